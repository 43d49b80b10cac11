/** The fetched capture: bytes in, a parsed document out, nothing rendered and no script run. */
import { AppError } from '../errors.ts';
import { collectPageFacts } from '../facts/collect.ts';
import type { PageFacts } from '../facts/page-facts.ts';
import { forwardsOf, isBare } from '../survey/forward.ts';
import { outcomeOfAnswer } from '../survey/outcome.ts';
import { isAllowed } from './access.ts';
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
  const fetched = await fetchBytes(url, { inArchive, isAllowed });
  if (!fetched.answered) return { read: false, reason: 'failed', detail: fetched.reason };
  const outcome = outcomeOfAnswer(fetched);
  if (outcome?.reason === 'not-archived') return { read: false, reason: 'not-archived', detail: outcome.detail };
  if (outcome?.state === 'blocked' || outcome?.reason === 'status') {
    // A challenge names the status, a login is where redirects led.
    return { read: false, reason: outcome.reason === 'login' ? 'failed' : 'status', detail: outcome.detail };
  }
  if (outcome?.reason === 'not-html') throw new AppError('not-html', outcome.detail);
  return { read: true, facts: factsOfBytes(fetched, capturedAt) };
}

type Bytes = Pick<Answered, 'address' | 'bytes' | 'contentType' | 'status' | 'cut'>;

/** Reads a page from its bytes. `capturedAt`: ISO day or date-time, or null where it is not known. */
export function factsOfBytes(
  { address, bytes, contentType, status, cut }: Bytes,
  capturedAt: string | null,
): PageFacts {
  const { text, charset } = decodeHtml(bytes, contentType);
  const rows = rowsIn(text);
  const document = new DOMParser().parseFromString(rows ?? text, 'text/html');
  // Relative links count from where redirects led.
  const facts = collectPageFacts(document, { url: address, capture: 'fetched', capturedAt, status });
  const forwards = forwardsOf(text, facts);
  return {
    ...facts,
    charset,
    ...(rows !== undefined && { fragment: true as const }),
    // What is missing on a page that only forwards stands where visitors are sent.
    ...(forwards.length > 0 && { scriptFilled: true }),
    ...(forwards.length > 0 && isBare(facts) && { forwards }),
    // What stood behind the cut nobody saw.
    ...(cut && { truncated: [...new Set([...facts.truncated, 'elements'])] }),
  };
}

/**
 * Rows in XML, as an endpoint of a list answers them (大汉 dataproxy.jsp), as the data of a script: so the readers know
 * them from the pages that hold the first rows.
 */
function rowsIn(text: string): string | undefined {
  if (!/^\s*(?:<\?xml[^<>]*>\s*)?<(?:datastore|recordset)\b/i.test(text)) return undefined;
  return `<script type="text/xml">${text.replace(/<(?=!--|\/?script)/gi, '')}</script>`;
}
