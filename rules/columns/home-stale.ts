import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { addDays } from '../../utils/text/day.ts';
import { cannotTell, defineSiteRule, pass, suspected } from '../rule.ts';
import { freshnessOf } from '../site-columns.ts';
import { clause } from '../standards.ts';

const BASIS = clause('inspection-indicators-2019', '单项否决 首页不更新', 'secondary');
const KEY = 'home-stale';

export default defineSiteRule({
  id: 'home-stale',
  version: 1,
  /** `maxDays`: how old the newest item of the home page may be; two weeks. */
  params: z.object({ maxDays: z.number().int().positive().default(14) }),
  needs: ['home'],
  basis: [BASIS],

  check({ home }, { maxDays }, { asOf }) {
    if (!home) return cannotTell(message('because.home-not-read'));
    if (!asOf) return cannotTell(message('because.day-unknown'));
    const freshness = freshnessOf(home, undefined, asOf);
    const searched = [home.url];
    // A home page that is only a way to the columns is judged by them (二级页面).
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
