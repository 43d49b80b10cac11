/** What a finding costs: shown by popup, report and table alike. */
import type { LeafScore } from './scorecard.ts';

/**
 * What hangs on one finding of a leaf: its part of the points that are lost, or that may be. A veto has none, nor has a
 * finding that is deducted in another leaf.
 */
export function pointsAtStake(
  { points, score, veto, findings }: Pick<LeafScore, 'points' | 'score' | 'veto' | 'findings'>,
  { certainty, deductedIn }: Pick<LeafScore['findings'][number], 'certainty' | 'deductedIn'>,
): number {
  if (veto || deductedIn) return 0;
  const sharing = findings.filter((entry) => entry.certainty === certainty && !entry.deductedIn).length || 1;
  return (certainty === 'proven' ? points - score.high : score.high - score.low) / sharing;
}
