/**
 * Digests and verdicts of single pages → what a body's pages say together, page by page: pages are added, exchanged
 * and taken away, and the state is always the one that folding all pages anew would give.
 */
import type { Finding } from '../../rules/rule.ts';
import type { RuleTally } from '../audit/scorecard.ts';
import type { Verdict } from '../audit/verdict.ts';
import type { Body } from '../model.ts';
import type { Message } from '../text/catalogue/index.ts';
import { type Day, timeInChina } from '../text/day.ts';
import {
  emptyTally,
  fillGap,
  firstGap,
  hasOverflow,
  replaceContributions,
  type Tally,
  type TallyLimits,
} from './bounded-tally.ts';
import { canonicalUrl } from './canonical-url.ts';
import { COLUMN_IDS, type ColumnId } from './columns.ts';
import {
  briefOf,
  type CaptureVerdicts,
  checkKeyOf,
  type DigestReport,
  type Edge,
  type MergedDigest,
  mergeDigests,
  mergeVerdicts,
  type PageDigest,
  pageKeyOf,
  reportUrl,
  stableJson,
} from './digest.ts';
import type { Menu, MenuLink, PageDetail } from './page-detail.ts';
import type { ListItem } from './page-facts.ts';
import type { PageKind } from './reading.ts';
import type { ColumnLinkFacts, PageBrief, ReportFacts, SiteFacts } from './site-facts.ts';
import { type LibraryPage, libraryOf, libraryPageOf } from './site-library.ts';

/** Raised when the state is made otherwise; older states are made anew. */
export const FOLD_VERSION = 3;

/** An address that was asked for and could not be read. */
export interface Unread {
  /** As `pageKeyOf` makes it. */
  canonicalUrl: string;
  url: string;
  runId: string;
  /** ISO date-time. */
  at: string;
  because: Message;
}

/** All that one page adds to the fold of a body. */
export interface PageContribution {
  /** Absent where the page was asked for and never read. */
  digest?: MergedDigest | PageDigest;
  /** The edges of the digest. */
  edges: readonly Edge[];
  /** Merged, each check once. */
  verdicts: readonly Verdict[];
  /** Absent where it was read since. */
  unread?: Unread;
}

/** How the pages answered one check. */
export interface CheckCounts {
  ruleId: string;
  /** Pages by what they were judged by: the version of the rule, and the cut-off where it mattered (`judgedBy`). */
  versions: Record<string, number>;
  pass: number;
  fail: number;
  suspected: number;
  notApplicable: number;
  cannotTell: number;
  error: number;
  because: Tally<Message>;
}

/** A finding with the certainty of its rule. */
export interface CheckFinding {
  certainty: 'proven' | 'suspected';
  finding: Finding;
}

type EdgeValue = Omit<Edge, 'hash'>;

/** Plain JSON, bounded. */
export interface FoldState {
  version: number;
  bodyId: string;
  /** Pages that were read. */
  pages: number;
  byKind: Partial<Record<PageKind, number>>;
  /** Sum of all facts hashes modulo 2^256, hex: independent of order, and a page can be taken out again. */
  factsSum: string;
  /** Days of capture, the newest kept: the key is the day counted backwards. */
  days: Tally<Day>;
  edges: Tally<EdgeValue>;
  reports: Tally<DigestReport>;
  siteCodes: Tally<null>;
  metaSiteCodes: Tally<null>;
  unread: Tally<{ url: string; because: Message }>;
  /** By check. */
  checks: Record<string, CheckCounts>;
  /** Findings by check; only checks that have some. */
  findings: Record<string, Tally<CheckFinding>>;
}

const LIMITS = {
  days: { keys: 60, examples: 0 },
  edges: { keys: 600, examples: 3 },
  reports: { keys: 120, examples: 3 },
  codes: { keys: 10, examples: 3 },
  unread: { keys: 200, examples: 1 },
  because: { keys: 8, examples: 0 },
  findings: { keys: 120, examples: 3 },
} as const satisfies Record<string, TallyLimits>;

