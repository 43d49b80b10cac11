// @vitest-environment jsdom
import rule from '../../../rules/disclosure/normative-document-validity-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { contentPage } from '../../column-site.ts';
import { testRule } from '../../test-rule.ts';

const TITLE = '云溪市人民政府关于印发养犬管理办法的通知';
const block = (...cells: [string, string][]) =>
  `<table><tr>${[
    ['索引号', '460000-2025-00012'],
    ['发文字号', '云府规〔2025〕3号'],
    ['成文日期', '2025-05-06'],
    ...cells,
  ]
    .map(([label, value]) => `<td>${label}：</td><td>${value}</td>`)
    .join('')}</tr></table>`;
const page = (head: string, { title = TITLE, column = '行政规范性文件', more = {} } = {}) =>
  contentPage('gfxwj/1.html', column, title, more, `<p>发布时间：2025-05-08</p>${head}`);

testRule(
  rule,
  {},
  {
    valid: [
      { name: '信息块标注有效', ...page(block(['有效性', '有效'])) },
      { name: '标题里写着已废止', ...page(block(), { title: `${TITLE}（已废止）` }) },
    ],
    invalid: [
      {
        name: '信息块没有有效性一项',
        ...page(block()),
        certainty: 'suspected',
        findings: [message('finding.normative-document-validity-missing', { title: TITLE })],
      },
    ],
    notApplicable: [
      { name: '其他文件栏目', ...page(block(), { column: '政府文件' }), because: 'because.not-a-normative-document' },
      {
        name: '公布废止清理结果的文件',
        ...page(block(), { title: '云溪市人民政府关于废止部分行政规范性文件的决定' }),
        because: 'because.not-a-normative-document',
      },
    ],
    cannotTell: [
      {
        name: '静态抓取，信息块可能由脚本填入',
        ...page(`${block()}<div id="validity"></div><script src="/info.js"></script>`, {
          more: { capture: 'fetched' },
        }),
        because: 'because.document-by-script',
      },
    ],
  },
);
