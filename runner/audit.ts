/** One audit from the command line: opens every page in a real browser and lets the extension read and judge it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Frame, Page } from 'puppeteer-core';
import { STANDARDS } from '../rules/standards.ts';
import type { Scorecard } from '../utils/audit/scorecard.ts';
import type { PageAudit, Summary } from '../utils/audit/summary.ts';
import type { ErrorCode } from '../utils/errors.ts';
import { scorecardsToCsv } from '../utils/export/csv.ts';
import { scorecardsToJson } from '../utils/export/json.ts';
import { scorecardsToXlsx } from '../utils/export/xlsx.ts';
import { DEFAULT_CAMPAIGN_ID } from '../utils/model.ts';
import { hasMessage, renderCode } from '../utils/text/catalogue/index.ts';
import { type Archive, addressKey, isWebAddress, openArchive, otherScheme } from './archive.ts';
import { bodiesOf } from './bodies.ts';
import { CallError, type DrivenBrowser, launchWithExtension, type Tab, widenedCopy } from './browser.ts';
import { isPage } from './content-type.ts';
import { InputError } from './errors.ts';
import { type Options, SCORECARDS } from './options.ts';
import { ARCHIVE_HEADER, type ArchiveProxy, startProxy } from './proxy.ts';
import type { Outcome } from './report.ts';

/** A page that is still loading by then is read as it stands. */
const LOAD_TIMEOUT_MS = 20_000;
/** Fetched pages need no tab of their own. */
const FETCHES_AT_ONCE = 4;
/** Browsers ask for things of their own, which say nothing of the archive. */
const BROWSERS_OWN = /(^|\.)(google\.com|googleapis\.com|gvt1\.com|gstatic\.com|mozilla\.(com|net|org)|firefox\.com)$/;

interface Asked {
  url: string;
  /** ISO day or date-time; null where nobody knows it. */
  capturedAt: string | null;
}

interface PageResult {
  asked: Asked;
  audit?: PageAudit;
  failure?: string;
}

export interface Surroundings {
  /** The built extension for this browser. */
  extensionDir: string;
  /** Progress, one line at a time. */
  say(line: string): void;
  signal?: AbortSignal;
}

/** Runs an audit and writes its files. @throws InputError where the input cannot be audited at all. */
export async function runAudit(options: Options, { extensionDir, say, signal }: Surroundings): Promise<Outcome> {
  const began = performance.now();
  const startedAt = new Date().toISOString();
  const archive = options.archive === undefined ? undefined : openArchive(options.archive);
  const asked = pagesOf(options, archive, startedAt);
  const bodies = bodiesOf({
    urls: asked.map(({ url }) => url),
    drafts: archive?.bodies ?? null,
    level: options.level,
    kind: options.kind,
    createdAt: startedAt,
  });

  const cleanUps: (() => unknown)[] = [];
  const cleanUp = async () => {
    for (const step of cleanUps.splice(0).reverse()) await step();
  };
  // An interrupt must not leave a browser behind.
  signal?.addEventListener('abort', () => void cleanUp().catch(() => undefined), { once: true });
  try {
    const proxy = archive && (await startProxy(archive));
    if (proxy) cleanUps.push(() => proxy.close());
    const copy = asked.every(({ url }) => isGovernmentAddress(url)) ? undefined : widenedCopy(extensionDir);
    if (copy) {
      cleanUps.push(copy.remove);
      say('有网址不在 gov.cn：使用访问范围放宽到所有网站的扩展副本');
    }
    const driven = await launchWithExtension({
      browser: options.browser,
      extensionDir: copy?.dir ?? extensionDir,
      ...(proxy ? { proxyPort: proxy.port } : {}),
      headed: options.headed,
      callerHandlesSignals: true,
    });
    cleanUps.push(() => driven.close());
    say(`${driven.version}，扩展 ${driven.extensionVersion}；${asked.length} 页，${bodies.length} 个评估对象`);

    const runId = `run-${startedAt}`;
    const campaign = {
      id: DEFAULT_CAMPAIGN_ID,
      name: '默认方案',
      systemId: options.system,
      ...(options.cutoff ? { cutoff: options.cutoff } : {}),
    };
    await driven.call('campaign.put', { campaign }).catch((error: unknown) => {
      if (!(error instanceof CallError) || error.code !== 'system-not-found') throw error;
      throw new InputError(`--system 没有这个指标体系：${options.system}`);
    });
    for (const body of bodies) await driven.call('body.put', { body });
    await driven.stopAutomaticCapture();
    await driven.call('run.put', {
      run: {
        id: runId,
        mode: archive ? 'archive' : 'live',
        bodyIds: bodies.map(({ id }) => id),
        startedAt,
        environment: { browser: driven.version, viewport: '1366x900', extensionVersion: driven.extensionVersion },
      },
    });

    const results = await readPages({ driven, options, proxy, asked, runId, say, ...(signal ? { signal } : {}) });
    say('正在判定和计分');
    const summaries: Summary[] = [];
    const scorecards: Scorecard[] = [];
    for (const { id } of bodies) {
      summaries.push(await driven.call('body.settle', { bodyId: id }));
      scorecards.push(await driven.call('scorecard.make', { bodyId: id, madeAt: startedAt }));
    }
    return {
      scorecards,
      summaries,
      asked: asked.length,
      failures: results.flatMap(({ asked: { url }, failure }) =>
        failure === undefined ? [] : [{ url, reason: failure }],
      ),
      readerErrors: results.flatMap(({ asked: { url }, audit }) =>
        (audit?.readerErrors ?? []).map((error) => ({ url, ...error })),
      ),
      missing: proxy ? missingOf(proxy) : null,
      files: await writeFiles(options, scorecards, results),
      seconds: (performance.now() - began) / 1000,
    };
  } finally {
    await cleanUp();
  }
}

