/** Summaries: one small record a body, all that badge, popup and lists read. */
import type { Summary } from '../audit/summary.ts';
import type { Verdict } from '../audit/verdict.ts';
import { postChanges } from './changes.ts';
import type { Store } from './db.ts';

export function readSummary(store: Store, bodyId: string): Promise<Summary | undefined> {
  return store.read(['summaries'], (tx) => tx.objectStore('summaries').get(bodyId));
}

export function readSummaries(store: Store): Promise<Summary[]> {
  return store.read(['summaries'], (tx) => tx.objectStore('summaries').getAll());
}

/** Bodies that were captured, changed or judged since they were settled last. */
export async function dirtyBodyIds(store: Store): Promise<string[]> {
  return (await readSummaries(store)).filter(({ dirty }) => dirty).map(({ bodyId }) => bodyId);
}

/**
 * Keeps what a body was judged to be, as of the revision that `readBodyState` told. Answers false, and keeps nothing,
 * where the body changed meanwhile or is gone.
 */
export async function saveSettlement(
  store: Store,
  {
    bodyId,
    revision,
    siteVerdicts,
    questions,
    summary,
  }: { bodyId: string; revision: number; siteVerdicts: Verdict[]; questions?: string; summary: Summary },
): Promise<boolean> {
  const isKept = await store.write(['summaries', 'siteVerdicts'], async (tx) => {
    const current = await tx.objectStore('summaries').get(bodyId);
    if (!current || current.revision !== revision) return false;
    const { factsRevision = revision } = current;
    void tx.objectStore('summaries').put({ ...summary, bodyId, revision, factsRevision, dirty: false });
    void tx.objectStore('siteVerdicts').put({
      bodyId,
      revision,
      ...(questions === undefined ? {} : { questions }),
      verdicts: siteVerdicts,
    });
    return true;
  });
  if (isKept) postChanges({ store: 'summaries', key: bodyId });
  return isKept;
}

/** The verdicts of a settlement that hold still: the same was asked then, and no fact changed since. */
export async function readSettled(
  store: Store,
  { bodyId, factsRevision, questions }: { bodyId: string; factsRevision: number; questions: string },
): Promise<Verdict[] | undefined> {
  const record = await store.read(['siteVerdicts'], (tx) => tx.objectStore('siteVerdicts').get(bodyId));
  return record?.questions === questions && record.revision >= factsRevision ? record.verdicts : undefined;
}

/** The verdicts of the site rules at the last settlement. */
export async function readSiteVerdicts(store: Store, bodyId: string): Promise<Verdict[]> {
  const record = await store.read(['siteVerdicts'], (tx) => tx.objectStore('siteVerdicts').get(bodyId));
  return record?.verdicts ?? [];
}
