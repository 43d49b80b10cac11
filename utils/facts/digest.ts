/** What is kept of a page for folding and for rules about the whole site: at most `MAX_DIGEST_BYTES` as JSON. */
import type { Verdict } from '../audit/verdict.ts';
import { type Day, dayInChina, timeInChina } from '../text/day.ts';
import { compact } from '../text/normalise.ts';
import { parseChineseDigits } from '../text/numerals.ts';
import { namesLesserAuthority } from '../text/organisation.ts';
import { canonicalUrl } from './canonical-url.ts';
import { CAPS } from './caps.ts';
import { COLUMN_NAMES_VERSION } from './column-names.ts';
import type { ColumnId } from './columns.ts';
import type { CaptureMode, PageFacts, Tri } from './page-facts.ts';
import { INTERPRET_VERSION, type PageKind, type Reading } from './reading.ts';
import type { PageBrief } from './site-facts.ts';

/** UTF-8 bytes of a digest as JSON. */
export const MAX_DIGEST_BYTES = 1_536;

/** Longer addresses are keyed by their beginning and a hash. */
const MAX_KEY_CHARS = 400;
const MAX_EDGE_TEXT = 60;
const MAX_EDGE_HREF = 600;

/** An annual report that a page is or names. `url` is relative to the page where both stand on one host. */
export interface DigestReport {
  year: number;
  title: string;
  url: string;
  publishedOn?: Day;
  seenAs: 'page' | 'item';
  /** Only of years without a title: a department's or a township's. */
  lesser?: true;
}

export interface PageDigest {
  /** As `pageKeyOf` makes it. */
  canonicalUrl: string;
  /** The address as captured, where it differs. */
  url?: string;
  runId: string;
  capture: CaptureMode;
  /** ISO date-time. */
  capturedAt: string | null;
  status?: number;
  schemaVersion: number;
  readerVersion: number;
  interpretVersion: number;
  /** SHA-256, hex. */
  factsHash: string;
  kind: PageKind;
  title?: string;
  publishedOn?: Day;
  writtenOn?: Day;
  docNumber?: string;
  siteCode?: string;
  metaSiteCode?: string;
  /** `complete`: the page shows that all items of the list stand on it. `undated`: rows whose day cannot be known. */
  list?: { count: number; freshest?: Day; undated?: number; total?: number; complete: boolean };
  /** Nothing stands on it where its content should: see `isBlank`. Absent means no. */
  blank?: true;
  /** Where it sends its visitors and does nothing else. */
  forwardsTo?: string[];
  /** Entrances that a visitor sees; absent where the capture cannot know. */
  ageingEntrance?: boolean;
  accessibleEntrance?: boolean;
  /** Hashes of its links to columns, sorted. */
  edges: string[];
  /** Newest first. */
  reports: DigestReport[];
  /** Years of the reports that found no room above: of a year that was seen nobody may say that its report is missing. */
  moreReportYears?: number[];
  /** The same of titles that name a department or a township. */
  moreLesserReportYears?: number[];
  unknown: string[];
  /** Something was left out to stay within the limit. */
  cut?: true;
}

/** A link to a column, addressed by its content, so that the same link of a template is kept once. */
export interface Edge {
  hash: string;
  column: ColumnId;
  text: string;
  href: string;
  visible: Tri;
}

/** One page as all captures of its newest run say it together. */
export interface MergedDigest extends Omit<PageDigest, 'factsHash'> {
  /** Of all captures that it rests on, sorted. */
  factsHashes: string[];
  /** From which capture a field was taken. */
  origin: Partial<Record<MergedField, CaptureMode>>;
  /** The reading of the watch (临期预警) that the list, and the time of capture, were taken from. */
  watched?: { runId: string; capture: CaptureMode };
}

/** Runs of the watch, which reads the lists of columns again once a day, begin their ids with it. */
export const WATCH_RUN = 'watch:';

const isWatch = ({ runId }: Pick<PageDigest, 'runId'>): boolean => runId.startsWith(WATCH_RUN);

