/** The scorer's intervals against all that the undecided leaves of small random systems can come to. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Certainty, VerdictOutcome } from '../../../rules/rule.ts';
import type { Leaf, Node, System, WhenNotApplicable } from '../../../rules/systems/system.ts';
import { isLeaf, leavesOf } from '../../../rules/systems/tree.ts';
import type { Judgement } from '../../../utils/model.ts';
import {
  CANNOT_TELL,
  decide,
  fails,
  group,
  leaf,
  measures,
  NOT_APPLICABLE,
  PASS,
  PROVEN,
  run,
  site,
  systemOf,
  words,
} from './scoring.ts';

/** What a leaf can come to: a share of its points, or not applicable. */
type Fate = number | 'n/a';
interface Kind {
  leaf: Partial<Leaf>;
  outcome?: (id: string) => VerdictOutcome;
  fates: Fate[];
}

const bands = [
  { atLeast: 0, share: 0.2 },
  { atLeast: 0.5, share: 0.6 },
  { atLeast: 1, share: 0.9 },
];
const answers = [
  { id: 'poor', title: words('差'), share: 0.1 },
  { id: 'good', title: words('好'), share: 0.7 },
  { id: 'none', title: words('无此项'), share: null },
];
const KINDS: Record<string, Kind> = {
  won: { leaf: {}, outcome: () => PASS, fates: [1] },
  lost: { leaf: {}, outcome: (id) => fails('proven', id), fates: [0] },
  half: { leaf: { method: { type: 'proportional', target: 1 } }, outcome: () => measures(1, 2), fates: [0.5] },
  without: { leaf: {}, outcome: () => NOT_APPLICABLE, fates: ['n/a'] },
  open: { leaf: {}, outcome: () => CANNOT_TELL, fates: [0, 1, 'n/a'] },
  suspected: { leaf: {}, outcome: (id) => fails('suspected', id), fates: [0, 1, 'n/a'] },
  graded: { leaf: { method: { type: 'graded', bands } }, outcome: () => CANNOT_TELL, fates: [0.2, 0.6, 0.9, 'n/a'] },
  answered: { leaf: { checks: undefined, answers }, fates: [0.1, 0.7, 'n/a'] },
  partly: {
    leaf: { method: { type: 'proportional', target: 1 } },
    outcome: () => measures(1, 2, 1),
    fates: [1 / 3, 2 / 3],
  },
  deducted: {
    leaf: { method: { type: 'deduct', each: 1 }, points: 4 },
    outcome: (id) => fails('suspected', `${id} 1`, `${id} 2`),
    fates: [1, 0.75, 0.5, 'n/a'],
  },
  bonusOpen: { leaf: { method: { type: 'bonus' } }, outcome: () => CANNOT_TELL, fates: [0, 1, 'n/a'] },
  bonusWon: { leaf: { method: { type: 'bonus' } }, outcome: () => PASS, fates: [1] },
  vetoOpen: { leaf: { method: { type: 'veto' }, points: 0 }, outcome: (id) => fails('suspected', id), fates: [1] },
  vetoed: { leaf: { method: { type: 'veto' }, points: 0 }, outcome: (id) => fails('proven', id), fates: [0] },
};
type KindName = keyof typeof KINDS;

const modes = fc.constantFrom<WhenNotApplicable>('rebase', 'full', 'spread');
type Plan = { kind: KindName; points: number } | { mode: WhenNotApplicable | undefined; children: Plan[] };
const plan: fc.Arbitrary<Plan> = fc.letrec<{ node: Plan; group: Plan; leaf: Plan }>((tie) => ({
  leaf: fc.record({
    kind: fc.constantFrom<KindName>(...Object.keys(KINDS).filter((name) => name !== 'vetoed'), 'open', 'graded'),
    points: fc.integer({ min: 0, max: 12 }),
  }),
  group: fc.record({
    mode: fc.option(modes, { nil: undefined }),
    children: fc.array(tie('node'), { minLength: 1, maxLength: 4, depthIdentifier: 'tree' }),
  }),
  node: fc.oneof({ depthIdentifier: 'tree', maxDepth: 3 }, tie('leaf'), tie('group')),
})).group;

