/** Stored facts × the rules with a period → what falls due (临期) if nothing changes. Pure, and without a clock. */
import { ruleById } from '../../rules/index.ts';
import type { Due } from '../../rules/rule.ts';
import type { Leaf, System } from '../../rules/systems/system.ts';
import { leavesOf } from '../../rules/systems/tree.ts';
import type { SiteFacts } from '../facts/site-facts.ts';
import type { Day } from '../text/day.ts';
import { narrowing } from './evaluate.ts';
import { applies } from './owing.ts';
import type { SummaryDue } from './summary.ts';
import { paramsKeyOf, type Verdict } from './verdict.ts';

export interface DueInput {
  facts: SiteFacts;
  system: System;
  /** What `evaluateSite` made of the same facts: whether something is overdue is theirs to say. */
  verdicts: readonly Verdict[];
  /** 截止日: what falls due on it or later is never late for the campaign. */
  cutoff?: Day;
}

/**
 * Everything that falls due for the body by the checks that it owes, each once, by last day. Where a rule fails on the
 * facts or refuses its parameters nothing is due: its verdict says what went wrong.
 */
export function dueOf({ facts, system, verdicts, cutoff }: DueInput): SummaryDue[] {
  const late = new Map(
    verdicts.map(({ ruleId, paramsKey, outcome }) => [`${ruleId}${paramsKey}`, findingKeys(outcome)]),
  );
  const found = new Map<string, SummaryDue>();
  for (const leaf of leavesOf(system.tree)) {
    if (!applies(leaf.applicability, facts.body)) continue;
    for (const check of leaf.checks ?? []) {
      const rule = ruleById(check.rule);
      const checkKey = `${rule?.id}${paramsKeyOf(check.params)}`;
      for (const due of dueOfCheck(facts, check)) {
        const key = `${checkKey} ${due.key} ${due.pageUrl}`;
        if ((cutoff && due.lastDay >= cutoff) || found.has(key)) continue;
        const { clause, ...rest } = due;
        found.set(key, {
          ...rest,
          ruleId: rule?.id ?? check.rule,
          late: late.get(checkKey)?.has(due.key) ?? false,
          clause: leaf.clause ?? wordedAsLeaf(clause),
        });
      }
    }
  }
  return [...found.values()].sort(byLastDay);
}

function dueOfCheck(facts: SiteFacts, check: NonNullable<Leaf['checks']>[number]): readonly Due[] {
  const rule = ruleById(check.rule);
  if (rule?.scope !== 'site' || !rule.dueOn) return [];
  try {
    return rule.dueOn(narrowing(facts)(rule), rule.params.parse(check.params));
  } catch {
    return [];
  }
}

function findingKeys(outcome: Verdict['outcome']): Set<string> {
  return new Set('findings' in outcome ? outcome.findings.map(({ key }) => key) : []);
}

function wordedAsLeaf({ document, clause, status, quote }: Due['clause']): SummaryDue['clause'] {
  return { document, place: clause, status, ...(quote && { quote }) };
}

function byLastDay(a: SummaryDue, b: SummaryDue): number {
  const [x, y] = [a, b].map(({ lastDay, key, pageUrl }) => `${lastDay} ${key} ${pageUrl}`) as [string, string];
  return x < y ? -1 : x > y ? 1 : 0;
}
