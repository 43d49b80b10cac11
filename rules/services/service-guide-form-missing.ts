import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** A form that the guide asks the reader to fill in. */
const NAMES_FORM = /(?:填写|提交|提供|领取|下载)?[^。；;，,\n]{0,16}(?:申请表|登记表|申请书|审批表|备案表|承诺书)/;

export default definePageRule({
  id: 'service-guide-form-missing',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'title', 'serviceGuide', 'mainText', 'attachments', 'scriptFilled'],
  basis: [clause('inspection-indicators-2019', '扣分指标 表格样表', 'default')],

  check({ kind, title = '', serviceGuide, mainText, attachments, scriptFilled, url }, _, { isUnknown }) {
    if (kind !== 'service-guide' || !serviceGuide) return notApplicable(message('because.not-a-guide'));
    const asked = NAMES_FORM.exec(mainText)?.[0].trim();
    if (!asked) return notApplicable(message('because.guide-asks-for-no-form'));
    if (serviceGuide.elements.forms || attachments.length > 0) return pass();
    if (scriptFilled || serviceGuide.closed.length > 0 || ['serviceGuide', 'attachments'].some(isUnknown)) {
      return cannotTell(message('because.guide-by-script'));
    }
    return suspected([
      {
        key: `service-guide-form-missing:${url}`,
        pageUrl: url,
        message: message('finding.service-guide-form-missing', { title: title || url }),
        quote: asked.slice(0, 80),
      },
    ]);
  },
});
