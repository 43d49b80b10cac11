/** 台账: what persons decide of single rows counts, exactly; what nobody judged stays as the machine had it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerEntry, VerdictOutcome } from '../../../rules/rule.ts';
import type { Leaf, Method } from '../../../rules/systems/system.ts';
import { restsOn } from '../../../utils/audit/rests-on.ts';
import type { Decision, Judgement } from '../../../utils/model.ts';
import { because, decide, finding, leaf, leafOf, run, site, systemOf } from './scoring.ts';

type Machine = 'out' | 'met' | 'unmet' | 'open';
type Measured = Extract<VerdictOutcome, { status: 'measured' }>;

const address = (at: number) => `http://www.yunxi.gov.cn/zcwj/${at}.html`;
const entry = (machine: Machine, at: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  key: `k${at}`,
  url: address(at),
  title: `云溪市第${at}号文件`,
  counted: machine !== 'out',
  because,
  ...(machine === 'met' ? { met: true, by: address(at + 1_000) } : machine === 'unmet' ? { met: false } : {}),
  ...more,
});

/** `beyond`: documents that the ledger has no more room for. */
function outcomeOf(
  rows: readonly Machine[],
  { beyond = [0, 0, 0], named = true, certainty = 'suspected' }: Shape = {},
): Measured {
  const count = (machine: Machine) => rows.filter((row) => row === machine).length;
  const [met, unmet, open] = beyond;
  const accused = certainty === 'suspected' ? 'open' : 'unmet';
  return {
    status: 'measured',
    numerator: count('met') + met,
    denominator: count('met') + count('unmet') + met + unmet,
    unknown: count('open') + open,
    certainty,
    findings: named ? rows.flatMap((row, at) => (row === accused ? [finding(`k${at}`)] : [])) : [],
    ledger: rows.map((row, at) => entry(row, at)),
  };
}

interface Shape {
  beyond?: [number, number, number];
  named?: boolean;
  certainty?: 'proven' | 'suspected';
}

const share = systemOf([leaf('a', 10, { method: { type: 'proportional', target: 1 } })]);
const tick = (at: number, decision: Decision, more: Partial<Judgement> = {}) =>
  decide('a', decision, { object: address(at), ...more });
const judged = (outcome: VerdictOutcome, ...ticks: Judgement[]) => leafOf(run(share, site({ a: outcome }), ticks), 'a');

