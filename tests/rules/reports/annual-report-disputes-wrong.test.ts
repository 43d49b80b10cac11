// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-disputes-wrong.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { example, reportPage, reportTables, tableHtml } from './generated-reports.ts';

const tables = reportTables({}).map(tableHtml) as [string, string, string];
const other = tableHtml(reportTables({ figures: { ...example(), 'disputes.review.total': 5 } })[2]);

testRule(
  rule,
  {},
  {
    valid: [{ name: '三组各自相加等于总计', html: reportPage() }],
    invalid: [
      {
        name: '诉讼总计漏了一件',
        html: reportPage({ figures: { ...example(), 'disputes.direct.total': 1 } }),
        certainty: 'proven',
        findings: [
          message('finding.annual-report-disputes-wrong', {
            block: message('report.block.direct'),
            cells: (['upheld', 'corrected', 'other', 'pending'] as const).map((outcome, i) =>
              message('report.cell', { name: message(`report.outcome.${outcome}`), value: i < 2 ? 1 : 0 }),
            ),
            sum: 2,
            total: 1,
          }),
        ],
      },
    ],
    notApplicable: [
      { name: '2015年度没有统一表格', html: reportPage({ year: 2015 }), because: 'because.report-before-format' },
    ],
    cannotTell: [
      {
        name: '没有案件的一组留空',
        html: reportPage({ texts: { 'disputes.afterReview.pending': '' } }),
        because: 'because.report-cells-unclear',
      },
      {
        name: '两张表的总计不一，说不清以哪张为准',
        html: reportPage({ tables: [tables[0], tables[1], tables[2] + other] }),
        because: 'because.report-cells-unclear',
      },
    ],
  },
);
