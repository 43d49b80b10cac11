/** The letters (来信, 留言) that a site publishes, each once, from lists and from pages of single letters. */
import type { ContentLetter } from '../utils/facts/page-detail.ts';
import type { SiteFacts } from '../utils/facts/site-facts.ts';

export interface PublishedLetter extends ContentLetter {
  /** The letter's own page, or else the list that names it. */
  url: string;
}

export function lettersOf({ contents, places }: Pick<SiteFacts, 'contents' | 'places'>): PublishedLetter[] {
  const letters = new Map<string, PublishedLetter>();
  const bare = (url: string) => url.replace(/^https?:/i, '').replace(/#.*$/, '');
  for (const { url, letters: found } of [...places, ...contents]) {
    for (const [index, letter] of (found?.items ?? []).entries()) {
      const place = found?.form === 'single' ? url : letter.href;
      const key = place ? bare(place) : `${bare(url)} ${index}`;
      const known = letters.get(key);
      // The letter's own page says more than the row that names it.
      letters.set(key, { ...known, ...letter, url: place ?? url });
    }
  }
  return [...letters.values()].sort((a, b) => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0));
}
