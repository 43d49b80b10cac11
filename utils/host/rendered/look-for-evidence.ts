/** Pictures of places in the survey's window (取证): the place is brought into view, nothing is drawn in the page. */
import { browser } from 'wxt/browser';
import type { EvidenceLook, Sight } from '../../evidence/evidence.ts';
import type { ParsedRequest } from '../../protocol.ts';
import { type RenderTabPlace, renderTab, type VisitedTab, within } from './render-tab.ts';
import { DESKTOP, isOpen, noteAddress, noteClosed, replaceWindow, surveyWindow } from './survey-window.ts';
import { mayPicture, takeSight } from './take-sight.ts';

type Order = ParsedRequest<'evidence.look'>;

const CALL_TIMEOUT = 15_000;
/** So long a window may be unseen at first; milliseconds. */
const UNSEEN = 2_000;
/** What a document that is kept may have, in characters. */
const MAX_HTML = 5_000_000;

export async function lookForEvidence(order: Order): Promise<EvidenceLook> {
  const place = await surveyWindow();
  if (place === 'closed') return { state: 'closed' };
  try {
    const look = await visit(place, order);
    if (look.state === 'unread' && look.reason === 'timeout' && (await isOpen(place))) await replaceWindow(place);
    if (look.state === 'unread' && !(await isOpen(place))) return closed(place);
    return look;
  } catch (error) {
    if (await isOpen(place)) return unread('failed', error);
    return closed(place);
  }
}

async function closed(place: RenderTabPlace): Promise<EvidenceLook> {
  await noteClosed(place);
  return { state: 'closed' };
}

const unread = (reason: 'timeout' | 'failed', detail: unknown): Extract<EvidenceLook, { state: 'unread' }> => ({
  state: 'unread',
  reason,
  detail: String(detail).slice(0, 300),
});

async function visit(window: RenderTabPlace, { url, places, html, apart }: Order): Promise<EvidenceLook> {
  const tab = renderTab(window, apart);
  await noteAddress(url);
  const arrival = await tab.goTo(url);
  const { status, error, strained } = tab.visit();
  const answered = { ...(status ? { status } : {}), ...(strained === undefined ? {} : { strained }) };
  if (arrival === 'timeout') return { ...unread('timeout', error ?? url), ...answered };
  if (arrival === 'failed') return { ...unread('failed', error ?? 'no page'), ...answered };
  await tab.resize(DESKTOP.width, DESKTOP.height);
  const at = new Date().toISOString();
  const document = html ? await documentOf(tab) : undefined;
  const may = await mayPicture();
  if (may && places.length > 0) await untilSeen(tab);
  const sights: Sight[] = [];
  for (const place of places) sights.push(await takeSight(tab, place, { may }));
  return {
    state: 'seen',
    address: await tab.url(),
    at,
    ...answered,
    ...(document === undefined ? {} : { html: document }),
    sights,
  };
}

/** Tabs that were waited for in vain. */
const unseen = new Set<number>();

/** A window that was just opened may take a moment to be seen. */
async function untilSeen({ tabId }: VisitedTab): Promise<void> {
  if (unseen.has(tabId)) return;
  const func = () => document.visibilityState === 'visible';
  for (const deadline = Date.now() + UNSEEN; Date.now() < deadline; await pause(100)) {
    const asking = browser.scripting.executeScript({ target: { tabId }, injectImmediately: true, func });
    const [injection] = await within(asking, CALL_TIMEOUT);
    if (injection?.result === true) return;
  }
  unseen.add(tabId);
}

async function documentOf({ tabId }: VisitedTab): Promise<string | undefined> {
  try {
    const [injection] = await within(
      browser.scripting.executeScript({
        target: { tabId },
        func: (limit) => `<!doctype html>\n${document.documentElement.outerHTML}`.slice(0, limit),
        args: [MAX_HTML],
      }),
      CALL_TIMEOUT,
    );
    return typeof injection?.result === 'string' ? injection.result : undefined;
  } catch {
    return undefined;
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
