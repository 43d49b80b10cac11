import { expect, it } from 'vitest';
import { type CompositeInput, compositesOf } from '../../../utils/audit/composite.ts';

const at = (score: number) => ({ low: score, high: score });
const composite = { thirdParty: 0.7, own: 0.6 };
const bodies = [{ id: 'county' }, { id: 'jyj', parentId: 'county' }, { id: 'town', parentId: 'county' }];
const of = (more: Partial<CompositeInput>) =>
  compositesOf({
    campaign: {
      composite,
      roster: [
        { bodyId: 'county', dailyScore: 90 },
        { bodyId: 'jyj', dailyScore: 80 },
        { bodyId: 'town', dailyScore: 60 },
      ],
    },
    bodies,
    thirdParty: new Map([
      ['county', at(80)],
      ['jyj', at(70)],
      ['town', { low: 50, high: 60 }],
    ]),
    ...more,
  });

it('third party and daily by their shares; a county with the mean of its units', () => {
  const result = of({});
  expect(result.get('jyj')?.score.low).toBeCloseTo(73);
  expect(result.get('town')?.score).toEqual({ low: expect.closeTo(53), high: expect.closeTo(60) });
  expect(result.get('county')?.own.low).toBeCloseTo(83);
  expect(result.get('county')?.score.low).toBeCloseTo(0.6 * 83 + (0.4 * (73 + 53)) / 2);
  expect(result.get('county')?.score.high).toBeCloseTo(0.6 * 83 + (0.4 * (73 + 60)) / 2);
  expect(result.get('county')?.units?.ids).toEqual(['jyj', 'town']);
});

it('what is missing is anything between nothing and all, and is said', () => {
  const result = of({ campaign: { composite } });
  expect(result.get('jyj')?.score).toEqual({ low: expect.closeTo(49), high: expect.closeTo(79) });
  expect(result.get('jyj')?.because).toEqual([{ code: 'because.daily-missing' }]);
  expect(result.get('county')?.because).toEqual([
    { code: 'because.daily-missing' },
    { code: 'because.units-unscored', params: { units: 2 } },
  ]);
  const unscored = of({ thirdParty: new Map() }).get('town');
  expect(unscored?.score).toEqual({ low: expect.closeTo(18), high: expect.closeTo(88) });
});

it('without shares the score of the third party is all of it', () => {
  const result = of({ campaign: {} });
  expect(result.get('county')).toMatchObject({ score: at(80), because: [] });
  expect(result.get('county')?.units).toBeUndefined();
});

it('a body without units on the roster stands by its own score', () => {
  const result = of({ campaign: { composite, roster: [{ bodyId: 'county', dailyScore: 90 }] } });
  expect([...result.keys()]).toEqual(['county']);
  expect(result.get('county')?.score.low).toBeCloseTo(83);
});

it('ends where bodies are each other’s units', () => {
  const loop = [
    { id: 'a', parentId: 'b' },
    { id: 'b', parentId: 'a' },
  ];
  expect([...of({ campaign: { composite }, bodies: loop }).values()]).toHaveLength(2);
});
