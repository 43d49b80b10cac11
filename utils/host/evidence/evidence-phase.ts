/** At the end of a survey, when it is known what may cost points: evidence is kept, page by page. */
import type { EvidenceCounts, EvidenceTask, Missing } from '../../evidence/evidence.ts';
import type { Store } from '../../store/db.ts';
import { changeSurvey } from '../../store/surveys.ts';
import { platformOf } from '../../survey/platform-of.ts';
import type { Message } from '../../text/catalogue/index.ts';

/** What the phase needs of the host. */
export interface EvidenceWorld {
  plan(): Promise<EvidenceTask[]>;
  /** Why places have no picture, one entry each. */
  keep(task: EvidenceTask): Promise<readonly Missing[] | 'closed'>;
}

export interface EvidencePhase {
  store: Store;
  runId: string;
  world: EvidenceWorld;
  signal: AbortSignal;
  /** Waits until the platform may be asked; the request counts from then on. */
  takeTurn(platform: string): Promise<void>;
  isOver(): Promise<boolean>;
}

/** Answers why the survey has to pause, where it has to. */
export async function gatherEvidence({
  store,
  runId,
  world,
  signal,
  takeTurn,
  isOver,
}: EvidencePhase): Promise<Message | undefined> {
  const tasks = await world.plan();
  signal.throwIfAborted();
  if (tasks.length === 0) return undefined;
  const planned = tasks.reduce((sum, { items }) => sum + items.length, 0);
  await changeSurvey(store, runId, (survey) => {
    const { kept = 0, missing = {} } = survey.evidence ?? {};
    const done = kept + Object.values(missing).reduce((sum, count) => sum + count, 0);
    return { ...survey, evidence: { planned: done + planned, kept, missing } };
  });
  for (const task of tasks) {
    signal.throwIfAborted();
    if (await isOver()) return undefined;
    if (task.rendered) await takeTurn(platformOf(new URL(task.url).host));
    signal.throwIfAborted();
    const missing = await world.keep(task);
    if (missing === 'closed') return { code: 'because.survey-window-closed' };
    await changeSurvey(store, runId, (survey) => ({
      ...survey,
      evidence: counted(survey.evidence, task.items.length, missing),
    }));
  }
  return undefined;
}

function counted(before: EvidenceCounts | undefined, items: number, missing: readonly Missing[]): EvidenceCounts {
  const { planned = items, kept = 0 } = before ?? {};
  const after: EvidenceCounts = { planned, kept: kept + items - missing.length, missing: { ...before?.missing } };
  for (const reason of missing) after.missing[reason] = (after.missing[reason] ?? 0) + 1;
  return after;
}
