import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, type Finding, pass, proven, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'page-gone',
  version: 2,
  /** `minPages`: of how many pages read on the site is known to have no dead link; the product's default. */
  params: z.object({ minPages: z.number().int().positive().default(20) }),
  needs: ['unread', 'menus', 'pages', 'home'],
  basis: [
    clause('inspection-circulars', '错链、死链（常德市2020年11月）', 'secondary'),
    clause('inspection-indicators-2019', '扣分指标 可用性', 'default'),
    clause('website-guidelines-2017', '链接定期检查（无错链、断链、暗链）', 'default'),
  ],

  check({ unread, menus, pages, home }, { minPages }) {
    const hidden = menus.filter(({ visible }) => visible === false);
    // Of several links to one address those that people see count.
    const links = new Map(
      [...hidden, ...menus.filter(({ visible }) => visible !== false)].map((link) => [link.href, link]),
    );
    const gone = unread
      .filter(({ because }) => because === 'because.gone')
      .map(({ url }) => {
        const link = links.get(url);
        const finding: Finding = {
          key: `page-gone:${url}`,
          pageUrl: link?.from[0] ?? home?.url ?? url,
          message: link
            ? message('finding.page-gone-linked', { text: link.text, target: url.slice(0, 120) })
            : message('finding.page-gone', { target: url.slice(0, 120) }),
          quote: url.slice(0, 200),
        };
        return { finding, sure: link?.visible !== false };
      });
    const [sure, ...others] = gone.filter((one) => one.sure).map(({ finding }) => finding);
    if (sure) return proven(sure, ...others);
    // What only a hidden menu links, nobody can follow.
    const [first, ...more] = gone.map(({ finding }) => finding);
    if (first) return suspected([first, ...more], { searched: gone.map(({ finding }) => finding.pageUrl) });
    // Of a site that was not surveyed most is simply not known.
    return pages.total >= minPages ? pass() : cannotTell(message('because.site-not-surveyed'));
  },
});
