// @vitest-environment jsdom
import rule from '../../../rules/identity/site-code-conflict.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const page = (meta: string, footer: string) => `<!doctype html><html><head><title>云溪市林业局</title>
  <meta name="SiteIDCode" content="${meta}"></head><body>
  <div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/xwdt/">林业动态</a></li></ul></div>
  <div class="footer">主办单位：云溪市林业局 ${footer}</div></body></html>`;
const jiucuo = (code: string) =>
  `<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=${code}"><img src="/jc.png" alt="政府网站找错"></a>`;

testRule(
  rule,
  {},
  {
    valid: [
      { name: '三处一致', html: page('4699000014', `网站标识码：4699000014 ${jiucuo('4699000014')}`) },
      { name: '部委标识码大小写不同', html: page('BM14000001', '网站标识码：bm14000001') },
      { name: '标签是占位文字，另有检查', html: page('网站标识码', `网站标识码：4699000014 ${jiucuo('4699000014')}`) },
    ],
    invalid: [
      {
        name: '沿用门户的页脚和标签，找错入口是本局的',
        html: page('4699000001', `网站标识码：4699000001 ${jiucuo('4699000014')}`),
        certainty: 'suspected',
        findings: [
          message('finding.site-code-conflict', {
            codes: [
              message('site-code-place.text', { code: '4699000001' }),
              message('site-code-place.meta', { code: '4699000001' }),
              message('site-code-place.report-error', { code: '4699000014' }),
            ],
          }),
        ],
      },
    ],
    notApplicable: [
      { name: '只有页脚写了标识码', html: page('', '网站标识码：4699000014'), because: 'because.nothing-to-compare' },
    ],
    cannotTell: [
      {
        name: '页脚由脚本写入，只读到标签',
        html: page('4699000014', '<script src="/js/footer.js"></script>'),
        capture: 'fetched',
        because: 'because.identifiers-unknown',
      },
    ],
  },
);
