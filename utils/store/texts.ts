/** Texts of single pages, from the strongest capture of their newest run. */
import { mergeDigests, pageKeyOf } from '../facts/digest.ts';
import { type PageWords, pageWordsOf } from '../facts/page-text.ts';
import type { Store } from './db.ts';
import { capturesOf } from './pages.ts';

/** Pages read in one transaction: facts are large. */
const SLICE = 20;

/** By the address as it was asked for; pages that were never read are left out. */
export async function readTexts(
  store: Store,
  urls: readonly string[],
): Promise<Map<string, PageWords & { url: string }>> {
  const texts = new Map<string, PageWords & { url: string }>();
  for (let start = 0; start < urls.length; start += SLICE) {
    await store.read(['digests', 'facts'], async (tx) => {
      await Promise.all(
        urls.slice(start, start + SLICE).map(async (url) => {
          const key = pageKeyOf(url);
          const digest = mergeDigests(await tx.objectStore('digests').getAll(capturesOf(key)));
          if (!digest) return;
          const record = await tx.objectStore('facts').get([digest.runId, key, digest.capture]);
          if (record) texts.set(url, { url, ...pageWordsOf(record.facts) });
        }),
      );
    });
  }
  return texts;
}
