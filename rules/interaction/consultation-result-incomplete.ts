import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'consultation-result-incomplete',
  version: 1,
  params: z.object({}),
  needs: ['title', 'consultation', 'attachments', 'scriptFilled'],
  basis: [
    clause('inspection-circulars', '征集调查的结果反馈更新不及时（常德市2020年11月）', 'secondary'),
    clause('website-guidelines-2017', '互动交流（征集调查公布结果）', 'default'),
  ],

  check({ title = '', consultation, attachments, scriptFilled, url }, _, { isUnknown }) {
    if (!consultation?.stages.includes('result')) return notApplicable(message('because.not-a-consultation-result'));
    const { received, adopted, reasons } = consultation;
    // Nothing came in, or all of it was taken: there is nothing to give reasons for.
    const owesReasons = received !== 0 && !(received !== undefined && adopted === received);
    const missing = [
      ...(received === undefined ? (['received'] as const) : []),
      ...(adopted === undefined && received !== 0 ? (['adopted'] as const) : []),
      ...(owesReasons && !reasons ? (['reasons'] as const) : []),
    ];
    if (missing.length === 0) return pass();
    // The table of opinions is often a file.
    if (attachments.length > 0 || scriptFilled || ['consultation', 'attachments', 'mainText'].some(isUnknown)) {
      return cannotTell(message('because.in-attachment'));
    }
    return suspected([
      {
        key: `consultation-result-incomplete:${url}`,
        pageUrl: url,
        message: message('finding.consultation-result-incomplete', {
          title: title || url,
          parts: missing.map((part) => message(`consultation-part.${part}`)),
        }),
      },
    ]);
  },
});
