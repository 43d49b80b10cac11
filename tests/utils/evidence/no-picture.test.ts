import { expect, it } from 'vitest';
import type { EvidenceCounts } from '../../../utils/evidence/evidence.ts';
import { hasNoPicture } from '../../../utils/evidence/no-picture.ts';

it.each<[string, EvidenceCounts | undefined, boolean]>([
  ['done', undefined, false],
  ['done', { planned: 3, kept: 0, missing: { failed: 2, 'not-rendered': 1 } }, true],
  ['done', { planned: 3, kept: 0, missing: { permission: 3 } }, true],
  ['done', { planned: 3, kept: 1, missing: { hidden: 2 } }, false],
  // Nothing was to be looked at.
  ['done', { planned: 3, kept: 0, missing: { 'not-rendered': 3 } }, false],
  ['running', { planned: 3, kept: 0, missing: {} }, false],
])('a survey that is %s with %j has no picture: %s', (state, evidence, answer) => {
  expect(hasNoPicture({ state, ...(evidence ? { evidence } : {}) })).toBe(answer);
});
