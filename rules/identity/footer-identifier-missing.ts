import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

const DEFAULT = ['siteCode', 'icp', 'psb', 'sponsor', 'conac', 'reportError', 'contact'] as const;
/** 站点地图, 承办单位 and 主管单位 are demanded by some systems only. */
const IDENTIFIERS = [...DEFAULT, 'siteMap', 'organizer', 'authority'] as const;

export default definePageRule({
  id: 'footer-identifier-missing',
  version: 1,
  params: z.object({
    required: z
      .array(z.enum(IDENTIFIERS))
      .min(1)
      .default([...DEFAULT]),
  }),
  needs: ['kind', 'identity'],
  basis: [
    clause('website-guidelines-2017', '附件 网页设计规范（底部功能区）', 'default'),
    clause('inspection-indicators-2019', '扣分指标 网站标识', 'secondary'),
  ],

  check({ kind, identity, url }, { required }, { isUnknown }) {
    if (kind === 'negative') return notApplicable(message('because.not-a-government-site'));
    if (kind === 'error') return notApplicable(message('because.error-page'));

    const unknown = required.filter((name) => identity[name] === 'unknown' || isUnknown(`identity.${name}`));
    const missing = required.filter((name) => !unknown.includes(name) && !identity[name]);
    // A page without a single identifier is a frame, a print view or a fragment far more often than a page of a body
    // that dropped its whole footer; only the home page cannot be explained so.
    if (missing.length === required.length && kind !== 'home') {
      return cannotTell(message('because.no-footer'));
    }
    const [first, ...others] = missing.map(
      (name): Finding => ({
        key: `footer-identifier-missing:${name}`,
        pageUrl: url,
        message: message('finding.footer-identifier-missing', { identifier: message(`identifier.${name}`) }),
      }),
    );
    if (first) return suspected([first, ...others], { searched: [url] });
    if (unknown.length > 0) {
      return cannotTell(
        message('because.identifiers-unknown', { identifiers: unknown.map((name) => message(`identifier.${name}`)) }),
      );
    }
    return pass();
  },
});
