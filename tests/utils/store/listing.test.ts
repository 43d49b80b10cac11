/** What a survey found out, counted by group and opened at any place, without holding it all. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../utils/store/db.ts';
import { putLinks } from '../../../utils/store/links.ts';
import { eachListed, keyOf, type Listed, makeListing, readListed, type Source } from '../../../utils/store/listing.ts';
import type { FrontierRecord, LinkRecord, Reason } from '../../../utils/survey/survey.ts';
import { freshStore, HOME } from './fixtures.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => store.close());

const RUN = 'survey-yunxi';
const ALL: readonly Source[] = ['dead', 'blocked', 'unknown', 'skipped', 'links'];

const page = (seq: number, over: Partial<FrontierRecord> = {}): FrontierRecord => {
  const address = `${HOME}${seq}.html`;
  return { runId: RUN, url: address, address, state: 'dead', rank: 5, seq, depth: 1, tries: 2, ...over };
};
const link = (name: string, over: Partial<LinkRecord> = {}): LinkRecord => {
  const address = `${HOME}files/${name}`;
  const known = { runId: RUN, url: address, address, kind: 'attachment', state: 'read' } as const;
  return { ...known, from: HOME, text: '附件', tries: 1, ...over };
};
async function keep(pages: readonly FrontierRecord[], links: readonly LinkRecord[]): Promise<void> {
  await store.write(['frontier'], async (tx) => {
    for (const record of pages) void tx.objectStore('frontier').put(record);
  });
  await putLinks(store, links);
}
const listing = (filter = '', sources = ALL) => makeListing(store, { runId: RUN, sources, filter });

describe('a listing', () => {
  const state = fc.constantFrom<FrontierRecord['state'][]>('dead', 'blocked', 'unknown', 'skipped', 'read', 'waiting');
  const reason = fc.constantFrom<(Reason | undefined)[]>('not-found', 'status', 'robots', undefined);
  const some = fc.record({ state, reason, isLink: fc.boolean(), odd: fc.boolean() });

  it('counts what it lists, and every page of every group together are all of them, each once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(some, { maxLength: 40 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('', 'odd'),
        async (all, limit, filter) => {
          store.close();
          store = await freshStore();
          const records = all.map(({ state, reason, isLink, odd }, at) => {
            const over = { state: state as 'dead', ...(reason && { reason }), text: odd ? 'ODD' : '' };
            return isLink ? link(`${at}`, over) : page(at, over);
          });
          await keep(
            records.filter((record): record is FrontierRecord => 'seq' in record),
            records.filter((record): record is LinkRecord => !('seq' in record)),
          );
          const made = await listing(filter);
          const listed: Listed[] = [];
          for (const group of made.groups) {
            const before = listed.length;
            for (let from = 0; from < group.count; from += limit) {
              const part = await readListed(store, made, group, { from, limit });
              expect(part.every((one) => keyOf(one) === keyOf(group))).toBe(true);
              listed.push(...part);
            }
            expect(listed.length - before).toBe(group.count);
          }
          const wanted = records.filter(
            (record) => (!('seq' in record) || ALL.includes(record.state)) && (filter === '' || record.text === 'ODD'),
          );
          expect(listed.map(({ url }) => url).sort()).toEqual(wanted.map(({ url }) => url).sort());
        },
      ),
      { numRuns: 40 },
    );
  });

  it('opens the middle of thousands, and finds the few among them', async () => {
    const links = Array.from({ length: 2_600 }, (_, at) =>
      link(String(at).padStart(5, '0'), at % 900 === 7 ? { state: 'dead', reason: 'not-found' } : {}),
    );
    await keep([], links);
    const made = await listing();
    expect(made.groups.map(({ state, count }) => [state, count])).toEqual([
      ['read', 2_597],
      ['dead', 3],
    ]);
    const [read, dead] = made.groups;
    if (!read || !dead) throw new Error('no groups');
    const middle = await readListed(store, made, read, { from: 1_500, limit: 50 });
    expect(middle).toHaveLength(50);
    expect(middle[0]?.url).toBe(`${HOME}files/01502`);
    const few = await readListed(store, made, dead, { from: 0, limit: 50 });
    expect(few.map(({ url }) => url.slice(-5))).toEqual(['00007', '00907', '01807']);
  });

  it('shows what was counted so far, and is opened while it is counted', async () => {
    await keep(
      [],
      Array.from({ length: 5_200 }, (_, at) => link(String(at).padStart(5, '0'))),
    );
    const opened: Promise<string[]>[] = [];
    const made = await makeListing(store, { runId: RUN, sources: ALL }, (soFar, seen) => {
      const [group] = soFar.groups;
      if (!group) return;
      expect(group.count).toBeLessThanOrEqual(seen);
      const range = { from: group.count - 1, limit: 50 };
      opened.push(readListed(store, soFar, group, range).then((listed) => listed.map(({ url }) => url)));
    });
    expect(await Promise.all(opened)).toEqual([[`${HOME}files/02999`]]);
    expect(made.groups[0]?.count).toBe(5_200);
  });

  it('keeps surveys apart, and pages in the order of their value', async () => {
    await keep(
      [page(3), page(1), page(2, { rank: 0 }), page(9, { runId: 'another' })],
      [link('x', { runId: 'another' })],
    );
    const made = await listing();
    const [group] = made.groups;
    if (!group) throw new Error('no group');
    const pages = await readListed(store, made, group, { from: 0, limit: 9 });
    expect(pages.map(({ url }) => url)).toEqual([`${HOME}2.html`, `${HOME}1.html`, `${HOME}3.html`]);
  });

  it.each([
    ['年报', 1],
    ['NIANBAO', 1],
    ['HTTP 412', 1],
    ['附件', 3],
    ['pdf', 1],
    ['没有', 0],
  ])('holds only what holds the text: %s', async (filter, count) => {
    await keep(
      [],
      [
        link('%E5%B9%B4%E6%8A%A5.doc', { type: 'pdf' }),
        link('nianbao.doc', { state: 'blocked', reason: 'challenge', detail: 'HTTP 412' }),
        link('c.doc'),
      ],
    );
    expect((await listing(filter)).groups.reduce((sum, group) => sum + group.count, 0)).toBe(count);
  });

  it('names what was read in part, and nothing that was read as a whole', async () => {
    await keep([page(1, { state: 'read' }), page(2, { state: 'read', reason: 'too-large' })], []);
    const { groups } = await listing('', ['read']);
    expect(groups).toMatchObject([{ state: 'read', reason: 'too-large', count: 1 }]);
  });

  it('says nothing of a first try', async () => {
    await keep([], [link('a', { state: 'waiting', reason: 'not-found' }), link('b', { state: 'waiting', tries: 0 })]);
    const { groups } = await listing();
    expect(groups).toMatchObject([{ state: 'waiting', count: 2 }]);
    expect(groups[0]).not.toHaveProperty('reason');
  });

  it('is given up at once', async () => {
    await keep([page(1), page(2, { state: 'blocked' })], [link('a')]);
    const controller = new AbortController();
    const seen: string[] = [];
    const pass = { runId: RUN, sources: ALL, signal: controller.signal };
    const gone = eachListed(store, pass, (records) => {
      seen.push(...records.map(({ url }) => url));
      controller.abort();
    });
    await expect(gone).rejects.toThrow(/abort/i);
    expect(seen).toHaveLength(1);
  });
});
