// @vitest-environment jsdom
import { APPLICANTS } from '../../../rules/annual-report.ts';
import rule from '../../../rules/reports/annual-report-applicants-wrong.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { example, reportPage } from './generated-reports.ts';

testRule(
  rule,
  {},
  {
    valid: [
      { name: '各行相加等于总计', html: reportPage() },
      { name: '数字带千分位和空格', html: reportPage({ texts: { 'requests.received.total': ' 11 件' } }) },
    ],
    invalid: [
      {
        name: '总计漏了商业企业的一件',
        html: reportPage({ figures: { ...example(), 'requests.granted.total': 4 } }),
        certainty: 'proven',
        findings: [
          message('finding.annual-report-applicants-wrong', {
            row: message('report.row.granted'),
            cells: APPLICANTS.map((who) =>
              message('report.cell', {
                name: message(`report.column.${who}`),
                value: { individuals: 4, companies: 1 }[who as 'individuals'] ?? 0,
              }),
            ),
            sum: 5,
            total: 4,
          }),
        ],
      },
    ],
    notApplicable: [
      { name: '2017年度没有统一表格', html: reportPage({ year: 2017 }), because: 'because.report-before-format' },
    ],
    cannotTell: [
      {
        name: '只填总计，各类申请人空白',
        html: reportPage({ texts: Object.fromEntries(APPLICANTS.map((who) => [`requests.received.${who}`, ''])) }),
        because: 'because.report-cells-unclear',
      },
    ],
  },
);
