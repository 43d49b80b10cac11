/** One request with the browser's own session: what came back, or why nothing did, as far as a browser tells it. */
import { gatherBytes } from '../gather-bytes.ts';
import { retryAfterOf } from '../survey/politeness.ts';

/** Milliseconds until an answer that does not come is given up. Default of the product. */
const TIMEOUT = 20_000;
/** Bytes of a body that are read; the rest is cut. Default of the product. */
export const BODY_LIMIT = 5_000_000;

export interface FetchOptions {
  /** An archive's proxy marks what it does not hold and when it was captured; only then are its marks believed. */
  inArchive?: boolean;
  method?: 'GET' | 'HEAD';
  /** Bytes of the body that are wanted; the server is asked for no more where they are few. */
  limit?: number;
  /** Milliseconds. */
  timeout?: number;
  /** On a failure ask once more, without following redirects, to tell what failed. For a last try. */
  explain?: boolean;
  /** Whether the browser lets us read the address; asked after a failure. Undefined where that cannot be known. */
  isAllowed?(url: string): Promise<boolean | undefined>;
  /** Gives the request up; the promise then rejects with its reason. */
  signal?: AbortSignal;
}

export interface Answered {
  answered: true;
  /** As asked for. */
  url: string;
  /** Where redirects led, without fragment. */
  address: string;
  redirected: boolean;
  status: number;
  /** The header, or an empty text. */
  contentType: string;
  /** The headers that the browser shows, by lower-case name. */
  headers: Record<string, string>;
  /** As they came; empty for HEAD. */
  bytes: Uint8Array<ArrayBuffer>;
  /** There was more than `limit` bytes. */
  cut: boolean;
  /** Milliseconds that the server asks to wait (Retry-After). */
  retryAfter?: number;
  /** ISO date-time of the answer. */
  at: string;
  /** The archive has no such address (未存档): what the site would say is not known. */
  missing: boolean;
  /** ISO day or date-time at which an archive's page was captured, where the archive says so. */
  capturedAt?: string;
}

/**
 * `network`: no connection, no such host, or broken off; `tls-unknown`: the same under https, where it may also be the
 * certificate; `permission`: the browser does not let us ask. Redirects that lead round, or to where nothing can be
 * read, are `redirect-loop` and `off-scope`; only `explain` tells them.
 */
export interface Unanswered {
  answered: false;
  url: string;
  reason: 'timeout' | 'network' | 'tls-unknown' | 'permission' | 'redirect-loop' | 'off-scope';
  detail: string;
  /** ISO date-time. */
  at: string;
}

export type Fetched = Answered | Unanswered;

/** Asks for an address. Rejects only where `signal` gives it up. */
export async function fetchBytes(url: string, options: FetchOptions = {}): Promise<Fetched> {
  const { signal, timeout = TIMEOUT } = options;
  signal?.throwIfAborted();
  const abort = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    abort.abort();
  }, timeout);
  const giveUp = () => abort.abort();
  signal?.addEventListener('abort', giveUp);
  try {
    return await ask(url, options, abort.signal);
  } catch (error) {
    signal?.throwIfAborted();
    const failure = (reason: Unanswered['reason'], detail: string): Unanswered => ({
      answered: false,
      url,
      reason,
      detail,
      at: new Date().toISOString(),
    });
    if (late) return failure('timeout', `${timeout} ms`);
    const detail = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : String(error);
    if ((await options.isAllowed?.(url)) === false) return failure('permission', detail);
    const redirect = options.explain ? await whereRedirectsLead(url, abort.signal).catch(() => undefined) : undefined;
    return failure(redirect ?? (/^https:/i.test(url) ? 'tls-unknown' : 'network'), detail);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

async function ask(url: string, options: FetchOptions, signal: AbortSignal): Promise<Answered> {
  const { method = 'GET', limit = BODY_LIMIT, inArchive = false } = options;
  const range = method === 'GET' && limit < BODY_LIMIT;
  const response = await fetch(url, {
    method,
    signal,
    credentials: 'include',
    // What was kept is asked for again, and comes from there only where the server says that it still stands.
    cache: 'no-cache',
    ...(range ? { headers: { range: `bytes=0-${limit - 1}` } } : {}),
  });
  const { bytes, cut } = response.body
    ? await gatherBytes(response.body, limit)
    : { bytes: new Uint8Array(), cut: false };
  const headers = Object.fromEntries(response.headers);
  const now = Date.now();
  const retryAfter = retryAfterOf(headers['retry-after'] ?? null, now);
  const capturedAt = inArchive ? headers['x-zhengjian-captured-at'] : undefined;
  return {
    answered: true,
    url,
    address: (response.url || url).replace(/#.*$/, ''),
    redirected: response.redirected,
    status: response.status,
    contentType: headers['content-type'] ?? '',
    headers,
    bytes,
    cut,
    ...(retryAfter !== undefined && { retryAfter }),
    at: new Date(now).toISOString(),
    missing: inArchive && headers['x-zhengjian-archive'] === 'missing',
    ...(capturedAt && !Number.isNaN(Date.parse(capturedAt)) && { capturedAt }),
  };
}

/**
 * Of a request that failed: whether it failed behind a redirect. A browser hides where redirects lead; but a request
 * whose answer is not read goes anywhere, so one that then succeeds ends at a host that may not be read.
 */
async function whereRedirectsLead(
  url: string,
  signal: AbortSignal,
): Promise<'redirect-loop' | 'off-scope' | undefined> {
  const first = await fetch(url, { signal, credentials: 'include', redirect: 'manual' });
  void first.body?.cancel().catch(() => undefined);
  if (first.type !== 'opaqueredirect') return undefined;
  return fetch(url, { signal, mode: 'no-cors', credentials: 'omit' }).then(
    (last) => {
      void last.body?.cancel().catch(() => undefined);
      return 'off-scope';
    },
    () => 'redirect-loop',
  );
}
