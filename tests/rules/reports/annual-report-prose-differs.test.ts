// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-prose-differs.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { reportPage } from './generated-reports.ts';

const about = (sentence: string, more: Parameters<typeof reportPage>[0] = {}) =>
  reportPage({ ...more, overview: `一年来，各项工作平稳有序。${sentence}` });
const differs = (what: 'received' | 'inForce' | 'litigated', value: number, cells: [name: string, value: number][]) =>
  message('finding.annual-report-prose-differs', {
    what: message(`report.says.${what}`),
    value,
    cells: cells.map(([name, count]) =>
      message('report.cell', { name: { code: `report.figure.${name}` as 'report.all-zero' }, value: count }),
    ),
  });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '正文与表格一致', html: about('全年新收政府信息公开申请11件。') },
      {
        name: '办理的可以是办结的，也可以是新收的',
        html: about('全年共办理政府信息公开申请11件，办结政府信息公开申请10件。'),
      },
      {
        name: '上一年的数字不与本年的表比较',
        html: about('全年新收政府信息公开申请11件。2022年新收政府信息公开申请30件。'),
      },
      { name: '其他事项的申请不是信息公开申请', html: about('全年新收政府信息公开申请11件，受理行政许可申请300件。') },
    ],
    invalid: [
      {
        name: '正文的现行有效文件数与表格不一',
        html: about('全面清理后，集中公布现行有效行政规范性文件55件。'),
        certainty: 'suspected',
        findings: [differs('inForce', 55, [['disclosed.normative.inForce', 62]])],
      },
      {
        name: '正文写新收13件，表中11件',
        html: about('全年新收政府信息公开申请13件。'),
        certainty: 'suspected',
        findings: [differs('received', 13, [['requests.received.total', 11]])],
      },
      {
        name: '诉讼是两组之和',
        html: about('因政府信息公开引起的行政复议案件1件、行政诉讼案件5件。'),
        certainty: 'suspected',
        findings: [
          differs('litigated', 5, [
            ['disputes.direct.total', 2],
            ['disputes.afterReview.total', 0],
          ]),
        ],
      },
    ],
    notApplicable: [
      { name: '正文没有数字', html: reportPage(), because: 'because.report-prose-without-figures' },
      {
        name: '2018年度没有统一表格',
        html: about('全年新收政府信息公开申请13件。', { year: 2018 }),
        because: 'because.report-before-format',
      },
    ],
    cannotTell: [
      {
        name: '表中空白',
        html: about('全年新收政府信息公开申请13件。', { texts: { 'requests.received.total': '' } }),
        because: 'because.report-statement-unclear',
      },
    ],
  },
);
