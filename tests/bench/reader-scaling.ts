/**
 * How reading grows with the page: `node tests/bench/reader-scaling.ts`.
 *
 * Pages of n, 2n and 4n links, characters, levels, rows and cells, written into a tab of Chromium and read in slices as
 * the content script does. Time should double with the page until a bound of the reader cuts it (`cut`), and no task
 * may be long. The first, cold reading of a page is not what is asked here, so each is read twice and the better counts.
 */
import { resolve } from 'node:path';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { findBrowser } from '../../runner/browser.ts';

type Kind = 'links' | 'rows' | 'text' | 'lines' | 'depth' | 'cells' | 'attributes';
const SIZES: Readonly<Record<Kind, number>> = {
  links: 5_000,
  rows: 5_000,
  text: 1_250_000,
  lines: 10_000,
  depth: 500,
  cells: 10_000,
  attributes: 2_500_000,
};

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

/** Runs in the page. */
function write(kind: Kind, n: number): void {
  const { body } = document;
  body.textContent = '';
  const many = (count: number, one: (i: number) => string) => Array.from({ length: count }, (_, i) => one(i)).join('');
  const day = (i: number) => `2024-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`;
  if (kind === 'links') body.innerHTML = many(n, (i) => `<a href="/${i}.html">第${i}项工作安排的通知</a> `);
  if (kind === 'rows')
    body.innerHTML = `<ul>${many(n, (i) => `<li><a href="/${i}.html">关于第${i}项工作安排的通知</a><span>${day(i)}</span></li>`)}</ul>`;
  if (kind === 'text') body.innerHTML = `<p>${'各单位要做好春耕，发布时间：二〇二四年三月五日。'.repeat(n / 25)}</p>`;
  if (kind === 'lines') body.innerHTML = many(n, (i) => `<p>来源：云溪县第${i}办公室　发布时间：${day(i)} 10:20</p>`);
  if (kind === 'cells') body.innerHTML = `<table>${many(n / 10, () => `<tr>${'<td>12</td>'.repeat(10)}</tr>`)}</table>`;
  if (kind === 'attributes')
    body.innerHTML = many(10, () => `<a href="/${'a'.repeat(n / 10)}" title="${'长 '.repeat(n / 20)}">链接</a>`);
  if (kind === 'depth') {
    let node: Element = body;
    for (let i = 0; i < n; i++) {
      const child = document.createElement('div');
      node.append(child);
      node = child;
    }
    node.append('深处');
  }
}

interface Reading {
  ms: number;
  task: number;
  errors: number;
  cut: boolean;
}

/** Runs in the page. */
async function read(): Promise<Reading> {
  const { zhengjian } = globalThis as unknown as { zhengjian: typeof import('../../utils/facts/collect.ts') };
  let best: Reading | undefined;
  for (let round = 0; round < 2; round++) {
    let task = 0;
    let ms = 0;
    let began = performance.now();
    const stop = () => {
      const spent = performance.now() - began;
      ms += spent;
      task = Math.max(task, spent);
    };
    const facts = await zhengjian.collectInSlices(
      document,
      { url: 'http://www.yunxi.gov.cn/', capture: 'live', capturedAt: null },
      async () => {
        stop();
        await new Promise((done) => setTimeout(done));
        began = performance.now();
      },
    );
    stop();
    const one = { ms, task, errors: facts.readerErrors.length, cut: facts.truncated.includes('elements') };
    if (!best || one.ms < best.ms) best = { ...one, task: Math.max(one.task, best?.task ?? 0) };
  }
  if (!best) throw new Error('nothing was read');
  return best;
}

const browser = await puppeteer.launch({
  executablePath: findBrowser('chromium') ?? '',
  pipe: true,
  args: ['--no-sandbox', '--disable-background-networking', '--window-size=1366,900'],
});
try {
  const code = await bundle();
  for (const [kind, n] of Object.entries(SIZES) as [Kind, number][]) {
    let before: number | undefined;
    for (const size of [n, 2 * n, 4 * n]) {
      const page = await browser.newPage();
      await page.setContent('<!doctype html><title>云溪县</title><body></body>');
      await page.evaluate(`${code};globalThis.zhengjian = zhengjian`);
      await page.evaluate(write, kind, size);
      // Style and layout are the page's own work; at 3,000 levels a tab of Chromium dies of it.
      if (kind !== 'depth') await page.evaluate(() => document.body.offsetHeight);
      const { ms, task, errors, cut } = await page.evaluate(read);
      const ratio = before === undefined ? '' : `  × ${(ms / before).toFixed(1)}`;
      console.log(
        `${kind.padEnd(10)} ${String(size).padStart(9)}  ${ms.toFixed(0).padStart(5)} ms${ratio.padEnd(7)}  longest task ` +
          `${task.toFixed(1)} ms${cut ? '  cut' : ''}${errors ? `  ${errors} READER ERRORS` : ''}`,
      );
      before = ms;
      await page.close();
    }
  }
} finally {
  await browser.close();
}
