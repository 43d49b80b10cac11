// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-year-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { type TestPage, testRule } from '../../test-rule.ts';

const home: TestPage = {
  html: `<!doctype html><html><head><title>云溪市人民政府</title></head><body><div class="nav"><a href="/zfxxgk/">政府信息公开</a>
  <a href="/zfxxgk/nb/">政府信息公开年报</a><a href="/xwdt/">新闻动态</a><a href="/hdjl/">互动交流</a></div></body></html>`,
};
const titled = (years: readonly number[]) => years.map((year) => `云溪市人民政府${year}年政府信息公开工作年度报告`);
const list = (titles: readonly string[], after = ''): TestPage => ({
  path: 'zfxxgk/nb/',
  html: `<!doctype html><html><head><title>政府信息公开年报_云溪市人民政府</title></head><body>
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zfxxgk/nb/">政府信息公开年报</a></div>
  <div class="main"><h2>政府信息公开年报</h2><ul>${titles
    .map((title, index) => `<li><a href="./t${index}.html">${title}</a><span>2025-01-2${index % 10}</span></li>`)
    .join('')}</ul>${after}</div></body></html>`,
});
const all = [2024, 2023, 2022, 2021, 2020, 2019];
const lacks = (...years: number[]) => years.map((year) => message('finding.annual-report-year-missing', { year }));

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '部门简称与全称不一',
        pages: [home, list(all.map((year) => `云溪市人社局${year}年政府信息公开工作年度报告`))],
        body: { name: '云溪市人力资源和社会保障局', kind: 'department' },
      },
      { name: '2019年以来各年齐全', pages: [home, list(titled(all))] },
      { name: '标题写法各异', pages: [home, list(all.map((year) => `${year}年度云溪市政务公开工作报告`))] },
      {
        name: '2022年组建的部门没有此前的报告',
        pages: [home, list(titled([2024, 2023, 2022]))],
        body: { kind: 'department', founded: '2022-03-01' },
      },
      {
        // Captured on 10 February: the report on last year is due on 31 March.
        name: '未到期的年度不要求',
        pages: [
          { ...home, capturedOn: '2025-02-10' },
          { ...list(titled(all.slice(1))), capturedOn: '2025-02-10' },
        ],
      },
    ],
    invalid: [
      {
        name: '只有部门的2022年报告，不是本级政府的',
        pages: [
          home,
          list([...titled(all.filter((year) => year !== 2022)), '云溪市水务局2022年政府信息公开工作年度报告']),
        ],
        certainty: 'suspected',
        findings: lacks(2022),
      },
      {
        name: '缺2022年',
        pages: [home, list(titled(all.filter((year) => year !== 2022)))],
        certainty: 'suspected',
        findings: lacks(2022),
      },
      {
        name: '网站工作年度报表和决算不是信息公开年报',
        pages: [
          home,
          list([...titled(all.slice(1)), '云溪市人民政府网站2024年度工作报表', '云溪市2024年度部门决算公开']),
        ],
        certainty: 'suspected',
        findings: lacks(2024),
      },
    ],
    notApplicable: [
      {
        name: '今年刚组建',
        pages: [home, list([])],
        body: { founded: '2025-03-01' },
        because: 'because.no-report-due',
      },
    ],
    cannotTell: [
      { name: '年报栏目没有读取', pages: [home], because: 'because.report-list-not-read' },
      {
        name: '还有下一页没有读取',
        pages: [home, list(titled([2024, 2023]), '<script>createPageHTML(3, 0, "index", "html");</script>')],
        because: 'because.report-list-incomplete',
      },
      {
        name: '采集日期不明',
        pages: [
          { ...home, capturedOn: null },
          { ...list(titled(all)), capturedOn: null },
        ],
        because: 'because.day-unknown',
      },
    ],
  },
);
