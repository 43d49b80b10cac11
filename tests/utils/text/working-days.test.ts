import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, daysBetween, isDay } from '../../../utils/text/day.ts';
import { HOLIDAY_NOTICES, HOLIDAYS_KNOWN } from '../../../utils/text/holidays.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../../../utils/text/working-days.ts';

const span = daysBetween(HOLIDAYS_KNOWN.from, HOLIDAYS_KNOWN.to);
const knownDay = fc.integer({ min: 0, max: span }).map((days) => addDays(HOLIDAYS_KNOWN.from, days) as Day);

/** How many working days a year had: the sums that payroll offices publish (法定工作日). */
const WORKING_DAYS_OF_YEAR: [year: number, days: number][] = [
  [2018, 250],
  [2019, 250],
  [2020, 249],
  [2021, 250],
  [2022, 249],
  [2023, 249],
  [2024, 251],
  [2025, 248],
];

describe('working days', () => {
  it.each<[Day, boolean, string]>([
    ['2025-01-26', true, '春节前的调休上班'],
    ['2025-01-28', false, '除夕'],
    ['2024-02-09', true, '2024年除夕只是鼓励休息，不放假'],
    ['2018-12-29', true, '次年元旦的通知管到上年年底'],
    ['2018-12-31', false, '周一，随元旦放假'],
    ['2019-05-02', false, '后来的通知才把劳动节改为四天'],
    ['2020-01-31', false, '延长的春节假期'],
    ['2020-02-01', false, '原定上班的周六被延长的假期取代'],
    ['2020-02-03', true, '恢复上班'],
    ['2023-04-05', false, '周三的清明节'],
    ['2023-04-08', false, '普通周六'],
  ])('%s 上班：%s（%s）', (day, works) => {
    expect(isWorkingDay(day)).toBe(works);
  });

  it.each<[Day, Day, number, string]>([
    ['2024-09-13', '2024-09-18', 2, '中秋：周六上班，周三上班'],
    ['2024-09-30', '2024-10-08', 1, '国庆长假之后的第一个工作日'],
    ['2025-01-27', '2025-02-24', 15, '跨春节的四周'],
    ['2025-03-03', '2025-03-31', 20, '没有假日的二十个工作日'],
    ['2025-03-07', '2025-03-09', 0, '周五到周日'],
    ['2025-03-09', '2025-03-10', 1, '周日起算'],
    ['2025-03-10', '2025-03-10', 0, '当日'],
    ['2025-03-12', '2025-03-10', -2, '倒过来'],
  ])('%s → %s：%i 个工作日（%s）', (from, to, count) => {
    expect(workingDaysBetween(from, to)).toBe(count);
  });

  it.each(WORKING_DAYS_OF_YEAR)('%i had %i of them', (year, days) => {
    const [before, last] = [`${year - 1}-12-31`, `${year}-12-31`];
    expect(workingDaysBetween(before, last)).toBe(days);
  });

  it('says nothing of days whose holidays are not known', () => {
    expect(workingDaysBetween('2015-12-30', '2016-01-08')).toBeUndefined();
    expect(workingDaysBetween('2026-12-20', '2027-01-05')).toBeUndefined();
    expect(workingDaysBetween('2025-02-30', '2025-03-05')).toBeUndefined();
    expect(addWorkingDays('2026-12-20', 20)).toBeUndefined();
    expect(addWorkingDays('2025-03-10', -1)).toBeUndefined();
  });

  it.each<[Day, number, Day]>([
    ['2025-09-26', 3, '2025-09-30'],
    ['2025-09-30', 1, '2025-10-09'],
    ['2025-03-10', 0, '2025-03-10'],
    ['2024-01-22', 20, '2024-02-22'],
  ])('%s + %i 个工作日 = %s', (from, count, last) => {
    expect(addWorkingDays(from, count)).toBe(last);
  });

  it('adds what it counts, and counts in any pieces', () => {
    fc.assert(
      fc.property(knownDay, knownDay, knownDay, fc.nat({ max: 60 }), (a, b, c, count) => {
        const [ab, bc, ac] = [workingDaysBetween(a, b), workingDaysBetween(b, c), workingDaysBetween(a, c)];
        expect((ab ?? 0) + (bc ?? 0)).toBe(ac);
        const last = addWorkingDays(a, count);
        if (last !== undefined) {
          expect(workingDaysBetween(a, last)).toBe(count);
          if (count > 0) expect(isWorkingDay(last)).toBe(true);
        }
      }),
    );
  });
});

describe('the notices', () => {
  const weekday = (day: Day) => new Date(day).getUTCDay();

  it('give work only on weekend days', () => {
    for (const { worked, off } of HOLIDAY_NOTICES) {
      for (const day of worked) expect([0, 6], day).toContain(weekday(day));
      for (const [from, to] of off) {
        expect([from, to].every(isDay) && from <= to, from).toBe(true);
        for (const day of worked) expect(day < from || day > to, day).toBe(true);
      }
    }
  });
});
