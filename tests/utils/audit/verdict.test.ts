import { expect, it } from 'vitest';
import { paramsKeyOf } from '../../../utils/audit/verdict.ts';

it('gives equal parameters one key, whatever the order of their names', () => {
  expect(paramsKeyOf({ column: 'news', maxDays: 14 })).toBe(paramsKeyOf({ maxDays: 14, column: 'news' }));
  expect(paramsKeyOf({ maxDays: 14 })).not.toBe(paramsKeyOf({ maxDays: 15 }));
  expect(paramsKeyOf(undefined)).toBe(paramsKeyOf({}));
});

it('keeps the key short where the parameters hold a lexicon', () => {
  const words = (last: string) => ({
    lexicons: [...Array(10_000).keys()].map((n) => ({ wrong: `词${n}` })).concat({ wrong: last }),
  });
  expect(paramsKeyOf(words('甲')).length).toBeLessThan(40);
  expect(paramsKeyOf(words('甲'))).toBe(paramsKeyOf(words('甲')));
  expect(paramsKeyOf(words('甲'))).not.toBe(paramsKeyOf(words('乙')));
});
