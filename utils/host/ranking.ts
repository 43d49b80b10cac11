/** The bodies of the active campaign by what they come to together (综合得分), and their ranks (排名). */
import { type Composite, compositesOf } from '../audit/composite.ts';
import { owesNothing } from '../audit/owed-nothing.ts';
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
  /** Absent, with the rank, where no indicator with points is asked of the body: it is neither ranked nor counted. */
  composite?: Composite;
  rank?: Rank;
  /** It is being judged again: what stands here may change. */
  dirty: boolean;
}

/** By summaries alone, so that it takes no longer for large sites. The best first; equals by name. */
export async function rankBodies(store: Store): Promise<RankingEntry[]> {
  const { campaign, system } = await planOf(store);
  const onRoster = (await readBodies(store)).filter(({ id }) => isOnRoster(campaign, id));
  const summaries = new Map((await readSummaries(store)).map((summary) => [summary.bodyId, summary]));
  // Until it is settled a summary may be by the system of the campaign before.
  const settledOf = (id: string) => {
    const summary = summaries.get(id);
    return summary?.settledAt && summary.systemId === system.id ? summary : undefined;
  };
  const isOut = ({ id }: { id: string }) => {
    const summary = settledOf(id);
    return summary !== undefined && owesNothing(summary);
  };
  const isDirty = (id: string) => summaries.get(id)?.dirty ?? true;
  const bodies = onRoster.filter((body) => !isOut(body));
  const thirdParty = new Map<string, Interval>();
  const unconfirmed = new Set<string>();
  for (const { id } of bodies) {
    const summary = settledOf(id);
    const scored = summary && rankedScore(summary, system);
    if (scored) thirdParty.set(id, scored);
    if (summary?.total === 'unconfirmed') unconfirmed.add(id);
  }
  const composites = compositesOf({ campaign, bodies, thirdParty, unconfirmed });
  const listed = bodies.flatMap(({ id, name }) => {
    const composite = composites.get(id);
    return composite ? [{ bodyId: id, name, composite, dirty: isDirty(id) }] : [];
  });
  const ranks = rankOf(listed.map(({ composite }) => composite.score));
  const ranked = listed
    .flatMap((entry, at) => {
      const rank = ranks[at];
      return rank ? [{ ...entry, rank }] : [];
    })
    .sort((a, b) => a.rank.best - b.rank.best || a.rank.worst - b.rank.worst || a.name.localeCompare(b.name, 'zh-CN'));
  return [...ranked, ...onRoster.filter(isOut).map(({ id, name }) => ({ bodyId: id, name, dirty: isDirty(id) }))];
}
