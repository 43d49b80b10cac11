// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-balance-wrong.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { example, reportPage } from './generated-reports.ts';

const figures = example();
const received = (value: number) => ({ figures: { ...figures, 'requests.received.total': value } });
const cells = (...listed: [name: 'received' | 'carriedIn' | 'handled' | 'carriedOut', value: number][]) =>
  listed.map(([name, value]) => message('report.cell', { name: message(`report.row.${name}`), value }));
const off = message('finding.annual-report-balance-wrong', {
  column: message('report.column.total'),
  left: cells(['received', 41], ['carriedIn', 1]),
  leftSum: 42,
  right: cells(['handled', 10], ['carriedOut', 2]),
  rightSum: 12,
});

testRule(
  rule,
  {},
  {
    valid: [
      { name: '新收11＋结转1＝办结10＋结转下年2', html: reportPage() },
      { name: '试行格式，2020年度', html: reportPage({ year: 2020 }) },
    ],
    invalid: [
      {
        name: '总计列把11误填为41',
        html: reportPage(received(41)),
        certainty: 'proven',
        findings: [off],
      },
      {
        name: '2019年度鼓励采用统一格式，只作疑似',
        html: reportPage({ year: 2019, figures: { ...example('trial-2019'), 'requests.received.total': 41 } }),
        certainty: 'suspected',
        findings: [off],
      },
      {
        name: '另有一列空白，错的照样写明',
        html: reportPage({ ...received(41), texts: { 'requests.carriedIn.companies': '' } }),
        certainty: 'proven',
        findings: [off],
      },
    ],
    notApplicable: [
      {
        name: '2018年度没有统一表格',
        html: reportPage({ year: 2018, ...received(41) }),
        because: 'because.report-before-format',
      },
      {
        name: '标题写发布年份，实际报告2018年度',
        html: reportPage({
          year: 2018,
          title: '云溪市人民政府2019年政府信息公开工作年度报告',
          ...received(41),
        }),
        because: 'because.report-before-format',
      },
      {
        name: '不是年度报告',
        html: '<title>通知</title><h1>云溪市教育局关于放假的通知</h1><p>各学校：现将放假安排通知如下。</p>',
        because: 'because.not-an-annual-report',
      },
    ],
    cannotTell: [
      {
        name: '空白不是0',
        html: reportPage({ texts: { 'requests.carriedIn.total': '' } }),
        because: 'because.report-cells-unclear',
      },
      {
        name: '斜杠不是0',
        html: reportPage({ texts: { 'requests.carriedOut.companies': '/' } }),
        because: 'because.report-cells-unclear',
      },
      {
        name: '表格是图片',
        html: reportPage({
          tables: ['<p><img src="b1.png"></p>', '<p><img src="b2.png"></p>', '<p><img src="b3.png"></p>'],
        }),
        because: 'because.report-table-in-picture',
      },
      {
        name: '报告在附件里',
        html: '<title>云溪市人民政府2023年政府信息公开工作年度报告</title><div class="content"><h1>云溪市人民政府2023年政府信息公开工作年度报告</h1><p>发布时间：2024-01-20</p><p><a href="/nb/2023.pdf">云溪市人民政府2023年政府信息公开工作年度报告.pdf</a></p></div>',
        because: 'because.report-in-attachment',
      },
      {
        name: '有一行多出一格，与表头对不上',
        html: reportPage(received(41)).replace('>二、上年结转政府信息公开申请数量</span></p></td>', '$&<td>0</td>'),
        because: 'because.report-table-misread',
      },
      {
        name: '整张表没有',
        html: reportPage({ tables: ['<p>略</p>', '<p>略</p>', '<p>略</p>'] }),
        because: 'because.report-table-not-found',
      },
    ],
  },
);
