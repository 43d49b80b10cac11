/** `npm run golden`: makes the golden scorecards anew, of the real sites where ../shared is there. */
import { writeFileSync } from 'node:fs';
import { goldenFile, SHARES_FILE, written } from './files.ts';
import { goldenCards, sharesTable } from './scorecards.ts';
import { realSites, sampleSite } from './sites.ts';

writeFileSync(goldenFile('sample'), written(goldenCards(sampleSite())));
const real = realSites().map((site) => [site.id, goldenCards(site)] as const);
for (const [id, cards] of real) writeFileSync(goldenFile(id), written(cards));
if (real.length > 0)
  writeFileSync(SHARES_FILE, sharesTable(real.flatMap(([id, cards]) => cards.map((card) => [id, card] as const))));
