/** Page by page what a site published: its contents, lists, items and menus, made from what is kept of single pages. */
import type { Day } from '../text/day.ts';
import { compact } from '../text/normalise.ts';
import type { ColumnId } from './columns.ts';
import { briefOf, type MergedDigest, mergeDigests, type PageDigest, pageKeyOf } from './digest.ts';
import { type MenuLink, mergeDetails, type PageDetail } from './page-detail.ts';
import type { ListItem } from './page-facts.ts';
import type { PageKind } from './reading.ts';
import type { ContentFacts, ItemFacts, ListFacts, PageBrief, PlaceLink, SiteFacts } from './site-facts.ts';

/** What is kept of one page, its captures of the newest run together. */
export interface LibraryPage {
  digest: MergedDigest;
  /** The strongest capture's first. */
  details: readonly PageDetail[];
  /** Rows of its main list. */
  items: readonly ListItem[];
}

export type Library = Pick<SiteFacts, 'items' | 'lists' | 'contents' | 'places' | 'menus'>;

/** Kinds of pages that are a content of their own. */
const CONTENTS: ReadonlySet<PageKind> = new Set([
  'article',
  'policy',
  'interpretation',
  'annual-report',
  'service-guide',
]);

export const isContentKind = (kind: PageKind): boolean => CONTENTS.has(kind);

/** Of a link's places so many are named. */
const EXAMPLES = 3;
/** Rows at the head of a list that may be pinned. Default of the product. */
const PINNED = 5;
/** A list is called by so many names at most. */
const MAX_NAMES = 8;

interface Page {
  key: string;
  brief: PageBrief;
  digest: MergedDigest;
  detail: PageDetail | undefined;
  items: readonly ListItem[];
}

/** What is kept of the captures of one page, as one; the newest run counts, the strongest capture first. */
export function libraryPageOf(
  captures: readonly { digest: PageDigest; detail?: PageDetail; items?: readonly ListItem[] }[],
): LibraryPage | undefined {
  const digest = mergeDigests(captures.map((capture) => capture.digest));
  if (!digest) return undefined;
  const current = captures.filter((capture) => capture.digest.runId === digest.runId);
  const strength = (capture: (typeof captures)[number]) =>
    ['rendered', 'live', 'fetched'].indexOf(capture.digest.capture);
  const strongest = [...current].sort((a, b) => strength(a) - strength(b));
  const listed = digest.origin.list ?? digest.capture;
  const items = current.find((capture) => capture.digest.capture === listed)?.items ?? [];
  // The watch read the list again: what is new stands before what was known, which may have gone to the next page.
  const { watched } = digest;
  const renewed = captures.find(
    (capture) => capture.digest.runId === watched?.runId && capture.digest.capture === watched.capture,
  );
  const rows = renewed?.items ?? [];
  const fresh = new Set(rows.map(placeOf));
  return {
    digest,
    details: strongest.flatMap(({ detail }) => detail ?? []),
    items: [...rows, ...items.filter((item) => !fresh.has(placeOf(item)))],
  };
}

const placeOf = ({ href, title, day = '' }: ListItem): string => href ?? `${title} ${day}`;

/**
 * @param homes keys of the body's home page, the likeliest first
 * @param menuOf the links of a menu by its hash
 * @param columnsOf the columns that the site's links to a page name, by the page's key
 */
export function libraryOf(
  pages: readonly LibraryPage[],
  {
    homes,
    menuOf,
    columnsOf,
  }: {
    homes: readonly string[];
    menuOf: (hash: string) => readonly MenuLink[];
    columnsOf: (key: string) => readonly ColumnId[];
  },
): Library {
  const known: Page[] = pages
    .map(({ digest, details, items }) => ({
      key: digest.canonicalUrl,
      brief: briefOf(digest),
      digest,
      detail: mergeDetails(details),
      items,
    }))
    .sort((a, b) => compare(a.key, b.key));
  const byKey = new Map(known.map((page) => [page.key, page]));
  const home = homes.find((key) => byKey.has(key));
  const menus = menusOf(known, byKey, home, menuOf);
  const contents = known.filter(isContent).map(contentOf);
  const { lists, rows } = listsOf(known, menus, columnsOf);
  return {
    contents,
    places: known.filter((page) => !isContent(page)).map(({ brief, detail }) => ({ ...brief, ...fieldsOf(detail) })),
    lists,
    items: itemsOf(rows, contents),
    menus,
  };
}

/** A letter and a call for opinions are contents, whatever their page is called; a page with a list is a place. */
function isContent({ digest, detail }: Page): boolean {
  if (CONTENTS.has(digest.kind)) return true;
  return detail?.letters?.form === 'single' || detail?.consultation !== undefined;
}

