// @vitest-environment jsdom
import rule from '../../../rules/hygiene/hidden-link.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage } from '../document-page.ts';

const path = ARTICLE_PATH;
const hidden = (links: readonly (readonly [text: string, href: string])[], style = 'position:absolute;left:-9999px') =>
  articlePage().replace(
    '</body>',
    `<div style="${style}">${links.map(([text, href]) => `<a href="${href}">${text}</a>`).join(' ')}</div></body>`,
  );
const found = (count: number, how: 'off-screen' | 'display', examples: string) =>
  message('finding.hidden-links', { count, how: message(`hidden-by.${how}`), examples });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '没有隐藏的链接', html: articlePage(), path },
      {
        name: '收起的下拉菜单里是本站和政府网站',
        html: hidden(
          [
            ['机构职能', '/zwgk/jgzn/'],
            ['省政府', 'http://www.linhai.gov.cn/'],
            ['国务院', 'http://www.gov.cn/'],
          ],
          'display:none',
        ),
        path,
      },
      {
        name: '隐藏的分享按钮',
        html: hidden(
          [
            ['微博', 'https://service.weibo.com/share/share.php'],
            ['QQ空间', 'https://sns.qzone.qq.com/share'],
          ],
          'display:none',
        ),
        path,
      },
    ],
    invalid: [
      {
        name: '移出屏幕的赌博网站链接',
        html: hidden([
          ['澳门新葡京娱乐城', 'http://www.xpj-test.com/'],
          ['真人百家乐', 'http://www.bjl-test.com/'],
        ]),
        path,
        certainty: 'proven',
        findings: [found(2, 'off-screen', '澳门新葡京娱乐城、真人百家乐')],
      },
      {
        name: '移出屏幕的一组互不相干的商业网站',
        html: hidden([
          ['铝合金门窗', 'http://www.menchuang-test.com/'],
          ['办公家具', 'http://www.jiaju-test.com/'],
        ]),
        path,
        certainty: 'suspected',
        findings: [found(2, 'off-screen', '铝合金门窗、办公家具')],
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