interface Case {
  system: System;
  kinds: Map<string, Kind>;
  results: ReturnType<typeof site>;
}

function caseOf(
  tree: Plan,
  mode: WhenNotApplicable,
  onVeto: System['onVeto'],
  bonus: System['bonus'],
  veto: boolean,
): Case {
  const kinds = new Map<string, Kind>();
  let next = 0;
  const grow = (at: Plan): Node => {
    const id = `n${next++}`;
    if (!('kind' in at)) {
      return group(id, at.children.map(grow), at.mode ? { whenNotApplicable: at.mode } : {});
    }
    const kind = KINDS[at.kind] as Kind;
    kinds.set(id, kind);
    return leaf(id, at.points, kind.leaf);
  };
  const top = grow({ mode: undefined, children: veto ? [tree, { kind: 'vetoed', points: 0 }] : [tree] });
  const system = systemOf([], {
    tree: top as System['tree'],
    whenNotApplicable: mode,
    onVeto,
    ...(bonus ? { bonus } : {}),
  });
  const outcomes = [...kinds].flatMap(([id, { outcome }]) => (outcome ? [[id, outcome(id)] as const] : []));
  return { system, kinds, results: site(Object.fromEntries(outcomes)) };
}

const cases = fc
  .tuple(
    plan,
    modes,
    fc.oneof(fc.constant('fail' as const), fc.record({ cap: fc.integer({ min: 0, max: 20 }) })),
    fc.option(fc.record({ opensAbove: fc.integer({ min: 0, max: 20 }), cap: fc.integer({ min: 0, max: 10 }) }), {
      nil: undefined,
    }),
    fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  )
  .map(([tree, mode, onVeto, bonus, veto]) => caseOf(tree, mode, onVeto, bonus, veto))
  .filter(({ kinds }) => [...kinds.values()].filter(({ fates }) => fates.length > 1).length <= 7);

/** By the definition, leaf by leaf: the points of a node and what of them is won. Undefined where nothing applies. */
function scoreBy({ system, kinds }: Case, fates: ReadonlyMap<string, Fate>): number | undefined {
  const inScore = ({ method }: Leaf) => method.type !== 'veto' && method.type !== 'bonus';
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  const worthOf = (node: Node, above: WhenNotApplicable): { points: number; won: number } => {
    if (isLeaf(node)) {
      if (!inScore(node)) return { points: 0, won: 0 };
      const fate = fates.get(node.id) ?? 0;
      if (fate !== 'n/a') return { points: node.points, won: node.points * fate };
      return above === 'full' ? { points: node.points, won: node.points } : { points: 0, won: 0 };
    }
    const mode = node.whenNotApplicable ?? above;
    const together = (by: WhenNotApplicable) => {
      const parts = node.children.map((child) => worthOf(child, by));
      return { points: sum(parts.map(({ points }) => points)), won: sum(parts.map(({ won }) => won)) };
    };
    const all = together(mode);
    if (mode !== 'spread') return all;
    if (all.points > 0) return { points: node.points, won: (node.points * all.won) / all.points };
    return above === 'full' ? together('full') : all;
  };
  const { points, won } = worthOf(system.tree, system.whenNotApplicable);
  if (points === 0) return undefined;
  const base = (system.tree.points * won) / points;
  const leaves = leavesOf(system.tree);
  const extra = leaves
    .filter(({ method }) => method.type === 'bonus')
    .map(({ id, points: bonus }) => (fates.get(id) === 'n/a' ? 0 : bonus * Number(fates.get(id) ?? 0)));
  const opens = base > (system.bonus?.opensAbove ?? Number.NEGATIVE_INFINITY);
  const total = base + (opens ? Math.min(sum(extra), system.bonus?.cap ?? Number.POSITIVE_INFINITY) : 0);
  const vetoed = [...kinds.values()].includes(KINDS.vetoed as Kind);
  return vetoed ? Math.min(total, system.onVeto === 'fail' ? 0 : system.onVeto.cap) : total;
}

