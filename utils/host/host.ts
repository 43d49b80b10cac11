/**
 * The engine host: reads, folds, judges and scores, and is the only writer of the database. It runs in one place, in
 * the offscreen document (Chrome) or the event page (Firefox), and answers one message at a time per name.
 */
import { z } from 'zod';
// An offscreen document may not ask the manifest, which has its version from here.
import { version as extensionVersion } from '../../package.json';
import { checksOf } from '../../rules/systems/tree.ts';
import { compareScorecards } from '../audit/compare.ts';
import { evaluatePage, pageChecksOf } from '../audit/evaluate.ts';
import type { PageAudit } from '../audit/summary.ts';
import { AppError, toAppError } from '../errors.ts';
import type { EvidenceTask } from '../evidence/evidence.ts';
import { canonicalUrl } from '../facts/canonical-url.ts';
import { checkKeyOf } from '../facts/digest.ts';
import { interpret } from '../facts/interpret.ts';
import type { PageFacts } from '../facts/page-facts.ts';
import type { PageView } from '../facts/reading.ts';
import type { Body, Run } from '../model.ts';
import { browserName, stayAliveDuring } from '../platform.ts';
import {
  type Envelope,
  type ParsedRequest,
  type Reply,
  type Request,
  type RequestName,
  requests,
} from '../protocol.ts';
import { putBody, readBodies, removeBody, sweepRemovals } from '../store/bodies.ts';
import { activateCampaign, isOnRoster, readActiveCampaign, removeCampaign } from '../store/campaigns.ts';
import { readFacts, saveCapture, saveUnread } from '../store/captures.ts';
import { openStore, type Store } from '../store/db.ts';
import { putEvidenceBudget, readEvidence } from '../store/evidence.ts';
import { packFacts } from '../store/packed-facts.ts';
import { putRun, readRun } from '../store/runs.ts';
import { bodiesOfUrl } from '../store/scopes.ts';
import { dirtyBodyIds, readSummaries } from '../store/summaries.ts';
import { message } from '../text/catalogue/index.ts';
import { dayInChina } from '../text/day.ts';
import { isAllowed } from './access.ts';
import { campaignEntry, checksAsked, listCampaigns, planOf, saveCampaign } from './campaigns.ts';
import { drawPicture } from './evidence/draw-picture.ts';
import { type EvidenceTools, keepEvidence } from './evidence/keep-evidence.ts';
import { keepVisit, type Visit } from './evidence/keep-visit.ts';
import { planEvidence } from './evidence/plan-evidence.ts';
import { retake } from './evidence/retake.ts';
import { dropEvidence, roomOf } from './evidence/room.ts';
import { factsOfBytes, fetchPage } from './fetch-page.ts';
import { createSettler, settle } from './judge.ts';
import {
  draw,
  dropFile,
  dropJudgement,
  listFiles,
  listJudgements,
  listSamples,
  replace,
  saveFile,
  saveJudgement,
} from './judgements.ts';
import { rankBodies } from './ranking.ts';
import { listScorecards, makeScorecard, scorecardOf } from './scorecards.ts';
import { createSurveyEngine } from './survey-engine.ts';
import { surveyInWorker } from './survey-in-worker.ts';
import type { PageBytesToRead } from './survey-worker.ts';
import {
  dropSystem,
  duplicateSystem,
  exportSystem,
  importSystem,
  listSystems,
  saveSystem,
  systemEntry,
} from './systems.ts';
import { createWatch } from './watch.ts';

// zod would probe for `eval`, which a strict policy reports as a violation.
z.config({ jitless: true });

export interface Host {
  /** Parses a request and answers it. Rejects with an AppError. */
  handle(message: Envelope): Promise<unknown>;
}

type Handlers = { [N in RequestName]?: (payload: ParsedRequest<N>) => Promise<Reply<N>> };

/** The window of a survey, which only the background can have. */
export interface SurveyWindow {
  render(order: Request<'render.page'>): Promise<Reply<'render.page'>>;
  look(order: ParsedRequest<'evidence.look'>): Promise<Reply<'evidence.look'>>;
  close(): Promise<null>;
}

const NO_WINDOW: SurveyWindow = {
  look: () => Promise.reject(new AppError('engine-unreachable', 'no window')),
  render: () => Promise.reject(new AppError('engine-unreachable', 'no window')),
  close: async () => null,
};

