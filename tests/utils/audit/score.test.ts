import { describe, expect, it } from 'vitest';
import { SYSTEMS } from '../../../rules/systems/index.ts';
import {
  type Leaf,
  type Method,
  type Node,
  type System,
  system as systemSchema,
} from '../../../rules/systems/system.ts';
import type { ScoreInput } from '../../../utils/audit/score.ts';
import {
  body,
  CANNOT_TELL,
  ERROR,
  fails,
  finding,
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
  words,
} from './scoring.ts';

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
  const combinedBy = (combine: Leaf['combine']) =>
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
    expect(run(combinedBy(combine), site({ a: PASS, b: PROVEN })).score).toEqual(expected);
  });
  it('leave a check out that does not apply', () => {
    expect(run(combinedBy('all'), site({ a: PASS, b: NOT_APPLICABLE })).score).toEqual({ low: 10, high: 10 });
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
    const result = run(system, site({ a: PASS, b: PROVEN }), [], { body: department });
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
        body: { ...body, level, kind },
      }).score.high;
    expect([of('county', 'department'), of('county', 'government'), of('city', 'department')]).toEqual([100, 50, 50]);
  });
  it('a path of a portal owes nothing that only sites owe', () => {
    const system = systemOf([leaf('a', 50), leaf('b', 50, { applicability: { ownSite: true } })]);
    const of = (scope: NonNullable<ScoreInput['body']['scopes']>[number]) =>
      run(system, site({ a: PASS, b: PROVEN }), [], { body: { ...body, scopes: [scope] } }).score.high;
    const host = 'www.yunxi.example.gov.cn';
    expect(of({ type: 'path', host, path: '/bmzd/jyj/' })).toBe(100);
    expect(of({ type: 'host', host })).toBe(50);
  });
  it('where level and kind are a guess, even a proven defect is only suspected', () => {
    for (const kind of ['government', 'department'] as const) {
      const result = run(system, site({ a: PASS, b: PROVEN }), [], { body: { ...body, kind, confirmed: false } });
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
      { confirmed: 0, open: 1, suspected: 1 },
      1,
    ]);
  });
  it('a proven one fails the score, or caps it', () => {
    expect(run(system('fail'), site({ a: PASS, v: PROVEN })).score).toEqual({ low: 0, high: 0 });
    expect(run(system({ cap: 59 }), site({ a: PASS, v: PROVEN })).score).toEqual({ low: 59, high: 59 });
  });
});

describe('a veto that takes several findings', () => {
  const veto = leaf('v', 0, { method: { type: 'veto', atLeast: 5 } });
  const of = (outcome: Parameters<typeof site>[0][string]) =>
    run(systemOf([leaf('a', 100), veto]), site({ a: PASS, v: outcome }));
  const keys = (count: number) => [...Array(count).keys()].map((n) => `栏目${n}`) as [string, ...string[]];

  it.each([
    ['confirmed from the fifth on', fails('proven', ...keys(5)), 'unmet', { proven: 5, open: 0, atLeast: 5 }],
    ['excluded below it', fails('proven', ...keys(3)), 'met', { proven: 3, open: 0, atLeast: 5 }],
    ['open where suspicions reach it', fails('suspected', ...keys(6)), 'undecided', { proven: 0, open: 6, atLeast: 5 }],
    ['excluded where they do not', fails('suspected', ...keys(4)), 'met', { proven: 0, open: 4, atLeast: 5 }],
    ['open where nobody knows', CANNOT_TELL, 'undecided', { proven: 0, open: null, atLeast: 5 }],
    [
      'open where objects are undecided',
      measures(7, 10, 2, 'proven', keys(3)),
      'undecided',
      { proven: 3, open: 2, atLeast: 5 },
    ],
  ] as const)('%s', (_, outcome, state, vetoCount) => {
    const result = of(outcome);
    expect(leafOf(result, 'v')).toMatchObject({ state, vetoCount });
    const isOpen = state === 'undecided';
    expect(result.vetoes).toEqual({
      confirmed: state === 'unmet' ? 1 : 0,
      open: isOpen ? 1 : 0,
      ...(isOpen && outcome !== CANNOT_TELL && { suspected: 1 }),
    });
    expect(result.result).toBe(state === 'unmet' ? 'failed' : state === 'undecided' ? 'open' : 'passed');
  });

  it('counts a column once, whichever of its checks found it', () => {
    const two = leaf('v', 0, {
      method: { type: 'veto', atLeast: 2 },
      checks: [
        { rule: 'v', params: {} },
        { rule: 'w', params: {} },
      ],
    });
    const result = run(
      systemOf([leaf('a', 10), two]),
      site({ a: PASS, v: fails('proven', '甲'), w: fails('proven', '甲') }),
    );
    expect(leafOf(result, 'v')).toMatchObject({ state: 'met', vetoCount: { proven: 1, atLeast: 2 }, findingCount: 1 });
  });
});