/** Fields that are merged one by one, each with the names under which a capture says that it cannot know it. */
const MERGED_FIELDS = {
  kind: ['kind'],
  title: ['title'],
  publishedOn: ['publishedOn'],
  writtenOn: ['writtenOn'],
  docNumber: ['docNumber'],
  siteCode: ['identity.siteCode'],
  metaSiteCode: ['identity.metaSiteCode', 'metaTags'],
  list: ['list', 'items'],
  blank: ['list', 'items', 'mainText'],
  ageingEntrance: ['ageingEntrance'],
  accessibleEntrance: ['accessibleEntrance'],
  edges: ['columnLinks', 'columns'],
  reports: ['annualReport', 'items'],
  moreReportYears: ['annualReport', 'items'],
  moreLesserReportYears: ['annualReport', 'items'],
} as const;
export type MergedField = keyof typeof MERGED_FIELDS;

const STRENGTH: Record<CaptureMode, number> = { rendered: 2, live: 1, fetched: 0 };
const strongestFirst = (a: { capture: CaptureMode }, b: { capture: CaptureMode }) =>
  STRENGTH[b.capture] - STRENGTH[a.capture];

/** JSON with sorted keys: equal for equal values. Fields that are undefined are left out. Takes what JSON knows. */
export function stableJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/** A copy, since a replacer, called for every value, takes several times as long. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const part = sorted((value as Record<string, unknown>)[key]);
    if (key === '__proto__') Object.defineProperty(copy, key, { value: part, enumerable: true });
    else copy[key] = part;
  }
  return copy;
}

/** What a facts hash is of: the primitives and the version that interprets them, without run and time of capture. */
export function hashedTextOf({ capturedAt: _, ...primitives }: PageFacts): string {
  return stableJson({ ...primitives, interpretVersion: INTERPRET_VERSION, columnNames: COLUMN_NAMES_VERSION });
}

/** In hex. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The name of a page in the store: its canonical address; where that is very long its beginning with a hash. */
export function pageKeyOf(url: string): string {
  if (url.length <= MAX_KEY_CHARS + 20 && /~k[0-9a-z]+~$/.test(url)) return url;
  const canonical = canonicalUrl(url);
  if (canonical.length <= MAX_KEY_CHARS) return canonical;
  return `${canonical.slice(0, MAX_KEY_CHARS)}~k${shortHash(canonical)}~`;
}

/** Host with port of a page's key: edges are kept by it. Empty for what is no address. */
export function hostOfKey(key: string): string {
  return /^https?:\/\/([^/?]+)/.exec(key)?.[1] ?? '';
}

/** The page's links to columns, each once; those with an address beyond all measure are left out. */
export function edgesOf(reading: Pick<Reading, 'columnLinks'>): Edge[] {
  const edges = new Map<string, Edge>();
  for (const { column, text, href, visible } of reading.columnLinks) {
    if (href.length > MAX_EDGE_HREF) continue;
    const content = { column, text: cutText(text, MAX_EDGE_TEXT), href, visible };
    const hash = shortHash(JSON.stringify([column, content.text, href, visible]));
    edges.set(hash, { hash, ...content });
  }
  return [...edges.values()];
}

/**
 * The year that an annual report on disclosure (政府信息公开工作年度报告) covers, by its title; undefined for other
 * titles: notices about reports, self-checks, guides, budgets and the yearly table of a website (网站工作年度报表).
 */
export function annualReportYear(title: string): number | undefined {
  const text = compact(title);
  if (!/(?:信息|政务)公开.*(?:报告|年报)/.test(text) || /公开指南|预算|决算/.test(text)) return undefined;
  if (
    /年报?表|报表|通知|通告|自查|自评|评估|整改|考核|督查|述职|解读|季度|半年|调研|建议|意见|办法|规定|格式|模板/.test(
      text,
    )
  ) {
    return undefined;
  }
  const digits = /(20\d\d)(?:年度|年(?!\d+月)|(?!\d|年|-\d|\.\d|\/\d))/.exec(text)?.[1];
  if (digits) return Number(digits);
  const numeral = /二[〇零○◯0][〇零○◯0一二三四五六七八九]{2}(?=年)/.exec(text)?.[0];
  return numeral ? parseChineseDigits(numeral) : undefined;
}

