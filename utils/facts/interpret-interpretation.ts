/** A policy and its interpretation (政策解读): how they point to each other, and what an interpretation says and how. */

import { findDocumentNumbers } from '../text/document-number.ts';
import { documentKey, endsAsDocument, findNamedDocuments, isSameDocument } from '../text/document-title.ts';
import { compact } from '../text/normalise.ts';
import { parseHeadingNumber } from '../text/numerals.ts';
import {
  ELEMENT_HEADINGS,
  ELEMENT_SENTENCES,
  FORM_WORDS,
  INTERPRETATION_ELEMENTS,
  INTERPRETATION_FORMS,
  type InterpretationElement,
  type InterpretationForm,
} from './interpretation-words.ts';
import { partFinder } from './labelled-parts.ts';
import type { Link, PageFacts } from './page-facts.ts';

const INTERPRETS = /解读|图解|图说|一图(?:读懂|看懂)|答记者问|政策问答|问答/;
const INTERPRETATION_LABEL = /解读|图解/;
const DOCUMENT_LABEL = /(?:相关|关联)(?:文件|政策)|原文|原件|^(?:政策|文件|政策文件)(?:链接|全文)?[:：]?$/;
/** A link that says no more than that it leads to an interpretation. */
const BARE_LABEL =
  /^(?:查看|点击|阅读|进入)*(?:相关|政策|文件|文字|图文|图片|视频|专家|媒体)*(?:解读|图解)(?:材料|文件|链接|信息|版)?$|^一图(?:读懂|看懂)|^图说|答记者问$/;
/** It leads to the rest of a list, not to an interpretation. */
const MORE = /^(?:查看)?(?:更多|more|全部)[>》»+.…]*$|^[>》»+.…]+$/i;

const inPlace = ({ region }: { region: string }): boolean =>
  region === 'main' || region === 'unknown' || region === 'aside';

/**
 * Links between a policy and its interpretation, in either direction; only to another page or a file. `open` where
 * something that should be one has no address or is hidden: nobody can say then that there is none.
 */
export function readInterpretationLinks(
  facts: PageFacts,
  kind: string,
  title: string | undefined,
): { links: { href: string; text: string }[]; open: boolean } {
  const found = new Map<string, { href: string; text: string }>();
  let open = false;
  const subject = title ? policyNames(title) : [];
  const interpreted = kind === 'interpretation' ? interpretedKeys(facts, title) : [];
  for (const link of facts.links) {
    const { href, text, near, section, visible } = link;
    if (href === facts.url || !inPlace(link)) continue;
    const labels = [near ?? '', section ?? ''];
    const name = compact(text);
    let leads: boolean;
    let alone: boolean;
    if (kind === 'interpretation') {
      const labelled = labels.some((label) => DOCUMENT_LABEL.test(label) && !INTERPRETATION_LABEL.test(label));
      leads =
        labelled ||
        (!INTERPRETS.test(name) && (names(name, subject) || isInterpreted(link.label ?? text, interpreted)));
      alone = DOCUMENT_LABEL.test(name) && name.length <= 8;
    } else {
      const labelled = labels.some((label) => INTERPRETATION_LABEL.test(label));
      leads = labelled || (INTERPRETS.test(text) && text.length > 8 && relatesTo(text, title));
      alone = BARE_LABEL.test(name);
    }
    if (text && MORE.test(name)) continue;
    if (href && visible !== false && leads) {
      if (!found.has(href)) found.set(href, { href, text });
    } else if ((leads && (visible === false || !href)) || (alone && !href)) open = true;
  }
  return { links: [...found.values()], open: open && found.size === 0 };
}

const names = (name: string, subject: readonly string[]): boolean =>
  name.length >= 6 && subject.some((one) => name.includes(one));

