// @vitest-environment jsdom
import rule from '../../../rules/columns/columns-long-unupdated-many.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { columnPage, homePage, rowsOf } from '../../column-site.ts';
import { testRule } from '../../test-rule.ts';

// Everything is captured on 2025-06-10.
const NAV = { 政策解读: '/jd/', 人事任免: '/rs/', 回应关切: '/hy/' };
const fresh = rowsOf('2025-05-09', '2025-05-05');
const old = rowsOf('2023-06-09', '2023-06-05');
const site = (lists: Partial<Record<keyof typeof NAV, string>>) => [
  homePage(NAV),
  ...Object.entries(NAV).flatMap(([name, path]) => {
    const list = name in lists ? lists[name as keyof typeof NAV] : old;
    return list ? [columnPage(path.slice(1), name, list)] : [];
  }),
];
const stale = (column: string) =>
  message('finding.column-stale', { column, newest: '2023-06-09', days: 732, limit: 366 });

testRule(
  rule,
  { params: { limit: 3 } },
  {
    valid: [
      { name: '两个栏目，不足三个', pages: site({ 人事任免: fresh }) },
      {
        name: '机构、预案、清单一类栏目不要求更新',
        pages: [
          homePage({ 机构职能: '/jg/', 应急预案: '/ya/', 权责清单: '/qd/' }),
          columnPage('jg/', '机构职能', old),
          columnPage('ya/', '应急预案', old),
          columnPage('qd/', '权责清单', old),
        ],
      },
      {
        name: '动态和公告另行检查，一个栏目只算一次',
        pages: [
          homePage({ 部门动态: '/bm/', 通知公告: '/tz/', 政策文件: '/zc/' }),
          columnPage('bm/', '部门动态', old),
          columnPage('tz/', '通知公告', old),
          columnPage('zc/', '政策文件', old),
        ],
      },
    ],
    invalid: [
      {
        name: '三个栏目两年没有更新，是否应更新由人判断',
        pages: site({}),
        certainty: 'suspected',
        findings: [stale('回应关切'), stale('政策解读'), stale('人事任免')],
      },
    ],
    cannotTell: [
      { name: '一个栏目没有读取', pages: site({ 政策解读: '' }), because: 'because.columns-uncounted' },
      {
        name: '采集日期不明',
        pages: site({}).map((page) => ({ ...page, capturedOn: null })),
        because: 'because.day-unknown',
      },
    ],
  },
);
