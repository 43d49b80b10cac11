// @vitest-environment jsdom
import rule from '../../../rules/labels/site-domain-mismatch.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const page = (domain: string) => `<!doctype html><html><head><title>云溪市人民政府</title>
  <meta name="SiteDomain" content="${domain}"></head><body>
  <div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/xwdt/">新闻动态</a></li></ul></div>
  <div class="footer">主办单位：云溪市人民政府办公室　网站标识码：4699000001</div></body></html>`;

testRule(
  rule,
  {},
  {
    valid: [
      { name: '与域名一致', html: page('www.yunxi.gov.cn'), path: 'http://www.yunxi.gov.cn/' },
      { name: '部门子站写了门户的域名', html: page('http://www.yunxi.gov.cn/'), path: 'http://jyj.yunxi.gov.cn/' },
      {
        name: '几个域名，其中一个是本站',
        html: page('www.yxold.cn,www.yunxi.gov.cn'),
        path: 'http://www.yunxi.gov.cn/',
      },
    ],
    invalid: [
      {
        name: '套用别的网站的模板',
        html: page('www.yunling.gov.cn'),
        path: 'http://www.yunxi.gov.cn/',
        certainty: 'suspected',
        findings: [message('finding.site-domain-mismatch', { said: 'www.yunling.gov.cn', host: 'www.yunxi.gov.cn' })],
      },
    ],
    notApplicable: [
      { name: '标签为空', html: page(''), because: 'because.no-filled-tag' },
      { name: '标签是占位文字', html: page('网站域名'), because: 'because.no-filled-tag' },
    ],
    cannotTell: [
      {
        name: '用数字地址打开',
        html: page('www.yunxi.gov.cn'),
        path: 'http://10.1.2.3/',
        because: 'because.host-is-a-number',
      },
    ],
  },
);
