import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

const SITE_CODE = /^(?:\d{10}|[a-z]{2}\d{8})$/i;

export default definePageRule({
  id: 'site-code-conflict',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'identity'],
  basis: [
    clause('website-guidelines-2017', '附件 网页设计规范（页面标签 SiteIDCode）', 'default'),
    clause('inspection-indicators-2019', '扣分指标 网站标识、“我为政府网站找错”', 'secondary'),
  ],

  check({ kind, identity, url }, _, { isUnknown }) {
    if (kind === 'negative') return notApplicable(message('because.not-a-government-site'));
    const codes = (identity.siteCodes ?? []).filter(({ code }) => SITE_CODE.test(code));
    const distinct = new Set(codes.map(({ code }) => code.toLowerCase()));
    if (distinct.size > 1) {
      // Bodies of one platform share footers and templates: which of the codes is right, only its owner knows.
      const said = codes.map(({ place, code }) => message(`site-code-place.${place}`, { code }));
      return suspected(
        [
          {
            key: `site-code-conflict:${[...distinct].sort().join()}`,
            pageUrl: url,
            message: message('finding.site-code-conflict', { codes: said }),
            quote: codes.map(({ code }) => code).join(' ≠ '),
          },
        ],
        { searched: [url] },
      );
    }
    if (codes.length > 1) return pass();
    if (isUnknown('identity.siteCode') || identity.reportError === 'unknown') {
      return cannotTell(message('because.identifiers-unknown', { identifiers: message('identifier.siteCode') }));
    }
    return notApplicable(message('because.nothing-to-compare'));
  },
});
