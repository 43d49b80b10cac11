/**
 * Surveys (全站普查) in the engine host: one runs at a time, the others wait in the order in which they were asked for.
 * All state is in the database; `revive` goes on where a kill, a restart or an update of the extension left off.
 */
import { AppError, toAppError } from '../errors.ts';
import type { Body, Run } from '../model.ts';
import type { ParsedRequest } from '../protocol.ts';
import { postChanges } from '../store/changes.ts';
import type { Store } from '../store/db.ts';
import { fetchingIn, moveAddress } from '../store/frontier.ts';
import { changePlatforms, readPlatforms } from '../store/platforms.ts';
import { putRun, readRun } from '../store/runs.ts';
import {
  changeSurvey,
  putSurvey,
  readSurvey,
  readSurveys,
  removeSurvey,
  surveyIn,
  surveysIn,
} from '../store/surveys.ts';
import type { Pace } from '../survey/politeness.ts';
import { noCounts, type SurveyRecord } from '../survey/survey.ts';
import type { Message } from '../text/catalogue/index.ts';
import { pauseSurvey, type SurveyTask } from './survey-run.ts';

export interface SurveyEngine {
  start(request: ParsedRequest<'survey.start'>): Promise<SurveyRecord>;
  pause(runId: string): Promise<SurveyRecord>;
  resume(runId: string): Promise<SurveyRecord>;
  /** Pauses all that run or wait; answers how many. */
  pauseAll(): Promise<number>;
  /** Goes on with those of them that are paused; answers how many. */
  resumeAll(runIds: readonly string[]): Promise<number>;
  stop(runId: string): Promise<SurveyRecord>;
  list(): Promise<SurveyRecord[]>;
  remove(runId: string): Promise<void>;
  /** Goes on with what runs or waits; nothing where something is under way already. */
  revive(): Promise<void>;
  /** A body is gone: surveys go on without it, or end. */
  forgetBody(bodyId: string): Promise<void>;
  /** The scopes of a body are others now: a survey of it that is under way goes on with these. */
  heedScopes(bodyId: string): Promise<void>;
  /** Resolves once nothing is under way here, for tests. */
  rest(): Promise<void>;
}

export interface EngineOptions {
  store(): Promise<Store>;
  /** The bodies that exist. */
  bodies(): Promise<Body[]>;
  environment(): Run['environment'];
  /** Works on a survey as `runSurvey` does. Rejects where not even the reason why it must pause could be kept. */
  carryOut(task: SurveyTask, signal: AbortSignal): Promise<void>;
  /** Keeps the context alive while the work goes on, where that takes doing. */
  stayAliveDuring?(work: Promise<void>): Promise<void>;
  now?(): number;
}

