/** The page of a tab as the driver talks to it: orders to the script in it, presses in its own world, quiet. */
import { browser } from 'wxt/browser';
import {
  AIMED,
  type Aim,
  type VisitorAnswer,
  type VisitorOrders,
  type VisitorStep,
} from '../../facts/visitor-orders.ts';
import { type RenderTab, within } from './render-tab.ts';

const SCRIPT = '/content-scripts/visitor.js';
const EARLY = 'content-scripts/visitor-early.js';
/** Defaults of the product, ms. */
const CALL_TIMEOUT = 15_000;
const ARRIVAL_TIMEOUT = 12_000;
const LOOK_EVERY = 150;

type Answer<S extends VisitorStep> = VisitorOrders[S]['answer'];

/** @throws Error where the page went away, hangs, or cannot be read. */
export async function ask<S extends VisitorStep>(tab: RenderTab, order: VisitorOrders[S]['order']): Promise<Answer<S>> {
  await within(tab.inject(SCRIPT), CALL_TIMEOUT);
  const running = browser.scripting.executeScript({
    target: { tabId: tab.tabId },
    func: (wanted) =>
      (globalThis as unknown as { zhengjianVisitor(order: object): Promise<unknown> }).zhengjianVisitor(wanted),
    args: [order],
  });
  const [injection] = await within(running, CALL_TIMEOUT);
  const answer = injection?.result as VisitorAnswer<S> | null | undefined;
  if (!answer) throw new Error(`${order.step}: no answer from the page`);
  if (!answer.ok) throw new Error(`${order.step}: ${answer.detail}`);
  return answer.answer as Answer<S>;
}

/** What the page's own scripts tried while it was pressed. */
interface Pressing {
  pressed: boolean;
  /** Texts of alert, confirm and prompt, none of which was shown. */
  said: string[];
  /** Addresses of windows that were not opened. */
  opened: string[];
}

/**
 * Presses what `ask(tab, aim)` marked, as the page's own scripts would: links of scripts are refused to ours by our own
 * policy. Dialogues, windows and the sending of forms are held back from then on, until the page is left.
 */
export async function pressAimed(tab: RenderTab): Promise<Pressing> {
  return (await inPage(tab, pressMarked, AIMED)) ?? { pressed: false, said: [], opened: [] };
}

/** Holds dialogues and windows back without pressing anything: a walk of the focus makes fields complain. */
export async function hush(tab: RenderTab): Promise<void> {
  await inPage(tab, pressMarked, '').catch(() => undefined);
}

export async function heardIn(tab: RenderTab): Promise<Pressing | undefined> {
  return inPage(tab, pressMarked, '').catch(() => undefined);
}

async function inPage(tab: RenderTab, func: typeof pressMarked, mark: string): Promise<Pressing | undefined> {
  const running = browser.scripting.executeScript({ target: { tabId: tab.tabId }, world: 'MAIN', func, args: [mark] });
  const [injection] = await within(running, CALL_TIMEOUT);
  return (injection?.result as Pressing | null | undefined) ?? undefined;
}

/** Runs in the page's world: nothing outside of it is known here. */
function pressMarked(mark: string): Pressing {
  const key = Symbol.for('zhengjian');
  const world = window as unknown as Record<symbol, { said: string[]; opened: string[] } | undefined>;
  let record = world[key];
  if (!record) {
    const fresh: { said: string[]; opened: string[] } = { said: [], opened: [] };
    record = fresh;
    Object.defineProperty(window, key, { value: fresh, enumerable: false, configurable: true });
    const say = (text: unknown) => void (fresh.said.length < 5 && fresh.said.push(String(text ?? '').slice(0, 200)));
    window.alert = say;
    window.confirm = (text) => {
      say(text);
      return false;
    };
    window.prompt = (text) => {
      say(text);
      return null;
    };
    window.print = () => undefined;
    window.open = (url) => {
      const address = new URL(String(url ?? ''), document.baseURI).href;
      if (fresh.opened.length < 5) fresh.opened.push(address);
      return null;
    };
    HTMLFormElement.prototype.submit = () => undefined;
    HTMLFormElement.prototype.requestSubmit = () => undefined;
    window.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      true,
    );
  }
  const answer = { pressed: false, said: record.said, opened: record.opened };
  const element = mark ? document.querySelector<HTMLElement>(`[${mark}]`) : null;
  if (!element) return answer;
  element.removeAttribute(mark);
  const place = element.getBoundingClientRect();
  const at = { bubbles: true, cancelable: true, composed: true, view: window };
  const where = { ...at, clientX: place.left + place.width / 2, clientY: place.top + place.height / 2 };
  element.dispatchEvent(new PointerEvent('pointerdown', where));
  element.dispatchEvent(new MouseEvent('mousedown', where));
  element.dispatchEvent(new PointerEvent('pointerup', where));
  element.dispatchEvent(new MouseEvent('mouseup', where));
  if (element instanceof HTMLElement) HTMLElement.prototype.click.call(element);
  else (element as Element).dispatchEvent(new MouseEvent('click', where));
  answer.pressed = true;
  return answer;
}

