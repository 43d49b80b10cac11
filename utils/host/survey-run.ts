/**
 * One survey from its entries to its end: addresses are asked for side by side, read one by one, and kept in the order
 * in which they were chosen. It holds nothing that cannot be lost: thrown away at any moment and begun again on the
 * same database, it ends the same.
 */
import { toAppError } from '../errors.ts';
import { hash53, pageKeyOf } from '../facts/digest.ts';
import type { Body } from '../model.ts';
import type { Store } from '../store/db.ts';
import { eachAddress } from '../store/frontier.ts';
import { changePlatforms, readPlatforms } from '../store/platforms.ts';
import { changeSurvey, readSurvey } from '../store/surveys.ts';
import type { Candidate } from '../survey/candidates.ts';
import { knownAddresses } from '../survey/known-addresses.ts';
import { platformOf } from '../survey/platform-of.ts';
import {
  afterAnswer,
  afterRequest,
  atClock,
  freshPace,
  isExhausted,
  isRepeated,
  LONGEST_WAIT,
  type Manner,
  type Manners,
  type Pace,
  waitFor,
} from '../survey/politeness.ts';
import { passesPatterns } from '../survey/scope.ts';
import { type FrontierRecord, RANKS, type SurveyRecord } from '../survey/survey.ts';
import { watchForTraps } from '../survey/traps.ts';
import { type Message, message } from '../text/catalogue/index.ts';
import { type EvidenceWorld, gatherEvidence } from './evidence/evidence-phase.ts';
import { homeControl } from './home-control.ts';
import { type RenderWorld, renderSampled } from './rendered/render-phase.ts';
import { type CommitContext, closeWaiting, commitEntries, commitResults, type Result } from './survey-commit.ts';

/** What came back for an address, before it is read. `F` is the business of who fetched it. */
export interface Answer<F> {
  manner: Manner;
  /** Milliseconds that the server asked to be left alone. */
  retryAfter?: number;
  /** The browser does not let us read this host (any more): nothing was asked for. */
  withdrawn?: string;
  fetched: F;
}

/** What a survey needs of the world; unit tests give it another one. */
export interface SurveyWorld<F> {
  now(): number;
  /** Ends early, without a failure, where the signal says so. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Whether the machine has a network at all. */
  isOnline(): boolean;
  /** Milliseconds between two requests to a platform that its sites ask for (Crawl-delay), as far as they said so. */
  delayOf?(platform: string): number;
  /** Asks for an address. Rejects only where the signal says so. */
  fetch(record: FrontierRecord, signal: AbortSignal): Promise<Answer<F>>;
  /** Reads what came; `manner`: where the page says more of it than the answer. */
  read(
    record: FrontierRecord,
    answer: Answer<F>,
    isClosed: (url: string) => boolean,
  ): Promise<{ manner?: Manner; result: Result }>;
  /** Looks at pages as a visitor does; absent where there is no window to be had. */
  rendered?: RenderWorld;
  /** Keeps evidence of pages that were looked at; absent where there is no window to be had. */
  evidence?: EvidenceWorld;
  /** Judges the bodies by what was kept. */
  settle(): Promise<void>;
  /** Checks links and searches once all pages are read, before the survey ends; asks before each whether time is left. */
  checkLinks?(signal: AbortSignal, mayGoOn: () => Promise<boolean>): Promise<void>;
}

/** What is to be done, as plain data. */
export interface SurveyTask {
  survey: SurveyRecord;
  /** The bodies that still exist. */
  bodies: readonly Body[];
  /** Nobody is burdened and nothing passes: an archive. */
  inArchive: boolean;
}

export interface RunOptions<F> extends SurveyTask {
  store: Store;
  world: SurveyWorld<F>;
  signal: AbortSignal;
}

/** An answer that takes longer holds nobody up: what came after it is kept before it. Milliseconds. Never in archives. */
const STALLED = 5_000;
/** The second try of an address comes no sooner; milliseconds. Default of the product. */
const RETRY_AFTER = 30_000;
/** Platforms that have a share of their own in what is under way. */
const MOST_PLATFORMS = 8;
/** Results that are kept in one transaction. */
const BATCH = 8;
/** Bodies are judged after so many pages or milliseconds. */
const SETTLE_PAGES = 50;
const SETTLE_AFTER = 5_000;
/** At least so many times as long as the last judgement took. */
const SETTLE_SHARE = 20;
/** A longer step was no work: the machine slept. Milliseconds. */
const LONGEST_STEP = 120_000;
const OFFLINE_POLL = 1_000;
/** Of a longer wait it is said until when it lasts; milliseconds. */
const LONG_REST = 30_000;
const HOUR = 3_600_000;
/** Work that is kept at once while links are checked; milliseconds. */
const KEEP_WORKED = 5_000;

