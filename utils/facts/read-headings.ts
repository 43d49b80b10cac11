/** Headings, and candidates for the title of a single content. */
import { findDates } from '../text/dates.ts';
import { findDocumentNumbers } from '../text/document-number.ts';
import { compact, fold } from '../text/normalise.ts';
import { CAPS } from './caps.ts';
import { namesOf } from './marks.ts';
import type { Heading, TitleCandidate } from './page-facts.ts';
import { capped, type Reader } from './readers.ts';
import { type Box, isBlock, type Line, type Snapshot, textOf } from './snapshot.ts';

/** Elements that templates invent: `<ucaptitle>`, `<article-title>`. */
const isTitleTag = (tag: string): boolean =>
  tag.endsWith('title') ? tag !== 'title' && /^[a-z-]*$/.test(tag) : tag === 'biaoti';
/** How titles of documents and announcements end. */
const TITLE_END =
  /(?:通知|意见|决定|决议|办法|规定|条例|细则|规则|方案|批复|公告|通告|公示|通报|函|纲要|规划|计划|要点|措施|报告|预案|制度|名单|简报|声明|启事|解读|说明|指南|总结|令|公报)(?:[（(〔【[][^（）()]{1,40}[）)〕】\]])*$/;

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

export const readHeadings: Reader = function* (snapshot, draft) {
  const headings: Heading[] = [];
  for (const box of snapshot.boxes) {
    if (box.index % 10_000 === 9_999) yield;
    const level = HEADINGS.indexOf(box.tag) + 1;
    if (!level) continue;
    const text = textOf(snapshot, box, CAPS.shortText, true);
    if (text) headings.push({ level, text, region: box.region, visible: box.visible });
  }
  draft.headings = capped(draft, 'headings', headings, CAPS.headings);
  draft.titles = yield* readTitles(snapshot, draft.documentTitle, metaTitle(draft.metas));
};

function metaTitle(metas: readonly { name: string; content: string }[]): string {
  return metas.find(({ name, content }) => name.toLowerCase() === 'articletitle' && content)?.content ?? '';
}

type Ranked = TitleCandidate & { rank: number };

function* readTitles(
  snapshot: Snapshot,
  documentTitle: string,
  articleTitle: string,
): Generator<void, TitleCandidate[]> {
  const wanted = compact(articleTitle);
  const whole = compact(documentTitle);
  const raw = `${whole}${wanted}`;
  const found: Ranked[] = [];
  for (const box of snapshot.boxes) {
    if (box.index % 500 === 499) yield;
    if (box.size < 2 || box.size > 160 || box.visible === false || box.index < 2) continue;
    if (box.region === 'navigation' || box.region === 'footer' || box.region === 'breadcrumb') continue;
    const heading = box.tag <= 'h4' && HEADINGS.includes(box.tag);
    const marked = namesOf(snapshot, box).has('title') || isTitleTag(box.tag);
    // Wrappers that hold nothing but one child say what the child says.
    if (!heading && !marked && box.parent?.size === box.size && box.parent.size < 160) continue;
    const matchable = (wanted.length > 1 || whole.length > 3) && (heading || marked || ownText(box));
    if (!heading && !marked && !matchable) continue;
    if (box.anchor && !heading) continue;
    if (!heading && !marked && !mayMatch(snapshot, box, raw)) continue;
    const text = firstPart(snapshot, box);
    const key = compact(text);
    if (key.length < 2 || key.length > 150) continue;
    const byMeta =
      wanted.length > 1 && (key === wanted || (key.length > 8 && (wanted.startsWith(key) || key.startsWith(wanted))));
    const byDocument =
      whole.length > 3 &&
      key.length > 3 &&
      (whole.startsWith(key) || (key.length > 7 && whole.includes(key)) || (whole.length > 7 && key.startsWith(whole)));
    if (!heading && !marked && !byMeta && !byDocument) continue;
    const rank = (byMeta ? 8 : 0) + (byDocument ? 6 : 0) + (heading ? 2 : 0) + (marked ? 1 : 0);
    found.push({
      text,
      line: snapshot.lineOf[box.from] ?? 0,
      region: box.region,
      ...(heading && { heading: Number(box.tag.slice(1)) }),
      ...(marked && { marked: true }),
      ...(byMeta && { matchesMeta: true }),
      ...(byDocument && { matchesDocument: true }),
      rank,
    });
  }
  found.push(...(yield* brokenTitles(snapshot, documentTitle, wanted)), ...(yield* plainTitles(snapshot)));
  const best = [...found].sort((a, b) => b.rank - a.rank).slice(0, CAPS.titles * 2);
  const seen = new Set<string>();
  const titles: TitleCandidate[] = [];
  for (const { rank: _, ...candidate } of best) {
    const key = `${candidate.text}\u0000${candidate.line}`;
    if (seen.has(key) || titles.length >= CAPS.titles) continue;
    seen.add(key);
    titles.push(candidate);
  }
  return titles;
}

/** Lines that a title may be broken into. */
const PIECES = 4;

