// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-year-differs.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { reportPage } from './generated-reports.ts';

const differs = (year: number, of: number) =>
  message('finding.annual-report-year-differs', { year, from: `${of}-01-01`, to: `${of}-12-31` });

testRule(
  rule,
  {},
  {
    valid: [{ name: '年度一致', html: reportPage() }],
    invalid: [
      {
        name: '沿用上一年的期限',
        html: reportPage({ period: '本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。' }),
        certainty: 'suspected',
        findings: [differs(2023, 2022)],
      },
      {
        name: '标题写成发布年份',
        html: reportPage({ title: '云溪市人民政府2024年政府信息公开工作年度报告' }),
        certainty: 'suspected',
        findings: [differs(2024, 2023)],
      },
    ],
    notApplicable: [
      { name: '没有写统计期限', html: reportPage({ period: false }), because: 'because.report-without-period' },
      { name: '2018年度', html: reportPage({ year: 2018 }), because: 'because.report-before-format' },
    ],
  },
);
