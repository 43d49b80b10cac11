import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { type Socket, connect as tcpConnect } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveOf } from '../../runner/archive.ts';
import { type ArchiveProxy, startProxy } from '../../runner/proxy.ts';

/** 中文 in GBK: bytes that no UTF-8 step would leave as they are. */
const GBK = Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4);

let proxy: ArchiveProxy;
beforeAll(async () => {
  proxy = await startProxy(
    archiveOf([
      { url: 'http://www.a.gov.cn/', body: GBK, contentType: 'text/html' },
      { url: 'http://www.a.gov.cn/style.css', body: 'a{}', capturedAt: '2024-03-05' },
      { url: 'http://www.a.gov.cn/gone', body: '没有了', status: 404, contentType: 'text/html' },
      { url: 'https://www.b.gov.cn:8443/x', body: 'x', contentType: 'text/html' },
    ]),
  );
});
afterAll(() => proxy.close());

interface Answer {
  status: number | undefined;
  headers: IncomingMessage['headers'];
  bytes: Buffer;
}

async function ask(
  url: string,
  { method = 'GET', through }: { method?: string; through?: Socket } = {},
): Promise<Answer> {
  const { host, pathname, search } = new URL(url);
  return new Promise((done, failed) => {
    const request = httpRequest({
      ...(through
        ? { createConnection: () => through, path: pathname + search }
        : { host: '127.0.0.1', port: proxy.port, path: url }),
      method,
      headers: { host, accept: '*/*' },
    });
    request.on('error', failed);
    request.on('response', async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      done({ status: response.statusCode, headers: response.headers, bytes });
    });
    request.end();
  });
}

