import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VerdictOutcome } from '../../../rules/rule.ts';
import { SYSTEMS } from '../../../rules/systems/index.ts';
import {
  type Leaf,
  type Method,
  type Node,
  type System,
  system as systemSchema,
} from '../../../rules/systems/system.ts';
import { type ScoreInput, score } from '../../../utils/audit/score.ts';
import type { CheckResult, RuleTally } from '../../../utils/audit/scorecard.ts';
import { checkKey } from '../../../utils/audit/verdict.ts';
import type { Judgement } from '../../../utils/model.ts';
import { message } from '../../../utils/text/catalogue/index.ts';

const words = (text: string) => ({ 'zh-CN': text, en: text });
const because = message('because.home-not-read');
const finding = (key: string) => ({
  key,
  pageUrl: 'http://www.yunxi.example.gov.cn/',
  message: message('finding.disclosure-entry-missing'),
});

const PASS: VerdictOutcome = { status: 'pass' };
const PROVEN: VerdictOutcome = { status: 'fail', certainty: 'proven', findings: [finding('a')] };
const SUSPECTED: VerdictOutcome = { status: 'fail', certainty: 'suspected', findings: [finding('a')] };
const CANNOT_TELL: VerdictOutcome = { status: 'cannot-tell', because };
const ERROR: VerdictOutcome = { status: 'error', because };
const NOT_APPLICABLE: VerdictOutcome = { status: 'not-applicable', because };

const leaf = (id: string, points: number, more: Partial<Leaf> = {}): Leaf => ({
  id,
  title: words(id),
  points,
  method: { type: 'all-or-nothing' },
  checks: [{ rule: id, params: {} }],
  combine: 'all',
  ...more,
});
const group = (id: string, children: Node[], more = {}): Node => ({
  id,
  title: words(id),
  points: children.reduce((sum, { points }) => sum + points, 0),
  children,
  ...more,
});
const systemOf = (children: Node[], more: Partial<System> = {}): System => ({
  id: 'test',
  version: '1',
  title: words('试验体系'),
  authority: words('试验'),
  whenNotApplicable: 'rebase',
  onVeto: 'fail',
  tree: group('tree', children) as System['tree'],
  ...more,
});
const site = (outcomes: Record<string, VerdictOutcome>) =>
  new Map<string, CheckResult>(
    Object.entries(outcomes).map(([ruleId, outcome]) => [
      checkKey(ruleId, '{}'),
      { scope: 'site', ruleId, ruleVersion: 1, outcome },
    ]),
  );
const tally = (counts: Partial<RuleTally>): Map<string, CheckResult> =>
  new Map([
    [
      checkKey('a', '{}'),
      {
        scope: 'page',
        tally: {
          ruleId: 'a',
          ruleVersion: 1,
          pass: 0,
          fail: 0,
          suspected: 0,
          notApplicable: 0,
          cannotTell: 0,
          error: 0,
          findings: [],
          overflow: false,
          because: [],
          ...counts,
        },
      },
    ],
  ]);
const body = { level: 'city', kind: 'government', confirmed: true } as const;
const run = (
  system: System,
  results: ScoreInput['results'],
  judgements: Judgement[] = [],
  about: ScoreInput['body'] = body,
) => score({ system, body: about, results, judgements, campaign: {}, asOf: '2025-06-10' });
const one = (method: Method, results: ScoreInput['results']) => run(systemOf([leaf('a', 10, { method })]), results);

describe('an undecided leaf makes an interval, and says how much is decided', () => {
  const system = systemOf([group('栏目', [leaf('a', 60)]), group('年报', [leaf('b', 40)])]);

  it.each([
    ['cannot tell', CANNOT_TELL],
    ['疑似', SUSPECTED],
    ['error', ERROR],
  ])('%s', (_, undecided) => {
    const result = run(system, site({ a: PASS, b: undecided }));
    expect(result.score).toEqual({ low: 60, high: 100 });
    expect(result.decided).toBeCloseTo(0.6);
    expect(result.areas.map(({ decided }) => decided)).toEqual([1, 0]);
  });

  it('a check that was never asked is undecided, not passed', () => {
    expect(run(system, site({ a: PASS })).score).toEqual({ low: 60, high: 100 });
  });

  it('a proven fail loses the points for good', () => {
    const result = run(system, site({ a: PROVEN, b: PASS }));
    expect(result.score).toEqual({ low: 40, high: 40 });
    expect(result.decided).toBe(1);
  });
});

