/** Check results × judgements × an indicator system → points. One pure function, `score`. */
import { MAX_LEDGER } from '../../rules/rule.ts';
import type { Check, Leaf, Node, System } from '../../rules/systems/system.ts';
import { isLeaf, leavesOf, observableOf } from '../../rules/systems/tree.ts';
import type { Campaign, Judgement, Sample } from '../model.ts';
import { type Message, message } from '../text/catalogue/index.ts';
import { type Day, earliest, latest } from '../text/day.ts';
import {
  type Answer,
  accuses,
  answerOf,
  type Count,
  type CountedFinding,
  combined,
  countOf,
  distinct,
  type FindingJudgements,
  NO_JUDGEMENTS,
  unknownAnswer,
} from './answer.ts';
import { boundsOf, countsInScore, type Scale, type Standing, scalesOf, weightOf } from './bounds.ts';
import { gradeOf } from './grade.ts';
import { answerOfSample, countingJudgements, type Judged, standingOfDecision } from './judging.ts';
import { decidedByMachine, ledgerOf, withRowsByKey } from './ledger.ts';
import { pointShare, rangeOf } from './method.ts';
import { type Owing, type Owner, owingOf } from './owing.ts';
import { definitionOf, findingsOf, markOfJudgements, markOfResults, restsOn } from './rests-on.ts';
import type {
  AreaScore,
  Bonus,
  CheckResult,
  Interval,
  LeafScore,
  LeafState,
  LedgerRow,
  Vetoes,
  VetoResult,
  Words,
} from './scorecard.ts';
import { checkKey, paramsKeyOf } from './verdict.ts';

export interface ScoreInput {
  /** With the limits that the campaign adopted (`adoptLimits`): what is left as `defaults` is at most suspected. */
  system: System;
  body: Owner;
  /** By `checkKey`; a check without a result has not been asked yet and is undecided. */
  results: ReadonlyMap<string, CheckResult>;
  judgements: readonly Judgement[];
  campaign: Pick<Campaign, 'amountsConfirmed'>;
  /** The day of judgement: the earlier of cut-off and last capture. Undefined where it is not known. */
  asOf: Day | undefined;
  /** What was drawn to be judged object by object, by leaf. */
  samples?: ReadonlyMap<string, Pick<Sample, 'drawn'>>;
}

export interface Score {
  score: Interval;
  /** The amounts are the product's own and nobody confirmed them: `score` is shown to nobody. */
  total?: 'unconfirmed';
  points: number;
  decided: number;
  vetoes: Vetoes;
  result?: VetoResult;
  grades?: Words[];
  bonus?: Bonus;
  areas: AreaScore[];
}

/** At most so many findings stand in a leaf's score; `findingCount` tells how many there are. */
const FINDINGS_SHOWN = 20;

const OPEN: Interval = { low: 0, high: 1 };
const ZERO: Interval = { low: 0, high: 0 };

/** What is the same for all leaves of one call. */
interface Context extends ScoreInput {
  judged: ReadonlyMap<string, Judged>;
  /** The leaf that a finding is deducted in, by its key. */
  owners: ReadonlyMap<string, string>;
}

/** A leaf before its points are known. */
interface LeafAnswer extends Standing {
  leaf: Leaf;
  count: Count;
  answer: Pick<Answer, 'findings' | 'because'>;
  sample?: { drawn: number; judged: number };
  ledger: readonly LedgerRow[];
}

/**
 * Scores one body by one system.
 *
 * @returns points as intervals, unrounded. The bounds of the score are exact: the least and the most that deciding
 *   everything undecided can come to with the facts fixed, be it lost, won, in part, or not applicable (`boundsOf` says
 *   what that means). Three things are outside of them: a judgement that overrules what the facts decided, and is
 *   marked as doing so; vetoes that are not excluded, which stand beside the score; and the case in which nothing
 *   applies at all, which is no score, but 0 of 0 points. A bonus that opens above a threshold counts in `low` where
 *   the least score is above it, in `high` where the most is. Areas and leaves show the points that they have as long
 *   as what is undecided applies. `decided` is the share of the applicable points, those of the bonus included, on
 *   which nothing hangs any more.
 */
