/** Working days (工作日): weekdays without public holidays, and the weekend days worked instead of them (调休). */
import { addDays, type Day, daysBetween, isDay } from './day.ts';
import { HOLIDAY_NOTICES, HOLIDAYS_KNOWN } from './holidays.ts';

const OFF: ReadonlySet<Day> = new Set(
  HOLIDAY_NOTICES.flatMap(({ off }) => off.flatMap(([from, to]) => daysOf(from, to))),
);
const WORKED: ReadonlySet<Day> = new Set(HOLIDAY_NOTICES.flatMap(({ worked }) => worked));

/** Undefined for days whose holidays are not known, and for what is no day. */
export function isWorkingDay(day: Day): boolean | undefined {
  if (!isDay(day) || day < HOLIDAYS_KNOWN.from || day > HOLIDAYS_KNOWN.to) return undefined;
  return works(day);
}

/**
 * Working days after `from` up to and including `to`: the day on which a period begins is not counted (民法典第二百零一条).
 * Negative where `to` is earlier. Undefined where either day lies outside `HOLIDAYS_KNOWN`.
 */
export function workingDaysBetween(from: Day, to: Day): number | undefined {
  if (isWorkingDay(from) === undefined || isWorkingDay(to) === undefined) return undefined;
  if (to < from) {
    const back = workingDaysBetween(to, from);
    return back && -back;
  }
  return countUpTo(to) - countUpTo(from);
}

/**
 * The last day of a period of so many working days that begins on `from`: `workingDaysBetween` of the two is `count`.
 * Undefined where it would lie outside `HOLIDAYS_KNOWN`, and for what is no count.
 */
export function addWorkingDays(from: Day, count: number): Day | undefined {
  if (isWorkingDay(from) === undefined || !Number.isInteger(count) || count < 0) return undefined;
  let day: Day | undefined = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    const isWorked = day === undefined ? undefined : isWorkingDay(day);
    if (day === undefined || isWorked === undefined) return undefined;
    if (isWorked) left -= 1;
  }
  return day;
}

function works(day: Day): boolean {
  if (WORKED.has(day)) return true;
  if (OFF.has(day)) return false;
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

function daysOf(from: Day, to: Day): Day[] {
  const length = daysBetween(from, to) + 1;
  return Array.from({ length }, (_, index) => addDays(from, index) ?? from);
}

/** Working days from the first known day to each known day: made on first use, so that asking costs nothing after. */
let running: Uint16Array | undefined;

function countUpTo(day: Day): number {
  running ??= countAll();
  return running[daysBetween(HOLIDAYS_KNOWN.from, day)] ?? 0;
}

function countAll(): Uint16Array {
  let sum = 0;
  return Uint16Array.from(daysOf(HOLIDAYS_KNOWN.from, HOLIDAYS_KNOWN.to), (day) => {
    if (works(day)) sum += 1;
    return sum;
  });
}
