/** Titles of the contents that one run read of a body. */
import { mergeDigests } from '../facts/digest.ts';
import { isContentKind } from '../facts/site-library.ts';
import type { Body } from '../model.ts';
import type { Day } from '../text/day.ts';
import type { Store } from './db.ts';
import { readSlice, type SliceStart } from './pages.ts';

/** Captures read at once. */
const SLICE = 1_000;

/** In the order of their addresses. A title that was cut to find room is none. */
export async function readContentTitles(
  store: Store,
  { scopes }: Pick<Body, 'scopes'>,
  runId: string,
): Promise<{ url: string; title: string; day?: Day }[]> {
  const titles: { url: string; title: string; day?: Day }[] = [];
  for (let next: SliceStart | undefined = { range: 0 }; next; ) {
    const from: SliceStart = next;
    const slice = await store.read(['digests'], (tx) => readSlice(tx, scopes, from, SLICE));
    for (const { canonicalUrl, digests } of slice.pages) {
      const digest = mergeDigests(digests.filter((one) => one.runId === runId));
      if (!digest?.title || digest.cut || !isContentKind(digest.kind)) continue;
      const day = digest.publishedOn ?? digest.writtenOn;
      titles.push({ url: digest.url ?? canonicalUrl, title: digest.title, ...(day ? { day } : {}) });
    }
    next = slice.next;
  }
  return titles;
}