export function score(input: ScoreInput): Score {
  const { system } = input;
  const { tree, whenNotApplicable } = system;
  const context: Context = { ...input, judged: countingJudgements(input.judgements), owners: ownersOf(input) };
  const answers = new Map(leavesOf(tree).map((leaf) => [leaf, answerLeaf(leaf, context)]));
  const answerTo = (leaf: Leaf): LeafAnswer => answers.get(leaf) ?? answerLeaf(leaf, context);

  const bounds = boundsOf(tree, whenNotApplicable, answerTo);
  const base = bounds && { low: bounds.low * tree.points, high: bounds.high * tree.points };
  const bonus = bonusOf(system, [...answers.values()], base);

  const scales = scalesOf(tree, whenNotApplicable, answerTo);
  const leafScores = (node: Node, path: readonly Words[]): LeafScore[] =>
    isLeaf(node)
      ? [leafScore(answerTo(node), path, scales.get(node), context, bonus)]
      : node.children.flatMap((child) => leafScores(child, isLeaf(child) ? path : [...path, child.title]));
  const isClosed = bonus?.opens === 'no';
  const areas = tree.children.map((node) => {
    const leaves = leafScores(node, []);
    return { id: node.id, title: node.title, leaves, ...sumUp(leaves, isClosed) };
  });

  const all = areas.flatMap(({ leaves }) => leaves);
  const { decided } = sumUp(all, isClosed);
  // Exact, where the sum of scaled points carries binary dust.
  const points = bounds ? tree.points : 0;
  const vetoes = vetoesOf(all);
  const total = withCeiling(system, vetoes, withBonus(base ?? ZERO, bonus));
  const isUnconfirmed = system.total === 'after-confirmation' && !input.campaign.amountsConfirmed;
  const grades = isUnconfirmed ? undefined : gradeOf(system, total, points);
  const result = resultOf(system, vetoes, all);
  return {
    score: total,
    ...(isUnconfirmed ? { total: 'unconfirmed' } : {}),
    points,
    decided,
    vetoes,
    ...(result ? { result } : {}),
    ...(grades ? { grades } : {}),
    ...(bonus ? { bonus } : {}),
    areas,
  };
}

/**
 * No double deduction: among `deduct` leaves a finding belongs to the first one in the order of the tree that the body
 * owes and whose checks found it, whatever persons decide there, and even where a later leaf would take more for it or
 * the first has nothing left to take. The place is fixed by the system and the facts: otherwise a decision or one more
 * finding in one leaf could cost points in another, and the interval would not hold.
 */
function ownersOf({ system, results, body, asOf }: ScoreInput): Map<string, string> {
  const owners = new Map<string, string>();
  for (const leaf of leavesOf(system.tree)) {
    const { method, sample, applicability } = leaf;
    if (method.type !== 'deduct' || sample || method.each === 0 || weightOf(leaf) === 0) continue;
    if (owingOf(applicability, body, asOf).owed === 'no') continue;
    const found = (leaf.checks ?? []).flatMap((check) => findingsOf(resultOfCheck(results, check)));
    for (const { key } of [...found, ...ledgerOf(leaf, results)]) {
      if (!owners.has(key)) owners.set(key, leaf.id);
    }
  }
  return owners;
}

function resultOfCheck(results: ScoreInput['results'], check: Check): CheckResult | undefined {
  return results.get(checkKey(check.rule, paramsKeyOf(check.params)));
}

/** The leaf as facts and persons have it. */
function answerLeaf(leaf: Leaf, context: Context): LeafAnswer {
  const ledger = ledgerOf(leaf, context.results);
  const judged = context.judged.get(leaf.id);
  const found = { ...factsOf(leaf, context, judged ? withRowsByKey(judged, ledger) : NO_JUDGEMENTS), ledger };
  const judgement = judged?.get('');
  if (!judgement) return found;
  const decided = standingOfDecision(leaf, judgement, { of: leaf.points, range: rangeOf(leaf) });
  if (decided) return { ...found, ...decided };
  // 存疑: what the facts had decided is open again.
  return isDecided(found) ? { ...found, applies: 'maybe', share: rangeOf(leaf) } : found;
}

const isDecided = ({ applies, share }: Standing): boolean =>
  applies === 'no' || (applies === 'yes' && share.low === share.high);

