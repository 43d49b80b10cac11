/**
 * Campaigns, systems and judgements over what a survey of the sample site stored: everything after the survey is worked
 * out offline, whatever the browser kills meanwhile.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEMS } from '../../rules/systems/index.ts';
import { leavesOf } from '../../rules/systems/tree.ts';
import { openArchive } from '../../runner/archive.ts';
import { bodiesOf } from '../../runner/bodies.ts';
import type { Summary } from '../../utils/audit/summary.ts';
import type { Campaign } from '../../utils/model.ts';
import type { SurveyRecord } from '../../utils/survey/survey.ts';
import {
  BROWSERS,
  type BrowserName,
  eventually,
  type Harness,
  killInChromium,
  killInFirefox,
  records,
  startHarness,
} from './harness.ts';

const archive = openArchive('sample');
const bodies = bodiesOf({
  ...{ urls: [], drafts: archive.bodies, level: undefined, kind: undefined },
  createdAt: '2026-04-20T00:00:00.000Z',
});
const bodyId = bodies[0]?.id ?? '';
const OTHER_SYSTEM = 'luoyang-2016';

const campaign = (id: string, systemId: string): Campaign => ({ id, name: id, systemId, cutoff: '2026-04-30' });

/** Starts a browser in which the bodies and campaigns stood before the sample site was surveyed. */
async function surveyed(browser: BrowserName, campaigns: readonly Campaign[] = []): Promise<Harness> {
  const harness = await startHarness({ browser, pages: archive });
  for (const one of campaigns) await harness.call('campaign.put', { campaign: one });
  for (const body of bodies) await harness.call('body.put', { body });
  const settings = { delayMs: 0, concurrency: 4, timeoutMs: 4_000 };
  const bodyIds = bodies.map(({ id }) => id);
  await harness.call('survey.start', { runId: 'survey', bodyIds, archive: true, settings });
  for (;;) {
    const [survey] = await records<SurveyRecord>(harness, 'surveys');
    if (survey?.state === 'done') break;
    if (survey?.state === 'paused') throw new Error(JSON.stringify(survey.because));
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await allSettled(harness);
  return harness;
}

/** Waits until no body is dirty; answers what does not tell one settlement from another. */
async function allSettled(harness: Harness): Promise<Partial<Summary>[]> {
  const summaries = await eventually(
    () => records<Summary>(harness, 'summaries'),
    (found) => found.every(({ dirty }) => !dirty),
  );
  expect(summaries.filter(({ dirty }) => dirty)).toEqual([]);
  return summaries.map(({ revision: _, factsRevision: __, settledAt: ___, ...summary }) => summary);
}

async function activate(harness: Harness, campaignId: string): Promise<Partial<Summary>[]> {
  await harness.call('campaign.activate', { campaignId });
  return allSettled(harness);
}

describe.each(BROWSERS)('after a survey in %s', (browser) => {
  let harness: Harness;
  /** Requests that the survey made. */
  let asked: number;
  /** By system: what each body comes to where its pages were judged by it as they were captured. */
  const judgedFromTheStart = new Map<string, Partial<Summary>[]>();

  beforeAll(async () => {
    const reference = await surveyed(
      browser,
      SYSTEMS.map(({ id }) => campaign(id, id)),
    );
    for (const { id } of SYSTEMS) judgedFromTheStart.set(id, await activate(reference, id));
    await reference.close();
    harness = await surveyed(browser);
    asked = harness.proxy.requests.length;
  });
  afterAll(() => harness?.close());

  /** Pages of the site that were asked for since the survey. Browsers ask for things of their own. */
  const fetchedSince = () =>
    harness.proxy.requests
      .slice(asked)
      .map(({ url }) => url)
      .filter((url) => archive.find(url) !== undefined);

  it('a host that is killed in the middle of judging again ends as if nothing had happened', async () => {
    const kill = () => (browser === 'firefox' ? killInFirefox(harness.driven) : killInChromium(harness.driven, 'host'));
    const before = await allSettled(harness);
    let interrupted = 0;
    const others = SYSTEMS.filter(({ id }) => id !== 'general');
    for (const [index, { id }] of others.entries()) {
      await harness.call('campaign.put', { campaign: campaign('disturbed', id) });
      await harness.call('campaign.activate', { campaignId: 'disturbed' });
      await new Promise((resolve) => setTimeout(resolve, index * 150));
      await kill();
      if ((await records<Summary>(harness, 'summaries')).some(({ dirty }) => dirty)) interrupted++;
      // Anything that wakes the host will do.
      await harness.call('campaign.list', {});
      expect(await allSettled(harness)).toEqual(judgedFromTheStart.get(id));
      await activate(harness, 'default');
    }
    // A kill that never hit would prove nothing.
    expect(interrupted).toBeGreaterThan(0);
    expect(await allSettled(harness)).toEqual(before);
    expect(fetchedSince()).toEqual([]);
  });

  it('another campaign judges by another system and back, and fetches nothing', async () => {
    const before = await allSettled(harness);
    await harness.call('campaign.put', { campaign: campaign('other', OTHER_SYSTEM) });
    const other = await activate(harness, 'other');
    expect(other.map(({ systemId }) => systemId)).toEqual(bodies.map(() => OTHER_SYSTEM));
    expect(other[0]?.areas).not.toEqual(before[0]?.areas);
    expect(other).toEqual(judgedFromTheStart.get(OTHER_SYSTEM));
    expect(await activate(harness, 'default')).toEqual(before);
    expect(fetchedSince()).toEqual([]);
  });

  it('a scorecard by another system leaves the active campaign as it is', async () => {
    const before = await allSettled(harness);
    const card = await harness.call('scorecard.make', { bodyId, systemId: OTHER_SYSTEM, cutoff: '2026-04-30' });
    const [active] = await activate(harness, 'other');
    expect(card).toMatchObject({ system: { id: OTHER_SYSTEM }, score: active?.score, decided: active?.decided });
    expect(await activate(harness, 'default')).toEqual(before);
    expect(fetchedSince()).toEqual([]);
  });

  it('a copy of a system scores by the points that its user gave it', async () => {
    const [before] = await allSettled(harness);
    await harness.call('system.duplicate', { systemId: 'general', id: 'ours' });
    await harness.call('campaign.put', { campaign: campaign('ours', 'ours') });
    await harness.call('campaign.activate', { campaignId: 'ours' });
    const { system } = await harness.call('system.get', { systemId: 'ours' });
    const area = system.tree.children[0];
    if (!area || !('children' in area)) throw new Error('no area');
    const doubled = structuredClone(system);
    const added = area.points;
    doubled.tree.points += added;
    const first = doubled.tree.children[0];
    if (first) {
      first.points += added;
      for (const leaf of leavesOf(first)) leaf.points *= 2;
      if ('children' in first) for (const child of first.children) if ('children' in child) child.points *= 2;
    }
    expect(await harness.call('system.put', { system: doubled })).toMatchObject({ saved: { id: 'ours' } });
    const [after] = await allSettled(harness);
    expect(after?.areas?.[0]?.points).toBeCloseTo((before?.areas?.[0]?.points ?? 0) * 2);
    expect(after?.areas?.[1]).toEqual(before?.areas?.[1]);
    expect(fetchedSince()).toEqual([]);
    await harness.call('campaign.activate', { campaignId: 'default' });
  });

  it('a person decides a leaf, with a file that an extension page handed over', async () => {
    await allSettled(harness);
    const { areas } = await harness.call('scorecard.make', { bodyId });
    const leaf = areas.flatMap(({ leaves }) => leaves).find(({ state, veto }) => state === 'undecided' && !veto);
    if (!leaf) throw new Error('everything is decided');
    const bytes = 5_000_000;
    const url = await harness.driven.page.evaluate(
      (size) => URL.createObjectURL(new Blob([new Uint8Array(size).fill(7)], { type: 'image/png' })),
      bytes,
    );
    const file = await harness.call('file.put', { bodyId, name: '截图.png', type: 'image/png', url });
    expect(file).toMatchObject({ size: bytes, name: '截图.png' });
    const about = { bodyId, leafId: leaf.id, evaluator: '评估员甲', stage: 'initial' as const };
    const decide = (decision: 'met' | 'unmet') =>
      harness.call('judgement.put', { judgement: { ...about, decision, reason: '', evidence: [file.sha256] } });
    const leafNow = async () =>
      (await harness.call('scorecard.make', { bodyId })).areas
        .flatMap(({ leaves }) => leaves)
        .find(({ id }) => id === leaf.id);
    await decide('unmet');
    expect(await leafNow()).toMatchObject({ state: 'unmet', judged: true });
    await decide('met');
    expect(await leafNow()).toMatchObject({ state: 'met', judged: true });
    await harness.call('judgement.remove', about);
    expect(await leafNow()).toMatchObject({ state: 'undecided', judged: false });
    await harness.call('file.remove', { bodyId, sha256: file.sha256 });
  });
});
