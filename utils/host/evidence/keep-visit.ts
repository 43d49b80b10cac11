/** Keeps pictures of what a visitor met on a page, for each body of the survey that the page belongs to. */
import { toAppError } from '../../errors.ts';
import { type Glimpse, visitKeyOf } from '../../evidence/evidence.ts';
import { pageKeyOf } from '../../facts/digest.ts';
import type { Body } from '../../model.ts';
import { isOnRoster, readActiveCampaign } from '../../store/campaigns.ts';
import { removeEvidence } from '../../store/evidence.ts';
import { bodiesOfUrl } from '../../store/scopes.ts';
import { drawnPicture, type EvidenceTools, writePart } from './keep-evidence.ts';

/** One page as a survey's window showed it under the hands of a visitor. */
export interface Visit {
  runId: string;
  /** The page that was tried, as findings name it. */
  url: string;
  glimpses: readonly Glimpse[];
}

/** Takes the place of what the run kept of the page before. Rejects only where the database cannot be used. */
export async function keepVisit(
  { store, draw }: Pick<EvidenceTools, 'store' | 'draw'>,
  bodies: readonly Body[],
  { runId, url, glimpses }: Visit,
): Promise<void> {
  const campaign = await readActiveCampaign(store);
  const findingKey = visitKeyOf(pageKeyOf(url));
  const own = bodiesOfUrl(bodies, url).filter(({ id }) => isOnRoster(campaign, id));
  if (own.length === 0 || glimpses.length === 0) return;
  const of = new Set(own.map(({ id }) => id));
  await removeEvidence(
    store,
    campaign.id,
    (record) => record.runId === runId && record.findingKey === findingKey && of.has(record.bodyId),
  );
  for (const { role, url: shown, part, sight, path } of glimpses) {
    const { detail } = sight;
    const base = { role, url: shown, ...(part === undefined ? {} : { part }), ...(detail ? { detail } : {}) };
    const { picture, bytes } = await drawnPicture(draw, base, { ...sight, ...(path ? { path } : {}) });
    for (const { id: bodyId } of own) {
      const names = { campaignId: campaign.id, bodyId, runId, findingKey, take: '', visited: url };
      await writePart(store, { ...names, at: picture.at, picture, pages: [] }, bytes).catch((error: unknown) => {
        // A survey goes on without pictures.
        if (toAppError(error).code !== 'disk-full') throw error;
      });
    }
  }
}
