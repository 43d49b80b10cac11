/**
 * Personal numbers that must not stand on a public page (个人信息保护法 第二十八条; 国办发〔2019〕61号): identity cards, mobile
 * phones of private persons, bank cards. Only ever handed on masked. An office's published contact is no leak, and a
 * wrong accusation worse than a missed one: a mobile number needs words that say that its owner is a private person.
 */
import { toDay } from './day.ts';
import { asciiForms } from './normalise.ts';

export interface PrivacyHit {
  kind: 'id-number' | 'mobile' | 'bank-card';
  /** The number with its middle part masked. */
  masked: string;
  /** The masked number with the label before it, for proof. Holds no name. */
  quote: string;
  /** Offset in the text. */
  index: number;
}

const mask = (number: string, head: number, tail: number): string =>
  `${number.slice(0, head)}${'*'.repeat(number.length - head - tail)}${number.slice(-tail)}`;

/** Any run of eleven digits or more masked but for its first three and last two: what a quote is run through. */
export function maskPrivacy(text: string): string {
  return text.replace(/[\d０-９]{11,}[XxＸｘ]?/g, (number) => mask(number, 3, 2));
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** Provinces by the first two digits of GB/T 2260, and 83 of residence permits for Taiwan's residents. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/**
 * Whether it is an 18-character identity number (GB 11643-1999): a province, a birthday that exists and is not after
 * 2035, and the check character.
 */
export function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text) || !PROVINCE.test(text)) return false;
  const year = Number(text.slice(6, 10));
  if (year < 1900 || year > 2035) return false;
  if (!toDay(year, Number(text.slice(10, 12)), Number(text.slice(12, 14)))) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}

/** The 15 digits of before 1999 have no check character. */
function isOldIdNumber(text: string): boolean {
  const [year, month, day] = [text.slice(6, 8), text.slice(8, 10), text.slice(10, 12)].map(Number);
  return /^\d{15}$/.test(text) && PROVINCE.test(text) && toDay(1900 + (year ?? 0), month ?? 0, day ?? 0) !== undefined;
}

/** Lengths of cards by their first digits: 银联 62, the old 牡丹卡 9558, Visa and MasterCard. */
const CARD = /^(?:62\d{14,17}|9558\d{15}|4\d{15}|5[1-5]\d{14})$/;

