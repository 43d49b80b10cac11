import { expect, it } from 'vitest';
import { answerOf } from '../../../../utils/host/rendered/answer-of.ts';

it.each([
  [{ status: 200 }, undefined, { manner: 'fine' }],
  [{}, undefined, { manner: 'fine' }],
  [{ status: 404 }, undefined, { manner: 'fine' }],
  [{ status: 503 }, undefined, { manner: 'trouble' }],
  // A part of the page was refused.
  [{ status: 200, strained: 0 }, undefined, { manner: 'trouble' }],
  [{ status: 429, strained: 30_000 }, undefined, { manner: 'trouble', retryAfter: 30_000 }],
  // Nothing came; or the page came, and its scripts never end.
  [{}, 'timeout', { manner: 'trouble' }],
  [{ status: 200 }, 'timeout', { manner: 'fine' }],
  [{}, 'failed', { manner: 'lost' }],
] as const)('a page that answered %j (%s) says %j of its server', (seen, failure, answer) => {
  expect(answerOf(seen, failure)).toEqual(answer);
});
