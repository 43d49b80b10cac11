/** What end-to-end tests need: pages under their own addresses, the production build in a real browser, its popup. */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { type Archive, archiveOf } from '../../runner/archive.ts';
import {
  type BrowserName,
  type DrivenBrowser,
  launchWithExtension,
  type Tab,
  widenedCopy,
} from '../../runner/browser.ts';
import { type ArchiveProxy, startProxy } from '../../runner/proxy.ts';
import type { PageFacts } from '../../utils/facts/page-facts.ts';
import { factsOfText } from '../../utils/store/packed-facts.ts';
import type { FactsRecord } from '../../utils/store/schema.ts';

export { BROWSERS, type BrowserName } from '../../runner/browser.ts';

const root = join(import.meta.dirname, '../..');

/** The production build for a browser, as it ships. */
export function buildOf(browser: BrowserName): string {
  return join(root, '.output', browser === 'firefox' ? 'firefox-mv3' : 'chrome-mv3');
}

/** Pages by address; a string is the page's HTML. Everything else is answered 404. */
export type Pages = Record<
  string,
  string | Uint8Array | { body?: string | Uint8Array; status?: number; contentType?: string }
>;

export interface HarnessOptions {
  browser: BrowserName;
  pages: Pages | Archive;
  /** Use the copy that may read any site, for addresses outside gov.cn. */
  widened?: boolean;
  ignoreDefaultArgs?: string[];
  firefoxPrefs?: Record<string, unknown>;
}

export interface Harness extends Pick<DrivenBrowser, 'call'> {
  driven: DrivenBrowser;
  proxy: ArchiveProxy;
  /** Opens an address in a tab of its own, in the foreground, or in a window of its own. One at a time. */
  open(url: string, options?: { ownWindow?: boolean }): Promise<Tab>;
  /**
   * Opens the popup for a tab: in Chromium the real one, by a click on the toolbar button (which also grants
   * `activeTab`); in Firefox, where no driver can do that, the same page in a tab.
   */
  openPopup(tab: Tab): Promise<Page>;
  close(): Promise<void>;
}

/** Starts a proxy for the pages and a browser with the production build. Close it in `afterAll`. */
export async function startHarness(options: HarnessOptions): Promise<Harness> {
  const { pages } = options;
  const proxy = await startProxy(isArchive(pages) ? pages : archiveOf(entriesOf(pages)));
  const copy = options.widened ? widenedCopy(buildOf(options.browser)) : undefined;
  const closeAround = async () => {
    await proxy.close();
    copy?.remove();
  };
  const driven = await launchWithExtension({
    browser: options.browser,
    extensionDir: copy?.dir ?? buildOf(options.browser),
    proxyPort: proxy.port,
    ...(options.ignoreDefaultArgs ? { ignoreDefaultArgs: options.ignoreDefaultArgs } : {}),
    ...(options.firefoxPrefs ? { firefoxPrefs: options.firefoxPrefs } : {}),
  }).catch(async (error: unknown) => {
    await closeAround();
    throw error;
  });
  return {
    driven,
    proxy,
    call: driven.call,
    async open(url, options) {
      const tab = await driven.openTab(options);
      await tab.page.goto(url, { waitUntil: 'load', timeout: 30_000 });
      return tab;
    },
    openPopup: (tab) => (driven.name === 'chromium' ? openRealPopup(driven, tab) : openPopupInTab(driven, tab)),
    async close() {
      await driven.close();
      await closeAround();
    },
  };
}

function isArchive(pages: Pages | Archive): pages is Archive {
  return typeof pages.find === 'function';
}

function entriesOf(pages: Pages) {
  return Object.entries(pages).map(([url, page]) => ({
    url,
    ...(typeof page === 'string' || page instanceof Uint8Array ? { body: page } : page),
  }));
}

async function openRealPopup({ browser, extensionId, origin }: DrivenBrowser, { page }: Tab): Promise<Page> {
  const extension = (await browser.extensions()).get(extensionId);
  if (!extension) throw new Error(`no extension ${extensionId}`);
  await page.bringToFront();
  const opened = browser.waitForTarget((target) => target.url().startsWith(`${origin}/popup.html`), {
    timeout: 20_000,
  });
  await extension.triggerAction(page);
  // A popup is no tab, so the driver does not offer it as a page by itself.
  return (await opened).asPage();
}

