// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-table-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { reportPage, reportTables, tableHtml } from './generated-reports.ts';

const inFile = (year: number) =>
  `<title>云溪市人民政府${year}年政府信息公开工作年度报告</title><div class="content"><h1>云溪市人民政府${year}年政府信息公开工作年度报告</h1><p>发布时间：${year + 1}-01-20</p><p><a href="/nb/${year}.pdf">云溪市人民政府${year}年政府信息公开工作年度报告.pdf</a></p></div>`;

const [disclosed, requests, disputes] = reportTables({}).map(tableHtml) as [string, string, string];
const absent = (table: 'disputes' | 'requests') =>
  message('finding.annual-report-table-missing', { table: message(`report.table.${table}`) });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '三张表齐全', html: reportPage() },
      { name: '三张表合成一张', html: reportPage({ tables: [disclosed + requests + disputes, '<p></p>', '<p></p>'] }) },
    ],
    invalid: [
      {
        name: '没有复议诉讼表',
        html: reportPage({ tables: [disclosed, requests, '<p>本年度没有发生因政府信息公开引起的争议。</p>'] }),
        certainty: 'suspected',
        findings: [absent('disputes')],
      },
    ],
    notApplicable: [
      {
        name: '2019年度只是鼓励',
        html: reportPage({ year: 2019, tables: ['<p>略</p>', '<p>略</p>', '<p>略</p>'] }),
        because: 'because.report-before-format',
      },
    ],
    cannotTell: [
      {
        name: '表格是图片',
        html: reportPage({ tables: [disclosed, requests, '<p><img src="b3.png"></p>'] }),
        because: 'because.report-table-in-picture',
      },
      {
        name: '表格在附件里',
        html: reportPage({
          tables: [disclosed, requests, '<p>见附件</p>'],
          after: '<p>附件：<a href="b.xlsx">统计表.xlsx</a></p>',
        }),
        because: 'because.report-table-elsewhere',
      },
      {
        name: '另有自拟的表格',
        html: reportPage({
          tables: [
            disclosed,
            requests,
            '<table><tr><td>类别</td><td>件数</td></tr><tr><td>复议</td><td>1</td></tr></table>',
          ],
        }),
        because: 'because.report-table-of-other-form',
      },
      {
        name: '表格用空格排成文字',
        html: reportPage({ tables: [disclosed, requests, '<p>行政复议 未经复议直接起诉 复议后起诉 0 0 0</p>'] }),
        because: 'because.report-table-misread',
      },
      { name: '报告在附件里', html: inFile(2023), because: 'because.report-in-attachment' },
    ],
  },
);
