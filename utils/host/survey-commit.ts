/**
 * What the results of a survey change in the database: one transaction for a batch of them, in which the next addresses
 * are chosen, too. All that a survey is stands in the database; whatever a kill takes away is made again from it.
 */
import { pageKeyOf } from '../facts/digest.ts';
import { buffered } from '../store/buffered.ts';
import type { Capture } from '../store/captures.ts';
import { CAPTURE_STORES, saveCaptureIn, saveUnreadIn } from '../store/captures.ts';
import { postChanges, type StoreChange } from '../store/changes.ts';
import type { Store } from '../store/db.ts';
import { putPageBytesIn } from '../store/evidence.ts';
import { addAddress, fetchingIn, moveAddress, sameContentIn, waitingIn, waitingOfIn } from '../store/frontier.ts';
import { addLinksIn } from '../store/links.ts';
import type { WriteTransaction } from '../store/schema.ts';
import { surveyIn } from '../store/surveys.ts';
import { isByScript } from '../survey/by-script.ts';
import type { Candidate } from '../survey/candidates.ts';
import type { KnownAddress, KnownAddresses } from '../survey/known-addresses.ts';
import { confirmed, untriedAgain } from '../survey/links.ts';
import { platformOf } from '../survey/platform-of.ts';
import { isSamePlace } from '../survey/same-content.ts';
import {
  type AddressState,
  type FrontierRecord,
  type LinkRecord,
  type PageBytes,
  RANKS,
  type Rank,
  type Reason,
  type SurveyRecord,
  type SurveySettings,
} from '../survey/survey.ts';
import { type Message, message } from '../text/catalogue/index.ts';

export const STORES = [...CAPTURE_STORES, 'surveys', 'frontier', 'links', 'pageBytes'] as const;
type Tx = WriteTransaction<(typeof STORES)[number]>;

/** What became of an address that was asked for. */
export interface Result {
  record: FrontierRecord;
  state: Exclude<AddressState, 'waiting' | 'fetching'>;
  reason?: Reason;
  detail?: string;
  status?: number;
  /** ISO date-time of the answer. */
  at: string;
  /** Of a page that was read. */
  capture?: Capture;
  contentHash?: string;
  bytes?: Omit<PageBytes, 'runId' | 'url'>;
  candidates: readonly Candidate[];
}

export interface CommitContext {
  runId: string;
  /** Changed where, and only where, the transaction is committed. */
  known: KnownAddresses;
  /** Targets on other sites that are noted: the pages of a template link the same ones. Changed as `known` is. */
  noted: Set<string>;
  /** Why an address is not read although it is in scope; asked once for every new address, in their order. */
  refuse(address: { url: string; address: string; depth: number; rank: Rank }): Reason | undefined;
  /** Puts candidates of one page in the order of the survey's seed. */
  order(candidates: readonly Candidate[]): readonly Candidate[];
  /**
   * Platforms among which the survey divides what is under way, so that a slow one holds up nobody else. 1 in archives:
   * nothing is slow there, and the order is that of value alone.
   */
  platforms: number;
  /** Milliseconds between the first and the second time that an address is asked for, at least. */
  retryAfter: number;
}

export interface Committed {
  survey: SurveyRecord;
  /** What is asked for next, in this order. */
  picked: FrontierRecord[];
  /** Milliseconds until the first address may be asked for a second time, where all that waits waits for that. */
  wait?: number;
}

/** Addresses that were chosen and not committed, at most: what is known when one is chosen never depends on chance. */
export function windowOf({ concurrency }: Pick<SurveySettings, 'concurrency'>): number {
  return Math.max(8, concurrency * 4);
}

/**
 * Keeps results, in their order, and after each one chooses what is asked for next. `underWay`: the addresses that stay
 * under way. Nothing is chosen where the survey does not run any more.
 */
