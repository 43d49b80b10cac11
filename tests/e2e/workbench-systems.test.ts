/**
 * Systems, campaigns and judgements as a person meets them in the workbench who does what nobody planned for: double
 * clicks, two tabs, files of garbage, a killed worker. Production build.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Body, Campaign, Judgement } from '../../utils/model.ts';
import {
  BROWSERS,
  eventually,
  type Harness,
  killInChromium,
  killInFirefox,
  type Pages,
  records,
  startHarness,
} from './harness.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SITE = 'http://www.hebian.example.gov.cn';
const pages: Pages = {
  [`${SITE}/`]: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>河边县人民政府</title></head>
    <body><h1>河边县人民政府</h1><p>欢迎访问。</p></body></html>`,
};
const SIZES = [
  { zoom: 1, width: 1366, height: 768 },
  { zoom: 2, width: 683, height: 384 },
];

const shows = (view: Page, text: string) =>
  view.waitForFunction((wanted) => document.body.textContent?.includes(wanted), { timeout: 20_000 }, text);
const press = (view: Page, action: string) => view.locator(`[data-action="${action}"]`).click();
const rail = (view: Page, name: string) => view.locator(`.rail-item ::-p-text(${name})`).click();

describe.each(BROWSERS)('the workbench in %s', (browser) => {
  let harness: Harness;
  let view: Page;
  beforeAll(async () => {
    harness = await startHarness({ browser, pages });
    const body = (id: string, kind: Body['kind']): Body => ({
      ...{ id, kind, name: id, level: 'county', confirmed: true, createdAt: '2026-11-22T00:00:00.000Z' },
      scopes: [{ type: 'host', host: new URL(SITE).host }],
    });
    await harness.call('body.put', { body: body('河边县人民政府', 'government') });
    await harness.call('body.put', { body: body('河边县教育局', 'department') });
    const { page, tabId } = await harness.open(`${SITE}/`);
    await harness.call('page.audit', { tabId, keep: { runId: 'run', capturedAt: '2026-04-20T01:00:00.000Z' } });
    await page.close();
    view = await harness.driven.openExtensionPage('/workbench.html');
    await view.bringToFront();
    await shows(view, '河边县教育局');
  });
  afterAll(() => harness?.close());

  async function keepsTheRules() {
    if (browser === 'firefox') return;
    for (const { zoom, width, height } of SIZES) {
      await view.setViewport({ width, height, deviceScaleFactor: zoom });
      await view.evaluate(AXE);
      const violations = await view.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
        return (await axe.run()).violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)]);
      });
      expect(violations, `${zoom} ×`).toEqual([]);
      expect(await view.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
    await view.setViewport({ width: 1366, height: 768 });
  }

  it('copies a system once by a double click, and does not write over what another tab saved', async () => {
    await rail(view, '指标体系');
    await keepsTheRules();
    await view.locator('[data-action="duplicate-system"]').click({ count: 2 });
    await view.waitForSelector('.input.points');
    await keepsTheRules();
    const systems = () => records<{ system: { id: string; version: string } }>(harness, 'systems');
    const [copy, ...more] = await systems();
    expect(more).toEqual([]);
    const { system } = await harness.call('system.get', { systemId: copy?.system.id ?? '' });
    await harness.call('system.put', { system: { ...system, title: { 'zh-CN': '另一页改的', en: 'elsewhere' } } });
    await view.locator('.input.points').fill('9');
    await press(view, 'save-system');
    await shows(view, '以免覆盖那边的修改');
    expect((await systems())[0]?.system).toMatchObject({ title: { 'zh-CN': '另一页改的' } });
    await rail(view, '评估方案');
    await shows(view, '修改还没有保存');
    await keepsTheRules();
    await view.locator('dialog .danger').click();
    await view.waitForSelector('[data-action="new-campaign"]');
  });

  it('calls a body that the system asks nothing of not applicable, and ranks it nowhere', async () => {
    await press(view, 'new-campaign');
    await view.waitForSelector('form.campaign');
    await keepsTheRules();
    await view.locator('input[name="name"]').fill('<b>自查</b>"2026"');
    await view.select('select[name="system"]', 'inspection-2019');
    await view.locator('[data-action="save-campaign"]').click({ count: 2 });
    await shows(view, '已保存“<b>自查</b>');
    const campaigns = await records<Campaign>(harness, 'campaigns');
    expect(campaigns.map(({ systemId }) => systemId).sort()).toEqual(['general', 'inspection-2019']);
    const id = campaigns.find(({ systemId }) => systemId === 'inspection-2019')?.id ?? '';
    // Killed in the middle of the change: whoever asks next finishes it.
    await harness.call('campaign.activate', { campaignId: id });
    await (browser === 'firefox' ? killInFirefox(harness.driven) : killInChromium(harness.driven, 'worker'));
    await harness.call('campaign.list', {});
    const ranking = await eventually(
      () => harness.call('campaign.ranking', {}),
      (rows) => rows.every(({ dirty }) => !dirty),
    );
    expect(ranking.find(({ bodyId }) => bodyId === '河边县教育局')).not.toHaveProperty('rank');
    await shows(view, '没有适用于这个对象的计分指标');
    await keepsTheRules();
    await rail(view, '评估对象');
    await shows(view, '不适用');
    await harness.call('campaign.activate', { campaignId: 'default' });
    await eventually(
      () => harness.call('campaign.ranking', {}),
      (rows) => rows.every(({ dirty }) => !dirty),
    );
  });

  it('keeps a judgement by keys alone, signed with any name, and only under what was on the screen', async () => {
    await view.locator('[aria-label*="河边县人民政府"][data-action="score"]').click();
    await press(view, 'next-open');
    await view.waitForSelector('.judgement');
    await view.waitForFunction(() => document.activeElement?.classList.contains('leaf-line'));
    await view.keyboard.press('3');
    expect(await view.$$eval('.decisions input:checked', (chosen) => chosen.length)).toBe(1);
    await view.locator('.judgement textarea').fill('已核实');
    await press(view, 'judge');
    await view.locator('dialog input').fill('评"估\'员<b>');
    await keepsTheRules();
    await press(view, 'sign');
    await shows(view, '判定已保存');
    const judgements = () => records<Judgement>(harness, 'judgements');
    expect(await judgements()).toMatchObject([{ evaluator: '评"估\'员<b>', decision: 'unmet', reason: '已核实' }]);
    // Another tab goes over to another campaign: nothing of this one's may be filed under it.
    const other = (await records<Campaign>(harness, 'campaigns')).find(({ systemId }) => systemId !== 'general');
    await harness.call('campaign.activate', { campaignId: other?.id ?? '' });
    await press(view, 'judge');
    await shows(view, '本次操作未保存');
    expect(await judgements()).toHaveLength(1);
    expect(await view.$eval('.failure', (failure) => failure.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
    await keepsTheRules();
  });
});
