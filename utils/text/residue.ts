/** What editors and templates leave behind in a text that readers see, and brackets that lack their other half. */
import { fold } from './normalise.ts';

export const RESIDUE_KINDS = ['word', 'template', 'empty-value', 'error', 'markup'] as const;
/**
 * `word`: of Word's own notes and styles; `template`: a variable that was never filled; `empty-value`: undefined, null
 * or NaN where a value should stand; `error`: a message of the server's; `markup`: tags and entities as text.
 */
export type ResidueKind = (typeof RESIDUE_KINDS)[number];

export interface Residue {
  kind: ResidueKind;
  /** The place with some words around it. */
  quote: string;
  /** Scripts of the page fill such a variable: bytes that show it prove nothing. */
  byScript?: true;
}

interface Mark {
  kind: ResidueKind;
  pattern: RegExp;
  byScript?: true;
}

const TAG =
  'p|br|div|span|font|strong|em|table|tbody|tr|td|img|a|h[1-6]|ul|ol|li|style|script|center|section|o:p|st1:\\w+';
const EMPTY = 'undefined|null|NaN|Invalid Date';
const MARKS: readonly Mark[] = [
  { kind: 'word', pattern: /\[bookmark:\s*\w+\s*\]/i },
  { kind: 'word', pattern: /(?:^|[\s;"'{])mso-[a-z][a-z-]+\s*:/i },
  {
    kind: 'word',
    pattern: /Normal\s+0\s+(?:[\d.磅]+\s+)*(?:false\s+){2}|MicrosoftInternetExplorer4|\/\* Style Definitions \*\//,
  },
  { kind: 'word', pattern: /<!--\s*\[if|\[endif\]/i },
  { kind: 'template', pattern: /\{\{[^{}]{1,80}\}\}/, byScript: true },
  { kind: 'template', pattern: /\$\{[\w.$()[\]'"\s|?:]{1,60}\}/, byScript: true },
  { kind: 'template', pattern: /<%[^%]{1,80}%>|\[!--[\w.]{1,40}--\]|\{(?:dede|pe|cms|\$)[\w:.]{1,40}[^{}]{0,60}\}/i },
  { kind: 'empty-value', pattern: new RegExp(`^(?:${EMPTY})$`), byScript: true },
  {
    kind: 'empty-value',
    pattern: new RegExp(`[\\u4e00-\\u9fa5][:：]\\s*(?:${EMPTY})(?=$|[\\s，。；、])`),
    byScript: true,
  },
  { kind: 'empty-value', pattern: /(?:undefined|NaN)(?=[年月日元万%次条个])/, byScript: true },
  {
    kind: 'error',
    pattern: /Error on page|Fatal error:|Undefined (?:variable|index):|error in your SQL syntax|ORA-\d{5}/i,
  },
  { kind: 'error', pattern: /(?:java|javax)\.(?:lang|sql|io|servlet)\.\w+(?:Exception|Error)|System\.\w*Exception\b/ },
  // A tag with an attribute, an end or a break: an article about mark-up names bare tags.
  {
    kind: 'markup',
    pattern: new RegExp(`<(?:${TAG})\\s+[\\w:-]{1,30}\\s*=\\s*["'][^<>]{0,300}>|</(?:${TAG})\\s*>|<br\\s*/?>`, 'i'),
  },
  { kind: 'markup', pattern: /&(?:nbsp|ensp|emsp|ldquo|rdquo|lsquo|rsquo|mdash|hellip|middot|quot|lt|gt|#\d{2,5});/ },
];
const QUICK = /[[{<&$]|mso-|undefined|null|NaN|rror|Exception|ORA-|Normal|Invalid|Microsoft|Style/;
const AROUND = 20;

/** Residue in one line of visible text, each kind of it once. A line beyond 20,000 characters is read so far. */
export function findResidue(line: string): Residue[] {
  if (!QUICK.test(line)) return [];
  const text = fold(line.slice(0, 20_000));
  const found: Residue[] = [];
  for (const { kind, pattern, byScript } of MARKS) {
    const match = pattern.exec(text);
    if (!match || found.some((one) => one.kind === kind)) continue;
    const quote = around(text, match.index, match.index + match[0].length);
    found.push({ kind, quote, ...(byScript && { byScript }) });
  }
  return found;
}

function around(text: string, from: number, to: number): string {
  const end = Math.min(to, from + 60);
  return text.slice(Math.max(0, from - AROUND), end + AROUND).trim();
}

export interface Unmatched {
  /** The bracket that stands alone. */
  mark: string;
  quote: string;
}

const PAIRS = ['《》', '（）', '〔〕', '“”', '【】'] as const;
/** Half width and other shapes, one for one. */
const SHAPES: Readonly<Record<string, string>> = { '(': '（', ')': '）', '﹝': '〔', '﹞': '〕', '[': '〔', ']': '〕' };
// 1） a) （1 一）: numbers of a list have one bracket; :-) has one as well; [0,1) is an interval.
const NUMBERING =
  /(?:^|[\s，。；：、,;！？!?"”》)）])(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxIVX]{1,4}|[一二三四五六七八九十]{1,3}|[①-⑳])$/;
const SMILEY = /[:;=^][-'o^]?[()（）]+|[()（）][\^*_]/g;
const INTERVAL = /[[(（]\s*-?[\d.∞%]+\s*[,，~～]\s*\+?[\d.∞%]+\s*[\])）]/g;
/** A bracket closed so many lines further down is closed. */
const REACH = 40;

/**
 * Brackets of a text that lack their other half, line by line. Careful: what a later or an earlier line holds counts as
 * the other half, quotes may run over paragraphs, and only sentences are judged, since rows of lists are cut at will.
 * `cut`: the text goes on where it ends here.
 */
export function findUnmatched(lines: readonly string[], cut = false): Unmatched[] {
  const cleaned = lines.map(shapes);
  return PAIRS.flatMap(([open = '', close = '']) => unmatchedOf(cleaned, open, close, cut)).map(({ line, at }) => ({
    mark: lines[line]?.[at] ?? '',
    quote: around(lines[line] ?? '', at, at + 1),
  }));
}

/** One shape for each bracket, character for character, and none that needs no other half. */
function shapes(line: string): string {
  const blank = (match: string) => '·'.repeat(match.length);
  return line
    .slice(0, 20_000)
    .replace(INTERVAL, blank)
    .replace(SMILEY, blank)
    .replace(/[()[\]﹝﹞]/g, (char) => SHAPES[char] ?? char);
}

/** Where in the lines a bracket stands. */
interface Place {
  line: number;
  at: number;
}

function unmatchedOf(lines: readonly string[], open: string, close: string, cut: boolean): Place[] {
  const found: Place[] = [];
  const judged: boolean[] = [];
  const inSentence = ({ line }: Place): boolean => (judged[line] ??= isSentence(lines[line] ?? ''));
  let waiting: Place[] = [];
  for (const [i, line] of lines.entries()) {
    // “…" is closed by hand: which half it is nobody can tell.
    if (open === '“' && /["＂]/.test(line)) {
      waiting = [];
      continue;
    }
    for (let at = 0; at < line.length; at++) {
      if (line[at] === open) {
        // Every paragraph of a long quotation opens anew.
        if (open === '“' && at === 0) waiting = [];
        waiting.push({ line: i, at });
      } else if (line[at] === close) {
        if (
          waiting.pop() === undefined &&
          inSentence({ line: i, at }) &&
          !NUMBERING.test(line.slice(Math.max(0, at - 6), at))
        )
          found.push({ line: i, at });
      }
    }
    waiting = waiting.slice(-50).filter((one) => {
      if (i - one.line < REACH) return true;
      if (inSentence(one)) found.push(one);
      return false;
    });
  }
  if (!cut) found.push(...waiting.filter(inSentence));
  return found;
}

const isSentence = (line: string): boolean =>
  /[。；！？]["”）)]?$/.test(line) || (line.length >= 60 && /[，。；]/.test(line));

/** Brackets of a title that lack their other half; none where the title is cut (…). */
export function findUnmatchedInTitle(title: string): Unmatched[] {
  const text = fold(title);
  if (/(?:…|\.{2,})$/.test(text)) return [];
  const line = shapes(text);
  return PAIRS.flatMap(([open = '', close = '']) => {
    if (open === '“' && /["＂]/.test(line)) return [];
    let depth = 0;
    for (const [at, char] of [...line].entries()) {
      if (char === open) depth++;
      else if (char === close && --depth < 0 && !NUMBERING.test(line.slice(0, at)))
        return [{ mark: [...text][at] ?? close, quote: text }];
    }
    return depth > 0 ? [{ mark: open, quote: text }] : [];
  });
}
