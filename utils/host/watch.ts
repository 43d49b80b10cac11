/**
 * The watch (临期预警): once a day the columns that fall due are read again for bodies whose owner wants it, a page
 * after the other. A server that is in trouble is left alone until the next day.
 */
import type { SummaryDue } from '../audit/summary.ts';
import { canonicalUrl } from '../facts/canonical-url.ts';
import { WATCH_RUN } from '../facts/digest.ts';
import { interpret } from '../facts/interpret.ts';
import type { PageFacts } from '../facts/page-facts.ts';
import type { Body, Run } from '../model.ts';
import { readBodies } from '../store/bodies.ts';
import { readFacts, readItems } from '../store/captures.ts';
import type { Store } from '../store/db.ts';
import { changePlatforms, readPlatforms } from '../store/platforms.ts';
import { putRun, readRun } from '../store/runs.ts';
import { readSummary } from '../store/summaries.ts';
import { readSurveys } from '../store/surveys.ts';
import { platformOf } from '../survey/platform-of.ts';
import {
  afterAnswer,
  afterRequest,
  freshPace,
  type Manner,
  type Manners,
  mannerOf,
  type Pace,
  waitFor,
} from '../survey/politeness.ts';
import { type Robots, type RobotsAnswer, readRobots } from '../survey/robots.ts';
import { dayInChina } from '../text/day.ts';
import { decodeHtml } from './decode-html.ts';
import { fetchBytes } from './fetch-bytes.ts';
import type { FetchedPage } from './fetch-page.ts';

/** Pages of one body that are read in a day. Default of the product. */
const PAGES = 20;
/** Milliseconds between two pages of one platform. Default of the product. */
const DELAY = 3_000;
/** A server that asks for a longer pause is left alone for the day; milliseconds. */
const LONGEST_WAIT = 300_000;

type Missed = Extract<FetchedPage, { read: false }>;

export interface WatchWorld {
  store(): Promise<Store>;
  /** Rejects where the address is no page. */
  fetchPage(url: string): Promise<FetchedPage>;
  /** Keeps a page and judges it. */
  keep(facts: PageFacts, runId: string): Promise<void>;
  /** Keeps that a page could not be read. */
  missed(url: string, runId: string, because: Missed): Promise<void>;
  environment(): Run['environment'];
  /** Keeps the context alive while the work goes on, where that takes doing. */
  stayAliveDuring?(work: Promise<void>): Promise<void>;
  fetchRobots?(url: string): Promise<RobotsAnswer>;
  isOnline?(): boolean;
  now?(): number;
  sleep?(milliseconds: number): Promise<void>;
}

export interface Watch {
  /** Begins the round of the day where it is not done and none is under way; answers how many bodies are watched. */
  run(): Promise<{ watched: number }>;
  /** Resolves once no round is under way, for tests. */
  rest(): Promise<void>;
}

export function createWatch(world: WatchWorld): Watch {
  const { stayAliveDuring = (work) => work } = world;
  let round: Promise<void> | undefined;
  return {
    async run() {
      const watched = (await readBodies(await world.store())).filter((body) => body.watched);
      if (watched.length > 0) {
        round ??= stayAliveDuring(readAgain(world, watched))
          .catch((error: unknown) => console.error('[政鉴] watch', error))
          .finally(() => {
            round = undefined;
          });
      }
      return { watched: watched.length };
    },
    rest: async () => round,
  };
}

/**
 * The round of a day has a run of its own, whose `bodyIds` are those that are done: a round that was killed goes on with
 * the others, and days without a browser are made up for by the next round, once.
 */
