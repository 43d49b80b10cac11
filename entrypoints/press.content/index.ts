import { defineContentScript } from 'wxt/utils/define-content-script';
import type { RenderedReader } from '../rendered.content/rendered-reader.ts';

/** Injected after `rendered.content` where rows are left: presses for them and reads again. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  noScriptStartedPostMessage: true,
  async main() {
    const { zhengjianRendered } = globalThis as { zhengjianRendered?: RenderedReader };
    if (!zhengjianRendered) return { ok: false, detail: 'not read yet' };
    try {
      return { ok: true, ...(await zhengjianRendered.press()) };
    } catch (error) {
      return { ok: false, detail: String(error) };
    }
  },
});
