import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { isAllowed } from '../../../utils/host/access.ts';
import { fetchBytes } from '../../../utils/host/fetch-bytes.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let answer: Answer = (_, response) => response.end();
let server: Server;
let at = '';
beforeAll(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
afterEach(() => vi.restoreAllMocks());

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const html = (body: string, headers: Record<string, string> = {}, status = 200): Answer => {
  return (_, response) => response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
};

describe('an answer', () => {
  it('brings status, headers, type and bytes', async () => {
    answer = html('<p>页面</p>', { 'x-own': '1' }, 503);
    const fetched = await fetchBytes(`${at}/a`);
    expect(fetched).toMatchObject({
      answered: true,
      url: `${at}/a`,
      address: `${at}/a`,
      redirected: false,
      status: 503,
      contentType: 'text/html',
      headers: { 'x-own': '1' },
      cut: false,
      missing: false,
    });
    expect(fetched.answered && text(fetched.bytes)).toBe('<p>页面</p>');
    expect(Number.isNaN(Date.parse(fetched.at))).toBe(false);
  });

  it('says where redirects led', async () => {
    answer = (request, response) =>
      request.url === '/from' ? response.writeHead(302, { location: '/to#part' }).end() : response.end('da');
    expect(await fetchBytes(`${at}/from`)).toMatchObject({ redirected: true, url: `${at}/from`, address: `${at}/to` });
  });

  it.each([
    ['one byte less than the limit', 99, 99, false],
    ['the limit', 100, 100, false],
    ['one byte more', 101, 100, true],
    ['much more', 1_000_000, 100, true],
  ])('is cut: %s', async (_, size, kept, cut) => {
    answer = (_request, response) => response.end(Buffer.alloc(size, 97));
    const fetched = await fetchBytes(at, { limit: 100 });
    expect(fetched).toMatchObject({ cut });
    expect(fetched.answered && fetched.bytes.length).toBe(kept);
  });

  it('of which little is wanted is asked for no more, and asked for all where all is wanted', async () => {
    const ranges: unknown[] = [];
    answer = (request, response) => {
      ranges.push(request.headers.range);
      response.end('x');
    };
    await fetchBytes(at, { limit: 8_192 });
    await fetchBytes(at);
    await fetchBytes(at, { method: 'HEAD', limit: 8_192 });
    expect(ranges).toEqual(['bytes=0-8191', undefined, undefined]);
  });

  it('to HEAD has its headers', async () => {
    answer = (request, response) =>
      response.writeHead(200, { 'content-length': '12345', 'x-method': request.method ?? '' }).end();
    const fetched = await fetchBytes(at, { method: 'HEAD' });
    expect(fetched).toMatchObject({ headers: { 'content-length': '12345', 'x-method': 'HEAD' } });
    expect(fetched.answered && fetched.bytes.length).toBe(0);
  });

  it('says how long to wait', async () => {
    answer = html('', { 'retry-after': '7' }, 429);
    expect(await fetchBytes(at)).toMatchObject({ retryAfter: 7_000 });
  });
});

describe('the marks of an archive', () => {
  const marks = { 'x-zhengjian-archive': 'missing', 'x-zhengjian-captured-at': '2024-03-05' };
  it('are believed in an archive run only', async () => {
    answer = html('', marks, 404);
    expect(await fetchBytes(at, { inArchive: true })).toMatchObject({ missing: true, capturedAt: '2024-03-05' });
    const live = await fetchBytes(at);
    expect(live).toMatchObject({ missing: false });
    expect(live).not.toHaveProperty('capturedAt');
  });
  it('are dropped where they are no date', async () => {
    answer = html('', { 'x-zhengjian-captured-at': 'soon' });
    expect(await fetchBytes(at, { inArchive: true })).not.toHaveProperty('capturedAt');
  });
});

describe('a failure', () => {
  it('is a timeout before the headers', async () => {
    answer = () => undefined;
    expect(await fetchBytes(at, { timeout: 60 })).toMatchObject({ answered: false, reason: 'timeout' });
  });
  it('is a timeout in the middle of the body', async () => {
    answer = (_, response) => void response.write('<p>');
    expect(await fetchBytes(at, { timeout: 60 })).toMatchObject({ answered: false, reason: 'timeout' });
  });
  it('is of the network where the connection breaks', async () => {
    answer = (_, response) => response.destroy();
    expect(await fetchBytes(at)).toMatchObject({ answered: false, reason: 'network' });
  });
  it('of https may be the certificate', async () => {
    answer = html('');
    expect(await fetchBytes(at.replace('http:', 'https:'))).toMatchObject({ answered: false, reason: 'tls-unknown' });
  });
  it('is of the permission where the browser says that there is none', async () => {
    vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => false);
    answer = (_, response) => response.destroy();
    expect(await fetchBytes(at, { isAllowed })).toMatchObject({ answered: false, reason: 'permission' });
    expect(browser.permissions.contains).toHaveBeenCalledWith({ origins: ['http://127.0.0.1/*'] });
  });
  it('is of the permission where only the background may ask for it', async () => {
    vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => undefined as never);
    const replies: unknown[] = [{ ok: true, value: false }, { ok: true, value: null }, undefined];
    const send = vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async () => replies.shift() as never);
    answer = (_, response) => response.destroy();
    expect(await fetchBytes(at, { isAllowed })).toMatchObject({ reason: 'permission' });
    expect(send).toHaveBeenCalledWith(expect.objectContaining({ name: 'access.check', payload: { url: at } }));
    expect(await fetchBytes(at, { isAllowed })).toMatchObject({ reason: 'network' });
    expect(await fetchBytes(at, { isAllowed })).toMatchObject({ reason: 'network' });
    send.mockImplementation(async () => {
      throw new Error('nobody is there');
    });
    expect(await fetchBytes(at, { isAllowed })).toMatchObject({ reason: 'network' });
  });
  it('is never of the permission where there was an answer', async () => {
    answer = html('da');
    expect(await fetchBytes(at, { isAllowed: async () => false })).toMatchObject({ answered: true });
  });
  it('never rejects for an address that is none', async () => {
    expect(await fetchBytes('http://')).toMatchObject({ answered: false, reason: 'network' });
  });
});

