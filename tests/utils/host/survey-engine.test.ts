/** Surveys against a site in memory: what they say of every address, in which order, and whatever happens meanwhile. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Unread } from '../../../utils/facts/fold.ts';
import { putBody, removeBody } from '../../../utils/store/bodies.ts';
import type { Store } from '../../../utils/store/db.ts';
import { readRun } from '../../../utils/store/runs.ts';
import { readSurvey } from '../../../utils/store/surveys.ts';
import type { FrontierRecord, SurveyRecord, SurveySettings } from '../../../utils/survey/survey.ts';
import { aBody, dump, failingWrites, freshStore, HOST } from '../store/fixtures.ts';
import {
  at,
  engineOn,
  type FakeNetwork,
  type FakeSite,
  frontierOf,
  mortalStore,
  network,
  settingsOf,
} from './fake-site.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
  await putBody(store, aBody());
});
afterEach(() => store.close());

const start = (settings: Partial<SurveySettings> = {}, more: { runId?: string; archive?: boolean } = {}) => ({
  runId: 'run-1',
  bodyIds: ['yunxi'],
  archive: true,
  settings: settingsOf(settings),
  ...more,
});

async function survey(net: FakeNetwork, settings: Partial<SurveySettings> = {}, archive = true) {
  const engine = engineOn(net, store);
  await engine.start(start(settings, { archive }));
  await engine.rest();
  return { engine, survey: (await readSurvey(store, 'run-1')) as SurveyRecord, frontier: await frontierOf(store) };
}

const states = (frontier: Map<string, FrontierRecord>) =>
  Object.fromEntries(
    [...frontier.values()].map(({ url, state, reason }) => [
      url.replace(`http://${HOST}`, ''),
      reason ? `${state} ${reason}` : state,
    ]),
  );

/** The counts say what the addresses say. */
function expectCounted({ counts, asked }: SurveyRecord, frontier: Map<string, FrontierRecord>) {
  const found: Record<string, number> = {};
  for (const { state } of frontier.values()) found[state] = (found[state] ?? 0) + 1;
  expect(Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0))).toEqual(found);
  expect(asked).toBeLessThanOrEqual(frontier.size);
}

const small: FakeSite = {
  [at('/')]: { links: ['/zwgk/', '/a.html', '/gone.html', '/loop.html', '/jump.html', '/b.html', '/guide.pdf'] },
  [at('/zwgk/')]: { links: ['/', '/c.html', '/gone.html', 'http://www.elsewhere.example.com/'] },
  [at('/a.html')]: { links: ['/a.html?from=b'] },
  [at('/a.html?from=b')]: { links: ['/a.html?from=b'], text: `${at('/a.html')}的正文`.repeat(20) },
  [at('/b.html')]: { busy: [503, 1], links: ['/d.html'] },
  [at('/c.html')]: { busy: [503, 9] },
  [at('/d.html')]: { links: ['/lost.html'] },
  [at('/jump.html')]: { redirect: at('/target.html') },
  [at('/target.html')]: { links: ['/e.html'] },
  [at('/e.html')]: { links: ['/'] },
  [at('/loop.html')]: { links: ['/loop.html'] },
  [at('/lost.html')]: { lost: 1 },
};

