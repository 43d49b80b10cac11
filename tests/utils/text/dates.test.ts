import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chineseYear,
  findDates,
  firstDay,
  isCutDate,
  parseDay,
  parseRowDay,
  readDateValue,
} from '../../../utils/text/dates.ts';
import { isDay } from '../../../utils/text/day.ts';

describe('findDates', () => {
  it.each([
    ['年月日带时间', '【时间：2018年07月09日 17:59】', '2018-07-09'],
    ['比号当冒号', '2023-08-19 10∶08', '2023-08-19'],
    ['全角数字', '２０２３年８月１５日', '2023-08-15'],
    ['全角短横', '2023－08－15', '2023-08-15'],
    ['中文数字', '二〇二三年八月十五日', '2023-08-15'],
    ['圆圈当零', '二○一九年十二月三十一日', '2019-12-31'],
    ['点分', '2023.8.19', '2023-08-19'],
    ['斜线', '2023/8/19', '2023-08-19'],
    ['数字间有空格', '2023 年 8 月 19 日', '2023-08-19'],
    ['缺日字', '2018年12月24', '2018-12-24'],
    ['夹在文字中', '发布时间：2021-03-04浏览次数：12', '2021-03-04'],
  ])('%s', (_, text, day) => {
    expect(firstDay(text)).toBe(day);
  });

  it.each([
    ['缺月份分隔', '2018523'],
    ['印发日期少一位', '2022920日印发'],
    ['只有年月', '2023年8月'],
    ['不存在的日子', '2023年2月30日'],
    ['版本号', '版本 2023.1.2.3'],
    ['IP地址', '2020.10.1.254'],
    ['项目编号', 'ABC2021-010'],
    ['电话', '0851-2578420'],
    ['没有年份', '08-19'],
    ['版权年份', '版权所有 2019-2025'],
  ])('不猜：%s', (_, text) => {
    expect(firstDay(text)).toBeUndefined();
  });

  it('damaged dates are found as text', () => {
    expect(findDates('2022920日印发')).toEqual([{ text: '2022920日', index: 0 }]);
  });

  it('finds each date at its place', () => {
    const text = '自2024年1月1日起施行，有效期至2028年12月31日。';
    expect(findDates(text).map(({ day, index }) => [day, text.slice(index, index + 4)])).toEqual([
      ['2024-01-01', '2024'],
      ['2028-12-31', '2028'],
    ]);
  });

  it('never throws, and every day exists and its digits stand in the text', () => {
    const pieces = fc.constantFrom(
      '年',
      '月',
      '日',
      '-',
      '.',
      '/',
      '2',
      '0',
      '1',
      '9',
      '8',
      '〇',
      '二',
      '十',
      ' ',
      '　',
      '：',
      '１',
      '通知',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 40 }).map((list) => list.join('')),
        (text) => {
          for (const { day, text: said, index } of findDates(text)) {
            expect(text.slice(index, index + said.length)).toBe(said);
            if (day === undefined) continue;
            expect(isDay(day)).toBe(true);
            const year = said.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
            if (/\d/.test(year)) expect(year).toContain(day.slice(0, 4));
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('reads back every day in every form', () => {
    const digits = '〇一二三四五六七八九';
    const spell = (n: number) =>
      n < 10
        ? digits[n]
        : n === 10
          ? '十'
          : n < 20
            ? `十${digits[n - 10]}`
            : `${digits[Math.floor(n / 10)]}十${n % 10 ? digits[n % 10] : ''}`;
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
          const years = [...String(year)].map((digit) => digits[Number(digit)]).join('');
          for (const text of [
            day,
            `${year}年${month}月${dayOfMonth}日`,
            `${year}.${month}.${dayOfMonth}`,
            `${year}/${month}/${dayOfMonth}`,
            `${years}年${spell(month)}月${spell(dayOfMonth)}日`,
          ]) {
            expect(firstDay(text)).toBe(day);
          }
        },
      ),
    );
  });
});

describe('parseDay', () => {
  it.each([
    ['2024-03-05 10:20', '2024-03-05'],
    ['2024-03-05 10:20:33', '2024-03-05'],
    ['2023-11-30  14:52', '2023-11-30'],
    ['20240305', '2024-03-05'],
    ['2020年08月02日', '2020-08-02'],
  ])('%s', (value, day) => {
    expect(parseDay(value)).toBe(day);
  });

  it.each(['', '2018523', '20181399', '页面生成时间 2024-03-05', '2024-03-05 至 2024-04-05'])('无：%s', (value) => {
    expect(parseDay(value)).toBeUndefined();
  });
});

describe('parseRowDay', () => {
  it.each([
    ['年在前，月日另起', '--2021-- 06-09', '2021-06-09'],
    ['日在前，年月在后', '21 2024年02月', '2024-02-21'],
    ['日在前，点分', '05 2023.11', '2023-11-05'],
    ['完整日期', '[2020-10-09]', '2020-10-09'],
  ])('%s', (_, text, day) => {
    expect(parseRowDay(text)).toBe(day);
  });

  it.each(['06-09', '[01-08]', '3小时前', '共21页', ''])('没有年份不补：%s', (text) => {
    expect(parseRowDay(text)).toBeUndefined();
  });
});

describe('chineseYear', () => {
  it('reads the year of a title', () => {
    expect(chineseYear('关于第十六次会议的报告')).toBeUndefined();
    expect(chineseYear('云溪县二〇一六年政府信息公开年度报告')).toBe(2016);
  });
});

describe('readDateValue', () => {
  it.each([
    ['2024305', { damaged: '2024305' }],
    ['2024-02-30', { damaged: '2024-02-30' }],
    ['2024-0305', { damaged: '2024-0305' }],
    ['20240305', { day: '2024-03-05' }],
    ['Tue Jun 18 10:08:00 CST 2019', { day: '2019-06-18' }],
    ['08-19 10:08', { vague: true }],
    ['2023年8月', {}],
    ['农历二〇二三年八月十五日', {}],
    ['暂无', {}],
  ])('%s', (value, expected) => expect(readDateValue(value)).toEqual(expected));

  it('never throws, and a day is only what its digits say', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-./: 年月日'), maxLength: 24 }), (text) => {
        const { day } = readDateValue(text);
        if (!day) return;
        expect(isDay(day)).toBe(true);
        expect(text).toContain(day.slice(0, 4));
        expect(text).toMatch(new RegExp(String(Number(day.slice(8)))));
      }),
      { numRuns: 3_000 },
    );
  });
  it('digits that lost 年 and 月', () => {
    expect(['2018523', '20229', '202212'].every(isCutDate)).toBe(true);
    expect(['20180523', '2018', '2018000', '518000'].some(isCutDate)).toBe(false);
  });
});
