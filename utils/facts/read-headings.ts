/** Headings, and candidates for the title of a single content. */
import { findDates } from '../text/dates.ts';
import { compact } from '../text/normalise.ts';
import { CAPS } from './caps.ts';
import type { Heading, TitleCandidate } from './page-facts.ts';
import { capped, type Reader } from './readers.ts';
import { type Box, isBlock, type Snapshot, textOf } from './snapshot.ts';

const TITLE_MARK =
  /(?:^|[\s_-])(?:[a-z]{0,8}title|bt|biaoti|tit|headline|subject|con-?title|art-?title|xl_?tit|h1)(?:\d{0,2})(?:$|[\s_-])/;

export const readHeadings: Reader = (snapshot, draft) => {
  const headings: Heading[] = [];
  for (const box of snapshot.boxes) {
    const level = /^h([1-6])$/.exec(box.tag)?.[1];
    if (!level) continue;
    const text = textOf(snapshot, box, CAPS.shortText, true);
    if (text) headings.push({ level: Number(level), text, region: box.region, visible: box.visible });
  }
  draft.headings = capped(draft, 'headings', headings, CAPS.headings);
  draft.titles = readTitles(snapshot, draft.documentTitle, metaTitle(draft.metas));
};

function metaTitle(metas: readonly { name: string; content: string }[]): string {
  return metas.find(({ name, content }) => name.toLowerCase() === 'articletitle' && content)?.content ?? '';
}

function readTitles(snapshot: Snapshot, documentTitle: string, articleTitle: string): TitleCandidate[] {
  const wanted = compact(articleTitle);
  const whole = compact(documentTitle);
  const raw = `${whole}${wanted}`;
  const found: (TitleCandidate & { rank: number })[] = [];
  for (const box of snapshot.boxes) {
    if (box.size < 2 || box.size > 160 || box.visible === false || box.index < 2) continue;
    if (box.region === 'navigation' || box.region === 'footer' || box.region === 'breadcrumb') continue;
    const heading = /^h[1-4]$/.test(box.tag);
    const marked = box.marks !== '' && TITLE_MARK.test(box.marks);
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
  const text = textOf(snapshot, box, CAPS.shortText);
  const byline = /\s*(?:发布时间|发布日期|来源|时间|日期|作者|浏览次数)\s*[:：]/.exec(text);
  if (byline && byline.index > 1) return text.slice(0, byline.index).trim();
  const line = snapshot.lines[snapshot.lineOf[box.from] ?? 0];
  if (line && line.from >= box.from && line.to < box.to && text.length > line.text.length) {
    if (findDates(text.slice(line.text.length)).some((date) => date.day)) return line.text.slice(0, CAPS.shortText);
  }
  return text;
}
