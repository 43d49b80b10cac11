/**
 * “三随机”抽查: when, whom and what to inspect, drawn by seed so that anybody can repeat the draw (钦政办〔2017〕70号, 二、(二)
 * and its annex). Pure.
 */
import { hash53 } from '../facts/digest.ts';
import type { Day } from '../text/day.ts';

export interface ThreeRandomPopulation {
  /** Ids of the bodies that may be drawn. */
  bodies: readonly string[];
  /** Ids of the leaves that may be drawn: those of the annex, `leavesOf` the group `three-random`. */
  items: readonly string[];
  /** Days on which an inspection can be. */
  days: readonly Day[];
}

export interface ThreeRandomDraw {
  seed: string;
  /** Each drawn body with its own day, in the order of the draw. */
  visits: { bodyId: string; day: Day }[];
  /** The same for every body, so that results compare; in the order of the draw. */
  items: string[];
  /** From how many was drawn, and a mark of exactly which, so that a repeated draw can be told from another. */
  population: { bodies: number; items: number; days: number; mark: string };
}

/**
 * Draws `bodies` bodies, `items` items and a day for each body. The order of the population makes no difference, and what
 * stands in it twice counts once. Of fewer than are asked for, all are drawn; without a day nobody is visited.
 */
export function drawThreeRandom(
  population: ThreeRandomPopulation,
  { seed, bodies, items }: { seed: string; bodies: number; items: number },
): ThreeRandomDraw {
  const [fromBodies, fromItems, fromDays] = [population.bodies, population.items, population.days].map((all) =>
    [...new Set(all)].sort(),
  ) as [string[], string[], Day[]];
  const drawn = (all: readonly string[], what: string) =>
    [...all].sort((a, b) => rankOf(seed, what, a) - rankOf(seed, what, b) || (a < b ? -1 : 1));
  return {
    seed,
    visits: drawn(fromBodies, 'body')
      .slice(0, bodies)
      .flatMap((bodyId) => {
        const [day] = drawn(fromDays, `day\n${bodyId}`);
        return day ? [{ bodyId, day }] : [];
      }),
    items: drawn(fromItems, 'item').slice(0, items),
    population: {
      bodies: fromBodies.length,
      items: fromItems.length,
      days: fromDays.length,
      mark: hash53(JSON.stringify([fromBodies, fromItems, fromDays])).toString(36),
    },
  };
}

const rankOf = (seed: string, what: string, id: string): number => hash53(`${seed}\n${what}\n${id}`);
