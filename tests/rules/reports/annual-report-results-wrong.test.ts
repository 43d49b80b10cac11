// @vitest-environment jsdom
import type { RequestRow } from '../../../rules/annual-report.ts';
import rule from '../../../rules/reports/annual-report-results-wrong.ts';
import { type Message, message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { example, reportPage } from './generated-reports.ts';

const off = (column: Message, sum: number, total: number, ...cells: [row: RequestRow, value: number][]) =>
  message('finding.annual-report-results-wrong', {
    column,
    cells: cells.map(([row, value]) => message('report.cell', { name: message(`report.row.${row}`), value })),
    sum,
    total,
  });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '各类结果之和等于总计', html: reportPage() },
      { name: '试行格式的其他处理只有一行', html: reportPage({ year: 2020 }) },
      { name: '新格式的年度仍用一行写其他处理', html: reportPage({ year: 2022, format: 'trial-2019' }) },
    ],
    invalid: [
      {
        name: '部分公开漏计一件',
        html: reportPage({ figures: { ...example(), 'requests.partlyGranted.individuals': 1 } }),
        certainty: 'proven',
        findings: [
          off(
            message('report.column.individuals'),
            8,
            9,
            ['granted', 4],
            ['partlyGranted', 1],
            ['refused.forbidden', 1],
            ['unavailable.notHeld', 2],
          ),
        ],
      },
      {
        name: '没有一件办结，总计却不是0',
        html: reportPage({ figures: { ...example(), 'requests.handled.research': 3 } }),
        certainty: 'proven',
        findings: [
          message('finding.annual-report-results-wrong', {
            column: message('report.column.research'),
            cells: [message('report.all-zero')],
            sum: 0,
            total: 3,
          }),
        ],
      },
    ],
    notApplicable: [
      { name: '2016年度没有统一表格', html: reportPage({ year: 2016 }), because: 'because.report-before-format' },
    ],
    cannotTell: [
      {
        name: '有一类结果空白',
        html: reportPage({ texts: { 'requests.refused.internal.total': '' } }),
        because: 'because.report-cells-unclear',
      },
      {
        name: '少了一行',
        html: reportPage().replace(/<tr><td><p align="center"><span>2\.重复申请.*?<\/tr>/, ''),
        because: 'because.report-cells-unclear',
      },
    ],
  },
);
