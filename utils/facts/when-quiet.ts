/**
 * Resolves when the page has loaded and its DOM has not changed for `quiet` ms, at the latest after `atMost` ms: columns
 * are filled by script, and reading earlier would find them empty.
 */
export function whenQuiet(document: Document, { quiet = 250, atMost = 5_000 } = {}): Promise<void> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const root = document.documentElement ?? document;
    const restart = () => {
      clearTimeout(timer);
      if (document.readyState === 'complete') timer = setTimeout(finish, quiet);
    };
    const observer = new MutationObserver(restart);
    const finish = () => {
      clearTimeout(timer);
      clearTimeout(limit);
      observer.disconnect();
      document.removeEventListener('readystatechange', restart);
      resolve();
    };
    const limit = setTimeout(finish, atMost);
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    document.addEventListener('readystatechange', restart);
    restart();
  });
}
