/** Which items, lists, pages and menu links of a site have which words in their titles and names. */
import { keywordScan } from '../text/keyword-scan.ts';
import { compact } from '../text/normalise.ts';
import type { ItemFacts, ListFacts, PlaceLink, SiteFacts } from './site-facts.ts';

export interface WordIndex {
  /** Indexes of the texts that hold the word, ascending; blanks, width and case make no difference. */
  withWord(word: string): readonly number[];
  /** A text as it is compared; its parts stand apart. */
  keyOf(index: number): string;
}

export interface TitleIndex extends WordIndex {
  /** The items that stand in a list, ascending. */
  inList(list: number): readonly number[];
}

/** By the places in `SiteFacts.lists`, `places` and `menus`. */
export interface NameIndex {
  /** What lists are called, and what the columns above them are (面包屑). */
  lists: WordIndex;
  /** Titles of the pages that are no contents, and the last steps of their paths. */
  places: WordIndex;
  menus: WordIndex;
  /** Visible menu links that stand on a page and lead to nothing that was read. */
  unreadOn(url: string): readonly PlaceLink[];
  /** The lists of which a page is one, by their places. */
  listsAt(url: string): readonly number[];
}

/** Between the names of one place, so that no word runs from one into the next. */
const APART = '\u0000';

/**
 * Looks for all words at once, when the first of them is asked for; one that was not announced is looked for when it is
 * asked for. A text may have several parts; no word runs over their ends.
 */
export function wordIndexOf(texts: readonly (string | readonly string[])[], words: readonly string[]): WordIndex {
  let keyed: string[] | undefined;
  const found = new Map<string, number[]>();
  const prepare = (): string[] => {
    if (keyed) return keyed;
    const all = texts.map((text) => (typeof text === 'string' ? compact(text) : text.map(compact).join(APART)));
    const keys = [...new Set(words.map(compact))].filter((key) => key !== '');
    for (const key of keys) found.set(key, []);
    if (keys.length > 0) {
      const scan = keywordScan(keys);
      const hits = keys.map((key) => found.get(key) as number[]);
      all.forEach((text, index) => {
        for (const key of scan(text)) hits[key]?.push(index);
      });
    }
    keyed = all;
    return all;
  };
  return {
    withWord(word) {
      const all = prepare();
      const key = compact(word);
      let hits = found.get(key);
      if (!hits) {
        hits = key === '' ? [] : all.flatMap((text, index) => (text.includes(key) ? [index] : []));
        found.set(key, hits);
      }
      return hits;
    },
    keyOf: (index) => prepare()[index] ?? '',
  };
}

export function titleIndexOf(
  items: readonly Pick<ItemFacts, 'title' | 'lists'>[],
  words: readonly string[],
): TitleIndex {
  const index = wordIndexOf(
    items.map(({ title }) => title),
    words,
  );
  let byList: number[][] | undefined;
  return {
    ...index,
    inList(list) {
      if (!byList) {
        byList = [];
        for (const [item, { lists }] of items.entries()) {
          for (const list of lists) {
            const rows = byList[list];
            if (rows) rows.push(item);
            else byList[list] = [item];
          }
        }
      }
      return byList[list] ?? [];
    },
  };
}

/** The last step of a path is the list itself, the first the home page; both do no harm. */
const namesOf = ({ names, path }: ListFacts): readonly string[] => [...names, ...path];

export function nameIndexOf(
  { lists, places, menus }: Pick<SiteFacts, 'lists' | 'places' | 'menus'>,
  words: readonly string[],
): NameIndex {
  let unread: Map<string, PlaceLink[]> | undefined;
  let byPage: Map<string, number[]> | undefined;
  return {
    lists: wordIndexOf(lists.map(namesOf), words),
    places: wordIndexOf(
      places.map(({ title = '', path = [] }) => [title, path.at(-1) ?? '']),
      words,
    ),
    menus: wordIndexOf(
      menus.map(({ text }) => text),
      words,
    ),
    unreadOn(url) {
      unread ??= grouped(
        menus.filter(({ target, visible }) => !target && visible !== false),
        ({ from }) => from,
      );
      return unread.get(url) ?? [];
    },
    listsAt(url) {
      byPage ??= grouped(
        lists.map((_, index) => index),
        (index) => lists[index]?.pages ?? [],
      );
      return byPage.get(url) ?? [];
    },
  };
}

function grouped<T>(values: readonly T[], keysOf: (value: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    for (const key of keysOf(value)) {
      const group = groups.get(key);
      if (group) group.push(value);
      else groups.set(key, [value]);
    }
  }
  return groups;
}
