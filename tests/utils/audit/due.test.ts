import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { System } from '../../../rules/systems/system.ts';
import { checksOf } from '../../../rules/systems/tree.ts';
import { dueOf } from '../../../utils/audit/due.ts';
import { daysLeft, groupDue, groupOf } from '../../../utils/audit/due-days.ts';
import { evaluateSite } from '../../../utils/audit/evaluate.ts';
import type { ColumnId } from '../../../utils/facts/columns.ts';
import type { ColumnLinkFacts, SiteFacts } from '../../../utils/facts/site-facts.ts';
import { addDays } from '../../../utils/text/day.ts';

const HOME = 'https://www.yunxi.example.gov.cn/';
const words = { 'zh-CN': '栏目', en: 'Columns' };
const stale = (column: string, maxDays: unknown) => ({ rule: 'column-stale', params: { column, maxDays } as never });
const leaf = (id: string, checks: ReturnType<typeof stale>[], more: object = {}) => ({
  id,
  title: words,
  points: 1,
  method: { type: 'all-or-nothing' as const },
  combine: 'all' as const,
  checks,
  ...more,
});
const systemOf = (...children: ReturnType<typeof leaf>[]): System => ({
  id: 'test',
  version: '1',
  title: words,
  authority: words,
  whenNotApplicable: 'rebase',
  onVeto: 'fail',
  tree: { id: 'root', title: words, points: 3, children },
});

const link = (id: string, newest: string, capturedOn: string): ColumnLinkFacts => ({
  text: id,
  href: `${HOME}${id}/`,
  visible: true,
  pages: 1,
  from: [HOME],
  target: {
    url: `${HOME}${id}/`,
    kind: 'column',
    capture: 'live',
    capturedOn,
    unknown: [],
    list: { count: 20, freshest: newest, complete: true },
  },
});
function siteOf(columns: Partial<Record<ColumnId, ColumnLinkFacts[]>>): SiteFacts {
  const days = Object.values(columns).flatMap((links) => links.flatMap(({ target }) => target?.capturedOn ?? []));
  return {
    body: {
      id: 'yunxi',
      name: '云溪市人民政府',
      level: 'city',
      kind: 'government',
      confirmed: true,
      founded: undefined,
      merged: undefined,
      abolished: undefined,
      scopes: [{ type: 'host', host: 'www.yunxi.example.gov.cn' }],
    },
    pages: { total: 3, byKind: {}, lastCapturedOn: days.sort().at(-1) },
    columns,
    reports: [],
    items: [],
    lists: [],
    contents: [],
    places: [],
    menus: [],
    unread: [],
    searches: [],
  };
}
const due = (facts: SiteFacts, system: System, cutoff?: string) =>
  dueOf({ facts, system, cutoff, verdicts: evaluateSite(facts, checksOf(system), cutoff) });

const facts = siteOf({
  notices: [link('tzgg', '2025-05-01', '2025-06-10')],
  news: [link('xwdt', '2025-06-05', '2025-06-10')],
  policies: [link('zcwj', '2024-06-05', '2025-06-10')],
});
const system = systemOf(
  leaf('news', [stale('news', 14)]),
  leaf('rest', [stale('notices', 60), stale('policies', 184)], {
    clause: { document: 'inspection-indicators-2019', place: '自定期限', status: 'default' },
  }),
);

describe('what falls due for a body', () => {
  it('comes by last day, with the verdict on what is overdue and the clause of its leaf', () => {
    expect(due(facts, system).map(({ key, lastDay, late, clause }) => [key, lastDay, late, clause.status])).toEqual([
      ['column-stale:policies', '2024-12-06', true, 'default'],
      ['column-stale:news', '2025-06-19', false, 'secondary'],
      ['column-stale:notices', '2025-06-30', false, 'default'],
    ]);
  });

  it('is each thing once, and only what the body owes', () => {
    const twice = systemOf(
      leaf('a', [stale('news', 14)]),
      leaf('b', [stale('news', 14), stale('notices', 60)]),
      leaf('c', [stale('policies', 184)], { applicability: { levels: ['county'] } }),
    );
    expect(due(facts, twice).map(({ key }) => key)).toEqual(['column-stale:news', 'column-stale:notices']);
  });

  it('is nothing for parameters that the rule refuses, and for rules without a period', () => {
    const odd = systemOf(
      leaf('a', [stale('news', 'two weeks')]),
      leaf('b', [{ rule: 'column-blank', params: {} as never }]),
      leaf('c', [{ rule: 'no-such-rule', params: {} as never }]),
    );
    expect(due(facts, odd)).toEqual([]);
  });

  it('ends with the cut-off: later nothing is late for the campaign', () => {
    expect(due(facts, system, '2025-06-19').map(({ key }) => key)).toEqual(['column-stale:policies']);
    expect(due(facts, system, '2025-06-20').map(({ key }) => key)).toEqual([
      'column-stale:policies',
      'column-stale:news',
    ]);
  });

  it('is called late where the rule fails and nowhere else, whenever the pages were read', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2025-05-01', n) as string);
    const links = fc.array(fc.tuple(day, day), { minLength: 1, maxLength: 3 });
    const news = systemOf(leaf('news', [stale('news', 14)]));
    fc.assert(
      fc.property(links, fc.option(day, { nil: undefined }), (days, cutoff) => {
        const site = siteOf({ news: days.map(([newest, read], index) => link(String(index), newest, read)) });
        const [verdict] = evaluateSite(site, checksOf(news), cutoff);
        const [found] = due(site, news, cutoff);
        if (found) expect(found.late).toBe(verdict?.outcome.status === 'fail');
        if (verdict?.outcome.status === 'fail') expect(found?.late).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what falls due as of a day', () => {
  const at = (lastDay: string, late = false) => ({ lastDay, late });

  it.each([
    ['2025-06-10', 0, 3],
    ['2025-06-13', 3, 3],
    ['2025-06-14', 4, 7],
    ['2025-06-17', 7, 7],
    ['2025-06-18', 8, 14],
    ['2025-06-24', 14, 14],
    ['2025-06-25', 15, undefined],
    ['2025-06-09', -1, 'passed'],
  ] as const)('%s is %d days away', (lastDay, left, group) => {
    expect([daysLeft(at(lastDay), '2025-06-10'), groupOf(at(lastDay), '2025-06-10')]).toEqual([left, group]);
  });

  it('is overdue only where the rule said so', () => {
    expect(groupOf(at('2025-06-05', true), '2025-06-10')).toBe('overdue');
    expect(groupOf(at('2025-06-05'), '2025-06-10')).toBe('passed');
  });

  it('stands in groups, the most urgent first, equals in the order given', () => {
    const entries = [
      { id: 'b', ...at('2025-06-12') },
      { id: 'far', ...at('2025-09-01') },
      { id: 'a', ...at('2025-06-12') },
      { id: 'first', ...at('2025-06-11') },
      { id: 'late', ...at('2025-05-01', true) },
      { id: 'week', ...at('2025-06-16') },
    ];
    expect(groupDue(entries, '2025-06-10').map(({ group, entries }) => [group, entries.map(({ id }) => id)])).toEqual([
      ['overdue', ['late']],
      [3, ['first', 'b', 'a']],
      [7, ['week']],
    ]);
  });
});
