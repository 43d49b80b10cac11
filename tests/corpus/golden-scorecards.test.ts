/** The three real sites of ../shared under every system, without a browser, against what is held (`npm run golden`). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { held, SHARES_FILE } from '../golden/files.ts';
import { goldenCards, sharesTable } from '../golden/scorecards.ts';
import { realSites } from '../golden/sites.ts';

const sites = realSites();
if (sites.length === 0) console.warn('没有 ../shared：跳过真实网站的得分表');

describe.skipIf(sites.length === 0)('scorecards of real sites', () => {
  it.each(sites.map((site) => [site.id, site] as const))('%s: are the ones that are held', (id, site) => {
    expect(goldenCards(site)).toEqual(held(id));
  });

  it('the published shares are theirs', () => {
    const cards = sites.flatMap(({ id }) => held(id).map((card) => [id, card] as const));
    expect(readFileSync(SHARES_FILE, 'utf8')).toBe(sharesTable(cards));
  });
});