/** Lines of which each holds a part of what the metas or the document title say is the title. */
function* brokenTitles(snapshot: Snapshot, documentTitle: string, wanted: string): Generator<void, Ranked[]> {
  const wholes = [wanted, compact(documentTitle), ...documentTitle.split(/\s*[-_|—–]+\s*/).map(compact)].filter(
    (whole) => whole.length > 9,
  );
  const found: Ranked[] = [];
  const { lines } = snapshot;
  for (let i = 0; i < lines.length && wholes.length > 0 && found.length < 3; i++) {
    const line = lines[i];
    if (i % 2_000 === 1_999) yield;
    if (!line || !isTitleLine(line)) continue;
    let text = line.text;
    for (let more = 1; more < PIECES; more++) {
      const key = compact(text);
      if (key.length < 4 || !wholes.some((whole) => whole.length > key.length && whole.startsWith(key))) break;
      const next = lines[i + more];
      if (!next || !isTitleLine(next)) break;
      text = joined(text, next.text);
      const byMeta = compact(text) === wanted;
      if (!byMeta && !wholes.includes(compact(text))) continue;
      found.push({
        text,
        line: i,
        region: line.box.region,
        ...(byMeta && { matchesMeta: true as const }),
        matchesDocument: true as const,
        rank: byMeta ? 8 : 6,
      });
      break;
    }
  }
  return found;
}

/** Lines at the top of the text that read like a title, for pages that mark none. */
const TOP_LINES = 30;

function* plainTitles(snapshot: Snapshot): Generator<void, Ranked[]> {
  const found: Ranked[] = [];
  let top = 0;
  let piece: { text: string; line: number } | undefined;
  for (let i = 0; i < snapshot.lines.length && top < TOP_LINES && found.length < 4; i++) {
    const line = snapshot.lines[i];
    if (!line) break;
    if (i % 2_000 === 1_999) yield;
    // Running text has begun.
    if (line.text.length > 60 && line.text.includes('，') && line.text.includes('。')) break;
    if (!isTitleLine(line)) {
      piece = undefined;
      continue;
    }
    top++;
    const text = withoutByline(line.text);
    const whole = piece && piece.line === i - 1 && TITLE_END.test(text) ? joined(piece.text, text) : text;
    const from = whole === text ? i : i - 1;
    piece = /关于/.test(text) && !TITLE_END.test(text) && text.length < 40 ? { text, line: i } : undefined;
    const key = compact(whole);
    if (key.length < 6 || key.length > 100 || !(/关于.{4}/.test(whole) || TITLE_END.test(whole))) continue;
    if (/[:：]$/.test(whole) || findDocumentNumbers(whole).some((number) => number.text.length > whole.length - 4))
      continue;
    found.push({ text: whole, line: from, region: line.box.region, plain: true, rank: 0.5 });
  }
  return found;
}

/** Whether the line can be a title or a part of one: neither links nor sentences nor a label with its value. */
function isTitleLine({ text, box, linked }: Line): boolean {
  if (linked || box.anchor || box.visible === false || text.length < 2 || text.length > 120) return false;
  if (box.region === 'navigation' || box.region === 'footer' || box.region === 'breadcrumb') return false;
  return (
    !/[。；]/.test(text) &&
    !/^[\u4e00-\u9fa5\s\u3000]{2,9}[:：∶]/.test(text) &&
    !/^[（(]?[一二三四五六七八九十\d]+[）)、.．]/.test(text)
  );
}

/** Without a date, and a clock, that stands behind it on its line. */
const withoutByline = (text: string): string => {
  const date = findDates(text).at(-1);
  if (!date?.day || date.index < 6) return text;
  const rest = text.slice(date.index + date.text.length);
  return /^[\s\d:：]*[）)\]】]?$/.test(rest) ? text.slice(0, date.index).replace(/[\s（([【]+$/, '') : text;
};

const HAN = /[\u4e00-\u9fa5《》（）“”、，：]/;

/** Two parts of a broken title: Chinese needs no blank between them. */
function joined(one: string, other: string): string {
  return HAN.test(one.at(-1) ?? '') || HAN.test(other[0] ?? '') ? `${one}${other}` : `${one} ${other}`;
}

/** Text of a title's box; lines that it is broken into are joined without a blank between Chinese characters. */
function titleText(snapshot: Snapshot, box: Box): string {
  let text = '';
  let line = '';
  for (let i = box.from; i < box.to && text.length < CAPS.shortText * 4; i++) {
    const segment = snapshot.segments[i];
    if (!segment || segment.box.visible === false) continue;
    if (!segment.border) {
      line += segment.text;
      continue;
    }
    const folded = fold(line);
    if (folded) text = text ? joined(text, folded) : folded;
    line = '';
  }
  const folded = fold(line);
  if (folded) text = text ? joined(text, folded) : folded;
  return text.length > CAPS.shortText ? text.slice(0, CAPS.shortText) : text;
}

/** Whether text stands in the box itself or its inline children only: the innermost block of a title. */
function ownText(box: Box): boolean {
  if (!isBlock(box) && box.tag !== 'span' && box.tag !== 'strong' && box.tag !== 'font' && box.tag !== 'b')
    return false;
  return box.last - box.index < 12;
}

/** Cheap look before the costly comparison: its first letters stand in the document title. */
function mayMatch(snapshot: Snapshot, box: Box, raw: string): boolean {
  const head = compact(textOf(snapshot, box, 24)).slice(0, 3);
  return head.length > 1 && raw.includes(head.slice(0, 2));
}

/** Text of the box; where a byline stands in the same element, the part before it. */
function firstPart(snapshot: Snapshot, box: Box): string {
  const text = titleText(snapshot, box).replace(/^(?:标\s*题|信息名称|文件名称)\s*[:：]\s*/, '');
  const byline = /\s*(?:发布时间|发布日期|来源|时间|日期|作者|浏览次数)\s*[:：]/.exec(text);
  if (byline && byline.index > 1) return text.slice(0, byline.index).trim();
  const line = snapshot.lines[snapshot.lineOf[box.from] ?? 0];
  if (line && line.from >= box.from && line.to < box.to && text.length > line.text.length) {
    if (findDates(text.slice(line.text.length)).some((date) => date.day))
      return withoutByline(line.text).slice(0, CAPS.shortText);
  }
  return withoutByline(text);
}
