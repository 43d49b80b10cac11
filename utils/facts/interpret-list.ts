/** The main list of a column, a platform or a home page. */
import { latest } from '../text/day.ts';
import type { ContentList, PageFacts } from './page-facts.ts';
import type { PageKind, Reading } from './reading.ts';

const shown = (list: ContentList): boolean => list.visible !== false;
const inPlace = (list: ContentList): boolean => list.region === 'main' || list.region === 'unknown';

const datedShare = (list: ContentList): number =>
  list.items.length === 0 ? 0 : list.items.filter((item) => item.day).length / list.items.length;

/** The list that the page is about; undefined where it has none. */
export function mainList(facts: PageFacts): ContentList | undefined {
  return (
    facts.lists.find((list) => list.items.length > 1 && shown(list) && inPlace(list)) ??
    facts.lists.find((list) => list.items.length > 0 && shown(list) && inPlace(list) && datedShare(list) > 0)
  );
}

const NEWS = /要闻|动态|新闻|今日|信息/;

/** On a home page the first shown list of news, by its heading or its place. */
function homeList(facts: PageFacts): ContentList | undefined {
  const lists = facts.lists.filter(
    (list) =>
      list.items.length >= 4 && shown(list) && inPlace(list) && list.items.some((item) => item.title.length > 9),
  );
  const inOrder = [...lists].sort((a, b) => a.line - b.line);
  return inOrder.find((list) => NEWS.test(list.heading ?? '')) ?? inOrder[0];
}

export function readList(facts: PageFacts, kind: PageKind): Pick<Reading, 'list' | 'items'> {
  if (
    kind !== 'home' &&
    kind !== 'column' &&
    kind !== 'disclosure-platform' &&
    kind !== 'interaction' &&
    kind !== 'negative'
  )
    return { items: [] };
  const main = kind === 'home' ? homeList(facts) : mainList(facts);
  if (!main) {
    const empty =
      kind === 'column' &&
      (facts.pager?.total === 0 ||
        facts.pager?.pages === 0 ||
        facts.lists.some((list) => list.items.length === 0 && shown(list)));
    return empty
      ? { list: { count: 0, ...(facts.pager?.total !== undefined && { total: facts.pager.total }) }, items: [] }
      : { items: [] };
  }
  const first = main.items[0];
  const newest = latest(...main.items.map((item) => item.day));
  return {
    list: {
      count: main.items.length,
      ...(first && {
        first: { title: first.title, ...(first.day && { date: first.day }), ...(first.href && { href: first.href }) },
      }),
      ...(newest && { newest }),
      ...(facts.pager?.total !== undefined && { total: facts.pager.total }),
    },
    items: main.items,
  };
}
