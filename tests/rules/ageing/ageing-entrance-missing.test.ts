// @vitest-environment jsdom
import rule from '../../../rules/ageing/ageing-entrance-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const home = (entrance: string) => `<!doctype html><html lang="zh-CN"><head><title>云溪市人民政府</title></head><body>
  <div class="top">${entrance}</div><div class="nav"><a href="/zwgk/">政务公开</a><a href="/xwdt/">新闻动态</a><a href="/bsfw/">办事服务</a>
  <a href="/hdjl/">互动交流</a></div><div><h2>通知公告</h2><ul><li><a href="/tz/1.html">关于开展防汛演练的通知</a><span>2025-06-01</span></li></ul></div>
  <div class="footer">主办单位：云溪市人民政府办公室　网站标识码：4699000001</div></body></html>`;
const absent = [message('finding.ageing-entrance-missing')];

testRule(
  rule,
  {},
  {
    valid: [
      { name: '长者模式', pages: [{ html: home('<a href="/old/">长者模式</a>') }] },
      { name: '关怀版，由脚本打开', pages: [{ html: home('<a href="javascript:openCare()">关怀版</a>') }] },
      { name: '图片入口', pages: [{ html: home('<a href="/slh/"><img src="/slh.png" alt="适老化浏览"></a>') }] },
    ],
    invalid: [
      { name: '没有入口', pages: [{ html: home('') }], certainty: 'suspected', findings: absent },
      {
        name: '新闻标题里提到适老化改造',
        pages: [{ html: home('').replace('关于开展防汛演练的通知', '我市完成三百户家庭适老化改造') }],
        certainty: 'suspected',
        findings: absent,
      },
    ],
    notApplicable: [
      {
        name: '采集早于规范发布',
        pages: [{ html: home(''), capturedOn: '2021-01-08' }],
        because: 'because.before-its-document',
      },
    ],
    cannotTell: [
      { name: '首页没有读取', pages: [{ html: home(''), path: 'xwdt/' }], because: 'because.home-not-read' },
      {
        name: '静态抓取，入口可能由脚本写入',
        pages: [{ html: home('<script src="/js/slh.js"></script>'), capture: 'fetched' }],
        because: 'because.entrance-by-script',
      },
    ],
  },
);
