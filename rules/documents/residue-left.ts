import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import type { ResidueKind } from '../../utils/text/residue.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, proven, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** What nobody writes on purpose, wherever it stands. Texts about programs show the others. */
const NEVER_MEANT: ReadonlySet<ResidueKind> = new Set(['word']);

/** A title that speaks of such signs. */
const SPEAKS_OF = /模板|变量|代码|占位|编程|报错|参数|标签/;

export default definePageRule({
  id: 'residue-left',
  version: 2,
  params: z.object({}),
  needs: ['kind', 'residue'],
  basis: [clause('inspection-circulars', '信息格式不规范（常德市2020年11月）', 'secondary')],

  check({ kind, residue = [], url }, _, { isUnknown }) {
    if (kind === 'negative') return notApplicable(message('because.not-a-government-site'));
    if (kind === 'error') return notApplicable(message('because.error-page'));
    const finding = ({ kind: what, place, quote }: (typeof residue)[number]): Finding => ({
      // The same variable in every page's title is one defect of the template.
      key: `residue-left:${what}:${place}:${quote.slice(0, 60)}`,
      pageUrl: url,
      message: message('finding.residue-left', {
        what: message(`residue.${what}`),
        place: message(`residue-place.${place}`),
      }),
      quote: quote.slice(0, 200),
    });
    const [sure, ...others] = residue
      .filter(({ kind: what, place, quote }) => (place !== 'text' && !SPEAKS_OF.test(quote)) || NEVER_MEANT.has(what))
      .map(finding);
    if (sure) return proven(sure, ...others);
    const [first, ...more] = residue.map(finding);
    if (first) return suspected([first, ...more], { searched: [url] });
    return isUnknown('residue') ? cannotTell(message('because.content-not-whole')) : pass();
  },
});
