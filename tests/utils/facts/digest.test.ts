import { describe, expect, it } from 'vitest';
import { COLUMN_IDS } from '../../../utils/facts/columns.ts';
import {
  annualReportYear,
  briefOf,
  digestOf,
  edgesOf,
  MAX_DIGEST_BYTES,
  mergeDigests,
  mergeVerdicts,
  type PageDigest,
  pageKeyOf,
  stableJson,
} from '../../../utils/facts/digest.ts';
import type { PageFacts } from '../../../utils/facts/page-facts.ts';
import type { Reading } from '../../../utils/facts/reading.ts';
import { aFinding, aVerdict, columnLink, HOME, theFacts, theReading } from '../store/fixtures.ts';

const run = { runId: 'run-1', factsHash: 'ab'.repeat(32) };
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

function digest(more: Partial<PageFacts> = {}, reading: Partial<Reading> = {}, about = run): PageDigest {
  return digestOf(theFacts(`${HOME}a`, more), theReading(reading), about);
}

describe('a digest', () => {
  it('says in short what the page says', () => {
    const link = columnLink('guide', '/zn/');
    const facts = theFacts(`${HOME}a.html`, { status: 200 });
    const reading = theReading({
      kind: 'column',
      title: '政策文件',
      publishedOn: '2025-01-02',
      identity: { ...theReading().identity, siteCode: '3301000001' },
      list: { count: 20, freshest: '2025-06-01', total: 200 },
      columnLinks: [link, link],
      unknown: ['identity.icp'],
    });
    expect(digestOf(facts, reading, run)).toEqual({
      canonicalUrl: `${HOME}a.html`,
      ...run,
      capture: 'fetched',
      capturedAt: '2025-06-10T01:00:00.000Z',
      status: 200,
      schemaVersion: 1,
      readerVersion: 1,
      interpretVersion: expect.any(Number),
      kind: 'column',
      title: '政策文件',
      publishedOn: '2025-01-02',
      siteCode: '3301000001',
      list: { count: 20, freshest: '2025-06-01', total: 200, complete: false },
      ageingEntrance: true,
      accessibleEntrance: true,
      edges: edgesOf(reading).map(({ hash }) => hash),
      reports: [],
      unknown: ['identity.icp'],
    });
    expect(edgesOf(reading)).toHaveLength(1);
  });

  it('keeps the address as captured where it is not the canonical one', () => {
    const facts = theFacts(`${HOME}index.html`);
    expect(briefOf(digestOf(facts, theReading(), run)).url).toBe(`${HOME}index.html`);
    expect(briefOf(digest()).url).toBe(`${HOME}a`);
  });

  it('stays within its limit whatever the page says, and keeps a link of every column it can', () => {
    const long = '政'.repeat(300);
    const many = COLUMN_IDS.flatMap((column) =>
      Array.from({ length: 20 }, (_, index) => columnLink(column, `/${column}/${index}/${'x'.repeat(300)}/`, long)),
    );
    const worst = digestOf(
      theFacts(`${HOME}${'路'.repeat(500)}?q=${'%E6'.repeat(300)}`, {
        url: `${HOME}${'y'.repeat(1_900)}`,
        capturedAt: '9'.repeat(40),
        links: Array.from({ length: 50 }, (_, index) => ({
          text: `${long}${1990 + index}年政府信息公开工作年度报告`.slice(-60),
          href: `https://other.example.gov.cn/${'z'.repeat(500)}/${index}`,
          region: 'main',
          visible: true,
        })),
      }),
      theReading({
        title: long,
        docNumber: long,
        identity: { ...theReading().identity, siteCode: long, metaSiteCode: long },
        columnLinks: many,
        unknown: Array.from({ length: 200 }, (_, index) => `identity.field${index}`),
      }),
      { runId: '次'.repeat(120), factsHash: 'f'.repeat(64) },
    );
    expect(bytes(worst)).toBeLessThanOrEqual(MAX_DIGEST_BYTES);
    expect(worst.cut).toBe(true);
    expect(worst.unknown, 'what was not named is still unknown').toEqual(['identity']);

    const home = digest({}, { title: '云溪市人民政府', columnLinks: many });
    const byHash = new Map(edgesOf({ columnLinks: many }).map((edge) => [edge.hash, edge.column]));
    expect(new Set(home.edges.map((hash) => byHash.get(hash))).size).toBe(COLUMN_IDS.length);
    expect(bytes(home)).toBeLessThanOrEqual(MAX_DIGEST_BYTES);
    expect([...home.edges].sort()).toEqual(home.edges);
  });

  it('calls a list complete only where nothing more can follow', () => {
    const list = { count: 20, freshest: '2025-06-01' };
    const complete = (facts: Partial<PageFacts>, more: Partial<Reading> = {}) =>
      digest(facts, { list, ...more }).list?.complete;
    expect(complete({})).toBe(true);
    expect(complete({}, { list: { ...list, total: 20 } })).toBe(true);
    expect(complete({}, { list: { ...list, total: 21 } })).toBe(false);
    expect(complete({ pager: { pages: 1 } })).toBe(true);
    expect(complete({ pager: { pages: 2 } })).toBe(false);
    expect(complete({ pager: { next: `${HOME}a_2.html` } })).toBe(false);
    expect(complete({ scriptFilled: true }), 'a script may add a pager').toBe(false);
    expect(complete({ truncated: ['lists'] })).toBe(false);
  });

  it('names the annual reports that the page lists or links, the newest first', () => {
    const { reports } = digest(
      {
        links: [
          { text: '云溪市2022年政府信息公开工作年度报告', href: `${HOME}nb/2022`, region: 'main', visible: true },
          { text: '云溪市2022年政府网站工作年度报表', href: `${HOME}wz/2022`, region: 'main', visible: true },
        ],
      },
      { items: [{ title: '云溪市2023年政府信息公开工作年度报告', href: `${HOME}nb/2023`, day: '2024-01-20' }] },
    );
    expect(reports).toEqual([
      {
        year: 2023,
        title: '云溪市2023年政府信息公开工作年度报告',
        url: '/nb/2023',
        seenAs: 'item',
        publishedOn: '2024-01-20',
      },
      { year: 2022, title: '云溪市2022年政府信息公开工作年度报告', url: '/nb/2022', seenAs: 'item' },
    ]);
  });
});

