import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import type { Day } from '../../utils/text/day.ts';
import { compact } from '../../utils/text/normalise.ts';
import { cannotTell, defineSiteRule, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

const DEPARTMENT =
  /(?:局|委|委员会|办公室|办|厅|处|中心|会|院|校|馆|团委|联合会)(?:20\d\d年?)?(?:度)?(?:部门|单位)?(?:收支)?(?:预算|决算)|部门(?:预算|决算)/;

export default defineSiteRule({
  id: 'department-budgets-scattered',
  version: 1,
  params: z.object({
    kind: z.enum(['budget', 'final']).default('budget'),
    /** Share of the departments that has to publish on one day. 0.8: default of the product. */
    atLeast: z.number().min(0.1).max(1).default(0.8),
    /** Fewer departments say nothing. */
    least: z.number().int().min(2).default(5),
  }),
  needs: ['items'],
  basis: [clause('luoyang-2016', 'LY-4.3.3', 'text', '市级相关部门应在市财政部门批复预决算后20日内集中一天时间')],

  words: () => ['预算', '决算'],

  check({ items }, { kind, atLeast, least }, { asOf, titles }) {
    if (!asOf) return cannotTell(message('because.day-unknown'));
    const word = kind === 'budget' ? '预算' : '决算';
    const byYear = new Map<number, { day: Day; title: string; url: string }[]>();
    for (const index of titles.withWord(word)) {
      const { title = '', day, url = '' } = items[index] ?? {};
      const name = compact(title);
      const year = Number(/(20\d\d)/.exec(name)?.[1] ?? 0);
      if (!day || day > asOf || !year || !DEPARTMENT.test(name)) continue;
      byYear.set(year, [...(byYear.get(year) ?? []), { day, title, url }]);
    }
    const [year, all] = [...byYear].filter(([, found]) => found.length >= least).sort(([a], [b]) => b - a)[0] ?? [];
    if (!year || !all) return cannotTell(message('because.too-few-budgets'));
    const perDay = new Map<Day, number>();
    for (const { day } of all) perDay.set(day, (perDay.get(day) ?? 0) + 1);
    const [[busiest, most]] = [...perDay].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)) as [
      [Day, number],
    ];
    if (most / all.length >= atLeast) return pass();
    const [late] = all.filter(({ day }) => day !== busiest);
    return suspected([
      {
        key: `department-budgets-scattered:${kind}:${year}`,
        pageUrl: late?.url ?? '',
        message: message('finding.department-budgets-scattered', {
          year,
          kind: message(`budget-kind.${kind}`),
          count: all.length,
          most,
          day: busiest,
        }),
      },
    ]);
  },
});
