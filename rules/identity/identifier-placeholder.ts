import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, proven, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

const NUMBERS = ['siteCode', 'icp', 'psb'] as const;
/** Serial numbers begin with 1. Other odd numbers (12345678) may have been given to somebody. */
const NEVER_GIVEN = /0{6}号?$/;

export default definePageRule({
  id: 'identifier-placeholder',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'identity'],
  basis: [
    clause('website-guidelines-2017', '附件 网页设计规范（底部功能区）', 'default'),
    clause('inspection-indicators-2019', '扣分指标 网站标识', 'secondary'),
  ],

  check({ kind, identity, url }, _, { isUnknown }) {
    if (kind === 'negative') return notApplicable(message('because.not-a-government-site'));
    const found = (identity.placeholders ?? []).flatMap((name): { finding: Finding; sure: boolean }[] => {
      const number = identity[name];
      if (!number) return [];
      return [
        {
          finding: {
            key: `identifier-placeholder:${name}`,
            pageUrl: url,
            message: message('finding.identifier-placeholder', { identifier: message(`identifier.${name}`), number }),
            quote: number,
          },
          sure: name !== 'siteCode' && NEVER_GIVEN.test(number),
        },
      ];
    });
    const [sure, ...others] = found.filter((one) => one.sure).map(({ finding }) => finding);
    if (sure) return proven(sure, ...others);
    const [first, ...more] = found.map(({ finding }) => finding);
    if (first) return suspected([first, ...more], { searched: [url] });

    if (NUMBERS.some((name) => identity[name])) return pass();
    if (NUMBERS.some((name) => isUnknown(`identity.${name}`))) {
      return cannotTell(
        message('because.identifiers-unknown', { identifiers: NUMBERS.map((name) => message(`identifier.${name}`)) }),
      );
    }
    return notApplicable(message('because.no-identifier-shown'));
  },
});
