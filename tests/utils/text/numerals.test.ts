import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChineseDigits, parseChineseNumber, parseHeadingNumber } from '../../../utils/text/numerals.ts';

describe('parseChineseNumber', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['九十九', 99],
    ['一百零五', 105],
    ['三百二十', 320],
    ['一千零一', 1_001],
    ['一万二千', 12_000],
    ['贰拾叁', 23],
  ])('%s', (text, value) => {
    expect(parseChineseNumber(text)).toBe(value);
  });

  it.each(['', '十十', '百', '一二', '二百三千', '第一', '3', '万', 'constructor'])('不是数：%s', (text) => {
    expect(parseChineseNumber(text)).toBeUndefined();
  });

  it('never throws and never gives a negative or a fraction', () => {
    const pieces = fc.constantFrom('零', '一', '二', '三', '九', '十', '百', '千', '万', '两', '号');
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 12 }).map((list) => list.join('')),
        (text) => {
          const value = parseChineseNumber(text);
          if (value !== undefined) expect(Number.isInteger(value) && value >= 0).toBe(true);
        },
      ),
    );
  });
});

describe('parseChineseDigits', () => {
  it('reads a row of digits', () => {
    expect(parseChineseDigits('二〇二三')).toBe(2023);
    expect(parseChineseDigits('二十')).toBeUndefined();
  });
});

describe('parseHeadingNumber', () => {
  it.each([
    ['一、总体情况', 1, 1],
    ['第三章 监督检查', 1, 3],
    ['第二部分 收支情况', 1, 2],
    ['（四）平台建设', 2, 4],
    ['3. 存在的问题', 3, 3],
  ])('%s', (line, level, number) => {
    expect(parseHeadingNumber(line)).toEqual({ level, number });
  });

  it.each(['一是加强领导', '2.5万人次', '2023年工作', '总体情况'])('不是标题：%s', (line) => {
    expect(parseHeadingNumber(line)).toBeUndefined();
  });
});
