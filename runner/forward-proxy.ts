/**
 * A forward proxy of the loopback interface that answers everything itself, http and https alike. It has no way to open
 * a connection of its own.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { generate } from 'selfsigned';

/** Answers one request; `url` is undefined where what was asked for is no address. */
export type ProxyHandler = (url: string | undefined, request: IncomingMessage, response: ServerResponse) => void;

export interface ForwardProxy {
  port: number;
  close(): Promise<void>;
}

/** Starts it on a free port. */
export async function startForwardProxy(handle: ProxyHandler): Promise<ForwardProxy> {
  const sockets = new Set<Socket>();
  const answer = (scheme: 'http' | 'https') => (request: IncomingMessage, response: ServerResponse) =>
    handle(addressOf(scheme, request), request, response);

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
