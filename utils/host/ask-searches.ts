/**
 * Asks the searches of the surveyed sites for a few titles, after the links were checked. Each answer is in the store at
 * once: broken off at any moment and begun again, it goes on where it was.
 */

import { interpret } from '../facts/interpret.ts';
import type { PageFacts } from '../facts/page-facts.ts';
import type { Body, SampleObject } from '../model.ts';
import { readHomes } from '../store/body-state.ts';
import type { Store } from '../store/db.ts';
import { unpackFacts } from '../store/packed-facts.ts';
import { changePlatforms, readPlatforms } from '../store/platforms.ts';
import { addSearch, readSurvey } from '../store/surveys.ts';
import { readContentTitles } from '../store/titles.ts';
import { outcomeOfAnswer, outcomeOfFailure, outcomeOfPage } from '../survey/outcome.ts';
import { platformOf } from '../survey/platform-of.ts';
import type { Pace } from '../survey/politeness.ts';
import { addressOf, answerOf, drawTitles, searchOf } from '../survey/search.ts';
import type { SearchRecord } from '../survey/survey.ts';
import type { Fetched, FetchOptions } from './fetch-bytes.ts';
import type { PageBytesToRead } from './survey-worker.ts';
import { type TurnOptions, type Turns, turnsOf } from './turns.ts';

export interface AskSearchesOptions extends TurnOptions {
  store: Store;
  runId: string;
  bodies: readonly Body[];
  /** Of the draw. */
  seed: string;
  inArchive: boolean;
  /** Whether robots.txt of the host lets us ask. */
  allows(address: string): Promise<boolean>;
  /** Whether the browser lets us read an address. */
  isAllowed(url: string): Promise<boolean | undefined>;
  /** Whether time is left; asked before every title. */
  mayGoOn(): Promise<boolean>;
  fetch(url: string, options: FetchOptions): Promise<Fetched>;
  factsOf(page: PageBytesToRead): Promise<PageFacts>;
}

/** Rejects where the signal says so. */
export async function askSearches(options: AskSearchesOptions): Promise<void> {
  const { store, bodies, inArchive } = options;
  const turns = turnsOf(options, await readPlatforms<Pace>(store));
  for (const body of bodies) await askSearch(options, body, turns);
  if (!inArchive) await changePlatforms(store, [...turns.paces]);
}

async function askSearch(options: AskSearchesOptions, body: Body, turns: Turns): Promise<void> {
  const { store, runId, seed, signal, inArchive, mayGoOn, now = Date.now } = options;
  const home = await readHome(store, body, runId);
  if (!home) return;
  const { searches = [] } = (await readSurvey(store, runId)) ?? {};
  const asked = new Set(searches.filter(({ bodyId }) => bodyId === body.id).map(({ page }) => page));
  const search = searchOf(home);
  for (const content of drawTitles(await readContentTitles(store, body, runId), home, seed)) {
    if (asked.has(content.url)) continue;
    signal.throwIfAborted();
    if (!(await mayGoOn())) return;
    const { title, url: page } = content;
    const about = { bodyId: body.id, title, page, at: new Date(now()).toISOString() };
    if ('reason' in search) {
      await addSearch(store, runId, { ...about, result: 'unknown', ...search });
      continue;
    }
    const address = addressOf(search.template, title);
    // Going on would only be a burden.
    if (!inArchive && turns.isExhausted(address)) return;
    const answer = await ask(options, { body, home, content, address }, turns);
    signal.throwIfAborted();
    await addSearch(store, runId, { ...about, address, ...answer });
  }
}

/** The home page as this survey read it. */
async function readHome(store: Store, body: Body, runId: string): Promise<PageFacts | undefined> {
  const home = await store.read(['digests', 'frontier', 'facts'], async (tx) => {
    for (const key of await readHomes(tx, body, [{ runId }])) {
      const record = await tx.objectStore('facts').get([runId, key, 'fetched']);
      if (record) return record;
    }
    return undefined;
  });
  return home && unpackFacts(home);
}

type Said = Pick<SearchRecord, 'result' | 'reason' | 'status'> & { at?: string };

async function ask(
  { signal, inArchive, allows, isAllowed, fetch, factsOf }: AskSearchesOptions,
  { body, home, content, address }: { body: Body; home: PageFacts; content: SampleObject; address: string },
  turns: Turns,
): Promise<Said> {
  const { host } = new URL(address);
  const isNear = body.scopes.some((scope) => platformOf(scope.host) === platformOf(host));
  if (!isNear && (await isAllowed(address)) !== true) return { result: 'unknown', reason: 'elsewhere' };
  if (!(await allows(address))) return { result: 'unknown', reason: 'robots' };
  await turns.wait(address);
  const fetched = await fetch(address, { inArchive, signal });
  if (!fetched.answered) {
    turns.heed(address, fetched);
    return { result: 'unknown', reason: outcomeOfFailure(fetched).reason, at: fetched.at };
  }
  const { status, at, bytes, contentType, cut } = fetched;
  const outcome = outcomeOfAnswer(fetched);
  turns.heed(address, fetched, outcome?.reason === 'challenge' ? { manner: 'trouble' } : {});
  if (outcome) return { result: 'unknown', reason: outcome.reason, status, at };
  const results = await factsOf({ address: fetched.address, bytes, contentType, status, cut, capturedAt: at });
  const refused = outcomeOfPage(fetched, results, interpret(results));
  if (refused) return { result: 'unknown', reason: refused.reason, status, at };
  return { ...answerOf(content, results, home), status, at };
}
