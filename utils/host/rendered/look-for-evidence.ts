/** Pictures of places in the survey's window (取证): the place is brought into view, nothing is drawn in the page. */
import { browser } from 'wxt/browser';
import { z } from 'zod';
import { type EvidenceLook, FOUND, rect, type Sight } from '../../evidence/evidence.ts';
import type { ParsedRequest } from '../../protocol.ts';
import { type RenderTabPlace, renderTab, type VisitedTab, within } from './render-tab.ts';
import { DESKTOP, isOpen, noteAddress, noteClosed, replaceWindow, surveyWindow } from './survey-window.ts';

type Order = ParsedRequest<'evidence.look'>;
type Place = Order['places'][number];

const SCRIPT = '/content-scripts/evidence.js';
const CALL_TIMEOUT = 15_000;
/** Browsers give two pictures a second. */
const BETWEEN_PICTURES = 550;
/** A page that moves while it is pictured is pictured again so often. */
const TRIES = 3;
/** What a document that is kept may have, in characters. */
const MAX_HTML = 5_000_000;
/** CSS px that a place may move between two looks and be the same. */
const STEADY = 2;
/** What takes pictures of windows that nobody clicked in. */
export const PICTURES = { origins: ['<all_urls>'] };

/** The page's own process wrote it. */
const view = z.object({
  found: z.enum(FOUND),
  rect: rect.optional(),
  text: z.string().max(2_000).optional(),
  holds: z.boolean().optional(),
  covers: z.array(rect),
  viewport: z.object({ width: z.number().positive(), height: z.number().positive() }),
  visible: z.boolean(),
});
type View = z.infer<typeof view>;

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

const unread = (reason: 'timeout' | 'failed', detail: unknown): EvidenceLook => ({
  state: 'unread',
  reason,
  detail: String(detail).slice(0, 300),
});

async function visit(window: RenderTabPlace, { url, places, html }: Order): Promise<EvidenceLook> {
  const tab = renderTab(window);
  await noteAddress(url);
  const arrival = await tab.goTo(url);
  if (arrival === 'timeout') return unread('timeout', url);
  const { status, error } = tab.visit();
  if (arrival === 'failed') return unread('failed', error ?? 'no page');
  await tab.resize(DESKTOP.width, DESKTOP.height);
  const at = new Date().toISOString();
  const document = html ? await documentOf(tab) : undefined;
  const may = await browser.permissions.contains(PICTURES).catch(() => false);
  const sights: Sight[] = [];
  for (const place of places) sights.push(await see(tab, window, place, may));
  return {
    state: 'seen',
    address: await tab.url(),
    at,
    ...(status ? { status } : {}),
    ...(document === undefined ? {} : { html: document }),
    sights,
  };
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

async function see(tab: VisitedTab, window: RenderTabPlace, place: Place, may: boolean): Promise<Sight> {
  let last: View | undefined;
  try {
    await within(tab.inject(SCRIPT), CALL_TIMEOUT);
    for (let tries = 0; tries < TRIES; tries++) {
      const before = await viewOf(tab, place, tries > 0);
      last = before;
      if (!may) return sightOf(before, 'permission');
      if (!before.visible) return sightOf(before, 'hidden');
      const picture = await pictureOf(window);
      const after = await viewOf(tab, place, true);
      if (picture === undefined) return sightOf(after, 'failed');
      if (!isSteady(before, after)) continue;
      return { ...sightOf(after), covers: [...before.covers, ...after.covers], picture };
    }
  } catch (error) {
    console.warn('[政鉴] evidence', error);
  }
  return last ? sightOf(last, 'failed') : blind();
}

const blind = (): Sight => ({
  at: new Date().toISOString(),
  covers: [],
  viewport: { ...DESKTOP },
  missing: 'failed',
});

function sightOf({ visible: _, ...seen }: View, missing?: Sight['missing']): Sight {
  return {
    at: new Date().toISOString(),
    found: seen.found,
    covers: seen.covers,
    viewport: seen.viewport,
    ...(seen.rect ? { rect: seen.rect } : {}),
    ...(seen.text === undefined ? {} : { text: seen.text }),
    ...(seen.holds === undefined ? {} : { holds: seen.holds }),
    ...(missing ? { missing } : {}),
  };
}

async function viewOf({ tabId }: VisitedTab, place: Place, still: boolean): Promise<View> {
  const [injection] = await within(
    browser.scripting.executeScript({
      target: { tabId },
      func: (wanted: object, isStill: boolean) =>
        (globalThis as unknown as { zhengjianPlace(place: object, still: boolean): Promise<unknown> }).zhengjianPlace(
          wanted,
          isStill,
        ),
      args: [place, still] as never,
    }),
    CALL_TIMEOUT,
  );
  return view.parse(injection?.result);
}

function isSteady(one: View, other: View): boolean {
  if (one.found !== other.found || one.viewport.width !== other.viewport.width) return false;
  if (!one.rect || !other.rect) return one.rect === other.rect;
  const { rect: a } = one;
  const { rect: b } = other;
  return (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(a[side] - b[side]) <= STEADY);
}

let pictured = 0;

async function pictureOf({ windowId }: RenderTabPlace): Promise<string | undefined> {
  const wait = pictured + BETWEEN_PICTURES - Date.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  pictured = Date.now();
  try {
    return await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
  } catch (error) {
    console.warn('[政鉴] evidence', error);
    return undefined;
  }
}
