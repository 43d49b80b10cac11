/** The generator of test sites: its truth is what its pages say, by a crawler that shares nothing with the product. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import {
  differencesFromTruth,
  type Expected,
  FAULTS,
  makeSurveySite,
  PLATFORM,
  PORTAL,
  type SurveySite,
  serveSite,
  toGbk,
} from './survey-site.ts';

const site = makeSurveySite({ pages: 200, seed: 'a' });

/** Follows what is to be read and lists all that it meets; what traps or is refused leads nowhere. */
function crawl(made: SurveySite): {
  met: Set<string>;
  files: Set<string>;
  titles: Map<string, string>;
} {
  const { truth, body } = made;
  const hosts = body.scopes.map(({ host }) => host);
  const met = new Set<string>();
  const files = new Set<string>();
  const titles = new Map<string, string>();
  const waiting = hosts.map((host) => `http://${host}/`);
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (met.has(url)) continue;
    met.add(url);
    const expected = truth.get(url);
    if (expected?.duplicateOf) waiting.push(expected.duplicateOf);
    if (expected?.reason === 'robots' && new URL(url).pathname === '/') waiting.push(url.replace('http:', 'https:'));
    if (expected?.state !== 'read') continue;
    const { body: bytes } = made.answer(url, 2);
    const utf8 = new TextDecoder().decode(bytes);
    const html = utf8.includes('charset="gb2312"') ? new TextDecoder('gbk').decode(bytes) : utf8;
    titles.set(url, /<title>(.*?)<\/title>/.exec(html)?.[1] ?? '');
    const links = [...html.matchAll(/(?:href|<iframe src)="([^"]+)"/g)].map(([, href = '']) => href);
    const pager = /createPageHTML\((\d+), \d+, "index", "html"\)/.exec(html);
    const onwards = /(?:; url=|location\.href = ')([^'"]+)/.exec(html)?.[1];
    if (onwards) links.push(onwards);
    for (let n = 1; n < Number(pager?.[1] ?? 0); n++) links.push(`index_${n}.html`);
    const total = Number(/totalRecord:(\d+)/.exec(html)?.[1] ?? 0);
    for (let from = 8; from < total; from += 8) {
      links.push(
        `/module/web/jpage/dataproxy.jsp?startrecord=${from + 1}&endrecord=${from + 8}&perpage=8&columnid=1229&unitid=67`,
      );
    }
    for (const link of links) {
      const to = new URL(link, url);
      if (!/^https?:$/.test(to.protocol) || !hosts.includes(to.host)) continue;
      const plain = to.href
        .replace(/#.*/, '')
        .replace(/;jsessionid=\w+/, '')
        .replace(/[?&](?:utm_source|spm)=[\w.]+/, '')
        .replace(/\/index\.html$/, '/');
      if (/\/files\//.test(plain)) files.add(plain);
      else waiting.push(plain);
    }
  }
  return { met, files, titles };
}

describe('a site', () => {
  it('leads to every address of its truth and to no other', () => {
    for (const [pages, seed] of [
      [60, 'b'],
      [200, 'a'],
      [900, 'c'],
    ] as const) {
      const made = makeSurveySite({ pages, seed });
      const { met, files, titles } = crawl(made);
      expect([...met].filter((url) => !made.truth.has(url))).toEqual([]);
      expect([...made.truth.keys()].filter((url) => !met.has(url))).toEqual([]);
      expect([...files].sort()).toEqual([...made.files.keys()].sort());
      for (const [url, title] of titles) expect(title, url).toBe(made.truth.get(url)?.title);
      expect(Math.abs(made.truth.size - pages)).toBeLessThan(Math.max(30, pages * 0.12));
    }
  });

  it('is the same for the same seed, and another for another', () => {
    const text = (one: SurveySite) =>
      JSON.stringify([[...one.truth], ...[...one.truth.keys()].map((url) => [...one.answer(url, 2).body].length)]);
    expect(text(makeSurveySite({ pages: 200, seed: 'a' }))).toBe(text(site));
    expect(text(makeSurveySite({ pages: 200, seed: 'other' }))).not.toBe(text(site));
  });

  it('has every fault at least once, and says of each what the survey can know', () => {
    const words = new Set([...site.truth.values()].map(({ state, reason }) => `${state} ${reason ?? ''}`.trim()));
    expect([...words].sort()).toEqual(
      [
        'blocked challenge',
        'blocked login',
        'blocked robots',
        'blocked status',
        'blocked timeout',
        'dead not-found',
        'dead soft-404',
        'read',
        'skipped duplicate',
        'skipped off-scope',
        'skipped pattern',
        'skipped robots',
        'skipped trap',
        'unknown network',
        'unknown redirect-loop',
        'unsupported not-html',
      ].sort(),
    );
    const faultless = Object.fromEntries(Object.keys(FAULTS).map((fault) => [fault, 0]));
    const plain = makeSurveySite({ pages: 100, faults: faultless, traps: false });
    expect([...plain.truth.values()].every(({ state }) => state === 'read')).toBe(true);
  });

  it('answers as its truth says, and recovers where it says so', () => {
    const statuses = (wanted: (expected: Expected) => boolean, nth: number) =>
      new Set([...site.truth].filter(([, expected]) => wanted(expected)).map(([url]) => site.answer(url, nth).status));
    const answers = [...site.truth].filter(([, { state }]) => state === 'read').map(([url]) => url);
    expect(new Set(answers.map((url) => site.answer(url, 2).status))).toEqual(new Set([200]));
    expect(answers.every((url) => site.answer(url, 2).silence === undefined)).toBe(true);
    expect(new Set(answers.map((url) => site.answer(url, 1).status))).toEqual(new Set([200, 429, 503]));
    expect(answers.some((url) => site.answer(url, 1).silence === 'hang')).toBe(true);
    expect(statuses(({ reason }) => reason === 'not-found', 3)).toEqual(new Set([404, 410]));
    expect(statuses(({ state, reason }) => state === 'blocked' && reason === 'status', 3)).toEqual(new Set([403, 500]));
    expect(statuses(({ reason }) => reason === 'duplicate' || reason === 'redirect-loop', 3)).toEqual(
      new Set([301, 302]),
    );
    // Its traps have no end.
    expect(site.answer(`${PORTAL}/${'zhuanti/'.repeat(9)}`, 1).status).toBe(200);
    expect(site.isForbidden(`${PORTAL}/internal/1.html`)).toBe(true);
    expect(site.isForbidden(`${PORTAL}/zhuanti/zhuanti/zhuanti/`)).toBe(true);
    expect(site.isForbidden(`${PORTAL}/`)).toBe(false);
  });

  it('writes Chinese in the bytes of GBK', () => {
    const text = '云溪县人民政府 2025，“通知”';
    expect(new TextDecoder('gb18030').decode(toGbk(text))).toBe(text);
    expect([...toGbk('中文a')]).toEqual([0xd6, 0xd0, 0xce, 0xc4, 0x61]);
  });
});

describe('differences from the truth', () => {
  const truth = new Map<string, Expected>([
    ['http://a/', { state: 'read', title: 'A' }],
    ['http://a/1', { state: 'read', group: 'g' }],
    ['http://a/2', { state: 'read', group: 'g' }],
    ['http://a/3', { state: 'dead', reason: 'not-found' }],
  ]);
  const right = [
    { url: 'http://a/', state: 'read' },
    { url: 'http://a/1', state: 'skipped', reason: 'duplicate', duplicateOf: 'http://a/2' },
    { url: 'http://a/2', state: 'read' },
    { url: 'http://a/3', state: 'dead', reason: 'not-found' },
  ];

  it('are none where the record is right, whichever of equal pages was first', () => {
    expect(differencesFromTruth(truth, right)).toEqual([]);
    const other = [
      { url: 'http://a/1', state: 'read' },
      { url: 'http://a/2', state: 'skipped', reason: 'duplicate', duplicateOf: 'http://a/1' },
    ];
    expect(
      differencesFromTruth(
        truth,
        [right[0], ...other, right[3]].flatMap((one) => one ?? []),
      ),
    ).toEqual([]);
  });

  it('name what is missing, what is too much, what is wrong and what stands there twice', () => {
    const without = (url: string) => right.filter((one) => one.url !== url);
    expect(differencesFromTruth(truth, without('http://a/3'))).toHaveLength(1);
    expect(differencesFromTruth(truth, [...right, { url: 'http://a/4', state: 'read' }])).toHaveLength(1);
    expect(differencesFromTruth(truth, [...right, { url: 'http://a/', state: 'read' }])).toHaveLength(1);
    expect(
      differencesFromTruth(truth, [...without('http://a/3'), { url: 'http://a/3', state: 'unknown' }]),
    ).toHaveLength(1);
    const both = [...without('http://a/1'), { url: 'http://a/1', state: 'read' }];
    expect(differencesFromTruth(truth, both)).toHaveLength(1);
    expect(differencesFromTruth(truth, right, new Map([['http://a/', 'B']]))).toHaveLength(1);
  });
});

describe('a served site', () => {
  const ask = (port: number, url: string, timeout = 2_000): Promise<IncomingMessage> =>
    new Promise((done, failed) => {
      const request = httpRequest({ host: '127.0.0.1', port, path: url, headers: { host: new URL(url).host } }, done);
      request.setTimeout(timeout, () => request.destroy(new Error('timeout')));
      request.on('error', failed);
      request.end();
    });

  it('answers through a proxy, is silent or breaks off where it shall, and notes what it is asked', async () => {
    const server = await serveSite(site);
    try {
      const first = (wanted: (url: string) => boolean) => [...site.truth.keys()].find(wanted) ?? '';
      expect((await ask(server.port, `${PLATFORM}/`)).statusCode).toBe(200);
      const flaky = first((url) => site.answer(url, 1).status === 503);
      expect((await ask(server.port, flaky)).statusCode).toBe(503);
      expect((await ask(server.port, flaky)).statusCode).toBe(200);
      await expect(
        ask(
          server.port,
          first((url) => site.answer(url, 1).silence === 'cut'),
        ),
      ).rejects.toThrow();
      const hanging = ask(
        server.port,
        first((url) => site.answer(url, 1).silence === 'hang'),
        300,
      );
      await expect(hanging).rejects.toThrow('timeout');
      expect((await ask(server.port, 'http://www.elsewhere.com/')).statusCode).toBe(404);
      expect(server.requests.map(({ status }) => status).slice(0, 3)).toEqual([200, 503, 200]);
      expect(server.requests).toHaveLength(5);
    } finally {
      await server.close();
    }
  });

  it('takes its time where it has a latency, and counts what is under way', async () => {
    const slow = makeSurveySite({ pages: 60, latency: [80, 120] });
    const server = await serveSite(slow);
    try {
      const began = performance.now();
      await Promise.all([ask(server.port, `${PORTAL}/`), ask(server.port, `${PLATFORM}/`)]);
      expect(performance.now() - began).toBeGreaterThanOrEqual(79);
      expect(server.requests.map(({ beside }) => beside)).toEqual([0, 1]);
    } finally {
      await server.close();
    }
  });
});
