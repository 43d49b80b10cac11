import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EvidenceItem, EvidenceLook, EvidenceTask, Sight } from '../../../../utils/evidence/evidence.ts';
import { evidenceManifest, withoutFiles } from '../../../../utils/export/evidence-manifest.ts';
import { pageKeyOf } from '../../../../utils/facts/digest.ts';
import { compress } from '../../../../utils/host/compress.ts';
import { type EvidenceTools, keepEvidence } from '../../../../utils/host/evidence/keep-evidence.ts';
import { changeOf, retake } from '../../../../utils/host/evidence/retake.ts';
import { roomOf } from '../../../../utils/host/evidence/room.ts';
import { putBody, removeBody } from '../../../../utils/store/bodies.ts';
import type { Store } from '../../../../utils/store/db.ts';
import {
  evidenceUsed,
  putEvidenceBudget,
  putPageBytesIn,
  readEvidence,
  readEvidenceFile,
} from '../../../../utils/store/evidence.ts';
import { expendable } from '../../../../utils/store/evidence-budget.ts';
import { putJudgement } from '../../../../utils/store/judgements.ts';
import { aBody, failingWrites, freshStore, HOME } from '../../store/fixtures.ts';

const URL = `${HOME}gk/`;
const PICTURE_SIZE = 1_000;

let store: Store;
beforeEach(async () => {
  store = await freshStore();
  await putBody(store, aBody());
});
afterEach(() => store.close());

const sight = (more: Partial<Sight> = {}): Sight => ({
  at: '2026-11-22T10:00:00.000Z',
  found: 'selector',
  rect: { x: 1, y: 1, width: 10, height: 10 },
  text: '联系电话：13800001111',
  covers: [],
  viewport: { width: 1366, height: 768 },
  picture: 'data:,',
  ...more,
});

/** Each picture has other bytes, as real ones have. */
let drawn = 0;
const tools = (look: (url: string) => EvidenceLook | Sight): EvidenceTools => ({
  store,
  async look({ url, places }) {
    const answer = look(url);
    if ('state' in answer) return answer;
    return {
      ...{
        state: 'seen',
        address: url,
        at: answer.at,
        status: 200,
        html: `<p>${'网页上的文字。'.repeat(10)}${url}</p>`,
      },
      sights: places.map(() => answer),
    };
  },
  async draw() {
    drawn++;
    const content = new Blob([String(drawn).padStart(PICTURE_SIZE, '.')], { type: 'image/webp' });
    return { content, width: 1366, height: 768, covered: 0 };
  },
});

const task = (runId = 'run-1', keys: readonly string[] = ['a'], more: Partial<EvidenceTask> = {}): EvidenceTask => ({
  campaignId: 'default',
  bodyId: 'yunxi',
  runId,
  url: URL,
  look: 'sampled',
  items: keys.map((findingKey): EvidenceItem => ({ findingKey, role: 'place', selector: '#x' })),
  ...more,
});

const kept = async () =>
  (await readEvidence(store, 'default', 'yunxi')).map(({ runId, findingKey, pictures }) => [
    runId,
    findingKey,
    pictures[0]?.missing ?? 'there',
  ]);
const at = (hour: number) => `2026-11-22T${String(hour).padStart(2, '0')}:00:00.000Z`;

