import { describe, expect, it } from 'vitest';
import { addDays, dayInChina, daysBetween, earliest, isDay, latest, toDay } from '../../../utils/text/day.ts';

describe('dayInChina', () => {
  it.each([
    ['2025-06-09T18:30:00.000Z', '2025-06-10'],
    ['2025-06-10T15:59:59.999Z', '2025-06-10'],
    ['2025-06-10T08:00:00+08:00', '2025-06-10'],
    ['2025-06-10', '2025-06-10'],
    // Without a zone: the clock of China, wherever the machine stands.
    ['2025-01-01T23:30', '2025-01-01'],
    ['2025-01-01T00:10:00', '2025-01-01'],
    ['2025-01-01 23:30:00.123', '2025-01-01'],
    ['2025-01-01T23:30-05:00', '2025-01-02'],
    ['2025-01-01T23:30+0800', '2025-01-01'],
    // Other forms are read otherwise on every machine.
    ['2025/01/01', undefined],
    ['Wed, 01 Jan 2025 23:30:00 GMT', undefined],
    ['2025-02-30T10:00', undefined],
    ['2025-01-01T25:00', undefined],
    ['昨天', undefined],
    [null, undefined],
  ])('%s is %s', (moment, day) => {
    const zone = process.env.TZ;
    try {
      for (const elsewhere of ['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Auckland']) {
        process.env.TZ = elsewhere;
        expect(dayInChina(moment), elsewhere).toBe(day);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
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

describe('addDays', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2025-12-31', 184, '2026-07-03'],
    ['2025-03-01', -1, '2025-02-28'],
    ['9999-12-31', 1, undefined],
    ['2025-01-01', Number.MAX_SAFE_INTEGER, undefined],
    ['2025-02-30', 1, undefined],
  ])('%s + %d → %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
  });
});
