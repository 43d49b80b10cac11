/** Document numbers (文号, 发文字号) such as 川教函〔2020〕637号. */
import { asciiForms, fold, unspaced } from './normalise.ts';

export interface DocumentNumber {
  /** The number with the brackets 〔〕 and no blanks, as 党政机关公文格式 writes it. */
  number: string;
  /** The number as it stands. */
  text: string;
  /** Offset of `text` in the folded text. */
  index: number;
}

const OPEN = '[〔\\[【［(（﹝「]';
const CLOSE = '[〕\\]】］)）﹞」]';
const NUMBER = new RegExp(
  `([\\u4e00-\\u9fa5](?:\\s?[\\u4e00-\\u9fa5]){0,11})\\s?${OPEN}\\s?((?:19|20)\\d{2})\\s?年?\\s?${CLOSE}\\s?第?\\s?([\\dA-Z]{1,6})\\s?号`,
  'g',
);
// Words that stand directly before a cited number and are no part of it.
const LEAD =
  /^.*(?:根据|依据|按照|关于|印发|转发|废止|执行|参照|落实|贯彻|通知|意见|办法|规定|文件|文号|字号|编号|修订|原|的|和|及|与|见|对|以|由|为|了)(?=[\u4e00-\u9fa5])/;

/** All document numbers in the text, in order. */
export function findDocumentNumbers(text: string): DocumentNumber[] {
  const source = asciiForms(fold(text));
  const found: DocumentNumber[] = [];
  for (const match of source.matchAll(NUMBER)) {
    const [whole, prefix = '', year = '', serial = ''] = match;
    const agency = unspaced(prefix).replace(LEAD, '');
    if (agency.length === 0 || agency.length > 12) continue;
    const number = `${agency}〔${year}〕${serial.replace(/^0+(?=\d)/, '')}号`;
    found.push({ number, text: whole, index: match.index });
  }
  return found;
}

/** The document number that a title carries, in brackets at its end or anywhere in it; undefined for none. */
export function documentNumberOfTitle(title: string): string | undefined {
  return findDocumentNumbers(title).at(-1)?.number;
}

/** The number that a labelled value gives; `无` and other texts give undefined. */
export function parseDocumentNumber(value: string): string | undefined {
  const text = asciiForms(fold(value));
  const found = findDocumentNumbers(text)[0];
  if (found) return found.number;
  const order =
    /^[\u4e00-\u9fa5]{2,20}令\s?第?\s?\d{1,4}\s?号$|^[\u4e00-\u9fa5]{0,20}公告\s?(?:\d{4}年)?第?\s?\d{1,4}\s?号$/.exec(
      text,
    );
  return order ? unspaced(text) : undefined;
}
