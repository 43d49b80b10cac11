/** Style sheets of a shown page. */
import type { Dom } from './dom.ts';

/**
 * Style sheets that the page links and that did not come. A browser makes an empty sheet of an error page, so the answer
 * is asked after. Of sheets from another host nothing is known unless that host says so.
 */
export function missingStylesheets(dom: Dom): number {
  return dom
    .matching('link[rel~="stylesheet" i][href]:not([disabled]):not([rel~="alternate" i])')
    .filter((link) => link instanceof HTMLLinkElement && matchMedia(link.media || 'all').matches && isMissing(link))
    .length;
}

function isMissing({ href, sheet }: HTMLLinkElement): boolean {
  if (!sheet) return true;
  const entry = performance.getEntriesByName(href, 'resource').at(-1);
  if (!(entry instanceof PerformanceResourceTiming)) return false;
  if ((entry.responseStatus ?? 0) >= 400) return true;
  try {
    // What came and holds no rule is no style sheet: a page of words with the status of success.
    return sheet.cssRules.length === 0 && entry.decodedBodySize > 0;
  } catch {
    return false;
  }
}
