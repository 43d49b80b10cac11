import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { findWords, type Lexicon, lexicons, type WordHit } from '../lexicon.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';
import { WRONG_WORDS } from '../wrong-words.ts';

const NONE: readonly Lexicon[] = [];

export default definePageRule({
  id: 'wrong-word',
  version: 1,
  /** `lexicons`: the user's own (see `rules/lexicon.ts`); `builtIn`: whether the few built-in misspellings count. */
  params: z.object({ lexicons: lexicons.optional(), builtIn: z.boolean().default(true) }),
  needs: ['kind', 'title', 'mainText', 'letters'],
  basis: [
    clause('inspection-circulars', '错别字（钦州市2021年第三季度）', 'secondary'),
    clause('inspection-indicators-2019', '单项否决 安全、泄密事故等严重问题（严重表述错误）', 'secondary'),
  ],

  check({ kind, title = '', mainText, letters, url }, { lexicons: own = NONE, builtIn }, { isUnknown }) {
    if (kind === 'negative') return notApplicable(message('because.not-a-government-site'));
    if (kind === 'error') return notApplicable(message('because.error-page'));
    // Letters are published in the words of those who wrote them.
    if (letters) return notApplicable(message('because.words-of-the-public'));
    const hits = new Map<string, WordHit>();
    for (const text of mainText.includes(title) ? [mainText] : [title, mainText]) {
      for (const lexicons of builtIn ? [WRONG_WORDS, own] : [own]) {
        for (const hit of findWords(text, lexicons)) if (!hits.has(hit.entry.wrong)) hits.set(hit.entry.wrong, hit);
      }
    }
    const [first, ...others] = [...hits.values()].map((hit) => findingOf(hit, url));
    if (first) return suspected([first, ...others], { searched: [url] });
    return isUnknown('mainText') ? cannotTell(message('because.content-not-whole')) : pass();
  },
});

function findingOf({ kind, entry: { wrong, right }, quote }: WordHit, url: string): Finding {
  return {
    key: `wrong-word:${url}:${wrong}`,
    pageUrl: url,
    message: right
      ? message('finding.wrong-word-right', { what: message(`lexicon.${kind}`), wrong, right })
      : message('finding.wrong-word', { what: message(`lexicon.${kind}`), wrong }),
    quote: quote.slice(0, 200),
  };
}
