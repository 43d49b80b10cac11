import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PageChecks } from '../../../utils/facts/fold.ts';
import { isJudged } from '../../../utils/facts/fold.ts';
import { putBody } from '../../../utils/store/bodies.ts';
import { readBodyState, readPage, saveCapture } from '../../../utils/store/captures.ts';
import type { Store } from '../../../utils/store/db.ts';
import { rebuildFold } from '../../../utils/store/folds.ts';
import { readUnjudged, saveJudged, type Unjudged } from '../../../utils/store/judging.ts';
import { aBody, aCapture, aVerdict, dump, failing, freshStore, HOME, HOST, storedFold } from './fixtures.ts';

const portal = aBody('portal');
const department = aBody('zjj', [{ type: 'path', host: HOST, path: '/zjj/' }]);
const passed = { status: 'pass' } as const;
const asking = (keys: readonly string[], cutoff?: string): PageChecks => ({
  versions: new Map(keys.map((key) => [`${key}{}`, 1])),
  cutoff,
});

let store: Store;
beforeEach(async () => {
  store = await freshStore();
  await putBody(store, portal);
  await putBody(store, department);
});
afterEach(() => store.close());

async function unjudged(checks: PageChecks, bodyId = 'portal'): Promise<Unjudged[]> {
  const all: Unjudged[] = [];
  for (let next: Parameters<typeof readUnjudged>[3] | undefined = { range: 0 }; next; ) {
    const slice: Awaited<ReturnType<typeof readUnjudged>> = await readUnjudged(store, bodyId, checks, next);
    all.push(...slice.captures);
    next = slice.next;
  }
  return all;
}

describe('captures without an answer', () => {
  it('are named with the checks that they were not put to, those of the newest run alone', async () => {
    await saveCapture(store, aCapture('/a', { runId: 'run-1', verdicts: [aVerdict('r', passed)] }));
    const at = '2025-07-01T00:00:00.000Z';
    for (const capture of ['fetched', 'live'] as const) {
      await saveCapture(store, aCapture('/b', { capture, runId: 'run-2', at, verdicts: [aVerdict('r', passed)] }));
    }
    await saveCapture(store, aCapture('/b', { runId: 'run-1' }));
    expect(await unjudged(asking(['r']))).toEqual([]);
    expect(await unjudged(asking(['r', 's']))).toMatchObject([
      { canonicalUrl: `${HOME}a`, runId: 'run-1', capture: 'fetched', missing: ['s{}'] },
      { canonicalUrl: `${HOME}b`, runId: 'run-2', capture: 'fetched', missing: ['s{}'] },
      { canonicalUrl: `${HOME}b`, runId: 'run-2', capture: 'live', missing: ['s{}'] },
    ]);
    expect(await unjudged(asking(['s']), 'zjj')).toEqual([]);
    await expect(unjudged(asking(['s']), 'nobody')).rejects.toMatchObject({ code: 'body-not-found' });
  });

  it('are those whose answer an older version gave, or one that rests on another cut-off', async () => {
    const verdicts = [aVerdict('r', passed), aVerdict('day', passed, { cutoff: '2025-06-01' })];
    await saveCapture(store, aCapture('/a', { verdicts }));
    expect(await unjudged(asking(['r', 'day'], '2025-06-01'))).toEqual([]);
    expect(await unjudged(asking(['r', 'day']))).toMatchObject([{ missing: ['day{}'] }]);
    const newer = { versions: new Map([['r{}', 2]]) };
    expect(await unjudged(newer)).toMatchObject([{ missing: ['r{}'] }]);
    const { judged } = await readBodyState(store, 'portal');
    expect(isJudged(judged, asking(['r', 'day'], '2025-06-01'))).toBe(true);
    expect(isJudged(judged, asking(['r', 'day']))).toBe(false);
    expect(isJudged(judged, newer)).toBe(false);
  });
});

