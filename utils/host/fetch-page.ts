/** The fetched capture: bytes in, a parsed document out, nothing rendered and no script run. */
import { AppError } from '../errors.ts';
import { collectInSlices } from '../facts/collect.ts';
import type { PageFacts } from '../facts/page-facts.ts';
import { outcomeOfAnswer } from '../survey/outcome.ts';
import { decodeHtml } from './decode-html.ts';
import { type Answered, fetchBytes } from './fetch-bytes.ts';

export type FetchedPage =
  | { read: true; facts: PageFacts }
  | { read: false; reason: 'not-archived' | 'status' | 'failed'; detail: string };

/**
 * Fetches one page with the browser's own session. A page that says that it is not there (404) is read as well.
 *
 * @param inArchive an archive's proxy marks what it does not hold, and only then is that mark believed.
 * @throws AppError `not-html` for another type of content.
 */
export async function fetchPage(url: string, capturedAt: string | null, inArchive: boolean): Promise<FetchedPage> {
  const fetched = await fetchBytes(url, { inArchive });
  if (!fetched.answered) return { read: false, reason: 'failed', detail: fetched.reason };
  const outcome = outcomeOfAnswer(fetched);
  if (outcome?.reason === 'not-archived' || outcome?.reason === 'status') {
    return { read: false, reason: outcome.reason, detail: String(fetched.status) };
  }
  if (outcome?.reason === 'not-html') throw new AppError('not-html', outcome.detail);
  return { read: true, facts: await factsOfBytes(fetched, capturedAt) };
}

/** Reads a page from its bytes, a slice at a time. `capturedAt`: ISO day or date-time, or null where it is not known. */
export async function factsOfBytes(
  { address, bytes, contentType, status, cut }: Pick<Answered, 'address' | 'bytes' | 'contentType' | 'status' | 'cut'>,
  capturedAt: string | null,
): Promise<PageFacts> {
  const { text, charset } = decodeHtml(bytes, contentType);
  const document = new DOMParser().parseFromString(text, 'text/html');
  // Relative links count from where redirects led.
  const facts = await collectInSlices(document, { url: address, capture: 'fetched', capturedAt, status }, breathe);
  // What stood behind the cut nobody saw.
  return { ...facts, charset, ...(cut && { truncated: [...new Set([...facts.truncated, 'elements'])] }) };
}

/** Lets messages in. A timer would wait for milliseconds, and longer where nobody looks. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
