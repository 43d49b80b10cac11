/** Pictures and files that judgements rest on. Each is kept once for a body in a campaign, named by its SHA-256. */
import { AppError } from '../errors.ts';
import { postChanges } from './changes.ts';
import type { Store } from './db.ts';
import type { FileKey, FileRecord } from './schema.ts';

/** Keeps a file; the same bytes again change nothing but the name. */
export async function putFile(store: Store, file: FileRecord): Promise<void> {
  await store.write(['files'], (tx) => tx.objectStore('files').put(file), 'strict');
  postChanges({ store: 'files', key: file.bodyId });
}

export function readFile(store: Store, key: FileKey): Promise<FileRecord | undefined> {
  return store.read(['files'], (tx) => tx.objectStore('files').get(key));
}

/** A body's files in a campaign. Their bytes are read only where somebody asks the blobs for them. */
export function readFiles(store: Store, campaignId: string, bodyId: string): Promise<FileRecord[]> {
  const range = IDBKeyRange.bound([campaignId, bodyId], [campaignId, bodyId, []]);
  return store.read(['files'], (tx) => tx.objectStore('files').getAll(range));
}

/** Removes a file. Rejects with `file-in-use` where a judgement rests on it. */
export async function removeFile(store: Store, [campaignId, bodyId, sha256]: FileKey): Promise<void> {
  await store.write(['files', 'judgements'], async (tx) => {
    const range = IDBKeyRange.bound([campaignId, bodyId], [campaignId, bodyId, []]);
    const judgements = await tx.objectStore('judgements').getAll(range);
    const users = judgements.filter(({ evidence = [] }) => evidence.includes(sha256));
    if (users.length > 0) throw new AppError('file-in-use', users.map(({ leafId }) => leafId).join(', '));
    void tx.objectStore('files').delete([campaignId, bodyId, sha256]);
  });
  postChanges({ store: 'files', key: bodyId });
}