describe('what was judged', () => {
  it('stands beside what was judged before, and replaces what rests on another cut-off', async () => {
    const verdicts = [aVerdict('r', passed), aVerdict('day', passed, { cutoff: '' })];
    await saveCapture(store, aCapture('/a', { verdicts }));
    const [capture] = await unjudged(asking(['s'], '2025-06-01'));
    if (!capture) throw new Error('nothing to judge');
    const fail = aVerdict('s', failing(`${HOME}a`, 'k'));
    await saveJudged(store, asking(['s'], '2025-06-01'), [{ ...capture, verdicts: [fail] }]);
    expect((await readPage(store, `${HOME}a`))?.verdicts).toEqual([aVerdict('r', passed), fail]);
    const { tallies } = await readBodyState(store, 'portal');
    expect(tallies.get('s{}')).toMatchObject({ fail: 1, findings: [{ pages: 1, finding: { key: 'k' } }] });
    expect(tallies.has('day{}')).toBe(false);
  });

  it('of facts that were captured anew meanwhile is nothing', async () => {
    await saveCapture(store, aCapture('/a'));
    const captures = await unjudged(asking(['r']));
    const verdicts = [aVerdict('r', failing(`${HOME}a`, 'k'))];
    await saveCapture(store, aCapture('/a', { facts: { documentTitle: '改了' }, verdicts: [aVerdict('r', passed)] }));
    const before = await dump();
    await saveJudged(
      store,
      asking(['r']),
      captures.map((capture) => ({ ...capture, verdicts })),
    );
    expect(await dump()).toEqual(before);
  });

  it('gives with captures in between the fold that is made anew, whatever was asked before', async () => {
    const event = fc.record({
      path: fc.constantFrom('/zjj/a', '/zjj/b', '/c'),
      capture: fc.constantFrom('fetched' as const, 'live' as const),
      runId: fc.constantFrom('run-1', 'run-2'),
      asked: fc.subarray(['r', 's', 't']),
      cutoff: fc.constantFrom(undefined, '2025-06-01'),
      isCapture: fc.boolean(),
      limit: fc.integer({ min: 1, max: 6 }),
    });
    // `s` asks for the day; what it says follows from the capture and the cut-off alone.
    const judge = (keys: readonly string[], id: { canonicalUrl: string; capture: string }, cutoff = '') =>
      keys.map((key) => {
        const says = key === 's' && (cutoff === '') === id.canonicalUrl.endsWith('a');
        const outcome = says || id.capture === 'live' ? failing(id.canonicalUrl, key) : passed;
        return aVerdict(key, outcome, key === 's' ? { cutoff } : {});
      });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 20 }), async (events) => {
        store.close();
        store = await freshStore();
        await putBody(store, portal);
        await putBody(store, department);
        for (const { path, capture, runId, asked, cutoff, isCapture, limit } of events) {
          const id = { canonicalUrl: new URL(path, HOME).href, capture };
          if (isCapture) {
            await saveCapture(store, aCapture(path, { capture, runId, verdicts: judge(asked, id, cutoff) }));
            continue;
          }
          // Killed after some of them, it leaves the rest.
          const open = (await unjudged(asking(asked, cutoff))).slice(0, limit);
          const judged = open.map((one) => ({
            ...one,
            verdicts: judge(
              one.missing.map((key) => key.replace('{}', '')),
              one,
              cutoff,
            ),
          }));
          await saveJudged(store, asking(asked, cutoff), judged);
        }
        for (const { id } of [portal, department]) {
          const all = asking(['r', 's', 't'], '2025-06-01');
          const open = await unjudged(all, id);
          await saveJudged(
            store,
            all,
            open.map((one) => ({
              ...one,
              verdicts: judge(
                one.missing.map((key) => key.replace('{}', '')),
                one,
                '2025-06-01',
              ),
            })),
          );
          expect(await unjudged(all, id)).toEqual([]);
          const state = await readBodyState(store, id);
          expect(isJudged(state.judged, all)).toBe(true);
          const incremental = await storedFold(store, id);
          await rebuildFold(store, id);
          expect(JSON.stringify(await storedFold(store, id))).toBe(JSON.stringify(incremental));
          for (const { canonicalUrl } of open) {
            const page = await readPage(store, canonicalUrl);
            const strongest = page?.digest.capture ?? '';
            // A fail of the live capture outdoes whatever the fetched one says.
            expect(page?.verdicts).toEqual(judge(['r', 's', 't'], { canonicalUrl, capture: strongest }, '2025-06-01'));
          }
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
