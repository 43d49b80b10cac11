// @vitest-environment jsdom
import rule from '../../../rules/services/service-guide-vague.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { body, guide, home } from '../services-pages.ts';

const vague = '法律法规规定应当提交的其他材料。';

testRule(
  rule,
  {},
  {
    valid: [
      { name: '材料写得具体', ...guide(body()) },
      { name: '其他材料后面列明了', ...guide(body([], '<p>其他材料：家庭收入证明、银行卡复印件</p>')) },
      { name: '承诺不要求其他材料', ...guide(body([], '<p>窗口不得要求申请人提供其他材料。</p>')) },
      { name: '说的是不要求其他证明', ...guide(body([], '<p>除上述材料外，不得要求申请人另行出具证明。</p>')) },
    ],
    invalid: [
      {
        name: '兜底条款',
        ...guide(body([], `<p>${vague}</p>`)),
        certainty: 'suspected',
        findings: [message('finding.service-guide-vague', { quote: vague })],
      },
    ],
    notApplicable: [{ name: '首页', ...home(), because: 'because.not-a-guide' }],
  },
);
