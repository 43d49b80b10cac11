/** Ranks (排名) of several bodies, as ranges until everything is decided. */
import type { System } from '../../rules/systems/system.ts';
import { roundedPoints } from './round.ts';
import type { Interval, Scorecard } from './scorecard.ts';

export interface Rank {
  /** 1 is the best. */
  best: number;
  worst: number;
}

/**
 * The ranks that each score can still come to, in their order. Scores that are equal once rounded to two decimals share
 * a rank, and the next one is counted on from there: 1, 2, 2, 4.
 */
export function rankOf(scores: readonly Interval[]): Rank[] {
  const rounded = scores.map(({ low, high }) => ({ low: roundedPoints(low), high: roundedPoints(high) }));
  const lows = rounded.map(({ low }) => low).sort((a, b) => a - b);
  const highs = rounded.map(({ high }) => high).sort((a, b) => a - b);
  return rounded.map(({ low, high }) => ({
    best: 1 + above(lows, high),
    // Its own upper bound is no other body's.
    worst: 1 + above(highs, low) - (high > low ? 1 : 0),
  }));
}

/** How many of the sorted numbers are greater. */
function above(sorted: readonly number[], limit: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) > limit) to = middle;
    else from = middle + 1;
  }
  return sorted.length - from;
}

/**
 * What ranks by: a score in per cent of its points, which reaches down to what an open veto would leave of it. Undefined
 * where there is no total, or nothing applies to the body.
 */
export function rankedScore(
  { score, points, vetoes, total }: Pick<Scorecard, 'score' | 'points' | 'vetoes' | 'total'>,
  { onVeto }: Pick<System, 'onVeto'>,
): Interval | undefined {
  if (total === 'unconfirmed' || points <= 0) return undefined;
  const floor = onVeto === 'fail' ? 0 : onVeto.cap;
  const low = vetoes.open > 0 ? Math.min(score.low, floor) : score.low;
  return { low: (100 * low) / points, high: (100 * score.high) / points };
}
