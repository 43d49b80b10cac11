/** Numbers as tables and prose write them. */
import { normalise } from './normalise.ts';
import { parseChineseNumber } from './numerals.ts';

export interface Figure {
  /** Null where the text is blank or no number (`/`, `—`, 无, 不填): neither of these is 0. */
  value: number | null;
  /** Unit that stands behind the number: 件, 万元. */
  unit?: string;
}

const UNIT = '(?:亿元|万元|元|件次|件|条|项|个|份|宗|起|例|次|人次|人|部|家|%)';
const DIGITS = String.raw`\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+`;
const FIGURE = new RegExp(`^(?<sign>增加?|减少?|上升|下降|[-+↑↓])? ?(?<digits>${DIGITS}) ?(?<unit>${UNIT})?$`);
const NUMERAL = new RegExp(`^(?<numeral>[零〇一二三四五六七八九十百千万两]+) ?(?<unit>${UNIT})?$`);

/** The number that the whole text states: `1,234.5 万元` → 1234.5 and 万元; `减3` → -3; `零` → 0. Never throws. */
export function parseFigure(text: string): Figure {
  if (text.length > 40) return { value: null };
  const plain = normalise(text).replace(/(?<=\d)'(?=\d{3})/g, ',');
  const { sign, digits, unit } = FIGURE.exec(plain)?.groups ?? {};
  if (digits) {
    const size = Number(digits.replace(/[, ]/g, ''));
    const value = sign && /^(?:减|下|-|↓)/.test(sign) && size > 0 ? -size : size;
    return { value, ...(unit && { unit }) };
  }
  const spelled = NUMERAL.exec(plain)?.groups;
  const value = spelled?.numeral === '零' || spelled?.numeral === '〇' ? 0 : parseChineseNumber(spelled?.numeral ?? '');
  return value === undefined ? { value: null } : { value, ...(spelled?.unit && { unit: spelled.unit }) };
}

const SIGNS_FOR_NONE = /^(?:[-/\\|*★☆×xX·.—_~]+|无|空|不填|不涉及|未统计|N\/A|不适用|暂无|没有|—+)$/;

/** Whether a cell with this text has a place for a figure: a number, nothing, or a sign for none. */
export function isFigurePlace(text: string): boolean {
  const plain = normalise(text);
  return plain === '' || SIGNS_FOR_NONE.test(plain) || parseFigure(text).value !== null;
}

/**
 * Length of a text as word processors count it (字数), which is how 篇幅 is meant: each Chinese character and each
 * Chinese punctuation mark is one, a run of Latin letters or digits is one, blanks are none.
 */
export function countCharacters(text: string): number {
  let count = 0;
  let inRun = false;
  for (const char of text) {
    const isRun = /[!-~]/.test(char);
    if (isRun ? !inRun : !/[\s\u200b\ufeff]/.test(char)) count++;
    inRun = isRun;
  }
  return count;
}
