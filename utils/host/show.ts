/** Opens the page of a finding and has the element marked there. */
import { browser } from 'wxt/browser';
import { AppError } from '../errors.ts';
import { canonicalUrl } from '../facts/canonical-url.ts';
import type { ParsedRequest, Reply } from '../protocol.ts';

/** A page that is still loading by then is marked as it stands. */
const LOAD_TIMEOUT_MS = 20_000;
const SET_OUT_MS = 2_000;
const LOOK_EVERY_MS = 100;

type Shown = Reply<'page.show'>['shown'];

export async function showOnPage({ url, ...order }: ParsedRequest<'page.show'>): Promise<Reply<'page.show'>> {
  const tabId = await bringUp(url);
  await loaded(tabId);
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: ['/content-scripts/highlight.js'] });
    const [injection] = await browser.scripting.executeScript({
      target: { tabId },
      func: (wanted) =>
        (globalThis as unknown as { zhengjianShow(order: object): Promise<string> }).zhengjianShow(wanted),
      args: [order],
    });
    return { shown: (injection?.result as Shown | null | undefined) ?? 'unmarked' };
  } catch (error) {
    // The page stands open all the same; only a mark cannot be drawn on it.
    console.warn('[政鉴] show', error);
    return { shown: 'unmarked' };
  }
}

/** The tab that shows the page, in front: one that stands, the one in front first, else a new one. */
async function bringUp(url: string): Promise<number> {
  const wanted = canonicalUrl(url);
  const showing = (await browser.tabs.query({})).filter((tab) => tab.url && canonicalUrl(tab.url) === wanted);
  const tab = showing.find(({ active }) => active) ?? showing[0];
  if (tab?.id === undefined) {
    const created = await browser.tabs.create({ url, active: true });
    if (created.id === undefined) throw new AppError('page-gone', 'the new tab has no number');
    return created.id;
  }
  await browser.tabs.update(tab.id, { active: true });
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true }).catch(() => undefined);
  return tab.id;
}

async function loaded(tabId: number): Promise<void> {
  const began = Date.now();
  while (Date.now() - began < LOAD_TIMEOUT_MS) {
    const tab = await browser.tabs.get(tabId).catch((error: unknown) => {
      throw new AppError('page-gone', String(error));
    });
    // A new tab is complete for a moment before it sets out; then, as on a site without access, it has no address.
    const hasSetOut = tab.url ? tab.url !== 'about:blank' : Date.now() - began > SET_OUT_MS;
    if (tab.status === 'complete' && hasSetOut) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
