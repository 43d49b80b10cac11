import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { addDays } from '../../utils/text/day.ts';
import { cannotTell, defineSiteRule, type Finding, suspectedShare } from '../rule.ts';
import { clause } from '../standards.ts';

const VISUAL = ['graphic', 'video', 'audio', 'animation'];

export default defineSiteRule({
  id: 'interpretation-form-share',
  version: 1,
  params: z.object({ withinDays: z.number().int().positive().default(365) }),
  needs: ['contents'],
  basis: [clause('interpretation-local', '解读形式（文字、图解、视频、访谈、问答、发布会）', 'secondary')],

  check({ contents }, { withinDays }, { asOf }) {
    if (!asOf) return cannotTell(message('because.day-unknown'));
    const from = addDays(asOf, -withinDays) ?? asOf;
    const read = contents.filter(
      ({ kind, publishedOn, interpretation }) =>
        kind === 'interpretation' && interpretation && publishedOn && publishedOn >= from && publishedOn <= asOf,
    );
    if (read.length === 0) return cannotTell(message('because.interpretations-not-read'));
    const visual = read.filter(({ interpretation }) => interpretation?.forms.some((form) => VISUAL.includes(form)));
    const unclear = read.filter(({ interpretation }) => interpretation?.forms.length === 0);
    const plain = read.filter((content) => !visual.includes(content) && !unclear.includes(content));
    return suspectedShare({
      met: visual.length,
      // A picture of the text may have been left out of the capture: what looks plain stays open to a person.
      open: plain.length + unclear.length,
      findings: plain.map(
        ({ url, title = url }): Finding => ({
          key: `interpretation-form-share:${url}`,
          pageUrl: url,
          message: message('finding.interpretation-text-only', { title }),
        }),
      ),
    });
  },
});
