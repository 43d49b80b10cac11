/** A survey's way to the network and to the readers: bytes → charset → document → facts → what a page is and names. */
import type { Verdict } from '../audit/verdict.ts';
import { interpret } from '../facts/interpret.ts';
import type { PageFacts } from '../facts/page-facts.ts';
import type { PageView } from '../facts/reading.ts';
import type { Reply, Request } from '../protocol.ts';
import type { Store } from '../store/db.ts';
import { packFacts } from '../store/packed-facts.ts';
import { isInScopes } from '../store/scopes.ts';
import { touchBodies } from '../store/surveys.ts';
import { candidateReader, type ListPage } from '../survey/candidates.ts';
import { forwardsOfBytes } from '../survey/forward.ts';
import { homesAt, outcomeOfAnswer, outcomeOfFailure, outcomeOfPage } from '../survey/outcome.ts';
import { type FurtherPages, pagesOfList } from '../survey/pages-of-list.ts';
import { platformOf } from '../survey/platform-of.ts';
import { type Manner, mannerOf } from '../survey/politeness.ts';
import { type Robots, readRobots } from '../survey/robots.ts';
import { contentHashOf } from '../survey/same-content.ts';
import { type FrontierRecord, RANKS } from '../survey/survey.ts';
import { askSearches } from './ask-searches.ts';
import { attachmentReader } from './attachment-reader.ts';
import { checkLinks } from './check-links.ts';
import { compress } from './compress.ts';
import { decodeHtml } from './decode-html.ts';
import type { EvidenceWorld } from './evidence/evidence-phase.ts';
import type { Visit } from './evidence/keep-visit.ts';
import { type Answered, type Fetched, type FetchOptions, fetchBytes } from './fetch-bytes.ts';
import { readAttachments } from './read-attachments.ts';
import { renderWorld } from './rendered/render-world.ts';
import type { Result } from './survey-commit.ts';
import { type Answer, entriesOf, type SurveyTask, type SurveyWorld } from './survey-run.ts';
import type { PageBytesToRead } from './survey-worker.ts';

/** What came back, or what robots.txt says. */
export type Arrival = Fetched | { refused: 'robots' | 'robots-unreachable' | 'off-scope'; at: string };

export interface WorldOptions extends SurveyTask {
  store: Store;
  /** Judges a page by the rules of the campaign. */
  judge(page: PageView): Verdict[];
  /** Parses a page, wherever there is a DOM. */
  factsOf(page: PageBytesToRead): Promise<PageFacts>;
  isAllowed(url: string): Promise<boolean | undefined>;
  settle(): Promise<void>;
  /** Shows a page in the survey's window. */
  show(order: Request<'render.page'>): Promise<Reply<'render.page'>>;
  evidence?: EvidenceWorld;
  /** Keeps what was pictured of a page that was tried as a visitor would. */
  keepVisit?(visit: Visit): Promise<void>;
}

interface Read {
  manner?: Manner;
  result: Result;
}

/** A broken robots.txt is asked for again after so many milliseconds. */
const ROBOTS_AGAIN = 30_000;