/** Limits from generous to bare; the first at which a digest fits is taken. */
const SIZES = [
  { title: 120, edges: 64, reports: 8, url: 2_000, unknown: 40 },
  { title: 100, edges: 48, reports: 6, url: 400, unknown: 40 },
  { title: 80, edges: 40, reports: 4, url: 300, unknown: 30 },
  { title: 60, edges: 32, reports: 3, url: 0, unknown: 30 },
  { title: 40, edges: 28, reports: 2, url: 0, unknown: 20 },
  { title: 20, edges: 20, reports: 1, url: 0, unknown: 20 },
  { title: 10, edges: 8, reports: 0, url: 0, unknown: 12 },
] as const;

/** Fields of a reading that a digest does not hold, so that nothing asks it whether they are known. */
const NOT_KEPT: ReadonlySet<string> = new Set([
  'author',
  'editor',
  'document',
  'body',
  'attachmentsNamed',
  'imprintOn',
  'damagedDates',
  'emptyLabels',
  'interpretation',
  'references',
  'searchBox',
  'searchAddresses',
  'applicationForm',
  'letters',
  'consultation',
  'serviceGuide',
]);
/** Whether a digest says if a capture could know the field. The others stand in the page's detail. */
export const digestKeepsField = (name: string): boolean => !NOT_KEPT.has(name.split('.')[0] ?? name);

/**
 * The digest of one capture. `factsHash` is what `packFacts` answers. What does not fit into `MAX_DIGEST_BYTES` is
 * left out, the newest reports and one link of every column last, and `cut` says so.
 */
export function digestOf(
  facts: PageFacts,
  reading: Reading,
  { runId, factsHash }: { runId: string; factsHash: string },
): PageDigest {
  const key = pageKeyOf(facts.canonicalUrl);
  const edges = byColumnInTurn(edgesOf(reading));
  const reports = reportsOf(facts, reading, key);
  const unknown = [...new Set(reading.unknown)].filter(digestKeepsField).sort();
  const bare = {
    canonicalUrl: key,
    runId,
    capture: facts.capture,
    capturedAt: facts.capturedAt,
    ...(facts.status === undefined ? {} : { status: facts.status }),
    schemaVersion: facts.schemaVersion,
    readerVersion: facts.readerVersion,
    interpretVersion: INTERPRET_VERSION,
    factsHash,
    kind: reading.kind,
    ...defined({
      publishedOn: reading.publishedOn,
      writtenOn: reading.writtenOn,
      docNumber: reading.docNumber && cutText(reading.docNumber, 40),
      siteCode: reading.identity.siteCode && cutText(reading.identity.siteCode, 20),
      metaSiteCode: reading.identity.metaSiteCode && cutText(reading.identity.metaSiteCode, 20),
      list: listOf(facts, reading),
      blank: isBlank(facts, reading) || undefined,
      forwardsTo: forwardsOf(facts),
      ageingEntrance: known(reading.ageingEntrance),
      accessibleEntrance: known(reading.accessibleEntrance),
    }),
  };
  for (const size of SIZES) {
    const digest: PageDigest = {
      ...bare,
      ...defined({
        url: facts.url !== key && facts.url.length <= size.url ? facts.url : undefined,
        title: reading.title && cutText(reading.title, size.title),
      }),
      edges: edges
        .slice(0, size.edges)
        .map(({ hash }) => hash)
        .sort(),
      reports: reports.slice(0, size.reports).map((report) => ({ ...report, title: cutText(report.title, 60) })),
      unknown: unknownNames(unknown, size.unknown),
    };
    const dropped = reports.slice(digest.reports.length);
    const moreYears = yearsOf(dropped.filter(({ title }) => !namesLesserAuthority(title)));
    const moreLesserYears = yearsOf(dropped.filter(({ title }) => namesLesserAuthority(title)));
    if (moreYears.length > 0) digest.moreReportYears = moreYears;
    if (moreLesserYears.length > 0) digest.moreLesserReportYears = moreLesserYears;
    if (digest.edges.length < edges.length || digest.reports.length < reports.length) digest.cut = true;
    if (utf8Length(JSON.stringify(digest)) <= MAX_DIGEST_BYTES) return digest;
  }
  // Only an address full of escapes and marks comes here: what identifies the page stays.
  // Years may be left out here, so nothing is said to be complete.
  return {
    ...bare,
    ...(bare.list ? { list: { ...bare.list, complete: false } } : {}),
    canonicalUrl: key,
    edges: [],
    reports: [],
    unknown: unknownNames(unknown, 12),
    cut: true,
  };
}

