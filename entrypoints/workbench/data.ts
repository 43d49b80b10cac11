/** The workbench's port in the browser. */
import { browser } from 'wxt/browser';
import { BUILT_IN_HOST, originOfHost } from '../../components/hosts.ts';
import type { ListingKind } from '../../components/survey-listing.tsx';
import { unreadStatesOf } from '../../components/survey-words.ts';
import { restsOnShown } from '../../utils/audit/rests-on.ts';
import type { Scorecard } from '../../utils/audit/scorecard.ts';
import { AppError } from '../../utils/errors.ts';
import { safePart } from '../../utils/export/file-name.ts';
import { request } from '../../utils/messaging.ts';
import { EVALUATOR_KEY } from '../../utils/settings.ts';
import { readBodies } from '../../utils/store/bodies.ts';
import { readActiveCampaign } from '../../utils/store/campaigns.ts';
import { onStoreChange } from '../../utils/store/changes.ts';
import { openStore, type Store } from '../../utils/store/db.ts';
import { readEvidenceFile } from '../../utils/store/evidence.ts';
import { readFile } from '../../utils/store/files.ts';
import { readAddresses } from '../../utils/store/frontier.ts';
import { findHolders } from '../../utils/store/holders.ts';
import { eachListed, makeListing, readListed, type Source } from '../../utils/store/listing.ts';
import { readSummaries } from '../../utils/store/summaries.ts';
import { readSurveys } from '../../utils/store/surveys.ts';
import type { SurveyRecord } from '../../utils/survey/survey.ts';
import { gathered } from '../../utils/ui/gathered.ts';
import type { WorkbenchPort } from './port.ts';

/** Milliseconds between two questions that keep the engine of a survey awake. */
const WAKE = 30_000;
/** Numbers that change more often tire the eye; milliseconds. */
const CALM = 1_000;

/** What pictures of windows take that nobody clicked in: this very pattern. */
const ALL_URLS = '<all_urls>';
const BUILT_IN = originOfHost(BUILT_IN_HOST);

/** By what a person saw a body scored. */
const seenIn = ({ campaign, system }: Pick<Scorecard, 'campaign' | 'system'>) => ({
  campaignId: campaign.id,
  systemId: system.id,
});

