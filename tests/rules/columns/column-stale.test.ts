// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import rule from '../../../rules/columns/column-stale.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { judgeSite, type TestPage, testRule } from '../../test-rule.ts';

const home: TestPage = {
  html: `<!doctype html><html><head><title>云溪市人民政府</title></head><body><div class="nav"><a href="/zfxxgk/">政府信息公开</a>
  <a href="/xwdt/">新闻动态</a><a href="/bsfw/">办事服务</a><a href="/hdjl/">互动交流</a></div></body></html>`,
};
const items = (...dates: string[]) =>
  dates
    .map(
      (date, index) => `<li><a href="./${index}.html">市政府召开第${index + 1}次常务会议</a><span>${date}</span></li>`,
    )
    .join('');
const column = (list: string, more: Partial<TestPage> = {}): TestPage => ({
  path: 'xwdt/',
  html: `<!doctype html><html><head><title>新闻动态_云溪市人民政府</title></head><body>
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/xwdt/">新闻动态</a></div>
  <div class="main"><h2>新闻动态</h2><ul>${list}</ul></div><div class="footer">版权所有 2019-2025 云溪市人民政府</div></body></html>`,
  ...more,
});
const params = { column: 'news', maxDays: 14 };
const stale = (newest: string, days: number) => [
  message('finding.column-stale', { column: message('column.news'), newest, days, limit: 14 }),
];

// Everything is captured on 2025-06-10.
testRule(
  rule,
  { params },
  {
    valid: [
      { name: '两周内有更新', pages: [home, column(items('2025-06-06', '2025-05-30', '2025-05-20'))] },
      { name: '恰好第十四天', pages: [home, column(items('2025-05-27', '2025-05-20'))] },
      { name: '最新一条不在第一行', pages: [home, column(items('2024-01-05', '2025-06-01', '2025-05-20'))] },
      { name: '年月日的写法不同', pages: [home, column(items('2025年6月6日', '2025.05.30', '2025/5/20'))] },
    ],
    invalid: [
      {
        name: '第十五天',
        pages: [home, column(items('2025-05-26', '2025-05-20'))],
        certainty: 'proven',
        findings: stale('2025-05-26', 15),
      },
      {
        // The copyright years end in the year of capture; they are no items.
        name: '最新一条在去年',
        pages: [home, column(items('2024-12-01', '2024-11-20', '2024-11-02'))],
        certainty: 'proven',
        findings: stale('2024-12-01', 191),
      },
      {
        name: '还有下一页没有读取，仅作疑似',
        pages: [
          home,
          column(`${items('2024-12-01', '2024-11-20')}<script>createPageHTML(3, 0, "index", "html");</script>`),
        ],
        certainty: 'suspected',
        findings: stale('2024-12-01', 191),
      },
      {
        name: '多页列表按日期从新到旧排列，首页最新一条就是最新',
        pages: [
          home,
          column(
            `${items('2024-12-01', '2024-11-20', '2024-11-02', '2024-10-08', '2024-09-30', '2024-09-01', '2024-08-05')}<script>createPageHTML(3, 0, "index", "html");</script>`,
          ),
        ],
        certainty: 'proven',
        findings: stale('2024-12-01', 191),
      },
    ],
    cannotTell: [
      {
        name: '只有往年的归档栏目',
        pages: [home, column(items('2019-12-01', '2019-11-20'))].map(({ html, ...page }) => ({
          ...page,
          html: html.replaceAll('新闻动态', '2019年要闻'),
        })),
        because: 'because.column-not-found',
      },
      {
        name: '没有这个栏目的链接',
        pages: [{ html: home.html.replace('新闻动态', '走进云溪') }],
        because: 'because.column-not-found',
      },
      { name: '栏目没有读取', pages: [home], because: 'because.column-not-read' },
      { name: '列表不写日期', pages: [home, column(items('', '', ''))], because: 'because.no-dated-item' },
      {
        name: '采集日期不明',
        pages: [{ ...home, capturedOn: null }, column(items('2024-12-01'), { capturedOn: null })],
        because: 'because.day-unknown',
      },
    ],
  },
);

testRule(
  rule,
  { params, cutoff: '2025-03-31' },
  {
    valid: [{ name: '截止日当天有更新', pages: [home, column(items('2025-03-31', '2025-03-20'))] }],
    invalid: [
      {
        name: '按截止日而不是采集日计算天数',
        pages: [home, column(items('2025-03-01', '2025-02-20'))],
        certainty: 'proven',
        findings: stale('2025-03-01', 30),
      },
    ],
    cannotTell: [
      {
        name: '只知道截止日以后的更新',
        pages: [home, column(items('2025-06-06', '2025-05-30'))],
        because: 'because.newer-than-cutoff',
      },
    ],
  },
);

describe('columns that stand as they are', () => {
  it.each(['guide', 'regime', 'leaders', 'organisation', 'annual-reports'])('%s owes no updates', (id) => {
    const { outcome } = judgeSite([home], { rule: rule.id, params: { column: id, maxDays: 14 } });
    expect(outcome).toMatchObject({ status: 'not-applicable', because: { code: 'because.column-stands' } });
  });
});
