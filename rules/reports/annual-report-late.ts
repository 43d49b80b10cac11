import { z } from 'zod';
import type { ReportFacts, SiteFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { daysBetween } from '../../utils/text/day.ts';
import { isOwnTitle } from '../../utils/text/organisation.ts';
import { cannotTell, defineSiteRule, type Finding, pass } from '../rule.ts';
import { clause } from '../standards.ts';

/** Reports of several years within so many days of each other were moved to a new site together. */
const BULK_DAYS = 7;

export default defineSiteRule({
  id: 'annual-report-late',
  version: 1,
  /** `from`: first report year that is asked for; 2019 is the product's default. */
  params: z.object({ from: z.number().int().min(2008).max(2100).default(2019) }),
  needs: ['reports'],
  basis: [clause('disclosure-regulations-2019', '第四十九条', 'secondary')],

  check({ body, reports }, { from }) {
    // The portal gathers the reports of others, whose deadline is not this body's.
    const own = reports.filter(({ year, title }) => year >= from && isOwnTitle(title, body.name));
    const dated = datesOf(own);
    if (dated.length === 0) return cannotTell(message('because.no-dated-report'));

    const isMoved = ({ year, publishedOn }: Dated) =>
      dated.some((other) => other.year !== year && Math.abs(daysBetween(publishedOn, other.publishedOn)) <= BULK_DAYS);
    // 第四十九条 sets 31 January for departments of counties and above; all others have until 31 March.
    const due = body.kind === 'department' ? '01-31' : '03-31';
    const late = dated.filter((report) => report.publishedOn > `${report.year + 1}-${due}`);
    const accused = late.filter((report) => !isMoved(report));
    if (late.length === 0) return pass();
    const inTime = dated.length - late.length;
    return {
      status: 'measured',
      numerator: inTime,
      denominator: inTime,
      unknown: late.length,
      // The date on the page can be that of a later change or of a move; only its owner knows.
      certainty: 'suspected',
      findings: accused.map(
        ({ year, publishedOn, url, title }): Finding => ({
          key: `annual-report-late:${year}`,
          pageUrl: url,
          message: message('finding.annual-report-late', { year, publishedOn, due: `${year + 1}-${due}` }),
          quote: title,
        }),
      ),
      searched: late.map(({ url }) => url),
    };
  },
});

type Dated = ReportFacts & { publishedOn: string };

/** One dated report a year: whatever date was seen of it first is its publication. */
function datesOf(reports: SiteFacts['reports']): Dated[] {
  const byYear = new Map<number, Dated>();
  for (const report of reports) {
    const { publishedOn } = report;
    if (!publishedOn) continue;
    const before = byYear.get(report.year);
    if (!before || publishedOn < before.publishedOn) byYear.set(report.year, { ...report, publishedOn });
  }
  return [...byYear.values()].sort((a, b) => a.year - b.year);
}
