/** Pages on which people write to the government: application forms, letters with their answers, consultations. */

import { findDates, firstDay } from '../text/dates.ts';
import { type Day, toDay } from '../text/day.ts';
import { asciiForms, compact } from '../text/normalise.ts';
import { parseChineseNumber } from '../text/numerals.ts';
import { firstParts, type Part, partFinder, says } from './labelled-parts.ts';
import type { LetterGrid, PageFacts, Tri } from './page-facts.ts';
import {
  APPLICATION_FIELDS,
  APPLICATION_LABELS,
  type ApplicationField,
  CONTACT_NAMES,
  type ContactPart,
  LETTER_NAMES,
  type LetterPart,
} from './service-words.ts';

const QUOTE = 120;
const cut = (text: string): string => (text.length > QUOTE ? `${text.slice(0, QUOTE)}…` : text);
const shown = ({ visible }: { visible: Tri }): boolean => visible !== false;
const inPlace = ({ region }: { region: string }): boolean => region === 'main' || region === 'unknown';

export const CHANNELS = ['in-person', 'post', 'fax', 'online', 'email', 'phone'] as const;
/** 当面, 邮寄 (信函), 传真, 网上, 电子邮件, 电话. */
export type Channel = (typeof CHANNELS)[number];

const CHANNEL_WORDS: Readonly<Record<Channel, RegExp>> = {
  'in-person': /当面|现场(?:或|、|和|提交|提出|申请|受理|递交|书面)|窗口(?:提交|申请|受理)|口头(?:提出|申请)|上门/,
  post: /信函|邮寄|寄送|挂号信|来信请寄|信件请?寄|书面(?:形式)?(?:申请|提出|寄)|通信地址|通讯地址|邮政特快|寄(?:至|到|往)/,
  fax: /传真/,
  online:
    /网上(?:申请|提交|提出|填写|留言|征集)|在线(?:申请|提交|填写|留言|征集)|登录[^。\n]{2,40}(?:填写|提交|提出|留言)|通过(?:本|我)?[^。\n]{0,20}(?:网站|平台|网页|留言|评论)[^。\n]{0,12}(?:提交|提出|反馈|留言|申请)|(?:本文|页面)(?:下方|底部)/,
  email: /电子邮[件箱]|邮箱|e-?mail|[\w.-]+[@＠][\w-]+\.\w+/i,
  phone: /电话(?:提出|反馈|联系|告知|咨询)|(?:联系|联络|咨询|征集)电话/,
};
/** A word alone, as the label of an applicant's own field, offers nothing. */
const OFFERS =
  /申请|提交|提出|提供|请寄|寄[至到往送]|发送|反馈|通过|方式|可以|受理|意见|建议|咨询|\d{6,}|[@＠]|[路街道巷]\S{0,12}号/;
/** The sentence says that the way is closed: 暂不受理…电子邮件、电报. */
const REFUSES = /(?:不|暂不|恕不)(?:予)?(?:受理|接受|支持)/;
/** An address for the answer, or the ways in which an applicant may want it. */
const NOT_FOR_THIS = /仅供(?:答复|咨询|查询)|(?:获取|提供|领取|送达|取得)[^，。]{0,8}(?:方式|形式)/;

function channelsOf(text: string, online: boolean): Channel[] {
  const sentences = asciiForms(text)
    .slice(0, 20_000)
    .split(/[。；;\n]/);
  return CHANNELS.filter(
    (channel) =>
      (channel === 'online' && online) ||
      sentences.some((sentence) => {
        const found = CHANNEL_WORDS[channel].exec(sentence);
        if (!found || NOT_FOR_THIS.test(sentence) || REFUSES.test(sentence.slice(0, found.index))) return false;
        return channel === 'online' || OFFERS.test(sentence);
      }),
  );
}

const findContacts = partFinder(CONTACT_NAMES);

export interface ContactDetails {
  /** 受理机构. */
  authority?: string;
  address?: string;
  phone?: string;
  fax?: string;
  email?: string;
  /** 办公时间. */
  hours?: string;
  postcode?: string;
}

