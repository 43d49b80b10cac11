/** Pictures of what a visitor met: kept once a page and run, within the budget, as long as anything may rest on them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Glimpse, PathStep, Sight } from '../../../../utils/evidence/evidence.ts';
import { evidenceManifest } from '../../../../utils/export/evidence-manifest.ts';
import { placeSteps } from '../../../../utils/host/evidence/draw-path.ts';
import type { EvidenceTools } from '../../../../utils/host/evidence/keep-evidence.ts';
import { keepVisit } from '../../../../utils/host/evidence/keep-visit.ts';
import { putBody, removeBody } from '../../../../utils/store/bodies.ts';
import type { Store } from '../../../../utils/store/db.ts';
import { evidenceUsed, putEvidenceBudget, readEvidence } from '../../../../utils/store/evidence.ts';
import { expendable } from '../../../../utils/store/evidence-budget.ts';
import { aBody, failingWrites, freshStore, HOME } from '../../store/fixtures.ts';

const SIZE = 1_000;
let store: Store;
beforeEach(async () => {
  store = await freshStore();
  await putBody(store, aBody());
});
afterEach(() => store.close());

const sight = (more: Partial<Sight> = {}): Sight => ({
  at: '2026-11-23T10:00:00.000Z',
  covers: [],
  viewport: { width: 1366, height: 768 },
  picture: 'data:,',
  ...more,
});
const glimpse = (role: Glimpse['role'], more: Partial<Glimpse> = {}): Glimpse => ({
  role,
  url: HOME,
  sight: sight(),
  ...more,
});
const SCREENS = [0, 1, 2].map((part) => glimpse('focus-path', { part }));

/** Each picture has other bytes, as real ones have. */
let drawn = 0;
const tools = (): Pick<EvidenceTools, 'store' | 'draw'> => ({
  store,
  async draw({ path }) {
    drawn++;
    const content = new Blob([String(drawn).padStart(SIZE, '.')], { type: 'image/webp' });
    const shown = path && { steps: path.length, drawn: path.length, left: 0, unseen: 0, trapped: false };
    return { content, width: 1366, height: 768, covered: 0, ...(shown ? { path: shown } : {}) };
  },
});
const keep = (glimpses: readonly Glimpse[], runId = 'run-1', url = HOME) =>
  keepVisit(tools(), [aBody()], { runId, url, glimpses });
const kept = () => readEvidence(store, 'default', 'yunxi');

describe('keepVisit', () => {
  it('keeps what was met under the page that was tried, whatever page a picture shows', async () => {
    await keep([glimpse('ageing-before'), glimpse('ageing-next', { url: `${HOME}gk/` })]);
    const [record, ...others] = await kept();
    expect(others).toEqual([]);
    expect(record).toMatchObject({ visited: HOME, take: '', pages: [] });
    expect(record?.pictures.map(({ role, url, missing }) => [role, url, missing])).toEqual([
      ['ageing-before', HOME, undefined],
      ['ageing-next', `${HOME}gk/`, undefined],
    ]);
  });

  it('keeps every screen of the way of the focus, and names it in the manifest', async () => {
    const path: PathStep[] = [{ n: 1, state: 'held', rect: { x: 1, y: 1, width: 10, height: 10 } }];
    await keep(SCREENS.map((screen) => ({ ...screen, path })));
    const { manifest, files } = evidenceManifest(await kept());
    expect(manifest.entries.map(({ role, part, path: way }) => [role, part, way?.drawn])).toEqual([
      ['focus-path', 0, 1],
      ['focus-path', 1, 1],
      ['focus-path', 2, 1],
    ]);
    expect(files).toHaveLength(3);
  });

  it('has what was seen last where a page is looked at again, and no bytes of what went', async () => {
    await keep(SCREENS);
    await keep(SCREENS.slice(0, 2));
    const [record] = await kept();
    expect(record?.pictures.map(({ part }) => part)).toEqual([0, 1]);
    expect(await evidenceUsed(store, 'default')).toBe(2 * SIZE);
  });

  it('says what is missing: permission, room, room on the disk', async () => {
    const { picture: _, ...blind } = sight({ missing: 'permission' });
    await putEvidenceBudget(store, SIZE);
    await keep([glimpse('popup', { sight: blind }), glimpse('ageing-before'), glimpse('ageing-after')]);
    expect((await kept())[0]?.pictures.map(({ missing }) => missing)).toEqual(['permission', undefined, 'budget']);
    await putEvidenceBudget(store, 10 * SIZE);
    const mend = failingWrites(({ name }) => {
      if (name === 'evidenceBlobs') throw new DOMException('full', 'QuotaExceededError');
    });
    await keep([glimpse('tool-before')], 'run-2').finally(mend);
    const [full] = (await kept()).filter(({ runId }) => runId === 'run-2').flatMap(({ pictures }) => pictures);
    expect(full).toMatchObject({ role: 'tool-before', missing: 'disk-full' });
  });

  it('keeps nothing of pages of others', async () => {
    await keep([glimpse('popup')], 'run-1', 'https://www.elsewhere.example.gov.cn/');
    expect(await kept()).toEqual([]);
  });

  it('goes with the body', async () => {
    await keep(SCREENS);
    await removeBody(store, 'yunxi');
    expect(await kept()).toEqual([]);
    expect(await evidenceUsed(store, 'default')).toBe(0);
  });

  it('may go once another survey looked again, but not where a decision may rest on it', async () => {
    await keep([glimpse('popup', { sight: sight({ at: '2026-11-20T10:00:00.000Z' }) })], 'run-1');
    await keep([glimpse('popup')], 'run-2');
    const records = await kept();
    const groups = expendable(records, { judgements: [], scorecards: [] });
    expect(groups.map((group) => group.map(({ runId }) => runId))).toEqual([['run-1']]);
    const judgement = { bodyId: 'yunxi', object: 'some finding', decidedAt: '2026-11-21T10:00:00.000Z' };
    expect(expendable(records, { judgements: [judgement], scorecards: [] })).toEqual([]);
  });
});

describe('a way of the focus in a picture', () => {
  const viewport = { width: 1366, height: 768 };
  const step = (n: number, y?: number, state: PathStep['state'] = 'held'): PathStep => ({
    n,
    state,
    ...(y === undefined ? {} : { rect: { x: 100, y, width: 80, height: 20 } }),
  });

  it('shows the steps inside the window and joins those outside of it', () => {
    const { all, shown } = placeSteps([step(1, -500), step(2, 100), step(3, 900)], viewport);
    expect(all.map(({ step: { n } }) => n)).toEqual([1, 2, 3]);
    expect(shown.map(({ step: { n } }) => n)).toEqual([2]);
  });

  it('puts a step that nobody sees beside the one that led to it', () => {
    const { shown } = placeSteps([step(1, 100), step(2, undefined, 'unseen'), step(3, 200)], viewport);
    expect(shown.map(({ step: { n }, y }) => [n, y])).toEqual([
      [1, 100],
      [2, 100],
      [3, 200],
    ]);
    expect((shown[1]?.x ?? 0) > (shown[0]?.x ?? 0)).toBe(true);
  });
});
