/** 等级 of a score. */
import type { System } from '../../rules/systems/system.ts';
import { roundedPoints } from './round.ts';
import type { Interval, Words } from './scorecard.ts';

/**
 * The grades that a score can still get, the best first; one where both ends share it. The lowest takes all that is
 * below it. Undefined where the system has none, or the body no points at all.
 */
export function gradeOf({ grades }: Pick<System, 'grades'>, score: Interval, points: number): Words[] | undefined {
  if (!grades || points <= 0) return undefined;
  const ordered = [...grades].sort((a, b) => b.atLeast - a.atLeast);
  const at = (value: number) => {
    const percent = roundedPoints((100 * value) / points);
    const index = ordered.findIndex(({ atLeast }) => percent >= atLeast);
    return index === -1 ? ordered.length - 1 : index;
  };
  return ordered.slice(at(score.high), at(score.low) + 1).map(({ title }) => title);
}
