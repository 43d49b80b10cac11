/** The browser kills worker, host and event page at any moment: an audit then ends as if nothing had happened. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Summary } from '../../utils/audit/summary.ts';
import type { Body, Run } from '../../utils/model.ts';
import { eventPageStopsAfter, eventually, type Harness, killInChromium, records, startHarness } from './harness.ts';

const SITE = 'http://www.hebian.example.gov.cn';
const page = (
  index: number,
) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>通知${index}_河边县人民政府</title>
  <meta name="SiteName" content="河边县人民政府"></head><body><div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a>
  <a href="/xwdt/">新闻动态</a><a href="/hdjl/">互动交流</a></div><h1>关于做好第${index}批防汛物资发放工作的通知</h1>
  <p>发布时间：2025-06-0${(index % 9) + 1}　来源：县应急管理局</p><div class="content"><p>各乡镇人民政府：请于本周内完成防汛物资的发放和登记，逾期未领的另行通知。</p></div>
  <div class="footer">主办单位：河边县人民政府办公室　网站标识码：4699000077</div></body></html>`;
const url = (index: number) => (index === 0 ? `${SITE}/` : `${SITE}/tzgg/${index}.html`);

const body: Body = {
  id: 'hebian',
  name: '河边县人民政府',
  level: 'county',
  kind: 'government',
  confirmed: true,
  scopes: [{ type: 'host', host: 'www.hebian.example.gov.cn' }],
  createdAt: '2025-06-01T00:00:00.000Z',
};
const run = (id: string): Run => ({
  id,
  mode: 'archive',
  bodyIds: [body.id],
  startedAt: '2025-06-10T00:00:00.000Z',
  environment: { browser: 'test', extensionVersion: '0' },
});

/** Every moment of an audit, as shares of its undisturbed length: before it, between its steps, after its end. */
const MOMENTS = [0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1, 1.1];
const PAGES = MOMENTS.length;
const pages = Object.fromEntries(Array.from({ length: PAGES }, (_, index) => [url(index), page(index)]));

async function audit(harness: Harness, index: number, tabId: number, runId: string) {
  const keep = { runId, capturedAt: '2025-06-10T08:00:00.000Z' };
  const result = await harness.call('page.audit', { tabId, keep });
  expect(result).toMatchObject({ url: url(index), bodyIds: [body.id], readerErrors: [] });
  return result;
}

/** What stands in the database of the pages of a run, times apart. */
async function stored(harness: Harness, runId: string) {
  const facts = await records<{ runId: string; canonicalUrl: string; factsHash: string }>(harness, 'facts');
  return facts
    .filter((record) => record.runId === runId)
    .map(({ canonicalUrl, factsHash }) => `${canonicalUrl} ${factsHash}`)
    .sort();
}
const withoutTimes = ({ settledAt: _, revision: __, ...summary }: Summary) => summary;

describe.each(['worker', 'host'] as const)('Chromium: the %s is killed at each moment of an audit', (victim) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness({ browser: 'chromium', pages });
    await harness.call('body.put', { body });
  });
  afterAll(() => harness?.close());

  it('no page is lost, none is kept twice, and the score is the same', async () => {
    const tab = await harness.open(url(0));
    const visit = (index: number) => tab.page.goto(url(index), { waitUntil: 'load' });

    await harness.call('run.put', { run: run('undisturbed') });
    const times: number[] = [];
    for (let index = 0; index < PAGES; index++) {
      await visit(index);
      const began = performance.now();
      await audit(harness, index, tab.tabId, 'undisturbed');
      times.push(performance.now() - began);
    }
    const summary = withoutTimes(await harness.call('body.settle', { bodyId: body.id }));
    const facts = await stored(harness, 'undisturbed');
    expect(facts).toHaveLength(PAGES);
    await harness.call('body.remove', { bodyId: body.id });
    await harness.call('body.put', { body });

    await harness.call('run.put', { run: run('disturbed') });
    const length = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 500;
    let killed = 0;
    for (const [index, moment] of MOMENTS.entries()) {
      await visit(index);
      const auditing = audit(harness, index, tab.tabId, 'disturbed');
      await new Promise((resolve) => setTimeout(resolve, moment * length));
      if (await killInChromium(harness.driven, victim)) killed++;
      await auditing;
    }
    // A kill that never hit would prove nothing.
    expect(killed).toBeGreaterThan(PAGES / 2);
    expect(await stored(harness, 'disturbed')).toEqual(facts);
    expect(withoutTimes(await harness.call('body.settle', { bodyId: body.id }))).toEqual(summary);
  });

  it('a capture that was kept but not yet judged when it died is judged as soon as there is a host again', async () => {
    const tab = await harness.open(url(1));
    await harness.call('run.put', { run: run('left') });
    await audit(harness, 1, tab.tabId, 'left');
    await killInChromium(harness.driven, victim);
    await killInChromium(harness.driven, 'host');
    // Anything that wakes the host will do; nobody asks it to settle.
    await harness.call('scopes.list', {});
    const [summary] = await eventually(
      () => records<Summary>(harness, 'summaries'),
      ([first]) => first?.dirty === false,
    );
    expect(summary).toMatchObject({ bodyId: body.id, dirty: false, pages: PAGES });
  });
});

describe('Firefox: the event page is stopped whenever it rests', () => {
  /** Goes on changing for longer than the event page may rest. */
  const restless = `${SITE}/tzgg/restless.html`;
  const script = `<script>const began = Date.now(); const timer = setInterval(() => {
    document.body.append(document.createElement('i')); if (Date.now() - began > 3500) clearInterval(timer); }, 100);</script>`;
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness({
      browser: 'firefox',
      pages: { ...pages, [restless]: page(99).replace('</body>', `${script}</body>`) },
      firefoxPrefs: eventPageStopsAfter(1_500),
    });
    await harness.call('body.put', { body });
  });
  afterAll(() => harness?.close());

  it('every page is kept once and judged, whether it was stopped before or not', async () => {
    const tab = await harness.open(url(0));
    await harness.call('run.put', { run: run('stopped') });
    for (let index = 0; index < PAGES; index++) {
      await tab.page.goto(url(index), { waitUntil: 'load' });
      await audit(harness, index, tab.tabId, 'stopped');
      await new Promise((resolve) => setTimeout(resolve, (index % 4) * 700));
    }
    expect(await stored(harness, 'stopped')).toHaveLength(PAGES);
    expect(await harness.call('body.settle', { bodyId: body.id })).toMatchObject({ dirty: false, pages: PAGES });
  });

  it('stays alive while a page takes longer than its rest', async () => {
    const tab = await harness.open(restless);
    const audited = await harness.call('page.audit', { tabId: tab.tabId });
    expect(audited).toMatchObject({ url: restless, bodyIds: [body.id] });
  });
});