const NOTHING = message('because.survey-nothing');

const ENTRY = { rank: RANKS.entry, depth: 0 } as const;

interface Flight<F> {
  record: FrontierRecord;
  platform: string;
  state: 'waiting' | 'asked' | 'answered' | 'ready';
  askedAt: number;
  result?: Result;
  answer?: Answer<F>;
  /** Of a look at a home page, which no address of the survey waits for. */
  seen?(result: Result): void;
}

/**
 * Works on a survey until it is done or has to pause, and keeps which. Answers early, with nothing changed, where the
 * signal says so.
 */
export async function runSurvey<F>(options: RunOptions<F>): Promise<void> {
  try {
    await work(options);
  } catch (error) {
    if (options.signal.aborted) return;
    const { code, detail } = toAppError(error);
    if (code === 'internal') console.error('[政鉴] survey', detail, error);
    await pauseSurvey(options.store, options.survey.runId, { code: `error.${code}` });
  }
}

/** Pauses a survey that runs, with the reason. */
export async function pauseSurvey(store: Store, runId: string, because: Message): Promise<void> {
  await changeSurvey(store, runId, (survey) =>
    survey.state === 'running' ? { ...survey, state: 'paused', because } : survey,
  );
}

async function work<F>({ store, survey: { runId, settings }, bodies, inArchive, world, signal }: RunOptions<F>) {
  const manners: Manners = {
    delayMs: settings.delayMs,
    concurrency: settings.concurrency,
    ...(inArchive ? { untiring: true } : {}),
  };
  const mannersOf = (platform: string): Manners => {
    const asked = inArchive ? 0 : (world.delayOf?.(platform) ?? 0);
    return asked > manners.delayMs ? { ...manners, delayMs: asked } : manners;
  };
  const platforms = new Set(bodies.flatMap(({ scopes }) => scopes.map(({ host }) => platformOf(host)))).size;
  const context = await contextOf(store, runId, {
    settings,
    inArchive,
    year: new Date(world.now()).getFullYear(),
    platforms: inArchive ? 1 : Math.min(Math.max(1, platforms), MOST_PLATFORMS),
  });
  const isClosed = (url: string) => context.known.get(url)?.open === false;
  const paces = new Map<string, Pace>(await readPlatforms<Pace>(store));
  const changedPaces = new Set<string>();
  const underWay = new Map<string, number>();
  let flights: Flight<F>[] = [];
  /** Looks at home pages that wait for their turn; they go before the next address. */
  const looks = new Set<Flight<F>>();
  let failure: { because: Message } | undefined;
  let wake = () => {};
  let worked = world.now();
  let unsettled = 0;
  let settledAt = world.now();

  const workedMs = () => {
    const now = world.now();
    const step = Math.min(Math.max(0, now - worked), LONGEST_STEP);
    worked = now;
    return step;
  };
  const add = (records: readonly FrontierRecord[]) => {
    for (const record of records) {
      flights.push({ record, platform: platformOf(new URL(record.address).host), state: 'waiting', askedAt: 0 });
    }
  };

  /** Asks for what may be asked for now; answers in how many milliseconds there may be more. */
  const launch = (): number => {
    let next = Number.POSITIVE_INFINITY;
    if (failure || signal.aborted) return next;
    if (!world.isOnline()) return OFFLINE_POLL;
    const full = new Set<string>();
    for (const flight of [...looks, ...flights]) {
      const { platform } = flight;
      if (flight.state !== 'waiting' || full.has(platform)) continue;
      const manners = mannersOf(platform);
      const pace = atClock(paces.get(platform) ?? freshPace(), manners, world.now());
      const wait = waitFor(pace, manners, underWay.get(platform) ?? 0, world.now());
      if (wait > 0) {
        full.add(platform);
        next = Math.min(next, wait);
        continue;
      }
      paces.set(platform, afterRequest(pace, manners, world.now()));
      underWay.set(platform, (underWay.get(platform) ?? 0) + 1);
      flight.state = 'asked';
      flight.askedAt = world.now();
      void fly(flight);
    }
    return next;
  };

  const fly = async (flight: Flight<F>) => {
    try {
      flight.answer = await world.fetch(flight.record, signal);
    } catch (error) {
      if (!signal.aborted) failure ??= { because: { code: `error.${toAppError(error).code}` } };
      return;
    } finally {
      underWay.set(flight.platform, (underWay.get(flight.platform) ?? 1) - 1);
      if (flight.state === 'asked') flight.state = 'answered';
      wake();
    }
    if (flight.answer.withdrawn !== undefined) {
      flight.state = 'waiting';
      failure ??= { because: message('because.survey-permission', { hosts: flight.answer.withdrawn }) };
      wake();
      return;
    }
    if (flight.answer.manner === 'lost' && !world.isOnline()) {
      // It says nothing of the page: the machine has just lost its network.
      flight.state = 'waiting';
      return;
    }
    // Before anything else is asked for.
    if (flight.answer.manner !== 'fine') heed(flight, flight.answer);
    launch();
    await read(flight, flight.answer);
  };

  const read = async (flight: Flight<F>, answer: Answer<F>) => {
    if (signal.aborted) return;
    try {
      delete flight.answer;
      const { manner = answer.manner, result } = await world.read(flight.record, answer, isClosed);
      if (answer.manner === 'fine') heed(flight, { ...answer, manner });
      end(flight, await believed(result));
    } catch (error) {
      unreadable(flight, error);
    }
  };
  /** A page that no reader can stand costs itself, not the survey. */
  const unreadable = (flight: Flight<F>, error: unknown) => {
    console.error('[政鉴] survey', flight.record.address, error);
    const detail = String(error);
    const at = new Date(world.now()).toISOString();
    end(flight, { record: flight.record, state: 'unknown', detail, at, candidates: [] });
  };
  const end = (flight: Flight<F>, result: Result) => {
    flight.result = result;
    flight.state = 'ready';
    if (looks.delete(flight)) flight.seen?.(result);
    wake();
  };
  /** Dead is only what is dead for the second time while a home page answers well. */
  const believed = async (result: Result): Promise<Result> => {
    const { record, state, detail } = result;
    if (inArchive || state !== 'dead' || record.tries === 0) return result;
    const doubt = await doubtOf(record.address);
    return doubt === undefined ? result : { ...result, state: 'unknown', detail: `${detail ?? ''} (${doubt})` };
  };
  const doubtOf = homeControl({
    entries: bodies.flatMap(entriesOf),
    now: world.now,
    look: (address) =>
      new Promise((seen) => {
        const url = pageKeyOf(address);
        const record: FrontierRecord = { runId, url, address, state: 'fetching', ...ENTRY, seq: 0, tries: 0 };
        const platform = platformOf(new URL(address).host);
        looks.add({ record, platform, state: 'waiting', askedAt: 0, seen });
        wake();
      }),
  });
  const heed = (
    { platform, record }: { platform: string; record: Parameters<typeof isRepeated>[0] },
    { manner, retryAfter }: Pick<Answer<F>, 'manner' | 'retryAfter'>,
  ) => {
    const repeated = isRepeated(record);
    const answer = { manner, repeated, ...(retryAfter === undefined ? {} : { retryAfter }) };
    const pace = afterAnswer(paces.get(platform) ?? freshPace(), mannersOf(platform), answer, world.now());
    paces.set(platform, pace);
    changedPaces.add(platform);
    if (!inArchive && !repeated && manner === 'trouble' && (retryAfter ?? 0) > LONGEST_WAIT) {
      const hours = Math.ceil((retryAfter ?? 0) / HOUR);
      failure ??= { because: message('because.survey-retry-after', { platform, hours }) };
    }
    if (!inArchive && isExhausted(pace)) {
      failure ??= {
        because: message('because.survey-failures', {
          platform,
          count: pace.failures,
          reason: message(manner === 'lost' ? 'survey.manner.lost' : 'survey.manner.trouble'),
        }),
      };
    }
  };

  /** Results that may be kept now, in their order; outside archives in that of their platform. */
  const ready = (): Flight<F>[] => {
    const now = world.now();
    const batch: Flight<F>[] = [];
    const heldUp = new Set<string>();
    for (const flight of flights) {
      if (batch.length === BATCH) break;
      if (heldUp.has(flight.platform)) continue;
      if (flight.state === 'ready') batch.push(flight);
      else if (inArchive) break;
      else if (flight.state === 'waiting' || now - flight.askedAt < STALLED) heldUp.add(flight.platform);
    }
    return batch;
  };

  const commit = async (batch: readonly Flight<F>[]) => {
    const rest = flights.filter((flight) => !batch.includes(flight));
    const committed = await commitResults(store, context, {
      results: batch.flatMap(({ result }) => result ?? []),
      underWay: rest.map(({ record }) => record),
      workedMs: workedMs(),
      now: world.now(),
    });
    flights = rest;
    unsettled += batch.filter(({ result }) => result?.state === 'read').length;
    add(committed.picked);
    await keepPaces();
    return committed;
  };
  const keepPaces = async () => {
    if (changedPaces.size === 0 || inArchive) return;
    const changed = [...changedPaces].map((platform) => [platform, paces.get(platform)] as const);
    changedPaces.clear();
    await changePlatforms(store, changed);
  };
  let settleMs = 0;
  const settle = async () => {
    unsettled = 0;
    const begun = world.now();
    await world.settle();
    settledAt = world.now();
    settleMs = settledAt - begun;
  };
  /** Judging takes longer the more pages there are: it has its share of the time and no more. */
  const isSettlingDue = () => {
    const since = Math.abs(world.now() - settledAt);
    return since >= settleMs * SETTLE_SHARE && (unsettled >= SETTLE_PAGES || (unsettled > 0 && since > SETTLE_AFTER));
  };

  /** Nothing moves until then: whoever looks is told. The next result that is kept takes it back. */
  const noteRest = async (pause: number) => {
    if (flights.some(({ state }) => state !== 'waiting')) return;
    const restsUntil = new Date(world.now() + pause).toISOString();
    await changeSurvey(store, runId, (survey) => (survey.state === 'running' ? { ...survey, restsUntil } : survey));
  };

  try {
    const begun = await commitEntries(store, context, bodies.flatMap(entriesOf), world.now());
    add(begun.picked);
    await askForAll(begun.wait);
    // What scripts write leads to further pages, and those to further scripts.
    while (!failure && (await lookAtSample())) await askForAll((await commit([])).wait);
  } catch (error) {
    // Answers still come in: none of them asks for a further page, which nobody would keep.
    failure ??= { because: { code: `error.${toAppError(error).code}` } };
    throw error;
  }
  signal.throwIfAborted();
  if (failure) {
    await settle();
    await pauseSurvey(store, runId, failure.because);
    return;
  }
  await finish();

  /** Asks for all that waits, as far as the limits of the survey allow. */
  async function askForAll(first: number | undefined): Promise<void> {
    let wait = first;
    while (flights.length > 0 || wait !== undefined) {
      signal.throwIfAborted();
      const batch = ready();
      if (batch.length > 0 || flights.length === 0) {
        if (batch.length === 0 && wait !== undefined) await world.sleep(wait, signal);
        ({ wait } = await commit(batch));
        if (isSettlingDue()) await settle();
        continue;
      }
      if (failure) break;
      // Listen before looking, or an answer in between is missed.
      const stop = new AbortController();
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const stalled = flights.some(({ state }) => state === 'ready') ? OFFLINE_POLL : Number.POSITIVE_INFINITY;
      const pause = Math.min(launch(), inArchive ? Number.POSITIVE_INFINITY : stalled);
      if (Number.isFinite(pause) && pause >= LONG_REST) await noteRest(pause);
      const timer = Number.isFinite(pause) ? world.sleep(pause, stop.signal) : undefined;
      const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      await Promise.race(timer ? [woken, timer, aborted] : [woken, aborted]);
      stop.abort();
    }
    signal.throwIfAborted();
  }

  /** Looks at the sample (渲染抽样), as far as it was chosen by now. Answers whether there was something to look at. */
  async function lookAtSample(): Promise<boolean> {
    if (!world.rendered) return false;
    const survey = await readSurvey(store, runId);
    if (survey?.state !== 'running') return false;
    let total = survey.workedMs;
    const { looked, because } = await renderSampled({
      store,
      context,
      settings,
      world: world.rendered,
      signal,
      isClosed,
      takeTurn,
      heed: (record, answer) => heed({ platform: platformOf(new URL(record.address).host), record }, answer),
      apart: (platform) => mannersOf(platform).delayMs,
      failure: () => failure?.because,
      workedMs() {
        const step = workedMs();
        total += step;
        return step;
      },
      isOver: () => settings.maxMinutes !== undefined && total >= settings.maxMinutes * 60_000,
      async kept() {
        unsettled++;
        if (isSettlingDue()) await settle();
      },
    });
    if (because) failure ??= { because };
    return looked > 0;
  }

  /** Waits until the platform may be asked for one more page. */
  async function takeTurn(platform: string): Promise<void> {
    const manners = mannersOf(platform);
    while (!signal.aborted) {
      const pace = atClock(paces.get(platform) ?? freshPace(), manners, world.now());
      const pause = world.isOnline() ? waitFor(pace, manners, 0, world.now()) : OFFLINE_POLL;
      if (pause === 0) {
        paces.set(platform, afterRequest(pace, manners, world.now()));
        return;
      }
      if (pause >= LONG_REST) await noteRest(pause);
      await world.sleep(pause, signal);
    }
  }

  async function finish(): Promise<void> {
    const survey = await readSurvey(store, runId);
    if (survey?.state !== 'running') return;
    let { workedMs: total } = survey;
    let unkept = 0;
    const isOver = () => settings.maxMinutes !== undefined && total >= settings.maxMinutes * 60_000;
    const work = async () => {
      const step = workedMs();
      total += step;
      unkept += step;
      if (unkept < KEEP_WORKED) return;
      const kept = unkept;
      unkept = 0;
      await changeSurvey(store, runId, (last) => ({ ...last, workedMs: last.workedMs + kept }));
    };
    const isCut = await closeWaiting(store, runId, isOver() ? 'minutes' : 'pages');
    await world.checkLinks?.(signal, async () => {
      await work();
      return !isOver();
    });
    signal.throwIfAborted();
    const isLate = isOver();
    await settle();
    if (world.evidence && settings.renderShare !== undefined && settings.evidence !== false) {
      const stopped = await gatherEvidence({
        ...{ store, runId, signal, takeTurn },
        world: world.evidence,
        heed: (url, answer) => heed({ platform: platformOf(new URL(url).host), record: { tries: 0 } }, answer),
        mustStop: () => failure !== undefined,
        apart: (platform) => mannersOf(platform).delayMs,
        async isOver() {
          await work();
          return isOver();
        },
      });
      signal.throwIfAborted();
      await keepPaces();
      if (stopped) return pauseSurvey(store, runId, stopped);
    }
    const because = isLate
      ? message('because.survey-minutes', { count: settings.maxMinutes ?? 0 })
      : message('because.survey-pages', { count: settings.maxPages });
    await changeSurvey(store, runId, (last) =>
      last.state === 'running'
        ? {
            ...last,
            state: 'done',
            endedAt: new Date(world.now()).toISOString(),
            workedMs: last.workedMs + unkept + workedMs(),
            ...(isCut || isLate ? { because } : last.counts.read === 0 ? { because: NOTHING } : {}),
          }
        : last,
    );
  }
}

