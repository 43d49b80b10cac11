// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-overview-long.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { reportPage } from './generated-reports.ts';

const inFile = (year: number) =>
  `<title>云溪市人民政府${year}年政府信息公开工作年度报告</title><div class="content"><h1>云溪市人民政府${year}年政府信息公开工作年度报告</h1><p>发布时间：${year + 1}-01-20</p><p><a href="/nb/${year}.pdf">云溪市人民政府${year}年政府信息公开工作年度报告.pdf</a></p></div>`;

const overview = (letters: number) => '公'.repeat(letters);

testRule(
  rule,
  {},
  {
    valid: [
      { name: '正好一千字', html: reportPage({ overview: overview(1_000) }) },
      { name: '其他部分长不算', html: reportPage({ problems: overview(1_200) }) },
    ],
    invalid: [
      {
        name: '一千零一字',
        html: reportPage({ overview: overview(1_001) }),
        certainty: 'suspected',
        findings: [message('finding.annual-report-overview-long', { length: 1_001, limit: 1_000 })],
      },
    ],
    notApplicable: [
      {
        name: '试行格式没有篇幅要求',
        html: reportPage({ year: 2020, overview: overview(3_000) }),
        because: 'because.report-before-format',
      },
    ],
    cannotTell: [
      { name: '报告在附件里', html: inFile(2022), because: 'because.report-in-attachment' },
      {
        name: '没有认出第一部分',
        html: reportPage({ headings: { 0: '一、年度回顾' }, overview: overview(1_500) }),
        because: 'because.report-section-not-found',
      },
    ],
  },
);
