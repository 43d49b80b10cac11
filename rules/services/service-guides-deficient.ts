import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, type Finding, MAX_LEDGER, pass, suspectedShare } from '../rule.ts';
import { clause } from '../standards.ts';

const ELEMENTS = ['name', 'basis', 'conditions', 'materials', 'place', 'hours', 'phone', 'process'] as const;

export default defineSiteRule({
  id: 'service-guides-deficient',
  version: 2,
  params: z.object({
    /** A guide that lacks so many classes counts. */
    lacking: z.number().int().positive().default(4),
    /** So many of them fail the site; where it has fewer, all of them. Both numbers are `default`. */
    threshold: z.number().int().positive().default(5),
  }),
  needs: ['contents'],
  basis: [clause('inspection-indicators-2019', '单项否决 服务不实用（其余条件）', 'default')],

  check({ contents }, { lacking, threshold }) {
    const guides = contents.filter(({ serviceGuide }) => serviceGuide !== undefined);
    if (guides.length === 0) return cannotTell(message('because.no-guide-read'));
    const judged = guides.map((content) => {
      const { serviceGuide, unknown } = content;
      const missing = ELEMENTS.filter((element) => !serviceGuide?.elements.includes(element));
      const open = (serviceGuide?.closed.length ?? 0) > 0 || unknown.includes('serviceGuide');
      return { content, missing, isDeficient: missing.length >= lacking, open };
    });
    const deficient = judged.filter(({ isDeficient, open }) => isDeficient && !open);
    const limit = Math.min(threshold, guides.length);
    if (deficient.length < limit) {
      return judged.filter(({ isDeficient }) => isDeficient).length < limit
        ? pass()
        : cannotTell(message('because.guide-by-script'));
    }
    return suspectedShare({
      met: 0,
      // A veto: every guide in the count has to be confirmed by a person.
      open: deficient.length,
      findings: deficient.map(
        ({ content: { url, title = url }, missing }): Finding => ({
          key: keyOf(url),
          pageUrl: url,
          message: message('finding.service-guide-incomplete', {
            title,
            elements: missing.map((element) => message(`guide-element.${element}`)),
          }),
        }),
      ),
      ledger: judged
        .slice(0, MAX_LEDGER)
        .map(({ content: { url, title = url }, missing, isDeficient, open: unread }) => ({
          key: keyOf(url),
          url,
          title,
          counted: isDeficient && !unread,
          because:
            isDeficient && unread
              ? message('because.guide-by-script')
              : message('ledger.guide-lacks', { count: missing.length }),
        })),
    });
  },
});

const keyOf = (url: string): string => `service-guides-deficient:${url}`;
