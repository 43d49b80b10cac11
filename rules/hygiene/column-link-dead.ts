import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'column-link-dead',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'unlinkedColumns', 'columns'],
  basis: [clause('inspection-indicators-2019', '扣分指标 可用性（错链、空链）', 'default')],

  check({ kind, unlinkedColumns = [], columns, url }, _, { isUnknown }) {
    if (kind === 'negative') return notApplicable(message('because.not-a-government-site'));
    const [first, ...others] = unlinkedColumns.map(
      ({ column, text }): Finding => ({
        key: `column-link-dead:${column}`,
        pageUrl: url,
        message: message('finding.column-link-dead', { text, column: message(`column.${column}`) }),
        quote: text.slice(0, 200),
      }),
    );
    // A script may open a menu or a page where the mark-up says nothing.
    if (first) return suspected([first, ...others], { searched: [url] });
    if (isUnknown('unlinkedColumns')) return cannotTell(message('because.navigation-of-page-by-script'));
    return columns.length > 0 ? pass() : notApplicable(message('because.nothing-of-the-kind'));
  },
});