/** Whether length, first digits and check digit (Luhn, ISO/IEC 7812-1) are those of a bank card. */
export function isBankCard(text: string): boolean {
  if (!CARD.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    let digit = Number(text[text.length - 1 - i]);
    if (i % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 === 0;
}

const NUMBER = /(?<![\dA-Za-z/=_.*#&%+-])(?:\d{17}[Xx]|\d{11}|\d{15,19})(?![\dA-Za-z/*_=-]|\.[\dA-Za-z])/g;
const ID_LABEL = /(?:身份证(?:件|明)?|公民身份|证件)(?:号码?|编号|号)?/;
const CARD_LABEL = /(?:银行|储蓄|借记|社保|惠农|一)?卡(?:通)?(?:号码?|\(折\)号|\(存折\)号)|[账帐](?:号|户号码?)/;
/** Numbers of other kinds that are as long. */
const OTHER_NUMBER =
  /信用代码|组织机构|订单|流水|索引号|许可证|登记证|运单|快递|合同|项目(?:编号|代码)|交易|发票|条码|设备|ISBN/i;
/** Accounts that offices publish to be paid into. */
const OFFICE_ACCOUNT =
  /保证金|缴款|汇入|专户|对公|国库|财政|捐[款赠]|户\s*名[^\n]{0,30}?(?:公司|中心|局|院|处|会|所|站|学校|政府)/;
/** Owners of mobile numbers who are private persons. */
const PRIVATE =
  /申请人|当事人|被处罚人|来信人|来访人|信访人|投诉人|举报人|反映人|户主|贫困户|脱贫户|低保(?:户|对象)|五保|特困|救助对象|受助|补[贴助]对象|领取人|享受人|考生|学生|家长|监护人|患者|病人|死者|遇难|获奖(?:者|人)|中签|承租人|购房人|业主|农户|身份证|家庭住址|居住地址|本人(?:电话|手机)/;
const OFFICE =
  /联\s*系\s*人|咨询|办公|热线|值班|监督|受理|报名|单位|部门|职务|岗位|科室|局|委|办|站|所|中心|公司|企业|法人|代表|负责人|经办|主任|科长|书记|村长|队长|网格|河长|林长|护林员|安全员|驻村|包保|帮扶|责任人|技术|专家|律师|医生|医院|教师|班主任|招标|采购|代理|供应商|服务|传真|邮编|邮箱/;

/** Digits as they are written: in full width, in groups. The groups of an identity number, and of a mobile number. */
const WRITTEN =
  /(?<![\dA-Za-z])(?:\d{17}[\dXx]|\d{15,19}|\d{6}[ -]\d{4}[ -]?\d{4}[ -]?\d{3}[\dXx]|1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\d{4}(?: \d{4}){3}(?: \d{1,3})?)(?![\dA-Za-z])/g;

/**
 * Where numbers stand that may be a person's, for covering them in pictures: an office's mobile number is covered, too.
 * Offsets and lengths in the text as it is.
 */
export function personalNumbers(text: string): { index: number; length: number }[] {
  return [...asciiForms(text).matchAll(WRITTEN)]
    .filter(([written]) => isPersonal(written.replace(/[ -]/g, '')))
    .map(({ 0: written, index }) => ({ index, length: written.length }));
}

const isPersonal = (number: string): boolean =>
  isIdNumber(number) || isOldIdNumber(number) || isBankCard(number) || /^1[3-9]\d{9}$/.test(number);

interface Line {
  text: string;
  index: number;
}

/** Personal numbers in a text whose lines are paragraphs and rows of tables, in order. */
export function findPrivacy(text: string): PrivacyHit[] {
  const hits: PrivacyHit[] = [];
  let header = '';
  for (const line of linesOf(asciiForms(text))) {
    // The head of a table speaks for its rows, until the next one.
    if (line.text.length <= 120 && /姓\s*名|户主/.test(line.text) && !/\d{11}/.test(line.text)) header = line.text;
    else if (line.text.length > 120) header = '';
    if (/\d{11}/.test(line.text)) hits.push(...inLine(line, header));
  }
  return hits;
}

function* linesOf(text: string): Generator<Line> {
  let index = 0;
  for (const line of text.split('\n')) {
    yield { text: line, index };
    index += line.length + 1;
  }
}

function inLine({ text, index }: Line, header: string): PrivacyHit[] {
  const hits: PrivacyHit[] = [];
  const matches = [...text.matchAll(NUMBER)];
  const hit = (kind: PrivacyHit['kind'], at: number, masked: string, label: string) =>
    hits.push({ kind, masked, quote: label ? `${label}:${masked}` : masked, index: index + at });
  for (const { 0: number, index: at } of matches) {
    if (number.length < 15) continue;
    const before = text.slice(Math.max(0, at - 30), at);
    const idLabel = ID_LABEL.exec(before)?.[0] ?? ID_LABEL.exec(header)?.[0] ?? '';
    const cardLabel = CARD_LABEL.exec(before)?.[0] ?? CARD_LABEL.exec(header)?.[0] ?? '';
    if (!idLabel && OTHER_NUMBER.test(before + header)) continue;
    if (isIdNumber(number)) hit('id-number', at, mask(number, 6, 2), idLabel);
    else if (number.length === 15 && /身份证/.test(idLabel) && isOldIdNumber(number))
      hit('id-number', at, mask(number, 6, 2), idLabel);
    else if (cardLabel && isBankCard(number) && !OFFICE_ACCOUNT.test(text.slice(Math.max(0, at - 100), at + 60)))
      hit('bank-card', at, mask(number, 6, 4), cardLabel);
  }
  const ofPerson = hits.some(({ kind }) => kind === 'id-number');
  for (const { 0: number, index: at } of matches) {
    if (!/^1[3-9]\d{9}$/.test(number)) continue;
    const before = text.slice(Math.max(0, at - 60), at);
    const words = `${header} ${before}`;
    const owner = PRIVATE.exec(before)?.[0] ?? PRIVATE.exec(header)?.[0];
    if ((ofPerson || owner) && !OFFICE.test(words)) hit('mobile', at, mask(number, 3, 4), owner ?? '');
  }
  return hits.sort((a, b) => a.index - b.index);
}