function openPopupInTab(driven: DrivenBrowser, { tabId }: Tab): Promise<Page> {
  return driven.openExtensionPage(`/popup.html?tabId=${tabId}`);
}

/**
 * Kills a part of the extension in Chromium, as the browser does at any moment: the service worker, or the offscreen
 * document in which the engine host runs. Answers whether there was one.
 */
export async function killInChromium({ browser, origin }: DrivenBrowser, part: 'worker' | 'host'): Promise<boolean> {
  const session = await browser.target().createCDPSession();
  try {
    const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] });
    const victims = targetInfos.filter(({ type, url }) =>
      part === 'worker'
        ? type === 'service_worker' && url.startsWith(origin)
        : url.startsWith(`${origin}/offscreen`) && type !== 'service_worker',
    );
    // One part can show as several targets, which go together.
    for (const { targetId } of victims) await session.send('Target.closeTarget', { targetId }).catch(() => undefined);
    return victims.length > 0;
  } finally {
    await session.detach();
  }
}

/** The same in Firefox: the event page, in which the engine host runs, goes and comes again. */
export function killInFirefox({ page }: Pick<DrivenBrowser, 'page'>): Promise<boolean> {
  return page.evaluate(async () => {
    const { browser } = globalThis as unknown as {
      browser: { runtime: { getBackgroundPage(): Promise<Window | null> } };
    };
    const host = await browser.runtime.getBackgroundPage();
    host?.location.reload();
    return host !== null;
  });
}

/** Preferences under which Firefox stops an idle event page after so many milliseconds instead of 30 s. */
export function eventPageStopsAfter(milliseconds: number): Record<string, unknown> {
  return { 'extensions.background.idle.timeout': milliseconds };
}

/** All records of a store of the extension's database, as an extension page reads them. */
export function records<T = unknown>({ driven }: Pick<Harness, 'driven'>, store: string): Promise<T[]> {
  return driven.page.evaluate(
    (name) =>
      new Promise<T[]>((resolve, reject) => {
        const opening = indexedDB.open('zhengjian');
        opening.onerror = () => reject(new Error(String(opening.error)));
        opening.onsuccess = () => {
          const database = opening.result;
          const reading = database.transaction(name).objectStore(name).getAll();
          reading.onerror = () => reject(new Error(String(reading.error)));
          reading.onsuccess = () => {
            database.close();
            resolve(reading.result as T[]);
          };
        };
      }),
    store,
  );
}

export interface StoredFacts extends Pick<FactsRecord, 'runId' | 'canonicalUrl' | 'capture' | 'factsHash'> {
  facts: PageFacts;
}

/** The facts of all captures, unpacked. */
export async function storedFacts({ driven }: Pick<Harness, 'driven'>): Promise<StoredFacts[]> {
  const text = await driven.page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('zhengjian');
      opening.onerror = () => reject(new Error(String(opening.error)));
      opening.onsuccess = () => resolve(opening.result);
    });
    const records = await new Promise<{ gzip: Uint8Array<ArrayBuffer> }[]>((resolve, reject) => {
      const reading = database.transaction('facts').objectStore('facts').getAll();
      reading.onerror = () => reject(new Error(String(reading.error)));
      reading.onsuccess = () => resolve(reading.result);
    });
    database.close();
    const unpacked = records.map(async ({ gzip, ...record }) => {
      const plain = new Blob([gzip]).stream().pipeThrough(new DecompressionStream('gzip'));
      return { ...record, text: await new Response(plain).text() };
    });
    return JSON.stringify(await Promise.all(unpacked));
  });
  const records: (Omit<StoredFacts, 'facts'> & { text: string; capturedAt: string | null })[] = JSON.parse(text);
  return records.map(({ text, capturedAt, ...record }) => ({ ...record, facts: factsOfText(text, capturedAt) }));
}

/** Reads again until it holds, at most 15 s; answers what it read last. */
export async function eventually<T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const value = await read();
    if (holds(value) || tries >= 60) return value;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
