import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { addDays, type Day } from '../../utils/text/day.ts';
import { cannotTell, defineSiteRule, type Outcome, pass, suspected } from '../rule.ts';
import { freshnessOf, linksKnown, type SiteColumn, siteColumns } from '../site-columns.ts';
import { clause } from '../standards.ts';

const BASIS = clause('inspection-indicators-2019', '单项否决 首页不更新', 'secondary');
const KEY = 'home-stale';

export default defineSiteRule({
  id: 'home-stale',
  version: 1,
  /** `maxDays`: how old the newest item of the home page may be; two weeks. */
  params: z.object({ maxDays: z.number().int().positive().default(14) }),
  needs: ['home', 'pages', 'columns', 'menus', 'lists'],
  basis: [BASIS],

  check(facts, { maxDays }, { asOf }) {
    const { home } = facts;
    if (!home) return cannotTell(message('because.home-not-read'));
    if (!asOf) return cannotTell(message('because.day-unknown'));
    const freshness = freshnessOf(home, undefined, asOf);
    const searched = [home.url];
    if (!freshness && !home.list && linksKnown(home)) return byColumns(siteColumns(facts), maxDays, asOf, home.url);
    if (!freshness) return cannotTell(message('because.home-undated'), { searched });
    const { newest, days } = freshness;
    if (days < 0) return cannotTell(message('because.newer-than-cutoff'), { searched });
    if (days <= maxDays) return pass();
    // Sections without dates (头条, 图片新闻) may be newer than all that show one.
    const said = message('finding.home-stale', { newest, days, limit: maxDays });
    return suspected([{ key: KEY, pageUrl: home.url, message: said, quote: newest }], { searched });
  },

  dueOn({ home }, { maxDays }) {
    const { freshest, undated = 0 } = home?.list ?? {};
    const lastDay = freshest && addDays(freshest, maxDays);
    if (!home || !lastDay || undated > 0 || home.unknown.includes('list')) return [];
    if (home.capturedOn && freshest > home.capturedOn) return [];
    return [
      {
        key: KEY,
        what: message('column.home'),
        pageUrl: home.url,
        lastDay,
        newest: freshest,
        pages: [home.url],
        ...(home.capturedOn ? { readOn: home.capturedOn } : {}),
        certainty: 'suspected',
        clause: BASIS,
      },
    ];
  },
});

/** A home page that is no more than a way to the columns (仅为栏目导航入口) is judged by them (二级页面). */
function byColumns(columns: readonly SiteColumn[], maxDays: number, asOf: Day, home: string): Outcome {
  const aged = columns.map((column) => ({ column, freshness: freshnessOf(column.page, column.list, asOf) }));
  const dated = aged.flatMap(({ freshness }) => freshness ?? []).sort((a, b) => a.days - b.days);
  const [freshest] = dated;
  const searched = [home, ...columns.map(({ url }) => url)];
  if (freshest && freshest.days >= 0 && freshest.days <= maxDays) return pass();
  // Columns without a list are texts that stand.
  const open = aged.some(({ column, freshness }) => !freshness && (!column.page || column.list));
  if (!freshest || freshest.days < 0 || open) return cannotTell(message('because.home-undated'), { searched });
  const { newest, days } = freshest;
  const said = message('finding.home-columns-stale', { newest, days, limit: maxDays });
  return suspected([{ key: KEY, pageUrl: home, message: said, quote: newest }], { searched });
}
