/** Room for evidence: the oldest of superseded runs goes first, and never what a decision or a kept scorecard rests on. */
import type { Scorecard } from '../audit/scorecard.ts';
import { DEFAULT_BUDGET, type EvidenceRecord, isOfAll } from '../evidence/evidence.ts';
import type { Judgement } from '../model.ts';
import type { Store } from './db.ts';
import { evidenceUsed, nameOfEvidence, readAllEvidence, readEvidenceBudget, removeEvidence } from './evidence.ts';

/** What holds evidence in place. */
export interface Holders {
  judgements: readonly Pick<Judgement, 'bodyId' | 'object' | 'decidedAt'>[];
  /** `keys`: of the findings that it shows or counts. */
  scorecards: readonly { bodyId: string; madeAt: string; keys: ReadonlySet<string> }[];
}

interface RunOfBody {
  bodyId: string;
  runId: string;
  from: string;
  records: EvidenceRecord[];
}

/**
 * What may go, run by run, the oldest first. A run is superseded where a later one kept evidence of the same body;
 * `current` is the latest, whatever it kept by now. What a person looked at again (补拍) stays.
 */
export function expendable(
  records: readonly EvidenceRecord[],
  { judgements, scorecards }: Holders,
  current?: { bodyId: string; runId: string },
): EvidenceRecord[][] {
  const runs = runsOf(records);
  const isLatest = ({ bodyId, runId, from }: RunOfBody) =>
    current?.bodyId === bodyId
      ? current.runId === runId
      : !runs.some((other) => other.bodyId === bodyId && other.from > from);
  const inForce = (bodyId: string, at: string) => runs.filter((run) => run.bodyId === bodyId && run.from <= at).at(-1);
  const held = new Set<EvidenceRecord>();
  const hold = (bodyId: string, at: string, names: (key: string) => boolean) => {
    for (const record of inForce(bodyId, at)?.records ?? []) {
      if (isOfAll(record) || names(record.findingKey)) held.add(record);
    }
  };
  for (const { bodyId, object, decidedAt } of judgements) {
    // Of a leaf as a whole it is not known which findings were looked at.
    hold(bodyId, decidedAt, (key) => object === '' || key === object);
  }
  for (const { bodyId, madeAt, keys } of scorecards) hold(bodyId, madeAt, (key) => keys.has(key));
  return runs
    .filter((run) => !isLatest(run))
    .map((run) => run.records.filter((record) => !held.has(record)))
    .filter((group) => group.length > 0);
}

/** The earliest first. */
function runsOf(records: readonly EvidenceRecord[]): RunOfBody[] {
  const runs = new Map<string, RunOfBody>();
  for (const record of records) {
    if (record.take !== '') continue;
    const { bodyId, runId, at } = record;
    const key = JSON.stringify([bodyId, runId]);
    const run = runs.get(key);
    const isEarliest = !run || at < run.from;
    runs.set(key, { bodyId, runId, from: isEarliest ? at : run.from, records: [...(run?.records ?? []), record] });
  }
  return [...runs.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** Makes room for so many bytes, as far as that may be done. Answers the budget. */
export async function makeRoom(
  store: Store,
  { campaignId, bytes, ...current }: { campaignId: string; bodyId: string; runId: string; bytes: number },
): Promise<number> {
  const budget = (await readEvidenceBudget(store)) ?? DEFAULT_BUDGET;
  if ((await evidenceUsed(store, campaignId)) + bytes <= budget) return budget;
  const records = await readAllEvidence(store, campaignId);
  // Scorecards are large: they are read only where something could go.
  if (expendable(records, { judgements: [], scorecards: [] }, current).length === 0) return budget;
  for (const group of expendable(records, await holdersOf(store, campaignId), current)) {
    const going = new Set(group.map(nameOfEvidence));
    await removeEvidence(store, campaignId, (record) => going.has(nameOfEvidence(record)));
    if ((await evidenceUsed(store, campaignId)) + bytes <= budget) break;
  }
  return budget;
}

/** What may be deleted now: of superseded runs, and nothing rests on it. */
export async function expendableOf(store: Store, campaignId: string): Promise<EvidenceRecord[]> {
  return expendable(await readAllEvidence(store, campaignId), await holdersOf(store, campaignId)).flat();
}

async function holdersOf(store: Store, campaignId: string): Promise<Holders> {
  return store.read(['judgements', 'scorecards'], async (tx) => {
    const judgements = await tx.objectStore('judgements').getAll(IDBKeyRange.bound([campaignId], [campaignId, []]));
    const scorecards: Scorecard[] = await tx.objectStore('scorecards').index('campaign').getAll(campaignId);
    return {
      judgements,
      scorecards: scorecards.map(({ body, madeAt, areas }) => ({
        bodyId: body.id,
        madeAt,
        keys: new Set(
          areas.flatMap(({ leaves }) =>
            leaves.flatMap(({ findings, moreKeys = [] }) => [
              ...findings.map(({ finding }) => finding.key),
              ...moreKeys,
            ]),
          ),
        ),
      })),
    };
  });
}
