// @vitest-environment jsdom
import rule from '../../../rules/labels/meta-tag-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const site = `<meta name="SiteName" content="云溪市人民政府"><meta name="SiteDomain" content="www.yunxi.example.gov.cn">
  <meta name="SiteIDCode" content="4699000001">`;
const article = `<meta name="ColumnName" content="通知公告"><meta name="ColumnType" content="通知公告">
  <meta name="ArticleTitle" content="关于开展防汛演练的通知"><meta name="PubDate" content="2025-06-01 09:30">
  <meta name="ContentSource" content="市应急管理局">`;
const page = (
  metas: string,
) => `<!doctype html><html><head><title>关于开展防汛演练的通知_云溪市人民政府</title>${metas}</head><body>
  <div class="header"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div>
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/tzgg/">通知公告</a></div>
  <h1>关于开展防汛演练的通知</h1><p>发布时间：2025-06-01 09:30　来源：市应急管理局</p>
  <div class="content"><p>各乡镇人民政府、市直各单位：为检验防汛应急预案，定于本月中旬在滨江路一带开展防汛演练，请各单位按职责分工做好准备。</p>
  <p>演练期间滨江路实行交通管制，过往车辆请绕行解放路。各单位要组织人员参加，演练结束后及时总结经验，完善本单位预案。</p></div>
  <div class="footer">主办单位：云溪市人民政府办公室　网站标识码：4699000001</div></body></html>`;
const path = 'tzgg/202506/t20250601_1.html';

testRule(
  rule,
  {},
  {
    valid: [
      { name: '内容页标签齐全', html: page(site + article), path },
      {
        name: '标签名大小写混用、属性次序颠倒',
        html: page(
          (site + article).replaceAll(
            /name="(\w+)" content="([^"]*)"/g,
            (_, name, content) => `content='${content}' name='${name.toUpperCase()}'`,
          ),
        ),
        path,
      },
    ],
    invalid: [
      {
        name: '没有发布时间和来源标签',
        html: page(
          site + article.replace(/<meta name="PubDate"[^>]*>/, '').replace(/<meta name="ContentSource"[^>]*>/, ''),
        ),
        path,
        certainty: 'suspected',
        findings: [
          message('finding.meta-tag-absent', { tag: 'PubDate' }),
          message('finding.meta-tag-absent', { tag: 'ContentSource' }),
        ],
      },
      {
        name: '标签在，内容为空',
        html: page(site + article.replace('content="通知公告"', 'content=" "')),
        path,
        certainty: 'suspected',
        findings: [message('finding.meta-tag-empty', { tag: 'ColumnName' })],
      },
      {
        name: '模板占位文字没有替换',
        html: page(site.replace('云溪市人民政府', '网站名称') + article),
        path,
        certainty: 'proven',
        findings: [message('finding.meta-tag-placeholder', { tag: 'SiteName', content: '网站名称' })],
      },
    ],
    notApplicable: [
      {
        name: '错误页',
        html: '<html><head><title>404</title></head><body><h1>404</h1><p>您访问的页面不存在</p></body></html>',
        path: 'zwgk/nothing.html',
        because: 'because.kind-owes-no-tags',
      },
    ],
  },
);