export function createHost(window = NO_WINDOW): Host {
  let opening: Promise<Store> | undefined;
  const store = (): Promise<Store> => {
    opening ??= openStore().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };

  const settler = createSettler(store, stayAliveDuring);
  /** A survey goes on where a body cannot be judged now: it stays dirty, and is judged later. */
  const settleOrSay = async (bodyId: string) =>
    settle(await store(), bodyId).catch((error: unknown) => {
      if (toAppError(error).code === 'disk-full') throw error;
      console.error('[政鉴] settle', bodyId, error);
    });
  const environment = () => ({ browser: browserName(navigator.userAgent), extensionVersion });
  const evidenceTools = async (): Promise<EvidenceTools> => ({
    store: await store(),
    look: window.look,
    draw: drawPicture,
  });
  const surveys = createSurveyEngine({
    store,
    bodies: async () => readBodies(await store()),
    environment,
    stayAliveDuring,
    async carryOut(task, signal) {
      const { cutoff } = (await planOf(await store())).campaign;
      const checks = await checksAsked(await store());
      const services = {
        factsOf: ({ capturedAt, ...page }: PageBytesToRead) => factsOfBytes(page, capturedAt),
        isAllowed,
        show: window.render,
        planEvidence: async (order: { runId: string; bodies: readonly Body[]; extra: number }) =>
          // A survey that was done is done, whatever becomes of its evidence.
          planEvidence(await store(), order).catch((error: unknown) => {
            console.error('[政鉴] evidence', error);
            return [];
          }),
        async keepEvidence(part: EvidenceTask) {
          try {
            const kept = await keepEvidence(await evidenceTools(), part);
            if (kept === 'closed') return kept;
            const { missing, answer } = kept;
            return { missing, ...(answer ? { answer } : {}) };
          } catch (error) {
            console.error('[政鉴] evidence', part.url, error);
            return { missing: part.items.map(() => 'failed' as const) };
          }
        },
        keepVisit: async (visit: Visit) =>
          // What it says of the page is kept, whatever becomes of its pictures.
          keepVisit(await evidenceTools(), task.bodies, visit).catch((error: unknown) => {
            console.error('[政鉴] evidence', visit.url, error);
          }),
        async settle(bodyIds: readonly string[]) {
          const db = await store();
          const [dirty, active] = [await dirtyBodyIds(db), await readActiveCampaign(db)];
          for (const id of bodyIds) if (dirty.includes(id) && isOnRoster(active, id)) await settleOrSay(id);
        },
      };
      try {
        await surveyInWorker({ ...task, checks, ...(cutoff ? { cutoff } : {}) }, services, signal);
      } finally {
        if (task.survey.settings.renderShare !== undefined) await window.close().catch(() => null);
      }
    },
  });
  store()
    .then(async (db) => {
      // Whatever a kill left unjudged is judged, and what it left half removed is swept, as soon as there is a host
      // again. Another version of the product has other rules, or knows more of the same facts.
      for (const { bodyId, dirty, madeBy } of await readSummaries(db)) {
        if (dirty || madeBy !== extensionVersion) settler.soon(bodyId);
      }
      await sweepRemovals(db);
      await surveys.revive();
    })
    .catch((error: unknown) => console.error('[政鉴] start', error));

  /** The run of today's browsing, where no run is named. */
  async function runIdOf(runId: string | undefined, facts: PageFacts): Promise<string> {
    if (runId) return runId;
    const day = dayInChina(facts.capturedAt) ?? dayInChina(new Date().toISOString()) ?? '';
    const id = `live:${day}`;
    const db = await store();
    if (!(await readRun(db, id))) {
      await putRun(db, {
        id,
        mode: 'live',
        bodyIds: [],
        startedAt: new Date().toISOString(),
        environment: environment(),
      } satisfies Run);
    }
    return id;
  }

  /** Judges one capture, and keeps it where it belongs to a body. */
  async function submit(said: PageFacts, runId: string | undefined, withFacts = false): Promise<PageAudit> {
    // The page's own process wrote it; another address would file the capture under another body.
    const facts = { ...said, canonicalUrl: canonicalUrl(said.url) };
    const db = await store();
    const { campaign, system } = await planOf(db);
    const reading = interpret(facts);
    const view: PageView = { ...facts, ...reading };
    const verdicts = evaluatePage(view, await checksAsked(db), campaign.cutoff);
    const asked = pageChecksOf(checksOf(system));
    const belongs = bodiesOfUrl(await readBodies(db), facts.url).length > 0;
    let bodyIds: string[] = [];
    if (belongs) {
      ({ bodyIds } = await saveCapture(db, {
        facts,
        reading,
        ...(await packFacts(facts)),
        runId: await runIdOf(runId, facts),
        verdicts,
      }));
      bodyIds.forEach(settler.soon);
    }
    return {
      url: facts.url,
      ...(reading.title ? { title: reading.title } : {}),
      kind: reading.kind,
      bodyIds,
      verdicts: verdicts
        .filter((verdict) => asked.has(checkKeyOf(verdict)))
        .map(({ ruleId, outcome }) => ({
          ruleId,
          status: outcome.status,
          findings: 'findings' in outcome ? [...outcome.findings] : [],
          ...('certainty' in outcome ? { certainty: outcome.certainty } : {}),
          ...('because' in outcome ? { because: outcome.because } : {}),
        })),
      readerErrors: facts.readerErrors,
      ...(withFacts ? { facts: { ...view } } : {}),
    };
  }

  const watch = createWatch({
    store,
    fetchPage: (url) => fetchPage(url, new Date().toISOString(), false),
    keep: async (facts, runId) => void (await submit(facts, runId)),
    async missed(url, runId, { reason, detail }) {
      const because = message(`because.${reason}`, { detail });
      const bodyIds = await saveUnread(await store(), { url, runId, because, at: new Date().toISOString() });
      bodyIds.forEach(settler.soon);
    },
    environment,
    stayAliveDuring,
  });

  const handlers: Handlers = {
    'page.captured': async ({ facts: said }) => {
      // The automatic capture measures nothing; what an audit of the same day measured on the page stays with it.
      const runId = await runIdOf(undefined, said);
      const before = await readFacts(await store(), { url: said.url, runId, capture: said.capture });
      const { audit: _, ...facts } = said;
      const { bodyIds, verdicts } = await submit(before?.audit ? { ...facts, audit: before.audit } : facts, runId);
      return { bodyIds, problems: verdicts.filter(({ status }) => status === 'fail').length };
    },
    'page.submit': ({ facts, runId, withFacts }) => submit(facts, runId, withFacts),
    'page.fetch': async ({ url, keep, withFacts }) => {
      const db = await store();
      const run = await readRun(db, keep.runId);
      const page = await fetchPage(url, keep.capturedAt, run?.mode === 'archive');
      if (!page.read) {
        const because = message(`because.${page.reason}`, { detail: page.detail });
        const bodyIds = await saveUnread(db, { url, runId: keep.runId, because, at: new Date().toISOString() });
        bodyIds.forEach(settler.soon);
        throw new AppError('fetch-failed', `${page.reason} ${page.detail}`);
      }
      return submit(page.facts, keep.runId, withFacts);
    },
    'page.unread': async ({ url, runId, reason, detail }) => {
      const because = message(`because.${reason}`, { detail });
      const bodyIds = await saveUnread(await store(), { url, runId, because, at: new Date().toISOString() });
      bodyIds.forEach(settler.soon);
      return null;
    },
    'body.put': async ({ body }) => {
      const before = (await readBodies(await store())).find(({ id }) => id === body.id);
      await putBody(await store(), body);
      if (before && JSON.stringify(before.scopes) !== JSON.stringify(body.scopes)) await surveys.heedScopes(body.id);
      return settle(await store(), body.id);
    },
    'body.remove': async ({ bodyId }) => {
      await removeBody(await store(), bodyId);
      await surveys.forgetBody(bodyId);
      return null;
    },
    'campaign.list': async () => listCampaigns(await store()),
    'campaign.get': async ({ campaignId }) => campaignEntry(await store(), campaignId),
    'campaign.put': async ({ campaign }) => {
      await saveCampaign(await store(), campaign);
      await settler.dirty();
      return null;
    },
    'campaign.remove': async ({ campaignId, confirm }) => {
      await removeCampaign(await store(), campaignId, confirm);
      await settler.dirty();
      return null;
    },
    'campaign.activate': async ({ campaignId }) => {
      await activateCampaign(await store(), campaignId);
      await settler.dirty();
      return null;
    },
    'campaign.ranking': async () => rankBodies(await store()),
    'system.list': async () => listSystems(await store()),
    'system.get': async ({ systemId }) => systemEntry(await store(), systemId),
    'system.put': async ({ system, basedOn }) => {
      const saved = await saveSystem(await store(), system, basedOn);
      await settler.dirty();
      return saved;
    },
    'system.import': async ({ text, replace: mayReplace }) => {
      const saved = await importSystem(await store(), text, mayReplace);
      await settler.dirty();
      return saved;
    },
    'system.export': async ({ systemId }) => ({ text: await exportSystem(await store(), systemId) }),
    'system.duplicate': async (copy) => duplicateSystem(await store(), copy),
    'system.remove': async ({ systemId }) => {
      await dropSystem(await store(), systemId);
      return null;
    },
    'judgement.list': async ({ bodyId }) => listJudgements(await store(), bodyId),
    'judgement.put': async ({ judgement, seen }) => {
      const kept = await saveJudgement(await store(), judgement, seen);
      settler.soon(kept.bodyId);
      return kept;
    },
    'judgement.remove': async (name) => {
      await dropJudgement(await store(), name);
      settler.soon(name.bodyId);
      return null;
    },
    'file.put': async (file) => saveFile(await store(), file),
    'file.list': async ({ bodyId }) => listFiles(await store(), bodyId),
    'file.remove': async ({ bodyId, sha256 }) => {
      await dropFile(await store(), bodyId, sha256);
      return null;
    },
    'evidence.list': async ({ bodyId }) => {
      const db = await store();
      return readEvidence(db, (await readActiveCampaign(db)).id, bodyId);
    },
    'evidence.retake': (order) =>
      stayAliveDuring(
        (async () => {
          try {
            return await retake(await evidenceTools(), order);
          } finally {
            // A survey that looks at pages goes on in the same window.
            const isInUse = (await surveys.list()).some(
              ({ state, settings }) => state === 'running' && settings.renderShare !== undefined,
            );
            if (!isInUse) await window.close().catch(() => null);
          }
        })(),
      ),
    'evidence.room': async () => roomOf(await store()),
    'evidence.budget': async ({ bytes }) => {
      await putEvidenceBudget(await store(), bytes);
      return roomOf(await store());
    },
    'evidence.remove': async ({ which }) => {
      await dropEvidence(await store(), which);
      return roomOf(await store());
    },
    'run.put': async ({ run }) => {
      await putRun(await store(), run);
      return null;
    },
    'watch.run': () => watch.run(),
    'scopes.list': async () => (await readBodies(await store())).flatMap(({ scopes }) => scopes),
    'body.settle': async ({ bodyId }) => stayAliveDuring(settle(await store(), bodyId)),
    'scorecard.make': async ({ bodyId, ...change }) => {
      const scorecard = await stayAliveDuring(makeScorecard(await store(), bodyId, change));
      // Another cut-off than the campaign's own leaves verdicts that rest on it.
      await settler.dirty();
      return scorecard;
    },
    'scorecard.list': async ({ bodyId }) => listScorecards(await store(), bodyId),
    'scorecard.get': async ({ scorecardId }) => scorecardOf(await store(), scorecardId),
    'scorecard.compare': async ({ before, after }) => {
      const db = await store();
      const was = await scorecardOf(db, before);
      const is = after ? await scorecardOf(db, after) : await makeScorecard(db, was.body.id, { keep: false });
      return compareScorecards(was, is);
    },
    'sample.draw': async (asked) => {
      const drawn = await draw(await store(), asked);
      settler.soon(asked.bodyId);
      return drawn;
    },
    'sample.replace': async (asked) => {
      const replaced = await replace(await store(), asked);
      settler.soon(asked.bodyId);
      return replaced;
    },
    'sample.list': async ({ bodyId }) => listSamples(await store(), bodyId),
    'survey.start': (payload) => surveys.start(payload),
    'survey.pause': ({ runId }) => surveys.pause(runId),
    'survey.resume': ({ runId }) => surveys.resume(runId),
    'survey.pause-all': async () => ({ changed: await surveys.pauseAll() }),
    'survey.resume-all': async ({ runIds }) => ({ changed: await surveys.resumeAll(runIds) }),
    'survey.stop': ({ runId }) => surveys.stop(runId),
    'survey.list': () => surveys.list(),
    'survey.remove': async ({ runId }) => {
      await surveys.remove(runId);
      return null;
    },
  };

  return {
    async handle({ name, payload }) {
      const schema = requests[name];
      const handler = handlers[name] as ((payload: unknown) => Promise<unknown>) | undefined;
      if (!schema || !handler) throw new AppError('bad-request', String(name));
      const parsed = schema.safeParse(payload);
      if (!parsed.success) throw new AppError('bad-request', z.prettifyError(parsed.error).slice(0, 500));
      return handler(parsed.data);
    },
  };
}
