/**
 * A survey as somebody sees it who starts it in the workbench: the form, progress, a pause, a stop, the unread list; and
 * the workbench keeps the rules that it checks: axe and 200 % zoom in each of these states. Production build, Chromium.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Body } from '../../utils/model.ts';
import { type Harness, type Pages, startHarness } from './harness.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SITE = 'http://www.hebian.example.gov.cn';

const page = (title: string, links: readonly string[] = []) => `<!doctype html><html lang="zh-CN"><head>
  <meta charset="utf-8"><title>${title}</title><meta name="SiteName" content="河边县人民政府"></head><body>
  <ul>${links.map((link) => `<li><a href="${link}">${link} 的内容</a></li>`).join('')}</ul><p>${title}的正文。</p></body></html>`;
const names = Array.from({ length: 60 }, (_, at) => `/xwdt/2026/t${at}.html`);
const pages: Pages = {
  [`${SITE}/`]: page('首页', ['/xwdt/', '/gone.html', '/files/a.doc', ...names]),
  [`${SITE}/xwdt/`]: page('新闻动态', names),
  ...Object.fromEntries(names.map((name) => [`${SITE}${name}`, page(`第${name}号通知`)])),
};

/** The office laptop of 1366 × 768, and the same at 200 %. */
const SIZES = [
  { zoom: 1, width: 1366, height: 768 },
  { zoom: 2, width: 683, height: 384 },
];

const shows = (view: Page, text: string) =>
  view.waitForFunction((wanted) => document.body.textContent?.includes(wanted), { timeout: 30_000 }, text);
const press = (view: Page, action: string) => view.locator(`[data-action="${action}"]`).click();

describe('a survey in the workbench', () => {
  let harness: Harness;
  let view: Page;
  beforeAll(async () => {
    harness = await startHarness({ browser: 'chromium', pages });
    const body: Body = {
      id: 'hebian',
      name: '河边县人民政府',
      level: 'county',
      kind: 'government',
      confirmed: true,
      scopes: [{ type: 'host', host: new URL(SITE).host }],
      createdAt: '2026-11-22T00:00:00.000Z',
    };
    await harness.call('body.put', { body });
    view = await harness.driven.openExtensionPage('/workbench.html');
    await view.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await view.bringToFront();
    await shows(view, '河边县人民政府');
  });
  afterAll(() => harness?.close());

  async function keepsTheRules() {
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

  it('fits an office laptop, with every button of a row in sight', async () => {
    await view.setViewport({ width: 1366, height: 768 });
    expect(
      await view.$eval('.table-box', ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
    ).toBeLessThanOrEqual(0);
    await keepsTheRules();
  });

  it('is started from a form', async () => {
    await press(view, 'survey');
    await shows(view, '读取快慢');
    await keepsTheRules();
    await press(view, 'survey-start');
    await shows(view, '已开始普查“河边县人民政府”');
    await view.waitForFunction(() => Number(document.querySelector('.survey-counts .read dd')?.textContent) >= 3, {
      timeout: 60_000,
    });
    await keepsTheRules();
  });

  it('rests and goes on', async () => {
    await press(view, 'survey-pause');
    await shows(view, '已按您的要求暂停');
    // Where the pause was pressed the focus is still, on the way to go on.
    expect(await view.evaluate(() => document.activeElement?.getAttribute('data-action'))).toBe('survey-resume');
    await keepsTheRules();
    const read = () => view.$eval('.survey-counts .read dd', ({ textContent }) => Number(textContent));
    const before = await read();
    await view.keyboard.press('Enter');
    await view.waitForFunction(
      (were) => Number(document.querySelector('.survey-counts .read dd')?.textContent) > were,
      { timeout: 60_000 },
      before,
    );
  });

  it('is stopped after a question, and lists what it did not read', async () => {
    await press(view, 'survey-stop');
    await shows(view, '停止后不能接着读');
    await keepsTheRules();
    await view.locator('dialog .danger').click();
    await shows(view, '已停止“河边县人民政府”的普查');
    await press(view, 'unread');
    await shows(view, '尚未读取');
    await view.locator('.reason').click();
    await view.waitForSelector('.addresses a');
    expect(await view.$eval('.addresses a', ({ textContent }) => textContent)).toContain('hebian.example.gov.cn/');
    await keepsTheRules();
  });

  it('tells what became of links, and which pages hold them', async () => {
    await press(view, 'links');
    await shows(view, '待检查');
    await view.locator('.reason').click();
    await shows(view, 'hebian.example.gov.cn/files/a.doc');
    await press(view, 'holders');
    await shows(view, '有 1 页含有此链接');
    await view.locator('.holders summary').click();
    await keepsTheRules();
    await view.locator('.listing input[type="search"]').fill('nowhere');
    await shows(view, '没有含“nowhere”的网址');
    await view.locator('.listing input[type="search"]').fill('a.doc');
    await shows(view, '导出 CSV（1 行）');
    await press(view, 'listing-csv');
    await shows(view, '共 1 行');
    const text = await view.$eval('.note a', async (link) => (await fetch((link as HTMLAnchorElement).href)).text());
    expect(text).toContain('河边县人民政府,附件,待检查,');
  });
});
