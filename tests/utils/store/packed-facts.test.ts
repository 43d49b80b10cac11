/** Facts as they are kept: what comes out is what went in, whatever it was, and old records are read as they are. */
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { sha256Of } from '../../../utils/facts/digest.ts';
import { type PageFacts, pageFacts } from '../../../utils/facts/page-facts.ts';
import { putBody } from '../../../utils/store/bodies.ts';
import { readFacts, saveCapture } from '../../../utils/store/captures.ts';
import { DATABASE_NAME, openStore } from '../../../utils/store/db.ts';
import { findHolders } from '../../../utils/store/holders.ts';
import { packFacts, unpackFacts } from '../../../utils/store/packed-facts.ts';
import { readTexts } from '../../../utils/store/texts.ts';
import { aBody, aCapture, freshStore, HOME, theFacts } from './fixtures.ts';

const key = { runId: 'run-1', canonicalUrl: `${HOME}a`, capture: 'fetched' } as const;

it('hashes what the page says, not when it was read or in which order keys stand', async () => {
  const facts = theFacts(`${HOME}a`);
  const { factsHash, gzip } = await packFacts(facts);
  expect(factsHash).toBe(await sha256Of(new Uint8Array(gunzipSync(gzip))));
  const reversed = Object.fromEntries(Object.entries(facts).reverse()) as PageFacts;
  expect((await packFacts({ ...reversed, capturedAt: null })).factsHash).toBe(factsHash);
  expect((await packFacts({ ...facts, documentTitle: '别的标题' })).factsHash).not.toBe(factsHash);
});

it('gives any facts back as they were', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('公开', '\ud83d', '\u0000', '__proto__'),
  );
  const link = fc.record(
    {
      text,
      href: fc.option(fc.webUrl()),
      region: fc.constantFrom('main', 'footer'),
      visible: fc.constantFrom(true, false, 'unknown'),
      near: text,
    },
    { requiredKeys: ['text', 'href', 'region', 'visible'] },
  );
  const facts = fc.record({
    capturedAt: fc.constantFrom(null, '2025-06-10', '2025-06-10T01:00:00.000Z'),
    documentTitle: text,
    mainText: text,
    links: fc.array(link, { maxLength: 20 }),
    metas: fc.array(fc.record({ name: text, content: text })),
    mainLinkShare: fc.double({ min: 0, max: 1, noNaN: true }).map((share) => share + 0),
    forwards: fc.option(fc.array(fc.webUrl(), { maxLength: 3 }), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(facts, async (some) => {
      const whole = theFacts(`${HOME}a`, some as Partial<PageFacts>);
      const { factsHash, gzip } = await packFacts(whole);
      const read = await unpackFacts({ ...key, factsHash, gzip, capturedAt: whole.capturedAt });
      expect(read).toEqual(whole);
      expect(pageFacts.parse(read)).toEqual(pageFacts.parse(whole));
    }),
    { numRuns: 60 },
  );
});

it('reads what older versions wrote out', async () => {
  (await freshStore()).close();
  const database = await openDB(DATABASE_NAME);
  const facts = theFacts(`${HOME}a`, {
    mainText: '公开指南',
    links: [{ text: '附件', href: `${HOME}b.pdf`, region: 'main', visible: true }],
  });
  const { gzip: _, ...old } = aCapture('/a');
  await database.put('facts', { ...key, factsHash: old.factsHash, facts });
  database.close();
  const store = await openStore();
  await putBody(store, aBody());
  expect(await readFacts(store, { ...key, url: key.canonicalUrl })).toEqual(facts);
  expect((await findHolders(store, 'run-1', [`${HOME}b.pdf`])).get(`${HOME}b.pdf`)).toEqual({
    pages: [`${HOME}a`],
    count: 1,
  });

  await saveCapture(store, aCapture('/a', { facts: { mainText: '公开指南' } }));
  expect((await readTexts(store, [`${HOME}a`])).get(`${HOME}a`)?.text).toBe('公开指南');
  store.close();
});