/** A link whose text is the title of the document that the first paragraphs say is interpreted. */
const isInterpreted = (text: string, keys: readonly string[]): boolean =>
  text.length >= 8 && (endsAsDocument(text) || text.includes('《')) && keys.some((key) => isSameDocument(text, key));

/** A list of other policies' interpretations beside the text is no link from this policy. */
function relatesTo(text: string, title: string | undefined): boolean {
  if (!title) return false;
  return (
    policyNames(title).some((name) => compact(text).includes(name)) ||
    policyNames(text).some((name) => compact(title).includes(name))
  );
}

/** Names of documents in a title: what stands in 《》, and the title without its ornaments. */
function policyNames(title: string): string[] {
  const named = findNamedDocuments(title).map((one) => compact(one.title));
  const bare = compact(
    title.replace(/^【[^】]{1,8}】/, '').replace(/[（(][^（）()]{0,4}[^（）()]{4,30}号[）)]$/, ''),
  ).replace(/(?:的)?(?:政策)?(?:解读|图解|问答)$/, '');
  if (bare.length >= 8) named.push(bare);
  const about = /关于(?:印发)?[《]?(.{6,60}?)[》]?的(?:通知|意见|决定|公告|通告|批复|函)/.exec(title)?.[1];
  if (about) named.push(compact(about));
  return named.filter((name) => name.length >= 6);
}

/** A document that a page names: a candidate for a link that the page does not have. */
export interface Reference {
  /** Its name with the number as the page writes them. */
  text: string;
  title?: string;
  /** 文号, normalised. */
  docNumber?: string;
  /** Where a link of the page bears its name. */
  href?: string;
  /** Where it stands first. */
  place: 'title' | 'lead' | 'body';
  /**
   * `interpreted`: what this page interprets. `basis`: what it rests on (根据, 依据). `cited`: named otherwise.
   */
  role: 'interpreted' | 'basis' | 'cited';
  /** How sure the role is. */
  confidence: 'high' | 'medium' | 'low';
  /** For matching with titles of documents: `documentKey` of the title, or the number. */
  key: string;
}

const REFERENCES = 20;
/** Letters of the text that are its first paragraphs. */
const LEAD = 1_200;
const BODY = 8_000;
const BASIS =
  /(?:根据|依据|依照|按照|遵照|对照|参照|贯彻(?:落实)?|落实|结合|执行)(?:了)?[^。；;《]{0,24}$|(?:根据|依据|依照|按照|贯彻(?:落实)?|落实)[^。；;]{0,120}》(?:[(（][^()（）]{0,40}[)）])?(?:[、和及与以等]|以及){1,2}[^。；;《]{0,30}$/;
const ENACTS =
  /(?:印发|出台|制定|发布|公布|颁布|下发|审议通过|修订|编制|起草|联合出台|正式施行|推出)(?:了|的|并印发|实施)?[^。；;《]{0,6}$/;
const ENACTED =
  /^(?:[(（][^()（）]{0,60}[)）])?[,，]?(?:已经?|正式|现已|近日)?[^。；;《]{0,12}(?:印发|出台|公布|发布|施行|实施)/;
