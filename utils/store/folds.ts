/** The folds in the database: changed page by page inside the transaction of a capture, or made anew in slices. */
import type { Summary } from '../audit/summary.ts';
import { AppError } from '../errors.ts';
import type { Edge } from '../facts/digest.ts';
import { stableJson } from '../facts/digest.ts';
import {
  addPage,
  contributionOf,
  emptyFold,
  FOLD_VERSION,
  type FoldState,
  fillGaps,
  gapAfter,
  type PageContribution,
  replacePage,
  touchedFindings,
  type Unread,
} from '../facts/fold.ts';
import type { Body } from '../model.ts';
import type { Store } from './db.ts';
import { readEdges, readSlice, readSliceVerdicts, readUnreadIn, type SliceStart, sliceAfter } from './pages.ts';
import type { ReadTransaction, WriteTransaction } from './schema.ts';

/** Captures read at once while a fold is made anew: some ten milliseconds of work. */
const SLICE = 400;
/** A fold that captures overtake so often is made in one transaction, which holds them back. */
const TRIES = 3;

type FoldStores = 'folds' | 'foldFindings' | 'summaries';

/** The whole state of a body; undefined where it has to be made anew. */
export async function readFold(
  tx: ReadTransaction<'folds' | 'foldFindings'>,
  bodyId: string,
): Promise<FoldState | undefined> {
  const [record, findings] = await Promise.all([
    tx.objectStore('folds').get(bodyId),
    tx.objectStore('foldFindings').getAll(findingsOf(bodyId)),
  ]);
  if (!record || record.rebuild || record.state.version !== FOLD_VERSION) return undefined;
  return {
    ...record.state,
    findings: Object.fromEntries(findings.map(({ checkKey, tally }) => [checkKey, tally])),
  };
}

/** Replaces a body's fold by a state that holds all of it. */
export async function writeFold(tx: WriteTransaction<FoldStores>, state: FoldState): Promise<void> {
  await tx.objectStore('foldFindings').delete(findingsOf(state.bodyId));
  putState(tx, state, Object.keys(state.findings));
}

/**
 * Exchanges what a page contributes to the folds of its bodies, and marks the bodies as not settled. Answers whether
 * anything that is folded changed.
 */
export async function refold(
  tx: WriteTransaction<FoldStores>,
  bodies: readonly Pick<Body, 'id'>[],
  before: PageContribution | undefined,
  after: PageContribution | undefined,
): Promise<boolean> {
  if (!before || !after ? before === after : stableJson(before) === stableJson(after)) return false;
  const touched = [...touchedFindings(before, after)];
  for (const { id } of bodies) {
    const [record, ...tallies] = await Promise.all([
      tx.objectStore('folds').get(id),
      ...touched.map((key) => tx.objectStore('foldFindings').get([id, key])),
    ]);
    let pages: number | undefined;
    if (record && !record.rebuild && record.state.version === FOLD_VERSION) {
      const findings = Object.fromEntries(
        touched.flatMap((key, index) => (tallies[index] ? [[key, tallies[index].tally]] : [])),
      );
      const state: FoldState = { ...record.state, findings };
      // A spoilt state is of no use to anybody; only that it is spoilt has to be known.
      if (replacePage(state, before, after)) putState(tx, state, touched);
      else void tx.objectStore('folds').put({ ...record, rebuild: true });
      pages = state.pages;
    }
    await touchSummary(tx, id, pages);
  }
  return true;
}

/** Marks a body as not settled: its facts changed. Nothing where there is no such body. */
export async function touchSummary(tx: WriteTransaction<'summaries'>, bodyId: string, pages?: number): Promise<void> {
  const summary = await tx.objectStore('summaries').get(bodyId);
  if (!summary) return;
  const revision = summary.revision + 1;
  const touched = { ...summary, dirty: true, revision, factsRevision: revision, pages: pages ?? summary.pages };
  void tx.objectStore('summaries').put(touched);
}

/** The same where only what its facts are scored by changed: no rule has to be run again for that. */
export async function touchScore(tx: WriteTransaction<'summaries'>, bodyId: string): Promise<void> {
  const summary = await tx.objectStore('summaries').get(bodyId);
  if (summary) void tx.objectStore('summaries').put({ ...summary, dirty: true, revision: summary.revision + 1 });
}

/**
 * Makes a body's fold anew from the digests of its pages. Works in slices and can be broken off at any point: until
 * the last transaction the old fold stands, marked as it was. Rejects with `body-not-found`.
 */
export async function rebuildFold(store: Store, bodyId: string): Promise<void> {
  await remakeFold(store, bodyId, foldPages);
}

/** Looks for examples that went with pages taken out; reads no further than they are found. Else as `rebuildFold`. */
export async function refillFold(store: Store, bodyId: string): Promise<void> {
  await remakeFold(store, bodyId, async (body, read) => {
    const state = await read((tx) => readFold(tx, bodyId));
    return state ? fillFromPages(state, body, read) : foldPages(body, read);
  });
}