describe('methods', () => {
  it('proportional: a target of 90 % gives all points from there on, undecided objects open an interval', () => {
    expect(one({ type: 'proportional', target: 0.9 }, tally({ pass: 9, fail: 1 })).score).toEqual({
      low: 10,
      high: 10,
    });
    const open = one({ type: 'proportional', target: 1 }, tally({ pass: 5, fail: 2, cannotTell: 3 }));
    expect(open.score).toEqual({ low: 5, high: 8 });
  });

  it('graded: the highest band that is reached counts, whatever their order', () => {
    const bands = [
      { atLeast: 0.6, share: 0.5 },
      { atLeast: 0.9, share: 1 },
    ];
    expect(one({ type: 'graded', bands }, tally({ pass: 7, fail: 3 })).score).toEqual({ low: 5, high: 5 });
    expect(one({ type: 'graded', bands }, tally({ pass: 1, fail: 3 })).score.high).toBe(0);
  });

  it('deduct: one template counts once however many pages show it, and never more than the leaf has', () => {
    const method: Method = { type: 'deduct', each: 4 };
    const findings = [{ certainty: 'proven' as const, finding: finding('x'), pages: 1_000 }];
    expect(one(method, tally({ fail: 1_000, findings })).score).toEqual({ low: 6, high: 6 });
    const many = ['p', 'q', 'r', 's'].map((key) => ({ certainty: 'proven' as const, finding: finding(key), pages: 1 }));
    expect(one(method, tally({ fail: 4, findings: many })).score).toEqual({ low: 0, high: 0 });
  });

  it('deduct: a suspicion takes nothing, it only lowers the lower bound', () => {
    const findings = [{ certainty: 'suspected' as const, finding: finding('x'), pages: 3 }];
    expect(one({ type: 'deduct', each: 4 }, tally({ suspected: 3, findings })).score).toEqual({ low: 6, high: 10 });
  });

  it('deduct: where a page could not be read, nobody knows how many findings it hides', () => {
    expect(one({ type: 'deduct', each: 4 }, tally({ pass: 5, cannotTell: 1 })).score).toEqual({ low: 0, high: 10 });
  });

  it('no page of the kind read is ignorance, not absence and not a pass', () => {
    for (const method of [
      { type: 'all-or-nothing' },
      { type: 'proportional', target: 1 },
      { type: 'deduct', each: 1 },
    ] as Method[]) {
      expect(one(method, tally({ notApplicable: 7 })).score).toEqual({ low: 0, high: 10 });
    }
  });
});

describe('combined checks', () => {
  const leafOf = (combine: Leaf['combine']) =>
    systemOf([
      leaf('l', 10, {
        combine,
        method: { type: 'proportional', target: 1 },
        checks: ['a', 'b'].map((rule) => ({ rule, params: {} })),
      }),
    ]);
  it.each([
    ['all', { low: 0, high: 0 }],
    ['any', { low: 10, high: 10 }],
    ['share', { low: 5, high: 5 }],
  ] as const)('%s of one pass and one fail', (combine, expected) => {
    expect(run(leafOf(combine), site({ a: PASS, b: PROVEN })).score).toEqual(expected);
  });
  it('leave a check out that does not apply', () => {
    expect(run(leafOf('all'), site({ a: PASS, b: NOT_APPLICABLE })).score).toEqual({ low: 10, high: 10 });
  });
});

