/** What a reader is given and what it adds to. */
import { CAPS } from './caps.ts';
import type { PageFacts } from './page-facts.ts';
import type { Snapshot } from './snapshot.ts';

export type Draft = Omit<PageFacts, 'truncated' | 'readerErrors'> & { truncated: string[] };
/**
 * Writes its fact into the draft; one with much to do yields between its parts. Throws only by mistake: `collect` turns
 * that into a `readerErrors` entry.
 */
export type Reader = (snapshot: Snapshot, draft: Draft) => Generator<void> | void;

export const short = (text: string): string => (text.length > CAPS.shortText ? text.slice(0, CAPS.shortText) : text);

/** Keeps the first `cap` entries and notes the name of the list where some were lost. */
export function capped<T>(draft: Draft, name: string, list: T[], cap: number): T[] {
  if (list.length <= cap) return list;
  if (!draft.truncated.includes(name)) draft.truncated.push(name);
  return list.slice(0, cap);
}
