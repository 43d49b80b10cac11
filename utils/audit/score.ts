/** Check results × judgements × an indicator system → points. One pure function, `score`. */
import type { Certainty, Finding, VerdictOutcome } from '../../rules/rule.ts';
import type { Applicability, Leaf, Method, Node, System } from '../../rules/systems/system.ts';
import { isLeaf, leavesOf } from '../../rules/systems/tree.ts';
import type { Body, Judgement } from '../model.ts';
import { type Message, message } from '../text/catalogue/index.ts';
import type { AreaScore, CheckResult, Interval, LeafScore, LeafState, RuleTally } from './scorecard.ts';
import { checkKey, paramsKeyOf } from './verdict.ts';

export interface ScoreInput {
  system: System;
  body: Pick<Body, 'level' | 'kind' | 'confirmed'>;
  /** By `checkKey`; a check without a result has not been asked yet and is undecided. */
  results: ReadonlyMap<string, CheckResult>;
  judgements: readonly Judgement[];
}

export interface Score {
  score: Interval;
  points: number;
  decided: number;
  vetoes: { confirmed: number; open: number };
  areas: AreaScore[];
}

/** At most so many findings stand in a leaf's score; `findingCount` tells how many there are. */
const FINDINGS_SHOWN = 20;

/** A check's answer reduced to what points need: the share met, between all undecided lost and all won. */
interface Answer {
  applicable: boolean;
  share: Interval;
  /** Distinct proven findings, and what could be added to them: Infinity where nobody knows. */
  deductions: { proven: number; open: number };
  findings: LeafScore['findings'];
  findingCount: number;
  because: Message[];
}

const rank: Record<Certainty, number> = { proven: 0, suspected: 1 };

function fromTally(tally: RuleTally): Answer {
  const undecided = tally.suspected + tally.cannotTell + tally.error;
  const asked = tally.pass + tally.fail + undecided;
  const suspectedFindings = tally.findings.filter(({ certainty }) => certainty === 'suspected').length;
  const unseen = tally.cannotTell + tally.error > 0 || tally.overflow || asked === 0;
  return {
    applicable: true,
    // No page that the rule speaks about was read: that is ignorance, not absence.
    share: asked === 0 ? { low: 0, high: 1 } : { low: tally.pass / asked, high: (tally.pass + undecided) / asked },
    deductions: {
      proven: tally.findings.length - suspectedFindings,
      open: unseen ? Number.POSITIVE_INFINITY : suspectedFindings,
    },
    findings: tally.findings.map((entry) => ({ ruleId: tally.ruleId, ...entry })),
    findingCount: tally.findings.length,
    because: asked === 0 ? [message('because.no-such-page-read')] : undecided > 0 ? tally.because : [],
  };
}

const nothing = { findings: [], findingCount: 0, because: [] };
const undecidedAnswer = (because: Message): Answer => ({
  ...nothing,
  applicable: true,
  share: { low: 0, high: 1 },
  deductions: { proven: 0, open: Number.POSITIVE_INFINITY },
  because: [because],
});

function fromOutcome(ruleId: string, outcome: VerdictOutcome): Answer {
  const shown = (findings: readonly Finding[], certainty: Certainty) =>
    findings.map((finding) => ({ ruleId, certainty, finding, pages: 1 }));
  switch (outcome.status) {
    case 'pass':
      return { ...nothing, applicable: true, share: { low: 1, high: 1 }, deductions: { proven: 0, open: 0 } };
    case 'fail': {
      const isProven = outcome.certainty === 'proven';
      const count = outcome.findings.length;
      return {
        applicable: true,
        share: { low: 0, high: isProven ? 0 : 1 },
        deductions: isProven ? { proven: count, open: 0 } : { proven: 0, open: count },
        findings: shown(outcome.findings, outcome.certainty),
        findingCount: count,
        because: [],
      };
    }
    case 'measured': {
      const objects = outcome.denominator + outcome.unknown;
      const count = outcome.findings.length;
      const isProven = outcome.certainty === 'proven';
      return {
        applicable: true,
        share:
          objects === 0
            ? { low: 0, high: 1 }
            : { low: outcome.numerator / objects, high: (outcome.numerator + outcome.unknown) / objects },
        deductions: { proven: isProven ? count : 0, open: outcome.unknown },
        findings: shown(outcome.findings, outcome.certainty),
        findingCount: count,
        because: [],
      };
    }
    case 'not-applicable':
      return {
        ...nothing,
        applicable: false,
        share: { low: 0, high: 0 },
        deductions: { proven: 0, open: 0 },
        because: [outcome.because],
      };
    case 'cannot-tell':
    case 'error':
      return undecidedAnswer(outcome.because);
  }
}

