/**
 * Rows of lists that the bytes hold as data for a script: `<datastore>` of XML with HTML in CDATA, as 大汉 writes it,
 * and arrays of objects with title, address and date.
 */
import { parseDay, parseRowDay } from '../text/dates.ts';
import { dayInChina } from '../text/day.ts';
import { resolveAddress } from './address.ts';
import { CAPS } from './caps.ts';
import { type Literal, parseLiteral } from './literal.ts';
import type { ContentList, ListItem } from './page-facts.ts';
import { type Draft, type Reader, short } from './readers.ts';
import type { Box, Snapshot } from './snapshot.ts';

/** Characters of a script that are searched, and that all attempts to read literals on a page may cost. */
const SCRIPT = 300_000;
const EFFORT = 600_000;

/** Only in bytes: once scripts have run, what they have not shown nobody sees. */
export const readIslands: Reader = function* (snapshot, draft) {
  if (draft.capture !== 'fetched') return;
  const effort = { left: EFFORT };
  for (const box of snapshot.boxes) {
    if (box.tag !== 'script' || draft.lists.length >= CAPS.lists) continue;
    const text = snapshot.dom.textContent(box.element).slice(0, SCRIPT);
    if (text.length < 60) continue;
    if (/<record[\s>]/i.test(text)) addXml(snapshot, box, text, draft);
    else if (/\[\s*\{/.test(text))
      for (const items of arraysIn(text, snapshot.base, effort)) add(snapshot, box, items, 'json', draft);
    yield;
  }
};

function addXml(snapshot: Snapshot, box: Box, text: string, draft: Draft): void {
  const items: ListItem[] = [];
  for (let at = text.search(/<record[\s>]/i); at >= 0 && items.length < CAPS.listItems; ) {
    const end = text.indexOf('</record>', at);
    const record = text.slice(at, end < 0 ? at + 4_000 : end);
    const item = rowOf(record.slice(0, 4_000), snapshot.base);
    if (item) items.push(item);
    if (end < 0) break;
    at = text.indexOf('<record', end);
  }
  add(snapshot, box, items, 'xml', draft);
  const total = /<total_?records?>\s*(?:<!\[CDATA\[)?\s*(\d{1,7})/i.exec(text)?.[1];
  if (total !== undefined && draft.pager?.total === undefined) draft.pager = { ...draft.pager, total: Number(total) };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', apos: "'" };
const unescapeHtml = (text: string): string =>
  text
    .replace(/&(amp|lt|gt|quot|nbsp|apos);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/&#(\d{2,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)));
const plain = (html: string): string =>
  unescapeHtml(html.replace(/<[^<>]{0,2000}>/g, ' '))
    .replace(/[\s\u00a0\u3000]+/g, ' ')
    .trim();

/** A row of HTML: its first link with a text, and the day beside it or in it. */
function rowOf(record: string, base: string): ListItem | undefined {
  const html = record.replace(/^<record[^>]{0,200}>/i, '').replace(/<!\[CDATA\[|\]\]>/g, '');
  for (let at = html.search(/<a\s/i); at >= 0; ) {
    const open = html.indexOf('>', at);
    const close = html.indexOf('</a', open);
    if (open < 0 || close < 0) return undefined;
    const tag = html.slice(at, open);
    const inner = html.slice(open + 1, close);
    const named = unescapeHtml(attributeOf(tag, 'title')).trim();
    const shown = plain(inner);
    const text = shown.replace(/\s*[[(（]?(?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?[\])）]?\s*$/, '') || named;
    if (text) {
      const day =
        parseRowDay(plain(`${html.slice(0, at)} ${html.slice(close)}`).slice(-80)) ?? parseRowDay(shown.slice(-14));
      return item(text, named, attributeOf(tag, 'href'), day, base);
    }
    const next = html.slice(close).search(/<a\s/i);
    at = next < 0 ? -1 : close + next;
  }
  return undefined;
}

const attributeOf = (tag: string, name: string): string => {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
};

function item(title: string, full: string, href: string, day: ListItem['day'], base: string): ListItem {
  const isCut = /(?:\.{2,}|…)$/.test(title) && full.length > title.length;
  return {
    title: short(title),
    href: resolveAddress(unescapeHtml(href), base),
    ...(day && { day }),
    ...(isCut && { full: short(full) }),
  };
}

/** The arrays of content items in a script. Reading each literal that begins with `[{` is paid from `effort`. */
function* arraysIn(text: string, base: string, effort: { left: number }): Generator<ListItem[]> {
  const start = /\[\s*\{/g;
  for (let match = start.exec(text); match && effort.left > 0; match = start.exec(text)) {
    const parsed = parseLiteral(text, match.index, Math.min(effort.left, 200_000));
    effort.left -= parsed ? parsed.end - match.index : 500;
    if (!parsed) continue;
    start.lastIndex = parsed.end;
    const items = itemsOf(parsed.value, base);
    if (items.length > 0) yield items;
  }
}

const TITLE = /^(?:title|doc_?title|info_?title|article_?title|subject|headline|biaoti|mc|bt|name)$/i;
const ADDRESS = /^(?:url|href|link|link_?url|doc_?url|info_?url|article_?url|doc_?pub_?url|pub_?url|address|puburl)$/i;
const DATE =
  /^(?:date|time|day|pub_?date|pub_?time|publish_?(?:date|time|ed|on)|published_?(?:date|time|at)|release_?(?:date|time)|display_?(?:date|time)|doc_?(?:rel_?time|date|pubtime|reltime)|info_?date|create_?(?:date|time|d|d_?at)|crtime|fbsj|fbrq|rq|deploy_?time)$/i;

/** The rows of an array, where most of its objects have a title and a day: menus and carousels have no days. */
function itemsOf(value: Literal, base: string): ListItem[] {
  if (!Array.isArray(value)) return [];
  const items: ListItem[] = [];
  let days = 0;
  for (const record of value.slice(0, CAPS.listItems)) {
    if (record === null || typeof record !== 'object' || Array.isArray(record)) continue;
    const field = (pattern: RegExp): Literal | undefined =>
      Object.entries(record).find(([key, entry]) => pattern.test(key) && entry !== null && entry !== '')?.[1];
    const title = plain(textOf(field(TITLE)));
    const day = dayOf(field(DATE));
    if (!title) continue;
    if (day) days++;
    items.push(item(title, title, textOf(field(ADDRESS)), day, base));
  }
  const letters = items.reduce((sum, { title }) => sum + title.length, 0);
  return items.length > 1 && days * 2 > items.length && letters >= items.length * 8 ? items : [];
}

const textOf = (value: Literal | undefined): string => (typeof value === 'string' ? value.slice(0, CAPS.url) : '');

/** A date as text, or as milliseconds or seconds since 1970. */
function dayOf(value: Literal | undefined): ListItem['day'] {
  const digits = typeof value === 'number' ? String(value) : textOf(value).trim();
  if (/^1\d{9}(?:\d{3})?$/.test(digits)) {
    return dayInChina(new Date(Number(digits) * (digits.length === 10 ? 1_000 : 1)).toISOString());
  }
  return parseDay(digits.slice(0, 10)) ?? parseRowDay(digits.slice(0, 30));
}

/** Adds the rows as a list, unless the page shows some of them already. */
function add(snapshot: Snapshot, box: Box, items: ListItem[], island: 'xml' | 'json', draft: Draft): void {
  if (items.length === 0 || draft.lists.length >= CAPS.lists) return;
  const known = new Set(draft.lists.flatMap((list) => list.items.map(({ title }) => title)));
  if (items.some(({ title }) => known.has(title))) return;
  const region = box.region === 'main' || box.parent?.region === undefined ? box.region : box.parent.region;
  const list: ContentList = {
    region,
    items,
    visible: box.parent?.visible === false ? false : 'unknown',
    line: snapshot.lineOf[box.from] ?? Math.max(0, snapshot.lines.length),
    island,
  };
  draft.lists.push(list);
}
