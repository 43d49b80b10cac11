/**
 * What a survey found out about addresses and links, for a person to look through: counted by group in one pass, then
 * opened at any place. Hundreds of thousands of records are read slice by slice and never held at once.
 */
import type { FrontierRecord, LinkRecord } from '../survey/survey.ts';
import type { Store } from './db.ts';
import { type AddressList, readAddresses } from './frontier.ts';
import { readLinksAfter } from './links.ts';

/** Records read at once: some milliseconds of work. */
const SLICE = 500;

/** An address that a survey met, whatever it keeps of it. */
export type Listed = Pick<
  FrontierRecord,
  'url' | 'address' | 'reason' | 'text' | 'from' | 'detail' | 'status' | 'tries' | 'duplicateOf' | 'at'
> &
  Pick<LinkRecord, 'type' | 'size' | 'declared' | 'alsoFrom' | 'content'> & {
    kind: 'page' | LinkRecord['kind'];
    state: FrontierRecord['state'];
  };

/**
 * Where records come from, in the order in which they are listed: pages in one state by their value, or links. Of the
 * pages that were read only those that were read in part.
 */
export type Source = FrontierRecord['state'] | 'links';

interface SliceStart {
  source: Source;
  after?: AddressList['next'] | string;
}

/** Records of one kind that came to the same end for the same reason. */
export interface ListedGroup extends Pick<Listed, 'kind' | 'state' | 'reason'> {
  count: number;
  /** The slices that hold some of them, with how many. */
  parts: { slice: number; count: number }[];
}

/** What was counted; where each slice begins stands beside it, so that any page of any group is read from its place. */
export interface Listing {
  runId: string;
  /** ISO date-time of the count: later changes are not in it. */
  at: string;
  /** Text that all records hold. */
  filter: string;
  slices: SliceStart[];
  groups: ListedGroup[];
}

export interface Pass {
  runId: string;
  sources: readonly Source[];
  /** Only what holds this text, in whatever case; all where it is empty. */
  filter?: string;
  signal?: AbortSignal;
}

/** Goes through the records once, slice by slice. Rejects with the signal's reason. */
export async function eachListed(
  store: Store,
  { runId, sources, filter = '', signal }: Pass,
  visit: (records: Listed[], slice: SliceStart) => void,
): Promise<void> {
  const fits = fitting(filter);
  for (const source of sources) {
    for (let slice: SliceStart | undefined = { source }; slice; ) {
      const { records, next } = await readSlice(store, runId, slice);
      signal?.throwIfAborted();
      visit(records.filter(fits), slice);
      slice = next;
    }
  }
}

/** Records after which a count tells how far it is. */
const STEP = 5_000;

/** Counts the records by group. `onProgress`: what was counted so far, of how many records that were looked at. */
export async function makeListing(
  store: Store,
  pass: Pass,
  onProgress?: (soFar: Listing, seen: number) => void,
): Promise<Listing> {
  const { runId, filter = '' } = pass;
  const made = { runId, at: new Date().toISOString(), filter };
  const slices: SliceStart[] = [];
  const groups = new Map<string, ListedGroup>();
  const soFar = (): Listing => ({ ...made, slices, groups: [...groups.values()].map((group) => ({ ...group })) });
  await eachListed(store, pass, (records, slice) => {
    const at = slices.push(slice) - 1;
    for (const record of records) note(groups, record, at);
    const seen = slices.length * SLICE;
    if (seen % STEP === 0) onProgress?.(soFar(), seen);
  });
  return soFar();
}

/** The records of a group from the `from`th on, at most `limit`. What changed since the count may be missing. */
export async function readListed(
  store: Store,
  { runId, filter, slices }: Listing,
  group: ListedGroup,
  { from, limit }: { from: number; limit: number },
): Promise<Listed[]> {
  const fits = fitting(filter);
  const key = keyOf(group);
  const found: Listed[] = [];
  let before = 0;
  for (const { slice, count } of group.parts) {
    const start = slices[slice];
    if (start && before + count > from) {
      const { records } = await readSlice(store, runId, start);
      const own = records.filter((record) => fits(record) && keyOf(record) === key);
      found.push(...own.slice(Math.max(0, from - before)));
    }
    if (found.length >= limit) break;
    before += count;
  }
  return found.slice(0, limit);
}

/** What waits for its check has no reason yet, whatever a first try said. */
export function keyOf({ kind, state, reason }: Pick<Listed, 'kind' | 'state' | 'reason'>): string {
  return `${kind} ${state} ${state === 'waiting' ? '' : (reason ?? '')}`;
}

function note(groups: Map<string, ListedGroup>, record: Listed, slice: number): void {
  const key = keyOf(record);
  const { kind, state, reason } = record;
  const group: ListedGroup = groups.get(key) ?? {
    kind,
    state,
    ...(reason && state !== 'waiting' && { reason }),
    count: 0,
    parts: [],
  };
  groups.set(key, group);
  group.count++;
  const last = group.parts.at(-1);
  if (last?.slice === slice) last.count++;
  else group.parts.push({ slice, count: 1 });
}

async function readSlice(
  store: Store,
  runId: string,
  { source, after }: SliceStart,
): Promise<{ records: Listed[]; next?: SliceStart }> {
  if (source === 'links') {
    const links = await readLinksAfter(store, runId, after as string | undefined, SLICE);
    const last = links.length === SLICE ? links.at(-1)?.url : undefined;
    return { records: links, ...(last !== undefined && { next: { source, after: last } }) };
  }
  const { addresses, next } = await readAddresses(store, runId, source, {
    ...(after && { after: after as NonNullable<AddressList['next']> }),
    limit: SLICE,
  });
  return {
    records: addresses
      .filter(({ state, reason }) => state !== 'read' || reason !== undefined)
      .map((address) => ({ ...address, kind: 'page' })),
    ...(next && { next: { source, after: next } }),
  };
}

/** Whether a record holds the text; a Chinese word is found in addresses, too, where it stands escaped. */
function fitting(filter: string): (record: Listed) => boolean {
  const text = filter.trim().toLowerCase();
  if (text === '') return () => true;
  const escaped = encodeURI(text.replace(/\p{Surrogate}/gu, '')).toLowerCase();
  return ({ address, text: words = '', from = '', detail = '', type = '' }) =>
    [address, from].some((url) => {
      const whole = url.toLowerCase();
      return whole.includes(text) || whole.includes(escaped);
    }) ||
    words.toLowerCase().includes(text) ||
    detail.toLowerCase().includes(text) ||
    type === text;
}
