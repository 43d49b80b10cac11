// @vitest-environment jsdom
import rule from '../../../rules/hygiene/navigation-target-foreign.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const page = (
  href: string,
  text: string,
  below = '',
) => `<!doctype html><html><head><title>云溪市人民政府</title></head><body>
  <nav class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/xwdt/">新闻动态</a></li>
  <li><a href="${href}">${text}</a></li></ul></nav>
  <div class="list"><h2>通知公告</h2><ul><li><a href="/tz/1.html">关于开展防汛演练的通知</a><span>2025-06-01</span></li></ul></div>${below}
  <div class="footer">主办单位：云溪市人民政府办公室　网站标识码：4699000001　琼ICP备09001234号</div></body></html>`;

testRule(
  rule,
  {},
  {
    valid: [
      { name: '导航通向政务服务网', html: page('https://www.linhaizwfw.gov.cn/', '办事服务') },
      { name: '导航里的政务微博', html: page('https://weibo.com/yunxifabu', '政务微博') },
      { name: '导航通向学校和科研机构', html: page('https://www.cas.cn/', '中国科学院') },
      { name: '经IPv6转换的政府网站', html: page('http://www-mof-gov-cn.v6.example.com/', '财政部') },
      {
        name: '友情链接里的企业网站不是导航',
        html: page(
          '/hdjl/',
          '互动交流',
          '<div class="links"><a href="http://www.yunxishuiwu.com/">云溪水务公司</a></div>',
        ),
      },
    ],
    invalid: [
      {
        name: '办事大厅用 .com 域名',
        html: page('http://www.yunxidating.com/bs', '办事大厅'),
        certainty: 'suspected',
        findings: [message('finding.navigation-target-foreign', { text: '办事大厅', host: 'www.yunxidating.com' })],
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
