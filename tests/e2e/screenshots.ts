/**
 * Pictures of popup and workbench.
 *
 * - `node tests/e2e/screenshots.ts [folder]`: the production build over the sample site, as README shows it. The folder
 *   is `docs/screenshots` unless told otherwise.
 * - `node tests/e2e/screenshots.ts --gallery folder [part of a name…]`: every state over made-up data, at 100 % and
 *   200 % zoom, light and dark, for looking at them.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import preact from '@preact/preset-vite';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { build, type InlineConfig, preview } from 'vite';
import { takeExtension } from './screenshots-extension.ts';

interface Shot {
  state: string;
  /** The state of the gallery that it begins with, where that has another name. */
  of?: string;
  /** What a user does before the picture is taken. */
  act?: (page: Page) => Promise<unknown>;
  locale?: string;
}

const click = (selector: string) => (page: Page) => page.click(selector);

const SHOTS: Shot[] = [
  { state: 'popup-unreadable' },
  { state: 'popup-add' },
  { state: 'popup-unjudged' },
  { state: 'popup-scored' },
  { state: 'popup-scored', locale: 'en' },
  { state: 'popup-veto' },
  { state: 'popup-unconfirmed' },
  { state: 'popup-settled' },
  { state: 'popup-auditing', act: click('[data-action="audit-page"]') },
  { state: 'popup-page', act: click('[data-action="audit-page"]') },
  { state: 'popup-page-unkept', act: click('[data-action="audit-page"]') },
  { state: 'popup-error', act: click('[data-action="audit-page"]') },
  { state: 'workbench-list' },
  { state: 'workbench-list', locale: 'en' },
  { state: 'workbench-empty' },
  { state: 'workbench-edit' },
  { state: 'workbench-exported' },
  { state: 'workbench-watch', act: click('.rail-item:nth-of-type(3)') },
  { state: 'workbench-watch', act: click('.rail-item:nth-of-type(3)'), locale: 'en' },
  { state: 'workbench-watch-empty', act: click('.rail-item:nth-of-type(3)') },
  { state: 'workbench-systems', act: click('.rail-item:nth-of-type(5)') },
  {
    state: 'workbench-system',
    of: 'workbench-systems',
    act: async (page) => {
      await page.click('.rail-item:nth-of-type(5)');
      await page.locator('[data-action="duplicate-system"]').click();
      await page.waitForSelector('.system-editor');
    },
  },
  {
    state: 'workbench-add-leaf',
    of: 'workbench-systems',
    act: async (page) => {
      await page.click('.rail-item:nth-of-type(5)');
      await page.locator('[data-action="duplicate-system"]').click();
      await page.locator('[data-action="add-leaf"]').click();
      await page.locator('[data-rule="column-stale"]').click();
    },
  },
  { state: 'workbench-campaigns', of: 'workbench-systems', act: click('.rail-item:nth-of-type(4)') },
  {
    state: 'workbench-campaign',
    of: 'workbench-systems',
    act: async (page) => {
      await page.click('.rail-item:nth-of-type(4)');
      await page.locator('[data-action="edit-campaign"]').click();
      await page.waitForSelector('.campaign');
    },
  },
  { state: 'workbench-score', act: click('[data-action="score"]') },
  {
    state: 'workbench-score-proof',
    of: 'workbench-score',
    act: async (page) => {
      await page.click('[data-action="score"]');
      await page.locator('.leaf-line').click();
      await page.waitForSelector('.proof');
    },
  },
  ...['zh-CN', 'en'].map(
    (locale): Shot => ({
      state: 'workbench-ledger',
      locale,
      act: async (page) => {
        await page.click('[data-action="score"]');
        await page.locator('.leaf-line').click();
        await page.locator('.ledger .filters label:nth-of-type(2)').click();
        await page.$eval('.ledger', (ledger) => ledger.scrollIntoView({ block: 'start' }));
      },
    }),
  ),
  ...['zh-CN', 'en'].map(
    (locale): Shot => ({
      state: 'workbench-visit',
      locale,
      act: async (page) => {
        await page.click('[data-action="score"]');
        await page.locator('.leaf-line').click();
        await page.waitForSelector('.visit img');
        await page.$eval('.visit', (visit) => visit.scrollIntoView({ block: 'start' }));
      },
    }),
  ),
  {
    state: 'workbench-visit-large',
    of: 'workbench-visit',
    act: async (page) => {
      await page.click('[data-action="score"]');
      await page.locator('.leaf-line').click();
      await page.locator('.visit .evidence-open').click();
      await page.waitForSelector('dialog img');
    },
  },
  { state: 'popup-survey' },
  { state: 'workbench-surveys' },
  { state: 'workbench-surveys', locale: 'en' },
  { state: 'workbench-surveys-empty' },
  { state: 'workbench-survey-begun' },
  { state: 'workbench-survey-paused' },
  { state: 'workbench-survey-failures' },
  { state: 'workbench-survey-permission' },
  { state: 'workbench-survey-disk' },
  { state: 'workbench-survey-lost' },
  { state: 'workbench-survey-all-paused' },
  { state: 'workbench-survey-ended' },
  { state: 'workbench-survey-ended', locale: 'en' },
  { state: 'workbench-survey-stop', of: 'workbench-surveys', act: click('[data-action="survey-stop"]') },
  {
    state: 'workbench-survey-unread',
    act: async (page) => {
      await page.click('[data-action="unread"]');
      await page.locator('.reason').click();
      await page.waitForSelector('.addresses');
    },
  },
  {
    state: 'workbench-survey-links',
    act: async (page) => {
      await page.click('[data-action="links"]');
      await page.waitForSelector('.reason');
    },
  },
  {
    state: 'workbench-survey-links-open',
    of: 'workbench-survey-links',
    act: async (page) => {
      await page.click('[data-action="links"]');
      await page.waitForSelector('.reason .tag.pass');
      await page.$eval('.reason .tag.pass', (tag) => (tag.parentElement as HTMLElement).click());
      await page.waitForSelector('.pages');
      await page.$eval('.pages', (pages) => pages.scrollIntoView({ block: 'start' }));
    },
  },
  {
    state: 'workbench-survey-holders',
    of: 'workbench-survey-links',
    act: async (page) => {
      await page.click('[data-action="links"]');
      await page.locator('.reason').click();
      await page.locator('[data-action="holders"]').click();
      await page.locator('.holders summary').click();
      await page.$eval('.reason', (group) => group.scrollIntoView({ block: 'start' }));
    },
  },
  { state: 'workbench-survey-queue' },
  { state: 'workbench-survey-queue', locale: 'en' },
  { state: 'workbench-survey-form' },
  { state: 'workbench-survey-form', locale: 'en' },
  { state: 'workbench-survey-form-access' },
  {
    state: 'workbench-survey-form-many',
    of: 'workbench-survey-chosen',
    act: async (page) => {
      await page.click('thead .tick input');
      await page.click('[data-action="survey-chosen"]');
      await page.locator('dialog summary').click();
    },
  },
];

