/** What the background does itself: tabs, injection, badge. All else goes to the host. */
import { browser } from 'wxt/browser';
import { AppError } from '../errors.ts';
import type { PageFacts } from '../facts/page-facts.ts';
import type { Sender } from '../messaging.ts';
import { mayAsk } from '../platform.ts';
import { type Envelope, envelope, type ParsedRequest, type Reply, type RequestName, requests } from '../protocol.ts';
import { SCOPES_KEY } from '../settings.ts';
import { measureTab } from './measure-tab.ts';
import type { RenderPages } from './rendered/render-pages.ts';
import { isSurveyTab } from './rendered/survey-window.ts';
import { showOnPage } from './show.ts';

type Forward = <N extends RequestName>(message: Envelope<N>) => Promise<unknown>;

/** Returns the handler of the root listener; `forward` hands a message to the engine host, wherever that runs. */
export function startBackground(
  forward: Forward,
  pages: RenderPages,
): (message: Envelope, sender: Sender) => Promise<unknown> {
  const ask = <N extends RequestName>(name: N, payload: Envelope<N>['payload']) =>
    forward(envelope(name, payload)) as Promise<Reply<N>>;

  return async (message, sender) => {
    if (!sender.fromExtensionPage) return fromContentScript(message, sender);
    if (message.name === 'page.audit') {
      const parsed = requests['page.audit'].safeParse(message.payload);
      if (!parsed.success) throw new AppError('bad-request', parsed.error.message);
      return auditTab(parsed.data);
    }
    if (message.name === 'page.show') {
      const parsed = requests['page.show'].safeParse(message.payload);
      if (!parsed.success) throw new AppError('bad-request', parsed.error.message);
      return showOnPage(parsed.data);
    }
    if (message.name === 'access.check') {
      const parsed = requests['access.check'].safeParse(message.payload);
      if (!parsed.success) throw new AppError('bad-request', parsed.error.message);
      return (await mayAsk(parsed.data.url)) ?? null;
    }
    if (message.name === 'render.page') {
      const parsed = requests['render.page'].safeParse(message.payload);
      if (!parsed.success) throw new AppError('bad-request', parsed.error.message);
      return pages.render(parsed.data);
    }
    if (message.name === 'evidence.look') {
      const parsed = requests['evidence.look'].safeParse(message.payload);
      if (!parsed.success) throw new AppError('bad-request', parsed.error.message);
      return pages.look(parsed.data);
    }
    if (message.name === 'render.close') return pages.close();
    const value = await forward(message);
    if (message.name === 'body.put' || message.name === 'body.remove') await publishScopes();
    return value;
  };

  /** A content script may say one thing only, and only about the page it runs in: bodies are paths of one portal. */
  async function fromContentScript(message: Envelope, { url, tabId }: Sender): Promise<unknown> {
    const facts = (message.payload as { facts?: Record<string, unknown> })?.facts;
    if (message.name !== 'page.captured' || !url || !facts || addressOf(facts.url) !== addressOf(url)) {
      throw new AppError('bad-request', `${message.name} from a page`);
    }
    // The survey reads what it shows by itself.
    if (await isSurveyTab(tabId)) return { bodyIds: [], problems: 0 } satisfies Reply<'page.captured'>;
    if (tabId !== undefined) await badge(tabId, '…');
    // When and how it was captured is ours to say, not the page's process's.
    const said = { ...facts, capture: 'live', capturedAt: new Date().toISOString() };
    const reply = (await forward({ ...message, payload: { facts: said } } as Envelope)) as Reply<'page.captured'>;
    if (tabId !== undefined)
      await badge(tabId, reply.bodyIds.length === 0 || reply.problems === 0 ? '' : String(reply.problems));
    return reply;
  }

  async function auditTab(request: ParsedRequest<'page.audit'>): Promise<Reply<'page.audit'>> {
    const { tabId, keep, withFacts } = request;
    const captured = await captureTab(tabId);
    const measured = request.audit ? await measureTab(tabId, captured.url) : undefined;
    const facts: PageFacts = { ...captured, ...(measured ? { audit: measured } : {}) };
    const audit = await ask('page.submit', {
      facts: keep
        ? { ...facts, capturedAt: keep.capturedAt, ...(keep.scriptsMissing ? { scriptFilled: true } : {}) }
        : facts,
      ...(keep ? { runId: keep.runId } : {}),
      ...(withFacts ? { withFacts } : {}),
    });
    const problems = audit.verdicts.filter(({ status }) => status === 'fail').length;
    await badge(tabId, problems > 0 ? String(problems) : '');
    return audit;
  }

  async function publishScopes(): Promise<void> {
    await browser.storage.local.set({ [SCOPES_KEY]: await ask('scopes.list', {}) });
  }
}

/** An address without its fragment. */
function addressOf(address: unknown): string | undefined {
  try {
    const { origin, pathname, search } = new URL(String(address));
    return origin + pathname + search;
  } catch {
    return undefined;
  }
}

/** A page that is not read by then is given up. Default of the product. */
const CAPTURE_TIMEOUT = 40_000;

/** Reads the page of a tab. */
async function captureTab(tabId: number): Promise<PageFacts> {
  let result: unknown;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    // Firefox never answers where the tab goes elsewhere meanwhile.
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new AppError('page-gone', 'timeout')), CAPTURE_TIMEOUT);
    });
    const injected = browser.scripting.executeScript({ target: { tabId }, files: ['/content-scripts/capture.js'] });
    const [injection] = await Promise.race([injected, late]);
    result = injection?.result;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const detail = String(error);
    if (/no tab with id|invalid tab/i.test(detail)) throw new AppError('page-gone', detail);
    if (/removed|navigat|destroyed|inaccessible/i.test(detail)) throw new AppError('page-gone', detail);
    throw new AppError('page-not-readable', detail);
  } finally {
    clearTimeout(timer);
  }
  const answer = result as { ok: true; facts: PageFacts } | { ok: false; detail: string } | null | undefined;
  if (!answer) throw new AppError('page-gone', 'no answer from the page');
  if (!answer.ok) throw new AppError('page-not-readable', answer.detail);
  return answer.facts;
}

/** A sign while a page is recorded, then the number of its problems. The tab may be gone: that is no failure. */
async function badge(tabId: number, text: string): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: '#8a2b06' });
    await browser.action.setBadgeText({ tabId, text });
  } catch {
    // The tab was closed.
  }
}
