import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'site-search-missing',
  version: 2,
  params: z.object({}),
  needs: ['kind', 'identity', 'searchBox', 'scriptFilled'],
  basis: [clause('inspection-indicators-2019', '扣分指标 站内搜索', 'default')],

  check({ kind, identity, searchBox, scriptFilled, url }, _, { isUnknown }) {
    if (kind !== 'home' || isChannel(url)) return notApplicable(message('because.not-the-home-page'));
    if (identity.search === true || searchBox) return pass();
    if (identity.search === 'unknown' || scriptFilled || ['identity.search', 'searchBox'].some(isUnknown)) {
      return cannotTell(message('because.search-by-script'));
    }
    return suspected([{ key: 'site-search-missing', pageUrl: url, message: message('finding.site-search-missing') }], {
      searched: [url],
    });
  },
});

/** The entry of a department's channel stands some folders down; the search is the site's. */
const isChannel = (url: string): boolean => /^https?:\/\/[^/]+\/[^/]+\/[^/?#]+\//i.test(url);
