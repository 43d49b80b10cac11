/** Reads pages one after the other in a tab of a real browser, whatever they do to it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, HTTPResponse, Page } from 'puppeteer-core';
import type { PageAudit } from '../utils/audit/summary.ts';
import type { ErrorCode } from '../utils/errors.ts';
import { addressKey, isWebAddress, otherScheme } from './archive.ts';
import { CallError, type DrivenBrowser, type Tab } from './browser.ts';
import { UnreadError } from './errors.ts';
import { ARCHIVE_HEADER, type ArchiveProxy } from './proxy.ts';

/** A page that is still loading by then is read as it stands. */
const LOAD_TIMEOUT_MS = 20_000;
const BLANK_TIMEOUT_MS = 10_000;
/** A page that is late and silent for so long is stuck. */
const LATE_SILENCE_MS = 10_000;
/** The measurements hold a page, too: while it is read it may be silent for longer. */
const READING_SILENCE_MS = 40_000;
const PROBE_EVERY_MS = 5_000;

export interface Asked {
  url: string;
  /** ISO day or date-time; null where nobody knows it. */
  capturedAt: string | null;
}

export interface LiveReading {
  driven: DrivenBrowser;
  /** Of an archive; absent on the real network. */
  proxy: ArchiveProxy | undefined;
  runId: string;
  withFacts: boolean;
}

/** The tab is of no further use: it hangs, or what it did is not known. */
class StuckError extends Error {
  override readonly name: string = 'StuckError';
}

/** The navigation was broken off: by the page itself, which went elsewhere, or because the tab is stuck. */
class BrokenOffError extends StuckError {
  override readonly name = 'BrokenOffError';
}

/**
 * A reader of pages, for one page at a time. A page that hangs, crashes or breaks off takes its tab with it and is read
 * once more in a new one.
 */
export function liveReader(reading: LiveReading): (asked: Asked) => Promise<PageAudit> {
  let tab: Tab | undefined;
  const read = async (asked: Asked) => {
    tab = tab && !tab.page.isClosed() ? tab : await reading.driven.openTab();
    try {
      return await readInTab(reading, tab, asked);
    } catch (error) {
      if (!isAnswer(error)) {
        await reading.driven.discardTab(tab);
        tab = undefined;
      }
      throw error;
    }
  };
  return (asked) =>
    read(asked).catch((error: unknown) => {
      if (isAnswer(error)) throw error;
      return read(asked);
    });
}

/** Whether the error says something of the page and leaves the tab as good as it was. */
function isAnswer(error: unknown): boolean {
  return error instanceof UnreadError || error instanceof CallError;
}

/**
 * Reads a page as it stands in a tab. One that left while it was read is opened a second time; in an archive it is then
 * held still, since that page is what was archived. On the real network one reads what one is shown.
 */
async function readInTab(reading: LiveReading, tab: Tab, asked: Asked): Promise<PageAudit> {
  const first = await visitPage(reading, tab, asked, false).catch((error: unknown) => {
    const hasLeft =
      error instanceof CallError
        ? LEFT.has(error.code)
        : reading.proxy !== undefined && error instanceof BrokenOffError;
    if (hasLeft) return { ledTo: tab.page.url() };
    throw error;
  });
  if (!('ledTo' in first)) return first;
  const second = await visitPage(reading, tab, asked, true);
  if ('ledTo' in second) throw new UnreadError('failed', `跳转到 ${second.ledTo}`);
  return second;
}

/** What the extension says of a tab that is between two pages; Firefox then even denies the permission. */
const LEFT: ReadonlySet<string> = new Set(['page-gone', 'page-not-readable'] satisfies ErrorCode[]);

async function visitPage(
  { driven, proxy, runId, withFacts }: LiveReading,
  { page, tabId }: Tab,
  { url, capturedAt }: Asked,
  isHeldStill: boolean,
): Promise<PageAudit | { ledTo: string }> {
  // What the page before has still in hand, a refresh above all, must not fall into this visit.
  await goTo(page, 'about:blank', BLANK_TIMEOUT_MS).catch((error: unknown) => {
    throw new StuckError(`标签页无法清空（${firstLine(error)}）`);
  });
  proxy?.holdStill(isHeldStill ? url : undefined);
  const since = proxy?.requests.length ?? 0;
  const response = await openPage(page, url);
  const shown = page.url();
  if (proxy && isWebAddress(shown) && !sameAddress(shown, url)) return { ledTo: shown };
  if (proxy && response?.headers()[ARCHIVE_HEADER] === 'missing') throw new UnreadError('not-archived', url);
  const status = response?.status() ?? 200;
  if (isRefusal(status)) throw new UnreadError('status', String(status));
  // What scripts that did not run would have written may not be held against the site.
  const scriptsMissing = proxy !== undefined && (isHeldStill || proxy.lacksScripts(url, since));
  const keep = { runId, capturedAt, ...(scriptsMissing ? { scriptsMissing } : {}) };
  const call = driven.call('page.audit', { tabId, keep, withFacts }).catch((error: unknown) => {
    // Browsers show a page of their own for an error without a word; what the site said is in the bytes alone.
    const isOwnPage = error instanceof CallError && error.code === 'page-not-readable' && status >= 400;
    if (isOwnPage) return driven.call('page.fetch', { url, keep, withFacts });
    throw error;
  });
  // The races may be lost for good; what the reading then throws is nobody's concern.
  call.catch(() => undefined);
  const leaving = proxy && watchLeaving(page, url);
  const silence = watchSilence(page);
  try {
    const audit = await Promise.race([call, silence.tooLong, ...(leaving ? [leaving.left] : [])]);
    return proxy && 'verdicts' in audit && !sameAddress(audit.url, url) ? { ledTo: audit.url } : audit;
  } catch (error) {
    // An extension that does not answer may be waiting for the page.
    if (error instanceof CallError) throw error;
    throw new StuckError(firstLine(error));
  } finally {
    leaving?.stop();
    silence.stop();
  }
}

