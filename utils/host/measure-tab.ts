/** axe and the probes of the layout over the page of a tab. */
import { browser } from 'wxt/browser';
import type { AuditAnswer, AuditFacts } from '../facts/audit-facts.ts';

/** A page that axe is not done with by then is kept without its measurements. */
const MEASURE_TIMEOUT = 60_000;

/** Runs axe and the layout probes. Whatever goes wrong costs the measurements only: the capture stands without them. */
export async function measureTab(tabId: number, url: string): Promise<AuditFacts | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const answer = await Promise.race([
      browser.scripting
        .executeScript({ target: { tabId }, files: ['/content-scripts/audit.js'] })
        .then(([injection]) => injection?.result as AuditAnswer | null | undefined),
      new Promise<AuditAnswer>((resolve) => {
        timer = setTimeout(() => resolve({ ok: false, detail: 'timeout' }), MEASURE_TIMEOUT);
      }),
    ]);
    // The tab may have gone to another page since the capture.
    if (answer?.ok && answer.url === url) return answer.audit;
    console.warn('[政鉴] audit', answer?.ok ? 'another page' : (answer?.detail ?? 'no answer'));
  } catch (error) {
    console.warn('[政鉴] audit', error);
  } finally {
    clearTimeout(timer);
  }
  return undefined;
}
