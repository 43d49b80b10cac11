import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

const ELEMENTS = ['name', 'basis', 'conditions', 'materials', 'place', 'hours', 'phone', 'process'] as const;

export default definePageRule({
  id: 'service-guide-incomplete',
  version: 1,
  params: z.object({
    /** 事项名称, 设定依据, 申请条件, 办理材料, 办理地点, 办理时间, 联系电话, 办理流程: the last four are `default`. */
    elements: z
      .array(z.enum(ELEMENTS))
      .min(1)
      .default([...ELEMENTS]),
    /** So many may be missing. */
    tolerate: z.number().int().nonnegative().default(0),
  }),
  needs: ['kind', 'title', 'serviceGuide', 'scriptFilled'],
  basis: [
    clause(
      'inspection-indicators-2019',
      '单项否决 服务不实用（办事指南重点要素：事项名称、设定依据、申请条件、办理材料）',
      'secondary',
    ),
    clause('inspection-indicators-2019', '单项否决 服务不实用（办理地点、办理时间、联系电话、办理流程）', 'default'),
  ],

  check({ kind, title = '', serviceGuide, scriptFilled, url }, { elements, tolerate }, { isUnknown }) {
    if (kind !== 'service-guide' || !serviceGuide) return notApplicable(message('because.not-a-guide'));
    const missing = elements.filter((element) => !serviceGuide.elements[element]);
    if (missing.length <= tolerate) return pass();
    // What stands in a closed tab, or is written by a script, nobody can call missing.
    if (serviceGuide.closed.length > 0 || scriptFilled || isUnknown('serviceGuide')) {
      return cannotTell(message('because.guide-by-script'));
    }
    return suspected([
      {
        key: `service-guide-incomplete:${url}`,
        pageUrl: url,
        message: message('finding.service-guide-incomplete', {
          title: title || url,
          elements: missing.map((element) => message(`guide-element.${element}`)),
        }),
      },
    ]);
  },
});
