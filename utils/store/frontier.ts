/** The frontier of a survey: every address that it knows, where it stands, and which comes next. */
import { type AddressState, type FrontierRecord, RANKS, type Rank, type SurveyRecord } from '../survey/survey.ts';
import type { Store } from './db.ts';
import type { AddressKey, ReadTransaction, WriteTransaction } from './schema.ts';

/** Addresses read at once where all are gone through. */
const SLICE = 1_000;

/** One address by its key (`pageKeyOf`). */
export function readAddress(store: Store, runId: string, url: string): Promise<FrontierRecord | undefined> {
  return store.read(['frontier'], (tx) => tx.objectStore('frontier').get([runId, url]));
}

export interface AddressList {
  addresses: FrontierRecord[];
  /** To be handed in for the next part; absent after the last. */
  next?: [rank: number, seq: number];
}

/** The addresses of a survey that stand in one state, by value and discovery, `limit` at a time. */
export async function readAddresses(
  store: Store,
  runId: string,
  state: AddressState,
  { after, limit = 200 }: { after?: [rank: number, seq: number]; limit?: number } = {},
): Promise<AddressList> {
  const range = IDBKeyRange.bound([runId, state, ...(after ?? [])], [runId, state, []], after !== undefined);
  const addresses = await store.read(['frontier'], (tx) =>
    tx.objectStore('frontier').index('next').getAll(range, limit),
  );
  const last = addresses.at(-1);
  return { addresses, ...(last && addresses.length === limit ? { next: [last.rank, last.seq] } : {}) };
}

/** Goes through all addresses of a survey in the order of their keys, some at a time. */
export async function eachAddress(
  store: Store,
  runId: string,
  visit: (addresses: FrontierRecord[]) => void,
): Promise<void> {
  for (let after: AddressKey | undefined; ; ) {
    const range = IDBKeyRange.bound(after ?? [runId], [runId, []], after !== undefined);
    const addresses = await store.read(['frontier'], (tx) => tx.objectStore('frontier').getAll(range, SLICE));
    visit(addresses);
    const last = addresses.at(-1);
    if (!last || addresses.length < SLICE) return;
    after = [runId, last.url];
  }
}

/** The waiting addresses that come next, the most valuable first, from a rank on. */
export function waitingIn(
  tx: ReadTransaction<'frontier'>,
  runId: string,
  limit: number,
  from: Rank = RANKS.entry,
): Promise<FrontierRecord[]> {
  const range = IDBKeyRange.bound([runId, 'waiting', from], [runId, 'waiting', []]);
  return tx.objectStore('frontier').index('next').getAll(range, limit);
}

/** Keys that are gone through at once, and at most, where addresses are chosen one by one. */
const KEYS_AT_ONCE = 2_000;
const MOST_KEYS = 40_000;

/** The same, of those that `takes` takes, which is asked about each in this order until enough are taken. */
export async function waitingOfIn(
  tx: ReadTransaction<'frontier'>,
  runId: string,
  takes: (url: string) => boolean,
  limit: number,
  from: Rank = RANKS.entry,
): Promise<FrontierRecord[]> {
  const store = tx.objectStore('frontier');
  const taken: AddressKey[] = [];
  let after: [rank: number, seq: number] | undefined;
  for (let seen = 0; seen < MOST_KEYS && taken.length < limit; seen += KEYS_AT_ONCE) {
    const start = after ?? [from];
    const range = IDBKeyRange.bound([runId, 'waiting', ...start], [runId, 'waiting', []], after !== undefined);
    const keys = await store.index('next').getAllKeys(range, KEYS_AT_ONCE);
    for (const key of keys) if (taken.length < limit && takes(key[1])) taken.push(key);
    const last = keys.length === KEYS_AT_ONCE ? keys.at(-1) : undefined;
    const record = last && (await store.get(last));
    if (!record) break;
    after = [record.rank, record.seq];
  }
  const records = await Promise.all(taken.map((key) => store.get(key)));
  return records.flatMap((record) => record ?? []);
}

/** The addresses that are being asked for, in the order in which they were chosen. */
export async function fetchingIn(tx: ReadTransaction<'frontier'>, runId: string): Promise<FrontierRecord[]> {
  const range = IDBKeyRange.bound([runId, 'fetching'], [runId, 'fetching', []]);
  const addresses = await tx.objectStore('frontier').index('next').getAll(range);
  return addresses.sort((a, b) => (a.turn ?? 0) - (b.turn ?? 0));
}

/** Addresses of the survey that were read with this content; a few are enough. */
export function sameContentIn(
  tx: ReadTransaction<'frontier'>,
  runId: string,
  contentHash: string,
): Promise<FrontierRecord[]> {
  return tx
    .objectStore('frontier')
    .index('content')
    .getAll(IDBKeyRange.only([runId, contentHash]), 20);
}

/** Puts an address that was not known, and counts it. */
export function addAddress(tx: WriteTransaction<'frontier'>, survey: SurveyRecord, address: FrontierRecord): void {
  survey.counts[address.state]++;
  void tx.objectStore('frontier').put(address);
}

/** Replaces what is known of an address, and counts it where it stands now. */
export function moveAddress(
  tx: WriteTransaction<'frontier'>,
  survey: SurveyRecord,
  before: Pick<FrontierRecord, 'state'>,
  after: FrontierRecord,
): void {
  survey.counts[before.state]--;
  survey.counts[after.state]++;
  void tx.objectStore('frontier').put(after);
}
