// @vitest-environment jsdom
import rule from '../../../rules/columns/columns-blank-many.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { columnPage, homePage, rowsOf } from '../../column-site.ts';
import { testRule } from '../../test-rule.ts';

const NAV = { 政策解读: '/jd/', 人事任免: '/rs/' };
const empty = '<ul class="list"></ul><script>createPageHTML(1, 0, "index", "html");</script>';
const site = (first: string, second: string, more = {}) => [
  homePage(NAV),
  columnPage('jd/', '政策解读', first, more),
  columnPage('rs/', '人事任免', second, more),
];
const blank = (column: string) => message('finding.column-blank', { column });

testRule(
  rule,
  { params: { limit: 2 } },
  {
    valid: [
      { name: '一个空白，不足两个', pages: site(empty, rowsOf('2025-05-01', '2025-04-01')) },
      { name: '写明暂无此类信息', pages: site(empty, `${empty}<p>暂无此类信息</p>`) },
      {
        name: '平台上其他部门的节点不算本网站的栏目',
        pages: [
          homePage({ 市教育局: '/bm/jy/', 市发改委: '/bm/fg/', 清流街道: '/bm/ql/', 政策解读: '/jd/' }),
          ...['jy', 'fg', 'ql'].map((unit) => columnPage(`bm/${unit}/`, '通知公告', empty)),
          columnPage('jd/', '政策解读', rowsOf('2025-05-01', '2025-04-01')),
        ],
      },
      {
        name: '只有下级栏目的栏目不是空白',
        pages: site(empty, `${empty}<div><a href="/rs/gwy/">公务员招考</a><a href="/rs/sydw/">事业单位招聘</a></div>`),
      },
    ],
    invalid: [
      {
        name: '两个栏目没有任何内容',
        pages: site(empty, empty),
        certainty: 'suspected',
        findings: [blank('政策解读'), blank('人事任免')],
      },
    ],
    cannotTell: [
      {
        name: '静态抓取，列表可能由脚本填入',
        pages: site(empty, empty, { capture: 'fetched' }),
        because: 'because.columns-uncounted',
      },
      { name: '只读了首页', pages: [homePage(NAV)], because: 'because.no-column-read' },
    ],
  },
);
