import type { Summary } from './summary.ts';

/** Whether no indicator with points is asked of a body: 0 of 0 points is no score. Vetoes may be asked all the same. */
export function owesNothing({ points, bonus }: Pick<Summary, 'points' | 'bonus'>): boolean {
  return points <= 0 && !bonus;
}