describe('the year of an annual report', () => {
  it.each([
    ['云溪市人民政府2023年政府信息公开工作年度报告', 2023],
    ['云溪市教育局2019年度政务公开工作报告', 2019],
    ['政府信息公开工作年度报告（2021年度）', 2021],
    ['云溪市２０２２年政府信息公开年报', 2022],
    ['云溪市二〇二〇年政府信息公开工作年度报告', 2020],
    // Published in January, on the year before.
    ['2024年1月公布：2023年政府信息公开工作年度报告', 2023],
  ])('%s', (title, year) => expect(annualReportYear(title)).toBe(year));

  it.each([
    '云溪市2023年部门预算公开报告',
    '云溪市政府信息公开指南（2023年版）',
    '云溪市2023年政府网站工作年度报表',
    '关于报送2023年政府信息公开工作年度报告的通知',
    '云溪市2023年政务公开工作自查报告',
    '2023年政务公开第三方评估报告',
    '云溪市2023年政务公开工作要点',
    '2023年法治政府建设年度报告',
    '政府信息公开工作年度报告',
    '2023年第一季度政府信息公开工作报告',
  ])('none: %s', (title) => expect(annualReportYear(title)).toBeUndefined());
});

describe('the key of a page', () => {
  it('is its canonical address; a very long one is cut and told apart by a hash', () => {
    expect(pageKeyOf('HTTPS://WWW.Yunxi.example.gov.cn/index.html#top')).toBe(HOME);
    const long = `${HOME}s?q=${'x'.repeat(600)}`;
    expect(pageKeyOf(long).length).toBeLessThan(430);
    expect(pageKeyOf(pageKeyOf(long))).toBe(pageKeyOf(long));
    expect(pageKeyOf(`${long}1`)).not.toBe(pageKeyOf(`${long}2`));
  });
});

describe('an edge', () => {
  it('has one hash for one content', () => {
    const [one] = edgesOf({ columnLinks: [columnLink('guide', '/zn/', '公开指南')] });
    expect(edgesOf({ columnLinks: [columnLink('guide', '/zn/', '公开指南')] })).toEqual([one]);
    const others = edgesOf({
      columnLinks: [
        columnLink('guide', '/zn/2', '公开指南'),
        columnLink('guide', '/zn/', '指南'),
        columnLink('regime', '/zn/', '公开指南'),
        { ...columnLink('guide', '/zn/', '公开指南'), visible: 'unknown' },
      ],
    });
    expect(new Set([one, ...others].map((edge) => edge?.hash)).size).toBe(5);
  });
});

