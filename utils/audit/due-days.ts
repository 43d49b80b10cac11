/** What falls due, as of a day. Apart from `due.ts`, so that views carry no rules. */
import { type Day, daysBetween } from '../text/day.ts';
import type { SummaryDue } from './summary.ts';

/** Days ahead that are told apart. */
export const HORIZONS = [3, 7, 14] as const;
export type Horizon = (typeof HORIZONS)[number];

/**
 * `overdue`: judged so. `passed`: its last day is over, and it was read before that, so that nobody knows. A number:
 * it falls due within so many days.
 */
export type DueGroup = 'overdue' | 'passed' | Horizon;
export const DUE_GROUPS: readonly DueGroup[] = ['overdue', 'passed', ...HORIZONS];

/** Days left until the last day, which still counts: 0 on the day itself, negative after it. */
export const daysLeft = ({ lastDay }: Pick<SummaryDue, 'lastDay'>, on: Day): number => daysBetween(on, lastDay);

/** Undefined for what falls due later than all horizons. */
export function groupOf(due: Pick<SummaryDue, 'lastDay' | 'late'>, on: Day): DueGroup | undefined {
  if (due.late) return 'overdue';
  const left = daysLeft(due, on);
  return left < 0 ? 'passed' : HORIZONS.find((days) => left <= days);
}

/** The groups that hold something, the most urgent first; within one by last day, equals in the order given. */
export function groupDue<D extends Pick<SummaryDue, 'lastDay' | 'late'>>(
  entries: readonly D[],
  on: Day,
): { group: DueGroup; entries: D[] }[] {
  const sorted = [...entries].sort((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0));
  return DUE_GROUPS.map((group) => ({ group, entries: sorted.filter((due) => groupOf(due, on) === group) })).filter(
    (found) => found.entries.length > 0,
  );
}