function contactOf(text: string): ContactDetails {
  const contact: ContactDetails = {};
  const parts = firstParts(findContacts(text));
  const value = (id: ContactPart): string => (parts.get(id)?.value ?? '').split(/[。；;]/)[0]?.slice(0, 80) ?? '';
  for (const id of ['authority', 'address', 'hours'] as const) {
    const said = value(id);
    if (said.length >= 3) contact[id] = said;
  }
  const source = asciiForms(text).replace(/＠/g, '@');
  const phone = /(?:\d{3,4}-)?\d{7,8}(?!\d)/.exec(asciiForms(value('phone')))?.[0];
  if (phone) contact.phone = phone;
  const fax = /(?:\d{3,4}-)?\d{7,8}(?!\d)/.exec(asciiForms(value('fax')))?.[0];
  if (fax) contact.fax = fax;
  const email = /[\w.-]{2,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}/.exec(source)?.[0];
  if (email) contact.email = email;
  const postcode = /(?<!\d)\d{6}(?!\d)/.exec(value('postcode'))?.[0];
  if (postcode) contact.postcode = postcode;
  return contact;
}

export interface ApplicationForm {
  /** Fields of the form on the page. */
  fields: ApplicationField[];
  /** What the text or a table on the page asks for, where it is not a form to fill in. */
  asked: ApplicationField[];
  /** The form can be sent from this page. */
  online: boolean;
  /** Files to fill in (申请表). */
  files: { href: string; text: string }[];
  channels: Channel[];
  contact: ContactDetails;
}

