import { defineContentScript } from 'wxt/utils/define-content-script';
import { hearFailures } from '../../utils/facts/heard.ts';

/** Registered while a mode is tried, before anything of the page runs: what does not load says so once, and early. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main() {
    hearFailures(window);
  },
});
