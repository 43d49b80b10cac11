import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCharacters, isFigurePlace, parseFigure } from '../../../utils/text/figures.ts';

describe('figures of tables', () => {
  it.each([
    ['0', 0],
    ['821', 821],
    ['１２３４', 1234],
    ['1,234', 1234],
    ['1，234，567.5', 1234567.5],
    ['12 345', 12345],
    [' 18651.06 ', 18651.06],
    ['.5', 0.5],
    ['-3', -3],
    ['－3', -3],
    ['减3', -3],
    ['增加12', 12],
    ['+0', 0],
    ['减0', 0],
    ['零', 0],
    ['十二', 12],
  ])('%s', (text, value) => expect(parseFigure(text)).toEqual({ value }));

  it.each([
    ['75394432.52元', 75394432.52, '元'],
    ['5949.08 万元', 5949.08, '万元'],
    ['12件', 12, '件'],
    ['三件', 3, '件'],
  ])('with a unit: %s', (text, value, unit) => expect(parseFigure(text)).toEqual({ value, unit }));

  it.each([
    '',
    '/',
    '—',
    '无',
    '不填',
    '★',
    '2 1',
    '12 34',
    '1,23',
    '约30',
    '30余',
    '2023年',
    '3/5',
    '0591-2316',
    '1.2.3',
    '1件2条',
  ])('no number: %s', (text) => expect(parseFigure(text)).toEqual({ value: null }));

  it('tells a place for a figure from a label', () => {
    for (const text of ['', ' ', '/', '——', '－', '无', '不填', '★', '0', '３', '12件'])
      expect(isFigurePlace(text), text).toBe(true);
    for (const text of ['规章', '总计', '一、本年新收', '1.属于国家秘密', '件数'])
      expect(isFigurePlace(text), text).toBe(false);
  });

  it('reads a number however it is written', () => {
    const grouped = (n: number, comma: string) => String(n).replace(/\B(?=(\d{3})+$)/g, comma);
    const fullWidth = (text: string) =>
      text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(fc.nat(999_999_999), (n) => {
        for (const text of [`${n}`, grouped(n, ','), grouped(n, '，'), fullWidth(`${n}`), `　${n}\u00a0`, `${n}件`]) {
          expect(parseFigure(text).value).toBe(n);
        }
      }),
    );
  });

  it('never throws and never invents a number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { value } = parseFigure(text);
        if (value !== null) {
          expect(Number.isFinite(value)).toBe(true);
          expect(text.normalize('NFKC')).toMatch(/[\d零〇一二两三四五六七八九十百千万]/);
        }
      }),
    );
  });
});

describe('length of a text', () => {
  it.each([
    ['全年公开信息10407条。', 9],
    ['依申请公开（12件）', 9],
    ['H5 与 AI', 3],
    [' \n　', 0],
  ])('%s', (text, count) => expect(countCharacters(text)).toBe(count));
});
