/** One normaliser for all matching of page text: what looks the same to a reader compares the same. */

const INVISIBLE =
  /\u00ad|\u034f|[\u061c\u115f\u1160\u17b4\u17b5]|[\u180b-\u180e]|[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const SPACES = /[\s\u0085\u2800\u3164]+/g;
const DASHES = /[\u2010-\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\uff0d\u30fc]/g;
const DOUBLE_QUOTES = /[\u201c-\u201f\u00ab\u00bb\u301d-\u301f\uff02]/g;
const SINGLE_QUOTES = /[\u2018-\u201b\u2032\uff07]/g;
const DOTS = /[\u2022\u2027\u30fb\u2219\u22c5\u0387\u16eb\uff65]/g;
const COLONS = /[\u2236\ufe55\ua789\u02d0]/g;

/** White space of any kind folded to one blank, zero-width characters removed, trimmed. Keeps everything else. */
export function fold(text: string): string {
  return text.replace(INVISIBLE, '').replace(SPACES, ' ').trim();
}

/**
 * The form in which texts are matched: NFKC (so full width becomes half width), one kind of dash, quote, dot and
 * colon, folded white space. Case is kept. Idempotent.
 */
export function normalise(text: string): string {
  return fold(text)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOTS, '·')
    .replace(COLONS, ':')
    .normalize('NFKC')
    .replace(SPACES, ' ')
    .trim();
}

/** `normalise` without any white space, lower case: the key for comparing titles and labels (`索 引 号` = `索引号`). */
export function compact(text: string): string {
  return normalise(text).replace(/ /g, '').toLowerCase();
}

/**
 * Digits and the punctuation of dates and numbers in half width, one code unit for one, so that positions in the
 * result are positions in the text.
 */
export function asciiForms(text: string): string {
  return text.replace(/[\uff10-\uff19\uff0d\uff0e\uff0f\uff1a\u2236\u2010-\u2015\u2212\u3000\u00a0]/g, (char) => {
    const code = char.charCodeAt(0);
    if (code >= 0xff10 && code <= 0xff19) return String.fromCharCode(code - 0xfee0);
    if (char === '\uff0e') return '.';
    if (char === '\uff0f') return '/';
    if (char === '\uff1a' || char === '\u2236') return ':';
    if (char === '\u3000' || char === '\u00a0') return ' ';
    return '-';
  });
}
