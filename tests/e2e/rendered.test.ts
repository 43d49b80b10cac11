/** Pages looked at as a visitor sees them, in the built extension: the record is the truth, and the user is not disturbed. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type DrivenBrowser, launchWithExtension, type Tab } from '../../runner/browser.ts';
import type { Request } from '../../utils/protocol.ts';
import type { FrontierRecord, SurveyRecord } from '../../utils/survey/survey.ts';
import { addressOf, LANTING, type RenderedSite, serveRenderedSite, TRUTH } from '../rendered-site.ts';
import {
  BROWSERS,
  type BrowserName,
  buildOf,
  eventually,
  killInChromium,
  killInFirefox,
  records,
  storedFacts,
} from './harness.ts';

type Settings = Request<'survey.start'>['settings'];

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

interface Looked {
  driven: DrivenBrowser;
  site: RenderedSite;
}

async function prepare(browser: BrowserName, ignoreDefaultArgs?: string[]): Promise<Looked> {
  const site = await serveRenderedSite();
  cleanUps.push(() => site.close());
  const driven = await launchWithExtension({
    browser,
    extensionDir: buildOf(browser),
    proxyPort: site.port,
    ...(ignoreDefaultArgs ? { ignoreDefaultArgs } : {}),
  });
  cleanUps.push(() => driven.close().catch(() => undefined));
  await driven.call('body.put', { body: LANTING });
  return { driven, site };
}

/** `archive`: nobody is burdened, so that what is refused makes the survey no slower. */
const start = ({ driven }: Looked, settings: Partial<Settings> = {}): Promise<SurveyRecord> =>
  driven.call('survey.start', {
    runId: 'looked',
    bodyIds: [LANTING.id],
    archive: true,
    settings: { delayMs: 0, concurrency: 4, seed: 'looked', renderShare: 0, maxDepth: 1, ...settings },
  });

async function until(
  { driven }: Looked,
  holds: (survey: SurveyRecord) => boolean,
  seconds = 240,
): Promise<SurveyRecord> {
  for (const deadline = Date.now() + seconds * 1_000; ; ) {
    await driven.call('survey.list', {});
    const [survey] = await records<SurveyRecord>({ driven }, 'surveys');
    if (survey && holds(survey)) return survey;
    if (Date.now() > deadline) throw new Error(`in vain: ${JSON.stringify(survey)}`);
    await sleep(300);
  }
}

const hasEnded = ({ state }: SurveyRecord): boolean => state === 'done' || state === 'stopped' || state === 'paused';

/**
 * What the record says of each column, in the words of the truth. On a busy machine a page may not come to rest in time,
 * which its record then says: `hurried` leaves that out where the truth does.
 */
async function seen({ driven }: Looked, { hurried = false } = {}) {
  const addresses = await records<FrontierRecord>({ driven }, 'frontier');
  const facts = await storedFacts({ driven });
  return Object.fromEntries(
    Object.entries(TRUTH).map(([name, truth]) => {
      const { url, rows } = truth;
      const { state, reason, unsettled } = addresses.find((address) => address.url === url)?.rendered ?? {};
      const page = facts.find(({ canonicalUrl, capture }) => canonicalUrl === url && capture === 'rendered')?.facts;
      const [longest] = [...(page?.lists ?? [])].sort((a, b) => b.items.length - a.items.length);
      const titles = longest?.items.map(({ title }) => title);
      return [
        name,
        {
          url,
          rows: rows === null && (page === undefined || page.scriptFilled) ? null : (titles ?? []),
          state,
          ...(reason ? { reason } : {}),
          ...(unsettled && ('unsettled' in truth || !hurried) ? { unsettled } : {}),
        },
      ];
    }),
  );
}

interface Api {
  runtime: { getURL(path: string): string };
  windows: {
    create(options: object): Promise<unknown>;
    getAll(
      options: object,
    ): Promise<{ id: number; type: string; focused: boolean; tabs: { id: number; active: boolean }[] }[]>;
    remove(id: number): Promise<void>;
    update(id: number, options: object): Promise<unknown>;
  };
}

function windows({ driven }: Looked) {
  return driven.page.evaluate(async () => {
    const api = globalThis as unknown as { browser?: Api; chrome: Api };
    const all = await (api.browser ?? api.chrome).windows.getAll({ populate: true });
    return all.map(({ id, type, focused, tabs }) => ({
      id,
      type,
      focused,
      active: tabs.find(({ active }) => active)?.id,
    }));
  });
}

