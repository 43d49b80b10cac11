import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putBody } from '../../../utils/store/bodies.ts';
import {
  type Capture,
  readBodyState,
  readFacts,
  readItems,
  readPage,
  readPages,
  saveCapture,
  saveUnread,
} from '../../../utils/store/captures.ts';
import type { Store } from '../../../utils/store/db.ts';
import { rebuildFold } from '../../../utils/store/folds.ts';
import { readSummary } from '../../../utils/store/summaries.ts';
import {
  aBody,
  aCapture,
  aVerdict,
  columnLink,
  dump,
  failing,
  failingWrites,
  freshStore,
  HOME,
  HOST,
  storedFold,
} from './fixtures.ts';

const portal = aBody('portal');
const department = aBody('zjj', [{ type: 'path', host: HOST, path: '/zjj/' }], {
  createdAt: '2025-01-02T00:00:00.000Z',
});
const fail = (...keys: [string, ...string[]]) => aVerdict('label-missing', failing(HOME, ...keys));

let store: Store;
beforeEach(async () => {
  store = await freshStore();
  await putBody(store, portal);
  await putBody(store, department);
});
afterEach(() => store.close());

describe('a capture', () => {
  it('is kept for every body whose scopes contain it, and marks them as not settled', async () => {
    expect(await saveCapture(store, aCapture('/zjj/a'))).toEqual({ bodyIds: ['portal', 'zjj'] });
    expect(await saveCapture(store, aCapture('/b'))).toEqual({ bodyIds: ['portal'] });
    expect((await readBodyState(store, 'portal')).siteFacts.pages.total).toBe(2);
    expect((await readBodyState(store, 'zjj')).siteFacts.pages.total).toBe(1);
    expect(await readSummary(store, 'zjj')).toMatchObject({ dirty: true, revision: 2, pages: 1 });
  });

  it('of a page of no body is not kept at all', async () => {
    const before = await dump();
    expect(await saveCapture(store, aCapture('https://elsewhere.example/'))).toEqual({ bodyIds: [] });
    expect(await dump()).toEqual(before);
  });

  it('that comes again changes nothing', async () => {
    const capture = aCapture('/zjj/a', { verdicts: [fail('k')] });
    await saveCapture(store, capture);
    const before = await dump();
    expect(await saveCapture(store, capture)).toEqual({ bodyIds: ['portal', 'zjj'] });
    expect(await dump()).toEqual(before);
  });

  it('in another run leaves the facts of the earlier run as they were', async () => {
    const old = aCapture('/a', { runId: 'run-1', facts: { documentTitle: '旧' } });
    const fresh = aCapture('/a', {
      runId: 'run-2',
      at: '2025-07-01T00:00:00.000Z',
      facts: { documentTitle: '新' },
      reading: { title: '新' },
    });
    await saveCapture(store, fresh);
    await saveCapture(store, old);
    const read = (runId: string) => readFacts(store, { url: `${HOME}a`, runId, capture: 'fetched' });
    expect((await read('run-1'))?.documentTitle).toBe('旧');
    expect((await read('run-2'))?.documentTitle).toBe('新');
    expect((await readPage(store, `${HOME}a#top`))?.digest.title).toBe('新');
    expect((await readBodyState(store, 'portal')).siteFacts.pages).toMatchObject({
      total: 1,
      lastCapturedOn: '2025-07-01',
    });
  });

  it('is merged with weaker captures of its run', async () => {
    await saveCapture(
      store,
      aCapture('/a', { capture: 'rendered', reading: { title: '标题', unknown: ['items', 'list'] } }),
    );
    await saveCapture(
      store,
      aCapture('/a', { reading: { title: '静态', list: { count: 1 }, items: [{ title: '一', href: null }] } }),
    );
    const page = await readPage(store, `${HOME}a`);
    expect(page?.digest).toMatchObject({
      capture: 'rendered',
      title: '标题',
      list: { count: 1 },
      origin: { list: 'fetched' },
    });
    expect(await readItems(store, `${HOME}a`)).toEqual([{ title: '一', href: null }]);
    expect(await readItems(store, `${HOME}nowhere`)).toEqual([]);
  });

  it('replaces the list items of its page', async () => {
    const items = [{ title: '一', href: `${HOME}1`, day: '2025-06-01' }];
    await saveCapture(store, aCapture('/list', { reading: { list: { count: 1 }, items } }));
    expect(await readItems(store, `${HOME}list`)).toEqual(items);
    await saveCapture(store, aCapture('/list', { reading: { list: { count: 0 }, items: [] } }));
    expect(await readItems(store, `${HOME}list`)).toEqual([]);
  });

  it('keeps the link of a template once, however many pages repeat it', async () => {
    const columnLinks = [columnLink('guide', '/zn/', '公开指南')];
    for (const path of ['/', '/a', '/b']) await saveCapture(store, aCapture(path, { reading: { columnLinks } }));
    expect((await dump()).edges).toHaveLength(1);
    const { siteFacts } = await readBodyState(store, 'portal');
    expect(siteFacts.columns.guide).toMatchObject([
      { text: '公开指南', pages: 3, from: [HOME, `${HOME}a`, `${HOME}b`] },
    ]);
    expect(siteFacts.home).toMatchObject({ url: HOME, columns: ['guide'] });
  });

  it('is written whole or not at all, wherever it is broken off', async () => {
    await saveCapture(store, aCapture('/zjj/a', { verdicts: [fail('k')] }));
    const capture = aCapture('/zjj/b', {
      reading: { columnLinks: [columnLink('guide', '/zn/')], list: { count: 1 }, items: [{ title: '一', href: null }] },
      verdicts: [fail('k', 'l')],
    });
    const before = await dump();
    let writes = 0;
    for (let broken = 1; ; broken++) {
      const stop = failingWrites((_, count) => {
        writes = Math.max(writes, count);
        if (count === broken) throw new Error('killed');
      });
      const saved = await saveCapture(store, capture).then(
        () => true,
        () => false,
      );
      stop();
      if (saved) break;
      expect(await dump()).toEqual(before);
    }
    expect(writes).toBeGreaterThan(8);
    expect((await readBodyState(store, 'zjj')).siteFacts.pages.total).toBe(2);
  });

  it('on a full disk is lost alone: what was kept stays, and the next one is kept again', async () => {
    await saveCapture(store, aCapture('/a'));
    const before = await dump();
    const stop = failingWrites(({ transaction }, count) => {
      if (count === 3) (transaction as unknown as { _abort(name: string): void })._abort('QuotaExceededError');
    });
    await expect(saveCapture(store, aCapture('/b'))).rejects.toMatchObject({ code: 'disk-full' });
    stop();
    expect(await dump()).toEqual(before);
    await saveCapture(store, aCapture('/b'));
    expect((await readBodyState(store, 'portal')).siteFacts.pages.total).toBe(2);
  });

  it('under an address beyond all measure is kept and found again', async () => {
    const path = `/s?q=${'x'.repeat(1_500)}`;
    await saveCapture(store, aCapture(path, { reading: { title: '查询' } }));
    expect((await readPage(store, new URL(path, HOME).href))?.digest.title).toBe('查询');
  });
});

