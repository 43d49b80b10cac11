// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import rule from '../../../rules/published/column-named.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { HOME, judgeSite, type TestPage, testRule } from '../../test-rule.ts';
import { column, home, pagerOf, type Row } from './pages.ts';

const named = (...names: string[]) => names.map((of) => message('published.name', { name: of }));
const rows: Row[] = [
  ['关于数字化车间认定结果的公示', '2025-05-20'],
  ['关于组织申报智能工厂的通知', '2025-04-11'],
  ['关于工业互联网平台培训的通知', '2025-03-06'],
];
const missing = [message('finding.column-named-missing', { names: named('数字经济', '数字经济专栏') })];

// Everything is captured on 2025-06-10.
testRule(
  rule,
  { params: { names: ['数字经济', '数字经济专栏'], withinDays: 90 } },
  {
    valid: [
      { name: '首页链接同名栏目，有更新', pages: [home({ 数字经济: 'szjj/' }), column('数字经济', 'szjj/', rows)] },
      { name: '名称两侧有空格', pages: [home({ '数 字 经 济': 'szjj/' }), column('数字经济', 'szjj/', rows)] },
      {
        name: '没有同名的，较长的名称也算',
        pages: [home({ 数字经济发展: 'szjj/' }), column('数字经济发展', 'szjj/', rows)],
      },
      {
        name: '栏目不在首页菜单里，由别的栏目链接',
        pages: [home({ 政务公开: 'zwgk/' }), column('数字经济', 'szjj/', rows)],
      },
      {
        name: '两个同名栏目，一个长期没有更新',
        pages: [
          home({ 数字经济: 'szjj/', 政务公开: 'zwgk/' }),
          column('数字经济', 'szjj/', [
            ['关于召开推进会的通知', '2021-05-20'],
            ['关于成立领导小组的通知', '2021-03-20'],
            ['关于征集项目的通知', '2021-02-20'],
          ]),
          column('数字经济', 'zwgk/szjj/', rows),
        ],
      },
    ],
    invalid: [
      { name: '首页和菜单里没有', pages: [home({ 通知公告: 'tzgg/' })], certainty: 'suspected', findings: missing },
      {
        name: '网站地图读了也没有',
        pages: [
          home({ 通知公告: 'tzgg/', 网站地图: 'map/' }),
          {
            path: 'map/',
            html: home({ 通知公告: 'tzgg/', 工业发展: 'gyfz/' }).html.replace('<title>', '<title>网站地图_'),
          },
        ],
        certainty: 'suspected',
        findings: missing,
      },
      {
        name: '早于期限',
        pages: [
          home({ 数字经济: 'szjj/' }),
          column(
            '数字经济',
            'szjj/',
            rows.map(([title], index): Row => [title, `2025-0${3 - index}-01`]),
          ),
        ],
        certainty: 'suspected',
        findings: [message('finding.column-stale', { column: '数字经济', newest: '2025-03-01', days: 101, limit: 90 })],
      },
      {
        name: '栏目是空的',
        pages: [home({ 数字经济: 'szjj/' }), column('数字经济', 'szjj/', [], { pager: '<p>暂无信息</p>' })],
        certainty: 'suspected',
        findings: [message('finding.column-blank', { column: '数字经济' })],
      },
    ],
    cannotTell: [
      { name: '首页没有读取', pages: [column('通知公告', 'tzgg/', rows)], because: 'because.home-not-read' },
      {
        name: '首页导航由脚本生成',
        pages: [
          {
            html: '<html><head><title>云溪市人民政府</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>',
            capture: 'fetched',
          },
        ],
        because: 'because.navigation-by-script',
      },
      { name: '网站地图没有读取', pages: [home({ 网站地图: 'map/' })], because: 'because.place-not-read' },
      { name: '信息公开平台没有读取', pages: [home({ 政府信息公开: 'zfxxgk/' })], because: 'because.place-not-read' },
      { name: '栏目没有读取', pages: [home({ 数字经济: 'szjj/' })], because: 'because.column-not-read' },
      {
        name: '列表不写日期',
        pages: [
          home({ 数字经济: 'szjj/' }),
          column(
            '数字经济',
            'szjj/',
            rows.map(([title]): Row => [title]),
          ),
        ],
        because: 'because.column-content-unknown',
      },
      {
        name: '后面几页没有读，读到的也没有早于期限',
        pages: [
          home({ 数字经济: 'szjj/' }),
          column(
            '数字经济',
            'szjj/',
            [
              ['关于组织申报的通知', '2025-02-11'],
              ['关于培训的通知', '2025-02-06'],
            ],
            { pager: pagerOf(3) },
          ),
        ],
        because: 'because.column-content-unknown',
      },
      {
        name: '采集日期不明',
        pages: [home({ 数字经济: 'szjj/' }, { capturedOn: null })],
        because: 'because.day-unknown',
      },
    ],
  },
);

describe('column-named', () => {
  const judge = (pages: readonly TestPage[], params: object) =>
    judgeSite(pages, { rule: 'column-named', params: params as never }).outcome;

  it('条数不够的', () => {
    expect(
      judge([home({ 数字经济: 'szjj/' }), column('数字经济', 'szjj/', rows)], { names: ['数字经济'], minimumItems: 5 }),
    ).toMatchObject({
      status: 'fail',
      certainty: 'suspected',
      findings: [{ message: message('finding.column-few', { name: '数字经济', count: 3, minimum: 5 }) }],
    });
  });

  it('没有期限的，有条目就通过，并写明是哪个栏目', () => {
    const outcome = judge([home({ 数字经济: 'szjj/' }), column('数字经济', 'szjj/', rows)], { names: ['数字经济'] });
    expect(outcome).toMatchObject({
      status: 'pass',
      evidence: [{ pageUrl: `${HOME}szjj/`, message: message('finding.column-found', { name: '数字经济' }) }],
    });
  });

  it('没有时写明查过哪些页面和名称最接近的栏目', () => {
    expect(judge([home({ 数字政府: 'szzf/', 数字经济动态: 'szhjj/' })], { names: ['数字经济发展'] })).toMatchObject({
      status: 'fail',
      searched: [HOME],
      nearest: { message: message('finding.column-similar', { name: '数字经济动态' }) },
    });
  });

  it('同名栏目没有更新时，名称里含有这个词的另一个栏目不能顶替', () => {
    const old = rows.map(([title], index): Row => [title, `2023-0${3 - index}-01`]);
    const pages = [
      home({ 数字经济: 'szjj/', 数字经济招聘: 'zp/' }),
      column('数字经济', 'szjj/', old),
      column('数字经济招聘', 'zp/', rows),
    ];
    expect(judge(pages, { names: ['数字经济'], withinDays: 90 })).toMatchObject({
      status: 'fail',
      certainty: 'suspected',
    });
  });
});
