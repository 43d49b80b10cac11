// @vitest-environment jsdom
import rule from '../../../rules/identity/footer-identifier-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const page = (footer: string, more = '') => `<!doctype html><html lang="zh-CN"><head><title>云溪市人民政府</title>
  <meta name="SiteName" content="云溪市人民政府"></head><body>
  <div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/xwdt/">新闻动态</a></li>
  <li><a href="/hdjl/">互动交流</a></li></ul></div>
  <div class="list"><h2>通知公告</h2><ul><li><a href="/tz/1.html">关于开展防汛演练的通知</a><span>2025-06-01</span></li>
  <li><a href="/tz/2.html">关于征集民生实事项目的公告</a><span>2025-05-20</span></li></ul></div>${more}
  <div class="footer">${footer}</div></body></html>`;

const complete = `<a href="/wzdt/">网站地图</a> <a href="/lxwm/">联系我们</a>
  <p>主办单位：云溪市人民政府办公室　网站标识码：4699000001　琼ICP备12345678号</p>
  <p><a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=46990002000001">琼公网安备 46990002000001号</a></p>
  <a href="http://bszs.conac.cn/sitename?method=show&id=1F"><img src="http://dcs.conac.cn/image/red.png" alt="党政机关"></a>
  <script id="_jiucuo_" sitecode="4699000001" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>
  <span id="_span_jiucuo"><a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=4699000001"><img alt="政府网站找错"></a></span>`;

const missing = (...names: ('icp' | 'psb' | 'siteCode' | 'sponsor' | 'conac' | 'reportError' | 'contact')[]) =>
  names.map((name) => message('finding.footer-identifier-missing', { identifier: message(`identifier.${name}`) }));

testRule(
  rule,
  {},
  {
    valid: [
      { name: '七项标识齐全', html: page(complete) },
      {
        name: '标签与内容之间有全角空格和冒号的各种写法',
        html: page(
          complete
            .replace('网站标识码：4699000001', '网站标识码　:　4699000001')
            .replace('主办单位：', '主 办 单 位: '),
        ),
      },
    ],
    invalid: [
      {
        name: '没有公安备案',
        html: page(complete.replace(/<p><a href="http:\/\/www.beian[\s\S]*?<\/p>/, '')),
        certainty: 'suspected',
        findings: missing('psb'),
      },
      {
        // A badge in a comment is not shown to anybody.
        name: '标识码没有写，党政机关标识只留在注释里',
        html: page(
          complete.replace('网站标识码：4699000001', '').replace(/(<a href="http:\/\/bszs[\s\S]*?<\/a>)/, '<!--$1-->'),
        ),
        certainty: 'suspected',
        findings: missing('siteCode', 'conac'),
      },
    ],
    notApplicable: [
      {
        name: '错误页',
        html: '<html><head><title>404</title></head><body><h1>404</h1><p>您访问的页面不存在</p></body></html>',
        path: 'zwgk/nothing.html',
        because: 'because.error-page',
      },
    ],
    cannotTell: [
      {
        name: '静态抓取时页脚由脚本写入',
        html: page('<script src="/js/footer.js"></script>'),
        capture: 'fetched',
        because: 'because.identifiers-unknown',
      },
      {
        name: '没有页脚的内嵌页面',
        html: '<html><head><title>领导简介</title></head><body><p>负责市政府全面工作。</p></body></html>',
        path: 'ldzc/frame.html',
        because: 'because.no-footer',
      },
    ],
  },
);
