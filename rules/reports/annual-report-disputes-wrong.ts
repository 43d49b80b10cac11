import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import {
  DISPUTE_BLOCKS,
  DISPUTE_OUTCOMES,
  disputeCell,
  FIRST_OF_TABLES,
  judgeSums,
  reportFrom,
} from '../annual-report.ts';
import { definePageRule } from '../rule.ts';
import { clause } from '../standards.ts';

/** I4, each block of the table of reviews and lawsuits: its four results add up to 总计. */
export default definePageRule({
  id: 'annual-report-disputes-wrong',
  version: 1,
  params: z.object({}),
  needs: ['annualReport', 'publishedOn', 'tables'],
  basis: [
    clause('annual-report-format-2021', '第四部分 政府信息公开行政复议、行政诉讼情况', 'text'),
    clause('annual-report-format-2019', '第四部分 政府信息公开行政复议、行政诉讼情况', 'text'),
  ],

  check(page, _, context) {
    const judged = reportFrom(FIRST_OF_TABLES, page, context);
    if ('outcome' in judged) return judged.outcome;
    return judgeSums({
      ...judged,
      ruleId: 'annual-report-disputes-wrong',
      url: page.url,
      table: 'disputes',
      tables: page.tables,
      context,
      identities: DISPUTE_BLOCKS.map((block) => ({
        id: block,
        left: DISPUTE_OUTCOMES.map((outcome) => disputeCell(block, outcome)),
        right: [disputeCell(block, 'total')],
      })),
      listBy: 'column',
      say: ({ right: [cell] }, { cells, sum }, right) =>
        message('finding.annual-report-disputes-wrong', { block: cell?.row ?? '', cells, sum, total: right.sum }),
    });
  },
});
