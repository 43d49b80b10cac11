/**
 * Checks the links of a survey that lead to files and to other sites, in rounds. Everything is in the store: broken off
 * at any moment and begun again, it goes on where it was.
 */

import type { Store } from '../store/db.ts';
import { putLinks, readLinks } from '../store/links.ts';
import { changePlatforms, readPlatforms } from '../store/platforms.ts';
import { isDeclarable, SNIFF } from '../survey/file-type.ts';
import {
  confirmed,
  disbelieved,
  doubted,
  type Finding,
  findingOf,
  findingOfHead,
  isElsewhere,
  needsSecondTry,
  untriedAgain,
} from '../survey/links.ts';
import { goneWordsOf, type IsHome, outcomeOfAnswer } from '../survey/outcome.ts';
import { isRepeated, type Manners, type Pace } from '../survey/politeness.ts';
import type { LinkRecord } from '../survey/survey.ts';
import { type Answered, type Fetched, type FetchOptions, fetchBytes } from './fetch-bytes.ts';
import { lanesOf, type Turns, turnsOf } from './turns.ts';

/** Links that are checked between two looks at the home page. All numbers here are defaults of the product. */
const ROUND = 60;
/** Where the home page does not answer, the round waits for so many milliseconds, so often. */
const CONTROL_AGAIN = 30_000;
const CONTROL_TRIES = 3;
/** The second try of a link comes no sooner than this; milliseconds. */
const SECOND_TRY_AFTER = 30_000;
/** Bytes of a page on another site that may say that something is not there. */
const PAGE_BYTES = 65_536;
/** Links of one survey that are checked at most. */
const MOST = 100_000;
const CLOSED_AT_ONCE = 1_000;

export interface CheckOptions {
  store: Store;
  runId: string;
  manners: Manners;
  /** Entries of the bodies: while none of them answers, nothing is said of any link. */
  controls: readonly string[];
  /** What is led there in place of a file is gone. */
  isHome?: IsHome;
  /** Everything comes from an archive: nothing passes, so nothing is asked for twice. */
  inArchive: boolean;
  /** Whether robots.txt of the host lets us ask. */
  allows(address: string, signal: AbortSignal): Promise<boolean>;
  /** Whether time is left; asked before every link. What is not checked by then is named so. */
  mayGoOn?(): Promise<boolean>;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  signal: AbortSignal;
  now?(): number;
  fetch?(url: string, options: FetchOptions): Promise<Fetched>;
}

interface Checked {
  link: LinkRecord;
  finding: Finding;
}

/** Returns once each link was checked as far as it can be; rejects where the signal says so. */
export async function checkLinks(options: CheckOptions): Promise<void> {
  const { store, runId, inArchive, signal, sleep, mayGoOn = async () => true, now = Date.now } = options;
  const turns = turnsOf(options, await readPlatforms<Pace>(store));
  const headless = new Set<string>();
  for (const tries of [0, 1]) {
    const waiting = await readLinks(store, runId, { state: 'waiting', limit: MOST });
    const due = waiting.filter((link) => link.tries === tries);
    if (tries > 0 && due.length > 0 && (await mayGoOn())) {
      const last = due.reduce((latest, { at }) => Math.max(latest, Date.parse(at ?? '') || 0), 0);
      const wait = inArchive ? 0 : SECOND_TRY_AFTER;
      // A clock that was set back makes it no longer.
      await sleep(Math.min(wait, Math.max(0, last + wait - now())), signal);
    }
    for (let from = 0; from < due.length; from += ROUND) {
      signal.throwIfAborted();
      if (!(await mayGoOn())) break;
      if (!(await isOnline(options, turns))) return;
      const checked = await believed(
        options,
        await checkRound(options, due.slice(from, from + ROUND), turns, headless),
      );
      signal.throwIfAborted();
      await putLinks(
        store,
        checked.map((entry) => recordOf(entry, inArchive)),
      );
      if (!inArchive) await changePlatforms(store, [...turns.paces]);
    }
  }
  if (!(await mayGoOn())) await closeLinks(store, runId);
}

/** Closes what could not be checked in time: skipped, or what the first try said and no more. */
async function closeLinks(store: Store, runId: string): Promise<void> {
  for (let more = true; more; ) {
    const waiting = await readLinks(store, runId, { state: 'waiting', limit: CLOSED_AT_ONCE });
    await putLinks(
      store,
      waiting.map((link) =>
        link.tries === 0 ? { ...link, state: 'skipped', reason: 'minutes' } : { ...link, state: untriedAgain(link) },
      ),
    );
    more = waiting.length === CLOSED_AT_ONCE;
  }
}

/** Whether the home page answers: if not, it may be our own network that is down. */
async function isOnline(options: CheckOptions, turns: Turns): Promise<boolean> {
  const { controls, inArchive, signal, sleep, fetch = fetchBytes } = options;
  if (inArchive || controls.length === 0) return true;
  for (let tries = 0; tries < CONTROL_TRIES; tries++) {
    if (tries > 0) await sleep(CONTROL_AGAIN, signal);
    for (const control of controls) {
      await turns.wait(control);
      const fetched = await fetch(control, { signal, limit: SNIFF });
      if (fetched.answered && isWell(fetched)) return true;
    }
  }
  return false;
}