async function readAgain(world: WatchWorld, watched: readonly Body[]): Promise<void> {
  const { now = Date.now, isOnline = () => navigator.onLine !== false } = world;
  const db = await world.store();
  const startedAt = new Date(now()).toISOString();
  const id = `${WATCH_RUN}${dayInChina(startedAt)}`;
  const first: Run = { id, mode: 'live', bodyIds: [], startedAt, environment: world.environment() };
  const ask = await politely(world, db);
  for (const body of watched) {
    const run = (await readRun(db, id)) ?? first;
    if (run.bodyIds.includes(body.id)) continue;
    // Without a network nothing is learnt, and a survey that is under way reads the columns anyway: later today.
    if (!isOnline() || (await readSurveys(db)).some(({ state }) => state === 'running')) return;
    await putRun(db, run);
    const due = (await readSummary(db, body.id))?.due ?? [];
    for (const url of [...new Set(due.flatMap(({ pages }) => pages))].slice(0, PAGES)) {
      // Read before the round was killed.
      if (await readFacts(db, { url, runId: id, capture: 'fetched' })) continue;
      const page = await ask(url);
      if (page?.read === false) await world.missed(url, id, page);
      else if (page && showsList(page.facts, url)) await world.keep(page.facts, id);
    }
    const bodyIds = [...((await readRun(db, id)) ?? run).bodyIds, body.id];
    await putRun(db, { ...run, bodyIds, endedAt: new Date(now()).toISOString() });
  }
}

/**
 * Whether the page says what the column needs. What a login page, an error page, or a page whose rows are written by
 * scripts says must not take the place of what a visit knew.
 */
function showsList(facts: PageFacts, asked: string): boolean {
  const page = (address: string) => canonicalUrl(address).replace(/^https?:/, '');
  if ((facts.status ?? 200) >= 400 || page(facts.url) !== page(asked)) return false;
  const { kind, list, unknown } = interpret(facts);
  return kind !== 'error' && !unknown.includes('list') && list?.freshest !== undefined;
}

/**
 * Asks for pages one after the other, within the budget that surveys share; undefined where robots.txt or the state of
 * the server forbids it today.
 */
async function politely(world: WatchWorld, db: Store): Promise<(url: string) => Promise<FetchedPage | undefined>> {
  const { now = Date.now, sleep = wait, fetchRobots = askRobots } = world;
  const paces = new Map(await readPlatforms<Pace>(db));
  const robots = new Map<string, Robots>();
  const leftAlone = new Set<string>();

  async function rulesOf(origin: string): Promise<Robots> {
    const url = `${origin}/robots.txt`;
    const rules = robots.get(origin) ?? readRobots(url, await fetchRobots(url));
    robots.set(origin, rules);
    return rules;
  }

  return async (url) => {
    const { origin, host } = new URL(url);
    const platform = platformOf(host);
    if (leftAlone.has(platform)) return undefined;
    const rules = await rulesOf(origin);
    if (!rules.allows(url)) return undefined;
    const manners: Manners = { delayMs: Math.max(DELAY, rules.delayMs ?? 0), concurrency: 1 };
    const pace = paces.get(platform) ?? freshPace();
    const delay = waitFor(pace, manners, 0, now());
    if (delay > LONGEST_WAIT) {
      leftAlone.add(platform);
      return undefined;
    }
    await sleep(delay);
    const asked = afterRequest(pace, manners, now());
    // What is no page is an answer, too.
    const page = await world.fetchPage(url).catch(() => undefined);
    const manner = page?.read === false ? mannerOfMissed(page) : 'fine';
    const answered = afterAnswer(asked, manners, { manner }, now());
    paces.set(platform, answered);
    await changePlatforms(db, [[platform, answered]]);
    if (manner !== 'fine') leftAlone.add(platform);
    return page;
  };
}

const mannerOfMissed = ({ reason, detail }: Missed): Manner =>
  mannerOf(reason === 'failed' ? undefined : Number(detail), detail === 'timeout');

async function askRobots(url: string): Promise<RobotsAnswer> {
  const fetched = await fetchBytes(url, { limit: 500_000 });
  if (!fetched.answered) return {};
  return { status: fetched.status, text: decodeHtml(fetched.bytes, fetched.contentType).text };
}

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** What falls due, with the title of the newest item where the stored rows of its list hold one of that day. */
export async function withTitles(store: Store, entries: readonly SummaryDue[]): Promise<SummaryDue[]> {
  return Promise.all(
    entries.map(async (due) => {
      const items = await readItems(store, due.pageUrl);
      const item = items.find(({ day }) => day === due.newest);
      return item ? { ...due, newestTitle: item.full ?? item.title } : due;
    }),
  );
}
