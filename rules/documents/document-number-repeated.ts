import { z } from 'zod';
import type { ContentFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { isSameDocument } from '../../utils/text/document-title.ts';
import { compact } from '../../utils/text/normalise.ts';
import { cannotTell, defineSiteRule, type Finding, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Shorter ones are no numbers of a register. */
const SHORTEST_INDEX = 8;
/** One number on more pages than this is written by the template. */
const MOST = 10;

export default defineSiteRule({
  id: 'document-number-repeated',
  version: 1,
  params: z.object({}),
  needs: ['contents'],
  basis: [
    clause('disclosure-regulations-2019', '第六条', 'text', '行政机关应当及时、准确地公开政府信息。'),
    clause('inspection-circulars', '文件发布逻辑错误（宁化县2023年第三季度）', 'secondary'),
  ],

  check({ contents }) {
    const documents = contents.filter(({ kind, title }) => kind === 'policy' && title);
    const byNumber = new Map<string, { what: 'docNumber' | 'indexNumber'; said: string; of: ContentFacts[] }>();
    const add = (what: 'docNumber' | 'indexNumber', said: string | undefined, content: ContentFacts) => {
      if (!said) return;
      const key = `${what}:${compact(said)}`;
      const group = byNumber.get(key) ?? { what, said, of: [] };
      group.of.push(content);
      byNumber.set(key, group);
    };
    for (const content of documents) {
      add('docNumber', content.docNumber, content);
      const { indexNumber = '' } = content;
      if (indexNumber.length >= SHORTEST_INDEX && compact(indexNumber) !== compact(content.docNumber ?? ''))
        add('indexNumber', indexNumber, content);
    }
    if (byNumber.size === 0) return cannotTell(message('because.no-such-page-read'));
    const [first, ...others] = [...byNumber.entries()].flatMap(([key, { what, said, of }]): Finding[] => {
      const [one, other] = of.length <= MOST ? differing(of) : [];
      if (!one || !other) return [];
      return [
        {
          key: `document-number-repeated:${key}`,
          pageUrl: one.url,
          message: message('finding.document-number-repeated', {
            field: message(`metadata.${what}`),
            number: said,
            first: (one.title ?? '').slice(0, 60),
            other: (other.title ?? '').slice(0, 60),
            url: other.url,
          }),
          quote: said.slice(0, 200),
        },
      ];
    });
    return first ? suspected([first, ...others], { searched: documents.slice(0, 200).map(({ url }) => url) }) : pass();
  },
});

/** The first with the first after it that is another document; one page may cite the number of the other. */
function differing(of: readonly ContentFacts[]): ContentFacts[] {
  const [one, ...rest] = of;
  const other = rest.find(({ title }) => one?.title && title && !isSameDocument(one.title, title));
  return one && other ? [one, other] : [];
}
