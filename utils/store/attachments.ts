/** What surveys read of attachments: text and tables, or why not. Large, so they are read one by one. */
import type { AttachmentRecord, AttachmentText } from '../attachments/attachment.ts';
import { pageKeyOf } from '../facts/digest.ts';
import type { Store } from './db.ts';

/** Keeps what is known of an attachment, and in short with its link; the same one of the same run again replaces it. */
export async function putAttachment(store: Store, attachment: AttachmentRecord): Promise<void> {
  const { runId, url, state, reason } = attachment;
  await store.write(['attachments', 'links'], async (tx) => {
    const link = await tx.objectStore('links').get([runId, url]);
    const content = state === 'read' ? state : reason;
    if (link && content) void tx.objectStore('links').put({ ...link, content });
    void tx.objectStore('attachments').put(attachment);
  });
}

export function readAttachment(store: Store, runId: string, url: string): Promise<AttachmentRecord | undefined> {
  return store.read(['attachments'], (tx) => tx.objectStore('attachments').get([runId, url]));
}

/** The keys of all attachments of a survey: their `url`s. */
export async function readAttachmentUrls(store: Store, runId: string): Promise<Set<string>> {
  const keys = await store.read(['attachments'], (tx) =>
    tx.objectStore('attachments').getAllKeys(IDBKeyRange.bound([runId], [runId, []])),
  );
  return new Set(keys.map(([, url]) => url));
}

/**
 * Text and tables of the attachment at an address, as the newest survey that could read it read them; undefined where
 * none did. That says nothing of the attachment: it may never have been asked for.
 */
export async function readAttachmentText(
  store: Store,
  address: string,
): Promise<(AttachmentText & Pick<AttachmentRecord, 'url' | 'runId' | 'from' | 'at'>) | undefined> {
  const url = pageKeyOf(address);
  const records = await store.read(['attachments'], (tx) => tx.objectStore('attachments').index('url').getAll(url));
  const [newest] = records.filter(({ text }) => text !== undefined).sort((a, b) => (a.at < b.at ? 1 : -1));
  if (!newest?.text) return undefined;
  const { runId, from, at } = newest;
  return { ...newest.text, url, runId, from, at };
}