export interface PressOutcome {
  pressed: boolean;
  /** Texts that appeared or would have been said. */
  appeared: string[];
  changed?: number;
  /** It led, or its script led, to another address. */
  moved: boolean;
}

const NOTHING: PressOutcome = { pressed: false, appeared: [], moved: false };

/** Presses one thing and waits until the page, or the page that it leads to, is quiet. */
export async function press(tab: RenderTab, at: Aim): Promise<PressOutcome> {
  const before = await tab.url();
  const aimed = await ask<'aim'>(tab, { step: 'aim', at });
  if (!aimed.found || aimed.born === undefined) return NOTHING;
  const first = await pressAimed(tab).catch((): Pressing => ({ pressed: true, said: [], opened: [] }));
  // A page that went elsewhere takes the answer with it.
  const came = await unlessLeft(tab, aimed.born, ask<'pressed'>(tab, { step: 'pressed' }));
  const heard = (came && (await heardIn(tab))) ?? first;
  const follow = came?.follow ?? heard.opened.at(-1);
  if (follow && /^https?:/.test(follow)) await tab.goTo(follow);
  else if (!came || (await tab.url()) !== before) await arrive(tab);
  return {
    pressed: first.pressed,
    appeared: [...heard.said, ...(came?.appeared ?? [])],
    ...(came?.changed === undefined ? {} : { changed: came.changed }),
    moved: (await tab.url()) !== before,
  };
}

/** Firefox never answers where the tab goes elsewhere meanwhile: then, and where it fails, undefined. */
async function unlessLeft<T>(tab: RenderTab, born: number, work: Promise<T>): Promise<T | undefined> {
  let done = false;
  const left = (async () => {
    while (!done) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
      const now = await bornOf(tab);
      if (now !== undefined && now !== born) return undefined;
    }
    return undefined;
  })();
  try {
    return await Promise.race([work.catch(() => undefined), left]);
  } finally {
    done = true;
  }
}

/** Tells a document from the one before it. */
async function bornOf(tab: RenderTab): Promise<number | undefined> {
  const running = browser.scripting.executeScript({
    target: { tabId: tab.tabId },
    injectImmediately: true,
    func: () => performance.timeOrigin,
  });
  const [injection] = await within(running, LOOK_EVERY * 10).catch(() => []);
  return injection?.result ?? undefined;
}

/** Waits for a page that the tab is on its way to. */
export async function arrive(tab: RenderTab): Promise<void> {
  const began = Date.now();
  for (;;) {
    try {
      await ask<'settle'>(tab, { step: 'settle' });
      return;
    } catch (error) {
      if (Date.now() - began > ARRIVAL_TIMEOUT) throw error;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
  }
}

/**
 * Hears, while `work` runs, which scripts of the page's site do not load: such an event is over before a script of ours
 * could be injected. Without it only what timings tell is known.
 */
export async function hearing<T>(url: string, work: () => Promise<T>): Promise<T> {
  const id = 'zhengjian-visitor-early';
  const { hostname } = new URL(url);
  const forget = () => browser.scripting.unregisterContentScripts({ ids: [id] }).catch(() => undefined);
  await forget();
  await browser.scripting
    .registerContentScripts([
      { id, js: [EARLY], matches: [`*://${hostname}/*`], runAt: 'document_start', persistAcrossSessions: false },
    ])
    .catch((error: unknown) => console.warn('[政鉴] visitor', error));
  try {
    return await work();
  } finally {
    await forget();
  }
}
