// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-late.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { type TestPage, testRule } from '../../test-rule.ts';

const list = (...rows: [title: string, date: string][]): TestPage => ({
  path: 'zfxxgk/nb/',
  html: `<!doctype html><html><head><title>政府信息公开年报_云溪市人民政府</title></head><body>
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zfxxgk/nb/">政府信息公开年报</a></div>
  <div class="main"><h2>政府信息公开年报</h2><ul>${rows
    .map(([title, date], index) => `<li><a href="./t${index}.html">${title}</a><span>${date}</span></li>`)
    .join('')}</ul></div></body></html>`,
});
const own = (year: number) => `云溪市人民政府${year}年政府信息公开工作年度报告`;
const late = (year: number, publishedOn: string, due: string) =>
  message('finding.annual-report-late', { year, publishedOn, due });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '三月三十一日当天', pages: [list([own(2024), '2025-03-31'], [own(2023), '2024-03-12'])] },
      {
        // The portal gathers the reports of its departments, whose deadline is another and whose lateness is theirs.
        name: '下级单位的报告晚了，不算本级的',
        pages: [list([own(2024), '2025-03-10'], ['云溪市水务局2024年政府信息公开工作年度报告', '2025-05-20'])],
      },
      { name: '标题不写单位', pages: [list(['2024年度政府信息公开工作年度报告', '2025-03-10'])] },
    ],
    invalid: [
      {
        name: '晚一天',
        pages: [list([own(2024), '2025-04-01'], [own(2023), '2024-03-12'])],
        certainty: 'suspected',
        findings: [late(2024, '2025-04-01', '2025-03-31')],
      },
      {
        name: '部门期限是一月三十一日',
        pages: [list(['云溪市教育局2024年政府信息公开工作年度报告', '2025-02-14'])],
        body: { name: '云溪市教育局', kind: 'department' },
        certainty: 'suspected',
        findings: [late(2024, '2025-02-14', '2025-01-31')],
      },
      {
        name: '层级类别未确认的，仅作疑似',
        pages: [list(['云溪市教育局2024年政府信息公开工作年度报告', '2025-02-14'])],
        body: { name: '云溪市教育局', kind: 'department', confirmed: false },
        certainty: 'suspected',
        findings: [late(2024, '2025-02-14', '2025-01-31')],
      },
      {
        name: '整体迁移的几份不下结论，其余照列',
        pages: [
          list(
            [own(2024), '2025-04-20'],
            [own(2021), '2023-11-08'],
            [own(2020), '2023-11-09'],
            [own(2019), '2023-11-09'],
          ),
        ],
        certainty: 'suspected',
        findings: [late(2024, '2025-04-20', '2025-03-31')],
      },
    ],
    cannotTell: [
      { name: '报告都没有日期', pages: [list([own(2024), ''], [own(2023), ''])], because: 'because.no-dated-report' },
      {
        name: '评估对象的名称不是中文，认不出哪些是它的报告',
        pages: [list([own(2024), '2025-04-20'])],
        body: { name: 'www.yunxi.example.gov.cn' },
        because: 'because.no-dated-report',
      },
    ],
  },
);
