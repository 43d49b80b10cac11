/** Reading the captures of pages together, inside a transaction. */
import {
  type CaptureVerdicts,
  type Edge,
  hostOfKey,
  mergeDigests,
  type PageDigest,
  pageKeyOf,
} from '../facts/digest.ts';
import type { Unread } from '../facts/fold.ts';
import type { Scope } from '../model.ts';
import type { Store } from './db.ts';
import type { ReadTransaction } from './schema.ts';
import { addressRanges, isInScopes } from './scopes.ts';
import { unpackIn } from './verdicts.ts';

/** All that is kept of one page for its fold. */
export interface StoredPage {
  canonicalUrl: string;
  digests: PageDigest[];
  verdicts: CaptureVerdicts[];
  unread?: Unread;
}

/** The captures of one page; an array sorts after every text, so that the upper bound follows the last of them. */
export function capturesOf(canonicalUrl: string): IDBKeyRange {
  return IDBKeyRange.bound([canonicalUrl], [canonicalUrl, []]);
}

export async function readStoredPage(
  tx: ReadTransaction<'digests' | 'verdicts' | 'checkSets' | 'unread'>,
  canonicalUrl: string,
): Promise<StoredPage> {
  const range = capturesOf(canonicalUrl);
  const [digests, unread] = await Promise.all([
    tx.objectStore('digests').getAll(range),
    tx.objectStore('unread').get(canonicalUrl),
  ]);
  // Most pages of a survey were never read before, and what was has a digest.
  const verdicts = digests.length === 0 ? [] : await unpackIn(tx, await tx.objectStore('verdicts').getAll(range));
  return { canonicalUrl, digests, verdicts, ...(unread ? { unread } : {}) };
}

/** Titles of stored pages by the address that was asked for; pages without one are left out. */
export async function readTitles(store: Store, urls: readonly string[]): Promise<Record<string, string>> {
  const titles = await store.read(['digests'], (tx) =>
    Promise.all(
      urls.map(async (url) => {
        const digests = await tx.objectStore('digests').getAll(capturesOf(pageKeyOf(url)));
        return [url, mergeDigests(digests)?.title ?? ''] as const;
      }),
    ),
  );
  return Object.fromEntries(titles.filter(([, title]) => title !== ''));
}

/** The edges that the pages' newest runs link. `known` saves reading those that are at hand. */
export async function readEdges(
  tx: ReadTransaction<'edges'>,
  pages: readonly Pick<StoredPage, 'canonicalUrl' | 'digests'>[],
  known: Map<string, Edge> = new Map(),
): Promise<Map<string, Edge>> {
  const missing = new Map<string, [host: string, hash: string]>();
  for (const { canonicalUrl, digests } of pages) {
    const host = hostOfKey(canonicalUrl);
    for (const hash of mergeDigests(digests)?.edges ?? []) {
      if (!known.has(hash)) missing.set(hash, [host, hash]);
    }
  }
  const read = await Promise.all([...missing.values()].map((key) => tx.objectStore('edges').get(key)));
  for (const record of read) {
    if (record) known.set(record.hash, edgeOf(record));
  }
  return known;
}

function edgeOf({ hash, column, text, href, visible }: Edge): Edge {
  return { hash, column, text, href, visible };
}

/** Where the next slice begins: a range of `addressRanges`, and the page after which it goes on there. */
export interface SliceStart {
  range: number;
  after?: string;
}

export interface Slice {
  /** Captured pages in the scopes, in the order of their addresses, each whole. */
  pages: { canonicalUrl: string; digests: PageDigest[] }[];
  /** Absent after the last slice. */
  next?: SliceStart;
}

/** Where the pages after an address begin. */
export function sliceAfter(scopes: readonly Scope[], address: string): SliceStart {
  const ranges = addressRanges(scopes);
  const range = ranges.findIndex(([, to]) => address < to);
  const from = ranges[range]?.[0];
  return from === undefined ? { range: ranges.length } : { range, ...(address > from ? { after: address } : {}) };
}

/** Up to `limit` captures (more where a page has more) that lie in the scopes. */
export async function readSlice(
  tx: ReadTransaction<'digests'>,
  scopes: readonly Scope[],
  start: SliceStart,
  limit: number,
): Promise<Slice> {
  const ranges = addressRanges(scopes);
  const range = ranges[start.range];
  if (!range) return { pages: [] };
  const [from, to] = range;
  const lower: IDBValidKey = start.after === undefined ? [from] : [start.after, []];
  const digests = await tx.objectStore('digests').getAll(IDBKeyRange.bound(lower, [to]), limit);
  const last = digests.at(-1)?.canonicalUrl;
  const isFull = digests.length === limit && last !== undefined;
  if (isFull) {
    // The last page may have captures beyond the limit: read it whole.
    const whole = await tx.objectStore('digests').getAll(capturesOf(last));
    while (digests.at(-1)?.canonicalUrl === last) digests.pop();
    digests.push(...whole);
  }
  const pages = new Map<string, PageDigest[]>();
  for (const digest of digests) {
    const page = pages.get(digest.canonicalUrl);
    if (page) page.push(digest);
    else pages.set(digest.canonicalUrl, [digest]);
  }
  const next = isFull
    ? { range: start.range, after: last }
    : start.range + 1 < ranges.length
      ? { range: start.range + 1 }
      : undefined;
  const wholeHosts = scopes.every(({ type }) => type === 'host');
  return {
    pages: [...pages.entries()]
      .filter(([canonicalUrl]) => wholeHosts || isInScopes(scopes, canonicalUrl))
      .map(([canonicalUrl, ofPage]) => ({ canonicalUrl, digests: ofPage })),
    ...(next ? { next } : {}),
  };
}

/** The verdicts of the pages of a slice, by page. */
export async function readSliceVerdicts(
  tx: ReadTransaction<'verdicts' | 'checkSets'>,
  pages: Slice['pages'],
  captures: number,
): Promise<Map<string, CaptureVerdicts[]>> {
  const first = pages[0]?.canonicalUrl;
  const last = pages.at(-1)?.canonicalUrl;
  if (first === undefined || last === undefined) return new Map();
  const store = tx.objectStore('verdicts');
  // Side by side they are read in one go; the few pages of a unit, scattered over a platform, one by one.
  const records =
    pages.length * 3 >= captures
      ? await store.getAll(IDBKeyRange.bound([first], [last, []]))
      : (await Promise.all(pages.map(({ canonicalUrl }) => store.getAll(capturesOf(canonicalUrl))))).flat();
  const byPage = new Map<string, CaptureVerdicts[]>();
  for (const record of await unpackIn(tx, records)) {
    const ofPage = byPage.get(record.canonicalUrl);
    if (ofPage) ofPage.push(record);
    else byPage.set(record.canonicalUrl, [record]);
  }
  return byPage;
}

/** The addresses in the scopes that were not read. */
export async function readUnreadIn(tx: ReadTransaction<'unread'>, scopes: readonly Scope[]): Promise<Unread[]> {
  const found = await Promise.all(
    addressRanges(scopes).map(([from, to]) => tx.objectStore('unread').getAll(IDBKeyRange.bound(from, to))),
  );
  return found.flat().filter(({ canonicalUrl }) => isInScopes(scopes, canonicalUrl));
}