/** The window of a survey goes when its record is written, not with it. */
const windowsLeft = (looked: Looked, count: number) =>
  eventually(
    () => windows(looked),
    ({ length }) => length === count,
  );

/** The user's own page: scrolled, with the cursor in a field. */
async function browse({ driven }: Looked): Promise<Tab> {
  const tab = await driven.openTab();
  await tab.page.goto(addressOf('plain').replace('gk/plain/', ''), { waitUntil: 'load' });
  await tab.page.bringToFront();
  await tab.page.evaluate(() => {
    document.getElementById('note')?.focus({ preventScroll: true });
    scrollTo(0, 700);
  });
  return tab;
}

const stands = ({ page }: Tab) =>
  page.evaluate(() => ({ scroll: scrollY, focus: document.activeElement?.id, visible: document.visibilityState }));

/**
 * A further survey, of a few pages and not in an archive, in a window that is minimised as soon as it is there: nothing
 * hangs, and of what nobody saw nothing is concluded. Meanwhile the site is asked for pages at the survey's pace.
 */
async function minimised(looked: Looked, own: readonly number[]): Promise<void> {
  const { driven, site } = looked;
  const [runId, delayMs] = ['unseen', 1_000];
  const before = site.asked.length;
  await driven.call('survey.start', {
    runId,
    bodyIds: [LANTING.id],
    settings: { delayMs, concurrency: 2, seed: 'unseen', renderShare: 1, maxPages: 3 },
  });
  let survey: SurveyRecord | undefined;
  let isDone = false;
  for (const deadline = Date.now() + 120_000; Date.now() < deadline && !(survey && hasEnded(survey)); await sleep(50)) {
    survey = (await driven.call('survey.list', {})).find((one) => one.runId === runId);
    const [window] = isDone ? [] : (await windows(looked)).filter(({ id }) => !own.includes(id));
    if (!window) continue;
    await driven.page.evaluate(async (id) => {
      const api = globalThis as unknown as { browser?: Api; chrome: Api };
      await (api.browser ?? api.chrome).windows.update(id, { state: 'minimized' });
    }, window.id);
    isDone = true;
  }
  expect(survey).toMatchObject({ state: 'done', rendered: { unread: 0 }, evidence: { kept: 0 } });
  expect(survey?.rendered?.hidden).toBeGreaterThan(0);
  const addresses = (await records<FrontierRecord>({ driven }, 'frontier')).filter((one) => one.runId === runId);
  const facts = (await storedFacts({ driven })).filter((one) => one.runId === runId);
  for (const { url, rendered } of addresses) {
    const page = facts.find(({ canonicalUrl, capture }) => canonicalUrl === url && capture === 'rendered')?.facts;
    if (!rendered?.hidden) continue;
    expect(page).toMatchObject({ scriptFilled: true, rendered: { environment: { visible: false } } });
    expect(page).not.toHaveProperty('audit');
  }
  const pages = new Set(addresses.map(({ address }) => `GET ${address}`));
  const times = site.times.slice(before).filter((_, at) => pages.has(site.asked[before + at] ?? ''));
  expect(times.length).toBeGreaterThan(4);
  // A request may be late on its way, and the next one not.
  for (const [at, time] of times.slice(1).entries()) expect(time - (times[at] ?? time)).toBeGreaterThan(delayMs / 2);
}

