// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-section-disordered.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { reportPage } from './generated-reports.ts';

testRule(
  rule,
  {},
  {
    valid: [
      { name: '六个部分按序', html: reportPage() },
      {
        name: '自动编号不在文字里',
        html: reportPage().replace(/<p>[一二三四五六]、/g, '<p>'),
      },
    ],
    invalid: [
      {
        name: '先写依申请再写主动公开',
        html: reportPage({ order: [0, 2, 1, 3, 4, 5] }),
        certainty: 'proven',
        findings: [
          message('finding.annual-report-section-disordered', {
            sections: (['overview', 'requests', 'disclosed', 'disputes', 'problems', 'other'] as const).map((id) =>
              message(`report.section.${id}`),
            ),
          }),
        ],
      },
      {
        name: '两个“四”',
        html: reportPage({ headings: { 4: '四、存在的主要问题及改进情况' } }),
        certainty: 'suspected',
        findings: [
          message('finding.annual-report-section-number', { title: '存在的主要问题及改进情况', number: 4, due: 5 }),
        ],
      },
    ],
    notApplicable: [{ name: '2018年度', html: reportPage({ year: 2018 }), because: 'because.report-before-format' }],
    cannotTell: [
      {
        name: '少一个部分的，另行检查',
        html: reportPage({ order: [0, 2, 1, 3, 4] }),
        because: 'because.report-sections-incomplete',
      },
    ],
  },
);
