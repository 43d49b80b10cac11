import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { addDays } from '../../utils/text/day.ts';
import { workingDaysBetween } from '../../utils/text/working-days.ts';
import { candidatesOf, interpretationsOf } from '../interpretation-ledger.ts';
import { cannotTell, defineSiteRule, type Finding, suspectedShare } from '../rule.ts';
import { clause } from '../standards.ts';

/** So many interpretations of one day, of documents of several days, were moved there together. Default of the product. */
const BULK = 5;

export default defineSiteRule({
  id: 'interpretation-late',
  version: 1,
  params: z.object({
    withinDays: z.number().int().positive().default(365),
    /** Working days after the document. Local rules say 3 or 5; 3 is the product's default. */
    limit: z.number().int().positive().default(3),
  }),
  needs: ['contents', 'items'],
  basis: [clause('interpretation-local', '政策文件公布后若干个工作日内解读', 'secondary')],

  check(facts, { withinDays, limit }, { asOf }) {
    if (!asOf) return cannotTell(message('because.day-unknown'));
    const lookUp = interpretationsOf(facts);
    const pairs = candidatesOf(facts, { asOf: addDays(asOf, 1) ?? asOf, withinDays, limit: 0 }).flatMap(
      ({ content, counted }) => {
        const dated = counted ? lookUp(content).filter(({ publishedOn }) => publishedOn) : [];
        const [first] = dated.sort((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? -1 : 1));
        return first ? [{ policy: content, first }] : [];
      },
    );
    if (pairs.length === 0) return cannotTell(message('because.no-dated-pair'));
    const perDay = new Map<string, Set<string>>();
    for (const { policy, first } of pairs) {
      const day = first.publishedOn ?? '';
      perDay.set(day, (perDay.get(day) ?? new Set()).add(policy.publishedOn ?? ''));
    }
    const judged = pairs.map(({ policy, first }) => {
      const days = workingDaysBetween(policy.publishedOn ?? '', first.publishedOn ?? '');
      const isBulk = (perDay.get(first.publishedOn ?? '')?.size ?? 0) >= BULK;
      return { policy, first, days: isBulk ? undefined : days };
    });
    const onTime = judged.filter(({ days }) => days !== undefined && days <= limit);
    const late = judged.flatMap(({ policy, first, days }) =>
      days !== undefined && days > limit ? [{ policy, first, days }] : [],
    );
    return suspectedShare({
      met: onTime.length,
      // The day on the page may be that of a move, and an earlier interpretation may stand elsewhere.
      open: judged.length - onTime.length,
      findings: late.map(
        ({ policy, first, days }): Finding => ({
          key: `interpretation-late:${policy.url}`,
          pageUrl: first.url,
          message: message('finding.interpretation-late', {
            title: policy.title ?? policy.url,
            published: policy.publishedOn ?? '',
            interpreted: first.publishedOn ?? '',
            days,
            limit,
          }),
        }),
      ),
    });
  },
});
