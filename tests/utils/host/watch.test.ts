// @vitest-environment jsdom
/** The daily re-reading of watched columns: what is asked for, how often, how politely, and what is kept of it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SummaryDue } from '../../../utils/audit/summary.ts';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import type { PageFacts } from '../../../utils/facts/page-facts.ts';
import type { FetchedPage } from '../../../utils/host/fetch-page.ts';
import { createHost } from '../../../utils/host/host.ts';
import { createWatch, type WatchWorld, withTitles } from '../../../utils/host/watch.ts';
import type { Body } from '../../../utils/model.ts';
import { envelope, type Reply } from '../../../utils/protocol.ts';
import { putBody, removeBody } from '../../../utils/store/bodies.ts';
import { readPage, saveCapture } from '../../../utils/store/captures.ts';
import type { Store } from '../../../utils/store/db.ts';
import { changePlatforms, readPlatforms } from '../../../utils/store/platforms.ts';
import { readRun } from '../../../utils/store/runs.ts';
import { readSummaries, readSummary, saveSettlement } from '../../../utils/store/summaries.ts';
import { putSurvey } from '../../../utils/store/surveys.ts';
import { freshPace, type Pace } from '../../../utils/survey/politeness.ts';
import { noCounts } from '../../../utils/survey/survey.ts';
import { auditFacts, axeRule } from '../../audit-facts.ts';
import { aDue } from '../../components/fixtures.ts';
import { aBody, aCapture, freshStore, HOME, HOST } from '../store/fixtures.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => {
  store.close();
  vi.restoreAllMocks();
});

const NEWS = `${HOME}xwdt/`;
const NOTICES = `${HOME}tzgg/`;

const list = (date: string) =>
  `<title>新闻动态_云溪市人民政府</title><div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/xwdt/">新闻动态</a></div>
  <div class="main"><h2>新闻动态</h2><ul>${[1, 2, 3].map((n) => `<li><a href="./${n}.html">市政府召开第${n}次常务会议</a><span>${date}</span></li>`).join('')}</ul></div>`;

function page(url: string, html = list('2026-11-20'), status = 200): FetchedPage {
  const document = new DOMParser().parseFromString(`<!doctype html><html><body>${html}</body></html>`, 'text/html');
  const capturedAt = '2026-11-22T01:00:00.000Z';
  return { read: true, facts: collectPageFacts(document, { url, capture: 'fetched', capturedAt, status }) };
}

/** A body whose columns fall due. */
async function watch(id: string, due: SummaryDue[], more: Partial<Body> = {}): Promise<void> {
  await putBody(store, aBody(id, [{ type: 'host', host: HOST }], { watched: true, ...more }));
  const summary = (await readSummaries(store)).find(({ bodyId }) => bodyId === id);
  if (!summary) throw new Error(id);
  await saveSettlement(store, {
    bodyId: id,
    revision: summary.revision,
    siteVerdicts: [],
    summary: { ...summary, due },
  });
}

