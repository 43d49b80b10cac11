import { z } from 'zod';
import type { SearchFacts } from '../../utils/facts/site-facts.ts';
import { type Message, message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, type Finding } from '../rule.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'site-search-fails',
  version: 2,
  params: z.object({}),
  needs: ['searches'],
  basis: [clause('inspection-indicators-2019', '扣分指标 站内搜索', 'default')],

  check({ searches }) {
    const [first] = searches;
    if (!first) return cannotTell(message('because.search-not-asked'));
    const found = searches.filter(({ result }) => result === 'found').length;
    const missed = searches.filter(({ result }) => result === 'not-found');
    if (found + missed.length === 0) return cannotTell(whyUnknown(first, searches));
    return {
      status: 'measured',
      numerator: found,
      denominator: found,
      // Only a person sees whether the results are whole.
      unknown: searches.length - found,
      certainty: 'suspected',
      findings: missed.map(
        ({ title, page, address = page }): Finding => ({
          key: keyOf(page),
          pageUrl: address,
          message: message('finding.site-search-fails', { title }),
        }),
      ),
      ledger: searches.map((search) => ({
        key: keyOf(search.page),
        url: search.page,
        title: search.title,
        counted: true,
        because: search.result === 'unknown' ? whyUnknown(search, [search]) : message(`ledger.search-${search.result}`),
        ...(search.result === 'found' ? { met: true } : {}),
        ...(search.address ? { by: search.address } : {}),
      })),
    };
  },
});

const keyOf = (page: string): string => `site-search-fails:${page}`;

/** With the titles, so that a person can search for them. */
function whyUnknown({ reason, status }: SearchFacts, searches: readonly SearchFacts[]): Message {
  const titles = searches.map(({ title }) => title).join('、');
  switch (reason) {
    case 'no-box':
    case 'post':
    case 'script':
    case 'charset':
    case 'elsewhere':
    case 'script-filled':
    case 'no-results':
      return message(`because.search-${reason}`, { titles });
    default: {
      const detail = status === undefined || status === 200 ? undefined : String(status);
      const why = detail ?? (reason ? message(`survey.reason.${reason}`) : '');
      return message('because.search-unread', { titles, reason: why });
    }
  }
}