describe('what is not applicable', () => {
  const children = () => [group('一', [leaf('a', 30), leaf('b', 10)]), group('二', [leaf('c', 60)])];
  const outcomes = site({ a: PASS, b: NOT_APPLICABLE, c: PROVEN });

  it('rebase: the rest is scaled to the whole', () => {
    const result = run(systemOf(children()), outcomes);
    expect(result.points).toBeCloseTo(100);
    expect(result.score.high).toBeCloseTo((30 / 90) * 100);
  });
  it('full: its points are given', () => {
    expect(run(systemOf(children(), { whenNotApplicable: 'full' }), outcomes).score).toEqual({ low: 40, high: 40 });
  });
  it('spread: its neighbours take its points', () => {
    const result = run(systemOf(children(), { whenNotApplicable: 'spread' }), outcomes);
    expect(result.score).toEqual({ low: 40, high: 40 });
    expect(result.areas[0]?.leaves.map(({ points }) => points)).toEqual([40, 0]);
  });
  it('spread: a whole group that does not apply goes to the other groups', () => {
    const result = run(
      systemOf(children(), { whenNotApplicable: 'spread' }),
      site({ a: NOT_APPLICABLE, b: NOT_APPLICABLE, c: PASS }),
    );
    expect(result.score).toEqual({ low: 100, high: 100 });
  });
  it('is never a pass: a body to which nothing applies has no points', () => {
    const result = run(systemOf(children()), site({ a: NOT_APPLICABLE, b: NOT_APPLICABLE, c: NOT_APPLICABLE }));
    expect([result.points, result.score.high, result.decided]).toEqual([0, 0, 0]);
  });
});

describe('applicability by level and kind', () => {
  const system = systemOf([leaf('a', 50), leaf('b', 50, { applicability: { kinds: ['government'] } })]);
  const department = { ...body, kind: 'department' } as const;

  it('a confirmed department owes nothing that only governments owe', () => {
    const result = run(system, site({ a: PASS, b: PROVEN }), [], department);
    expect(result.score).toEqual({ low: 100, high: 100 });
    expect(result.areas[1]?.leaves[0]?.state).toBe('not-applicable');
  });
  it('what a level owes, its departments need not owe', () => {
    const applicability: Leaf['applicability'] = {
      levels: ['city', 'county'],
      except: [{ level: 'county', kind: 'department' }],
    };
    const of = (level: ScoreInput['body']['level'], kind: ScoreInput['body']['kind']) =>
      run(systemOf([leaf('a', 50), leaf('b', 50, { applicability })]), site({ a: PASS, b: PROVEN }), [], {
        ...body,
        level,
        kind,
      }).score.high;
    expect([of('county', 'department'), of('county', 'government'), of('city', 'department')]).toEqual([100, 50, 50]);
  });
  it('a path of a portal owes nothing that only sites owe', () => {
    const system = systemOf([leaf('a', 50), leaf('b', 50, { applicability: { ownSite: true } })]);
    const of = (scope: NonNullable<ScoreInput['body']['scopes']>[number]) =>
      run(system, site({ a: PASS, b: PROVEN }), [], { ...body, scopes: [scope] }).score.high;
    const host = 'www.yunxi.example.gov.cn';
    expect(of({ type: 'path', host, path: '/bmzd/jyj/' })).toBe(100);
    expect(of({ type: 'host', host })).toBe(50);
  });
  it('where level and kind are a guess, even a proven defect is only suspected', () => {
    for (const kind of ['government', 'department'] as const) {
      const result = run(system, site({ a: PASS, b: PROVEN }), [], { ...body, kind, confirmed: false });
      expect(result.score).toEqual({ low: 50, high: 100 });
      expect(result.areas[1]?.leaves[0]?.findings.map(({ certainty }) => certainty)).toEqual(['suspected']);
    }
  });
});

describe('vetoes', () => {
  const system = (onVeto: System['onVeto']) =>
    systemOf([leaf('a', 100), leaf('v', 0, { method: { type: 'veto' } })], { onVeto });

  it('an undecided veto stands beside the score and takes nothing from it', () => {
    const result = run(system('fail'), site({ a: PASS, v: SUSPECTED }));
    expect([result.score, result.vetoes, result.decided]).toEqual([
      { low: 100, high: 100 },
      { confirmed: 0, open: 1 },
      1,
    ]);
  });
  it('a proven one fails the score, or caps it', () => {
    expect(run(system('fail'), site({ a: PASS, v: PROVEN })).score).toEqual({ low: 0, high: 0 });
    expect(run(system({ cap: 59 }), site({ a: PASS, v: PROVEN })).score).toEqual({ low: 59, high: 59 });
  });
});

