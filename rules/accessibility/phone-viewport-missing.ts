import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { hasOther, onPhone } from '../phone.ts';
import { definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** A page that phones show as small as a desktop's. */
export default definePageRule({
  id: 'phone-viewport-missing',
  version: 1,
  params: z.object({}),
  needs: ['rendered', 'kind'],
  basis: [clause('website-guidelines-2017', '附件 网页设计规范（适应常用分辨率）', 'default')],

  check(view) {
    const phone = onPhone(view);
    if ('outcome' in phone) return phone.outcome;
    if (hasOther(phone)) return notApplicable(message('because.phone-edition'));
    if (phone.layout === 'device') return pass();
    // A server that knows phones by what they say of themselves may send them another page.
    return suspected(
      [{ key: 'phone-viewport-missing', pageUrl: view.url, message: message('finding.phone-viewport-missing') }],
      { searched: [view.url] },
    );
  },
});
