import { z } from 'zod';
import type { AxeRule } from '../../utils/facts/audit-facts.ts';
import type { Template } from '../../utils/facts/page-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { provable } from '../axe.ts';
import { AXE_PRINCIPLES, type AxeRuleId } from '../axe-principles.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass } from '../rule.ts';
import { clause } from '../standards.ts';

/**
 * Elements that hold a principle, of those that axe could judge. What axe leaves to a person stays undecided until a
 * person decides. A page of two thousand links must not drown its three pictures: each check of axe counts with `cap`
 * elements at most, in the proportion that it found.
 */
export default definePageRule({
  id: 'axe-principle-violated',
  version: 2,
  /** `except`: checks of axe that other indicators ask about. `cap` is the product's default. */
  params: z.object({
    principle: z.enum(['perceivable', 'operable', 'understandable', 'robust']),
    levels: z
      .array(z.enum(['A', 'AA']))
      .min(1)
      .default(['A', 'AA']),
    except: z.array(z.string()).default([]),
    cap: z.number().int().positive().default(50),
  }),
  needs: ['audit', 'template'],
  basis: [
    clause('wcag-2.2', '1 Perceivable, 2 Operable, 3 Understandable, 4 Robust', 'text'),
    clause('gbt-37668-2019', '可感知、可操作、可理解、兼容', 'secondary'),
    clause('barrier-free-law-2023', '第三十二条', 'text', '应当逐步符合'),
  ],

  check({ audit, template, url }, { principle, levels, except, cap }) {
    const axe = audit?.axe;
    if (!axe) return cannotTell(message('because.not-measured'));
    const ids = levels
      .flatMap((level): readonly AxeRuleId[] => AXE_PRINCIPLES[principle][level])
      .filter((id) => !except.includes(id));
    const found = new Map(axe.rules.map((rule) => [rule.id, provable(rule, audit)]));
    const sum = { numerator: 0, denominator: 0, unknown: 0 };
    const findings: Finding[] = [];
    for (const id of ids) {
      const rule = found.get(id);
      const counted = capped(rule?.violations ?? 0, rule?.passes ?? axe.passed[id] ?? 0, cap);
      sum.numerator += counted.passes;
      sum.denominator += counted.passes + counted.violations;
      sum.unknown += Math.min(rule?.incomplete ?? 0, cap);
      if (rule && rule.violations > 0) findings.push(findingOf(id, rule, template, url));
    }
    if (sum.denominator + sum.unknown === 0) return notApplicable(message('because.nothing-of-the-kind'));
    if (sum.denominator === 0) return cannotTell(message('because.axe-needs-review'));
    if (findings.length === 0 && sum.unknown === 0) return pass();
    return { status: 'measured', ...sum, certainty: 'proven', findings };
  },
});

/** In proportion; one violation never vanishes. */
function capped(violations: number, passes: number, cap: number): { violations: number; passes: number } {
  const all = violations + passes;
  if (all <= cap) return { violations, passes };
  const kept = Math.ceil((violations * cap) / all);
  return { violations: kept, passes: cap - kept };
}

/** One a check and region of the template, whichever of its pages shows it. */
function findingOf(id: AxeRuleId, rule: AxeRule, template: Template | undefined, url: string): Finding {
  const node = rule.nodes.find(({ is }) => is === 'violation');
  const region = regionOf(node?.target ?? '');
  const print = template && ((region && template[region]) ?? template.whole);
  const quote = node?.text || node?.html;
  return {
    key: `axe-principle-violated:${id}:${print ?? url}`,
    pageUrl: url,
    ...(node?.target ? { selector: node.target } : {}),
    message: message('finding.axe-principle-violated', { what: message(`axe.${id}`), count: rule.violations }),
    ...(quote ? { quote: quote.slice(0, 200) } : {}),
  };
}

/** By the names in its selector: this only decides which pages share the finding. */
function regionOf(target: string): 'header' | 'navigation' | 'footer' | undefined {
  if (/(?:^|[\s>.#_-])(?:footer|foot|bottom)/i.test(target)) return 'footer';
  if (/(?:^|[\s>.#_-])(?:nav|menu)/i.test(target)) return 'navigation';
  return /(?:^|[\s>.#_-])(?:header|head|top)(?![a-z])/i.test(target) ? 'header' : undefined;
}
