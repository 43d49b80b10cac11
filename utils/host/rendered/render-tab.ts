/** One tab of the survey window, in the background: it goes to a page, waits until it has come to rest, and reads it. */
import { browser } from 'wxt/browser';
import { AppError } from '../../errors.ts';
import { noteAsked, waitApart } from './apart.ts';
import { pictureOfTab } from './picture-of-tab.ts';
import { type RequestWatch, watchRequests } from './watch-requests.ts';

/**
 * `settled`: network and DOM were quiet for 500 ms. `unsettled`: they were not within 8 s; the page can be read as it
 * stands. `timeout` (超时): the page did not come, or went from address to address. `failed`: the browser shows an error
 * instead of it, or may not read it.
 */
export type Arrival = 'settled' | 'unsettled' | 'timeout' | 'failed';

export interface RenderTab {
  tabId: number;
  /** The address that the tab shows. */
  url(): Promise<string>;
  goTo(url: string): Promise<Arrival>;
  /** Runs a script of the extension (`/content-scripts/….js`) in the page; answers what its `main` answers. */
  inject(file: string): Promise<unknown>;
  /** What it shows, as a `data:` address; undefined where its window shows another tab. Rejects with the browser's words. */
  picture(): Promise<string | undefined>;
  /** Makes the page's part of the window so large, in CSS px, as far as the browser lets it. */
  resize(width: number, height: number): Promise<void>;
}

/** The same, with what its last visit showed of the network. */
export interface VisitedTab extends RenderTab {
  visit(): Visit;
}

export interface Visit {
  /** HTTP status of the page, where it was seen. */
  status?: number;
  /** Why it did not come: in the browser's words, or what of ours it exceeded. */
  error?: string;
  /** Scripts, data and frames of the page that did not come. */
  failed: number;
  /** The platform asked to be left alone: milliseconds, 0 where it did not say for how long. */
  strained?: number;
}

export interface RenderTabPlace {
  tabId: number;
  windowId: number;
}

/** A page that has not come to rest by then, whatever it does, is given up. Default of the product; milliseconds. */
export const PAGE_BUDGET = 20_000;
/** What is said of a page that exceeded it. */
export const OVERTIME = `${PAGE_BUDGET} ms`;
/** A page in which a script of ours does not end by then is given up; milliseconds. */
const INJECT_TIMEOUT = 40_000;
const LOOK_EVERY = 100;
/** Network and DOM are to be quiet for so long, within `SETTLE`; milliseconds. */
const QUIET = 500;
const SETTLE = 8_000;
/** A tab that is said to be complete and cannot be looked into for so long shows an error page; milliseconds. */
const ERROR_PAGE = 1_500;
/** They are drawn on and made smaller: without loss they would only take longer on their way. */
const QUALITY = 95;
/** Documents that take turns before the page is given up. */
const MOST_DOCUMENTS = 20;

interface Look {
  href: string;
  /** Tells a document from the one before it. */
  born: number;
  status: number;
  loading: boolean;
}

