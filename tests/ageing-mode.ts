/** What a capture saw of the mode for older people, as tests of rules need it: all is well unless said otherwise. */

import type { AgeingModeFacts } from '../utils/facts/rendered-facts.ts';
import type { TestPage } from './test-rule.ts';

export const DESKTOP = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };

const home = (entrance: string) => `<!doctype html><html lang="zh-CN"><head><title>云溪市人民政府</title></head><body>
  <div class="top">${entrance}</div><div class="nav"><a href="/zwgk/">政务公开</a><a href="/xwdt/">新闻动态</a>
  <a href="/bsfw/">办事服务</a><a href="/hdjl/">互动交流</a></div></body></html>`;

/** The home page after its entrance was used. */
export function entered(more: Partial<AgeingModeFacts> = {}): TestPage {
  const ageingMode: AgeingModeFacts = {
    scriptLoaded: true,
    entered: true,
    how: 'toolbar',
    viewport: DESKTOP,
    before: { medianPx: 14, below18: 1, lineHeight: 1.5 },
    after: { medianPx: 20, below18: 0.1, lineHeight: 1.8 },
    largestPx: 24,
    allSizes: true,
    zoom: true,
    largeTextScreen: true,
    readAloud: true,
    largeCursor: true,
    contrast: 7,
    smallestTargetPx: 48,
    floats: [],
    holdsOnNextPage: true,
    canBeLeft: true,
    ...more,
  };
  return { html: home('<a href="/old/">长者模式</a>'), rendered: { renderedVersion: 1, ageingMode } };
}

/** Pages on which the mode was not tried. */
export const untriedHome: TestPage = { html: home('<a href="/old/">长者模式</a>') };
export const noEntrance: TestPage = { html: home('') };

/** What every rule about the mode answers where it was not seen. */
export const UNSEEN = {
  notApplicable: [{ name: '首页没有入口，另行检查', ...noEntrance, because: 'because.no-ageing-entrance' as const }],
  cannotTell: [
    { name: '没有使用过入口', ...untriedHome, because: 'because.mode-not-tried' as const },
    {
      name: '脚本没有加载',
      ...entered({ scriptLoaded: false, entered: false }),
      because: 'because.mode-script-missing' as const,
    },
    { name: '看不出是否进入', ...entered({ entered: 'unknown' }), because: 'because.mode-not-entered' as const },
  ],
};
