/** How fast a survey goes and how long it takes yet, from what its record said over the last minute. Pure. */
import type { SurveyRecord } from '../survey/survey.ts';

/** Milliseconds over which the pace is measured, and the least of them that says anything. */
const WINDOW = 60_000;
const LEAST = 10_000;
/** Milliseconds of work after which the mean of the whole survey says something. */
const LEAST_WORKED = 30_000;

/** What was seen of a survey: milliseconds since the epoch, and how many addresses were asked for by then. */
export interface Seen {
  at: number;
  asked: number;
}

export interface SurveyPace {
  /** Addresses a minute, whole; undefined while nothing can be said. */
  perMinute?: number;
  /** Minutes that what is found so far takes yet at this pace, within the limits of the survey. */
  minutesLeft?: number;
}

/** Adds what is seen now, and drops what lies before the last minute but for the one at its edge. */
export function noteSeen(seen: readonly Seen[], survey: SurveyRecord, now: number): Seen[] {
  const all = [...seen.filter(({ asked }) => asked <= survey.asked), { at: now, asked: survey.asked }];
  const edge = all.filter(({ at }) => at <= now - WINDOW).length - 1;
  return all.slice(Math.max(0, edge));
}

/** The pace at this moment. `seen`: as `noteSeen` kept it while the survey ran. */
export function paceOf(survey: SurveyRecord, seen: readonly Seen[], now: number): SurveyPace {
  if (survey.state !== 'running') return {};
  const [first] = seen;
  const measured = first !== undefined && now - first.at >= LEAST;
  const mean = survey.workedMs >= LEAST_WORKED ? (survey.asked / survey.workedMs) * 60_000 : undefined;
  const rate = measured ? ((survey.asked - first.asked) / (now - first.at)) * 60_000 : mean;
  if (rate === undefined) return {};
  const { counts, settings, asked } = survey;
  const allowed = Math.max(0, settings.maxPages - asked) + counts.fetching;
  const open = Math.min(counts.waiting + counts.fetching, allowed);
  const byTime =
    settings.maxMinutes === undefined ? Number.POSITIVE_INFINITY : settings.maxMinutes - survey.workedMs / 60_000;
  const minutesLeft = Math.min(open / rate, byTime);
  return {
    perMinute: Math.round(rate),
    ...(Number.isFinite(minutesLeft) && { minutesLeft: Math.max(0, minutesLeft) }),
  };
}
