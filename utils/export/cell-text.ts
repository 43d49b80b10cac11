/** What text must be like before it stands in a cell: of one line, and no formula in any spreadsheet. */
import type { LeafScore } from '../audit/scorecard.ts';
import type { MessageCode } from '../text/catalogue/index.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to go.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;
/** Not allowed in XML, and shown by nothing. */
const NONCHARACTERS = /[\ufffe\uffff]/g;
/** What spreadsheets take as the start of a formula, also behind blanks, invisible characters, or in full width. */
const FORMULA = /^[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]/;

/**
 * Text that no spreadsheet executes or breaks. Line breaks become blanks: quoted ones are valid CSV, but Excel's own
 * text import and WPS split the row at them.
 */
export function cellText(value: string): string {
  const formula = FORMULA.test(value) || /^[\t\r]/.test(value);
  const text = value.replace(CONTROLS, ' ').replace(LONE_SURROGATES, '\ufffd').replace(NONCHARACTERS, '\ufffd').trim();
  return formula && text !== '' ? `'${text}` : text;
}

/** By whom a leaf is decided, as the catalogue words it. */
export function judgedCode({ judged, judgedBy }: Pick<LeafScore, 'judged' | 'judgedBy'>): MessageCode {
  if (judged) return 'export.judged-person';
  return judgedBy ? 'export.judged-partly' : 'export.judged-rule';
}

/** A document that clauses name by its id, with the title and number that a reader knows it by. */
export interface NamedDocument {
  id: string;
  title: string;
  number: string;
}

/** Ids of documents → how a report names them. */
export function documentNames(documents: readonly NamedDocument[]): ReadonlyMap<string, string> {
  return new Map(documents.map(({ id, title, number }) => [id, `《${title}》（${number}）`]));
}
