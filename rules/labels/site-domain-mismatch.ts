import { z } from 'zod';
import { hostOf, siteOf } from '../../utils/facts/site-of.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'site-domain-mismatch',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'metaTags'],
  basis: [clause('website-guidelines-2017', '附件 网页设计规范（页面标签 SiteDomain）', 'default')],

  check({ kind, metaTags, url }, _, { isUnknown }) {
    if (kind === 'negative' || kind === 'error') return notApplicable(message('because.kind-owes-no-tags'));
    const said = metaTags.sitedomain?.trim() ?? '';
    const sites = said
      .split(/[\s,;，；、|]+/)
      .filter(Boolean)
      .map((one) => siteOf(hostOf(/^https?:/i.test(one) ? one : `http://${one}`)))
      .filter((site) => /\.[a-z]/.test(site));
    if (sites.length === 0) {
      return isUnknown('metaTags')
        ? cannotTell(message('because.tags-not-read'))
        : notApplicable(message('because.no-filled-tag'));
    }
    const host = hostOf(url);
    // A number stands for any name; hosts of one registered name are one site.
    if (/^[\d.]+$|:/.test(host)) return cannotTell(message('because.host-is-a-number'));
    if (sites.includes(siteOf(host))) return pass();
    return suspected(
      [
        {
          key: `site-domain-mismatch:${said}`,
          pageUrl: url,
          message: message('finding.site-domain-mismatch', { said, host }),
          quote: said.slice(0, 200),
        },
      ],
      { searched: [url] },
    );
  },
});
