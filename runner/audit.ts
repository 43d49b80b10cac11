/** One audit from the command line: opens every page in a real browser and lets the extension read and judge it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { STANDARDS } from '../rules/standards.ts';
import type { Scorecard } from '../utils/audit/scorecard.ts';
import type { PageAudit } from '../utils/audit/summary.ts';
import { scorecardsToCsv } from '../utils/export/csv.ts';
import { scorecardsToJson } from '../utils/export/json.ts';
import { scorecardsToXlsx } from '../utils/export/xlsx.ts';
import type { SystemEntry } from '../utils/host/systems.ts';
import { DEFAULT_CAMPAIGN_ID } from '../utils/model.ts';
import { hasMessage, renderCode } from '../utils/text/catalogue/index.ts';
import { type Archive, openArchive } from './archive.ts';
import { bodiesOf } from './bodies.ts';
import { CallError, type DrivenBrowser, launchWithExtension, widenedCopy } from './browser.ts';
import { isPage } from './content-type.ts';
import { InputError, UnreadError } from './errors.ts';
import { writeEvidence } from './evidence.ts';
import { type Asked, liveReader } from './live.ts';
import { EVIDENCE, type Options, PICTURE, SCORECARD_TYPES, SURVEY_RECORD, scorecardFile } from './options.ts';
import { type ArchiveProxy, startProxy } from './proxy.ts';
import { type Outcome, wordReason, wordState } from './report.ts';
import { type SurveyOutcome, surveySite, tallyOf, withEntries, writeFacts } from './survey.ts';

/** Fetched pages need no tab of their own. */
const FETCHES_AT_ONCE = 4;
/** Browsers ask for things of their own, which say nothing of the archive. */
const BROWSERS_OWN = /(^|\.)(google\.com|googleapis\.com|gvt1\.com|gstatic\.com|mozilla\.(com|net|org)|firefox\.com)$/;

/** Of addresses that a survey asked for in vain. */
const UNREAD_STATES: ReadonlySet<string> = new Set(['blocked', 'dead', 'unknown']);

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
  /** Pauses a survey: what it read until then is judged and written. */
  pause?: AbortSignal;
}

