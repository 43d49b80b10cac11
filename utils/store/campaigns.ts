/** Campaigns (评估方案). The default one exists from the first opening on; summaries are of the active one. */
import { AppError } from '../errors.ts';
import { stableJson } from '../facts/digest.ts';
import { type Campaign, DEFAULT_CAMPAIGN_ID } from '../model.ts';
import { postChanges } from './changes.ts';
import type { Store } from './db.ts';
import { touchScore } from './folds.ts';
import type { ReadTransaction, WriteTransaction } from './schema.ts';

/**
 * Adds a campaign or changes it. A change of the active one can change every score, so all bodies have to be settled
 * again.
 */
export async function putCampaign(store: Store, campaign: Campaign): Promise<void> {
  const bodyIds = await store.write(
    ['campaigns', 'settings', 'summaries'],
    async (tx) => {
      const before = await tx.objectStore('campaigns').get(campaign.id);
      if (stableJson(before) === stableJson(campaign)) return [];
      void tx.objectStore('campaigns').put(campaign);
      return (await activeIdIn(tx)) === campaign.id ? touchAll(tx) : [];
    },
    'strict',
  );
  postChanges({ store: 'campaigns', key: campaign.id }, ...summariesOf(bodyIds));
}

export function readCampaign(store: Store, campaignId: string): Promise<Campaign | undefined> {
  return store.read(['campaigns'], (tx) => tx.objectStore('campaigns').get(campaignId));
}

export function readCampaigns(store: Store): Promise<Campaign[]> {
  return store.read(['campaigns'], (tx) => tx.objectStore('campaigns').getAll());
}

/** The campaign that summaries are of. */
export function readActiveCampaign(store: Store): Promise<Campaign> {
  return store.read(['campaigns', 'settings'], activeCampaignIn);
}

/** The same inside a transaction. Rejects with `campaign-not-found`. */
export async function activeCampaignIn(tx: ReadTransaction<'campaigns' | 'settings'>): Promise<Campaign> {
  const id = await activeIdIn(tx);
  const campaign = await tx.objectStore('campaigns').get(id);
  if (!campaign) throw new AppError('campaign-not-found', id);
  return campaign;
}

/** Makes a campaign the active one: all bodies have to be settled again. Rejects with `campaign-not-found`. */
export async function activateCampaign(store: Store, campaignId: string): Promise<void> {
  const bodyIds = await store.write(
    ['campaigns', 'settings', 'summaries'],
    async (tx) => {
      if ((await activeIdIn(tx)) === campaignId) return [];
      if (!(await tx.objectStore('campaigns').get(campaignId))) throw new AppError('campaign-not-found', campaignId);
      void tx.objectStore('settings').put({ key: 'active-campaign', value: campaignId });
      return touchAll(tx);
    },
    'strict',
  );
  postChanges({ store: 'settings', key: 'active-campaign' }, ...summariesOf(bodyIds));
}

/** What was kept for a campaign beside itself. */
export interface CampaignHoldings {
  judgements: number;
  samples: number;
  files: number;
  scorecards: number;
}

export function readHoldings(store: Store, campaignId: string): Promise<CampaignHoldings> {
  return store.read(HOLDING, (tx) => holdingsIn(tx, campaignId));
}

const HOLDING = ['judgements', 'samples', 'files', 'scorecards'] as const;

async function holdingsIn(
  tx: ReadTransaction<(typeof HOLDING)[number]>,
  campaignId: string,
): Promise<CampaignHoldings> {
  const of = recordsOf(campaignId);
  const [judgements, samples, files, scorecards] = await Promise.all([
    tx.objectStore('judgements').getAllKeys(of),
    tx.objectStore('samples').getAllKeys(of),
    tx.objectStore('files').getAllKeys(of),
    tx.objectStore('scorecards').index('campaign').getAllKeys(campaignId),
  ]);
  return {
    judgements: judgements.length,
    samples: samples.length,
    files: files.length,
    scorecards: scorecards.length,
  };
}

/**
 * Removes a campaign with its judgements, samples, files, evidence and scorecards; where it was the active one, the default one
 * becomes that. Rejects with `campaign-not-empty` where it holds something and `confirmed` does not say that this is
 * known, with `campaign-is-default` for the default one. One that does not exist is removed already.
 */
export async function removeCampaign(store: Store, campaignId: string, confirmed: boolean): Promise<void> {
  if (campaignId === DEFAULT_CAMPAIGN_ID) throw new AppError('campaign-is-default', campaignId);
  const bodyIds = await store.write(
    [...HOLDING, 'evidence', 'evidenceBlobs', 'campaigns', 'settings', 'summaries'],
    async (tx) => {
      if (!(await tx.objectStore('campaigns').get(campaignId))) return [];
      const holdings = await holdingsIn(tx, campaignId);
      if (!confirmed && Object.values(holdings).some((count) => count > 0)) {
        throw new AppError('campaign-not-empty', JSON.stringify(holdings));
      }
      for (const name of ['judgements', 'samples', 'files', 'evidence', 'evidenceBlobs'] as const) {
        void tx.objectStore(name).delete(recordsOf(campaignId));
      }
      for (const key of await tx.objectStore('scorecards').index('campaign').getAllKeys(campaignId)) {
        void tx.objectStore('scorecards').delete(key);
      }
      void tx.objectStore('campaigns').delete(campaignId);
      if ((await activeIdIn(tx)) !== campaignId) return [];
      void tx.objectStore('settings').delete('active-campaign');
      return touchAll(tx);
    },
    'strict',
  );
  postChanges({ store: 'campaigns', key: campaignId }, ...summariesOf(bodyIds));
}

/** Whether a campaign is about a body. */
export function isOnRoster({ roster }: Pick<Campaign, 'roster'>, bodyId: string): boolean {
  return roster?.some((entry) => entry.bodyId === bodyId) ?? true;
}

async function activeIdIn(tx: ReadTransaction<'settings'>): Promise<string> {
  return (await tx.objectStore('settings').get('active-campaign'))?.value ?? DEFAULT_CAMPAIGN_ID;
}

async function touchAll(tx: WriteTransaction<'summaries'>): Promise<string[]> {
  const bodyIds = await tx.objectStore('summaries').getAllKeys();
  for (const bodyId of bodyIds) await touchScore(tx, bodyId);
  return bodyIds;
}

/** Keys that begin with the campaign. */
const recordsOf = (campaignId: string): IDBKeyRange => IDBKeyRange.bound([campaignId], [campaignId, []]);

const summariesOf = (bodyIds: readonly string[]) =>
  bodyIds.map((bodyId) => ({ store: 'summaries', key: bodyId }) as const);
