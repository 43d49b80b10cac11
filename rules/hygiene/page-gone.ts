import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, type Finding, pass, proven } from '../rule.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'page-gone',
  version: 1,
  /** `minPages`: of how many pages read on the site is known to have no dead link; the product's default. */
  params: z.object({ minPages: z.number().int().positive().default(20) }),
  needs: ['unread', 'menus', 'pages', 'home'],
  basis: [
    clause('inspection-circulars', '错链、死链（常德市2020年11月）', 'secondary'),
    clause('inspection-indicators-2019', '扣分指标 可用性', 'default'),
    clause('website-guidelines-2017', '链接定期检查（无错链、断链、暗链）', 'default'),
  ],

  check({ unread, menus, pages, home }, { minPages }) {
    const links = new Map(menus.map((link) => [link.href, link]));
    const [first, ...others] = unread
      .filter(({ because }) => because === 'because.gone')
      .map(({ url }): Finding => {
        const link = links.get(url);
        const pageUrl = link?.from[0] ?? home?.url ?? url;
        return {
          key: `page-gone:${url}`,
          pageUrl,
          message: link
            ? message('finding.page-gone-linked', { text: link.text, target: url.slice(0, 120) })
            : message('finding.page-gone', { target: url.slice(0, 120) }),
          quote: url.slice(0, 200),
        };
      });
    if (first) return proven(first, ...others);
    // Of a site that was not surveyed most is simply not known.
    return pages.total >= minPages ? pass() : cannotTell(message('because.site-not-surveyed'));
  },
});
