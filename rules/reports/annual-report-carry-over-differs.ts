import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { COLUMNS, FIRST_OF_TABLES } from '../annual-report.ts';
import { compareYears, ownReports } from '../report-years.ts';
import { defineSiteRule } from '../rule.ts';
import { clause } from '../standards.ts';

/** I5, each column: carriedOut of one year = carriedIn of the next. */
export default defineSiteRule({
  id: 'annual-report-carry-over-differs',
  version: 1,
  params: z.object({}),
  needs: ['contents'],
  basis: [
    clause('annual-report-format-2021', '第三部分（上年结转、结转下年度继续办理）', 'text'),
    clause('annual-report-format-2021', '第三部分（不一致的需作说明）', 'default'),
  ],

  check({ body, contents }) {
    return compareYears(ownReports(contents, body), FIRST_OF_TABLES + 1, ({ before, after }) => {
      const cells = COLUMNS.map((column) => ({
        column,
        out: before.digest.carriedOut[column] ?? undefined,
        into: after.digest.carriedIn[column] ?? undefined,
      }));
      const known = cells.filter(({ out, into }) => out !== undefined && into !== undefined);
      const differing = known.filter(({ out, into }) => out !== into);
      if (differing.length === 0 && known.length < cells.length) return undefined;
      return differing.map(({ column, out = 0, into = 0 }) => ({
        key: `annual-report-carry-over-differs:${after.year}:${column}`,
        pageUrl: after.url,
        message: message('finding.annual-report-carry-over-differs', {
          column: message(`report.column.${column}`),
          before: before.year,
          out,
          after: after.year,
          into,
        }),
      }));
    });
  },
});
