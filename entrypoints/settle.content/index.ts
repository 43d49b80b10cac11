import { defineContentScript } from 'wxt/utils/define-content-script';
import { whenQuiet } from '../../utils/facts/when-quiet.ts';

/** Injected into the page of a survey window: answers whether it came to rest in time, and whether anybody sees it. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  noScriptStartedPostMessage: true,
  async main() {
    const settled = await whenQuiet(document, { quiet: 500, atMost: 8_000 });
    return { settled, visible: document.visibilityState === 'visible' };
  },
});