describe('a redirect that fails', () => {
  /** What a browser answers: it shows neither the target nor why it could not be read. */
  function browserThat(follow: 'refuses' | 'answers', manual: 'opaqueredirect' | 'basic' | 'fails') {
    const asked: (string | undefined)[] = [];
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
      asked.push(init?.redirect ?? init?.mode);
      if (init?.redirect === 'manual' && manual !== 'fails') return { type: manual, body: null } as Response;
      if (init?.mode === 'no-cors' && follow === 'answers') return { type: 'opaque', body: null } as Response;
      throw new TypeError('Failed to fetch');
    });
    return asked;
  }
  const url = 'http://www.yunxi.gov.cn/a';

  it('leads round or to nothing', async () => {
    browserThat('refuses', 'opaqueredirect');
    expect(await fetchBytes(url, { explain: true })).toMatchObject({ answered: false, reason: 'redirect-loop' });
  });
  it('leads to a host that may not be read', async () => {
    browserThat('answers', 'opaqueredirect');
    expect(await fetchBytes(url, { explain: true })).toMatchObject({ answered: false, reason: 'off-scope' });
  });
  it.each(['basic', 'fails'] as const)('is no redirect where the answer is none: %s', async (manual) => {
    browserThat('answers', manual);
    expect(await fetchBytes(url, { explain: true })).toMatchObject({ answered: false, reason: 'network' });
  });
  it('is asked about on demand only', async () => {
    const asked = browserThat('refuses', 'opaqueredirect');
    expect(await fetchBytes(url)).toMatchObject({ answered: false, reason: 'network' });
    expect(asked).toHaveLength(1);
  });
});

describe('giving up', () => {
  it('rejects with the reason of the caller, and leaves no request behind', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const arrived = new Promise<void>((done) => {
      answer = (request) => {
        closed = new Promise((gone) => request.once('close', gone));
        done();
      };
    });
    const abort = new AbortController();
    const fetched = fetchBytes(at, { signal: abort.signal });
    await arrived;
    abort.abort(new Error('paused'));
    await expect(fetched).rejects.toThrow('paused');
    await closed;
  });
  it('before it began asks for nothing', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    await expect(fetchBytes(at, { signal: AbortSignal.abort(new Error('paused')) })).rejects.toThrow('paused');
    expect(fetched).not.toHaveBeenCalled();
  });
});
