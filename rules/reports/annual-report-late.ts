import { z } from 'zod';
import type { ReportFacts, SiteFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { isOwnTitle } from '../../utils/text/organisation.ts';
import { cannotTell, defineSiteRule, type Finding, pass } from '../rule.ts';
import { clause } from '../standards.ts';

/** So many reports of one day were moved to a new site together: the day says nothing of when they were published. */
const BULK = 3;

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

    const isBulk = (day: string) => dated.filter(({ publishedOn }) => publishedOn === day).length >= BULK;
    const due = body.kind === 'department' || body.level === 'township' ? '01-31' : '03-31';
    const late = dated.filter(({ year, publishedOn }) => publishedOn > `${year + 1}-${due}` && !isBulk(publishedOn));
    const undecided = dated.filter(({ publishedOn }) => isBulk(publishedOn)).length;
    const findings = late.map(
      ({ year, publishedOn, url, title }): Finding => ({
        key: `annual-report-late:${year}`,
        pageUrl: url,
        message: message('finding.annual-report-late', { year, publishedOn, due: `${year + 1}-${due}` }),
        quote: title,
      }),
    );
    if (findings.length === 0 && undecided === 0) return pass();
    // Which deadline applies rests on level and kind, which nobody has confirmed.
    if (!body.confirmed) {
      const unknown = undecided + late.length;
      const intime = dated.length - unknown;
      return { status: 'measured', numerator: intime, denominator: intime, unknown, certainty: 'suspected', findings };
    }
    return {
      status: 'measured',
      numerator: dated.length - undecided - late.length,
      denominator: dated.length - undecided,
      unknown: undecided,
      certainty: 'proven',
      findings,
    };
  },
});

/** One dated report a year: the report itself where it was read, else its entry in a list; the earliest of several. */
function datesOf(reports: SiteFacts['reports']): (ReportFacts & { publishedOn: string })[] {
  const byYear = new Map<number, ReportFacts & { publishedOn: string }>();
  for (const report of reports) {
    const { publishedOn } = report;
    if (!publishedOn) continue;
    const before = byYear.get(report.year);
    const isBetter =
      !before || (report.seenAs === before.seenAs ? publishedOn < before.publishedOn : report.seenAs === 'page');
    if (isBetter) byYear.set(report.year, { ...report, publishedOn });
  }
  return [...byYear.values()].sort((a, b) => a.year - b.year);
}
