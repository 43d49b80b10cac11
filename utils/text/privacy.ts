/** Personal numbers that must not stand on a public page: identity cards, mobile phones, bank cards. */
import { asciiForms } from './normalise.ts';

export interface PrivacyHit {
  kind: 'id-number' | 'mobile' | 'bank-card';
  /** The number with its middle part masked. */
  masked: string;
  /** Offset in the text. */
  index: number;
}

const mask = (number: string, head: number, tail: number): string =>
  `${number.slice(0, head)}${'*'.repeat(number.length - head - tail)}${number.slice(-tail)}`;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether the check character of an 18-character identity number (GB 11643-1999) is right and its birthday exists. */
export function isIdNumber(text: string): boolean {
  if (!/^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}

function isBankCard(text: string): boolean {
  if (!/^62\d{14,17}$/.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    let digit = Number(text[text.length - 1 - i]);
    if (i % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 === 0;
}

/**
 * Personal numbers in the text, masked. A mobile number counts only where a word before it says whose it is not: the
 * published contact of an office is no leak, so numbers after 联系人, 咨询, 办公 are left out.
 */
export function findPrivacy(text: string): PrivacyHit[] {
  const source = asciiForms(text);
  const hits: PrivacyHit[] = [];
  for (const match of source.matchAll(/(?<![\dA-Za-z/=_-])\d{15,18}[\dXx]?(?![\dA-Za-z/-])/g)) {
    const number = match[0];
    if (number.length === 18 && isIdNumber(number))
      hits.push({ kind: 'id-number', masked: mask(number, 6, 2), index: match.index });
    else if (isBankCard(number)) hits.push({ kind: 'bank-card', masked: mask(number, 6, 4), index: match.index });
  }
  const people = hits.some((hit) => hit.kind === 'id-number');
  for (const match of source.matchAll(/(?<![\d-])1[3-9]\d{9}(?![\d-])/g)) {
    const before = source.slice(Math.max(0, match.index - 40), match.index);
    const own =
      /(?:手机|移动电话|本人电话|申请人)[^\n]{0,12}$/.test(before) &&
      !/联系人|咨询|办公|热线|值班|监督|受理|报名|单位/.test(before);
    if (own || (people && hits.some((hit) => hit.kind === 'id-number' && Math.abs(hit.index - match.index) < 200))) {
      hits.push({ kind: 'mobile', masked: mask(match[0], 3, 4), index: match.index });
    }
  }
  return hits.sort((a, b) => a.index - b.index);
}
