import { z } from 'zod';
import type { Table } from '../../utils/facts/page-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { FIRST_OF_FORMAT, reportFrom } from '../annual-report.ts';
import { cannotTell, definePageRule, type Finding, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** 行政事业性收费 is asked for in 万元: a cell in 元, or an amount that nobody collects, was filled in otherwise. */
export default definePageRule({
  id: 'annual-report-fee-unit-mixed',
  version: 1,
  /** `most`: 万元 that one report can plausibly state; 10,000,000 (1,000 亿元) is the product's default. */
  params: z.object({ most: z.number().positive().default(10_000_000) }),
  needs: ['annualReport', 'publishedOn', 'tables'],
  basis: [
    clause('annual-report-format-2021', '第二十条第（八）项', 'text', '本年收费金额（单位：万元）'),
    clause('annual-report-format-2021', '第二十条第（八）项（单位混用）', 'default'),
  ],

  check(page, { most }, context) {
    const judged = reportFrom(FIRST_OF_FORMAT, page, context);
    if ('outcome' in judged) return judged.outcome;
    const fee = judged.report.figures['disclosed.fees.amount'];
    if (!fee || fee.repeated || fee.value === null) return cannotTell(message('because.report-fee-unclear'));
    const head = headOf(page.tables[fee.table]);
    const { text } = fee;
    const finding = (code: 'finding.annual-report-fee-in-yuan' | 'finding.annual-report-fee-huge'): Finding => ({
      key: `annual-report-fee-unit-mixed:${page.url}`,
      pageUrl: page.url,
      message: message(code, { amount: text }),
      quote: head ? `${head}｜${text}`.slice(0, 200) : text,
    });
    if (head && fee.unit === '元' && text.includes('元'))
      return suspected([finding('finding.annual-report-fee-in-yuan')]);
    if (fee.unit === '万元' && fee.value > most) return suspected([finding('finding.annual-report-fee-huge')]);
    return pass();
  },
});

const headOf = (table: Table | undefined): string | undefined =>
  table?.rows.flat().find(({ text }) => /收费金额.*万元/.test(text))?.text;
