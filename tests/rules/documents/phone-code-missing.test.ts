// @vitest-environment jsdom
import rule from '../../../rules/documents/phone-code-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, COLUMN } from '../document-page.ts';

const path = ARTICLE_PATH;
const page = (tools: string, head = '') =>
  articlePage({ head }).replace('<div class="content">', `<div class="tools">${tools}</div><div class="content">`);
const footed = (footer: string) => articlePage().replace('<div class="footer">', `<div class="footer">${footer}`);

testRule(
  rule,
  {},
  {
    valid: [
      { name: '图片在文字上方', html: page('<img src="/qr/1.png"><p>扫一扫在手机打开当前页</p>'), path },
      {
        name: '脚本画成画布',
        html: page('<div id="qrcode"><canvas></canvas></div><p>扫一扫在手机打开当前页</p>'),
        path,
      },
      {
        name: '脚本画成表格，平时收起',
        html: page('<div class="qrcode" style="display:none"><table></table></div>'),
        path,
      },
      { name: '图片名为二维码', html: page('<img src="/1.png" alt="本页二维码">'), path },
      {
        name: '分享到微信时出示二维码',
        html: page('<a href="javascript:;" title="分享到微信" class="wx">&nbsp;</a>'),
        path,
      },
    ],
    invalid: [
      {
        name: '只有公众号的二维码',
        html: footed('<img src="/gzh.png" alt="政务微信二维码">'),
        path,
        certainty: 'suspected',
        findings: [message('finding.phone-code-missing')],
      },
      {
        name: '写着扫一扫，没有码',
        html: page('<p>扫一扫在手机打开当前页</p>'),
        path,
        certainty: 'suspected',
        findings: [message('finding.phone-code-empty')],
      },
    ],
    notApplicable: [{ name: '栏目页', ...COLUMN, because: 'because.not-a-single-content' }],
    cannotTell: [
      {
        name: '码由脚本生成，本次没有运行',
        html: page('<div id="qrcode"></div><p>扫一扫在手机打开当前页</p>', '<script src="/js/qrcode.js"></script>'),
        path,
        capture: 'fetched',
        because: 'because.content-by-script',
      },
    ],
  },
);
