import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import {
  COLUMNS,
  FIRST_OF_TABLES,
  judgeSums,
  otherwiseRows,
  RESULT_ROWS,
  reportFrom,
  requestCell,
} from '../annual-report.ts';
import { definePageRule } from '../rule.ts';
import { clause } from '../standards.ts';

/** I2, each column: all kinds of results (C1 to C6) add up to their 总计 (C7). */
export default definePageRule({
  id: 'annual-report-results-wrong',
  version: 1,
  params: z.object({}),
  needs: ['annualReport', 'publishedOn', 'tables'],
  basis: [
    clause('annual-report-format-2021', '第三部分 收到和处理政府信息公开申请情况（三、本年度办理结果）', 'text'),
    clause('annual-report-format-2019', '第三部分 收到和处理政府信息公开申请情况（三、本年度办理结果）', 'text'),
  ],

  check(page, _, context) {
    const judged = reportFrom(FIRST_OF_TABLES, page, context);
    if ('outcome' in judged) return judged.outcome;
    return judgeSums({
      ...judged,
      ruleId: 'annual-report-results-wrong',
      url: page.url,
      table: 'requests',
      tables: page.tables,
      context,
      identities: COLUMNS.map((column) => ({
        id: column,
        left: [...RESULT_ROWS, ...otherwiseRows(judged.report, column)].map((row) => requestCell(row, column)),
        right: [requestCell('handled', column)],
      })),
      listBy: 'row',
      say: ({ right: [cell] }, { cells, sum }, right) =>
        message('finding.annual-report-results-wrong', { column: cell?.column ?? '', cells, sum, total: right.sum }),
    });
  },
});
