import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, toDay } from '../../../utils/text/day.ts';
import {
  completePeriods,
  FREQUENCIES,
  isCoarse,
  periodAt,
  periodOfTitle,
  serves,
  yearsOfTitle,
} from '../../../utils/text/periods.ts';

const span = (from: string, to: string) => ({ from, to });
const day = fc.integer({ min: 0, max: 365 * 60 }).map((offset) => addDays('1990-01-01', offset) ?? '1990-01-01');

describe('the time that a title speaks of', () => {
  it.each([
    ['2024年3月财政收支情况', '2024-03-01', '2024-03-31'],
    ['云溪市2024年2月份空气质量', '2024-02-01', '2024-02-29'],
    ['二〇二四年十二月水质月报', '2024-12-01', '2024-12-31'],
    ['2024年元月蔬菜价格', '2024-01-01', '2024-01-31'],
    ['2024 年 第 一 季 度饮用水', '2024-01-01', '2024-03-31'],
    ['2024年四季度政府网站抽查通报', '2024-10-01', '2024-12-31'],
    ['２０２４年第３季度', '2024-07-01', '2024-09-30'],
    ['2024年三、四季度抽检', '2024-07-01', '2024-12-31'],
    ['2024年前三季度经济运行', '2024-01-01', '2024-09-30'],
    ['2024年上半年消费者投诉分析', '2024-01-01', '2024-06-30'],
    ['2024年下半年抽查计划', '2024-07-01', '2024-12-31'],
    ['2024年1—6月全市经济运行', '2024-01-01', '2024-06-30'],
    ['2024年1月至3月财政', '2024-01-01', '2024-03-31'],
    ['2023年12月—2024年2月供暖', '2023-12-01', '2024-02-29'],
    ['2024年3月4日至10日菜价', '2024-03-04', '2024-03-10'],
    ['2024年3月28日—4月3日菜价', '2024-03-28', '2024-04-03'],
    ['2023年12月30日—1月5日菜价', '2023-12-30', '2024-01-05'],
    ['2024年3月4日菜价', '2024-03-04', '2024-03-04'],
    ['菜价（2024-03-04）', '2024-03-04', '2024-03-04'],
    ['2024年3月上旬墒情', '2024-03-01', '2024-03-10'],
    ['2024年2月下旬墒情', '2024-02-21', '2024-02-29'],
    ['2024年第12周价格监测', '2024-03-18', '2024-03-24'],
    ['2023年度住房公积金年度报告', '2023-01-01', '2023-12-31'],
    ['2021—2025年规划', '2021-01-01', '2025-12-31'],
    ['2023-2024学年招生', '2023-01-01', '2024-12-31'],
    ['关于2024年3月发布云政发〔2023〕5号的说明', '2024-03-01', '2024-03-31'],
  ])('%s', (title, from, to) => {
    expect(periodOfTitle(title)).toEqual(span(from, to));
  });

  it.each([
    '关于五一放假的通知',
    '第十四个五年规划',
    '云政发〔2024〕3号',
    '三月份水质',
    '第12次常务会议',
    '',
    '2024年13月',
    '月月红超市抽检',
  ])('none: %s', (title) => {
    const found = periodOfTitle(title);
    // Of a month that is none the year stays.
    expect(found).toEqual(title === '2024年13月' ? span('2024-01-01', '2024-12-31') : undefined);
  });

  it('takes the latest such time that began by the day, where the year is left out', () => {
    expect(periodOfTitle('三月份水质', '2024-04-10')).toEqual(span('2024-03-01', '2024-03-31'));
    expect(periodOfTitle('十二月水质', '2024-01-10')).toEqual(span('2023-12-01', '2023-12-31'));
    expect(periodOfTitle('第四季度抽检', '2024-01-10')).toEqual(span('2023-10-01', '2023-12-31'));
    expect(periodOfTitle('3月第2周菜价', '2024-03-15')).toEqual(span('2024-03-08', '2024-03-14'));
  });

  it('names all years of a title', () => {
    expect(yearsOfTitle('2021—2023年规划（2024年修订）')).toEqual([2021, 2022, 2023, 2024]);
    expect(yearsOfTitle('二〇二四年度收费清单')).toEqual([2024]);
    expect(yearsOfTitle('收费清单（2024版）')).toEqual([2024]);
    expect(yearsOfTitle('云政发〔2024〕3号 电话20248888')).toEqual([]);
  });

  it('never fails, and answers days in order', () => {
    const piece = fc.constantFrom(
      '2024',
      '年',
      '3',
      '月',
      '-',
      '第',
      '季度',
      '周',
      '上半年',
      '至',
      '一',
      '日',
      '旬',
      '上',
      '〔',
      '〕',
      '号',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 14 }),
        fc.option(day),
        (parts, on) => {
          const found = periodOfTitle(parts.join(''), on ?? undefined);
          if (found) expect(found.from <= found.to).toBe(true);
          const years = yearsOfTitle(parts.join(''));
          expect(years).toEqual([...years].sort((a, b) => a - b));
        },
      ),
    );
  });
});

describe('periods of the calendar', () => {
  it('has weeks from Monday to Sunday, months, pairs, quarters, halves and years', () => {
    expect(FREQUENCIES.map((every) => periodAt(every, '2024-05-15'))).toEqual([
      span('2024-05-13', '2024-05-19'),
      span('2024-05-01', '2024-05-31'),
      span('2024-05-01', '2024-06-30'),
      span('2024-04-01', '2024-06-30'),
      span('2024-01-01', '2024-06-30'),
      span('2024-01-01', '2024-12-31'),
    ]);
  });

  it('counts back whole periods that follow on each other and ended before the day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FREQUENCIES), fc.integer({ min: 1, max: 30 }), day, (every, count, before) => {
        const periods = completePeriods(every, count, before);
        expect(periods).toHaveLength(count);
        periods.forEach((period, index) => {
          expect(periodAt(every, period.from)).toEqual(period);
          expect(periodAt(every, period.to)).toEqual(period);
          const next = periods[index + 1];
          if (next) expect(addDays(period.to, 1)).toBe(next.from);
        });
        const last = periods.at(-1);
        expect(last && last.to < before).toBe(true);
        expect(last && daysBetween(last.to, before)).toBeLessThanOrEqual(366);
      }),
    );
  });

  it('lets three months serve their quarter, sums their last month, and two months put together both', () => {
    const month = (number: number) => periodAt('month', toDay(2024, number, 1) ?? '');
    expect(serves(month(2), periodAt('quarter', '2024-01-01'))).toBe(true);
    expect(serves(month(4), periodAt('quarter', '2024-01-01'))).toBe(false);
    const sum = span('2024-01-01', '2024-06-30');
    expect([5, 6, 7].map((number) => serves(sum, month(number)))).toEqual([false, true, false]);
    const both = span('2024-01-01', '2024-02-29');
    expect([1, 2, 3].map((number) => serves(both, month(number)))).toEqual([true, true, false]);
    expect(serves(sum, periodAt('quarter', '2024-01-01'))).toBe(true);
    expect(serves(span('2024-01-01', '2024-09-30'), periodAt('quarter', '2024-01-01'))).toBe(false);
  });

  it('knows that a year says nothing of its months', () => {
    expect(isCoarse(span('2024-01-01', '2024-12-31'), 'month')).toBe(true);
    expect(isCoarse(span('2024-01-01', '2024-12-31'), 'year')).toBe(false);
    expect(isCoarse(span('2024-01-01', '2024-09-30'), 'month')).toBe(false);
  });
});
