/** Campaigns (评估方案) as the host knows them: what is judged, by which system, as of when. */
import { ruleById } from '../../rules/index.ts';
import type { Check, System } from '../../rules/systems/system.ts';
import { checksOf } from '../../rules/systems/tree.ts';
import { adoptLimits } from '../audit/limits.ts';
import { AppError } from '../errors.ts';
import type { Campaign } from '../model.ts';
import { readBodies } from '../store/bodies.ts';
import {
  type CampaignHoldings,
  isOnRoster,
  putCampaign,
  readActiveCampaign,
  readCampaign,
  readCampaigns,
  readHoldings,
} from '../store/campaigns.ts';
import type { Store } from '../store/db.ts';
import { dirtyBodyIds } from '../store/summaries.ts';
import type { Day } from '../text/day.ts';
import { type SystemEntry, systemEntry, systemOf } from './systems.ts';

/** What lists show of a campaign. */
export interface CampaignEntry {
  campaign: Campaign;
  /** Summaries are of it. */
  active: boolean;
  /** Absent where its system is gone. Another version than the campaign's `systemVersion` has to be said. */
  system?: SystemEntry;
  /** Its bodies that exist. */
  bodies: number;
  /** Of these, those that are not settled yet; 0 where it is not active. */
  dirty: number;
  holdings: CampaignHoldings;
}

/** By what a body is judged. */
export interface Plan {
  campaign: Campaign;
  /** With the limits that the campaign adopted. */
  system: System;
}

/** Other than the active campaign, its system, its cut-off. */
export interface PlanChange {
  campaignId?: string | undefined;
  systemId?: string | undefined;
  cutoff?: Day | undefined;
}

/** Rejects with `campaign-not-found` or `system-not-found`. */
export async function planOf(store: Store, change: PlanChange = {}): Promise<Plan> {
  const stored = await campaignOf(store, change.campaignId);
  const { systemId = stored.systemId, cutoff = stored.cutoff } = change;
  // What was taken over of one system says nothing of another.
  const { adopted: _, amountsConfirmed: __, systemVersion: ___, ...others } = stored;
  const campaign = {
    ...(systemId === stored.systemId ? stored : { ...others, systemId }),
    ...(cutoff ? { cutoff } : {}),
  };
  return { campaign, system: adoptLimits(await systemOf(store, systemId), campaign.adopted) };
}

/** What was asked last: rules remember what they prepared for a list of checks that stays the same. */
let asked: { systems: readonly System[]; checks: readonly Check[] } = { systems: [], checks: [] };

/** What all campaigns together ask of a page, so that it is judged once; those whose system is gone ask nothing. */
export async function checksAsked(store: Store): Promise<readonly Check[]> {
  const found = await Promise.all(
    (await readCampaigns(store)).map(async ({ systemId, adopted }) => {
      const system = await systemOf(store, systemId).catch(() => undefined);
      return system && adoptLimits(system, adopted);
    }),
  );
  const systems = [...new Set(found)].filter((system) => system !== undefined);
  const isSame = systems.length === asked.systems.length && systems.every((one, at) => one === asked.systems[at]);
  if (!isSame) asked = { systems, checks: systems.flatMap(checksOf) };
  return asked.checks;
}

/** The active one where none is named. Rejects with `campaign-not-found`. */
async function campaignOf(store: Store, campaignId: string | undefined): Promise<Campaign> {
  if (campaignId === undefined) return readActiveCampaign(store);
  const campaign = await readCampaign(store, campaignId);
  if (!campaign) throw new AppError('campaign-not-found', campaignId);
  return campaign;
}

/**
 * Keeps a campaign. Notes the version of its system where none is noted of this system. Rejects with `limit-refused`
 * where a rule does not take what was adopted.
 */
export async function saveCampaign(store: Store, campaign: Campaign): Promise<void> {
  const own = await systemOf(store, campaign.systemId);
  const { version } = own;
  for (const { rule, params } of campaign.adopted ? checksOf(adoptLimits(own, campaign.adopted)) : []) {
    const answer = ruleById(rule)?.params.safeParse(params);
    if (answer && !answer.success)
      throw new AppError('limit-refused', `${rule} ${JSON.stringify(params)}`.slice(0, 500));
  }
  const before = await readCampaign(store, campaign.id);
  const known = before?.systemId === campaign.systemId ? before.systemVersion : undefined;
  await putCampaign(store, { ...campaign, systemVersion: campaign.systemVersion ?? known ?? version });
}

/** In the order of their ids. */
export async function listCampaigns(store: Store): Promise<CampaignEntry[]> {
  return Promise.all((await readCampaigns(store)).map((campaign) => entryOf(store, campaign)));
}

/** The active one where none is named. */
export async function campaignEntry(store: Store, campaignId: string | undefined): Promise<CampaignEntry> {
  return entryOf(store, await campaignOf(store, campaignId));
}

async function entryOf(store: Store, campaign: Campaign): Promise<CampaignEntry> {
  const active = (await readActiveCampaign(store)).id === campaign.id;
  const bodyIds = (await readBodies(store)).map(({ id }) => id).filter((id) => isOnRoster(campaign, id));
  const dirty = active ? await dirtyBodyIds(store) : [];
  const known = await systemEntry(store, campaign.systemId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'system-not-found') return undefined;
    throw error;
  });
  return {
    campaign,
    active,
    ...(known ? { system: known.entry } : {}),
    bodies: bodyIds.length,
    dirty: bodyIds.filter((id) => dirty.includes(id)).length,
    holdings: await readHoldings(store, campaign.id),
  };
}