/** What checks, and persons about single findings and drawn objects, say of the leaf. */
function factsOf(leaf: Leaf, context: Context, judged: FindingJudgements): Omit<LeafAnswer, 'ledger'> {
  const { results, body, asOf } = context;
  const owing = owingOf(leaf.applicability, body, asOf);
  if (owing.owed === 'no') return notOwed(leaf, owing.because);
  const late = timeOf(leaf, asOf);
  const isForPerson = observableOf(leaf) !== 'auto' || leaf.sample !== undefined;
  const accused: Message[] = [];
  const answers = (leaf.checks ?? []).map((check) => {
    const result = resultOfCheck(results, check);
    const doubts = [...doubtOf(owing), ...late.doubts, ...notAdopted(check)];
    if (accuses(result)) accused.push(...doubts, ...late.remarks);
    return answerOf(result, judged, isForPerson || doubts.length > 0);
  });
  const sample = leaf.sample && answerOfSample(leaf, context.samples?.get(leaf.id), judged);
  const machine = combined(answers, leaf.combine);
  const answer: Answer = sample
    ? { ...machine, ...sample.answer, unseen: 0 }
    : isForPerson || answers.length === 0
      ? { ...unknownAnswer(message('because.person-judges')), findings: machine.findings }
      : machine;
  const count = sample
    ? leaf.method.type === 'veto'
      ? sample.unmet
      : sample.lost
    : countedFor(leaf, answers, context, isForPerson || answers.length === 0);
  const isOpen = owing.owed === 'unknown' || (owing.owed === 'guessed' && accused.length > 0);
  const because = distinct([...answer.because, ...accused, ...(owing.owed === 'unknown' ? [owing.because] : [])]);
  const isAnswered = isForPerson && !sample && leaf.answers !== undefined && leaf.method.type !== 'veto';
  const share = isOpen ? OPEN : isAnswered ? rangeOf(leaf) : pointShare(leaf, answer.share, count);
  // What is lost for certain is known to apply; so is a deduction of which all is deducted elsewhere.
  const isSettled = count.proven > 0 || (leaf.method.type === 'deduct' && share.low === share.high);
  return {
    leaf,
    applies: isOpen ? 'maybe' : !answer.applicable ? 'no' : answer.unknown && !isSettled ? 'maybe' : 'yes',
    share,
    count,
    answer: { findings: answer.findings, because },
    ...(sample ? { sample: { drawn: sample.drawn, judged: sample.judged } } : {}),
  };
}

function notOwed(leaf: Leaf, because: Message): Omit<LeafAnswer, 'ledger'> {
  const answer = { findings: [], because: [because] };
  return { leaf, applies: 'no', share: ZERO, count: { proven: 0, open: 0 }, answer };
}

const doubtOf = (owing: Owing): Message[] =>
  owing.owed === 'guessed' || owing.owed === 'unknown' ? [owing.because] : [];

function notAdopted({ defaults }: Check): Message[] {
  return defaults ? [message('because.limit-not-adopted', { parameters: defaults.join(', ') })] : [];
}

/**
 * Before the last day that any document names nothing is deducted; where another one named an earlier day that is over,
 * it is said.
 */
function timeOf({ deadlines = [], alsoAsked = [] }: Leaf, asOf: Day | undefined) {
  const days = [...deadlines, ...alsoAsked.flatMap(({ deadline }) => deadline ?? [])].map(({ on }) => on);
  const [first, last] = [earliest(...days), latest(...days)];
  if (!first || !last) return { doubts: [], remarks: [] };
  if (!asOf) return { doubts: [message('because.day-unknown')], remarks: [] };
  if (asOf > last) return { doubts: [], remarks: [] };
  return {
    doubts: [message('because.not-due', { day: last })],
    remarks: asOf > first ? [message('because.reminder', { day: first })] : [],
  };
}

/** Methods that go by the share met ask only whether anything is lost for certain. */
function countedFor(leaf: Leaf, answers: readonly Answer[], context: Context, isForPerson: boolean): Count {
  if (leaf.method.type !== 'deduct' && leaf.method.type !== 'veto') {
    const isLost = answers.some(({ findings }) => findings.some(({ certainty }) => certainty === 'proven'));
    return { proven: isLost ? 1 : 0, open: 0 };
  }
  const count = countOf(answers, leaf.combine, worthIn(leaf, context));
  return isForPerson ? { ...count, open: Number.POSITIVE_INFINITY } : count;
}

/** What a finding costs in a leaf: nothing where it is deducted in another; a veto counts only whole ones. */
function worthIn(leaf: Leaf, { owners }: Context): (finding: CountedFinding) => number {
  return leaf.method.type === 'veto'
    ? ({ cost }) => (cost >= 1 ? 1 : 0)
    : ({ finding, cost }) => ((owners.get(finding.key) ?? leaf.id) === leaf.id ? cost : 0);
}