const ABBREVIATED =
  /^\s*(?:[(（][^()（）]{0,40}[)）])?\s*[(（,，]?\s*(?:[^()（）。《]{0,24}[,，])?以下(?:统)?(?:简)?称/;

/** The documents that the page names in its title and its text; the interpreted one first. At most 20. */
export function readReferences(facts: PageFacts, kind: string, title: string | undefined): Reference[] {
  const found = new Map<string, Reference>();
  const interprets = kind === 'interpretation';
  const own = title ? documentKey(title) : '';
  const add = (reference: Reference) => {
    const known = found.get(reference.key);
    if (!known) {
      if (found.size < 60 && reference.key) found.set(reference.key, reference);
      return;
    }
    if (!known.docNumber && reference.docNumber) known.docNumber = reference.docNumber;
    // The text names what the title names: that it is the title of a document is certain then.
    if (known.place === 'title' && reference.place !== 'title') known.confidence = 'high';
    if (weight(reference) > weight(known)) {
      known.role = reference.role;
      known.confidence = reference.confidence;
    }
  };
  if (title && interprets) for (const reference of ofTitle(title)) add(reference);
  const text = facts.mainText.slice(0, BODY);
  const lead = leadEnd(text, title);
  for (const reference of ofText(text, lead, interprets)) {
    if (!interprets && (reference.key === own || isSameDocument(reference.key, own))) continue;
    add(reference);
  }
  const all = settle([...found.values()]);
  const kept = all.sort((a, b) => weight(b) - weight(a)).slice(0, REFERENCES);
  const links = kept.length > 0 ? titledLinks(facts) : [];
  for (const reference of kept) {
    const href = linkOf(links, reference)?.href;
    if (href) reference.href = href;
  }
  return kept;
}

const weight = ({ role, confidence }: Reference): number =>
  (role === 'interpreted' ? 10 : role === 'basis' ? 5 : 0) + { high: 2, medium: 1, low: 0 }[confidence];

/** Offset behind the first paragraphs. */
function leadEnd(text: string, title: string | undefined): number {
  const start = title ? Math.max(0, text.indexOf(title) + title.length) : 0;
  const end = (start < 600 ? start : 0) + LEAD;
  return Math.min(text.length, end);
}

function ofTitle(title: string): Reference[] {
  const named = findNamedDocuments(title);
  const numbers = findDocumentNumbers(title);
  if (named.length > 0) {
    return named.map((one) => ({
      text: title.slice(one.index, one.end),
      title: one.title,
      ...(named.length === 1 && numbers[0] && { docNumber: numbers[0].number }),
      place: 'title' as const,
      role: 'interpreted' as const,
      confidence: 'high' as const,
      key: documentKey(one.title),
    }));
  }
  // 【图解】云溪县养老服务实施方案: the title without its ornaments, if it reads as a document's.
  const bare = title.replace(/^[【[][^】\]]{1,12}[】\]]/, '').trim();
  const key = documentKey(bare);
  const core = bare.replace(/(?:的)?(?:政策|文件|图文|文字|视频)*(?:解读|图解|问答)(?:之.)?$/, '');
  if (key.length < 6 || !endsAsDocument(core) || INTERPRETS.test(core)) {
    const number = numbers[0]?.number;
    return number
      ? [{ text: number, docNumber: number, place: 'title', role: 'interpreted', confidence: 'high', key: number }]
      : [];
  }
  return [
    {
      text: core,
      title: core,
      ...(numbers[0] && { docNumber: numbers[0].number }),
      place: 'title',
      role: 'interpreted',
      confidence: 'medium',
      key,
    },
  ];
}

function ofText(text: string, lead: number, interprets: boolean): Reference[] {
  const found: Reference[] = [];
  for (const { title, index, end } of findNamedDocuments(text)) {
    const key = documentKey(title);
    const before =
      text
        .slice(Math.max(0, index - 160), index)
        .split('\n')
        .at(-1) ?? '';
    const after = text.slice(end, end + 90).split('\n')[0] ?? '';
    const inLead = index < lead;
    const short = ABBREVIATED.test(after);
    // 《办法》 and 《意见》 alone are short for a document that is named elsewhere.
    if (key.length < 6 || (!endsAsDocument(title) && !short)) continue;
    const number = numberBeside(before, after);
    const basis = BASIS.test(before);
    const enacted = ENACTS.test(before) || ENACTED.test(after);
    let role: Reference['role'] = basis ? 'basis' : 'cited';
    let confidence: Reference['confidence'] = basis ? 'high' : 'medium';
    if (interprets && inLead && !basis && (short || enacted)) {
      role = 'interpreted';
      confidence = short && enacted ? 'high' : 'medium';
    } else if (interprets && inLead && basis && short) {
      // 为贯彻落实《甲》（以下简称《甲》）: what is interpreted is named after it, if anything is.
      role = 'interpreted';
      confidence = 'low';
    }
    found.push({
      text: text.slice(index, end) + (number ? `（${number}）` : ''),
      title,
      ...(number && { docNumber: number }),
      place: inLead ? 'lead' : 'body',
      role,
      confidence,
      key,
    });
  }
  return found;
}