/** Runs an audit and writes its files. @throws InputError where the input cannot be audited at all. */
export async function runAudit(options: Options, surroundings: Surroundings): Promise<Outcome> {
  const { extensionDir, say, signal, pause } = surroundings;
  const began = performance.now();
  const startedAt = new Date().toISOString();
  const archive = options.archive === undefined ? undefined : openArchive(options.archive);
  const asked = pagesOf(options, archive, startedAt);
  const named = bodiesOf({
    urls: asked.map(({ url }) => url),
    drafts: archive?.bodies ?? null,
    level: options.level,
    kind: options.kind,
    createdAt: startedAt,
  });
  const bodies = options.survey ? withEntries(named, options.urls, archive) : named;
  const hosts = options.survey
    ? bodies.flatMap(({ scopes }) => scopes.map(({ host }) => host))
    : asked.map(({ url }) => new URL(url).hostname);

  const cleanUps: (() => unknown)[] = [];
  const cleanUp = async () => {
    for (const step of cleanUps.splice(0).reverse()) await step();
  };
  // An interrupt must not leave a browser behind.
  signal?.addEventListener('abort', () => void cleanUp().catch(() => undefined), { once: true });
  try {
    const proxy = archive && (await startProxy(archive, options.capturedAt));
    if (proxy) cleanUps.push(() => proxy.close());
    const isWider = !hosts.every(isGovernmentHost);
    // Pictures take a permission that nobody is there to give.
    const copy = isWider || options.evidence ? widenedCopy(extensionDir) : undefined;
    if (copy) {
      cleanUps.push(copy.remove);
      say(
        isWider ? '有网址不在 gov.cn：使用访问范围放宽到所有网站的扩展副本' : '取证截图：使用已授予截图权限的扩展副本',
      );
    }
    const driven = await launchWithExtension({
      browser: options.browser,
      extensionDir: copy?.dir ?? extensionDir,
      ...(proxy ? { proxyPort: proxy.port } : {}),
      headed: options.headed,
      callerHandlesSignals: true,
    });
    cleanUps.push(() => driven.close());
    const extent = options.survey ? '全站普查' : `${asked.length} 页`;
    say(`${driven.version}，扩展 ${driven.extensionVersion}；${extent}，${bodies.length} 个评估对象`);

    await checkSystems(driven, options);
    const runId = `run-${startedAt}`;
    const campaign = {
      id: DEFAULT_CAMPAIGN_ID,
      name: '默认方案',
      systemId: options.systems[0] ?? '',
      ...(options.cutoff ? { cutoff: options.cutoff } : {}),
    };
    await driven.call('campaign.put', { campaign });
    for (const body of bodies) await driven.call('body.put', { body });
    await driven.stopAutomaticCapture();
    await driven.call('run.put', {
      run: {
        id: runId,
        mode: archive ? 'archive' : options.survey ? 'survey' : 'live',
        bodyIds: bodies.map(({ id }) => id),
        startedAt,
        ...(options.survey?.seed ? { seed: options.survey.seed } : {}),
        environment: { browser: driven.version, viewport: '1366x900', extensionVersion: driven.extensionVersion },
      },
    });

    const inArchive = archive !== undefined;
    const settings = options.survey;
    const survey =
      settings &&
      (await surveySite({
        ...{ driven, settings, runId, bodies, inArchive, say },
        ...(pause ? { pause } : {}),
        ...(signal ? { signal } : {}),
      }));
    const results = survey
      ? []
      : await readPages({ driven, options, proxy, asked, runId, say, ...(signal ? { signal } : {}) });
    say('正在判定和计分');
    const scorecards: Scorecard[] = [];
    for (const { id } of bodies) await driven.call('body.settle', { bodyId: id });
    for (const systemId of options.systems) {
      for (const { id } of bodies) {
        scorecards.push(await driven.call('scorecard.make', { bodyId: id, systemId, madeAt: startedAt }));
      }
    }
    const read = survey
      ? await readingsOfSurvey({ driven, options, runId }, survey, archive)
      : readingsOf(options, results);
    return {
      scorecards,
      ...read,
      ...(survey ? { survey: { record: survey.survey, tally: tallyOf(survey.addresses) } } : {}),
      missing: proxy ? missingOf(proxy) : null,
      files: [
        ...(await writeScorecards(options, scorecards)),
        ...read.files,
        ...(options.evidence ? [await writeEvidence(driven, join(options.out, EVIDENCE), bodies)] : []),
        ...(await takePicture(driven, options, say)),
      ],
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
  const { driven, options, proxy, asked, runId, say, signal } = reading;
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
    await work(liveReader({ driven, proxy, runId, withFacts: options.facts !== undefined }));
  }
  signal?.throwIfAborted();
  return results;
}

async function readFetched({ driven, runId, options }: Reading, { url, capturedAt }: Asked): Promise<PageAudit> {
  return driven.call('page.fetch', { url, keep: { runId, capturedAt }, withFacts: options.facts !== undefined });
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

/** The built extension may read these without being asked. */
function isGovernmentHost(host: string): boolean {
  return /(^|\.)gov\.cn(:\d+)?$/i.test(host);
}

function missingOf(proxy: ArchiveProxy): number {
  return proxy.missing().filter((url) => !BROWSERS_OWN.test(new URL(url).hostname)).length;
}

/** The workbench with the scores, as the evaluator sees it. An audit that ran is not lost for want of its picture. */
async function takePicture(driven: DrivenBrowser, { out }: Options, say: (line: string) => void): Promise<string[]> {
  const path = join(out, PICTURE);
  try {
    const page = await driven.openExtensionPage('/workbench.html');
    await page.waitForFunction(() => document.querySelector('table tbody tr') !== null, { timeout: 10_000 });
    await page.screenshot({ path: path as `${string}.png` });
    await page.close();
    return [path];
  } catch (error) {
    say(`未能截图：${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

async function writeScorecards({ out, systems }: Options, scorecards: readonly Scorecard[]): Promise<string[]> {
  const files: string[] = [];
  for (const systemId of systems) {
    const cards = scorecards.filter(({ system }) => system.id === systemId);
    const contents: Record<(typeof SCORECARD_TYPES)[number], string | Uint8Array> = {
      xlsx: await scorecardsToXlsx(cards, 'zh-CN', STANDARDS),
      json: scorecardsToJson(cards),
      csv: scorecardsToCsv(cards, 'zh-CN', STANDARDS),
    };
    for (const type of SCORECARD_TYPES) {
      files.push(writeFile(join(out, scorecardFile(type, systemId, systems)), contents[type]));
    }
  }
  return files;
}

/** @throws InputError that names the systems there are, before anything is read. */
async function checkSystems(driven: Pick<DrivenBrowser, 'call'>, { systems }: Options): Promise<void> {
  const known = (await driven.call('system.list', {})).map(({ id }) => id);
  const unknown = systems.find((id) => !known.includes(id));
  if (unknown) throw new InputError(`--system 没有这个指标体系：${unknown}（可用：${known.join('、')}）`);
}

/** The systems that the extension knows. */
export async function listSystems(
  { browser, headed }: Options,
  { extensionDir }: Pick<Surroundings, 'extensionDir'>,
): Promise<SystemEntry[]> {
  const driven = await launchWithExtension({ browser, extensionDir, headed, callerHandlesSignals: true });
  try {
    return await driven.call('system.list', {});
  } finally {
    await driven.close();
  }
}

/** What was read and what was not; `files`: where it was written. */
type Readings = Pick<Outcome, 'asked' | 'failures' | 'readerErrors' | 'files'>;

function readingsOf({ facts }: Options, results: readonly PageResult[]): Readings {
  const lines = results.flatMap(({ asked: { url }, audit }) =>
    audit?.facts ? [`${JSON.stringify({ url, facts: audit.facts })}\n`] : [],
  );
  return {
    asked: results.length,
    failures: results.flatMap(({ asked: { url }, failure }) =>
      failure === undefined ? [] : [{ url, reason: failure }],
    ),
    readerErrors: results.flatMap(({ asked: { url }, audit }) =>
      (audit?.readerErrors ?? []).map((error) => ({ url, ...error })),
    ),
    files: facts === undefined ? [] : [writeFile(facts, lines.join(''))],
  };
}

async function readingsOfSurvey(
  { driven, options, runId }: Pick<Reading, 'driven' | 'options' | 'runId'>,
  survey: SurveyOutcome,
  archive: Archive | undefined,
): Promise<Readings> {
  const { facts, out } = options;
  const readerErrors = await writeFacts({ driven, runId }, facts, survey, archive);
  const record = writeFile(join(out, SURVEY_RECORD), `${JSON.stringify({ schemaVersion: 1, ...survey }, null, 1)}\n`);
  return {
    asked: survey.survey.asked,
    // What the archive lacks is counted, and not each named: it tells nothing of the site.
    failures: survey.addresses.flatMap(({ address, state, reason, detail }) =>
      UNREAD_STATES.has(state) && reason !== 'not-archived'
        ? [
            {
              url: address,
              reason: [wordState(state), reason && wordReason(reason), detail].filter(Boolean).join('  '),
            },
          ]
        : [],
    ),
    readerErrors,
    files: [record, ...(facts === undefined ? [] : [facts])],
  };
}

function writeFile(path: string, content: string | Uint8Array): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}
