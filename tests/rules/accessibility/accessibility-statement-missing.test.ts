// @vitest-environment jsdom
import rule from '../../../rules/accessibility/accessibility-statement-missing.ts';
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
      { name: '菜单有无障碍声明', pages: [home('<a href="/wzasm.html">无障碍声明</a>')] },
      { name: '名称不同', pages: [home('<a href="/wza.html">网站无障碍服务说明</a>')] },
      {
        name: '声明页已读到',
        pages: [
          home(''),
          {
            path: 'wza.html',
            html: '<title>无障碍声明_云溪市人民政府</title><div class="content"><h1>无障碍声明</h1><p>发布时间：2024-05-01</p><p>本网站按照国家标准建设，读者遇到困难可以电话反映。</p></div>',
          },
        ],
      },
    ],
    invalid: [
      {
        name: '只有无障碍浏览的入口，没有声明',
        pages: [home('<a href="/wza/">无障碍浏览</a>')],
        certainty: 'suspected',
        findings: [message('finding.accessibility-statement-missing')],
      },
    ],
    notApplicable: [
      {
        name: '法律施行以前的采集',
        pages: [{ ...home(''), capturedOn: '2021-05-01' }],
        because: 'because.before-its-document',
      },
    ],
    cannotTell: [
      { name: '首页没有读取', pages: [{ ...home(''), path: 'zwgk/' }], because: 'because.home-not-read' },
      {
        name: '导航由脚本生成',
        pages: [
          {
            capture: 'fetched',
            html: '<html><head><title>云溪市人民政府</title></head><body><div id="app"></div><script src="/js/app.js"></script></body></html>',
          },
        ],
        because: 'because.navigation-by-script',
      },
    ],
  },
);
