// @vitest-environment jsdom
/** What falls due by `column-stale`, and that the rule and `dueOn` never disagree. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import rule from '../../../rules/columns/column-stale.ts';
import type { Due } from '../../../rules/rule.ts';
import type { PageBrief, SiteFacts } from '../../../utils/facts/site-facts.ts';
import { nameIndexOf, titleIndexOf } from '../../../utils/facts/title-index.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { addDays } from '../../../utils/text/day.ts';
import { HOME, readSite, type TestPage } from '../../test-rule.ts';

const home = (links = '<a href="/xwdt/">新闻动态</a>'): TestPage => ({
  html: `<!doctype html><html><head><title>云溪市人民政府</title></head><body><div class="nav">
  <a href="/zfxxgk/">政府信息公开</a>${links}<a href="/bsfw/">办事服务</a><a href="/hdjl/">互动交流</a></div></body></html>`,
});
const row = (date: string, index: number) =>
  `<li><a href="./${index}.html">市政府召开第${index + 1}次常务会议</a><span>${date}</span></li>`;
const column = (
  dates: string[],
  { path = 'xwdt/', after = '', ...more }: Partial<TestPage> & { after?: string } = {},
) => ({
  path,
  html: `<!doctype html><html><head><title>新闻动态_云溪市人民政府</title></head><body>
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/${path}">新闻动态</a></div>
  <div class="main"><h2>新闻动态</h2><ul>${dates.map(row).join('')}</ul>${after}</div></body></html>`,
  ...more,
});
const dueOn = (facts: SiteFacts, maxDays = 14, id = 'news'): readonly Due[] =>
  rule.dueOn?.(facts, rule.params.parse({ column: id, maxDays })) ?? [];
const lastDays = (...pages: TestPage[]) => dueOn(readSite(pages)).map(({ lastDay }) => lastDay);

// Everything is captured on 2025-06-10.
describe('what falls due', () => {
  it('is the column with its newest item, its last day, its page and its clause', () => {
    expect(dueOn(readSite([home(), column(['2025-06-05', '2025-05-30', '2025-05-20'])]))).toEqual([
      {
        key: 'column-stale:news',
        what: message('column.news'),
        pageUrl: `${HOME}xwdt/`,
        lastDay: '2025-06-19',
        newest: '2025-06-05',
        pages: [`${HOME}xwdt/`],
        readOn: '2025-06-10',
        certainty: 'proven',
        clause: rule.basis[0],
      },
    ]);
  });

  it('counts the days of a leap year', () => {
    expect(lastDays(home(), column(['2024-02-20', '2024-02-01', '2024-01-20'], { capturedOn: '2024-02-25' }))).toEqual([
      '2024-03-05',
    ]);
    expect(lastDays(home(), column(['2025-02-20', '2025-02-01', '2025-01-20'], { capturedOn: '2025-02-25' }))).toEqual([
      '2025-03-06',
    ]);
  });

  it('is overdue already where the newest item is old', () => {
    expect(lastDays(home(), column(['2024-12-01', '2024-11-20']))).toEqual(['2024-12-15']);
  });

  it('rests on the freshest of the lists that the home page links', () => {
    const facts = readSite([
      home('<a href="/xwdt/">新闻动态</a><a href="/zwyw/">政务要闻</a>'),
      column(['2025-05-28', '2025-05-20']),
      column(['2025-06-08', '2025-05-20'], { path: 'zwyw/' }),
    ]);
    expect(dueOn(facts)).toMatchObject([
      { pageUrl: `${HOME}zwyw/`, lastDay: '2025-06-22', pages: [`${HOME}xwdt/`, `${HOME}zwyw/`] },
    ]);
  });

  it('will only be suspected where more pages of the list are not read', () => {
    const facts = readSite([
      home(),
      column(['2025-06-05', '2025-05-30'], { after: '<script>createPageHTML(3, 0, "index", "html");</script>' }),
    ]);
    expect(dueOn(facts)).toMatchObject([{ lastDay: '2025-06-19', certainty: 'suspected' }]);
  });

  it.each<[string, TestPage[]]>([
    ['没有这个栏目的链接', [home('')]],
    ['栏目没有读取', [home()]],
    ['列表不写日期', [home(), column(['', '', ''])]],
    ['有一行没有日期', [home(), column(['2025-06-05', '', '2025-05-20'])]],
    ['日期只写月日', [home(), column(['06-05', '05-30', '05-20'])]],
    ['最新一条晚于采集日', [home(), column(['2025-07-01', '2025-06-05'])]],
    [
      '同一栏目的另一处没有读取',
      [home('<a href="/xwdt/">新闻动态</a><a href="/zwyw/">政务要闻</a>'), column(['2025-06-05', '2025-05-20'])],
    ],
    [
      '同一栏目的另一处不写日期',
      [
        home('<a href="/xwdt/">新闻动态</a><a href="/zwyw/">政务要闻</a>'),
        column(['2025-06-05', '2025-05-20']),
        column(['', '', ''], { path: 'zwyw/' }),
      ],
    ],
  ])('is nothing where the rule could not tell: %s', (_, pages) => {
    expect(lastDays(...pages)).toEqual([]);
  });

  it('is nothing for a column that nobody asks for', () => {
    expect(dueOn(readSite([home(), column(['2025-06-05', '2025-05-20'])]), 14, 'regime')).toEqual([]);
  });

  it('has no day of reading where that of one page is not known', () => {
    const [due] = dueOn(readSite([home(), column(['2025-06-05', '2025-05-20'], { capturedOn: null })]));
    expect(due?.lastDay).toBe('2025-06-19');
    expect(due?.readOn).toBeUndefined();
  });
});

describe('the rule and what falls due by it', () => {
  const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2023-12-01', n) as string);
  const link = (index: number) =>
    fc.record({
      visible: fc.constantFrom(true, false, 'unknown' as const),
      onHome: fc.boolean(),
      read: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
      known: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
      blank: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      complete: fc.boolean(),
      undated: fc.constantFrom(0, 0, 0, 2),
      freshest: fc.option(day, { freq: 8, nil: undefined }),
      index: fc.constant(index),
    });
  const site = fc.tuple(link(0), link(1), link(2)).chain((all) => fc.shuffledSubarray(all));
  type Site = typeof site extends fc.Arbitrary<infer T> ? T : never;

  /** The site as it stands, read on one day. */
  const readOn = (links: Site, on: string): SiteFacts => {
    const base = readSite([]);
    const page = (url: string, more: Partial<PageBrief> = {}): PageBrief => ({
      url,
      kind: 'column',
      capture: 'live',
      capturedOn: on,
      unknown: [],
      ...more,
    });
    return {
      ...base,
      pages: { ...base.pages, lastCapturedOn: on },
      home: { ...page(HOME, { kind: 'home' }), columns: ['news'] },
      columns: {
        news: links.map(({ visible, onHome, read, known, blank, complete, undated, freshest, index }) => ({
          text: '新闻动态',
          href: `${HOME}${index}/`,
          visible,
          pages: 1,
          from: [onHome ? HOME : `${HOME}other/`],
          ...(read && {
            target: page(`${HOME}${index}/`, {
              ...(blank
                ? { blank, list: { count: 0, complete } }
                : { list: { count: 20, ...(freshest && { freshest }), undated, complete } }),
              unknown: known ? [] : ['list'],
            }),
          }),
        })),
      },
    };
  };
  const limit = fc.constantFrom(1, 14, 184);
  const judge = (links: Site, maxDays: number, on: string, cutoff?: string) =>
    rule.check(readOn(links, on), rule.params.parse({ column: 'news', maxDays }), {
      asOf: cutoff && cutoff < on ? cutoff : on,
      titles: titleIndexOf([], []),
      names: nameIndexOf({ lists: [], places: [], menus: [] }, []),
      textOf: () => undefined,
    });

  it('agree: it passes up to the last day and fails, as certainly, from the next one on', () => {
    fc.assert(
      fc.property(site, limit, day, fc.nat(400), (links, maxDays, on, later) => {
        for (const due of dueOn(readOn(links, on), maxDays)) {
          const newest = due.newest;
          for (const passing of [newest, addDays(newest, later % (maxDays + 1)), due.lastDay]) {
            expect(judge(links, maxDays, passing as string).status).toBe('pass');
          }
          for (const failing of [addDays(due.lastDay, 1), addDays(due.lastDay, 1 + later)]) {
            expect(judge(links, maxDays, failing as string)).toMatchObject({
              status: 'fail',
              certainty: due.certainty,
              findings: [{ key: due.key, pageUrl: due.pageUrl }],
            });
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('agree: what passes on a day falls due then or later, or is never called stale', () => {
    fc.assert(
      fc.property(site, limit, day, fc.nat(2_000), (links, maxDays, on, later) => {
        const now = judge(links, maxDays, on);
        const [due] = dueOn(readOn(links, on), maxDays);
        if (now.status === 'fail') expect(due && due.lastDay < on).toBe(true);
        if (now.status === 'pass' && due) expect(due.lastDay >= on).toBe(true);
        if (now.status === 'pass' && !due) {
          expect(judge(links, maxDays, addDays(on, later) as string).status).not.toBe('fail');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('agree under a cut-off: what falls due on it or later is never called stale', () => {
    fc.assert(
      fc.property(site, limit, day, day, fc.nat(2_000), (links, maxDays, on, cutoff, later) => {
        const [due] = dueOn(readOn(links, on), maxDays);
        if (!due) return;
        const status = judge(links, maxDays, addDays(on, later) as string, cutoff).status;
        if (due.lastDay >= cutoff) expect(status).not.toBe('fail');
      }),
      { numRuns: 1_000 },
    );
  });
});
