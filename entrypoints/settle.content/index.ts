import { defineContentScript } from 'wxt/utils/define-content-script';
import { walkPage } from './walk-page.ts';

/**
 * Injected into the page of a survey window: shows all of it to its scripts, and answers whether it came to rest in time,
 * and whether anybody sees it.
 */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  noScriptStartedPostMessage: true,
  async main() {
    const settled = await walkPage(document, window, { quiet: 500, atMost: 8_000 });
    return { settled, visible: document.visibilityState === 'visible' };
  },
});