export function emptyFold(body: Pick<Body, 'id'>): FoldState {
  return {
    version: FOLD_VERSION,
    bodyId: body.id,
    pages: 0,
    byKind: {},
    factsSum: '0'.repeat(64),
    days: emptyTally(),
    edges: emptyTally(),
    reports: emptyTally(),
    siteCodes: emptyTally(),
    metaSiteCodes: emptyTally(),
    unread: emptyTally(),
    checks: {},
    findings: {},
  };
}

/**
 * What a page contributes, from all its captures and all their verdicts. Undefined where it was neither read nor
 * missed. `edgeOf` answers the content of a hash; a hash that it does not know is left out.
 */
export function contributionOf({
  digests,
  verdicts,
  unread,
  edgeOf,
}: {
  digests: readonly PageDigest[];
  verdicts: readonly CaptureVerdicts[];
  unread?: Unread;
  edgeOf: (hash: string) => Edge | undefined;
}): PageContribution | undefined {
  const digest = mergeDigests(digests);
  const missed = unread && isUnread(unread, digests) ? unread : undefined;
  if (!digest && !missed) return undefined;
  return {
    ...(digest ? { digest } : {}),
    edges: (digest?.edges ?? []).map(edgeOf).filter((edge) => edge !== undefined),
    verdicts: mergeVerdicts(verdicts.filter(({ runId }) => runId === digest?.runId)),
    ...(missed ? { unread: missed } : {}),
  };
}

/** A page that was read in the same run, or later, is not unread. */
export function isUnread(unread: Unread, digests: readonly Pick<PageDigest, 'runId' | 'capturedAt'>[]): boolean {
  return !digests.some(
    ({ runId, capturedAt }) => runId === unread.runId || (timeInChina(capturedAt) ?? 0) > (timeInChina(unread.at) ?? 0),
  );
}

/** Folds a page in. The state must not hold it yet. */
export function addPage(state: FoldState, page: PageContribution): void {
  replacePage(state, undefined, page);
}

/** Takes a page out. Answers false where the state is spoilt and must be made anew from all pages. */
export function removePage(state: FoldState, page: PageContribution): boolean {
  return replacePage(state, page, undefined);
}

/**
 * Exchanges what a page contributed. Both must be of the same page. Counts stay exact; where a page was an example
 * `gapAfter` tells where to look for another. Answers false where the state is spoilt and must be made anew from all
 * pages: a bounded state does not know what comes up when one of its keys goes.
 */
export function replacePage(
  state: FoldState,
  before: PageContribution | undefined,
  after: PageContribution | undefined,
): boolean {
  const source = keyOf(after) ?? keyOf(before);
  if (source === undefined) return true;
  countPage(state, before, -1);
  countPage(state, after, 1);
  for (const { tally, limits, of } of partsOf(state)) {
    if (!replaceContributions(tally, source, of(before), of(after), limits)) return false;
  }
  return replaceVerdicts(state, source, before?.verdicts ?? [], after?.verdicts ?? []);
}

/**
 * The page after which examples have to be looked for that went with pages taken out; undefined where none is missing.
 * Counts are exact all the same.
 */
export function gapAfter(state: FoldState): string | undefined {
  const gaps = [
    ...partsOf(state).map(({ tally, limits }) => firstGap(tally, limits)),
    ...Object.values(state.findings).map((tally) => firstGap(tally, LIMITS.findings)),
  ];
  return gaps.filter((gap) => gap !== undefined).sort()[0];
}

/** Looks for missing examples on a page. To be called for all pages after `gapAfter` in order, until it says none. */
export function fillGaps(state: FoldState, page: PageContribution): void {
  const source = keyOf(page);
  if (source === undefined) return;
  for (const { tally, limits, of } of partsOf(state)) fillGap(tally, source, of(page), limits);
  for (const verdict of page.verdicts) {
    const findings = state.findings[checkKeyOf(verdict)];
    if (findings) fillGap(findings, source, findingsOf(verdict), LIMITS.findings);
  }
}

/** One tally of the state with what a page contributes to it. */
interface Part {
  tally: Tally<unknown>;
  limits: TallyLimits;
  of(page: PageContribution | undefined): ReadonlyMap<string, unknown>;
}

