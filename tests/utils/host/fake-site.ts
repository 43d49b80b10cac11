/** A site in memory and a survey of it: what each address answers is a table, and so is what must come of it. */

import type { PageFacts } from '../../../utils/facts/page-facts.ts';
import type { PageView } from '../../../utils/facts/reading.ts';
import { answerOf } from '../../../utils/host/rendered/answer-of.ts';
import type { Result } from '../../../utils/host/survey-commit.ts';
import { createSurveyEngine, type SurveyEngine } from '../../../utils/host/survey-engine.ts';
import { type Answer, runSurvey, type SurveyWorld } from '../../../utils/host/survey-run.ts';
import type { Body } from '../../../utils/model.ts';
import { readBodies } from '../../../utils/store/bodies.ts';
import { openStore, type Store } from '../../../utils/store/db.ts';
import { eachAddress } from '../../../utils/store/frontier.ts';
import { candidateReader } from '../../../utils/survey/candidates.ts';
import { mannerOf } from '../../../utils/survey/politeness.ts';
import { contentHashOf } from '../../../utils/survey/same-content.ts';
import { type FrontierRecord, type SurveySettings, surveySettings } from '../../../utils/survey/survey.ts';
import { gzipped, HOST, theFacts, theReading } from '../store/fixtures.ts';

export interface FakePage {
  links?: string[];
  /** Where the page sends its visitors by itself. */
  forwards?: string[];
  text?: string;
  status?: number;
  /** The address at which the page stands after redirects. */
  redirect?: string;
  /** No answer at all, the first so many times. */
  lost?: number;
  /** This status the first so many times. */
  busy?: [status: number, times: number];
  /** What is answered each time, the last one from then on; 0: no answer at all. */
  statuses?: number[];
  retryAfter?: number;
  /** Links that a browser sees beside the others; or why it sees nothing. */
  seen?: string[] | 'timeout';
  /** Shown in a browser it asks to be left alone for so many milliseconds; 0: without saying for how long. */
  strained?: number;
}
export type FakeSite = Record<string, FakePage>;

export interface FakeNetwork {
  site: FakeSite;
  /** Every request, in order. */
  asked: string[];
  /** Milliseconds until an answer; real ones. */
  latency(url: string): number;
  online: boolean;
  /** Milliseconds between two requests that robots.txt asks for. */
  crawlDelay?: number;
  /** Hosts that the browser does not let us read. */
  withdrawn: Set<string>;
  /** Milliseconds of the check of one link, and how many there are; they answer nothing. */
  links?: { each: number; count: number; checked: number };
  /** Pages that the survey's window showed, with whether they were measured, and when by the survey's clock. */
  looked: { url: string; measure: boolean; at: number }[];
  /** The window is closed when it is asked for the next page. */
  closed: boolean;
  /** Added to the clock by everything that sleeps. */
  skipped: number;
  settled: number;
  inFlight: number;
  mostInFlight: number;
}

export const at = (path: string) => new URL(path, `http://${HOST}/`).href;

export function network(site: FakeSite, more: Partial<FakeNetwork> = {}): FakeNetwork {
  return {
    site,
    asked: [],
    latency: () => 0,
    online: true,
    withdrawn: new Set(),
    looked: [],
    closed: false,
    skipped: 0,
    settled: 0,
    inFlight: 0,
    mostInFlight: 0,
    ...more,
  };
}

type Arrival = { status?: number; page?: FakePage; address: string };

const linksOf = (paths: readonly string[], address: string): PageFacts['links'] =>
  paths.map((path) => ({ text: path, href: new URL(path, address).href, region: 'main', visible: true }));