async function contextOf(
  store: Store,
  runId: string,
  {
    settings,
    inArchive,
    year,
    platforms,
  }: { settings: SurveyRecord['settings']; inArchive: boolean; year: number; platforms: number },
): Promise<CommitContext> {
  const known = knownAddresses();
  const traps = watchForTraps(year);
  const watched: { seq: number; url: string }[] = [];
  await eachAddress(store, runId, (addresses) => {
    for (const address of addresses) {
      known.note(address);
      const { seq, url, rank, reason, from } = address;
      if ((rank !== RANKS.entry || from !== undefined) && reason !== 'depth' && reason !== 'pattern')
        watched.push({ seq, url });
    }
  });
  for (const { url } of watched.sort((a, b) => a.seq - b.seq)) traps.isTrap(url);
  return {
    runId,
    known,
    noted: new Set(),
    refuse: ({ url, address }) => {
      if (!passesPatterns(settings, address)) return 'pattern';
      return traps.isTrap(url) ? 'trap' : undefined;
    },
    order: (candidates) => (settings.seed === '' ? candidates : inOrderOf(settings.seed, candidates)),
    platforms,
    retryAfter: inArchive ? 0 : RETRY_AFTER,
  };
}

/** An order that the seed decides, for each address by itself: it does not matter which others stand beside it. */
function inOrderOf(seed: string, candidates: readonly Candidate[]): Candidate[] {
  return candidates
    .map((candidate) => ({ candidate, place: hash53(`${seed}\n${candidate.url}`) }))
    .sort((a, b) => a.place - b.place)
    .map(({ candidate }) => candidate);
}

/** Where the survey of a body begins: the entries of its scopes, else their roots. */
export function entriesOf({ scopes }: Pick<Body, 'scopes'>): string[] {
  return scopes.flatMap((scope) => {
    if (scope.entry) return [/^https?:\/\//i.test(scope.entry) ? scope.entry : `http://${scope.entry}`];
    // A unit of a platform has no root of its own.
    if (scope.type === 'platform-unit') return [];
    return [`http://${scope.host}${scope.type === 'path' ? scope.path : '/'}`];
  });
}
