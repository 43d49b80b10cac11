/**
 * Evidence (取证): the bytes of pages as a survey fetched them, and what is kept for findings within the budget of a
 * campaign. Bytes are large, so they are read one by one.
 */
import type { EvidencePage, EvidencePicture, EvidenceRecord, StoredFile } from '../evidence/evidence.ts';
import type { PageBytes } from '../survey/survey.ts';
import { postChanges } from './changes.ts';
import type { Store } from './db.ts';
import type { EvidenceBlobRecord, EvidenceKey, ReadTransaction, WriteTransaction } from './schema.ts';

/** Keeps the bytes of a page; the same page of the same run again replaces them. */
export function putPageBytesIn(tx: WriteTransaction<'pageBytes'>, bytes: PageBytes): void {
  void tx.objectStore('pageBytes').put(bytes);
}

/** The bytes of a page by its key (`pageKeyOf`), compressed as they are kept. */
export function readPageBytes(store: Store, runId: string, url: string): Promise<PageBytes | undefined> {
  return store.read(['pageBytes'], (tx) => tx.objectStore('pageBytes').get([runId, url]));
}

/** What is added to a record of evidence, made where there is none. */
export type EvidencePart = Pick<EvidenceRecord, 'campaignId' | 'bodyId' | 'runId' | 'findingKey' | 'take' | 'at'> &
  Partial<Pick<EvidenceRecord, 'searched' | 'change' | 'visited'>> & {
    picture?: EvidencePicture;
    pages: readonly EvidencePage[];
  };

/** Bytes to be kept with a part, named by it. */
export type EvidenceBytes = Pick<EvidenceBlobRecord, 'sha256' | 'content' | 'gzip'>;

/**
 * Adds a part to a finding's evidence; the same role, page and screen again takes the place of what stood there. Bytes for which
 * the budget has no room are left out, and the part says so. Answers what was written.
 */
export async function addEvidence(
  store: Store,
  part: EvidencePart,
  bytes: readonly EvidenceBytes[],
  budget: number,
): Promise<EvidenceRecord> {
  const { campaignId, bodyId, runId, findingKey, take } = part;
  const written = await store.write(['evidence', 'evidenceBlobs'], async (tx) => {
    const kept = await blobKeysIn(tx, campaignId);
    let used = kept.reduce((sum, [, , size]) => sum + size, 0);
    const there = new Set(kept.map(([, sha256]) => sha256));
    for (const { sha256, content, gzip } of bytes) {
      if (there.has(sha256) || used + content.size > budget) continue;
      there.add(sha256);
      used += content.size;
      const size = content.size;
      void tx.objectStore('evidenceBlobs').put({ campaignId, sha256, size, content, ...(gzip ? { gzip } : {}) });
    }
    const honest = <T extends EvidencePicture | EvidencePage>(one: T): T => {
      const { file, ...rest } = one;
      return file && !there.has(file.sha256) ? ({ ...rest, missing: 'budget' } as T) : one;
    };
    const key: EvidenceKey = [campaignId, bodyId, runId, findingKey, take];
    const before = await tx.objectStore('evidence').get(key);
    const { picture, pages, ...names } = part;
    const record: EvidenceRecord = {
      ...before,
      ...names,
      pictures: [
        ...(before?.pictures ?? []).filter(
          ({ role, url, part: screen }) => role !== picture?.role || url !== picture.url || screen !== picture.part,
        ),
        ...(picture ? [honest(picture)] : []),
      ],
      pages: [
        ...(before?.pages ?? []).filter(
          (page) => !pages.some(({ capture, url }) => capture === page.capture && url === page.url),
        ),
        ...pages.map(honest),
      ],
    };
    void tx.objectStore('evidence').put(record);
    return record;
  });
  postChanges({ store: 'evidence', key: bodyId });
  return written;
}

