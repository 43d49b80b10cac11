import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { addDays } from '../../utils/text/day.ts';
import { lettersOf } from '../letters.ts';
import { cannotTell, defineSiteRule, type Finding, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'letters-unanswered',
  version: 1,
  params: z.object({
    /** A letter may wait so many days. Three months (92 days, the longest) as the veto says. */
    limit: z.number().int().positive().default(92),
    /** Letters of the last year count. */
    withinDays: z.number().int().positive().default(365),
  }),
  needs: ['contents', 'places'],
  basis: [clause('inspection-indicators-2019', '单项否决 互动回应差', 'secondary')],

  check(facts, { limit, withinDays }, { asOf }) {
    if (!asOf) return cannotTell(message('because.day-unknown'));
    const from = addDays(asOf, -withinDays) ?? asOf;
    const due = addDays(asOf, -limit) ?? asOf;
    const inWindow = lettersOf(facts).filter(({ askedOn }) => askedOn && askedOn >= from && askedOn <= asOf);
    if (inWindow.length === 0) return cannotTell(message('because.no-dated-letter'));
    const waiting = inWindow.filter(
      ({ askedOn = '', answeredOn, status, hasAnswer }) =>
        askedOn < due && !answeredOn && !hasAnswer && status === 'open',
    );
    const [first, ...others] = waiting.map(
      ({ url, title, askedOn = '' }): Finding => ({
        key: `letters-unanswered:${url}:${askedOn}`,
        pageUrl: url,
        message: message('finding.letter-unanswered', { title: title ?? url, asked: askedOn }),
      }),
    );
    // Whether the letter was valid (有效留言) and answered elsewhere, a person has to see.
    return first ? suspected([first, ...others]) : pass();
  },
});