function ruleOf(result: CheckResult): { id: string; version: number } {
  const { ruleId, ruleVersion } = result.scope === 'page' ? result.tally : result;
  return { id: ruleId, version: ruleVersion };
}

function answerOf(result: CheckResult | undefined): Answer {
  if (!result) return undecidedAnswer(message('because.not-asked'));
  return result.scope === 'page' ? fromTally(result.tally) : fromOutcome(result.ruleId, result.outcome);
}

/** Several checks of one leaf as one answer; checks that do not apply have no say. */
function combine(answers: readonly Answer[], how: Leaf['combine']): Answer {
  const asked = answers.filter(({ applicable }) => applicable);
  const together = {
    findings: answers.flatMap(({ findings }) => findings),
    findingCount: answers.reduce((sum, { findingCount }) => sum + findingCount, 0),
    because: distinct(answers.flatMap(({ because }) => because)),
  };
  if (asked.length === 0) {
    return { ...together, applicable: false, share: { low: 0, high: 0 }, deductions: { proven: 0, open: 0 } };
  }
  const join = (shares: number[]) =>
    how === 'all'
      ? Math.min(...shares)
      : how === 'any'
        ? Math.max(...shares)
        : shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return {
    ...together,
    applicable: true,
    share: { low: join(asked.map(({ share }) => share.low)), high: join(asked.map(({ share }) => share.high)) },
    deductions: {
      proven: asked.reduce((sum, { deductions }) => sum + deductions.proven, 0),
      open: asked.reduce((sum, { deductions }) => sum + deductions.open, 0),
    },
  };
}

function distinct(messages: readonly Message[]): Message[] {
  return [...new Map(messages.map((entry) => [JSON.stringify(entry), entry])).values()];
}

/** The share of a leaf's points, 0–1, that its method gives for an answer. */
function shareOfPoints(method: Method, points: number, { share, deductions }: Answer): Interval {
  const both = (give: (met: number) => number): Interval => ({ low: give(share.low), high: give(share.high) });
  switch (method.type) {
    case 'all-or-nothing':
    case 'veto':
      return both((met) => (met >= 1 ? 1 : 0));
    case 'bonus':
      return both((met) => met);
    case 'proportional':
      return both((met) => Math.min(1, met / method.target));
    case 'graded': {
      const bands = [...method.bands].sort((a, b) => b.atLeast - a.atLeast);
      return both((met) => bands.find(({ atLeast }) => met >= atLeast)?.share ?? 0);
    }
    case 'deduct': {
      const left = (findings: number) => (points === 0 ? 1 : Math.max(0, 1 - (method.each * findings) / points));
      return { low: left(deductions.proven + deductions.open), high: left(deductions.proven) };
    }
  }
}

/** Whether the body owes it, by level and kind. */
export function applies(
  applicability: Applicability | undefined,
  { level, kind }: Pick<Body, 'level' | 'kind'>,
): boolean {
  const { levels, kinds, except = [] } = applicability ?? {};
  return (
    (levels?.includes(level) ?? true) &&
    (kinds?.includes(kind) ?? true) &&
    !except.some((body) => body.level === level && body.kind === kind)
  );
}

