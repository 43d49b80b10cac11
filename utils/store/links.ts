/** Targets of links that are no pages of a survey: attachments and other sites. */
import type { LinkRecord } from '../survey/survey.ts';
import type { Store } from './db.ts';
import type { WriteTransaction } from './schema.ts';

/** Links read at once where all are gone through. */
const SLICE = 1_000;

/** Pages that are remembered of an attachment beside the first one that links it: templates link theirs everywhere. */
const ALSO_FROM = 9;

/** Notes targets that are not known yet; of the others only which further pages link an attachment. */
export async function addLinksIn(tx: WriteTransaction<'links'>, links: readonly LinkRecord[]): Promise<void> {
  const store = tx.objectStore('links');
  const known = await Promise.all(links.map(({ runId, url }) => store.get([runId, url])));
  for (const [index, link] of links.entries()) {
    const before = known[index];
    if (!before) void store.put(link);
    else if (link.kind === 'attachment') {
      const alsoFrom = before.alsoFrom ?? [];
      if (alsoFrom.length >= ALSO_FROM || before.from === link.from || alsoFrom.includes(link.from)) continue;
      void store.put({ ...before, alsoFrom: [...alsoFrom, link.from] });
    }
  }
}

/** Keeps what was found out about targets. */
export async function putLinks(store: Store, links: readonly LinkRecord[]): Promise<void> {
  await store.write(['links'], async (tx) => {
    for (const link of links) void tx.objectStore('links').put(link);
  });
}

/** The targets of a survey in one state (all of them where none is named), in the order of their keys. */
export async function readLinks(
  store: Store,
  runId: string,
  { state, limit = SLICE }: { state?: LinkRecord['state']; limit?: number } = {},
): Promise<LinkRecord[]> {
  return store.read(['links'], (tx) =>
    state
      ? tx
          .objectStore('links')
          .index('state')
          .getAll(IDBKeyRange.only([runId, state]), limit)
      : tx.objectStore('links').getAll(IDBKeyRange.bound([runId], [runId, []]), limit),
  );
}

/** The targets of a survey whose keys come after `after`, in their order. */
export function readLinksAfter(
  store: Store,
  runId: string,
  after: string | undefined,
  limit: number,
): Promise<LinkRecord[]> {
  const lower: IDBValidKey = after === undefined ? [runId] : [runId, after];
  const range = IDBKeyRange.bound(lower, [runId, []], after !== undefined);
  return store.read(['links'], (tx) => tx.objectStore('links').getAll(range, limit));
}
