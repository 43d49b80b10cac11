import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule } from '../rule.ts';
import { countOutcome, mayBeFilled, siteColumns } from '../site-columns.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'columns-blank-many',
  version: 1,
  /** `limit`: so many fail the site. */
  params: z.object({ limit: z.number().int().positive().default(5) }),
  needs: ['pages', 'columns', 'menus', 'lists'],
  basis: [clause('inspection-indicators-2019', '单项否决 栏目不更新（3）', 'secondary')],

  check(facts, { limit }) {
    const columns = siteColumns(facts);
    if (columns.every(({ page }) => !page)) return cannotTell(message('because.no-column-read'));

    const blank = columns
      .filter(({ page }) => page?.blank)
      // That nothing stands there is an absence: a person looks before it counts.
      .map(({ name, url }) => ({
        sure: false,
        finding: {
          key: `columns-blank-many:${url}`,
          pageUrl: url,
          message: message('finding.column-blank', { column: name }),
        },
      }));
    return countOutcome(
      blank,
      columns.filter(({ page }) => !page || mayBeFilled(page)),
      limit,
    );
  },
});