/** So many years are named at most: there have been disclosure reports since 2008. */
const MAX_REPORT_YEARS = 30;

function yearsOf(reports: readonly DigestReport[]): number[] {
  return [...new Set(reports.map(({ year }) => year))].sort((a, b) => b - a).slice(0, MAX_REPORT_YEARS);
}

/** Longer addresses find no room. */
const MAX_FORWARD = 160;

function forwardsOf({ forwards = [] }: PageFacts): string[] | undefined {
  const short = forwards.filter(({ length }) => length <= MAX_FORWARD);
  return short.length > 0 ? short : undefined;
}

function known(value: Tri): boolean | undefined {
  return value === 'unknown' ? undefined : value;
}

/** What a page writes that says openly that there is nothing: an honest answer, not a blank column. */
const SAYS_NOTHING = /(暂无|没有|无).{0,8}(信息|内容|数据|记录|文件|资料)/;
/** Names and crumbs stand on a blank column too; what is longer is content. Default of the product. */
const BLANK_TEXT = 80;

/** Links that every column has around its list. */
const AROUND_LIST = /^(?:首\s*页|[上下前后]一?页|尾页|末页|更多|more|返回.{0,4}|[\d<>«».…]*)$/i;

/**
 * Whether the main part leads further: a column of columns is no blank one. Where nobody knows which part is the main
 * one, menus stand among its links, and only those count that lead below the page.
 */
