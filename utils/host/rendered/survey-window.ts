/**
 * The window in which a survey looks at pages as a visitor does: apart from the user's own, never in front of it, with
 * one tab. What is known of it outlives the background's worker.
 */
import { browser } from 'wxt/browser';
import type { RenderTabPlace } from './render-tab.ts';

/** What a visitor with an ordinary machine sees (1366×768); CSS px. */
export const DESKTOP = { width: 1366, height: 768 } as const;
/** What a phone of an ordinary size shows; CSS px. */
export const PHONE = { width: 390, height: 844 } as const;

/** In `storage.local`, so that a window which an update of the extension orphaned is found again. */
const WINDOW = 'surveyWindow';
/** In `storage.session`: the numbers of windows and tabs mean something only as long as the browser runs. */
const SESSION = 'surveyWindowStands';

/** What a new window shows: of a page of ours the address can be read, so that the window is known for ours by it. */
const blank = () => browser.runtime.getURL('/blank.html');

interface Known extends RenderTabPlace {
  /** The address that its tab was last sent to. */
  url?: string;
}

let known: Known | undefined;

/** The window, opened where there is none; `closed` where somebody closed it since it was last asked for. */
export async function surveyWindow(): Promise<RenderTabPlace | 'closed'> {
  const place = await knownWindow();
  if (!place) return openWindow();
  if (await isOpen(place)) return place;
  await forget();
  return 'closed';
}

/** Notes where its tab goes: by its address an orphaned window is told from one of the user's. */
export async function noteAddress(url: string): Promise<void> {
  const place = await knownWindow();
  if (place) await remember({ ...place, url });
}

/** Whether the window stands with its one tab. */
export async function isOpen({ windowId, tabId }: RenderTabPlace): Promise<boolean> {
  try {
    return (await browser.tabs.get(tabId)).windowId === windowId;
  } catch {
    return false;
  }
}

/** The window is gone: the next one is opened anew. */
export async function noteClosed({ windowId }: RenderTabPlace): Promise<void> {
  if ((await knownWindow())?.windowId === windowId) await forget();
}

/** Throws the tab away, whatever its page is at, and answers a fresh one. Its window goes with it. */
export async function replaceWindow(old: RenderTabPlace): Promise<RenderTabPlace> {
  const fresh = await openWindow();
  await browser.windows.remove(old.windowId).catch(() => undefined);
  return fresh;
}

/** Closes it, where it stands. Nobody is told that it was closed. */
export async function closeSurveyWindow(): Promise<void> {
  const place = await knownWindow();
  await forget();
  if (place) await browser.windows.remove(place.windowId).catch(() => undefined);
  await closeStrays();
}

/** Whether a tab is the survey's: what it shows is no browsing of the user's. */
export async function isSurveyTab(tabId: number | undefined): Promise<boolean> {
  return tabId !== undefined && (await knownWindow())?.tabId === tabId;
}

async function knownWindow(): Promise<Known | undefined> {
  if (known) return known;
  const [local, session] = await Promise.all([browser.storage.local.get(WINDOW), browser.storage.session.get(SESSION)]);
  const kept = local[WINDOW] as Known | undefined;
  if (!kept) return undefined;
  if (session[SESSION] === true) {
    known = kept;
    return known;
  }
  await closeOrphan(kept);
  await forget();
  return undefined;
}

/** Its number may be that of a window of the user's by now. */
async function closeOrphan({ windowId, tabId, url }: Known): Promise<void> {
  try {
    const window = await browser.windows.get(windowId, { populate: true });
    const [tab, ...others] = window.tabs ?? [];
    if (window.type !== 'popup' || others.length > 0 || tab?.id !== tabId || !url || tab.url !== url) return;
    await browser.windows.remove(windowId);
  } catch {
    // It is gone.
  }
}

/** Windows that were opened and never noted, since the worker was stopped in between. */
async function closeStrays(): Promise<void> {
  const windows = await browser.windows.getAll({ populate: true });
  for (const { id, type, tabs = [] } of windows) {
    if (type !== 'popup' || id === undefined || id === known?.windowId) continue;
    if (tabs.length === 1 && tabs[0]?.url === blank()) await browser.windows.remove(id).catch(() => undefined);
  }
}

async function openWindow(): Promise<RenderTabPlace> {
  await closeStrays();
  const before = await focusedWindow();
  const window = await createWindow();
  const [windowId, tabId] = [window?.id, window?.tabs?.[0]?.id];
  if (windowId === undefined || tabId === undefined) throw new Error('the new window has no tab');
  // Firefox and some window managers put a new window in front.
  const now = await focusedWindow();
  if (before !== undefined && now !== before) await browser.windows.update(before, { focused: true });
  await browser.tabs.update(tabId, { muted: true });
  await remember({ windowId, tabId });
  return { windowId, tabId };
}

/** Some screens are too small for the size, and some browsers open no window that is not in front. */
async function createWindow() {
  const shape = { url: blank(), type: 'popup' } as const;
  return browser.windows
    .create({ ...shape, ...DESKTOP, focused: false })
    .catch(() => browser.windows.create({ ...shape, focused: false }))
    .catch(() => browser.windows.create({ ...shape, ...DESKTOP }));
}

async function focusedWindow(): Promise<number | undefined> {
  const windows = await browser.windows.getAll();
  return windows.find(({ focused }) => focused)?.id;
}

async function remember(place: Known): Promise<void> {
  known = place;
  await Promise.all([browser.storage.local.set({ [WINDOW]: place }), browser.storage.session.set({ [SESSION]: true })]);
}

async function forget(): Promise<void> {
  known = undefined;
  await Promise.all([browser.storage.local.remove(WINDOW), browser.storage.session.remove(SESSION)]);
}
