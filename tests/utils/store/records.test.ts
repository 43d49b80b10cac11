/** Bodies, runs, campaigns, judgements, scorecards, summaries: the small records. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scorecard } from '../../../utils/audit/scorecard.ts';
import type { Judgement, Run } from '../../../utils/model.ts';
import { putBody, readBodies, readBody, removeBody, sweepRemovals } from '../../../utils/store/bodies.ts';
import { putCampaign, readCampaign, readCampaigns } from '../../../utils/store/campaigns.ts';
import { readBodyState, readFacts, readPage, saveCapture, saveUnread } from '../../../utils/store/captures.ts';
import { onStoreChange, type StoreChange } from '../../../utils/store/changes.ts';
import type { Store } from '../../../utils/store/db.ts';
import { putFile, readFile, readFiles } from '../../../utils/store/files.ts';
import { blankSummary } from '../../../utils/store/folds.ts';
import { putJudgement, readJudgements, removeJudgement } from '../../../utils/store/judgements.ts';
import { putLinks } from '../../../utils/store/links.ts';
import { putRun, readRun, readRuns } from '../../../utils/store/runs.ts';
import type { FileRecord } from '../../../utils/store/schema.ts';
import { putScorecard, readScorecard, readScorecards } from '../../../utils/store/scorecards.ts';
import {
  dirtyBodyIds,
  readSiteVerdicts,
  readSummaries,
  readSummary,
  saveSettlement,
} from '../../../utils/store/summaries.ts';
import { putSurvey } from '../../../utils/store/surveys.ts';
import type { LinkRecord } from '../../../utils/survey/survey.ts';
import {
  aBody,
  aCapture,
  aSurvey,
  aVerdict,
  columnLink,
  dump,
  failing,
  failingWrites,
  freshStore,
  HOME,
  HOST,
} from './fixtures.ts';

const portal = aBody('portal');
const department = aBody('zjj', [{ type: 'path', host: HOST, path: '/zjj/' }], {
  createdAt: '2025-01-02T00:00:00.000Z',
});

let store: Store;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => store.close());

describe('bodies', () => {
  it('are read in the order in which they were added', async () => {
    await putBody(store, department);
    await putBody(store, portal);
    expect(await readBodies(store)).toEqual([portal, department]);
    expect(await readBody(store, 'zjj')).toEqual(department);
    expect(await readBody(store, 'nobody')).toBeUndefined();
  });

  it('have a summary from the start, in which nothing is decided', async () => {
    await putBody(store, portal);
    expect(await readSummary(store, 'portal')).toEqual({ ...blankSummary('portal'), revision: 1, factsRevision: 1 });
    expect((await readBodyState(store, 'portal')).siteFacts.pages).toEqual({ total: 0, byKind: {} });
  });

  it('added over kept pages take them in', async () => {
    await putBody(store, portal);
    await saveCapture(store, aCapture('/zjj/a', { reading: { columnLinks: [columnLink('guide', '/zn/')] } }));
    await saveUnread(store, { url: `${HOME}zjj/b`, runId: 'r', because: { code: 'error.fetch-failed' }, at: '' });
    await putBody(store, department);
    const { siteFacts, unread } = await readBodyState(store, 'zjj');
    expect(siteFacts.pages.total).toBe(1);
    expect(siteFacts.columns.guide).toHaveLength(1);
    expect(unread).toHaveLength(1);
  });

  it('with other scopes have other pages, and lose none by a scope that was narrowed by mistake', async () => {
    await putBody(store, portal);
    for (const path of ['/', '/zjj/a', '/c']) await saveCapture(store, aCapture(path));
    await putBody(store, { ...portal, scopes: department.scopes });
    expect((await readBodyState(store, 'portal')).siteFacts.pages.total).toBe(1);
    expect(await readPage(store, `${HOME}c`)).toBeDefined();
    expect(await readBody(store, 'portal'), 'what it once was is nobody’s business').toEqual({
      ...portal,
      scopes: department.scopes,
    });
    await putBody(store, portal);
    expect((await readBodyState(store, 'portal')).siteFacts.pages.total).toBe(3);
    await removeBody(store, 'portal');
    expect((await dump()).digests).toEqual([]);
  });

  it('put again as they are change nothing; with another level they have to be settled again', async () => {
    await putBody(store, portal);
    const before = await dump();
    await putBody(store, portal);
    expect(await dump()).toEqual(before);
    const { revision } = await readBodyState(store, 'portal');
    await putBody(store, { ...portal, level: 'county' });
    expect(await readBodyState(store, 'portal')).toMatchObject({
      revision: revision + 1,
      siteFacts: { body: { level: 'county' } },
    });
  });
});

describe('the home page of a body', () => {
  const entered = async (duplicateOf: string, runId = 'run-1', createdAt = '2025-06-10T00:00:00.000Z') => {
    await putSurvey(store, ...aSurvey({ runId, createdAt, bodyIds: ['portal'] }));
    await store.write(['frontier'], async (tx) => {
      void tx.objectStore('frontier').put({
        ...{ runId, url: HOME, address: HOME, state: 'skipped', reason: 'duplicate', duplicateOf },
        ...{ rank: 0, seq: 0, depth: 0, tries: 1 },
      });
    });
  };
  const homeOf = async (bodyId: string) => (await readBodyState(store, bodyId)).siteFacts.home;

  it('stands where the entry is redirected, by the newest survey that knows', async () => {
    await putBody(store, portal);
    for (const path of ['/old/', '/portal/']) await saveCapture(store, aCapture(path, { reading: { kind: 'home' } }));
    expect(await homeOf('portal')).toBeUndefined();
    await entered(`${HOME}portal/`, 'run-2', '2025-06-11T00:00:00.000Z');
    await entered(`${HOME}old/`);
    await putSurvey(
      store,
      ...aSurvey({ runId: 'queued', createdAt: '2025-06-12T00:00:00.000Z', state: 'queued', bodyIds: ['portal'] }),
    );
    expect(await homeOf('portal')).toMatchObject({ url: `${HOME}portal/`, columns: [] });
  });

  it('stands where the entry forwards, and never with another body', async () => {
    await putBody(store, portal);
    await putBody(store, department);
    await saveCapture(
      store,
      aCapture('/portal/', { reading: { kind: 'home', columnLinks: [columnLink('guide', '/zn/')] } }),
    );
    await saveCapture(store, aCapture('/', { facts: { forwards: [`${HOME}portal/`] } }));
    await saveCapture(store, aCapture('/zjj/', { facts: { forwards: [`${HOME}portal/`] } }));
    expect(await homeOf('portal')).toMatchObject({ url: `${HOME}portal/`, columns: ['guide'] });
    expect(await homeOf('zjj')).toMatchObject({ url: `${HOME}zjj/` });
  });
});

describe('what links lead to', () => {
  const target = (runId: string, name: string, state: LinkRecord['state'], from = `${HOME}a`): LinkRecord => ({
    ...{ runId, url: `${HOME}f/${name}`, address: `${HOME}f/${name}`, kind: 'attachment', state, from },
    ...{ text: '附件', tries: 2, ...(state === 'dead' ? { status: 404 } : {}) },
  });
  const linksOf = async (bodyId: string) => (await readBodyState(store, bodyId)).siteFacts.links;

  it('is known from the newest survey that checked it, to the bodies whose pages link it', async () => {
    await putBody(store, portal);
    await putBody(store, department);
    const bodyIds = ['portal', 'zjj'];
    await putSurvey(store, ...aSurvey({ bodyIds }));
    expect(await linksOf('portal'), 'nothing was checked').toBeUndefined();
    await putLinks(store, [target('run-1', '1.pdf', 'read'), target('run-1', '2.pdf', 'dead', `${HOME}zjj/b`)]);
    await putSurvey(
      store,
      ...aSurvey({ runId: 'run-2', createdAt: '2025-06-11T00:00:00.000Z', state: 'running', bodyIds }),
    );
    await putLinks(store, [target('run-2', '1.pdf', 'waiting')]);
    expect(await linksOf('portal')).toMatchObject([
      { address: `${HOME}f/2.pdf`, state: 'dead', status: 404 },
      { address: `${HOME}f/1.pdf`, state: 'read' },
    ]);
    expect(await linksOf('zjj')).toMatchObject([{ from: `${HOME}zjj/b`, state: 'dead' }]);
    await putLinks(store, [target('run-2', '1.pdf', 'read'), target('run-2', '2.pdf', 'read', `${HOME}zjj/b`)]);
    expect((await linksOf('portal'))?.map(({ state }) => state)).toEqual(['read', 'read']);
    await putSurvey(store, ...aSurvey({ runId: 'run-3', createdAt: '2025-06-12T00:00:00.000Z', bodyIds }));
    expect(await linksOf('portal'), 'the newest one checked none').toBeUndefined();
  });
});

describe('a body that is removed', () => {
  const run: Run = {
    id: 'run-1',
    mode: 'survey',
    bodyIds: ['portal', 'zjj'],
    startedAt: '2025-06-10T00:00:00.000Z',
    environment: { browser: 'x', extensionVersion: '0' },
  };

  beforeEach(async () => {
    await putRun(store, run);
    await putRun(store, { ...run, id: 'run-2', bodyIds: ['portal'] });
    await putBody(store, portal);
    await putBody(store, department);
    const links = (path: string) => ({ columnLinks: [columnLink('guide', path)] });
    await saveCapture(
      store,
      aCapture('/zjj/a', { reading: links('/zjj/zn/'), verdicts: [aVerdict('r', failing(HOME, 'k'))] }),
    );
    await saveCapture(store, aCapture('/b', { reading: { ...links('/zn/'), items: [{ title: '一', href: null }] } }));
    await saveUnread(store, { url: `${HOME}c`, runId: 'run-1', because: { code: 'error.fetch-failed' }, at: '' });
    await putJudgement(store, aJudgement('portal'));
    await putScorecard(store, aScorecard('card', 'portal'));
  });

  it('takes along what was kept for it alone, and leaves what belongs to others', async () => {
    await removeBody(store, 'portal');
    expect(await readBodies(store)).toEqual([department]);
    const left = await dump();
    expect(left.digests).toHaveLength(1);
    expect(left.facts).toHaveLength(1);
    expect(left.verdicts).toHaveLength(1);
    expect(left.edges).toMatchObject([{ href: `${HOME}zjj/zn/` }]);
    for (const name of ['items', 'unread', 'judgements', 'scorecards', 'removals']) expect(left[name]).toEqual([]);
    expect(left.summaries).toHaveLength(1);
    expect(left.folds).toHaveLength(1);
    expect(await readRuns(store)).toEqual([{ ...run, bodyIds: ['zjj'] }]);
    expect(await readFacts(store, { url: `${HOME}zjj/a`, runId: 'run-1', capture: 'fetched' })).toBeDefined();
    expect((await readBodyState(store, 'zjj')).tallies.get('r{}')?.fail).toBe(1);
  });

  it('leaves nothing behind when it was the last', async () => {
    await removeBody(store, 'portal');
    await removeBody(store, 'zjj');
    // What is asked of pages says nothing of any of them.
    const { campaigns, checkSets: _, ...left } = await dump();
    expect(campaigns).toHaveLength(1);
    for (const [name, records] of Object.entries(left)) expect(records, name).toEqual([]);
  });

  it('is gone at once; its pages are swept out later where that was broken off', async () => {
    for (let index = 0; index < 450; index++) await saveCapture(store, aCapture(`/many/${index}`));
    const stop = failingWrites((_, count) => {
      if (count === 700) throw new Error('killed');
    });
    await expect(removeBody(store, 'portal')).rejects.toMatchObject({ code: 'internal' });
    stop();
    expect(await readBodies(store)).toEqual([department]);
    expect((await dump()).removals).toHaveLength(1);
    await sweepRemovals(store);
    const { removals, digests } = await dump();
    expect(removals).toEqual([]);
    expect(digests).toHaveLength(1);
  });

  it('and added again while its pages are swept keeps them', async () => {
    const stop = failingWrites(({ name }) => {
      if (name === 'facts') throw new Error('killed');
    });
    await expect(removeBody(store, 'portal')).rejects.toBeDefined();
    stop();
    await putBody(store, portal);
    await sweepRemovals(store);
    expect((await readBodyState(store, 'portal')).siteFacts.pages.total).toBe(2);
    expect((await readBodyState(store, 'portal')).siteFacts.columns.guide).toHaveLength(2);
  });

  it('that does not exist is removed already', async () => {
    const before = await dump();
    await removeBody(store, 'nobody');
    expect(await dump()).toEqual(before);
  });
});

function aJudgement(bodyId: string, more: Partial<Judgement> = {}): Judgement {
  return {
    campaignId: 'default',
    bodyId,
    systemId: 'general',
    leafId: 'leaf',
    object: '',
    evaluator: '张三',
    stage: 'initial',
    decision: 'met',
    reason: '',
    decidedAt: '2025-06-10T00:00:00.000Z',
    ...more,
  };
}

function aScorecard(id: string, bodyId: string, madeAt = '2025-06-10T00:00:00.000Z'): Scorecard {
  const { name, level, kind, confirmed } = portal;
  return {
    schemaVersion: 2,
    id,
    body: { id: bodyId, name, level, kind, confirmed },
    system: { id: 'general', version: '1', title: { 'zh-CN': '', en: '' }, authority: { 'zh-CN': '', en: '' } },
    campaign: { id: 'default' },
    madeAt,
    versions: { extension: '', rules: '', schema: 1, reader: 1, interpret: 1, axe: '', browser: '' },
    factsHash: '',
    pages: { total: 0, byKind: {} },
    score: { low: 0, high: 100 },
    points: 100,
    decided: 0,
    vetoes: { confirmed: 0, open: 0 },
    areas: [],
    unread: [],
  };
}

describe('a settlement', () => {
  const settle = async (revision: number) =>
    saveSettlement(store, {
      bodyId: 'portal',
      revision,
      siteVerdicts: [aVerdict('column-missing', { status: 'pass' })],
      summary: { ...blankSummary('portal'), dirty: false, points: 100, revision },
    });

  it('counts for the revision that it was made from', async () => {
    await putBody(store, portal);
    await putBody(store, department);
    const { revision } = await readBodyState(store, 'portal');
    expect(await settle(revision)).toBe(true);
    expect(await dirtyBodyIds(store)).toEqual(['zjj']);
    expect(await readSummaries(store)).toHaveLength(2);
    expect(await readSummary(store, 'portal')).toMatchObject({ points: 100, dirty: false, revision });
    expect(await readSiteVerdicts(store, 'portal')).toHaveLength(1);
    expect(await readSiteVerdicts(store, 'zjj')).toEqual([]);
  });

  it('is refused where a capture came in meanwhile, and the body stays unsettled', async () => {
    await putBody(store, portal);
    const { revision } = await readBodyState(store, 'portal');
    await saveCapture(store, aCapture('/a'));
    expect(await settle(revision)).toBe(false);
    expect(await readSummary(store, 'portal')).toMatchObject({ dirty: true, points: 0 });
  });

  it('of a body that was removed meanwhile is refused', async () => {
    expect(await settle(1)).toBe(false);
    expect(await readSummary(store, 'portal')).toBeUndefined();
  });
});

describe('campaigns', () => {
  it('are kept; a change makes every body unsettled', async () => {
    await putBody(store, portal);
    const { revision } = await readBodyState(store, 'portal');
    const campaign = { id: 'default', name: '默认评估', systemId: 'general', cutoff: '2025-06-30' };
    await putCampaign(store, campaign);
    await putCampaign(store, campaign);
    expect(await readCampaign(store, 'default')).toEqual(campaign);
    expect(await readCampaigns(store)).toEqual([campaign]);
    expect((await readSummary(store, 'portal'))?.revision).toBe(revision + 1);
    expect(await readCampaign(store, 'none')).toBeUndefined();
  });
});

describe('judgements', () => {
  it('replace only the same evaluator’s of the same leaf and stage, and can be taken back', async () => {
    await putBody(store, portal);
    const { revision } = await readBodyState(store, 'portal');
    const review = aJudgement('portal', { stage: 'review', evaluator: '李四' });
    await putJudgement(store, aJudgement('portal'));
    await putJudgement(store, aJudgement('portal', { decision: 'unmet' }));
    await putJudgement(store, review);
    await putJudgement(store, aJudgement('other'));
    expect(await readJudgements(store, 'default', 'portal')).toEqual([
      aJudgement('portal', { decision: 'unmet' }),
      review,
    ]);
    await removeJudgement(store, review);
    expect(await readJudgements(store, 'default', 'portal')).toHaveLength(1);
    expect(await readJudgements(store, 'other', 'portal')).toEqual([]);
    expect((await readSummary(store, 'portal'))?.revision).toBe(revision + 4);
    expect(await readSummary(store, 'other'), 'a judgement makes no body').toBeUndefined();
  });
});

describe('files', () => {
  const file = (text: string): FileRecord => ({
    ...{ campaignId: 'default', bodyId: 'portal', sha256: text.padStart(64, '0'), name: `${text}.png` },
    ...{ type: 'image/png', size: text.length, addedAt: '2025-06-10T00:00:00.000Z', content: new Blob([text]) },
  });

  it('come back byte for byte, and say where the disk is full with nothing lost', async () => {
    await putBody(store, portal);
    const first = file('a');
    await putFile(store, first);
    const stop = failingWrites(({ transaction }) => {
      (transaction as unknown as { _abort(name: string): void })._abort('QuotaExceededError');
    });
    await expect(putFile(store, file('b'))).rejects.toMatchObject({ code: 'disk-full' });
    stop();
    expect(await readFiles(store, 'default', 'portal')).toHaveLength(1);
    expect(await (await readFile(store, ['default', 'portal', first.sha256]))?.content.text()).toBe('a');
    await putFile(store, file('b'));
    await putFile(store, { ...file('b'), campaignId: 'other' });
    expect(await readFiles(store, 'default', 'portal')).toHaveLength(2);
    await removeBody(store, 'portal');
    expect((await dump()).files).toEqual([]);
  });
});

describe('scorecards', () => {
  it('never change once made', async () => {
    const card = aScorecard('1', 'portal');
    await putScorecard(store, card);
    await putScorecard(store, card);
    await expect(putScorecard(store, { ...card, points: 99 })).rejects.toMatchObject({ code: 'bad-request' });
    expect(await readScorecard(store, '1')).toEqual(card);
    expect(await readScorecard(store, '2')).toBeUndefined();
  });

  it('of a body are read the latest first', async () => {
    await putScorecard(store, aScorecard('1', 'portal', '2025-06-10T00:00:00.000Z'));
    await putScorecard(store, aScorecard('2', 'portal', '2025-06-11T00:00:00.000Z'));
    await putScorecard(store, aScorecard('3', 'zjj'));
    expect((await readScorecards(store, 'portal')).map(({ id }) => id)).toEqual(['2', '1']);
  });
});

describe('runs', () => {
  it('are kept and replaced, the latest read first', async () => {
    const run: Run = {
      id: 'live:2025-06-10',
      mode: 'live',
      bodyIds: [],
      startedAt: '2025-06-10T00:00:00.000Z',
      environment: { browser: 'x', extensionVersion: '0' },
    };
    await putRun(store, run);
    await putRun(store, { ...run, endedAt: '2025-06-10T01:00:00.000Z' });
    await putRun(store, { ...run, id: 'later', startedAt: '2025-06-11T00:00:00.000Z' });
    expect((await readRuns(store)).map(({ id }) => id)).toEqual(['later', 'live:2025-06-10']);
    expect((await readRun(store, run.id))?.endedAt).toBeDefined();
    expect(await readRun(store, 'none')).toBeUndefined();
  });
});

describe('changes', () => {
  it('are told after they are committed, in every context; a page of no body tells nothing', async () => {
    const heard: StoreChange[] = [];
    const stop = onStoreChange((change) => heard.push(change));
    await putBody(store, portal);
    await saveCapture(store, aCapture('/a'));
    await saveCapture(store, aCapture('https://elsewhere.example/'));
    const stopFailing = failingWrites(() => {
      throw new Error('killed');
    });
    await expect(saveCapture(store, aCapture('/b'))).rejects.toBeDefined();
    stopFailing();
    await new Promise((resolve) => setTimeout(resolve, 50));
    stop();
    expect(heard).toEqual([
      { store: 'bodies', key: 'portal' },
      { store: 'summaries', key: 'portal' },
      { store: 'digests', key: `${HOME}a` },
      { store: 'summaries', key: 'portal' },
    ]);
  });
});
