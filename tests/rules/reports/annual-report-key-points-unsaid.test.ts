// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-key-points-unsaid.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { reportPage } from './generated-reports.ts';

testRule(
  rule,
  {},
  {
    valid: [
      { name: '说明了要点落实情况', html: reportPage() },
      { name: '写作重点任务', html: reportPage({ other: '年度政务公开工作重点任务全部完成。未收取信息处理费。' }) },
    ],
    invalid: [
      {
        name: '没有提到',
        html: reportPage({ other: '本年度未收取信息处理费。' }),
        certainty: 'suspected',
        findings: [message('finding.annual-report-key-points-unsaid')],
      },
    ],
    notApplicable: [
      { name: '2018年度', html: reportPage({ year: 2018, other: '无。' }), because: 'because.report-before-format' },
    ],
    cannotTell: [
      {
        name: '只列出文件名称',
        html: reportPage({ other: '印发《2023年云溪市政务公开工作要点》。' }),
        because: 'because.report-key-points-unclear',
      },
    ],
  },
);
