import { defineContentScript } from 'wxt/utils/define-content-script';
import { captureLive } from '../../utils/capture-live.ts';

/** Injected on demand by `page.audit`; its answer is the result of the injection. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  async main() {
    // A script that throws is answered with null and no reason, so the reason is part of the answer.
    try {
      return { ok: true, facts: await captureLive() };
    } catch (error) {
      return { ok: false, detail: String(error) };
    }
  },
});
