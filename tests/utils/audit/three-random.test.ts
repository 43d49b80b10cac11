import fc from 'fast-check';
import { expect, it } from 'vitest';
import { systemById } from '../../../rules/systems/index.ts';
import { isLeaf, leavesOf } from '../../../rules/systems/tree.ts';
import { drawThreeRandom } from '../../../utils/audit/three-random.ts';

const annex = systemById('qinzhou-2017')?.tree.children.find(({ id }) => id === 'three-random');
const items = annex && !isLeaf(annex) ? leavesOf(annex).map(({ id }) => id) : [];
const bodies = Array.from({ length: 40 }, (_, index) => `body-${index}`);
const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'];
const sizes = { bodies: 5, items: 4 };

it('the annex has its fifteen items', () => {
  expect(items).toEqual(Array.from({ length: 15 }, (_, index) => `qz-a${index + 1}`));
});

it('draws bodies with a day each, and items, and says from how many', () => {
  const draw = drawThreeRandom({ bodies, items, days }, { seed: '云溪2026', ...sizes });
  expect(draw.visits).toHaveLength(5);
  expect(new Set(draw.visits.map(({ bodyId }) => bodyId)).size).toBe(5);
  for (const { bodyId, day } of draw.visits) {
    expect(bodies).toContain(bodyId);
    expect(days).toContain(day);
  }
  expect(draw.items).toHaveLength(4);
  expect(draw).toMatchObject({ seed: '云溪2026', population: { bodies: 40, items: 15, days: 4 } });
});

it('anybody repeats it from seed and population, in whatever order', () => {
  fc.assert(
    fc.property(fc.string(), fc.shuffledSubarray(bodies, { minLength: 40 }), (seed, shuffled) => {
      const draw = drawThreeRandom({ bodies, items, days }, { seed, ...sizes });
      const again = { bodies: [...shuffled, ...shuffled], items: [...items].reverse(), days: [...days].reverse() };
      expect(drawThreeRandom(again, { seed, ...sizes })).toEqual(draw);
    }),
  );
});

it('another seed draws others, another population is told apart', () => {
  const draws = ['1', '2', '3', '4'].map((seed) => drawThreeRandom({ bodies, items, days }, { seed, ...sizes }));
  expect(new Set(draws.map(({ visits }) => JSON.stringify(visits))).size).toBe(4);
  expect(new Set(draws.map((draw) => draw.items.join())).size).toBeGreaterThan(1);
  const fewer = drawThreeRandom({ bodies: bodies.slice(1), items, days }, { seed: '1', ...sizes });
  expect(fewer.population.mark).not.toBe(draws[0]?.population.mark);
});

it('draws each body about as often as another', () => {
  const times = new Map(bodies.map((id) => [id, 0]));
  for (let seed = 0; seed < 2_000; seed++) {
    const { visits } = drawThreeRandom({ bodies, items, days }, { seed: `${seed}`, ...sizes });
    for (const { bodyId } of visits) times.set(bodyId, (times.get(bodyId) ?? 0) + 1);
  }
  // 250 expected, with a standard deviation of 15.
  expect(Math.min(...times.values())).toBeGreaterThan(175);
  expect(Math.max(...times.values())).toBeLessThan(325);
});

it('of fewer than are asked for, draws all; without a day, nobody', () => {
  const draw = drawThreeRandom({ bodies: ['a', 'b'], items: ['x'], days }, { seed: '1', ...sizes });
  expect(draw.visits.map(({ bodyId }) => bodyId).sort()).toEqual(['a', 'b']);
  expect(draw.items).toEqual(['x']);
  expect(drawThreeRandom({ bodies, items, days: [] }, { seed: '1', ...sizes }).visits).toEqual([]);
});
