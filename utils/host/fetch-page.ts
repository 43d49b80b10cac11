/** The fetched capture: bytes in, a parsed document out, nothing rendered and no script run. */
import { AppError } from '../errors.ts';
import { collectPageFacts } from '../facts/collect.ts';
import type { PageFacts } from '../facts/page-facts.ts';
import { decodeHtml } from './decode-html.ts';

/** Milliseconds until an answer that does not come is given up. Default of the product. */
const TIMEOUT = 20_000;
/** Bytes of a page that are read; the rest is cut. Default of the product. */
const BODY_LIMIT = 5_000_000;

export type FetchedPage =
  | { read: true; facts: PageFacts }
  | { read: false; reason: 'not-archived' | 'status' | 'failed'; detail: string };

/** Answers that say nothing about the page itself: refusals, overload, broken servers (受阻未测). */
function isBlocked(status: number): boolean {
  return [401, 403, 405, 412, 429].includes(status) || status >= 500;
}

/**
 * Fetches one page with the browser's own session.
 *
 * @param inArchive an archive's proxy marks what it does not hold, and only then is that mark believed.
 * @throws AppError `not-html` for another type of content.
 */
export async function fetchPage(url: string, capturedAt: string | null, inArchive: boolean): Promise<FetchedPage> {
  let response: Response;
  let bytes: Uint8Array;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT);
  try {
    response = await fetch(url, { signal: abort.signal, credentials: 'include' });
    bytes = await readUpTo(response, BODY_LIMIT);
  } catch (error) {
    return { read: false, reason: 'failed', detail: error instanceof Error ? error.name : String(error) };
  } finally {
    clearTimeout(timer);
  }
  if (inArchive && response.headers.get('x-zhengjian-archive') === 'missing') {
    return { read: false, reason: 'not-archived', detail: String(response.status) };
  }
  if (isBlocked(response.status)) return { read: false, reason: 'status', detail: String(response.status) };

  const contentType = response.headers.get('content-type') ?? '';
  if (contentType && !/html|text\/plain|xml/i.test(contentType)) throw new AppError('not-html', contentType);

  const { text, charset } = decodeHtml(bytes, contentType);
  const document = new DOMParser().parseFromString(text, 'text/html');
  // `response.url` is where redirects led; relative links count from there.
  const facts = collectPageFacts(document, {
    url: response.url || url,
    capture: 'fetched',
    capturedAt,
    status: response.status,
  });
  return { read: true, facts: { ...facts, charset } };
}

async function readUpTo(response: Response, limit: number): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size < limit) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
  }
  await reader.cancel().catch(() => undefined);
  const bytes = new Uint8Array(Math.min(size, limit));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk.subarray(0, bytes.length - offset), offset);
    offset += chunk.length;
    if (offset >= bytes.length) break;
  }
  return bytes;
}
