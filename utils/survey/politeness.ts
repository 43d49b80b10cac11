/**
 * How often a platform is asked (DESIGN §8). A pure state machine: time comes in, plain data comes out, so that it
 * outlives the worker. All numbers are defaults of the product.
 */
import type { FrontierRecord } from './survey.ts';

/** After a sign of trouble the delay doubles, up to so many times the base. */
const SLOWEST = 64;
/** The delay that is doubled where none was asked for; milliseconds. */
const LEAST_DELAY = 500;
/** So many good answers in a row before it goes one step faster: a site where one answer in ten is trouble is not slowed to a halt. */
const GOOD_ANSWERS = 5;
const FASTER = 2;
/** So many failures in a row end the asking. */
const RUN_OF_FAILURES = 12;
/** A second try that fails as the first one did makes it no slower than this: the address is broken, not the server. */
const SLOWEST_OF_REPEATED = 8;
/** A longer Retry-After is waited for no longer than this: whoever may go on is asked instead. Milliseconds. */
export const LONGEST_WAIT = 3_600_000;

export interface Manners {
  /** Milliseconds between two requests. */
  delayMs: number;
  /** Requests under way at once. */
  concurrency: number;
  /** Nobody is burdened (an archive): neither slower nor stopped. */
  untiring?: boolean;
}

/** What is remembered of one platform. */
export interface Pace {
  /** 1: as asked for; 64: as slow as it gets. */
  slowness: number;
  good: number;
  failures: number;
  /** Milliseconds since the epoch before which nothing is asked. */
  notBefore: number;
}

export const freshPace = (): Pace => ({ slowness: 1, good: 0, failures: 0, notBefore: 0 });

/**
 * What an answer says of the server. `fine`: it serves, and 404 is an answer too. `trouble`: 403, 412, 429, 5xx, a
 * challenge, no answer in time. `lost`: the request failed for a reason that may be ours.
 */
export type Manner = 'fine' | 'trouble' | 'lost';

export function mannerOf(status: number | undefined, timedOut = false): Manner {
  if (timedOut) return 'trouble';
  if (status === undefined) return 'lost';
  return status === 403 || status === 412 || status === 429 || status >= 500 ? 'trouble' : 'fine';
}

/** Whether this try repeats a failure, of what is known of the first one. */
export function isRepeated({ tries, reason, status }: Pick<FrontierRecord, 'tries' | 'reason' | 'status'>): boolean {
  if (tries === 0 || reason === undefined) return false;
  if (reason === 'challenge' || reason === 'robots' || reason === 'login') return true;
  return mannerOf(status, reason === 'timeout') !== 'fine';
}

/** Milliseconds until the next request may go out; `under way` counts requests to this platform without an answer. */
export function waitFor(pace: Pace, { concurrency }: Manners, underWay: number, now: number): number {
  const atOnce = pace.slowness > 1 ? 1 : concurrency;
  if (underWay >= atOnce) return Number.POSITIVE_INFINITY;
  return Math.max(0, pace.notBefore - now);
}

/** The pace on a machine whose clock may have been set back: nothing ever waits longer than the longest wait. */
export function atClock(pace: Pace, manners: Manners, now: number): Pace {
  const longest = Math.max(LONGEST_WAIT, delayOf(pace, manners));
  return pace.notBefore - now > longest ? { ...pace, notBefore: now } : pace;
}

/** A request goes out now: the next one waits. */
export function afterRequest(pace: Pace, manners: Manners, now: number): Pace {
  return { ...pace, notBefore: Math.max(pace.notBefore, now + delayOf(pace, manners)) };
}

/**
 * An answer came in. `retryAfter`: milliseconds that the server asked for. `repeated`: a late second try whose first one
 * failed, too. That says nothing new of the server, so it does not count in a run of failures: a site with a dozen
 * broken pages would be given up at its very end. A second try of what was served at first (404) counts.
 */
export function afterAnswer(
  pace: Pace,
  manners: Manners,
  { manner, retryAfter = 0, repeated = false }: { manner: Manner; retryAfter?: number; repeated?: boolean },
  now: number,
): Pace {
  if (manners.untiring) return pace;
  if (manner === 'fine') {
    const good = pace.good + 1;
    if (pace.slowness === 1 || good < GOOD_ANSWERS) return { ...pace, good, failures: 0 };
    return { ...pace, good: 0, failures: 0, slowness: Math.max(1, pace.slowness / FASTER) };
  }
  const failures = repeated ? pace.failures : pace.failures + 1;
  if (manner === 'lost') return { ...pace, good: 0, failures };
  const slowest = repeated ? Math.max(pace.slowness, SLOWEST_OF_REPEATED) : SLOWEST;
  const slowness = Math.min(slowest, pace.slowness * 2);
  const slower = { ...pace, good: 0, failures, slowness };
  const wait = Math.max(delayOf(slower, manners), Math.min(retryAfter, LONGEST_WAIT));
  return { ...slower, notBefore: Math.max(pace.notBefore, now + wait) };
}

/** Whether so much failed in a row that going on would only be a burden. */
export const isExhausted = (pace: Pace): boolean => pace.failures >= RUN_OF_FAILURES;

function delayOf({ slowness }: Pace, { delayMs }: Manners): number {
  return slowness === 1 ? delayMs : Math.max(delayMs, LEAST_DELAY) * slowness;
}

/** Milliseconds of a Retry-After header: seconds or a date. Undefined where it says neither. */
export function retryAfterOf(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const at = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
