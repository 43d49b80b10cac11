/**
 * The database with many pages, in a real browser: `node tests/bench/database.ts [--pages 100000] [--facts-kb 14]`.
 *
 * Two origins hold the same bodies, one without a page, one with all of them (origins share no storage). Most pages
 * are written in batches with the records that `saveCapture` makes of them, and folded by one `rebuildFold`;
 * `saveCapture` itself is timed at both ends. What the popup reads is timed on both, warm and after the browser was
 * started anew; only the ratio says something beyond the machine at hand.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { build } from 'vite';
import type * as Digest from '../../utils/facts/digest.ts';
import type * as Bodies from '../../utils/store/bodies.ts';
import type * as Captures from '../../utils/store/captures.ts';
import type * as Db from '../../utils/store/db.ts';
import type * as Folds from '../../utils/store/folds.ts';
import type * as PackedFacts from '../../utils/store/packed-facts.ts';
import type * as Summaries from '../../utils/store/summaries.ts';

/** What the page under test can call. */
type Bench = typeof Digest &
  typeof Bodies &
  typeof Captures &
  typeof Db &
  typeof Folds &
  typeof PackedFacts &
  typeof Summaries;
declare global {
  var bench: Bench;
  var makeCapture: (index: number, factsKb: number) => Promise<Captures.Capture>;
}

const { values: options } = parseArgs({
  options: { pages: { type: 'string', default: '100000' }, 'facts-kb': { type: 'string', default: '14' } },
});
const PAGES = Number(options.pages);
const FACTS_KB = Number(options['facts-kb']);
const BODIES = 50;
const CAPTURES_TIMED = 200;
const WARM_ROUNDS = 20;
const COLD_ROUNDS = 7;
const GOAL = 1.5;
const MODULES = [
  'facts/digest',
  'store/bodies',
  'store/captures',
  'store/db',
  'store/folds',
  'store/packed-facts',
  'store/summaries',
];

/** A script that puts the store's functions on the page, as the product's bundles hold them. */
async function bundle(): Promise<string> {
  const entry = '\0bench';
  const utils = resolve(import.meta.dirname, '../../utils');
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'bench',
        resolveId: (id) => (id === 'bench' ? entry : undefined),
        load: (id) =>
          id === entry
            ? `${MODULES.map((module, index) => `import * as m${index} from ${JSON.stringify(join(utils, `${module}.ts`))};`).join('\n')}
               globalThis.bench = Object.assign({}, ${MODULES.map((_, index) => `m${index}`).join(', ')});`
            : undefined,
      },
    ],
    build: { write: false, target: 'chrome109', rollupOptions: { input: 'bench', output: { format: 'iife' } } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('nothing was bundled');
  return chunk.code;
}

/** Runs in the page: a page of a site with one template, some defects of the template and some of its own. */
function defineCaptures(): void {
  const host = 'https://www.yunxi.example.gov.cn';
  const words =
    '政府信息公开工作年度报告办法通知关于印发实施方案的意见经济社会发展规划纲要项目建设群众服务保障改革'.split('');
  let seed = 1;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % below;
  };
  const text = (length: number) => Array.from({ length }, () => words[random(words.length)]).join('');
  const columns = [
    'guide',
    'regime',
    'annual-reports',
    'policies',
    'interpretation',
    'news',
    'notices',
    'services',
  ] as const;
  const columnLinks = columns.flatMap((column) =>
    [1, 2, 3].map((number) => ({
      column,
      text: `${column}栏目${number}`,
      href: `${host}/${column}/${number}/`,
      visible: true as const,
    })),
  );
  globalThis.makeCapture = async (index, factsKb) => {
    seed = index + 1;
    const url = `${host}/zwgk/${index % 97}/${index}/t20250610_${100_000 + index}.html`;
    const title = `云溪市${text(20)}${index}`;
    const links = Array.from({ length: 60 }, (_, number) => ({
      text: text(8),
      href: `${host}/${number}/${number < 40 ? '' : index}`,
      region: 'navigation' as const,
      visible: true as const,
    }));
    const finding = (key: string) => ({
      key,
      pageUrl: url,
      selector: 'body > div.main > p',
      message: { code: 'error.internal' as const, params: { name: key } },
      quote: text(30),
    });
    const facts = {
      schemaVersion: 1 as const,
      readerVersion: 1,
      url,
      canonicalUrl: url,
      capture: 'fetched' as const,
      capturedAt: `2025-06-${String(1 + (index % 28)).padStart(2, '0')}T01:02:03.000Z`,
      status: 200,
      documentTitle: `${title}_云溪市人民政府`,
      elementCount: 700,
      scriptFilled: false,
      metas: Array.from({ length: 12 }, (_, number) => ({ name: `meta${number}`, content: text(12) })),
      links,
      controls: [],
      headings: [],
      titles: [],
      pairs: [],
      dates: [],
      lists: [],
      breadcrumb: [],
      tables: [],
      media: [],
      forms: [],
      scripts: [],
      marks: [],
      mainText: '',
      mainLine: 10,
      mainLinkShare: 0.1,
      footerText: text(120),
      truncated: [],
      readerErrors: [],
    };
    // UTF-8, as JSON is counted; the main text fills the page up to the size asked for.
    const rest = new TextEncoder().encode(JSON.stringify(facts)).length;
    facts.mainText = text(Math.max(100, Math.round((factsKb * 1_024 - rest) / 3)));
    const verdicts = Array.from({ length: 40 }, (_, number) => {
      const defect = number < 4 ? [finding(`template-${number}`)] : [];
      if (number === 4 && index % 10 === 0) defect.push(finding(`own-${index}`));
      const [first, ...others] = defect;
      const because = { code: 'error.not-html' as const };
      return {
        ruleId: `rule-${number}`,
        ruleVersion: 1,
        paramsKey: '{}',
        outcome: first
          ? { status: 'fail' as const, certainty: 'proven' as const, findings: [first, ...others] as [typeof first] }
          : number > 30
            ? { status: 'not-applicable' as const, because }
            : { status: 'pass' as const },
      };
    });
    const known = true as const;
    const reading = {
      kind: 'article' as const,
      kindConfidence: 'high' as const,
      kindReasons: [],
      title,
      publishedOn: '2025-06-10',
      identity: {
        siteCode: '3301000001',
        conac: known,
        reportError: known,
        siteMap: known,
        search: known,
        contact: known,
      },
      ageingEntrance: known,
      accessibleEntrance: known,
      attachments: [],
      interpretationLinks: [],
      items: [],
      columns: [...columns],
      columnLinks,
      metaTags: {},
      hiddenLinks: [],
      privacy: [],
      unknown: ['ageingEntrance', 'accessibleEntrance'],
    };
    const packed = await bench.packFacts(facts as unknown as Captures.Capture['facts']);
    return { facts: facts as unknown as Captures.Capture['facts'], reading, ...packed, runId: 'survey-1', verdicts };
  };
}