function partsOf(state: FoldState): Part[] {
  return [
    { tally: state.days, limits: LIMITS.days, of: daysOf },
    { tally: state.edges, limits: LIMITS.edges, of: edgeValuesOf },
    { tally: state.reports, limits: LIMITS.reports, of: reportsOf },
    { tally: state.siteCodes, limits: LIMITS.codes, of: (page) => codesOf(page, 'siteCode') },
    { tally: state.metaSiteCodes, limits: LIMITS.codes, of: (page) => codesOf(page, 'metaSiteCode') },
    { tally: state.unread, limits: LIMITS.unread, of: unreadOf },
  ];
}

/** The checks whose findings differ between the two, or whose example may: what of `findings` a change can touch. */
export function touchedFindings(
  before: PageContribution | undefined,
  after: PageContribution | undefined,
): Set<string> {
  const verdicts = [...(before?.verdicts ?? []), ...(after?.verdicts ?? [])];
  return new Set(
    verdicts.filter(({ outcome }) => 'findings' in outcome && outcome.findings.length > 0).map(checkKeyOf),
  );
}

/** What `RuleTally` in utils/audit needs, by check. */
export function ruleTallies(state: FoldState): Map<string, RuleTally> {
  return new Map(
    Object.entries(state.checks).map(([key, counts]) => {
      const { ruleId, versions, because, ...outcomes } = counts;
      const findings = state.findings[key] ?? emptyTally<CheckFinding>();
      return [
        key,
        {
          ruleId,
          // Judged by several versions, a body rests on the oldest of them.
          ruleVersion: Math.min(...Object.keys(versions).map(Number.parseFloat)),
          ...outcomes,
          findings: distinctFindings(findings),
          overflow: hasOverflow(findings),
          because: because.entries.flatMap(({ values }) => values.slice(0, 1)),
        },
      ];
    }),
  );
}

/** What a verdict rests on beside the page. */
function judgedBy({ ruleVersion, cutoff }: Pick<Verdict, 'ruleVersion' | 'cutoff'>): string {
  return cutoff === undefined ? String(ruleVersion) : `${ruleVersion}@${cutoff}`;
}

/** Distinct page checks by `checkKey`, with the versions of their rules, and as of which day they are put to pages. */
export interface PageChecks {
  versions: ReadonlyMap<string, number>;
  /** 截止日. */
  cutoff?: Day | undefined;
}

/** Whether a verdict is what the check would say today. */
export function isCurrent(verdict: Verdict, { versions, cutoff = '' }: PageChecks): boolean {
  return verdict.ruleVersion === versions.get(checkKeyOf(verdict)) && (verdict.cutoff ?? cutoff) === cutoff;
}

/** Whether every page that was read has an answer to every check. */
export function isJudged(state: Pick<FoldState, 'pages' | 'checks'>, { versions, cutoff = '' }: PageChecks): boolean {
  if (state.pages === 0) return true;
  return [...versions].every(([key, ruleVersion]) => {
    const by: Partial<Record<string, number>> = state.checks[key]?.versions ?? {};
    return (by[judgedBy({ ruleVersion })] ?? 0) + (by[judgedBy({ ruleVersion, cutoff })] ?? 0) === state.pages;
  });
}

/** A page with the columns that it links. */
export type BriefWithColumns = PageBrief & { columns?: readonly ColumnId[] };

/**
 * What is known of the site. `lookupBrief` answers a captured page by its key (`pageKeyOf`); it is asked only for
 * `targetsOf`, and should know the `columns` of those in `homes`.
 */
export function deriveSiteFacts(
  state: FoldState,
  body: Body,
  lookupBrief: (canonicalUrl: string) => BriefWithColumns | undefined,
  published: Published = { pages: [], menuOf: () => [] },
  { homes = homesOf(body), searches = [], links }: Surveyed = {},
): SiteFacts {
  const { id, name, level, kind, confirmed, founded, merged, abolished, scopes } = body;
  const home = firstOf(homes, lookupBrief);
  const lastCapturedOn = state.days.entries[0]?.values[0];
  const columns = columnsOf(state, lookupBrief);
  return {
    body: { id, name, level, kind, confirmed, founded, merged, abolished, scopes },
    pages: { total: state.pages, byKind: state.byKind, ...(lastCapturedOn ? { lastCapturedOn } : {}) },
    ...(home ? { home: { ...home, columns: home.columns ?? [] } } : {}),
    columns,
    reports: siteReports(state),
    ...libraryOf(published.pages, { homes, menuOf: published.menuOf, columnsOf: columnsByKey(columns) }),
    unread: state.unread.entries.flatMap(({ values }) =>
      values.slice(0, 1).map(({ url, because }) => ({ url, because: because.code })),
    ),
    searches,
    ...(links ? { links } : {}),
  };
}

