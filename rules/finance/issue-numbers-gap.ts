import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { compact } from '../../utils/text/normalise.ts';
import { parseChineseNumber } from '../../utils/text/numerals.ts';
import { cannotTell, defineSiteRule, type Finding, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** 2024年第3期, 2024年第三次, 第45次常务会议. */
const ISSUE = /(?:(20\d\d)年?)?[^第]{0,8}第([\d一二三四五六七八九十百]{1,4})(?:期|次|号)/;

export default defineSiteRule({
  id: 'issue-numbers-gap',
  version: 1,
  params: z.object({
    /** Words of the titles that are numbered: 政府公报, 常务会议. */
    anyOf: z.array(z.string().min(2)).min(1),
    /** Numbers begin anew every year. */
    yearly: z.boolean().default(true),
  }),
  needs: ['items', 'lists'],
  basis: [clause('disclosure-regulations-2019', '第二十三条（政府公报是公开途径；期次连续）', 'default')],

  words: ({ anyOf }) => anyOf,

  check({ items, lists }, { anyOf, yearly }, { titles }) {
    const series = new Map<string, Map<number, { title: string; url: string; lists: readonly number[] }>>();
    for (const word of anyOf) {
      for (const index of titles.withWord(word)) {
        const { title = '', url = '', day, lists: on = [] } = items[index] ?? {};
        const [, year, number] = ISSUE.exec(compact(title)) ?? [];
        const of = number && (/^\d+$/.test(number) ? Number(number) : parseChineseNumber(number));
        if (!of) continue;
        const name = yearly ? `${word} ${year ?? day?.slice(0, 4) ?? ''}` : word;
        series.set(name, (series.get(name) ?? new Map()).set(of, { title, url, lists: on }));
      }
    }
    const gaps: Finding[] = [];
    let seen = 0;
    for (const [name, issues] of series) {
      const numbers = [...issues.keys()].sort((a, b) => a - b);
      if (numbers.length < 2) continue;
      seen++;
      const [lowest = 0, highest = 0] = [numbers[0], numbers.at(-1)];
      // Between two issues of one list that was read whole none can be hidden on another page.
      const whole = [...issues.values()].every(({ lists: on }) => on.some((index) => lists[index]?.complete));
      if (!whole) continue;
      for (let number = lowest + 1; number < highest; number++) {
        if (issues.has(number)) continue;
        gaps.push({
          key: `issue-numbers-gap:${name}:${number}`,
          pageUrl: issues.get(lowest)?.url ?? '',
          message: message('finding.issue-missing', { name, number, highest }),
        });
      }
    }
    if (seen === 0) return cannotTell(message('because.no-numbered-titles'));
    const [first, ...others] = gaps;
    return first ? suspected([first, ...others]) : pass();
  },
});
