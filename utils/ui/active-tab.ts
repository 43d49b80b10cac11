/** The tab that an extension page is about. */
import { browser } from 'wxt/browser';

export interface AuditedTab {
  id: number;
  /** Absent where the extension may not see it. */
  url?: string;
  title?: string;
}

/**
 * The tab named by `?tabId=`, else the active one. The popup opened as a page is itself the active tab, which tests
 * and Firefox's own pages rely on not being audited.
 */
export async function auditedTab(search: string): Promise<AuditedTab | undefined> {
  const named = Number(new URLSearchParams(search).get('tabId') ?? Number.NaN);
  const tab = Number.isInteger(named)
    ? await browser.tabs.get(named).catch(() => undefined)
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  if (tab?.id === undefined) return undefined;
  return { id: tab.id, ...(tab.url && { url: tab.url }), ...(tab.title && { title: tab.title }) };
}

/** What the page's own SiteName tag says; undefined where it has none or must not be read. Nothing of it is kept. */
export async function readSiteName(tabId: number): Promise<string | undefined> {
  try {
    const [injected] = await browser.scripting.executeScript({
      target: { tabId },
      func: () => {
        const tag = document.querySelector('meta[name="SiteName" i]');
        return tag?.getAttribute('content')?.slice(0, 120) ?? '';
      },
    });
    return typeof injected?.result === 'string' && injected.result !== '' ? injected.result : undefined;
  } catch {
    // The form is then filled in from the title alone.
    return undefined;
  }
}
