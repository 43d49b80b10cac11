/**
 * Lexicons (词库): words that should not stand on a page, as data. A few come with the product (`wrong-words.ts`); users
 * import their own of 错别字, 敏感词, 领导姓名职务.
 */
import { z } from 'zod';
import { type KeywordScan, keywordScan } from '../utils/text/keyword-scan.ts';
import { maskPrivacy } from '../utils/text/privacy.ts';

/** `wrong-words` 错别字, `sensitive` 敏感词, `names` 领导姓名职务 that are no longer right. */
export const LEXICON_KINDS = ['wrong-words', 'sensitive', 'names'] as const;

const word = z.string().trim().min(2).max(60);
export const lexicon = z.object({
  id: z.string().min(1).max(60),
  kind: z.enum(LEXICON_KINDS),
  entries: z
    .array(
      z.object({
        wrong: word,
        right: word.optional(),
        /** Longer texts that hold the word and are right. */
        exceptions: z.array(word).max(50).optional(),
      }),
    )
    .max(50_000),
});
export type Lexicon = z.infer<typeof lexicon>;
export type LexiconEntry = Lexicon['entries'][number];

const checked = new WeakSet<object>();

/**
 * Lexicons as a parameter of a rule: handed on as they are, so that what was prepared for one page serves the next, and
 * looked through once.
 */
export const lexicons = z.custom<readonly Lexicon[]>((value) => {
  if (typeof value !== 'object' || value === null) return false;
  if (checked.has(value)) return true;
  const valid = z.array(lexicon).max(20).safeParse(value).success;
  if (valid) checked.add(value);
  return valid;
}, 'not a list of lexicons');

export interface WordHit {
  kind: Lexicon['kind'];
  entry: LexiconEntry;
  /** The place with some words around it, personal numbers masked. */
  quote: string;
}

interface Prepared {
  scan: KeywordScan;
  words: readonly { kind: Lexicon['kind']; entry: LexiconEntry }[];
}

const prepared = new WeakMap<object, Prepared>();

function prepare(all: readonly Lexicon[]): Prepared {
  let ready = prepared.get(all);
  if (!ready) {
    const words = all.flatMap(({ kind, entries }) => entries.map((entry) => ({ kind, entry })));
    ready = { words, scan: keywordScan(words.map(({ entry }) => entry.wrong)) };
    prepared.set(all, ready);
  }
  return ready;
}

/** Who speaks of misspellings quotes them. */
const SPEAKS_OF_WORDS = /错别字|错字|应为|误写|笔误/;
const AROUND = 20;

/**
 * The words of the lexicons in a text, in its order, each once, where first it is no exception. Of words that overlap
 * (用户登陆, 登陆系统) the first counts. One pass over the text.
 */
export function findWords(text: string, all: readonly Lexicon[]): WordHit[] {
  const { scan, words } = prepare(all);
  if (words.length === 0) return [];
  const places = scan(text)
    .flatMap((index) => {
      const word = words[index];
      const at = word ? placeOf(text, word) : -1;
      return word && at >= 0 ? [{ ...word, at, end: at + word.entry.wrong.length }] : [];
    })
    .sort((a, b) => a.at - b.at || b.end - a.end);
  let read = 0;
  return places.flatMap(({ kind, entry, at, end }): WordHit[] => {
    if (at < read) return [];
    read = end;
    const quote = text.slice(Math.max(0, at - AROUND), end + AROUND).replace(/\s+/g, ' ');
    return [{ kind, entry, quote: maskPrivacy(quote).trim() }];
  });
}

/** Where the word stands first and is wrong; -1 where it never is. */
function placeOf(text: string, { kind, entry: { wrong, exceptions } }: Prepared['words'][number]): number {
  for (let at = text.indexOf(wrong); at >= 0; at = text.indexOf(wrong, at + 1)) {
    if (exceptions?.some((exception) => coversAt(text, at, wrong, exception))) continue;
    if (kind !== 'wrong-words' || !SPEAKS_OF_WORDS.test(lineAround(text, at))) return at;
  }
  return -1;
}

/** Whether the exception stands around the word. */
function coversAt(text: string, at: number, wrong: string, exception: string): boolean {
  for (let inner = exception.indexOf(wrong); inner >= 0; inner = exception.indexOf(wrong, inner + 1)) {
    if (text.startsWith(exception, at - inner)) return true;
  }
  return false;
}

function lineAround(text: string, at: number): string {
  const from = Math.max(text.lastIndexOf('\n', at) + 1, at - 100);
  const end = text.indexOf('\n', at);
  return text.slice(from, Math.min(end < 0 ? text.length : end, at + 100));
}