function leafScore(
  of: LeafAnswer,
  path: readonly Words[],
  scale: Scale | undefined,
  context: Context,
  bonus: Bonus | undefined,
): LeafScore {
  const { leaf, answer, applies } = of;
  const { factor = 1, inFull = false } = countsInScore(leaf) ? (scale ?? {}) : {};
  const isVeto = leaf.method.type === 'veto';
  const points = isVeto || (applies === 'no' && !inFull) ? 0 : weightOf(leaf) * factor;
  const share = !inFull || applies === 'yes' ? of.share : { low: applies === 'no' ? 1 : of.share.low, high: 1 };
  const because = [...answer.because];
  if (leaf.method.type === 'bonus' && bonus?.opens === 'no') {
    because.push(message('because.bonus-closed', { points: context.system.bonus?.opensAbove ?? 0 }));
  }
  return {
    id: leaf.id,
    title: leaf.title,
    path: [...path],
    points,
    score: { low: points * share.low, high: points * share.high },
    state: stateOf(of, isVeto),
    weight: weightOf(leaf),
    method: leaf.method.type,
    veto: isVeto,
    ...vetoCountOf(of),
    because,
    ...shownFindings(of, context),
    rules: (leaf.checks ?? []).flatMap((check) => ruleOf(resultOfCheck(context.results, check), check)),
    ...(leaf.clause ? { clause: leaf.clause } : {}),
    ...(leaf.unit ? { unit: leaf.unit } : {}),
    ...(leaf.deadlines ? { deadlines: leaf.deadlines } : {}),
    ...ledgerParts(of, context),
    ...(of.sample ? { sample: of.sample } : {}),
    ...personsSay(of, context),
  };
}

function stateOf({ applies, share }: Standing, isVeto: boolean): LeafState {
  if (applies === 'no') return 'not-applicable';
  // A veto that cannot be reached any more is excluded, whether it applies or not.
  if ((applies === 'maybe' && !isVeto) || share.low !== share.high) return 'undecided';
  if (share.low >= 1) return 'met';
  return share.low <= 0 ? 'unmet' : isVeto ? 'undecided' : 'partly';
}

function ledgerParts({ leaf, ledger }: LeafAnswer, context: Context): Pick<LeafScore, 'ledger' | 'ledgerBeyond'> {
  if (ledger.length === 0) return {};
  const judged = withRowsByKey(context.judged.get(leaf.id) ?? NO_JUDGEMENTS, ledger);
  const shown = ledger.slice(0, MAX_LEDGER).map((row): LedgerRow => {
    const judgement = judged.get(row.key);
    return judgement ? { ...row, decision: judgement.decision, decidedBy: judgement.evaluator } : row;
  });
  const ofChecks = (leaf.checks ?? []).map((check) => countedBeyond(resultOfCheck(context.results, check)));
  const beyond = ofChecks.reduce((sum, count) => sum + count, 0) + ledger.length - shown.length;
  return { ledger: shown, ...(beyond > 0 ? { ledgerBeyond: beyond } : {}) };
}

/** Objects of a count that its ledger does not name. */
function countedBeyond(result: CheckResult | undefined): number {
  if (result?.scope !== 'site' || result.outcome.status !== 'measured' || !result.outcome.ledger) return 0;
  const { denominator, unknown, ledger } = result.outcome;
  return denominator + unknown - ledger.filter(({ counted }) => counted).length;
}

function vetoCountOf({ leaf, count, applies, sample }: LeafAnswer): Pick<LeafScore, 'vetoCount'> {
  if (leaf.method.type !== 'veto' || applies === 'no' || !(leaf.checks || sample)) return {};
  const { atLeast = 1 } = leaf.method;
  const open = Number.isFinite(count.open) ? count.open : null;
  return { vetoCount: { proven: count.proven, open, atLeast } };
}

