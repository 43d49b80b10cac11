import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, type Finding, pass, suspected } from '../rule.ts';
import { unlessSingle } from '../single.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'breadcrumb-broken',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'body', 'breadcrumb', 'breadcrumbDangling'],
  basis: [clause('website-guidelines-2017', '附件 网页设计规范（内页位置导航）', 'default')],

  check({ kind, body, breadcrumb, breadcrumbDangling, url }, _, { isUnknown }) {
    const owesNothing = unlessSingle({ kind, body });
    if (owesNothing) return owesNothing;
    const path = breadcrumb.map(({ text }) => text).join(' > ');
    const finding = (what: string, said: Finding['message']): Finding => ({
      key: `breadcrumb-broken:${what}`,
      pageUrl: url,
      message: said,
      ...(path && { quote: path.slice(0, 200) }),
    });
    if (breadcrumbDangling && !isUnknown('breadcrumb')) {
      // On the page of a content the title may follow on purpose, in an element of its own: the end alone proves little.
      const last = breadcrumb.at(-1)?.text ?? '';
      const end = finding('end', message('finding.breadcrumb-dangling', { last }));
      return suspected([end], { searched: [url] });
    }
    if (breadcrumb.length > 0) return pass();
    if (isUnknown('breadcrumb')) return cannotTell(message('because.content-by-script'));
    return suspected([finding('none', message('finding.breadcrumb-missing'))], { searched: [url] });
  },
});