const here = import.meta.dirname;
const args = process.argv.slice(2);
const isGallery = args[0] === '--gallery';
const [folder = 'docs/screenshots', ...wanted] = isGallery ? args.slice(1) : args;
await mkdir(folder, { recursive: true });
await (isGallery ? takeGallery() : takeExtension(resolve(folder)));

async function takeGallery(): Promise<void> {
  const outDir = await mkdtemp(join(tmpdir(), 'zhengjian-gallery-'));
  const gallery = {
    configFile: false,
    root: join(here, 'gallery'),
    plugins: [preact()],
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  } satisfies InlineConfig;
  await build(gallery);
  const server = await preview({ ...gallery, preview: { port: 0, host: '127.0.0.1' } });
  const base = server.resolvedUrls?.local[0] ?? '';
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--hide-scrollbars=false',
    ],
  });

  try {
    for (const shot of SHOTS) {
      for (const dark of [false, true]) {
        for (const zoom of [1, 2]) {
          const name = [shot.state, shot.locale, dark && 'dark', zoom > 1 && `${zoom}00`].filter(Boolean).join('-');
          if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
          await take(browser, base, shot, name, dark, zoom);
        }
      }
    }
  } finally {
    await browser.close();
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  }
}

async function take(
  browser: Browser,
  base: string,
  shot: Shot,
  name: string,
  dark: boolean,
  zoom: number,
): Promise<void> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(name, error));
  // Browsers give a popup at most 800 × 600 device pixels, whatever the zoom; the office laptop has 1366 × 768.
  const popup = shot.state.startsWith('popup');
  const [width, height] = popup ? [380, Math.min(560, 600 / zoom)] : [1366 / zoom, 768 / zoom];
  await page.setViewport({ width: Math.floor(width), height: Math.floor(height), deviceScaleFactor: zoom });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.goto(`${base}?state=${shot.of ?? shot.state}&locale=${shot.locale ?? 'zh-CN'}`);
  await page.waitForSelector(popup ? '.app' : '.desk');
  await new Promise((done) => setTimeout(done, 150));
  await shot.act?.(page);
  await new Promise((done) => setTimeout(done, 250));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0) console.error(`${name}: ${overflow} px too wide`);
  const path = resolve(folder, `${name}.png`);
  await page.screenshot({ path: path as `${string}.png` });
  console.log(path);
  await page.close();
}
