/** Document numbers (文号, 发文字号) such as 川教函〔2020〕637号. */
import { asciiForms, fold, unspaced } from './normalise.ts';
import { hasAny } from './words.ts';

export interface DocumentNumber {
  /** The number with the brackets 〔〕 and no blanks, as 党政机关公文格式 writes it. */
  number: string;
  /** The number as it stands. */
  text: string;
  /** Offset of `text` in the folded text. */
  index: number;
}

const OPEN = '[〔\\[【［(（﹝「『{<〈《]';
const CLOSE = '[〕\\]】］)）﹞」』}>〉》]';
const AGENCY = '[\\u4e00-\\u9fa5](?:\\s?[\\u4e00-\\u9fa5]){0,11}';
const NUMBER = new RegExp(
  `(${AGENCY})\\s?${OPEN}\\s?((?:19|20)\\d{2})\\s?年?度?\\s?${CLOSE}\\s?第?\\s?([\\dA-Z]{1,6}(?:-\\d{1,3})?)\\s?[号號]`,
  'g',
);
// Words that stand directly before a cited number and are no part of it.
const LEAD =
  /^.*(?:根据|依据|按照|关于|印发|转发|废止|执行|参照|落实|贯彻|通知|意见|办法|规定|文件|文号|字号|编号|修订|附件|发布|制定)(?=[\u4e00-\u9fa5])/;
// These are also the first letter of places (和县, 原州): they are cut only where more stands before them.
const LEAD_LETTER = /^.+(?:原|的|和|及|与|见|对|以|由|为|了|号|日)(?=[\u4e00-\u9fa5]{2})/;
/** A number that lost a bracket: `云政办〔20226号`, `云政办2022〕6号`. In 云政办[2016 1号] it is only in the wrong place. */
const DAMAGED = new RegExp(
  `(?:${AGENCY}\\s?(?:${OPEN}\\s?(?:19|20)\\d{2}\\s?\\d{1,4}|(?:19|20)\\d{2}\\s?${CLOSE}\\s?\\d{1,4})\\s?号|(?<=[\\s，,、；;（(])[〔【\\[]\\s?(?:19|20)\\d{2}\\s?\\d{1,4}\\s?号)(?!\\s?[〕\\]】］])`,
  'g',
);

/** All document numbers in the text, in order. */
export function findDocumentNumbers(text: string): DocumentNumber[] {
  const source = asciiForms(fold(text));
  if (!hasAny(source, ['19', '20'])) return [];
  const found: DocumentNumber[] = [];
  for (const match of source.matchAll(NUMBER)) {
    const [whole, prefix = '', year = '', serial = ''] = match;
    const agency = unspaced(prefix).replace(LEAD, '').replace(LEAD_LETTER, '');
    if (agency.length === 0 || agency.length > 12) continue;
    found.push({ number: write(agency, year, serial), text: whole, index: match.index });
  }
  return found;
}

const write = (agency: string, year: string, serial: string): string =>
  `${agency}〔${year}〕${serial.replace(/^0+(?=\d)/, '')}号`;

/** Without the words of the sentence that run into the number: 进一步按照云政办〔20226号. */
function withoutLead(text: string): string {
  const agency = /^[\u4e00-\u9fa5\s]+/.exec(text)?.[0] ?? '';
  return `${agency.replace(LEAD, '').replace(LEAD_LETTER, '')}${text.slice(agency.length)}`;
}

/** Document numbers that lost a bracket, as they stand: they cannot be compared, and are not mended. */
export function findDamagedNumbers(text: string): string[] {
  if (!/(?:19|20)\d{2}/.test(text)) return [];
  return Array.from(asciiForms(fold(text)).matchAll(DAMAGED), ([whole]) => withoutLead(whole).trim());
}

/** The document number that a title carries at its end or start; one that it cites (关于废止…号文件的通知) is none. */
export function documentNumberOfTitle(title: string): string | undefined {
  const text = asciiForms(fold(title));
  const own = findDocumentNumbers(text).filter(({ number, index, text: said }) => {
    const leads = index <= 1 && unspaced(said).startsWith(number.slice(0, number.indexOf('〔')));
    return leads || /^[)）\]】》\s]*$/.test(text.slice(index + said.length));
  });
  return own.at(-1)?.number;
}

const WHOLE = new RegExp(
  `^(${AGENCY})\\s?${OPEN}\\s?((?:19|20)\\d{2})\\s?年?\\s?${CLOSE}\\s?第?\\s?(\\d{1,6}(?:-\\d{1,3})?)\\s?[号號]?$`,
);
// 云溪市人民政府令第35号, 公告2024年第3号, 2024年第3号.
const ORDER =
  /^[\u4e00-\u9fa5]{2,20}令\s?[（(]?\s?第?\s?\d{1,4}\s?号?\s?[）)]?$|^[\u4e00-\u9fa5]{0,20}公告\s?(?:[〔[(（]?\d{4}\s?年?[〕\])）]?)?\s?第?\s?\d{1,4}\s?号$|^(?:19|20)\d{2}\s?年\s?第\s?\d{1,4}\s?号$/;

/** The number that a labelled value gives; `无` and other texts give undefined. The last 号 may be missing there. */
export function parseDocumentNumber(value: string): string | undefined {
  const text = asciiForms(fold(value));
  const whole = WHOLE.exec(text);
  if (whole) return write(unspaced(whole[1] ?? '').replace(LEAD, ''), whole[2] ?? '', whole[3] ?? '');
  return findDocumentNumbers(text)[0]?.number ?? (ORDER.test(text) ? unspaced(text) : undefined);
}
