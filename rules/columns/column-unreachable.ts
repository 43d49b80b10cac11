import { z } from 'zod';
import { COLUMN_IDS } from '../../utils/facts/columns.ts';
import type { ColumnLinkFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, type Finding, pass } from '../rule.ts';
import { hostOf, hostsOf, samePlace } from '../site-columns.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'column-unreachable',
  version: 2,
  params: z.object({}),
  needs: ['columns', 'unread', 'home'],
  basis: [clause('inspection-indicators-2019', '扣分指标 可用性', 'default')],

  check({ body, columns, unread, home }) {
    const hosts = hostsOf(body);
    const missed = new Map(unread.map(({ url, because }) => [samePlace(url), because]));
    const links = new Map<string, ColumnLinkFacts & { column: (typeof COLUMN_IDS)[number] }>();
    for (const column of COLUMN_IDS) {
      for (const link of columns[column] ?? []) {
        const place = samePlace(link.href);
        if (link.visible !== false && hosts.has(hostOf(link.href)) && !links.has(place)) {
          links.set(place, { ...link, column });
        }
      }
    }
    if (links.size === 0) return cannotTell(message('because.no-column-read'));

    const gone: Finding[] = [];
    const perhaps: Finding[] = [];
    let open = 0;
    for (const [place, { column, text, href, from, target, pages }] of links) {
      // The survey asked twice; an error page that was seen once may be gone tomorrow.
      const isGone = !target && missed.get(place) === 'because.gone';
      const isError = target?.kind === 'error' || (target?.status ?? 0) >= 400;
      if (!target && !isGone) open++;
      if (!isGone && !isError) continue;
      // One article that links where the column once stood, while the column itself can be reached.
      const isOld =
        pages < 2 &&
        !(home && from.includes(home.url)) &&
        (columns[column] ?? []).some(({ target: other }) => other && other.kind !== 'error');
      (isGone && !isOld ? gone : perhaps).push({
        key: `column-unreachable:${href}`,
        pageUrl: from[0] ?? href,
        message: message('finding.column-unreachable', { column: message(`column.${column}`), text, href }),
        quote: text,
      });
    }
    const read = links.size - open - gone.length - perhaps.length;
    if (gone.length === 0 && perhaps.length === 0 && open === 0) return pass();
    return {
      status: 'measured',
      numerator: read,
      denominator: read + gone.length,
      unknown: open + perhaps.length,
      certainty: gone.length > 0 ? 'proven' : 'suspected',
      findings: gone.length > 0 ? gone : perhaps,
    };
  },
});
