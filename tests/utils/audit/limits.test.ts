import { expect, it } from 'vitest';
import { leavesOf } from '../../../rules/systems/tree.ts';
import { adoptLimits, limitsOf } from '../../../utils/audit/limits.ts';
import { leaf, systemOf } from './scoring.ts';

const check = (rule: string, maxDays: number, defaults = ['maxDays']) => ({
  rule,
  params: { maxDays, column: rule },
  defaults,
});
const system = systemOf([
  leaf('news', 5, { checks: [check('column-stale', 30)] }),
  leaf('both', 5, { checks: [check('column-stale', 30), check('column-blank', 60, ['maxDays', 'column'])] }),
  leaf('law', 5),
]);

it('every limit of the product is a row, with what the campaign adopted of it', () => {
  const rows = limitsOf(system, { both: { 'maxDays#2': 90 } }).map(
    ({ leafId, rule, parameter, key, value, adopted }) => ({
      ...{ leafId, rule, parameter, key, value, adopted },
    }),
  );
  expect(rows).toEqual([
    { leafId: 'news', rule: 'column-stale', parameter: 'maxDays', key: 'maxDays', value: 30, adopted: undefined },
    { leafId: 'both', rule: 'column-stale', parameter: 'maxDays', key: 'maxDays#1', value: 30, adopted: undefined },
    { leafId: 'both', rule: 'column-blank', parameter: 'maxDays', key: 'maxDays#2', value: 60, adopted: 90 },
    {
      leafId: 'both',
      rule: 'column-blank',
      parameter: 'column',
      key: 'column',
      value: 'column-blank',
      adopted: undefined,
    },
  ]);
});

it('what is adopted replaces the parameter and is a default no longer; the rest stays as it is', () => {
  const adopted = adoptLimits(system, { news: { maxDays: 30 }, both: { 'maxDays#2': 90 }, gone: { x: 1 } });
  const [news, both, law] = leavesOf(adopted.tree);
  expect(news?.checks).toEqual([{ rule: 'column-stale', params: { maxDays: 30, column: 'column-stale' } }]);
  expect(both?.checks?.[0]).toEqual(system.tree.children[1] && leavesOf(system.tree)[1]?.checks?.[0]);
  expect(both?.checks?.[1]).toEqual({
    rule: 'column-blank',
    params: { maxDays: 90, column: 'column-blank' },
    defaults: ['column'],
  });
  expect(law).toBe(leavesOf(system.tree)[2]);
  expect(adoptLimits(system, undefined)).toBe(system);
  expect(adoptLimits(system, { news: { maxDays: 30 } })).toBe(adoptLimits(system, { news: { maxDays: 30 } }));
});
