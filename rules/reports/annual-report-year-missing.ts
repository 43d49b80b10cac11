import { z } from 'zod';
import type { SiteFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import type { Day } from '../../utils/text/day.ts';
import { mayBeOwnTitle } from '../../utils/text/organisation.ts';
import { cannotTell, defineSiteRule, type Finding, notApplicable, pass, suspectedShare } from '../rule.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'annual-report-year-missing',
  version: 1,
  /** `from`: first report year that is asked for. 2019, the first of the uniform format, is the product's default. */
  params: z.object({ from: z.number().int().min(2008).max(2100).default(2019) }),
  needs: ['columns', 'reports'],
  basis: [
    clause('disclosure-regulations-2019', '第四十九条', 'text'),
    clause('disclosure-platform-2019', '政府信息公开年报', 'default'),
  ],

  check({ body, columns, reports }, { from }, { asOf }) {
    if (!asOf) return cannotTell(message('because.day-unknown'));

    const years = yearsOwed(body, from, asOf);
    if (years.length === 0) return notApplicable(message('because.no-report-due'));

    // A portal lists the reports of its departments too, which are not the government's own.
    const own = reports.filter(
      ({ title, lesser }) => mayBeOwnTitle(title, body) && !(lesser && body.kind === 'government'),
    );
    const found = new Set(own.map(({ year }) => year));
    const missing = years.filter((year) => !found.has(year));
    if (missing.length === 0) return pass();

    const lists = (columns['annual-reports'] ?? []).flatMap(({ target }) => (target ? [target] : []));
    const read = lists.filter(({ list, unknown }) => list?.complete && !unknown.includes('list')).map(({ url }) => url);
    const newest = own.at(-1);
    if (read.length === 0) {
      return cannotTell(message(lists.length > 0 ? 'because.report-list-incomplete' : 'because.report-list-not-read'), {
        searched: lists.map(({ url }) => url),
        nearest: newest && {
          key: 'annual-report-year-missing:nearest',
          pageUrl: newest.url,
          message: message('finding.annual-report-newest', { year: newest.year, title: newest.title }),
        },
      });
    }
    return suspectedShare({
      met: years.length - missing.length,
      open: missing.length,
      findings: missing.map(
        (year): Finding => ({
          key: `annual-report-year-missing:${year}`,
          pageUrl: read[0] ?? '',
          message: message('finding.annual-report-year-missing', { year }),
        }),
      ),
      searched: read,
    });
  },
});

/**
 * The report years whose deadline has passed within the body's life. Departments of counties and above owe theirs by
 * 31 January, governments by 31 March (第四十九条); for all others the later day counts, so that nobody is accused early.
 */
function yearsOwed(body: SiteFacts['body'], from: number, asOf: Day): number[] {
  const due = body.kind === 'department' ? '01-31' : '03-31';
  const asOfYear = Number(asOf.slice(0, 4));
  const last = asOf > `${asOfYear}-${due}` ? asOfYear - 1 : asOfYear - 2;
  const end = body.merged ?? body.abolished;
  const first = Math.max(from, body.founded ? Number(body.founded.slice(0, 4)) : from);
  const until = Math.min(last, end ? Number(end.slice(0, 4)) - 1 : last);
  return Array.from({ length: Math.max(0, until - first + 1) }, (_, index) => first + index);
}
