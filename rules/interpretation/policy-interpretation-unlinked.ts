import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { authorOfTitle, isOwnDocument } from '../../utils/text/organisation.ts';
import { CENTRAL_NUMBER, NEEDS_NONE } from '../interpretation-ledger.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'policy-interpretation-unlinked',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'title', 'docNumber', 'interpretationLinks', 'issuer', 'source', 'identity', 'metaTags'],
  basis: [clause('inspection-indicators-2019', '扣分指标 解读关联', 'secondary')],

  check(facts, _, { isUnknown }) {
    const { kind, title = '', docNumber = '', interpretationLinks, issuer, source, identity, metaTags, url } = facts;
    if (kind !== 'policy') return notApplicable(message('because.not-a-policy'));
    if (CENTRAL_NUMBER.test(docNumber)) return notApplicable(message('because.not-own-document'));
    if (NEEDS_NONE.test(title)) return notApplicable(message('because.needs-no-interpretation'));
    if (interpretationLinks.length > 0) return pass();
    const own = isOwnDocument([issuer, authorOfTitle(title), source], [metaTags.sitename, identity.sponsor]);
    if (own === undefined) return cannotTell(message('because.author-unknown'));
    if (!own) return notApplicable(message('because.not-own-document'));
    if (isUnknown('interpretationLinks')) return cannotTell(message('because.related-by-script'));
    return suspected(
      [
        {
          key: `policy-interpretation-unlinked:${url}`,
          pageUrl: url,
          message: message('finding.policy-interpretation-unlinked', { title: title || url }),
        },
      ],
      { searched: [url] },
    );
  },
});
