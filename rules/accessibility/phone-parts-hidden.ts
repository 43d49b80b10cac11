import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { hasOther, onPhone } from '../phone.ts';
import { definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Navigation and search that a desktop shows and a phone does not, with nothing that would open them. */
export default definePageRule({
  id: 'phone-parts-hidden',
  version: 1,
  /** `minLinks`: fewer links are no navigation; `minShare`: of them seen on a phone, 0 to 1. */
  params: z.object({
    minLinks: z.number().int().min(1).default(3),
    minShare: z.number().min(0).max(1).default(0.25),
  }),
  needs: ['rendered', 'kind', 'template'],
  basis: [clause('website-guidelines-2017', '附件 网页设计规范（每页显著位置提供检索，栏目便于到达）', 'default')],

  check(view, { minLinks, minShare }) {
    const phone = onPhone(view);
    if ('outcome' in phone) return phone.outcome;
    if (hasOther(phone)) return notApplicable(message('because.phone-edition'));
    if (phone.layout !== 'device') return notApplicable(message('because.not-for-phones'));
    const { navigation, search, menuButton } = phone;
    const hasNavigation = navigation.onDesktop >= minLinks;
    if (!hasNavigation && !search.onDesktop) return notApplicable(message('because.nothing-of-the-kind'));
    const print = view.template?.whole ?? view.url;
    const findings: Finding[] = [];
    if (hasNavigation && navigation.seen < navigation.onDesktop * minShare && !menuButton) {
      findings.push({
        key: `phone-parts-hidden:navigation:${print}`,
        pageUrl: view.url,
        message: message('finding.phone-navigation-hidden', { count: navigation.onDesktop, seen: navigation.seen }),
      });
    }
    if (search.onDesktop && !search.seen && !menuButton) {
      findings.push({
        key: `phone-parts-hidden:search:${print}`,
        pageUrl: view.url,
        message: message('finding.phone-search-hidden'),
      });
    }
    const [first, ...others] = findings;
    // What opens them may be a picture without a name.
    return first ? suspected([first, ...others], { searched: [view.url] }) : pass();
  },
});
