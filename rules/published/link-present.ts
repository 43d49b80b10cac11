import { z } from 'zod';
import type { PlaceLink } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { quoted } from '../items.ts';
import { cannotTell, defineSiteRule, type Finding, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'link-present',
  version: 1,
  params: z
    .object({
      /** Hosts that it may lead to, with all below them: `gsxt.gov.cn`; `data.*` for any that begins so. */
      hosts: z.array(z.string().min(1)).min(1).optional(),
      /** Names that it may have. */
      names: z.array(z.string().min(1)).min(1).optional(),
      on: z.enum(['home', 'any']).default('home'),
    })
    .refine(({ hosts, names }) => hosts ?? names, 'hosts or names'),
  needs: ['menus', 'home', 'places'],
  basis: [
    clause('website-guidelines-2017', '集约共享（链接与整合）', 'default'),
    clause('inspection-indicators-2019', '扣分指标 可用性', 'default'),
  ],
  words: ({ names = [] }) => names,

  check({ menus, home, places }, { hosts = [], names = [], on }, context) {
    const named = new Set(names.flatMap((name) => context.names.menus.withWord(name)));
    const links = menus.filter((link, at) => named.has(at) || isAt(link.href, hosts));
    const here = on === 'home' ? links.filter(({ onHome }) => onHome) : links;
    const [first] = here;
    if (first) return pass(here.slice(0, 3).map((link) => findingOf(link)));

    const [elsewhere] = links;
    const nearest = elsewhere ? { nearest: findingOf(elsewhere) } : {};
    if (!home) return cannotTell(message('because.home-not-read'), nearest);
    // A menu of which only a part is kept may hold it further on.
    const isCut = places.some(({ url, cut = [] }) => (on === 'any' || url === home.url) && cut.includes('menus'));
    if (home.unknown.includes('columns') || isCut) {
      return cannotTell(message('because.navigation-by-script'), { ...nearest, searched: [home.url] });
    }
    return suspected(
      [
        {
          key: `link-present:${[...hosts, ...names].join('|')}`,
          pageUrl: home.url,
          message: message(on === 'home' ? 'finding.link-missing-home' : 'finding.link-missing', {
            names: quoted([...names, ...hosts]),
          }),
        },
      ],
      { ...nearest, searched: [home.url] },
    );
  },
});

function isAt(href: string, hosts: readonly string[]): boolean {
  const host = /^https?:\/\/([^/?#:]+)/i.exec(href)?.[1]?.toLowerCase();
  if (!host) return false;
  return hosts.some((wanted) =>
    wanted.endsWith('.*') ? host.startsWith(wanted.slice(0, -1)) : host === wanted || host.endsWith(`.${wanted}`),
  );
}

const findingOf = ({ text, href, from }: PlaceLink): Finding => ({
  key: `link-present:${href}`,
  pageUrl: from[0] ?? href,
  message: message('finding.link-found', { name: text, href }),
  quote: text,
});