/** The number in brackets behind the name, or just before it. */
function numberBeside(before: string, after: string): string | undefined {
  const behind =
    /^\s*[(（]([^()（）]{4,30}[\])〕）]?[^()（）]{0,10}号)/.exec(after) ?? /^\s*[(（](.{4,34}?号)/.exec(after);
  const found = behind ? findDocumentNumbers(behind[1] ?? '')[0] : undefined;
  if (found) return found.number;
  const last = /[^。；;，,]{4,34}号[)）]?\s*$/.exec(before)?.[0];
  return last ? findDocumentNumbers(last).at(-1)?.number : undefined;
}

/** One page interprets what its title names; the lead decides only where the title says nothing for sure. */
function settle(all: Reference[]): Reference[] {
  const titled = all.filter((one) => one.role === 'interpreted' && one.place === 'title');
  const sure = titled.some(({ confidence }) => confidence === 'high');
  const candidates = all.filter(({ role }) => role === 'interpreted');
  const best = Math.max(0, ...candidates.map(weight));
  for (const one of candidates) {
    if (one.place === 'title') {
      // The lead names the same document by a longer or shorter name.
      const twin = candidates.find((other) => other !== one && isSameDocument(other.key, one.key));
      if (twin) {
        one.confidence = 'high';
        if (!one.docNumber && twin.docNumber) one.docNumber = twin.docNumber;
      }
      continue;
    }
    if (sure || weight(one) < best) {
      one.role = 'cited';
      one.confidence = 'low';
    }
  }
  return all;
}

interface TitledLink {
  link: Link;
  text: string;
  numbers: string[];
}

/** Links that may bear the title of a document. */
function titledLinks(facts: PageFacts): TitledLink[] {
  const titled: TitledLink[] = [];
  for (const link of facts.links) {
    if (titled.length >= 200) break;
    if (!link.href || link.href === facts.url || link.visible === false || !inPlace(link)) continue;
    const text = link.label && link.label.length > link.text.length ? link.label : link.text;
    if (text.length < 8 || INTERPRETS.test(text) || !(endsAsDocument(text) || /[《号]/.test(text))) continue;
    titled.push({ link, text: documentKey(text), numbers: findDocumentNumbers(text).map(({ number }) => number) });
  }
  return titled;
}

const linkOf = (links: readonly TitledLink[], { key, title, docNumber }: Reference): Link | undefined =>
  links.find(
    ({ text, numbers }) =>
      (docNumber !== undefined && numbers.includes(docNumber)) || (title !== undefined && isSameDocument(text, key)),
  )?.link;

const interpretedKeys = (facts: PageFacts, title: string | undefined): string[] => {
  const text = facts.mainText.slice(0, BODY);
  const all = [...(title ? ofTitle(title) : []), ...ofText(text, leadEnd(text, title), true)];
  return settle(all)
    .filter(({ role, confidence }) => role === 'interpreted' && confidence !== 'low')
    .map(({ key }) => key);
};

/** What an interpretation says of an element, with where it was seen. */
export interface ElementQuote {
  /** Its heading, or the sentence. */
  quote: string;
  by: 'heading' | 'sentence';
}

export interface Interpretation {
  /** All that hold, in the order of `INTERPRETATION_FORMS`. Empty: none could be told. */
  forms: InterpretationForm[];
  /** Elements that the text has; one that is absent is not in the text. */
  elements: Partial<Record<InterpretationElement, ElementQuote>>;
  /** Who interprets. The name of a person is not kept. */
  interpreter?: { unit?: string; person?: true };
  /** The page names a telephone or a mailbox for questions. */
  contact: boolean;
  /** The text says nothing that could be judged: pictures, a film or a file say it. */
  wordless?: true;
}