function allFates(kinds: ReadonlyMap<string, Kind>): Map<string, Fate>[] {
  return [...kinds].reduce<Map<string, Fate>[]>(
    (before, [id, { fates }]) => before.flatMap((map) => fates.map((fate) => new Map(map).set(id, fate))),
    [new Map()],
  );
}

describe('the bounds of a score', () => {
  it('are the least and the most that the undecided can come to, whatever the modes, vetoes and bonus', () => {
    let open = 0;
    fc.assert(
      fc.property(cases, (given) => {
        const possible = allFates(given.kinds).flatMap((fates) => scoreBy(given, fates) ?? []);
        const { score } = run(given.system, given.results);
        if (possible.length > 1) open++;
        expect(score.low).toBeCloseTo(possible.length === 0 ? 0 : Math.min(...possible), 8);
        expect(score.high).toBeCloseTo(possible.length === 0 ? 0 : Math.max(...possible), 8);
      }),
      { numRuns: 300 },
    );
    expect(open).toBeGreaterThan(150);
  });

  it('are wider than all lost and all won where losing gives something and the leaf may not apply', () => {
    const graded = leaf('b', 50, { method: { type: 'graded', bands } });
    const lostWith = run(systemOf([leaf('a', 50), graded]), site({ a: PROVEN, b: CANNOT_TELL }));
    expect(lostWith.score).toEqual({ low: 0, high: 45 });
    const wonWith = run(systemOf([leaf('a', 50), graded]), site({ a: PASS, b: CANNOT_TELL }));
    expect(wonWith.score).toEqual({ low: 60, high: 100 });
  });

  it('are of a leaf that applies where a part of it is decided', () => {
    const part = leaf('b', 50, { method: { type: 'proportional', target: 1 } });
    const result = run(systemOf([leaf('a', 50), part]), site({ a: PASS, b: measures(3, 5, 5) }));
    expect(result.score).toEqual({ low: 65, high: 90 });
  });

  it('where nothing applies there is no score, and no bonus on top of it', () => {
    const system = systemOf([leaf('a', 10), leaf('b', 5, { method: { type: 'bonus' } })]);
    const result = run(system, site({ a: NOT_APPLICABLE, b: PASS }));
    expect([result.score, result.points, result.decided]).toEqual([{ low: 0, high: 0 }, 0, 1]);
  });

  it('×4/3: what services are worth is spread over the rest', () => {
    const system = (mode: WhenNotApplicable) =>
      systemOf([group('发布', [leaf('a', 45), leaf('b', 30)]), group('办事', [leaf('c', 25)])], {
        whenNotApplicable: mode,
      });
    const facts = site({ a: PASS, b: CANNOT_TELL, c: NOT_APPLICABLE });
    expect(run(system('spread'), facts).score).toEqual({ low: 60, high: 100 });
    expect(run(system('full'), facts).score).toEqual({ low: 70, high: 100 });
  });
});

