import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { authorOfTitle, isOwnDocument } from '../../utils/text/organisation.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Documents of the centre, which the body only republishes: their interpretation is the centre's. */
const CENTRAL_NUMBER = /^(国发|国办|国函|国令|国务院令|中发|中办|主席令)/;
/** What needs no interpretation: appointments, commendations, meetings, replies, notices of holidays. */
const NEEDS_NONE =
  /任免|任职|免职|挂职|职务的通知|表彰|表扬|通报|会议|批复|放假|节假日|成立.{0,12}(领导小组|指挥部)|人大代表|政协提案|演练|培训|比赛|招聘|招考|聘用|录用|名单|公示|献血|清明|端午|中秋|国庆|元旦|春节|假期/;

export default definePageRule({
  id: 'policy-interpretation-unlinked',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'title', 'docNumber', 'interpretationLinks', 'issuer', 'source', 'identity', 'metaTags'],
  basis: [clause('inspection-indicators-2019', '扣分指标 发布解读（解读关联）', 'secondary')],

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
