import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWords, type Lexicon, lexicons } from '../../rules/lexicon.ts';
import { WRONG_WORDS } from '../../rules/wrong-words.ts';

const of = (...entries: Lexicon['entries']): readonly Lexicon[] => [{ id: 'test', kind: 'wrong-words', entries }];

describe('findWords', () => {
  it('finds a word behind its exception', () => {
    const hits = findWords('万一但发生意外；一但发生意外', of({ wrong: '一但发生', exceptions: ['万一但发生'] }));
    expect(hits.map(({ quote }) => quote)).toEqual(['万一但发生意外；一但发生意外']);
    expect(findWords('万一但发生意外', of({ wrong: '一但发生', exceptions: ['万一但发生'] }))).toEqual([]);
  });

  it('masks personal numbers in its quotes', () => {
    const [hit] = findWords('经办人电话13800001111，拔款已到账', of({ wrong: '拔款', right: '拨款' }));
    expect(hit?.quote).toContain('138******11');
  });

  it('finds in any text words that stand in it, each once, and something wherever one does', () => {
    const letter = fc.constantFrom('拔', '款', '登', '陆', '系', '统');
    const words = fc.uniqueArray(
      fc.array(letter, { minLength: 2, maxLength: 4 }).map((all) => all.join('')),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(words, fc.array(letter, { maxLength: 60 }), (wrong, letters) => {
        const text = letters.join('');
        const found = findWords(text, of(...wrong.map((one) => ({ wrong: one })))).map(({ entry }) => entry.wrong);
        const there = wrong.filter((one) => text.includes(one));
        expect(there).toEqual(expect.arrayContaining(found));
        expect(found.length > 0).toBe(there.length > 0);
        expect(found.length).toBe(new Set(found).size);
      }),
    );
  });
});

describe('lexicons', () => {
  it('are refused where a word is empty or of one letter, which would hit everything', () => {
    expect(lexicons.safeParse([{ id: 'x', kind: 'sensitive', entries: [{ wrong: '的' }] }]).success).toBe(false);
    expect(lexicons.safeParse('拔款').success).toBe(false);
  });

  it('are handed on as they are, so that they are prepared once', () => {
    expect(lexicons.parse(WRONG_WORDS)).toBe(WRONG_WORDS);
  });
});

describe('the built-in misspellings', () => {
  const entries = WRONG_WORDS.flatMap(({ entries: all }) => all);

  it('are valid, named once, and never right themselves', () => {
    expect(lexicons.safeParse(WRONG_WORDS).success).toBe(true);
    expect(new Set(entries.map(({ wrong }) => wrong)).size).toBe(entries.length);
    for (const { right = '' } of entries) expect(findWords(right, WRONG_WORDS)).toEqual([]);
  });
});
