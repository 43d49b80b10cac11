import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { authorOfTitle, isOwnDocument } from '../../utils/text/organisation.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** How the titles of documents end, which a link from an interpretation names. */
const NAMES_A_DOCUMENT = /《[^》]{4,}》|(通知|意见|办法|方案|规定|细则|条例|规划|措施|决定|公告|原文|文件)[）)]?$/;

export default definePageRule({
  id: 'interpretation-policy-unlinked',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'title', 'interpretationLinks', 'links', 'source', 'identity', 'metaTags'],
  basis: [clause('inspection-indicators-2019', '扣分指标 解读关联', 'secondary')],

  check(facts, _, { isUnknown }) {
    const { kind, title = '', interpretationLinks, links, source, identity, metaTags, url } = facts;
    if (kind !== 'interpretation') return notApplicable(message('because.not-an-interpretation'));
    if (interpretationLinks.length > 0) return pass();
    const inText = links.some(
      ({ region, href, visible, text }) =>
        (region === 'main' || region === 'unknown') &&
        href &&
        href !== url &&
        visible !== false &&
        NAMES_A_DOCUMENT.test(text.trim()),
    );
    if (inText) return pass();
    if (isUnknown('interpretationLinks')) return cannotTell(message('because.related-by-script'));
    // What others interpret and the site only reposts is theirs to link; an unknown author is none.
    const own = isOwnDocument([source, authorOfTitle(title)], [metaTags.sitename, identity.sponsor]);
    if (own === undefined) return cannotTell(message('because.author-unknown'));
    if (!own) return notApplicable(message('because.not-own-document'));
    return suspected(
      [
        {
          key: `interpretation-policy-unlinked:${url}`,
          pageUrl: url,
          message: message('finding.interpretation-policy-unlinked', { title: title || url }),
        },
      ],
      { searched: [url] },
    );
  },
});
