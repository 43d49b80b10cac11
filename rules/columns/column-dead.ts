import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { compact } from '../../utils/text/normalise.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'column-dead',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'capture', 'links', 'unlinkedColumns'],
  basis: [clause('inspection-indicators-2019', '扣分指标 可用性', 'default')],

  check({ kind, capture, links, unlinkedColumns = [], url }, _, { isUnknown }) {
    if (kind !== 'home') return notApplicable(message('because.not-the-home-page'));
    if (isUnknown('unlinkedColumns') || isUnknown('links')) return cannotTell(message('because.navigation-by-script'));
    // Heads of tabs lead nowhere and bear the names of columns; an entry of the menu has to lead somewhere.
    const inMenu = new Set(
      links
        .filter(
          ({ href, region, visible }) => !href && visible !== false && (region === 'navigation' || region === 'header'),
        )
        .map(({ text }) => compact(text)),
    );
    const dead = unlinkedColumns.filter(({ text }) => inMenu.has(compact(text)));
    const [first, ...others] = dead.map(
      ({ column, text }): Finding => ({
        key: `column-dead:${column}`,
        pageUrl: url,
        message: message('finding.column-dead', { column: message(`column.${column}`), text }),
        quote: text,
      }),
    );
    if (!first) return pass();
    // Bytes show what no script has touched yet.
    if (capture === 'fetched') return cannotTell(message('because.navigation-by-script'), { nearest: first });
    return suspected([first, ...others], { searched: [url] });
  },
});
