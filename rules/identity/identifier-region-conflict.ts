import { z } from 'zod';
import { type Message, message } from '../../utils/text/catalogue/index.ts';
import { provinceOfCode, provinceOfIcp } from '../../utils/text/provinces.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'identifier-region-conflict',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'identity'],
  basis: [clause('website-guidelines-2017', '附件 网页设计规范（底部功能区）', 'default')],

  check({ kind, identity, url }, _, { isUnknown }) {
    if (kind === 'negative') return notApplicable(message('because.not-a-government-site'));
    const { siteCode = identity.metaSiteCode, icp, psb } = identity;
    // A ministry's sites (bm…) file where their servers stand.
    const said: { number: string; identifier: Message; province: string | undefined }[] = [
      { number: siteCode ?? '', identifier: message('identifier.siteCode'), province: provinceOfCode(siteCode ?? '') },
      { number: icp ?? '', identifier: message('identifier.icp'), province: provinceOfIcp(icp ?? '') },
      { number: psb ?? '', identifier: message('identifier.psb'), province: provinceOfCode(psb ?? '') },
    ];
    const placed = said.flatMap(({ province, ...rest }) => (province ? [{ ...rest, province }] : []));
    const provinces = new Set(placed.map(({ province }) => province));
    if (provinces.size > 1) {
      return suspected(
        [
          {
            key: 'identifier-region-conflict',
            pageUrl: url,
            message: message('finding.identifier-region-conflict', {
              numbers: placed.map(({ identifier, number, province }) =>
                message('identifier-of-province', { identifier, number, province }),
              ),
            }),
            quote: placed.map(({ number }) => number).join(' '),
          },
        ],
        { searched: [url] },
      );
    }
    if (placed.length > 1) return pass();
    if (isUnknown('identity.siteCode') || isUnknown('identity.icp') || isUnknown('identity.psb')) {
      return cannotTell(
        message('because.identifiers-unknown', { identifiers: said.map(({ identifier }) => identifier) }),
      );
    }
    return notApplicable(message('because.nothing-to-compare'));
  },
});