describe('a person decides a row of a ledger', () => {
  const four = outcomeOf(['met', 'met', 'open', 'out']);

  it.each([
    ['met', [10, 10]],
    ['unmet', [6.67, 6.67]],
    ['partly', [8.33, 8.33]],
    ['not-applicable', [10, 10]],
    ['doubtful', [6.67, 10]],
  ] as const)('an open one: %s', (decision, score) => {
    const { low, high } = judged(four, tick(2, decision)).score;
    expect([Math.round(low * 100) / 100, Math.round(high * 100) / 100]).toEqual(score);
  });

  it.each([
    ['met', [7.5, 10]],
    ['unmet', [5, 7.5]],
    ['partly', [6, 8.5]],
    ['not-applicable', [6.67, 10]],
    ['doubtful', [5, 10]],
  ] as const)('one that the machine left out: %s', (decision, score) => {
    const { low, high } = judged(four, tick(3, decision, decision === 'partly' ? { points: 0.4 } : {})).score;
    expect([Math.round(low * 100) / 100, Math.round(high * 100) / 100]).toEqual(score);
  });

  it('shows every row with the decision, and says where it overrules the machine', () => {
    const rows = judged(four, tick(2, 'unmet'), tick(3, 'not-applicable'));
    expect(rows.ledger?.map(({ object, decision }) => [object, decision])).toEqual([
      [address(0), undefined],
      [address(1), undefined],
      [address(2), 'unmet'],
      [address(3), 'not-applicable'],
    ]);
    expect(rows.overrules).toBeUndefined();
    expect(rows.marks.judgements).toBeDefined();
    expect(judged(four, tick(0, 'unmet')).overrules).toBe(true);
    expect(judged(four, tick(3, 'met')).overrules).toBe(true);
  });

  it('says how many objects of the count it does not list', () => {
    expect(judged(four).ledgerBeyond).toBeUndefined();
    expect(judged(outcomeOf(['met', 'out'], { beyond: [2, 0, 1] })).ledgerBeyond).toBe(3);
  });

  it('what is called unmet is a finding, also where the machine had none', () => {
    const deduct = systemOf([leaf('a', 10, { method: { type: 'deduct', each: 3 } })]);
    const unread = outcomeOf(['met', 'open', 'out'], { named: false });
    const deducted = (...ticks: Judgement[]) => leafOf(run(deduct, site({ a: unread }), ticks), 'a');
    expect(deducted().score).toEqual({ low: 7, high: 10 });
    expect(deducted(tick(1, 'unmet')).score).toEqual({ low: 7, high: 7 });
    expect(deducted(tick(1, 'unmet')).findings).toMatchObject([
      {
        certainty: 'proven',
        decision: 'unmet',
        finding: { key: 'k1', pageUrl: address(1), message: { code: 'finding.ledger-unmet' } },
      },
    ]);
    expect(deducted(tick(1, 'doubtful'))).toMatchObject({ score: { low: 7, high: 10 }, findingCount: 0 });
    expect(deducted(tick(1, 'unmet'), tick(2, 'partly')).score).toEqual({ low: 5.5, high: 5.5 });
    expect(deducted(tick(1, 'met')).score).toEqual({ low: 10, high: 10 });
  });

  it('is deducted once, in the first leaf that asks', () => {
    const deduct = (id: string) =>
      leaf(id, 10, { method: { type: 'deduct', each: 3 }, checks: [{ rule: 'a', params: {} }] });
    const both = systemOf([deduct('a'), deduct('b')]);
    const facts = site({ a: outcomeOf(['met', 'open'], { named: false }) });
    const ticks = [tick(1, 'unmet'), { ...tick(1, 'unmet'), leafId: 'b' }];
    expect(run(both, facts, ticks).score).toEqual({ low: 17, high: 17 });
  });

  it('the finding of a row and the row itself are one thing: the later decision stands', () => {
    const ofFinding = decide('a', 'unmet', { object: 'k2', decidedAt: '2025-06-11T09:00:00.000Z' });
    expect(judged(four, tick(2, 'met'), ofFinding)).toMatchObject({ state: 'partly', findingCount: 1 });
    expect(judged(four, tick(2, 'met', { stage: 'review' }), ofFinding)).toMatchObject({
      state: 'met',
      findingCount: 0,
    });
    expect(judged(four, ofFinding).ledger?.[2]?.decision).toBe('unmet');
  });

  it('rows of one address are told apart by their keys', () => {
    const letters = { ...four, ledger: four.ledger?.map((row) => ({ ...row, url: address(0) })) };
    expect(judged(letters).ledger?.map(({ object }) => object)).toEqual(['k0', 'k1', 'k2', 'k3']);
    expect(judged(letters, tick(0, 'unmet')).score).toEqual(judged(letters).score);
    expect(judged(letters, decide('a', 'met', { object: 'k2' })).state).toBe('met');
  });

  it('where nothing was owed, a row that is taken in is what is owed', () => {
    const none: VerdictOutcome = { status: 'not-applicable', because, ledger: [entry('out', 0), entry('out', 1)] };
    expect(judged(none, tick(0, 'not-applicable')).state).toBe('not-applicable');
    expect(judged(none, tick(0, 'met')).state).toBe('met');
    expect(judged(none, tick(0, 'met'), tick(1, 'unmet'))).toMatchObject({
      state: 'partly',
      score: { low: 5, high: 5 },
    });
    expect(judged(none, tick(0, 'doubtful')).state).toBe('undecided');
  });

  it('where all are taken out, the leaf does not apply', () => {
    const leafScore = judged(outcomeOf(['open', 'met']), tick(0, 'not-applicable'), tick(1, 'not-applicable'));
    expect(leafScore).toMatchObject({
      state: 'not-applicable',
      because: [{ code: 'because.ledger-all-out' }],
      overrules: true,
    });
  });

  it('what the machine says of it now is not what it said then: the leaf says so', () => {
    const [asked] = share.tree.children as [Leaf];
    const then = tick(3, 'met', { restsOn: restsOn(asked, site({ a: four }), address(3)) });
    expect(judged(four, then).restsOnChanged).toBeUndefined();
    expect(judged(outcomeOf(['met', 'open', 'open', 'out']), then).restsOnChanged).toBeUndefined();
    expect(judged(outcomeOf(['met', 'met', 'open', 'open']), then).restsOnChanged).toBe(true);
  });
});

