/** Which pages of a survey hold the links to some addresses: looked up in the facts that were kept, when asked for. */
import { pageKeyOf } from '../facts/digest.ts';
import type { PageFacts } from '../facts/page-facts.ts';
import type { Store } from './db.ts';
import { unpackFacts } from './packed-facts.ts';
import type { FactsRecord } from './schema.ts';

/** Facts are large: so many pages are read at once. */
const SLICE = 20;
/** Pages that are named of one address; all are counted. */
const NAMED = 50;
/** Keys of addresses that are remembered; templates repeat theirs on every page. */
const REMEMBERED = 20_000;

export interface Holders {
  /** Addresses of the first pages, in their order. */
  pages: string[];
  count: number;
}

/**
 * Answers the pages that link each of the addresses, by key (`pageKeyOf`). Of a page with more links than are kept the
 * rest is not known. `onProgress`: pages that were looked at so far. Rejects with the signal's reason.
 */
export async function findHolders(
  store: Store,
  runId: string,
  urls: readonly string[],
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (pages: number) => void } = {},
): Promise<Map<string, Holders>> {
  const holders = new Map(urls.map((url) => [url, { pages: [], count: 0 } as Holders]));
  const keyOf = remembering(pageKeyOf);
  let seen = 0;
  for (let last: FactsRecord | undefined; ; ) {
    const after = last ? [runId, last.canonicalUrl, last.capture] : [runId];
    const range = IDBKeyRange.bound(after, [runId, []], last !== undefined);
    const records = await store.read(['facts'], (tx) => tx.objectStore('facts').getAll(range, SLICE));
    for (const record of records) {
      const { canonicalUrl } = record;
      const facts = await unpackFacts(record);
      signal?.throwIfAborted();
      for (const url of new Set(addressesOn(facts).map(keyOf))) {
        const held = holders.get(url);
        if (!held || url === canonicalUrl) continue;
        held.count++;
        if (held.pages.length < NAMED) held.pages.push(facts.url);
      }
    }
    seen += records.length;
    onProgress?.(seen);
    last = records.at(-1);
    if (records.length < SLICE) return holders;
  }
}

/** What a survey follows or checks. */
function addressesOn({ links, lists, controls, media }: PageFacts): string[] {
  const found = [
    ...links.map(({ href }) => href),
    ...lists.flatMap(({ items }) => items.map(({ href }) => href)),
    ...controls.map(({ href }) => href),
    ...media.map(({ kind, src }) => (kind === 'frame' ? src : null)),
  ];
  return found.filter((address) => typeof address === 'string');
}

function remembering(work: (address: string) => string): (address: string) => string {
  const known = new Map<string, string>();
  return (address) => {
    const before = known.get(address);
    if (before !== undefined) return before;
    if (known.size >= REMEMBERED) known.clear();
    const made = work(address);
    known.set(address, made);
    return made;
  };
}
