import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { similarity } from '../../utils/text/similarity.ts';
import { FIRST_OF_FORMAT } from '../annual-report.ts';
import { compareYears, ownReports } from '../report-years.ts';
import { defineSiteRule } from '../rule.ts';
import { clause } from '../standards.ts';

/** Likeness of the fifth section to that of the year before, both shown from the first sentence that they share. */
export default defineSiteRule({
  id: 'annual-report-problems-repeated',
  version: 1,
  /** `limit`: share of what both texts say that counts as repeated; 0.7 is the product's default. `from`: first year. */
  params: z.object({
    limit: z.number().min(0.5).max(1).default(0.7),
    from: z.number().int().min(2008).max(2100).default(FIRST_OF_FORMAT),
  }),
  needs: ['contents'],
  basis: [
    clause('annual-report-format-2021', '五、存在的主要问题及改进情况', 'text', '不得出现敷衍了事甚至年年雷同现象'),
  ],

  check({ body, contents }, { limit, from }) {
    return compareYears(ownReports(contents, body), from, ({ before, after }) => {
      const [old, now] = [before.digest.problems, after.digest.problems];
      const likeness = similarity(old?.fingerprint, now?.fingerprint);
      if (!old || !now || likeness === undefined) return undefined;
      if (likeness < limit) return [];
      return [
        {
          key: `annual-report-problems-repeated:${after.year}`,
          pageUrl: after.url,
          message: message('finding.annual-report-problems-repeated', {
            before: before.year,
            after: after.year,
            percent: Math.round(likeness * 100),
          }),
          quote: sideBySide([before.year, old.text], [after.year, now.text]),
        },
      ];
    });
  },
});

const SHOWN = 88;
const LEAST = 12;

function sideBySide(...texts: [year: number, text: string][]): string {
  const [[, first], [, second]] = texts as [[number, string], [number, string]];
  const shared = first.split(/[。；;\n]/).find((sentence) => sentence.length >= LEAST && second.includes(sentence));
  return texts
    .map(([year, text]) => {
      const at = shared ? text.indexOf(shared) : 0;
      return `${year}：${text.slice(at, at + SHOWN).replaceAll('\n', ' ')}`;
    })
    .join('｜');
}