/** A world with a clock of its own. */
function aWorld(pages: Record<string, FetchedPage | Error> = {}, more: Partial<WatchWorld> = {}) {
  let time = Date.parse('2026-11-22T01:00:00.000Z');
  const asked: { url: string; at: number }[] = [];
  const kept: [string, string][] = [];
  const missed: [string, string, string][] = [];
  const world: WatchWorld = {
    store: async () => store,
    async fetchPage(url) {
      asked.push({ url, at: time });
      const answer = pages[url] ?? page(url);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    keep: async (facts, runId) => void kept.push([facts.url, runId]),
    missed: async (url, runId, { detail }) => void missed.push([url, runId, detail]),
    environment: () => ({ browser: 'Test', extensionVersion: '0' }),
    fetchRobots: async () => ({ status: 404 }),
    isOnline: () => true,
    now: () => time,
    sleep: async (milliseconds) => {
      time += milliseconds;
    },
    ...more,
  };
  const { run, rest } = createWatch(world);
  return {
    asked,
    kept,
    missed,
    urls: () => asked.map(({ url }) => url),
    async round() {
      const reply = await run();
      await rest();
      return reply;
    },
    run,
    pass: (hours: number) => {
      time += hours * 3_600_000;
    },
  };
}
const news = () => aDue({ pageUrl: NEWS, pages: [NEWS] });
const notices = () => aDue({ key: 'column-stale:notices', pageUrl: NOTICES, pages: [NOTICES, NEWS] });

describe('the round of a day', () => {
  it('reads every watched page once, in a run of its own', async () => {
    await watch('yunxi', [news(), notices()]);
    const world = aWorld();
    expect(await world.round()).toEqual({ watched: 1 });
    expect(world.urls()).toEqual([NEWS, NOTICES]);
    expect(world.kept).toEqual([
      [NEWS, 'watch:2026-11-22'],
      [NOTICES, 'watch:2026-11-22'],
    ]);
    expect(await readRun(store, 'watch:2026-11-22')).toMatchObject({ mode: 'live', bodyIds: ['yunxi'] });
  });

  it('is not repeated on the same day of China, and comes again on the next', async () => {
    await watch('yunxi', [news()]);
    const world = aWorld();
    for (let hour = 0; hour < 14; hour++) {
      await world.round();
      world.pass(1);
    }
    expect(world.urls()).toEqual([NEWS]);
    world.pass(1.5);
    await world.round();
    expect(world.urls()).toEqual([NEWS, NEWS]);
  });

  it('makes up for a week without a browser once', async () => {
    await watch('yunxi', [news()]);
    const world = aWorld();
    await world.round();
    world.pass(7 * 24);
    await world.round();
    await world.round();
    expect(world.urls()).toEqual([NEWS, NEWS]);
  });

  it('asks for nothing where nobody switched it on', async () => {
    await watch('yunxi', [news()], { watched: false });
    const world = aWorld();
    expect(await world.round()).toEqual({ watched: 0 });
    expect(world.asked).toEqual([]);
    expect(await readRun(store, 'watch:2026-11-22')).toBeUndefined();
  });

  it('reads a body that is switched on later on the same day', async () => {
    await watch('yunxi', [news()]);
    const world = aWorld();
    await world.round();
    await watch('edu', [notices()]);
    await world.round();
    expect(world.urls()).toEqual([NEWS, NOTICES, NEWS]);
    expect((await readRun(store, 'watch:2026-11-22'))?.bodyIds).toEqual(['yunxi', 'edu']);
  });

  it('is one, however often it is asked for', async () => {
    await watch('yunxi', [news(), notices()]);
    const world = aWorld();
    await Promise.all([world.run(), world.run(), world.run()]);
    await world.round();
    expect(world.urls()).toEqual([NEWS, NOTICES]);
  });

  it('goes on after a kill with what is left', async () => {
    await watch('yunxi', [news(), notices()]);
    const killed = aWorld({}, { keep: async () => Promise.reject(new Error('killed')) });
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await killed.round();
    await saveCapture(store, aCapture('/xwdt/', { runId: 'watch:2026-11-22' }));
    await watch('yunxi', [news(), notices()]);
    const world = aWorld();
    await world.round();
    expect(world.urls()).toEqual([NOTICES]);
  });

  it('waits where there is no network, and while a survey runs', async () => {
    await watch('yunxi', [news()]);
    let online = false;
    const world = aWorld({}, { isOnline: () => online });
    await world.round();
    online = true;
    const survey = {
      runId: 'survey',
      bodyIds: ['yunxi'],
      state: 'running' as const,
      settings: {} as never,
      createdAt: '2026-11-22T00:00:00.000Z',
      workedMs: 0,
      counts: noCounts(),
      asked: 0,
      nextSeq: 0,
      nextTurn: 0,
    };
    const run = { id: 'survey', mode: 'survey' as const, bodyIds: ['yunxi'], startedAt: '', environment: {} as never };
    await putSurvey(store, survey, run);
    await world.round();
    expect(world.asked).toEqual([]);
    await putSurvey(store, { ...survey, state: 'done' }, run);
    await world.round();
    expect(world.urls()).toEqual([NEWS]);
  });

  it('outlives a body that is removed', async () => {
    await watch('yunxi', [news()]);
    const world = aWorld();
    await removeBody(store, 'yunxi');
    expect(await world.round()).toEqual({ watched: 0 });
    expect(world.asked).toEqual([]);
  });

  it('reads few pages of one body', async () => {
    const pages = Array.from({ length: 60 }, (_, n) => `${HOME}${n}/`);
    await watch('yunxi', [aDue({ pages })]);
    const world = aWorld();
    await world.round();
    expect(world.urls()).toEqual(pages.slice(0, 20));
  });
});

describe('manners', () => {
  it('leave three seconds between two pages of a platform, and longer where robots.txt asks for it', async () => {
    await watch('yunxi', [news(), notices()]);
    const world = aWorld();
    await world.round();
    expect((world.asked[1]?.at ?? 0) - (world.asked[0]?.at ?? 0)).toBe(3_000);

    await watch('edu', [news(), notices()]);
    const slow = aWorld({}, { fetchRobots: async () => ({ status: 200, text: 'User-agent: *\nCrawl-delay: 20' }) });
    await slow.round();
    expect((slow.asked[1]?.at ?? 0) - (slow.asked[0]?.at ?? 0)).toBe(20_000);
  });

  it('ask for nothing that robots.txt forbids, and for nothing where it cannot be had', async () => {
    await watch('yunxi', [news(), notices()]);
    const text = 'User-agent: *\nDisallow: /xwdt/';
    const world = aWorld({}, { fetchRobots: async () => ({ status: 200, text }) });
    await world.round();
    expect(world.urls()).toEqual([NOTICES]);

    await watch('edu', [news()]);
    const broken = aWorld({}, { fetchRobots: async () => ({ status: 503 }) });
    await broken.round();
    expect(broken.asked).toEqual([]);
  });

  it.each([
    ['status', '503'],
    ['status', '412'],
    ['failed', 'timeout'],
    ['failed', 'network'],
  ] as const)('leave a server in trouble alone for the day: %s %s', async (reason, detail) => {
    await watch('yunxi', [news(), notices()]);
    const world = aWorld({ [NEWS]: { read: false, reason, detail } });
    await world.round();
    world.pass(1);
    await world.round();
    expect(world.urls()).toEqual([NEWS]);
    expect(world.missed).toEqual([[NEWS, 'watch:2026-11-22', detail]]);
    expect(world.kept).toEqual([]);
  });

  it('share the budget of surveys', async () => {
    const at = Date.parse('2026-11-22T01:00:00.000Z');
    await watch('yunxi', [news()]);
    const platform = 'example.gov.cn';
    const slow: Pace = { ...freshPace(), notBefore: at + 60_000 };
    await changePlatforms(store, [[platform, slow]]);
    const world = aWorld();
    await world.round();
    expect(world.asked[0]?.at).toBe(at + 60_000);
    expect(new Map(await readPlatforms<Pace>(store)).get(platform)?.notBefore).toBeGreaterThan(at + 60_000);

    await watch('edu', [news()]);
    await changePlatforms(store, [[platform, { ...slow, notBefore: at + 3_600_000 }]]);
    const later = aWorld();
    await later.round();
    expect(later.asked).toEqual([]);
  });
});

describe('what is kept', () => {
  it.each<[string, FetchedPage | Error]>([
    ['列表由脚本写入', page(NEWS, '<title>新闻动态</title><div id="list"></div><script src="/list.js"></script>')],
    ['页面不存在', page(NEWS, list('2026-11-20'), 404)],
    ['跳转到登录页', page(`${HOME}login/`)],
    ['列表没有日期', page(NEWS, list(''))],
    ['是附件', new Error('not-html')],
  ])('is not a page that says less than a visit: %s', async (_, answer) => {
    await watch('yunxi', [news()]);
    const world = aWorld({ [NEWS]: answer });
    await world.round();
    expect(world.urls()).toEqual([NEWS]);
    expect(world.kept).toEqual([]);
  });

  it('is the same page under https', async () => {
    await watch('yunxi', [aDue({ pages: [NEWS.replace('https:', 'http:')] })]);
    const world = aWorld({ [NEWS.replace('https:', 'http:')]: page(NEWS) });
    await world.round();
    expect(world.kept).toHaveLength(1);
  });
});

describe('in the host', () => {
  it('what falls due stands in the summary with the title of its newest item, and a new reading moves it', async () => {
    const host = createHost();
    const body = aBody('yunxi', [{ type: 'host', host: HOST }]);
    await host.handle(envelope('body.put', { body }));
    const submit = async (at: string, answer: FetchedPage) => {
      if (!answer.read) throw new Error('unread');
      const facts = { ...answer.facts, capture: 'live' as const, capturedAt: `${at}T01:00:00.000Z` };
      await host.handle(envelope('page.submit', { facts, runId: `live:${at}` }));
    };
    const home = `<title>云溪市人民政府</title><div class="nav"><a href="/zfxxgk/">政府信息公开</a><a href="/xwdt/">新闻动态</a><a href="/bsfw/">办事服务</a></div>`;
    await submit('2026-11-10', page(HOME, home));
    await submit('2026-11-10', page(NEWS, list('2026-11-05')));
    const due = async () =>
      ((await host.handle(envelope('body.settle', { bodyId: 'yunxi' }))) as Reply<'body.settle'>).due;
    expect(await due()).toMatchObject([
      { lastDay: '2026-11-19', newestTitle: '市政府召开第1次常务会议', readOn: '2026-11-10', late: false },
    ]);
    await submit('2026-11-21', page(NEWS, list('2026-11-05')));
    expect(await due()).toMatchObject([{ lastDay: '2026-11-19', readOn: '2026-11-21', late: true }]);
    await submit('2026-11-22', page(NEWS, list('2026-11-20')));
    expect(await due()).toMatchObject([{ lastDay: '2026-12-04', late: false }]);
    expect((await readSummary(store, 'yunxi'))?.due).toHaveLength(1);
  });

  it('a daily reading renews the list, and leaves what an audit measured on the page', async () => {
    const host = createHost();
    await host.handle(envelope('body.put', { body: aBody('yunxi', [{ type: 'host', host: HOST }]) }));
    const submit = async (at: string, runId: string, answer: FetchedPage, more: Partial<PageFacts>) => {
      if (!answer.read) throw new Error('unread');
      const facts = { ...answer.facts, ...more, capturedAt: `${at}T01:00:00.000Z` };
      await host.handle(envelope('page.submit', { facts, runId }));
    };
    const nav = `<div class="nav"><a href="/zfxxgk/">政府信息公开</a><a href="/xwdt/">新闻动态</a></div>`;
    const home = page(HOME, `<title>云溪市人民政府</title>${nav}`);
    await submit('2026-11-10', 'live:2026-11-10', home, { capture: 'live' });
    const audit = auditFacts({ rules: [axeRule('image-alt', { violations: ['img'] })] });
    await submit('2026-11-10', 'live:2026-11-10', page(NEWS, list('2026-11-05')), { capture: 'live', audit });
    const verdictOn = async (rule: string) =>
      (await readPage(store, NEWS))?.verdicts.find(({ ruleId }) => ruleId === rule)?.outcome;
    const measured = await verdictOn('image-alternative-missing');
    expect(measured).toMatchObject({ findings: [{ pageUrl: NEWS }] });

    const again = page(NEWS, list('2026-11-20').replace('市政府', '市人民政府'));
    await submit('2026-11-22', 'watch:2026-11-22', again, { capture: 'fetched' });
    const summary = (await host.handle(envelope('body.settle', { bodyId: 'yunxi' }))) as Reply<'body.settle'>;
    expect(summary.due).toMatchObject([
      { newest: '2026-11-20', readOn: '2026-11-22', newestTitle: '市人民政府召开第1次常务会议' },
    ]);
    expect(await verdictOn('image-alternative-missing')).toEqual(measured);
    expect(summary.problems.map(({ ruleId }) => ruleId)).toContain('image-alternative-missing');
  });

  it('settles again what was settled before anything fell due', async () => {
    await putBody(store, aBody('yunxi'));
    const [summary] = await readSummaries(store);
    if (!summary) throw new Error('no summary');
    const old = { ...summary, settledAt: '2026-01-01T00:00:00.000Z' };
    await saveSettlement(store, { bodyId: 'yunxi', revision: summary.revision, siteVerdicts: [], summary: old });
    createHost();
    await vi.waitFor(async () => expect((await readSummary(store, 'yunxi'))?.due).toEqual([]), { timeout: 5_000 });
  });

  it('has no title where the stored rows hold none of that day', async () => {
    expect(await withTitles(store, [aDue({ newestTitle: undefined })])).toEqual([aDue({ newestTitle: undefined })]);
  });
});
