/** How much room evidence takes in the active campaign, and what may go. */
import { DEFAULT_BUDGET, type EvidenceRoom } from '../../evidence/evidence.ts';
import { readActiveCampaign } from '../../store/campaigns.ts';
import type { Store } from '../../store/db.ts';
import {
  evidenceUsed,
  nameOfEvidence,
  readAllEvidence,
  readEvidenceBudget,
  removeEvidence,
} from '../../store/evidence.ts';
import { expendableOf } from '../../store/evidence-budget.ts';

export async function roomOf(store: Store): Promise<EvidenceRoom> {
  const { id } = await readActiveCampaign(store);
  const budget = await readEvidenceBudget(store);
  const [used, records, expendable] = await Promise.all([
    evidenceUsed(store, id),
    readAllEvidence(store, id),
    expendableOf(store, id),
  ]);
  return {
    used,
    budget: budget ?? DEFAULT_BUDGET,
    isDefault: budget === undefined,
    records: records.length,
    expendable: expendable.length,
  };
}

export async function dropEvidence(store: Store, which: 'all' | 'expendable'): Promise<void> {
  const { id } = await readActiveCampaign(store);
  const going = which === 'all' ? undefined : new Set((await expendableOf(store, id)).map(nameOfEvidence));
  await removeEvidence(store, id, (record) => going?.has(nameOfEvidence(record)) ?? true);
}
