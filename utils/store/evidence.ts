/** Evidence: the bytes of pages as a survey fetched them. Large, so they are read one by one. */
import type { PageBytes } from '../survey/survey.ts';
import type { Store } from './db.ts';
import type { WriteTransaction } from './schema.ts';

/** Keeps the bytes of a page; the same page of the same run again replaces them. */
export function putPageBytesIn(tx: WriteTransaction<'pageBytes'>, bytes: PageBytes): void {
  void tx.objectStore('pageBytes').put(bytes);
}

/** The bytes of a page by its key (`pageKeyOf`), compressed as they are kept. */
export function readPageBytes(store: Store, runId: string, url: string): Promise<PageBytes | undefined> {
  return store.read(['pageBytes'], (tx) => tx.objectStore('pageBytes').get([runId, url]));
}
