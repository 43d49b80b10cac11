import { describe, expect, it } from 'vitest';
import type { Leaf } from '../../../rules/systems/system.ts';
import { restsOn } from '../../../utils/audit/rests-on.ts';
import {
  CANNOT_TELL,
  decide,
  fails,
  found,
  leaf,
  leafOf,
  measures,
  NOT_APPLICABLE,
  PASS,
  PROVEN,
  run,
  SUSPECTED,
  site,
  systemOf,
  tally,
  words,
} from './scoring.ts';

const system = systemOf([leaf('a', 10)]);

describe('a person decides', () => {
  it.each([
    ['met', 10, 10],
    ['unmet', 0, 0],
    ['partly', 5, 5],
    ['doubtful', 0, 10],
  ] as const)('%s', (decision, low, high) => {
    expect(run(system, site({ a: SUSPECTED }), [decide('a', decision)]).score).toEqual({ low, high });
  });

  it('typed points count; a review stands above a first judgement, and a later one above an earlier', () => {
    expect(run(system, site({ a: PROVEN }), [decide('a', 'partly', { points: 3 })]).score).toEqual({ low: 3, high: 3 });
    const review = decide('a', 'met', {
      stage: 'review',
      evaluator: '评估员乙',
      decidedAt: '2025-06-01T09:00:00.000Z',
    });
    const first = decide('a', 'unmet');
    const later = decide('a', 'partly', { evaluator: '评估员丙', decidedAt: '2025-06-12T09:00:00.000Z' });
    expect(run(system, site({ a: SUSPECTED }), [first, later]).score.high).toBe(5);
    const all = run(system, site({ a: SUSPECTED }), [review, first, later]);
    expect(all.score).toEqual({ low: 10, high: 10 });
    expect(leafOf(all, 'a')).toMatchObject({ judged: true, decision: 'met', findingCount: 1 });
  });

  it('an answer that was chosen gives its share, and until then its shares are the bounds', () => {
    const answers = [
      { id: 'all', title: words('齐全'), share: 1 },
      { id: 'some', title: words('部分'), share: 0.4 },
      { id: 'few', title: words('少量'), share: 0.1 },
      { id: 'none', title: words('无此项'), share: null },
    ];
    const asked = systemOf([leaf('a', 10, { checks: undefined, answers }), leaf('b', 10)]);
    const by = (...judgements: Parameters<typeof run>[2] & object) => run(asked, site({ b: PASS }), judgements);
    expect(leafOf(by(), 'a').score).toEqual({ low: 1, high: 10 });
    expect(by(decide('a', 'partly', { answerId: 'some' })).score).toEqual({ low: 14, high: 14 });
    expect(by(decide('a', 'unmet')).score).toEqual({ low: 11, high: 11 });
    expect(by(decide('a', 'not-applicable', { answerId: 'none' })).score).toEqual({ low: 20, high: 20 });
  });

  it('otherwise than the facts: the leaf says that it was overruled', () => {
    const of = (outcome: typeof PASS, decision: Parameters<typeof decide>[1]) =>
      leafOf(run(system, site({ a: outcome }), [decide('a', decision)]), 'a').overrules;
    expect([of(PROVEN, 'met'), of(PASS, 'unmet'), of(PASS, 'doubtful'), of(PASS, 'not-applicable')]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(of(NOT_APPLICABLE, 'unmet')).toBe(true);
    expect([of(PROVEN, 'unmet'), of(PASS, 'met'), of(SUSPECTED, 'unmet'), of(CANNOT_TELL, 'not-applicable')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('on what has changed since: the leaf says so', () => {
    const [asked] = system.tree.children as [Leaf];
    const then = site({ a: SUSPECTED });
    const judgement = decide('a', 'unmet', { restsOn: restsOn(asked, then) });
    expect(leafOf(run(system, site({ a: SUSPECTED }), [judgement]), 'a').restsOnChanged).toBeUndefined();
    expect(leafOf(run(system, site({ a: PASS }), [judgement]), 'a').restsOnChanged).toBe(true);
    expect(leafOf(run(system, site({ a: fails('suspected', 'b') }), [judgement]), 'a').restsOnChanged).toBe(true);
  });

  it('a page that is read later changes nothing that a judgement rests on', () => {
    const [asked] = system.tree.children as [Leaf];
    const findings = [found('k', 'suspected')];
    const mark = (pass: number) => restsOn(asked, tally({ pass, suspected: 1, findings }));
    expect(mark(5)).toBe(mark(6));
    expect(restsOn({ ...asked, question: words('有无？') }, tally({ pass: 5, suspected: 1, findings }))).not.toBe(
      mark(5),
    );
  });
});

describe('a person decides one finding', () => {
  const deducting = systemOf([leaf('a', 10, { method: { type: 'deduct', each: 3 } })]);
  const facts = site({ a: fails('suspected', 'x', 'y') });
  const on = (object: string, decision: Parameters<typeof decide>[1], points?: number) =>
    decide('a', decision, { object, ...(points === undefined ? {} : { points }) });

  it('confirmed it deducts, dropped it costs nothing, in part it costs the rest', () => {
    expect(run(deducting, facts).score).toEqual({ low: 4, high: 10 });
    expect(run(deducting, facts, [on('x', 'unmet')]).score).toEqual({ low: 4, high: 7 });
    expect(run(deducting, facts, [on('x', 'unmet'), on('y', 'met')]).score).toEqual({ low: 7, high: 7 });
    expect(run(deducting, facts, [on('x', 'partly', 0.5), on('y', 'not-applicable')]).score).toEqual({
      low: 8.5,
      high: 8.5,
    });
    const judged = run(deducting, facts, [on('x', 'unmet'), on('y', 'met')]);
    expect(leafOf(judged, 'a')).toMatchObject({
      judged: false,
      findings: [{ decision: 'unmet', certainty: 'proven' }],
      findingCount: 1,
    });
  });

  it('dropping a proven one overrules the facts; confirming a suspected one does not', () => {
    const of = (certainty: 'proven' | 'suspected', decision: Parameters<typeof decide>[1]) =>
      leafOf(run(system, site({ a: fails(certainty, 'x') }), [on('x', decision)]), 'a');
    expect(of('proven', 'met')).toMatchObject({ state: 'met', overrules: true });
    expect(of('suspected', 'unmet').overrules).toBeUndefined();
    expect(of('suspected', 'unmet').state).toBe('unmet');
  });

  it('its pages or its object count as they were decided', () => {
    const share = systemOf([leaf('a', 10, { method: { type: 'proportional', target: 1 } })]);
    const pages = tally({ pass: 6, suspected: 4, findings: [found('x', 'suspected', 3), found('y', 'suspected', 1)] });
    expect(run(share, pages).score).toEqual({ low: 6, high: 10 });
    expect(run(share, pages, [on('x', 'unmet')]).score).toEqual({ low: 6, high: 7 });
    expect(run(share, pages, [on('x', 'unmet'), on('y', 'met')]).score).toEqual({ low: 7, high: 7 });
    const objects = site({ a: measures(6, 6, 4, 'suspected', ['x', 'y', 'z', 'w']) });
    expect(run(share, objects, [on('x', 'unmet'), on('y', 'met')]).score).toEqual({ low: 7, high: 9 });
    expect(run(share, objects, [on('x', 'not-applicable'), on('y', 'not-applicable')]).score).toEqual({
      low: 7.5,
      high: 10,
    });
  });

  it('of a veto: so many confirmed ones fail the body', () => {
    const veto = systemOf([leaf('a', 0, { method: { type: 'veto', atLeast: 2 } })]);
    expect(run(veto, facts, [on('x', 'unmet')]).vetoes).toEqual({ confirmed: 0, open: 1, suspected: 1 });
    expect(run(veto, facts, [on('x', 'unmet'), on('y', 'unmet')]).vetoes).toEqual({ confirmed: 1, open: 0 });
    expect(run(veto, facts, [on('x', 'met')]).vetoes).toEqual({ confirmed: 0, open: 0 });
  });

  it('confirms what an unadopted limit only suspected', () => {
    const limited = systemOf([leaf('a', 10, { checks: [{ rule: 'a', params: {}, defaults: ['maxDays'] }] })]);
    expect(run(limited, site({ a: fails('proven', 'x') }), [on('x', 'unmet')]).score).toEqual({ low: 0, high: 0 });
  });
});

describe('drawn objects are judged one by one', () => {
  const asked = (more: Partial<Leaf> = {}) =>
    systemOf([
      leaf('a', 10, {
        checks: undefined,
        method: { type: 'proportional', target: 1 },
        sample: { kind: 'service-guide', size: 4 },
        ...more,
      }),
    ]);
  const url = (n: number) => `http://www.yunxi.example.gov.cn/bszn/${n}.html`;
  const drawn = [1, 2, 3, 4].map((n) => ({ url: url(n), title: `指南${n}` }));
  const samples = new Map([['a', { drawn }]]);
  const on = (n: number, decision: Parameters<typeof decide>[1], points?: number) =>
    decide('a', decision, { object: url(n), ...(points === undefined ? {} : { points }) });

  it('the share is their mean; what is not judged is open, what does not apply is out', () => {
    const by = (...judgements: Parameters<typeof run>[2] & object) => run(asked(), new Map(), judgements, { samples });
    expect(by().score).toEqual({ low: 0, high: 10 });
    expect(by(on(1, 'met'), on(2, 'unmet')).score).toEqual({ low: 2.5, high: 7.5 });
    expect(by(on(1, 'met'), on(2, 'partly', 0.2), on(3, 'not-applicable'), on(4, 'unmet')).score.low).toBeCloseTo(4);
    expect(leafOf(by(on(1, 'met')), 'a')).toMatchObject({
      sample: { drawn: 4, judged: 1 },
      because: [{ code: 'because.sample-open', params: { drawn: 4, open: 3 } }],
    });
    const none = by(...[1, 2, 3, 4].map((n) => on(n, 'not-applicable')));
    expect(leafOf(none, 'a').state).toBe('not-applicable');
  });

  it('what was put aside or never drawn has no say', () => {
    const result = run(asked(), new Map(), [decide('a', 'unmet', { object: url(9) })], { samples });
    expect([result.score, leafOf(result, 'a').marks.judgements]).toEqual([{ low: 0, high: 10 }, undefined]);
    expect(leafOf(run(asked(), new Map()), 'a').because).toEqual([{ code: 'because.sample-not-drawn' }]);
  });

  it('each that misses it is deducted for, or counts for a veto', () => {
    const judgements = [on(1, 'unmet'), on(2, 'unmet'), on(3, 'met'), on(4, 'met')];
    const deducting = asked({ method: { type: 'deduct', each: 2 } });
    expect(run(deducting, new Map(), judgements, { samples }).score).toEqual({ low: 6, high: 6 });
    expect(run(deducting, new Map(), judgements.slice(0, 2), { samples }).score).toEqual({ low: 2, high: 6 });
    const veto = asked({ method: { type: 'veto', atLeast: 2 }, points: 0 });
    expect(run(veto, new Map(), judgements, { samples }).vetoes.confirmed).toBe(1);
  });

  it('a judgement of the whole leaf stands above them', () => {
    const result = run(asked(), new Map(), [on(1, 'unmet'), decide('a', 'met')], { samples });
    expect(result.score.high).toBe(10);
  });
});
