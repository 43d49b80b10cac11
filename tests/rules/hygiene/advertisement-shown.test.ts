// @vitest-environment jsdom
import rule from '../../../rules/hygiene/advertisement-shown.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage } from '../document-page.ts';

const path = ARTICLE_PATH;
const text = (html: string) => articlePage({ text: `<p>云溪市召开防汛工作会议，部署主汛期任务。</p>${html}` });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '公益广告栏目', html: text('<p><a href="/gygg/">公益广告</a></p>'), path },
      { name: '讲广告监管的文章', html: text('<p><a href="http://www.samr.gov.cn/1.html">广告</a></p>'), path },
      {
        name: '推广应用新技术的通知',
        html: text('<p><a href="http://www.nongji-test.com/1.html">农机推广应用技术目录</a></p>'),
        path,
      },
    ],
    invalid: [
      {
        name: '页面挂了广告联盟的代码',
        html: articlePage({ head: '<script src="https://cpro.baidustatic.com/cpro/ui/c.js"></script>' }),
        path,
        certainty: 'suspected',
        findings: [message('finding.ad-network', { host: 'cpro.baidustatic.com' })],
      },
      {
        name: '写明广告、通向商业网站',
        html: text('<p><a href="http://www.baijiu-test.com/buy">广告</a></p>'),
        path,
        certainty: 'suspected',
        findings: [message('finding.ad-link', { text: '广告', host: 'www.baijiu-test.com' })],
      },
    ],
    notApplicable: [
      {
        name: '不是政府网站',
        html: '<html><head><title>云溪美食网</title></head><body><p>本地餐馆推荐。</p></body></html>',
        path: 'http://www.yunximeishi.com/',
        because: 'because.not-a-government-site',
      },
    ],
  },
);
