import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Guides and reports may stand undated; what is news, a document or its interpretation may not. */
const OWING = new Set(['article', 'policy', 'interpretation', 'annual-report']);

export default definePageRule({
  id: 'publication-day-missing',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'publishedOn', 'damagedDates', 'title'],
  basis: [
    clause('website-guidelines-2017', '附件 网页设计规范（发布时间 YYYY-MM-DD HH:MM）', 'secondary'),
    clause('inspection-indicators-2019', '未注明发布时间的视为不更新', 'secondary'),
  ],

  check({ kind, publishedOn, damagedDates, title, url }, _, { isUnknown }) {
    if (!OWING.has(kind)) return notApplicable(message('because.needs-no-day'));
    if (publishedOn) return pass();
    // A damaged day is asked about elsewhere.
    if (damagedDates?.some(({ place }) => place === 'byline')) return notApplicable(message('because.day-damaged'));
    if (isUnknown('publishedOn')) return cannotTell(message('because.content-by-script'));
    return suspected(
      [
        {
          key: `publication-day-missing:${url}`,
          pageUrl: url,
          message: message('finding.publication-day-missing'),
          ...(title && { quote: title.slice(0, 200) }),
        },
      ],
      { searched: [url] },
    );
  },
});
