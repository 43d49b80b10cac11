/** Two decimals, rounded once, at the end: ranks and grades go by the number that is shown. */
export function roundedPoints(points: number): number {
  return Math.round((points + Number.EPSILON) * 100) / 100;
}
