// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-late-for-level.ts';
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
  message('finding.annual-report-late-for-level', { year, publishedOn, due });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '地市级三月十日当天', pages: [list([own(2024), '2025-03-10'], [own(2023), '2024-03-08'])] },
      { name: '三月三十一日以后的由另一条检查', pages: [list([own(2024), '2025-04-02'], [own(2023), '2024-03-08'])] },
      { name: '2020年度还没有这一期限', pages: [list([own(2021), '2022-03-01'], [own(2020), '2021-03-25'])] },
    ],
    invalid: [
      {
        name: '地市级三月十一日',
        pages: [list([own(2024), '2025-03-11'], [own(2023), '2024-03-08'])],
        certainty: 'suspected',
        findings: [late(2024, '2025-03-11', '2025-03-10')],
      },
      {
        name: '县级二月二十一日',
        pages: [list(['云溪县人民政府2024年政府信息公开工作年度报告', '2025-02-21'])],
        body: { name: '云溪县人民政府', level: 'county' },
        certainty: 'suspected',
        findings: [late(2024, '2025-02-21', '2025-02-20')],
      },
      {
        name: '乡镇二月一日',
        pages: [list(['白石镇人民政府2024年政府信息公开工作年度报告', '2025-02-01'])],
        body: { name: '白石镇人民政府', level: 'township' },
        certainty: 'suspected',
        findings: [late(2024, '2025-02-01', '2025-01-31')],
      },
      {
        name: '整体迁移的几份不下结论',
        pages: [list([own(2023), '2024-03-20'], [own(2022), '2023-03-12'], [own(2021), '2023-03-13'])],
        certainty: 'suspected',
        findings: [late(2023, '2024-03-20', '2024-03-10')],
      },
    ],
    notApplicable: [
      {
        name: '部门的期限就是条例的期限',
        pages: [list(['云溪市教育局2024年政府信息公开工作年度报告', '2025-02-14'])],
        body: { name: '云溪市教育局', kind: 'department' },
        because: 'because.no-earlier-deadline',
      },
      {
        name: '省级政府三月三十一日',
        pages: [list([own(2024), '2025-03-20'])],
        body: { level: 'province' },
        because: 'because.no-earlier-deadline',
      },
    ],
    cannotTell: [{ name: '报告都没有日期', pages: [list([own(2024), ''])], because: 'because.no-dated-report' }],
  },
);
