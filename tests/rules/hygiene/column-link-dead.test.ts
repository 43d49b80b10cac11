// @vitest-environment jsdom
import rule from '../../../rules/hygiene/column-link-dead.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const page = (link: string, more = '') => `<!doctype html><html><head><title>云溪市人民政府</title></head><body>
  <div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政府信息公开</a></li><li><a href="/xwdt/">新闻动态</a></li>
  <li>${link}</li></ul></div>
  <div class="list"><h2>通知公告</h2><ul><li><a href="/tz/1.html">关于开展防汛演练的通知</a><span>2025-06-01</span></li></ul></div>${more}
  <div class="footer">主办单位：云溪市人民政府办公室　网站标识码：4699000001</div></body></html>`;

testRule(
  rule,
  {},
  {
    valid: [
      { name: '都有网址', html: page('<a href="/zcjd/">政策解读</a>') },
      {
        name: '标题点不开，旁边的“更多”可以打开',
        html: page('<a href="#">政策解读</a>', '<div><a href="/zcjd/" title="政策解读">政策解读</a></div>'),
      },
    ],
    invalid: [
      {
        name: '导航里的政策解读没有网址',
        html: page('<a href="#">政策解读</a>'),
        certainty: 'suspected',
        findings: [message('finding.column-link-dead', { text: '政策解读', column: message('column.interpretation') })],
      },
    ],
    cannotTell: [
      {
        name: '静态抓取，脚本还会补充导航',
        html: page('<a href="#">政策解读</a>', '<script src="/js/nav.js"></script>'),
        capture: 'fetched',
        because: 'because.navigation-of-page-by-script',
      },
    ],
  },
);
