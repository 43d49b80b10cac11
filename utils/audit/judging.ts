/** What persons decided of leaves, of findings, and of drawn objects. */
import type { Leaf } from '../../rules/systems/system.ts';
import type { Judgement, Sample } from '../model.ts';
import { message } from '../text/catalogue/index.ts';
import type { Answer, Count } from './answer.ts';
import type { Standing } from './bounds.ts';
import { answerRange } from './method.ts';
import type { Interval } from './scorecard.ts';

/** The judgements that count for a leaf, by their object; that of the leaf as a whole is under ''. */
export type Judged = ReadonlyMap<string, Judgement>;

/** A review (复核) stands above a first judgement, and a later one above an earlier. By leaf. */
export function countingJudgements(judgements: readonly Judgement[]): Map<string, Map<string, Judgement>> {
  const byLeaf = new Map<string, Map<string, Judgement>>();
  for (const judgement of judgements) {
    const ofLeaf = byLeaf.get(judgement.leafId) ?? new Map<string, Judgement>();
    byLeaf.set(judgement.leafId, ofLeaf);
    const known = ofLeaf.get(judgement.object);
    if (!known || standsAbove(judgement, known)) ofLeaf.set(judgement.object, judgement);
  }
  return byLeaf;
}

/** Of two judgements of one thing. */
export function standsAbove(one: Judgement, other: Judgement): boolean {
  if (one.stage !== other.stage) return one.stage === 'review';
  if (one.decidedAt !== other.decidedAt) return one.decidedAt > other.decidedAt;
  return one.evaluator > other.evaluator;
}

/**
 * The share that a decision gives: that of the answer that was chosen; else 符合 gives the most of the range and 不符合
 * the least. `of`: the points that 部分符合 is typed of. Undefined where it stays open (存疑).
 */
export function standingOfDecision(
  { answers }: Pick<Leaf, 'answers'>,
  { decision, answerId, points }: Judgement,
  { of, range }: { of: number; range: Interval },
): Standing | undefined {
  const fixed = (share: number): Standing => ({ applies: 'yes', share: { low: share, high: share } });
  const none: Standing = { applies: 'no', share: { low: 0, high: 0 } };
  if (decision === 'doubtful') return undefined;
  const answer = answers?.find(({ id }) => id === answerId);
  if (answer) return answer.share === null ? none : fixed(answer.share);
  switch (decision) {
    case 'met':
      return fixed(range.high);
    case 'unmet':
      return fixed(range.low);
    case 'partly': {
      const share = points === undefined ? 0.5 : of === 0 ? 0 : points / of;
      return fixed(Math.min(range.high, Math.max(range.low, share)));
    }
    case 'not-applicable':
      return none;
  }
}

export interface SampleAnswer {
  answer: Pick<Answer, 'applicable' | 'share' | 'unknown' | 'because'>;
  /** What is deducted for, object by object. */
  lost: Count;
  /** Objects that miss it whole: what a veto counts. */
  unmet: Count;
  drawn: number;
  judged: number;
}

/** The mean over the drawn objects; what is not judged is open, what does not apply is out of it. */
export function answerOfSample(leaf: Leaf, sample: Pick<Sample, 'drawn'> | undefined, judged: Judged): SampleAnswer {
  const range = answerRange(leaf);
  const drawn = sample?.drawn ?? [];
  const standings = drawn.map(({ url }) => {
    const judgement = judged.get(url);
    return judgement && standingOfDecision(leaf, judgement, { of: 1, range });
  });
  const shares = standings.flatMap((standing) => (standing?.applies === 'yes' ? [standing.share.low] : []));
  const open = standings.filter((standing) => standing === undefined).length;
  const mean = (side: keyof Interval) => {
    const extreme = side === 'low' ? Math.min : Math.max;
    const bounds = [meanOf([...shares, ...Array<number>(open).fill(range[side])]), meanOf(shares)];
    return extreme(...bounds.filter((bound) => bound !== undefined));
  };
  const isOpen = drawn.length === 0 || open > 0;
  const unknown = isOpen && shares.length === 0;
  return {
    answer: {
      applicable: isOpen || shares.length > 0,
      share: drawn.length === 0 ? range : isOpen || shares.length > 0 ? { low: mean('low'), high: mean('high') } : ZERO,
      unknown,
      because: isOpen ? [whyOpen(sample, open)] : [],
    },
    lost: {
      proven: shares.reduce((sum, share) => sum + 1 - share, 0),
      open: drawn.length === 0 ? Number.POSITIVE_INFINITY : open * (1 - range.low),
    },
    unmet: {
      proven: shares.filter((share) => share <= 0).length,
      open: drawn.length === 0 ? Number.POSITIVE_INFINITY : open,
    },
    drawn: drawn.length,
    judged: drawn.length - open,
  };
}

const ZERO: Interval = { low: 0, high: 0 };

function whyOpen(sample: Pick<Sample, 'drawn'> | undefined, open: number) {
  if (!sample) return message('because.sample-not-drawn');
  if (sample.drawn.length === 0) return message('because.nothing-to-draw');
  return message('because.sample-open', { drawn: sample.drawn.length, open });
}

function meanOf(shares: readonly number[]): number | undefined {
  return shares.length === 0 ? undefined : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
