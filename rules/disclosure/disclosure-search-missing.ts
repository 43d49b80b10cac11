import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, pass, suspected } from '../rule.ts';
import { linksKnown, samePlace } from '../site-columns.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'disclosure-search-missing',
  version: 1,
  params: z.object({}),
  needs: ['columns', 'places'],
  basis: [
    clause('disclosure-regulations-2019', '第二十四条', 'text', '政府信息公开平台应当具备信息检索、查阅、下载等功能。'),
  ],

  check({ columns, places }) {
    const targets = new Set(
      (['disclosure', 'statutory', 'catalogue'] as const).flatMap((column) =>
        (columns[column] ?? []).flatMap(({ target, visible }) =>
          target && visible !== false ? [samePlace(target.url)] : [],
        ),
      ),
    );
    const pages = places.filter(({ url }) => targets.has(samePlace(url)));
    const searched = pages.map(({ url }) => url);
    const [first] = pages;
    if (!first) return cannotTell(message('because.platform-not-read'));
    // The box of the whole site searches the platform, too.
    if (pages.some(({ searchBox }) => searchBox)) return pass();
    const known = pages.every((page) => linksKnown(page) && page.capture !== 'fetched');
    if (!known || pages.some(({ unknown }) => unknown.some((name) => name === 'searchBox' || name === 'forms')))
      return cannotTell(message('because.search-by-script'), { searched });
    const finding = {
      key: 'disclosure-search-missing',
      pageUrl: first.url,
      message: message('finding.disclosure-search-missing'),
    };
    return suspected([finding], { searched });
  },
});
