/**
 * What a survey costs: `node tests/bench/survey.ts [PART…] [--pages 2000] [--rounds 3] [--concurrency 2,4]`.
 *
 * Real pages of an archive stand under many addresses of one site, which a proxy of this machine serves. Ratios within one
 * run say something beyond the machine at hand, milliseconds do not; what is compared takes turns. Parts:
 *
 *   wire     50 ms latency: a survey against fetching the same pages and discarding them, in an extension page
 *   cpu      no latency: a survey against fetching and `DOMParser` alone
 *   shares   how the time of a page is spent: its parts, run alone
 *   heap     the heap of the extension after collection, late in a survey against early
 *   bytes    what the database holds of a page, over three real sites
 *   columns  when the columns that the home page links are read, over the same sites
 *   crawlee  pages a minute against crawlee with cheerio (`npm install --prefix tests/bench/crawlee` before)
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import type { CDPSession } from 'puppeteer-core';
import { openArchive } from '../../runner/archive.ts';
import { type DrivenBrowser, launchWithExtension } from '../../runner/browser.ts';
import { type ArchiveProxy, startProxy } from '../../runner/proxy.ts';
import { canonicalUrl } from '../../utils/facts/canonical-url.ts';
import { interpret } from '../../utils/facts/interpret.ts';
import type { Body } from '../../utils/model.ts';
import { isInScopes } from '../../utils/store/scopes.ts';
import type { SurveyRecord } from '../../utils/survey/survey.ts';
import { buildOf, records, storedFacts } from '../e2e/harness.ts';
import { measureParts } from './survey-parts.ts';
import { startBenchSite } from './survey-site.ts';

const PARTS = ['wire', 'cpu', 'shares', 'heap', 'bytes', 'columns', 'crawlee'] as const;
const GOALS = { wire: 1.25, cpu: 1.6, heap: 1.3, kilobytes: 20, columns: 60 };
const LATENCY = 50;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pages: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    concurrency: { type: 'string', default: '2,4' },
    /** Pages of a survey early and late, for the heap. */
    heap: { type: 'string', default: '500,5000' },
    /** A folder of archives: whole sites. */
    sites: { type: 'string', default: resolve(import.meta.dirname, '../../../shared/corpus/sites') },
  },
});
const SITES = ['sichuan-education', 'daozhen-personnel', 'antu-forestry'];
const PAGES = Number(options.pages);
const ROUNDS = Number(options.rounds);
const CONCURRENCIES = options.concurrency.split(',').map(Number);
const parts = positionals.length > 0 ? positionals : [...PARTS];
const unknown = parts.find((part) => !(PARTS as readonly string[]).includes(part));
if (unknown) throw new Error(`no part ${unknown}: ${PARTS.join(' ')}`);

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const spread = (values: readonly number[]) => `${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)}`;
const verdict = (value: number, goal: number) => `(goal ≤ ${goal}: ${value <= goal ? 'met' : 'NOT met'})`;

let hosts = 0;
/** A host, and so a body, that no survey has seen. */
const newHost = () => `bench${++hosts}.example.gov.cn`;

function bodyOf(host: string, entry: string): Body {
  return {
    ...{ id: host, name: host, level: 'county', kind: 'government', confirmed: true },
    ...{ scopes: [{ type: 'host', host, entry }], createdAt: new Date().toISOString() },
  };
}

/** Starts a survey of a body and answers how it can be watched. */
async function startSurvey(
  { call, stopAutomaticCapture }: DrivenBrowser,
  body: Body,
  { pages, concurrency }: { pages: number; concurrency: number },
): Promise<() => Promise<SurveyRecord>> {
  await call('body.put', { body });
  await stopAutomaticCapture();
  const runId = `survey-${body.id}`;
  const settings = { maxPages: pages, delayMs: 0, concurrency, evidence: false };
  await call('survey.start', { runId, bodyIds: [body.id], settings, archive: true });
  return async () => {
    const survey = (await call('survey.list', {})).find((one) => one.runId === runId);
    if (!survey || survey.state === 'paused') throw new Error(`${runId} paused: ${JSON.stringify(survey?.because)}`);
    return survey;
  };
}

async function untilDone(watch: () => Promise<SurveyRecord>): Promise<{ survey: SurveyRecord; ms: number }> {
  for (;;) {
    const survey = await watch();
    if (survey.state === 'done') {
      return { survey, ms: Date.parse(survey.endedAt ?? '') - Date.parse(survey.startedAt ?? '') };
    }
    await new Promise((done) => setTimeout(done, 250));
  }
}

