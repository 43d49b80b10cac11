/** Captures: what a page said when it was read, never overwritten by another run; and addresses that were not read. */
import type { Verdict } from '../audit/verdict.ts';
import { AppError } from '../errors.ts';
import {
  digestOf,
  edgesOf,
  hostOfKey,
  type MergedDigest,
  mergeDigests,
  mergeVerdicts,
  type PageDigest,
  pageKeyOf,
  stableJson,
} from '../facts/digest.ts';
import { contributionOf, type Unread } from '../facts/fold.ts';
import { menusOf, pageDetailOf } from '../facts/page-detail.ts';
import type { PageFacts } from '../facts/page-facts.ts';
import type { Reading } from '../facts/reading.ts';
import type { Message } from '../text/catalogue/index.ts';
import { postChanges, type StoreChange } from './changes.ts';
import type { Store } from './db.ts';
import { refold } from './folds.ts';
import { type PackedFacts, unpackFacts } from './packed-facts.ts';
import { capturesOf, readEdges, readSlice, readStoredPage, type SliceStart, type StoredPage } from './pages.ts';
import type { WriteTransaction } from './schema.ts';
import { bodiesOfUrl } from './scopes.ts';
import { putVerdictsIn, sortedByCheck } from './verdicts.ts';

export { type BodyState, readBodyState } from './body-state.ts';

/** The stores that a page's contribution to its bodies touches. */
export const FOLDED = [
  'bodies',
  'digests',
  'verdicts',
  'checkSets',
  'edges',
  'unread',
  'folds',
  'foldFindings',
  'summaries',
] as const;
/** The stores that a capture touches. */
export const CAPTURE_STORES = [...FOLDED, 'facts', 'items', 'details', 'menus'] as const;

/** `factsHash` and `gzip` are what `packFacts` answers for the facts. */
export interface Capture extends PackedFacts {
  facts: PageFacts;
  /** What `interpret` concludes from them. */
  reading: Reading;
  runId: string;
  /** The page rules' verdicts. */
  verdicts: Verdict[];
}

/**
 * Keeps a capture for every body whose scopes contain the page, in one transaction with all that follows from it:
 * facts, digest, list items, links to columns, verdicts, folds, and the mark that the bodies have to be settled. A page
 * of no body is not kept. The same capture again changes nothing.
 */
export async function saveCapture(store: Store, capture: Capture): Promise<{ bodyIds: string[] }> {
  const { bodyIds, changes } = await store.write(CAPTURE_STORES, (tx) => saveCaptureIn(tx, capture));
  postChanges(...changes);
  return { bodyIds };
}

/** What a capture changes, inside a transaction over `CAPTURE_STORES`; `changes` are to be posted once it is committed. */
export async function saveCaptureIn(
  tx: WriteTransaction<(typeof CAPTURE_STORES)[number]>,
  { facts, reading, factsHash, gzip, runId, verdicts }: Capture,
): Promise<{ bodyIds: string[]; changes: StoreChange[] }> {
  const digest = digestOf(facts, reading, { runId, factsHash });
  const { canonicalUrl, capture } = digest;
  const host = hostOfKey(canonicalUrl);
  const linked = new Set(digest.edges);
  const edges = new Map(
    edgesOf(reading)
      .filter(({ hash }) => linked.has(hash))
      .map((edge) => [edge.hash, edge]),
  );
  const key = { canonicalUrl, runId, capture };
  const bodies = bodiesOfUrl(await tx.objectStore('bodies').getAll(), canonicalUrl);
  const bodyIds = bodies.map(({ id }) => id);
  if (bodies.length === 0) return { bodyIds, changes: [] };
  const before = await readStoredPage(tx, canonicalUrl);
  const isOther = (record: { runId: string; capture: string }) => record.runId !== runId || record.capture !== capture;
  const after: StoredPage = {
    ...before,
    digests: [...before.digests.filter(isOther), digest],
    verdicts: [...before.verdicts.filter(isOther), { ...key, verdicts }],
  };
  if (holds(before, digest, verdicts)) return { bodyIds, changes: [] };

  void tx.objectStore('facts').put({ ...key, factsHash, capturedAt: facts.capturedAt, gzip });
  void tx.objectStore('digests').put(digest);
  await putVerdictsIn(tx, key, verdicts);
  if (reading.items.length > 0) void tx.objectStore('items').put({ ...key, items: reading.items });
  else if (!before.digests.every(isOther)) void tx.objectStore('items').delete([canonicalUrl, runId, capture]);
  await putDetailIn(tx, facts, reading, runId, host);
  // Most pages of a site repeat the links of its template, which are kept already.
  const known = await Promise.all([...linked].map((hash) => tx.objectStore('edges').getKey([host, hash])));
  const kept = new Set(known.map((edgeKey) => edgeKey?.[1]));
  for (const edge of edges.values()) {
    if (!kept.has(edge.hash)) void tx.objectStore('edges').put({ ...edge, host });
  }
  await readEdges(tx, [before, after], edges);
  await refoldPage(tx, bodies, before, after, edges);
  return {
    bodyIds,
    changes: [
      { store: 'digests', key: canonicalUrl },
      ...bodyIds.map((id) => ({ store: 'summaries', key: id }) as const),
    ],
  };
}

/** Keeps what rules about the whole site need beside the digest. Most pages share the menus of a template. */
async function putDetailIn(
  tx: WriteTransaction<'details' | 'menus'>,
  facts: PageFacts,
  reading: Reading,
  runId: string,
  host: string,
): Promise<void> {
  const menus = menusOf(facts, reading);
  void tx.objectStore('details').put(pageDetailOf(facts, reading, runId, menus));
  const known = await Promise.all(menus.map(({ hash }) => tx.objectStore('menus').getKey([host, hash])));
  for (const [index, menu] of menus.entries()) if (!known[index]) void tx.objectStore('menus').put({ ...menu, host });
}

