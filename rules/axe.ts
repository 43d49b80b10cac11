/** How rules read what axe-core found on a page: one question over one or several of its rules. */
import type { AuditFacts, AxeRule } from '../utils/facts/audit-facts.ts';
import { type MessageCode, message } from '../utils/text/catalogue/index.ts';
import { cannotTell, type Finding, notApplicable, type Outcome, pass, proven } from './rule.ts';

export interface AxeQuestion {
  /** The rule that asks: findings are keyed by it. */
  ruleId: string;
  url: string;
  audit: AuditFacts | undefined;
  /** axe's rules that answer it. */
  axeRules: readonly string[];
  /** A message without parameters. */
  finding: Extract<MessageCode, `finding.${string}`>;
}

/**
 * A violation is proven by the element that axe names. Elements that axe leaves to a person (incomplete) leave the
 * question open, unless another one is a violation. Nothing to look at is not applicable.
 */
export function askAxe({ ruleId, url, audit, axeRules, finding }: AxeQuestion): Outcome {
  const axe = audit?.axe;
  if (!axe) return cannotTell(message('because.not-measured'));

  const found = axe.rules.filter(({ id }) => axeRules.includes(id)).map((rule) => provable(rule, audit));
  const findings = found.flatMap((rule) => findingsOf(rule, ruleId, url, finding));
  const [first, ...others] = findings;
  if (first) return proven(first, ...others);
  if (found.some(({ incomplete }) => incomplete > 0)) return cannotTell(message('because.axe-needs-review'));
  const looked = found.some(({ passes }) => passes > 0) || axeRules.some((id) => (axe.passed[id] ?? 0) > 0);
  if (looked) return pass();
  const asked = axeRules.some((id) => axe.inapplicable.includes(id));
  return asked ? notApplicable(message('because.nothing-of-the-kind')) : cannotTell(message('because.not-measured'));
}

/** Checks of axe that compare colours. */
const COLOURS: ReadonlySet<string> = new Set(['color-contrast', 'color-contrast-enhanced', 'link-in-text-block']);

/**
 * What of axe's violations an evaluated body could not answer: not the colours of a page whose style sheets did not load,
 * nor elements that no visitor meets. These are left to a person, as what axe itself leaves open.
 */
export function provable(rule: AxeRule, { environment }: AuditFacts): AxeRule {
  const leave = (violations: number, nodes: AxeRule['nodes']): AxeRule => ({
    ...rule,
    violations,
    incomplete: rule.incomplete + rule.violations - violations,
    nodes,
  });
  if (COLOURS.has(rule.id) && environment.stylesheetsMissing) return leave(0, []);
  const doubted = rule.nodes.filter(({ is, doubt }) => is === 'violation' && doubt);
  if (doubted.length === 0) return rule;
  const sure = rule.nodes.filter((node) => !doubted.includes(node));
  // Of the elements that were not kept nobody knows what they are.
  return leave(sure.some(({ is }) => is === 'violation') ? rule.violations - doubted.length : 0, sure);
}

function findingsOf(rule: AxeRule, ruleId: string, url: string, code: AxeQuestion['finding']): Finding[] {
  const byPlace = new Map<string, Finding>();
  for (const { is, target, html, text } of rule.nodes) {
    if (is !== 'violation') continue;
    // Rows of one list share one template: neither their place in it nor the numbers of their addresses tell them apart.
    const place = (target || html || '').replace(/:nth-(child|of-type)\(\d+\)/g, '').replace(/\d+/g, '0');
    const key = `${ruleId}:${rule.id}:${place}`;
    if (byPlace.has(key)) continue;
    const quote = text || html;
    byPlace.set(key, {
      key,
      pageUrl: url,
      ...(target ? { selector: target } : {}),
      message: { code },
      ...(quote ? { quote: quote.slice(0, 200) } : {}),
    });
  }
  // On an extreme page there was no room for a single element; the defect stands all the same.
  if (rule.violations > 0 && byPlace.size === 0)
    return [{ key: `${ruleId}:${rule.id}`, pageUrl: url, message: { code } }];
  return [...byPlace.values()];
}