const APPLICATION_PAGE = /依申请公开|信息公开申请|公开申请表|申请公开|信息公开指南|公开指南/;
const FILE = /\.(?:docx?|xlsx?|pdf|wps|et|rtf|zip|rar)(?:$|[?#])/i;

/** The application for information (依申请公开): 政府信息公开条例, article 29. Undefined where the page is about something else. */
export function readApplicationForm(facts: PageFacts, title: string | undefined): ApplicationForm | undefined {
  const name = compact(
    `${title ?? ''} ${facts.documentTitle.split(/[-_|]/)[0]} ${facts.breadcrumb.at(-1)?.text ?? ''}`,
  );
  const named = APPLICATION_PAGE.test(name) || facts.breadcrumb.some(({ text }) => /公开申请|依申请公开/.test(text));
  let fields: ApplicationField[] = [];
  for (const form of facts.forms) {
    if (!shown(form)) continue;
    const found = fieldsOf(form, facts);
    if (found.length > fields.length) fields = found;
  }
  const sure = fields.includes('description') && (fields.includes('identity') || fields.includes('form'));
  if (!named && !sure) return undefined;
  if (!sure && !(fields.includes('applicant') && fields.length >= 4)) fields = [];
  const text = /指南/.test(name) ? applicationPart(facts.mainText) : facts.mainText;
  const online = fields.length >= 3;
  const asked = fields.length > 0 ? [] : askedIn(text);
  const files = facts.links
    .filter((link) => link.href && shown(link) && inPlace(link) && /申请表/.test(`${link.text}${link.near ?? ''}`))
    .filter(({ href, download }) => download || FILE.test(href ?? ''))
    .slice(0, 5)
    .map(({ href, text: said }) => ({ href: href ?? '', text: said }));
  const channels = channelsOf(text, online);
  if (fields.length + asked.length + files.length + channels.length === 0) return undefined;
  return { fields, asked, online, files, channels, contact: contactOf(text) };
}

/** How the answer may be given, as the choices of a form say it. */
const ANSWER_CHOICE =
  /^(?:纸面|纸质(?:文本)?|电子(?:邮件|文档|文本)|光盘|磁盘|邮寄|快递|传真|自行领取|当面领取|当场阅读|现场查阅)/;

function fieldsOf({ fields }: PageFacts['forms'][number], facts: PageFacts): ApplicationField[] {
  const labels = fields
    .filter((field) => !field.hidden)
    .map(({ label, type }) => ({ text: compact(label ?? ''), type }));
  const choices = labels.filter(({ text, type }) => /^(?:radio|checkbox)$/.test(type) && ANSWER_CHOICE.test(text));
  // The button may be a link or a styled block.
  const sent = facts.mainText
    .split('\n')
    .some((line) => line.length <= 8 && APPLICATION_LABELS.submit.test(line.trim()));
  return APPLICATION_FIELDS.filter((id) => {
    if (id === 'form' && choices.length >= 2) return true;
    if (id === 'submit' && sent && labels.length >= 3) return true;
    return labels.some(({ text, type }) => {
      const isButton = /^(?:button|submit|image|reset)$/.test(type);
      return isButton === (id === 'submit') && APPLICATION_LABELS[id].test(text);
    });
  });
}

/** Of a guide only its part on applications. */
function applicationPart(text: string): string {
  const from = /(?:^|\n)[^\n]{0,8}(?:依申请公开|信息公开申请|公开申请)(?!表)[^\n]{0,12}(?=\n)/.exec(text)?.index;
  if (from === undefined || from < 200) return text;
  const rest = text.slice(from);
  const end = /\n[^\n]{0,6}(?:监督|救济|投诉)[^\n]{0,12}\n/.exec(rest)?.index;
  return end === undefined ? rest : rest.slice(0, end);
}

/** 申请应当包括下列内容 or the rows of a form to print. */
function askedIn(text: string): ApplicationField[] {
  const lines = text.split('\n').slice(0, 400);
  const short = lines.filter((line) => line.length <= 60).map(compact);
  const found = APPLICATION_FIELDS.filter(
    (id) => id !== 'submit' && short.some((line) => APPLICATION_LABELS[id].test(line.replace(/^[\d.、()（）●]+/, ''))),
  );
  // One line of an address and a telephone asks for nothing.
  return found.includes('description') ? found : [];
}

export type LetterStatus = 'answered' | 'open';

export interface Letter {
  /** Absent where the page shows none. */
  title?: string;
  href?: string;
  /** When it was written (来信时间). */
  askedOn?: Day;
  /** When it was answered (回复时间). */
  answeredOn?: Day;
  status?: LetterStatus;
  /** Who answered or is to answer. The name of a person is not kept. */
  unit?: string;
  /** The writer agreed that it is shown; absent where the page does not say. */
  public?: boolean;
  /** An answer stands on the page. Only of a letter with a page of its own. */
  hasAnswer?: boolean;
}

export interface Letters {
  /** `single`: the page is one letter; `list`: it lists several. */
  form: 'single' | 'list';
  items: Letter[];
}

const findLetterParts = partFinder(LETTER_NAMES);
const LETTERS = 100;
const ANSWERED = /已(?:回复|答复|办结|回应|反馈|处理|解答|办理(?:完毕|完成)?)|办理完[成毕]|回复完[成毕]|办结|已结案/;
const OPEN =
  /(?:未|待)(?:回复|答复|办理|受理|处理)|(?:办理|处理|受理|审核|转办)中|正在(?:办理|处理)|已(?:受理|转办|接收|提交|签收|交办)|暂未(?:回复|答复)|未办结/;

/** Letters with their dates (留言公开: 留言时间、答复单位、答复时间、答复内容). Undefined where the page shows none. */
export function readLetters(facts: PageFacts): Letters | undefined {
  const fromGrid = (facts.letterGrids ?? []).map(ofGrid).sort((a, b) => b.length - a.length)[0];
  if (fromGrid && fromGrid.length > 0) return { form: 'list', items: fromGrid.slice(0, LETTERS) };
  const parts = findLetterParts(facts.mainText);
  const dated = parts.filter(({ id, value }) => (id === 'asked' || id === 'answered') && firstDay(value) !== undefined);
  const asked = dated.filter(({ id }) => id === 'asked');
  if (asked.length > 1) return { form: 'list', items: ofBlocks(facts, parts).slice(0, LETTERS) };
  return ofSingle(parts, dated);
}

function ofGrid({ heads, rows }: LetterGrid): Letter[] {
  const roles = heads.map(roleOf);
  const letters: Letter[] = [];
  for (const { cells, href } of rows) {
    const letter: Letter = { ...(href && { href }) };
    for (const [i, text] of cells.entries()) assign(letter, roles[i], text);
    if (letter.title || letter.askedOn || letter.answeredOn) letters.push(letter);
  }
  return letters;
}

/** Heads of columns that no label of a single letter repeats. */
const ROLES: Readonly<Record<string, LetterPart>> = {
  内容: 'title',
  名称: 'title',
  信件名称: 'title',
  进度: 'status',
  结果: 'status',
};
const ROLE_OF: ReadonlyMap<string, LetterPart> = new Map(
  (Object.entries(LETTER_NAMES) as [LetterPart, readonly string[]][]).flatMap(([id, names]) =>
    names.map((name) => [name, id] as const),
  ),
);

const roleOf = (head: string): LetterPart | undefined =>
  ROLE_OF.get(head) ?? (Object.hasOwn(ROLES, head) ? ROLES[head] : undefined);

function assign(letter: Letter, role: LetterPart | undefined, text: string): void {
  if (role === 'title' || role === 'question') {
    if (text && !letter.title) letter.title = cut(text);
  } else if (role === 'asked' || role === 'answered') {
    const day = firstDay(text);
    if (day) letter[role === 'asked' ? 'askedOn' : 'answeredOn'] ??= day;
  } else if (role === 'status' || role === 'answer') {
    const status = statusOf(text);
    if (status) letter.status ??= status;
  } else if (role === 'unit') {
    const unit = unitOf(text);
    if (unit) letter.unit ??= unit;
  } else if (role === 'public' && /公开|^[是否]$/.test(text)) letter.public = !/不公开|^否|不愿/.test(text);
}

const statusOf = (text: string): LetterStatus | undefined =>
  OPEN.test(text) ? 'open' : ANSWERED.test(text) ? 'answered' : undefined;

const UNIT =
  /[\u4e00-\u9fa5（）()、]{2,40}?(?:政府|委员会|管委会|局|厅|部|院|委|会|署|处|中心|办公室|办公厅|政务公开办|办|科|室|队|所|站|公司|集团|学校|大学|医院|街道|镇|乡|电话室|编辑部)(?=$|[\s,，。;；(（[\]【】]|编辑|管理员|信箱)/;

const unitOf = (text: string): string | undefined => UNIT.exec(text.trim())?.[0].slice(0, 40);

/** Rows that bear their labels each: a title, then 提交时间 and 回复时间. */
function ofBlocks(facts: PageFacts, parts: readonly Part<LetterPart>[]): Letter[] {
  const lines = facts.mainText.split('\n');
  const letters: Letter[] = [];
  const addresses = new Map(facts.links.map(({ text, href }) => [compact(text), href]));
  let letter: Letter | undefined;
  let seen = new Set<LetterPart>();
  for (const part of parts) {
    // A label that stood before begins the next letter.
    if (!letter || (seen.has(part.id) && part.id !== 'answer')) {
      letter = {};
      seen = new Set();
      letters.push(letter);
      const above = part.id === 'title' ? '' : titleAbove(lines, part.line);
      if (above) {
        letter.title = cut(above);
        const href = addresses.get(compact(above));
        if (href) letter.href = href;
      }
    }
    seen.add(part.id);
    assign(letter, part.id, part.value);
  }
  return letters.filter(({ askedOn, answeredOn }) => askedOn || answeredOn);
}

function titleAbove(lines: readonly string[], line: number): string {
  const own = (lines[line] ?? '').split(/[[【(（]?(?:提交|来信|写信|留言|咨询|提问)(?:时间|日期)/)[0]?.trim() ?? '';
  if (own.length >= 4 && own.length <= 100) return own;
  const above = lines[line - 1]?.trim() ?? '';
  return above.length >= 2 && above.length <= 100 && !/[:：]/.test(above) ? above : '';
}

/** One letter: at least its question or its answer, and when. */
function ofSingle(parts: readonly Part<LetterPart>[], dated: readonly Part<LetterPart>[]): Letters | undefined {
  const first = firstParts(parts);
  const spoken = ['question', 'answer', 'unit', 'person', 'number', 'title'] as const;
  const known = spoken.filter((id) => first.has(id));
  const hasQuestion = first.has('question') || first.has('answer');
  if (dated.length === 0 || !hasQuestion || known.length < 2) return undefined;
  const letter: Letter = {};
  for (const id of ['title', 'asked', 'answered', 'status', 'unit', 'public'] as const) {
    const part = first.get(id);
    if (part) assign(letter, id, part.value);
  }
  const answer = first.get('answer');
  letter.hasAnswer = answer !== undefined && says(answer) && statusOf(answer.value) !== 'open';
  if (!letter.status && letter.hasAnswer) letter.status = 'answered';
  return { form: 'single', items: [letter] };
}

export interface Consultation {
  /** `draft`: opinions are asked for; `result`: what became of them; both may hold on one page. */
  stages: ('draft' | 'result')[];
  /** Where the draft (征求意见稿) is: a file or page that is linked, or this page. */
  draft?: { href?: string; text: string };
  /** What it rests on (起草说明, 制定依据): a link or the sentence. */
  basis?: { href?: string; text: string };
  from?: Day;
  to?: Day;
  /** A period without a day of its end, as it stands: 自发布之日起30日内. */
  term?: string;
  channels: Channel[];
  contact: ContactDetails;
  /** What the page itself says: 进行中, 已结束. */
  state?: 'open' | 'closed';
  /** Counts of a result. */
  received?: number;
  adopted?: number;
  /** Why opinions were not adopted, or that all were. */
  reasons?: string;
}

const CONSULTATION =
  /(?:征求|征集|听取|征询)[^\n]{0,90}(?:意见|建议)|(?:意见|建议)(?:建议)?(?:的)?(?:征集|征求|征询)|征求意见稿|民意征集|意见(?:建议)?(?:的)?(?:收集|征集|征求)?(?:及|和|与)?(?:采纳|反馈|吸纳)(?:情况|结果)?/;
const RESULT = /采纳|反馈情况|结果反馈|反馈结果|征集结果|征集情况|意见反馈|意见汇总|吸纳情况/;
/** Something else is collected. */
const OTHER_CALL =
  /征集[^\n]{0,20}(?:作品|岗位|线索|志愿|企业|项目申报|方案设计|标识|口号|供应商|中介)|座谈会|工作会议?$|召开/;

/** A call for opinions (征集调查) or its result. Undefined where the page is neither. */
export function readConsultation(facts: PageFacts, title: string | undefined): Consultation | undefined {
  if (!title || !CONSULTATION.test(title) || OTHER_CALL.test(title)) return undefined;
  const text = facts.mainText.slice(0, 20_000);
  const result = RESULT.test(title) || /(?:共|未)(?:收到|收集|征集)[^。\n]{0,20}(?:意见|建议)/.test(text);
  const draft = draftOf(facts, text);
  const basis = basisOf(facts, text.slice(0, callEnd(text)));
  const state = stateOf(text);
  // The draft itself has dates and addresses of its own.
  const call = text.slice(0, callEnd(text));
  const period = result && RESULT.test(title) ? {} : periodOf(call);
  const calls = !RESULT.test(title) && (draft !== undefined || /(?:征求|征集)[^。\n]{0,40}(?:意见|建议)/.test(call));
  return {
    stages: [...(calls ? (['draft'] as const) : []), ...(result ? (['result'] as const) : [])],
    ...(draft && { draft }),
    ...(basis && { basis }),
    ...period,
    channels: channelsOf(call, hasAnswerForm(facts)),
    contact: contactOf(call),
    ...(state && { state }),
    ...(result && outcomeOf(text)),
  };
}

/** The call ends where the draft begins on the same page. */
function callEnd(text: string): number {
  const annex = /\n附\s*件\s*[:：]?\s*\d?\s*\n|\n[（(]征求意见稿[）)]\s*\n|\n第一[章条]\s/.exec(text);
  return annex && annex.index > 60 ? annex.index : text.length;
}

const DRAFT = /征求意见稿|草案|送审稿|讨论稿|意见稿/;
const NOTE = /起草说明|编制说明|制定说明|修订说明|起草依据|制定依据|政策说明|说明材料|的说明/;

function draftOf(facts: PageFacts, text: string): Consultation['draft'] {
  const links = facts.links.filter((link) => link.href && shown(link) && inPlace(link) && link.href !== facts.url);
  const link =
    links.find((one) => DRAFT.test(one.text) && !NOTE.test(one.text)) ??
    links.find(
      (one) => FILE.test(one.href ?? '') && !NOTE.test(one.text) && !/意见(?:反馈|建议)?表|回执/.test(one.text),
    );
  if (link?.href) return { href: link.href, text: cut(link.text) };
  const end = callEnd(text);
  if (end < text.length && text.length - end > 300) {
    const name = text
      .slice(end)
      .split('\n')
      .map((line) => line.trim())
      .find((line) => line && !/^附\s*件/.test(line));
    return { text: cut(name ?? '') };
  }
  return undefined;
}

function basisOf(facts: PageFacts, text: string): Consultation['basis'] {
  const link = facts.links.find((one) => one.href && shown(one) && inPlace(one) && NOTE.test(one.text));
  if (link?.href) return { href: link.href, text: cut(link.text) };
  const sentence =
    /(?:^|\n)[^\n]{0,8}(?:起草说明|制定依据|起草依据|起草背景|制定背景)[^\n]{0,60}/.exec(text)?.[0] ??
    /(?:根据|依据|按照|为(?:贯彻)?落实)[^。\n]{2,300}?(?:起草|制定|修订|拟定|编制|研究)[^。\n]{0,60}/.exec(text)?.[0];
  return sentence ? { text: cut(sentence.trim()) } : undefined;
}

const PERIOD =
  /(?:征求意见|征集|意见征集|公示|反馈|活动|调查)?(?:时间|期限|日期|起止时间|起止日期|时段|期)(?:为|是)?\s*[:：]?\s*$|(?:自|从|于)\s*$/;
const UNTIL =
  /^\s*(?:\d{1,2}[:：时点]\d{0,2}分?)?\s*(?:\(含\)|（含）|\(星期.\)|（星期.）)?\s*(?:之?前|止|截止|以前|前)/;
const BEFORE_END = /(?:截止(?:时间|日期|到|至|于)?|截至|截止期限?|结束(?:时间|日期))(?:为|是)?\s*[:：]?\s*$/;

/** From and to, as the text says them. The year of the first day holds for a second without one: one sentence says both. */
function periodOf(source: string): Pick<Consultation, 'from' | 'to' | 'term'> {
  const text = asciiForms(source);
  const period: Pick<Consultation, 'from' | 'to' | 'term'> = {};
  for (const { text: said, day, index } of findDates(text)) {
    if (!day) continue;
    const before = text.slice(Math.max(0, index - 24), index);
    const after = text.slice(index + said.length, index + said.length + 60);
    const end = rangeEnd(day, after);
    if (end && !period.to) {
      period.from = day;
      period.to = end;
    } else if (!period.to && (BEFORE_END.test(before) || UNTIL.test(after))) period.to = day;
    else if (!period.from && PERIOD.test(before) && /^\s*(?:起|开始)/.test(after)) period.from = day;
  }
  const term =
    /自[^。\n]{0,12}(?:发布|公布|公告|刊登|公示|登载)之?日?起?[^。\n]{0,6}?[\d一二三四五六七八九十]{1,3}个?(?:工作)?[日天](?:之?内)?/.exec(
      text,
    )?.[0] ??
    /(?:期限|时间)(?:为|是)?[:：]?[\d一二三四五六七八九十]{1,3}个?(?:工作)?[日天](?!前)/.exec(text)?.[0] ??
    // A day without its year.
    /(?<![年\d])\d{1,2}月\d{1,2}日[^。\n，,]{0,12}?(?:之?前|止)/.exec(text)?.[0];
  if (term && !period.to) period.term = cut(term);
  return period;
}

function rangeEnd(from: Day, after: string): Day | undefined {
  const match =
    /^\s*(?:\d{1,2}[:：时点]\d{0,2}分?)?\s*(?:起)?\s*[,，]?\s*(?:至|到|—{1,2}|-{1,2}|~|～|―)\s*(?:(\d{4})\s*[年./-]\s*)?(?:(\d{1,2})\s*[月./-]\s*)?(\d{1,2})\s*(?:日|号|(?![\d.月年:]))/.exec(
      after,
    );
  if (!match) return undefined;
  const [year = '', month = ''] = from.split('-');
  const end = toDay(Number(match[1] ?? year), Number(match[2] ?? month), Number(match[3]));
  return end && end >= from ? end : undefined;
}

function stateOf(text: string): Consultation['state'] {
  const said =
    /(?:状态|征集状态|活动状态|当前状态)\s*[:：]?\s*[【[]?(进行中|征集中|正在征集|已结束|已截止|结束|已关闭)/.exec(
      text,
    )?.[1];
  const alone =
    said ??
    /(?:^|\n)[【[]?(进行中|征集中|正在征集|已结束|已截止|征集已结束|该征集已结束)[】\]]?(?=\n|$)/.exec(text)?.[1];
  if (!alone) return undefined;
  return /进行|正在|征集中/.test(alone) ? 'open' : 'closed';
}

const hasAnswerForm = (facts: PageFacts): boolean =>
  facts.forms.some((form) => shown(form) && form.fields.some(({ type, hidden }) => type === 'textarea' && !hidden));

const COUNT = '([\\d一二三四五六七八九十百]{1,6})';
const RECEIVED = new RegExp(
  `(?:收到|征集到?|收集到?|征求到?|反馈)[^。；\\n]{0,40}?${COUNT}\\s*(?:余)?(?:条|件|份|个|项|人次)[^。；\\n]{0,12}?(?:意见|建议|反馈|来信|来函)?|(?:意见|建议)(?:共|共计)?${COUNT}\\s*(?:条|件|份|个|项)`,
);
const ADOPTED = [
  new RegExp(
    `(?<!未|不予|没有)(?:采纳|吸收|吸纳)(?:了|意见|建议|和部分采纳|或部分采纳)?(?:共|其中)?[^。；\\n不未]{0,8}?${COUNT}\\s*(?:条|件|份|个|项)`,
  ),
  new RegExp(`${COUNT}\\s*(?:条|件|份|个|项)[^。；，,\\n\\d未不]{0,8}?(?:予以|已|被)?采纳`),
];
const NONE = /(?:未|没有|无)(?:收到|收集到|征集到|接到)[^。；\n]{0,24}?(?:意见|建议|反馈)|无(?:反馈)?意见/;
const ALL = /(?:全部|均|都|已全部|均已|均予以?|一并)(?:予以)?(?:采纳|吸收|吸纳)/;

function outcomeOf(source: string): Pick<Consultation, 'received' | 'adopted' | 'reasons'> {
  const text = asciiForms(source);
  const found = RECEIVED.exec(text);
  const received = NONE.test(text) && !found ? 0 : countOf(found?.[1] ?? found?.[2]);
  const all = ALL.test(text) && !/未(?:予)?采纳/.test(text);
  const match = ADOPTED.map((pattern) => pattern.exec(text)).find(Boolean);
  const adopted = countOf(match?.[1]) ?? (all || received === 0 ? received : undefined);
  const why =
    /(?:未(?:予|被)?采纳|不予采纳|不采纳)[^。\n]{0,16}?(?:原因|理由|说明|因为|主要是|[:：])[^。\n]{0,100}/.exec(
      text,
    )?.[0] ?? (all ? ALL.exec(text)?.[0] : undefined);
  return {
    ...(received !== undefined && { received }),
    ...(adopted !== undefined && (received === undefined || adopted <= received) && { adopted }),
    ...(why && { reasons: cut(why) }),
  };
}

function countOf(text: string | undefined): number | undefined {
  if (!text) return undefined;
  return /^\d+$/.test(text) ? Number(text) : parseChineseNumber(text);
}