describe('bonus', () => {
  const system = (bonus?: System['bonus']) =>
    systemOf([leaf('a', 80), leaf('b', 20), leaf('x', 20, { method: { type: 'bonus' } })], bonus ? { bonus } : {});

  it('stands on top of the score, at most its cap', () => {
    expect(run(system({ opensAbove: 80, cap: 30 }), site({ a: PASS, b: PASS, x: PASS })).score).toEqual({
      low: 120,
      high: 120,
    });
    expect(run(system({ opensAbove: 80, cap: 15 }), site({ a: PASS, b: PASS, x: PASS })).score.high).toBe(115);
  });
  it('opens above its threshold, not at it', () => {
    const result = run(system({ opensAbove: 80, cap: 30 }), site({ a: PASS, b: PROVEN, x: CANNOT_TELL }));
    expect([result.score, result.bonus?.opens, result.decided]).toEqual([{ low: 80, high: 80 }, 'no', 1]);
    expect(leafOf(result, 'x').because.map(({ code }) => code)).toContain('because.bonus-closed');
  });
  it('is in the upper bound alone while it is not certain that it opens', () => {
    const result = run(system({ opensAbove: 80, cap: 30 }), site({ a: PASS, b: CANNOT_TELL, x: PASS }));
    expect([result.score, result.bonus?.opens, result.points]).toEqual([{ low: 80, high: 120 }, 'open', 100]);
  });
});

describe('clauses outside their time', () => {
  const leafWith = (applicability: Leaf['applicability'], more: Partial<Leaf> = {}) =>
    systemOf([leaf('a', 50), leaf('b', 50, { applicability, ...more })]);
  const facts = site({ a: PASS, b: PROVEN });

  it('are not applicable, 已过时效, by the day of judgement', () => {
    const system = leafWith({ validFrom: '2022-01-01', validTo: '2022-12-31' });
    const on = (asOf: string | undefined) => run(system, facts, [], { asOf });
    expect(on('2022-12-31').score.high).toBe(50);
    expect(on('2023-01-01').score).toEqual({ low: 100, high: 100 });
    expect(leafOf(on('2023-01-01'), 'b')).toMatchObject({
      state: 'not-applicable',
      findings: [],
      because: [{ code: 'because.expired', params: { day: '2022-12-31' } }],
    });
    expect(leafOf(on('2021-12-31'), 'b').state).toBe('not-applicable');
    expect(leafOf(on(undefined), 'b')).toMatchObject({ state: 'undecided', findings: [{ certainty: 'suspected' }] });
  });

  it('are not owed without the task, and undecided where the tasks of the body are not known', () => {
    const system = leafWith({ powers: ['fees'] });
    const by = (powers: ScoreInput['body']['powers']) =>
      run(system, facts, [], { body: { ...body, ...(powers ? { powers } : {}) } });
    expect(by(['fees']).score.high).toBe(50);
    expect(by(['rule-making']).score).toEqual({ low: 100, high: 100 });
    expect(by(undefined).score).toEqual({ low: 50, high: 100 });
    expect(leafOf(by(undefined), 'b')).toMatchObject({ state: 'undecided', findings: [{ certainty: 'suspected' }] });
  });

  it('deduct after the later of two contradictory dates, and remind after the earlier', () => {
    const system = leafWith(undefined, {
      deadlines: [
        { text: '6月底前', on: '2022-06-30' },
        { text: '9月底前', on: '2022-09-30' },
      ],
    });
    const on = (asOf: string) => leafOf(run(system, facts, [], { asOf }), 'b');
    expect(on('2022-06-30')).toMatchObject({
      state: 'undecided',
      because: [{ code: 'because.not-due', params: { day: '2022-09-30' } }],
    });
    expect(on('2022-07-01').because.map(({ code }) => code)).toEqual(['because.not-due', 'because.reminder']);
    expect(on('2022-10-01').state).toBe('unmet');
  });
});

describe('limits that no document states', () => {
  it('make no more than a suspicion until they are adopted', () => {
    const asked = (defaults?: string[]) =>
      systemOf([
        leaf('a', 10, { checks: [{ rule: 'a', params: { maxDays: 30 }, ...(defaults ? { defaults } : {}) }] }),
      ]);
    const facts = site({ a: PROVEN }, { a: { maxDays: 30 } });
    expect(run(asked(), facts).score).toEqual({ low: 0, high: 0 });
    const result = run(asked(['maxDays']), facts);
    expect(result.score).toEqual({ low: 0, high: 10 });
    expect(leafOf(result, 'a')).toMatchObject({
      because: [{ code: 'because.limit-not-adopted', params: { parameters: 'maxDays' } }],
      findings: [{ certainty: 'suspected' }],
    });
    expect(run(asked(['maxDays']), site({ a: PASS }, { a: { maxDays: 30 } })).score.low).toBe(10);
  });

  it('leave of pages and objects what did not accuse', () => {
    const system = systemOf([
      leaf('a', 10, {
        method: { type: 'proportional', target: 1 },
        checks: [{ rule: 'a', params: {}, defaults: ['x'] }],
      }),
    ]);
    expect(run(system, tally({ pass: 6, fail: 4, findings: [found('k', 'proven', 4)] })).score).toEqual({
      low: 6,
      high: 10,
    });
    expect(run(system, site({ a: measures(6, 10) })).score).toEqual({ low: 6, high: 10 });
  });
});

