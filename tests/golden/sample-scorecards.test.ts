/** The sample site under every system, without a browser, against what is held: `npm run golden` after a wanted change. */
import { expect, it } from 'vitest';
import { held } from './files.ts';
import { goldenCards } from './scorecards.ts';
import { sampleSite } from './sites.ts';

it('the scorecards of the sample site are the ones that are held', { timeout: 120_000 }, () => {
  expect(goldenCards(sampleSite())).toEqual(held('sample'));
});
