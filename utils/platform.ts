/** Browser differences, and APIs that are younger than the oldest target: nowhere else. */
import { browser } from 'wxt/browser';

/** Chrome's background has no DOM; an offscreen document is its engine host. Firefox's event page has one. */
export const HOST_IS_OFFSCREEN = !import.meta.env.FIREFOX;

let creating: Promise<void> | undefined;

/** Makes sure that the offscreen document stands. Safe to call at once from several places, and after a kill. */
export function ensureOffscreen(): Promise<void> {
  creating ??= createOffscreen().finally(() => {
    creating = undefined;
  });
  return creating;
}

async function createOffscreen(): Promise<void> {
  try {
    await browser.offscreen.createDocument({
      url: 'offscreen.html',
      reasons: ['DOM_PARSER'],
      justification: 'Parses fetched pages and judges stored facts.',
    });
  } catch (error) {
    // There is no way before Chrome 116 to ask whether it stands already.
    if (!/single offscreen/i.test(String(error))) throw error;
  }
}

/** HTTP status of the document, where the browser tells it. */
export function navigationStatus(performance: Performance): number | undefined {
  const [navigation] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming | undefined)[];
  return navigation?.responseStatus || undefined;
}

/** Name and version of the browser for the record of a run. */
export function browserName(userAgent: string): string {
  return /(?:Firefox|Edg|Chrome)\/[\d.]+/.exec(userAgent)?.[0] ?? userAgent.slice(0, 100);
}

/** Whether the browser lets us read the address; undefined in contexts that may not ask, as an offscreen document. */
export async function mayAsk(url: string): Promise<boolean | undefined> {
  try {
    const { protocol, hostname } = new URL(url);
    return await browser.permissions?.contains({ origins: [`${protocol}//${hostname}/*`] });
  } catch {
    return undefined;
  }
}

export function isPrivateWindow(): boolean {
  return browser.extension?.inIncognitoContext ?? false;
}

/** Milliseconds between two signs of life. Firefox stops an idle event page after 30 s. */
const SIGN_OF_LIFE = 1_000;

/**
 * Keeps this context alive while the work goes on. Firefox stops its event page even while a reply is pending; a call
 * of an extension API counts as life. Chrome's offscreen document needs none.
 */
export async function stayAliveDuring<T>(work: Promise<T>): Promise<T> {
  if (HOST_IS_OFFSCREEN) return work;
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), SIGN_OF_LIFE);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
