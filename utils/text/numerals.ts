/** Chinese numerals: of dates (二〇二三), of counts (一百二十三) and of headings (一、 （二） 第三章). */

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  '◯': 0,
  Ｏ: 0,
  O: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1_000, 仟: 1_000 };

const digitOf = (char: string): number | undefined => (Object.hasOwn(DIGITS, char) ? DIGITS[char] : undefined);
const unitOf = (char: string): number | undefined => (Object.hasOwn(UNITS, char) ? UNITS[char] : undefined);

/** The number that a row of digits spells out, `二〇二三` → 2023; undefined where another character stands in it. */
export function parseChineseDigits(text: string): number | undefined {
  if (text.length === 0 || text.length > 15) return undefined;
  let value = 0;
  for (const char of text) {
    const digit = digitOf(char);
    if (digit === undefined) return undefined;
    value = value * 10 + digit;
  }
  return value;
}

/** The count that a numeral below one hundred million names, `二十三` → 23, `一百零五` → 105; undefined otherwise. */
export function parseChineseNumber(text: string): number | undefined {
  if (text.length === 0 || text.length > 20) return undefined;
  // 廿 and 卅 of dates: twenty and thirty.
  const [high, low, ...rest] = text.replace('廿', '二十').replace('卅', '三十').split('万');
  if (rest.length > 0 || high === undefined) return undefined;
  if (low === undefined) return belowTenThousand(high);
  const thousands = belowTenThousand(high);
  const remainder = low === '' ? 0 : belowTenThousand(low);
  return thousands === undefined || remainder === undefined ? undefined : thousands * 10_000 + remainder;
}

function belowTenThousand(text: string): number | undefined {
  if (text.length === 0) return undefined;
  let total = 0;
  let digit: number | undefined;
  let lastUnit = 10_000;
  for (const char of text) {
    const unit = unitOf(char);
    const value = digitOf(char);
    if (unit !== undefined) {
      // 十 may stand without a digit before it only at the start: 十五, not 二百十 (which is colloquial and rare).
      if (unit >= lastUnit || (digit === undefined && !(unit === 10 && total === 0)) || digit === 0) return undefined;
      total += (digit ?? 1) * unit;
      lastUnit = unit;
      digit = undefined;
    } else if (value !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = value;
    } else return undefined;
  }
  return total + (digit ?? 0);
}

/** Depth and number of a numbered heading: 1 for `一、` and `第一章`, 2 for `（一）`, 3 for `1.`; undefined for none. */
export function parseHeadingNumber(line: string): { level: 1 | 2 | 3; number: number } | undefined {
  const text = line.trim();
  const first =
    /^([一二三四五六七八九十]{1,3})\s*[、.．,，:：]/.exec(text) ??
    /^第([一二三四五六七八九十百]{1,5})[章部条](?:分)?/.exec(text);
  if (first?.[1]) return numbered(1, first[1]);
  const second = /^[(（]\s*([一二三四五六七八九十]{1,3})\s*[)）]/.exec(text);
  if (second?.[1]) return numbered(2, second[1]);
  const third = /^(\d{1,2})\s*[、.．](?!\d)/.exec(text);
  if (third?.[1]) return { level: 3, number: Number(third[1]) };
  return undefined;
}

function numbered(level: 1 | 2, text: string): { level: 1 | 2; number: number } | undefined {
  const number = parseChineseNumber(text);
  return number === undefined ? undefined : { level, number };
}
