// @vitest-environment jsdom
import rule from '../../../rules/accessibility/accessible-entrance-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { type TestPage, testRule } from '../../test-rule.ts';

const home = (links: string): TestPage => ({
  html: `<!doctype html><html><head><title>云溪市人民政府</title></head><body><div class="top">${links}</div><div class="nav"><a href="/zwgk/">政务公开</a>
  <a href="/hdjl/">互动交流</a><a href="/bsfw/">办事服务</a></div><div class="main"><ul><li><a href="/a1.html">云溪市召开全市防汛工作会议</a><span>2025-06-01</span></li></ul></div></body></html>`,
});

testRule(
  rule,
  {},
  {
    valid: [
      { name: '无障碍浏览', pages: [home('<a href="/wza/">无障碍浏览</a>')] },
      { name: '只有长者模式，两者常是同一工具', pages: [home('<a href="/zzms/">长者模式</a>')] },
    ],
    invalid: [
      {
        name: '没有入口',
        pages: [home('<a href="/en/">English</a>')],
        certainty: 'suspected',
        findings: [message('finding.accessible-entrance-missing')],
      },
    ],
    notApplicable: [
      {
        name: '法律施行以前的采集',
        pages: [{ ...home(''), capturedOn: '2022-05-01' }],
        because: 'because.before-its-document',
      },
    ],
    cannotTell: [
      {
        name: '首页没有读取',
        pages: [{ ...home(''), path: 'zwgk/' }],
        because: 'because.home-not-read',
      },
      {
        name: '入口可能由脚本写入',
        pages: [
          {
            capture: 'fetched',
            html: '<html><head><title>云溪市人民政府</title></head><body><div id="app"></div><script src="/js/app.js"></script></body></html>',
          },
        ],
        because: 'because.entrance-by-script',
      },
    ],
  },
);
