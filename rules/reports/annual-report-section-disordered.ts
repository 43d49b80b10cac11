import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { FIRST_OF_TABLES, SECTIONS, sectionName, textFrom } from '../annual-report.ts';
import { cannotTell, definePageRule, type Finding, pass, proven, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** The six sections in the order of the format, and numbered through. Which of them are missing is another question. */
export default definePageRule({
  id: 'annual-report-section-disordered',
  version: 1,
  params: z.object({}),
  needs: ['annualReport', 'publishedOn'],
  basis: [
    clause('annual-report-format-2021', '一至六（六个部分）', 'text'),
    clause('annual-report-format-2019', '一至六（六个部分）', 'text'),
  ],

  check(page, _, context) {
    const judged = textFrom(FIRST_OF_TABLES + 1, page, context);
    if ('outcome' in judged) return judged.outcome;
    const { sections } = judged.report;
    const named = sections.flatMap(({ id }) => id ?? []);
    const order = SECTIONS.map(({ id }) => id);
    if (sections.length !== order.length || new Set(named).size !== order.length) {
      return cannotTell(message('because.report-sections-incomplete'));
    }
    if (named.join() !== order.join()) {
      return proven({
        key: `annual-report-section-disordered:${page.url}`,
        pageUrl: page.url,
        message: message('finding.annual-report-section-disordered', { sections: named.map(sectionName) }),
        quote: sections
          .map(({ title }) => title)
          .join('｜')
          .slice(0, 200),
      });
    }
    // Numbers that Word sets by itself are no text.
    const [first, ...others] = sections.flatMap(({ number, title }, i): Finding[] =>
      number === undefined || number === i + 1
        ? []
        : [
            {
              key: `annual-report-section-disordered:${page.url}:${i + 1}`,
              pageUrl: page.url,
              message: message('finding.annual-report-section-number', { title, number, due: i + 1 }),
            },
          ],
    );
    return first ? suspected([first, ...others]) : pass();
  },
});