function shownFindings(
  { leaf, answer }: LeafAnswer,
  { owners }: Context,
): Pick<LeafScore, 'findings' | 'findingCount' | 'deductedElsewhere' | 'moreKeys'> {
  const all = distinctFindings(answer.findings);
  const ownerOf = ({ finding }: CountedFinding) =>
    leaf.method.type === 'deduct' ? (owners.get(finding.key) ?? leaf.id) : leaf.id;
  const elsewhere = new Set(all.filter((finding) => ownerOf(finding) !== leaf.id));
  const inOrder = elsewhere.size > 0 ? [...all.filter((one) => !elsewhere.has(one)), ...elsewhere] : all;
  const more = inOrder.slice(FINDINGS_SHOWN).map(({ finding }) => finding.key);
  return {
    findings: inOrder.slice(0, FINDINGS_SHOWN).map((entry) => {
      const { cost: _, ...shown } = entry;
      return elsewhere.has(entry) ? { ...shown, deductedIn: ownerOf(entry) } : shown;
    }),
    findingCount: all.length,
    ...(elsewhere.size > 0 ? { deductedElsewhere: elsewhere.size } : {}),
    ...(more.length > 0 ? { moreKeys: more } : {}),
  };
}

/** Answers of checks stand still, and several leaves may show one. */
const ordered = new WeakMap<readonly CountedFinding[], CountedFinding[]>();

/** Each finding once, however many checks of the leaf have it: what is proven first, then by pages, then by key. */
function distinctFindings(findings: readonly CountedFinding[]): CountedFinding[] {
  const known = ordered.get(findings);
  if (known) return known;
  const byKey = new Map<string, CountedFinding>();
  for (const entry of findings) {
    const before = byKey.get(entry.finding.key);
    if (!before || byCost(entry, before) < 0) byKey.set(entry.finding.key, entry);
  }
  const distinct = [...byKey.values()].sort(byCost);
  ordered.set(findings, distinct);
  return distinct;
}

/** The key settles ties, whatever the order was. */
function byCost(a: CountedFinding, b: CountedFinding): number {
  const isSuspected = ({ certainty }: CountedFinding) => Number(certainty === 'suspected');
  return isSuspected(a) - isSuspected(b) || b.pages - a.pages || (a.finding.key < b.finding.key ? -1 : 1);
}

function ruleOf(result: CheckResult | undefined, check: Check): LeafScore['rules'] {
  if (!result) return [];
  const { ruleId, ruleVersion } = result.scope === 'page' ? result.tally : result;
  return [{ id: ruleId, version: ruleVersion, paramsKey: paramsKeyOf(check.params) }];
}

function personsSay(
  { leaf, ledger }: LeafAnswer,
  context: Context,
): Pick<LeafScore, 'judged' | 'judgedBy' | 'decision' | 'overrules' | 'restsOnChanged' | 'marks'> {
  const { results } = context;
  const marks = {
    restsOn: restsOn(leaf, results),
    results: markOfResults(leaf, results),
    definition: definitionOf(leaf),
  };
  const judged = context.judged.get(leaf.id);
  const counting = judged ? countingFor(leaf, ledger, context, judged) : [];
  if (!judged || counting.length === 0) return { judged: false, marks };
  const whole = judged.get('');
  const isChanged = counting.some((one) => one.restsOn && one.restsOn !== restsOn(leaf, results, one.object, ledger));
  return {
    judged: whole !== undefined,
    judgedBy: [...new Set(counting.map(({ evaluator }) => evaluator))].sort(),
    ...(whole ? { decision: whole.decision } : {}),
    ...(overrules(leaf, context, judged) || overrulesRow(ledger, judged) ? { overrules: true } : {}),
    ...(isChanged ? { restsOnChanged: true } : {}),
    marks: { ...marks, judgements: markOfJudgements(counting) },
  };
}

/** Judgements of what is there: of findings that are gone, and of objects that were put aside, nothing is left. */
function countingFor(
  leaf: Leaf,
  ledger: readonly LedgerRow[],
  { results, samples }: Context,
  judged: Judged,
): Judgement[] {
  const there = new Set(['', ...(samples?.get(leaf.id)?.drawn ?? []).map(({ url }) => url)]);
  for (const check of leaf.checks ?? []) {
    for (const { key } of findingsOf(resultOfCheck(results, check))) there.add(key);
  }
  for (const { key, object } of ledger) there.add(key).add(object);
  return [...judged.values()].filter(({ object }) => there.has(object));
}

/** Whether a person decided otherwise of a row that the machine had decided. */
function overrulesRow(ledger: readonly LedgerRow[], judged: Judged): boolean {
  const byKey = withRowsByKey(judged, ledger);
  return ledger.some((row) => {
    const decision = byKey.get(row.key)?.decision;
    const before = decidedByMachine(row);
    return decision !== undefined && before !== undefined && decision !== before;
  });
}