async function survey(driven: DrivenBrowser, host: string, entry: string, pages: number, concurrency: number) {
  const { survey: done, ms } = await untilDone(await startSurvey(driven, bodyOf(host, entry), { pages, concurrency }));
  // A few of the pages say that they are not there.
  if (done.asked !== pages || done.counts.read < 0.95 * pages) {
    throw new Error(`asked for ${done.asked} of ${pages}: ${JSON.stringify(done.counts)}`);
  }
  return ms;
}

/** Fetches all addresses in an extension page, so many at once, and parses them or not. Milliseconds. */
function fetchAll(driven: DrivenBrowser, urls: readonly string[], concurrency: number, parse: boolean) {
  return driven.page.evaluate(
    async (urls, concurrency, parse) => {
      const began = performance.now();
      let next = 0;
      const work = async () => {
        for (let at = next++; at < urls.length; at = next++) {
          const response = await fetch(urls[at] ?? '', { credentials: 'include', cache: 'no-cache' });
          const bytes = new Uint8Array(await response.arrayBuffer());
          if (!parse) continue;
          const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024));
          const charset = /charset=["']?([\w-]+)/i.exec(head)?.[1] ?? 'utf-8';
          new DOMParser().parseFromString(new TextDecoder(charset).decode(bytes), 'text/html');
        }
      };
      await Promise.all(Array.from({ length: concurrency }, work));
      return performance.now() - began;
    },
    urls as string[],
    concurrency,
    parse,
  );
}

/** A survey and what it is compared with, in turn. */
async function against(kind: 'wire' | 'cpu'): Promise<void> {
  const latency = kind === 'wire' ? LATENCY : 0;
  const site = await startBenchSite({
    folders: SITES.map((site) => join(options.sites, site)),
    pages: PAGES,
    latency: () => latency,
  });
  const driven = await launchWithExtension({
    browser: 'chromium',
    extensionDir: buildOf('chromium'),
    proxyPort: site.port,
  });
  try {
    console.log(
      `\n${kind}: ${PAGES} pages of ${(site.bytes / PAGES / 1000).toFixed(0)} kB on average, ${latency} ms latency`,
    );
    for (const concurrency of CONCURRENCIES) {
      const ratios: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const host = newHost();
        const urls = Array.from({ length: PAGES }, (_, page) => site.address(host, page));
        const alone = await fetchAll(driven, urls, concurrency, kind === 'cpu');
        const whole = await survey(driven, host, site.address(host, 0), PAGES, concurrency);
        ratios.push(whole / alone);
        console.log(
          `  concurrency ${concurrency}, round ${round + 1}: ${kind === 'wire' ? 'fetched' : 'fetched and parsed'} ` +
            `${(alone / PAGES).toFixed(1)} ms a page, surveyed ${(whole / PAGES).toFixed(1)} ms: ${(whole / alone).toFixed(2)} ×`,
        );
      }
      const ratio = median(ratios);
      console.log(
        `  concurrency ${concurrency}: median ${ratio.toFixed(2)} × [${spread(ratios)}] ${verdict(ratio, GOALS[kind])}`,
      );
    }
  } finally {
    await driven.close();
    await site.close();
  }
}

async function shares(): Promise<void> {
  const site = await startBenchSite({
    folders: SITES.map((site) => join(options.sites, site)),
    pages: 300,
    latency: () => 0,
  });
  const driven = await launchWithExtension({
    browser: 'chromium',
    extensionDir: buildOf('chromium'),
    proxyPort: site.port,
  });
  try {
    const host = newHost();
    const urls = Array.from({ length: 300 }, (_, page) => site.address(host, page));
    const times = await measureParts(driven.page, bodyOf(host, site.address(host, 0)), urls);
    const sum = Object.values(times).reduce((total, ms) => total + ms, 0);
    console.log(`\nshares of a page, each part alone, one after the other (${sum.toFixed(1)} ms):`);
    for (const [part, ms] of Object.entries(times)) {
      console.log(
        `  ${part.padEnd(12)} ${ms.toFixed(2).padStart(6)} ms  ${((100 * ms) / sum).toFixed(0).padStart(3)} %`,
      );
    }
  } finally {
    await driven.close();
    await site.close();
  }
}

