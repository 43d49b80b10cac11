import { z } from 'zod';
import { isStateHost } from '../../utils/facts/known-hosts.ts';
import { hostOf } from '../../utils/facts/site-of.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, proven } from '../rule.ts';
import { clause } from '../standards.ts';

const IP_ADDRESS = /^https?:\/\/(?:\d{1,3}(?:\.\d{1,3}){3}(?=[:/?#]|$)|\[)/i;

export default definePageRule({
  id: 'bare-ip-link',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'links'],
  basis: [
    clause('inspection-circulars', '政务功能不得链接非“gov.cn”域名或IP地址（连云港市2023年第二季度）', 'secondary'),
  ],

  check({ kind, links, url }, _, { isUnknown }) {
    if (kind === 'negative') return notApplicable(message('because.not-a-government-site'));
    const own = hostOf(url);
    const found = new Map<string, Finding>();
    for (const { href, text, visible } of links) {
      if (!href || visible === false || !IP_ADDRESS.test(href)) continue;
      const host = hostOf(href);
      // The page's own number: the site is reached by it. The first address of 找错 was a number, too.
      if (host === own || isStateHost(host)) continue;
      const key = `bare-ip-link:${host}`;
      if (found.has(key)) continue;
      found.set(key, {
        key,
        pageUrl: url,
        message: message('finding.bare-ip-link', { text: text.slice(0, 60) || href.slice(0, 60), host }),
        quote: href.slice(0, 200),
      });
    }
    const [first, ...others] = found.values();
    if (first) return proven(first, ...others);
    return isUnknown('links') ? cannotTell(message('because.links-not-whole')) : pass();
  },
});