/** Whether a person decided otherwise than the facts alone had. */
function overrules(leaf: Leaf, context: Context, judged: Judged): boolean {
  const facts = factsOf(leaf, context, NO_JUDGEMENTS);
  const isAcquitted = facts.answer.findings.some(({ certainty, finding }) => {
    const decision = judged.get(finding.key)?.decision;
    return certainty === 'proven' && decision !== undefined && decision !== 'unmet';
  });
  const whole = judged.get('');
  if (!whole || isAcquitted) return isAcquitted;
  const decided = standingOfDecision(leaf, whole, { of: leaf.points, range: rangeOf(leaf) });
  if (!decided) return isDecided(facts);
  if (facts.applies === 'no' || decided.applies === 'no') {
    return facts.applies !== 'maybe' && facts.applies !== decided.applies;
  }
  return decided.share.low < facts.share.low - 1e-9 || decided.share.high > facts.share.high + 1e-9;
}

function bonusOf(
  { bonus: rule }: System,
  answers: readonly LeafAnswer[],
  base: Interval | undefined,
): Bonus | undefined {
  const leaves = answers.filter(({ leaf }) => leaf.method.type === 'bonus');
  if (leaves.length === 0) return undefined;
  const { opensAbove = Number.NEGATIVE_INFINITY, cap = Number.POSITIVE_INFINITY } = rule ?? {};
  const sum = (of: (answer: LeafAnswer) => number) =>
    Math.min(
      cap,
      leaves.reduce((total, answer) => total + weightOf(answer.leaf) * of(answer), 0),
    );
  const opens = !base || base.high <= opensAbove ? 'no' : base.low > opensAbove ? 'yes' : 'open';
  return {
    score: {
      low: sum(({ applies, share }) => (applies === 'yes' ? share.low : 0)),
      high: sum(({ applies, share }) => (applies === 'no' ? 0 : share.high)),
    },
    opens,
  };
}

function withBonus({ low, high }: Interval, bonus: Bonus | undefined): Interval {
  if (!bonus) return { low, high };
  return {
    low: low + (bonus.opens === 'yes' ? bonus.score.low : 0),
    high: high + (bonus.opens === 'no' ? 0 : bonus.score.high),
  };
}

function vetoesOf(leaves: readonly LeafScore[]): Vetoes {
  const inState = (wanted: LeafState) => leaves.filter(({ veto, state }) => veto && state === wanted);
  const open = inState('undecided');
  const suspected = open.filter(({ findingCount }) => findingCount > 0).length;
  return { confirmed: inState('unmet').length, open: open.length, ...(suspected > 0 ? { suspected } : {}) };
}

function withCeiling({ onVeto }: System, { confirmed }: Vetoes, { low, high }: Interval): Interval {
  if (confirmed === 0) return { low, high };
  const ceiling = onVeto === 'fail' ? 0 : onVeto.cap;
  return { low: Math.min(low, ceiling), high: Math.min(high, ceiling) };
}

function resultOf(
  { onVeto }: System,
  { confirmed, open }: Vetoes,
  leaves: readonly LeafScore[],
): VetoResult | undefined {
  if (onVeto !== 'fail' || !leaves.some(({ veto, state }) => veto && state !== 'not-applicable')) return undefined;
  return confirmed > 0 ? 'failed' : open > 0 ? 'open' : 'passed';
}

/** Vetoes have no part in it. Bonus points are no part of the score below them; nothing hangs on those that are closed. */
function sumUp(
  leaves: readonly LeafScore[],
  isBonusClosed: boolean,
): { points: number; score: Interval; decided: number } {
  const sum = (some: readonly LeafScore[], of: (leaf: LeafScore) => number) =>
    some.reduce((total, leaf) => total + of(leaf), 0);
  const counted = leaves.filter(({ method }) => method !== 'veto' && method !== 'bonus');
  const onTop = leaves.filter(({ method }) => method === 'bonus');
  const points = sum(counted, (leaf) => leaf.points);
  const hanging =
    sum(counted, (leaf) => (leaf.state === 'undecided' ? leaf.points : 0)) +
    (isBonusClosed ? 0 : sum(onTop, (leaf) => (leaf.state === 'undecided' ? leaf.points : 0)));
  const all = points + sum(onTop, (leaf) => leaf.weight);
  return {
    points,
    score: { low: sum(counted, ({ score }) => score.low), high: sum(counted, ({ score }) => score.high) },
    decided: all === 0 ? 0 : 1 - hanging / all,
  };
}
