// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-section-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { reportPage } from './generated-reports.ts';

const missing = (section: 'other' | 'problems') =>
  message('finding.annual-report-section-missing', { section: message(`report.section.${section}`) });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '六个部分齐全', html: reportPage() },
      {
        name: '名称大同小异',
        html: reportPage({ headings: { 4: '五、主要问题及改进措施', 5: '六、其他应报告的事项' } }),
      },
      { name: '试行格式也是六个部分', html: reportPage({ year: 2020 }) },
    ],
    invalid: [
      {
        name: '没有第六部分',
        html: reportPage({ order: [0, 1, 2, 3, 4] }),
        certainty: 'suspected',
        findings: [missing('other')],
      },
      {
        name: '没有第五、六部分',
        html: reportPage({ order: [0, 1, 2, 3] }),
        certainty: 'suspected',
        findings: [missing('problems'), missing('other')],
      },
    ],
    notApplicable: [
      {
        name: '2019年度只是鼓励',
        html: reportPage({ year: 2019, order: [0, 1, 2] }),
        because: 'because.report-before-format',
      },
    ],
    cannotTell: [
      {
        name: '可能换了名称',
        html: reportPage({ headings: { 4: '五、下一步工作打算' } }),
        because: 'because.report-section-named-otherwise',
      },
      {
        name: '标题混在正文里',
        html: reportPage({
          order: [0, 1, 2, 3, 4],
          problems: '问题是更新不及时。下一步加强巡查。附带说明其他需要报告的事项：无。',
        }),
        because: 'because.report-section-in-text',
      },
      {
        name: '只有几句话，没有分部分',
        html: '<title>云溪市2023年政府信息公开工作年度报告</title><div class="content"><h1>云溪市2023年政府信息公开工作年度报告</h1><p>发布时间：2024-01-20</p><p>报告正在整理，敬请关注。</p></div>',
        because: 'because.report-without-sections',
      },
    ],
  },
);
