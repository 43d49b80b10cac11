import { z } from 'zod';
import type { SiteFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { FIRST_OF_FORMAT } from '../annual-report.ts';
import { judgeDates } from '../report-years.ts';
import { defineSiteRule, notApplicable } from '../rule.ts';
import { clause } from '../standards.ts';

/** The days that the notice sets for governments, all of them before that of 第四十九条: 31 March. */
const DUE: Readonly<Partial<Record<SiteFacts['body']['level'], string>>> = {
  township: '01-31',
  county: '02-20',
  city: '03-10',
};

/**
 * Lighter than `annual-report-late`, which asks for the days of the regulations: reports that came before 31 March but
 * after the earlier day that the notice sets for the level.
 */
export default defineSiteRule({
  id: 'annual-report-late-for-level',
  version: 1,
  /** `from`: first report year that is asked for; 2021 is the first of the notice. */
  params: z.object({ from: z.number().int().min(2008).max(2100).default(FIRST_OF_FORMAT) }),
  needs: ['reports'],
  basis: [clause('annual-report-format-2021', '年度报告的公布时间', 'text')],

  check({ body, reports }, { from }) {
    const due = body.kind === 'government' ? DUE[body.level] : undefined;
    if (!due) return notApplicable(message('because.no-earlier-deadline'));
    return judgeDates(
      { body, reports },
      {
        from,
        asks: ({ year, publishedOn }) => publishedOn <= `${year + 1}-03-31`,
        isLate: ({ year, publishedOn }) => publishedOn > `${year + 1}-${due}`,
        findingOf: ({ year, publishedOn, url, title }) => ({
          key: `annual-report-late-for-level:${year}`,
          pageUrl: url,
          message: message('finding.annual-report-late-for-level', { year, publishedOn, due: `${year + 1}-${due}` }),
          quote: title,
        }),
      },
    );
  },
});
