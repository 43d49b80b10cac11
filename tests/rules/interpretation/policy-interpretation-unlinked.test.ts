// @vitest-environment jsdom
import rule from '../../../rules/interpretation/policy-interpretation-unlinked.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const policy = (
  related: string,
  title = '关于印发云溪市养犬管理办法的通知',
  number = '云政发〔2025〕8号',
) => `<!doctype html><html lang="zh-CN"><head>
  <title>${title}_云溪市人民政府</title><meta name="SiteName" content="云溪市人民政府"></head><body><div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div>
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zcwj/">政策文件</a></div>
  <table class="info"><tr><td>索 引 号</td><td>YX0001-2025-00012</td><td>文　　号</td><td>${number}</td></tr>
  <tr><td>发布机构</td><td>云溪市人民政府</td><td>成文日期</td><td>2025-05-06</td></tr></table>
  <h1>${title}</h1><div class="content"><p>${number}</p><p>各乡镇人民政府，市直各单位：</p>
  <p>《云溪市养犬管理办法》已经市政府常务会议审议通过，现印发给你们，请认真贯彻执行。</p><p>云溪市人民政府</p><p>2025年5月6日</p>
  <p>（此件公开发布）</p></div>${related}<div class="footer">主办单位：云溪市人民政府办公室</div></body></html>`;
const path = 'zcwj/202505/t20250508_8.html';
const link = '<a href="/zcjd/202505/t20250509_9.html">《云溪市养犬管理办法》政策解读</a>';
const unlinked = [message('finding.policy-interpretation-unlinked', { title: '关于印发云溪市养犬管理办法的通知' })];

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '有相关解读链接',
        html: policy(`<div class="xgjd"><h3>相关解读</h3><ul><li>${link}</li></ul></div>`),
        path,
      },
    ],
    invalid: [
      { name: '没有解读链接', html: policy(''), path, certainty: 'suspected', findings: unlinked },
      {
        name: '相关解读是空的隐藏块',
        html: policy('<div class="xgjd" style="display:none"><span>相关解读</span><ul></ul></div>'),
        path,
        certainty: 'suspected',
        findings: unlinked,
      },
    ],
    cannotTell: [
      {
        name: '页面没有写明由谁制发',
        html: policy('').replace('<td>发布机构</td><td>云溪市人民政府</td>', '<td></td><td></td>'),
        path,
        because: 'because.author-unknown',
      },
    ],
    notApplicable: [
      {
        name: '转发的省厅文件',
        html: policy('', '临海省水利厅关于印发临海省河道采砂管理办法的通知', '临水规〔2025〕2号').replace(
          '<td>发布机构</td><td>云溪市人民政府</td>',
          '<td>发布机构</td><td>临海省水利厅</td>',
        ),
        path,
        because: 'because.not-own-document',
      },
      {
        name: '任免通知不需要解读',
        html: policy('', '关于张某某等同志职务任免的通知'),
        path,
        because: 'because.needs-no-interpretation',
      },
      {
        name: '转载的国务院文件',
        html: policy('', '国务院关于加强数字政府建设的指导意见', '国发〔2022〕14号'),
        path,
        because: 'because.not-own-document',
      },
      {
        name: '错误页',
        html: '<html><head><title>404</title></head><body><h1>404</h1><p>您访问的页面不存在</p></body></html>',
        path,
        because: 'because.not-a-policy',
      },
    ],
  },
);
