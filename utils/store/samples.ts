/** Samples that were drawn: kept as they are until somebody draws again or puts an object aside. */
import type { Sample } from '../model.ts';
import { postChanges } from './changes.ts';
import type { Store } from './db.ts';

/** Keeps a sample in the place of an earlier one of the same leaf. */
export async function putSample(store: Store, sample: Sample): Promise<void> {
  await store.write(['samples'], (tx) => tx.objectStore('samples').put(sample), 'strict');
  postChanges({ store: 'samples', key: sample.bodyId });
}

/** A body's samples in a campaign, sorted by system and leaf. */
export function readSamples(store: Store, campaignId: string, bodyId: string): Promise<Sample[]> {
  const range = IDBKeyRange.bound([campaignId, bodyId], [campaignId, bodyId, []]);
  return store.read(['samples'], (tx) => tx.objectStore('samples').getAll(range));
}

export function readSample(
  store: Store,
  { campaignId, bodyId, systemId, leafId }: Pick<Sample, 'campaignId' | 'bodyId' | 'systemId' | 'leafId'>,
): Promise<Sample | undefined> {
  return store.read(['samples'], (tx) => tx.objectStore('samples').get([campaignId, bodyId, systemId, leafId]));
}