export function createSurveyEngine({
  store,
  bodies,
  environment,
  carryOut,
  stayAliveDuring = (work) => work,
  now = Date.now,
}: EngineOptions): SurveyEngine {
  let current: { runId: string; abort: AbortController; work: Promise<void> } | undefined;
  /** What follows the end of a survey. */
  let tail: Promise<void> = Promise.resolve();
  /** Surveys that could not even be paused (the disk is full), and why: nothing of it stands in the database yet. */
  const stuck = new Map<string, Message>();
  const moment = () => new Date(now()).toISOString();
  /** One after the other, so that two messages never start two surveys. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  /** Starts the survey that comes next, where none is under way. */
  async function next(): Promise<void> {
    if (current) return;
    const db = await store();
    const surveys = await readSurveys(db);
    const waiting = surveys.find(({ state }) => state === 'running') ?? surveys.find(({ state }) => state === 'queued');
    if (!waiting) return;
    const because = stuck.get(waiting.runId);
    if (because) {
      await pauseSurvey(db, waiting.runId, because);
      stuck.delete(waiting.runId);
      return next();
    }
    const existing = (await bodies()).filter(({ id }) => waiting.bodyIds.includes(id));
    if (existing.length === 0) {
      await end(waiting.runId, { code: 'because.survey-body-removed' });
      return next();
    }
    const survey = await changeSurvey(db, waiting.runId, ({ because: _, restsUntil: __, ...rest }) => ({
      ...rest,
      state: 'running',
      startedAt: rest.startedAt ?? moment(),
    }));
    const run = await readRun(db, survey.runId);
    const inArchive = run?.mode === 'archive';
    const abort = new AbortController();
    const { runId } = survey;
    const work = carryOut({ survey, bodies: existing, inArchive }, abort.signal)
      // Not even the reason could be kept: the next question for the list tries again.
      .catch((error: unknown) => {
        console.error('[政鉴] survey', runId, error);
        const { code } = toAppError(error);
        // Whatever else it died of, the next question for the list goes on with it.
        if (code === 'disk-full') stuck.set(runId, { code: 'error.disk-full' });
      })
      .then(() => {
        if (current?.runId === runId) current = undefined;
      });
    current = { runId, abort, work };
    tail = stayAliveDuring(work)
      .then(async () => {
        if (abort.signal.aborted) return;
        const last = await readSurvey(db, runId);
        if (last?.state === 'done') await endRun(db, last);
        // A survey that could not even be paused would only fail again at once.
        if (last?.state !== 'running') await inTurn(next);
      })
      .catch((error: unknown) => console.error('[政鉴] survey', runId, error));
  }

  /** Stops the work on a survey, whatever it is at. */
  async function halt(runId: string): Promise<void> {
    if (current?.runId !== runId) return;
    current.abort.abort();
    await current.work;
    current = undefined;
  }

  async function end(runId: string, because?: SurveyRecord['because']): Promise<SurveyRecord> {
    const db = await store();
    const ended = await db.write(['surveys', 'frontier'], async (tx) => {
      const survey = await surveyIn(tx, runId);
      if (survey.state === 'done' || survey.state === 'stopped') return survey;
      for (const { turn: _, ...address } of await fetchingIn(tx, runId)) {
        moveAddress(tx, survey, { state: 'fetching' }, { ...address, state: 'waiting' });
      }
      const { because: __, ...rest } = survey;
      const after: SurveyRecord = { ...rest, state: 'stopped', endedAt: moment(), ...(because ? { because } : {}) };
      void tx.objectStore('surveys').put(after);
      return after;
    });
    postChanges({ store: 'surveys', key: runId });
    await endRun(db, ended);
    return ended;
  }

  /** Puts the surveys into a state in which they rest for no reason; answers how many. */
  async function changeAll(which: (survey: SurveyRecord) => boolean, state: 'paused' | 'queued'): Promise<number> {
    const db = await store();
    const changed = await db.write(['surveys'], async (tx) => {
      const surveys = (await surveysIn(tx)).filter(which);
      for (const { because: _, ...rest } of surveys) void tx.objectStore('surveys').put({ ...rest, state });
      return surveys;
    });
    postChanges(...changed.map(({ runId }) => ({ store: 'surveys', key: runId }) as const));
    return changed.length;
  }

  /** A person says that it is worth trying again: the run of failures that paused a survey is over. */
  async function forgive(db: Store): Promise<void> {
    const paces = await readPlatforms<Pace>(db);
    await changePlatforms(
      db,
      paces.map(([platform, pace]) => [platform, { ...pace, failures: 0 }] as const),
    );
  }

  async function endRun(db: Store, { runId, endedAt }: SurveyRecord): Promise<void> {
    const run = await readRun(db, runId);
    if (run && endedAt && run.endedAt !== endedAt) await putRun(db, { ...run, endedAt });
  }

  const engine: SurveyEngine = {
    start: ({ runId, bodyIds, settings, archive }) =>
      inTurn(async () => {
        const db = await store();
        const known = await readSurvey(db, runId);
        if (known) return known;
        const ids = new Set((await bodies()).map(({ id }) => id));
        const missing = bodyIds.find((id) => !ids.has(id));
        if (missing !== undefined) throw new AppError('body-not-found', missing);
        const createdAt = moment();
        const survey: SurveyRecord = {
          runId,
          bodyIds: [...new Set(bodyIds)],
          state: 'queued',
          settings,
          createdAt,
          workedMs: 0,
          counts: noCounts(),
          asked: 0,
          nextSeq: 0,
          nextTurn: 0,
        };
        const run: Run = (await readRun(db, runId)) ?? {
          id: runId,
          mode: archive ? 'archive' : 'survey',
          bodyIds: survey.bodyIds,
          startedAt: createdAt,
          ...(settings.seed ? { seed: settings.seed } : {}),
          environment: environment(),
        };
        await putSurvey(db, survey, run);
        await next();
        return (await readSurvey(db, runId)) ?? survey;
      }),
    pause: (runId) =>
      inTurn(async () => {
        await halt(runId);
        const paused = await changeSurvey(await store(), runId, (survey) => {
          const { because: _, ...rest } = survey;
          return survey.state === 'running' || survey.state === 'queued' ? { ...rest, state: 'paused' } : survey;
        });
        await next();
        return paused;
      }),
    resume: (runId) =>
      inTurn(async () => {
        const db = await store();
        stuck.delete(runId);
        await changeSurvey(db, runId, (survey) => {
          const { because: _, ...rest } = survey;
          return survey.state === 'paused' ? { ...rest, state: 'queued' } : survey;
        });
        await forgive(db);
        // One that could not even be paused is under way in the database alone.
        await next();
        return (await readSurvey(db, runId)) as SurveyRecord;
      }),
    pauseAll: () =>
      inTurn(async () => {
        if (current) await halt(current.runId);
        return changeAll((survey) => survey.state === 'running' || survey.state === 'queued', 'paused');
      }),
    resumeAll: (runIds) =>
      inTurn(async () => {
        const asked = new Set(runIds);
        for (const runId of asked) stuck.delete(runId);
        const changed = await changeAll(({ runId, state }) => state === 'paused' && asked.has(runId), 'queued');
        await forgive(await store());
        await next();
        return changed;
      }),
    stop: (runId) =>
      inTurn(async () => {
        await halt(runId);
        const stopped = await end(runId);
        await next();
        return stopped;
      }),
    async list() {
      void engine.revive().catch((error: unknown) => console.error('[政鉴] survey', error));
      return (await readSurveys(await store())).map((survey) => {
        const because = stuck.get(survey.runId);
        return because && survey.state === 'running' ? { ...survey, state: 'paused', because } : survey;
      });
    },
    remove: (runId) =>
      inTurn(async () => {
        await halt(runId);
        const db = await store();
        if (await readSurvey(db, runId)) await end(runId);
        await removeSurvey(db, runId);
        await next();
      }),
    revive: () => inTurn(next),
    forgetBody: (bodyId) =>
      inTurn(async () => {
        const db = await store();
        for (const { runId, bodyIds, state } of await readSurveys(db)) {
          if (!bodyIds.includes(bodyId) || state === 'done' || state === 'stopped') continue;
          await halt(runId);
          await changeSurvey(db, runId, (survey) => ({
            ...survey,
            bodyIds: survey.bodyIds.filter((id) => id !== bodyId),
          }));
          if (bodyIds.length === 1) await end(runId, { code: 'because.survey-body-removed' });
        }
        await next();
      }),
    heedScopes: (bodyId) =>
      inTurn(async () => {
        const survey = current && (await readSurvey(await store(), current.runId));
        if (survey?.bodyIds.includes(bodyId)) await halt(survey.runId);
        await next();
      }),
    async rest() {
      for (let last: unknown; last !== tail || current; ) {
        last = tail;
        await turn;
        await tail;
      }
    },
  };
  return engine;
}