/** Bytes in use in every context of the extension, workers included, after all garbage was collected. */
async function heapOf({ browser, origin }: DrivenBrowser): Promise<number> {
  let bytes = 0;
  // Workers are reached through their pages, and stand among the targets as well once they are.
  const contexts = browser.targets().filter((one) => one.url().startsWith(origin) && !isWorker(one.url()));
  for (const target of contexts) {
    const own = await target.createCDPSession();
    bytes += await heapIn(own);
    await own.detach();
    if (!target.url().endsWith('.html')) continue;
    for (const worker of (await target.asPage()).workers()) bytes += await heapIn(worker.client);
  }
  return bytes;
}

const isWorker = (url: string) => url.endsWith('.js') && !url.endsWith('/background.js');

async function heapIn(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable');
  // Twice: what finalisers let go is collected the second time.
  for (let time = 0; time < 2; time++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.send('HeapProfiler.disable');
  return usedSize;
}

/** Pages that are still to come when the heap is measured last: it takes some seconds. */
const MARGIN = 1_000;

async function heap(): Promise<void> {
  const [early = 500, late = 5_000] = options.heap.split(',').map(Number);
  const site = await startBenchSite({
    folders: SITES.map((site) => join(options.sites, site)),
    pages: late + MARGIN,
    latency: () => 0,
  });
  const driven = await launchWithExtension({
    browser: 'chromium',
    extensionDir: buildOf('chromium'),
    proxyPort: site.port,
  });
  try {
    const host = newHost();
    const body = bodyOf(host, site.address(host, 0));
    console.log('\nheap late in a survey against early');
    const watch = await startSurvey(driven, body, { pages: late + MARGIN, concurrency: 4 });
    const measure = async (pages: number) => {
      while ((await watch()).counts.read < pages) await new Promise((done) => setTimeout(done, 100));
      // Pages under way and the judging of a body come and go: the least of some moments is what stays.
      const moments: number[] = [];
      for (let time = 0; time < 7; time++) moments.push(await heapOf(driven));
      const read = (await watch()).counts.read;
      console.log(`  ${read} pages: ${moments.map((bytes) => (bytes / 1e6).toFixed(1)).join(' ')} MB`);
      return Math.min(...moments);
    };
    const before = await measure(early);
    const after = await measure(late);
    const urls = driven.browser.targets().map((one) => one.url());
    console.log(
      `  of ${urls
        .filter((url) => url.startsWith(driven.origin))
        .map((url) => basename(url))
        .join(', ')}`,
    );
    const ratio = after / before;
    console.log(`  ${ratio.toFixed(2)} × ${verdict(ratio, GOALS.heap)}`);
  } finally {
    await driven.close();
    await site.close();
  }
}

/** Surveys the three sites from their home pages, each in a browser of its own, and hands over what is left of it. */
async function eachSite(
  look: (site: string, driven: DrivenBrowser, proxy: ArchiveProxy, body: Body) => Promise<void>,
): Promise<void> {
  for (const name of SITES) {
    const archive = openArchive(join(options.sites, name));
    const home = archive.pages.find(({ url }) => new URL(canonicalUrl(url)).pathname === '/');
    if (!home) throw new Error(`${name} has no home page`);
    const proxy = await startProxy(archive);
    const driven = await launchWithExtension({
      browser: 'chromium',
      extensionDir: buildOf('chromium'),
      proxyPort: proxy.port,
    });
    try {
      const body = bodyOf(new URL(home.url).host, home.url);
      await untilDone(await startSurvey(driven, body, { pages: 20_000, concurrency: 4 }));
      await look(name, driven, proxy, body);
    } finally {
      await driven.close();
      await proxy.close();
    }
  }
}

/** What is read of pages and judged of them. */
const PAGE_STORES = ['facts', 'digests', 'items', 'details', 'menus', 'edges', 'verdicts', 'checkSets'];
/** What a survey keeps beside: its queue, what it asked of other addresses, what pages say together, and their bytes. */
const OTHER_STORES = [
  ...['frontier', 'links', 'unread', 'attachments', 'folds', 'foldFindings', 'siteVerdicts', 'summaries'],
  'pageBytes',
];

async function bytes(): Promise<void> {
  console.log(
    '\nbytes of a page in the database, as JSON in UTF-8; bytes as they came are counted compressed, as kept',
  );
  const all = { judged: 0, kept: 0, pages: 0 };
  await eachSite(async (site, driven) => {
    const sizes = new Map<string, number>();
    for (const store of [...PAGE_STORES, ...OTHER_STORES]) {
      const bytes = (await records<Record<string, unknown>>({ driven }, store)).reduce<number>(
        (sum, { gzip, ...record }) =>
          sum + Buffer.byteLength(JSON.stringify(record)) + (gzip ? Object.keys(gzip).length : 0),
        0,
      );
      sizes.set(store, bytes);
    }
    const read = (await records({ driven }, 'digests')).length;
    const sumOf = (stores: readonly string[]) => stores.reduce((total, store) => total + (sizes.get(store) ?? 0), 0);
    const [judged, others] = [sumOf(PAGE_STORES), sumOf(OTHER_STORES)];
    all.judged += judged;
    all.kept += judged + others;
    all.pages += read;
    const a = (size: number) => (size / read / 1024).toFixed(1);
    const each = [...sizes].map(([store, size]) => `${store} ${a(size)}`).join(', ');
    console.log(`  ${site}: ${read} pages, ${a(judged)} KB a page judged, ${a(judged + others)} KB in all (${each})`);
  });
  const judged = all.judged / all.pages / 1024;
  const kept = all.kept / all.pages / 1024;
  console.log(`  read and judged: ${judged.toFixed(1)} KB a page ${verdict(judged, GOALS.kilobytes)}`);
  console.log(`  in all: ${kept.toFixed(1)} KB a page ${verdict(kept, GOALS.kilobytes)}`);
}

async function columns(): Promise<void> {
  console.log('\ncolumns that the home page links: which page of the survey they are');
  await eachSite(async (site, driven, proxy, body) => {
    const facts = await storedFacts({ driven });
    const entry = canonicalUrl(body.scopes[0]?.entry ?? '');
    const home = facts.find(({ canonicalUrl: url }) => url === entry)?.facts;
    if (!home) throw new Error(`the home page of ${site} was not read`);
    const asked = proxy.requests.map(({ url }) => canonicalUrl(url)).filter((url) => !url.endsWith('/robots.txt'));
    const order = [...new Set(asked)];
    const read = new Set(facts.map(({ canonicalUrl: url }) => url));
    const wanted = new Set(
      interpret(home)
        .columnLinks.map(({ href }) => canonicalUrl(href))
        // A single document may have a column's name for its title.
        .filter((url) => isInScopes(body.scopes, url) && read.has(url) && !/\/t\d{8}_\d+\./.test(url)),
    );
    const places = [...wanted].map((url) => order.indexOf(url) + 1).sort((a, b) => a - b);
    const last = places.at(-1) ?? 0;
    console.log(
      `  ${site}: ${wanted.size} columns, the last one is page ${last} of ${order.length} ${verdict(last, GOALS.columns)}`,
    );
  });
}

async function crawlee(): Promise<void> {
  const folder = join(import.meta.dirname, 'crawlee');
  if (!existsSync(join(folder, 'node_modules'))) throw new Error('npm install --prefix tests/bench/crawlee');
  const site = await startBenchSite({
    folders: SITES.map((site) => join(options.sites, site)),
    pages: PAGES,
    latency: () => 0,
  });
  const driven = await launchWithExtension({
    browser: 'chromium',
    extensionDir: buildOf('chromium'),
    proxyPort: site.port,
  });
  try {
    console.log(`\nagainst crawlee with cheerio: ${PAGES} pages, no latency`);
    for (const concurrency of CONCURRENCIES) {
      const ratios: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const host = newHost();
        const entry = site.address(host, 0);
        const crawl = join(folder, 'crawl.mjs');
        const args = [crawl, site.port, entry, PAGES, concurrency].map(String);
        const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
        const theirs: { pages: number; ms: number } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
        if (theirs.pages !== PAGES) throw new Error(`crawlee read ${theirs.pages} of ${PAGES}`);
        const ours = await survey(driven, host, entry, PAGES, concurrency);
        ratios.push(ours / theirs.ms);
        const rate = (ms: number) => Math.round(PAGES / (ms / 60_000));
        console.log(
          `  concurrency ${concurrency}, round ${round + 1}: crawlee ${rate(theirs.ms)} pages a minute, survey ${rate(ours)}`,
        );
      }
      const ratio = median(ratios);
      console.log(`  concurrency ${concurrency}: time ${ratio.toFixed(2)} × [${spread(ratios)}] ${verdict(ratio, 1)}`);
    }
  } finally {
    await driven.close();
    await site.close();
  }
}

for (const part of parts) {
  if (part === 'wire' || part === 'cpu') await against(part);
  else if (part === 'shares') await shares();
  else if (part === 'heap') await heap();
  else if (part === 'bytes') await bytes();
  else if (part === 'columns') await columns();
  else await crawlee();
}
