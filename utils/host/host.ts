/**
 * The engine host: reads, folds, judges and scores, and is the only writer of the database. It runs in one place, in
 * the offscreen document (Chrome) or the event page (Firefox), and answers one message at a time per name.
 */
import { z } from 'zod';
// An offscreen document may not ask the manifest, which has its version from here.
import { version as extensionVersion } from '../../package.json';
import { RULES_VERSION } from '../../rules/index.ts';
import { systemById } from '../../rules/systems/index.ts';
import type { System } from '../../rules/systems/system.ts';
import { checksOf } from '../../rules/systems/tree.ts';
import { dueOf } from '../audit/due.ts';
import { evaluatePage, evaluateSite, wantedTexts } from '../audit/evaluate.ts';
import { drawSample, replaceDrawn } from '../audit/sample.ts';
import { type Score, score } from '../audit/score.ts';
import { type CheckResult, SCORECARD_SCHEMA_VERSION, type Scorecard } from '../audit/scorecard.ts';
import { summarise } from '../audit/summarise.ts';
import type { PageAudit, Summary } from '../audit/summary.ts';
import { checkKey } from '../audit/verdict.ts';
import { AppError, toAppError } from '../errors.ts';
import { canonicalUrl } from '../facts/canonical-url.ts';
import { READER_VERSION } from '../facts/caps.ts';
import { factsHashOf } from '../facts/digest.ts';
import { interpret } from '../facts/interpret.ts';
import { type PageFacts, SCHEMA_VERSION } from '../facts/page-facts.ts';
import { INTERPRET_VERSION, type PageKind, type PageView } from '../facts/reading.ts';
import { type Campaign, DEFAULT_CAMPAIGN_ID, type Run } from '../model.ts';
import { browserName, stayAliveDuring } from '../platform.ts';
import { type Envelope, type ParsedRequest, type Reply, type RequestName, requests } from '../protocol.ts';
import { putBody, readBodies, removeBody, sweepRemovals } from '../store/bodies.ts';
import { putCampaign, readCampaign } from '../store/campaigns.ts';
import { readBodyState, readFacts, saveCapture, saveUnread } from '../store/captures.ts';
import { openStore, type Store } from '../store/db.ts';
import { readJudgements } from '../store/judgements.ts';
import { readTitles } from '../store/pages.ts';
import { putRun, readRun } from '../store/runs.ts';
import { putSample, readSample } from '../store/samples.ts';
import { bodiesOfUrl } from '../store/scopes.ts';
import { putScorecard } from '../store/scorecards.ts';
import { dirtyBodyIds, readSummaries, saveSettlement } from '../store/summaries.ts';
import { readTexts } from '../store/texts.ts';
import { message } from '../text/catalogue/index.ts';
import { dayInChina } from '../text/day.ts';
import { isAllowed } from './access.ts';
import { factsOfBytes, fetchPage } from './fetch-page.ts';
import { createSurveyEngine } from './survey-engine.ts';
import { surveyInWorker } from './survey-in-worker.ts';
import type { PageBytesToRead } from './survey-worker.ts';
import { createWatch, withTitles } from './watch.ts';

// zod would probe for `eval`, which a strict policy reports as a violation.
z.config({ jitless: true });

/** Captures come in bursts: a body is judged once they pause for so many milliseconds. */
const SETTLE_AFTER = 300;
/** A capture can arrive while a body is judged; then it is judged again, at most so often in a row. */
const SETTLE_TRIES = 8;

export interface Host {
  /** Parses a request and answers it. Rejects with an AppError. */
  handle(message: Envelope): Promise<unknown>;
}

type Handlers = { [N in RequestName]?: (payload: ParsedRequest<N>) => Promise<Reply<N>> };

