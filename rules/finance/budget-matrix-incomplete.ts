import { z } from 'zod';
import type { ItemFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { compact } from '../../utils/text/normalise.ts';
import { cannotTell, defineSiteRule, type Finding, MAX_LEDGER, suspectedShare } from '../rule.ts';
import { clause } from '../standards.ts';

/** What a title says it is: 预算 or 决算; reports on carrying out a budget and corrections are neither of them. */
const BUDGET = /预算/;
const FINAL = /决算/;
const NOT_IT = /绩效|通知|批复|审计|整改|解读|培训|会议|编制|管理办法|采购|调整|执行情况/;
const YEAR = /(20\d\d)年?/;

export default defineSiteRule({
  id: 'budget-matrix-incomplete',
  version: 2,
  params: z.object({
    /** Budget years before that of the day of judgement, that one included. */
    years: z.number().int().min(1).max(10).default(3),
    kinds: z
      .array(z.enum(['budget', 'final']))
      .min(1)
      .default(['budget', 'final']),
    /** Words of the title that say whose it is (三公 for the expenses); none: any. */
    about: z.array(z.string()).default([]),
    /** Month from which the budget of the year, and the accounts of the year before, are owed. Defaults of the product. */
    budgetFrom: z.number().int().min(1).max(12).default(4),
    finalFrom: z.number().int().min(1).max(12).default(11),
  }),
  needs: ['items', 'lists'],
  basis: [clause('disclosure-regulations-2019', '第二十条第（七）项', 'text')],

  words: () => ['预算', '决算'],

  check({ items, lists }, { years, kinds, about, budgetFrom, finalFrom }, { asOf, titles }) {
    if (!asOf) return cannotTell(message('because.day-unknown'));
    // A leaf may ask for budgets and, once more, for those of the expenses.
    const keyOf = (kind: string, of: number) => ['budget-matrix-incomplete', kind, of, ...about].join(':');
    const year = Number(asOf.slice(0, 4));
    const month = Number(asOf.slice(5, 7));
    const rows = [...new Set([...titles.withWord('预算'), ...titles.withWord('决算')])]
      .flatMap((index) => items[index] ?? [])
      .filter(({ title }) => about.length === 0 || about.some((word) => compact(title).includes(compact(word))));
    const wanted = kinds.flatMap((kind) => {
      const last =
        kind === 'budget' ? (month >= budgetFrom ? year : year - 1) : month >= finalFrom ? year - 1 : year - 2;
      return Array.from({ length: years }, (_, back) => ({ kind, year: last - back }));
    });
    const found = wanted.map((cell) => ({ ...cell, by: rows.find((item) => isOf(item, cell)) }));
    const places = lists.filter(
      ({ columns, names }) => columns.includes('budget') || names.some((name) => /预决算|预算|决算|财政/.test(name)),
    );
    const read = places.filter(({ complete }) => complete).map(({ url }) => url);
    const missing = found.filter(({ by }) => !by);
    if (missing.length > 0 && places.length === 0 && rows.length === 0) {
      return cannotTell(message('because.budget-not-read'));
    }
    return suspectedShare({
      met: found.length - missing.length,
      open: missing.length,
      findings:
        read.length === places.length && read.length > 0
          ? missing.map(
              ({ kind, year: of }): Finding => ({
                key: keyOf(kind, of),
                pageUrl: read[0] ?? '',
                message: message(kind === 'budget' ? 'finding.budget-missing' : 'finding.accounts-missing', {
                  year: of,
                }),
              }),
            )
          : [],
      searched: read,
      ledger: found.slice(0, MAX_LEDGER).flatMap(({ kind, year: of, by }) =>
        by?.url
          ? [
              {
                key: keyOf(kind, of),
                url: by.url,
                title: by.title,
                ...(by.day ? { on: by.day } : {}),
                counted: true,
                met: true,
                because: message('ledger.budget'),
              },
            ]
          : [],
      ),
    });
  },
});

function isOf({ title }: ItemFacts, { kind, year }: { kind: 'budget' | 'final'; year: number }): boolean {
  const name = compact(title);
  return (
    (kind === 'budget' ? BUDGET : FINAL).test(name) && !NOT_IT.test(name) && Number(YEAR.exec(name)?.[1] ?? 0) === year
  );
}
