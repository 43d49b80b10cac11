/**
 * What reading a page costs: `node tests/bench/content-script.ts ARCHIVE [--pages 10]`.
 *
 * On the largest pages of an archive, in Chromium: the collector as the content script runs it (in slices), and axe-core
 * on the same page in the same tab, in turn. The ratio says something beyond the machine at hand, the milliseconds do
 * not. Every round starts from a freshly loaded page, since the second visit finds a warm engine.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { openArchive } from '../../runner/archive.ts';
import { findBrowser } from '../../runner/browser.ts';
import { startProxy } from '../../runner/proxy.ts';

const ROUNDS = 3;
const GOALS = { share: 0.05, task: 50, largest: 100 };

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: 'string', default: '10' } },
});
const [folder] = positionals;
if (!folder) throw new Error('usage: node tests/bench/content-script.ts ARCHIVE [--pages N]');

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome109',
      lib: {
        entry: resolve(import.meta.dirname, '../../utils/facts/collect.ts'),
        formats: ['iife'],
        name: 'zhengjian',
      },
    },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('no bundle');
  return output.output[0].code;
}

const archive = openArchive(resolve(folder));
const largest = [...archive.pages]
  .map((page) => ({ page, bytes: page.read().length }))
  .sort((a, b) => b.bytes - a.bytes)
  .slice(0, Number(options.pages));
const proxy = await startProxy(archive);
const browser = await puppeteer.launch({
  executablePath: findBrowser('chromium') ?? '',
  pipe: true,
  acceptInsecureCerts: true,
  defaultViewport: null,
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--window-size=1366,900',
    `--proxy-server=127.0.0.1:${proxy.port}`,
    '--disable-features=HttpsUpgrades',
  ],
});
const collector = await bundle();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Row {
  url: string;
  kilobytes: number;
  elements: number;
  ours: number;
  axe: number;
  task: number;
}
const rows: Row[] = [];
try {
  for (const { page: archived, bytes } of largest) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      const page = await browser.newPage();
      await page.goto(archived.url, { waitUntil: 'load', timeout: 30_000 }).catch(() => undefined);
      await page.evaluate(`${collector};globalThis.zhengjian = zhengjian`);
      await page.evaluate(axe);
      rounds.push(
        await page.evaluate(async () => {
          const { zhengjian, axe } = globalThis as unknown as {
            zhengjian: typeof import('../../utils/facts/collect.ts');
            axe: { run(context: Document, options: object): Promise<unknown> };
          };
          let longest = 0;
          let began = performance.now();
          const whole = began;
          let paused = 0;
          await zhengjian.collectInSlices(
            document,
            { url: location.href, capture: 'live', capturedAt: null },
            async () => {
              const now = performance.now();
              longest = Math.max(longest, now - began);
              await new Promise((done) => setTimeout(done));
              began = performance.now();
              paused += began - now;
            },
          );
          const end = performance.now();
          longest = Math.max(longest, end - began);
          const axeBegan = performance.now();
          await axe.run(document, { iframes: false, preload: false });
          return {
            ours: end - whole - paused,
            task: longest,
            axe: performance.now() - axeBegan,
            elements: document.getElementsByTagName('*').length,
          };
        }),
      );
      await page.close();
    }
    const row = {
      url: archived.url,
      kilobytes: Math.round(bytes / 1000),
      elements: rounds[0]?.elements ?? 0,
      ours: median(rounds.map(({ ours }) => ours)),
      axe: median(rounds.map((result) => result.axe)),
      task: median(rounds.map(({ task }) => task)),
    };
    rows.push(row);
    console.log(
      `${row.kilobytes} kB  ${row.elements} elements  ours ${row.ours.toFixed(1)} ms  axe ${row.axe.toFixed(0)} ms  ` +
        `${((100 * row.ours) / row.axe).toFixed(1)} %  longest task ${row.task.toFixed(1)} ms  ${row.url}`,
    );
  }
} finally {
  await browser.close();
  await proxy.close();
}
const share = median(rows.map(({ ours, axe }) => ours / axe));
const task = median(rows.map((row) => row.task));
const worst = rows[0]?.task ?? 0;
console.log(
  `\nmedian share of axe ${(100 * share).toFixed(1)} % (goal ≤ ${100 * GOALS.share} %), ` +
    `median longest task ${task.toFixed(1)} ms (goal ≤ ${GOALS.task}), on the largest page ${worst.toFixed(1)} ms (goal ≤ ${GOALS.largest})`,
);
