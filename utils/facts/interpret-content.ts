/** A single content: its title, dates, source, numbers, attachments and links to interpretations. */
import { firstDay, parseDay } from '../text/dates.ts';
import type { Day } from '../text/day.ts';
import { documentNumberOfTitle, parseDocumentNumber } from '../text/document-number.ts';
import { compact, fold } from '../text/normalise.ts';
import { LABELS, type LabelId } from './labels.ts';
import type { LabelledValue, Link, PageFacts, TitleCandidate } from './page-facts.ts';

const inContent = ({ region }: { region: string }): boolean =>
  region === 'main' || region === 'unknown' || region === 'aside' || region === 'header';

const labelId = (label: string): LabelId | undefined => {
  const key = compact(label);
  return Object.hasOwn(LABELS, key) ? LABELS[key] : undefined;
};

/** The labelled values with this meaning, in page order. */
export function valuesOf(facts: PageFacts, id: LabelId): LabelledValue[] {
  return facts.pairs.filter((pair) => labelId(pair.label) === id && inContent(pair));
}

/** The visible line of the byline: the first line with a publication date or a source and a date. */
export function bylineLine(facts: PageFacts): number | undefined {
  const dated = valuesOf(facts, 'published').find((pair) => firstDay(pair.value) && !isTrap(pair));
  if (dated) return dated.line;
  const source = valuesOf(facts, 'source')[0];
  if (source) return source.line;
  return undefined;
}

const isTrap = (pair: LabelledValue): boolean => pair.value.length > 120;

/** The first that is not empty. */
export function metaOf(facts: PageFacts, name: string): string | undefined {
  return facts.metas.find((meta) => meta.name.toLowerCase() === name && meta.content.trim())?.content.trim();
}

/** The title of the single content, with the line that it stands on. */
export function pickTitle(facts: PageFacts): TitleCandidate | undefined {
  const byline = bylineLine(facts);
  let best: TitleCandidate | undefined;
  let most = 0;
  for (const candidate of facts.titles) {
    const score = titleScore(facts, candidate, byline);
    if (score > most) {
      most = score;
      best = candidate;
    }
  }
  return best;
}

const SECTION_WORD =
  /^(?:首页|正文|详情|当前位置|相关(?:信息|链接|文章|新闻|文档|解读|文件|附件|阅读)|附件(?:下载)?|友情链接|扫一扫|分享(?:到)?|热点(?:新闻|推荐)?|推荐(?:阅读)?|最新(?:信息|更新)|通知公告|政务公开|新闻(?:动态|中心)|联系我们|网站地图|主办单位|相关稿件)[:：]?$/;

function titleScore(facts: PageFacts, candidate: TitleCandidate, byline: number | undefined): number {
  const { text, line, region, heading, marked, matchesMeta, matchesDocument } = candidate;
  if (SECTION_WORD.test(compact(text)) && !matchesMeta) return 0;
  let score = 0;
  if (matchesMeta) score += 8;
  if (matchesDocument)
    score += 5 + 2 * Math.min(1, compact(text).length / Math.max(1, compact(facts.documentTitle).length));
  if (heading) score += heading === 1 ? 3 : heading === 2 ? 2 : 1;
  if (marked) score += 1;
  if (byline !== undefined) {
    const distance = byline - line;
    if (distance >= 0 && distance <= 4) score += 4 - distance * 0.5;
    else if (distance < 0) score -= 3;
    else if (distance > 12) score -= 2;
  }
  if (region === 'header') score -= 4;
  if (region === 'aside') score -= 2;
  const length = compact(text).length;
  if (length > 6) score += Math.min(length, 40) / 20;
  // The document title names the site where it names nothing else.
  if (!matchesMeta && compact(facts.documentTitle) === compact(text) && /(?:网|网站|门户|平台|政府)$/.test(text))
    score -= 5;
  return score;
}