/** What surveys alone know of a site; `homes`: as `homesOf`. */
export interface Surveyed {
  homes?: readonly string[];
  searches?: SiteFacts['searches'];
  links?: SiteFacts['links'] | undefined;
}

/** What is kept of the pages beside their digests, and the links of their menus. */
export interface Published {
  pages: readonly LibraryPage[];
  menuOf: (hash: string) => readonly MenuLink[];
}

/** One capture with all that is kept of it. */
export interface KeptCapture {
  digest: PageDigest;
  edges: readonly Edge[];
  verdicts?: readonly Verdict[];
  detail?: PageDetail;
  menus?: readonly Menu[];
  items?: readonly ListItem[];
}

/** The columns that links to a page name. */
function columnsByKey(columns: SiteFacts['columns']): (key: string) => readonly ColumnId[] {
  const byKey = new Map<string, ColumnId[]>();
  for (const [column, links = []] of Object.entries(columns) as [ColumnId, readonly ColumnLinkFacts[] | undefined][]) {
    for (const key of new Set(links.flatMap(({ href }) => bothSchemes(href)))) {
      byKey.set(key, [...(byKey.get(key) ?? []), column]);
    }
  }
  return (key) => byKey.get(key) ?? [];
}

/** The whole way at once, for a handful of pages held in memory: any captures of any pages, in any order. */
export function siteFactsOf(body: Body, captures: readonly KeptCapture[]): SiteFacts {
  const edges = new Map(captures.flatMap((capture) => capture.edges.map((edge) => [edge.hash, edge])));
  const state = emptyFold(body);
  const briefs = new Map<string, BriefWithColumns>();
  const forwards = new Map<string, readonly string[]>();
  const pages: LibraryPage[] = [];
  const menus = new Map(captures.flatMap(({ menus = [] }) => menus.map(({ hash, links }) => [hash, links] as const)));
  for (const key of new Set(captures.map(({ digest }) => digest.canonicalUrl))) {
    const ofPage = captures.filter(({ digest }) => digest.canonicalUrl === key);
    const page = contributionOf({
      digests: ofPage.map(({ digest }) => digest),
      verdicts: ofPage.map(({ digest: { runId, capture }, verdicts = [] }) => ({ runId, capture, verdicts })),
      edgeOf: (hash) => edges.get(hash),
    });
    if (!page?.digest) continue;
    addPage(state, page);
    briefs.set(key, { ...briefOf(page.digest), columns: columnIdsOf(page.edges) });
    forwards.set(key, page.digest.forwardsTo ?? []);
    const library = libraryPageOf(ofPage);
    if (library) pages.push(library);
  }
  const published = { pages, menuOf: (hash: string) => menus.get(hash) ?? [] };
  const homes = homesOf(body, (key) => forwards.get(key) ?? []);
  return deriveSiteFacts(state, body, (key) => briefs.get(key), published, { homes });
}

/** The columns that edges lead to, each once, in the order of `COLUMN_IDS`. */
export function columnIdsOf(edges: readonly Pick<Edge, 'column'>[]): ColumnId[] {
  const linked = new Set(edges.map(({ column }) => column));
  return COLUMN_IDS.filter((column) => linked.has(column));
}

/** Keys of the pages whose briefs `deriveSiteFacts` asks for, each once. */
export function targetsOf(state: FoldState, homes: readonly string[]): string[] {
  const links = state.edges.entries.flatMap(({ values }) => values.flatMap(({ href }) => bothSchemes(href)));
  return [...new Set([...homes, ...links])];
}

/** An entry sends its visitors on so often at most. */
export const MAX_FORWARDS = 2;

