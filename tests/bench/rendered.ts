/**
 * Pages a minute in the window of a survey against lighthouse's accessibility category, pa11y-ci and unlighthouse, over the
 * same pages of one server: `node tests/bench/rendered.ts [--pages 25] [--slow-pages 10] [--rounds 1] [--only NAME,…]`,
 * after `npm install --prefix tests/bench/lighthouse --ignore-scripts`. Some six minutes on a quiet machine.
 *
 * Each starts from nothing and is timed until its last result, its browser's start included; they take turns. Ours reads
 * every page and measures one of each template, as a survey does; `ours-all` measures every page, as the others do.
 * Unlighthouse, the slowest, is given the first pages only. Only ratios within one run say something.
 */
import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser, launchWithExtension } from '../../runner/browser.ts';
import { startForwardProxy } from '../../runner/forward-proxy.ts';
import { buildOf } from '../e2e/harness.ts';
import { pathOf, TEMPLATES, templatePage } from './rendered-pages.ts';

const GOAL = 5;
/** No tool is waited for longer; milliseconds. */
const PATIENCE = 600_000;
const tools = join(import.meta.dirname, 'lighthouse');

const { values: options } = parseArgs({
  options: {
    pages: { type: 'string', default: '25' },
    'slow-pages': { type: 'string', default: '10' },
    rounds: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const numbers = Array.from({ length: Number(options.pages) }, (_, number) => number);
const fewNumbers = numbers.slice(0, Number(options['slow-pages']));
const chromium = findBrowser('chromium');
if (!chromium) throw new Error('no chromium');
if (!existsSync(join(tools, 'node_modules'))) throw new Error('npm install --prefix tests/bench/lighthouse');

const server = await startForwardProxy((url, _request, response) => {
  const html = url === undefined ? undefined : templatePage(new URL(url).pathname);
  response.writeHead(html === undefined ? 404 : 200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(html);
});
const origin = `http://127.0.0.1:${server.port}`;
const urls = numbers.map((number) => origin + pathOf(number));
const folder = mkdtempSync(join(tmpdir(), 'zhengjian-bench-'));

/** Shows every page in the window of a survey; `measures` says which are measured, too. */
async function ours(measures: (number: number) => boolean): Promise<number> {
  const driven = await launchWithExtension({
    browser: 'chromium',
    extensionDir: buildOf('chromium'),
    proxyPort: server.port,
  });
  try {
    let pages = 0;
    for (const number of numbers) {
      const url = `http://bench.example.gov.cn${pathOf(number)}`;
      const measure = measures(number);
      const shown = await driven.call('render.page', { url, measure });
      const isWhole = shown.state === 'read' && shown.facts.rendered?.environment?.settled;
      if (isWhole && (!measure || shown.facts.audit?.axe)) pages++;
    }
    return pages;
  } finally {
    await driven.close();
  }
}

/** Each answers how many pages it has a result for. */
const CONTESTANTS: Record<string, () => Promise<number>> = {
  ours: () => ours((number) => number < TEMPLATES),
  'ours-all': () => ours(() => true),
  lighthouse: async () => {
    const said = await run([join(tools, 'lighthouse.mjs'), chromium, ...urls]);
    return (JSON.parse(said.trim().split('\n').at(-1) ?? '') as { pages: number }).pages;
  },
  'pa11y-ci': async () => {
    const config = join(folder, 'pa11y.json');
    const chromeLaunchConfig = { executablePath: chromium, args: ['--no-sandbox'] };
    writeFileSync(config, JSON.stringify({ defaults: { chromeLaunchConfig, runners: ['axe'] }, urls }));
    const said = await run([join(tools, 'node_modules/pa11y-ci/bin/pa11y-ci.js'), '--json', '--config', config]);
    const { results } = JSON.parse(said) as { results: Record<string, { message?: string; code?: string }[]> };
    // A page that could not be tested has one entry, without a code.
    return Object.values(results).filter((found) => found.every(({ code }) => code)).length;
  },
  unlighthouse: async () => {
    const output = join(folder, 'unlighthouse');
    const config = join(folder, 'unlighthouse.config.mjs');
    const settings = {
      ...{ site: origin, root: folder, outputPath: output, cache: false, urls: fewNumbers.map(pathOf) },
      scanner: {
        device: 'desktop',
        samples: 1,
        dynamicSampling: false,
        crawler: false,
        robotsTxt: false,
        sitemap: false,
      },
      lighthouseOptions: { onlyCategories: ['accessibility'] },
      puppeteerOptions: { executablePath: chromium, args: ['--no-sandbox'] },
      ci: { reporter: 'json' },
    };
    writeFileSync(config, `export default ${JSON.stringify(settings)};\n`);
    await run([join(tools, 'node_modules/unlighthouse/bin/unlighthouse-ci.mjs'), '--config-file', config]);
    return globSync('**/lighthouse.json', { cwd: output }).filter(
      (file) => JSON.parse(readFileSync(join(output, file), 'utf8')).categories?.accessibility?.score !== undefined,
    ).length;
  },
};

/** What a script of the tools' folder prints. Their exit code says whether the pages are accessible. */
function run(args: readonly string[]): Promise<string> {
  return new Promise((done, failed) => {
    const env = { ...process.env, CHROME_PATH: chromium };
    const child = spawn(process.execPath, args, {
      cwd: tools,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PATIENCE,
    });
    let said = '';
    let complaint = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    child.once('error', failed);
    child.once('close', () => (said === '' ? failed(new Error(complaint.slice(-1_000))) : done(said)));
  });
}

const rates = new Map<string, number[]>();
const wanted = options.only?.split(',') ?? Object.keys(CONTESTANTS);
try {
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const name of wanted) {
      const began = performance.now();
      try {
        const pages = (await CONTESTANTS[name]?.()) ?? 0;
        const asked = name === 'unlighthouse' ? fewNumbers.length : numbers.length;
        const seconds = (performance.now() - began) / 1000;
        const rate = (60 * pages) / seconds;
        rates.set(name, [...(rates.get(name) ?? []), rate]);
        console.log(
          `${name.padEnd(12)} ${pages} of ${asked} pages in ${seconds.toFixed(1)} s: ${rate.toFixed(1)} a minute, load ${loadavg()[0]?.toFixed(1)}`,
        );
      } catch (error) {
        console.log(`${name.padEnd(12)} failed: ${error}`);
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
}

const median = (values: readonly number[] = []) => [...values].sort((a, b) => a - b)[values.length >> 1];
const [rate, rateOfAll] = [median(rates.get('ours')), median(rates.get('ours-all'))];
for (const name of wanted.filter((one) => !one.startsWith('ours'))) {
  const theirs = median(rates.get(name));
  if (!rate || !theirs) continue;
  const goal = name === 'lighthouse' ? ` (goal ≥ ${GOAL}: ${rate / theirs >= GOAL ? 'met' : 'NOT met'})` : '';
  const all = rateOfAll ? `; every page measured ${(rateOfAll / theirs).toFixed(2)} ×` : '';
  console.log(`ours against ${name}: ${(rate / theirs).toFixed(2)} ×${goal}${all}`);
}
