import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterAnswer,
  afterRequest,
  atClock,
  freshPace,
  isExhausted,
  isRepeated,
  type Manner,
  type Manners,
  mannerOf,
  type Pace,
  retryAfterOf,
  waitFor,
} from '../../../utils/survey/politeness.ts';

const MANNERS: Manners = { delayMs: 1_000, concurrency: 2 };
const answers = (pace: Pace, manner: Manner, times: number, manners = MANNERS): Pace => {
  let after = pace;
  for (let i = 0; i < times; i++) after = afterAnswer(after, manners, { manner }, 0);
  return after;
};

describe('the pace of a platform', () => {
  it('leaves the delay between two requests and no more than so many under way', () => {
    const pace = afterRequest(freshPace(), MANNERS, 5_000);
    expect(waitFor(pace, MANNERS, 1, 5_000)).toBe(1_000);
    expect(waitFor(pace, MANNERS, 1, 5_600)).toBe(400);
    expect(waitFor(pace, MANNERS, 2, 9_000)).toBe(Number.POSITIVE_INFINITY);
  });

  it('is halved by trouble, and asks one at a time then', () => {
    const pace = afterAnswer(freshPace(), MANNERS, { manner: 'trouble' }, 10_000);
    expect(waitFor(pace, MANNERS, 0, 10_000)).toBe(2_000);
    expect(waitFor(pace, MANNERS, 1, 20_000)).toBe(Number.POSITIVE_INFINITY);
  });

  it('waits as long as the server says, and an hour at most', () => {
    const asked = (retryAfter: number) =>
      waitFor(afterAnswer(freshPace(), MANNERS, { manner: 'trouble', retryAfter }, 0), MANNERS, 0, 0);
    expect(asked(30_000)).toBe(30_000);
    expect(asked(86_400_000)).toBe(3_600_000);
  });

  it('waits no longer than it ever would where the clock was set back', () => {
    const pace = afterAnswer(freshPace(), MANNERS, { manner: 'trouble', retryAfter: 30_000 }, 9_000_000_000);
    expect(waitFor(atClock(pace, MANNERS, 0), MANNERS, 0, 0)).toBe(0);
    expect(atClock(pace, MANNERS, 9_000_000_000)).toEqual(pace);
  });

  it('slows down even where no delay was asked for', () => {
    const eager = { delayMs: 0, concurrency: 4 };
    expect(waitFor(afterAnswer(freshPace(), eager, { manner: 'trouble' }, 0), eager, 0, 0)).toBe(1_000);
  });

  it('recovers step by step, and only after a row of good answers', () => {
    const slow = answers(freshPace(), 'trouble', 2);
    expect(answers(slow, 'fine', 4).slowness).toBe(4);
    const faster = answers(slow, 'fine', 5).slowness;
    expect(faster).toBeLessThan(4);
    expect(faster).toBeGreaterThan(1);
    expect(answers(slow, 'fine', 100).slowness).toBe(1);
  });

  it('a page that is not there is an answer like another', () => {
    expect(mannerOf(404)).toBe('fine');
    expect(answers(freshPace(), mannerOf(404), 50)).toMatchObject({ slowness: 1, failures: 0 });
  });

  it.each([403, 412, 429, 500, 503, 521])('%i is a sign of trouble', (status) =>
    expect(mannerOf(status)).toBe('trouble'),
  );

  it('ends after a run of failures; one good answer breaks the run', () => {
    expect(isExhausted(answers(freshPace(), 'lost', 12))).toBe(true);
    expect(isExhausted(answers(answers(answers(freshPace(), 'lost', 11), 'fine', 1), 'lost', 11))).toBe(false);
  });

  it('a second try that fails as the first one did is no part of a run, and slows down a little only', () => {
    let pace = freshPace();
    for (let i = 0; i < 40; i++) pace = afterAnswer(pace, MANNERS, { manner: 'trouble', repeated: true }, 0);
    expect(isExhausted(pace)).toBe(false);
    expect(pace.slowness).toBe(8);
    const slow = answers(freshPace(), 'trouble', 6);
    expect(afterAnswer(slow, MANNERS, { manner: 'trouble', repeated: true }, 0).slowness).toBe(slow.slowness);
    const asked = { manner: 'trouble', repeated: true, retryAfter: 90_000 } as const;
    expect(waitFor(afterAnswer(freshPace(), MANNERS, asked, 0), MANNERS, 0, 0)).toBe(90_000);
  });

  it.each([
    ['the first try', { tries: 0 }, false],
    ['after 503', { tries: 1, reason: 'status', status: 503 }, true],
    ['after no answer', { tries: 1, reason: 'timeout' }, true],
    ['after a failed request', { tries: 1, reason: 'network' }, true],
    ['after a challenge', { tries: 1, reason: 'challenge', status: 200 }, true],
    ['after 404', { tries: 1, reason: 'not-found', status: 404 }, false],
    ['after a page that says so', { tries: 1, reason: 'soft-404', status: 200 }, false],
  ] as const)('%s: does a failure repeat one?', (_, record, repeated) => expect(isRepeated(record)).toBe(repeated));

  it('in an archive nothing tires', () => {
    const archive = { delayMs: 0, concurrency: 4, untiring: true };
    expect(answers(freshPace(), 'trouble', 100, archive)).toEqual(freshPace());
  });

  it('never waits shorter than asked, whatever comes in, and survives being written down', () => {
    const manner = fc.constantFrom<Manner>('fine', 'trouble', 'lost');
    fc.assert(
      fc.property(fc.array(manner, { maxLength: 60 }), (manners) => {
        let pace = freshPace();
        for (const one of manners) {
          pace = afterAnswer(JSON.parse(JSON.stringify(pace)), MANNERS, { manner: one }, 0);
          expect(pace.slowness).toBeGreaterThanOrEqual(1);
          expect(pace.slowness).toBeLessThanOrEqual(64);
          const next = waitFor(afterRequest(pace, MANNERS, 0), MANNERS, 0, 0);
          expect(next).toBeGreaterThanOrEqual(MANNERS.delayMs);
          expect(next).toBeLessThanOrEqual(MANNERS.delayMs * 64);
        }
      }),
    );
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sun, 22 Nov 2026 12:00:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('%s', (header, expected) => {
    expect(retryAfterOf(header, Date.parse('2026-11-22T12:00:00Z'))).toBe(expected);
  });
});
