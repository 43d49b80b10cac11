// @vitest-environment jsdom
import rule from '../../../rules/interaction/consultation-result-incomplete.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { call, home } from '../interaction-pages.ts';

const title = '《云溪市城市绿化管理办法（征求意见稿）》意见采纳情况';
const result = (text: string) =>
  call({ title, path: 'hdjl/zjdc/202504/r1.html', day: '2025-04-20', body: `<p>${text}</p>` });

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '收到、采纳、未采纳理由都写明',
        ...result('征求意见期间共收到意见12条，采纳8条。未采纳的理由：其余4条涉及上位法已有规定，不宜重复。'),
      },
      { name: '没有收到意见', ...result('截至2025年4月3日，公开征求意见期间未收到任何意见建议。') },
      { name: '全部采纳', ...result('征求意见期间共收到意见3条，均已采纳。') },
    ],
    invalid: [
      {
        name: '只说收到，不说采纳和理由',
        ...result('公告发布以后，社会各界积极参与，共收到意见12条，我局认真研究，进一步完善了办法。'),
        certainty: 'suspected',
        findings: [
          message('finding.consultation-result-incomplete', {
            title,
            parts: [message('consultation-part.adopted'), message('consultation-part.reasons')],
          }),
        ],
      },
    ],
    notApplicable: [{ name: '首页', ...home, because: 'because.not-a-consultation-result' }],
    cannotTell: [
      {
        name: '采纳情况在附件表格里',
        ...result('共收到意见12条，详见附件。</p><p>附件：<a href="/f/t.xlsx">意见采纳情况表.xlsx</a>'),
        because: 'because.in-attachment',
      },
    ],
  },
);
