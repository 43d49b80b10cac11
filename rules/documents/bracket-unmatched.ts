import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, type Finding, pass, suspected } from '../rule.ts';
import { unlessSingle } from '../single.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'bracket-unmatched',
  version: 1,
  params: z.object({}),
  needs: ['body', 'kind', 'unmatched'],
  basis: [clause('inspection-circulars', '信息格式不规范（常德市2020年11月）', 'secondary')],

  check({ kind, body, unmatched = [], url }, _, { isUnknown }) {
    const owesNothing = unlessSingle({ kind, body });
    if (owesNothing) return owesNothing;
    const [first, ...others] = unmatched.map(
      ({ mark, quote, place }): Finding => ({
        key: `bracket-unmatched:${url}:${quote.slice(0, 60)}`,
        pageUrl: url,
        message: message('finding.bracket-unmatched', { mark, place: message(`residue-place.${place}`) }),
        quote: quote.slice(0, 200),
      }),
    );
    // What an editor meant, and whether a picture or a line break holds the other half, a person sees.
    if (first) return suspected([first, ...others], { searched: [url] });
    return isUnknown('unmatched') ? cannotTell(message('because.content-not-whole')) : pass();
  },
});
