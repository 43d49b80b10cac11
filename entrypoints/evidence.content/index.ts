import { defineContentScript } from 'wxt/utils/define-content-script';
import type { Place } from '../../utils/facts/find-place.ts';
import { type PlaceView, viewPlace } from '../../utils/facts/picture-place.ts';

/**
 * Injected into a page of the survey window that is to be pictured (取证); what stands here under `zhengjianPlace` in
 * the extension's own world is then called for each place: files take no arguments.
 */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  // Tells the page nothing.
  noScriptStartedPostMessage: true,
  main() {
    const world = globalThis as { zhengjianPlace?: (place: Place, still: boolean) => Promise<PlaceView> };
    world.zhengjianPlace ??= (place, still) => viewPlace(document, place, still);
  },
});
