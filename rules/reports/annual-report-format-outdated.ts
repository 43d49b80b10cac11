import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { FIRST_OF_FORMAT, reportFrom } from '../annual-report.ts';
import { cannotTell, definePageRule, type Finding, pass, proven, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Columns of the table on disclosure that only the trial format has, and those of the format in force. */
const OF_TRIAL = /^disclosed\..*\.(?:made|published|publishedTotal|previous|change|projects)$/;
const IN_FORCE = /^disclosed\..*\.(?:issued|repealed|inForce)$|^disclosed\.fees\.amount$/;

export default definePageRule({
  id: 'annual-report-format-outdated',
  version: 1,
  params: z.object({}),
  needs: ['annualReport', 'publishedOn', 'tables'],
  basis: [clause('annual-report-format-2021', '二、主动公开政府信息情况（统计表）', 'text')],

  check(page, _, context) {
    const judged = reportFrom(FIRST_OF_FORMAT, page, context);
    if ('outcome' in judged) return judged.outcome;
    const { report, year } = judged;
    const names = Object.keys(report.figures);
    const [first, ...others] = names.filter((name) => OF_TRIAL.test(name));
    const hasNew = names.some((name) => IN_FORCE.test(name));
    if (!first) return hasNew ? pass() : cannotTell(message('because.report-format-unclear'));
    if (hasNew) return cannotTell(message('because.report-format-unclear'));
    const table = report.figures[first]?.table ?? 0;
    const heads = page.tables[table]?.rows.flat().filter(({ text }) => HEAD.test(text)) ?? [];
    const finding: Finding = {
      key: `annual-report-format-outdated:${page.url}`,
      pageUrl: page.url,
      message: message('finding.annual-report-format-outdated', { year, cells: others.length + 1 }),
      quote: [...new Set(heads.map(({ text }) => text))].join('｜').slice(0, 200),
    };
    // Without a statistics period the title alone says which year it is, and titles may name that of publication.
    return report.period ? proven(finding) : suspected([finding]);
  },
});

const HEAD = /新\s*制作|新\s*公开|公开总|上一?年度?项目|增\s*\/\s*减|采购项目/;
