import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'foreign-script',
  version: 1,
  /** `allowed`: hosts whose scripts are known, with all below them, beside the built-in services. */
  params: z.object({ allowed: z.array(z.string().min(3)).default([]) }),
  needs: ['kind', 'foreignScripts'],
  basis: [clause('inspection-indicators-2019', '单项否决 安全、泄密事故等严重问题（挂马、内容篡改）', 'secondary')],

  check({ kind, foreignScripts = [], url }, { allowed }, { isUnknown }) {
    if (kind === 'negative') return notApplicable(message('because.not-a-government-site'));
    const found = new Map<string, Finding>();
    for (const { src, host } of foreignScripts) {
      if (found.has(host) || allowed.some((name) => host === name || host.endsWith(`.${name}`))) continue;
      found.set(host, {
        key: `foreign-script:${host}`,
        pageUrl: url,
        message: message('finding.foreign-script', { host }),
        quote: src.slice(0, 200),
      });
    }
    // Vendors of a site's parts are many; whether this one is known to it, only its owner can say.
    const [first, ...others] = found.values();
    if (first) return suspected([first, ...others], { searched: [url] });
    return isUnknown('foreignScripts') ? cannotTell(message('because.scripts-not-whole')) : pass();
  },
});