const READ = ['digests', 'verdicts', 'checkSets', 'edges', 'unread', 'folds', 'foldFindings'] as const;
type Read = <T>(work: (tx: ReadTransaction<(typeof READ)[number]>) => Promise<T>) => Promise<T>;

/** Makes a state in as many transactions as it takes, and keeps it where no capture came in meanwhile. */
async function remakeFold(
  store: Store,
  bodyId: string,
  make: (body: Body, read: Read) => Promise<FoldState>,
): Promise<void> {
  const read: Read = (work) => store.read(READ, work);
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const { body, revision } = await store.read(['bodies', 'summaries'], (tx) => readBodyAt(tx, bodyId));
    const state = await make(body, read);
    const isCurrent = await store.write(['bodies', 'folds', 'foldFindings', 'summaries'], async (tx) => {
      // A capture that came meanwhile may lie before the point that was read last.
      const now = await readBodyAt(tx, bodyId);
      if (now.revision !== revision) return false;
      await writeFold(tx, state);
      return true;
    });
    if (isCurrent) return;
  }
  await store.write([...READ, 'bodies', 'summaries'], async (tx) => {
    const { body } = await readBodyAt(tx, bodyId);
    await writeFold(tx, await make(body, (work) => work(tx)));
  });
}

async function readBodyAt(
  tx: ReadTransaction<'bodies' | 'summaries'>,
  bodyId: string,
): Promise<{ body: Body; revision: number }> {
  const [body, summary] = await Promise.all([
    tx.objectStore('bodies').get(bodyId),
    tx.objectStore('summaries').get(bodyId),
  ]);
  if (!body) throw new AppError('body-not-found', bodyId);
  return { body, revision: summary?.revision ?? 0 };
}

/** Folds all pages of a body. */
async function foldPages(body: Body, read: Read): Promise<FoldState> {
  const state = emptyFold(body);
  const unread = new Map((await read((tx) => readUnreadIn(tx, body.scopes))).map((one) => [one.canonicalUrl, one]));
  await eachPage(body, read, { range: 0 }, unread, (page, canonicalUrl) => {
    unread.delete(canonicalUrl);
    addPage(state, page);
    return true;
  });
  for (const missed of unread.values()) addPage(state, { edges: [], verdicts: [], unread: missed });
  return state;
}

/** Fills the gaps of a state. */
async function fillFromPages(state: FoldState, body: Body, read: Read): Promise<FoldState> {
  const after = gapAfter(state);
  if (after === undefined) return state;
  await eachPage(body, read, sliceAfter(body.scopes, after), new Map(), (page) => {
    fillGaps(state, page);
    return gapAfter(state) !== undefined;
  });
  return state;
}

/** Goes through a body's pages in the order of their addresses, slice by slice, until told to stop. */
async function eachPage(
  body: Body,
  read: Read,
  start: SliceStart,
  unread: ReadonlyMap<string, Unread>,
  visit: (page: PageContribution, canonicalUrl: string) => boolean,
): Promise<void> {
  const edges = new Map<string, Edge>();
  for (let next: SliceStart | undefined = start; next; ) {
    const from: SliceStart = next;
    const { slice, verdicts } = await read(async (tx) => {
      const slice = await readSlice(tx, body.scopes, from, SLICE);
      const verdicts = await readSliceVerdicts(tx, slice.pages, SLICE);
      await readEdges(tx, slice.pages, edges);
      return { slice, verdicts };
    });
    for (const { canonicalUrl, digests } of slice.pages) {
      const missed = unread.get(canonicalUrl);
      const page = contributionOf({
        digests,
        verdicts: verdicts.get(canonicalUrl) ?? [],
        ...(missed ? { unread: missed } : {}),
        edgeOf: (hash) => edges.get(hash),
      });
      if (page && !visit(page, canonicalUrl)) return;
    }
    next = slice.next;
  }
}

/** The summary of a body before its first settlement: nothing is decided. */
export function blankSummary(bodyId: string, systemId = 'general'): Summary {
  return {
    bodyId,
    dirty: true,
    revision: 0,
    systemId,
    pages: 0,
    score: { low: 0, high: 0 },
    points: 0,
    decided: 0,
    vetoes: { confirmed: 0, open: 0 },
    areas: [],
    problems: [],
    problemCount: 0,
  };
}

/** A body's findings in the database. */
export function findingsOf(bodyId: string): IDBKeyRange {
  return IDBKeyRange.bound([bodyId], [bodyId, []]);
}

function putState(
  tx: WriteTransaction<'folds' | 'foldFindings'>,
  state: FoldState,
  checkKeys: readonly string[],
): void {
  const { findings, ...rest } = state;
  void tx.objectStore('folds').put({ bodyId: state.bodyId, state: rest, rebuild: false });
  for (const checkKey of checkKeys) {
    const tally = findings[checkKey];
    if (tally && tally.total > 0) void tx.objectStore('foldFindings').put({ bodyId: state.bodyId, checkKey, tally });
    else void tx.objectStore('foldFindings').delete([state.bodyId, checkKey]);
  }
}
