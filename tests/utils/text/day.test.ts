import { describe, expect, it } from 'vitest';
import { dayInChina, daysBetween, earliest, isDay, latest, toDay } from '../../../utils/text/day.ts';

describe('dayInChina', () => {
  it.each([
    ['2025-06-09T18:30:00.000Z', '2025-06-10'],
    ['2025-06-10T15:59:59.999Z', '2025-06-10'],
    ['2025-06-10T08:00:00+08:00', '2025-06-10'],
    ['2025-06-10', '2025-06-10'],
    ['昨天', undefined],
    [null, undefined],
  ])('%s is %s', (moment, day) => {
    expect(dayInChina(moment)).toBe(day);
  });
});

describe('days', () => {
  it('exist in the calendar or not at all', () => {
    expect([isDay('2024-02-29'), isDay('2023-02-29'), isDay('2024-2-9'), toDay(2022, 9, 31)]).toEqual([
      true,
      false,
      false,
      undefined,
    ]);
  });
  it('are counted across months and years', () => {
    expect([daysBetween('2024-12-31', '2025-01-14'), daysBetween('2025-03-02', '2025-02-28')]).toEqual([14, -2]);
  });
  it('that are not known have no say', () => {
    expect([earliest(undefined, '2025-02-01', null, '2025-01-31'), latest(), latest('2025-01-01', null)]).toEqual([
      '2025-01-31',
      undefined,
      '2025-01-01',
    ]);
  });
});
