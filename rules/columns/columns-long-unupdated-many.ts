import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, type Finding } from '../rule.ts';
import { countOutcome, freshnessOf, owesUpdates, type SiteColumn, siteColumns } from '../site-columns.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'columns-long-unupdated-many',
  version: 1,
  /** `limit`: so many fail the site. `maxDays`: what counts as long; one year is the product's default. */
  params: z.object({
    limit: z.number().int().positive().default(10),
    maxDays: z.number().int().positive().default(366),
  }),
  needs: ['pages', 'columns', 'menus', 'lists'],
  basis: [clause('inspection-indicators-2019', '单项否决 栏目不更新（2）', 'secondary')],

  check(facts, { limit, maxDays }, { asOf }) {
    if (!asOf) return cannotTell(message('because.day-unknown'));
    const all = siteColumns(facts);
    if (all.every(({ page }) => !page)) return cannotTell(message('because.no-column-read'));
    const columns = all.filter((column) => isAsked(column) && owesUpdates(column));

    const stale: { sure: boolean; finding: Finding }[] = [];
    const unknown: SiteColumn[] = [];
    for (const column of columns) {
      const { name, url, page, list } = column;
      const freshness = freshnessOf(page, list, asOf);
      // Most columns without a list are texts that stand, and owe nothing.
      if (!freshness || freshness.days < 0) {
        if (!page || list) unknown.push(column);
      } else if (freshness.days > maxDays) {
        const { newest, days } = freshness;
        const said = message('finding.column-stale', { column: name, newest, days, limit: maxDays });
        // Whether a column should have been updated (应更新) is for a person to say.
        stale.push({
          sure: false,
          finding: { key: `columns-long-unupdated-many:${url}`, pageUrl: url, message: said, quote: newest },
        });
      }
    }
    return countOutcome(stale, unknown, limit);
  },
});

/** News, notices and policies have limits of their own and are counted there; a blank column counts as blank. */
const isAsked = ({ ids, page }: SiteColumn): boolean =>
  !page?.blank && !ids.some((id) => id === 'news' || id === 'notices' || id === 'policies');
