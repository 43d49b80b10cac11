/**
 * The forward proxy that plays an archive back: every address is answered from the archive or not at all. It has no
 * way to open a connection of its own, so an audit of an archive leaves nothing behind on anybody's server.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Archive, addressKey } from './archive.ts';
import { startForwardProxy } from './forward-proxy.ts';
import { mayHaveWritten } from './missing-scripts.ts';

/** Says of a 404 that the archive lacks the address: the site's own answer is not known (未存档). */
export const ARCHIVE_HEADER = 'x-zhengjian-archive';

/** When an archived page was captured: an ISO day or date-time. */
export const CAPTURED_HEADER = 'x-zhengjian-captured-at';

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

/**
 * Starts the proxy on a free port of the loopback interface.
 *
 * @param capturedAt of pages whose line of the index does not say: an ISO day or date-time.
 */
export async function startProxy(archive: Archive, capturedAt?: string): Promise<ArchiveProxy> {
  const requests: ProxyRequest[] = [];
  let heldStill: string | undefined;
  const server = await startForwardProxy((url, request, response) => {
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
    const day = page.capturedAt ?? capturedAt;
    const headers = {
      'content-type': page.contentType,
      ...(day ? { [CAPTURED_HEADER]: day } : {}),
      ...(addressKey(url) === heldStill ? STILL : {}),
    };
    respond(request, response, page.status, headers, page.read());
  });
  return {
    port: server.port,
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
    close: server.close,
  };
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