const machines = fc.array(fc.constantFrom<Machine>('out', 'met', 'unmet', 'open'), { maxLength: 6 });
const shapes: fc.Arbitrary<Shape> = fc.record({
  beyond: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)),
  named: fc.boolean(),
  certainty: fc.constantFrom('proven', 'suspected'),
});
const decisions = fc.constantFrom<Decision>('met', 'partly', 'unmet', 'not-applicable', 'doubtful');
const methods = fc.constantFrom<Method>(
  { type: 'all-or-nothing' },
  { type: 'proportional', target: 0.9 },
  {
    type: 'graded',
    bands: [
      { atLeast: 0.5, share: 0.4 },
      { atLeast: 0.9, share: 1 },
    ],
  },
  { type: 'deduct', each: 2 },
);
const AS_MACHINE: Record<Machine, Decision | undefined> = {
  out: 'not-applicable',
  met: 'met',
  unmet: 'unmet',
  open: 'doubtful',
};
const scored = (method: Method, outcome: VerdictOutcome, ticks: Judgement[], checks?: Leaf['checks']) =>
  run(
    systemOf([leaf('a', 10, { method, ...(checks && { checks }) }), leaf('b', 10)]),
    site({ a: outcome, b: { status: 'pass' } }),
    ticks,
  );

describe('whatever the ledger', () => {
  it('judging every row as the machine did changes nothing', () => {
    fc.assert(
      fc.property(machines, shapes, methods, (rows, shape, method) => {
        const outcome = outcomeOf(rows, shape);
        const ticks = rows.flatMap((row, at) => {
          const decision = AS_MACHINE[row];
          return decision ? [tick(at, decision)] : [];
        });
        const before = scored(method, outcome, []);
        const after = scored(method, outcome, ticks);
        // A machine that names no finding for what it calls unmet counts none; a person's 不符合 is one.
        if (method.type === 'deduct' && (shape.certainty === 'suspected' || !shape.named) && rows.includes('unmet'))
          return;
        expect(after.score).toEqual(before.score);
        expect(leafOf(after, 'a')).toMatchObject({ state: leafOf(before, 'a').state });
        expect(leafOf(after, 'a').overrules).toBeUndefined();
      }),
    );
  });

  it('decided rows count as if the machine had read them so; those beyond the ledger stay in the numbers', () => {
    fc.assert(
      fc.property(
        machines,
        shapes,
        fc.array(fc.option(fc.constantFrom<Machine>('out', 'met', 'unmet', 'open')), { minLength: 6, maxLength: 6 }),
        (rows, shape, said) => {
          const ticks = rows.flatMap((_, at) => {
            const decision = AS_MACHINE[said[at] ?? 'out'];
            return said[at] && decision ? [tick(at, decision)] : [];
          });
          const read = outcomeOf(
            rows.map((row, at) => said[at] ?? row),
            { ...shape, named: false },
          );
          const method: Method = { type: 'proportional', target: 0.9 };
          const isEmptied = read.denominator + read.unknown === 0;
          const expected = isEmptied && outcomeOf(rows, shape).denominator + outcomeOf(rows, shape).unknown > 0;
          const asRead: VerdictOutcome = expected ? { status: 'not-applicable', because } : read;
          expect(scored(method, outcomeOf(rows, shape), ticks).score).toEqual(scored(method, asRead, []).score);
        },
      ),
    );
  });

  it('the order is irrelevant, of rows and of judgements', () => {
    fc.assert(
      fc.property(
        machines,
        shapes,
        methods,
        fc.array(decisions, { minLength: 6, maxLength: 6 }),
        (rows, shape, method, said) => {
          const outcome = outcomeOf(rows, shape);
          const ticks = rows.map((_, at) => tick(at, said[at] ?? 'met'));
          const turned = { ...outcome, ledger: [...(outcome.ledger ?? [])].reverse() };
          const [one, other] = [scored(method, outcome, ticks), scored(method, turned, [...ticks].reverse())];
          expect(other.score.low).toBeCloseTo(one.score.low, 9);
          expect(other.score.high).toBeCloseTo(one.score.high, 9);
          expect(leafOf(other, 'a').state).toBe(leafOf(one, 'a').state);
        },
      ),
    );
  });

  it('each decision of an open row gives a sub-interval', () => {
    fc.assert(
      fc.property(
        machines.filter((rows) => rows.includes('open')),
        shapes,
        methods,
        fc.array(decisions, { minLength: 6, maxLength: 6 }),
        fc.boolean(),
        (rows, shape, method, said, isAdopted) => {
          const checks = [{ rule: 'a', params: {}, ...(isAdopted ? {} : { defaults: ['limit'] }) }];
          const outcome = outcomeOf(rows, shape);
          const ticks: Judgement[] = [];
          let before = scored(method, outcome, ticks, checks).score;
          rows.forEach((row, at) => {
            if (row !== 'open') return;
            ticks.push(tick(at, said[at] ?? 'met'));
            const after = scored(method, outcome, ticks, checks).score;
            expect(after.low).toBeGreaterThanOrEqual(before.low - 1e-9);
            expect(after.high).toBeLessThanOrEqual(before.high + 1e-9);
            before = after;
          });
        },
      ),
    );
  });
});