describe('merged digests', () => {
  const at = (hour: number) => `2025-06-10T0${hour}:00:00.000Z`;
  const fetched = digest(
    { capture: 'fetched', status: 200 },
    { title: '静态', publishedOn: '2025-01-01', unknown: ['columns', 'list'] },
  );
  const rendered = digest(
    { capture: 'rendered', capturedAt: at(2) },
    { title: '渲染', columnLinks: [columnLink('guide', '/zn/')], unknown: ['publishedOn'] },
  );

  it('take each field from the strongest capture that can know it, and say from which', () => {
    for (const digests of [
      [fetched, rendered],
      [rendered, fetched],
    ]) {
      expect(mergeDigests(digests)).toMatchObject({
        capture: 'rendered',
        title: '渲染',
        publishedOn: '2025-01-01',
        status: 200,
        edges: rendered.edges,
        unknown: [],
        origin: { publishedOn: 'fetched' },
      });
    }
  });

  it('believe a stronger capture that something is not there', () => {
    const without = digest({ capture: 'live' }, { title: undefined });
    expect(mergeDigests([fetched, without])?.title).toBeUndefined();
  });

  it('say unknown only of what no capture of the run can know', () => {
    const live = digest({ capture: 'live' }, { unknown: ['list', 'publishedOn'] });
    expect(mergeDigests([fetched, live])?.unknown).toEqual(['list']);
  });

  it('take the newest run as a whole: what an older one knew does not mix in', () => {
    const older = digest({ capture: 'rendered', capturedAt: at(1) }, { title: '旧' }, { ...run, runId: 'run-9' });
    const newer = digest({ capture: 'fetched', capturedAt: at(3) }, { title: '新' });
    expect(mergeDigests([older, newer])).toMatchObject({ title: '新', capture: 'fetched' });
    const undated = digest({ capturedAt: null }, { title: '无日期' }, { ...run, runId: 'run-9' });
    expect(mergeDigests([undated, newer])?.title).toBe('新');
    const sameTime = digest({ capturedAt: at(3) }, { title: '同时' }, { ...run, runId: 'run-2' });
    expect(mergeDigests([newer, sameTime])?.title).toBe('同时');
  });

  describe('of the watch', () => {
    const live = digest(
      { capture: 'live', capturedAt: at(1) },
      {
        kind: 'column',
        title: '新闻动态',
        list: { count: 20, freshest: '2025-06-01' },
        columnLinks: [columnLink('news', '/xwdt/')],
        items: [{ title: '云溪市2023年政府信息公开工作年度报告', href: `${HOME}nb/2023` }],
        unknown: ['docNumber'],
      },
      { runId: 'live:2025-06-10', factsHash: 'cd'.repeat(32) },
    );
    const again = (hour: number, reading: Partial<Reading>, runId = 'watch:2025-06-10') =>
      digest(
        { capture: 'fetched', capturedAt: at(hour) },
        { kind: 'column', ageingEntrance: 'unknown', unknown: ['columnLinks', 'ageingEntrance'], ...reading },
        { runId, factsHash: 'ef'.repeat(32) },
      );
    const fresh = { list: { count: 20, freshest: '2025-06-09' } };
    const report = { title: '云溪市2024年政府信息公开工作年度报告', href: `${HOME}nb/2024` };

    it('renews the list and the day on which it was read, and takes nothing away that a visit knew', () => {
      const merged = mergeDigests([live, again(2, { ...fresh, title: '他题' })]);
      expect(merged).toMatchObject({
        runId: 'live:2025-06-10',
        capture: 'live',
        capturedAt: at(2),
        title: '新闻动态',
        edges: live.edges,
        ageingEntrance: true,
        list: { freshest: '2025-06-09' },
        watched: { runId: 'watch:2025-06-10', capture: 'fetched' },
        factsHashes: ['cd'.repeat(32), 'ef'.repeat(32)],
      });
      expect(merged?.unknown).toEqual(live.unknown);
    });

    it('makes a column that was blank one that is not', () => {
      const blank: PageDigest = { ...live, list: { count: 0, complete: true }, blank: true };
      expect(mergeDigests([blank, again(2, fresh)])).not.toHaveProperty('blank');
    });

    it('never makes a report be missing: what either reading names was seen', () => {
      const years = (items: Reading['items']) =>
        mergeDigests([live, again(2, { ...fresh, items })])?.reports.map(({ year }) => year);
      expect(years([report])).toEqual([2024, 2023]);
      expect(years([])).toEqual([2023]);
    });

    it('says nothing where it cannot know the list, and nothing once the page is read later', () => {
      const alone = mergeDigests([live]);
      expect(mergeDigests([live, again(2, { ...fresh, unknown: ['list'] })])).toEqual(alone);
      expect(mergeDigests([live, again(2, {})])).toEqual(alone);
      expect(mergeDigests([live, again(0, fresh)])).toEqual(alone);
    });

    it('counts by its last reading, on top of the newest other run, in any order', () => {
      const survey = digest(
        { capture: 'fetched', capturedAt: at(2) },
        { kind: 'column', title: '普查', list: { count: 20, freshest: '2025-06-01' } },
        { runId: 'survey-1', factsHash: '12'.repeat(32) },
      );
      const first = again(3, { list: { count: 20, freshest: '2025-06-02' } });
      const last = again(4, fresh, 'watch:2025-06-11');
      for (const digests of [
        [live, survey, first, last],
        [last, first, survey, live],
      ]) {
        expect(mergeDigests(digests)).toMatchObject({
          runId: 'survey-1',
          title: '普查',
          list: { freshest: '2025-06-09' },
          watched: { runId: 'watch:2025-06-11' },
        });
      }
    });

    it('speaks for a page that nothing else read', () => {
      expect(mergeDigests([again(2, { ...fresh, title: '栏目' })])).toMatchObject({
        runId: 'watch:2025-06-10',
        title: '栏目',
        list: { freshest: '2025-06-09' },
      });
    });
  });

  it('are none of no captures', () => expect(mergeDigests([])).toBeUndefined());
});

