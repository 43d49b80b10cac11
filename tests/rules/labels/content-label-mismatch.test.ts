// @vitest-environment jsdom
import rule from '../../../rules/labels/content-label-mismatch.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const page = (
  title: string,
  day: string,
  more = '',
) => `<!doctype html><html><head><title>关于开展防汛演练的通知_云溪市人民政府</title>
  <meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="${day}"></head><body>
  <div class="header"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div>
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/tzgg/">通知公告</a></div>
  <h1>关于开展防汛演练的通知</h1><p>发布时间：2025-06-01 09:30　来源：市应急管理局</p>
  <div class="content"><p>各乡镇人民政府、市直各单位：为检验防汛应急预案，定于本月中旬在滨江路一带开展防汛演练，请各单位按职责分工做好准备。</p>
  <p>演练期间滨江路实行交通管制，过往车辆请绕行解放路。各单位要组织人员参加，演练结束后及时总结经验，完善本单位预案。</p></div>${more}</body></html>`;
const path = 'tzgg/202506/t20250601_1.html';

testRule(
  rule,
  {},
  {
    valid: [
      { name: '都一致', html: page('关于开展防汛演练的通知', '2025-06-01 09:30:00'), path },
      {
        name: '标签里多了网站名和换行代码',
        html: page('关于开展防汛演练的&lt;br/&gt;通知_云溪市人民政府', '2025-06-01'),
        path,
      },
      {
        name: '来信页面显示的是来信日期，标签是公开日期',
        html: `<!doctype html><html><head><title>咨询公交线路_云溪市人民政府</title><meta name="ArticleTitle" content="咨询公交线路">
          <meta name="PubDate" content="2025-06-05 10:00"></head><body><div class="nav"><a href="/">首页</a><a href="/hdjl/">互动交流</a></div>
          <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/hdjl/">互动交流</a> &gt; <a href="/hdjl/xj/">信件公开</a></div>
          <h1>咨询公交线路</h1><p>来信时间：2025-06-01</p><p>来信内容：12路什么时候恢复？</p>
          <p>答复单位：市交通运输局</p><p>答复时间：2025-06-04</p><p>答复内容：您好，12路已于本月恢复运行。</p></body></html>`,
        path: 'hdjl/xj/1.html',
      },
      { name: '标题一致，没有日期标签', html: page('关于开展防汛演练的通知', ''), path },
    ],
    invalid: [
      {
        name: '标签是上一篇的标题',
        html: page('云溪市二〇二四年国民经济统计公报', '2025-06-01 09:30'),
        path,
        certainty: 'suspected',
        findings: [
          message('finding.article-title-mismatch', {
            label: '云溪市二〇二四年国民经济统计公报',
            shown: '关于开展防汛演练的通知',
          }),
        ],
      },
      {
        name: '页面日期比标签早：可能改过发布日期',
        html: page('关于开展防汛演练的通知', '2025-06-20 10:00'),
        path,
        certainty: 'suspected',
        findings: [message('finding.pub-date-mismatch', { label: '2025-06-20', shown: '2025-06-01' })],
      },
    ],
    notApplicable: [{ name: '标签为空', html: page('', ''), path, because: 'because.nothing-to-compare' }],
  },
);
