import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { FIRST_OF_TABLES } from '../annual-report.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** The year of the title against the statistics period that the report gives. */
export default definePageRule({
  id: 'annual-report-year-differs',
  version: 1,
  params: z.object({}),
  needs: ['annualReport', 'title'],
  basis: [clause('annual-report-format-2021', '二至四（统计截至当年12月31日）', 'default')],

  check({ annualReport, title, url }, _, { isUnknown }) {
    if (!annualReport) return notApplicable(message('because.not-an-annual-report'));
    const { year, period } = annualReport;
    if (year === undefined) return cannotTell(message('because.report-year-unknown'));
    if (year < FIRST_OF_TABLES)
      return notApplicable(message('because.report-before-format', { from: FIRST_OF_TABLES }));
    if (!period) {
      return isUnknown('annualReport')
        ? cannotTell(message('because.report-cut'))
        : notApplicable(message('because.report-without-period'));
    }
    const { from, to } = period;
    if (Number(from.slice(0, 4)) === year && Number(to.slice(0, 4)) === year) return pass();
    return suspected([
      {
        key: `annual-report-year-differs:${url}`,
        pageUrl: url,
        message: message('finding.annual-report-year-differs', { year, from, to }),
        ...(title ? { quote: title.slice(0, 200) } : {}),
      },
    ]);
  },
});
