import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CheckOptions, checkLinks } from '../../../utils/host/check-links.ts';
import type { Answered, Fetched, FetchOptions } from '../../../utils/host/fetch-bytes.ts';
import { openStore, type Store } from '../../../utils/store/db.ts';
import { putLinks, readLinks } from '../../../utils/store/links.ts';
import type { LinkRecord } from '../../../utils/survey/survey.ts';

const HOME = 'http://www.yunxi.gov.cn/';
const at = (name: string) => `http://www.yunxi.gov.cn/files/${name}.pdf`;
const link = (address: string, kind: LinkRecord['kind'] = 'attachment'): LinkRecord => ({
  runId: 'r',
  url: address,
  address,
  kind,
  state: 'waiting',
  from: HOME,
  text: '附件',
  tries: 0,
});

/** Milliseconds pass only where somebody waits. */
let clock = 0;
let store: Store;
let asked: { url: string; method: string; clock: number }[];
beforeEach(async () => {
  clock = Date.parse('2024-03-05T08:00:00Z');
  asked = [];
  store = await openStore(`links-${Math.random()}`);
});
afterEach(() => store.close());

type Say = number | 'cut' | 'pdf' | 'missing';
/**
 * What each address says at each try; the last one stands for all further ones. `HEAD http://…`: to HEAD alone, which
 * else hears what GET would.
 */
function network(says: Record<string, Say | Say[]>) {
  return async (url: string, { method = 'GET' }: FetchOptions = {}): Promise<Fetched> => {
    asked.push({ url, method, clock });
    const ofHead = method === 'HEAD' ? says[`HEAD ${url}`] : undefined;
    const nth = asked.filter((one) => one.url === url && (!ofHead || one.method === 'HEAD')).length;
    const list = [ofHead ?? says[url] ?? 200].flat();
    const say = list[Math.min(nth, list.length) - 1] ?? 200;
    const moment = new Date(clock).toISOString();
    if (say === 'cut') return { answered: false, url, reason: 'network', detail: 'TypeError', at: moment };
    const isHead = method === 'HEAD';
    const body = say === 'missing' ? '<title>您访问的页面不存在</title>' : '%PDF-1.5';
    const type = isHead ? 'application/pdf' : 'application/octet-stream';
    return {
      answered: true,
      url,
      address: url,
      redirected: false,
      status: typeof say === 'number' ? say : 200,
      contentType: say === 'missing' ? 'text/html' : type,
      headers: isHead ? { 'content-length': '80000' } : {},
      bytes: new TextEncoder().encode(isHead ? '' : body),
      cut: false,
      at: moment,
      missing: false,
    } satisfies Answered;
  };
}

async function check(says: Record<string, Say | Say[]>, over: Partial<CheckOptions> = {}) {
  await checkLinks({
    store,
    runId: 'r',
    manners: { delayMs: 1_000, concurrency: 2 },
    controls: [HOME],
    inArchive: false,
    allows: async () => true,
    sleep: async (milliseconds) => {
      clock += milliseconds;
    },
    signal: new AbortController().signal,
    now: () => clock,
    fetch: network(says),
    ...over,
  });
  const links = await readLinks(store, 'r');
  return Object.fromEntries(
    links.map(({ address, state, reason }) => [address, reason ? `${state} ${reason}` : state]),
  );
}
const times = (address: string) => asked.filter(({ url }) => url === address).map((one) => one.clock);

