import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { FIRST_OF_FORMAT, textFrom } from '../annual-report.ts';
import { cannotTell, definePageRule, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'annual-report-overview-long',
  version: 1,
  /** `limit`: 字数 of the first section; 1,000 is the format's. */
  params: z.object({ limit: z.number().int().positive().default(1_000) }),
  needs: ['annualReport', 'publishedOn'],
  basis: [clause('annual-report-format-2021', '一、总体情况', 'text', '篇幅原则上不超过一千字')],

  check(page, { limit }, context) {
    const judged = textFrom(FIRST_OF_FORMAT, page, context);
    if ('outcome' in judged) return judged.outcome;
    const overview = judged.report.sections.find(({ id }) => id === 'overview');
    if (!overview)
      return cannotTell(message('because.report-section-not-found', { section: message('report.section.overview') }));
    if (overview.length <= limit) return pass();
    return suspected([
      {
        key: `annual-report-overview-long:${page.url}`,
        pageUrl: page.url,
        message: message('finding.annual-report-overview-long', { length: overview.length, limit }),
      },
    ]);
  },
});
