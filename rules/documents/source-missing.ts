import { z } from 'zod';
import type { PageKind } from '../../utils/facts/reading.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Documents name their issuer, reports and guides belong to whoever publishes them. */
const OWING: ReadonlySet<PageKind> = new Set(['article', 'interpretation']);

export default definePageRule({
  id: 'source-missing',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'source', 'issuer', 'title'],
  basis: [clause('website-guidelines-2017', '信息发布（发布、转载信息注明来源）', 'secondary')],

  check({ kind, source, issuer, title, url }, _, { isUnknown }) {
    if (!OWING.has(kind)) return notApplicable(message('because.needs-no-source'));
    if (source || issuer) return pass();
    if (isUnknown('source')) return cannotTell(message('because.content-by-script'));
    return suspected(
      [
        {
          key: `source-missing:${url}`,
          pageUrl: url,
          message: message('finding.source-missing'),
          ...(title && { quote: title.slice(0, 200) }),
        },
      ],
      { searched: [url] },
    );
  },
});