/** Opens an address and answers the response of the page itself, also where the page never finishes loading. */
async function openPage(page: Page, url: string): Promise<HTTPResponse | undefined> {
  let latest: HTTPResponse | undefined;
  const note = (response: HTTPResponse) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) latest = response;
  };
  page.on('response', note);
  try {
    return (await goTo(page, url, LOAD_TIMEOUT_MS)) ?? latest;
  } catch (error) {
    const message = firstLine(error);
    if (error instanceof Error && error.name === 'TimeoutError') {
      if (!isWebAddress(page.url())) throw new StuckError(`${LOAD_TIMEOUT_MS / 1000} 秒内没有回应`);
      if (!(await answers(page, LATE_SILENCE_MS))) throw new StuckError('网页停止响应');
      return latest;
    }
    if (/ABORTED/.test(message)) throw new BrokenOffError(`打开网页时中断（${message}）`);
    if (/crash|closed|detached/i.test(message)) throw new StuckError(`标签页崩溃（${message}）`);
    if (latest && latest.status() >= 400) return latest;
    throw new UnreadError('failed', message);
  } finally {
    page.off('response', note);
  }
}

/** Firefox's driver can wait for minutes on a page that hangs, whatever time-out it is given. */
async function goTo(page: Page, url: string, timeout: number): Promise<HTTPResponse | null> {
  const going = page.goto(url, { waitUntil: 'load', timeout });
  going.catch(() => undefined);
  const cancel = new AbortController();
  const late = sleep(timeout + 1_000, undefined, { signal: cancel.signal }).then(() => {
    throw Object.assign(new Error(`${url}: no answer`), { name: 'TimeoutError' });
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([going, late]);
  } finally {
    cancel.abort();
  }
}

/** Answers that say nothing of the page (受阻未测). A 404 is the site's word, and is read: the extension knows what it is. */
function isRefusal(status: number): boolean {
  return [401, 403, 405, 412, 429].includes(status) || status >= 500;
}

/** Tells when the tab leaves the page: in Firefox a reading that is under way is then never answered. */
function watchLeaving(page: Page, url: string): { left: Promise<{ ledTo: string }>; stop(): void } {
  let resolve: (visit: { ledTo: string }) => void = () => undefined;
  const left = new Promise<{ ledTo: string }>((settle) => {
    resolve = settle;
  });
  const look = (frame: Frame) => {
    const shown = frame.url();
    if (frame === page.mainFrame() && isWebAddress(shown) && !sameAddress(shown, url)) resolve({ ledTo: shown });
  };
  page.on('framenavigated', look);
  return { left, stop: () => void page.off('framenavigated', look) };
}

/** Tells when the page's thread no longer comes to answer anybody. */
function watchSilence(page: Page): { tooLong: Promise<never>; stop(): void } {
  let timer: ReturnType<typeof setTimeout>;
  let isOver = false;
  const tooLong = new Promise<never>((_, reject) => {
    const probe = async () => {
      if (!(await answers(page, READING_SILENCE_MS))) reject(new StuckError('网页停止响应'));
      else if (!isOver) timer = setTimeout(probe, PROBE_EVERY_MS);
    };
    timer = setTimeout(probe, PROBE_EVERY_MS);
  });
  // Nobody may be listening any more when it ends.
  tooLong.catch(() => undefined);
  return {
    tooLong,
    stop: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}

async function answers(page: Page, milliseconds: number): Promise<boolean> {
  const cancel = new AbortController();
  // A page between two documents refuses, and that is an answer.
  const answered = page.evaluate(() => true).catch(() => true);
  const silent = sleep(milliseconds, false, { signal: cancel.signal, ref: false }).catch(() => false);
  try {
    return await Promise.race([answered, silent]);
  } finally {
    cancel.abort();
  }
}

function sameAddress(a: string, b: string): boolean {
  return addressKey(a) === addressKey(b) || addressKey(otherScheme(a)) === addressKey(b);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
