import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkKey } from '../../../utils/audit/verdict.ts';
import {
  addContribution,
  emptyTally,
  fillGap,
  firstGap,
  hasOverflow,
  removeContribution,
  replaceContributions,
  type Tally,
  type TallyLimits,
} from '../../../utils/facts/bounded-tally.ts';
import { checkKeyOf, digestOf, type Edge, edgesOf, pageKeyOf } from '../../../utils/facts/digest.ts';
import {
  addPage,
  contributionOf,
  deriveSiteFacts,
  emptyFold,
  type FoldState,
  fillGaps,
  gapAfter,
  homesOf,
  type PageContribution,
  removePage,
  replacePage,
  ruleTallies,
  siteFactsOf,
  targetsOf,
  type Unread,
} from '../../../utils/facts/fold.ts';
import type { Capture } from '../../../utils/store/captures.ts';
import { aBody, aCapture, aFinding, aVerdict, columnLink, failing, HOME, HOST } from '../store/fixtures.ts';

const digested = ({ facts, reading, runId, factsHash, verdicts }: Capture) => ({
  digest: digestOf(facts, reading, { runId, factsHash }),
  edges: edgesOf(reading),
  verdicts,
});

/** What the captures of one page contribute together. */
function contributed(captures: readonly Capture[], unread?: Unread): PageContribution | undefined {
  const all = captures.map(digested);
  const edges = new Map<string, Edge>(all.flatMap((one) => one.edges.map((edge) => [edge.hash, edge])));
  return contributionOf({
    digests: all.map(({ digest }) => digest),
    verdicts: all.map(({ digest: { runId, capture }, verdicts }) => ({ runId, capture, verdicts })),
    edgeOf: (hash) => edges.get(hash),
    ...(unread ? { unread } : {}),
  });
}

function pageOf(...captures: Capture[]): PageContribution {
  const page = contributed(captures);
  if (!page) throw new Error('no captures');
  return page;
}

function foldOf(pages: Iterable<PageContribution | undefined>): FoldState {
  const state = emptyFold(aBody());
  for (const page of pages) if (page) addPage(state, page);
  return state;
}

