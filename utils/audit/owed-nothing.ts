import type { Summary } from './summary.ts';

/** Whether no indicator of the system is asked of a body: 0 of 0 points is no score. */
export function owesNothing({
  points,
  vetoes,
  result,
  bonus,
}: Pick<Summary, 'points' | 'vetoes' | 'result' | 'bonus'>): boolean {
  return points <= 0 && !result && !bonus && vetoes.confirmed + vetoes.open === 0;
}
