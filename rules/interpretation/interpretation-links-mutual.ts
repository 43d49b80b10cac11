import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { candidatesOf, interpretationsOf } from '../interpretation-ledger.ts';
import { cannotTell, defineSiteRule, type Finding, suspectedShare } from '../rule.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'interpretation-links-mutual',
  version: 1,
  params: z.object({ withinDays: z.number().int().positive().default(365) }),
  needs: ['contents', 'items'],
  basis: [clause('inspection-indicators-2019', '扣分指标 解读关联', 'secondary')],

  check(facts, { withinDays }, { asOf }) {
    if (!asOf) return cannotTell(message('because.day-unknown'));
    const lookUp = interpretationsOf(facts);
    const pairs = candidatesOf(facts, { asOf, withinDays, limit: 0 }).flatMap(({ content, counted }) =>
      (counted ? lookUp(content) : []).flatMap((match) =>
        match.content?.kind === 'interpretation' ? [{ policy: content, interpretation: match.content }] : [],
      ),
    );
    if (pairs.length === 0) return cannotTell(message('because.no-pair-read'));
    const judged = pairs.map(({ policy, interpretation }) => {
      const forth = (policy.interpretationLinks ?? []).some(({ href }) => isSamePage(href, interpretation.url));
      const back =
        (interpretation.references ?? []).some(({ href }) => href && isSamePage(href, policy.url)) ||
        (interpretation.interpretationLinks ?? []).some(({ href }) => isSamePage(href, policy.url));
      const isOpen =
        (!forth && policy.unknown.includes('interpretationLinks')) ||
        (!back && interpretation.unknown.includes('interpretationLinks'));
      return { policy, interpretation, forth, back, isOpen };
    });
    const mutual = judged.filter(({ forth, back }) => forth && back);
    const lacking = judged.filter(({ forth, back, isOpen }) => !(forth && back) && !isOpen);
    return suspectedShare({
      met: mutual.length,
      open: judged.length - mutual.length,
      findings: lacking.map(({ policy, interpretation, forth }): Finding => {
        const [page, other] = forth ? [interpretation, policy] : [policy, interpretation];
        return {
          key: `interpretation-links-mutual:${page.url}`,
          pageUrl: page.url,
          message: message(forth ? 'finding.interpretation-without-back-link' : 'finding.policy-without-link', {
            title: page.title ?? page.url,
            other: other.title ?? other.url,
          }),
        };
      }),
    });
  },
});

const bare = (url: string): string => url.replace(/^https?:/i, '').replace(/#.*$/, '');
const isSamePage = (a: string, b: string): boolean => bare(a) === bare(b);
