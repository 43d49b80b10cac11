/** The time that a title speaks of (2024年3月, 第一季度, 1—6月, 第12周), and the periods in which something is owed. */
import { addDays, type Day, daysBetween, toDay } from './day.ts';
import { compact } from './normalise.ts';
import { parseChineseDigits, parseChineseNumber } from './numerals.ts';

/** First and last day. */
export interface Period {
  from: Day;
  to: Day;
}

export const FREQUENCIES = ['week', 'month', 'two-months', 'quarter', 'half-year', 'year'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** Months of a period; a week has none and runs from Monday to Sunday. */
const MONTHS: Readonly<Record<Exclude<Frequency, 'week'>, number>> = {
  month: 1,
  'two-months': 2,
  quarter: 3,
  'half-year': 6,
  year: 12,
};

/** The period of the calendar in which the day lies. */
export function periodAt(every: Frequency, day: Day): Period {
  if (every === 'week') {
    const weekday = (new Date(day).getUTCDay() + 6) % 7;
    const from = addDays(day, -weekday) ?? day;
    return { from, to: addDays(from, 6) ?? day };
  }
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const first = month - ((month - 1) % MONTHS[every]);
  return monthsOf(year, first, year, first + MONTHS[every] - 1) ?? { from: day, to: day };
}

/** The last `count` periods that ended before the day, the earliest first. */
export function completePeriods(every: Frequency, count: number, before: Day): Period[] {
  const periods: Period[] = [];
  let { from } = periodAt(every, before);
  while (periods.length < count) {
    const last = addDays(from, -1);
    if (!last) break;
    const period = periodAt(every, last);
    periods.unshift(period);
    from = period.from;
  }
  return periods;
}

const lengthOf = ({ from, to }: Period): number => daysBetween(from, to) + 1;

/**
 * Whether what speaks of `found` serves the period: it lies in it (three months in their quarter), runs up to its end
 * (1—6月 of figures that are added up, for June), or is two periods put together (1—2月, of which January alone is
 * published nowhere).
 */
export function serves(found: Period, period: Period): boolean {
  if (found.from >= period.from && found.to <= period.to) return true;
  if (found.to < period.to || found.from > period.from) return false;
  return found.to === period.to || lengthOf(found) <= 2 * lengthOf(period) + 4;
}

/** Whether a title names whole years only, where something is owed more often: of single periods it says nothing. */
export function isCoarse({ from, to }: Period, every: Frequency): boolean {
  return every !== 'year' && from.endsWith('-01-01') && to.endsWith('-12-31');
}

const TO = '[-~至到—]';
const CHINESE = '[一二三四五六七八九十]';

/** What a title can name, the most exact first. `y` is the year before it, where one stands there. */
const FORMS: readonly (readonly [RegExp, (groups: Readonly<Record<string, string>>, year: number) => Range])[] = [
  [
    new RegExp(
      `(?<m1>\\d\\d?)月(?<d1>\\d\\d?)日?${TO}(?:(?<y2>(?:19|20)\\d\\d)年)?(?:(?<m2>\\d\\d?)月)?(?<d2>\\d\\d?)日`,
    ),
    ({ m1, d1, y2, m2, d2 }, year) => {
      const to = toDay(Number(y2 ?? year), Number(m2 ?? m1), Number(d2));
      const from = toDay(year, Number(m1), Number(d1));
      if (!from || !to) return undefined;
      // 12月30日—1月5日: the second year is left out.
      return to < from ? ranged(from, toDay(year + 1, Number(m2 ?? m1), Number(d2))) : { from, to };
    },
  ],
  [/(?<m>\d\d?)月份?第(?<week>[1-6])周/, ({ m, week }, year) => weekOfMonth(year, Number(m), Number(week))],
  [/第(?<week>\d\d?)周/, ({ week }, year) => weekOfYear(year, Number(week))],
  [
    /(?<m>\d\d?)月份?(?<part>[上中下])旬/,
    ({ m, part }, year) => {
      const whole = monthsOf(year, Number(m), year, Number(m));
      const start = part === '上' ? 1 : part === '中' ? 11 : 21;
      const from = toDay(year, Number(m), start);
      return ranged(from, part === '下' ? whole?.to : from && addDays(from, 9));
    },
  ],
  [
    new RegExp(`(?<m1>\\d\\d?)月?份?(?:${TO}|[、和及])(?:(?<y2>(?:19|20)\\d\\d)年)?(?<m2>\\d\\d?)月`),
    ({ m1, y2, m2 }, year) => monthsOf(year, Number(m1), Number(y2 ?? year), Number(m2)),
  ],
  [
    /(?<m>\d\d?)月(?<d>\d\d?)日/,
    ({ m, d }, year) => {
      const day = toDay(year, Number(m), Number(d));
      return ranged(day, day);
    },
  ],
  [/(?<m>\d\d?)月/, ({ m }, year) => monthsOf(year, Number(m), year, Number(m))],
  [
    new RegExp(`第?(?<q1>[1-4])(?:季度?)?(?:${TO}|[、和及])第?(?<q2>[1-4])季度?`),
    ({ q1, q2 }, year) => monthsOf(year, Number(q1) * 3 - 2, year, Number(q2) * 3),
  ],
  [/前(?<q>[2-4])(?:个)?季度/, ({ q }, year) => monthsOf(year, 1, year, Number(q) * 3)],
  [/第?(?<q>[1-4])季度?/, ({ q }, year) => monthsOf(year, Number(q) * 3 - 2, year, Number(q) * 3)],
  [/上半年/, (_, year) => monthsOf(year, 1, year, 6)],
  [/下半年/, (_, year) => monthsOf(year, 7, year, 12)],
];
type Range = Period | undefined;

/** A month, a season or a half of a year without a year would be anybody's. */
const HINT = /[年月季周旬日]|20\d\d/;

/**
 * The time that the title speaks of, as far as it can be told. A title that leaves the year out (三月份, 第一季度) takes the
 * latest such time that began by `day`, where that is known. Numbers of documents and of issues are no time.
 */
export function periodOfTitle(title: string, day?: Day): Period | undefined {
  if (!HINT.test(title)) return undefined;
  const text = readable(title);
  const years = yearsIn(text);
  for (const [form, read] of FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    const groups = (match.groups ?? {}) as Record<string, string>;
    const before = years.filter(({ index }) => index < match.index).at(-1) ?? years[0];
    if (before) {
      const found = read(groups, before.year);
      if (found) return found;
      continue;
    }
    if (!day) continue;
    const year = Number(day.slice(0, 4));
    const found = [read(groups, year), read(groups, year - 1)].find((range) => range && range.from <= day);
    if (found) return found;
  }
  const [first] = years;
  if (!first) return undefined;
  const until = first.until ?? first.year;
  return ranged(toDay(first.year, 1, 1), toDay(until, 12, 31));
}

/** All years that the title names, the ends of 2021—2025年 and what lies between among them, ascending. */
export function yearsOfTitle(title: string): number[] {
  const years = yearsIn(readable(title)).flatMap(({ year, until = year }) =>
    Array.from({ length: Math.min(until - year, 20) + 1 }, (_, index) => year + index),
  );
  return [...new Set(years)].sort((a, b) => a - b);
}

const YEAR_RANGE = new RegExp(`(?<!\\d)((?:19|20)\\d\\d)(?:年度?)?(?:${TO}((?:19|20)\\d\\d)(?=年|学年|\\D|$))?`, 'g');

/** Years as they stand, each with the last of its range. Longer numbers and codes are none. */
function yearsIn(text: string): { year: number; until?: number; index: number }[] {
  const found: { year: number; until?: number; index: number }[] = [];
  for (const match of text.matchAll(YEAR_RANGE)) {
    const [whole, first, last] = match;
    if (/\d$/.test(whole) && /^\d/.test(text.slice(match.index + whole.length))) continue;
    const year = Number(first);
    const until = last === undefined ? undefined : Number(last);
    found.push({ year, index: match.index, ...(until !== undefined && until > year ? { until } : {}) });
  }
  return found;
}

/** With numbers in figures, dates in words, and without the numbers of documents. */
function readable(title: string): string {
  return arabic(compact(title))
    .replace(/[([〔【](?:19|20)\d\d[)\]〕】]第?\d+号/g, '')
    .replace(/(?<!\d)((?:19|20)\d\d)[-./](\d\d?)[-./](\d\d?)(?!\d)/g, '$1年$2月$3日');
}

/** 二〇二四年三月第一季度 → 2024年3月第1季度. Names such as 五一 and 十四五 stay as they are. */
function arabic(text: string): string {
  if (!/[〇零○一二三四五六七八九十元]/.test(text)) return text;
  return text
    .replace(/[一二][〇零○0一二三四五六七八九]{3}(?=年)/g, (digits) =>
      String(parseChineseDigits(digits.replace(/0/g, '〇')) ?? digits),
    )
    .replace(new RegExp(`${CHINESE}{1,3}(?=月|日|季|[-~至到—、和]${CHINESE}{1,3}(?:月|季))`, 'g'), (numeral) =>
      String(parseChineseNumber(numeral) ?? numeral),
    )
    .replace(
      /第([一二三四五六七八九十]{1,3})(?=周)/g,
      (_, numeral: string) => `第${parseChineseNumber(numeral) ?? numeral}`,
    )
    .replace(/前([二三四])(?=个?季)/g, (_, numeral: string) => `前${parseChineseNumber(numeral)}`)
    .replace(/元(?=月)/g, '1');
}

function monthsOf(year: number, first: number, lastYear: number, last: number): Period | undefined {
  if (first < 1 || first > 12 || last < 1 || last > 12) return undefined;
  const from = toDay(year, first, 1);
  const next = last === 12 ? toDay(lastYear + 1, 1, 1) : toDay(lastYear, last + 1, 1);
  return ranged(from, next && addDays(next, -1));
}

function ranged(from: Day | undefined, to: Day | undefined): Period | undefined {
  return from && to && from <= to ? { from, to } : undefined;
}

/** Sites count weeks each in its own way: the week in which the count would begin. */
function weekOfYear(year: number, week: number): Period | undefined {
  const fourth = toDay(year, 1, 4);
  const from = fourth && week >= 1 && week <= 53 ? addDays(periodAt('week', fourth).from, (week - 1) * 7) : undefined;
  return ranged(from, from && addDays(from, 6));
}

function weekOfMonth(year: number, month: number, week: number): Period | undefined {
  const first = toDay(year, month, 1);
  const from = first && addDays(first, (week - 1) * 7);
  return ranged(from, from && addDays(from, 6));
}
