/** Known pathologies of scores (what tools of this kind got wrong, each by name), held off for any facts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VerdictOutcome } from '../../../rules/rule.ts';
import type { Leaf, Method, WhenNotApplicable } from '../../../rules/systems/system.ts';
import type { CheckResult, RuleTally } from '../../../utils/audit/scorecard.ts';
import {
  CANNOT_TELL,
  decide,
  ERROR,
  fails,
  found,
  group,
  leaf,
  leafOf,
  measures,
  NOT_APPLICABLE,
  one,
  PASS,
  PROVEN,
  run,
  SUSPECTED,
  site,
  systemOf,
  tally,
} from './scoring.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'v', 'x'] as const;
const outcome: fc.Arbitrary<VerdictOutcome> = fc.oneof(
  fc.constantFrom(PASS, PROVEN, SUSPECTED, CANNOT_TELL, ERROR, NOT_APPLICABLE),
  fc.constantFrom(fails('proven', 'p', 'q', 'r'), fails('suspected', 'p', 's')),
  fc.tuple(fc.nat(4), fc.nat(4), fc.nat(3)).map(([met, unmet, open]) => measures(met, met + unmet, open)),
);
const facts = fc.record(
  Object.fromEntries(IDS.map((id) => [id, outcome])) as Record<(typeof IDS)[number], typeof outcome>,
);
const modes = fc.constantFrom<WhenNotApplicable>('rebase', 'full', 'spread');

const bands = [
  { atLeast: 0.6, share: 0.5 },
  { atLeast: 0.9, share: 1 },
];
const system = (mode: WhenNotApplicable, inner: WhenNotApplicable) =>
  systemOf(
    [
      group('一', [leaf('a', 30), leaf('b', 10, { method: { type: 'proportional', target: 0.9 } })]),
      group(
        '二',
        [leaf('c', 25, { method: { type: 'deduct', each: 5 } }), leaf('d', 20, { method: { type: 'graded', bands } })],
        {
          whenNotApplicable: inner,
        },
      ),
      leaf('e', 15),
      leaf('v', 0, { method: { type: 'veto', atLeast: 2 } }),
      leaf('x', 10, { method: { type: 'bonus' } }),
    ],
    { whenNotApplicable: mode, bonus: { opensAbove: 60, cap: 8 } },
  );

/** What pages can say of a rule; every finding stands on pages of its kind. */
const pages: fc.Arbitrary<Partial<RuleTally>> = fc
  .record({
    pass: fc.nat(20),
    proven: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
    suspected: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
    cannotTell: fc.nat(3),
    error: fc.nat(2),
    notApplicable: fc.nat(9),
  })
  .map(({ proven, suspected, ...counts }) => ({
    ...counts,
    fail: proven.reduce((sum, on) => sum + on, 0),
    suspected: suspected.reduce((sum, on) => sum + on, 0),
    findings: [
      ...proven.map((on, index) => found(`p${index}`, 'proven', on)),
      ...suspected.map((on, index) => found(`s${index}`, 'suspected', on)),
    ],
  }));
const METHODS: Method[] = [
  { type: 'all-or-nothing' },
  { type: 'proportional', target: 0.9 },
  { type: 'graded', bands },
  { type: 'deduct', each: 2 },
];
const methods = fc.constantFrom(...METHODS);

const notLower = (after: { low: number; high: number }, before: { low: number; high: number }) => {
  expect(after.low).toBeGreaterThanOrEqual(before.low - 1e-9);
  expect(after.high).toBeGreaterThanOrEqual(before.high - 1e-9);
};