export async function commitResults(
  store: Store,
  context: CommitContext,
  {
    results,
    underWay,
    workedMs,
    now,
  }: { results: readonly Result[]; underWay: readonly FrontierRecord[]; workedMs: number; now: number },
): Promise<Committed> {
  const changes: StoreChange[] = [];
  const noted: string[] = [];
  const fresh = new Map<string, FrontierRecord>();
  const committed = await store.write(STORES, async (tx) => {
    const buffer = buffered(tx);
    const survey = await surveyIn(tx, context.runId);
    survey.workedMs += workedMs;
    delete survey.restsUntil;
    const flights = [...results.map(({ record }) => record), ...underWay];
    const picked: FrontierRecord[] = [];
    let wait: number | undefined;
    const batch: Batch = { tx: buffer.tx, survey, context, fresh, noted, changes };
    for (const [index, result] of results.entries()) {
      await commitResult(batch, result);
      const next = await pick(batch, [...flights.slice(index + 1), ...picked], now);
      picked.push(...next.picked);
      wait = next.wait;
    }
    if (results.length === 0) {
      const next = await pick(batch, flights, now);
      picked.push(...next.picked);
      wait = next.wait;
    }
    buffer.flush();
    void tx.objectStore('surveys').put(survey);
    return { survey, picked, ...(wait === undefined ? {} : { wait }) };
  });
  for (const address of fresh.values()) context.known.note(address);
  for (const url of noted) context.noted.add(url);
  postChanges(...distinct(changes), { store: 'surveys', key: context.runId });
  return committed;
}

/**
 * Where a survey begins, or goes on after a kill: its entries where it knows no address yet, what was under way in its
 * old order, and what is chosen beside it.
 */
export async function commitEntries(
  store: Store,
  context: CommitContext,
  entries: readonly string[],
  now: number,
): Promise<Committed> {
  const fresh = new Map<string, FrontierRecord>();
  const committed = await store.write(STORES, async (tx) => {
    const survey = await surveyIn(tx, context.runId);
    const batch: Batch = { tx, survey, context, fresh, noted: [], changes: [] };
    // Entries of a body that was changed meanwhile are new, too.
    for (const address of entries) {
      const url = pageKeyOf(address);
      if (context.known.get(url) || fresh.has(url)) continue;
      const { runId } = context;
      put(batch, {
        runId,
        url,
        address,
        state: 'waiting',
        rank: RANKS.entry,
        seq: survey.nextSeq++,
        depth: 0,
        tries: 0,
      });
    }
    const flights = await fetchingIn(tx, context.runId);
    const { picked, wait } = await pick(batch, flights, now);
    void tx.objectStore('surveys').put(survey);
    return { survey, picked: [...flights, ...picked], ...(wait === undefined ? {} : { wait }) };
  });
  for (const address of fresh.values()) context.known.note(address);
  postChanges({ store: 'surveys', key: context.runId });
  return committed;
}

/** Addresses that are closed in one transaction. */
const CLOSED_AT_ONCE = 500;

/**
 * Closes what still waits when a survey has come to one of its limits. Can be broken off and done again. Answers why it
 * ended before its frontier did, where it did.
 */
export async function closeWaiting(store: Store, runId: string, reason: 'pages' | 'minutes'): Promise<boolean> {
  let closed = false;
  for (let more = true; more; ) {
    more = await store.write(STORES, async (tx) => {
      const buffer = buffered(tx);
      const survey = await surveyIn(tx, runId);
      const waiting = await waitingIn(tx, runId, CLOSED_AT_ONCE);
      for (const record of waiting) {
        const after: FrontierRecord =
          record.tries === 0 ? { ...record, state: 'skipped', reason } : { ...record, state: untriedAgain(record) };
        moveAddress(tx, survey, record, after);
        if (record.tries > 0) await saveUnreadIn(buffer.tx, unreadOf(after));
      }
      buffer.flush();
      void tx.objectStore('surveys').put(survey);
      if (waiting.some(({ tries }) => tries === 0)) closed = true;
      return waiting.length === CLOSED_AT_ONCE;
    });
  }
  postChanges({ store: 'surveys', key: runId });
  return closed;
}

