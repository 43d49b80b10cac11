/** At the end of a survey, when it is known what may cost points: evidence is kept, page by page. */
import type { EvidenceCounts, EvidenceTask, Missing } from '../../evidence/evidence.ts';
import type { Store } from '../../store/db.ts';
import { changeSurvey } from '../../store/surveys.ts';
import { platformOf } from '../../survey/platform-of.ts';
import type { Message } from '../../text/catalogue/index.ts';
import type { Answered } from '../rendered/answer-of.ts';

/** `missing`: why places have no picture, one entry each. `answer`: of a task that was looked at. */
export interface Looked {
  missing: readonly Missing[];
  answer?: Answered;
}

/** What the phase needs of the host. */
export interface EvidenceWorld {
  plan(): Promise<EvidenceTask[]>;
  keep(task: EvidenceTask): Promise<Looked | 'closed'>;
}

export interface EvidencePhase {
  store: Store;
  runId: string;
  world: EvidenceWorld;
  signal: AbortSignal;
  /** Milliseconds between two pages of a platform. */
  apart(platform: string): number;
  /** Waits until the platform may be asked; the request counts from then on. */
  takeTurn(platform: string): Promise<void>;
  /** An answer tells how the platform fares. */
  heed(url: string, answer: Answered): void;
  /** Whether going on asking would only be a burden. What was surveyed is, whatever becomes of its evidence. */
  mustStop(): boolean;
  isOver(): Promise<boolean>;
}

/** What keeps every picture from being kept: for its sake no further page is asked for. */
const USELESS: ReadonlySet<Missing> = new Set(['permission', 'budget', 'disk-full']);

/** Answers why the survey has to pause, where it has to. */
export async function gatherEvidence({
  store,
  runId,
  world,
  signal,
  apart,
  takeTurn,
  heed,
  mustStop,
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
  let useless: Missing | undefined;
  for (const asked of tasks) {
    signal.throwIfAborted();
    if (await isOver()) return undefined;
    const reason = mustStop() ? 'unread' : asked.look === 'extra' ? useless : undefined;
    const task = reason && asked.look ? unseen(asked, reason) : asked;
    const platform = platformOf(new URL(task.url).host);
    if (task.look) await takeTurn(platform);
    signal.throwIfAborted();
    const kept = await world.keep({ ...task, apart: apart(platform) });
    if (kept === 'closed') return { code: 'because.survey-window-closed' };
    const { missing, answer } = kept;
    if (task.look) useless = uselessBy(missing, task.items.length);
    await changeSurvey(store, runId, (survey) => ({
      ...survey,
      evidence: counted(survey.evidence, task.items.length, missing),
    }));
    if (answer) heed(task.url, answer);
  }
  return undefined;
}

const unseen = ({ look: _, ...task }: EvidenceTask, reason: Missing): EvidenceTask => ({ ...task, unseen: reason });

/** Why no picture of a look was kept, where the next one would fare no better. */
function uselessBy(missing: readonly Missing[], items: number): Missing | undefined {
  const [first, ...others] = missing;
  const isOne = first !== undefined && missing.length === items && others.every((reason) => reason === first);
  return isOne && USELESS.has(first) ? first : undefined;
}

function counted(before: EvidenceCounts | undefined, items: number, missing: readonly Missing[]): EvidenceCounts {
  const { planned = items, kept = 0 } = before ?? {};
  const after: EvidenceCounts = { planned, kept: kept + items - missing.length, missing: { ...before?.missing } };
  for (const reason of missing) after.missing[reason] = (after.missing[reason] ?? 0) + 1;
  return after;
}
