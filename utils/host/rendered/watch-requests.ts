/** What a tab asks the network for: a page that waits for an answer has not come to rest, however quiet it looks. */
import { browser } from 'wxt/browser';
import { platformOf } from '../../survey/platform-of.ts';
import { retryAfterOf } from '../../survey/politeness.ts';

export interface RequestWatch {
  /** Requests that are not answered yet. */
  pending(): number;
  /** When the last of them began or ended, as `Date.now()`. */
  lastChange(): number;
  /** What became of the page itself: its status, or why it did not come. */
  page(): { status: number } | { error: string } | undefined;
  /** Scripts, data and frames of the page that did not come: what they would have written is not known. */
  failed(): number;
  /** The platform of the page answered this tab with 429, or asked to be left alone: milliseconds, 0 where it did not say. */
  strained(): number | undefined;
  stop(): void;
}

/** Requests that are open longer wait for something that never ends (a stream, long polling); milliseconds. */
const ENDLESS = 6_000;
/** What a page waits for; pictures, sounds and its icon write nothing. */
const KINDS: ('main_frame' | 'sub_frame' | 'script' | 'stylesheet' | 'xmlhttprequest')[] = [
  'main_frame',
  'sub_frame',
  'script',
  'stylesheet',
  'xmlhttprequest',
];
/** What writes parts of a page. */
const WRITES: ReadonlySet<string> = new Set(['script', 'xmlhttprequest', 'sub_frame']);

interface Ended {
  requestId: string;
  type: string;
  url: string;
  statusCode?: number;
  error?: string;
  responseHeaders?: { name: string; value?: string }[];
}

/** For how many milliseconds an answer asks to be left alone; undefined where it does not. */
function strainOf({ statusCode = 0, responseHeaders = [] }: Ended): number | undefined {
  if (statusCode !== 429 && statusCode !== 503) return undefined;
  const header = responseHeaders.find(({ name }) => name.toLowerCase() === 'retry-after');
  const asks = retryAfterOf(header?.value ?? null, Date.now());
  return asks ?? (statusCode === 429 ? 0 : undefined);
}

/** Sees the requests to hosts that the extension may read. */
export function watchRequests(tabId: number): RequestWatch {
  const open = new Map<string, number>();
  let changed = Date.now();
  let page: { status: number } | { error: string } | undefined;
  let failed = 0;
  let strained: number | undefined;
  let platform: string | undefined;
  const begun = ({ requestId, type, url }: { requestId: string; type: string; url: string }) => {
    // Whatever the page before it still waited for.
    if (type === 'main_frame') {
      platform = platformOf(new URL(url).host);
      open.clear();
      page = undefined;
      failed = 0;
    }
    open.set(requestId, Date.now());
    changed = Date.now();
    return undefined;
  };
  const ended = (details: Ended) => {
    if (details.type === 'main_frame') {
      if (details.error !== undefined) page ??= { error: details.error };
      else page = { status: details.statusCode ?? 0 };
    }
    const asks = strainOf(details);
    if (asks !== undefined && platformOf(new URL(details.url).host) === platform)
      strained = Math.max(strained ?? 0, asks);
    if (!open.delete(details.requestId)) return;
    changed = Date.now();
    if (WRITES.has(details.type) && (details.error !== undefined || (details.statusCode ?? 0) >= 400)) failed++;
  };
  const filter: { urls: string[]; tabId: number; types: typeof KINDS } = {
    urls: ['http://*/*', 'https://*/*'],
    tabId,
    types: KINDS,
  };
  const { onBeforeRequest, onCompleted, onErrorOccurred } = browser.webRequest;
  onBeforeRequest.addListener(begun, filter);
  onCompleted.addListener(ended, filter, ['responseHeaders']);
  onErrorOccurred.addListener(ended, filter);
  return {
    pending() {
      const now = Date.now();
      return [...open.values()].filter((since) => now - since < ENDLESS).length;
    },
    lastChange: () => changed,
    page: () => page,
    failed: () => failed,
    strained: () => strained,
    stop() {
      onBeforeRequest.removeListener(begun);
      onCompleted.removeListener(ended);
      onErrorOccurred.removeListener(ended);
    },
  };
}
