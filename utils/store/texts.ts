/** Texts of single pages, from the strongest capture of their newest run, and of attachments that a survey read. */
import { mergeDigests, pageKeyOf } from '../facts/digest.ts';
import { type PageWords, pageWordsOf } from '../facts/page-text.ts';
import { readAttachmentText } from './attachments.ts';
import type { Store } from './db.ts';
import { unpackFacts } from './packed-facts.ts';
import { capturesOf } from './pages.ts';

/** Pages read in one transaction: facts are large. */
const SLICE = 20;

/** By the address as it was asked for; what was never read is left out. */
export async function readTexts(
  store: Store,
  urls: readonly string[],
): Promise<Map<string, PageWords & { url: string }>> {
  const texts = new Map<string, PageWords & { url: string }>();
  for (let start = 0; start < urls.length; start += SLICE) {
    const records = await store.read(['digests', 'facts'], (tx) =>
      Promise.all(
        urls.slice(start, start + SLICE).map(async (url) => {
          const key = pageKeyOf(url);
          const digest = mergeDigests(await tx.objectStore('digests').getAll(capturesOf(key)));
          const record = digest && (await tx.objectStore('facts').get([digest.runId, key, digest.capture]));
          return { url, record };
        }),
      ),
    );
    for (const { url, record } of records) {
      if (record) texts.set(url, { url, ...pageWordsOf(await unpackFacts(record)) });
    }
  }
  for (const url of urls) {
    const file = texts.has(url) ? undefined : await readAttachmentText(store, url);
    if (!file) continue;
    const { text, tables, truncated, pagesWithoutText = 0 } = file;
    const partial = truncated.length > 0 || pagesWithoutText > 0;
    texts.set(url, { url, text, tables: tables.map(({ rows }) => rows), partial });
  }
  return texts;
}