function leadsFurther({ links, breadcrumb, url }: PageFacts): boolean {
  const steps = new Set([url, ...breadcrumb.map(({ href }) => href)]);
  const below = url.replace(/[?#].*$/, '').replace(/[^/]*$/, '');
  return links.some(
    ({ href, region, visible, text }) =>
      href !== null &&
      (region === 'main' || (region === 'unknown' && href.startsWith(below) && href.length > below.length)) &&
      visible !== false &&
      !steps.has(href) &&
      !AROUND_LIST.test(text.trim()),
  );
}

/**
 * Whether a column holds nothing at all: a list without an item, no text, no file, no table, no picture, no frame that
 * could hold it, and no way to a column below. A capture that scripts could still fill never shows it.
 */
export function isBlank(facts: PageFacts, reading: Reading): boolean {
  return (
    reading.kind === 'column' &&
    reading.list?.count === 0 &&
    facts.capture !== 'fetched' &&
    !reading.unknown.includes('list') &&
    reading.attachments.length === 0 &&
    !leadsFurther(facts) &&
    facts.tables.length === 0 &&
    !facts.media.some(({ region, kind }) => kind === 'frame' || kind === 'object' || region === 'main') &&
    facts.mainText.length <= BLANK_TEXT &&
    !SAYS_NOTHING.test(facts.mainText)
  );
}

/** A page as rules about the site see it. */
export function briefOf(digest: PageDigest | MergedDigest): PageBrief {
  const { canonicalUrl, url, kind, title, capture, capturedAt, status, list, blank, unknown } = digest;
  const { ageingEntrance, accessibleEntrance } = digest;
  return {
    url: url ?? canonicalUrl,
    kind,
    capture,
    ...defined({ title, status, list, blank, ageingEntrance, accessibleEntrance, capturedOn: dayInChina(capturedAt) }),
    unknown,
  };
}

/**
 * The run whose captures speak for a page: the one with the latest capture; where that is equal, the greater id. A
 * capture without a known time is older than any other.
 */
export function newestRun(digests: readonly Pick<PageDigest, 'runId' | 'capturedAt'>[]): string | undefined {
  const newest = digests.reduce<(typeof digests)[number] | undefined>((best, digest) => {
    if (!best) return digest;
    const time = timeOf(digest.capturedAt) - timeOf(best.capturedAt);
    return time > 0 || (time === 0 && digest.runId > best.runId) ? digest : best;
  }, undefined);
  return newest?.runId;
}

/**
 * All captures of one page in one digest. The newest run wins; within it every field comes from the strongest capture
 * that can know it (rendered, live, fetched), and `origin` says from which. Undefined where there is none.
 *
 * The watch reads a page again for its list alone, without rendering it: it renews the list of what the newest other run
 * says, adds the reports that it names, and takes nothing away. Where there is no other run it speaks for the page.
 */
export function mergeDigests(digests: readonly PageDigest[]): MergedDigest | undefined {
  const newest = newestRun(digests);
  const others = digests.filter((digest) => !isWatch(digest));
  if (newest === undefined || others.length === 0 || others.some(({ runId }) => runId === newest)) {
    return mergeRun(digests, newest);
  }
  const merged = mergeRun(others, newestRun(others));
  const renewed = mergeRun(digests, newest);
  return merged && renewed && withListOf(merged, renewed);
}

/** The page with the list of a later reading, where that knows it. A report that either of them names was seen. */
function withListOf(page: MergedDigest, later: MergedDigest): MergedDigest {
  const { list, capturedAt, runId } = later;
  if (!list || MERGED_FIELDS.list.some((name) => isUnknown(later, name))) return page;
  const { blank: _, ...rest } = page;
  const { list: __, blank: ___, ...origin } = page.origin;
  const place = (report: DigestReport) => `${report.year} ${reportUrl(report, page.canonicalUrl)} ${report.lesser}`;
  const named = new Set(later.reports.map(place));
  const years = (field: 'moreReportYears' | 'moreLesserReportYears') => {
    const all = new Set([...(page[field] ?? []), ...(later[field] ?? [])]);
    return all.size > 0 ? { [field]: [...all].sort((a, b) => b - a) } : {};
  };
  return {
    ...rest,
    list,
    capturedAt,
    reports: [...later.reports, ...page.reports.filter((report) => !named.has(place(report)))],
    ...years('moreReportYears'),
    ...years('moreLesserReportYears'),
    unknown: page.unknown.filter((name) => !(MERGED_FIELDS.list as readonly string[]).includes(name)),
    ...(later.cut && { cut: true }),
    factsHashes: [...page.factsHashes, ...later.factsHashes].sort(),
    origin,
    watched: { runId, capture: later.origin.list ?? later.capture },
  };
}

function mergeRun(digests: readonly PageDigest[], runId: string | undefined): MergedDigest | undefined {
  const captures = digests.filter((digest) => digest.runId === runId).sort(strongestFirst);
  const [strongest] = captures;
  if (!strongest) return undefined;
  const { factsHash: _, ...rest } = strongest;
  const merged: MergedDigest = { ...rest, factsHashes: captures.map(({ factsHash }) => factsHash).sort(), origin: {} };
  for (const field of Object.keys(MERGED_FIELDS) as MergedField[]) {
    const source = captures.find((capture) => knows(capture, field)) ?? strongest;
    copyField(merged, source, field);
    if (source.capture !== strongest.capture) merged.origin[field] = source.capture;
  }
  const status = captures.find((capture) => capture.status !== undefined)?.status;
  if (status !== undefined) merged.status = status;
  merged.unknown = strongest.unknown.filter((name) => captures.every((capture) => isUnknown(capture, name)));
  if (captures.some(({ cut }) => cut)) merged.cut = true;
  return merged;
}

/** The verdicts of one capture of a page. */
export interface CaptureVerdicts {
  runId: string;
  capture: CaptureMode;
  verdicts: readonly Verdict[];
}

/**
 * Verdicts of several captures of one page, of one run: for every check the strongest capture's decided outcome, where
 * none is decided the strongest undecided one. Sorted by check. A check that not all of them were put to, or not by the
 * same version and cut-off, is left out: it has to be judged first, or the answer would depend on the order of events.
 */
export function mergeVerdicts(captures: readonly Omit<CaptureVerdicts, 'runId'>[]): Verdict[] {
  const chosen = new Map<string, { verdict: Verdict; cutoff: string | undefined; captures: number }>();
  for (const { verdicts } of [...captures].sort(strongestFirst)) {
    for (const verdict of verdicts) {
      const key = checkKeyOf(verdict);
      const { ruleVersion, cutoff } = verdict;
      const earlier = chosen.get(key);
      if (!earlier) {
        chosen.set(key, { verdict, cutoff, captures: 1 });
        continue;
      }
      // Verdicts that rest on no day hold under any cut-off.
      const isSameCutoff = earlier.cutoff === undefined || cutoff === undefined || earlier.cutoff === cutoff;
      if (earlier.verdict.ruleVersion !== ruleVersion || !isSameCutoff) continue;
      earlier.captures++;
      earlier.cutoff ??= cutoff;
      if (!isDecided(earlier.verdict) && isDecided(verdict)) earlier.verdict = verdict;
    }
  }
  return [...chosen.entries()]
    .filter(([, { captures: judged }]) => judged === captures.length)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { verdict, cutoff }]) =>
      verdict.cutoff === cutoff || cutoff === undefined ? verdict : { ...verdict, cutoff },
    );
}

