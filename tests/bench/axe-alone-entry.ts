/**
 * axe-core by itself, to be injected as the audit is: what the audit is compared with. It carries the audit along, unused,
 * so that both bundles weigh the same.
 */
import axe from 'axe-core';
import { auditPage } from '../../entrypoints/audit.content/audit-page.ts';
import { AXE_OPTIONS } from '../../utils/facts/axe-digest.ts';

/** What axe says of a rule, with the first elements it names. */
export interface Alone {
  violations: number;
  incomplete: number;
  passes: number;
  impact: string | null;
  /** Violations first; with the sentences axe makes. */
  nodes: { target: string; messages: string[] }[];
}

export async function run(nodes: number): Promise<Record<string, Alone>> {
  if (nodes < 0) await auditPage(document, window);
  const results = await axe.run(document, AXE_OPTIONS);
  const rules: Record<string, Alone> = {};
  for (const of of ['violations', 'incomplete', 'passes'] as const) {
    for (const result of results[of]) {
      rules[result.id] ??= { violations: 0, incomplete: 0, passes: 0, impact: null, nodes: [] };
      const rule = rules[result.id] as Alone;
      rule[of] = result.nodes.length;
      if (of === 'passes') continue;
      rule.impact ??= result.impact ?? null;
      for (const { target, any, all, none } of result.nodes.slice(0, nodes - rule.nodes.length)) {
        rule.nodes.push({
          target: target.flat().join(' >>> '),
          messages: [...any, ...all, ...none].map(({ message }) => message),
        });
      }
    }
  }
  return rules;
}
