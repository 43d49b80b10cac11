/** The host's end of a survey that a worker carries out. */
import { callsOver } from './calls.ts';
import type { HostServices, WorkerServices, WorkerTask } from './survey-worker.ts';

/** The script of the worker, as it is built from entrypoints/survey.ts. */
const WORKER = '/survey.js';

/** Returns when the survey is done, has to pause, or was stopped; rejects where the worker died. */
export async function surveyInWorker(task: WorkerTask, services: HostServices, signal: AbortSignal): Promise<void> {
  const worker = new Worker(WORKER);
  const calls = callsOver<WorkerServices>(worker, services);
  worker.addEventListener('error', ({ message }) => calls.fail(new Error(message)));
  const stop = () => void calls.call('stop', null);
  signal.addEventListener('abort', stop);
  try {
    const done = calls.call('carryOut', task);
    if (signal.aborted) stop();
    await done;
  } finally {
    signal.removeEventListener('abort', stop);
    worker.terminate();
  }
}