/** Runs in the page: the bodies that both databases have. */
async function addBodies(count: number): Promise<void> {
  const store = await bench.openStore();
  for (let index = 0; index < count; index++) {
    await bench.putBody(store, {
      id: `body-${index}`,
      name: `评估对象${index}`,
      level: 'county',
      kind: 'department',
      confirmed: true,
      scopes: [{ type: 'host', host: index === 0 ? 'www.yunxi.example.gov.cn' : `www.body${index}.example.gov.cn` }],
      createdAt: '2025-06-10T00:00:00.000Z',
    });
  }
  store.close();
}

/** Runs in the page: saves captures one by one; answers milliseconds of each. */
async function saveCaptures(from: number, count: number, factsKb: number): Promise<number[]> {
  const store = await bench.openStore();
  const times: number[] = [];
  for (let index = from; index < from + count; index++) {
    const capture = await makeCapture(index, factsKb);
    const start = performance.now();
    await bench.saveCapture(store, capture);
    times.push(performance.now() - start);
  }
  store.close();
  return times;
}

/** Runs in the page: writes the records of captures in batches, unfolded. */
async function writeBatches(from: number, to: number, factsKb: number): Promise<void> {
  const store = await bench.openStore();
  const batch = 250;
  for (let start = from; start < to; start += batch) {
    const captures = await Promise.all(
      Array.from({ length: Math.min(batch, to - start) }, (_, offset) => makeCapture(start + offset, factsKb)),
    );
    await store.write(['facts', 'digests', 'verdicts'], async (tx) => {
      for (const { facts, reading, factsHash, gzip, runId, verdicts } of captures) {
        const digest = bench.digestOf(facts, reading, { runId, factsHash });
        const { canonicalUrl, capture } = digest;
        void tx
          .objectStore('facts')
          .put({ canonicalUrl, runId, capture, factsHash, capturedAt: facts.capturedAt, gzip });
        void tx.objectStore('digests').put(digest);
        void tx.objectStore('verdicts').put({ canonicalUrl, runId, capture, verdicts });
      }
    });
  }
  store.close();
}

/** Milliseconds of what the popup does before it can show anything, and of opening the database in it. */
interface PopupRead {
  all: number;
  opening: number;
}

/** Runs in the page. */
async function readAsPopup(): Promise<PopupRead> {
  const start = performance.now();
  const store = await bench.openStore();
  const opened = performance.now();
  await bench.readBodies(store);
  await bench.readSummary(store, 'body-0');
  const all = performance.now() - start;
  store.close();
  return { all, opening: opened - start };
}

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const ms = (number: number) => `${number.toFixed(number < 10 ? 2 : 0)} ms`;
const percentile = (numbers: readonly number[], share: number) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * share)] ?? 0;

const code = await bundle();
const serve = (): Promise<Server> =>
  new Promise((started) => {
    const server = createServer((request, response) => {
      const isScript = request.url === '/bench.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
      response.end(isScript ? code : '<!doctype html><title>bench</title><script src="/bench.js"></script>');
    }).listen(0, '127.0.0.1', () => started(server));
  });
const servers = [await serve(), await serve()];
const [emptyUrl = '', fullUrl = ''] = servers.map(
  (server) => `http://localhost:${(server.address() as AddressInfo).port}/`,
);
const profile = await mkdtemp(join(tmpdir(), 'zhengjian-bench-'));

