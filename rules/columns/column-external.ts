import { z } from 'zod';
import { siteOf } from '../../utils/facts/site-of.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { OWN_COLUMNS } from '../column-places.ts';
import { cannotTell, defineSiteRule, type Finding, pass, suspected } from '../rule.ts';
import { hostOf, hostsOf } from '../site-columns.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'column-external',
  version: 1,
  params: z.object({}),
  needs: ['columns'],
  basis: [clause('disclosure-regulations-2019', '第四条（维护本机关公开的信息；设在本网站）', 'default')],

  check({ body, columns }) {
    const own = new Set([...hostsOf(body)].map((host) => siteOf(hostname(host))));
    const findings: Finding[] = [];
    let linked = 0;
    for (const column of OWN_COLUMNS) {
      const links = (columns[column] ?? []).filter(({ visible }) => visible !== false);
      const [first] = links;
      if (!first) continue;
      linked++;
      // A department's column in its government's portal stands under the same registered name.
      if (!links.every(({ href }) => isOtherBody(hostname(hostOf(href)), own))) continue;
      findings.push({
        key: `column-external:${column}`,
        pageUrl: first.from[0] ?? first.href,
        message: message('finding.column-external', { column: message(`column.${column}`), host: hostOf(first.href) }),
        quote: first.text,
      });
    }
    if (linked === 0) return cannotTell(message('because.no-column-read'));
    const [first, ...others] = findings;
    return first ? suspected([first, ...others]) : pass();
  },
});

const hostname = (host: string): string => host.replace(/:\d+$/, '');

/** Another government's site; relays (IPv6 天窗) and other hosts say nothing of whose the page is. */
const isOtherBody = (host: string, own: ReadonlySet<string>): boolean =>
  /\.gov\.cn$/.test(host) && !own.has(siteOf(host));
