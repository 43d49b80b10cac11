import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { FIRST_OF_FORMAT, sectionText, textFrom } from '../annual-report.ts';
import { cannotTell, definePageRule, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'annual-report-fee-unsaid',
  version: 1,
  params: z.object({}),
  needs: ['annualReport', 'publishedOn', 'mainText'],
  basis: [
    clause('annual-report-format-2021', '六、其他需要报告的事项', 'text', '收取信息处理费的情况，在此处专门报告'),
    clause('annual-report-format-2021', '六、其他需要报告的事项（未收取的也予说明）', 'default'),
  ],

  check(page, _, context) {
    const judged = textFrom(FIRST_OF_FORMAT, page, context);
    if ('outcome' in judged) return judged.outcome;
    const { report } = judged;
    if (report.fee) return pass();
    const other = report.sections.find(({ id }) => id === 'other');
    if (!other)
      return cannotTell(message('because.report-section-not-found', { section: message('report.section.other') }));
    if (report.pictures > 0) return cannotTell(message('because.report-words-in-picture', { count: report.pictures }));
    return suspected(
      [
        {
          key: `annual-report-fee-unsaid:${page.url}`,
          pageUrl: page.url,
          message: message('finding.annual-report-fee-unsaid'),
          quote: sectionText(page.mainText, other, 200),
        },
      ],
      { searched: [page.url] },
    );
  },
});
