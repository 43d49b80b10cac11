import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { FIRST_OF_TABLES, reportFrom } from '../annual-report.ts';
import { cannotTell, definePageRule, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'annual-report-in-attachment',
  version: 1,
  params: z.object({}),
  needs: ['annualReport', 'publishedOn', 'attachments'],
  basis: [clause('annual-report-format-2021', '网页上直接可读', 'default')],

  check(page, _, context) {
    const judged = reportFrom(FIRST_OF_TABLES, page, context);
    if ('outcome' in judged) return judged.outcome;
    const { attachmentOnly } = judged.report;
    if (attachmentOnly === 'unknown') return cannotTell(message('because.report-by-script'));
    if (!attachmentOnly) return pass();
    const [file] = page.attachments;
    return suspected([
      {
        key: `annual-report-in-attachment:${page.url}`,
        pageUrl: page.url,
        message: message('finding.annual-report-in-attachment'),
        ...(file?.text ? { quote: file.text.slice(0, 200) } : {}),
      },
    ]);
  },
});
