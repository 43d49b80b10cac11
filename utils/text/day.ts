/** A calendar day, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that exists in the calendar: `2024-02-30` is none. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text);
  if (!match) return false;
  const [, year, month, day] = match;
  return toDay(Number(year), Number(month), Number(day)) !== undefined;
}

/** The day of these numbers, or undefined where the calendar has no such day. */
export function toDay(year: number, month: number, day: number): Day | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1000 && year <= 9999 ? date.toISOString().slice(0, 10) : undefined;
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The day so many days later (earlier, where negative); undefined where either is none of the calendar. */
export function addDays(day: Day, days: number): Day | undefined {
  const date = new Date(Date.parse(day) + days * 86_400_000);
  if (!isDay(day) || Number.isNaN(date.getTime())) return undefined;
  return toDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The earlier of the days that are known; undefined where none is. */
export function earliest(...days: (Day | null | undefined)[]): Day | undefined {
  return days.filter((day): day is Day => Boolean(day)).sort()[0];
}

/** The later of the days that are known; undefined where none is. */
export function latest(...days: (Day | null | undefined)[]): Day | undefined {
  return days
    .filter((day): day is Day => Boolean(day))
    .sort()
    .at(-1);
}

/** China has one time zone and no summer time. */
const CHINA_OFFSET = 8 * 3_600_000;
const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Milliseconds since 1970 of an ISO date or date-time, whatever the zone of the machine: a text without a zone is of
 * China, as the pages are. A date is its midnight. Undefined where the text is neither, or no such moment exists.
 */
export function timeInChina(moment: string | null | undefined): number | undefined {
  if (!moment) return undefined;
  const [, day = moment, clock = '00:00', zone = '+08:00'] = MOMENT.exec(moment) ?? [];
  if (!isDay(day)) return undefined;
  const time = Date.parse(`${day}T${clock}${zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * The day in China of an ISO date or date-time: the bodies that are judged, and their deadlines, live there. Undefined
 * where the text is neither.
 */
export function dayInChina(moment: string | null | undefined): Day | undefined {
  const time = timeInChina(moment);
  return time === undefined ? undefined : new Date(time + CHINA_OFFSET).toISOString().slice(0, 10);
}
