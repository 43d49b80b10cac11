/**
 * Pages of a survey as a visitor sees them, one after the other in the window of the survey. In the background: only
 * there are windows and tabs to be had. The engine host asks by `render.page`.
 */
import { pageKeyOf } from '../../facts/digest.ts';
import type { PageFacts } from '../../facts/page-facts.ts';
import { type PhoneFacts, RENDERED_VERSION } from '../../facts/rendered-facts.ts';
import type { ParsedRequest, Reply, Request } from '../../protocol.ts';
import { measureTab } from '../measure-tab.ts';
import { waitApart } from './apart.ts';
import { lookForEvidence } from './look-for-evidence.ts';
import { observeAsVisitor, type VisitorObservation } from './observe-as-visitor.ts';
import { ask } from './observe-page.ts';
import { observePhone } from './observe-phone.ts';
import { OVERTIME, PAGE_BUDGET, type RenderTabPlace, renderTab, type VisitedTab, within } from './render-tab.ts';
import {
  closeSurveyWindow,
  DESKTOP,
  isOpen,
  noteAddress,
  noteClosed,
  replaceWindow,
  surveyWindow,
} from './survey-window.ts';

type Order = ParsedRequest<'render.page'>;
export type Rendered = Reply<'render.page'>;

/** What `rendered.content` and `press.content` answer. */
interface Reading {
  ok: true;
  facts: PageFacts;
  rested: boolean;
  visible: boolean;
  viewport: { width: number; height: number };
  more: boolean;
  pressed: number;
}
type Answer = Reading | { ok: false; detail: string } | null | undefined;

/** Pressing for further rows takes no longer; milliseconds. */
const PRESS_BUDGET = 12_000;

export interface RenderPages {
  render(order: Request<'render.page'>): Promise<Rendered>;
  /** Pictures places of a page, between the pages that are rendered. */
  look(order: ParsedRequest<'evidence.look'>): Promise<Reply<'evidence.look'>>;
  /** Closes the window, whatever it shows. */
  close(): Promise<null>;
}

export function renderPages(): RenderPages {
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };
  return {
    render: ({ measure = false, pictures = false, apart = 0, ...order }) =>
      inTurn(() => render({ ...order, measure, pictures, apart })),
    look: (order) => inTurn(() => lookForEvidence(order)),
    async close() {
      await closeSurveyWindow();
      return null;
    },
  };
}

async function render(order: Order): Promise<Rendered> {
  const place = await surveyWindow();
  if (place === 'closed') return { state: 'closed' };
  try {
    const rendered = await visit(place, order);
    if (rendered.state === 'read') return rendered;
    if (!(await isOpen(place))) {
      await noteClosed(place);
      return { state: 'closed' };
    }
    // Whatever its page still does, it does no more.
    if (rendered.reason === 'timeout') await replaceWindow(place);
    return rendered;
  } catch (error) {
    if (await isOpen(place)) return unread('failed', error);
    await noteClosed(place);
    return { state: 'closed' };
  }
}

type Visited = Exclude<Rendered, { state: 'closed' }>;

const unread = (reason: Extract<Rendered, { state: 'unread' }>['reason'], detail: unknown): Visited => ({
  state: 'unread',
  reason,
  detail: String(detail).slice(0, 300),
});

async function visit(place: RenderTabPlace, { url, measure, observe, pictures, apart }: Order): Promise<Visited> {
  const tab = renderTab(place, apart);
  await noteAddress(url);
  await waitApart(url, apart);
  const deadline = Date.now() + PAGE_BUDGET;
  const arrival = await tab.goTo(url);
  const { status, error, failed, strained } = tab.visit();
  const answered = { ...(status ? { status } : {}), ...(strained === undefined ? {} : { strained }) };
  if (arrival === 'timeout') return { ...unread('timeout', error ?? OVERTIME), ...answered };
  if (arrival === 'failed') return { ...unread('failed', error ?? 'no page'), ...answered };
  await tab.resize(DESKTOP.width, DESKTOP.height);
  let reading = await read(tab, '/content-scripts/rendered.js', deadline - Date.now());
  if (reading === 'timeout') return unread('timeout', OVERTIME);
  if (typeof reading === 'string') return unread('failed', reading);
  if (reading.more && reading.visible) reading = await withMoreRows(tab, reading);
  const { facts, visible, viewport, rested, pressed } = reading;
  const audit = measure && visible ? await measureTab(tab.tabId, facts.url) : undefined;
  const settled = arrival === 'settled' && rested;
  const phone = audit && !observe ? await narrowed(tab, facts.url) : undefined;
  const observed = observe && visible ? await observeOn(tab, facts.url, { observe, pictures }) : undefined;
  if (observed && !observed.restored) await replaceWindow(place);
  return {
    state: 'read',
    ...(strained === undefined ? {} : { strained }),
    facts: {
      ...facts,
      ...(facts.status === undefined && status ? { status } : {}),
      // What a page lacks that nobody saw, that was still at work or whose scripts did not come, it may have.
      scriptFilled: !visible || !settled || failed > 0,
      ...(audit ? { audit } : {}),
      rendered: {
        ...(observed?.facts ?? { renderedVersion: RENDERED_VERSION }),
        ...(phone ? { phone } : {}),
        environment: {
          viewport,
          visible,
          settled,
          ...(failed > 0 ? { requestsFailed: failed } : {}),
          ...(pressed > 0 ? { pressed } : {}),
        },
      },
    },
    ...(observed && observed.glimpses.length > 0 ? { glimpses: observed.glimpses } : {}),
  };
}

async function read(tab: VisitedTab, file: string, budget: number): Promise<Reading | 'timeout' | string> {
  try {
    const answer = (await within(tab.inject(file), Math.max(1_000, budget))) as Answer;
    if (answer?.ok) return answer;
    return answer?.detail ?? 'no answer from the page';
  } catch (error) {
    return /timeout/.test(String(error)) ? 'timeout' : String(error);
  }
}

/** Of every template one page, without loading it again: that takes less than a second. */
async function narrowed(tab: VisitedTab, url: string): Promise<PhoneFacts | undefined> {
  try {
    return await observePhone(tab, { url, load: false, wide: await ask<'wide'>(tab, { step: 'wide' }) });
  } catch (error) {
    console.warn('[政鉴] phone', error);
    return undefined;
  }
}

/** Whatever goes wrong costs what was tried only: the capture stands without it. */
async function observeOn(
  tab: VisitedTab,
  url: string,
  { observe, pictures }: { observe: Order['observe']; pictures: boolean },
): Promise<VisitorObservation | undefined> {
  try {
    const observed = await observeAsVisitor(tab, { url, tryModes: observe === 'modes', pictures, onPhone: true });
    // Somebody, or the page, went elsewhere meanwhile: of which page what was seen is, nobody knows.
    return !observed.restored || (await isAt(tab, url))
      ? observed
      : { ...observed, facts: { renderedVersion: RENDERED_VERSION }, glimpses: [] };
  } catch (error) {
    console.warn('[政鉴] visitor', error);
    return undefined;
  }
}

async function isAt(tab: VisitedTab, url: string): Promise<boolean> {
  return pageKeyOf(await tab.url()) === pageKeyOf(url);
}

/** The page as it was read, where pressing leads elsewhere or to nothing. */
async function withMoreRows(tab: VisitedTab, reading: Reading): Promise<Reading> {
  const pressed = await read(tab, '/content-scripts/press.js', PRESS_BUDGET);
  if (typeof pressed !== 'string') return pressed;
  // The page may have gone: what is measured next is to be the page that was read.
  await tab.goTo(reading.facts.url);
  return reading;
}