/** Letters under which a page is a picture with a title. */
const WORDLESS = 220;

/** Form, elements and interpreter of an interpretation. */
export function readInterpretation(facts: PageFacts, title: string | undefined): Interpretation {
  const lines = contentLines(facts, title);
  const letters = lines.reduce((sum, line) => sum + line.replace(/\s/g, '').length, 0);
  const wordless = letters < WORDLESS;
  const interpreter = readInterpreter(facts);
  return {
    forms: readForms(facts, title, lines, letters),
    elements: readElements(lines),
    ...(interpreter && { interpreter }),
    contact: /(?:联系|咨询|服务)(?:电话|方式|热线|邮箱)[^\n]{0,12}?[:：]?[^\n]{0,8}?(?:\d{7,}|\d{3,4}-\d{7,8}|@)/.test(
      facts.mainText,
    ),
    ...(wordless && { wordless }),
  };
}

/** What stands around the text and is none of it. */
const FRAME =
  /^(?:扫一扫|打印|关闭|分享|编辑|责任编辑|来源|信息来源|发布(?:时间|日期)|字体|字号|【?打印本页|上一篇|下一篇|相关(?:文件|政策|链接|阅读|解读))|发布(?:时间|日期)\s*[:：]|浏览(?:次数|量)/;

function contentLines(facts: PageFacts, title: string | undefined): string[] {
  const name = compact(title ?? '');
  return facts.mainText
    .split('\n')
    .map((line) => line.trim())
    .filter(
      (line) => line !== '' && !FRAME.test(line) && (name === '' || line.length > 200 || !name.includes(compact(line))),
    );
}

