/** Marks of what a leaf rests on: short texts that are equal for equal content, so that a change can be flagged. */
import type { Finding } from '../../rules/rule.ts';
import type { Leaf } from '../../rules/systems/system.ts';
import { hash53, stableJson } from '../facts/digest.ts';
import type { Judgement } from '../model.ts';
import { weightOf } from './bounds.ts';
import { ledgerOf } from './ledger.ts';
import type { CheckResult, LeafScore, LedgerRow } from './scorecard.ts';
import { checkKey, paramsKeyOf } from './verdict.ts';

const markOf = (value: unknown): string => hash53(stableJson(value)).toString(36);

/** Results and leaves stand still: what follows from them is worked out once. */
function once<K extends object>(make: (key: K) => string): (key: K) => string {
  const known = new WeakMap<K, string>();
  return (key) => {
    const mark = known.get(key) ?? make(key);
    known.set(key, mark);
    return mark;
  };
}

/**
 * What a judgement rests on: of a leaf what its checks say and what the system asks, of one finding or one row of a
 * ledger what it says, of a drawn object what the system asks. Counts of pages are left out, since every page that is read changes them; version
 * and parameters of a rule too, since they matter only where they change what it says.
 */
export function restsOn(
  leaf: Leaf,
  results: ReadonlyMap<string, CheckResult>,
  object = '',
  rows: readonly LedgerRow[] = ledgerOf(leaf, results),
): string {
  const said = (leaf.checks ?? []).map((check) => results.get(checkKey(check.rule, paramsKeyOf(check.params))));
  if (object === '') return markOf([askedOf(leaf), ...said.map((result) => (result ? saidBy(result) : null))]);
  const finding = said.flatMap(findingsOf).find(({ key }) => key === object);
  if (finding) return markOfFinding(finding);
  const row = rows.find((entry) => entry.object === object || entry.key === object);
  return row ? markOfRow(row) : askedOf(leaf);
}

/**
 * What a judgement of a finding or of a row of the ledger rests on, as a scorecard shows it: the same mark as that of
 * the facts it was made from. Undefined where the scorecard does not show it, and for objects of other kinds.
 */
export function restsOnShown(
  { findings, moreKeys = [], ledger = [] }: Pick<LeafScore, 'findings' | 'moreKeys' | 'ledger'>,
  object: string,
): string | undefined {
  const shown = findings.find(({ finding }) => finding.key === object);
  if (shown) return markOfFinding(shown.finding);
  if (moreKeys.includes(object)) return undefined;
  const row = ledger.find((entry) => entry.object === object || entry.key === object);
  return row && markOfRow(row);
}

const markOfFinding = ({ message, quote }: Finding): string => markOf([message, quote]);
const markOfRow = ({ title, counted, because, met, by }: LedgerRow): string =>
  markOf([title, counted, because, met, by]);

const askedOf = once<Leaf>(({ question, answers, clause }) => markOf([question, answers, clause?.quote]));

const saidBy = once<CheckResult>((result) => {
  if (result.scope === 'site') {
    const { ruleId, outcome } = result;
    const { status } = outcome;
    const counts = outcome.status === 'measured' ? [outcome.numerator, outcome.denominator, outcome.unknown] : [];
    return markOf([ruleId, status, 'certainty' in outcome && outcome.certainty, counts, keysOf(findingsOf(result))]);
  }
  const { ruleId, pass, fail, suspected, cannotTell, error, findings } = result.tally;
  const seen = [pass, fail, suspected, cannotTell, error].map((pages) => pages > 0);
  return markOf([ruleId, seen, findings.map(({ certainty, finding }) => `${certainty} ${finding.key}`).sort()]);
});

/** All that the checks of a leaf said, counts included. */
export function markOfResults(leaf: Leaf, results: ReadonlyMap<string, CheckResult>): string {
  const said = (leaf.checks ?? []).map((check) => results.get(checkKey(check.rule, paramsKeyOf(check.params))));
  return markOf(said.map((result) => (result ? contentOf(result) : null)));
}

/** Without the version of the rule, and without texts that follow from the rest. */
const contentOf = once<CheckResult>((result) => {
  if (result.scope === 'page') {
    const { ruleId, pass, fail, suspected, notApplicable, cannotTell, error, findings } = result.tally;
    const found = findings.map(({ certainty, pages, finding }) => `${certainty} ${pages} ${finding.key}`).sort();
    return markOf([ruleId, pass, fail, suspected, notApplicable, cannotTell, error, found]);
  }
  const { outcome } = result;
  const { because: _, ...said } = { because: undefined, ...outcome };
  return markOf({ ...said, findings: keysOf(findingsOf(result)) });
});

const keysOf = (findings: readonly Finding[]): string[] => findings.map(({ key }) => key).sort();

/** The findings of a check's result, whatever their certainty. */
export function findingsOf(result: CheckResult | undefined): readonly Finding[] {
  if (!result) return [];
  if (result.scope === 'page') return result.tally.findings.map(({ finding }) => finding);
  return 'findings' in result.outcome ? result.outcome.findings : [];
}

/** What a system says of a leaf, but for the parameters of its checks. */
export const definitionOf = once<Leaf>((leaf) => {
  const { method, combine, observable, answers, sample, applicability, deadlines, checks = [] } = leaf;
  const rules = checks.map(({ rule }) => rule);
  return markOf([weightOf(leaf), method, combine, observable, answers, sample, applicability, deadlines, rules]);
});

/** What persons decided, whoever and whenever it was. */
export function markOfJudgements(judgements: readonly Judgement[]): string {
  const said = judgements.map(({ object, decision, points, answerId }) =>
    stableJson({ object, decision, points, answerId }),
  );
  return markOf(said.sort());
}
