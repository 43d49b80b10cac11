/**
 * Labels in a line of text, found from what follows them. One alternation of all labels says the same, and costs more
 * to compile than a page to read.
 */
import { unspaced } from '../text/normalise.ts';
import { LABELS, STOPS, TOUCHING } from './labels.ts';

/** Where a label stands, with its colon or brackets; a word that only ends a value has no `label`. */
export interface LabelMark {
  from: number;
  to: number;
  label?: string;
  /** It touches the words before it, so that it may be a part of them. */
  touching?: true;
}

const LONGEST = Math.max(...Object.keys(LABELS).map((label) => label.length));
const STOP = STOPS.map((stop) => stop.replace(/[[\]]/g, '\\$&')).join('|');
// A colon, a bracket that closes, the place before a date; or a word of its own.
const MARK = new RegExp(
  `[:：∶]|[】\\]] *[:：∶]?|(?<=[日时][期间]) *(?=(?:19|20)\\d\\d ?[年./-])|发[布表]于 *[:：∶]?|${STOP}`,
  'g',
);
const CJK = /[\u4e00-\u9fa5]/;

const known = (name: string): boolean => Object.hasOwn(LABELS, name);
/** Whether a word may begin here: behind another character it is a part of that word. */
const mayBegin = (text: string, at: number): boolean => !CJK.test(text[at - 1] ?? '');

/**
 * All labels that a colon follows, that stand in brackets or before a date, and the words that end a value, in order.
 * A label stands behind no other character, unless it is one that bylines run together.
 */
export function findLabels(text: string): LabelMark[] {
  const marks: LabelMark[] = [];
  let floor = 0;
  for (const { 0: found, index } of text.matchAll(MARK)) {
    if (index < floor) continue;
    const to = index + found.length;
    const mark = markAt(text, found, index, floor);
    if (!mark) continue;
    marks.push({ ...mark, to });
    floor = to;
  }
  return marks;
}

function markAt(text: string, found: string, index: number, floor: number): Omit<LabelMark, 'to'> | undefined {
  const first = found.trim()[0];
  if (first === undefined) return before(text, index, floor, false);
  if (/[:：∶]/.test(first)) return before(text, index, floor, true) ?? touching(text, index, floor);
  if (first === '】' || first === ']') {
    const open = Math.max(text.lastIndexOf('【', index), text.lastIndexOf('[', index));
    const label = open >= floor && index - open <= 4 * LONGEST ? unspaced(text.slice(open + 1, index)) : '';
    return known(label) && mayBegin(text, open) ? { from: open, label } : undefined;
  }
  if (found.startsWith('发')) return mayBegin(text, index) ? { from: index, label: '发布于' } : undefined;
  // 阅读次数 ends a value; with a colon it is a label.
  const labels = known(found) && mayBegin(text, index) && /^ *[:：∶]/.test(text.slice(index + found.length));
  return labels ? undefined : { from: index };
}

/** The longest label that ends here; blanks may part its letters where a colon follows. */
function before(text: string, end: number, floor: number, colon: boolean): Omit<LabelMark, 'to'> | undefined {
  let name = '';
  let best: Omit<LabelMark, 'to'> | undefined;
  for (let i = end - 1; i >= floor && name.length < LONGEST; i--) {
    const letter = text[i] ?? '';
    if (letter.trim() === '') {
      if (colon) continue;
      break;
    }
    name = letter + name;
    if ((colon || name.length > 3) && known(name) && mayBegin(text, i)) best = { from: i, label: name };
  }
  return best;
}

function touching(text: string, end: number, floor: number): Omit<LabelMark, 'to'> | undefined {
  const label = TOUCHING.find((name) => end - name.length >= floor && text.endsWith(name, end));
  return label ? { from: end - label.length, label, touching: true } : undefined;
}

/** The label that fills the text, in brackets or with a colon or without. */
export function wholeLabel(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length < 2 || trimmed.length > LONGEST * 4) return undefined;
  const name = unspaced(trimmed)
    .replace(/^[【[(（]/, '')
    .replace(/[】\])）]$/, '')
    .replace(/[:：∶]$/, '');
  return known(name) ? name : undefined;
}