/** One transaction over `STORES`, and what it does to the survey. */
export interface Batch {
  tx: Tx;
  survey: SurveyRecord;
  context: CommitContext;
  /** What this transaction puts. */
  fresh: Map<string, FrontierRecord>;
  /** Targets on other sites that it names. */
  noted: string[];
  changes: StoreChange[];
}

/** Reasons that a second try does not change. */
const FINAL: readonly (Reason | undefined)[] = ['not-archived', 'too-large', 'login', 'redirect-loop', 'off-scope'];

async function commitResult(batch: Batch, result: Result): Promise<void> {
  const { changes } = batch;
  const { turn: _, reason: firstReason, detail: _detail, status: _status, ...rest } = result.record;
  const record: FrontierRecord = {
    ...rest,
    tries: rest.tries + 1,
    at: result.at,
    ...(result.status === undefined ? {} : { status: result.status }),
  };
  if (result.state === 'read' && result.capture) {
    await commitPage(batch, result, record, result.capture);
    return;
  }
  const after: FrontierRecord = {
    ...record,
    state: result.state,
    ...(result.reason ? { reason: result.reason } : {}),
    ...(result.detail ? { detail: result.detail.slice(0, 300) } : {}),
  };
  if (record.rank === RANKS.entry && record.from === undefined) enterOtherwise(batch, record);
  if (record.derived && result.state === 'dead') {
    move(batch, { ...after, state: 'unknown' });
    return;
  }
  if (record.tries > 1) Object.assign(after, confirmed({ reason: firstReason }, after));
  const isFailure = result.state === 'unknown' || result.state === 'blocked' || result.state === 'dead';
  if (isFailure && record.tries === 1 && !FINAL.includes(result.reason)) {
    move(batch, { ...after, state: 'waiting', rank: RANKS.retry });
    return;
  }
  move(batch, after);
  if (isFailure || result.reason === 'robots') {
    for (const bodyId of await saveUnreadIn(batch.tx, unreadOf(after)))
      changes.push({ store: 'summaries', key: bodyId });
  }
}

/** An entry that cannot be read is asked for under the other scheme: people write hosts without one. */
function enterOtherwise(batch: Batch, { runId, address }: FrontierRecord): void {
  const other = /^https:/i.test(address) ? address.replace(/^https/i, 'http') : address.replace(/^http/i, 'https');
  const url = pageKeyOf(other);
  if (knownAddress(batch, url)) return;
  const seq = batch.survey.nextSeq++;
  put(batch, { runId, url, address: other, state: 'waiting', rank: RANKS.entry, seq, depth: 0, tries: 0 });
}

async function commitPage(batch: Batch, result: Result, asked: FrontierRecord, capture: Capture): Promise<void> {
  const { tx, survey, changes } = batch;
  let record = asked;
  const there = pageKeyOf(capture.facts.url);
  if (there !== asked.url) {
    // A redirect: the page is kept once, where it stands.
    move(batch, { ...asked, state: 'skipped', reason: 'duplicate', duplicateOf: there, detail: 'redirect' });
    const known = knownAddress(batch, there);
    if (known && !known.open) return;
    const before = known && (await recordOf(batch, there));
    record = {
      runId: asked.runId,
      url: there,
      address: capture.facts.url,
      state: 'waiting',
      rank: asked.rank,
      seq: before?.seq ?? survey.nextSeq++,
      depth: asked.depth,
      ...(asked.from ? { from: asked.from } : {}),
      ...(asked.text ? { text: asked.text } : {}),
      ...before,
      tries: 1,
      at: result.at,
      ...(result.status === undefined ? {} : { status: result.status }),
    };
    delete record.reason;
    // It stands as if it had been asked for itself.
    if (before) survey.counts[before.state]--;
    survey.counts.fetching++;
  }
  const same = result.contentHash ? await sameContentIn(tx, asked.runId, result.contentHash) : [];
  const original = same.find(({ url }) => url !== record.url && isSamePlace(url, record.url));
  if (original) {
    move(batch, { ...record, state: 'skipped', reason: 'duplicate', duplicateOf: original.url });
    return;
  }
  const { changes: saved } = await saveCaptureIn(tx, capture);
  changes.push(...saved);
  if (result.bytes) putPageBytesIn(tx, { ...result.bytes, runId: record.runId, url: record.url });
  move(batch, {
    ...record,
    state: 'read',
    kind: capture.reading.kind,
    ...(capture.facts.template ? { template: capture.facts.template.whole } : {}),
    ...(result.reason === 'no-address' || isByScript(capture) ? { byScript: true as const } : {}),
    // Of a page that was read as far as it was fetched.
    ...(result.reason ? { reason: result.reason } : {}),
    ...(result.detail ? { detail: result.detail } : {}),
    ...(result.contentHash ? { contentHash: result.contentHash } : {}),
  });
  // A page with two addresses is a fact of the site; a page with more and more of them is a trap.
  if (same.length <= 1) await discover(batch, record, result.candidates);
}

