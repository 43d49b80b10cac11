// @vitest-environment jsdom
import rule from '../../../rules/identity/domain-not-government.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const home = (name = '云溪市人民政府') => `<!doctype html><html><head><title>${name}</title></head><body>
  <div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/xwdt/">新闻动态</a></li>
  <li><a href="/hdjl/">互动交流</a></li><li><a href="/bsfw/">办事服务</a></li></ul></div>
  <div class="list"><h2>通知公告</h2><ul><li><a href="/tz/1.html">关于开展防汛演练的通知</a><span>2025-06-01</span></li>
  <li><a href="/tz/2.html">关于征集民生实事项目的公告</a><span>2025-05-20</span></li></ul></div>
  <div class="footer">主办单位：${name} 网站标识码：4699000001 琼ICP备09001234号</div></body></html>`;
const host = (name: string) => ({ type: 'host' as const, host: name });
const odd = (name: string) => message('finding.domain-not-government', { host: name });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '门户网站用 .gov.cn 域名', pages: [{ html: home() }] },
      {
        name: '中文域名 .政务',
        pages: [{ html: home(), path: 'http://xn--55qx5d.xn--zfr164b/' }],
        body: { scopes: [host('xn--55qx5d.xn--zfr164b')] },
      },
    ],
    invalid: [
      {
        name: '局网站用 .cn 域名',
        pages: [{ html: home('云溪市林业局'), path: 'https://www.yunxilinye.cn/' }],
        body: { scopes: [host('www.yunxilinye.cn')], kind: 'department' },
        certainty: 'proven',
        findings: [odd('www.yunxilinye.cn')],
      },
      {
        // The user said that it belongs to the body; whether it is a site of its own, nobody has seen.
        name: '主站合规，另有一个其他后缀的域名',
        pages: [{ html: home() }],
        body: { scopes: [host('www.yunxi.example.gov.cn'), host('www.yunxi.com')] },
        certainty: 'suspected',
        findings: [odd('www.yunxi.com')],
      },
      {
        name: '首页是数字地址，可能是内网或测试地址',
        pages: [{ html: home(), path: 'http://10.1.2.3/' }],
        body: { scopes: [host('10.1.2.3')] },
        certainty: 'suspected',
        findings: [odd('10.1.2.3')],
      },
    ],
    cannotTell: [{ name: '首页没有读取', pages: [{ html: home(), path: 'zwgk/' }], because: 'because.home-not-read' }],
  },
);
