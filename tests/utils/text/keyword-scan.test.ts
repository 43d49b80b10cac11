import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keywordScan } from '../../../utils/text/keyword-scan.ts';

/** Few letters, so that words begin alike, hold each other and overlap. */
const letter = fc.constantFrom('公', '开', '财', '政', 'a', '年', '\u{20bb7}');
const text = fc.array(letter, { maxLength: 14 }).map((letters) => letters.join(''));

it('finds what String.includes finds, each keyword once and in order', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 30 }), fc.array(text, { maxLength: 5 }), (keywords, texts) => {
      const scan = keywordScan(keywords);
      for (const of of texts) {
        const expected = keywords.flatMap((keyword, index) => (keyword !== '' && of.includes(keyword) ? [index] : []));
        expect(scan(of)).toEqual(expected);
      }
    }),
    { numRuns: 500 },
  );
});

it('finds words of one letter, words in words, and nothing in nothing', () => {
  const scan = keywordScan(['财政', '财政预算', '预算', '政', '', '决算']);
  expect(scan('2024年财政预算公开')).toEqual([0, 1, 2, 3]);
  expect(scan('政')).toEqual([3]);
  expect(scan('')).toEqual([]);
  expect(keywordScan([])('财政')).toEqual([]);
});