describe('a person decides', () => {
  const system = systemOf([leaf('a', 10)]);
  const decide = (decision: Judgement['decision'], more: Partial<Judgement> = {}): Judgement => ({
    campaignId: 'default',
    bodyId: 'yunxi',
    systemId: 'test',
    leafId: 'a',
    object: '',
    evaluator: '评估员甲',
    stage: 'initial',
    decision,
    reason: '',
    decidedAt: '2025-06-10T09:00:00.000Z',
    ...more,
  });
  it.each([
    ['met', 10, 10],
    ['unmet', 0, 0],
    ['partly', 5, 5],
    ['doubtful', 0, 10],
  ] as const)('%s', (decision, low, high) => {
    expect(run(system, site({ a: SUSPECTED }), [decide(decision)]).score).toEqual({ low, high });
  });
  it('typed points count, and a review stands above a first judgement', () => {
    expect(run(system, site({ a: PROVEN }), [decide('partly', { points: 3 })]).score).toEqual({ low: 3, high: 3 });
    const both = [decide('unmet'), decide('met', { stage: 'review', evaluator: '评估员乙' })];
    expect(run(system, site({ a: PROVEN }), both).score).toEqual({ low: 10, high: 10 });
    expect(run(system, site({ a: PROVEN }), both).areas[0]?.leaves[0]?.findings).toHaveLength(1);
  });
});

describe('for any outcomes', () => {
  const outcome = fc.constantFrom(PASS, PROVEN, SUSPECTED, CANNOT_TELL, ERROR, NOT_APPLICABLE);
  const tree = () =>
    systemOf([group('一', [leaf('a', 30), leaf('b', 10)]), group('二', [leaf('c', 25), leaf('d', 35)])]);
  const outcomes = fc.record({ a: outcome, b: outcome, c: outcome, d: outcome });
  const modes = fc.constantFrom('rebase', 'full', 'spread');

  it('the interval is bounded by nothing and the full points, and each decision gives a sub-interval', () => {
    fc.assert(
      fc.property(
        outcomes,
        modes,
        fc.constantFrom('a', 'b', 'c', 'd'),
        fc.constantFrom(PASS, PROVEN),
        (given, mode, key, decided) => {
          const system = { ...tree(), whenNotApplicable: mode };
          const before = run(system, site(given));
          expect(before.score.low).toBeGreaterThanOrEqual(0);
          expect(before.score.high).toBeLessThanOrEqual(before.points + 1e-9);
          expect(before.score.low).toBeLessThanOrEqual(before.score.high + 1e-9);
          const was = given[key as keyof typeof given].status;
          if (was !== 'cannot-tell' && was !== 'error') return;
          const after = run(system, site({ ...given, [key]: decided }));
          expect(after.score.low).toBeGreaterThanOrEqual(before.score.low - 1e-9);
          expect(after.score.high).toBeLessThanOrEqual(before.score.high + 1e-9);
          expect(after.decided).toBeGreaterThanOrEqual(before.decided - 1e-9);
        },
      ),
    );
  });

  it('a mended problem never lowers the score', () => {
    fc.assert(
      fc.property(outcomes, modes, fc.constantFrom('a', 'b', 'c', 'd'), (given, mode, key) => {
        if (given[key as keyof typeof given].status === 'not-applicable') return;
        const system = { ...tree(), whenNotApplicable: mode };
        const before = run(system, site(given)).score;
        const after = run(system, site({ ...given, [key]: PASS })).score;
        expect(after.low).toBeGreaterThanOrEqual(before.low - 1e-9);
        expect(after.high).toBeGreaterThanOrEqual(before.high - 1e-9);
      }),
    );
  });
});

describe('built-in systems', () => {
  const points = (node: Node): number =>
    'children' in node ? node.children.reduce((sum, child) => sum + points(child), 0) : node.points;
  it.each(SYSTEMS.map((system) => [system.id, system] as const))(
    '%s is well formed and its points add up',
    (_, system) => {
      expect(systemSchema.parse(system)).toEqual(system);
      const check = (node: Node): void => {
        if (!('children' in node)) return;
        expect(points(node), node.id).toBeCloseTo(node.points, 8);
        node.children.forEach(check);
      };
      check(system.tree);
    },
  );
});