describe('merged verdicts', () => {
  const pass = aVerdict('r', { status: 'pass' });
  const fail = aVerdict('r', { status: 'fail', certainty: 'proven', findings: [aFinding('k')] });
  const open = aVerdict('r', { status: 'cannot-tell', because: { code: 'error.internal' } });
  const error = aVerdict('r', { status: 'error', because: { code: 'error.internal' } });

  it('are the strongest decided ones, else the strongest undecided', () => {
    const of = (...verdicts: [fetched: typeof pass, live: typeof pass, rendered: typeof pass]) =>
      mergeVerdicts([
        { capture: 'fetched', verdicts: [verdicts[0]] },
        { capture: 'rendered', verdicts: [verdicts[2]] },
        { capture: 'live', verdicts: [verdicts[1]] },
      ]);
    expect(of(fail, fail, pass)).toEqual([pass]);
    expect(of(pass, fail, open)).toEqual([fail]);
    expect(of(open, open, error)).toEqual([error]);
  });

  const other = aVerdict('a', { status: 'pass' }, { paramsKey: '{"x":1}' });
  const merged = (...captures: (typeof pass)[][]) =>
    mergeVerdicts(captures.map((verdicts, index) => ({ capture: index === 0 ? 'fetched' : 'live', verdicts })));

  it('keep every check, sorted', () => {
    expect(merged([pass, other], [open, other])).toEqual([other, pass]);
  });

  it('leave out a check that a capture was not asked yet, or by another version or cut-off', () => {
    expect(merged([pass, other], [open])).toEqual([pass]);
    expect(merged([pass], [{ ...open, ruleVersion: 2 }])).toEqual([]);
    expect(merged([{ ...pass, cutoff: '2025-06-01' }], [{ ...open, cutoff: '' }])).toEqual([]);
  });

  it('rest on a day where one of them does', () => {
    expect(merged([{ ...open, cutoff: '' }], [pass])).toEqual([{ ...pass, cutoff: '' }]);
  });
});

describe('stable JSON', () => {
  it('is equal for equal values whatever the order of keys, deep down too', () => {
    expect(stableJson({ b: [{ d: 1, c: 2 }], a: undefined })).toBe('{"b":[{"c":2,"d":1}]}');
  });
});