/** A page that says that it is not there is no home page, whatever its status says. */
function isWell(fetched: Answered): boolean {
  const outcome = outcomeOfAnswer(fetched);
  return (!outcome || outcome.state === 'unsupported') && goneWordsOf(fetched.bytes) === undefined;
}

/** Other sites that answered before, and are asked whether other sites can be reached at all. */
const WITNESSES = 3;

/** Nothing on another site is dead while no other one answers: where none of the round did, an earlier one is asked. */
async function believed(options: CheckOptions, round: readonly Checked[]): Promise<readonly Checked[]> {
  const { store, runId, inArchive, signal, fetch = fetchBytes } = options;
  const doubts = doubted(round);
  if (doubts.length === 0) return round;
  const there = (await readLinks(store, runId, { state: 'read', limit: MOST })).filter(
    ({ kind }) => kind === 'off-site',
  );
  const witnesses = doubts.flatMap(({ link }) => there.filter(({ address }) => isElsewhere(address, link.address)));
  const answering: string[] = [];
  for (const witness of [...new Set(witnesses)].slice(0, WITNESSES)) {
    const fetched = await fetch(witness.address, { inArchive, signal, limit: PAGE_BYTES });
    if (findingOf(witness, fetched).state === 'read') answering.push(witness.address);
  }
  return disbelieved(
    round,
    doubts.filter(({ link }) => !answering.some((address) => isElsewhere(address, link.address))),
  );
}

/** The links of one platform one after the other, those of several beside each other. */
async function checkRound(
  options: CheckOptions,
  links: readonly LinkRecord[],
  turns: Turns,
  headless: Set<string>,
): Promise<Checked[]> {
  const checked = await Promise.all(lanesOf(links).map((lane) => checkLane(options, lane, turns, headless)));
  return checked.flat();
}

async function checkLane(
  options: CheckOptions,
  links: readonly LinkRecord[],
  turns: Turns,
  headless: Set<string>,
): Promise<Checked[]> {
  const { signal, allows, inArchive, mayGoOn = async () => true, now = Date.now } = options;
  const checked: Checked[] = [];
  for (const link of links) {
    if (!(await mayGoOn())) break;
    // Left for another day: it would only be a burden.
    if (!inArchive && turns.isExhausted(link.address)) break;
    if (!(await allows(link.address, signal))) {
      checked.push({ link, finding: { state: 'skipped', reason: 'robots', at: new Date(now()).toISOString() } });
      continue;
    }
    checked.push({ link, finding: await checkLink(options, link, turns, headless) });
  }
  return checked;
}

/** @param headless hosts, with an ending of names, whose answers to HEAD say nothing. */
async function checkLink(
  options: CheckOptions,
  link: LinkRecord,
  turns: Turns,
  headless: Set<string>,
): Promise<Finding> {
  const { inArchive, signal, fetch = fetchBytes } = options;
  const { address, kind, tries } = link;
  const { origin, pathname } = new URL(address);
  const place = `${origin} ${pathname.split('.').at(-1)?.toLowerCase()}`;
  // An archive is no burden, and the second try is the stronger one.
  const byHead = kind === 'attachment' && tries === 0 && !inArchive && isDeclarable(address) && !headless.has(place);
  if (byHead) {
    await turns.wait(address);
    const fetched = await fetch(address, { method: 'HEAD', signal });
    const finding = findingOfHead(link, fetched);
    // What only HEAD is refused is no trouble: the request for the file itself will tell.
    turns.heed(address, fetched, finding ? {} : { manner: 'fine' });
    if (finding) return finding;
  }
  await turns.wait(address);
  const limit = kind === 'attachment' ? SNIFF : PAGE_BYTES;
  const fetched = await fetch(address, { inArchive, signal, limit, explain: tries > 0 });
  const finding = findingOf(link, fetched, options.isHome);
  turns.heed(address, fetched, {
    repeated: isRepeated(link),
    ...(finding.reason === 'challenge' && { manner: 'trouble' }),
  });
  if (byHead && finding.state === 'read') headless.add(place);
  return finding;
}

/** The first try leaves open what a second one may say otherwise. */
function recordOf({ link, finding }: Checked, inArchive: boolean): LinkRecord {
  const { runId, url, address, kind, from, text, alsoFrom } = link;
  const known = { runId, url, address, kind, from, text, ...(alsoFrom && { alsoFrom }), tries: link.tries + 1 };
  if (inArchive) return { ...known, ...finding };
  if (link.tries === 0 && needsSecondTry(finding)) return { ...known, ...finding, state: 'waiting' };
  return { ...known, ...(link.tries === 0 ? finding : confirmed(link, finding)) };
}
