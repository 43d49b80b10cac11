// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-fee-unsaid.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { reportPage } from './generated-reports.ts';

testRule(
  rule,
  {},
  {
    valid: [
      { name: '写明未收取', html: reportPage() },
      { name: '写明收取的金额', html: reportPage({ other: '本年度收取信息处理费共计350元。' }) },
      { name: '写在第一部分', html: reportPage({ overview: '全年未收取信息处理费。', other: '无。' }) },
      { name: '说法不同', html: reportPage({ other: '本年度政府信息公开申请未收取任何费用。' }) },
    ],
    invalid: [
      {
        name: '第六部分只写“无”',
        html: reportPage({ other: '无其他需要报告的事项。' }),
        certainty: 'suspected',
        findings: [message('finding.annual-report-fee-unsaid')],
      },
      {
        name: '只引用收费办法的名称',
        html: reportPage({ other: '组织学习《政府信息公开信息处理费管理办法》。' }),
        certainty: 'suspected',
        findings: [message('finding.annual-report-fee-unsaid')],
      },
    ],
    notApplicable: [
      {
        name: '试行格式没有此项',
        html: reportPage({ year: 2020, other: '无。' }),
        because: 'because.report-before-format',
      },
    ],
    cannotTell: [
      {
        name: '没有第六部分的，另行检查',
        html: reportPage({ order: [0, 1, 2, 3, 4] }),
        because: 'because.report-section-not-found',
      },
      {
        name: '文字在图片里',
        html: reportPage({ other: '<p><img src="other.png"></p>' }),
        because: 'because.report-words-in-picture',
      },
    ],
  },
);
