/**
 * The popup keeps the rules that it checks: axe, keyboard, 200 % zoom, in five states. With the production build, in
 * Chromium; the popup stands in a tab of the size that a browser gives it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Body } from '../../utils/model.ts';
import { type Harness, startHarness } from './harness.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const SITE = 'http://www.hebian.example.gov.cn';
const OTHER = 'http://www.shangyuan.example.gov.cn';
const html = (name: string) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${name}</title>
  <meta name="SiteName" content="${name}"></head><body><div class="nav"><a href="/xwdt/">新闻动态</a></div>
  <h2>要闻</h2><ul><li><a href="/xwdt/1.html">县政府召开常务会议</a><span>2025-06-01</span></li></ul><img src="/a.png">
  <div class="footer"><p>主办单位：${name}办公室　网站标识码：4699000077</p></div></body></html>`;

/** Browsers give a popup at most 600 device pixels of height, whatever the zoom. */
const SIZES = [
  { zoom: 1, width: 380, height: 560 },
  { zoom: 2, width: 380, height: 300 },
];

const STATES = ['unreadable', 'not added', 'audited page', 'scored body', 'error'] as const;
type State = (typeof STATES)[number];

const shows = (popup: Page, text: string) =>
  popup.waitForFunction((wanted) => document.body.textContent?.includes(wanted), { timeout: 30_000 }, text);
const press = (popup: Page, action: string) => popup.locator(`[data-action="${action}"]`).click();

describe('the popup', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness({
      browser: 'chromium',
      pages: { [`${SITE}/`]: html('河边县人民政府'), [`${OTHER}/`]: html('上原县人民政府') },
    });
    const body: Body = {
      id: 'hebian',
      name: '河边县人民政府',
      level: 'county',
      kind: 'government',
      confirmed: false,
      scopes: [{ type: 'host', host: new URL(SITE).host }],
      createdAt: '2026-11-22T00:00:00.000Z',
    };
    await harness.call('body.put', { body });
    const { page, tabId } = await harness.open(`${SITE}/`);
    await harness.call('page.audit', { tabId });
    await page.close();
  });
  afterAll(() => harness?.close());

  async function popupOf(tabId: number): Promise<Page> {
    const popup = await harness.driven.openExtensionPage(`/popup.html?tabId=${tabId}`);
    await popup.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await popup.bringToFront();
    return popup;
  }

  const open: Record<State, () => Promise<Page>> = {
    async unreadable() {
      const popup = await popupOf((await harness.driven.openTab()).tabId);
      await popup.waitForSelector('.empty');
      return popup;
    },
    async 'not added'() {
      const popup = await popupOf((await harness.open(`${OTHER}/`)).tabId);
      await popup.waitForSelector('select[name=level]');
      return popup;
    },
    async 'audited page'() {
      const popup = await popupOf((await harness.open(`${OTHER}/`)).tabId);
      await press(popup, 'audit-page');
      await shows(popup, '结果只显示在这里，没有保存');
      return popup;
    },
    async 'scored body'() {
      const popup = await popupOf((await harness.open(`${SITE}/`)).tabId);
      await shows(popup, '主要问题');
      await press(popup, 'export');
      return popup;
    },
    async error() {
      const tab = await harness.open(`${SITE}/`);
      const popup = await popupOf(tab.tabId);
      await shows(popup, '主要问题');
      await tab.page.close();
      await press(popup, 'audit-page');
      await shows(popup, '读取过程中页面已关闭');
      return popup;
    },
  };

  describe.each(STATES)('%s', (state) => {
    let popup: Page;
    beforeAll(async () => {
      popup = await open[state]();
    });
    afterAll(async () => {
      await popup?.close().catch(() => undefined);
    });

    describe.each(SIZES)('at $zoom × zoom', ({ zoom, width, height }) => {
      beforeAll(async () => {
        await popup.bringToFront();
        await popup.setViewport({ width, height, deviceScaleFactor: zoom });
      });

      it('has nothing that axe objects to', async () => {
        await popup.evaluate(AXE);
        const violations = await popup.evaluate(async () => {
          const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
          return (await axe.run()).violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)]);
        });
        expect(violations).toEqual([]);
      });

      it('scrolls in one direction only', async () => {
        const tooWide = await popup.evaluate(() =>
          [document.documentElement, ...document.querySelectorAll('.app, .panel, .content, .foot')]
            .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
            .map(({ tagName, className, scrollWidth }) => `${tagName}.${className} ${scrollWidth}`),
        );
        expect(tooWide).toEqual([]);
      });

      it('covers none of its content with the foot', async () => {
        const overlap = await popup.evaluate(() => {
          const content = document.querySelector('.content')?.getBoundingClientRect();
          const foot = document.querySelector('.foot')?.getBoundingClientRect();
          return content && foot ? content.bottom - foot.top : Number.NaN;
        });
        expect(overlap).toBeLessThanOrEqual(0.5);
      });

      it('is used by keyboard alone: each control in turn, each with a focus that one sees', async () => {
        // The next Tab goes to what comes first. An open menu closes, as it does for whoever leaves it.
        await popup.evaluate(() => {
          scrollTo(0, 0);
          document.body.tabIndex = -1;
          document.body.focus();
        });
        const wanted = await controls(popup);
        expect(wanted.length).toBeGreaterThan(0);
        const reached: string[] = [];
        for (let turn = 0; turn < wanted.length; turn++) {
          await popup.keyboard.press('Tab');
          const focus = await popup.evaluate(() => {
            const element = document.activeElement as HTMLElement;
            const { outlineStyle, outlineWidth } = getComputedStyle(element);
            const { top, bottom, left, right } = element.getBoundingClientRect();
            return {
              number: element.dataset.number ?? element.tagName,
              isSeen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
              isInView: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
            };
          });
          expect(focus, wanted[turn]).toMatchObject({ isSeen: true, isInView: true });
          reached.push(focus.number);
        }
        expect(reached).toEqual(wanted.map((_, at) => String(at)));
      });
    });
  });
});

/** Numbers what Tab should stop at, in the order of reading, and answers with its names. */
function controls(popup: Page): Promise<string[]> {
  return popup.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, [tabindex="0"]');
    const stops = [...all].filter((element) => {
      if (element.tabIndex < 0 || !element.checkVisibility({ checkVisibilityCSS: true })) return false;
      // Of a group of radio buttons only the chosen one is a stop.
      return !(element instanceof HTMLInputElement && element.type === 'radio') || element.checked;
    });
    return stops.map((element, at) => {
      element.dataset.number = String(at);
      return element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
    });
  });
}
