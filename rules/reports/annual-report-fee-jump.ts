import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { FIRST_OF_FORMAT } from '../annual-report.ts';
import { compareYears, ownReports } from '../report-years.ts';
import { defineSiteRule } from '../rule.ts';
import { clause } from '../standards.ts';

/** An amount that is thousands of times that of the year before, or less by as much: 元 and 万元 mixed up in one of them. */
export default defineSiteRule({
  id: 'annual-report-fee-jump',
  version: 1,
  /** `times`: how far apart the amounts are; 1,000 is the product's default. */
  params: z.object({ times: z.number().min(10).default(1_000) }),
  needs: ['contents'],
  basis: [
    clause('annual-report-format-2021', '第二十条第（八）项', 'text', '本年收费金额（单位：万元）'),
    clause('annual-report-format-2021', '第二十条第（八）项（单位混用）', 'default'),
  ],

  check({ body, contents }, { times }) {
    return compareYears(ownReports(contents, body), FIRST_OF_FORMAT + 1, ({ before, after }) => {
      const [old, now] = [before.digest.collected, after.digest.collected];
      if (old === undefined || now === undefined) return undefined;
      const factor = Math.max(old, now) / Math.min(old, now);
      if (!Number.isFinite(factor) || factor < times) return [];
      return [
        {
          key: `annual-report-fee-jump:${after.year}`,
          pageUrl: after.url,
          message: message('finding.annual-report-fee-jump', {
            before: before.year,
            old,
            after: after.year,
            now,
            times: Math.round(factor),
          }),
        },
      ];
    });
  },
});
