/** What people decided. A judgement replaces only the same evaluator's of the same leaf, object and stage. */
import type { Judgement } from '../model.ts';
import { postChanges } from './changes.ts';
import type { Store } from './db.ts';
import { touchScore } from './folds.ts';
import type { JudgementKey, WriteTransaction } from './schema.ts';

/** Keeps a judgement and marks its body as not settled. Files of the one that it replaces go as in `removeJudgement`. */
export async function putJudgement(store: Store, judgement: Judgement): Promise<void> {
  await change(store, judgement, (tx) => void tx.objectStore('judgements').put(judgement));
}

/** Names a judgement. */
export type JudgementName = Pick<
  Judgement,
  'campaignId' | 'bodyId' | 'systemId' | 'leafId' | 'object' | 'evaluator' | 'stage'
>;

/** Takes a judgement back; the verdict counts again. Its files go with it, but for those that another one rests on. */
export async function removeJudgement(store: Store, judgement: JudgementName): Promise<void> {
  await change(store, judgement, (tx) => void tx.objectStore('judgements').delete(keyOf(judgement)));
}

async function change(
  store: Store,
  name: JudgementName,
  write: (tx: WriteTransaction<'judgements'>) => void,
): Promise<void> {
  const { campaignId, bodyId } = name;
  await store.write(
    ['judgements', 'files', 'summaries'],
    async (tx) => {
      const before = await tx.objectStore('judgements').get(keyOf(name));
      write(tx);
      if (before?.evidence) {
        const left = await tx.objectStore('judgements').getAll(ofBody(campaignId, bodyId));
        const inUse = new Set(left.flatMap(({ evidence = [] }) => evidence));
        const unused = before.evidence.filter((sha256) => !inUse.has(sha256));
        for (const sha256 of unused) void tx.objectStore('files').delete([campaignId, bodyId, sha256]);
      }
      await touchScore(tx, bodyId);
    },
    'strict',
  );
  postChanges(...(['judgements', 'files', 'summaries'] as const).map((store) => ({ store, key: bodyId })));
}

/** A body's judgements in a campaign, sorted by system, leaf, object, evaluator and stage. */
export function readJudgements(store: Store, campaignId: string, bodyId: string): Promise<Judgement[]> {
  return store.read(['judgements'], (tx) => tx.objectStore('judgements').getAll(ofBody(campaignId, bodyId)));
}

const ofBody = (campaignId: string, bodyId: string): IDBKeyRange =>
  IDBKeyRange.bound([campaignId, bodyId], [campaignId, bodyId, []]);

function keyOf({ campaignId, bodyId, systemId, leafId, object, evaluator, stage }: JudgementName): JudgementKey {
  return [campaignId, bodyId, systemId, leafId, object, evaluator, stage];
}
