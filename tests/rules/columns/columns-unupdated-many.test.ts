// @vitest-environment jsdom
import rule from '../../../rules/columns/columns-unupdated-many.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { columnPage, homePage, rowsOf } from '../../column-site.ts';
import { testRule } from '../../test-rule.ts';

// Everything is captured on 2025-06-10.
const NAV = { 政务要闻: '/yw/', 部门动态: '/bm/', 乡镇动态: '/xz/', 通知公告: '/tz/', 政策文件: '/zc/' };
const fresh = rowsOf('2025-06-09', '2025-06-05', '2025-06-01');
const old = rowsOf('2024-06-09', '2024-06-05', '2024-06-01');
const site = (lists: Partial<Record<keyof typeof NAV, string>>) => [
  homePage(NAV),
  ...Object.entries(NAV).flatMap(([name, path]) => {
    const list = name in lists ? lists[name as keyof typeof NAV] : old;
    return list === '' || list === undefined ? [] : [columnPage(path.slice(1), name, list)];
  }),
];
const stale = (column: string, limit: number) =>
  message('finding.column-stale', { column, newest: '2024-06-09', days: 366, limit });
const all = [
  stale('部门动态', 14),
  stale('通知公告', 184),
  stale('乡镇动态', 14),
  stale('政务要闻', 14),
  stale('政策文件', 184),
];

testRule(
  rule,
  { params: {} },
  {
    valid: [
      { name: '四个栏目未更新，不足五个', pages: site({ 政务要闻: fresh }) },
      {
        name: '第五个是往年的归档栏目',
        pages: [homePage({ ...NAV, 政务要闻: '/2019/' }), ...site({}).slice(2), columnPage('2019/', '2019年要闻', old)],
      },
      {
        name: '部门子站自己的栏目不算门户的',
        pages: [
          homePage({ 政务要闻: '/yw/', 教育局: '/jyj/' }),
          columnPage('yw/', '政务要闻', fresh),
          ...['gzdt', 'tzgg', 'zcwj', 'hydt', 'ywdt', 'jcdt'].map((name) =>
            columnPage(`jyj/${name}/`, '工作动态', old),
          ),
        ],
      },
    ],
    invalid: [
      { name: '正好五个', pages: site({}), certainty: 'proven', findings: all },
      {
        name: '一个列表还有其他页没有读取、又不按日期排序',
        pages: site({
          部门动态: `${rowsOf('2024-06-01', '2024-06-05', '2023-01-01', '2022-01-01', '2021-01-01', '2020-01-01', '2024-06-09')}<script>createPageHTML(3, 0, "index", "html");</script>`,
        }),
        certainty: 'suspected',
        findings: all,
      },
    ],
    cannotTell: [
      { name: '一个栏目没有读取，加上它就够数', pages: site({ 政务要闻: '' }), because: 'because.columns-uncounted' },
      {
        name: '一个栏目的列表不写日期',
        pages: site({ 政务要闻: rowsOf('', '', '') }),
        because: 'because.columns-uncounted',
      },
      { name: '只读了首页', pages: [homePage(NAV)], because: 'because.no-column-read' },
    ],
  },
);

testRule(
  rule,
  { params: { limit: 1 } },
  {
    valid: [{ name: '都有更新', pages: site(Object.fromEntries(Object.keys(NAV).map((name) => [name, fresh]))) }],
    invalid: [
      {
        name: '两个名称链接到同一栏目，只算一个',
        pages: [homePage({ 要闻: '/yw/', 今日要闻: '/yw/index.html' }), columnPage('yw/', '政务要闻', old)],
        certainty: 'proven',
        findings: [stale('要闻', 14)],
      },
    ],
  },
);