/** The same text as `checkKey` of utils/audit makes, which this layer must not import. */
export function checkKeyOf({ ruleId, paramsKey }: Pick<Verdict, 'ruleId' | 'paramsKey'>): string {
  return ruleId + paramsKey;
}

function isDecided({ outcome }: Verdict): boolean {
  return outcome.status !== 'cannot-tell' && outcome.status !== 'error';
}

/** The address of a report, whole again. */
export function reportUrl(report: Pick<DigestReport, 'url'>, pageUrl: string): string {
  try {
    return new URL(report.url, pageUrl).href;
  } catch {
    return report.url;
  }
}

function reportsOf(facts: PageFacts, reading: Reading, key: string): DigestReport[] {
  const found = new Map<string, DigestReport>();
  const note = (report: DigestReport) => {
    const place = `${report.year} ${report.url}`;
    if (!found.has(place)) found.set(place, report);
  };
  const title = reading.title ?? facts.documentTitle;
  const year = reading.annualReport?.year ?? (reading.kind === 'annual-report' ? annualReportYear(title) : undefined);
  if ((reading.annualReport || reading.kind === 'annual-report') && year !== undefined) {
    note({
      year,
      title,
      url: shorten(facts.url, key),
      seenAs: 'page',
      ...defined({ publishedOn: reading.publishedOn }),
    });
  }
  const items = [
    ...reading.items.map(({ title, href, day }) => ({ title, href, day })),
    ...facts.links.map(({ text, href }) => ({ title: text, href, day: undefined })),
  ];
  for (const { title, href, day } of items) {
    const itemYear = href === null || href.length > MAX_EDGE_HREF ? undefined : annualReportYear(title);
    if (href === null || itemYear === undefined) continue;
    note({ year: itemYear, title, url: shorten(href, key), seenAs: 'item', ...defined({ publishedOn: day }) });
  }
  const order = ({ seenAs, year }: DigestReport) => (seenAs === 'page' ? 0 : 3_000 - year);
  return [...found.values()].sort((a, b) => order(a) - order(b) || (a.url < b.url ? -1 : 1));
}

