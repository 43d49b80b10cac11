// @vitest-environment jsdom
import rule from '../../../rules/disclosure/disclosure-entry-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const home = (nav: string) => `<!doctype html><html><head><title>云溪市人民政府</title></head><body>
  <div class="nav">${nav}<a href="/xwdt/">新闻动态</a><a href="/bsfw/">办事服务</a><a href="/hdjl/">互动交流</a></div>
  <div><h2>通知公告</h2><ul><li><a href="/tz/1.html">关于开展防汛演练的通知</a><span>2025-06-01</span></li></ul></div>
  <div class="footer">主办单位：云溪市人民政府办公室　网站标识码：4699000001</div></body></html>`;
const absent = [message('finding.disclosure-entry-missing')];

testRule(
  rule,
  {},
  {
    valid: [
      { name: '导航中有政府信息公开', pages: [{ html: home('<a href="/zfxxgk/">政府信息公开</a>') }] },
      { name: '名称被空格和换行拆开', pages: [{ html: home('<a href="/zfxxgk/">政 府\n 信&nbsp;息 公开</a>') }] },
      {
        name: '图片链接，名称只在替代文字里',
        pages: [{ html: home('<a href="/zfxxgk/"><img src="/i.png" alt="政府信息公开"></a>') }],
      },
      { name: '沿用政务公开栏目', pages: [{ html: home('<a href="/zwgk/">政务公开</a>') }] },
    ],
    invalid: [
      { name: '首页没有入口', pages: [{ html: home('') }], certainty: 'suspected', findings: absent },
      {
        name: '入口是空链接',
        pages: [{ html: home('<a href="#">政府信息公开</a>') }],
        certainty: 'suspected',
        findings: absent,
      },
      {
        name: '入口只在注释里',
        pages: [{ html: home('<!--<a href="/zfxxgk/">政府信息公开</a>-->') }],
        certainty: 'suspected',
        findings: absent,
      },
    ],
    cannotTell: [
      {
        name: '首页没有读取',
        pages: [{ html: home(''), path: 'xwdt/index_1.html' }],
        because: 'because.home-not-read',
      },
      {
        name: '静态抓取，导航由脚本写出',
        pages: [
          {
            html: '<html><body><script src="/js/nav.js"></script><div id="nav"></div></body></html>',
            capture: 'fetched',
          },
        ],
        because: 'because.navigation-by-script',
      },
    ],
  },
);