describe('a bounded tally', () => {
  const limits: TallyLimits = { keys: 3, examples: 2 };
  const contribution = fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    source: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5'),
    value: fc.constantFrom('x', 'y'),
  });
  const distinct = fc.uniqueArray(contribution, { selector: ({ key, source }) => `${key} ${source}`, maxLength: 25 });
  const tallyOf = (contributions: readonly { key: string; source: string; value: string }[]) => {
    const tally = emptyTally<string>();
    for (const one of contributions) addContribution(tally, one, limits);
    return tally;
  };

  /** Goes through the sources behind the first gap, in order, as the store does with pages. */
  const fillFrom = (tally: Tally<string>, all: readonly { key: string; source: string; value: string }[]) => {
    const gap = firstGap(tally, limits);
    if (gap === undefined) return;
    for (const source of [...new Set(all.map((one) => one.source))].sort()) {
      const of = all.filter((one) => one.source === source);
      if (source > gap) fillGap(tally, source, new Map(of.map(({ key, value }) => [key, value])), limits);
    }
    expect(firstGap(tally, limits)).toBeUndefined();
  };

  it('is the same text in whatever order contributions come', () => {
    fc.assert(
      fc.property(
        distinct.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(JSON.stringify(tallyOf(shuffled))).toBe(JSON.stringify(tallyOf(all)));
        },
      ),
    );
  });

  it('counts every key that it keeps exactly, and says when there are more', () => {
    fc.assert(
      fc.property(distinct, (all) => {
        const tally = tallyOf(all);
        const keys = [...new Set(all.map(({ key }) => key))].sort();
        expect(tally.total).toBe(all.length);
        expect(tally.entries.map(({ key }) => key)).toEqual(keys.slice(0, limits.keys));
        expect(hasOverflow(tally)).toBe(keys.length > limits.keys);
        for (const { key, count, from, values } of tally.entries) {
          const sources = all.filter((one) => one.key === key).sort((a, b) => (a.source < b.source ? -1 : 1));
          expect(count).toBe(sources.length);
          expect(from.map(([source, value]) => [source, values[value]])).toEqual(
            sources.slice(0, limits.examples).map(({ source, value }) => [source, value]),
          );
        }
      }),
    );
  });

  it('gives after a removal what the rest gives, or says that it cannot', () => {
    let exact = 0;
    let refused = 0;
    fc.assert(
      fc.property(distinct, fc.nat(), (all, index) => {
        const removed = all[index % Math.max(all.length, 1)];
        if (!removed) return;
        const tally = tallyOf(all);
        const rest = all.filter((one) => one !== removed);
        if (removeContribution(tally, removed, limits)) {
          exact++;
          fillFrom(tally, rest);
          expect(JSON.stringify(tally)).toBe(JSON.stringify(tallyOf(rest)));
        } else refused++;
      }),
      { numRuns: 500 },
    );
    expect(exact, 'most can be taken out').toBeGreaterThan(refused);
  });

  it('exchanges what a source contributes as if it had contributed that from the start', () => {
    fc.assert(
      fc.property(distinct, distinct, (all, others) => {
        const source = 'p1';
        const of = (some: typeof all) =>
          new Map(some.filter((one) => one.source === source).map(({ key, value }) => [key, value]));
        const before = of(all);
        const after = of(others);
        const rest = all.filter((one) => one.source !== source);
        const tally: Tally<string> = tallyOf(all);
        if (!replaceContributions(tally, source, before, after, limits)) return;
        const now = [...rest, ...[...after].map(([key, value]) => ({ key, source, value }))];
        fillFrom(tally, now);
        const expected = tallyOf(now);
        expect(JSON.stringify(tally)).toBe(JSON.stringify(expected));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a fold', () => {
  const columns = [
    columnLink('guide', '/gk/zn/', '政府信息公开指南'),
    columnLink('guide', '/zhinan/', '公开指南'),
    columnLink('annual-reports', '/gk/nb/', '政府信息公开年报'),
    columnLink('policies', '/zc/', '政策文件'),
  ];
  const event = fc.record({
    path: fc.constantFrom('/', '/a', '/b', '/c', '/d', '/e'),
    runId: fc.constantFrom('run-1', 'run-2', 'watch:2025-06-10', 'watch:2025-06-11'),
    capture: fc.constantFrom('fetched', 'live', 'rendered'),
    count: fc.constantFrom(0, 3, undefined),
    at: fc.constantFrom('2025-06-09T01:00:00.000Z', '2025-06-10T01:00:00.000Z', '2025-06-11T01:00:00.000Z', null),
    kind: fc.constantFrom('home', 'column', 'article'),
    columnLinks: fc.subarray(columns),
    unknown: fc.subarray(['columnLinks', 'title', 'identity.siteCode', 'kind', 'list']),
    siteCode: fc.constantFrom('3301000001', '3301000002', undefined),
    year: fc.constantFrom(2022, 2023, undefined),
    outcome: fc.constantFrom('pass', 'fail', 'suspected', 'measured', 'not-applicable', 'cannot-tell', 'error'),
    keys: fc.subarray(['k1', 'k2', 'k3'], { minLength: 1 }),
    reason: fc.nat(11),
    ruleVersion: fc.constantFrom(1, 2),
    unread: fc.boolean(),
  });
  type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

  function captureOf(one: Event): Capture {
    const url = new URL(one.path, HOME).href;
    const findings = one.keys.map((key) => aFinding(key, url));
    const [first = aFinding('k1', url), ...others] = findings;
    const because = { code: 'error.internal', params: { reason: one.reason } } as const;
    const outcomes = {
      pass: { status: 'pass' },
      fail: { status: 'fail', certainty: 'proven', findings: [first, ...others] },
      suspected: { status: 'fail', certainty: 'suspected', findings: [first, ...others] },
      measured: { status: 'measured', numerator: 1, denominator: 3, unknown: 0, certainty: 'proven', findings },
      'not-applicable': { status: 'not-applicable', because },
      'cannot-tell': { status: 'cannot-tell', because },
      error: { status: 'error', because },
    } as const;
    const { ruleVersion } = one;
    return aCapture(one.path, {
      runId: one.runId,
      capture: one.capture as 'live',
      at: one.at,
      reading: {
        kind: one.kind as 'home',
        columnLinks: one.columnLinks,
        unknown: one.unknown,
        ...(one.count === undefined ? {} : { list: { count: one.count } }),
        identity: {
          conac: true,
          reportError: true,
          siteMap: true,
          search: true,
          contact: true,
          siteCode: one.siteCode,
        },
        items: one.year
          ? [{ title: `云溪市${one.year}年政府信息公开工作年度报告`, href: `${HOME}nb/${one.year}` }]
          : [],
      },
      verdicts: [
        aVerdict('rule-a', outcomes[one.outcome as 'pass'], { ruleVersion }),
        ...(one.keys.length > 1 ? [aVerdict('rule-b', outcomes.fail)] : []),
      ],
    });
  }

  interface Page {
    captures: Map<string, Capture>;
    unread?: Unread;
  }
  const contributionOfPage = (page: Page) => contributed([...page.captures.values()], page.unread);

  const fillFrom = (state: FoldState, pages: ReadonlyMap<string, Page>) => {
    const gap = gapAfter(state);
    for (const [key, page] of [...pages].sort()) {
      const contribution = contributionOfPage(page);
      if (gap !== undefined && key > gap && contribution) fillGaps(state, contribution);
    }
    expect(gapAfter(state)).toBeUndefined();
  };

  it('is, page by page, what folding all pages anew gives: any order, repeats, other runs, other facts', () => {
    let rebuilds = 0;
    let steps = 0;
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const pages = new Map<string, Page>();
        let state = emptyFold(aBody());
        for (const one of events) {
          const key = pageKeyOf(new URL(one.path, HOME).href);
          const page: Page = pages.get(key) ?? { captures: new Map() };
          const before = contributionOfPage(page);
          if (one.unread) {
            const because = { code: 'error.fetch-failed' } as const;
            page.unread = { canonicalUrl: key, url: key, runId: one.runId, at: one.at ?? '', because };
          } else {
            page.captures.set(`${one.runId} ${one.capture}`, captureOf(one));
          }
          pages.set(key, page);
          steps++;
          if (!replacePage(state, before, contributionOfPage(page))) {
            rebuilds++;
            state = foldOf([...pages.values()].map(contributionOfPage));
          }
          // Not after every page, as captures come faster than bodies are settled.
          if (one.reason % 3 === 0) fillFrom(state, pages);
        }
        fillFrom(state, pages);
        const scratch = foldOf([...pages.entries()].sort().map(([, page]) => contributionOfPage(page)));
        expect(JSON.stringify(state)).toBe(JSON.stringify(scratch));
      }),
      { numRuns: 300 },
    );
    expect(rebuilds, 'a fold is seldom made anew').toBeLessThan(steps / 20);
  });

  it('is empty again when every page was taken out, or says that it cannot tell', () => {
    const pages = ['/', '/a', '/b'].map((path) =>
      pageOf(aCapture(path, { reading: { columnLinks: columns }, verdicts: [aVerdict('rule-a', failing(HOME, 'k'))] })),
    );
    const state = foldOf(pages);
    for (const page of pages) expect(removePage(state, page)).toBe(true);
    expect(state).toEqual(emptyFold(aBody()));
  });

  it('counts on when an example goes, and tells after which page to look for another', () => {
    const pages = ['/1', '/2', '/3', '/4', '/5'].map((path) =>
      pageOf(aCapture(path, { verdicts: [aVerdict('rule-a', failing(`${HOME}${path}`, 'k'))] })),
    );
    const [first, , third, fourth] = pages;
    if (!first || !third || !fourth) throw new Error();
    const state = foldOf(pages);
    expect(removePage(state, first)).toBe(true);
    expect(ruleTallies(state).get('rule-a{}')?.findings).toMatchObject([{ pages: 4 }]);
    expect(gapAfter(state)).toBe(`${HOME}3`);
    fillGaps(state, fourth);
    expect(gapAfter(state)).toBeUndefined();
    expect(state).toEqual(foldOf(pages.slice(1)));
  });

  it('says that it is spoilt when a key goes and which one comes up is not known', () => {
    const pages = Array.from({ length: 121 }, (_, index) =>
      pageOf(aCapture(`/${index}`, { verdicts: [aVerdict('r', failing(HOME, `k${String(index).padStart(3, '0')}`))] })),
    );
    const [first] = pages;
    const last = pages.at(-1);
    if (!first || !last) throw new Error();
    expect(removePage(foldOf(pages), last)).toBe(true);
    expect(removePage(foldOf(pages), first)).toBe(false);
  });

  it('keeps a page that is captured again with the same defect without a new fold', () => {
    const at = (path: string, keys: [string, ...string[]]) =>
      pageOf(aCapture(path, { verdicts: [aVerdict('rule-a', failing(new URL(path, HOME).href, ...keys))] }));
    const pages = ['/1', '/2', '/3', '/4', '/5'].map((path) => at(path, ['k']));
    const state = foldOf(pages);
    expect(replacePage(state, at('/1', ['k']), at('/1', ['k', 'new']))).toBe(true);
    expect(
      ruleTallies(state)
        .get('rule-a{}')
        ?.findings.map(({ pages: count }) => count),
    ).toEqual([5, 1]);
  });
});

