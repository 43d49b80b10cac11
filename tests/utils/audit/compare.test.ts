import { describe, expect, it } from 'vitest';
import type { Leaf, System } from '../../../rules/systems/system.ts';
import { compareScorecards } from '../../../utils/audit/compare.ts';
import type { ScoreInput } from '../../../utils/audit/score.ts';
import type { Scorecard } from '../../../utils/audit/scorecard.ts';
import { aScorecard } from '../../components/fixtures.ts';
import { CANNOT_TELL, decide, fails, leaf, NOT_APPLICABLE, PASS, run, SUSPECTED, site, systemOf } from './scoring.ts';

const RULE = 'contrast-low';
const asks = (params: Record<string, number> = {}, more: Partial<Leaf> = {}): System =>
  systemOf([leaf('a', 10, { checks: [{ rule: RULE, params }], ...more }), leaf('b', 10)]);

interface Made {
  system?: System;
  results?: ScoreInput['results'];
  judgements?: Parameters<typeof decide>[1][];
  facts?: string;
  over?: Partial<Scorecard>;
}
function card({ system = asks(), results, judgements = [], facts = 'f1', over = {} }: Made): Scorecard {
  const scored = run(
    system,
    results ?? new Map(),
    judgements.map((decision) => decide('a', decision)),
  );
  return { ...aScorecard([], { factsHash: facts }), ...scored, ...over };
}

const FOUND = fails('proven', 'x', 'y');
const said = (a: typeof PASS, params = {}, version = 1) =>
  new Map([...site({ [RULE]: a }, { [RULE]: params }, version), ...site({ b: PASS })]);
const causesOf = (before: Made, after: Made) =>
  compareScorecards(card(before), card(after)).leaves.map(({ leafId, causes }) => [leafId, ...causes]);

describe('why a leaf changed', () => {
  const before = { results: said(FOUND) };

  it('nothing did', () => {
    expect(causesOf(before, before)).toEqual([]);
    expect(causesOf(before, { ...before, facts: 'f2' })).toEqual([]);
  });
  it('the site', () => {
    expect(causesOf(before, { results: said(PASS), facts: 'f2' })).toEqual([['a', 'site']]);
  });
  it('the rule, on the same facts', () => {
    expect(causesOf(before, { results: said(PASS, {}, 2) })).toEqual([['a', 'rule']]);
  });
  it('both, where nobody can tell them apart', () => {
    expect(causesOf(before, { results: said(PASS, {}, 2), facts: 'f2' })).toEqual([['a', 'site', 'rule']]);
  });
  it('a limit: another value, or one that was adopted', () => {
    const [short, long] = [{ maxDays: 14 }, { maxDays: 30 }];
    const by = (params: { maxDays: number }, outcome: typeof PASS) => ({
      system: asks(params),
      results: said(outcome, params),
    });
    expect(causesOf(by(short, FOUND), by(long, PASS))).toEqual([['a', 'limit']]);
    const open = asks(short, { checks: [{ rule: RULE, params: short, defaults: ['maxDays'] }] });
    const campaign = { id: 'default', adopted: { a: { maxDays: 14 } } };
    expect(
      causesOf({ system: open, results: said(FOUND, short) }, { ...by(short, FOUND), over: { campaign } }),
    ).toEqual([['a', 'limit']]);
  });
  it('the points of the system', () => {
    const system = systemOf([leaf('a', 15, { checks: [{ rule: RULE, params: {} }] }), leaf('b', 10)]);
    expect(causesOf(before, { ...before, system })).toEqual([['a', 'system']]);
  });
  it('a judgement', () => {
    expect(causesOf({ results: said(SUSPECTED) }, { results: said(SUSPECTED), judgements: ['unmet'] })).toEqual([
      ['a', 'judgement'],
    ]);
  });
  it('axe or the browser, of what they measure', () => {
    const versions = { ...aScorecard().versions, axe: '4.15.0' };
    expect(causesOf(before, { results: said(PASS), over: { versions } })).toEqual([['a', 'environment']]);
  });
  it('a neighbour that is not owed any more: its points were shared out anew', () => {
    const owed = { results: said(FOUND) };
    const not = { results: new Map([...site({ [RULE]: FOUND }), ...site({ b: NOT_APPLICABLE })]), facts: 'f2' };
    expect(causesOf(owed, not)).toEqual([
      ['a', 'site'],
      ['b', 'site'],
    ]);
  });
  it('a leaf that is new or gone is the system’s', () => {
    const system = systemOf([leaf('a', 10, { checks: [{ rule: RULE, params: {} }] }), leaf('c', 10)]);
    const changed = causesOf(before, { ...before, system });
    expect(changed).toEqual([
      ['c', 'system'],
      ['b', 'system'],
    ]);
  });
});

describe('findings between two scorecards', () => {
  const keys = (changes: { key: string }[]) => changes.map(({ key }) => key);
  const between = (before: typeof PASS, after: typeof PASS, over: Partial<Scorecard> = {}) =>
    compareScorecards(card({ results: said(before) }), card({ results: said(after), facts: 'f2', over }));

  it('are fixed, new, or remain', () => {
    const { fixed, notSeen, new: fresh, remaining } = between(FOUND, fails('proven', 'y', 'z'));
    expect([keys(fixed), keys(notSeen), keys(fresh), keys(remaining)]).toEqual([['x'], [], ['z'], ['y']]);
  });
  it('are not called fixed where the leaf is open, or their page was not read', () => {
    expect(keys(between(FOUND, CANNOT_TELL).notSeen)).toEqual(['x', 'y']);
    const unread = [{ url: 'http://www.yunxi.example.gov.cn/', because: { code: 'because.gone' as const } }];
    expect(keys(between(FOUND, PASS, { unread }).notSeen)).toEqual(['x', 'y']);
    expect(keys(between(FOUND, PASS).fixed)).toEqual(['x', 'y']);
  });
  it('beyond those that are shown are told by their keys', () => {
    const many = (count: number, from = 0) =>
      fails('proven', ...([...Array(count).keys()].map((n) => `k${n + from}`) as [string, ...string[]]));
    const { fixed, remaining, new: fresh } = between(many(30), many(30, 5));
    expect([fixed.length, remaining.length, fresh.length]).toEqual([5, 25, 5]);
  });
});