describe('a survey', () => {
  it('says of every address what became of it, each once', async () => {
    const net = network(small);
    const { survey: done, frontier } = await survey(net);
    expect(states(frontier)).toEqual({
      '/': 'read',
      '/zwgk/': 'read',
      '/a.html': 'read',
      '/a.html?from=b': 'skipped duplicate',
      '/b.html': 'read',
      '/c.html': 'blocked status',
      '/d.html': 'read',
      '/e.html': 'read',
      '/gone.html': 'dead not-found',
      '/jump.html': 'skipped duplicate',
      '/target.html': 'read',
      '/loop.html': 'read',
      '/lost.html': 'read',
    });
    expect(done).toMatchObject({ state: 'done', asked: 12 });
    expectCounted(done, frontier);
    expect(frontier.get(at('/a.html?from=b'))?.duplicateOf).toBe(at('/a.html'));
    expect(frontier.get(at('/jump.html'))?.duplicateOf).toBe(at('/target.html'));
    expect(frontier.get(at('/zwgk/'))).toMatchObject({ from: at('/'), depth: 1, tries: 1 });
    const { links, digests, unread } = await dump();
    expect(links).toMatchObject([{ url: at('/guide.pdf'), kind: 'attachment', state: 'waiting', from: at('/') }]);
    expect((digests as { canonicalUrl: string }[]).map(({ canonicalUrl }) => canonicalUrl).sort()).toEqual(
      [...frontier.values()]
        .filter(({ state }) => state === 'read')
        .map(({ url }) => url)
        .sort(),
    );
    const missed = (unread as Unread[]).map(({ url, because }) => [url, because.code]).sort();
    expect(missed).toEqual([
      [at('/c.html'), 'because.status'],
      [at('/gone.html'), 'because.gone'],
    ]);
    expect(net.settled).toBeGreaterThan(0);
    expect((await readRun(store, 'run-1'))?.endedAt).toBe(done.endedAt);
  });

  it('asks by value, and a second time only after everything else', async () => {
    const net = network({
      [at('/')]: { links: ['/x/t20250101_1.html', '/gone.html', '/zwgk/', '/y.html'] },
      [at('/zwgk/')]: { links: ['/xwzx/'] },
      [at('/xwzx/')]: {},
      [at('/y.html')]: {},
      [at('/x/t20250101_1.html')]: {},
    });
    await survey(net, { concurrency: 1 });
    expect(net.asked.map((url) => url.replace(`http://${HOST}`, ''))).toEqual([
      '/',
      '/zwgk/',
      '/x/t20250101_1.html',
      '/gone.html',
      '/y.html',
      '/xwzx/',
      '/gone.html',
    ]);
  });

  it('tries the other scheme where an entry does not answer', async () => {
    const https = `https://${HOST}/`;
    const { frontier } = await survey(network({ [https]: {} }));
    expect(frontier.get(https)?.state).toBe('read');
    expect(frontier.get(at('/'))?.state).toBe('dead');
  });

  it('never asks for more than was allowed at once', async () => {
    const links = Array.from({ length: 40 }, (_, index) => `/p${index}.html`);
    const site: FakeSite = Object.fromEntries(links.map((path) => [at(path), {}]));
    const net = network({ ...site, [at('/')]: { links } }, { latency: () => 3 });
    await survey(net, { concurrency: 3 });
    expect(net.mostInFlight).toBe(3);
  });

  it('a better way to an address that waits is taken', async () => {
    const { frontier } = await survey(
      network({
        [at('/')]: { links: ['/a/', '/deep.html'] },
        [at('/a/')]: { links: ['/a/b/'] },
        [at('/a/b/')]: { links: ['/far.html'] },
        [at('/deep.html')]: { links: ['/far.html'] },
        [at('/far.html')]: { links: ['/last.html'] },
        [at('/last.html')]: {},
      }),
      { maxDepth: 2 },
    );
    expect(states(frontier)['/far.html']).toBe('read');
    expect(states(frontier)['/last.html']).toBe('skipped depth');
  });
});

describe('pages that only forward', () => {
  it('lead where they send their visitors, at no cost of depth, and an entry leads to an entry', async () => {
    const { frontier, survey: done } = await survey(
      network({
        [at('/')]: { forwards: ['/yunxi/'] },
        [at('/yunxi/')]: { links: ['/a/', '/b.html'] },
        [at('/a/')]: { forwards: ['/c.html', 'http://www.elsewhere.example.com/'] },
        [at('/b.html')]: {},
        [at('/c.html')]: { links: ['/d.html'] },
      }),
      // The patterns let entries pass.
      { maxDepth: 1, include: ['/a/', '/b', '/c', '/d'] },
    );
    expect(states(frontier)).toEqual({
      '/': 'read',
      '/yunxi/': 'read',
      '/a/': 'read',
      '/b.html': 'read',
      '/c.html': 'read',
      '/d.html': 'skipped depth',
    });
    expect(frontier.get(at('/yunxi/'))).toMatchObject({ rank: 0, depth: 0, from: at('/'), forwarded: true });
    expect(frontier.get(at('/c.html'))).toMatchObject({ rank: frontier.get(at('/a/'))?.rank, depth: 1 });
    expectCounted(done, frontier);
  });

  it('in a circle, or on and on, end', async () => {
    const endless = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [at(`/on/${i}/x.html`), { forwards: [`/on/${i + 1}/x.html`] }]),
    );
    const { frontier } = await survey(
      network({
        ...endless,
        [at('/')]: { forwards: ['/round/'], links: ['/on/0/x.html'] },
        [at('/round/')]: { forwards: ['/'] },
      }),
      { maxDepth: 5 },
    );
    expect(states(frontier)).toMatchObject({
      '/': 'read',
      '/round/': 'read',
      '/on/5/x.html': 'read',
      '/on/6/x.html': 'skipped depth',
    });
    expect(frontier.size).toBeLessThan(12);
  });
});

