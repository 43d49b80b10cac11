/** Campaigns (评估方案). The default one exists from the first opening on. */
import { stableJson } from '../facts/digest.ts';
import type { Campaign } from '../model.ts';
import { postChanges } from './changes.ts';
import type { Store } from './db.ts';
import { touchSummary } from './folds.ts';

/** Adds a campaign or changes it. A change can change every score, so all bodies have to be settled again. */
export async function putCampaign(store: Store, campaign: Campaign): Promise<void> {
  const bodyIds = await store.write(
    ['campaigns', 'summaries'],
    async (tx) => {
      const before = await tx.objectStore('campaigns').get(campaign.id);
      if (stableJson(before) === stableJson(campaign)) return [];
      void tx.objectStore('campaigns').put(campaign);
      const bodyIds = await tx.objectStore('summaries').getAllKeys();
      for (const bodyId of bodyIds) await touchSummary(tx, bodyId);
      return bodyIds;
    },
    'strict',
  );
  postChanges(
    { store: 'campaigns', key: campaign.id },
    ...bodyIds.map((bodyId) => ({ store: 'summaries', key: bodyId }) as const),
  );
}

export function readCampaign(store: Store, campaignId: string): Promise<Campaign | undefined> {
  return store.read(['campaigns'], (tx) => tx.objectStore('campaigns').get(campaignId));
}

export function readCampaigns(store: Store): Promise<Campaign[]> {
  return store.read(['campaigns'], (tx) => tx.objectStore('campaigns').getAll());
}
