/** Which items of a site have which words in their titles. */
import { keywordScan } from '../text/keyword-scan.ts';
import { compact } from '../text/normalise.ts';
import type { ItemFacts } from './site-facts.ts';

export interface TitleIndex {
  /** Indexes of the items whose titles hold the word, ascending; blanks, width and case make no difference. */
  withWord(word: string): readonly number[];
}

/** Looks for all words at once; one that was not announced is looked for when it is asked for. */
export function titleIndexOf(items: readonly Pick<ItemFacts, 'title'>[], words: readonly string[]): TitleIndex {
  const keys = [...new Set(words.map(compact))];
  const titles = items.map(({ title }) => compact(title));
  const found = new Map<string, number[]>(keys.map((key) => [key, []]));
  if (keys.length > 0) {
    const scan = keywordScan(keys);
    titles.forEach((title, item) => {
      for (const index of scan(title)) found.get(keys[index] as string)?.push(item);
    });
  }
  return {
    withWord(word) {
      const key = compact(word);
      let hits = found.get(key);
      if (!hits) {
        hits = titles.flatMap((title, item) => (key !== '' && title.includes(key) ? [item] : []));
        found.set(key, hits);
      }
      return hits;
    },
  };
}
