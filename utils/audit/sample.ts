/** Random draws (随机抽样) that anybody can repeat: from a population, by a seed. Pure. */
import { hash53, pageKeyOf } from '../facts/digest.ts';
import type { Sample, SampleObject } from '../model.ts';

/** Who asks for the sample, and where it is kept. */
export type SampleKey = Pick<Sample, 'campaignId' | 'bodyId' | 'systemId' | 'leafId'>;

/**
 * Draws `size` objects. Each address counts once; the order of the population makes no difference. `at`: ISO date-time.
 */
export function drawSample(
  key: SampleKey,
  population: readonly SampleObject[],
  { seed, size, at }: { seed: string; size: number; at: string },
): Sample {
  const order = inOrderOf(population, seed);
  return {
    ...key,
    seed,
    size,
    population: { count: order.length, mark: markOf(order) },
    drawn: order.slice(0, size),
    replaced: [],
    drawnAt: at,
  };
}

/**
 * Puts a drawn object aside, with the reason, for the next of the draw that was not drawn yet. The population is that of
 * today: what was drawn stays. Answers undefined where the object was not drawn.
 */
export function replaceDrawn(
  sample: Sample,
  population: readonly SampleObject[],
  { url, reason, at }: { url: string; reason: string; at: string },
): Sample | undefined {
  const object = sample.drawn.find((one) => one.url === url);
  if (!object) return undefined;
  const taken = new Set(
    [...sample.drawn, ...sample.replaced.map((entry) => entry.object)].map((one) => pageKeyOf(one.url)),
  );
  const next = inOrderOf(population, sample.seed).find((one) => !taken.has(pageKeyOf(one.url)));
  return {
    ...sample,
    drawn: next
      ? sample.drawn.map((one) => (one === object ? next : one))
      : sample.drawn.filter((one) => one !== object),
    replaced: [...sample.replaced, { object, reason, at }],
  };
}

/** The order of the draw: by a hash of seed and address, so that a new object moves no other. */
export function inOrderOf(population: readonly SampleObject[], seed: string): SampleObject[] {
  const distinct = new Map(population.map(({ url, title }) => [pageKeyOf(url), { url, title }]));
  return [...distinct]
    .map(([key, object]) => ({ key, object, rank: hash53(`${seed}\n${key}`) }))
    .sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1))
    .map(({ object }) => object);
}

const markOf = (order: readonly SampleObject[]): string =>
  hash53(
    order
      .map(({ url }) => pageKeyOf(url))
      .sort()
      .join('\n'),
  ).toString(36);
