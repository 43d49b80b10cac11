/** What an evaluator does first: audits a page, adds its body, browses on, exports. With the production build. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../../runner/browser.ts';
import type { Body } from '../../utils/model.ts';
import { BROWSERS, eventually, type Harness, records, startHarness, storedFacts } from './harness.ts';

interface Extension {
  action: { getBadgeText(of: { tabId: number }): Promise<string> };
}

const SITE = 'http://www.hebian.example.gov.cn';
const page = (title: string, main: string) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
  <title>${title}_河边县人民政府</title><meta name="SiteName" content="河边县人民政府"><meta name="SiteDomain" content="www.hebian.example.gov.cn">
  <meta name="SiteIDCode" content="4699000077"></head><body>
  <div class="nav"><a href="/">首页</a><a href="/xwdt/">新闻动态</a><a href="/bsfw/">办事服务</a><a href="/hdjl/">互动交流</a></div>
  ${main}<div class="footer"><p>主办单位：河边县人民政府办公室　网站标识码：4699000077　琼ICP备87654321号</p>
  <a href="/lxwm/">联系我们</a></div></body></html>`;
const pages = {
  [`${SITE}/`]: page(
    '首页',
    '<h2>要闻</h2><ul><li><a href="/xwdt/1.html">县政府召开常务会议</a><span>2025-06-01</span></li></ul>',
  ),
  [`${SITE}/xwdt/`]: page(
    '新闻动态',
    '<h2>新闻动态</h2><ul><li><a href="/xwdt/1.html">县政府召开常务会议</a><span>2025-06-01</span></li></ul>',
  ),
  [`${SITE}/login/`]: page(
    '登录',
    '<form><input name="user"><input type="password" name="secret" value="secret-value"></form>',
  ),
};

/** Waits until the popup shows the text, and answers with all of its text. */
async function shows(popup: Page, text: string): Promise<string> {
  await popup.waitForFunction((wanted) => document.body.textContent?.includes(wanted), { timeout: 20_000 }, text);
  return (await popup.evaluate(() => document.body.textContent)) ?? '';
}
const press = (popup: Page, action: string) => popup.locator(`[data-action="${action}"]`).click();

