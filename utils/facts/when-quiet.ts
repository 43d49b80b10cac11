/**
 * Resolves when the page has loaded and, for `quiet` ms, its DOM has not changed and nothing came from the network, at
 * the latest after `atMost` ms: columns are filled by script, and reading earlier would find them empty. Answers whether
 * it had come to rest. Elements that are only moved about (a row that scrolls round) are no change.
 */
export function whenQuiet(document: Document, { quiet = 250, atMost = 5_000 } = {}): Promise<boolean> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const root = document.documentElement ?? document;
    const taken = new WeakSet<Node>();
    const restart = () => {
      clearTimeout(timer);
      if (document.readyState === 'complete') timer = setTimeout(() => finish(true), quiet);
    };
    const observer = new MutationObserver((records) => {
      if (records.some((record) => isNews(record, taken))) restart();
    });
    const network = observeNetwork(restart);
    // A script that is injected while the document begins may never hear that it has loaded.
    const loading = setInterval(() => {
      if (document.readyState !== 'complete') return;
      clearInterval(loading);
      if (timer === undefined) restart();
    }, 100);
    const finish = (isQuiet: boolean) => {
      clearTimeout(timer);
      clearTimeout(limit);
      clearInterval(loading);
      observer.disconnect();
      network?.disconnect();
      document.removeEventListener('readystatechange', restart);
      resolve(isQuiet);
    };
    const limit = setTimeout(() => finish(false), atMost);
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    document.addEventListener('readystatechange', restart);
    restart();
  });
}

/** Whether something new stands on the page, or something went for good. */
function isNews({ type, addedNodes, removedNodes }: MutationRecord, taken: WeakSet<Node>): boolean {
  if (type !== 'childList') return true;
  const added = [...addedNodes];
  const wasThere = added.length > 0 && added.every((node) => taken.has(node));
  for (const node of removedNodes) taken.add(node);
  if (added.length > 0) return !wasThere;
  return [...removedNodes].some((node) => !node.isConnected);
}

/** Hears of every resource that came. Undefined where the browser does not tell. */
function observeNetwork(heard: () => void): PerformanceObserver | undefined {
  if (typeof PerformanceObserver === 'undefined') return undefined;
  try {
    const observer = new PerformanceObserver(heard);
    observer.observe({ type: 'resource' });
    return observer;
  } catch {
    return undefined;
  }
}
