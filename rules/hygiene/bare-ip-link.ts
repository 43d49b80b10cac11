import { z } from 'zod';
import { isStateHost } from '../../utils/facts/known-hosts.ts';
import { hostOf } from '../../utils/facts/site-of.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { outwardLinks } from '../outward-links.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, proven, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

const IP_ADDRESS = /^https?:\/\/(?:\d{1,3}(?:\.\d{1,3}){3}(?=[:/?#]|$)|\[)/i;

/** Addresses of one's own machine and of networks inside a house. */
const INSIDE = /^(?:127|10)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\./;

export default definePageRule({
  id: 'bare-ip-link',
  version: 2,
  params: z.object({}),
  needs: ['kind', 'links', 'letters'],
  basis: [
    clause('inspection-circulars', '政务功能不得链接非“gov.cn”域名或IP地址（连云港市2023年第二季度）', 'secondary'),
  ],

  check({ kind, links, letters, url }, _, { isUnknown }) {
    if (kind === 'negative') return notApplicable(message('because.not-a-government-site'));
    const own = hostOf(url);
    const found = new Map<string, { finding: Finding; sure: boolean }>();
    for (const { href, text, region, host } of outwardLinks(links, url)) {
      if (!IP_ADDRESS.test(href)) continue;
      // The page's own number: the site is reached by it. The first address of 找错 was a number, too.
      if (host === own || isStateHost(host)) continue;
      const key = `bare-ip-link:${host}`;
      // Letters are published in the words of those who wrote them; a text may explain a device (192.168.1.1).
      const explained = INSIDE.test(host) && region !== 'navigation' && region !== 'header' && region !== 'footer';
      if (found.get(key)?.sure) continue;
      const finding: Finding = {
        key,
        pageUrl: url,
        message: message('finding.bare-ip-link', { text: text.slice(0, 60) || href.slice(0, 60), host }),
        quote: href.slice(0, 200),
      };
      found.set(key, { finding, sure: !letters && !explained });
    }
    const all = [...found.values()];
    const [sure, ...others] = all.filter((one) => one.sure).map(({ finding }) => finding);
    if (sure) return proven(sure, ...others);
    const [first, ...more] = all.map(({ finding }) => finding);
    if (first) return suspected([first, ...more], { searched: [url] });
    return isUnknown('links') ? cannotTell(message('because.links-not-whole')) : pass();
  },
});
