import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { COLUMNS, FIRST_OF_TABLES, judgeSums, reportFrom, requestCell } from '../annual-report.ts';
import { definePageRule } from '../rule.ts';
import { clause } from '../standards.ts';

/** I1, each column: received + carriedIn = handled + carriedOut (A + B = C7 + D). */
export default definePageRule({
  id: 'annual-report-balance-wrong',
  version: 1,
  params: z.object({}),
  needs: ['annualReport', 'publishedOn', 'tables'],
  basis: [
    clause(
      'annual-report-format-2021',
      '第三部分 收到和处理政府信息公开申请情况',
      'text',
      '本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和',
    ),
    clause('annual-report-format-2019', '第三部分 收到和处理政府信息公开申请情况', 'text'),
  ],

  check(page, _, context) {
    const judged = reportFrom(FIRST_OF_TABLES, page, context);
    if ('outcome' in judged) return judged.outcome;
    return judgeSums({
      ...judged,
      ruleId: 'annual-report-balance-wrong',
      url: page.url,
      table: 'requests',
      tables: page.tables,
      context,
      identities: COLUMNS.map((column) => ({
        id: column,
        left: [requestCell('received', column), requestCell('carriedIn', column)],
        right: [requestCell('handled', column), requestCell('carriedOut', column)],
      })),
      listBy: 'row',
      say: ({ left: [cell] }, left, right) =>
        message('finding.annual-report-balance-wrong', {
          column: cell?.column ?? '',
          left: left.cells,
          leftSum: left.sum,
          right: right.cells,
          rightSum: right.sum,
        }),
    });
  },
});
