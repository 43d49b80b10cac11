import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import {
  APPLICANTS,
  FIRST_OF_TABLES,
  judgeSums,
  otherwiseRows,
  RESULT_ROWS,
  reportFrom,
  requestCell,
} from '../annual-report.ts';
import { definePageRule } from '../rule.ts';
import { clause } from '../standards.ts';

/** I3, each row: 自然人 and the five kinds of organisations add up to 总计. */
export default definePageRule({
  id: 'annual-report-applicants-wrong',
  version: 1,
  params: z.object({}),
  needs: ['annualReport', 'publishedOn', 'tables'],
  basis: [
    clause('annual-report-format-2021', '第三部分 收到和处理政府信息公开申请情况（申请人情况）', 'text'),
    clause('annual-report-format-2019', '第三部分 收到和处理政府信息公开申请情况（申请人情况）', 'text'),
  ],

  check(page, _, context) {
    const judged = reportFrom(FIRST_OF_TABLES, page, context);
    if ('outcome' in judged) return judged.outcome;
    const results = [...RESULT_ROWS, ...otherwiseRows(judged.report, 'total')];
    return judgeSums({
      ...judged,
      ruleId: 'annual-report-applicants-wrong',
      url: page.url,
      table: 'requests',
      tables: page.tables,
      context,
      identities: (['received', 'carriedIn', ...results, 'handled', 'carriedOut'] as const).map((row) => ({
        id: row,
        left: APPLICANTS.map((column) => requestCell(row, column)),
        right: [requestCell(row, 'total')],
      })),
      listBy: 'column',
      say: ({ right: [cell] }, { cells, sum }, right) =>
        message('finding.annual-report-applicants-wrong', { row: cell?.row ?? '', cells, sum, total: right.sum }),
    });
  },
});