/** A date without a label that other dates have, close below this line. */
export function bareDate(facts: PageFacts, titleLine: number, reach: number): Day | undefined {
  return facts.dates.find(
    ({ day, label, line, region, visible, event }) =>
      day &&
      visible !== false &&
      !event &&
      inContent({ region }) &&
      line >= titleLine &&
      line - titleLine <= reach &&
      (!label || labelId(label) === 'published' || labelId(label) === 'source'),
  )?.day;
}

export interface Dates {
  publishedOn?: Day;
  writtenOn?: Day;
  generatedOn?: Day;
}

/** Dates of a single content whose title stands on `titleLine`. */
export function pickDates(facts: PageFacts, titleLine: number | undefined): Dates {
  const dates: Dates = {};
  const published = publishedDay(facts, titleLine);
  if (published) dates.publishedOn = published;
  const written = valuesOf(facts, 'written')
    .map((pair) => firstDay(pair.value))
    .find(Boolean);
  if (written) dates.writtenOn = written;
  const generated = generatedDay(facts);
  if (generated) dates.generatedOn = generated;
  return dates;
}

/** Labels that say publication and nothing else; 日期 and 时间 alone may belong to anything. */
const WEAK = /^(?:日期|时间|更新时间|更新日期)$/;

function publishedDay(facts: PageFacts, titleLine: number | undefined): Day | undefined {
  const pairs = valuesOf(facts, 'published').filter((pair) => firstDay(pair.value) && !isTrap(pair));
  const strong = pairs.find((pair) => !WEAK.test(compact(pair.label)) && nearTitle(pair.line, titleLine, facts));
  const weak = pairs.find((pair) => nearTitle(pair.line, titleLine, facts));
  const chosen = strong ?? weak ?? pairs.find((pair) => !WEAK.test(compact(pair.label)));
  if (chosen) return firstDay(chosen.value);
  if (titleLine === undefined) return undefined;
  return bareDate(facts, titleLine, 4);
}

const nearTitle = (line: number, titleLine: number | undefined, facts: PageFacts): boolean =>
  titleLine === undefined || Math.abs(line - titleLine) <= 14 || line < facts.mainLine + 4;

function generatedDay(facts: PageFacts): Day | undefined {
  for (const { name, content } of facts.metas) {
    if (/^(?:htmlgeneratetime|maketime)$/i.test(name)) {
      const day = firstDay(content);
      if (day) return day;
    }
    const said = /页面生成时间\s*(.{8,20})/.exec(content)?.[1];
    const day = said && firstDay(said);
    if (day) return day;
  }
  return undefined;
}

/** The date under the signature: a line of its own near the end of the text, or in brackets below the title. */
export function signedDay(facts: PageFacts): Day | undefined {
  const lines = facts.mainText.split('\n');
  const end = lines.findIndex(
    (line) =>
      /^(?:附\s*件|附)\s*[:：]?|^(?:上一篇|下一篇|相关(?:信息|文章|阅读|链接|解读)|扫一扫|分享到|打印|责任编辑|网站纠错|关闭)/.test(
        line.trim(),
      ) && line.length < 60,
  );
  const candidates = facts.dates.filter(
    ({ day, alone, label, region, visible, line }) =>
      day && alone && !label && visible !== false && inContent({ region }) && line >= facts.mainLine,
  );
  const from = facts.mainLine + Math.max(3, Math.floor(lines.length * 0.2));
  const before = end > 3 ? facts.mainLine + end + 40 : Number.POSITIVE_INFINITY;
  const last = candidates.filter(({ line }) => line >= from && line <= before).at(-1);
  if (last) return last.day;
  const bracket = lines
    .slice(0, 12)
    .find((line) =>
      /^[（(](?:19|20)\d{2}年\d{1,2}月\d{1,2}日[^）)]{0,60}(?:通过|批准|公布|修[订正])/.test(line.trim()),
    );
  return bracket ? firstDay(bracket) : undefined;
}

