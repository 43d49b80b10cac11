// @vitest-environment jsdom
import rule from '../../../rules/columns/column-undated.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { columnPage, contentPage, homePage, rowsOf } from '../../column-site.ts';
import { testRule } from '../../test-rule.ts';

const home = homePage({ 新闻动态: '/xw/', 领导之窗: '/ld/' });
const undated = rowsOf('', '', '');
const item = (row: number, head = '', more = {}) =>
  contentPage(`xw/${row}.html`, '新闻动态', `市政府第${row + 1}次专题会议研究防汛工作`, more, head);

testRule(
  rule,
  { params: {} },
  {
    valid: [
      { name: '列表写明日期', pages: [home, columnPage('xw/', '新闻动态', rowsOf('2025-06-01', '2025-05-01'))] },
      {
        name: '列表不写、正文写',
        pages: [home, columnPage('xw/', '新闻动态', undated), item(0, '<p>发布时间：2025-06-01</p>'), item(1)],
      },
    ],
    invalid: [
      {
        name: '列表和正文都不写',
        pages: [home, columnPage('xw/', '新闻动态', undated), item(0), item(1)],
        certainty: 'suspected',
        findings: [message('finding.column-undated', { column: '新闻动态', count: 2 })],
      },
    ],
    notApplicable: [
      {
        name: '领导之窗不要求日期',
        pages: [home, columnPage('ld/', '领导之窗', undated)],
        because: 'because.no-such-page-read',
      },
    ],
    cannotTell: [
      {
        name: '内容页没有读取',
        pages: [home, columnPage('xw/', '新闻动态', undated), item(0)],
        because: 'because.no-such-page-read',
      },
      {
        name: '内容页的日期可能由脚本写入',
        pages: [
          home,
          columnPage('xw/', '新闻动态', undated),
          ...[0, 1].map((row) =>
            item(row, '<span id="pub"></span><script src="/pub.js"></script>', { capture: 'fetched' }),
          ),
        ],
        because: 'because.no-such-page-read',
      },
    ],
  },
);
