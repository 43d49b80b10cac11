/** Dates as Chinese pages write them. A damaged date is found as text and never mended into a day. */
import { type Day, toDay } from './day.ts';
import { asciiForms, fold, unspaced } from './normalise.ts';
import { parseChineseDigits, parseChineseNumber } from './numerals.ts';

export interface FoundDate {
  /** The date as it stands. */
  text: string;
  /** Absent where the text is damaged or names no day of the calendar. */
  day?: Day;
  /** Offset of `text` in UTF-16 units. */
  index: number;
}

const CHINESE_DIGIT = '〇零○◯Ｏ0一二三四五六七八九';
const CHINESE_COUNT = '一二三四五六七八九十';
const PATTERNS = [
  // 2018年07月09日, 2023 年 8 月 15 日; 日 is often lost at the end of a line.
  String.raw`(?<!\d)(?<y1>(?:19|20)\d{2})\s{0,3}年\s{0,3}(?<m1>\d{1,2})\s{0,3}月\s{0,3}(?<d1>\d{1,2})(?!\d)(?:\s{0,3}[日号])?`,
  // 2023-08-19, 2023.8.19, 2023/8/19; the same separator twice, and no further part as a version number has.
  String.raw`(?<![\d.\-/])(?<y2>(?:19|20)\d{2})\s{0,2}(?<sep>[-./])\s{0,2}(?<m2>\d{1,2})\s{0,2}\k<sep>\s{0,2}(?<d2>\d{1,2})(?!\d|[./-]\d{1,3}(?!\d))`,
  // 二〇二三年八月十五日
  `(?<y3>[一二]\\s?[${CHINESE_DIGIT}](?:\\s?[${CHINESE_DIGIT}]){2})\\s{0,3}年\\s{0,3}(?<m3>[${CHINESE_COUNT}]{1,3})\\s{0,3}月\\s{0,3}(?<d3>[${CHINESE_COUNT}]{1,3})\\s{0,3}日`,
  // Damaged: 2022920日, 2018523 after a label is found by `parseDay` failing, not here.
  String.raw`(?<!\d)(?<bad>(?:19|20)\d{4,6})\s?日`,
];
const DATE = new RegExp(PATTERNS.join('|'), 'g');
const TEXT_LIMIT = 400_000;

/** All dates in the text, in order. Text beyond 400,000 characters is not read. */
export function findDates(text: string): FoundDate[] {
  if (!/年|[-./－—．／]/.test(text) && !/\d日/.test(text)) return [];
  const source = asciiForms(text.length > TEXT_LIMIT ? text.slice(0, TEXT_LIMIT) : text);
  const found: FoundDate[] = [];
  for (const match of source.matchAll(DATE)) {
    const at = match.index;
    const day = dayOf(match.groups ?? {});
    found.push({ text: text.slice(at, at + match[0].length), index: at, ...(day && { day }) });
  }
  return found;
}

function dayOf(groups: Record<string, string | undefined>): Day | undefined {
  const { y1, m1, d1, y2, m2, d2, y3, m3, d3 } = groups;
  if (y1 && m1 && d1) return toDay(Number(y1), Number(m1), Number(d1));
  if (y2 && m2 && d2) return toDay(Number(y2), Number(m2), Number(d2));
  if (y3 && m3 && d3) {
    const year = parseChineseDigits(unspaced(y3).replace(/0/g, '〇'));
    const month = parseChineseNumber(m3);
    const day = parseChineseNumber(d3);
    return year && month && day ? toDay(year, month, day) : undefined;
  }
  return undefined;
}

/** The first whole day in the text, or undefined. */
export function firstDay(text: string): Day | undefined {
  return findDates(text).find((date) => date.day)?.day;
}

/**
 * The day of a value that should be a date and nothing else but a time: `2023-08-19 10∶08`, `20230819`. Undefined
 * where the value is damaged (`2018523`) or says more.
 */
export function parseDay(value: string): Day | undefined {
  const text = asciiForms(value).trim();
  const eight = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (eight) return toDay(Number(eight[1]), Number(eight[2]), Number(eight[3]));
  const [date] = findDates(text);
  if (!date?.day || date.index > 0) return undefined;
  const rest = text.slice(date.text.length);
  return /^[\sT]*(?:\d{1,2}\s*[:时点]\s*\d{1,2}.{0,12})?$/.test(rest) ? date.day : undefined;
}

/**
 * The day in a row of a list, where year and day may stand in elements of their own: `--2021-- 06-09`,
 * `21 2024年02月`. Undefined where no year stands in the row: a year is never assumed.
 */
export function parseRowDay(text: string): Day | undefined {
  const whole = findDates(text).filter((date) => date.day);
  if (whole.length > 0) return whole.at(-1)?.day;
  const row = fold(asciiForms(text));
  if (row.length > 40) return undefined;
  const dayFirst = /^\D{0,2}(\d{1,2})日?\s*[-/\s]?\s*((?:19|20)\d{2})\s*[年./-]\s*(\d{1,2})月?\D{0,2}$/.exec(row);
  if (dayFirst) return toDay(Number(dayFirst[2]), Number(dayFirst[3]), Number(dayFirst[1]));
  const yearFirst = /^\D{0,3}((?:19|20)\d{2})\D{1,5}(\d{1,2})\s*[-./月]\s*(\d{1,2})日?\D{0,2}$/.exec(row);
  if (yearFirst) return toDay(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const yearLast = /^\D{0,2}(\d{1,2})\s*[-./月]\s*(\d{1,2})日?\s+((?:19|20)\d{2})年?\D{0,2}$/.exec(row);
  if (yearLast) return toDay(Number(yearLast[3]), Number(yearLast[1]), Number(yearLast[2]));
  return undefined;
}

const VAGUE =
  /(?<![\d.:/年-])(?:(?:0?[1-9]|1[0-2])\s?[-/月]\s?(?:[12]\d|3[01]|0?[1-9])日?|(?:0[1-9]|1[0-2])\.(?:0[1-9]|[12]\d|3[01])|(?:[12]\d|3[01]|0?[1-9])日?\s+(?:0?[1-9]|1[0-2])月)(?![\d.:/%-])|刚刚|[昨前今]天|(?:\d{1,3}|[一两二三半几])\s*(?:秒钟?|分钟|个?小时|天|周|个?星期|个?月)之?前|^\D{0,3}\d{1,2}:\d{2}(?::\d{2})?\D{0,2}$/;

/** Whether the text beside a title is a date that names no day for good: `06-05`, 昨天, 3小时前, `10:30`. */
export function isVagueDate(text: string): boolean {
  const row = fold(asciiForms(text));
  return row.length <= 160 && VAGUE.test(row);
}

/** The year that a title spells with Chinese digits, `二〇一六年` → 2016; undefined for none. */
export function chineseYear(text: string): number | undefined {
  const digits = /([一二][〇零○◯Ｏ0一二三四五六七八九]{3})\s*年/.exec(text)?.[1]?.replace(/0/g, '〇');
  return digits ? parseChineseDigits(digits) : undefined;
}
