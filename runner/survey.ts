/** A survey (全站普查) from the command line: the extension follows the links; here it is started, watched and written down. */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { interpret } from '../utils/facts/interpret.ts';
import type { Body, Scope } from '../utils/model.ts';
import { factsOfText } from '../utils/store/packed-facts.ts';
import { isInScopes } from '../utils/store/scopes.ts';
import type { FrontierRecord, LinkRecord, Reason, SurveyRecord, SurveySettings } from '../utils/survey/survey.ts';
import { render } from '../utils/text/catalogue/index.ts';
import type { Archive } from './archive.ts';
import type { DrivenBrowser } from './browser.ts';
import { InputError } from './errors.ts';

/** The profile of the browser goes with the command, and with it all that a survey would go on from. */
const NO_RESUME =
  '命令行的普查停下后不能接着做（浏览器的数据随命令结束而删除），再次运行会从头开始；要能接着做，请在工作台里普查';

const POLL_MS = 500;
const SAY_EVERY_MS = 3_000;
/** Records that travel from the browser at once. */
const SLICES = { frontier: 2_000, links: 2_000, facts: 100 } as const;

/** What `survey.json` holds. */
export interface SurveyOutcome {
  survey: SurveyRecord;
  /** In the order of discovery. */
  addresses: FrontierRecord[];
  /** Attachments and targets on other sites, by address. */
  links: LinkRecord[];
}

export interface SurveyWork {
  driven: DrivenBrowser;
  settings: SurveySettings;
  runId: string;
  bodies: readonly Body[];
  inArchive: boolean;
  say(line: string): void;
  /** Pauses the survey; what was read until then is judged and written. */
  pause?: AbortSignal;
  signal?: AbortSignal;
}

/** Surveys the bodies and answers once the survey is over or pauses. */
export async function surveySite(work: SurveyWork): Promise<SurveyOutcome> {
  const { driven, settings, runId, bodies, inArchive, say, pause, signal } = work;
  let survey = await driven.call('survey.start', {
    runId,
    bodyIds: bodies.map(({ id }) => id),
    settings,
    archive: inArchive,
  });
  let asksToPause = true;
  let saidAt = performance.now();
  while (survey.state === 'queued' || survey.state === 'running') {
    await sleep(POLL_MS, undefined, { ...(signal ? { signal } : {}) }).catch(() => signal?.throwIfAborted());
    if (pause?.aborted && asksToPause) {
      asksToPause = false;
      say('正在停下，已读到的结果仍会判定并写出；再按一次 Ctrl-C 立即中断');
      await driven.call('survey.pause', { runId });
    }
    // Asking for the list also wakes an engine that was stopped.
    const list = await driven.call('survey.list', {});
    survey = list.find((one) => one.runId === runId) ?? survey;
    if (performance.now() - saidAt < SAY_EVERY_MS) continue;
    saidAt = performance.now();
    say(progressOf(survey));
  }
  say(progressOf(survey));
  if (survey.because) say(render('zh-CN', survey.because));
  if (survey.state === 'paused') say(NO_RESUME);
  const addresses: FrontierRecord[] = [];
  for await (const record of recordsOf<FrontierRecord>(driven, 'frontier', runId)) addresses.push(record);
  const links: LinkRecord[] = [];
  for await (const record of recordsOf<LinkRecord>(driven, 'links', runId)) links.push(record);
  return { survey, addresses: addresses.sort((a, b) => a.seq - b.seq), links };
}

/** One line of progress: by state, how fast, and how long what waits will take at that pace. */
export function progressOf({ counts, asked, workedMs, settings, rendered, evidence }: SurveyRecord): string {
  const { waiting, fetching, read, blocked, dead, unknown, unsupported, skipped } = counts;
  const unread = blocked + dead + unknown;
  const perMinute = workedMs > 0 ? (asked - fetching) / (workedMs / 60_000) : 0;
  const left = Math.min(waiting + fetching, Math.max(0, settings.maxPages - asked + fetching));
  return [
    `已读 ${read} 页，未能读取 ${unread}，不是网页 ${unsupported}，未纳入 ${skipped}，等待 ${waiting + fetching}`,
    ...(rendered ? [`窗口查看 ${rendered.read + rendered.unread}/${rendered.planned} 页`] : []),
    ...(evidence ? [`取证 ${evidence.kept}/${evidence.planned} 处有截图`] : []),
    ...(perMinute > 0 ? [`每分钟 ${Math.round(perMinute)} 页`] : []),
    ...(perMinute > 0 && left > 0 ? [`约余 ${duration(left / perMinute)}`] : []),
  ].join('；');
}

function duration(minutes: number): string {
  return minutes < 1 ? `${Math.max(1, Math.round(minutes * 60))} 秒` : `${Math.round(minutes)} 分钟`;
}

/** How many addresses stand in each state for each reason, the most first. */
export function tallyOf(
  addresses: readonly FrontierRecord[],
): { state: FrontierRecord['state']; reason?: Reason; count: number }[] {
  const tally = new Map<string, { state: FrontierRecord['state']; reason?: Reason; count: number }>();
  for (const { state: stands, reason } of addresses) {
    // What was under way when the survey paused waits to be asked for again.
    const state = stands === 'fetching' ? 'waiting' : stands;
    const key = `${state} ${reason ?? ''}`;
    const entry = tally.get(key) ?? { state, ...(reason ? { reason } : {}), count: 0 };
    entry.count++;
    tally.set(key, entry);
  }
  return [...tally.values()].sort((a, b) => b.count - a.count || (a.state < b.state ? -1 : 1));
}

