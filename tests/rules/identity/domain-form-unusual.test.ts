// @vitest-environment jsdom
import rule from '../../../rules/identity/domain-form-unusual.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const home = `<!doctype html><html><head><title>云溪市</title></head><body>
  <div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/xwdt/">新闻动态</a></li></ul></div>
  <div class="footer">主办单位：云溪市 网站标识码：4699000001</div></body></html>`;
const at = (host: string) => ({
  pages: [{ html: home, path: `http://${host}/` }],
  body: { scopes: [{ type: 'host' as const, host }] },
});
const department = (host: string) => ({ ...at(host), body: { ...at(host).body, kind: 'department' as const } });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '门户网站 www.地区.gov.cn', ...at('www.yunxi.gov.cn') },
      { name: '区政府用市级域名下的 www 子域名', ...at('www.nanqu.yunxi.gov.cn') },
      { name: '部门网站是上级域名下的子域名', ...department('jyj.yunxi.gov.cn') },
    ],
    invalid: [
      {
        name: '门户没有用 www',
        ...at('zw.yunxi.gov.cn'),
        certainty: 'suspected',
        findings: [message('finding.domain-form-portal', { host: 'zw.yunxi.gov.cn' })],
      },
      {
        name: '部门自己注册了域名',
        ...department('www.yxjy.gov.cn'),
        certainty: 'suspected',
        findings: [message('finding.domain-form-department', { host: 'www.yxjy.gov.cn' })],
      },
    ],
    notApplicable: [
      {
        name: '部门设在门户里',
        pages: [{ html: home, path: 'http://www.yunxi.gov.cn/jyj/' }],
        body: {
          kind: 'department',
          scopes: [{ type: 'path', host: 'www.yunxi.gov.cn', path: '/jyj/' }],
        },
        because: 'because.no-host-of-its-own',
      },
      { name: '其他后缀由“网站使用政府域名”检查', ...at('www.yunxi.com'), because: 'because.no-host-of-its-own' },
    ],
    cannotTell: [{ name: '首页没有读取', pages: [{ html: home, path: 'zwgk/' }], because: 'because.home-not-read' }],
  },
);
