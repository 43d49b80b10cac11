/** All pages of a body with what is kept of them for rules about the whole site, read in slices. */
import { hostOfKey } from '../facts/digest.ts';
import type { Published } from '../facts/fold.ts';
import type { MenuLink, PageDetail } from '../facts/page-detail.ts';
import { type LibraryPage, libraryPageOf } from '../facts/site-library.ts';
import type { Body } from '../model.ts';
import type { Store } from './db.ts';
import { capturesOf, readSlice, type Slice, type SliceStart } from './pages.ts';
import type { ItemsRecord, ReadTransaction } from './schema.ts';

/** Captures read at once: some ten milliseconds of work. */
const SLICE = 400;

/** What a body's pages published, as it stands; captures that come in meanwhile may be in it or not. */
export async function readPublished(store: Store, { scopes }: Pick<Body, 'scopes'>): Promise<Published> {
  const pages: LibraryPage[] = [];
  const menus = new Map<string, readonly MenuLink[]>();
  for (let next: SliceStart | undefined = { range: 0 }; next; ) {
    const from: SliceStart = next;
    next = await store.read(['digests', 'details', 'items', 'menus'], async (tx) => {
      const slice = await readSlice(tx, scopes, from, SLICE);
      const [details, items] = await Promise.all([
        ofSlice<PageDetail>(tx, 'details', slice),
        ofSlice<ItemsRecord>(tx, 'items', slice),
      ]);
      const missing = new Map<string, [host: string, hash: string]>();
      for (const { canonicalUrl, digests } of slice.pages) {
        const page = libraryPageOf(
          digests.map((digest) => {
            const key = keyOf(digest);
            const detail = details.get(key);
            const rows = items.get(key)?.items;
            return { digest, ...(detail ? { detail } : {}), ...(rows ? { items: rows } : {}) };
          }),
        );
        if (!page) continue;
        pages.push(page);
        for (const hash of page.details.flatMap(({ menus: hashes = [] }) => hashes)) {
          if (!menus.has(hash)) missing.set(hash, [hostOfKey(canonicalUrl), hash]);
        }
      }
      const read = await Promise.all([...missing.values()].map((key) => tx.objectStore('menus').get(key)));
      for (const menu of read) if (menu) menus.set(menu.hash, menu.links);
      return slice.next;
    });
  }
  return { pages, menuOf: (hash) => menus.get(hash) ?? [] };
}

const keyOf = ({ canonicalUrl, runId, capture }: { canonicalUrl: string; runId: string; capture: string }): string =>
  `${canonicalUrl} ${runId} ${capture}`;

/** The records of a slice's captures. Side by side they are read in one go, scattered ones page by page. */
async function ofSlice<T extends PageDetail | ItemsRecord>(
  tx: ReadTransaction<'details' | 'items'>,
  name: 'details' | 'items',
  { pages }: Slice,
): Promise<Map<string, T>> {
  const [first, last] = [pages[0]?.canonicalUrl, pages.at(-1)?.canonicalUrl];
  if (first === undefined || last === undefined) return new Map();
  const store = tx.objectStore(name);
  const records =
    pages.length * 3 >= SLICE
      ? await store.getAll(IDBKeyRange.bound([first], [last, []]))
      : (await Promise.all(pages.map(({ canonicalUrl }) => store.getAll(capturesOf(canonicalUrl))))).flat();
  return new Map((records as T[]).map((record) => [keyOf(record), record]));
}