export interface UnreadPage {
  url: string;
  runId: string;
  because: Message;
  /** ISO date-time. */
  at: string;
}

/**
 * Notes an address that was asked for and could not be read. Counts until the page is read in the same run or later;
 * of several attempts the latest is kept. Answers the ids of the bodies that it belongs to.
 */
export async function saveUnread(store: Store, page: UnreadPage): Promise<string[]> {
  const bodyIds = await store.write(FOLDED, (tx) => saveUnreadIn(tx, page));
  postChanges(...bodyIds.map((bodyId) => ({ store: 'summaries', key: bodyId }) as const));
  return bodyIds;
}

/** The same inside a transaction; the summaries of the bodies change with it. */
export async function saveUnreadIn(
  tx: WriteTransaction<(typeof FOLDED)[number]>,
  { url, runId, because, at }: UnreadPage,
): Promise<string[]> {
  const canonicalUrl = pageKeyOf(url);
  const unread: Unread = { canonicalUrl, url, runId, at, because };
  const bodies = bodiesOfUrl(await tx.objectStore('bodies').getAll(), canonicalUrl);
  const bodyIds = bodies.map(({ id }) => id);
  if (bodies.length === 0) return [];
  const before = await readStoredPage(tx, canonicalUrl);
  if (before.unread && !isLater(unread, before.unread)) return bodyIds;
  void tx.objectStore('unread').put(unread);
  await refoldPage(tx, bodies, before, { ...before, unread }, await readEdges(tx, [before]));
  return bodyIds;
}

/** The facts of one capture, as it was read. */
export async function readFacts(
  store: Store,
  { url, runId, capture }: { url: string; runId: string; capture: PageFacts['capture'] },
): Promise<PageFacts | undefined> {
  const record = await store.read(['facts'], (tx) => tx.objectStore('facts').get([runId, pageKeyOf(url), capture]));
  return record && unpackFacts(record);
}

export interface KeptPage {
  digest: MergedDigest;
  /** Merged over the captures of the newest run. */
  verdicts: Verdict[];
}

/** What is kept of a page, all captures of its newest run together; undefined where it was never read. */
export async function readPage(store: Store, url: string): Promise<KeptPage | undefined> {
  const page = await store.read(['digests', 'verdicts', 'checkSets', 'unread'], (tx) =>
    readStoredPage(tx, pageKeyOf(url)),
  );
  const digest = mergeDigests(page.digests);
  if (!digest) return undefined;
  return { digest, verdicts: mergeVerdicts(page.verdicts.filter(({ runId }) => runId === digest.runId)) };
}

/** The items of the main list of a page, from the capture that its list was taken from. */
export async function readItems(store: Store, url: string): Promise<PageFacts['lists'][number]['items']> {
  const canonicalUrl = pageKeyOf(url);
  return store.read(['digests', 'items'], async (tx) => {
    const digest = mergeDigests(await tx.objectStore('digests').getAll(capturesOf(canonicalUrl)));
    if (!digest) return [];
    const { runId, capture } = digest.watched ?? { ...digest, capture: digest.origin.list ?? digest.capture };
    return (await tx.objectStore('items').get([canonicalUrl, runId, capture]))?.items ?? [];
  });
}

export interface PageList {
  pages: MergedDigest[];
  /** To be handed in for the next part; absent after the last. */
  next?: SliceStart;
}

/** A body's pages in the order of their addresses, about `limit` at a time. Rejects with `body-not-found`. */
export async function readPages(
  store: Store,
  bodyId: string,
  { start = { range: 0 }, limit = 200 }: { start?: SliceStart; limit?: number } = {},
): Promise<PageList> {
  return store.read(['bodies', 'digests'], async (tx) => {
    const body = await tx.objectStore('bodies').get(bodyId);
    if (!body) throw new AppError('body-not-found', bodyId);
    const { pages, next } = await readSlice(tx, body.scopes, start, limit);
    return {
      pages: pages.map(({ digests }) => mergeDigests(digests)).filter((page) => page !== undefined),
      ...(next ? { next } : {}),
    };
  });
}

/** Exchanges what a page contributes to its bodies. */
export async function refoldPage(
  tx: WriteTransaction<'folds' | 'foldFindings' | 'summaries'>,
  bodies: Parameters<typeof refold>[1],
  before: StoredPage,
  after: StoredPage,
  edges: ReadonlyMap<string, ReturnType<typeof edgesOf>[number]>,
): Promise<void> {
  const edgeOf = (hash: string) => edges.get(hash);
  await refold(tx, bodies, contributionOf({ ...before, edgeOf }), contributionOf({ ...after, edgeOf }));
}

function holds(page: StoredPage, digest: PageDigest, verdicts: Verdict[]): boolean {
  const { runId, capture } = digest;
  const isSame = (record: { runId: string; capture: string }) => record.runId === runId && record.capture === capture;
  const kept = page.digests.find(isSame);
  const judged = page.verdicts.find(isSame);
  // Most captures are the first of their page.
  if (!kept || !judged) return false;
  return (
    stableJson(kept) === stableJson(digest) &&
    stableJson(sortedByCheck(judged.verdicts)) === stableJson(sortedByCheck(verdicts))
  );
}

function isLater(a: Unread, b: Unread): boolean {
  const time = Date.parse(a.at) - Date.parse(b.at);
  return time > 0 || (time === 0 && (a.runId > b.runId || (a.runId === b.runId && stableJson(a) !== stableJson(b))));
}
