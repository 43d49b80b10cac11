/** Bodies, captures and verdicts for tests of fold and store: a fictional city, as little of a page as they need. */
import 'fake-indexeddb/auto';
import { gzipSync } from 'node:zlib';
import { IDBObjectStore as FDBObjectStore, IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import type { Finding, VerdictOutcome } from '../../../rules/rule.ts';
import type { Verdict } from '../../../utils/audit/verdict.ts';
import { hashedTextOf, pageKeyOf } from '../../../utils/facts/digest.ts';
import type { CaptureMode, PageFacts } from '../../../utils/facts/page-facts.ts';
import type { ColumnLink, Reading } from '../../../utils/facts/reading.ts';
import type { Body, Run, Scope } from '../../../utils/model.ts';
import type { Capture } from '../../../utils/store/captures.ts';
import { DATABASE_NAME, openStore, type Store } from '../../../utils/store/db.ts';
import { noCounts, type SurveyRecord, surveySettings } from '../../../utils/survey/survey.ts';

export const HOST = 'www.yunxi.example.gov.cn';
export const HOME = `https://${HOST}/`;

export function aBody(id = 'yunxi', scopes: Scope[] = [{ type: 'host', host: HOST }], more: Partial<Body> = {}): Body {
  return {
    id,
    name: '云溪市人民政府',
    level: 'city',
    kind: 'government',
    confirmed: true,
    scopes,
    createdAt: '2025-01-01T00:00:00.000Z',
    ...more,
  };
}

/** A survey that was asked for, and its run. */
export function aSurvey(more: Partial<SurveyRecord> = {}): [SurveyRecord, Run] {
  const survey: SurveyRecord = {
    runId: 'run-1',
    bodyIds: ['yunxi'],
    state: 'done',
    settings: surveySettings.parse({}),
    createdAt: '2025-06-10T00:00:00.000Z',
    workedMs: 0,
    counts: noCounts(),
    asked: 0,
    nextSeq: 0,
    nextTurn: 0,
    ...more,
  };
  const { runId: id, bodyIds, createdAt: startedAt } = survey;
  const environment = { browser: 'test', extensionVersion: '0' };
  return [survey, { id, mode: 'survey', bodyIds, startedAt, environment }];
}

export function theFacts(url: string, more: Partial<PageFacts> = {}): PageFacts {
  return {
    schemaVersion: 1,
    readerVersion: 1,
    url,
    canonicalUrl: pageKeyOf(url),
    capture: 'fetched',
    capturedAt: '2025-06-10T01:00:00.000Z',
    documentTitle: '云溪市人民政府',
    elementCount: 100,
    scriptFilled: false,
    metas: [],
    links: [],
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
    mainLine: 0,
    mainLinkShare: 0,
    footerText: '',
    truncated: [],
    readerErrors: [],
    ...more,
  } as PageFacts;
}

export function theReading(more: Partial<Reading> = {}): Reading {
  return {
    kind: 'article',
    kindConfidence: 'high',
    kindReasons: [],
    identity: { conac: true, reportError: true, siteMap: true, search: true, contact: true },
    ageingEntrance: true,
    accessibleEntrance: true,
    attachments: [],
    interpretationLinks: [],
    items: [],
    columns: [],
    columnLinks: [],
    metaTags: {},
    hiddenLinks: [],
    privacy: [],
    unknown: [],
    ...more,
  } as Reading;
}

export function columnLink(column: ColumnLink['column'], path: string, text = '栏目'): ColumnLink {
  return { column, text, href: new URL(path, HOME).href, visible: true };
}

export function aFinding(key: string, pageUrl = HOME): Finding {
  return { key, pageUrl, message: { code: 'error.internal' }, quote: '云溪市' };
}

export function aVerdict(ruleId: string, outcome: VerdictOutcome, more: Partial<Verdict> = {}): Verdict {
  return { ruleId, ruleVersion: 1, paramsKey: '{}', outcome, ...more };
}

export const failing = (pageUrl: string, ...keys: [string, ...string[]]): VerdictOutcome => ({
  status: 'fail',
  certainty: 'proven',
  findings: keys.map((key) => aFinding(key, pageUrl)) as [Finding, ...Finding[]],
});

/** A capture of one address; everything that a test is not about has a value that does not matter. */
export function aCapture(
  path: string,
  {
    runId = 'run-1',
    capture = 'fetched',
    at = '2025-06-10T01:00:00.000Z',
    facts = {},
    reading = {},
    verdicts = [],
  }: {
    runId?: string;
    capture?: CaptureMode;
    at?: string | null;
    facts?: Partial<PageFacts>;
    reading?: Partial<Reading>;
    verdicts?: Verdict[];
  } = {},
): Capture {
  const url = new URL(path, HOME).href;
  const whole = theFacts(url, { capture, capturedAt: at, ...facts });
  const conclusions = theReading(reading);
  return {
    facts: whole,
    reading: conclusions,
    factsHash: hashOf([url, capture, facts, reading]),
    gzip: gzipped(whole),
    runId,
    verdicts,
  };
}

/** As `packFacts` does, at once. */
export const gzipped = (facts: PageFacts): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(hashedTextOf(facts)));

/** 64 hex digits that differ where the value does. */
function hashOf(value: unknown): string {
  let hash = 7;
  for (const char of JSON.stringify(value)) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(16).padStart(8, '0').repeat(8);
}

/** A database of its own for one test; what was stored before is out of sight. */
export async function freshStore(): Promise<Store> {
  globalThis.indexedDB = new IDBFactory();
  return openStore(DATABASE_NAME);
}

/** Every record of the database, by store. */
export async function dump(name = DATABASE_NAME): Promise<Record<string, unknown[]>> {
  const db = await openDB(name);
  const records: Record<string, unknown[]> = {};
  for (const store of db.objectStoreNames) records[store] = await db.getAll(store);
  db.close();
  return records;
}

/** The whole of a body's fold as it is stored. */
export async function storedFold(store: Store, bodyId: string) {
  return store.read(['folds', 'foldFindings'], async (tx) => ({
    fold: await tx.objectStore('folds').get(bodyId),
    findings: await tx.objectStore('foldFindings').getAll(IDBKeyRange.bound([bodyId], [bodyId, []])),
  }));
}

/** Lets the n-th write of the next transactions fail in the given way; answers how to stop. */
export function failingWrites(fail: (request: IDBObjectStore, count: number) => void): () => void {
  const prototype = FDBObjectStore.prototype as unknown as Record<'put' | 'delete', (...args: unknown[]) => unknown>;
  const { put, delete: remove } = prototype;
  let count = 0;
  const wrap = (original: typeof put) =>
    function (this: IDBObjectStore, ...args: unknown[]) {
      fail(this, ++count);
      return original.apply(this, args);
    };
  prototype.put = wrap(put);
  prototype.delete = wrap(remove);
  return () => Object.assign(prototype, { put, delete: remove });
}