/** A body's evidence in a campaign, the oldest first. */
export async function readEvidence(store: Store, campaignId: string, bodyId: string): Promise<EvidenceRecord[]> {
  const range = IDBKeyRange.bound([campaignId, bodyId], [campaignId, bodyId, []]);
  const records = await store.read(['evidence'], (tx) => tx.objectStore('evidence').getAll(range));
  return records.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

export function readAllEvidence(store: Store, campaignId: string): Promise<EvidenceRecord[]> {
  return store.read(['evidence'], (tx) => tx.objectStore('evidence').getAll(ofCampaign(campaignId)));
}

/** The bytes of a file as they are exported; undefined where they are gone. */
export async function readEvidenceFile(
  store: Store,
  campaignId: string,
  { sha256, type }: StoredFile,
): Promise<Blob | undefined> {
  const range = IDBKeyRange.bound([campaignId, sha256], [campaignId, sha256, []]);
  const [kept] = await store.read(['evidenceBlobs'], (tx) => tx.objectStore('evidenceBlobs').getAll(range, 1));
  if (!kept) return undefined;
  if (!kept.gzip) return kept.content;
  const plain = kept.content.stream().pipeThrough(new DecompressionStream('gzip'));
  return new Blob([await new Response(plain).arrayBuffer()], { type });
}

/** Bytes that the evidence of a campaign takes. */
export async function evidenceUsed(store: Store, campaignId: string): Promise<number> {
  const keys = await store.read(['evidenceBlobs'], (tx) => blobKeysIn(tx, campaignId));
  return keys.reduce((sum, [, , size]) => sum + size, 0);
}

export async function readEvidenceBudget(store: Store): Promise<number | undefined> {
  const setting = await store.read(['settings'], (tx) => tx.objectStore('settings').get('evidence-budget'));
  return setting ? Number(setting.value) : undefined;
}

export async function putEvidenceBudget(store: Store, bytes: number): Promise<void> {
  await store.write(
    ['settings'],
    (tx) => tx.objectStore('settings').put({ key: 'evidence-budget', value: String(bytes) }),
    'strict',
  );
  postChanges({ store: 'settings', key: 'evidence-budget' });
}

/** Removes records of a campaign with the bytes that nothing else names. Answers how many records went. */
export async function removeEvidence(
  store: Store,
  campaignId: string,
  which: (record: EvidenceRecord) => boolean,
): Promise<number> {
  const removed = await store.write(['evidence', 'evidenceBlobs'], (tx) => removeEvidenceIn(tx, campaignId, which));
  if (removed > 0) postChanges({ store: 'evidence', key: campaignId });
  return removed;
}

/** The same inside a transaction. */
export async function removeEvidenceIn(
  tx: WriteTransaction<'evidence' | 'evidenceBlobs'>,
  campaignId: string,
  which: (record: EvidenceRecord) => boolean,
): Promise<number> {
  const records = await tx.objectStore('evidence').getAll(ofCampaign(campaignId));
  const going = records.filter(which);
  if (going.length === 0) return 0;
  const gone = new Set(going);
  const named = new Set(records.filter((record) => !gone.has(record)).flatMap(filesOf));
  for (const { bodyId, runId, findingKey, take } of going) {
    void tx.objectStore('evidence').delete([campaignId, bodyId, runId, findingKey, take]);
  }
  for (const key of await blobKeysIn(tx, campaignId)) {
    if (!named.has(key[1])) void tx.objectStore('evidenceBlobs').delete(key);
  }
  return going.length;
}

/** Names a record among those of a campaign. */
export function nameOfEvidence({ bodyId, runId, findingKey, take }: EvidenceRecord): string {
  return JSON.stringify([bodyId, runId, findingKey, take]);
}

const filesOf = ({ pictures, pages }: EvidenceRecord): string[] =>
  [...pictures, ...pages].flatMap(({ file }) => file?.sha256 ?? []);

const ofCampaign = (campaignId: string): IDBKeyRange => IDBKeyRange.bound([campaignId], [campaignId, []]);

const blobKeysIn = (tx: ReadTransaction<'evidenceBlobs'>, campaignId: string) =>
  tx.objectStore('evidenceBlobs').getAllKeys(ofCampaign(campaignId));
