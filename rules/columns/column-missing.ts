import { z } from 'zod';
import { COLUMN_IDS, type ColumnId } from '../../utils/facts/columns.ts';
import type { ColumnLinkFacts, PageBrief, SiteFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { IN_DISCLOSURE, NEAR_LENGTH, NEAR_NAMES, PARENTS } from '../column-places.ts';
import { cannotTell, defineSiteRule, type Finding, pass, suspected } from '../rule.ts';
import { isNotice, linksKnown, samePlace } from '../site-columns.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'column-missing',
  version: 2,
  params: z.object({ column: z.enum(COLUMN_IDS) }),
  needs: ['home', 'columns', 'menus', 'places'],
  basis: [
    clause('website-guidelines-2017', '基本栏目设置', 'default'),
    clause('disclosure-regulations-2019', '第二十条（内容须公开；设为栏目）', 'default'),
  ],

  check({ home, columns, menus, places: pages }, { column }) {
    const links = columns[column] ?? [];
    const shown = links.filter(({ visible }) => visible !== false);
    const placeUrls = new Set(pages.map(({ url }) => samePlace(url)));
    // A link inside the text of some article is no way to the column; one on a page of places, or on several, is.
    if (shown.some(({ pages, from }) => pages > 1 || from.some((url) => placeUrls.has(samePlace(url))))) return pass();

    if (!home) return cannotTell(message('because.home-not-read'));
    if (isNotice(home)) return cannotTell(message('because.home-is-notice'), { searched: [home.url] });
    const name = message(`column.${column}`);
    const nearest = nearestOf(column, shown[0], menus, home);
    if (links.length > 0 && shown.length === 0) {
      return cannotTell(message('because.column-hidden-only', { column: name }), { searched: [home.url] });
    }
    const places = PARENTS[column] ?? IN_DISCLOSURE;
    const ways = parentsOf(column, places, columns);
    const parents = pagesOf(ways);
    const searched = [home, ...parents].map(({ url }) => url);
    if (ways.some(({ target }) => !target) || (places.length > 0 && parents.length === 0)) {
      return cannotTell(message('because.platform-not-read'), { searched, ...nearest });
    }
    if (![home, ...parents].every(linksKnown)) {
      return cannotTell(message('because.navigation-by-script'), { searched, ...nearest });
    }
    const finding: Finding = {
      key: `column-missing:${column}`,
      pageUrl: home.url,
      message: message('finding.column-missing', { column: name }),
    };
    return suspected([finding], { searched, ...nearest });
  },
});

/** The links to columns that may hold this one. Its own page is none of them. */
function parentsOf(
  column: ColumnId,
  places: readonly ColumnId[],
  columns: SiteFacts['columns'],
): readonly Pick<ColumnLinkFacts, 'href' | 'target'>[] {
  return places
    .filter((place) => place !== column)
    .flatMap((place) => (columns[place] ?? []).filter(({ visible }) => visible !== false));
}

/** The pages that links open, as far as they were read, each once. */
function pagesOf(links: readonly Pick<ColumnLinkFacts, 'target'>[]): PageBrief[] {
  return [
    ...new Map(links.flatMap(({ target }) => (target ? [[samePlace(target.url), target] as const] : []))).values(),
  ];
}

/** A link to it somewhere else, or one of a name near it. */
function nearestOf(
  column: ColumnId,
  elsewhere: { text: string; from: readonly string[] } | undefined,
  menus: SiteFacts['menus'],
  home: PageBrief,
): { nearest?: Finding } {
  const near =
    elsewhere ??
    menus.find(({ text, visible }) => visible !== false && text.length <= NEAR_LENGTH && NEAR_NAMES[column].test(text));
  if (!near) return {};
  const { text, from } = near;
  return {
    nearest: {
      key: `column-missing:${column}:nearest`,
      pageUrl: from[0] ?? home.url,
      message: message('finding.column-near', { text }),
      quote: text,
    },
  };
}
