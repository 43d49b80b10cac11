import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSample, replaceDrawn } from '../../../utils/audit/sample.ts';

const key = { campaignId: 'default', bodyId: 'yunxi', systemId: 'general', leafId: 'guides' };
const at = '2025-06-10T01:00:00.000Z';
const objects = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    url: `http://www.yunxi.example.gov.cn/bsfw/${index}.html`,
    title: `第${index}项办事指南`,
  }));
const draw = (population: ReturnType<typeof objects>, seed = '2025', size = 5) =>
  drawSample(key, population, { seed, size, at });

describe('a draw', () => {
  it('is the same whoever repeats it, in whatever order the pages came', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(objects(40), { minLength: 40 }),
        fc.string({ minLength: 1 }),
        (shuffled, seed) => {
          expect(draw(shuffled, seed).drawn).toEqual(draw(objects(40), seed).drawn);
        },
      ),
    );
  });

  it('draws others by another seed, and each object about as often', () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 2_000; seed++) {
      for (const { url } of draw(objects(20), `${seed}`).drawn) times.set(url, (times.get(url) ?? 0) + 1);
    }
    expect(times.size).toBe(20);
    for (const count of times.values()) expect(count).toBeGreaterThan(400);
  });

  it('takes all where there are fewer, and counts one address once', () => {
    const twice = [...objects(3), { url: 'http://www.yunxi.example.gov.cn/bsfw/1.html#top', title: '又一次' }];
    const { drawn, population } = draw(twice);
    expect(drawn).toHaveLength(3);
    expect(population.count).toBe(3);
  });

  it('says of which population it is', () => {
    expect(draw(objects(10)).population).toEqual(draw(objects(10).reverse()).population);
    expect(draw(objects(10)).population).not.toEqual(draw(objects(11)).population);
  });
});

describe('an object put aside', () => {
  it('makes room for the next of the draw, and stays named with the reason', () => {
    const sample = draw(objects(20));
    const [first] = sample.drawn;
    const changed = replaceDrawn(sample, objects(20), { url: first?.url ?? '', reason: '指南在上级平台', at });
    expect(changed?.drawn.slice(1)).toEqual(sample.drawn.slice(1));
    expect(changed?.drawn[0]).toEqual(drawSample(key, objects(20), { seed: '2025', size: 6, at }).drawn[5]);
    expect(changed?.replaced).toEqual([{ object: first, reason: '指南在上级平台', at }]);
  });

  it('leaves a smaller sample where nothing is left to draw, and never comes back', () => {
    const sample = draw(objects(5));
    const once = replaceDrawn(sample, objects(5), { url: sample.drawn[0]?.url ?? '', reason: '重复', at });
    expect(once?.drawn).toHaveLength(4);
    const later = once && replaceDrawn(once, objects(6), { url: once.drawn[0]?.url ?? '', reason: '重复', at });
    expect(later?.drawn.map(({ url }) => url)).not.toContain(sample.drawn[0]?.url);
  });

  it('has to be one that was drawn', () => {
    expect(
      replaceDrawn(draw(objects(5), '2025', 2), objects(5), { url: 'http://x.cn/', reason: '无', at }),
    ).toBeUndefined();
  });
});