describe('an unread address', () => {
  const because = { code: 'error.fetch-failed' } as const;
  const missed = (path: string, runId = 'run-1', at = '2025-06-11T00:00:00.000Z') =>
    saveUnread(store, { url: new URL(path, HOME).href, runId, because, at });
  const unread = async (bodyId = 'portal') => (await readBodyState(store, bodyId)).unread;

  it('stands beside the pages until it is read in the same run or later', async () => {
    expect(await missed('/zjj/a')).toEqual(['portal', 'zjj']);
    await missed('/b');
    expect(await unread()).toEqual([
      { url: `${HOME}b`, because },
      { url: `${HOME}zjj/a`, because },
    ]);
    expect(await unread('zjj')).toHaveLength(1);
    await saveCapture(store, aCapture('/b'));
    await saveCapture(store, aCapture('/zjj/a', { runId: 'run-0', at: '2025-06-01T00:00:00.000Z' }));
    expect(await unread()).toEqual([{ url: `${HOME}zjj/a`, because }]);
    await saveCapture(store, aCapture('/zjj/a', { runId: 'run-2', at: '2025-06-12T00:00:00.000Z' }));
    expect(await unread()).toEqual([]);
  });

  it('of no body is not kept; noted again it changes nothing', async () => {
    expect(await saveUnread(store, { url: 'https://elsewhere.example/', runId: 'run-1', because, at: '' })).toEqual([]);
    await missed('/a');
    const before = await dump();
    await missed('/a');
    await missed('/a', 'run-0', '2025-06-10T00:00:00.000Z');
    expect(await dump()).toEqual(before);
  });
});

