/** Samples that were drawn: kept as they are until somebody draws again or puts an object aside. */
import type { Sample } from '../model.ts';
import { postChanges } from './changes.ts';
import type { Store } from './db.ts';
import { touchScore } from './folds.ts';

/** Keeps a sample in the place of an earlier one of the same leaf, and marks its body as not settled. */
export async function putSample(store: Store, sample: Sample): Promise<void> {
  const { bodyId } = sample;
  await store.write(
    ['samples', 'summaries'],
    async (tx) => {
      void tx.objectStore('samples').put(sample);
      await touchScore(tx, bodyId);
    },
    'strict',
  );
  postChanges({ store: 'samples', key: bodyId }, { store: 'summaries', key: bodyId });
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
