/** Which pages of a survey hold a link. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { putBody } from '../../../utils/store/bodies.ts';
import { saveCapture } from '../../../utils/store/captures.ts';
import type { Store } from '../../../utils/store/db.ts';
import { findHolders } from '../../../utils/store/holders.ts';
import { aBody, aCapture, freshStore, HOME } from './fixtures.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
  await putBody(store, aBody());
});
afterEach(() => store.close());

const RUN = 'survey-1';
const link = (href: string) => ({ href, text: '附件', region: 'main' as const, visible: true as const });
const keep = (path: string, hrefs: readonly string[], more: object = {}, runId = RUN) =>
  saveCapture(store, aCapture(path, { runId, facts: { links: hrefs.map(link) as never, ...more } }));

const GONE = `${HOME}files/a.doc`;

it('names every page that links an address, however it is written there, and counts those that it does not name', async () => {
  for (let at = 0; at < 60; at++)
    await keep(`/${String(at).padStart(2, '0')}`, [`${GONE}?spm=${at}`, GONE, `${HOME}x`]);
  await keep('/list', [], { lists: [{ items: [{ title: '通知', href: GONE, text: '通知' }] }] });
  await keep('/none', [`${HOME}files/b.doc`]);
  const told: number[] = [];
  const found = await findHolders(store, RUN, [GONE, `${HOME}nowhere`], { onProgress: (pages) => told.push(pages) });
  expect(found.get(GONE)).toMatchObject({ count: 61 });
  expect(found.get(GONE)?.pages).toHaveLength(50);
  expect(found.get(GONE)?.pages[7]).toBe(`${HOME}07`);
  expect(found.get(`${HOME}nowhere`)).toEqual({ pages: [], count: 0 });
  expect(told.at(-1)).toBe(62);
});

it('keeps to the pages of the survey, and leaves out the page itself', async () => {
  await keep('/a', [`${HOME}a`, GONE]);
  await keep('/b', [GONE], {}, 'survey-2');
  const found = await findHolders(store, RUN, [GONE, `${HOME}a`]);
  expect(found.get(GONE)).toEqual({ pages: [`${HOME}a`], count: 1 });
  expect(found.get(`${HOME}a`)?.count).toBe(0);
});

it('is given up at once', async () => {
  await keep('/a', [GONE]);
  const controller = new AbortController();
  controller.abort();
  await expect(findHolders(store, RUN, [GONE], { signal: controller.signal })).rejects.toThrow(/abort/i);
});
