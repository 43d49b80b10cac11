/** Scorecards: kept as they were made. */
import type { Scorecard } from '../audit/scorecard.ts';
import { AppError } from '../errors.ts';
import { stableJson } from '../facts/digest.ts';
import { postChanges } from './changes.ts';
import type { Store } from './db.ts';

/** Keeps a scorecard. Rejects with `bad-request` where another one with its id is kept: a scorecard never changes. */
export async function putScorecard(store: Store, scorecard: Scorecard): Promise<void> {
  await store.write(
    ['scorecards'],
    async (tx) => {
      const kept = await tx.objectStore('scorecards').get(scorecard.id);
      if (kept && stableJson(kept) !== stableJson(scorecard)) {
        throw new AppError('bad-request', `scorecard ${scorecard.id} exists and never changes`);
      }
      if (!kept) void tx.objectStore('scorecards').put(scorecard);
    },
    'strict',
  );
  postChanges({ store: 'scorecards', key: scorecard.id });
}

export function readScorecard(store: Store, id: string): Promise<Scorecard | undefined> {
  return store.read(['scorecards'], (tx) => tx.objectStore('scorecards').get(id));
}

/** A body's scorecards, the latest first. */
export async function readScorecards(store: Store, bodyId: string): Promise<Scorecard[]> {
  const range = IDBKeyRange.bound([bodyId], [bodyId, []]);
  const scorecards = await store.read(['scorecards'], (tx) => tx.objectStore('scorecards').index('body').getAll(range));
  return scorecards.reverse();
}