async function tunnel(authority: string): Promise<Socket> {
  const socket = tcpConnect(proxy.port, '127.0.0.1');
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`);
  const reply = await new Promise<Buffer>((done) => socket.once('data', done));
  expect(reply.toString()).toMatch(/^HTTP\/1\.1 200 /);
  return socket;
}

async function secureTunnel(authority: string): Promise<Socket> {
  const socket = await tunnel(authority);
  const secure = tlsConnect({ socket, rejectUnauthorized: false, servername: authority.split(':')[0] });
  await new Promise((done) => secure.once('secureConnect', done));
  return secure;
}

describe('the proxy', () => {
  it('answers bytes as they are, with no charset', async () => {
    const { status, headers, bytes } = await ask('http://www.a.gov.cn/');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html');
    expect([...bytes]).toEqual([...GBK]);
    expect((await ask('http://www.a.gov.cn/style.css')).headers['content-type']).toBe('text/css');
  });

  it('says when a page was captured, where the archive does', async () => {
    const at = async (url: string) => (await ask(url)).headers['x-zhengjian-captured-at'];
    expect([await at('http://www.a.gov.cn/style.css'), await at('http://www.a.gov.cn/')]).toEqual([
      '2024-03-05',
      undefined,
    ]);
  });

  it('says of pages without a day of their own the day that it is given', async () => {
    const other = await startProxy(
      archiveOf([{ url: 'http://a.gov.cn/' }, { url: 'http://b.gov.cn/', capturedAt: '2024-03-05' }]),
      '2023-01-01',
    );
    const days = await Promise.all(
      ['a', 'b'].map(async (name) => {
        const request = httpRequest({ host: '127.0.0.1', port: other.port, path: `http://${name}.gov.cn/` }).end();
        const [response] = (await once(request, 'response')) as [IncomingMessage];
        response.resume();
        return response.headers['x-zhengjian-captured-at'];
      }),
    );
    await other.close();
    expect(days).toEqual(['2023-01-01', '2024-03-05']);
  });

  it('answers HEAD with the length and nothing else', async () => {
    const { status, headers, bytes } = await ask('http://www.a.gov.cn/', { method: 'HEAD' });
    expect([status, headers['content-length'], bytes.length]).toEqual([200, '4', 0]);
  });

  it('says of what the archive lacks that it lacks it, and notes it', async () => {
    const { status, headers } = await ask('http://nowhere.gov.cn/robots.txt');
    expect([status, headers['x-zhengjian-archive']]).toEqual([404, 'missing']);
    expect(proxy.missing()).toContain('http://nowhere.gov.cn/robots.txt');
  });

  it('gives a status of the index as the real answer of the site', async () => {
    const { status, headers, bytes } = await ask('http://www.a.gov.cn/gone');
    expect([status, headers['x-zhengjian-archive'], bytes.toString()]).toEqual([404, undefined, '没有了']);
    expect(proxy.missing()).not.toContain('http://www.a.gov.cn/gone');
  });

  it('does not answer a form from the archive', async () => {
    const { status, headers } = await ask('http://www.a.gov.cn/', { method: 'POST' });
    expect([status, headers['x-zhengjian-archive']]).toEqual([404, 'missing']);
  });

  it('serves https through a tunnel to any port', async () => {
    const answer = await ask('https://www.b.gov.cn:8443/x', { through: await secureTunnel('www.b.gov.cn:8443') });
    expect([answer.status, answer.bytes.toString()]).toEqual([200, 'x']);
  });

  it('answers an address that is missing only by its scheme from the other', async () => {
    const answer = await ask('https://www.a.gov.cn/', { through: await secureTunnel('www.a.gov.cn:443') });
    expect([answer.status, [...answer.bytes]]).toEqual([200, [...GBK]]);
    expect((await ask('http://www.b.gov.cn:8443/x')).status).toBe(200);
  });

  it('serves plain http in a tunnel, as browsers send it for some requests', async () => {
    expect((await ask('http://www.a.gov.cn/', { through: await tunnel('www.a.gov.cn:80') })).status).toBe(200);
  });

  it('outlives clients that break off', async () => {
    (await tunnel('www.a.gov.cn:443')).end('nonsense');
    const broken = tcpConnect(proxy.port, '127.0.0.1');
    broken.end('\u0000\u0001\r\n\r\n');
    await new Promise((done) => broken.once('close', done));
    (await secureTunnel('www.a.gov.cn:443')).destroy();
    expect((await ask('http://www.a.gov.cn/')).status).toBe(200);
  });

  it('holds still a page that would send its visitors elsewhere, and only that one', async () => {
    const policy = async (url: string) => (await ask(url)).headers['content-security-policy'];
    proxy.holdStill('http://www.a.gov.cn:80/');
    expect(await policy('http://www.a.gov.cn/')).toBe('sandbox allow-same-origin');
    expect(await policy('http://www.a.gov.cn/style.css')).toBeUndefined();
    proxy.holdStill(undefined);
    expect(await policy('http://www.a.gov.cn/')).toBeUndefined();
  });

  it('knows whether a page went without a script of its own, from the time on that is asked', async () => {
    const page = 'http://www.a.gov.cn/';
    await ask('http://www.a.gov.cn/lost.js');
    const since = proxy.requests.length;
    await ask('http://www.a.gov.cn/style.css');
    await ask(page);
    expect([proxy.lacksScripts(page, since - 1), proxy.lacksScripts(page, since)]).toEqual([true, false]);
  });

  it('closes at once, whoever is still connected', async () => {
    const other = await startProxy(archiveOf([{ url: 'http://a.cn/', body: 'a' }]));
    const idle = tcpConnect(other.port, '127.0.0.1');
    await new Promise((done) => idle.once('connect', done));
    idle.on('error', () => undefined);
    await other.close();
    expect(other.port).toBeGreaterThan(0);
  });

  it('has no means to open a connection of its own', () => {
    const source = ['runner/proxy.ts', 'runner/forward-proxy.ts'].map((path) => readFileSync(path, 'utf8')).join('\n');
    const imported = [...source.matchAll(/import \{([^}]*)\} from 'node:[^']+'/g)].flatMap(([, names = '']) =>
      names.split(',').map((name) => name.trim()),
    );
    expect(imported.filter((name) => !name.startsWith('type '))).toEqual([
      'createServer',
      'createServer as createTlsServer',
    ]);
    expect(source).not.toMatch(/\bfetch\(|\bconnect\(/);
  });
});
