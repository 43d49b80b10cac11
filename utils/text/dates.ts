/** Dates as Chinese pages write them. A damaged date is found as text and never mended into a day. */
import { type Day, toDay } from './day.ts';
import { asciiForms, fold, unspaced } from './normalise.ts';
import { parseChineseDigits, parseChineseNumber } from './numerals.ts';
import { hasAny } from './words.ts';

export interface FoundDate {
  /** The date as it stands. */
  text: string;
  /** Absent where the text is damaged or names no day of the calendar. */
  day?: Day;
  /** Offset of `text` in UTF-16 units. */
  index: number;
}

const CHINESE_DIGIT = '〇零○◯ＯO0一二三四五六七八九壹贰叁肆伍陆柒捌玖';
// Blanks as `asciiForms` leaves them. Neither `\s` nor a bound: compiling those costs more than reading most pages.
const GAP = '[ \\t-\\r]*';
const CHINESE_COUNT = `[一二三四五六七八九十](?:${GAP}[一二三四五六七八九十])*`;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
// 2018年07月09日, 2023 年 8 月 15 日, 二〇二三年八月十五日, 二〇一八年5月3日, 二〇一八年元月廿三日; 日 is often lost
// at the end of a line.
const WRITTEN = `(?:(?<!\\d)(?<y1>(?:19|20)\\d\\d)|(?<y3>[一二壹贰](?:${GAP}[${CHINESE_DIGIT}])+))${GAP}年${GAP}(?:(?<m1>\\d\\d?)|(?<m3>元|${CHINESE_COUNT}))${GAP}月${GAP}(?:(?<d1>\\d\\d?)(?!\\d)(?:${GAP}[日号])?|(?<d3>[廿卅]${GAP}[一二三四五六七八九]?|${CHINESE_COUNT})${GAP}日)`;
// 2023-08-19, 2023.8.19, 2023/8/19, 2023-08-1910:08; the same separator twice, and no further part as a version
// number has.
const SEPARATED = `(?<![\\d.\\-/])(?<y2>(?:19|20)\\d\\d)${GAP}(?<sep>[-./])${GAP}(?<m2>\\d\\d?)${GAP}\\k<sep>${GAP}(?<d2>\\d\\d?)(?=\\d\\d:\\d\\d|(?!\\d|[./-]\\d{1,3}(?!\\d)))`;
// Tue Jun 18 10:08:00 CST 2019, as a template prints what nobody formatted.
const AS_PRINTED = `(?<![A-Za-z])(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?<m4>${MONTHS.join('|')}) (?<d4>\\d\\d?) \\d\\d:\\d\\d:\\d\\d [A-Z]+ (?<y4>(?:19|20)\\d\\d)(?!\\d)`;
// Damaged: 2022920日, 2022年920日, 202210月底. 2018523 alone is judged by `isCutDate` where a date should stand.
const DAMAGED = `(?<!\\d)(?:19|20)\\d\\d(?:${GAP}年${GAP}(?<bad1>\\d{3,4})|(?<bad2>\\d{1,4}))${GAP}日|(?<!\\d)(?:19|20)\\d\\d(?<bad3>\\d\\d?)${GAP}月(?:${GAP}\\d\\d?${GAP}日)?`;
const PRINTED = /:\d\d [A-Z]/;
// Without the printed form, which is half of what all of them cost to compile and stands on hardly any page.
const DATE = new RegExp([WRITTEN, SEPARATED, DAMAGED].join('|'), 'g');
const DATE_OR_PRINTED = new RegExp([WRITTEN, SEPARATED, AS_PRINTED, DAMAGED].join('|'), 'g');
const TEXT_LIMIT = 400_000;

/** All dates in the text, in order; lunar ones are none. Text beyond 400,000 characters is not read. */
export function findDates(text: string): FoundDate[] {
  if (!/[年月]|[-./－—．／]|\d\s?日|:\d\d [A-Z]/.test(text)) return [];
  const source = asciiForms(text.length > TEXT_LIMIT ? text.slice(0, TEXT_LIMIT) : text);
  // Every form has a year.
  if (!hasAny(source, ['19', '20', '年'])) return [];
  const found: FoundDate[] = [];
  for (const match of source.matchAll(PRINTED.test(source) ? DATE_OR_PRINTED : DATE)) {
    const at = match.index;
    const groups = match.groups ?? {};
    const bad = groups.bad1 ?? groups.bad2 ?? groups.bad3;
    if (bad !== undefined && !isMonthAndDay(bad)) continue;
    if (!hasFittingNumerals(groups)) continue;
    if (/[农阴旧]历\s?$/.test(source.slice(Math.max(0, at - 3), at))) continue;
    const day = bad === undefined ? dayOf(groups) : undefined;
    found.push({ text: text.slice(at, at + match[0].length), index: at, ...(day && { day }) });
  }
  return found;
}

