/** What a capture saw in a narrow window, as tests of rules need it: all is well unless said otherwise. */
import type { PhoneFacts, RenderedEnvironment } from '../utils/facts/rendered-facts.ts';
import type { TestPage } from './test-rule.ts';

const HTML = `<!doctype html><html lang="zh-CN"><head><title>云溪市人民政府</title></head><body>
  <div class="nav"><a href="/zwgk/">政务公开</a><a href="/xwdt/">新闻动态</a>
  <a href="/bsfw/">办事服务</a><a href="/hdjl/">互动交流</a></div></body></html>`;
const DESKTOP = { viewport: { width: 1366, height: 768 }, visible: true, settled: true };

export function onPhone(more: Partial<PhoneFacts> = {}, environment: Partial<RenderedEnvironment> = {}): TestPage {
  const phone: PhoneFacts = {
    viewport: { width: 390, height: 844 },
    loaded: true,
    layout: 'device',
    stylesMissing: false,
    width: { content: 390, window: 390 },
    sideways: false,
    sticksOut: [],
    text: { characters: 800, medianPx: 16, below12: 0, below14: 0.1 },
    cut: 0,
    cutOnDesktop: 0,
    navigation: { onDesktop: 6, seen: 6 },
    menuButton: false,
    search: { onDesktop: true, seen: true },
    ...more,
  };
  return { html: HTML, rendered: { renderedVersion: 3, environment: { ...DESKTOP, ...environment }, phone } };
}

/** What every rule about phones answers where nothing can be judged. */
export const NOT_ON_PHONE = {
  notApplicable: [
    {
      name: '没有文字的框架页',
      ...onPhone({ text: undefined }),
      because: 'because.nothing-of-the-kind' as const,
    },
  ],
  cannotTell: [
    { name: '没有在窄窗口里看过', html: HTML, because: 'because.not-on-phone' as const },
    {
      name: '窗口变不了那么窄',
      ...onPhone({ viewport: { width: 600, height: 844 } }),
      because: 'because.window-not-narrow' as const,
    },
    { name: '样式表没有加载', ...onPhone({ stylesMissing: true }), because: 'because.page-incomplete' as const },
    { name: '脚本没有加载', ...onPhone({}, { requestsFailed: 2 }), because: 'because.page-incomplete' as const },
    { name: '页面没有静止', ...onPhone({}, { settled: false }), because: 'because.page-incomplete' as const },
  ],
};