/** The pages to read, in the order of the index or of the command line. */
function pagesOf(options: Options, archive: Archive | undefined, now: string): Asked[] {
  const { urls, pages: limit } = options;
  // An address that the archive lacks is asked for all the same: the run then records it as 未存档.
  const all: Asked[] = archive
    ? (urls.length > 0 ? urls : archive.pages.filter((page) => isPage(page.contentType)).map(({ url }) => url)).map(
        (url) => ({ url, capturedAt: archive.find(url)?.capturedAt ?? options.capturedAt ?? null }),
      )
    : urls.map((url) => ({ url, capturedAt: now }));
  if (all.length === 0) throw new InputError(`归档中没有网页：${options.archive}`);
  return all.slice(0, limit);
}

interface Reading {
  driven: DrivenBrowser;
  options: Options;
  /** Of an archive; absent on the real network. */
  proxy: ArchiveProxy | undefined;
  asked: readonly Asked[];
  runId: string;
  say(line: string): void;
  signal?: AbortSignal;
}

/** Reads every page; one that fails is noted and the rest goes on. */
async function readPages(reading: Reading): Promise<PageResult[]> {
  const { driven, options, asked, runId, say, signal } = reading;
  const results: PageResult[] = new Array(asked.length);
  let next = 0;
  let done = 0;
  const work = async (read: (page: Asked) => Promise<PageAudit>) => {
    for (let at = next++; at < asked.length; at = next++) {
      const page = asked[at];
      if (!page || signal?.aborted) return;
      const began = performance.now();
      const result: PageResult = { asked: page };
      results[at] = result;
      try {
        result.audit = await read(page);
      } catch (error) {
        result.failure = reasonOf(error);
        await noteUnread(driven, runId, page.url, error);
      }
      done++;
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      const what = result.audit ? kindOf(result.audit) : `未能读取：${result.failure}`;
      say(`[${done}/${asked.length}] ${page.url}  ${what}  ${seconds} 秒`);
    }
  };
  if (options.capture === 'fetched') {
    const read = (page: Asked) => readFetched(reading, page);
    await Promise.all(Array.from({ length: FETCHES_AT_ONCE }, () => work(read)));
  } else {
    let tab: Tab | undefined;
    await work(async (page) => {
      tab = tab && !tab.page.isClosed() ? tab : await driven.openTab();
      try {
        return await readLive(reading, tab, page);
      } catch (error) {
        // A crashed or stuck tab must not take the next page with it.
        if (!(error instanceof UnreadError) && !(error instanceof CallError)) {
          await tab.page.close().catch(() => undefined);
          tab = undefined;
        }
        throw error;
      }
    });
  }
  signal?.throwIfAborted();
  return results;
}

/** Answers that say nothing of the page (受阻未测). A 404 is the site's word, and is read: the extension knows what it is. */
function isRefusal(status: number): boolean {
  return [401, 403, 405, 412, 429].includes(status) || status >= 500;
}

async function readFetched({ driven, runId, options }: Reading, { url, capturedAt }: Asked): Promise<PageAudit> {
  return driven.call('page.fetch', { url, keep: { runId, capturedAt }, withFacts: options.facts !== undefined });
}

/**
 * Reads a page as it stands in a tab. One that left while it was read is opened a second time; in an archive it is then
 * held still, since that page is what was archived. On the real network one reads what one is shown.
 */
async function readLive(reading: Reading, tab: Tab, asked: Asked): Promise<PageAudit> {
  reading.proxy?.holdStill(undefined);
  const first = await visitPage(reading, tab, asked).catch((error: unknown) => {
    if (error instanceof CallError && LEFT.has(error.code)) return { ledTo: tab.page.url() };
    throw error;
  });
  if (!('ledTo' in first)) return first;
  reading.proxy?.holdStill(asked.url);
  const second = await visitPage(reading, tab, asked);
  if ('ledTo' in second) throw new UnreadError('failed', `跳转到 ${second.ledTo}`);
  return second;
}

/** What the extension says of a tab that is between two pages; Firefox then even denies the permission. */
const LEFT: ReadonlySet<string> = new Set(['page-gone', 'page-not-readable'] satisfies ErrorCode[]);