describe.each(BROWSERS)('looking at pages in %s', (browser) => {
  it('sees what a visitor sees, and leaves the window of the user alone', { timeout: 400_000 }, async () => {
    const looked = await prepare(browser);
    const tab = await browse(looked);
    const before = { page: await stands(tab), windows: await windows(looked) };
    await start(looked);
    await until(looked, ({ rendered }) => (rendered?.read ?? 0) > 2);
    const during = await windows(looked);
    expect(during).toHaveLength(before.windows.length + 1);
    expect(during.filter(({ id }) => before.windows.some((window) => window.id === id))).toEqual(before.windows);
    expect(await stands(tab)).toEqual(before.page);

    const survey = await until(looked, hasEnded);
    expect(survey).toMatchObject({ state: 'done' });
    expect(await seen(looked)).toEqual(TRUTH);
    expect(await stands(tab)).toEqual(before.page);
    expect(await windowsLeft(looked, before.windows.length)).toEqual(before.windows);
    expect(looked.site.asked.filter((address) => address.startsWith('POST'))).toEqual([]);

    const addresses = await records<FrontierRecord>({ driven: looked.driven }, 'frontier');
    const marks = addresses.flatMap(({ rendered }) => rendered ?? []);
    expect(survey.rendered).toEqual({
      planned: marks.length,
      read: marks.filter(({ state }) => state === 'read').length,
      unread: marks.filter(({ state }) => state === 'unread').length,
      hidden: 0,
    });
    // What let a browser through is read, and no page is captured as the user's own browsing.
    expect(addresses.find(({ url }) => url === addressOf('challenge'))).toMatchObject({ state: 'read' });
    const facts = await storedFacts({ driven: looked.driven });
    const live = facts.filter(({ capture }) => capture === 'live').map(({ canonicalUrl }) => canonicalUrl);
    expect(live.filter((url) => url.includes('/gk/'))).toEqual([]);
    // Once for each template.
    const templates = new Set(
      addresses.flatMap(({ template, rendered }) => (rendered?.state === 'read' && template ? template : [])),
    );
    const measured = facts.filter(({ capture, facts: { audit } }) => capture === 'rendered' && audit);
    expect(measured.length).toBeGreaterThanOrEqual(templates.size);
    for (const {
      facts: { audit, rendered },
    } of measured) {
      expect(audit).toMatchObject({ axe: {}, layout: {}, environment: { visible: true } });
      // The window becomes as narrow as a phone, and for the next page as wide as a desktop again.
      expect(rendered?.environment?.viewport.width).toBe(1366);
      expect(rendered?.phone).toMatchObject({ viewport: { width: 390 }, layout: 'none', stylesMissing: false });
    }
  });

  it('pauses with a message where its window is closed, and goes on in a new one', { timeout: 400_000 }, async () => {
    const looked = await prepare(browser);
    const own = (await windows(looked)).map(({ id }) => id);
    await start(looked);
    await until(looked, ({ rendered }) => (rendered?.read ?? 0) > 1);
    const [window] = (await windows(looked)).filter(({ id }) => !own.includes(id));
    await looked.driven.page.evaluate(async (id) => {
      const api = globalThis as unknown as { browser?: Api; chrome: Api };
      await (api.browser ?? api.chrome).windows.remove(id);
    }, window?.id ?? -1);
    expect(await until(looked, hasEnded)).toMatchObject({
      state: 'paused',
      because: { code: 'because.survey-window-closed' },
    });
    await looked.driven.call('survey.resume', { runId: 'looked' });
    expect(await until(looked, hasEnded)).toMatchObject({ state: 'done' });
    expect(await seen(looked)).toEqual(TRUTH);
    await minimised(looked, own);
  });

  it('goes on exactly where a kill left off', { timeout: 400_000 }, async () => {
    const looked = await prepare(browser);
    const own = (await windows(looked)).map(({ id }) => id);
    // One that was opened and not noted before an earlier kill.
    await looked.driven.page.evaluate(async () => {
      const { browser, chrome } = globalThis as unknown as { browser?: Api; chrome: Api };
      const { runtime, windows } = browser ?? chrome;
      await windows.create({ url: runtime.getURL('/blank.html'), type: 'popup', focused: false });
    });
    expect(await windows(looked)).toHaveLength(own.length + 1);
    await start(looked);
    for (const count of [1, 3, 6]) {
      await until(looked, ({ rendered, state }) => (rendered?.read ?? 0) >= count || state !== 'running');
      if (browser === 'firefox') await killInFirefox(looked.driven);
      else await killInChromium(looked.driven, count === 3 ? 'host' : 'worker');
    }
    expect(await until(looked, hasEnded)).toMatchObject({ state: 'done' });
    expect(await seen(looked, { hurried: true })).toEqual(TRUTH);
    expect((await windowsLeft(looked, own.length)).map(({ id }) => id)).toEqual(own);
  });
});

it('sees the same where Chromium throttles what nobody looks at', { timeout: 400_000 }, async () => {
  const looked = await prepare('chromium', [
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
  ]);
  await browse(looked);
  await start(looked);
  expect(await until(looked, hasEnded)).toMatchObject({ state: 'done', rendered: { hidden: 0 } });
  expect(await seen(looked)).toEqual(TRUTH);
});