describe('limits', () => {
  const chain = (length: number): FakeSite =>
    Object.fromEntries(
      Array.from({ length }, (_, index) => [
        index === 0 ? at('/') : at(`/${index}.html`),
        { links: [`/${index + 1}.html`, `/side${index}.html`] },
      ]),
    );

  it('pages: the rest is named as not asked for, and retries count once', async () => {
    const { survey: done, frontier } = await survey(network(chain(30)), { maxPages: 10 });
    expect(done).toMatchObject({ state: 'done', asked: 10, because: { code: 'because.survey-pages' } });
    expect([...frontier.values()].filter(({ tries }) => tries > 0)).toHaveLength(10);
    expect([...frontier.values()].filter(({ reason }) => reason === 'pages')).not.toHaveLength(0);
    expect(done.counts.waiting + done.counts.fetching).toBe(0);
    expectCounted(done, frontier);
  });

  it('depth', async () => {
    const { frontier } = await survey(network(chain(30)), { maxDepth: 3 });
    expect(states(frontier)['/3.html']).toBe('read');
    expect(states(frontier)['/4.html']).toBe('skipped depth');
    expect(frontier.has(at('/5.html'))).toBe(false);
  });

  it('patterns', async () => {
    const { frontier } = await survey(network(chain(5)), { exclude: ['/side*'] });
    expect(states(frontier)['/side1.html']).toBe('skipped pattern');
    expect(states(frontier)['/4.html']).toBe('read');
  });

  it('minutes', async () => {
    const net = network(chain(400));
    const latency = () => {
      net.skipped += 10_000;
      return 0;
    };
    const { survey: done, frontier } = await survey(Object.assign(net, { latency }), { maxMinutes: 1 });
    expect(done).toMatchObject({ state: 'done', because: { code: 'because.survey-minutes' } });
    expect([...frontier.values()].some(({ reason }) => reason === 'minutes')).toBe(true);
    expect(done.asked).toBeLessThan(40);
    expectCounted(done, frontier);
  });
});

describe('the check of links', () => {
  it('ends with the time of the survey, and its own time counts', async () => {
    const links = { each: 10_000, count: 100, checked: 0 };
    const { survey: done } = await survey(network(small, { links }), { maxMinutes: 2 }, false);
    expect(done).toMatchObject({ state: 'done', because: { code: 'because.survey-minutes' } });
    expect(links.checked).toBeLessThan(13);
    expect(links.checked).toBeGreaterThan(3);
    expect(done.workedMs).toBeGreaterThanOrEqual(120_000);
    expect(done.workedMs).toBeLessThan(135_000);
  });

  it('without a limit goes to its end, however long that takes', async () => {
    const links = { each: 10_000, count: 100, checked: 0 };
    const { survey: done } = await survey(network(small, { links }), {}, false);
    expect(done).toMatchObject({ state: 'done' });
    expect(done.because).toBeUndefined();
    expect(links.checked).toBe(100);
    expect(done.workedMs).toBeGreaterThanOrEqual(1_000_000);
  });
});

/** A site from a seed: pages that link at random, some of them missing, busy, lost or elsewhere. */
function randomSite(pages: number, seed: number): FakeSite {
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const path = (index: number) => (index === 0 ? '/' : index % 3 === 0 ? `/s${index}/` : `/p${index}.html`);
  return Object.fromEntries(
    Array.from({ length: pages }, (_, index): [string, FakePageOf] => {
      const links = Array.from({ length: 1 + random(6) }, () => path(random(pages + 2)));
      const chance = index === 0 ? 9 : random(20);
      return [
        at(path(index)),
        {
          links: index === 0 ? [...links, path(1), path(2), path(3)] : links,
          ...(chance === 0 ? { status: 404 } : {}),
          ...(chance === 1 ? { busy: [503, 1] as [number, number] } : {}),
          ...(chance === 2 ? { busy: [500, 9] as [number, number] } : {}),
          ...(chance === 3 ? { lost: 1 } : {}),
          ...(chance === 4 ? { redirect: at(path(1 + random(pages - 1))) } : {}),
        },
      ];
    }),
  );
}
type FakePageOf = FakeSite[string];

/** What a survey found, times apart. */
function essence(frontier: Map<string, FrontierRecord>) {
  return [...frontier.values()].map(({ at: _, ...record }) => record).sort((a, b) => (a.url < b.url ? -1 : 1));
}

/** Where redirects lead to redirects this small network would need a second step. */
function withoutChains(site: FakeSite): FakeSite {
  return Object.fromEntries(
    Object.entries(site).map(([url, page]) => {
      if (page.redirect === undefined) return [url, page];
      const target = site[page.redirect];
      const isPlain = target && !target.redirect && !target.status && !target.busy && !target.lost;
      const { redirect: _, ...plain } = page;
      return [url, isPlain ? page : plain];
    }),
  );
}