/**
 * Keys that the home page may have, the likeliest first: the entry of the first scope, else the root of its host or
 * path. Where that only leads on, the home page stands behind it. A unit of a platform has no root of its own.
 *
 * @param leadsTo where a page, by its key, sends its visitors; none: it stands for itself.
 */
export function homesOf(body: Pick<Body, 'scopes'>, leadsTo: (key: string) => readonly string[] = () => []): string[] {
  let homes = entriesOf(body);
  for (let step = 0; step < MAX_FORWARDS; step++) {
    homes = [...new Set(homes.flatMap((key) => [...phonesLast(leadsTo(key)).flatMap(bothSchemes), key]))];
  }
  return homes;
}

const FOR_PHONES = /\/\/(?:m|wap|3g|mobile)\.|\/(?:m|wap|3g|mobile|phone)(?:[/.?]|$)/i;

/** A script that tells phones from others names the page for phones first. */
function phonesLast(addresses: readonly string[]): string[] {
  return [...addresses].sort((a, b) => Number(FOR_PHONES.test(a)) - Number(FOR_PHONES.test(b)));
}

function entriesOf({ scopes }: Pick<Body, 'scopes'>): string[] {
  const [first] = scopes;
  if (!first) return [];
  if (first.entry) return bothSchemes(/^https?:\/\//i.test(first.entry) ? first.entry : `https://${first.entry}`);
  if (first.type === 'platform-unit') return [];
  return bothSchemes(`https://${first.host}${first.type === 'path' ? first.path : '/'}`);
}

/** An address under its own scheme, then under the other: links and entries outlive a site's change to https. */
function bothSchemes(url: string): string[] {
  if (!/^https?:/i.test(url)) return [];
  const other = /^https:/i.test(url) ? url.replace(/^https:/i, 'http:') : url.replace(/^http:/i, 'https:');
  return [pageKeyOf(canonicalUrl(url)), pageKeyOf(canonicalUrl(other))];
}

function firstOf<T>(keys: readonly string[], lookup: (key: string) => T | undefined): T | undefined {
  for (const key of keys) {
    const found = lookup(key);
    if (found) return found;
  }
  return undefined;
}

function columnsOf(
  state: FoldState,
  lookupBrief: (canonicalUrl: string) => BriefWithColumns | undefined,
): SiteFacts['columns'] {
  const links = new Map<ColumnId, ColumnLinkFacts[]>();
  for (const { count, values, from } of state.edges.entries) {
    const [value] = values;
    if (!value) continue;
    const { column, text, href, visible } = value;
    const target = firstOf(bothSchemes(href), lookupBrief);
    const { columns: _, ...brief } = target ?? {};
    const link: ColumnLinkFacts = { text, href, visible, pages: count, from: from.map(([source]) => source) };
    links.set(column, [...(links.get(column) ?? []), target ? { ...link, target: brief as PageBrief } : link]);
  }
  const order = (a: ColumnLinkFacts, b: ColumnLinkFacts) =>
    b.pages - a.pages || compare(a.href, b.href) || compare(a.text, b.text) || compare(`${a.visible}`, `${b.visible}`);
  return Object.fromEntries(
    COLUMN_IDS.flatMap((column) => {
      const found = links.get(column);
      return found ? [[column, found.sort(order)]] : [];
    }),
  );
}

/** Each report once by year and address; the page itself says more than an item that names it. */
function siteReports(state: FoldState): ReportFacts[] {
  const reports = new Map<string, ReportFacts>();
  for (const { values, from } of state.reports.entries) {
    const [report] = values;
    const [[page] = ['']] = from;
    if (!report) continue;
    const url = reportUrl(report, page);
    const key = `${report.year} ${url.replace(/^https?:/, '')}${report.lesser ? ' lesser' : ''}`;
    const earlier = reports.get(key);
    if (earlier?.seenAs === 'page' && report.seenAs === 'item') continue;
    const publishedOn = report.publishedOn ?? earlier?.publishedOn;
    reports.set(key, {
      year: report.year,
      title: report.title,
      url,
      ...(publishedOn ? { publishedOn } : {}),
      seenAs: report.seenAs,
      ...(report.lesser ? { lesser: true } : {}),
    });
  }
  return [...reports.values()].sort((a, b) => a.year - b.year || compare(a.url, b.url));
}

/** The same finding proven on one page and suspected on another is one proven finding. */
function distinctFindings(tally: Tally<CheckFinding>): RuleTally['findings'] {
  const findings = new Map<string, RuleTally['findings'][number]>();
  for (const { count, values } of tally.entries) {
    const [value] = values;
    if (!value) continue;
    const { key } = value.finding;
    const proven = findings.get(key);
    if (proven) proven.pages += count;
    else findings.set(key, { ...value, pages: count });
  }
  return [...findings.values()].sort((a, b) => compare(a.finding.key, b.finding.key));
}

function keyOf(page: PageContribution | undefined): string | undefined {
  return page?.digest?.canonicalUrl ?? page?.unread?.canonicalUrl;
}

function countPage(state: FoldState, page: PageContribution | undefined, step: 1 | -1): void {
  if (!page?.digest) return;
  const { kind } = page.digest;
  state.pages += step;
  count(state.byKind, kind, step);
  const hashes = 'factsHashes' in page.digest ? page.digest.factsHashes : [page.digest.factsHash];
  for (const hash of hashes) state.factsSum = addModulo(state.factsSum, hash, step);
}

const MODULUS = 1n << 256n;

function addModulo(sum: string, hash: string, step: 1 | -1): string {
  const addend = BigInt(`0x${/^[0-9a-f]{1,64}$/.test(hash) ? hash : '0'}`);
  const result = (BigInt(`0x${sum}`) + (step === 1 ? addend : MODULUS - addend)) % MODULUS;
  return result.toString(16).padStart(64, '0');
}

/** Counts up or down; names that come to zero are gone, and the names stand sorted. */
function count(counts: Partial<Record<string, number>>, name: string, step: 1 | -1): void {
  const value = (counts[name] ?? 0) + step;
  if (value === 0) delete counts[name];
  else if (name in counts) counts[name] = value;
  else insertSorted(counts, name, value);
}

function insertSorted<T>(record: Partial<Record<string, T>>, name: string, value: T): void {
  const later = Object.entries(record).filter(([other]) => other > name);
  for (const [other] of later) delete record[other];
  record[name] = value;
  for (const [other, kept] of later) record[other] = kept;
}

type OutcomeCount = Exclude<keyof CheckCounts, 'ruleId' | 'versions' | 'because'>;

/**
 * Under which heading a page's outcome is counted. A page rule that measures is counted as what its findings prove;
 * what it could not decide keeps the page from passing.
 */
function countedAs({ outcome }: Verdict): OutcomeCount {
  switch (outcome.status) {
    case 'pass':
    case 'error':
      return outcome.status;
    case 'fail':
      return outcome.certainty === 'proven' ? 'fail' : 'suspected';
    case 'not-applicable':
      return 'notApplicable';
    case 'cannot-tell':
      return 'cannotTell';
    case 'measured':
      if (outcome.findings.length > 0) return outcome.certainty === 'proven' ? 'fail' : 'suspected';
      if (outcome.numerator < outcome.denominator) return 'fail';
      if (outcome.unknown > 0) return 'cannotTell';
      return outcome.denominator === 0 ? 'notApplicable' : 'pass';
  }
}

function replaceVerdicts(
  state: FoldState,
  source: string,
  before: readonly Verdict[],
  after: readonly Verdict[],
): boolean {
  if (before.length === 0) {
    return after.every((verdict) => replaceVerdict(state, source, checkKeyOf(verdict), undefined, verdict));
  }
  const old = new Map(before.map((verdict) => [checkKeyOf(verdict), verdict]));
  const fresh = new Map(after.map((verdict) => [checkKeyOf(verdict), verdict]));
  for (const key of new Set([...old.keys(), ...fresh.keys()])) {
    if (!replaceVerdict(state, source, key, old.get(key), fresh.get(key))) return false;
  }
  return true;
}

function replaceVerdict(
  state: FoldState,
  source: string,
  key: string,
  before: Verdict | undefined,
  after: Verdict | undefined,
): boolean {
  const verdict = after ?? before;
  if (!verdict) return true;
  const counts = state.checks[key] ?? noCounts(verdict.ruleId);
  if (!(key in state.checks)) insertSorted(state.checks, key, counts);
  if (before) {
    counts[countedAs(before)]--;
    count(counts.versions, judgedBy(before), -1);
  }
  if (after) {
    counts[countedAs(after)]++;
    count(counts.versions, judgedBy(after), 1);
  }
  const reasons = reasonsOf(after);
  if (!replaceContributions(counts.because, source, reasonsOf(before), reasons, LIMITS.because)) return false;
  if (Object.keys(counts.versions).length === 0) delete state.checks[key];

  const old = findingsOf(before);
  const fresh = findingsOf(after);
  if (old.size === 0 && fresh.size === 0) return true;
  const findings = state.findings[key] ?? emptyTally<CheckFinding>();
  if (!(key in state.findings)) insertSorted(state.findings, key, findings);
  if (!replaceContributions(findings, source, old, fresh, LIMITS.findings)) return false;
  if (findings.total === 0) delete state.findings[key];
  return true;
}

function noCounts(ruleId: string): CheckCounts {
  return {
    ruleId,
    versions: {},
    pass: 0,
    fail: 0,
    suspected: 0,
    notApplicable: 0,
    cannotTell: 0,
    error: 0,
    because: emptyTally(),
  };
}

/** Shared, because most verdicts contribute nothing but their count. */
const NOTHING: ReadonlyMap<string, never> = new Map<string, never>();

function reasonsOf(verdict: Verdict | undefined): ReadonlyMap<string, Message> {
  // Why a page is not asked is no reason for a leaf to stay undecided.
  if (verdict?.outcome.status !== 'cannot-tell' && verdict?.outcome.status !== 'error') return NOTHING;
  const { because } = verdict.outcome;
  return new Map([[because.params ? stableJson(because) : because.code, because]]);
}

/** Proven findings sort before suspected ones, so that these are dropped first. */
function findingsOf(verdict: Verdict | undefined): ReadonlyMap<string, CheckFinding> {
  if (!verdict || !('findings' in verdict.outcome)) return NOTHING;
  const found = new Map<string, CheckFinding>();
  const { certainty, findings } = verdict.outcome;
  for (const finding of findings) {
    const key = `${certainty} ${finding.key}`;
    if (!found.has(key)) found.set(key, { certainty, finding });
  }
  return found;
}

function daysOf(page: PageContribution | undefined): Map<string, Day> {
  const day = page?.digest && briefOf(page.digest).capturedOn;
  if (!day) return new Map();
  return new Map([[day.replace(/\d/g, (digit) => String(9 - Number(digit))), day]]);
}

function edgeValuesOf(page: PageContribution | undefined): Map<string, EdgeValue> {
  return new Map(
    (page?.edges ?? []).map(({ hash, column, text, href, visible }) => [hash, { column, text, href, visible }]),
  );
}

function reportsOf(page: PageContribution | undefined): Map<string, DigestReport> {
  const { reports = [], moreReportYears = [], moreLesserReportYears = [] } = page?.digest ?? {};
  // Of these only the year is kept; the page that names them stands for their address.
  const untitled = (year: number): DigestReport => ({ year, title: '', url: '', seenAs: 'item' });
  const more = [
    ...moreReportYears.map(untitled),
    ...moreLesserReportYears.map((year): DigestReport => ({ ...untitled(year), lesser: true })),
  ];
  return new Map(
    [...reports, ...more].map((report) => {
      // Whole addresses: the same report stands under one key whichever page names it.
      const url = reportUrl(report, keyOf(page) ?? '');
      return [`${9999 - report.year} ${url} ${report.seenAs}${report.lesser ? ' lesser' : ''}`, { ...report, url }];
    }),
  );
}

function codesOf(page: PageContribution | undefined, field: 'siteCode' | 'metaSiteCode'): Map<string, null> {
  const code = page?.digest?.[field];
  return code ? new Map([[code, null]]) : new Map();
}

function unreadOf(page: PageContribution | undefined): Map<string, { url: string; because: Message }> {
  if (!page?.unread) return new Map();
  const { canonicalUrl, url, because } = page.unread;
  return new Map([[canonicalUrl, { url, because }]]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
