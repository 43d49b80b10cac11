/** Pictures of places in the survey's window (取证): the place is brought into view, nothing is drawn in the page. */
import { browser } from 'wxt/browser';
import { z } from 'zod';
import { type EvidenceLook, FOUND, rect, type Sight } from '../../evidence/evidence.ts';
import type { ParsedRequest } from '../../protocol.ts';
import { pictureOfTab } from './picture-of-tab.ts';
import { type RenderTabPlace, renderTab, type VisitedTab, within } from './render-tab.ts';
import { DESKTOP, isOpen, noteAddress, noteClosed, replaceWindow, surveyWindow } from './survey-window.ts';

type Order = ParsedRequest<'evidence.look'>;
type Place = Order['places'][number];

const SCRIPT = '/content-scripts/evidence.js';
const CALL_TIMEOUT = 15_000;
/** A page that moves while it is pictured, or of which the browser gives no picture, is pictured again so often. */
const TRIES = 3;
/** The first wait where the browser gives no picture; milliseconds. */
const AGAIN = 500;
const MAX_DETAIL = 200;
/** So long a window may be unseen at first; milliseconds. */
const UNSEEN = 2_000;
/** It is drawn on and made smaller: without loss it would only take longer on its way. */
const PICTURE = { format: 'jpeg', quality: 95 } as const;
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
  const may = await browser.permissions.contains(PICTURES).catch(() => false);
  if (may && places.length > 0) await untilSeen(tab);
  const sights: Sight[] = [];
  for (const place of places) sights.push(await see(tab, window, place, may));
  return {
    state: 'seen',
    address: await tab.url(),
    at,
    ...answered,
    ...(document === undefined ? {} : { html: document }),
    sights,
  };
}

/** A window that was just opened may take a moment to be seen. */
async function untilSeen({ tabId }: VisitedTab): Promise<void> {
  const func = () => document.visibilityState === 'visible';
  for (const deadline = Date.now() + UNSEEN; Date.now() < deadline; await pause(100)) {
    const asking = browser.scripting.executeScript({ target: { tabId }, injectImmediately: true, func });
    const [injection] = await within(asking, CALL_TIMEOUT);
    if (injection?.result === true) return;
  }
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
  let detail: string | undefined;
  try {
    await within(tab.inject(SCRIPT), CALL_TIMEOUT);
    for (let tries = 0; tries < TRIES; tries++) {
      const before = await viewOf(tab, place, tries > 0);
      last = before;
      if (!may) return sightOf(before, 'permission');
      if (!before.visible) return sightOf(before, 'hidden');
      const picture = await pictureOfTab(window, PICTURE).catch((error: unknown) => {
        detail = String(error);
        return undefined;
      });
      const after = await viewOf(tab, place, true);
      last = after;
      if (!after.visible) return sightOf(after, 'hidden');
      if (picture === undefined) {
        // A window that was just opened may not be drawn yet.
        await pause(AGAIN * (tries + 1));
        continue;
      }
      if (isSteady(before, after)) return { ...sightOf(after), covers: [...before.covers, ...after.covers], picture };
      detail = 'the page moved';
    }
  } catch (error) {
    detail = String(error);
  }
  console.warn('[政鉴] evidence', detail);
  return { ...(last ? sightOf(last, 'failed') : blind()), ...(detail ? { detail: detail.slice(0, MAX_DETAIL) } : {}) };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

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
