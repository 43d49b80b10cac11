import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** 法律法规规定的其他材料, 其他需要提交的材料, 有关部门要求的相关材料: nobody can know what to bring. */
const VAGUE =
  /(?:法律[、，]?法规|行政机关|有关部门|主管部门|登记机关|相关规定|审批机关|本机关|窗口)?(?:规定|要求|认为)?(?:应当|需要|须|必须|应)?(?:提交|提供|出具)?的?(?:其他|其它|相关|有关)(?:需要|应当|应|必须|需)?(?:提交|提供|出具)?的?(?:证明|申请|申报|有关|相关)?(?:材料|资料|证明文件|文件)(?:等)?(?=[。；;，,、）)\s]|$)/g;
/** Words that say which ones: a list follows or precedes. */
const SPECIFIC = /包括|如下|以下|下列|详见|见附件|清单|：|:/;
/** Words that promise that nothing else is asked for: 不得要求申请人提供其他材料. */
const DENIES = /不得|不需|无需|无须|不必|不用|不再|不要求|免于|免交|取消/;

export default definePageRule({
  id: 'service-guide-vague',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'title', 'serviceGuide', 'mainText'],
  basis: [
    clause('inspection-circulars', '互联网政务服务平台：办事材料有兜底性条款（2017年）', 'secondary'),
    clause('inspection-indicators-2019', '扣分指标 办事指南、内容准确', 'default'),
  ],

  check({ kind, serviceGuide, mainText, url }) {
    if (kind !== 'service-guide' || !serviceGuide) return notApplicable(message('because.not-a-guide'));
    const quotes = mainText.split('\n').flatMap((line) => {
      const quote = line.trim();
      if (quote.length > 60 || SPECIFIC.test(quote) || DENIES.test(quote)) return [];
      return [...quote.matchAll(VAGUE)].some(([found]) => /其他|其它/.test(found)) ? [quote] : [];
    });
    const [first, ...others] = [...new Set(quotes)].slice(0, 5).map(
      (quote): Finding => ({
        key: `service-guide-vague:${url}:${quote}`,
        pageUrl: url,
        message: message('finding.service-guide-vague', { quote }),
        quote,
      }),
    );
    // The wish for such clauses to go is the product's reading of the indicator: a person confirms it.
    return first ? suspected([first, ...others]) : pass();
  },
});
