import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { maskPrivacy } from '../../utils/text/privacy.ts';
import { textFrom } from '../annual-report.ts';
import { cannotTell, definePageRule, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'annual-report-key-points-unsaid',
  version: 1,
  /** `from`: first report year that is asked for; 2019 is the product's default. */
  params: z.object({ from: z.number().int().min(2008).max(2100).default(2019) }),
  needs: ['annualReport', 'publishedOn', 'mainText'],
  basis: [clause('annual-report-format-2021', '六、其他需要报告的事项（政务公开工作要点落实情况）', 'default')],

  check(page, { from }, context) {
    const judged = textFrom(from, page, context);
    if ('outcome' in judged) return judged.outcome;
    const { report } = judged;
    if (report.keyPoints) return pass();
    if (report.pictures > 0) return cannotTell(message('because.report-words-in-picture', { count: report.pictures }));
    // The title of a document of that name says nothing yet of what was done.
    const at = page.mainText.indexOf('要点');
    if (at >= 0) {
      return cannotTell(message('because.report-key-points-unclear'), {
        nearest: {
          key: 'annual-report-key-points-unsaid:nearest',
          pageUrl: page.url,
          message: message('finding.annual-report-key-points-named'),
          quote: maskPrivacy(page.mainText.slice(Math.max(0, at - 60), at + 60)),
        },
      });
    }
    return suspected(
      [
        {
          key: `annual-report-key-points-unsaid:${page.url}`,
          pageUrl: page.url,
          message: message('finding.annual-report-key-points-unsaid'),
        },
      ],
      { searched: [page.url] },
    );
  },
});
