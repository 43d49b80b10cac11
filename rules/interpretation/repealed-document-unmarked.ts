import { z } from 'zod';
import type { ContentFacts, SiteFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { findDocumentNumbers } from '../../utils/text/document-number.ts';
import { documentKey, findNamedDocuments } from '../../utils/text/document-title.ts';
import { cannotTell, defineSiteRule, type Finding, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** A page that says which documents are no longer valid. */
const REPEALS = /(?:废止|宣布失效|失效)/;
const REPEALING = /决定|目录|公告|通知|清理结果|文件$/;
/** Lines behind these words are of documents that stay valid. */
const KEEPS = /继续有效|保留|予以修改|修改的|现行有效/;
const NAMED = 7;

export default defineSiteRule({
  id: 'repealed-document-unmarked',
  version: 1,
  params: z.object({}),
  needs: ['contents'],
  basis: [
    clause('website-guidelines-2017', '信息发布（修改、废止、失效的文件及时标明）', 'secondary'),
    clause('key-points-2022', '清理结果公开、原文件标注废止或失效', 'default'),
  ],

  wants: (facts) => repealsOf(facts).map(({ url }) => url),

  check(facts, _, { textOf }) {
    const repeals = repealsOf(facts);
    if (repeals.length === 0) return cannotTell(message('because.no-repeal-read'));
    const repealed = new Map<string, ContentFacts>();
    let partial = false;
    for (const decision of repeals) {
      const words = textOf(decision.url);
      if (!words || words.partial) partial = true;
      if (!words) continue;
      for (const key of repealedIn([words.text, ...words.tables.flat(2)].join('\n'))) repealed.set(key, decision);
    }
    const findings = facts.contents.flatMap((content): Finding[] => {
      const { url, title = '', docNumber, kind, document } = content;
      if (kind !== 'policy' || repeals.some((decision) => decision.url === url)) return [];
      const decision = repealed.get(docNumber ?? '') ?? repealed.get(documentKey(title));
      if (!decision || !title) return [];
      const state = document?.validity?.state;
      if (state && state !== 'in-force' && state !== 'pending') return [];
      if (content.unknown.includes('document')) {
        partial = true;
        return [];
      }
      // A document of the same name that is newer than the decision replaced the repealed one.
      if ((content.publishedOn ?? '') > (decision.publishedOn ?? '9999')) return [];
      return [
        {
          key: `repealed-document-unmarked:${url}`,
          pageUrl: url,
          message: message('finding.repealed-document-unmarked', { title, decision: decision.title ?? decision.url }),
        },
      ];
    });
    const [first, ...others] = findings;
    if (first) return suspected([first, ...others], { searched: repeals.map(({ url }) => url) });
    return partial ? cannotTell(message('because.text-by-script')) : pass();
  },
});

function repealsOf({ contents }: Pick<SiteFacts, 'contents'>): ContentFacts[] {
  return contents
    .filter(({ title = '', kind }) => kind !== 'interpretation' && REPEALS.test(title) && REPEALING.test(title))
    .sort((a, b) => ((a.publishedOn ?? '') > (b.publishedOn ?? '') ? -1 : 1));
}

/** Numbers and names of the documents that a decision repeals; none of those that it keeps. */
function repealedIn(text: string): string[] {
  const kept = text.search(KEEPS);
  const part = kept < 0 ? text : text.slice(0, kept);
  return [
    ...findDocumentNumbers(part).map(({ number }) => number),
    ...findNamedDocuments(part)
      .map(({ title }) => documentKey(title))
      .filter((key) => key.length >= NAMED),
  ];
}
