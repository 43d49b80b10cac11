/** What a tab asks the network for: a page that waits for an answer has not come to rest, however quiet it looks. */
import { browser } from 'wxt/browser';

export interface RequestWatch {
  /** Requests that are not answered yet. */
  pending(): number;
  /** When the last of them began or ended, as `Date.now()`. */
  lastChange(): number;
  /** What became of the page itself: its status, or why it did not come. */
  page(): { status: number } | { error: string } | undefined;
  stop(): void;
}

/** Requests that are open longer wait for something that never ends (a stream, long polling); milliseconds. */
const ENDLESS = 6_000;

/** Sees the requests to hosts that the extension may read. */
export function watchRequests(tabId: number): RequestWatch {
  const open = new Map<string, number>();
  let changed = Date.now();
  let page: { status: number } | { error: string } | undefined;
  const begun = ({ requestId, type }: { requestId: string; type: string }) => {
    // Whatever the page before it still waited for.
    if (type === 'main_frame') {
      open.clear();
      page = undefined;
    }
    open.set(requestId, Date.now());
    changed = Date.now();
    return undefined;
  };
  const ended = (details: { requestId: string; type: string; statusCode?: number; error?: string }) => {
    if (details.type === 'main_frame') {
      if (details.error !== undefined) page ??= { error: details.error };
      else page = { status: details.statusCode ?? 0 };
    }
    if (open.delete(details.requestId)) changed = Date.now();
  };
  const filter = { urls: ['http://*/*', 'https://*/*'], tabId };
  const { onBeforeRequest, onCompleted, onErrorOccurred } = browser.webRequest;
  onBeforeRequest.addListener(begun, filter);
  onCompleted.addListener(ended, filter);
  onErrorOccurred.addListener(ended, filter);
  return {
    pending() {
      const now = Date.now();
      return [...open.values()].filter((since) => now - since < ENDLESS).length;
    },
    lastChange: () => changed,
    page: () => page,
    stop() {
      onBeforeRequest.removeListener(begun);
      onCompleted.removeListener(ended);
      onErrorOccurred.removeListener(ended);
    },
  };
}