export function pickSource(facts: PageFacts, titleLine: number | undefined): string | undefined {
  for (const pair of valuesOf(facts, 'source')) {
    if (!nearTitle(pair.line, titleLine, facts)) continue;
    const value = cleanValue(pair.value);
    if (value && value.length <= 60 && !/[。；！？]/.test(value)) return value;
  }
  return undefined;
}

function cleanValue(value: string): string | undefined {
  const text = fold(value)
    .replace(
      /\s*(?:(?:19|20)\d{2}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}日?)?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?\s*$/,
      '',
    )
    .replace(/\s+(?:作者|编辑|责任编辑|浏览|阅读|点击|字体|字号|打印|分享|大\s*中\s*小|A\+?).*$/, '')
    .replace(/[\s|｜\][【】()（）]+$/, '')
    .trim();
  return text && !/^(?:无|暂无|空|null|undefined|-+|—+)$/i.test(text) && !text.includes('${') ? text : undefined;
}

export interface DocumentBlock {
  docNumber?: string;
  indexNumber?: string;
  issuer?: string;
}

export function readDocumentBlock(facts: PageFacts, title: string | undefined): DocumentBlock {
  const block: DocumentBlock = {};
  const index = valuesOf(facts, 'index')
    .map((pair) => cleanValue(pair.value))
    .find(isIndexNumber);
  if (index) block.indexNumber = index;
  const number = valuesOf(facts, 'number')
    .map((pair) => parseDocumentNumber(pair.value))
    .find(Boolean);
  const own = number ?? (title && documentNumberOfTitle(title)) ?? firstLineNumber(facts);
  if (own) block.docNumber = own;
  const issuer = valuesOf(facts, 'issuer')
    .map((pair) => cleanValue(pair.value))
    .find((value) => value && value.length <= 60 && !/[。；！？]/.test(value));
  if (issuer) block.issuer = issuer;
  return block;
}

const isIndexNumber = (value: string | undefined): value is string =>
  value !== undefined && /\d/.test(value) && value.length <= 60 && /^[\w\u4e00-\u9fa5/.\-－—()（）〔〕 ]+$/.test(value);

/** A number that stands alone on a line above the text is the document's own. */
function firstLineNumber(facts: PageFacts): string | undefined {
  for (const line of facts.mainText.split('\n').slice(0, 14)) {
    const text = line.trim();
    if (text.length > 40 || !/号/.test(text)) continue;
    const number = parseDocumentNumber(text);
    if (number && compact(number).length >= compact(text).length - 2) return number;
  }
  return undefined;
}

const FILE = /\.(?:pdf|docx?|xlsx?|wps|et|dps|pptx?|ofd|zip|rar|7z|txt|csv|ceb|rtf)(?:$|[?&])/i;
const DOWNLOAD =
  /down(?:load|file)?[\w-]*\.(?:jsp|aspx?|php|do|action)|[?&](?:filename|attach(?:ment)?id|fileid)=|\/attach(?:ment)?s?\/|downloadFile/i;

export function readAttachments(facts: PageFacts): { href: string; text: string }[] {
  const found = new Map<string, { href: string; text: string }>();
  for (const link of facts.links) {
    const { href, text, visible, region } = link;
    if (!href || visible === false || (region !== 'main' && region !== 'unknown')) continue;
    if (isFile(link) && !found.has(href)) found.set(href, { href, text });
  }
  return [...found.values()];
}

function isFile({ href, text, download }: Link): boolean {
  if (!href) return false;
  if (FILE.test(href) || FILE.test(text) || download) return !/\.(?:s?html?|jsp)$/i.test(href) || download === true;
  return DOWNLOAD.test(href);
}

/** The publication date of the metas, for kinds where nothing visible says so. Not used for `publishedOn`. */
export const metaPublished = (facts: PageFacts): Day | undefined => {
  const value = metaOf(facts, 'pubdate');
  return value ? (parseDay(value) ?? firstDay(value)) : undefined;
};