const launch = (): Promise<Browser> =>
  puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    userDataDir: profile,
    protocolTimeout: 3_600_000,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

async function onPage<T>(browser: Browser, url: string, work: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    await page.evaluate(defineCaptures);
    return await work(page);
  } finally {
    await page.close();
  }
}

const popupRead = (browser: Browser, url: string) => onPage(browser, url, (page) => page.evaluate(readAsPopup));

let browser = await launch();
try {
  for (const url of [emptyUrl, fullUrl]) await onPage(browser, url, (page) => page.evaluate(addBodies, BODIES));
  const atNothing = await onPage(browser, fullUrl, (page) => page.evaluate(saveCaptures, 0, CAPTURES_TIMED, FACTS_KB));
  const bulkStart = performance.now();
  await onPage(browser, fullUrl, (page) => page.evaluate(writeBatches, CAPTURES_TIMED, PAGES, FACTS_KB));
  const bulk = performance.now() - bulkStart;
  const fold = await onPage(browser, fullUrl, (page) =>
    page.evaluate(async () => {
      const store = await bench.openStore();
      const start = performance.now();
      await bench.rebuildFold(store, 'body-0');
      const rebuilt = performance.now();
      const { siteFacts } = await bench.readBodyState(store, 'body-0');
      const read = performance.now();
      store.close();
      return { rebuild: rebuilt - start, read: read - rebuilt, pages: siteFacts.pages.total };
    }),
  );
  const atAll = await onPage(browser, fullUrl, (page) => page.evaluate(saveCaptures, PAGES, CAPTURES_TIMED, FACTS_KB));
  const sizes = await onPage(browser, fullUrl, (page) =>
    page.evaluate(async (factsKb) => {
      const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;
      const capture = await makeCapture(12_345, factsKb);
      const digest = bench.digestOf(capture.facts, capture.reading, capture);
      const { usage = 0 } = await navigator.storage.estimate();
      return { usage, facts: bytes(capture.facts), digest: bytes(digest), verdicts: bytes(capture.verdicts) };
    }, FACTS_KB),
  );

  const warm = { empty: [] as PopupRead[], full: [] as PopupRead[] };
  for (let round = 0; round < WARM_ROUNDS; round++) {
    warm.empty.push(await popupRead(browser, emptyUrl));
    warm.full.push(await popupRead(browser, fullUrl));
  }
  const cold = { empty: [] as PopupRead[], full: [] as PopupRead[] };
  for (let round = 0; round < COLD_ROUNDS; round++) {
    await browser.close();
    browser = await launch();
    // The first origin of a new browser also pays for the start of the storage service: they take turns.
    const order = round % 2 === 0 ? (['empty', 'full'] as const) : (['full', 'empty'] as const);
    for (const which of order) cold[which].push(await popupRead(browser, which === 'empty' ? emptyUrl : fullUrl));
  }

  const compare = ({ empty, full }: typeof warm) => {
    const of = (reads: PopupRead[]) => median(reads.map(({ all }) => all));
    const opening = median(full.map((read) => read.opening));
    const ratio = of(full) / of(empty);
    const text = `empty ${ms(of(empty))}, full ${ms(of(full))} (opening ${ms(opening)}): ratio ${ratio.toFixed(2)}`;
    return { ratio, text };
  };
  const [atWarm, atCold] = [compare(warm), compare(cold)];
  const stored = PAGES + CAPTURES_TIMED;
  console.log(
    `pages                 ${stored.toLocaleString('en')} in one of ${BODIES} bodies (folded: ${fold.pages.toLocaleString('en')} before the last captures)`,
  );
  console.log(
    `batch writing         ${(bulk / 1_000).toFixed(1)} s, then rebuildFold ${(fold.rebuild / 1_000).toFixed(1)} s`,
  );
  console.log(`readBodyState         ${ms(fold.read)}`);
  console.log(`saveCapture at 0      median ${ms(median(atNothing))}, 95 % within ${ms(percentile(atNothing, 0.95))}`);
  console.log(`saveCapture at all    median ${ms(median(atAll))}, 95 % within ${ms(percentile(atAll, 0.95))}`);
  console.log(`a page as JSON        facts ${sizes.facts} B, digest ${sizes.digest} B, verdicts ${sizes.verdicts} B`);
  console.log(
    `a page on disk        ${Math.round(sizes.usage / stored)} B of ${(sizes.usage / 2 ** 20).toFixed(0)} MiB`,
  );
  console.log(`popup's reads, warm   ${atWarm.text}`);
  // A new browser opens its storage first, and that takes longer the more files it has.
  console.log(`popup's reads, cold   ${atCold.text}`);
  console.log(`goal                  warm ratio ≤ ${GOAL}: ${atWarm.ratio <= GOAL ? 'met' : 'missed'}`);
  if (atWarm.ratio > GOAL) process.exitCode = 1;
} finally {
  await browser.close();
  for (const server of servers) server.close();
  await rm(profile, { recursive: true, force: true });
}