export function createHost(): Host {
  let opening: Promise<Store> | undefined;
  const store = (): Promise<Store> => {
    opening ??= openStore().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };

  // Whatever a kill left unjudged is judged, and what it left half removed is swept, as soon as there is a host again.
  const settling = new Map<string, ReturnType<typeof setTimeout>>();
  const settleSoon = (bodyId: string): void => {
    clearTimeout(settling.get(bodyId));
    settling.set(
      bodyId,
      setTimeout(() => {
        settling.delete(bodyId);
        settle(bodyId).catch((error: unknown) => console.error('[政鉴] settle', bodyId, error));
      }, SETTLE_AFTER),
    );
  };
  /** A survey goes on where a body cannot be judged now: it stays dirty, and is judged later. */
  const settleOrSay = (bodyId: string) =>
    settle(bodyId).catch((error: unknown) => {
      if (toAppError(error).code === 'disk-full') throw error;
      console.error('[政鉴] settle', bodyId, error);
    });
  const environment = () => ({ browser: browserName(navigator.userAgent), extensionVersion });
  const surveys = createSurveyEngine({
    store,
    bodies: async () => readBodies(await store()),
    environment,
    stayAliveDuring,
    async carryOut(task, signal) {
      const { campaign, system } = await campaignAndSystem();
      const { cutoff } = campaign;
      const services = {
        factsOf: ({ capturedAt, ...page }: PageBytesToRead) => factsOfBytes(page, capturedAt),
        isAllowed,
        async settle(bodyIds: readonly string[]) {
          const dirty = await dirtyBodyIds(await store());
          for (const id of bodyIds) if (dirty.includes(id)) await settleOrSay(id);
        },
      };
      await surveyInWorker({ ...task, systemId: system.id, ...(cutoff ? { cutoff } : {}) }, services, signal);
    },
  });
  store()
    .then(async (db) => {
      // What falls due is not known of bodies that older versions settled.
      for (const { bodyId, dirty, due } of await readSummaries(db)) if (dirty || !due) settleSoon(bodyId);
      await sweepRemovals(db);
      await surveys.revive();
    })
    .catch((error: unknown) => console.error('[政鉴] start', error));

  async function campaignAndSystem(): Promise<{ campaign: Campaign; system: System }> {
    const campaign = await readCampaign(await store(), DEFAULT_CAMPAIGN_ID);
    if (!campaign) throw new AppError('campaign-not-found', DEFAULT_CAMPAIGN_ID);
    const system = systemById(campaign.systemId);
    if (!system) throw new AppError('system-not-found', campaign.systemId);
    return { campaign, system };
  }

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
    const { campaign, system } = await campaignAndSystem();
    const reading = interpret(facts);
    const view: PageView = { ...facts, ...reading };
    const verdicts = evaluatePage(view, checksOf(system), campaign.cutoff);
    const belongs = bodiesOfUrl(await readBodies(db), facts.url).length > 0;
    let bodyIds: string[] = [];
    if (belongs) {
      const factsHash = await factsHashOf(facts);
      ({ bodyIds } = await saveCapture(db, {
        facts,
        reading,
        factsHash,
        runId: await runIdOf(runId, facts),
        verdicts,
      }));
      bodyIds.forEach(settleSoon);
    }
    return {
      url: facts.url,
      ...(reading.title ? { title: reading.title } : {}),
      kind: reading.kind,
      bodyIds,
      verdicts: verdicts.map(({ ruleId, outcome }) => ({
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

  interface Judged {
    score: Score;
    summary: Summary;
    state: Awaited<ReturnType<typeof readBodyState>>;
    campaign: Campaign;
    system: System;
  }

  /** Judges what is stored of a body until nothing new came in meanwhile. Interrupted, it leaves the body dirty. */
  async function settle(bodyId: string): Promise<Judged> {
    const db = await store();
    const { campaign, system } = await campaignAndSystem();
    for (let tries = 0; tries < SETTLE_TRIES; tries++) {
      const state = await readBodyState(db, bodyId);
      const checks = checksOf(system);
      const texts = await readTexts(db, wantedTexts(state.siteFacts, checks, campaign.cutoff));
      const siteVerdicts = evaluateSite(state.siteFacts, checks, campaign.cutoff, texts);
      const results = new Map<string, CheckResult>();
      for (const [key, tally] of state.tallies) results.set(key, { scope: 'page', tally });
      for (const { ruleId, ruleVersion, paramsKey, outcome } of siteVerdicts) {
        results.set(checkKey(ruleId, paramsKey), { scope: 'site', ruleId, ruleVersion, outcome });
      }
      const judgements = (await readJudgements(db, campaign.id, bodyId)).filter(
        ({ systemId }) => systemId === system.id,
      );
      const result = score({ system, body: state.body, results, judgements });
      const summary = summarise(result, {
        bodyId,
        revision: state.revision,
        settledAt: new Date().toISOString(),
        systemId: system.id,
        pages: state.siteFacts.pages.total,
        due: await withTitles(
          db,
          dueOf({ facts: state.siteFacts, system, verdicts: siteVerdicts, cutoff: campaign.cutoff }),
        ),
      });
      if (await saveSettlement(db, { bodyId, revision: state.revision, siteVerdicts, summary })) {
        return { score: result, summary, state, campaign, system };
      }
    }
    throw new AppError('internal', `captures keep coming in for ${bodyId}`);
  }

  /** What of a body may be drawn for a leaf. */
  async function populationOf(bodyId: string, leafId: string, kind: PageKind) {
    const { campaign, system } = await campaignAndSystem();
    const { siteFacts } = await readBodyState(await store(), bodyId);
    return {
      key: { campaignId: campaign.id, bodyId, systemId: system.id, leafId },
      population: siteFacts.contents
        .filter((content) => content.kind === kind)
        .map(({ url, title = url }) => ({ url, title: title.slice(0, 300) })),
    };
  }

  async function makeScorecard(bodyId: string, madeAt = new Date().toISOString()): Promise<Scorecard> {
    const { score: result, state, campaign, system } = await settle(bodyId);
    const { id, name, level, kind, confirmed } = state.body;
    const findings = result.areas.flatMap(({ leaves }) => leaves.flatMap((leaf) => leaf.findings));
    const pageUrls = [...new Set(findings.map(({ finding }) => finding.pageUrl))].sort();
    const scorecard: Scorecard = {
      schemaVersion: SCORECARD_SCHEMA_VERSION,
      id: `${campaign.id}:${bodyId}:${madeAt}`,
      body: { id, name, level, kind, confirmed },
      system: { id: system.id, version: system.version, title: system.title, authority: system.authority },
      campaign: { id: campaign.id, ...(campaign.cutoff ? { cutoff: campaign.cutoff } : {}) },
      madeAt,
      versions: {
        extension: extensionVersion,
        rules: RULES_VERSION,
        schema: SCHEMA_VERSION,
        reader: READER_VERSION,
        interpret: INTERPRET_VERSION,
      },
      factsHash: state.factsHash,
      pages: { total: state.siteFacts.pages.total, byKind: { ...state.siteFacts.pages.byKind } },
      score: result.score,
      points: result.points,
      decided: result.decided,
      vetoes: result.vetoes,
      areas: result.areas,
      pageTitles: await readTitles(await store(), pageUrls),
      unread: state.unread.map(({ url, because }) => ({ url, because })),
    };
    await putScorecard(await store(), scorecard);
    return scorecard;
  }

  const watch = createWatch({
    store,
    fetchPage: (url) => fetchPage(url, new Date().toISOString(), false),
    keep: async (facts, runId) => void (await submit(facts, runId)),
    async missed(url, runId, { reason, detail }) {
      const because = message(`because.${reason}`, { detail });
      const bodyIds = await saveUnread(await store(), { url, runId, because, at: new Date().toISOString() });
      bodyIds.forEach(settleSoon);
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
        bodyIds.forEach(settleSoon);
        throw new AppError('fetch-failed', `${page.reason} ${page.detail}`);
      }
      return submit(page.facts, keep.runId, withFacts);
    },
    'page.unread': async ({ url, runId, reason, detail }) => {
      const because = message(`because.${reason}`, { detail });
      const bodyIds = await saveUnread(await store(), { url, runId, because, at: new Date().toISOString() });
      bodyIds.forEach(settleSoon);
      return null;
    },
    'body.put': async ({ body }) => {
      const before = (await readBodies(await store())).find(({ id }) => id === body.id);
      await putBody(await store(), body);
      if (before && JSON.stringify(before.scopes) !== JSON.stringify(body.scopes)) await surveys.heedScopes(body.id);
      return (await settle(body.id)).summary;
    },
    'body.remove': async ({ bodyId }) => {
      await removeBody(await store(), bodyId);
      await surveys.forgetBody(bodyId);
      return null;
    },
    'campaign.put': async ({ campaign }) => {
      if (!systemById(campaign.systemId)) throw new AppError('system-not-found', campaign.systemId);
      await putCampaign(await store(), campaign);
      return null;
    },
    'run.put': async ({ run }) => {
      await putRun(await store(), run);
      return null;
    },
    'watch.run': () => watch.run(),
    'scopes.list': async () => (await readBodies(await store())).flatMap(({ scopes }) => scopes),
    'body.settle': async ({ bodyId }) => (await settle(bodyId)).summary,
    'scorecard.make': ({ bodyId, madeAt }) => makeScorecard(bodyId, madeAt),
    'sample.draw': async ({ bodyId, leafId, kind, seed, size }) => {
      const { key, population } = await populationOf(bodyId, leafId, kind);
      const known = await readSample(await store(), key);
      if (known && known.seed === seed && known.size === size) return known;
      const drawn = drawSample(key, population, { seed, size, at: new Date().toISOString() });
      await putSample(await store(), drawn);
      return drawn;
    },
    'sample.replace': async ({ bodyId, leafId, kind, url, reason }) => {
      const { key, population } = await populationOf(bodyId, leafId, kind);
      const known = await readSample(await store(), key);
      const changed = known && replaceDrawn(known, population, { url, reason, at: new Date().toISOString() });
      if (!changed) throw new AppError('bad-request', `${url} is not in the sample of ${leafId}`);
      await putSample(await store(), changed);
      return changed;
    },
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
