// @vitest-environment jsdom
import rule from '../../../rules/hygiene/page-gone.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { HOME, testRule } from '../../test-rule.ts';
import { COLUMN } from '../document-page.ts';

const home = {
  html: `<!doctype html><html><head><title>云溪市人民政府</title></head><body>
  <div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/xwdt/">新闻动态</a></li>
  <li><a href="/tjxx/">统计信息</a></li></ul></div>
  <div class="list"><h2>通知公告</h2><ul><li><a href="/tz/1.html">关于开展防汛演练的通知</a><span>2025-06-01</span></li></ul></div>
  <div class="footer">主办单位：云溪市人民政府办公室　网站标识码：4699000001</div></body></html>`,
};
const pages = [home, COLUMN];
const target = `${HOME}tjxx/`;
const at = (code: 'because.gone' | 'because.status', url = target) => ({ url, because: code });

testRule(
  rule,
  { params: { minPages: 2 } },
  {
    valid: [
      { name: '普查的页面都打得开', pages },
      { name: '受阻、超时的网址不算死链', pages, unread: [at('because.status')] },
    ],
    invalid: [
      {
        name: '导航里的统计信息两次都是404',
        pages,
        unread: [at('because.gone')],
        certainty: 'proven',
        findings: [message('finding.page-gone-linked', { text: '统计信息', target })],
      },
      {
        name: '文章里的死链',
        pages,
        unread: [at('because.gone', `${HOME}tz/9.html`)],
        certainty: 'proven',
        findings: [message('finding.page-gone', { target: `${HOME}tz/9.html` })],
      },
    ],
    cannotTell: [{ name: '只读了首页', pages: [home], because: 'because.site-not-surveyed' }],
  },
);
