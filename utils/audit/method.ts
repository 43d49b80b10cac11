/** What the methods of a system make of a share met, and of a count of findings. */
import type { Leaf, Method } from '../../rules/systems/system.ts';
import type { Count } from './answer.ts';
import type { Interval } from './scorecard.ts';

/** Between the least and the most that an answer of the leaf gives; nothing to all where it names none. */
export function answerRange({ answers = [] }: Pick<Leaf, 'answers'>): Interval {
  const shares = answers.flatMap(({ share }) => (share === null ? [] : [share]));
  return shares.length === 0 ? { low: 0, high: 1 } : { low: Math.min(...shares), high: Math.max(...shares) };
}

/** Between the least and the most of its points that the leaf can come to where nothing is known of it. */
export function rangeOf(leaf: Pick<Leaf, 'answers' | 'method'>): Interval {
  if (leaf.answers || leaf.method.type !== 'graded') return answerRange(leaf);
  return graded(leaf.method, { low: 0, high: 1 });
}

/** The share of a leaf's points, 0–1, that its method gives. `met`: of what is asked; `count`: of its findings. */
export function pointShare({ method, points }: Pick<Leaf, 'method' | 'points'>, met: Interval, count: Count): Interval {
  const both = (give: (share: number) => number): Interval => ({ low: give(met.low), high: give(met.high) });
  switch (method.type) {
    case 'all-or-nothing':
      return both((share) => (reaches(share, 1) ? 1 : 0));
    case 'bonus':
      return both((share) => share);
    case 'proportional':
      return both((share) => Math.min(1, share / method.target));
    case 'graded':
      return graded(method, met);
    case 'deduct': {
      const left = (findings: number) =>
        points === 0 || method.each === 0 || findings === 0 ? 1 : Math.max(0, points - method.each * findings) / points;
      return { low: left(count.proven + count.open), high: left(count.proven) };
    }
    case 'veto': {
      const excludes = (findings: number) => (findings >= (method.atLeast ?? 1) ? 0 : 1);
      return { low: excludes(count.proven + count.open), high: excludes(count.proven) };
    }
  }
}

/** Shares are fractions: one that misses a limit by a rounding error reaches it. */
const reaches = (share: number, limit: number): boolean => share >= limit - 1e-12;

/** A user's bands need not rise: all that lie between the bounds count. */
function graded({ bands }: Extract<Method, { type: 'graded' }>, met: Interval): Interval {
  const at = (share: number) =>
    bands
      .filter(({ atLeast }) => reaches(share, atLeast))
      .reduce((best, band) => (band.atLeast >= best.atLeast ? band : best), { atLeast: -1, share: 0 }).share;
  const between = bands.filter(({ atLeast }) => atLeast > met.low && reaches(met.high, atLeast));
  const shares = [at(met.low), at(met.high), ...between.map(({ share }) => share)];
  return { low: Math.min(...shares), high: Math.max(...shares) };
}
