/** The main list of a column, a platform or a home page. */
import { type Day, latest } from '../text/day.ts';
import type { ContentList, PageFacts } from './page-facts.ts';
import type { PageKind, Reading } from './reading.ts';

const shown = (list: ContentList): boolean => list.visible !== false;
const inPlace = (list: ContentList): boolean => list.region === 'main' || list.region === 'unknown';

const dated = (list: ContentList): number => list.items.filter((item) => item.day).length;
const titleLength = (list: ContentList): number =>
  list.items.reduce((sum, item) => sum + item.title.length, 0) / Math.max(list.items.length, 1);

/** The list that the page is about; undefined where it has none. */
export function mainList(facts: PageFacts): ContentList | undefined {
  const candidates = facts.lists.filter((list) => list.items.length > 0 && shown(list) && inPlace(list));
  return (
    candidates.find((list) => list.items.length > 1 && (dated(list) > 0 || titleLength(list) >= 9)) ??
    candidates.find((list) => dated(list) > 0)
  );
}

/**
 * The newest day of the page's main part: a fresh second section or a closed tab is fresh too. A row whose date names no
 * year may be newer than all that do, so nothing is known beside one.
 */
function freshness(facts: PageFacts, main: ContentList): { newest?: Day; undated?: number } {
  const lists = [main, ...facts.lists.filter(inPlace)];
  const days = lists.flatMap(({ items }) => items.map(({ day }) => day));
  const { newest: widest, undated = 0, vague = 0 } = facts.mainRows ?? {};
  const newest = vague > 0 ? undefined : latest(widest, ...days);
  return { ...(newest && { newest }), ...(undated > 0 && { undated }) };
}

/** Whether the place of the main list stands empty, by the pager or by an empty container of rows. */
function isEmpty(facts: PageFacts, main: ContentList | undefined): boolean {
  if (main && dated(main) > 0) return false;
  if (facts.pager?.total === 0 || facts.pager?.pages === 0) return true;
  if (main && titleLength(main) >= 10) return false;
  return facts.lists.some((list) => list.items.length === 0 && shown(list) && inPlace(list));
}

const NEWS = /要闻|动态|新闻|今日|信息/;

/** On a home page the first shown list of news, by its heading or its place. */
function homeList(facts: PageFacts): ContentList | undefined {
  const lists = facts.lists.filter(
    (list) => list.items.length >= 4 && shown(list) && inPlace(list) && titleLength(list) > 9,
  );
  const inOrder = [...lists].sort((a, b) => a.line - b.line);
  return (
    inOrder.find((list) => !list.pictures && NEWS.test(list.heading ?? '')) ??
    inOrder.find((list) => !list.pictures) ??
    inOrder[0]
  );
}

const LISTING: ReadonlySet<PageKind> = new Set(['home', 'column', 'disclosure-platform', 'interaction', 'negative']);

export function readList(facts: PageFacts, kind: PageKind): Pick<Reading, 'list' | 'items'> {
  if (!LISTING.has(kind)) return { items: [] };
  const main = kind === 'home' ? homeList(facts) : mainList(facts);
  const total = facts.pager?.total;
  if (kind !== 'home' && isEmpty(facts, main)) {
    return { list: { count: 0, ...(total !== undefined && { total }) }, items: [] };
  }
  if (!main) return { items: [] };
  const first = main.items[0];
  return {
    list: {
      count: main.items.length,
      ...(first && {
        first: { title: first.title, ...(first.day && { date: first.day }), ...(first.href && { href: first.href }) },
      }),
      ...freshness(facts, main),
      ...(total !== undefined && { total }),
    },
    items: main.items,
  };
}
