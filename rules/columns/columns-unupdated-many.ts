import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, type Finding } from '../rule.ts';
import { countOutcome, freshnessOf, isFiled, owesUpdates, type SiteColumn, siteColumns } from '../site-columns.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'columns-unupdated-many',
  version: 1,
  /** `limit`: so many fail the site. `newsDays`: two weeks. `documentDays`: six months, as the longest half-year. */
  params: z.object({
    limit: z.number().int().positive().default(5),
    newsDays: z.number().int().positive().default(14),
    documentDays: z.number().int().positive().default(184),
  }),
  needs: ['pages', 'columns', 'menus', 'lists'],
  basis: [clause('inspection-indicators-2019', '单项否决 栏目不更新（1）', 'secondary')],

  check(facts, { limit, newsDays, documentDays }, { asOf }) {
    if (!asOf) return cannotTell(message('because.day-unknown'));
    const columns = siteColumns(facts);
    if (columns.every(({ page }) => !page)) return cannotTell(message('because.no-column-read'));

    const stale: { sure: boolean; finding: Finding }[] = [];
    const unknown: SiteColumn[] = [];
    for (const column of columns) {
      const days = periodOf(column, newsDays, documentDays);
      // A blank column counts as blank, and once.
      if (days === undefined || column.page?.blank) continue;
      const { name, url, page, list } = column;
      const freshness = freshnessOf(page, list, asOf);
      if (!freshness || freshness.days < 0) unknown.push(column);
      else if (freshness.days > days) {
        const { newest, sure } = freshness;
        const said = message('finding.column-stale', { column: name, newest, days: freshness.days, limit: days });
        stale.push({
          sure,
          finding: { key: `columns-unupdated-many:${url}`, pageUrl: url, message: said, quote: newest },
        });
      }
    }
    return countOutcome(stale, unknown, limit);
  },
});

/** 动态、要闻类栏目, and 通知公告、政策文件类 of the first level (一级栏目); undefined for all others. */
function periodOf(column: SiteColumn, newsDays: number, documentDays: number): number | undefined {
  const { ids, onHome } = column;
  if (isFiled(column)) return undefined;
  if (ids.includes('news')) return newsDays;
  const documents = ids.includes('notices') || ids.includes('policies');
  return documents && onHome && owesUpdates(column) ? documentDays : undefined;
}
