/**
 * The one normaliser: what looks the same to a reader compares the same. Nothing else in the product folds text for
 * matching. Which form for what:
 *
 * | form | keeps | for |
 * |---|---|---|
 * | `fold` | everything but the kind of white space | texts that are kept and shown |
 * | `asciiForms` | every position | patterns whose places in the text matter |
 * | `normalise` | words and case | patterns over sentences |
 * | `compact` | neither blanks nor case nor dots | keys: titles, labels, names of columns |
 * | `unspaced` | everything but white space | values that blanks break up: 公网安备 numbers, `索 引 号` |
 */
import { CJK_RADICALS } from './radicals.ts';

// Soft hyphen, grapheme joiner, fillers, marks of direction, joiners, variation selectors, tags; and the control
// characters that Word leaves in what is pasted from it. U+3164 (filler) shows as a blank and is one.
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go.
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: they are meant one by one.
  /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\uddef]/g;
const SPACES = /[\s\u0085\u2800\u3164]+/g;
const DASH = '\u2010-\u2015\u2043\u2212\u2500\u2501\u2e3a\u2e3b\ufe58\uff0d';
const DASHES = new RegExp(`[${DASH}\u30fc]`, 'g');
const TILDES = /[\u223c\u301c\u3030\uff5e]/g;
const DOUBLE_QUOTES = /[\u201c-\u201f\u00ab\u00bb\u2033\u300c-\u300f\u301d-\u301f\uff02]/g;
const SINGLE_QUOTES = /[`\u00b4\u02bc\u2018-\u201b\u2032\uff07\uff40]/g;
const DOTS = /[\u2022\u2027\u30fb\u2219\u22c5\u0387\u16eb\uff65]/g;
const COLONS = /[\u2236\ufe55\ua789\u02d0]/g;
const RADICALS = new RegExp(`[${[...CJK_RADICALS.keys()].join('')}]`, 'g');
/** 全·网·通: dots that spread one word, where names (艾山·阿布都) have more than one character on a side. */
const SPREAD =
  /(?<![々〇\u3400-\u9fff\uf900-\ufaff])[々〇\u3400-\u9fff\uf900-\ufaff](?: ?· ?[々〇\u3400-\u9fff\uf900-\ufaff]){2,}(?![々〇\u3400-\u9fff\uf900-\ufaff])/g;

/** Nothing in it has another form. */
const PLAIN = /^[!-_a-z{-~\u4e00-\u9fff]*$/;
const PLAIN_KEY = /^[!-@[-_a-z{-~\u4e00-\u9fff]*$/;

/** White space of any kind folded to one blank, zero-width characters removed, trimmed. Keeps everything else. */
export function fold(text: string): string {
  return text.replace(INVISIBLE, '').replace(SPACES, ' ').trim();
}

/** Without white space and zero-width characters. Keeps everything else. */
export function unspaced(text: string): string {
  return text.replace(INVISIBLE, '').replace(SPACES, '');
}

/**
 * The form in which texts are matched: NFKC (full width becomes half width, 劣Ⅴ类 becomes 劣V类, compatibility forms
 * and Kangxi radicals of pasted PDF become characters), one kind of dash, quote, dot, tilde and colon, words spread
 * with dots closed up, folded white space. Case is kept. Idempotent.
 */
export function normalise(text: string): string {
  if (PLAIN.test(text)) return text;
  return fold(text)
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(RADICALS, (radical) => CJK_RADICALS.get(radical) ?? radical)
    .replace(DASHES, '-')
    .replace(TILDES, '~')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOTS, '·')
    .replace(COLONS, ':')
    .normalize('NFKC')
    .replace(SPACES, ' ')
    .trim()
    .replace(SPREAD, (word) => word.replace(/ ?· ?/g, ''));
}

/**
 * `normalise` without white space, in lower case, without dots other than between figures (5·12): the key for
 * comparing titles and labels (`索 引 号` = `索引号`, `党建·扶贫` = `党建扶贫`). Idempotent.
 */
export function compact(text: string): string {
  if (PLAIN_KEY.test(text)) return text;
  // Most titles hold nothing but plain characters and the usual marks, of which each has one form wherever it stands.
  return UNUSUAL.test(text) ? slowCompact(text) : text.replace(USUAL, formOf);
}

function slowCompact(text: string): string {
  return normalise(text)
    .replace(/ /g, '')
    .replace(/(?<!\d)·+|·+(?!\d)/g, '')
    .toLowerCase()
    .normalize('NFKC');
}

/** The usual marks that have another form. None of them is a dot, which counts by what stands beside it. */
const MARKS = ' A-Z\u00a0\u2010-\u2015\u2018-\u201f\u2026\u3000-\u3003\u3005-\u3029\uff01-\uff5e`';
const USUAL = new RegExp(`[${MARKS}]`, 'g');
const UNUSUAL = new RegExp(`[^${MARKS}!-@[-~\u4e00-\u9fff]`);
const forms = new Map<string, string>();

function formOf(mark: string): string {
  let form = forms.get(mark);
  if (form === undefined) {
    form = slowCompact(mark);
    forms.set(mark, form);
  }
  return form;
}

const BLANK = /\s/;
const NOT_ASCII = new RegExp(
  `[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0e\uff0f\uff1a\u2236${DASH}\u3000\u00a0\u2000-\u200a\u202f\u205f]`,
  'g',
);

/**
 * Letters, digits and the punctuation of dates and numbers in half width and blanks as blanks, one code unit for one,
 * so that positions in the result are positions in the text.
 */
export function asciiForms(text: string): string {
  return text.replace(NOT_ASCII, (char) => {
    const code = char.charCodeAt(0);
    if (code >= 0xff10 && code <= 0xff5a) return code === 0xff1a ? ':' : String.fromCharCode(code - 0xfee0);
    if (char === '\uff0e') return '.';
    if (char === '\uff0f') return '/';
    if (char === '\u2236') return ':';
    return BLANK.test(char) ? ' ' : '-';
  });
}
