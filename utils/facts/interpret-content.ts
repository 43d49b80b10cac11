/** A single content: its title and byline. What its labels say is shared by the readings of dates and of the block. */
import { readDateValue } from '../text/dates.ts';
import { compact, fold } from '../text/normalise.ts';
import { LABELS, type LabelId } from './labels.ts';
import type { LabelledValue, PageFacts, TitleCandidate } from './page-facts.ts';

export const inContent = ({ region }: { region: string }): boolean =>
  region === 'main' || region === 'unknown' || region === 'aside' || region === 'header';

export const labelId = (label: string): LabelId | undefined => {
  const key = compact(label);
  return Object.hasOwn(LABELS, key) ? LABELS[key] : undefined;
};

/** The labelled values with this meaning, in page order. */
export function valuesOf(facts: PageFacts, id: LabelId): LabelledValue[] {
  return facts.pairs.filter((pair) => labelId(pair.label) === id && inContent(pair));
}

/** The visible line of the byline: the first line with a publication date or a source and a date. */
export function bylineLine(facts: PageFacts): number | undefined {
  const dated = valuesOf(facts, 'published').find((pair) => readDateValue(pair.value).day && !isTrap(pair));
  if (dated) return dated.line;
  const source = valuesOf(facts, 'source')[0];
  if (source) return source.line;
  return undefined;
}

export const isTrap = (pair: LabelledValue): boolean => pair.value.length > 120;

/** The first that is not empty. */
export function metaOf(facts: PageFacts, name: string): string | undefined {
  return facts.metas.find((meta) => meta.name.toLowerCase() === name && meta.content.trim())?.content.trim();
}

/** The title of the single content, with the line that it stands on. */
export function pickTitle(facts: PageFacts): TitleCandidate | undefined {
  const byline = bylineLine(facts);
  let best: TitleCandidate | undefined;
  let most = 0;
  for (const candidate of [...facts.titles, ...labelledTitles(facts)]) {
    const score = titleScore(facts, candidate, byline);
    if (score > most) {
      most = score;
      best = candidate;
    }
  }
  return best;
}

/** A title that the document block repeats, where no line shows it whole. */
const labelledTitles = (facts: PageFacts): TitleCandidate[] =>
  valuesOf(facts, 'title')
    .filter(({ value }) => value.length >= 8 && value.length <= 150 && !/[。；]/.test(value))
    .slice(0, 1)
    .map(({ value, line, region }) => ({ text: value, line, region }));

const SECTION_WORD =
  /^(?:首页|正文|详情|当前位置|相关(?:信息|链接|文章|新闻|文档|解读|文件|附件|阅读)|附件(?:下载)?|友情链接|扫一扫|分享(?:到)?|热点(?:新闻|推荐)?|推荐(?:阅读)?|最新(?:信息|更新)|通知公告|政务公开|新闻(?:动态|中心)|联系我们|网站地图|主办单位|相关稿件)[:：]?$/;

function titleScore(facts: PageFacts, candidate: TitleCandidate, byline: number | undefined): number {
  const { text, line, region, heading, marked, matchesMeta, matchesDocument, plain } = candidate;
  if (SECTION_WORD.test(compact(text)) && !matchesMeta) return 0;
  // A paragraph is no title; that of a letter may end as one, and the document title repeats it.
  if (/[。；]$/.test(text) && !matchesMeta && !compact(facts.documentTitle).includes(compact(text))) return 0;
  const share = matchesDocument ? shareOfDocumentTitle(facts.documentTitle, text) : 'none';
  let score = DOCUMENT_SCORE[share];
  if (matchesMeta) score += 8;
  if (matchesLabel(facts, text)) score += 5;
  if (heading) score += heading === 1 ? 3 : heading === 2 ? 2 : 1;
  if (marked) score += 1;
  if (plain) score += 2;
  if (byline !== undefined) {
    const distance = byline - line;
    if (distance >= 0 && distance <= 4) score += 4 - distance * 0.5;
    else if (distance < 0) score -= 3;
    else if (distance > 12) score -= 2;
  }
  if (region === 'header' && !(heading && share === 'whole')) score -= 4;
  if (region === 'aside') score -= 2;
  const length = compact(text).length;
  if (length > 6) score += Math.min(length, 40) / 20;
  // A heading or the document title names the site where it names nothing else.
  if (!matchesMeta && length <= 20 && SITE.test(compact(text))) score -= 5;
  return score;
}