const FILM = /player|video|v\.qq\.com|youku|bilibili|cctv|iqiyi|\.mp4|\.m3u8|\.flv/i;
const FILM_FILE = /\.(?:mp4|m3u8|flv|wmv|avi|mov)(?:$|[?#])/i;
const SOUND_FILE = /\.(?:mp3|m4a|wav|wma)(?:$|[?#])/i;
const SMALL_PICTURE =
  /(?:icon|ico|logo|top|qr|ewm|erweima|share|weixin|wechat|weibo|print|close|banner|btn|button|dot|line|arrow|bg|jiucuo|red|blue|space|blank|loading)[\w-]*\.(?:png|gif|jpe?g|svg|bmp|webp)/i;

function readForms(
  facts: PageFacts,
  title: string | undefined,
  lines: readonly string[],
  letters: number,
): InterpretationForm[] {
  const forms = new Set<InterpretationForm>();
  const said = `${title ?? ''} ${facts.breadcrumb.at(-1)?.text ?? ''}`;
  for (const form of INTERPRETATION_FORMS) if (FORM_WORDS[form]?.test(said)) forms.add(form);
  const shown = facts.media.filter(({ visible, region }) => visible !== false && /main|unknown/.test(region));
  const pictures = shown.filter(
    ({ kind, src, linked }) => kind === 'image' && src && !linked && !SMALL_PICTURE.test(src),
  );
  if (shown.some(({ kind, src }) => kind === 'video' || (kind !== 'image' && kind !== 'audio' && FILM.test(src ?? ''))))
    forms.add('video');
  if (shown.some(({ kind, src }) => kind === 'audio' || SOUND_FILE.test(src ?? ''))) forms.add('audio');
  const files = facts.links.filter((link) => inPlace(link) && link.visible !== false && link.href);
  if (files.some(({ href }) => FILM_FILE.test(href ?? ''))) forms.add('video');
  if (files.some(({ href }) => SOUND_FILE.test(href ?? ''))) forms.add('audio');
  if (letters < WORDLESS && pictures.length > 0 && !forms.has('video')) forms.add('graphic');
  const answers = lines.filter((line) => /^(?:答|[^\s:：]{2,12}答|A\d{0,2})\s*[:：]/.test(line)).length;
  const asked = lines.filter((line) =>
    /^(?:问|记者(?:提问)?|[^\s:：]{2,12}记者|提问|Q\d{0,2})\s*[:：]/.test(line),
  ).length;
  if (answers >= 2 || asked >= 2) forms.add('q-and-a');
  if (letters >= WORDLESS) forms.add('text');
  return INTERPRETATION_FORMS.filter((form) => forms.has(form));
}

const QUOTE = 80;
const HEADING_LENGTH = 60;

/** Elements by headings, by the questions of a journalist, and by sentences. */
function readElements(lines: readonly string[]): Interpretation['elements'] {
  const elements: Interpretation['elements'] = {};
  const isHeading = (line: string): boolean =>
    line.length <= HEADING_LENGTH &&
    (parseHeadingNumber(line) !== undefined ||
      /^(?:问|记者|Q\d{0,2})\s*[:：]|^[●◆■★▶◇□▲※【〖]|[?？]$/.test(line) ||
      (line.length <= 24 && !/[，。；,;]/.test(line)));
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const heading = isHeading(line) ? line : runInHeading(line);
    if (!heading) continue;
    const name = compact(heading);
    for (const element of INTERPRETATION_ELEMENTS) {
      if (elements[element] || !ELEMENT_HEADINGS[element].some((word) => name.includes(word))) continue;
      const none = /^(?:无|没有)[。.]?$/.test(lines[i + 1] ?? '') ? `：${lines[i + 1]}` : '';
      elements[element] = { quote: cut(heading) + none, by: 'heading' };
    }
  }
  for (const element of INTERPRETATION_ELEMENTS) {
    if (elements[element]) continue;
    for (const line of lines) {
      const found = ELEMENT_SENTENCES[element].exec(line.length > 2_000 ? line.slice(0, 2_000) : line);
      if (!found) continue;
      elements[element] = { quote: cut(line.slice(found.index)), by: 'sentence' };
      break;
    }
  }
  return elements;
}

/** 一、背景依据：近年来…: a numbered heading whose paragraph goes on behind it. */
function runInHeading(line: string): string | undefined {
  const [, heading] = /^(.{2,24}?)[:：。]/.exec(line) ?? [];
  return heading && parseHeadingNumber(heading) !== undefined ? heading : undefined;
}

const cut = (text: string): string => (text.length > QUOTE ? `${text.slice(0, QUOTE)}…` : text);

const findInterpreter = partFinder({
  person: ['解读人', '解读人员', '撰稿人', '撰稿', '解读专家', '解读领导'],
  unit: [
    '解读单位',
    '解读机构',
    '解读部门',
    '解读机关',
    '解读主体',
    '起草单位',
    '起草部门',
    '制定单位',
    '供稿单位',
    '供稿',
  ],
});
const AUTHORITY =
  /^[\u4e00-\u9fa5]{2,30}?(?:政府|委员会|局|厅|部|院|委|会|署|处|中心|办公室|办公厅|办|科|室|集团|公司|大学|学院|管委会)/;

function readInterpreter(facts: PageFacts): Interpretation['interpreter'] {
  let unit: string | undefined;
  let person: true | undefined;
  for (const { id, value } of findInterpreter(facts.mainText)) {
    const said = value.split(/[;；，,。]/)[0] ?? '';
    const authority = AUTHORITY.exec(said.replace(/\s/g, ''))?.[0];
    if (authority) unit ??= authority;
    if (id === 'person' && /^[\u4e00-\u9fa5]{2}/.test(said)) person = true;
  }
  return unit || person ? { ...(unit && { unit }), ...(person && { person }) } : undefined;
}
