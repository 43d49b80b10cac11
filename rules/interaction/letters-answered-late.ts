import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { addDays, daysBetween } from '../../utils/text/day.ts';
import { workingDaysBetween } from '../../utils/text/working-days.ts';
import { lettersOf } from '../letters.ts';
import { cannotTell, defineSiteRule, type Finding, MAX_LEDGER, suspectedShare } from '../rule.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'letters-answered-late',
  version: 2,
  params: z.object({
    /** Days that an answer may take. 5 working days for simple questions stands in circulars. */
    limit: z.number().int().positive().default(5),
    unit: z.enum(['working-days', 'days']).default('working-days'),
    /** The window of the letters before the day of judgement. A year: default of the product. */
    withinDays: z.number().int().positive().default(365),
  }),
  needs: ['contents', 'places'],
  basis: [
    clause('inspection-circulars', '办理答复：简单常见咨询问题超过5个工作日（湖南省2022年第二季度）', 'secondary'),
  ],

  check(facts, { limit, unit, withinDays }, { asOf }) {
    if (!asOf) return cannotTell(message('because.day-unknown'));
    const from = addDays(asOf, -withinDays) ?? asOf;
    const answered = lettersOf(facts).flatMap((letter) => {
      const { askedOn, answeredOn } = letter;
      if (!askedOn || !answeredOn || askedOn < from || askedOn > asOf || answeredOn < askedOn) return [];
      const days = unit === 'days' ? daysBetween(askedOn, answeredOn) : workingDaysBetween(askedOn, answeredOn);
      return [{ ...letter, askedOn, answeredOn, days }];
    });
    if (answered.length === 0) return cannotTell(message('because.no-dated-letter'));
    const onTime = answered.filter(({ days }) => days !== undefined && days <= limit);
    const late = answered.flatMap((letter) =>
      letter.days !== undefined && letter.days > limit ? [{ ...letter, days: letter.days }] : [],
    );
    return suspectedShare({
      met: onTime.length,
      // Whether a question was simple, and when the unit was handed the letter, a person has to see.
      open: answered.length - onTime.length,
      findings: late.map(
        ({ url, title, askedOn, answeredOn, days }): Finding => ({
          key: keyOf(url, askedOn),
          pageUrl: url,
          message: message(unit === 'days' ? 'finding.letter-late-days' : 'finding.letter-late', {
            title: title ?? url,
            asked: askedOn,
            answered: answeredOn,
            days,
            limit,
          }),
        }),
      ),
      ledger: answered.slice(0, MAX_LEDGER).map(({ url, title = url, askedOn, days }) => ({
        key: keyOf(url, askedOn),
        url,
        title,
        on: askedOn,
        counted: true,
        because: message('ledger.letter-dated'),
        ...(days !== undefined && days <= limit ? { met: true } : {}),
      })),
    });
  },
});

const keyOf = (url: string, askedOn: string): string => `letters-answered-late:${url}:${askedOn}`;