/** A leaf before its points are known: the share of them that it gets. */
interface LeafAnswer {
  leaf: Leaf;
  applicable: boolean;
  share: Interval;
  answer: Answer;
  judged: boolean;
  /** What judged it, so that a scorecard can say what it was made of. */
  rules: LeafScore['rules'];
}

function answerLeaf(leaf: Leaf, { body, results, judgements }: ScoreInput): LeafAnswer {
  const asked = (leaf.checks ?? []).map((check) => results.get(checkKey(check.rule, paramsKeyOf(check.params))));
  const answer = leaf.checks
    ? combine(asked.map(answerOf), leaf.combine)
    : undecidedAnswer(message('because.person-judges'));
  const base = { leaf, rules: asked.flatMap((result) => (result ? [ruleOf(result)] : [])) };

  // A review (复核) stands above a first judgement.
  const judgement =
    judgements.find(({ leafId, stage }) => leafId === leaf.id && stage === 'review') ??
    judgements.find(({ leafId }) => leafId === leaf.id);
  if (judgement) return { ...base, answer, judged: true, ...judged(leaf, judgement) };

  if (!applies(leaf.applicability, body)) {
    if (body.confirmed) {
      const because = [message('because.not-owed')];
      return { ...base, applicable: false, share: { low: 0, high: 0 }, answer: { ...answer, because }, judged: false };
    }
    return { ...base, applicable: true, judged: false, ...unconfirmed(answer) };
  }
  if (leaf.applicability && !body.confirmed && answer.findings.some(({ certainty }) => certainty === 'proven')) {
    return { ...base, applicable: true, judged: false, ...unconfirmed(answer) };
  }
  return {
    ...base,
    applicable: answer.applicable,
    share: shareOfPoints(leaf.method, leaf.points, answer),
    answer,
    judged: false,
  };
}

/** Level and kind are a guess: nobody is accused of what he may not owe. */
function unconfirmed(answer: Answer): { share: Interval; answer: Answer } {
  return {
    share: { low: 0, high: 1 },
    answer: {
      ...answer,
      findings: answer.findings.map((entry) => ({ ...entry, certainty: 'suspected' as const })),
      because: distinct([...answer.because, message('because.level-unconfirmed')]),
    },
  };
}

function judged(leaf: Leaf, { decision, points }: Judgement): { applicable: boolean; share: Interval } {
  const fixed = (share: number) => ({ applicable: true, share: { low: share, high: share } });
  switch (decision) {
    case 'met':
      return fixed(1);
    case 'unmet':
      return fixed(0);
    case 'partly':
      return fixed(points === undefined ? 0.5 : leaf.points === 0 ? 0 : Math.min(1, points / leaf.points));
    case 'not-applicable':
      return { applicable: false, share: { low: 0, high: 0 } };
    case 'doubtful':
      return { applicable: true, share: { low: 0, high: 1 } };
  }
}

/**
 * Scores one body by one system.
 *
 * @returns points as intervals (all undecided lost … all undecided won), unrounded; `decided` is the share of the
 *   applicable points whose interval is a single number. What is not applicable is rebased, given in full, or spread
 *   over its neighbours, as the system or the group says. Vetoes have no points and stand apart; a confirmed veto
 *   fails the score or caps it.
 */