describe('reading pages', () => {
  it('goes through a body part by part, each page once, in the order of addresses', async () => {
    for (let index = 0; index < 25; index++) {
      await saveCapture(store, aCapture(`/zjj/${String(index).padStart(2, '0')}`));
      await saveCapture(store, aCapture(`/other/${index}`));
    }
    for (const capture of ['live', 'rendered'] as const) await saveCapture(store, aCapture('/zjj/03', { capture }));
    const urls: string[] = [];
    for (let start: Parameters<typeof readPages>[2] | undefined = { limit: 4 }; start; ) {
      const { pages, next } = await readPages(store, 'zjj', start);
      urls.push(...pages.map(({ canonicalUrl }) => canonicalUrl));
      start = next && { start: next, limit: 4 };
    }
    expect(urls).toEqual(Array.from({ length: 25 }, (_, index) => `${HOME}zjj/${String(index).padStart(2, '0')}`));
    await expect(readPages(store, 'nobody')).rejects.toMatchObject({ code: 'body-not-found' });
  });
});

describe('a fold', () => {
  const event = fc.record({
    path: fc.constantFrom('/', '/zjj/', '/zjj/a', '/zjj/b', '/c', '/d'),
    runId: fc.constantFrom('run-1', 'run-2', 'watch:2025-06-11'),
    capture: fc.constantFrom('fetched' as const, 'rendered' as const),
    count: fc.constantFrom(0, 3, undefined),
    at: fc.constantFrom('2025-06-10T01:00:00.000Z', '2025-06-11T01:00:00.000Z', null),
    columnLinks: fc.subarray([columnLink('guide', '/zn/'), columnLink('policies', '/zc/'), columnLink('news', '/xw/')]),
    keys: fc.subarray(['k1', 'k2', 'k3']),
    unread: fc.integer({ min: 0, max: 4 }),
  });

  it('changed capture by capture is the one that is made anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 25 }), async (events) => {
        store.close();
        store = await freshStore();
        await putBody(store, portal);
        await putBody(store, department);
        for (const { path, runId, capture, count, at, columnLinks, keys, unread } of events) {
          const url = new URL(path, HOME).href;
          const [first, ...others] = keys;
          if (unread === 0) {
            await saveUnread(store, { url, runId, because: { code: 'error.fetch-failed' }, at: at ?? '' });
            continue;
          }
          const outcome = first ? failing(url, first, ...others) : ({ status: 'pass' } as const);
          const one: Capture = aCapture(path, {
            runId,
            capture,
            at,
            reading: {
              columnLinks,
              unknown: capture === 'rendered' ? [] : ['columnLinks'],
              ...(count === undefined ? {} : { list: { count } }),
            },
            verdicts: [aVerdict('r', outcome)],
          });
          await saveCapture(store, one);
        }
        for (const { id } of [portal, department]) {
          const state = await readBodyState(store, id);
          const incremental = await storedFold(store, id);
          await rebuildFold(store, id);
          expect(JSON.stringify(incremental)).toBe(JSON.stringify(await storedFold(store, id)));
          expect(await readBodyState(store, id)).toEqual(state);
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('finds another example where one went, without reading all pages', async () => {
    const paths = ['/1', '/2', '/3', '/4', '/5'];
    for (const path of paths) {
      await saveCapture(store, aCapture(path, { verdicts: [aVerdict('r', failing(new URL(path, HOME).href, 'k'))] }));
    }
    await saveCapture(store, aCapture('/1', { verdicts: [aVerdict('r', { status: 'pass' })] }));
    expect((await storedFold(store, 'portal')).fold?.rebuild).toBe(false);
    const { tallies } = await readBodyState(store, 'portal');
    expect(tallies.get('r{}')).toMatchObject({
      pass: 1,
      fail: 4,
      findings: [{ pages: 4, finding: { pageUrl: `${HOME}2` } }],
    });
    const filled = await storedFold(store, 'portal');
    await rebuildFold(store, 'portal');
    expect(await storedFold(store, 'portal')).toEqual(filled);
  });

  it('that is spoilt is made anew when it is read', async () => {
    const key = (index: number) => `k${String(index).padStart(3, '0')}`;
    for (let index = 0; index <= 120; index++)
      await saveCapture(store, aCapture(`/${index}`, { verdicts: [fail(key(index))] }));
    // The first of more findings than are kept goes, and which one comes up in its place is not known.
    await saveCapture(store, aCapture('/0', { verdicts: [aVerdict('label-missing', { status: 'pass' })] }));
    expect((await storedFold(store, 'portal')).fold?.rebuild).toBe(true);
    await saveCapture(store, aCapture('/more', { verdicts: [fail(key(1))] }));
    const { tallies, siteFacts } = await readBodyState(store, 'portal');
    expect(tallies.get('label-missing{}')).toMatchObject({ pass: 1, fail: 121, overflow: false });
    expect(tallies.get('label-missing{}')?.findings[0]).toMatchObject({ pages: 2, finding: { key: key(1) } });
    expect(siteFacts.pages.total).toBe(122);
    expect((await storedFold(store, 'portal')).fold?.rebuild).toBe(false);
  });

  it('is made anew right although captures keep coming in meanwhile', async () => {
    for (let index = 0; index < 30; index++) await saveCapture(store, aCapture(`/${index}`, { verdicts: [fail('k')] }));
    let running = true;
    const rebuilding = rebuildFold(store, 'portal').finally(() => {
      running = false;
    });
    let more = 0;
    while (running) await saveCapture(store, aCapture(`/more/${more++}`, { verdicts: [fail('k')] }));
    await rebuilding;
    const { siteFacts, tallies } = await readBodyState(store, 'portal');
    expect(siteFacts.pages.total).toBe(30 + more);
    expect(tallies.get('label-missing{}')?.fail).toBe(30 + more);
  });

  it('of a body that does not exist is refused', async () => {
    await expect(rebuildFold(store, 'nobody')).rejects.toMatchObject({ code: 'body-not-found' });
    await expect(readBodyState(store, 'nobody')).rejects.toMatchObject({ code: 'body-not-found' });
  });

  it('spans more captures than one slice reads', async () => {
    for (let index = 0; index < 450; index++) {
      await saveCapture(store, aCapture(index % 9 === 0 ? `/zjj/${index}` : `/${index}`, { verdicts: [fail('k')] }));
    }
    for (const { id } of [portal, department]) {
      const incremental = await storedFold(store, id);
      await rebuildFold(store, id);
      expect(await storedFold(store, id)).toEqual(incremental);
    }
  });
});

describe('the facts hash of a body', () => {
  it('is the same in whatever order captures come, and another for other facts', async () => {
    const captures = ['/a', '/b', '/c'].map((path) => aCapture(path));
    for (const capture of captures) await saveCapture(store, capture);
    const { factsHash } = await readBodyState(store, 'portal');
    expect(factsHash).toMatch(/^[0-9a-f]{64}$/);
    await saveCapture(store, aCapture('/b', { facts: { documentTitle: '改了' } }));
    expect((await readBodyState(store, 'portal')).factsHash).not.toBe(factsHash);

    store.close();
    store = await freshStore();
    await putBody(store, portal);
    for (const capture of captures.reverse()) await saveCapture(store, capture);
    expect((await readBodyState(store, 'portal')).factsHash).toBe(factsHash);
  });
});
