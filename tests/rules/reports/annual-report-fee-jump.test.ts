// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-fee-jump.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { type TestPage, testRule } from '../../test-rule.ts';
import { reportPage } from './generated-reports.ts';

const report = (year: number, amount: string): TestPage => ({
  path: `zwgk/nb/${year}.html`,
  html: reportPage({ year, amount }),
});

testRule(
  rule,
  {},
  {
    valid: [
      { name: '增长三倍', pages: [report(2022, '5949.09'), report(2023, '18651.06')] },
      { name: '有一年没有收费', pages: [report(2022, '0'), report(2023, '18651.06')] },
    ],
    invalid: [
      {
        name: '上一年按万元，这一年按元',
        pages: [report(2022, '59.5'), report(2023, '601234')],
        certainty: 'suspected',
        findings: [
          message('finding.annual-report-fee-jump', {
            before: 2022,
            old: 59.5,
            after: 2023,
            now: 601234,
            times: 10105,
          }),
        ],
      },
    ],
    cannotTell: [
      { name: '有一年空白', pages: [report(2022, ''), report(2023, '1.2')], because: 'because.report-no-two-years' },
      {
        name: '2020年度的表没有这一格',
        pages: [report(2020, ''), report(2021, '1.2')],
        because: 'because.report-no-two-years',
      },
    ],
  },
);