async function visitPage(
  { driven, proxy, runId, options }: Reading,
  { page, tabId }: Tab,
  { url, capturedAt }: Asked,
): Promise<PageAudit | { ledTo: string }> {
  const response = await page.goto(url, { waitUntil: 'load', timeout: LOAD_TIMEOUT_MS }).catch((error: Error) => {
    if (error.name === 'TimeoutError') return null;
    throw new UnreadError('failed', error.message.split('\n')[0] ?? '');
  });
  const shown = page.url();
  if (proxy && isWebAddress(shown) && !sameAddress(shown, url)) return { ledTo: shown };
  if (proxy && response?.headers()[ARCHIVE_HEADER] === 'missing') throw new UnreadError('not-archived', url);
  const status = response?.status() ?? 200;
  if (isRefusal(status)) throw new UnreadError('status', String(status));
  const call = driven.call('page.audit', {
    tabId,
    keep: { runId, capturedAt },
    withFacts: options.facts !== undefined,
  });
  if (!proxy) return call;
  // The race may be lost for good; what the reading then throws is nobody's concern.
  call.catch(() => undefined);
  const leaving = watchLeaving(page, url);
  try {
    const audit = await Promise.race([call, leaving.left]);
    return 'verdicts' in audit && !sameAddress(audit.url, url) ? { ledTo: audit.url } : audit;
  } finally {
    leaving.stop();
  }
}

/** Tells when the tab leaves the page: in Firefox a reading that is under way is then never answered. */
function watchLeaving(page: Page, url: string): { left: Promise<{ ledTo: string }>; stop(): void } {
  let resolve: (visit: { ledTo: string }) => void = () => undefined;
  const left = new Promise<{ ledTo: string }>((settle) => {
    resolve = settle;
  });
  const look = (frame: Frame) => {
    const shown = frame.url();
    if (frame === page.mainFrame() && isWebAddress(shown) && !sameAddress(shown, url)) resolve({ ledTo: shown });
  };
  page.on('framenavigated', look);
  return { left, stop: () => void page.off('framenavigated', look) };
}

/** An answer that is no page to read. */
class UnreadError extends Error {
  readonly reason: 'not-archived' | 'status' | 'failed';

  constructor(reason: UnreadError['reason'], detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** Says to the extension what could not be read, so that rules which miss the page say why they cannot tell. */
async function noteUnread(driven: DrivenBrowser, runId: string, url: string, error: unknown): Promise<void> {
  // What the extension fetched itself it has noted itself, with a better reason.
  if (error instanceof CallError && error.code === 'fetch-failed') return;
  const reason = error instanceof UnreadError ? error.reason : 'failed';
  const detail = (error instanceof UnreadError ? error.message : reasonOf(error)).slice(0, 300);
  await driven.call('page.unread', { url, runId, reason, detail }).catch(() => undefined);
}

function reasonOf(error: unknown): string {
  if (error instanceof CallError) {
    const [reason, ...rest] = error.detail.split(' ');
    if (reason === 'not-archived' || reason === 'status') return reasonOf(new UnreadError(reason, rest.join(' ')));
    const code = `error.${error.code}`;
    return hasMessage(code) ? `${renderCode('zh-CN', code)}（${error.message}）` : error.message;
  }
  if (error instanceof UnreadError) {
    if (error.reason === 'not-archived') return '未存档';
    return error.reason === 'status' ? `服务器返回 ${error.message}` : error.message;
  }
  return error instanceof Error ? error.message : String(error);
}

function kindOf({ kind }: PageAudit): string {
  const code = `page-kind.${kind}`;
  return hasMessage(code) ? renderCode('zh-CN', code) : kind;
}

function sameAddress(a: string, b: string): boolean {
  return addressKey(a) === addressKey(b) || addressKey(otherScheme(a)) === addressKey(b);
}

/** The built extension may read these without being asked. */
function isGovernmentAddress(url: string): boolean {
  return /(^|\.)gov\.cn$/.test(new URL(url).hostname);
}

function missingOf(proxy: ArchiveProxy): number {
  return proxy.missing().filter((url) => !BROWSERS_OWN.test(new URL(url).hostname)).length;
}

async function writeFiles(
  options: Options,
  scorecards: readonly Scorecard[],
  results: readonly PageResult[],
): Promise<string[]> {
  const contents: Record<(typeof SCORECARDS)[number], string | Uint8Array> = {
    'scorecard.xlsx': await scorecardsToXlsx(scorecards, 'zh-CN', STANDARDS),
    'scorecard.json': scorecardsToJson(scorecards),
    'scorecard.csv': scorecardsToCsv(scorecards, 'zh-CN', STANDARDS),
  };
  const files = SCORECARDS.map((file): [path: string, content: string | Uint8Array] => [
    join(options.out, file),
    contents[file],
  ]);
  if (options.facts !== undefined) {
    const lines = results.flatMap(({ asked: { url }, audit }) =>
      audit?.facts ? [`${JSON.stringify({ url, facts: audit.facts })}\n`] : [],
    );
    files.push([options.facts, lines.join('')]);
  }
  for (const [path, content] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return files.map(([path]) => path);
}
