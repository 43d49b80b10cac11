import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeOf } from '../../../utils/audit/grade.ts';
import { rankedScore, rankOf } from '../../../utils/audit/rank.ts';
import { words } from './scoring.ts';

const at = (score: number) => ({ low: score, high: score });

describe('ranks', () => {
  it('ties share, and the next one is counted on', () => {
    expect(rankOf([at(90), at(80.004), at(80.001), at(70)]).map(({ best }) => best)).toEqual([1, 2, 2, 4]);
  });
  it('are ranges until they are decided', () => {
    expect(rankOf([{ low: 60, high: 95 }, at(90), at(50)])).toEqual([
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
      { best: 3, worst: 3 },
    ]);
  });
  it('are the best and the worst of all that the scores can come to', () => {
    const interval = fc.tuple(fc.nat(6), fc.nat(6)).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.array(interval, { minLength: 1, maxLength: 4 }), (scores) => {
        const worlds = scores.reduce<number[][]>(
          (before, { low, high }) => before.flatMap((world) => [low, high].map((score) => [...world, score])),
          [[]],
        );
        const ranks = rankOf(scores);
        scores.forEach((_, body) => {
          const possible = worlds.map((world) => 1 + world.filter((score) => score > (world[body] ?? 0)).length);
          expect(ranks[body]).toEqual({ best: Math.min(...possible), worst: Math.max(...possible) });
        });
      }),
    );
  });
  it('reach down to what an open veto would leave', () => {
    const card = { score: { low: 40, high: 45 }, points: 50, vetoes: { confirmed: 0, open: 1 } };
    expect(rankedScore(card, { onVeto: 'fail' })).toEqual({ low: 0, high: 90 });
    expect(rankedScore({ ...card, vetoes: { confirmed: 0, open: 0 } }, { onVeto: 'fail' })).toEqual({
      low: 80,
      high: 90,
    });
    expect(rankedScore({ ...card, total: 'unconfirmed' }, { onVeto: 'fail' })).toBeUndefined();
    expect(rankedScore({ ...card, points: 0 }, { onVeto: 'fail' })).toBeUndefined();
  });
});

describe('grades', () => {
  const grades = [
    { title: words('优'), atLeast: 90 },
    { title: words('良'), atLeast: 75 },
    { title: words('差'), atLeast: 10 },
  ];
  const of = (low: number, high: number, points = 100) =>
    gradeOf({ grades }, { low, high }, points)?.map((title) => title['zh-CN']);
  it('are certain where both ends share one, else all between', () => {
    expect(of(76, 89)).toEqual(['良']);
    expect(of(70, 95)).toEqual(['优', '良', '差']);
    expect(of(45, 45, 50)).toEqual(['优']);
  });
  it('go by the number that is shown, and the lowest takes the rest', () => {
    expect([of(89.996, 89.996), of(0, 0)]).toEqual([['优'], ['差']]);
    expect([of(0, 0, 0), gradeOf({}, at(3), 10)]).toEqual([undefined, undefined]);
  });
});