/** `gzip` is unpacked on the way. */
interface KeptFacts {
  canonicalUrl: string;
  capturedAt: string | null;
  gzip: string;
}

/**
 * Goes through the facts of a survey's pages in the order of their addresses. Where a file is named they are written
 * there, one line a page with its reading: `{url, facts}`. Answers what readers stumbled over.
 */
export async function writeFacts(
  { driven, runId }: Pick<SurveyWork, 'driven' | 'runId'>,
  file: string | undefined,
  { addresses }: SurveyOutcome,
  archive: Archive | undefined,
): Promise<{ url: string; reader: string; message: string }[]> {
  const asked = new Map(addresses.map(({ url, address }) => [url, address]));
  const errors: { url: string; reader: string; message: string }[] = [];
  if (file !== undefined) mkdirSync(dirname(file), { recursive: true });
  const output = file === undefined ? undefined : openSync(file, 'w');
  try {
    for await (const { canonicalUrl, capturedAt, gzip } of recordsOf<KeptFacts>(driven, 'facts', runId)) {
      const facts = factsOfText(gzip, capturedAt);
      const address = asked.get(canonicalUrl) ?? facts.url;
      // As the index writes it: facts are matched by it.
      const url = archive?.find(address)?.url ?? address;
      errors.push(...facts.readerErrors.map((error) => ({ url, ...error })));
      if (output === undefined) continue;
      writeSync(output, `${JSON.stringify({ url, facts: { ...facts, ...interpret(facts) } })}\n`);
    }
  } finally {
    if (output !== undefined) closeSync(output);
  }
  return errors;
}

/**
 * The bodies with the addresses at which a survey of them begins: those typed, and only the bodies they belong to; else
 * the entries that the archive states, or its pages at the roots, or of a host without one its first page.
 *
 * @throws InputError for a typed address that belongs to none of them.
 */
export function withEntries(bodies: readonly Body[], typed: readonly string[], archive: Archive | undefined): Body[] {
  const strange = typed.find((url) => !bodies.some(({ scopes }) => isInScopes(scopes, url)));
  if (strange !== undefined) throw new InputError(`不属于归档所列的任何评估对象：${strange}`);
  const entered = bodies.map((body) => ({ ...body, scopes: body.scopes.flatMap((scope) => enter(scope)) }));
  if (typed.length === 0) return entered;
  return entered.filter(({ scopes }) => typed.some((url) => isInScopes(scopes, url)));

  function enter(scope: Scope): Scope[] {
    const mine = typed.filter((url) => isInScopes([scope], url));
    if (mine.length > 0) return mine.map((entry) => ({ ...scope, entry }));
    if (scope.entry || scope.type !== 'host' || !archive || archive.find(`http://${scope.host}/`)) return [scope];
    const first = archive.pages.find(({ url }) => isInScopes([scope], url));
    return [first ? { ...scope, entry: first.url } : scope];
  }
}

/** The records of one run, in the order of their keys, as an extension page reads them. */
async function* recordsOf<T>(driven: DrivenBrowser, store: keyof typeof SLICES, runId: string): AsyncGenerator<T> {
  for (let after: IDBValidKey[] | undefined; ; ) {
    const slice: { records: T[]; last?: IDBValidKey[] } = JSON.parse(
      await driven.page.evaluate(readSlice, store, runId, SLICES[store], after ?? null),
    );
    yield* slice.records;
    if (slice.last === undefined) return;
    after = slice.last;
  }
}

/** Runs in an extension page. As text: the driver's own serialising is slower by far. */
async function readSlice(store: string, runId: string, limit: number, after: IDBValidKey[] | null): Promise<string> {
  const unpacked = async (record: { gzip?: Uint8Array<ArrayBuffer> }) => {
    if (!record.gzip) return record;
    const plain = new Blob([record.gzip]).stream().pipeThrough(new DecompressionStream('gzip'));
    return { ...record, gzip: await new Response(plain).text() };
  };
  const { records, last } = await new Promise<{ records: object[]; last: IDBValidKey | undefined }>(
    (resolve, reject) => {
      const opening = indexedDB.open('zhengjian');
      opening.onerror = () => reject(new Error(String(opening.error)));
      opening.onsuccess = () => {
        const database = opening.result;
        const range = IDBKeyRange.bound(after ?? [runId], [runId, []], after !== null);
        const from = database.transaction(store).objectStore(store);
        const keys = from.getAllKeys(range, limit);
        const records = from.getAll(range, limit);
        records.onerror = () => reject(new Error(String(records.error)));
        records.onsuccess = () => {
          database.close();
          const last = keys.result.length === limit ? keys.result.at(-1) : undefined;
          resolve({ records: records.result, last });
        };
      };
    },
  );
  return JSON.stringify({ records: await Promise.all(records.map(unpacked)), last });
}