/** `apart`: milliseconds between two pages of a platform. */
export function renderTab({ tabId, windowId }: RenderTabPlace, apart = 0): VisitedTab {
  let visit: Visit = { failed: 0 };

  async function look(): Promise<Look | undefined> {
    try {
      const [injection] = await within(
        browser.scripting.executeScript({
          target: { tabId },
          injectImmediately: true,
          func: () => ({
            href: location.href,
            loading: document.readyState === 'loading',
            born: performance.timeOrigin,
            status:
              (performance.getEntriesByType('navigation')[0] as { responseStatus?: number } | undefined)
                ?.responseStatus ?? 0,
          }),
        }),
        INJECT_TIMEOUT,
      );
      return (injection?.result as Look | null | undefined) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** The document after `before`; `failed` where the browser shows an error instead. */
  async function nextDocument(
    before: number | undefined,
    watch: RequestWatch,
    deadline: number,
  ): Promise<Look | 'failed' | 'timeout'> {
    let closedSince: number | undefined;
    while (Date.now() < deadline) {
      const seen = await within(look(), deadline - Date.now()).catch(() => undefined);
      if (seen && seen.born !== before) return seen;
      const { status } = await browser.tabs.get(tabId);
      const isClosed = !seen && status === 'complete';
      closedSince = isClosed ? (closedSince ?? Date.now()) : undefined;
      const page = watch.page();
      const patience = page && 'error' in page ? LOOK_EVERY : ERROR_PAGE;
      if (closedSince !== undefined && Date.now() - closedSince > patience) return 'failed';
      await pause(LOOK_EVERY);
    }
    return 'timeout';
  }

  /** Waits until a document has come to rest; `left` where the tab goes on to another one. */
  async function settle(
    arrived: Look,
    watch: RequestWatch,
    deadline: number,
  ): Promise<'settled' | 'unsettled' | 'left' | 'timeout'> {
    const { born } = arrived;
    const late = Math.min(deadline, Date.now() + SETTLE);
    // Scripts that are injected while a document begins do not see it through.
    for (let seen: Look | undefined = arrived; seen?.loading && Date.now() < late; ) {
      await pause(LOOK_EVERY);
      seen = await within(look(), Math.max(1, deadline - Date.now())).catch(() => undefined);
      if (seen && seen.born !== born) return 'left';
    }
    for (;;) {
      const quiet = inject('/content-scripts/settle.js').then(
        (answer) => {
          const { settled } = (answer ?? {}) as { settled?: boolean };
          return settled === undefined ? 'gone' : settled ? 'settled' : 'unsettled';
        },
        () => 'gone' as const,
      );
      const left = whenLeft(born);
      const outcome = await within(Promise.race([quiet, left.promise]), deadline - Date.now())
        .catch(() => 'timeout' as const)
        .finally(left.stop);
      if (outcome === 'left' || outcome === 'timeout') return outcome;
      const seen = await within(look(), Math.max(1, deadline - Date.now())).catch(() => undefined);
      if (seen && seen.born !== born) return 'left';
      // Between two documents nobody answers.
      if (!seen || outcome === 'gone') {
        if (Date.now() >= late) return seen ? 'unsettled' : 'left';
        await pause(LOOK_EVERY);
        continue;
      }
      if (outcome === 'unsettled' || Date.now() >= late) return 'unsettled';
      if (watch.pending() === 0 && Date.now() - watch.lastChange() >= QUIET) return 'settled';
      while (watch.pending() > 0 && Date.now() < late) await pause(LOOK_EVERY);
    }
  }

  /** Resolves once the tab shows another document. */
  function whenLeft(born: number): { promise: Promise<'left'>; stop(): void } {
    let stopped = false;
    const promise = (async () => {
      while (!stopped) {
        await pause(LOOK_EVERY * 3);
        const seen = await look();
        if (!stopped && seen && seen.born !== born) return 'left' as const;
      }
      return new Promise<never>(() => undefined);
    })();
    promise.catch(() => undefined);
    return {
      promise,
      stop() {
        stopped = true;
      },
    };
  }

  /** Somebody who sends the tab elsewhere in the same moment is the first; the next moment is ours. */
  async function send(url: string): Promise<void> {
    const go = () => browser.tabs.update(tabId, { url, active: true });
    await go().catch(async (error: unknown) => {
      if (!/navigation rejected/i.test(String(error))) throw error;
      await pause(LOOK_EVERY * 5);
      await go();
    });
  }

  async function inject(file: string): Promise<unknown> {
    // Firefox never answers where the tab goes elsewhere meanwhile.
    const [injection] = await within(
      browser.scripting.executeScript({ target: { tabId }, files: [file as never], injectImmediately: true }),
      INJECT_TIMEOUT,
    );
    return injection?.result;
  }

  return {
    tabId,
    inject,
    visit: () => visit,
    async url() {
      const seen = await look();
      return seen?.href ?? (await browser.tabs.get(tabId)).url ?? '';
    },
    async goTo(url) {
      await waitApart(url, apart);
      noteAsked(url);
      const deadline = Date.now() + PAGE_BUDGET;
      const watch = watchRequests(tabId);
      let error: string | undefined;
      try {
        const before = await within(look(), 2_000).catch(() => undefined);
        // Only the fragment differs: the page would not be asked for again.
        if (before && withoutFragment(before.href) === withoutFragment(url)) await browser.tabs.reload(tabId);
        else await send(url);
        let born = before?.born;
        for (let documents = 0; documents < MOST_DOCUMENTS; documents++) {
          const document = await nextDocument(born, watch, deadline);
          if (document === 'timeout') error = OVERTIME;
          if (typeof document === 'string') return document;
          const outcome = await settle(document, watch, deadline);
          if (outcome === 'timeout') error = OVERTIME;
          if (outcome !== 'left') return outcome;
          born = document.born;
        }
        error = `${MOST_DOCUMENTS} documents in turn`;
        return 'timeout';
      } finally {
        const strained = watch.strained();
        visit = {
          ...watch.page(),
          ...(error ? { error } : {}),
          failed: watch.failed(),
          ...(strained === undefined ? {} : { strained }),
        };
        watch.stop();
      }
    },
    picture: () => pictureOfTab({ tabId, windowId }, { format: 'jpeg', quality: QUALITY }),
    async resize(width, height) {
      // What belongs to the window and not to the page is known only once it stands, and differs by size.
      for (let tries = 0; tries < 3; tries++) {
        const [window, inner] = await Promise.all([browser.windows.get(windowId), innerSize(tabId)]);
        if (inner && inner.width === width && inner.height === height) return;
        // Whoever put it out of sight is left in peace: giving it a size would bring it back.
        if (window.state === 'minimized') return;
        const around = inner
          ? { width: (window.width ?? width) - inner.width, height: (window.height ?? height) - inner.height }
          : { width: 0, height: 0 };
        try {
          await browser.windows.update(windowId, { width: width + around.width, height: height + around.height });
        } catch {
          // The screen is too small for it: pages are seen as large as it goes, which their facts say.
          return;
        }
        await pause(LOOK_EVERY);
      }
    },
  };
}

async function innerSize(tabId: number): Promise<{ width: number; height: number } | undefined> {
  try {
    const [injection] = await browser.scripting.executeScript({
      target: { tabId },
      injectImmediately: true,
      func: () => ({ width: innerWidth, height: innerHeight }),
    });
    return (injection?.result as { width: number; height: number } | null | undefined) ?? undefined;
  } catch {
    return undefined;
  }
}

function withoutFragment(address: string): string {
  return address.split('#', 1)[0] ?? address;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** @throws AppError `page-gone` where it takes longer. */
export async function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('page-gone', 'timeout')), Math.max(0, milliseconds));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
