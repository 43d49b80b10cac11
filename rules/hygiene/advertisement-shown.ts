import { z } from 'zod';
import { isStateHost, isTrustedHost } from '../../utils/facts/known-hosts.ts';
import { hostOf, originOf, siteOf } from '../../utils/facts/site-of.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { AD_NETWORKS } from '../ad-networks.ts';
import { outwardLinks } from '../outward-links.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

const NETWORK = new RegExp(
  `^https?://(?:[^/?#]*\\.)?(?:${AD_NETWORKS.map((host) => host.replaceAll('.', '\\.')).join('|')})(?:[:/?#]|$)`,
  'i',
);
const LONGEST = 8;
/** 公益广告 is a column of many sites, and 广告 in a title speaks of its supervision. */
const SAYS_SO = /^(?:\[?广告\]?|商业广告|广告位|赞助商(?:链接)?|推广链接|招商加盟|加盟代理)$/;

export default definePageRule({
  id: 'advertisement-shown',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'links', 'media', 'scripts'],
  basis: [clause('website-guidelines-2017', '信息内容（不刊登商业广告）', 'default')],

  check({ kind, links, media, scripts, url }, _, { isUnknown }) {
    if (kind === 'negative') return notApplicable(message('because.not-a-government-site'));
    const own = siteOf(hostOf(url));
    const origin = originOf(url);
    const found = new Map<string, Finding>();
    const add = (address: string, what: Finding['message']) => {
      const key = `advertisement-shown:${hostOf(address)}`;
      if (!found.has(key)) found.set(key, { key, pageUrl: url, message: what, quote: address.slice(0, 200) });
    };
    for (const { src } of [...scripts, ...media]) {
      if (src && !src.startsWith(origin) && NETWORK.test(src))
        add(src, message('finding.ad-network', { host: hostOf(src) }));
    }
    for (const { href, text, label, host } of outwardLinks(links, url)) {
      if (NETWORK.test(href)) {
        add(href, message('finding.ad-network', { host }));
        continue;
      }
      if (!saysSo(text) && !(label && saysSo(label))) continue;
      if (siteOf(host) !== own && !isStateHost(host) && !isTrustedHost(host))
        add(href, message('finding.ad-link', { text: text || (label ?? ''), host }));
    }
    const [first, ...others] = found.values();
    if (first) return suspected([first, ...others], { searched: [url] });
    return isUnknown('links') || isUnknown('media') ? cannotTell(message('because.links-not-whole')) : pass();
  },
});

const saysSo = (text: string): boolean => text.length <= LONGEST && SAYS_SO.test(text);
