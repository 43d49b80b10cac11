import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { judgeDates } from '../report-years.ts';
import { defineSiteRule } from '../rule.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'annual-report-late',
  version: 1,
  /** `from`: first report year that is asked for; 2019 is the product's default. */
  params: z.object({ from: z.number().int().min(2008).max(2100).default(2019) }),
  needs: ['reports'],
  basis: [clause('disclosure-regulations-2019', '第四十九条', 'text')],

  check({ body, reports }, { from }) {
    // 第四十九条 sets 31 January for departments of counties and above; all others have until 31 March.
    const due = body.kind === 'department' ? '01-31' : '03-31';
    return judgeDates(
      { body, reports },
      {
        from,
        isLate: ({ year, publishedOn }) => publishedOn > `${year + 1}-${due}`,
        findingOf: ({ year, publishedOn, url, title }) => ({
          key: `annual-report-late:${year}`,
          pageUrl: url,
          message: message('finding.annual-report-late', { year, publishedOn, due: `${year + 1}-${due}` }),
          quote: title,
        }),
      },
    );
  },
});