function fieldsOf(detail: PageDetail | undefined): Partial<PageDetail> {
  if (!detail) return {};
  const { canonicalUrl: _, runId: __, capture: ___, kind: ____, menus: _____, unknown: ______, ...fields } = detail;
  return fields;
}

function contentOf({ brief, digest, detail }: Page): ContentFacts {
  const { list: _, blank: __, ...rest } = brief;
  const { publishedOn, writtenOn, docNumber } = digest;
  return {
    ...rest,
    unknown: [...new Set([...brief.unknown, ...(detail?.unknown ?? [])])].sort(),
    ...(publishedOn ? { publishedOn } : {}),
    ...(writtenOn ? { writtenOn } : {}),
    ...(docNumber ? { docNumber } : {}),
    ...fieldsOf(detail),
  };
}

function menusOf(
  pages: readonly Page[],
  byKey: ReadonlyMap<string, Page>,
  home: string | undefined,
  menuOf: (hash: string) => readonly MenuLink[],
): PlaceLink[] {
  // Menus first, then their links: most pages share the menus of a template.
  const standing = new Map<string, { pages: number; from: string[]; onHome: boolean }>();
  for (const { key, brief, detail } of pages) {
    for (const hash of detail?.menus ?? []) {
      const menu = standing.get(hash) ?? { pages: 0, from: [], onHome: false };
      menu.pages++;
      if (menu.from.length < EXAMPLES) menu.from.push(brief.url);
      if (key === home) menu.onHome = true;
      standing.set(hash, menu);
    }
  }
  const links = new Map<string, PlaceLink>();
  for (const [hash, menu] of standing) {
    for (const { text, href, visible, region } of menuOf(hash)) {
      const name = `${text} ${href} ${visible}`;
      const link = links.get(name);
      if (link) {
        link.pages += menu.pages;
        link.from = [...new Set([...link.from, ...menu.from])].sort().slice(0, EXAMPLES);
        link.onHome ||= menu.onHome;
      } else {
        const target = targetOf(href, byKey);
        const from = [...menu.from].sort();
        const { pages: count, onHome } = menu;
        links.set(name, {
          ...{ text, href, visible, region, pages: count, from, onHome },
          ...(target ? { target: target.brief } : {}),
        });
      }
    }
  }
  return [...links.values()].sort((a, b) => b.pages - a.pages || compare(a.href, b.href) || compare(a.text, b.text));
}

function targetOf(href: string, byKey: ReadonlyMap<string, Page>): Page | undefined {
  const other = /^https:/i.test(href) ? href.replace(/^https:/i, 'http:') : href.replace(/^http:/i, 'https:');
  return byKey.get(pageKeyOf(href)) ?? byKey.get(pageKeyOf(other));
}

interface Rows {
  list: number;
  items: readonly ListItem[];
}

function listsOf(
  pages: readonly Page[],
  menus: readonly PlaceLink[],
  columnsOf: (key: string) => readonly ColumnId[],
): { lists: ListFacts[]; rows: Rows[] } {
  const groups = new Map<string, Page[]>();
  for (const page of pages) {
    if (isContent(page) || (!page.brief.list && page.items.length === 0)) continue;
    const group = page.detail?.pager?.template ?? page.key;
    groups.set(group, [...(groups.get(group) ?? []), page]);
  }
  const namesOf = new Map<string, string[]>();
  for (const { text, target } of menus) {
    if (!target) continue;
    const names = namesOf.get(pageKeyOf(target.url)) ?? [];
    if (names.length < MAX_NAMES) names.push(text);
    namesOf.set(pageKeyOf(target.url), names);
  }
  const rows: Rows[] = [];
  const lists = [...groups.values()].map((group, index): ListFacts => {
    const inOrder = [...group].sort((a, b) => numberOf(a) - numberOf(b) || compare(a.key, b.key));
    const [first] = inOrder as [Page, ...Page[]];
    for (const page of inOrder) rows.push({ list: index, items: page.items });
    const path = first.detail?.path ?? [];
    const names = [first.brief.title, path.at(-1), ...inOrder.flatMap(({ key }) => namesOf.get(key) ?? [])];
    const days = inOrder.flatMap(({ brief }) => brief.list?.freshest ?? []).sort();
    const since = sinceOf(inOrder);
    const freshest = days.at(-1);
    const { title, capture, capturedOn, blank } = first.brief;
    return {
      url: first.brief.url,
      ...(title ? { title } : {}),
      names: distinctNames(names),
      path,
      columns: [...new Set(inOrder.flatMap(({ key }) => columnsOf(key)))],
      capture,
      ...(capturedOn ? { capturedOn } : {}),
      pages: inOrder.map(({ brief }) => brief.url),
      rows: inOrder.reduce((sum, { items }) => sum + items.length, 0),
      complete: isComplete(inOrder),
      ...(since ? { since } : {}),
      ...(freshest ? { freshest } : {}),
      ...(blank ? { blank } : {}),
    };
  });
  return { lists, rows };
}

