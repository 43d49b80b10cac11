import { describe, expect, it } from 'vitest';
import { noteSeen, paceOf, type Seen } from '../../../utils/ui/survey-pace.ts';
import { aSurvey } from '../../components/fixtures.ts';

const running = (asked: number, over: Parameters<typeof aSurvey>[0] = {}) =>
  aSurvey({ asked, counted: { waiting: 600, fetching: 0 }, ...over });

describe('paceOf', () => {
  it('takes the last minute, not the whole survey', () => {
    let seen: Seen[] = [];
    // Fast for two minutes, then one answer in ten seconds.
    for (let second = 0; second <= 120; second += 10) seen = noteSeen(seen, running(second * 2), second * 1_000);
    for (let second = 130; second <= 200; second += 10) {
      seen = noteSeen(seen, running(240 + (second - 120) / 10), second * 1_000);
    }
    expect(paceOf(running(248), seen, 200_000).perMinute).toBe(6);
    expect(paceOf(running(248), seen, 200_000).minutesLeft).toBe(100);
    expect(seen.length).toBeLessThan(10);
  });

  it('sees that nothing comes any more', () => {
    const seen = noteSeen([], running(100), 0);
    const { perMinute, minutesLeft } = paceOf(running(100), seen, 30_000);
    expect(perMinute).toBe(0);
    expect(minutesLeft).toBeUndefined();
  });

  it('goes by the mean until it has seen ten seconds, and says nothing of a survey that has just begun', () => {
    const seen = noteSeen([], running(1_000), 0);
    expect(paceOf(running(1_000, { workedMs: 600_000 }), seen, 1_000).perMinute).toBe(100);
    expect(paceOf(running(3, { workedMs: 3_000 }), seen, 1_000)).toEqual({});
    expect(paceOf(running(1_000, { state: 'paused' }), seen, 60_000)).toEqual({});
  });

  it('stops at the limits of the survey', () => {
    const seen = [{ at: 0, asked: 1_900 }];
    const survey = running(1_960, { counted: { waiting: 50_000, fetching: 0 } });
    expect(paceOf(survey, seen, 60_000).minutesLeft).toBeCloseTo(40 / 60);
    const timed = { ...survey, settings: { ...survey.settings, maxPages: 100_000, maxMinutes: 30 } };
    expect(paceOf(timed, seen, 60_000).minutesLeft).toBeCloseTo(7);
  });
});
