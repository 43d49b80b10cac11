import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { normalise } from '../../utils/text/normalise.ts';
import { FIRST_OF_TABLES, SECTIONS, sectionName, textFrom } from '../annual-report.ts';
import { cannotTell, definePageRule, type Finding, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'annual-report-section-missing',
  version: 1,
  params: z.object({}),
  needs: ['annualReport', 'publishedOn', 'mainText'],
  basis: [
    clause('annual-report-format-2021', '一至六（六个部分）', 'text'),
    clause('annual-report-format-2019', '一至六（六个部分）', 'text'),
  ],

  check(page, _, context) {
    // For the reports of 2019 the notice only recommends the format.
    const judged = textFrom(FIRST_OF_TABLES + 1, page, context);
    if ('outcome' in judged) return judged.outcome;
    const { sections } = judged.report;
    const missing = SECTIONS.filter(({ id }) => !sections.some((section) => section.id === id));
    if (missing.length === 0) return pass();

    const [unnamed] = sections.filter(({ id }) => id === undefined);
    const nearest = (title: string): Finding => ({
      key: 'annual-report-section-missing:nearest',
      pageUrl: page.url,
      message: message('finding.annual-report-section-like', { title }),
    });
    if (unnamed) {
      return cannotTell(message('because.report-section-named-otherwise'), { nearest: nearest(unnamed.title) });
    }
    const text = normalise(page.mainText).replaceAll(' ', '');
    const said = missing.find(({ title }) => text.includes(title));
    if (said) return cannotTell(message('because.report-section-in-text'), { nearest: nearest(said.title) });

    const [first, ...others] = missing.map(
      ({ id }): Finding => ({
        key: `annual-report-section-missing:${page.url}:${id}`,
        pageUrl: page.url,
        message: message('finding.annual-report-section-missing', { section: sectionName(id) }),
      }),
    );
    return first ? suspected([first, ...others], { searched: [page.url] }) : pass();
  },
});