function worldOf(
  net: FakeNetwork,
  runId: string,
  settings: SurveySettings,
  bodies: readonly Body[],
): SurveyWorld<Arrival> {
  const candidatesOf = candidateReader({ scopes: bodies.flatMap(({ scopes }) => scopes), settings });
  const now = () => Date.now() + net.skipped;
  const moment = () => new Date(now()).toISOString();
  return {
    now,
    async sleep(milliseconds, signal) {
      // Time passes at once, but not before what is ready now.
      do await new Promise((resolve) => setTimeout(resolve, 2));
      while (net.inFlight > 0 && !signal.aborted);
      if (!signal.aborted) net.skipped += milliseconds;
    },
    isOnline: () => net.online,
    delayOf: () => net.crawlDelay ?? 0,
    async fetch({ address }, signal): Promise<Answer<Arrival>> {
      const times = net.asked.filter((url) => url === address).length;
      const { hostname } = new URL(address);
      if (net.withdrawn.has(hostname)) return { manner: 'lost', withdrawn: hostname, fetched: { address } };
      net.asked.push(address);
      net.inFlight++;
      net.mostInFlight = Math.max(net.mostInFlight, net.inFlight);
      await new Promise((resolve) => setTimeout(resolve, net.latency(address)));
      net.inFlight--;
      signal.throwIfAborted();
      const page = net.site[address];
      if (!net.online || (page?.lost ?? 0) > times) return { manner: 'lost', fetched: { address } };
      const said = page?.statuses?.[Math.min(times, page.statuses.length - 1)];
      if (said === 0) return { manner: 'lost', fetched: { address } };
      const status = said ?? (page?.busy && page.busy[1] > times ? page.busy[0] : (page?.status ?? (page ? 200 : 404)));
      const there = page?.redirect ? net.site[page.redirect] : page;
      return {
        manner: mannerOf(status),
        ...(page?.retryAfter === undefined ? {} : { retryAfter: page.retryAfter }),
        fetched: { status, ...(there ? { page: there } : {}), address: page?.redirect ?? address },
      };
    },
    async read(record, { fetched: { status, page, address } }, isClosed) {
      const done = (result: Omit<Result, 'record' | 'at' | 'candidates'>) => ({
        result: { record, at: moment(), candidates: [], ...result },
      });
      if (status === undefined) return done({ state: 'unknown', reason: 'network' });
      if (status === 404) return done({ state: 'dead', reason: 'not-found', status });
      if (status !== 200 || !page) return done({ state: 'blocked', reason: 'status', status });
      const facts = theFacts(address, {
        capturedAt: moment(),
        mainText: page.text ?? `${address}的正文`.repeat(20),
        links: linksOf(page.links ?? [], address),
      });
      const reading = theReading();
      const contentHash = contentHashOf(facts);
      const view = { ...facts, ...reading } as PageView;
      return {
        result: {
          record,
          state: 'read',
          at: moment(),
          status,
          candidates: candidatesOf(
            view,
            [],
            isClosed,
            (page.forwards ?? []).map((path) => new URL(path, address).href),
          ),
          ...(contentHash ? { contentHash } : {}),
          capture: { facts, reading, factsHash: '0'.repeat(64), gzip: gzipped(facts), runId, verdicts: [] },
        },
      };
    },
    rendered: {
      async render(record, { measure, isClosed }) {
        await new Promise((resolve) => setTimeout(resolve, net.latency(record.address)));
        if (net.closed) {
          net.closed = false;
          return 'closed';
        }
        net.looked.push({ url: record.address, measure, at: now() });
        const { links = [], seen = [], strained } = net.site[record.address] ?? {};
        if (seen === 'timeout') {
          return {
            answer: answerOf({ status: 200 }, 'timeout'),
            result: { record, state: 'unread', reason: 'timeout', at: moment(), candidates: [] },
          };
        }
        const facts = theFacts(record.address, {
          capture: 'rendered',
          capturedAt: moment(),
          links: linksOf([...links, ...seen], record.address),
          rendered: {
            renderedVersion: 1,
            environment: { viewport: { width: 1366, height: 768 }, visible: true, settled: true },
          },
        });
        const reading = theReading();
        const view = { ...facts, ...reading } as PageView;
        return {
          answer: answerOf(strained === undefined ? {} : { strained }),
          result: {
            record,
            state: 'read',
            at: moment(),
            candidates: candidatesOf(view, [], isClosed),
            capture: { facts, reading, factsHash: '1'.repeat(64), gzip: gzipped(facts), runId, verdicts: [] },
          },
        };
      },
    },
    async settle() {
      net.settled++;
    },
    async checkLinks(_signal, mayGoOn) {
      for (const { links } = net; links && links.checked < links.count && (await mayGoOn()); links.checked++) {
        net.skipped += links.each;
      }
    },
  };
}

/** An engine as a host that was just started has it. */
export function engineOn(net: FakeNetwork, store: Store): SurveyEngine {
  return createSurveyEngine({
    store: async () => store,
    bodies: () => readBodies(store),
    environment: () => ({ browser: 'test', extensionVersion: '0' }),
    carryOut: (task, signal) => {
      const { survey, bodies } = task;
      return runSurvey({ ...task, store, signal, world: worldOf(net, survey.runId, survey.settings, bodies) });
    },
    now: () => Date.now() + net.skipped,
  });
}

export const settingsOf = (more: Partial<SurveySettings> = {}): SurveySettings =>
  surveySettings.parse({ delayMs: 0, concurrency: 2, ...more });

/** All addresses of a survey by key. */
export async function frontierOf(store: Store, runId = 'run-1'): Promise<Map<string, FrontierRecord>> {
  const found = new Map<string, FrontierRecord>();
  await eachAddress(store, runId, (addresses) => {
    for (const address of addresses) found.set(address.url, address);
  });
  return found;
}

/** A store on the same database, and how to kill the host that holds it: nothing is answered to it any more. */
export async function mortalStore(): Promise<{ store: Store; kill(): void }> {
  const store = await openStore();
  let isDead = false;
  const unlessDead = <T>(work: () => Promise<T>): Promise<T> =>
    isDead
      ? new Promise(() => {})
      : work().then(
          (value) => (isDead ? new Promise<T>(() => {}) : value),
          (error: unknown) => (isDead ? new Promise<T>(() => {}) : Promise.reject(error)),
        );
  return {
    store: {
      ...store,
      read: (names, work) => unlessDead(() => store.read(names, work)),
      write: (names, work, durability) => unlessDead(() => store.write(names, work, durability)),
    },
    kill() {
      isDead = true;
      store.close();
    },
  };
}
