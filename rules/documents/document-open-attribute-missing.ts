import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { authorOfTitle, isOwnDocument } from '../../utils/text/organisation.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Below so many letters the document itself stands in an attachment or a picture. */
const WHOLE_TEXT = 200;

export default definePageRule({
  id: 'document-open-attribute-missing',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'title', 'docNumber', 'issuer', 'source', 'document', 'body', 'identity', 'metaTags'],
  basis: [
    clause('openness-rules-2016', '公文公开属性（主动公开、依申请公开、不予公开）', 'text'),
    clause('openness-rules-2016', '公文公开属性（在网页上标明）', 'default'),
  ],

  check(facts, _, { isUnknown }) {
    const { kind, title = '', docNumber, issuer, source, document, body, identity, metaTags, url } = facts;
    if (kind !== 'policy') return notApplicable(message('because.not-a-policy'));
    if (document?.openStatement || document?.openMode) return pass();
    // 公文 carry a number; plans, lists and texts of laws are none.
    if (!docNumber && !isUnknown('docNumber')) return notApplicable(message('because.no-document-number'));
    const own = isOwnDocument([issuer, authorOfTitle(title), source], [metaTags.sitename, identity.sponsor]);
    if (own === undefined) return cannotTell(message('because.author-unknown'));
    if (!own) return notApplicable(message('because.not-own-document'));
    if (!docNumber || isUnknown('document') || isUnknown('mainText')) {
      return cannotTell(message('because.content-by-script'));
    }
    if ((body?.letters ?? 0) < WHOLE_TEXT) return cannotTell(message('because.text-in-attachment'));
    return suspected(
      [
        {
          key: `document-open-attribute-missing:${url}`,
          pageUrl: url,
          message: message('finding.open-attribute-missing', { number: docNumber }),
          quote: title.slice(0, 200),
        },
      ],
      { searched: [url] },
    );
  },
});
