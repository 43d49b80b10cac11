// @vitest-environment jsdom
import rule from '../../../rules/hygiene/bare-ip-link.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage } from '../document-page.ts';

const path = ARTICLE_PATH;
const link = (href: string, text: string) =>
  articlePage({ text: `<p>详情请登录 <a href="${href}">${text}</a> 查询办理进度和结果。</p>` });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '都用域名', html: link('http://jyj.yunxi.gov.cn/cx', '学籍查询'), path },
      {
        name: '早期统一找错平台的数字地址',
        html: link('http://121.43.68.40/exposure/jiucuo.html?site_code=4699000001', '找错'),
        path,
      },
      { name: '整个网站就用数字地址打开', html: link('/cx', '学籍查询'), path: 'http://10.1.2.3/xwdt/1.html' },
      { name: '像数字地址的日期和版本号', html: link('http://www.yunxi.gov.cn/1.2.3.4/cx', '第1.2.3.4版'), path },
    ],
    invalid: [
      {
        name: '查询系统用数字地址',
        html: link('http://60.12.34.56:8080/cx', '学籍查询'),
        path,
        certainty: 'proven',
        findings: [message('finding.bare-ip-link', { text: '学籍查询', host: '60.12.34.56' })],
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