export function surveyWorld({
  store,
  survey,
  bodies,
  inArchive,
  judge,
  factsOf,
  isAllowed,
  settle,
  show,
  evidence,
  keepVisit,
}: WorldOptions): SurveyWorld<Arrival> {
  const { settings, runId } = survey;
  const robots = new Map<string, Promise<Robots>>();
  /** Crawl-delay by platform: the longest that one of its sites asks for. Milliseconds. */
  const delays = new Map<string, number>();
  const scopes = bodies.flatMap((body) => body.scopes);
  // The other scopes of a body are its platforms: what leads there is not led home.
  const isHome = homesAt(bodies.flatMap((body) => entriesOf(body).slice(0, 1)));
  const isOwn = (address: string) => isInScopes(scopes, address);
  const candidatesOf = candidateReader({
    scopes,
    settings,
  });

  const ask = (url: string, options: FetchOptions) =>
    fetchBytes(url, { timeout: settings.timeoutMs, isAllowed, ...options });

  /** The rules of a host, asked for before its first page. */
  function robotsOf(address: string, signal: AbortSignal): Promise<Robots> {
    const { origin } = new URL(address);
    const known = robots.get(origin);
    if (known) return known;
    const url = `${origin}/robots.txt`;
    const asking = ask(url, { inArchive, limit: 500_000, signal }).then((fetched) =>
      readRobots(
        url,
        fetched.answered ? { status: fetched.status, text: decodeHtml(fetched.bytes, fetched.contentType).text } : {},
      ),
    );
    robots.set(origin, asking);
    const forget = () => robots.delete(origin);
    asking.then(({ unreachable, delayMs = 0 }) => {
      const platform = platformOf(new URL(address).host);
      delays.set(platform, Math.max(delays.get(platform) ?? 0, delayMs));
      if (unreachable) setTimeout(forget, ROBOTS_AGAIN);
    }, forget);
    return asking;
  }

  async function fetchPage(record: FrontierRecord, signal: AbortSignal): Promise<Answer<Arrival>> {
    const at = new Date().toISOString();
    // The scopes of a body may have been changed since it was found.
    const isEntry = record.rank === RANKS.entry && record.from === undefined;
    if (!isEntry && !isOwn(record.address)) return { manner: 'fine', fetched: { refused: 'off-scope', at } };
    const rules = await robotsOf(record.address, signal);
    if (rules.unreachable) return { manner: 'trouble', fetched: { refused: 'robots-unreachable', at } };
    if (!rules.allows(record.address)) return { manner: 'fine', fetched: { refused: 'robots', at } };
    const fetched = await ask(record.address, { inArchive, signal, explain: record.tries > 0 });
    if (!fetched.answered) {
      const isWithdrawn = fetched.reason === 'permission';
      return {
        manner: mannerOf(undefined, fetched.reason === 'timeout'),
        ...(isWithdrawn ? { withdrawn: new URL(record.address).hostname } : {}),
        fetched,
      };
    }
    return {
      manner: mannerOf(fetched.status),
      ...(fetched.retryAfter === undefined ? {} : { retryAfter: fetched.retryAfter }),
      fetched,
    };
  }

  async function read(
    record: FrontierRecord,
    { fetched }: Answer<Arrival>,
    isClosed: (url: string) => boolean,
  ): Promise<Read> {
    const done = (result: Omit<Result, 'record' | 'candidates'>) => ({ result: { record, candidates: [], ...result } });
    if ('refused' in fetched) {
      return done(
        fetched.refused === 'robots-unreachable'
          ? { state: 'blocked', reason: 'robots', detail: 'robots.txt', at: fetched.at }
          : { state: 'skipped', reason: fetched.refused, at: fetched.at },
      );
    }
    if (!fetched.answered) return done({ ...outcomeOfFailure(fetched), at: fetched.at });
    const outcome = outcomeOfAnswer(fetched, isOwn);
    if (outcome) {
      const manner = outcome.reason === 'challenge' ? { manner: 'trouble' as const } : {};
      return { ...manner, ...done({ ...outcome, status: fetched.status, at: fetched.at }) };
    }
    return readPage(record, fetched, isClosed);
  }

  async function readPage(
    record: FrontierRecord,
    fetched: Answered,
    isClosed: (url: string) => boolean,
  ): Promise<Read> {
    const { address, bytes, contentType, status, cut, at } = fetched;
    const capturedAt = inArchive ? (fetched.capturedAt ?? null) : at;
    // Both at once: the page is parsed in another thread.
    const [facts, evidence] = await Promise.all([
      factsOf({ address, bytes, contentType, status, cut, capturedAt }),
      settings.keepBytes ? evidenceOf(fetched) : undefined,
    ]);
    const reading = interpret(facts);
    const page: PageView = { ...facts, ...reading };
    const isEntry = record.rank === RANKS.entry && record.from === undefined;
    const outcome = outcomeOfPage(fetched, facts, reading, isEntry, isHome);
    if (outcome && outcome.state !== 'read') {
      const manner: Manner = outcome.state === 'blocked' ? 'trouble' : 'fine';
      return { manner, result: { record, ...outcome, status, at, candidates: [] } };
    }
    const contentHash = contentHashOf(facts);
    const further = pagesOfList(page, page.items, settings.since);
    const forwards = forwardsOfBytes(bytes, facts, (part) => decodeHtml(part, contentType).text);
    return {
      result: {
        record,
        state: 'read',
        ...(further.because === 'no-address' ? { reason: 'no-address' as const } : {}),
        ...outcome,
        status,
        at,
        ...(contentHash === undefined ? {} : { contentHash }),
        candidates: candidatesOf(page, listPagesOf(record, further), isClosed, forwards),
        capture: { facts, reading, ...(await packFacts(facts)), runId, verdicts: judge(page) },
        ...(evidence ? { bytes: evidence } : {}),
      },
    };
  }

  function listPagesOf(record: FrontierRecord, { pages }: FurtherPages): ListPage[] {
    const listOf = record.listOf ?? record.url;
    return pages.map(({ address, linked }) => ({
      address,
      listOf,
      ...(linked ? {} : { derived: true as const }),
    }));
  }

  return {
    now: Date.now,
    sleep,
    delayOf: (platform) => delays.get(platform) ?? 0,
    isOnline: () => inArchive || navigator.onLine !== false,
    fetch: fetchPage,
    read,
    rendered: renderWorld({
      store,
      runId,
      inArchive,
      isOwn,
      isHome,
      judge,
      candidatesOf: (page, isClosed) => candidatesOf(page, [], isClosed),
      keepVisit: settings.evidence === false ? undefined : keepVisit,
      show,
    }),
    ...(evidence ? { evidence } : {}),
    settle,
    async checkLinks(signal, mayGoOn) {
      const manners = { ...settings, ...(inArchive ? { untiring: true } : {}) };
      const delayOf = (platform: string) => delays.get(platform) ?? 0;
      const common = { store, runId, manners, delayOf, inArchive, mayGoOn, fetch: ask, sleep, signal };
      await checkLinks({
        ...common,
        controls: bodies.flatMap(entriesOf),
        allows: async (address) => (await robotsOf(address, signal)).allows(address),
        isHome,
      });
      const touch = () =>
        touchBodies(
          store,
          bodies.map(({ id }) => id),
        );
      await touch();
      if (settings.readAttachments) {
        const reader = attachmentReader();
        await readAttachments({ ...common, read: reader.read }).finally(reader.close);
        // Rules ask for what files say, too.
        await touch();
      }
      await askSearches({
        ...common,
        bodies,
        seed: settings.seed,
        allows: async (address) => (await robotsOf(address, signal)).allows(address),
        isAllowed,
        factsOf,
      });
    },
  };
}

async function evidenceOf({ bytes, address, cut, status, headers, at }: Answered): Promise<Result['bytes']> {
  const { gzip, sha256 } = await compress(bytes);
  return { address, gzip, size: bytes.length, sha256, ...(cut ? { cut } : {}), status, headers, at };
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