const numberOf = ({ detail }: Page): number => detail?.pager?.current ?? 1;

/** What links say of where they lead without naming it. */
const NO_NAME =
  /^(?:更多|more|查看更多|查看全部|首页|返回.*|网站首页|上一[页级]|下一页|详[细情]|进入|>+|»+|\d+)[>».…]*$/;

function distinctNames(names: readonly (string | undefined)[]): string[] {
  const distinct = new Map<string, string>();
  for (const name of names) {
    const key = name ? compact(name) : '';
    if (name && key !== '' && !NO_NAME.test(key) && !distinct.has(key)) distinct.set(key, name);
  }
  return [...distinct.values()].slice(0, MAX_NAMES);
}

/** Whether all rows of the page are known: none that a script could write, none in a second list beside the first. */
function knowsRows({ brief, detail }: Page): boolean {
  return !detail?.rowsBeside && !brief.unknown.some((name) => name === 'list' || name === 'items');
}

function isComplete(pages: readonly Page[]): boolean {
  if (!pages.every(knowsRows)) return false;
  const [first] = pages;
  if (pages.length === 1) return first?.brief.list?.complete === true;
  const count = Math.max(...pages.map(({ detail }) => detail?.pager?.pages ?? 0));
  if (count > 0) return new Set(pages.map(numberOf)).size >= count;
  const total = Math.max(...pages.map(({ brief, detail }) => brief.list?.total ?? detail?.pager?.total ?? 0));
  return total > 0 && pages.reduce((sum, { items }) => sum + items.length, 0) >= total;
}

/** The earliest day of the pages 1, 2, 3 … that were read without a gap, where their rows are sorted by day. */
function sinceOf(pages: readonly Page[]): Day | undefined {
  let expected = 1;
  let last: Day | undefined;
  for (const page of pages) {
    if (numberOf(page) > expected || !knowsRows(page)) break;
    expected = numberOf(page) + 1;
    for (const [row, { day, vague }] of page.items.entries()) {
      if (vague || !day) return undefined;
      // Pinned rows stand first, whatever their day; rows that rise later on say that nothing is sorted.
      const isPinned = expected === 2 && row < PINNED;
      if (!isPinned && last && day > last) return undefined;
      if (!isPinned) last = day;
    }
  }
  return last;
}

function itemsOf(rows: readonly Rows[], contents: readonly ContentFacts[]): ItemFacts[] {
  const contentAt = new Map(contents.map(({ url }, index) => [pageKeyOf(url), index]));
  const items = new Map<string, { item: Omit<ItemFacts, 'lists'>; lists: Set<number> }>();
  for (const { list, items: ofPage } of rows) {
    for (const { title, full, href, day, vague } of ofPage) {
      const name = full ?? title;
      const key = href ? pageKeyOf(href) : `~${list} ${compact(name)} ${day ?? ''}`;
      const known = items.get(key);
      if (known) {
        known.lists.add(list);
        if (!known.item.day && day) known.item.day = day;
        known.item.title = fuller(known.item.title, name);
        continue;
      }
      const content = contentAt.get(key);
      items.set(key, {
        item: {
          title: name,
          ...(href ? { url: href } : {}),
          ...(day ? { day } : {}),
          ...(vague ? { vague } : {}),
          ...(content === undefined ? {} : { content }),
        },
        lists: new Set([list]),
      });
    }
  }
  contents.forEach((content, index) => {
    const key = pageKeyOf(content.url);
    const known = items.get(key);
    const day = content.publishedOn;
    if (!known) {
      if (!content.title) return;
      const { title, url } = content;
      items.set(key, { item: { title, url, ...(day ? { day } : {}), content: index }, lists: new Set() });
      return;
    }
    if (!known.item.day && day) {
      known.item.day = day;
      delete known.item.vague;
    }
    // A row may cut the title that the content shows whole.
    if (content.title) known.item.title = fuller(known.item.title, content.title);
  });
  return [...items.entries()]
    .sort(([a], [b]) => compare(a, b))
    .map(([, { item, lists }]) => ({ ...item, lists: [...lists].sort((a, b) => a - b) }));
}

const CUT = /(?:…+|\.{2,}|。{2,})$/;

/** Of two forms of one title the one that is not cut, else the longer one. */
function fuller(a: string, b: string): string {
  const [cutA, cutB] = [CUT.test(a), CUT.test(b)];
  if (cutA !== cutB) return cutA ? b : a;
  return b.length > a.length ? b : a;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
