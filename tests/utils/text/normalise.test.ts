import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiForms, compact, fold, normalise } from '../../../utils/text/normalise.ts';

describe('normalise', () => {
  it.each([
    ['全角数字与字母', 'ＩＣＰ备１２３４５号', 'ICP备12345号'],
    ['全角冒号', '来源：县政府', '来源:县政府'],
    ['比号当冒号', '10∶08', '10:08'],
    ['表意空格', '索　引　号', '索 引 号'],
    ['不间断空格', '发布\u00a0\u00a0机构', '发布 机构'],
    ['零宽字符', '政务\u200b公\ufeff开', '政务公开'],
    ['各种横线', '—–－−-', '-----'],
    ['弯引号', '“十四五”‘规划’', '"十四五"\'规划\''],
    ['间隔号', '党建・扶贫•互助', '党建·扶贫·互助'],
  ])('%s', (_, text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('保留六角括号', () => {
    expect(normalise('青政发〔2024〕3号')).toBe('青政发〔2024〕3号');
  });

  it('is idempotent and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => normalise(normalise(text)) === normalise(text)),
      {
        numRuns: 2_000,
      },
    );
  });
});

describe('compact', () => {
  it('compares labels that are spread with blanks', () => {
    expect(compact('索 引　号')).toBe(compact('索引号'));
  });
});

describe('fold', () => {
  it('folds white space and keeps the width of characters', () => {
    expect(fold('  （一）\n\t总体　情况 ')).toBe('（一） 总体 情况');
  });
});

describe('asciiForms', () => {
  it('keeps every position', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => asciiForms(text).length === text.length));
  });
});
