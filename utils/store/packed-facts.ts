/**
 * The facts of a capture as they are kept: the text that their hash is of, compressed to a quarter of what they take
 * written out. The time of capture, which no hash is of, stands beside it.
 */
import { hashedTextOf, sha256Of } from '../facts/digest.ts';
import type { PageFacts } from '../facts/page-facts.ts';
import { gunzipOf, gzipOf } from '../gzip.ts';
import type { FactsRecord } from './schema.ts';

export interface PackedFacts {
  /** SHA-256 (hex) of the primitives and the version that interprets them, without run and time of capture. */
  factsHash: string;
  gzip: Uint8Array<ArrayBuffer>;
}

/** To be done before a transaction begins: nothing but the database is waited for in one. */
export async function packFacts(facts: PageFacts): Promise<PackedFacts> {
  const bytes = new TextEncoder().encode(hashedTextOf(facts));
  const [factsHash, gzip] = await Promise.all([sha256Of(bytes), gzipOf(bytes)]);
  return { factsHash, gzip };
}

/** The facts of a record, the keys of objects sorted. To be done after the transaction that read it. */
export async function unpackFacts(record: FactsRecord): Promise<PageFacts> {
  if ('facts' in record) return record.facts;
  return factsOfText(new TextDecoder().decode(await gunzipOf(record.gzip)), record.capturedAt);
}

/** The facts in the text that their hash is of. */
export function factsOfText(text: string, capturedAt: string | null): PageFacts {
  const { interpretVersion: _, columnNames: __, ...primitives } = JSON.parse(text);
  return { ...primitives, capturedAt };
}
