import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { VerdictOutcome } from '../../../rules/rule.ts';
import type { Verdict } from '../../../utils/audit/verdict.ts';
import { putBody } from '../../../utils/store/bodies.ts';
import { readBodyState, readPage, saveCapture } from '../../../utils/store/captures.ts';
import type { Store } from '../../../utils/store/db.ts';
import { putVerdictsIn, sortedByCheck, unpackIn } from '../../../utils/store/verdicts.ts';
import { aBody, aCapture, aFinding, aVerdict, dump, failing, freshStore, HOME } from './fixtures.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => store.close());

const because = { code: 'error.internal' } as const;
const outcome = fc.constantFrom<VerdictOutcome>(
  { status: 'pass' },
  { status: 'pass', evidence: [aFinding('e')] },
  failing(HOME, 'k'),
  { status: 'not-applicable', because },
  { status: 'not-applicable', because: { code: 'because.rule-failed', params: { rule: 'a', detail: '1' } } },
  { status: 'not-applicable', because: { code: 'because.rule-failed', params: { rule: 'a', detail: '2' } } },
  { status: 'cannot-tell', because },
  { status: 'cannot-tell', because, searched: [HOME] },
  { status: 'error', because },
  { status: 'measured', numerator: 1, denominator: 2, unknown: 0, certainty: 'proven', findings: [] },
);
const verdict = fc.record({
  ruleId: fc.constantFrom('a', 'b', 'c'),
  ruleVersion: fc.constantFrom(1, 2),
  paramsKey: fc.constantFrom('{}', '{"x":1}', '{"x":2}'),
  outcome,
});
const verdicts = fc
  .tuple(
    fc.uniqueArray(verdict, { selector: ({ ruleId, paramsKey }) => ruleId + paramsKey }),
    fc.constantFrom('', '2025-06-01'),
  )
  .map(([all, cutoff]) => all.map((one): Verdict => (one.ruleId === 'b' ? { ...one, cutoff } : one)));

it('verdicts are the same when they are read again, sorted by check', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(verdicts, { maxLength: 4 }), async (pages) => {
      store.close();
      store = await freshStore();
      const ids = pages.map((_, index) => ({ canonicalUrl: `${HOME}${index}`, runId: 'r', capture: 'live' as const }));
      await store.write(['verdicts', 'checkSets'], async (tx) => {
        for (const [index, id] of ids.entries()) await putVerdictsIn(tx, id, pages[index] ?? []);
      });
      const read = await store.read(['verdicts', 'checkSets'], async (tx) =>
        unpackIn(tx, await tx.objectStore('verdicts').getAll()),
      );
      expect(read).toEqual(ids.map((id, index) => ({ ...id, verdicts: sortedByCheck(pages[index] ?? []) })));
    }),
    { numRuns: 60 },
  );
});

it('what hundreds of checks say of a page costs little where they say nothing of their own', async () => {
  await putBody(store, aBody());
  const many = Array.from({ length: 300 }, (_, index) => {
    const says = index % 3 ? ({ status: 'pass' } as const) : ({ status: 'not-applicable', because } as const);
    return aVerdict(`rule-with-a-long-name-${index}`, says, { paramsKey: '{"column":"disclosure-guide"}' });
  });
  for (const path of ['/a', '/b']) await saveCapture(store, aCapture(path, { verdicts: many }));
  const { verdicts: records = [], checkSets } = await dump();
  expect(checkSets).toHaveLength(1);
  for (const record of records) expect(JSON.stringify(record).length).toBeLessThan(1_000);
  expect((await readPage(store, `${HOME}b`))?.verdicts).toEqual(sortedByCheck(many));
});

it('verdicts that an older version wrote out are read as they were, and count', async () => {
  await putBody(store, aBody());
  const old = [aVerdict('b', failing(`${HOME}a`, 'k')), aVerdict('a', { status: 'pass' })];
  await saveCapture(store, aCapture('/a', { verdicts: [] }));
  await store.write(['verdicts', 'folds'], async (tx) => {
    const id = { canonicalUrl: `${HOME}a`, runId: 'run-1', capture: 'fetched' as const };
    void tx.objectStore('verdicts').put({ ...id, verdicts: old });
    const fold = await tx.objectStore('folds').get('yunxi');
    if (fold) void tx.objectStore('folds').put({ ...fold, rebuild: true });
  });
  expect((await readPage(store, `${HOME}a`))?.verdicts).toEqual(sortedByCheck(old));
  expect((await readBodyState(store, 'yunxi')).tallies.get('b{}')).toMatchObject({ fail: 1 });
  await saveCapture(store, aCapture('/a', { verdicts: old }));
  const before = await dump();
  await saveCapture(store, aCapture('/a', { verdicts: [...old].reverse() }));
  expect(await dump()).toEqual(before);
});
