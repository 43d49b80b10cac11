/** A survey in the built extension over sites that know the truth about themselves, undisturbed and disturbed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type DrivenBrowser, launchWithExtension } from '../../runner/browser.ts';
import type { Request } from '../../utils/protocol.ts';
import type { FrontierRecord, LinkRecord, SurveyRecord } from '../../utils/survey/survey.ts';
import {
  differencesFromTruth,
  FAULTS,
  makeSurveySite,
  type ServedSite,
  type SiteOptions,
  type SurveySite,
  serveSite,
} from '../survey-site.ts';
import { BROWSERS, type BrowserName, buildOf, killInChromium, killInFirefox, records, storedFacts } from './harness.ts';

type Settings = Request<'survey.start'>['settings'];

/** Faults that cost a survey no waiting. */
const QUICK = { slowOnce: 0, hanging: 0 };
/** Short, and far longer than a busy machine takes for a page of these sites; milliseconds. */
const TIMEOUT = 4_000;
const NONE = Object.fromEntries(Object.keys(FAULTS).map((fault) => [fault, 0]));

interface Surveyed {
  browser: BrowserName;
  site: SurveySite;
  server: ServedSite;
  driven: DrivenBrowser;
  profile?: string;
}

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function launch({ browser, server, profile }: Omit<Surveyed, 'driven' | 'site'>): Promise<DrivenBrowser> {
  const driven = await launchWithExtension({
    browser,
    extensionDir: buildOf(browser),
    proxyPort: server.port,
    ...(profile ? { profile } : {}),
  });
  cleanUps.push(() => driven.close().catch(() => undefined));
  return driven;
}