describe('what a person has to decide', () => {
  it('stays undecided whatever the checks bring, and shows what they bring', () => {
    const system = systemOf([leaf('a', 10, { observable: 'assisted' })]);
    for (const outcome of [PASS, PROVEN, CANNOT_TELL, NOT_APPLICABLE]) {
      const result = run(system, site({ a: outcome }));
      expect([result.score, leafOf(result, 'a').state]).toEqual([{ low: 0, high: 10 }, 'undecided']);
    }
    expect(leafOf(run(system, site({ a: PROVEN })), 'a').findings.map(({ certainty }) => certainty)).toEqual([
      'suspected',
    ]);
  });
});

describe('no double deduction', () => {
  const deduct = (id: string, more: Partial<Leaf> = {}) =>
    leaf(id, 10, { method: { type: 'deduct', each: 4 }, checks: [{ rule: 'r', params: {} }], ...more });
  const facts = site({ r: fails('proven', '空白栏目') });

  it('a finding is deducted in the first leaf that has it, and the others say where', () => {
    const result = run(systemOf([deduct('a'), deduct('b')]), facts);
    expect(result.score).toEqual({ low: 16, high: 16 });
    expect(leafOf(result, 'a').findings[0]?.deductedIn).toBeUndefined();
    expect(leafOf(result, 'b')).toMatchObject({ state: 'met', findings: [{ deductedIn: 'a' }], deductedElsewhere: 1 });
  });
  it('in the next one where the body does not owe the first', () => {
    const result = run(
      systemOf([deduct('a', { applicability: { kinds: ['department'] } }), deduct('b')], { whenNotApplicable: 'full' }),
      facts,
    );
    expect(leafOf(result, 'b').findings[0]?.deductedIn).toBeUndefined();
    expect(result.score.high).toBe(16);
  });
  it('other methods are judged on their own', () => {
    const result = run(systemOf([deduct('a'), leaf('b', 10, { checks: [{ rule: 'r', params: {} }] })]), facts);
    expect(result.score).toEqual({ low: 6, high: 6 });
  });
});

describe('a total that waits for its amounts', () => {
  const system = systemOf([leaf('a', 100), leaf('v', 0, { method: { type: 'veto' } })], {
    total: 'after-confirmation',
    grades: [
      { title: words('合格'), atLeast: 60 },
      { title: words('不合格'), atLeast: 0 },
    ],
  });
  const facts = site({ a: PASS, v: PASS });

  it('is unconfirmed until the campaign says so; vetoes alone say the result', () => {
    const result = run(system, facts);
    expect([result.total, result.result, result.grades]).toEqual(['unconfirmed', 'passed', undefined]);
    expect(leafOf(result, 'a').score).toEqual({ low: 100, high: 100 });
    const confirmed = run(system, facts, [], { campaign: { amountsConfirmed: true } });
    expect([confirmed.total, confirmed.grades]).toEqual([undefined, [words('合格')]]);
  });
  it('has the grades that it can still get', () => {
    const campaign = { amountsConfirmed: true };
    expect(run(system, site({ a: CANNOT_TELL, v: PASS }), [], { campaign }).grades).toHaveLength(2);
    expect(run(system, site({ a: PASS, v: PROVEN }), [], { campaign })).toMatchObject({
      result: 'failed',
      grades: [words('不合格')],
    });
  });
});

it('a leaf names the groups between its area and itself', () => {
  const result = run(
    systemOf([group('一', [group('二', [group('三', [leaf('a', 5)]), leaf('b', 5)])])]),
    site({ a: PASS, b: PASS }),
  );
  expect(leafOf(result, 'a').path).toEqual([words('二'), words('三')]);
  expect(leafOf(result, 'b').path).toEqual([words('二')]);
});

it('a clause that no document asks for has no points', () => {
  const clause = { document: 'luoyang-2016', place: '页面', status: 'observed' } as const;
  const result = run(
    systemOf([leaf('a', 10), leaf('b', 0, { clause, points: 5 })], {
      tree: group('t', [leaf('a', 10), leaf('b', 5, { clause })], { points: 10 }),
    }),
    site({ a: PASS, b: PROVEN }),
  );
  expect([result.score, leafOf(result, 'b').points, leafOf(result, 'b').state]).toEqual([
    { low: 10, high: 10 },
    0,
    'unmet',
  ]);
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
