import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { addDays } from '../../utils/text/day.ts';
import { candidatesOf, interpretationLists, interpretationsOf } from '../interpretation-ledger.ts';
import { cannotTell, defineSiteRule, type Finding, MAX_LEDGER, notApplicable, suspectedShare } from '../rule.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'policies-interpreted',
  version: 2,
  params: z.object({
    /** The window of publication before the day of judgement. A year: default of the product. */
    withinDays: z.number().int().positive().default(365),
    /** Working days that an interpretation may take. Local rules say 3 or 5; 3 is the product's default. */
    limit: z.number().int().positive().default(3),
  }),
  needs: ['contents', 'items', 'lists'],
  basis: [clause('inspection-indicators-2019', '扣分指标 解读比例', 'secondary')],

  check(facts, { withinDays, limit }, { asOf }) {
    if (!asOf) return cannotTell(message('because.day-unknown'));
    const candidates = candidatesOf(facts, { asOf, withinDays, limit });
    if (candidates.length === 0) return cannotTell(message('because.no-policy-read'));
    const lookUp = interpretationsOf(facts);
    const { read, missing } = interpretationLists(facts, addDays(asOf, -withinDays) ?? asOf);
    // A document without an interpretation is only an absence where the column of interpretations was read back so far.
    const isSearched = read.length > 0 && missing.length === 0;
    const ledger = candidates.map(({ content, counted, because }) => {
      const [by] = counted ? lookUp(content) : [];
      const { url, title = url, publishedOn } = content;
      return {
        key: keyOf(url),
        url,
        title,
        ...(publishedOn ? { on: publishedOn } : {}),
        counted,
        because,
        ...(by ? { met: true, by: by.url } : {}),
      };
    });
    const owed = ledger.filter(({ counted }) => counted);
    if (owed.length === 0) {
      return notApplicable(message('because.no-policy-owes'), { ledger: ledger.slice(0, MAX_LEDGER) });
    }
    const interpreted = owed.filter(({ met }) => met);
    const open = owed.filter(({ met }) => !met);
    return suspectedShare({
      met: interpreted.length,
      open: open.length,
      findings: isSearched
        ? open.map(
            ({ key, url, title }): Finding => ({
              key,
              pageUrl: url,
              message: message('finding.policy-not-interpreted', { title }),
            }),
          )
        : [],
      searched: read,
      ledger: ledger.slice(0, MAX_LEDGER),
    });
  },
});

const keyOf = (url: string): string => `policies-interpreted:${url}`;