async function prepare(browser: BrowserName, options: SiteOptions, keepProfile = false): Promise<Surveyed> {
  const site = makeSurveySite(options);
  const server = await serveSite(site);
  cleanUps.push(() => server.close());
  const profile = keepProfile ? mkdtempSync(join(tmpdir(), 'survey-profile-')) : undefined;
  if (profile) cleanUps.push(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  const driven = await launch({ browser, server, ...(profile ? { profile } : {}) });
  await driven.call('body.put', { body: site.body });
  return { browser, site, server, driven, ...(profile ? { profile } : {}) };
}

/** `archive`: nobody is burdened, so trouble makes the survey no slower. */
function start({ driven, site }: Surveyed, settings: Partial<Settings> = {}, archive = true): Promise<SurveyRecord> {
  return driven.call('survey.start', {
    runId: 'survey',
    bodyIds: [site.body.id],
    archive,
    settings: { delayMs: 0, concurrency: 4, timeoutMs: TIMEOUT, exclude: site.exclude, seed: 'e2e', ...settings },
  });
}

async function surveyOf({ driven }: Pick<Surveyed, 'driven'>): Promise<SurveyRecord> {
  const [survey] = await records<SurveyRecord>({ driven }, 'surveys');
  if (!survey) throw new Error('there is no survey');
  return survey;
}

/** Waits until it holds. `call`: ask for the list meanwhile, as the workbench does, which revives what was killed. */
async function until(
  { driven }: Pick<Surveyed, 'driven'>,
  holds: (survey: SurveyRecord) => boolean,
  { call = false, seconds = 240 } = {},
): Promise<SurveyRecord> {
  for (const deadline = Date.now() + seconds * 1_000; ; ) {
    if (call) await driven.call('survey.list', {});
    const survey = await surveyOf({ driven });
    if (holds(survey)) return survey;
    if (Date.now() > deadline) throw new Error(`in vain: ${JSON.stringify(survey)}`);
    await sleep(300);
  }
}

/** The alarm that the survey set rings now; answers after how many minutes it would have. */
function alarmNow({ driven }: Surveyed): Promise<number | undefined> {
  return driven.page.evaluate(async () => {
    interface Api {
      alarms: {
        get(name: string): Promise<{ periodInMinutes?: number } | undefined>;
        create(name: string, when: object): Promise<void>;
      };
    }
    const world = globalThis as unknown as { browser?: Api; chrome: Api };
    const { alarms } = world.browser ?? world.chrome;
    const periodInMinutes = (await alarms.get('surveys'))?.periodInMinutes;
    if (periodInMinutes) await alarms.create('surveys', { when: Date.now() + 500, periodInMinutes });
    return periodInMinutes;
  });
}

const hasEnded = ({ state }: SurveyRecord): boolean => state === 'done' || state === 'stopped' || state === 'paused';

/** The record is the truth: states, reasons and titles of all addresses, files, sums. */
async function expectTruth({ driven, site, server }: Surveyed, survey: SurveyRecord, disturbed = false): Promise<void> {
  const addresses = await records<FrontierRecord>({ driven }, 'frontier');
  const facts = await storedFacts({ driven });
  const titles = new Map(facts.map(({ canonicalUrl, facts: { documentTitle } }) => [canonicalUrl, documentTitle]));
  expect(differencesFromTruth(site.truth, addresses, titles)).toEqual([]);
  expect(survey).toMatchObject({ state: 'done' });
  expect(survey).not.toHaveProperty('because');

  const read = addresses.filter(({ state }) => state === 'read').map(({ url }) => url);
  expect(facts.map(({ canonicalUrl }) => canonicalUrl).sort()).toEqual(read.sort());
  const counts = Object.fromEntries(Object.keys(survey.counts).map((state) => [state, 0]));
  for (const { state } of addresses) counts[state] = (counts[state] ?? 0) + 1;
  expect(survey.counts).toEqual(counts);

  const links = await records<LinkRecord>({ driven }, 'links');
  const found = links.map(({ url, state, reason, type }) => [url, state, reason, type]).sort();
  expect(found).toEqual([...site.files].map(([url, { state, reason, type }]) => [url, state, reason, type]).sort());

  expect(server.requests.map(({ url }) => url).filter(site.isForbidden)).toEqual([]);
  if (!disturbed) expect(oftenAsked({ site, server })).toEqual([]);
}

/**
 * Addresses that were asked for more often than twice. Browsers themselves ask again where a connection was cut and go
 * round in loops; where a redirect leads that may not be read is found out by asking otherwise, once; a home page is the
 * control of each round of links and where redirects lead.
 */
function oftenAsked({ site, server: { requests } }: Pick<Surveyed, 'site' | 'server'>): string[] {
  const times = new Map<string, number>();
  for (const { url, method } of requests) if (method === 'GET') times.set(url, (times.get(url) ?? 0) + 1);
  return [...times].flatMap(([url, n]) => {
    const { reason } = site.truth.get(url.replace('?again', '')) ?? {};
    const isExcused =
      reason === 'network' ||
      reason === 'redirect-loop' ||
      (reason === 'off-scope' && n <= 4) ||
      /\/(?:$|login\.jsp)/.test(url);
    return n > 2 && !isExcused ? [`${url} ${n}`] : [];
  });
}

describe.each(BROWSERS)('a survey in %s', (browser) => {
  it('records exactly what is true of the site', { timeout: 400_000 }, async () => {
    const surveyed = await prepare(browser, { pages: 180, seed: 'truth', faults: { hanging: 0.02 } });
    await start(surveyed);
    await expectTruth(surveyed, await until(surveyed, hasEnded));
  });

  const searches = browser === 'chromium' ? (['finds', 'misses', 'script'] as const) : (['misses'] as const);
  it.each(searches)('asks the search of the site for three titles: it %s', { timeout: 120_000 }, async (search) => {
    const surveyed = await prepare(browser, { pages: 60, seed: search, traps: false, faults: NONE, search });
    await start(surveyed);
    const survey = await until(surveyed, hasEnded);
    await expectTruth(surveyed, survey);
    expect(survey.searches).toHaveLength(3);
    for (const said of survey.searches ?? []) expect(said).toMatchObject(surveyed.site.search ?? {});
    const asked = surveyed.server.requests.flatMap(({ url }) => new URL(url).searchParams.get('q') ?? []);
    expect(asked).toEqual(search === 'script' ? [] : survey.searches?.map(({ title }) => title));
  });

  it('is paused, goes on and is stopped when it is told so', { timeout: 200_000 }, async () => {
    const surveyed = await prepare(browser, { pages: 150, seed: 'pause', faults: QUICK, latency: [60, 120] });
    const { driven, server } = surveyed;
    await start(surveyed);
    await until(surveyed, ({ counts }) => counts.read >= 10);
    expect(await driven.call('survey.pause', { runId: 'survey' })).toMatchObject({ state: 'paused' });
    const asked = server.requests.length;
    const read = (await surveyOf(surveyed)).counts.read;
    await sleep(1_500);
    expect(server.requests.length).toBe(asked);
    expect((await surveyOf(surveyed)).counts.read).toBe(read);

    await driven.call('survey.resume', { runId: 'survey' });
    await until(surveyed, ({ counts }) => counts.read >= read + 20);
    expect(await driven.call('survey.stop', { runId: 'survey' })).toMatchObject({ state: 'stopped' });
    const stoppedAt = server.requests.length;
    await sleep(1_500);
    expect(server.requests.length).toBe(stoppedAt);
    const { counts } = await surveyOf(surveyed);
    expect(counts.fetching).toBe(0);
    const addresses = await records<FrontierRecord>({ driven }, 'frontier');
    expect(addresses).toHaveLength(Object.values(counts).reduce((sum, count) => sum + count, 0));
    expect(await storedFacts({ driven })).toHaveLength(counts.read);
  });

  it('asks politely: with pauses, and after trouble slowly and for one page at a time', {
    timeout: 300_000,
  }, async () => {
    const delayMs = 200;
    const options: SiteOptions = {
      pages: 45,
      seed: 'polite',
      traps: false,
      faults: { ...NONE, flaky: 0.01 },
      losesFile: false,
      latency: [30, 90],
    };
    const surveyed = await prepare(browser, options);
    await start(surveyed, { delayMs, concurrency: 2 }, false);
    await expectTruth(surveyed, await until(surveyed, hasEnded));

    const { requests } = surveyed.server;
    // robots.txt is asked for at once with the first page of its host.
    const pages = requests.filter(({ url }) => !url.endsWith('/robots.txt'));
    const hosts = [...new Set(pages.map(({ url }) => new URL(url).host))];
    for (const host of hosts)
      expect(requests.find(({ url }) => new URL(url).host === host)?.url).toMatch(/robots\.txt$/);
    const gaps = pages.slice(1).map(({ at }, index) => at - (pages[index]?.at ?? 0));
    const trouble = pages.findIndex(({ status }) => status === 503);
    expect(trouble).toBeGreaterThan(-1);
    // A busy machine notes one request late and the next in time; over several of them that evens out.
    const close = pages.flatMap(({ url, at }, index) => {
      const [next, fifth] = [pages[index + 1], pages[index + 5]];
      const isClose = (next && next.at - at < delayMs / 4) || (fifth && fifth.at - at < 5 * delayMs * 0.85);
      return index >= 2 && isClose ? [`${url} at ${at}, then ${next?.url} at ${next?.at}`] : [];
    });
    expect(close).toEqual([]);
    // One more may be on its way when the trouble shows; after five good answers it goes faster again.
    const after = pages.slice(trouble + 2, trouble + 6);
    expect(after.map(({ beside }) => beside)).toEqual(after.map(() => 0));
    expect(Math.min(...gaps.slice(trouble + 1, trouble + 5))).toBeGreaterThan(800);
  });

  it('pauses where the browser does not let it read the site, and says which', { timeout: 100_000 }, async () => {
    const surveyed = await prepare(browser, { pages: 30, seed: 'access', traps: false });
    const host = 'www.qingshan-media.example.com';
    await surveyed.driven.call('body.put', {
      body: { ...surveyed.site.body, id: 'media', scopes: [{ type: 'host', host }] },
    });
    await surveyed.driven.call('survey.start', {
      runId: 'survey',
      bodyIds: ['media'],
      settings: { delayMs: 0, timeoutMs: TIMEOUT },
    });
    expect(await until(surveyed, hasEnded)).toMatchObject({
      state: 'paused',
      because: { code: 'because.survey-permission', params: { hosts: host } },
      counts: { read: 0, unknown: 0 },
    });
  });

  it('goes on after the browser was killed', { timeout: 400_000 }, async () => {
    const surveyed = await prepare(browser, { pages: 110, seed: 'browser', faults: QUICK, latency: [60, 200] }, true);
    await start(surveyed);
    await until(surveyed, ({ counts }) => counts.read >= 40);
    const gone = new Promise((done) => surveyed.driven.browser.process()?.once('exit', done));
    surveyed.driven.browser.process()?.kill('SIGKILL');
    await gone;
    surveyed.driven = await launch(surveyed);
    const survey = await until(surveyed, hasEnded, { call: true });
    await expectTruth(surveyed, survey, true);
  });
});

describe.each(BROWSERS)('a survey whose parts %s kills', (browser) => {
  it('ends as if nothing had happened, after twenty kills at random moments', { timeout: 500_000 }, async () => {
    const options: SiteOptions = {
      pages: 150,
      seed: 'kills',
      // Twenty steps of a loop would take longer than an answer may.
      faults: { flaky: 0.05, hanging: 0.02, loop: 0 },
      latency: [100, 400],
    };
    const surveyed = await prepare(browser, options);
    await start(surveyed);
    let hits = 0;
    for (let kill = 0; kill < 20; kill++) {
      await sleep(200 + Math.random() * 1_300);
      const { state } = await surveyOf(surveyed);
      const part = kill % 2 === 0 ? 'host' : 'worker';
      const { driven } = surveyed;
      const isKilled = await (browser === 'chromium' ? killInChromium(driven, part) : killInFirefox(driven));
      if (isKilled && state === 'running') hits++;
      await driven.call('survey.list', {});
    }
    // Kills after the end would prove nothing.
    expect(hits).toBe(20);
    await expectTruth(surveyed, await until(surveyed, hasEnded, { call: true, seconds: 400 }), true);
  });

  it('goes on by itself, though nobody asks for it', { timeout: 300_000 }, async () => {
    const surveyed = await prepare(browser, { pages: 90, seed: 'alone', faults: QUICK, latency: [60, 120] });
    const { driven } = surveyed;
    await start(surveyed);
    await until(surveyed, ({ counts }) => counts.read >= 20);
    expect(await (browser === 'chromium' ? killInChromium(driven, 'host') : killInFirefox(driven))).toBe(true);
    expect(await alarmNow(surveyed)).toBe(1);
    await expectTruth(surveyed, await until(surveyed, hasEnded), true);
  });
});