describe('rule tallies', () => {
  it('count pages by outcome and findings once each', () => {
    const page = (path: string, ...verdicts: Capture['verdicts']) => pageOf(aCapture(path, { verdicts }));
    const suspected = {
      status: 'fail',
      certainty: 'suspected',
      findings: [aFinding('k1'), aFinding('k1')],
    } as const;
    const state = foldOf([
      page('/1', aVerdict('r', failing(`${HOME}1`, 'k2', 'k1'))),
      page('/2', aVerdict('r', { ...suspected, findings: [...suspected.findings] })),
      page('/3', aVerdict('r', { status: 'pass' }, { ruleVersion: 2 })),
      page('/4', aVerdict('r', { status: 'cannot-tell', because: { code: 'error.not-html' } })),
      page('/5', aVerdict('r', { status: 'cannot-tell', because: { code: 'error.not-html' } })),
      page('/6', aVerdict('r', { status: 'error', because: { code: 'error.internal' } })),
      page('/7', aVerdict('r', { status: 'not-applicable', because: { code: 'error.not-html' } })),
    ]);
    expect(ruleTallies(state).get('r{}')).toEqual({
      ruleId: 'r',
      ruleVersion: 1,
      pass: 1,
      fail: 1,
      suspected: 1,
      notApplicable: 1,
      cannotTell: 2,
      error: 1,
      findings: [
        // On one page proven: the defect is proven, and it stands on two pages.
        { certainty: 'proven', finding: aFinding('k1', `${HOME}1`), pages: 2 },
        { certainty: 'proven', finding: aFinding('k2', `${HOME}1`), pages: 1 },
      ],
      overflow: false,
      because: [{ code: 'error.internal' }, { code: 'error.not-html' }],
    });
  });

  it('say that there are more findings than are kept', () => {
    const state = foldOf(
      Array.from({ length: 121 }, (_, index) =>
        pageOf(
          aCapture(`/${index}`, { verdicts: [aVerdict('r', failing(HOME, `k${String(index).padStart(3, '0')}`))] }),
        ),
      ),
    );
    const tally = ruleTallies(state).get('r{}');
    expect(tally?.findings).toHaveLength(120);
    expect(tally?.overflow).toBe(true);
  });

  it('use the same key as the scorer', () => {
    const verdict = aVerdict('column-missing', { status: 'pass' }, { paramsKey: '{"column":"guide"}' });
    expect(checkKeyOf(verdict)).toBe(checkKey(verdict.ruleId, verdict.paramsKey));
  });
});

