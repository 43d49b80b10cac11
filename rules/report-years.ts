/** The annual reports of a body, year by year: their digests for comparing years, their dates for deadlines. */
import type { ReportDigest } from '../utils/facts/report-digest.ts';
import type { ContentFacts, ReportFacts, SiteFacts } from '../utils/facts/site-facts.ts';
import { message } from '../utils/text/catalogue/index.ts';
import { type Day, daysBetween } from '../utils/text/day.ts';
import { isOwnTitle } from '../utils/text/organisation.ts';
import { cannotTell, type Finding, type Outcome, pass, suspectedShare } from './rule.ts';

export interface YearReport {
  year: number;
  url: string;
  title: string;
  digest: ReportDigest;
}

/**
 * The body's own reports that were read, one a year, by year. A portal gathers those of others too. A year that two
 * different reports claim, and a report whose title and statistics period disagree on the year, are left out.
 */
export function ownReports(contents: readonly ContentFacts[], body: SiteFacts['body']): YearReport[] {
  const byYear = new Map<number, YearReport | undefined>();
  for (const { url, title = '', report: digest } of contents) {
    const year = digest?.year;
    if (!digest || year === undefined || !isOwnTitle(title, body.name)) continue;
    if (digest.period && Number(digest.period.to.slice(0, 4)) !== year) continue;
    const before = byYear.get(year);
    if (!byYear.has(year)) byYear.set(year, { year, url, title, digest });
    else if (before && !sameReport(before.digest, digest)) byYear.set(year, undefined);
  }
  return [...byYear.values()].filter((report) => report !== undefined).sort((a, b) => a.year - b.year);
}

/** Copies of one report, as under two columns. */
const sameReport = (a: ReportDigest, b: ReportDigest): boolean =>
  JSON.stringify([a.carriedIn, a.carriedOut, a.problems?.text]) ===
  JSON.stringify([b.carriedIn, b.carriedOut, b.problems?.text]);

export interface YearPair {
  before: YearReport;
  after: YearReport;
}

/** What comparing a year with the next one says: `undefined` where it cannot be compared. */
export type Comparison = readonly Finding[] | undefined;

/** Reports of neighbouring years, compared; `from` is the first year that is held against the one before. */
export function compareYears(
  reports: readonly YearReport[],
  from: number,
  compare: (pair: YearPair) => Comparison,
): Outcome {
  const pairs = reports.flatMap((after) => {
    const before = reports.find(({ year }) => year === after.year - 1);
    return before && after.year >= from ? [{ before, after }] : [];
  });
  const answers = pairs.map((pair) => ({ pair, found: compare(pair) }));
  const compared = answers.filter(({ found }) => found !== undefined);
  if (compared.length === 0) return cannotTell(message('because.report-no-two-years'));
  const findings = compared.flatMap(({ found }) => found ?? []);
  if (findings.length === 0 && compared.length === pairs.length) return pass();
  const agree = compared.filter(({ found }) => found?.length === 0).length;
  return suspectedShare({
    met: agree,
    open: pairs.length - agree,
    findings,
    searched: [...new Set(answers.flatMap(({ pair }) => [pair.before.url, pair.after.url]))],
  });
}

/** Reports of several years within so many days of each other were moved to a new site together. */
const BULK_DAYS = 7;

export type Dated = ReportFacts & { publishedOn: Day };

/** One dated report a year: whatever date was seen of it first is its publication. */
function datesOf(reports: readonly ReportFacts[]): Dated[] {
  const byYear = new Map<number, Dated>();
  for (const report of reports) {
    const { publishedOn } = report;
    if (!publishedOn) continue;
    const before = byYear.get(report.year);
    if (!before || publishedOn < before.publishedOn) byYear.set(report.year, { ...report, publishedOn });
  }
  return [...byYear.values()].sort((a, b) => a.year - b.year);
}

export interface Deadline {
  /** First report year that is asked for. */
  from: number;
  /** Reports that another question asks about; all count where it is absent. */
  asks?(report: Dated): boolean;
  isLate(report: Dated): boolean;
  findingOf(report: Dated): Finding;
}

/**
 * The body's own dated reports against a deadline. All that are late are open: the date on the page can be that of a
 * later change or of a move, and only its owner knows. Those of several years that came together are accused of nothing.
 */
export function judgeDates(
  { body, reports }: Pick<SiteFacts, 'body' | 'reports'>,
  { from, asks = () => true, isLate, findingOf }: Deadline,
): Outcome {
  // The portal gathers the reports of others, whose deadline is not this body's.
  const dated = datesOf(reports.filter(({ title }) => isOwnTitle(title, body.name)));
  const asked = dated.filter((report) => report.year >= from && asks(report));
  if (asked.length === 0) return cannotTell(message('because.no-dated-report'));
  const isMoved = ({ year, publishedOn }: Dated) =>
    dated.some((other) => other.year !== year && Math.abs(daysBetween(publishedOn, other.publishedOn)) <= BULK_DAYS);
  const late = asked.filter(isLate);
  if (late.length === 0) return pass();
  const inTime = asked.length - late.length;
  return suspectedShare({
    met: inTime,
    open: late.length,
    findings: late.filter((report) => !isMoved(report)).map(findingOf),
    searched: late.map(({ url }) => url),
  });
}
