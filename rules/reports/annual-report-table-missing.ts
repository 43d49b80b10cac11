import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { compact } from '../../utils/text/normalise.ts';
import { FIRST_OF_TABLES, reportFrom, tableUnread } from '../annual-report.ts';
import { cannotTell, definePageRule, type Finding, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** The official tables, each with words that stand in it and hardly in prose. */
const TABLES = [
  { id: 'disclosed', words: ['第二十条第(一)项', '第二十条第一项'] },
  { id: 'requests', words: ['本年新收政府信息公开申请数量'] },
  { id: 'disputes', words: ['未经复议直接起诉'] },
] as const;

export default definePageRule({
  id: 'annual-report-table-missing',
  version: 1,
  params: z.object({}),
  needs: ['annualReport', 'publishedOn', 'mainText', 'media', 'attachments'],
  basis: [
    clause('annual-report-format-2021', '二至四（三张统计表）', 'text'),
    clause('annual-report-format-2019', '二至四（三张统计表）', 'text'),
  ],

  check(page, _, context) {
    // For the reports of 2019 the notice only recommends the format.
    const judged = reportFrom(FIRST_OF_TABLES + 1, page, context);
    if ('outcome' in judged) return judged.outcome;
    const { report } = judged;
    const missing = TABLES.filter(({ id }) => !report.tables.some(({ holds }) => holds.includes(id)));
    const [first, ...others] = missing;
    if (!first) return pass();

    const name = message(`report.table.${first.id}`);
    const unread = tableUnread(report, name, context);
    if (unread.code !== 'because.report-table-not-found') return cannotTell(unread);
    if (report.tables.some(({ holds }) => holds.length === 0)) {
      return cannotTell(message('because.report-table-of-other-form', { table: name }));
    }
    const text = compact(page.mainText);
    if (missing.some(({ words }) => words.some((word) => text.includes(word)))) {
      return cannotTell(message('because.report-table-misread', { table: name }));
    }
    const isElsewhere =
      page.attachments.length > 0 ||
      context.isUnknown('attachments') ||
      page.media.some(({ kind, visible }) => (kind === 'frame' || kind === 'object') && visible !== false);
    if (isElsewhere) return cannotTell(message('because.report-table-elsewhere', { table: name }));

    const findingOf = ({ id }: (typeof TABLES)[number]): Finding => ({
      key: `annual-report-table-missing:${page.url}:${id}`,
      pageUrl: page.url,
      message: message('finding.annual-report-table-missing', { table: message(`report.table.${id}`) }),
    });
    return suspected([findingOf(first), ...others.map(findingOf)], { searched: [page.url] });
  },
});