describe('site facts', () => {
  const guide = columnLink('guide', '/gk/zn/', '公开指南');
  const home = aCapture('/', { reading: { kind: 'home', columns: ['guide'], columnLinks: [guide] } });

  it('tell columns with their links, where they stand and what they open', () => {
    const facts = siteFactsOf(aBody(), [
      digested(home),
      digested(aCapture('/a', { reading: { columnLinks: [guide] } })),
      digested(
        aCapture('/gk/zn/', {
          reading: { kind: 'column', title: '指南', list: { count: 3, freshest: '2025-01-02', total: 3 } },
        }),
      ),
    ]);
    expect(facts.columns.guide).toEqual([
      {
        text: '公开指南',
        href: `${HOME}gk/zn/`,
        visible: true,
        pages: 2,
        from: [HOME, `${HOME}a`],
        target: {
          url: `${HOME}gk/zn/`,
          kind: 'column',
          title: '指南',
          capture: 'fetched',
          ageingEntrance: true,
          accessibleEntrance: true,
          capturedOn: '2025-06-10',
          list: { count: 3, freshest: '2025-01-02', total: 3, complete: true },
          unknown: [],
        },
      },
    ]);
    expect(facts.home).toMatchObject({ url: HOME, kind: 'home', columns: ['guide'] });
    expect(facts.pages).toEqual({ total: 3, byKind: { article: 1, column: 1, home: 1 }, lastCapturedOn: '2025-06-10' });
  });

  it('find home and targets under http where the entry says https, and the other way round', () => {
    const http = HOME.replace('https:', 'http:');
    const read = [digested(aCapture(http, { reading: { kind: 'home' } })), digested(aCapture(`${http}gk/zn/`, {}))];
    const linking = digested(aCapture('/a', { reading: { columnLinks: [guide] } }));
    const facts = siteFactsOf(aBody(), [...read, linking]);
    expect(facts.home?.url).toBe(http);
    expect(facts.columns.guide?.[0]?.target?.url).toBe(`${http}gk/zn/`);
    const entry = aBody('b', [{ type: 'host', host: HOST, entry: `${http}index.html` }]);
    expect(siteFactsOf(entry, [digested(home)]).home?.url).toBe(HOME);
  });

  it('take the home from the entry, the root of the path or of the host; a unit of a platform has none', () => {
    expect(homesOf(aBody())).toEqual([HOME, HOME.replace('https:', 'http:')]);
    expect(homesOf(aBody('b', [{ type: 'path', host: HOST, path: '/zjj/' }]))[0]).toBe(`${HOME}zjj/`);
    expect(homesOf(aBody('b', [{ type: 'path', host: HOST, path: '/zjj/', entry: `${HOST}/zjj/home.html` }]))[0]).toBe(
      `${HOME}zjj/home.html`,
    );
    expect(homesOf(aBody('b', [{ type: 'platform-unit', host: HOST, parameter: 'unit', value: '7' }]))).toEqual([]);
  });

  it('take the home from behind an entry that only forwards, however often, the page for phones last', () => {
    const forward = (path: string, ...forwards: string[]) => digested(aCapture(path, { facts: { forwards } }));
    const phones = digested(aCapture('/m/index.html', { reading: { kind: 'column' } }));
    const target = digested(
      aCapture('/portal/home.html', { reading: { kind: 'home', columnLinks: [guide], title: '云溪市人民政府' } }),
    );
    const last = `${HOME}portal/home.html`;
    const entry = forward('/', `${HOME}m/index.html`, last);
    expect(siteFactsOf(aBody(), [entry, phones, target]).home).toMatchObject({ url: last, columns: ['guide'] });
    const twice = siteFactsOf(aBody(), [forward('/', `${HOME}portal/`), forward('/portal/', last), target]);
    expect(twice.home?.url).toBe(last);
    expect(siteFactsOf(aBody(), [entry]).home?.url, 'what it leads to was not read').toBe(HOME);
    const round = siteFactsOf(aBody(), [forward('/', `${HOME}a`), forward('/a', HOME)]);
    expect(round.pages.total).toBe(2);
  });

  it('list each annual report once; the report itself says more than a list that names it', () => {
    const title = '云溪市2023年政府信息公开工作年度报告';
    const item = { title, href: `${HOME}nb/2023`, day: '2024-01-20' };
    const list = digested(aCapture('/nb/', { reading: { kind: 'column', items: [item] } }));
    const other = digested(aCapture('/zz/', { reading: { kind: 'column', items: [item] } }));
    const report = digested(
      aCapture('/nb/2023', {
        reading: {
          kind: 'annual-report',
          title,
          publishedOn: '2024-01-22',
          annualReport: {
            year: 2023,
            format: 'unknown',
            sections: [],
            tables: [],
            figures: {},
            statements: [],
            attachmentOnly: true,
            pictures: 0,
          },
        },
      }),
    );
    expect(siteFactsOf(aBody(), [list, other]).reports).toEqual([
      { year: 2023, title, url: item.href, publishedOn: '2024-01-20', seenAs: 'item' },
    ]);
    expect(siteFactsOf(aBody(), [list, report, other]).reports).toEqual([
      { year: 2023, title, url: item.href, publishedOn: '2024-01-22', seenAs: 'page' },
    ]);
  });

  it('ask only for pages that targetsOf names', () => {
    const state = foldOf([pageOf(home)]);
    const asked = new Set<string>();
    deriveSiteFacts(state, aBody(), (key) => {
      asked.add(key);
      return undefined;
    });
    expect(targetsOf(state, homesOf(aBody()))).toEqual(expect.arrayContaining([...asked]));
  });

  it('do not count an address as unread that was read in the same run or later', () => {
    const missed = (runId: string, at: string): Unread => ({
      canonicalUrl: `${HOME}a`,
      url: `${HOME}a`,
      runId,
      at,
      because: { code: 'error.fetch-failed' },
    });
    const read = aCapture('/a', { runId: 'run-1' });
    expect(contributed([read], missed('run-1', '2026-01-01T00:00:00.000Z'))?.unread).toBeUndefined();
    expect(contributed([read], missed('run-0', '2025-01-01T00:00:00.000Z'))?.unread).toBeUndefined();
    expect(contributed([read], missed('run-2', '2026-01-01T00:00:00.000Z'))?.unread).toBeDefined();
  });
});