export function score(input: ScoreInput): Score {
  const { system } = input;
  const answers = new Map(leavesOf(system.tree).map((leaf) => [leaf.id, answerLeaf(leaf, input)]));

  const answerTo = (leaf: Leaf): LeafAnswer => answers.get(leaf.id) ?? answerLeaf(leaf, input);

  /** Points that a node has in this body's score, before anything above it is scaled. */
  const applicablePoints = (node: Node, mode: System['whenNotApplicable']): number => {
    if (isLeaf(node)) return answerTo(node).applicable || mode === 'full' ? node.points : 0;
    const own = node.whenNotApplicable ?? mode;
    const sum = node.children.reduce((total, child) => total + applicablePoints(child, own), 0);
    return own === 'spread' && sum > 0 ? node.points : sum;
  };

  const leafScores = (node: Node, mode: System['whenNotApplicable'], scale: number): LeafScore[] => {
    if (isLeaf(node)) return [leafScore(answerTo(node), mode, scale)];
    const own = node.whenNotApplicable ?? mode;
    const sum = node.children.reduce((total, child) => total + applicablePoints(child, own), 0);
    const childScale = own === 'spread' && sum > 0 ? (scale * node.points) / sum : scale;
    return node.children.flatMap((child) => leafScores(child, own, childScale));
  };

  const { tree, whenNotApplicable: mode } = system;
  const available = applicablePoints(tree, mode);
  const rootScale = mode === 'rebase' && available > 0 ? tree.points / available : 1;
  const rootMode = tree.whenNotApplicable ?? mode;
  const sumOfAreas = tree.children.reduce((total, child) => total + applicablePoints(child, rootMode), 0);
  const areaScale = rootMode === 'spread' && sumOfAreas > 0 ? (rootScale * tree.points) / sumOfAreas : rootScale;

  const areas = tree.children.map((node) => {
    const leaves = leafScores(node, rootMode, areaScale);
    return { id: node.id, title: node.title, leaves, ...sumUp(leaves) };
  });
  const all = areas.flatMap(({ leaves }) => leaves);
  const vetoes = all.filter(({ veto, state }) => veto && state !== 'not-applicable');
  const confirmed = vetoes.filter(({ state }) => state === 'unmet').length;
  const total = sumUp(all);
  const ceiling = confirmed === 0 ? Number.POSITIVE_INFINITY : system.onVeto === 'fail' ? 0 : system.onVeto.cap;
  return {
    ...total,
    score: { low: Math.min(total.score.low, ceiling), high: Math.min(total.score.high, ceiling) },
    areas,
    vetoes: { confirmed, open: vetoes.filter(({ state }) => state === 'undecided').length },
  };
}

function sumUp(leaves: readonly LeafScore[]): { points: number; score: Interval; decided: number } {
  const counted = leaves.filter(({ veto }) => !veto);
  const sum = (of: (leaf: LeafScore) => number) => counted.reduce((total, leaf) => total + of(leaf), 0);
  const points = sum((leaf) => leaf.points);
  const decidedPoints = sum((leaf) => (leaf.state === 'undecided' ? 0 : leaf.points));
  return {
    points,
    score: { low: sum(({ score }) => score.low), high: sum(({ score }) => score.high) },
    decided: points === 0 ? 0 : decidedPoints / points,
  };
}

function leafScore(of: LeafAnswer, mode: System['whenNotApplicable'], scale: number): LeafScore {
  const { leaf, answer } = of;
  const veto = leaf.method.type === 'veto';
  const inFull = !of.applicable && mode === 'full';
  const points = veto ? 0 : of.applicable || inFull ? leaf.points * scale : 0;
  const share = inFull ? { low: 1, high: 1 } : of.share;
  const findings = [...answer.findings].sort((a, b) => rank[a.certainty] - rank[b.certainty] || b.pages - a.pages);
  return {
    id: leaf.id,
    title: leaf.title,
    points,
    score: { low: points * share.low, high: points * share.high },
    state: of.applicable ? stateOf(share) : 'not-applicable',
    veto,
    because: answer.because,
    findings: findings.slice(0, FINDINGS_SHOWN),
    findingCount: answer.findingCount,
    rules: of.rules,
    ...(leaf.clause ? { clause: leaf.clause } : {}),
    judged: of.judged,
  };
}

function stateOf({ low, high }: Interval): LeafState {
  if (low !== high) return 'undecided';
  return low >= 1 ? 'met' : low <= 0 ? 'unmet' : 'partly';
}