describe('whatever the network does', () => {
  it('the same site gives the same addresses in the same order, whatever answers first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1e6 }),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 7, maxLength: 7 }),
        fc.constantFrom('', 'x'),
        fc.integer({ min: 1, max: 4 }),
        async (siteSeed, latencies, seed, concurrency) => {
          const site = withoutChains(randomSite(40, siteSeed));
          const run = async (latency: (url: string) => number) => {
            store.close();
            store = await freshStore();
            await putBody(store, aBody());
            const { frontier, survey: done } = await survey(network(site, { latency }), { seed, concurrency });
            expectCounted(done, frontier);
            return essence(frontier);
          };
          const steady = await run(() => 0);
          let asked = 0;
          expect(await run(() => latencies[asked++ % latencies.length] ?? 0)).toEqual(steady);
        },
      ),
      { numRuns: 12 },
    );
  }, 60_000);

  it('killed at any moment, any number of times, it ends as if nothing had happened', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1e6 }),
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 12 }),
        async (siteSeed, kills) => {
          const site = withoutChains(randomSite(30, siteSeed));
          // What an address answers must not depend on how often a killed host asked for it.
          const lasting = Object.fromEntries(
            Object.entries(site).map(([url, { lost: _, busy, ...page }]) => [
              url,
              { ...page, ...(busy ? { busy: [busy[0], 99] as [number, number] } : {}) },
            ]),
          );
          store.close();
          store = await freshStore();
          await putBody(store, aBody());
          const { frontier: undisturbed } = await survey(network(lasting));
          const captures = async () =>
            ((await dump()).digests as { canonicalUrl: string }[]).map(({ canonicalUrl }) => canonicalUrl).sort();
          const kept = await captures();

          store.close();
          store = await freshStore();
          await putBody(store, aBody());
          const net = network(lasting, { latency: () => 1 });
          let host = await mortalStore();
          await engineOn(net, host.store).start(start());
          for (const steps of kills) {
            for (let step = 0; step < steps; step++) await new Promise((resolve) => setImmediate(resolve));
            host.kill();
            host = await mortalStore();
            await engineOn(net, host.store).revive();
          }
          host.kill();
          const last = engineOn(net, store);
          await last.revive();
          await last.rest();
          const frontier = await frontierOf(store);
          expect(essence(frontier)).toEqual(essence(undisturbed));
          expectCounted((await readSurvey(store, 'run-1')) as SurveyRecord, frontier);
          expect(await captures()).toEqual(kept);
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);
});