describe('pathologies', () => {
  it('bounded: never below nothing, never above the points with their bonus', () => {
    fc.assert(
      fc.property(facts, modes, modes, (given, mode, inner) => {
        const { score, points, decided, areas } = run(system(mode, inner), site(given));
        expect(score.low).toBeGreaterThanOrEqual(0);
        expect(score.low).toBeLessThanOrEqual(score.high + 1e-9);
        expect(score.high).toBeLessThanOrEqual(points + 8 + 1e-9);
        expect(decided).toBeGreaterThanOrEqual(0);
        expect(decided).toBeLessThanOrEqual(1 + 1e-9);
        for (const area of areas) expect(area.score.high).toBeLessThanOrEqual(area.points + 1e-9);
      }),
    );
  });

  it('a clean page added never lowers', () => {
    fc.assert(
      fc.property(methods, pages, (method, counts) => {
        const before = one(method, tally(counts)).score;
        notLower(one(method, tally({ ...counts, pass: (counts.pass ?? 0) + 1 })).score, before);
      }),
    );
  });

  it('a mended problem never lowers: on its pages', () => {
    fc.assert(
      fc.property(methods, pages, fc.nat(), (method, counts, pick) => {
        const { findings = [], pass = 0, fail = 0, suspected = 0 } = counts;
        const mended = findings[pick % Math.max(1, findings.length)];
        if (!mended) return;
        const isProven = mended.certainty === 'proven';
        const after = {
          ...counts,
          findings: findings.filter((entry) => entry !== mended),
          pass: pass + mended.pages,
          fail: fail - (isProven ? mended.pages : 0),
          suspected: suspected - (isProven ? 0 : mended.pages),
        };
        notLower(one(method, tally(after)).score, one(method, tally(counts)).score);
      }),
    );
  });

  it('a mended problem never lowers: of the site', () => {
    fc.assert(
      fc.property(facts, modes, modes, fc.constantFrom(...IDS), (given, mode, inner, id) => {
        if (given[id].status === 'not-applicable') return;
        const before = run(system(mode, inner), site(given));
        const after = run(system(mode, inner), site({ ...given, [id]: PASS }));
        notLower(after.score, before.score);
        expect(after.vetoes.confirmed).toBeLessThanOrEqual(before.vetoes.confirmed);
      }),
    );
  });

  it('an absent required thing never passes', () => {
    const absent: (CheckResult | undefined)[] = [
      undefined,
      ...[
        ...site({ a: SUSPECTED }).values(),
        ...site({ a: CANNOT_TELL }).values(),
        ...site({ a: measures(0, 0, 0) }).values(),
      ],
      ...tally({ notApplicable: 9 }).values(),
    ];
    for (const method of [...METHODS, { type: 'veto' } as const, { type: 'bonus' } as const]) {
      for (const result of absent) {
        const { areas } = one(method, new Map(result ? [['a{}', result]] : []));
        expect(areas[0]?.leaves[0]?.state).toBe('undecided');
        expect(areas[0]?.leaves[0]?.score.low).toBeLessThan(method.type === 'veto' ? 1 : 10);
      }
    }
  });

  it('not applicable is neutral, in the way of its mode', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 40 }), (given, points) => {
        const rest = () => [leaf('a', 30), leaf('b', 10, { method: { type: 'proportional', target: 0.9 } })];
        const extra = (id: string): Leaf => leaf(id, points);
        const percent = (result: ReturnType<typeof run>) =>
          [result.score.low, result.score.high].map((at) => (100 * at) / (result.points || 1));
        const without = percent(run(systemOf(rest()), site(given)));
        for (const mode of ['rebase', 'spread'] as const) {
          const result = run(
            systemOf([...rest(), extra('n')], { whenNotApplicable: mode }),
            site({ ...given, n: NOT_APPLICABLE }),
          );
          percent(result).forEach((at, side) => {
            expect(at).toBeCloseTo(without[side] ?? Number.NaN, 8);
          });
        }
        const full = (fate: VerdictOutcome) =>
          run(systemOf([...rest(), extra('n')], { whenNotApplicable: 'full' }), site({ ...given, n: fate })).score;
        expect(full(NOT_APPLICABLE)).toEqual(full(PASS));
      }),
    );
  });

  it('one bad node is not a thousand: one template costs once, on however many pages', () => {
    const cost = (count: number) =>
      one({ type: 'deduct', each: 2 }, tally({ pass: 10, fail: count, findings: [found('页脚', 'proven', count)] }))
        .score;
    expect(cost(1_000)).toEqual(cost(1));
    const share = (bad: number) =>
      one(
        { type: 'proportional', target: 1 },
        tally({ pass: 1_000 - bad, fail: bad, findings: [found('k', 'proven', bad)] }),
      ).score.low;
    expect(share(1)).toBeGreaterThan(9.9);
    expect(share(1_000)).toBe(0);
  });

  it('the number of pages does not dilute a missing column', () => {
    const of = (clean: number) =>
      run(systemOf([leaf('a', 50), leaf('b', 50)]), new Map([...tally({ pass: clean }), ...site({ b: PROVEN })])).score;
    expect(of(10_000)).toEqual(of(1));
  });

  it('the order of results, findings, judgements and pages makes no difference', () => {
    fc.assert(
      fc.property(facts, modes, fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (given, mode, order) => {
        const judgements = [
          decide('a', 'unmet', { evaluator: '甲', decidedAt: '2025-06-10T09:00:00Z' }),
          decide('a', 'met', { evaluator: '乙', decidedAt: '2025-06-11T09:00:00Z' }),
          decide('b', 'met', { stage: 'review', decidedAt: '2025-06-01T09:00:00Z' }),
          decide('b', 'partly', { decidedAt: '2025-06-12T09:00:00Z' }),
          decide('c', 'met', { object: 'p' }),
          decide('d', 'partly', { points: 3 }),
        ];
        const results = site(given);
        const shuffled = order.map((at) => judgements[at] as (typeof judgements)[number]);
        const asGiven = run(system(mode, 'spread'), results, judgements);
        expect(run(system(mode, 'spread'), new Map([...results].reverse()), shuffled)).toEqual(asGiven);
      }),
    );
    const findings = [found('p', 'proven'), found('q', 'suspected'), found('r', 'proven')];
    const inOrder = (entries: typeof findings) =>
      one({ type: 'deduct', each: 1 }, tally({ fail: 2, suspected: 1, findings: entries }));
    expect(inOrder([...findings].reverse())).toEqual(inOrder(findings));
  });

  it('each decision about a finding gives a sub-interval with the facts fixed', () => {
    const decisions = fc.constantFrom('met', 'partly', 'unmet', 'not-applicable', 'doubtful' as const);
    fc.assert(
      fc.property(methods, pages, fc.array(decisions, { minLength: 4, maxLength: 4 }), (method, counts, picks) => {
        const judgements: ReturnType<typeof decide>[] = [];
        let before = one(method, tally(counts)).score;
        for (const [index, decision] of picks.entries()) {
          judgements.push(decide('a', decision, { object: `s${index}` }));
          const result = run(systemOf([leaf('a', 10, { method })]), tally(counts), judgements);
          expect(leafOf(result, 'a').overrules).toBeUndefined();
          expect(result.score.low).toBeGreaterThanOrEqual(before.low - 1e-9);
          expect(result.score.high).toBeLessThanOrEqual(before.high + 1e-9);
          before = result.score;
        }
      }),
    );
  });
});
