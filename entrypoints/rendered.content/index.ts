import { defineContentScript } from 'wxt/utils/define-content-script';
import { createRenderedReader, type RenderedReader } from './rendered-reader.ts';

/**
 * Injected into a page of the survey window that has come to rest: reads it. Further rows are pressed for by
 * `press.content`, through what stands here under `zhengjianRendered` in the extension's own world.
 */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  noScriptStartedPostMessage: true,
  async main() {
    const world = globalThis as { zhengjianRendered?: RenderedReader };
    try {
      world.zhengjianRendered ??= createRenderedReader(document, window);
      return { ok: true, ...(await world.zhengjianRendered.read()) };
    } catch (error) {
      return { ok: false, detail: String(error) };
    }
  },
});