/** Adds what a page names. */
export async function discover(batch: Batch, page: FrontierRecord, candidates: readonly Candidate[]): Promise<void> {
  const { context, survey } = batch;
  const links: LinkRecord[] = [];
  const seen = new Set<string>();
  for (const candidate of context.order(candidates)) {
    const { url } = candidate;
    const text = candidate.text.slice(0, 60);
    const about = { from: page.url, ...(text ? { text } : {}) };
    if (candidate.kind !== 'page') {
      const { kind, address } = candidate;
      if (!seen.has(url) && !context.noted.has(url))
        links.push({ runId: page.runId, url, address, kind, state: 'waiting', from: page.url, text, tries: 0 });
      seen.add(url);
      continue;
    }
    // A further page of a list is no step away from it, nor is the page that stands behind one that only forwards.
    const isForward = candidate.forward === true && page.forwarded === undefined;
    const depth = candidate.listOf === undefined && !isForward ? page.depth + 1 : page.depth;
    const rank = isForward && page.rank !== RANKS.retry ? page.rank : candidate.rank;
    const known = knownAddress(batch, url);
    if (known) {
      if (known.open && (rank < known.rank || depth < known.depth)) await improve(batch, url, rank, depth);
      continue;
    }
    const { address, listOf, derived } = candidate;
    const refusal = depth > survey.settings.maxDepth ? 'depth' : context.refuse({ url, address, depth, rank });
    // The patterns let every entry pass, so they do where it only forwards.
    const reason = refusal === 'pattern' && rank === RANKS.entry ? undefined : refusal;
    put(batch, {
      runId: page.runId,
      url,
      address,
      state: reason ? 'skipped' : 'waiting',
      rank,
      seq: survey.nextSeq++,
      depth,
      ...about,
      tries: 0,
      ...(reason ? { reason } : {}),
      ...(candidate.column ? { column: candidate.column } : {}),
      ...(listOf === undefined ? {} : { listOf }),
      ...(derived ? { derived } : {}),
      ...(candidate.forward ? { forwarded: true as const } : {}),
    });
  }
  if (links.length > 0) await addLinksIn(batch.tx, links);
  // Of attachments the pages that link them are remembered, too.
  for (const { url, kind } of links) if (kind !== 'attachment') batch.noted.push(url);
}

/** A better way to an address that was not asked for yet. */
async function improve(batch: Batch, url: string, rank: Rank, depth: number): Promise<void> {
  const { survey, context } = batch;
  const before = await recordOf(batch, url);
  if (!before) return;
  const after: FrontierRecord = {
    ...before,
    rank: Math.min(before.rank, rank) as Rank,
    depth: Math.min(before.depth, depth),
  };
  if (before.reason === 'depth' && after.depth <= survey.settings.maxDepth) {
    const { url, address, depth, rank } = after;
    const reason = context.refuse({ url, address, depth, rank });
    after.state = reason ? 'skipped' : 'waiting';
    if (reason) after.reason = reason;
    else delete after.reason;
  }
  survey.counts[before.state]--;
  put(batch, after);
}

