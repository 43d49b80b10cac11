/** What people decided. A judgement replaces only the same evaluator's of the same leaf, object and stage. */
import type { Judgement } from '../model.ts';
import { postChanges } from './changes.ts';
import type { Store } from './db.ts';
import { touchScore } from './folds.ts';
import type { JudgementKey } from './schema.ts';

/** Keeps a judgement and marks its body as not settled. */
export async function putJudgement(store: Store, judgement: Judgement): Promise<void> {
  const { bodyId } = judgement;
  await store.write(
    ['judgements', 'summaries'],
    async (tx) => {
      void tx.objectStore('judgements').put(judgement);
      await touchScore(tx, bodyId);
    },
    'strict',
  );
  postChanges({ store: 'judgements', key: bodyId }, { store: 'summaries', key: bodyId });
}

/** Names a judgement. */
export type JudgementName = Pick<
  Judgement,
  'campaignId' | 'bodyId' | 'systemId' | 'leafId' | 'object' | 'evaluator' | 'stage'
>;

/** Takes a judgement back; the verdict counts again. */
export async function removeJudgement(store: Store, judgement: JudgementName): Promise<void> {
  const { bodyId } = judgement;
  await store.write(
    ['judgements', 'summaries'],
    async (tx) => {
      void tx.objectStore('judgements').delete(keyOf(judgement));
      await touchScore(tx, bodyId);
    },
    'strict',
  );
  postChanges({ store: 'judgements', key: bodyId }, { store: 'summaries', key: bodyId });
}

/** A body's judgements in a campaign, sorted by system, leaf, object, evaluator and stage. */
export function readJudgements(store: Store, campaignId: string, bodyId: string): Promise<Judgement[]> {
  const range = IDBKeyRange.bound([campaignId, bodyId], [campaignId, bodyId, []]);
  return store.read(['judgements'], (tx) => tx.objectStore('judgements').getAll(range));
}

function keyOf({ campaignId, bodyId, systemId, leafId, object, evaluator, stage }: JudgementName): JudgementKey {
  return [campaignId, bodyId, systemId, leafId, object, evaluator, stage];
}