const SITE = /(?:网|网站|门户|平台|人民政府|市政府|县政府|区政府|信息公开)$/;
const DOCUMENT_SCORE = { whole: 7, start: 3.5, within: 2, none: 0 } as const;

/** How much of the document title the text is: all but the site's name, the start of it, a part that it only names. */
function shareOfDocumentTitle(documentTitle: string, text: string): keyof typeof DOCUMENT_SCORE {
  const key = compact(text);
  const whole = compact(documentTitle);
  // A document title that was cut says the beginning; the name of the site begins many a line of the text.
  const cut = whole.replace(/(?:\.{2,}|…)$/, '');
  if (key === whole || (whole.length >= 8 && key.startsWith(cut) && !/[。；;：:]/.test(key.slice(cut.length))))
    return 'whole';
  const parts = documentTitle.split(/\s*[-_|｜—–>]+\s*|\s{2,}/).map(compact);
  if (parts.includes(key)) return 'whole';
  if (!whole.startsWith(key)) return whole.includes(key) ? 'within' : 'none';
  // Its own dashes parted it: 甲—乙_云溪县.
  for (let end = 1, start = ''; end <= parts.length && start.length <= key.length; end++) {
    start += parts[end - 1];
    if (start === key.replace(/[-_|>]/g, '')) return 'whole';
  }
  return 'start';
}

const matchesLabel = (facts: PageFacts, text: string): boolean =>
  valuesOf(facts, 'title').some(({ value }) => value.length > 5 && compact(value) === compact(text));

export const nearTitle = (line: number, titleLine: number | undefined, facts: PageFacts): boolean =>
  titleLine === undefined || Math.abs(line - titleLine) <= 14 || line < facts.mainLine + 4;

export function pickSource(facts: PageFacts, titleLine: number | undefined): string | undefined {
  for (const pair of valuesOf(facts, 'source')) {
    if (!nearTitle(pair.line, titleLine, facts)) continue;
    const value = cleanValue(pair.value);
    if (value && value.length <= 60 && !/[。；！？]/.test(value)) return value;
  }
  return undefined;
}

export function cleanValue(value: string): string | undefined {
  const text = fold(value)
    .replace(
      /\s*(?:(?:19|20)\d{2}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}日?)?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?\s*$/,
      '',
    )
    .replace(/\s+(?:作者|编辑|责任编辑|浏览|阅读|点击|字体|字号|打印|分享|大\s*中\s*小|A\+?).*$/, '')
    .replace(/\s+[\u4e00-\u9fa5]{2,8}\s?[:：].*$/, '')
    .replace(/[\s|｜\][【】()（）]+$/, '')
    .trim();
  return text && !/^(?:无|暂无|空|未知|null|undefined|-+|—+)$/i.test(text) && !text.includes('${') ? text : undefined;
}

/** Who wrote it, as 作者 or 供稿 says. */
export const pickAuthor = (facts: PageFacts): string | undefined => byName(facts, 'author');

/** 责任编辑. The label with that whole name counts before 编辑 and 责编. */
export const pickEditor = (facts: PageFacts): string | undefined => byName(facts, 'editor');

function byName(facts: PageFacts, id: 'author' | 'editor'): string | undefined {
  return valuesOf(facts, id)
    .sort((a, b) => b.label.length - a.label.length)
    .map(({ value }) => cleanValue(value))
    .find((value) => value && value.length <= 30 && !/[。；！？]/.test(value));
}
