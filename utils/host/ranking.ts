/** The bodies of the active campaign by what they come to together (综合得分), and their ranks (排名). */
import { type Composite, compositesOf } from '../audit/composite.ts';
import { type Rank, rankedScore, rankOf } from '../audit/rank.ts';
import type { Interval } from '../audit/scorecard.ts';
import { readBodies } from '../store/bodies.ts';
import { isOnRoster } from '../store/campaigns.ts';
import type { Store } from '../store/db.ts';
import { readSummaries } from '../store/summaries.ts';
import { planOf } from './campaigns.ts';

export interface RankingEntry {
  bodyId: string;
  name: string;
  composite: Composite;
  rank: Rank;
  /** It is being judged again: what stands here may change. */
  dirty: boolean;
}

/** By summaries alone, so that it takes no longer for large sites. The best first; equals by name. */
export async function rankBodies(store: Store): Promise<RankingEntry[]> {
  const { campaign, system } = await planOf(store);
  const bodies = (await readBodies(store)).filter(({ id }) => isOnRoster(campaign, id));
  const summaries = new Map((await readSummaries(store)).map((summary) => [summary.bodyId, summary]));
  const thirdParty = new Map<string, Interval>();
  for (const { id } of bodies) {
    const summary = summaries.get(id);
    // Until it is settled a summary may be by the system of the campaign before.
    const scored = summary?.settledAt && summary.systemId === system.id ? rankedScore(summary, system) : undefined;
    if (scored) thirdParty.set(id, scored);
  }
  const composites = compositesOf({ campaign, bodies, thirdParty });
  const listed = bodies.flatMap(({ id, name }) => {
    const composite = composites.get(id);
    return composite ? [{ bodyId: id, name, composite, dirty: summaries.get(id)?.dirty ?? true }] : [];
  });
  const ranks = rankOf(listed.map(({ composite }) => composite.score));
  return listed
    .flatMap((entry, at) => {
      const rank = ranks[at];
      return rank ? [{ ...entry, rank }] : [];
    })
    .sort((a, b) => a.rank.best - b.rank.best || a.rank.worst - b.rank.worst || a.name.localeCompare(b.name, 'zh-CN'));
}