/** Four Chinese digits for the year, at most three characters for month and day. */
function hasFittingNumerals({ y3, m3 = '', d3 = '' }: Record<string, string | undefined>): boolean {
  return (y3 === undefined || unspaced(y3).length === 4) && unspaced(m3).length <= 3 && unspaced(d3).length <= 3;
}

function dayOf(groups: Record<string, string | undefined>): Day | undefined {
  const { y1, y2, y3, y4, m1, m2, m3, m4, d1, d2, d3, d4 } = groups;
  const year = y1 ?? y2 ?? y4 ?? (y3 && String(parseChineseDigits(unspaced(y3).replace(/[0O]/g, '〇')) ?? ''));
  const month = m1 ?? m2 ?? (m4 ? MONTHS.indexOf(m4) + 1 : m3 === '元' ? 1 : m3 && counted(m3));
  const day = d1 ?? d2 ?? d4 ?? (d3 && counted(d3));
  return year && month && day ? toDay(Number(year), Number(month), Number(day)) : undefined;
}

const counted = (text: string): number | undefined => parseChineseNumber(unspaced(text));

/** Whether digits can be a month, or a month and a day, that lost what parted them: `9`, `523`, `1231`. */
function isMonthAndDay(digits: string): boolean {
  for (let cut = 1; cut <= 2 && cut <= digits.length; cut++) {
    const [month, rest] = [Number(digits.slice(0, cut)), digits.slice(cut)];
    if (month < 1 || month > 12) continue;
    if (rest === '' || (rest.length <= 2 && Number(rest) >= 1 && Number(rest) <= 31)) return true;
  }
  return false;
}

/**
 * Whether the text is a date that lost its 年 and 月, as `2018523` and `20229` did. A number may look the same: only to
 * be asked where a date should stand.
 */
export function isCutDate(text: string): boolean {
  const rest = /^(?:19|20)\d{2}(\d{1,3})$/.exec(asciiForms(text).trim())?.[1];
  return rest !== undefined && isMonthAndDay(rest);
}

/** What stands where a date should: a day, a damaged date (日期残缺) as it stands, or a date without a year. */
export interface DateValue {
  day?: Day;
  damaged?: string;
  vague?: true;
}

const WITHOUT_YEAR =
  /^(?:0?[1-9]|1[0-2])\s?[-/.月]\s?(?:3[01]|[12]\d|0?[1-9])日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?(?![\d.%％万亿])/;

/** The value of a label that announces a date; empty where no date stands in it, or only a year and month. */
export function readDateValue(value: string): DateValue {
  const [date] = findDates(value);
  if (date) return date.day ? { day: date.day } : { damaged: date.text };
  const text = asciiForms(value).trim();
  const parted = /^((?:19|20)\d{2}) (\d{1,2}) (\d{1,2})(?!\d)/.exec(text);
  if (parted) return asValue(toDay(Number(parted[1]), Number(parted[2]), Number(parted[3])), parted[0]);
  const digits = /^(?:19|20)\d{3,6}(?![\d.%％万亿])/.exec(text)?.[0];
  if (digits) return asValue(parseDay(digits), digits);
  const torn =
    /^(?:19|20)\d{2}\s?(?:[-./]\s?\d{3,4}|\d{1,2}\s?[-./]\s?\d{1,2}|年\s{0,3}月\s{0,3}(?:\d{1,2}\s?)?日|年\s?\d{1,2}\s?月\s?日)(?!\d)/.exec(
      text,
    );
  if (torn) return { damaged: torn[0] };
  return WITHOUT_YEAR.test(text) ? { vague: true } : {};
}

const asValue = (day: Day | undefined, text: string): DateValue => (day ? { day } : { damaged: text });

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
  if (row.length > 40 || !hasAny(row, ['19', '20'])) return undefined;
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
  return row.length <= 160 && /[\d刚天前]/.test(row) && VAGUE.test(row);
}

/** The year that a title spells with Chinese digits, `二〇一六年` → 2016; undefined for none. */
export function chineseYear(text: string): number | undefined {
  const digits = /([一二][〇零○◯Ｏ0一二三四五六七八九]{3})\s*年/.exec(text)?.[1]?.replace(/0/g, '〇');
  return digits ? parseChineseDigits(digits) : undefined;
}