describe('a person', () => {
  const links = Array.from({ length: 30 }, (_, index) => `/p${index}.html`);
  const wide: FakeSite = {
    ...Object.fromEntries(links.map((path) => [at(path), {}])),
    [at('/')]: { links },
  };
  const moment = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  it('pauses it and lets it go on: nothing is lost, nothing asked for twice but what was not kept yet', async () => {
    const net = network(wide, { latency: () => 3 });
    const engine = engineOn(net, store);
    await engine.start(start());
    await moment(25);
    const paused = await engine.pause('run-1');
    expect(paused.state).toBe('paused');
    const asked = net.asked.length;
    await moment(30);
    expect(net.asked).toHaveLength(asked);
    expect(paused.counts.read).toBeLessThan(31);
    await engine.revive();
    expect((await readSurvey(store, 'run-1'))?.state, 'only a person lets it go on').toBe('paused');

    expect((await engine.resume('run-1')).state).toBe('running');
    await engine.rest();
    const done = (await readSurvey(store, 'run-1')) as SurveyRecord;
    expect(done).toMatchObject({ state: 'done', asked: 31 });
    expect(done.counts.read).toBe(31);
    expect(net.asked.length).toBeLessThanOrEqual(31 + 8);
    expectCounted(done, await frontierOf(store));
  });

  it('stops it for good: what was read stays, what waited is named so', async () => {
    const net = network(wide, { latency: () => 3 });
    const engine = engineOn(net, store);
    await engine.start(start());
    await moment(25);
    const stopped = await engine.stop('run-1');
    expect(stopped).toMatchObject({ state: 'stopped', counts: { fetching: 0 } });
    expect(stopped.endedAt).toBeDefined();
    expectCounted(stopped, await frontierOf(store));
    expect((await engine.resume('run-1')).state).toBe('stopped');
    expect((await engine.pause('run-1')).state).toBe('stopped');
  });

  it('starts several: one after the other, and a message sent twice starts one', async () => {
    await putBody(store, aBody('other'));
    const net = network(wide, { latency: () => 1 });
    const engine = engineOn(net, store);
    await engine.start(start());
    expect((await engine.start(start())).state).toBe('running');
    expect((await engine.start(start({}, { runId: 'run-2' }))).state).toBe('queued');
    expect((await engine.start(start({}, { runId: 'run-3' }))).state).toBe('queued');
    await engine.pause('run-2');
    await engine.rest();
    expect((await engine.list()).map(({ runId, state }) => [runId, state])).toEqual([
      ['run-1', 'done'],
      ['run-2', 'paused'],
      ['run-3', 'done'],
    ]);
    await engine.resume('run-2');
    await engine.rest();
    expect((await readSurvey(store, 'run-2'))?.state).toBe('done');
    expect(net.mostInFlight).toBeLessThanOrEqual(2);
  });

  it('pauses all at once, so that none of them starts, and lets them go on in their order', async () => {
    const net = network(wide, { latency: () => 3 });
    const engine = engineOn(net, store);
    for (const runId of ['run-1', 'run-2', 'run-3']) await engine.start(start({}, { runId }));
    await moment(25);
    expect(await engine.pauseAll()).toBe(3);
    const asked = net.asked.length;
    await engine.revive();
    await moment(30);
    expect(net.asked).toHaveLength(asked);
    const states = async () => (await engine.list()).map(({ runId, state }) => `${runId} ${state}`);
    expect(await states()).toEqual(['run-1 paused', 'run-2 paused', 'run-3 paused']);
    expect((await readSurvey(store, 'run-2'))?.asked).toBe(0);

    expect(await engine.resumeAll(['run-3', 'run-1', 'no such'])).toBe(2);
    expect(await states()).toEqual(['run-1 running', 'run-2 paused', 'run-3 queued']);
    await engine.rest();
    expect(await states()).toEqual(['run-1 done', 'run-2 paused', 'run-3 done']);
  });

  it('removes it: its addresses go, what was read of the pages stays', async () => {
    const net = network({ ...small }, { latency: () => 1 });
    const engine = engineOn(net, store);
    await engine.start(start());
    await engine.rest();
    const { digests } = await dump();
    await engine.remove('run-1');
    await engine.remove('run-1');
    const left = await dump();
    expect([left.surveys, left.frontier, left.links, left.pageBytes]).toEqual([[], [], [], []]);
    expect(left.digests).toEqual(digests);
    await expect(engine.pause('run-1')).rejects.toMatchObject({ code: 'survey-not-found' });
  });

  it('asks for a body that is not there, or takes it away meanwhile', async () => {
    const engine = engineOn(network(wide, { latency: () => 3 }), store);
    await expect(engine.start({ ...start(), bodyIds: ['nobody'] })).rejects.toMatchObject({ code: 'body-not-found' });
    await engine.start(start());
    await moment(20);
    await removeBody(store, 'yunxi');
    await engine.forgetBody('yunxi');
    expect(await readSurvey(store, 'run-1')).toMatchObject({
      state: 'stopped',
      because: { code: 'because.survey-body-removed' },
    });
  });
});