describe('links', () => {
  it('are there, dead after a second try, or stay unknown', async () => {
    await putLinks(
      store,
      ['a', 'gone', 'back', 'later', 'cut', 'busy'].map((name) => link(at(name))),
    );
    const found = await check({
      [at('gone')]: 404,
      [at('back')]: [404, 404, 200],
      [at('later')]: [503, 404],
      [at('cut')]: 'cut',
      [at('busy')]: 429,
    });
    expect(found).toEqual({
      [at('a')]: 'read',
      [at('back')]: 'read',
      [at('busy')]: 'blocked status',
      [at('cut')]: 'unknown network',
      [at('gone')]: 'dead not-found',
      [at('later')]: 'unknown not-found',
    });
    expect(times(at('a'))).toHaveLength(1);
    // HEAD, at once GET, and late once more GET.
    const [, first = 0, second = 0] = times(at('gone'));
    expect(second - first).toBeGreaterThanOrEqual(30_000);
    const [kept] = await readLinks(store, 'r');
    expect(kept).toMatchObject({ type: 'pdf', size: 80_000, declared: true, tries: 1, text: '附件' });
  });

  it('are asked for where HEAD says that they are not there, or is not allowed', async () => {
    const names = ['lie', 'refused', 'missing', 'method'];
    await putLinks(
      store,
      names.map((name) => link(`http://${name}.yunxi.gov.cn/a.pdf`)),
    );
    const found = await check({
      'HEAD http://lie.yunxi.gov.cn/a.pdf': 404,
      'HEAD http://refused.yunxi.gov.cn/a.pdf': 403,
      'HEAD http://missing.yunxi.gov.cn/a.pdf': 501,
      'HEAD http://method.yunxi.gov.cn/a.pdf': 405,
    });
    expect(Object.values(found)).toEqual(['read', 'read', 'read', 'read']);
    for (const one of await readLinks(store, 'r')) {
      expect(one).toMatchObject({ type: 'pdf', size: 8, tries: 1 });
      expect(one).not.toHaveProperty('declared');
    }
    // Refusals of HEAD alone slow nothing down: each request waits for the delay and no longer.
    const clocks = asked.filter(({ url }) => url !== HOME).map((one) => one.clock);
    expect(clocks.slice(1).map((one, i) => one - (clocks[i] ?? 0))).toEqual(Array(7).fill(1_000));
  });

  it('whose host does not know HEAD of their kind are asked for by GET from then on, and old kinds of Office always', async () => {
    const doc = 'http://www.yunxi.gov.cn/files/a.doc';
    const docx = 'http://www.yunxi.gov.cn/files/e.docx';
    await putLinks(store, [link(doc), ...['b', 'c', 'd'].map((name) => link(at(name))), link(docx)]);
    await check(Object.fromEntries(['b', 'c', 'd'].map((name) => [`HEAD ${at(name)}`, 405])));
    const methods = asked.filter(({ url }) => url !== HOME).map(({ url, method }) => `${method} ${url.slice(-5)}`);
    expect(methods).toEqual([
      'GET a.doc',
      'HEAD b.pdf',
      'GET b.pdf',
      'GET c.pdf',
      'GET d.pdf',
      'HEAD .docx',
      'GET .docx',
    ]);
  });

  it('that HEAD brings no answer for are asked for late, by GET', async () => {
    await putLinks(store, [link(at('a'))]);
    expect(await check({ [`HEAD ${at('a')}`]: 'cut' })).toEqual({ [at('a')]: 'read' });
    expect(asked.filter(({ url }) => url !== HOME).map(({ method }) => method)).toEqual(['HEAD', 'GET']);
  });

  it('of one platform are asked for one after the other, with its delay', async () => {
    await putLinks(
      store,
      ['a', 'b', 'c'].map((name) => link(at(name))),
    );
    await check({});
    const [a = 0, b = 0, c = 0] = asked.filter(({ url }) => url !== HOME).map((one) => one.clock);
    expect([b - a, c - b]).toEqual([1_000, 1_000]);
  });

  it('are not spoken of while the home page does not answer', async () => {
    await putLinks(store, [link(at('gone'))]);
    expect(await check({ [HOME]: 'cut', [at('gone')]: 404 })).toEqual({ [at('gone')]: 'waiting' });
    expect(times(at('gone'))).toEqual([]);
    expect(times(HOME)).toHaveLength(3);
    // Another day it goes on.
    asked = [];
    expect(await check({ [at('gone')]: 404 })).toEqual({ [at('gone')]: 'dead not-found' });
  });

  it('are not spoken of while the home page itself says that it is not there', async () => {
    await putLinks(store, [link(at('gone'))]);
    expect(await check({ [HOME]: 'missing', [at('gone')]: 'missing' })).toEqual({ [at('gone')]: 'waiting' });
    expect(await check({ [at('gone')]: 'missing' })).toEqual({ [at('gone')]: 'dead soft-404' });
  });

  it('have a look at the home page before every round', async () => {
    await putLinks(
      store,
      Array.from({ length: 130 }, (_, i) => link(at(`f${i}`))),
    );
    await check({}, { manners: { delayMs: 0, concurrency: 1 } });
    expect(times(HOME)).toHaveLength(3);
  });

  it('that robots.txt forbids are not asked for', async () => {
    await putLinks(store, [link(at('a'))]);
    expect(await check({}, { allows: async () => false })).toEqual({ [at('a')]: 'skipped robots' });
    expect(times(at('a'))).toEqual([]);
  });

  it('of a platform that fails again and again are left', async () => {
    await putLinks(
      store,
      Array.from({ length: 40 }, (_, i) => link(at(`f${String(i).padStart(2, '0')}`))),
    );
    const found = await check(
      Object.fromEntries(Array.from({ length: 40 }, (_, i) => [at(`f${String(i).padStart(2, '0')}`), 503])),
    );
    expect(asked.filter(({ url }) => url !== HOME)).toHaveLength(12);
    expect(Object.values(found).every((state) => state.startsWith('waiting'))).toBe(true);
  });

  it('that stay broken do not keep the others of their platform from a second try', async () => {
    const broken = Array.from({ length: 20 }, (_, i) => at(`b${String(i).padStart(2, '0')}`));
    const good = broken.map((address) => address.replace('.pdf', '-good.pdf'));
    await putLinks(
      store,
      [...broken, ...good].map((address) => link(address)),
    );
    const found = await check(Object.fromEntries(broken.map((address) => [address, 503])));
    expect(broken.map((address) => found[address])).toEqual(broken.map(() => 'blocked status'));
  });

  it('for which no time is left are named so, and what failed once is not called dead', async () => {
    const names = Array.from({ length: 70 }, (_, i) => `f${String(i).padStart(2, '0')}`);
    await putLinks(
      store,
      names.map((name) => link(at(name))),
    );
    const began = clock;
    const found = await check(
      { [at('f00')]: 404, [at('f01')]: 503, [at('f02')]: 'cut' },
      { mayGoOn: async () => clock - began < 30_000 },
    );
    expect(clock - began).toBeLessThan(32_000);
    expect(names.slice(0, 4).map((name) => found[at(name)])).toEqual([
      'unknown not-found',
      'blocked status',
      'unknown network',
      'read',
    ]);
    expect(found[at('f65')]).toBe('skipped minutes');
    expect(Object.values(found)).not.toContain('waiting');
  });

  it('on other sites are dead only beside one that answers', async () => {
    const [lost, well] = ['http://www.a.cn/x', 'http://www.b.cn/x'];
    await putLinks(store, [link(lost, 'off-site')]);
    expect(await check({ [lost]: 404 })).toEqual({ [lost]: 'unknown not-found' });
    asked = [];
    await putLinks(store, [link(lost, 'off-site'), link(well, 'off-site')]);
    expect(await check({ [lost]: 404, [well]: 'pdf' })).toEqual({ [lost]: 'dead not-found', [well]: 'read' });
    // Once as a link, once more as a witness of the second try.
    expect(times(well)).toHaveLength(2);
    asked = [];
    await putLinks(store, [link(lost, 'off-site'), link(well, 'off-site')]);
    expect(await check({ [lost]: 404, [well]: ['pdf', 'cut'] })).toEqual({
      [lost]: 'unknown not-found',
      [well]: 'read',
    });
  });

  it('of an archive are asked for once, without a control', async () => {
    await putLinks(store, [link(at('gone'))]);
    expect(await check({ [at('gone')]: 404 }, { inArchive: true })).toEqual({ [at('gone')]: 'dead not-found' });
    expect(asked).toHaveLength(1);
  });

  it('go on where they were broken off', async () => {
    await putLinks(
      store,
      ['a', 'gone'].map((name) => link(at(name))),
    );
    const stop = new AbortController();
    const fetched = network({ [at('gone')]: 404 });
    const broken = check(
      {},
      {
        signal: stop.signal,
        fetch: async (url) => {
          const answer = await fetched(url);
          // In the middle of the second try.
          if (times(at('gone')).length === 2) stop.abort(new Error('killed'));
          return answer;
        },
      },
    );
    await expect(broken).rejects.toThrow('killed');
    expect((await readLinks(store, 'r')).map(({ state, tries }) => [state, tries])).toEqual([
      ['read', 1],
      ['waiting', 1],
    ]);
    asked = [];
    expect(await check({ [at('gone')]: 404 })).toMatchObject({ [at('gone')]: 'dead not-found' });
    expect(times(at('a'))).toEqual([]);
  });
});
