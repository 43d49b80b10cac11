// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-carry-over-differs.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { type TestPage, testRule } from '../../test-rule.ts';
import { example, type Format, reportPage } from './generated-reports.ts';

const report = (
  year: number,
  carried: { carriedIn?: number; carriedOut?: number },
  more: Parameters<typeof reportPage>[0] = {},
): TestPage => {
  const format: Format = year < 2021 ? 'trial-2019' : 'format-2021';
  return {
    path: `zwgk/nb/${year}.html`,
    html: reportPage({ year, format, figures: example(format, carried), ...more }),
  };
};
const differs = (column: 'individuals' | 'total', before: number, out: number, into: number) =>
  message('finding.annual-report-carry-over-differs', {
    column: message(`report.column.${column}`),
    before,
    out,
    after: before + 1,
    into,
  });

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '三年衔接',
        pages: [
          report(2021, { carriedOut: 2 }),
          report(2022, { carriedIn: 2, carriedOut: 4 }),
          report(2023, { carriedIn: 4 }),
        ],
      },
      { name: '试行格式与现行格式衔接', pages: [report(2020, { carriedOut: 3 }), report(2021, { carriedIn: 3 })] },
      {
        name: '下级单位的报告不与本级比较',
        pages: [
          report(2022, { carriedOut: 2 }),
          report(2023, { carriedIn: 2 }),
          {
            ...report(2023, { carriedIn: 1 }, { title: '云溪市水务局2023年政府信息公开工作年度报告' }),
            path: 'zwgk/nb/swj.html',
          },
        ],
      },
    ],
    invalid: [
      {
        name: '上年结转少了一件',
        pages: [report(2022, { carriedOut: 2 }), report(2023, { carriedIn: 1 })],
        certainty: 'suspected',
        findings: [differs('individuals', 2022, 2, 1), differs('total', 2022, 2, 1)],
      },
      {
        name: '一列空白，其余照比',
        pages: [
          report(2022, { carriedOut: 2 }),
          report(2023, { carriedIn: 1 }, { texts: { 'requests.carriedIn.individuals': '' } }),
        ],
        certainty: 'suspected',
        findings: [differs('total', 2022, 2, 1)],
      },
    ],
    cannotTell: [
      { name: '年度不相邻', pages: [report(2021, {}), report(2023, {})], because: 'because.report-no-two-years' },
      {
        name: '结转一格空白，不当作0',
        pages: [
          report(2022, { carriedOut: 2 }),
          report(2023, { carriedIn: 2 }, { texts: { 'requests.carriedIn.total': '' } }),
        ],
        because: 'because.report-no-two-years',
      },
      {
        name: '同一年度有两份不同的报告',
        pages: [
          report(2022, { carriedOut: 2 }),
          report(2023, { carriedIn: 1 }),
          { ...report(2023, { carriedIn: 2 }), path: 'zwgk/nb/2023b.html' },
        ],
        because: 'because.report-no-two-years',
      },
      {
        name: '标题年度与统计期限不符，说不清是哪一年',
        pages: [
          report(2022, { carriedOut: 2 }),
          report(2022, { carriedIn: 1 }, { title: '云溪市人民政府2023年政府信息公开工作年度报告' }),
        ].map((page, i) => ({ ...page, path: `zwgk/nb/${i}.html` })),
        because: 'because.report-no-two-years',
      },
    ],
  },
);
