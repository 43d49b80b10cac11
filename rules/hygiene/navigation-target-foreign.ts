import { z } from 'zod';
import { isStateHost, isTrustedHost } from '../../utils/facts/known-hosts.ts';
import { hostOf, siteOf } from '../../utils/facts/site-of.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { outwardLinks } from '../outward-links.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Bodies of the state under other names. The product's default. */
const ALLOWED = ['cas.cn', 'cass.cn', 'cae.cn', 'piyao.org.cn', 'court.gov.cn', '12371.cn', 'mot12345.cn'];
/** Networks that carry IPv6 keep the name of the target in their own: www-mof-gov-cn.v6.example.cn. */
const CARRIED = /gov[-_]?cn/;

export default definePageRule({
  id: 'navigation-target-foreign',
  version: 1,
  /** `allowed`: hosts that a site may lead to from its menus, with all below them. */
  params: z.object({ allowed: z.array(z.string().min(3)).default(ALLOWED) }),
  needs: ['kind', 'links'],
  basis: [
    clause('inspection-circulars', '政务功能不得链接非“gov.cn”域名或IP地址（连云港市2023年第二季度）', 'secondary'),
    clause('website-guidelines-2017', '附件 网页设计规范（链接非政府网站应提示）', 'default'),
  ],

  check({ kind, links, url }, { allowed }, { isUnknown }) {
    if (kind === 'negative') return notApplicable(message('because.not-a-government-site'));
    const own = siteOf(hostOf(url));
    const found = new Map<string, Finding>();
    for (const { href, text, region, host } of outwardLinks(links, url)) {
      if (region !== 'navigation' && region !== 'header') continue;
      if (!host || /^[\d.]+$|^\[/.test(host) || siteOf(host) === own || CARRIED.test(host)) continue;
      if (
        isStateHost(host) ||
        isTrustedHost(host) ||
        allowed.some((name) => host === name || host.endsWith(`.${name}`))
      )
        continue;
      const key = `navigation-target-foreign:${host}`;
      if (found.has(key)) continue;
      found.set(key, {
        key,
        pageUrl: url,
        message: message('finding.navigation-target-foreign', { text: text.slice(0, 60) || host, host }),
        quote: href.slice(0, 200),
      });
    }
    // Systems of the body's own often stand under other names: who runs them, a person has to say.
    const [first, ...others] = found.values();
    if (first) return suspected([first, ...others], { searched: [url] });
    return isUnknown('links') ? cannotTell(message('because.links-not-whole')) : pass();
  },
});