/** Chooses what is asked for next. */
async function pick(
  batch: Batch,
  flights: readonly FrontierRecord[],
  now: number,
): Promise<{ picked: FrontierRecord[]; wait?: number }> {
  const { survey, context } = batch;
  const { settings } = survey;
  const room = windowOf(settings) * context.platforms - flights.length;
  const isLate = settings.maxMinutes !== undefined && survey.workedMs >= settings.maxMinutes * 60_000;
  if (room <= 0 || isLate || survey.state !== 'running') return { picked: [] };
  const fresh = Math.min(room, settings.maxPages - survey.asked);
  const waiting = fresh > 0 ? await nextIn(batch, flights, fresh) : [];
  const picked = waiting.filter(({ tries }) => tries === 0);
  let wait: number | undefined;
  // The second time comes after everything else, and not at once.
  if (picked.length === 0 && flights.every(({ tries }) => tries > 0)) {
    for (const record of await nextIn(batch, flights, room, RANKS.retry)) {
      const left = Date.parse(record.at ?? '') + context.retryAfter - now;
      // More than the whole wait is left only where the clock was set back.
      if (left > 0 && left <= context.retryAfter) wait = Math.min(wait ?? left, left);
      else picked.push(record);
    }
  }
  const chosen = picked.map((record): FrontierRecord => {
    if (record.tries === 0) survey.asked++;
    return { ...record, state: 'fetching', turn: survey.nextTurn++ };
  });
  for (const record of chosen) move(batch, record, 'waiting');
  return { picked: chosen, ...(wait === undefined || picked.length > 0 ? {} : { wait }) };
}

/** The waiting addresses that come next; of several platforms none has more than its window under way. */
function nextIn(
  { tx, survey, context }: Batch,
  flights: readonly FrontierRecord[],
  limit: number,
  from: Rank = RANKS.entry,
): Promise<FrontierRecord[]> {
  if (context.platforms === 1) return waitingIn(tx, context.runId, limit, from);
  const share = windowOf(survey.settings);
  const underWay = new Map<string, number>();
  const take = (url: string): boolean => {
    const platform = platformOf(new URL(url).host);
    const count = underWay.get(platform) ?? 0;
    if (count >= share) return false;
    underWay.set(platform, count + 1);
    return true;
  };
  for (const { url } of flights) take(url);
  return waitingOfIn(tx, context.runId, take, limit, from);
}

export function knownAddress({ fresh, context }: Batch, url: string): KnownAddress | undefined {
  const record = fresh.get(url);
  if (!record) return context.known.get(url);
  const open = (record.state === 'waiting' && record.tries === 0) || record.reason === 'depth';
  return { open, rank: record.rank, depth: record.depth };
}

async function recordOf({ tx, fresh, context }: Batch, url: string): Promise<FrontierRecord | undefined> {
  return fresh.get(url) ?? tx.objectStore('frontier').get([context.runId, url]);
}

export function put({ tx, survey, fresh }: Batch, record: FrontierRecord): void {
  fresh.set(record.url, record);
  addAddress(tx, survey, record);
}

export function move({ tx, survey, fresh }: Batch, after: FrontierRecord, from: AddressState = 'fetching'): void {
  fresh.set(after.url, after);
  moveAddress(tx, survey, { state: from }, after);
}

function unreadOf({ address, runId, state, reason, detail = '', status, at = '' }: FrontierRecord) {
  return { url: address, runId, because: becauseOf(state, reason, detail || String(status ?? reason ?? '')), at };
}

function becauseOf(state: AddressState, reason: Reason | undefined, detail: string): Message {
  if (state === 'dead') return message('because.gone', { detail });
  if (reason === 'not-archived') return message('because.not-archived', { detail });
  if (reason === 'status' || reason === 'not-found') return message('because.status', { detail });
  return message('because.failed', { detail });
}

export function distinct(changes: readonly StoreChange[]): StoreChange[] {
  return [...new Map(changes.map((change) => [`${change.store} ${change.key}`, change])).values()];
}
