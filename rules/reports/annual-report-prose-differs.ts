import { z } from 'zod';
import type { AnnualReport, ReportStatement } from '../../utils/facts/reading.ts';
import { hasMessage, type Message, message } from '../../utils/text/catalogue/index.ts';
import { maskPrivacy } from '../../utils/text/privacy.ts';
import { countOf, FIRST_OF_TABLES, textFrom } from '../annual-report.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** I6: numbers of the prose that the tables state too. A hint: the prose may count otherwise than the tables. */
export default definePageRule({
  id: 'annual-report-prose-differs',
  version: 1,
  params: z.object({}),
  needs: ['annualReport', 'publishedOn'],
  basis: [clause('annual-report-format-2021', '第一至四部分（正文与表格的数字）', 'default')],

  check(page, _, context) {
    const judged = textFrom(FIRST_OF_TABLES, page, context);
    if ('outcome' in judged) return judged.outcome;
    const { report } = judged;
    if (report.statements.length === 0) return notApplicable(message('because.report-prose-without-figures'));
    const answers = report.statements.map((statement) => ({ statement, answer: compare(report, statement) }));
    const [first, ...others] = answers.flatMap(({ statement, answer }): Finding[] =>
      answer === 'differs'
        ? [
            {
              key: `annual-report-prose-differs:${page.url}:${statement.says}:${statement.value}`,
              pageUrl: page.url,
              message: message('finding.annual-report-prose-differs', {
                what: message(`report.says.${statement.says}`),
                value: statement.value,
                cells: cellsOf(report, statement),
              }),
              quote: maskPrivacy(statement.text),
            },
          ]
        : [],
    );
    if (first) return suspected([first, ...others]);
    if (answers.some(({ answer }) => answer === 'open')) {
      return cannotTell(message('because.report-statement-unclear'));
    }
    return pass();
  },
});

/** A figure that this format does not ask for is no alternative; one that cannot be read may be the one that is meant. */
function compare(report: AnnualReport, { value, figures, sum }: ReportStatement): 'agrees' | 'differs' | 'open' {
  const asked = figures.filter((name) => report.figures[name] !== undefined);
  const counts = asked.map((name) => countOf(report, name));
  const known = counts.filter((count) => count !== undefined);
  if (sum) {
    if (known.length < figures.length) return 'open';
    return known.reduce((all, count) => all + count, 0) === value ? 'agrees' : 'differs';
  }
  if (known.includes(value)) return 'agrees';
  return known.length === 0 || known.length < counts.length ? 'open' : 'differs';
}

const cellsOf = (report: AnnualReport, { figures }: ReportStatement): Message[] =>
  figures.flatMap((name) => {
    const value = countOf(report, name);
    const code = `report.figure.${name}`;
    return value !== undefined && hasMessage(code) ? [message('report.cell', { name: { code }, value })] : [];
  });