describe('keepEvidence', () => {
  it('keeps picture and page, each under its hash, and masks what is written', async () => {
    await keepEvidence(
      tools(() => sight()),
      task(),
    );
    const [record] = await readEvidence(store, 'default', 'yunxi');
    const [picture] = record?.pictures ?? [];
    expect(picture?.text).toBe('联系电话：138******11');
    for (const { file } of [...(record?.pictures ?? []), ...(record?.pages ?? [])]) {
      const bytes = file && (await readEvidenceFile(store, 'default', file));
      const sha256 = createHash('sha256')
        .update(new Uint8Array((await bytes?.arrayBuffer()) ?? new ArrayBuffer(0)))
        .digest('hex');
      expect(sha256).toBe(file?.sha256);
    }
    expect(record?.pages.map(({ capture }) => capture)).toEqual(['rendered']);
  });

  it('keeps the bytes of a page that was never shown, with its headers', async () => {
    const { gzip, sha256 } = await compress(new TextEncoder().encode('<p>原文</p>'));
    await store.write(['pageBytes'], async (tx) =>
      putPageBytesIn(tx, {
        ...{ runId: 'run-1', url: pageKeyOf(URL), address: URL, gzip, sha256, size: 13, status: 200, at: at(1) },
        headers: { 'content-type': 'text/html', server: 'x' },
      }),
    );
    await keepEvidence(
      tools(() => ({ state: 'closed' })),
      { ...task('run-1', ['a']), look: undefined } as never,
    );
    const [record] = await readEvidence(store, 'default', 'yunxi');
    expect(record?.pictures).toMatchObject([{ missing: 'not-rendered' }]);
    expect(record?.pages).toMatchObject([
      { capture: 'fetched', headers: { server: 'x' }, at: at(1), file: { sha256 } },
    ]);
    const file = record?.pages[0]?.file;
    expect(file && (await (await readEvidenceFile(store, 'default', file))?.text())).toBe('<p>原文</p>');
  });

  it('done again for the same run changes no count', async () => {
    await keepEvidence(
      tools(() => sight()),
      task(),
    );
    await keepEvidence(
      tools(() => sight()),
      task(),
    );
    expect(
      (await readEvidence(store, 'default', 'yunxi')).map(({ pictures, pages }) => [pictures.length, pages.length]),
    ).toEqual([[1, 1]]);
  });

  it.each([
    [sight({ picture: undefined, missing: 'permission' } as never), 'permission'],
    [{ state: 'unread', reason: 'timeout', detail: '' } as EvidenceLook, 'unread'],
  ])('says why there is no picture', async (look, missing) => {
    expect(
      await keepEvidence(
        tools(() => look),
        task(),
      ),
    ).toMatchObject({ missing: [missing] });
    expect(await kept()).toEqual([['run-1', 'a', missing]]);
  });

  it.each([
    ['another page', { address: `${HOME}login` }],
    ['an error of the server', { status: 503 }],
    ['a challenge', { html: '<p>请完成验证后继续访问</p>' }],
  ])('takes %s for no picture of the place, nor for its absence', async (_, shown) => {
    const look = (seen: Partial<Sight>): EvidenceLook => ({
      ...{ state: 'seen', address: URL, at: at(1), status: 200, html: '<p>网页上的文字。</p>', ...shown },
      sights: [{ ...sight(), ...seen }],
    });
    const missingOf = async (seen: Partial<Sight>) => {
      const result = await keepEvidence(
        tools(() => look(seen)),
        task('run-1', ['a'], { look: 'extra' }),
      );
      return result === 'closed' ? result : result.missing;
    };
    expect(await missingOf({ found: 'gone' })).toEqual(['unread']);
    expect(await missingOf({ found: 'selector' })).toEqual(['unread']);
    // The finding's own words stand there.
    expect(await missingOf({ found: 'selector', holds: true })).toEqual([]);
  });

  it.each([
    ['a script took it away', { found: 'gone' as const }, {}],
    ['the page is gone', { found: 'gone' as const }, { status: 404 }],
    ['it stands at the encrypted address', { found: 'quote' as const }, { address: URL.replace('https:', 'http:') }],
  ])('keeps the page as it is shown where %s, and says how the place was found', async (_, seen, shown) => {
    await keepEvidence(
      tools(() => ({
        ...{ state: 'seen', address: URL, at: at(1), status: 200, html: '<p>网页上的文字。</p>', ...shown },
        sights: [sight(seen)],
      })),
      task('run-1', ['a'], { look: 'extra' }),
    );
    const [record] = await readEvidence(store, 'default', 'yunxi');
    expect(record?.pictures).toMatchObject([{ ...seen, file: { type: 'image/webp' } }]);
    expect(record?.pictures[0]).not.toHaveProperty('missing');
  });

  it('says so where the disk is full, and goes on', async () => {
    const stop = failingWrites((request) => {
      if (request.name === 'evidenceBlobs') throw new DOMException('full', 'QuotaExceededError');
    });
    try {
      expect(
        await keepEvidence(
          tools(() => sight()),
          task('run-1', ['a', 'b']),
        ),
      ).toMatchObject({
        missing: ['disk-full', 'disk-full'],
      });
    } finally {
      stop();
    }
    expect(await kept()).toEqual([
      ['run-1', 'a', 'disk-full'],
      ['run-1', 'b', 'disk-full'],
    ]);
  });
});

describe('the budget', () => {
  const survey = (runId: string, hour: number, keys = ['a', 'b']) =>
    keepEvidence(
      tools(() => sight({ at: at(hour) })),
      task(runId, keys),
    );

  it('lets superseded runs go, the oldest first, and is never exceeded', async () => {
    await putEvidenceBudget(store, 5 * PICTURE_SIZE);
    await survey('old', 1);
    await survey('middle', 2);
    expect(await evidenceUsed(store, 'default')).toBeLessThanOrEqual(5 * PICTURE_SIZE);
    await survey('new', 3);
    expect(await evidenceUsed(store, 'default')).toBeLessThanOrEqual(5 * PICTURE_SIZE);
    expect((await kept()).map(([runId]) => runId)).toEqual(['middle', 'middle', 'new', 'new']);
    expect((await kept()).every(([, , missing]) => missing === 'there')).toBe(true);
  });

  it('keeps what a person decided by, and says what found no room', async () => {
    await putEvidenceBudget(store, 3 * PICTURE_SIZE);
    await survey('old', 1);
    await putJudgement(store, {
      ...{ campaignId: 'default', bodyId: 'yunxi', systemId: 'general', leafId: 'x', object: 'a', evaluator: '甲' },
      ...{ stage: 'initial', decision: 'unmet', reason: '', decidedAt: at(2) },
    });
    await survey('new', 3, ['a', 'b', 'c']);
    expect(await kept()).toEqual([
      ['old', 'a', 'there'],
      ['new', 'a', 'there'],
      ['new', 'b', 'budget'],
      ['new', 'c', 'budget'],
    ]);
  });

  it('is the default of the product until somebody changes it', async () => {
    expect(await roomOf(store)).toMatchObject({ isDefault: true, used: 0 });
    await putEvidenceBudget(store, 7);
    expect(await roomOf(store)).toMatchObject({ isDefault: false, budget: 7 });
  });

  it('holds the evidence of a kept scorecard, of its moment and its findings alone', async () => {
    await survey('old', 1);
    await survey('new', 3);
    const records = await readEvidence(store, 'default', 'yunxi');
    const card = { bodyId: 'yunxi', madeAt: at(2), keys: new Set(['b']) };
    const free = expendable(records, { judgements: [], scorecards: [card] });
    expect(free.flat().map(({ runId, findingKey }) => [runId, findingKey])).toEqual([['old', 'a']]);
    const later = { ...card, madeAt: at(4) };
    expect(expendable(records, { judgements: [], scorecards: [later] }).flat()).toHaveLength(2);
  });

  it('gives back what a removed body took', async () => {
    await survey('old', 1);
    await removeBody(store, 'yunxi');
    expect(await evidenceUsed(store, 'default')).toBe(0);
  });
});

