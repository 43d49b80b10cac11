import { z } from 'zod';
import type { Link } from '../../utils/facts/page-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Where each identifier leads, by words of the address: proxies of an IPv6 network and reminder pages keep them. */
const REGISTERS = {
  icp: /miit|beian/i,
  psb: /beian|mps\.gov/i,
  conac: /conac/i,
  reportError: /jiucuo|zhaocuo|exposure|zfwzgl|zfwzzc|pucha\.|121\.43\.68\.40/i,
} as const;
type Identifier = keyof typeof REGISTERS;

/** The alternative text of the badge. 党政机关 in a menu is a group of bodies. */
const BADGE = /^(?:党政机关|事业单位)(?:网站)?(?:标[识志])?$/;
/** The entrance by its official name: what only says 纠错 is the site's own. */
const REPORT_ERROR = '政府网站找错';

export default definePageRule({
  id: 'identifier-target-wrong',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'identity', 'links'],
  basis: [
    clause('website-guidelines-2017', '附件 网页设计规范（底部功能区）', 'default'),
    clause('inspection-indicators-2019', '扣分指标 网站标识、“我为政府网站找错”', 'secondary'),
  ],

  check({ kind, identity, links, url }) {
    if (kind === 'negative') return notApplicable(message('because.not-a-government-site'));
    const { icp, psb, conac } = identity.targets ?? {};
    const led: [Identifier, string | null | undefined][] = [
      ['icp', icp],
      ['psb', psb],
      ['conac', conac ?? hrefOf(links, ({ text, region }) => region === 'footer' && BADGE.test(text))],
      [
        'reportError',
        hrefOf(links, ({ text, label }) => text.includes(REPORT_ERROR) || Boolean(label?.includes(REPORT_ERROR))),
      ],
    ];
    const known = led.flatMap(([name, href]) => (href ? [{ name, href }] : []));
    if (known.length === 0) return notApplicable(message('because.no-identifier-linked'));
    const [first, ...others] = known
      .filter(({ name, href }) => !REGISTERS[name].test(decoded(href)))
      .map(
        ({ name, href }): Finding => ({
          key: `identifier-target-wrong:${name}`,
          pageUrl: url,
          message: message('finding.identifier-target-wrong', {
            identifier: message(`identifier.${name}`),
            target: href.slice(0, 120),
          }),
          quote: href.slice(0, 200),
        }),
      );
    return first ? suspected([first, ...others], { searched: [url] }) : pass();
  },
});

const hrefOf = (links: readonly Link[], is: (link: Link) => boolean): string | null | undefined =>
  links.find((link) => link.href && link.visible !== false && is(link))?.href;

/** Reminder pages carry the address that they lead to as a parameter. */
function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