describe('a finding that several leaves deduct', () => {
  const finding = fc.constantFrom('a', 'b', 'c', 'd');
  const deducting = fc.record({
    points: fc.integer({ min: 1, max: 9 }),
    each: fc.constantFrom(0.5, 1, 3),
    found: fc.uniqueArray(finding, { maxLength: 4 }),
    certainty: fc.constantFrom<Certainty>('proven', 'suspected'),
  });

  it('costs its points in the first of them alone, and the bounds are those of all that can be decided', () => {
    fc.assert(
      fc.property(fc.array(deducting, { minLength: 2, maxLength: 4 }), (plans) => {
        const ids = plans.map((_, index) => `n${index}`);
        const leaves = plans.map(({ points, each }, index) =>
          leaf(`n${index}`, points, { method: { type: 'deduct', each } }),
        );
        const results = site(
          Object.fromEntries(
            plans.map(({ found, certainty }, index) => [
              ids[index] ?? '',
              found.length > 0 ? fails(certainty, ...(found as [string, ...string[]])) : PASS,
            ]),
          ),
        );
        const taken = new Set<string>();
        // Nothing of a leaf is open but the suspicions that it owns: with them it may also turn out not to apply.
        const fates = plans.map(({ points, each, found, certainty }): Fate[] => {
          const own = found.filter((key) => !taken.has(key));
          for (const key of own) taken.add(key);
          const left = (count: number) => Math.max(0, points - each * count) / points;
          if (certainty === 'proven') return [left(own.length)];
          return own.length === 0 ? [1] : [...own.map((_, count) => left(count)), left(own.length), 'n/a'];
        });
        const combinations = fates.reduce<Fate[][]>(
          (before, of) => before.flatMap((list) => of.map((fate) => [...list, fate])),
          [[]],
        );
        const possible = combinations.flatMap((list) => {
          const applying = list.flatMap((fate, index) =>
            fate === 'n/a' ? [] : [{ points: plans[index]?.points ?? 0, fate }],
          );
          const all = applying.reduce((sum, { points }) => sum + points, 0);
          return all === 0 ? [] : [applying.reduce((sum, { points, fate }) => sum + points * fate, 0) / all];
        });
        const { score, points } = run(systemOf(leaves), results);
        expect(score.low / points).toBeCloseTo(Math.min(...possible), 8);
        expect(score.high / points).toBeCloseTo(Math.max(...possible), 8);
      }),
      { numRuns: 300 },
    );
  });

  it('also where a later one would take more for it', () => {
    const system = systemOf([
      leaf('a', 50, { method: { type: 'deduct', each: 1 } }),
      leaf('b', 50, { method: { type: 'deduct', each: 20 } }),
    ]);
    const { score, areas } = run(system, site({ a: fails('proven', 'same'), b: fails('proven', 'same') }));
    expect(score).toEqual({ low: 99, high: 99 });
    expect(areas.flatMap(({ leaves }) => leaves).find(({ id }) => id === 'b')?.findings).toMatchObject([
      { deductedIn: 'a' },
    ]);
  });
});

describe('each decision gives a sub-interval with the facts fixed', () => {
  const decisions = fc.constantFrom<Judgement['decision']>('met', 'partly', 'unmet', 'not-applicable', 'doubtful');
  const judged = fc.array(
    fc.tuple(fc.nat(), decisions, fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined })),
    {
      maxLength: 12,
    },
  );

  it('of score and share decided, unless it overrules what the facts had decided and says so', () => {
    let narrowed = 0;
    fc.assert(
      fc.property(cases, judged, (given, picks) => {
        const ids = [...given.kinds.keys()];
        const judgements: Judgement[] = [];
        let before = run(given.system, given.results);
        for (const [pick, decision, points] of picks) {
          const id = ids[pick % ids.length] as string;
          if (judgements.some(({ leafId }) => leafId === id)) continue;
          judgements.push(decide(id, decision, points === undefined ? {} : { points }));
          const after = run(given.system, given.results, judgements);
          const leaves = after.areas.flatMap((area) => area.leaves);
          if (leaves.find((one) => one.id === id)?.overrules || leaves.some(({ veto, judged: by }) => veto && by))
            return;
          // Nothing applies any more: that is no score, and outside of the interval.
          if (after.points === 0) return;
          expect(after.score.low).toBeGreaterThanOrEqual(before.score.low - 1e-9);
          expect(after.score.high).toBeLessThanOrEqual(before.score.high + 1e-9);
          expect(after.decided).toBeGreaterThanOrEqual(before.decided - 1e-9);
          if (after.score.high - after.score.low < before.score.high - before.score.low - 1e-9) narrowed++;
          before = after;
        }
      }),
      { numRuns: 300 },
    );
    expect(narrowed).toBeGreaterThan(100);
  });
});
