/** What trying the tool for accessible browsing showed, as tests of rules need it: all is well unless said otherwise. */
import type { AccessibleToolFacts } from '../utils/facts/rendered-facts.ts';
import type { TestPage } from './test-rule.ts';

const home = (entrance: string) => `<!doctype html><html lang="zh-CN"><head><title>云溪市人民政府</title></head><body>
  <div class="top">${entrance}</div><div class="nav"><a href="/zwgk/">政务公开</a><a href="/xwdt/">新闻动态</a>
  <a href="/bsfw/">办事服务</a><a href="/hdjl/">互动交流</a></div></body></html>`;
const html = home('<a href="javascript:openTool()">无障碍浏览</a>');

export function tool(more: Partial<AccessibleToolFacts> = {}): TestPage {
  const accessibleTool: AccessibleToolFacts = {
    scriptLoaded: true,
    opened: true,
    entrance: { selector: '#wza', text: '无障碍浏览' },
    how: 'toolbar',
    viewport: { width: 1366, height: 768 },
    readAloud: true,
    largeCursor: true,
    zoom: true,
    contrast: true,
    largeTextScreen: false,
    closable: true,
    ...more,
  };
  return { html, rendered: { renderedVersion: 3, accessibleTool } };
}

/** What every rule about the tool answers where it was not seen. */
export const NO_TOOL = {
  notApplicable: [
    { name: '首页没有入口', html: home(''), because: 'because.no-accessible-entrance' as const },
    {
      name: '不是首页',
      html: '<title>关于做好防汛工作的通知</title><a href="/">首页</a><a href="/wza/">无障碍浏览</a><p>请认真贯彻执行。</p>',
      path: 'zwgk/202506/t20250610_1.html',
      because: 'because.not-the-home-page' as const,
    },
  ],
  cannotTell: [
    { name: '没有使用过入口', html, because: 'because.tool-not-tried' as const },
    {
      name: '脚本没有加载',
      ...tool({ scriptLoaded: false, opened: 'unknown' }),
      because: 'because.tool-script-missing' as const,
    },
    { name: '看不出是否打开', ...tool({ opened: 'unknown' }), because: 'because.tool-not-opened' as const },
  ],
};
