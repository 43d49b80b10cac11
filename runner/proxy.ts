/**
 * The forward proxy that plays an archive back: every address is answered from the archive or not at all. It has no
 * way to open a connection of its own, so an audit of an archive leaves nothing behind on anybody's server.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { generate } from 'selfsigned';
import { type Archive, addressKey } from './archive.ts';
import { mayHaveWritten } from './missing-scripts.ts';

/** Says of a 404 that the archive lacks the address: the site's own answer is not known (未存档). */
export const ARCHIVE_HEADER = 'x-zhengjian-archive';

/** A sandbox without scripts, in which a page does not refresh itself either; the extension reads it all the same. */
const STILL = { 'content-security-policy': 'sandbox allow-same-origin' };

export interface ProxyRequest {
  method: string;
  url: string;
  status: number;
  /** The archive has no line for it. */
  missing: boolean;
  headers: IncomingMessage['headers'];
}

export interface ArchiveProxy {
  port: number;
  /** All that was asked for, in order. */
  requests: readonly ProxyRequest[];
  /** Addresses that the archive lacks, each once. */
  missing(): string[];
  /**
   * Whether one of the requests from number `since` on found nothing and may have written a part of this page. They are
   * told apart by time alone, so one page at a time is open: frames and scripts of scripts do not name the page.
   */
  lacksScripts(pageUrl: string, since: number): boolean;
  /**
   * From now on this address, and no other, is served so that its scripts and refreshes do not run: so a page can be
   * read that sends its visitors elsewhere.
   */
  holdStill(url: string | undefined): void;
  close(): Promise<void>;
}

/** Starts the proxy on a free port of the loopback interface. */
export async function startProxy(archive: Archive): Promise<ArchiveProxy> {
  const requests: ProxyRequest[] = [];
  const sockets = new Set<Socket>();
  let heldStill: string | undefined;
  const answer = (scheme: 'http' | 'https') => (request: IncomingMessage, response: ServerResponse) => {
    const url = addressOf(scheme, request);
    if (!url) return respond(request, response, 400, { 'content-type': 'text/plain' }, new Uint8Array());
    const readable = request.method === 'GET' || request.method === 'HEAD';
    const page = readable ? archive.find(url) : undefined;
    requests.push({
      method: request.method ?? '',
      url,
      status: page?.status ?? 404,
      missing: !page,
      headers: request.headers,
    });
    if (!page) {
      return respond(
        request,
        response,
        404,
        { 'content-type': 'text/plain; charset=utf-8', [ARCHIVE_HEADER]: 'missing' },
        new TextEncoder().encode('未存档\n'),
      );
    }
    const headers = { 'content-type': page.contentType, ...(addressKey(url) === heldStill ? STILL : {}) };
    respond(request, response, page.status, headers, page.read());
  };

  const { private: key, cert } = await generate([{ name: 'commonName', value: 'archive' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  const plain: Server = createServer(answer('http'));
  const secure: TlsServer = createTlsServer({ key, cert }, answer('https'));

  plain.on('connect', (_request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    // Tunnels to any port: what stands in them is known only by its first byte, 22 for a TLS handshake.
    socket.once('readable', () => {
      const first: Buffer | null = socket.read();
      if (!first) return socket.destroy();
      socket.unshift(first);
      (first[0] === 22 ? secure : plain).emit('connection', socket);
    });
  });
  // Browsers abort connections all the time; nothing of that concerns the audit.
  plain.on('clientError', (_error, socket) => socket.destroy());
  secure.on('tlsClientError', (_error, socket) => socket.destroy());
  secure.on('clientError', (_error, socket) => socket.destroy());
  for (const server of [plain, secure]) server.on('upgrade', (_request, socket) => socket.destroy());
  plain.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  await new Promise<void>((done, failed) => {
    plain.once('error', failed);
    plain.listen(0, '127.0.0.1', done);
  });
  return {
    port: (plain.address() as AddressInfo).port,
    requests,
    missing: () => [...new Set(requests.filter((request) => request.missing).map((request) => request.url))],
    lacksScripts: (pageUrl, since) =>
      requests
        .slice(since)
        .some(
          (request) =>
            request.missing && addressKey(request.url) !== addressKey(pageUrl) && mayHaveWritten(request, pageUrl),
        ),
    holdStill: (url) => {
      heldStill = url === undefined ? undefined : addressKey(url);
    },
    close: () =>
      new Promise((done) => {
        // Without this, keep-alive connections of a browser that is gone would hold the process.
        for (const socket of sockets) socket.destroy();
        plain.close(() => done());
      }),
  };
}

/** The address asked for: absolute in a request to a proxy, put together from Host inside a tunnel. */
function addressOf(scheme: 'http' | 'https', request: IncomingMessage): string | undefined {
  const target = request.url ?? '';
  const url = /^https?:\/\//i.test(target) ? target : `${scheme}://${request.headers.host ?? ''}${target}`;
  return URL.canParse(url) ? url : undefined;
}

function respond(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  bytes: Uint8Array,
): void {
  // Two runs must see the same: nothing may come from the browser's cache.
  response.writeHead(status, { ...headers, 'content-length': bytes.length, 'cache-control': 'no-store' });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
