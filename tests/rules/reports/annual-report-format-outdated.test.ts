// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-format-outdated.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { reportPage } from './generated-reports.ts';

testRule(
  rule,
  {},
  {
    valid: [{ name: '2021年度采用现行格式', html: reportPage({ year: 2021 }) }],
    invalid: [
      {
        name: '2022年度仍用试行格式',
        html: reportPage({ year: 2022, format: 'trial-2019' }),
        certainty: 'proven',
        findings: [message('finding.annual-report-format-outdated', { year: 2022, cells: 13 })],
      },
      {
        name: '没有写统计期限，年度只有标题可凭',
        html: reportPage({ year: 2022, format: 'trial-2019', period: false }),
        certainty: 'suspected',
        findings: [message('finding.annual-report-format-outdated', { year: 2022, cells: 13 })],
      },
    ],
    notApplicable: [
      { name: '2020年度', html: reportPage({ year: 2020 }), because: 'because.report-before-format' },
      {
        name: '标题写发布年份，报告的是2020年度',
        html: reportPage({ year: 2020, title: '云溪市人民政府2021年政府信息公开工作年度报告', period: false }),
        because: 'because.report-before-format',
      },
    ],
    cannotTell: [
      {
        name: '主动公开的表是图片',
        html: reportPage({ tables: ['<p><img src="b1.png"></p>', '<p></p>', '<p></p>'] }),
        because: 'because.report-format-unclear',
      },
    ],
  },
);
