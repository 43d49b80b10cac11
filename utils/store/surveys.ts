/** Surveys (全站普查): one record each, beside its run. */
import { AppError } from '../errors.ts';
import type { Run } from '../model.ts';
import type { SearchRecord, SurveyRecord } from '../survey/survey.ts';
import { postChanges } from './changes.ts';
import type { Store } from './db.ts';
import { touchSummary } from './folds.ts';
import type { ReadTransaction, WriteTransaction } from './schema.ts';

/** Addresses that are deleted in one transaction. */
const SWEEP = 1_000;

/** Adds a survey with its run, or replaces both. */
export async function putSurvey(store: Store, survey: SurveyRecord, run: Run): Promise<void> {
  await store.write(
    ['surveys', 'runs'],
    async (tx) => {
      void tx.objectStore('runs').put(run);
      void tx.objectStore('surveys').put(survey);
    },
    'strict',
  );
  postChanges({ store: 'runs', key: run.id }, { store: 'surveys', key: survey.runId });
}

export function readSurvey(store: Store, runId: string): Promise<SurveyRecord | undefined> {
  return store.read(['surveys'], (tx) => tx.objectStore('surveys').get(runId));
}

/** All surveys in the order in which they were asked for, which is that of the queue. */
export async function readSurveys(store: Store): Promise<SurveyRecord[]> {
  return inOrder(await store.read(['surveys'], (tx) => tx.objectStore('surveys').getAll()));
}

/** The same inside a transaction. */
export async function surveysIn(tx: ReadTransaction<'surveys'>): Promise<SurveyRecord[]> {
  return inOrder(await tx.objectStore('surveys').getAll());
}

/**
 * Changes a survey by what it is at that moment. Answers the changed record. Rejects with `survey-not-found`; what
 * `change` throws changes nothing.
 */
export async function changeSurvey(
  store: Store,
  runId: string,
  change: (survey: SurveyRecord, tx: WriteTransaction<'surveys'>) => SurveyRecord | Promise<SurveyRecord>,
): Promise<SurveyRecord> {
  const changed = await store.write(['surveys'], async (tx) => {
    const survey = await surveyIn(tx, runId);
    const after = await change(survey, tx);
    if (after !== survey) void tx.objectStore('surveys').put(after);
    return after;
  });
  postChanges({ store: 'surveys', key: runId });
  return changed;
}

/** Marks bodies as not settled: what a survey found out beside their pages changed. */
export async function touchBodies(store: Store, bodyIds: readonly string[]): Promise<void> {
  await store.write(['summaries'], async (tx) => {
    for (const bodyId of bodyIds) await touchSummary(tx, bodyId);
  });
  postChanges(...bodyIds.map((bodyId) => ({ store: 'summaries', key: bodyId }) as const));
}

/** Notes what a search answered: its body is judged by it. */
export async function addSearch(store: Store, runId: string, search: SearchRecord): Promise<void> {
  await store.write(['surveys', 'summaries'], async (tx) => {
    const survey = await surveyIn(tx, runId);
    void tx.objectStore('surveys').put({ ...survey, searches: [...(survey.searches ?? []), search] });
    await touchSummary(tx, search.bodyId);
  });
  postChanges({ store: 'surveys', key: runId }, { store: 'summaries', key: search.bodyId });
}

/** The survey inside a transaction. Rejects with `survey-not-found`. */
export async function surveyIn(tx: ReadTransaction<'surveys'>, runId: string): Promise<SurveyRecord> {
  const survey = await tx.objectStore('surveys').get(runId);
  if (!survey) throw new AppError('survey-not-found', runId);
  return survey;
}

/**
 * Deletes a survey with its addresses, link checks, bytes and attachments. What was read of the pages stays with their bodies. The
 * record goes last, so that a removal that was broken off can be asked for again.
 */
export async function removeSurvey(store: Store, runId: string): Promise<void> {
  for (const name of ['frontier', 'links', 'pageBytes', 'attachments'] as const) {
    for (let more = true; more; ) {
      more = await store.write([name], async (tx) => {
        const keys = await tx.objectStore(name).getAllKeys(IDBKeyRange.bound([runId], [runId, []]), SWEEP);
        const [first, last] = [keys[0], keys.at(-1)];
        if (first && last) void tx.objectStore(name).delete(IDBKeyRange.bound(first, last));
        return keys.length === SWEEP;
      });
    }
  }
  await store.write(['surveys'], (tx) => tx.objectStore('surveys').delete(runId));
  postChanges({ store: 'surveys', key: runId });
}

function inOrder(surveys: SurveyRecord[]): SurveyRecord[] {
  return surveys.sort((a, b) =>
    a.createdAt === b.createdAt ? (a.runId < b.runId ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1,
  );
}