describe('looking again (补拍)', () => {
  const finding = { key: 'a', pageUrl: URL, selector: '#x', quote: '办事' };
  const again = (seen: Partial<Sight>) =>
    retake(
      tools(() => sight({ holds: true, text: '办事', ...seen })),
      { bodyId: 'yunxi', finding },
    );

  it('keeps old and new, and says whether the place is as it was', async () => {
    await keepEvidence(
      tools(() => sight({ text: '办事' })),
      task(),
    );
    expect((await again({})).change).toBe('same');
    expect((await again({ text: '办事（新）' })).change).toBe('changed');
    expect((await again({ text: '别的', holds: false })).change).toBe('changed');
    expect((await again({ found: 'gone', text: undefined, holds: undefined } as never)).change).toBe('gone');
    expect(await readEvidence(store, 'default', 'yunxi')).toHaveLength(5);
  });

  it.each([
    ['a refusal', { status: 412 }],
    ['another page', { address: `${HOME}login` }],
    ['a challenge', { html: `<p>${'请稍候，系统正在进行安全验证，完成后将自动跳转。'.repeat(3)}</p>` }],
    ['a page that only sends visitors on', { html: '<script>location.replace("/x/")</script>' }],
  ])('concludes no change from %s', async (_, shown) => {
    await keepEvidence(
      tools(() => sight({ text: '办事' })),
      task(),
    );
    const gone: EvidenceLook = {
      ...{ state: 'seen', address: URL, at: at(1), status: 200, html: `<p>${'网页上的文字。'.repeat(10)}</p>` },
      sights: [{ at: at(1), found: 'gone', covers: [], viewport: { width: 1, height: 1 }, picture: 'data:,' }],
    };
    const changeIn = async (look: EvidenceLook) =>
      (
        await retake(
          tools(() => look),
          { bodyId: 'yunxi', finding },
        )
      ).change;
    expect(await changeIn({ ...gone, ...shown } as EvidenceLook)).toBe('unknown');
    expect(await changeIn(gone)).toBe('gone');
  });

  it('accuses nobody of a change where nothing was found before', () => {
    expect(changeOf(undefined, { found: 'gone' }, undefined)).toBe('unknown');
    expect(changeOf(undefined, { found: 'page' }, undefined)).toBe('unknown');
    expect(changeOf(undefined, { found: 'selector', textMark: 'x' }, undefined)).toBe('unknown');
  });

  it('fails where somebody closes the window or the page does not come', async () => {
    for (const look of [{ state: 'closed' }, { state: 'unread', reason: 'timeout', detail: '' }] as EvidenceLook[]) {
      await expect(
        retake(
          tools(() => look),
          { bodyId: 'yunxi', finding },
        ),
      ).rejects.toMatchObject({ code: 'page-gone' });
    }
  });
});

describe('the manifest', () => {
  it('names each file once with its hash, and what is missing', async () => {
    await keepEvidence(
      tools(() => sight()),
      task('run-1', ['a', 'b']),
    );
    await keepEvidence(
      tools(() => sight({ picture: undefined, missing: 'permission' } as never)),
      task('run-1', ['c']),
    );
    const { manifest, files } = evidenceManifest(await readEvidence(store, 'default', 'yunxi'));
    const pictures = manifest.entries.filter(({ kind }) => kind === 'picture');
    expect(pictures.map(({ findingKey, missing, file }) => [findingKey, missing, file !== undefined])).toEqual([
      ['a', undefined, true],
      ['b', undefined, true],
      ['c', 'permission', false],
    ]);
    // One page for all of them.
    expect(files).toHaveLength(3);
    expect(pictures[0]).toMatchObject({ address: URL, selector: '#x', at: sight().at });
    const gone = withoutFiles(manifest, new Set([pictures[0]?.file ?? '']));
    expect(gone.entries.filter(({ missing }) => missing === 'removed')).toHaveLength(1);
  });
});
