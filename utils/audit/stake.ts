/** What a finding costs: shown by popup, report and table alike. */
import type { LeafScore } from './scorecard.ts';

/** What hangs on one finding of a leaf: its part of the points that are lost, or that may be. A veto has none. */
export function pointsAtStake(
  { points, score, veto, findings }: Pick<LeafScore, 'points' | 'score' | 'veto' | 'findings'>,
  certainty: 'proven' | 'suspected',
): number {
  if (veto) return 0;
  const sharing = findings.filter((entry) => entry.certainty === certainty).length || 1;
  return (certainty === 'proven' ? points - score.high : score.high - score.low) / sharing;
}
