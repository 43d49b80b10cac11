import { expect, it } from 'vitest';
import { gatherRows } from '../../entrypoints/rendered.content/gather-rows.ts';
import { theFacts } from '../utils/store/fixtures.ts';

const URL = 'http://www.lanting.example.gov.cn/gk/';
const list = (from: number, to: number, line = 5) => ({
  region: 'main' as const,
  visible: true as const,
  line,
  items: Array.from({ length: to - from }, (_, n) => ({
    title: `第${from + n}号通报`,
    href: `${URL}${from + n}.html`,
  })),
});
const facts = (lists: ReturnType<typeof list>[], more?: 'rows') => theFacts(URL, { lists, ...(more ? { more } : {}) });

it('puts rows that a button brought below those that stood there', () => {
  const { facts: gathered, added } = gatherRows(facts([list(0, 6)], 'rows'), facts([list(0, 12)]));
  expect(gathered.lists[0]?.items).toEqual(list(0, 12).items);
  expect(added).toBe(6);
  expect(gathered).not.toHaveProperty('more');
});

it('puts the pages of a pager together, and keeps that there are more', () => {
  const { facts: gathered, added } = gatherRows(facts([list(0, 5)], 'rows'), facts([list(5, 10)], 'rows'));
  expect(gathered.lists[0]?.items).toEqual(list(0, 10).items);
  expect([added, gathered.more]).toEqual([5, 'rows']);
});

it('leaves other lists of the page alone', () => {
  const { facts: gathered, added } = gatherRows(
    facts([list(0, 5), list(90, 95, 40)]),
    facts([list(0, 5), list(90, 95, 40)]),
  );
  expect(added).toBe(0);
  expect(gathered.lists).toEqual([list(0, 5), list(90, 95, 40)]);
});
