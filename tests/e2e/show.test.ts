/** A problem is shown on its page: the element is marked, and the page does not notice. With the production build. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, eventually, type Harness, startHarness } from './harness.ts';

const SITE = 'http://www.hebian.example.gov.cn';
// Hostile on purpose: names that replace properties, rules that would dress up any element, scripts that listen.
const HTML = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>河边县人民政府</title>
<meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<style>html { scroll-behavior: smooth } html > div, div { border: 9px solid red !important; margin: 30px !important;
  display: block !important; width: 90% !important; position: relative !important } body > :last-child { color: blue }</style>
<script>window.roots = []; const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) { const root = attach.call(this, init); roots.push(root); return root; };
window.keys = 0; addEventListener('keydown', () => window.keys++);</script></head><body>
<form><input name="getBoundingClientRect"><input name="scrollIntoView"></form><img name="documentElement"><img name="body">
<p>政府信息公开</p><section style="height: 2400px">要闻</section>
<p id="target" style="width: 300px">网站标识码：4699000077</p><section style="height: 1500px"></section>
</body></html>`;

/** Boxes of all elements of the page in the coordinates of the page, and how far it scrolls. */
const layout = (page: Page) =>
  page.evaluate(() => {
    const all = Document.prototype.querySelectorAll.call(document, '*:not(html > div)');
    const boxes = [...all].map((element) => {
      const { left, top, width, height } = Element.prototype.getBoundingClientRect.call(element);
      if (width + height === 0) return null;
      return [left + scrollX, top + scrollY, width, height].map((value) => Math.round(value * 10) / 10);
    });
    const root = (all[0] as Element).ownerDocument.querySelector('html') as HTMLElement;
    return JSON.stringify([boxes, root.scrollWidth, root.scrollHeight]);
  });

/** What the page can see of the mark. */
const mark = (page: Page) =>
  page.evaluate(() => {
    const host = document.querySelector('html > div');
    const { roots, keys } = window as unknown as { roots: unknown[]; keys: number };
    return {
      stands: host !== null,
      root: host?.shadowRoot ?? null,
      inside: host?.innerHTML ?? '',
      roots: roots.length,
      keys,
    };
  });

/** The words in the closed root, as the browser's own tools see them: no page can. */
async function words(page: Page): Promise<string> {
  const session = await page.createCDPSession();
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  interface Node {
    nodeValue: string;
    children?: Node[];
    shadowRoots?: (Node & { shadowRootType?: string })[];
  }
  const text = (node: Node): string => node.nodeValue + (node.children ?? []).map(text).join('');
  const closed = (node: Node): string =>
    [...(node.shadowRoots ?? []).filter(({ shadowRootType }) => shadowRootType === 'closed').map(text)].join('') +
    (node.children ?? []).map(closed).join('');
  return closed(root as unknown as Node);
}

describe.each(BROWSERS)('%s: a problem on its page', (browser) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness({ browser, pages: { [`${SITE}/`]: HTML, [`${SITE}/other.html`]: HTML } });
  });
  afterAll(() => harness?.close());

  const show = (over: object = {}) =>
    harness.call('page.show', { url: `${SITE}/`, selector: '#target', label: '未发现公安机关备案号', ...over });

  it('is marked in the tab that shows it; nothing of the page moves, and no script reaches the mark', async () => {
    const { page } = await harness.open(`${SITE}/`);
    const before = await layout(page);
    const tabs = (await harness.driven.browser.pages()).length;
    expect(await show()).toEqual({ shown: 'selector' });
    expect((await harness.driven.browser.pages()).length).toBe(tabs);
    const isInView = () =>
      page.evaluate(() => {
        const { top, bottom, left } = document.querySelector('#target')?.getBoundingClientRect() ?? new DOMRect();
        // A click goes through the mark to the page.
        const hit = Document.prototype.elementFromPoint.call(document, left + 10, (top + bottom) / 2);
        return top > 0 && bottom < innerHeight && hit?.id === 'target';
      });
    expect(await eventually(isInView, Boolean)).toBe(true);
    expect(await layout(page)).toBe(before);
    expect(await mark(page)).toMatchObject({ stands: true, root: null, inside: '', roots: 0 });
    if (browser === 'chromium') {
      expect(await words(page)).toContain('未发现公安机关备案号');
      expect(await words(page)).toContain('按 Esc 关闭');
    }

    await page.bringToFront();
    await page.keyboard.press('Escape');
    // The page gets the key as it would without us.
    expect(await mark(page)).toMatchObject({ stands: false, keys: 1 });
    expect(await layout(page)).toBe(before);
    await page.close();
  });

  it('is unmarked by the same order again, and replaced by another', async () => {
    const { page } = await harness.open(`${SITE}/`);
    await show();
    await show({ label: '另一个问题' });
    expect(await page.evaluate(() => document.querySelectorAll('html > div').length)).toBe(1);
    // A double click is one click.
    expect(await show({ label: '另一个问题' })).toEqual({ shown: 'selector' });
    await new Promise((resolve) => setTimeout(resolve, 1_700));
    expect(await show({ label: '另一个问题' })).toEqual({ shown: 'removed' });
    expect(await mark(page)).toMatchObject({ stands: false });
    await page.close();
  });

  it('is said to be gone where it is, also when it goes later', async () => {
    const { page } = await harness.open(`${SITE}/`);
    expect(await show({ selector: '#nothing', quote: '没有这句话' })).toEqual({ shown: 'gone' });
    if (browser === 'chromium') expect(await words(page)).toContain('没有找到这个元素');
    expect(await show({ selector: '#nothing', quote: '网站标识码：4699000077' })).toEqual({ shown: 'quote' });
    expect(await show({ selector: 'meta' })).toEqual({ shown: 'unseen' });
    expect(await show({ selector: undefined })).toEqual({ shown: 'page' });
    expect(await show()).toEqual({ shown: 'selector' });
    await page.evaluate(() => document.querySelector('#target')?.remove());
    if (browser === 'chromium') {
      expect(
        await eventually(
          () => words(page),
          (text) => text.includes('没有找到'),
        ),
      ).toContain('没有找到这个元素');
    }
    await page.close();
  });

  it('never fails at a selector', async () => {
    const { page } = await harness.open(`${SITE}/`);
    for (const selector of [':::', 'a[', '>>>', '*', 'script', ')'.repeat(300)]) {
      expect((await show({ selector, label: selector })).shown, selector).not.toBe('unmarked');
    }
    await page.close();
  });

  it('opens the page where no tab shows it', async () => {
    const other = `${SITE}/other.html`;
    expect(await show({ url: other })).toEqual({ shown: 'selector' });
    const opened = (await harness.driven.browser.pages()).find((page) => page.url() === other);
    expect(opened && (await mark(opened))).toMatchObject({ stands: true });
    await opened?.close();
  });

  it('refuses what is no address of the web', async () => {
    const refused = await show({ url: 'javascript:alert(1)' }).catch((error: { code?: string }) => error);
    expect(refused).toMatchObject({ code: 'bad-request' });
  });

  it('comes from a click in the popup', async () => {
    const tab = await harness.open(`${SITE}/`);
    const popup = await harness.openPopup(tab);
    await popup.locator('[data-action="audit-page"]').click();
    await popup.locator('[data-action="show"]').click();
    expect(
      (
        await eventually(
          () => mark(tab.page),
          ({ stands }) => stands,
        )
      ).stands,
    ).toBe(true);
    await popup.close().catch(() => undefined);
    await tab.page.close();
  });
});
