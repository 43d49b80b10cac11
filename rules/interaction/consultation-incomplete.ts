import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

const PARTS = ['draft', 'basis', 'period', 'channel'] as const;

export default definePageRule({
  id: 'consultation-incomplete',
  version: 1,
  params: z.object({
    parts: z
      .array(z.enum(PARTS))
      .min(1)
      .default([...PARTS]),
  }),
  needs: ['title', 'consultation', 'scriptFilled'],
  basis: [
    clause('openness-rules-2016', '重大决策预公开（决策草案、决策依据）', 'text'),
    clause('openness-rules-2016', '重大决策预公开（期限、渠道）', 'default'),
  ],

  check({ title = '', consultation, scriptFilled, url }, { parts }, { isUnknown }) {
    if (!consultation?.stages.includes('draft')) return notApplicable(message('because.not-a-consultation'));
    const has: Record<(typeof PARTS)[number], boolean> = {
      draft: consultation.draft !== undefined,
      basis: consultation.basis !== undefined,
      period: Boolean(consultation.to ?? consultation.term),
      channel: consultation.channels.length > 0,
    };
    const missing = parts.filter((part) => !has[part]);
    if (missing.length === 0) return pass();
    if (scriptFilled || ['consultation', 'attachments', 'mainText'].some(isUnknown)) {
      return cannotTell(message('because.text-by-script'));
    }
    return suspected([
      {
        key: `consultation-incomplete:${url}`,
        pageUrl: url,
        message: message('finding.consultation-incomplete', {
          title: title || url,
          parts: missing.map((part) => message(`consultation-part.${part}`)),
        }),
      },
    ]);
  },
});