describe('trouble', () => {
  const links = Array.from({ length: 30 }, (_, index) => `/p${index}.html`);
  const wide: FakeSite = { ...Object.fromEntries(links.map((path) => [at(path), {}])), [at('/')]: { links } };

  it('a full disk pauses it with nothing lost, and it goes on when there is room again', async () => {
    const net = network(wide);
    const engine = engineOn(net, store);
    let isFull = false;
    const stop = failingWrites(({ transaction, name }, count) => {
      if (count > 100) isFull = true;
      // What is small still finds room, as it does on a disk that is nearly full.
      if (isFull && name === 'facts')
        (transaction as unknown as { _abort(name: string): void })._abort('QuotaExceededError');
    });
    await engine.start(start());
    await engine.rest();
    const paused = (await readSurvey(store, 'run-1')) as SurveyRecord;
    expect(paused).toMatchObject({ state: 'paused', because: { code: 'error.disk-full' } });
    expectCounted(paused, await frontierOf(store));
    const kept = ((await dump()).digests as unknown[]).length;
    expect(kept).toBe(paused.counts.read);
    stop();
    await engine.resume('run-1');
    await engine.rest();
    const done = (await readSurvey(store, 'run-1')) as SurveyRecord;
    expect(done).toMatchObject({ state: 'done', asked: 31 });
    expect(done.because).toBeUndefined();
    expect(((await dump()).digests as unknown[]).length).toBe(31);
  });

  it('a disk so full that not even this can be written: it is told as soon as it is asked for, and kept when it can be', async () => {
    const net = network(wide);
    const engine = engineOn(net, store);
    const stop = failingWrites(({ transaction }, count) => {
      if (count > 100) (transaction as unknown as { _abort(name: string): void })._abort('QuotaExceededError');
    });
    await engine.start(start());
    await engine.rest();
    const full = { state: 'paused', because: { code: 'error.disk-full' } };
    const asked = net.asked.length;
    expect(await engine.list()).toMatchObject([full]);
    await engine.rest();
    expect(await readSurvey(store, 'run-1')).toMatchObject({ state: 'running' });
    stop();
    await engine.list();
    await engine.rest();
    expect(await readSurvey(store, 'run-1')).toMatchObject(full);
    expect(net.asked.length, 'nobody asks for pages that cannot be kept').toBe(asked);
    await engine.resume('run-1');
    await engine.rest();
    expect(await readSurvey(store, 'run-1')).toMatchObject({ state: 'done', asked: 31 });
  });

  it('a run of failures pauses it with the reason, and asks for nothing more', async () => {
    const busy = Object.fromEntries(links.map((path) => [at(path), { busy: [503, 99] as [number, number] }]));
    const net = network({ ...busy, [at('/')]: { links } });
    const { survey: paused } = await survey(net, {}, false);
    expect(paused).toMatchObject({ state: 'paused', because: { code: 'because.survey-failures' } });
    expect(net.asked.length).toBeLessThan(20);
    expectCounted(paused, await frontierOf(store));
  });

  it('a person who lets it go on after a run of failures gives it another run', async () => {
    const busy = Object.fromEntries(links.map((path) => [at(path), { statuses: [503, 200] }]));
    const net = network({ ...busy, [at('/')]: { links } });
    const { engine } = await survey(net, {}, false);
    await engine.resume('run-1');
    await engine.rest();
    // The second dozen fails, too; what failed at first was no sign of anything by then.
    await engine.resume('run-1');
    await engine.rest();
    expect(await readSurvey(store, 'run-1')).toMatchObject({ state: 'done', counts: { read: 31 } });
  });

  it('two dozen addresses that stay broken do not stop it at its end', async () => {
    // Good pages stand between them, so that they are no run at first.
    const paths = links.flatMap((path, index) => [path, `/good${index}.html`]);
    const site: FakeSite = Object.fromEntries(
      paths.map((path) => [at(path), path.startsWith('/p') ? { status: 503 } : {}]),
    );
    const { survey: done, frontier } = await survey(network({ ...site, [at('/')]: { links: paths } }), {}, false);
    expect(done).toMatchObject({ state: 'done', counts: { read: 31, blocked: 30 } });
    expectCounted(done, frontier);
  });

  it('a second try alone kills nobody: what failed otherwise at first stays unknown', async () => {
    const { frontier } = await survey(
      network({
        [at('/')]: { links: ['/later.html', '/lost.html', '/gone.html'] },
        [at('/later.html')]: { statuses: [503, 404] },
        [at('/lost.html')]: { statuses: [0, 404] },
        [at('/gone.html')]: { statuses: [404, 404] },
      }),
      {},
      false,
    );
    expect(states(frontier)).toMatchObject({
      '/later.html': 'unknown not-found',
      '/lost.html': 'unknown not-found',
      '/gone.html': 'dead not-found',
    });
  });

  it('a gateway that says 404 for everything kills nobody: the home page says 404, too', async () => {
    const pages = ['/a.html', '/b.html', '/c.html'];
    const site = (home: number[]): FakeSite => ({
      [at('/')]: { links: [...pages, '/well.html'], statuses: home },
      [at('/well.html')]: {},
    });
    const fooled = await survey(network(site([200, 404])), {}, false);
    expect(states(fooled.frontier)).toEqual({
      '/': 'read',
      '/well.html': 'read',
      ...Object.fromEntries(pages.map((path) => [path, 'unknown not-found'])),
    });
    expect(fooled.frontier.get(at('/a.html'))?.detail).toContain(`${at('/')} dead`);
    expectCounted(fooled.survey, fooled.frontier);

    store.close();
    store = await freshStore();
    await putBody(store, aBody());
    const net = network(site([200]));
    const { frontier } = await survey(net, {}, false);
    expect(pages.map((path) => states(frontier)[path])).toEqual(pages.map(() => 'dead not-found'));
    // One look vouches for all of them.
    expect(net.asked.filter((url) => url === at('/'))).toHaveLength(2);
  });

  it('the look at the home page waits for its turn like every request', async () => {
    const pages = Array.from({ length: 8 }, (_, index) => `/gone${index}.html`);
    const net = network({ [at('/')]: { links: pages } }, { latency: () => 3 });
    const { frontier } = await survey(net, { concurrency: 1 }, false);
    expect(frontier.get(at('/gone7.html'))?.state).toBe('dead');
    expect(net.mostInFlight).toBe(1);
  });

  describe('of one platform', () => {
    const OTHER = 'http://www.hexi.gov.cn';
    const paths = Array.from({ length: 40 }, (_, index) => `/t${20250101 + index}_1.html`);
    const both: FakeSite = {
      ...Object.fromEntries(paths.flatMap((path) => [at(path), OTHER + path].map((url) => [url, {}]))),
      [at('/')]: { links: paths },
      [`${OTHER}/`]: { links: paths },
    };
    beforeEach(() => putBody(store, aBody('hexi', [{ type: 'host', host: new URL(OTHER).host }])));

    it('does not hold up the others, though its addresses come first', async () => {
      const net = network({ ...both, [`${OTHER}${paths[0]}`]: { busy: [429, 1], retryAfter: 3_000_000 } });
      const engine = engineOn(net, store);
      await engine.start({ ...start({}, { archive: false }), bodyIds: ['hexi', 'yunxi'] });
      await engine.rest();
      const done = (await readSurvey(store, 'run-1')) as SurveyRecord;
      expect(done).toMatchObject({ state: 'done', counts: { read: 82 } });
      expectCounted(done, await frontierOf(store));
      // A few more may have been on their way when the server asked for peace.
      const before = net.asked.slice(0, net.asked.indexOf(at(paths.at(-1) ?? '')));
      expect(before.filter((url) => url.startsWith(OTHER)).length).toBeLessThan(8);
    });

    it('changes nothing of the order in an archive, whatever answers first', async () => {
      const run = async (latency: (url: string) => number) => {
        store.close();
        store = await freshStore();
        await putBody(store, aBody());
        await putBody(store, aBody('hexi', [{ type: 'host', host: new URL(OTHER).host }]));
        const engine = engineOn(network(both, { latency }), store);
        await engine.start({ ...start(), bodyIds: ['hexi', 'yunxi'] });
        await engine.rest();
        return essence(await frontierOf(store));
      };
      expect(await run((url) => (url.startsWith(OTHER) ? 4 : 0))).toEqual(await run(() => 0));
    });
  });

  it('slows down where a server says so, and remembers it after a kill', async () => {
    const net = network({
      [at('/')]: { links: ['/a.html', '/b.html'] },
      [at('/a.html')]: { busy: [429, 1], retryAfter: 600_000 },
      [at('/b.html')]: {},
    });
    const { survey: done } = await survey(net, { concurrency: 1 }, false);
    expect(done.counts.read).toBe(3);
    expect(net.skipped).toBeGreaterThan(590_000);
    const [platform] = (await dump()).platforms as { platform: string; state: { slowness: number } }[];
    expect(platform?.state.slowness).toBeGreaterThan(1);
  });

  it('that could read nothing says so, whatever its state', async () => {
    const { survey: done } = await survey(network({ [at('/')]: { status: 403 } }));
    expect(done).toMatchObject({ state: 'done', because: { code: 'because.survey-nothing' }, counts: { read: 0 } });
  });

  it('says until when it rests, where that is long', async () => {
    const net = network({
      [at('/')]: { links: ['/a.html', '/b.html'] },
      [at('/a.html')]: { busy: [429, 1], retryAfter: 600_000 },
      [at('/b.html')]: {},
    });
    // While something is under way no time passes.
    net.latency = (url) => {
      if (url === at('/a.html')) net.inFlight++;
      return 0;
    };
    const engine = engineOn(net, store);
    await engine.start(start({ concurrency: 1 }, { archive: false }));
    const resting = await vi.waitUntil(async () => (await readSurvey(store, 'run-1'))?.restsUntil);
    expect(Date.parse(resting) - Date.now()).toBeGreaterThan(500_000);
    expect(net.asked).not.toContain(at('/b.html'));
    net.latency = () => 0;
    net.inFlight--;
    await engine.rest();
    const done = await readSurvey(store, 'run-1');
    expect(done).toMatchObject({ state: 'done', counts: { read: 3 } });
    expect(done).not.toHaveProperty('restsUntil');
  });

  it('pauses where a server wants to be left alone for a day, and asks again only when a person says so', async () => {
    const net = network({
      [at('/')]: { links: ['/a.html', '/b.html'] },
      [at('/a.html')]: { busy: [429, 1], retryAfter: 86_400_000 },
      [at('/b.html')]: {},
    });
    const { survey: paused } = await survey(net, { concurrency: 1 }, false);
    expect(paused).toMatchObject({
      state: 'paused',
      because: { code: 'because.survey-retry-after', params: { hours: 24 } },
    });
    expect(net.asked).toEqual([at('/'), at('/a.html')]);
    net.skipped += 86_400_000;
    const engine = engineOn(net, store);
    await engine.resume('run-1');
    await engine.rest();
    expect(await readSurvey(store, 'run-1')).toMatchObject({ state: 'done', counts: { read: 3, blocked: 0 } });
  });

  it('leaves the time between two requests that robots.txt asks for; nobody is burdened by an archive', async () => {
    const wait = async (archive: boolean) => {
      store.close();
      store = await freshStore();
      await putBody(store, aBody());
      const net = network(wide, { crawlDelay: 10_000 });
      const { survey: done } = await survey(net, {}, archive);
      expect(done.state).toBe('done');
      return net.skipped / (net.asked.length - 1);
    };
    expect(await wait(false)).toBeGreaterThan(9_000);
    expect(await wait(true)).toBe(0);
  });

  it('a clock that was set back by a month holds nothing up', async () => {
    const net = network({
      [at('/')]: { links: ['/a.html', '/b.html', '/c.html'] },
      [at('/a.html')]: { busy: [503, 1] },
      [at('/b.html')]: {},
      [at('/c.html')]: {},
    });
    net.skipped = 30 * 86_400_000;
    net.latency = (url) => {
      if (url === at('/a.html')) net.skipped = 0;
      return 0;
    };
    const { survey: done } = await survey(net, { concurrency: 1 }, false);
    expect(done).toMatchObject({ state: 'done', counts: { read: 4 } });
    expect(net.skipped).toBeLessThan(600_000);
  });

  it('goes on with the scopes that a body has now', async () => {
    const net = network(wide, { latency: () => 20 });
    const engine = engineOn(net, store);
    await engine.start(start());
    // The change has to come while it runs.
    await vi.waitUntil(() => net.asked.length > 4, { interval: 2 });
    await putBody(store, aBody('yunxi', [{ type: 'host', host: HOST, entry: at('/new/') }]));
    net.site[at('/new/')] = {};
    await engine.heedScopes('yunxi');
    await engine.rest();
    expect(net.asked).toContain(at('/new/'));
    expect(await readSurvey(store, 'run-1')).toMatchObject({ state: 'done', counts: { fetching: 0, waiting: 0 } });
  });

  it('permission that the browser withdraws pauses it with the host, and costs no address', async () => {
    const net = network(wide, { latency: () => 1 });
    const engine = engineOn(net, store);
    net.latency = () => {
      if (net.asked.length === 10) net.withdrawn.add(HOST);
      return 1;
    };
    await engine.start(start({}, { archive: false }));
    await engine.rest();
    const paused = (await readSurvey(store, 'run-1')) as SurveyRecord;
    expect(paused).toMatchObject({
      state: 'paused',
      because: { code: 'because.survey-permission', params: { hosts: HOST } },
    });
    const frontier = await frontierOf(store);
    expect([...frontier.values()].filter(({ reason }) => reason !== undefined)).toEqual([]);
    expectCounted(paused, frontier);
    expect(net.asked.length).toBeLessThan(15);

    net.withdrawn.clear();
    await engine.resume('run-1');
    await engine.rest();
    expect(await readSurvey(store, 'run-1')).toMatchObject({ state: 'done', asked: 31, counts: { read: 31 } });
  });

  it('waits while the machine has no network, and blames nobody', async () => {
    const net = network(wide, { latency: () => 1 });
    const engine = engineOn(net, store);
    net.online = false;
    await engine.start(start({}, { archive: false }));
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(net.asked).toEqual([]);
    net.online = true;
    await engine.rest();
    const done = (await readSurvey(store, 'run-1')) as SurveyRecord;
    expect(done).toMatchObject({ state: 'done', counts: { read: 31, unknown: 0 } });
  });

  it('an address is given a second chance, late, and then its state is final', async () => {
    const net = network({
      [at('/')]: { links: ['/lost.html', '/gone.html', '/well.html'] },
      [at('/lost.html')]: { lost: 1 },
      [at('/well.html')]: {},
    });
    const { frontier } = await survey(net, {}, false);
    expect(frontier.get(at('/lost.html'))).toMatchObject({ state: 'read', tries: 2 });
    expect(frontier.get(at('/lost.html'))?.reason).toBeUndefined();
    expect(frontier.get(at('/gone.html'))).toMatchObject({ state: 'dead', tries: 2, status: 404 });
    expect(net.skipped).toBeGreaterThan(20_000);
  });
});
