/** Requests beside the engine's own loop: those of one platform one after the other, at the pace that suits it. */
import { platformOf } from '../survey/platform-of.ts';
import {
  afterAnswer,
  afterRequest,
  atClock,
  freshPace,
  isExhausted,
  type Manner,
  type Manners,
  mannerOf,
  type Pace,
  waitFor,
} from '../survey/politeness.ts';
import type { Fetched } from './fetch-bytes.ts';

export interface TurnOptions {
  manners: Manners;
  /** Milliseconds between two requests to a platform that its sites ask for, as far as they said so. */
  delayOf?(platform: string): number;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  signal: AbortSignal;
  now?(): number;
}

export interface Turns {
  /** By platform, as they are kept. */
  readonly paces: ReadonlyMap<string, Pace>;
  /** Waits until the platform of an address may be asked again, and notes that it is. Rejects where the signal says so. */
  wait(address: string): Promise<void>;
  /** Notes how it answered. `manner`: where that says more than its status; `repeated`: as `afterAnswer` knows it. */
  heed(address: string, fetched: Fetched, more?: { manner?: Manner; repeated?: boolean }): void;
  /** Whether so much failed in a row that going on would only be a burden. */
  isExhausted(address: string): boolean;
}

export function turnsOf(
  { manners, delayOf = () => 0, sleep, signal, now = Date.now }: TurnOptions,
  known: Iterable<[string, Pace]>,
): Turns {
  const paces = new Map(known);
  const platformAt = (address: string) => platformOf(new URL(address).host);
  const paceOf = (platform: string) => paces.get(platform) ?? freshPace();
  const mannersOf = (platform: string): Manners => ({
    ...manners,
    delayMs: Math.max(manners.delayMs, manners.untiring ? 0 : delayOf(platform)),
  });
  return {
    paces,
    async wait(address) {
      const platform = platformAt(address);
      paces.set(platform, atClock(paceOf(platform), mannersOf(platform), now()));
      await sleep(waitFor(paceOf(platform), mannersOf(platform), 0, now()), signal);
      signal.throwIfAborted();
      paces.set(platform, afterRequest(paceOf(platform), mannersOf(platform), now()));
    },
    heed(address, fetched, { manner = mannerOfAnswer(fetched), repeated = false } = {}) {
      const platform = platformAt(address);
      const retryAfter = fetched.answered ? fetched.retryAfter : undefined;
      const answer = { manner, repeated, ...(retryAfter !== undefined && { retryAfter }) };
      paces.set(platform, afterAnswer(paceOf(platform), mannersOf(platform), answer, now()));
    },
    isExhausted: (address) => isExhausted(paceOf(platformAt(address))),
  };
}

const mannerOfAnswer = (fetched: Fetched): Manner =>
  fetched.answered ? mannerOf(fetched.status) : mannerOf(undefined, fetched.reason === 'timeout');

/** What is asked for, by platform, in the order in which it came: lanes go on beside each other. */
export function lanesOf<T extends { address: string }>(asked: readonly T[]): T[][] {
  const lanes = new Map<string, T[]>();
  for (const one of asked) {
    const platform = platformOf(new URL(one.address).host);
    const lane = lanes.get(platform);
    if (lane) lane.push(one);
    else lanes.set(platform, [one]);
  }
  return [...lanes.values()];
}
