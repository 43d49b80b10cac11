/** Runs: one visit or survey each. */
import type { Run } from '../model.ts';
import { postChanges } from './changes.ts';
import type { Store } from './db.ts';

/** Adds a run or replaces it. */
export async function putRun(store: Store, run: Run): Promise<void> {
  await store.write(['runs'], (tx) => tx.objectStore('runs').put(run));
  postChanges({ store: 'runs', key: run.id });
}

export function readRun(store: Store, runId: string): Promise<Run | undefined> {
  return store.read(['runs'], (tx) => tx.objectStore('runs').get(runId));
}

/** All runs, the latest first. */
export async function readRuns(store: Store): Promise<Run[]> {
  const runs = await store.read(['runs'], (tx) => tx.objectStore('runs').getAll());
  return runs.sort((a, b) =>
    a.startedAt === b.startedAt ? (a.id < b.id ? 1 : -1) : a.startedAt < b.startedAt ? 1 : -1,
  );
}