/** Without scheme and host where they are the page's own. */
function shorten(url: string, pageUrl: string): string {
  try {
    const { origin } = new URL(pageUrl);
    return url.startsWith(`${origin}/`) && !url.startsWith(`${origin}//`) ? url.slice(origin.length) : url;
  } catch {
    return url;
  }
}

function listOf(facts: PageFacts, reading: Reading): PageDigest['list'] {
  if (!reading.list) return undefined;
  const { count, freshest, undated, total } = reading.list;
  const complete =
    holdsAll(facts, count, total) &&
    count < CAPS.listItems &&
    !facts.truncated.some((name) => name === 'lists' || name === 'elements') &&
    !facts.readerErrors.some(({ reader }) => /^(?:snapshot|lists|pager)$/.test(reader)) &&
    !reading.unknown.includes('list');
  return { count, ...defined({ freshest, undated, total }), complete };
}

/** Whether a total or a pager says that all items stand here, or nothing at all on the page leads to more of them. */
function holdsAll({ pager, more, mainRows, media, scriptFilled }: PageFacts, count: number, total?: number): boolean {
  if (more === 'rows' || pager?.next) return false;
  if (pager?.pages !== undefined && pager.pages > 1) return false;
  if (total !== undefined) return count >= total;
  if (pager) return pager.pages !== undefined;
  const framed = media.some(
    ({ kind, region, visible }) => kind === 'frame' && visible !== false && (region === 'main' || region === 'unknown'),
  );
  return more === undefined && !framed && !scriptFilled && (mainRows?.undated ?? 0) === 0;
}

/** The first link of every column, then the second of every column …: a cut costs no column its only link. */
function byColumnInTurn(edges: Edge[]): Edge[] {
  const turns = new Map<ColumnId, number>();
  return edges
    .map((edge) => {
      const turn = turns.get(edge.column) ?? 0;
      turns.set(edge.column, turn + 1);
      return { edge, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({ edge }) => edge);
}

/** Where there are too many, `identity.icp` becomes `identity`: to know less is safe, to claim a field is not. */
function unknownNames(names: readonly string[], limit: number): string[] {
  if (names.length <= limit) return [...names];
  return [...new Set(names.map((name) => name.split('.', 1)[0] ?? name))].slice(0, limit);
}

function knows(digest: PageDigest, field: MergedField): boolean {
  return !MERGED_FIELDS[field].some((name) => isUnknown(digest, name));
}

function isUnknown({ unknown }: Pick<PageDigest, 'unknown'>, name: string): boolean {
  return unknown.some((other) => other === name || name.startsWith(`${other}.`));
}

function copyField<F extends MergedField>(merged: MergedDigest, source: PageDigest, field: F): void {
  const value = source[field];
  if (value === undefined) delete merged[field];
  else (merged as Pick<PageDigest, MergedField>)[field] = value;
}

function timeOf(capturedAt: string | null): number {
  return timeInChina(capturedAt) ?? 0;
}

/** The fields that have a value, so that a digest holds no `undefined`. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** At most so many UTF-16 units, never half a character. */
function cutText(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

/**
 * 53 bits over a text, in base 36. Not secure, and need not be: it is only compared within one host, where a page that
 * forges one lies about its own site.
 */
function shortHash(text: string): string {
  return hash53(text).toString(36);
}

/** 53 bits over a text, as an integer. Not secure. */
export function hash53(text: string): number {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x9e3779b1);
    second = Math.imul(second ^ unit, 0x5f356495);
  }
  first = Math.imul(first ^ (first >>> 16), 0x85ebca6b) ^ Math.imul(second ^ (second >>> 13), 0xc2b2ae35);
  second = Math.imul(second ^ (second >>> 16), 0x85ebca6b) ^ Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second >>> 11) * 2 ** 32 + (first >>> 0);
}