describe.each(BROWSERS)('%s: the popup', (browser) => {
  let harness: Harness;
  let downloads: string;
  beforeAll(async () => {
    downloads = mkdtempSync(join(tmpdir(), 'zhengjian-downloads-'));
    harness = await startHarness({
      browser,
      pages,
      firefoxPrefs: {
        'browser.download.dir': downloads,
        'browser.download.folderList': 2,
        'browser.download.useDownloadDir': true,
      },
    });
    if (browser === 'chromium') {
      const session = await harness.driven.browser.target().createCDPSession();
      await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
    }
  });
  /** Opens the popup and exports. A tab that opens late takes the focus, which closes a popup: then it is opened again. */
  const exportFrom = async (tab: Tab, action: string): Promise<Page> => {
    for (let tries = 0; ; tries++) {
      const popup = await harness.openPopup(tab);
      try {
        await shows(popup, '河边县人民政府');
        await popup.locator('[data-action="export"]').setTimeout(5_000).click();
        await popup.locator(`[data-action="${action}"]`).setTimeout(5_000).click();
        return popup;
      } catch (error) {
        await popup.close().catch(() => undefined);
        if (tries === 2) throw error;
      }
    }
  };
  /** The file of this ending, once it is whole: Firefox first makes an empty one of the final name. */
  const downloaded = async (ending: string): Promise<Buffer> => {
    const whole = () => {
      const names = readdirSync(downloads);
      const name = names.find((found) => found.endsWith(ending));
      const bytes =
        name && !names.some((found) => found.endsWith('.part')) ? readFileSync(join(downloads, name)) : undefined;
      return bytes && bytes.length > 0 ? bytes : undefined;
    };
    return (
      (await eventually(
        async () => whole(),
        (bytes) => bytes !== undefined,
      )) ?? Buffer.alloc(0)
    );
  };
  afterAll(async () => {
    await harness?.close();
    rmSync(downloads, { recursive: true, force: true });
  });

  it('audits a page of no body at once, and keeps nothing', async () => {
    const tab = await harness.open(`${SITE}/`);
    const popup = await harness.openPopup(tab);
    await shows(popup, '加入评估');
    await press(popup, 'audit-page');
    const text = await shows(popup, '结果只显示在这里，没有保存');
    expect(text).toContain('未发现公安机关备案号');
    expect(text).toContain('疑似');
    expect(await records(harness, 'facts')).toEqual([]);
    await popup.close().catch(() => undefined);
    await tab.page.close();
  });

  it('adds the body; from then on its pages are read by themselves, and its score shows', async () => {
    const tab = await harness.open(`${SITE}/`);
    const popup = await harness.openPopup(tab);
    await shows(popup, '加入评估');
    await popup.locator('select[name=level]').fill('county');
    await popup.locator('select[name=kind]').fill('government');
    await press(popup, 'add-body');
    // The page that is open counts at once.
    await shows(popup, '已判定');
    const [body] = (await records(harness, 'bodies')) as Body[];
    expect(body).toMatchObject({ name: '河边县人民政府', level: 'county', kind: 'government', confirmed: true });
    await popup.close().catch(() => undefined);

    await tab.page.goto(`${SITE}/xwdt/`, { waitUntil: 'load' });
    const addresses = async () =>
      (await storedFacts(harness)).map(({ capture, facts: { url } }) => `${capture} ${url}`);
    const wanted = [`live ${SITE}/`, `live ${SITE}/xwdt/`];
    expect((await eventually(addresses, ({ length }) => length === wanted.length)).sort()).toEqual(wanted);

    const again = await harness.openPopup(tab);
    await shows(again, '已判定');
    expect(await shows(again, '内置参考，非官方')).toContain('河边县人民政府');
    await again.close().catch(() => undefined);
    await tab.page.close();
  });

  it('reads no page with a password field by itself, but on demand', async () => {
    const before = (await records(harness, 'facts')).length;
    const tab = await harness.open(`${SITE}/login/`);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await records(harness, 'facts')).toHaveLength(before);
    const popup = await harness.openPopup(tab);
    await shows(popup, '河边县人民政府');
    await press(popup, 'audit-page');
    await shows(popup, '已计入 1 个评估对象');
    const facts = await storedFacts(harness);
    expect(facts.map(({ facts: { url } }) => url)).toContain(`${SITE}/login/`);
    // Values of form fields are never read.
    expect(JSON.stringify(facts)).not.toContain('secret-value');
    await popup.close().catch(() => undefined);
    await tab.page.close();
  });

  it('shows on the badge how many problems the page has', async () => {
    const tab = await harness.open(`${SITE}/xwdt/`);
    const badge = () =>
      harness.driven.page.evaluate(async (tabId) => {
        const api = globalThis as unknown as { browser?: Extension; chrome: Extension };
        return (api.browser ?? api.chrome).action.getBadgeText({ tabId });
      }, tab.tabId);
    const shown = await eventually(badge, (text) => /^\d+$/.test(text));
    const { verdicts } = await harness.call('page.audit', { tabId: tab.tabId });
    expect(shown).toBe(String(verdicts.filter(({ status }) => status === 'fail').length));
    expect(Number(shown)).toBeGreaterThan(0);
    await tab.page.close();
  });

  it('exports a scorecard that a spreadsheet opens', async () => {
    const tab = await harness.open(`${SITE}/`);
    const popup = await exportFrom(tab, 'export-csv');
    const bytes = await downloaded('.csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString('utf8');
    expect(text).toContain('河边县人民政府');
    expect(text).toContain('未发现公安机关备案号');
    await popup.close().catch(() => undefined);
    await tab.page.close();
  });

  it('exports a workbook, whose writer comes when it is wanted', async () => {
    const tab = await harness.open(`${SITE}/`);
    const popup = await exportFrom(tab, 'export-xlsx');
    const bytes = await downloaded('.xlsx');
    // A ZIP, and whole: its end stands at the end.
    expect(bytes.subarray(0, 2).toString('latin1')).toBe('PK');
    expect(bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))).toBe(bytes.length - 22);
    await popup.close().catch(() => undefined);
    await tab.page.close();
  });

  it('survives a page that closes while it is read', async () => {
    const tab = await harness.open(`${SITE}/`);
    const auditing = harness.call('page.audit', { tabId: tab.tabId });
    await tab.page.close();
    const outcome = await auditing.then(
      () => 'read before it closed',
      (error: { code?: string }) => error.code,
    );
    expect(['read before it closed', 'page-gone', 'page-not-readable']).toContain(outcome);
  });
});

describe('Chromium: a page outside gov.cn', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness({
      browser: 'chromium',
      pages: { 'http://www.hebian.example.com/': pages[`${SITE}/`] ?? '' },
    });
  });
  afterAll(() => harness?.close());

  it('is read after a click on the toolbar button, which grants this tab, and not without', async () => {
    const tab = await harness.open('http://www.hebian.example.com/');
    const refused = await harness
      .call('page.audit', { tabId: tab.tabId })
      .catch((error: { code?: string }) => error.code);
    expect(refused).toBe('page-not-readable');
    const popup = await harness.openPopup(tab);
    await shows(popup, 'www.hebian.example.com');
    await press(popup, 'audit-page');
    expect(await shows(popup, '结果只显示在这里，没有保存')).toContain('未发现公安机关备案号');
  });
});