export function browserPort(): WorkbenchPort {
  let opened: Promise<Store> | undefined;
  let wokenAt = 0;
  /** What the engine said of its surveys when it was woken last. */
  let told: readonly SurveyRecord[] = [];
  const pictures = new Map<string, Promise<string | undefined>>();
  const store = () => {
    opened ??= openStore().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    async rows() {
      const open = await store();
      const [bodies, summaries] = await Promise.all([readBodies(open), readSummaries(open)]);
      const byBody = new Map(summaries.map((summary) => [summary.bodyId, summary]));
      return bodies.map((body) => ({ body, summary: byBody.get(body.id) }));
    },
    async putBody(body) {
      await request('body.put', { body });
    },
    async removeBody(bodyId) {
      await request('body.remove', { bodyId });
    },
    makeScorecard: (bodyId) => request('scorecard.make', { bodyId }),
    download(fileName, type, content) {
      const href = URL.createObjectURL(new Blob([content as BlobPart], { type }));
      const link = document.createElement('a');
      link.href = href;
      link.download = fileName;
      document.body.append(link);
      link.click();
      link.remove();
      return href;
    },
    async grantedSites() {
      const [all, builtIn] = await Promise.all([
        browser.permissions.getAll(),
        browser.permissions.contains({ origins: [BUILT_IN] }),
      ]);
      // That for pictures (取证) has a place of its own.
      const own = (all.origins ?? []).filter((origin) => origin !== BUILT_IN && origin !== ALL_URLS);
      return { origins: own.sort(), builtIn };
    },
    requestSites: (hosts) => browser.permissions.request({ origins: hosts.map(originOfHost) }),
    async withdrawSite(origin) {
      await browser.permissions.remove({ origins: [origin] });
    },
    onChange(listener) {
      const gather = gathered((stores: ReadonlySet<string>) => {
        if (stores.has('bodies') || stores.has('summaries')) listener();
      }, CALM);
      const stop = onStoreChange((change) => gather.add(change.store));
      return () => {
        stop();
        gather.cancel();
      };
    },
    async surveys() {
      // The question wakes the engine where it was killed; what is shown comes from the store in any case.
      if (Date.now() - wokenAt > WAKE) {
        wokenAt = Date.now();
        request('survey.list', {}).then(
          (surveys) => {
            told = surveys;
          },
          (error: unknown) => console.error('[政鉴] workbench', error),
        );
      }
      const open = await store();
      // That it is paused may be what a full disk has no room for: then only the engine knows, and nothing has moved.
      const surveys = (await readSurveys(open)).map((survey) => {
        const { runId, state, workedMs } = survey;
        const stuck = told.find((one) => one.runId === runId && one.state === 'paused' && one.workedMs === workedMs);
        return state === 'running' && stuck ? stuck : survey;
      });
      return Promise.all(
        surveys.map(async (survey) => ({
          survey,
          reading: survey.state === 'running' ? await readingNow(open, survey.runId) : [],
        })),
      );
    },
    async startSurvey(bodyId, settings) {
      await request('survey.start', { runId: `survey-${crypto.randomUUID()}`, bodyIds: [bodyId], settings });
    },
    async orderSurvey(runId, order) {
      told = [];
      await request(`survey.${order}`, { runId });
    },
    async pauseSurveys() {
      told = [];
      return (await request('survey.pause-all', {})).changed;
    },
    async resumeSurveys(runIds) {
      told = [];
      return (await request('survey.resume-all', { runIds: [...runIds] })).changed;
    },
    async listing(survey, kind, { filter, signal, onProgress }) {
      const pass = { runId: survey.runId, sources: sourcesOf(survey, kind), filter, signal };
      return makeListing(await store(), pass, onProgress);
    },
    listed: async (listing, group, range) => readListed(await store(), listing, group, range),
    async eachListed(survey, kind, filter, visit) {
      await eachListed(await store(), { runId: survey.runId, sources: sourcesOf(survey, kind), filter }, visit);
    },
    holders: async (runId, urls, options) => findHolders(await store(), runId, urls, options),
    periodStart: async () => (await readActiveCampaign(await store())).start,
    async systems() {
      const [systems, { campaign }] = await Promise.all([request('system.list', {}), request('campaign.get', {})]);
      return { systems, active: campaign.systemId };
    },
    system: async (systemId) => (await request('system.get', { systemId })).system,
    putSystem: (system, basedOn) => request('system.put', { system, basedOn }),
    duplicateSystem: (systemId, name) =>
      request('system.duplicate', {
        systemId,
        id: `own-${crypto.randomUUID().slice(0, 8)}`,
        title: { 'zh-CN': name, en: name },
      }),
    async removeSystem(systemId) {
      await request('system.remove', { systemId });
    },
    exportSystem: async (systemId) => (await request('system.export', { systemId })).text,
    importSystem: (text, replace) => request('system.import', { text, replace }),
    // All rules, which nothing else here needs, come when they are wanted.
    ruleChoices: async () => (await import('../../utils/ui/rule-choices.ts')).ruleChoices(),
    campaigns: () => request('campaign.list', {}),
    async putCampaign(campaign) {
      await request('campaign.put', { campaign });
    },
    async activateCampaign(campaignId) {
      await request('campaign.activate', { campaignId });
    },
    async removeCampaign(campaignId) {
      await request('campaign.remove', { campaignId, confirm: true });
    },
    ranking: () => request('campaign.ranking', {}),
    scorecards: (bodyId) => request('scorecard.list', { bodyId }),
    compare: (before) => request('scorecard.compare', { before }),
    async judged(bodyId) {
      const card = await request('scorecard.make', { bodyId, keep: false });
      const [{ system }, judgements, samples, evidence, files] = await Promise.all([
        request('system.get', { systemId: card.system.id }),
        request('judgement.list', { bodyId }),
        request('sample.list', { bodyId }),
        request('evidence.list', { bodyId }),
        request('file.list', { bodyId }),
      ]);
      return { card, system, judgements: judgements.map(({ judgement }) => judgement), samples, evidence, files };
    },
    async judge(card, leafId, { files = [], evidence: kept = [], ...judged }) {
      const bodyId = card.body.id;
      const evidence = [...kept];
      for (const file of files) {
        const sha256 = await putFile(bodyId, file.name, file);
        if (!evidence.includes(sha256)) evidence.push(sha256);
      }
      const leaf = card.areas.flatMap(({ leaves }) => leaves).find(({ id }) => id === leafId);
      const restsOn = leaf && judged.object !== '' ? restsOnShown(leaf, judged.object) : undefined;
      await request('judgement.put', {
        judgement: { bodyId, leafId, ...judged, ...(evidence.length > 0 && { evidence }) },
        seen: { ...seenIn(card), ...(restsOn && { restsOn }) },
      });
    },
    async downloadFile(bodyId, { sha256 }) {
      const open = await store();
      const { id } = await readActiveCampaign(open);
      const file = await readFile(open, [id, bodyId, sha256]);
      if (!file) throw new AppError('file-not-found', sha256);
      // Never shown in a tab of ours: a page among the files would run as the extension.
      this.download(safePart(file.name), file.type, file.content);
    },
    async takeBack(judgement) {
      const { campaignId, systemId, ...said } = judgement;
      const { bodyId, leafId, object, evaluator, stage, evidence = [] } = said;
      const open = await store();
      const kept = await Promise.all(evidence.map((sha256) => readFile(open, [campaignId, bodyId, sha256])));
      // Bytes of their own: those in the store go with the judgement.
      const files = await Promise.all(
        kept
          .filter((file) => file !== undefined)
          .map(async ({ name, type, content }) => ({
            name,
            content: new Blob([await content.arrayBuffer()], { type }),
          })),
      );
      const seen = { campaignId, systemId };
      await request('judgement.remove', { seen, bodyId, leafId, object, evaluator, stage });
      return async () => {
        const again: string[] = [];
        for (const { name, content } of files) again.push(await putFile(bodyId, name, content));
        const { evidence: _, ...rest } = said;
        await request('judgement.put', {
          judgement: { ...rest, ...(again.length > 0 && { evidence: again }) },
          seen,
        });
      };
    },
    async evaluator() {
      const { [EVALUATOR_KEY]: name } = await browser.storage.local.get(EVALUATOR_KEY);
      return typeof name === 'string' ? name : undefined;
    },
    putEvaluator: (name) => browser.storage.local.set({ [EVALUATOR_KEY]: name }),
    async drawSample(card, leafId) {
      await request('sample.draw', { seen: seenIn(card), bodyId: card.body.id, leafId });
    },
    async replaceDrawn(card, leafId, url, reason) {
      await request('sample.replace', { seen: seenIn(card), bodyId: card.body.id, leafId, url, reason });
    },
    evidenceUrl(campaignId, file) {
      const known = pictures.get(file.sha256);
      if (known) return known;
      const address = store()
        .then((open) => readEvidenceFile(open, campaignId, file))
        .then((blob) => blob && URL.createObjectURL(new Blob([blob], { type: file.type })));
      pictures.set(file.sha256, address);
      return address;
    },
    retake: (bodyId, { key, pageUrl, selector, quote }) =>
      request('evidence.retake', {
        bodyId,
        finding: { key, pageUrl, ...(selector ? { selector } : {}), ...(quote ? { quote } : {}) },
      }),
    evidenceRoom: () => request('evidence.room', {}),
    putEvidenceBudget: (bytes) => request('evidence.budget', { bytes }),
    removeEvidence: (which) => request('evidence.remove', { which }),
    async evidenceArchive(bodyId) {
      const records = await request('evidence.list', { bodyId });
      if (records.length === 0) return undefined;
      const { archiveOf } = await import('./evidence-archive.ts');
      return archiveOf(await store(), records);
    },
    mayPicture: () => browser.permissions.contains({ origins: [ALL_URLS] }),
    requestPictures: () => browser.permissions.request({ origins: [ALL_URLS] }),
    async withdrawPictures() {
      await browser.permissions.remove({ origins: [ALL_URLS] });
    },
    onSurveys(listener) {
      const gather = gathered(() => listener(), CALM);
      const stop = onStoreChange((change) => {
        if (change.store === 'surveys') gather.add(change.key);
      });
      return () => {
        stop();
        gather.cancel();
      };
    },
  };
}

/** Keeps a file and answers with its SHA-256. */
async function putFile(bodyId: string, name: string, content: Blob): Promise<string> {
  const url = URL.createObjectURL(content);
  try {
    return (await request('file.put', { bodyId, name, type: content.type, url })).sha256;
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function readingNow(store: Store, runId: string): Promise<string[]> {
  const { addresses } = await readAddresses(store, runId, 'fetching', { limit: 16 });
  return addresses.sort((a, b) => (a.turn ?? 0) - (b.turn ?? 0)).map(({ address }) => address);
}

/** Pages of the site that could not be read stand beside the links: that they are linked is what is wrong. */
function sourcesOf(survey: SurveyRecord, kind: ListingKind): Source[] {
  return kind === 'links' ? ['dead', 'blocked', 'unknown', 'links'] : [...unreadStatesOf(survey), 'read'];
}
