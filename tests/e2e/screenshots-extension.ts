/** Pictures of the production build over the sample site. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { openArchive } from '../../runner/archive.ts';
import type { Tab } from '../../runner/browser.ts';
import type { Body } from '../../utils/model.ts';
import { type Harness, startHarness } from './harness.ts';

const SAMPLE = join(import.meta.dirname, '../../sample');
const RUN = 'pictures';

const shows = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.body.textContent?.includes(wanted), { timeout: 60_000 }, text);
const press = (page: Page, action: string) => page.locator(`[data-action="${action}"]`).click();

export async function takeExtension(folder: string): Promise<void> {
  const archive = openArchive(SAMPLE);
  const harness = await startHarness({ browser: 'chromium', pages: archive });
  const [portal] = archive.bodies ?? [];
  const home = portal?.scopes[0]?.entry;
  if (!home) throw new Error('the sample site names no home page');
  const take = async (page: Page, name: string) => {
    await page.bringToFront();
    await new Promise((done) => setTimeout(done, 600));
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path: path as `${string}.png` });
    console.log(path);
  };
  const popupOf = async ({ tabId }: Pick<Tab, 'tabId'>) => {
    const popup = await harness.driven.openExtensionPage(`/popup.html?tabId=${tabId}`);
    await popup.setViewport({ width: 380, height: 560, deviceScaleFactor: 2 });
    return popup;
  };
  try {
    const unreadable = await popupOf({ tabId: await ownTab(harness) });
    await shows(unreadable, '这个页面无法审计');
    await take(unreadable, 'popup-unreadable');

    const tab = await harness.open(home);
    const add = await popupOf(tab);
    await add.waitForSelector('select[name=level]');
    await take(add, 'popup-add');

    for (const [at, draft] of (archive.bodies ?? []).entries()) {
      const body: Body = { ...draft, id: `body-${at}`, confirmed: true, createdAt: '2026-04-20T00:00:00.000Z' };
      await harness.call('body.put', { body });
    }
    await harness.driven.stopAutomaticCapture();
    await readAll(harness, archive.pages);
    for (const at of (archive.bodies ?? []).keys()) await harness.call('body.settle', { bodyId: `body-${at}` });

    await tab.page.goto(home, { waitUntil: 'load' });
    const scored = await popupOf(tab);
    await shows(scored, '主要问题');
    await take(scored, 'popup-scored');
    await scored.evaluate(() => document.querySelector('.problem')?.scrollIntoView({ block: 'start' }));
    await take(scored, 'popup-problems');

    const workbench = await harness.driven.openExtensionPage('/workbench.html');
    await workbench.setViewport({ width: 1366, height: 560, deviceScaleFactor: 1.5 });
    await shows(workbench, portal.name);
    await take(workbench, 'workbench');

    await tab.page.goto(pageToShow(), { waitUntil: 'load' });
    const page = await popupOf(tab);
    await shows(page, '审计本页');
    await press(page, 'audit-page');
    await shows(page, '本页审计完成');
    await take(page, 'popup-page');
    await page.locator('.verdicts [data-action="show"]').click();
    await tab.page.waitForSelector('html > div');
    await tab.page.setViewport({ width: 1366, height: 640 });
    await take(tab.page, 'page-marked');

    const failing = await harness.open(home);
    const failed = await popupOf(failing);
    await shows(failed, '主要问题');
    await failing.page.close();
    await press(failed, 'audit-page');
    await shows(failed, '读取过程中页面已关闭');
    await take(failed, 'popup-error');

    // Last, because it reads pages anew and changes scores.
    for (const at of (archive.bodies ?? []).keys()) {
      await harness.call('survey.start', {
        runId: `pictured-${at}`,
        bodyIds: [`body-${at}`],
        settings: { delayMs: 400 },
      });
    }
    const surveys = await harness.driven.openExtensionPage('/workbench.html?view=surveys');
    await surveys.setViewport({ width: 1366, height: 480, deviceScaleFactor: 1.5 });
    await surveys.waitForFunction(() => Number(document.querySelector('.survey.running .read dd')?.textContent) >= 12, {
      timeout: 120_000,
    });
    await take(surveys, 'workbench-surveys');
  } finally {
    await harness.close();
  }
}

/** As `npm run audit` reads them: each in a tab, as captured on the day that the archive tells. */
async function readAll(harness: Harness, pages: ReturnType<typeof openArchive>['pages']): Promise<void> {
  await harness.call('run.put', {
    run: {
      id: RUN,
      mode: 'archive',
      bodyIds: [],
      startedAt: '2026-04-20T00:00:00.000Z',
      environment: { browser: harness.driven.version, viewport: '1366x900', extensionVersion: '' },
    },
  });
  const { page, tabId } = await harness.driven.openTab();
  for (const { url, capturedAt = null, status, contentType } of pages) {
    if (status !== 200 || !contentType.includes('html')) continue;
    await page.goto(url, { waitUntil: 'load', timeout: 30_000 }).catch(() => undefined);
    // A page that leads elsewhere is none of the pictures' concern.
    await harness.call('page.audit', { tabId, keep: { runId: RUN, capturedAt } }).catch(() => undefined);
  }
  await page.close();
}

/** A tab that the extension itself fills: no page to audit. */
function ownTab({ driven }: Harness): Promise<number> {
  return driven.page.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: { tabs: { getCurrent(): Promise<{ id: number }> } } };
    return (await chrome.tabs.getCurrent()).id;
  });
}

/** A page of the sample site on which a defect can be pointed at. */
function pageToShow(): string {
  const { defects } = JSON.parse(readFileSync(join(SAMPLE, 'expected.json'), 'utf8')) as {
    defects: { rule: string; urls: string[] }[];
  };
  return defects.find(({ rule }) => rule === 'contrast-low')?.urls[0] ?? '';
}
