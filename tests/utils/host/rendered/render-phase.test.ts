/** The rendered part of a survey against a site in memory: what is looked at, once each, whatever happens meanwhile. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putBody } from '../../../../utils/store/bodies.ts';
import { readFacts, readPage } from '../../../../utils/store/captures.ts';
import type { Store } from '../../../../utils/store/db.ts';
import { readSurvey } from '../../../../utils/store/surveys.ts';
import type { SurveyRecord, SurveySettings } from '../../../../utils/survey/survey.ts';
import { aBody, freshStore, HOST } from '../../store/fixtures.ts';
import {
  at,
  engineOn,
  type FakeNetwork,
  type FakeSite,
  frontierOf,
  mortalStore,
  network,
  settingsOf,
} from '../fake-site.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
  await putBody(store, aBody());
});
afterEach(() => store.close());

const start = (settings: Partial<SurveySettings>) => ({
  runId: 'run-1',
  bodyIds: ['yunxi'],
  archive: true,
  settings: settingsOf({ renderShare: 1, ...settings }),
});

async function survey(net: FakeNetwork, settings: Partial<SurveySettings> = {}) {
  const engine = engineOn(net, store);
  await engine.start(start(settings));
  await engine.rest();
  return { engine, survey: (await readSurvey(store, 'run-1')) as SurveyRecord, frontier: await frontierOf(store) };
}

const paths = ({ looked }: FakeNetwork): string[] => looked.map(({ url }) => url.replace(`http://${HOST}`, ''));

const site: FakeSite = {
  [at('/')]: { links: ['/a.html', '/b.html', '/guarded.html', '/busy.html', '/gone.html'] },
  [at('/a.html')]: { seen: ['/script-only.html'] },
  [at('/b.html')]: { seen: 'timeout' },
  [at('/guarded.html')]: { status: 403, seen: ['/behind.html'] },
  [at('/busy.html')]: { status: 503 },
  [at('/script-only.html')]: {},
  [at('/behind.html')]: {},
};

describe('the rendered part of a survey', () => {
  it('looks at each page once, follows what it sees, and takes what plain requests were refused', async () => {
    const net = network(site);
    const { survey: done, frontier } = await survey(net);
    expect(done).toMatchObject({ state: 'done', rendered: { planned: 6, read: 5, unread: 1, hidden: 0 } });
    expect(done.rendered).not.toHaveProperty('now');
    expect(paths(net)[0]).toBe('/');
    expect([...paths(net)].sort()).toEqual([
      '/',
      '/a.html',
      '/b.html',
      '/behind.html',
      '/guarded.html',
      '/script-only.html',
    ]);
    expect(frontier.get(at('/guarded.html'))).toMatchObject({
      state: 'read',
      rendered: { why: 'refused', state: 'read' },
    });
    expect(frontier.get(at('/guarded.html'))).not.toHaveProperty('reason');
    expect(frontier.get(at('/busy.html'))).toMatchObject({ state: 'blocked', reason: 'status' });
    expect(frontier.get(at('/b.html'))).toMatchObject({
      state: 'read',
      rendered: { state: 'unread', reason: 'timeout' },
    });
    expect(frontier.get(at('/script-only.html'))).toMatchObject({ state: 'read', from: at('/a.html') });
    const counts = [...frontier.values()].reduce<Record<string, number>>((sum, { state }) => {
      sum[state] = (sum[state] ?? 0) + 1;
      return sum;
    }, {});
    expect(Object.fromEntries(Object.entries(done.counts).filter(([, count]) => count > 0))).toEqual(counts);
  });

  it('keeps both captures, and reads the stronger one', async () => {
    await survey(network(site));
    for (const capture of ['fetched', 'rendered'] as const)
      expect(await readFacts(store, { url: at('/a.html'), runId: 'run-1', capture })).toMatchObject({ capture });
    expect((await readPage(store, at('/a.html')))?.digest.capture).toBe('rendered');
  });

  describe('outside of archives', () => {
    /** Milliseconds between two pages; and by how much later than its turn a page may be shown here. */
    const [DELAY, LATE] = [30_000, 5_000];
    const three: FakeSite = {
      [at('/')]: { links: ['/a.html', '/b.html', '/c.html'] },
      ...Object.fromEntries(['a', 'b', 'c'].map((name) => [at(`/${name}.html`), {}])),
    };
    const politely = async (net: FakeNetwork, delayMs = DELAY) => {
      const engine = engineOn(net, store);
      await engine.start({ ...start({ delayMs }), archive: false });
      await engine.rest();
      expect(await readSurvey(store, 'run-1')).toMatchObject({ state: 'done', rendered: { read: 4 } });
      return net.looked.map(({ at: moment }, index) => moment - (net.looked[index - 1]?.at ?? moment)).slice(1);
    };

    it('asks for pages no faster than for those that are fetched', async () => {
      for (const pause of await politely(network(three))) expect(pause).toBeGreaterThan(DELAY - LATE);
    });

    it('is as slow as the site asks for in robots.txt', async () => {
      const net = network(three, { crawlDelay: 2 * DELAY });
      for (const pause of await politely(net)) expect(pause).toBeGreaterThan(2 * DELAY - LATE);
    });

    it('leaves a platform alone that asks for it, however fine the page looks', async () => {
      const pauses = await politely(network({ ...three, [at('/')]: { ...three[at('/')], strained: 10 * DELAY } }));
      expect(pauses[0]).toBeGreaterThan(10 * DELAY - LATE);
      // 429 without a time makes it slower.
      store.close();
      store = await freshStore();
      await putBody(store, aBody());
      const slower = await politely(network({ ...three, [at('/')]: { ...three[at('/')], strained: 0 } }));
      expect(slower[0]).toBeGreaterThan(2 * DELAY - LATE);
    });

    it('is not slower for a page that came and never rests', async () => {
      const net = network({ ...three, [at('/')]: { links: ['/a.html', '/b.html', '/c.html'], seen: 'timeout' } });
      const engine = engineOn(net, store);
      await engine.start({ ...start({ delayMs: DELAY }), archive: false });
      await engine.rest();
      const [first, second] = net.looked;
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(2 * DELAY - LATE);
    });
  });

  it('looks at nothing where nobody asked for it', async () => {
    const net = network(site);
    const { survey: done } = await survey(net, { renderShare: undefined });
    expect(net.looked).toEqual([]);
    expect(done).not.toHaveProperty('rendered');
  });

  it('pauses with a message where the window is closed, and looks at the rest when it goes on', async () => {
    const net = network(site, { closed: true });
    const { engine, survey: paused } = await survey(net);
    expect(paused).toMatchObject({ state: 'paused', because: { code: 'because.survey-window-closed' } });
    expect(paused.rendered).not.toHaveProperty('now');
    await engine.resume('run-1');
    await engine.rest();
    expect(await readSurvey(store, 'run-1')).toMatchObject({ state: 'done', rendered: { read: 5, unread: 1 } });
    expect(new Set(paths(net)).size).toBe(net.looked.length);
  });

  it('ends the same wherever it is killed', async () => {
    const whole = network(site);
    const { survey: undisturbed } = await survey(whole);
    const before = await frontierOf(store);
    for (let killedAt = 0; killedAt < 6; killedAt++) {
      store.close();
      store = await freshStore();
      await putBody(store, aBody());
      const net = network(site, { latency: () => 3 });
      const mortal = await mortalStore();
      await engineOn(net, mortal.store).start(start({}));
      while (net.looked.length < killedAt) await new Promise((resolve) => setTimeout(resolve, 1));
      mortal.kill();
      const engine = engineOn(net, store);
      await engine.revive();
      await engine.rest();
      const after = (await readSurvey(store, 'run-1')) as SurveyRecord;
      expect(after).toMatchObject({ state: 'done', rendered: undisturbed.rendered, counts: undisturbed.counts });
      const marks = (frontier: typeof before) =>
        [...frontier.values()]
          .map(({ url, rendered }) => [url, rendered?.state, rendered?.why, rendered?.order])
          .sort();
      expect(marks(await frontierOf(store))).toEqual(marks(before));
    }
  });
});
