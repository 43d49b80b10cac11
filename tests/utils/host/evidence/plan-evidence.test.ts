/** Which pages a survey looks at for evidence, and for which it has none. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planEvidence } from '../../../../utils/host/evidence/plan-evidence.ts';
import { putBody } from '../../../../utils/store/bodies.ts';
import { saveCapture } from '../../../../utils/store/captures.ts';
import type { Store } from '../../../../utils/store/db.ts';
import { addEvidence } from '../../../../utils/store/evidence.ts';
import type { FrontierRecord, RenderMark } from '../../../../utils/survey/survey.ts';
import { aBody, aCapture, freshStore, HOME } from '../../store/fixtures.ts';

let store: Store;
const body = aBody();
beforeEach(async () => {
  store = await freshStore();
  await putBody(store, body);
});
afterEach(() => store.close());

let pages = 0;

/** A page with one finding: a link to a bare address, which may be explained where it is one of a network inside a house. */
async function page(path: string, certainty: 'proven' | 'suspected', rendered?: RenderMark['state']): Promise<void> {
  const url = `${HOME}${path}`;
  const href = `http://${certainty === 'proven' ? '203.0.113' : '192.168.1'}.${++pages}/`;
  const links = [{ text: '查询系统', href, region: 'main' as const, visible: true }];
  await saveCapture(store, aCapture(path, { facts: { links } }));
  const record = {
    ...{ runId: 'run-1', url, address: url, state: 'read', rank: 5, seq: 0, depth: 1, tries: 1 },
    ...(rendered ? { rendered: { why: 'share', order: 0, state: rendered } } : {}),
  } as FrontierRecord;
  await store.write(['frontier'], async (tx) => void tx.objectStore('frontier').put(record));
}

const plan = async (extra = 40) =>
  (await planEvidence(store, { runId: 'run-1', bodies: [body], extra }))
    .filter(({ url }) => url !== HOME)
    .map(({ url, look, unseen }) => [url.slice(HOME.length), look ?? unseen]);

describe('the plan of evidence', () => {
  it('has the sample first, then what is proven on other pages, then what is suspected, as far as the limit goes', async () => {
    await page('doubted', 'suspected');
    await page('proven', 'proven');
    await page('seen', 'suspected', 'read');
    await page('in-vain', 'proven', 'unread');
    expect(await plan()).toEqual([
      ['seen', 'sampled'],
      ['proven', 'extra'],
      ['doubted', 'extra'],
      ['in-vain', 'unread'],
    ]);
    expect(await plan(1)).toEqual([
      ['seen', 'sampled'],
      ['proven', 'extra'],
      ['in-vain', 'unread'],
      ['doubted', 'not-rendered'],
    ]);
    expect((await plan(0)).filter(([, look]) => look === 'extra')).toEqual([]);
  });

  it('looks at no page twice where it goes on, and at no further one in its stead', async () => {
    await page('a', 'proven');
    await page('b', 'proven');
    await page('c', 'proven');
    expect(await plan(2)).toEqual([
      ['a', 'extra'],
      ['b', 'extra'],
      ['c', 'not-rendered'],
    ]);
    const tasks = await planEvidence(store, { runId: 'run-1', bodies: [body], extra: 2 });
    const keys = tasks.filter(({ url }) => url === `${HOME}a`).flatMap(({ items }) => items[0]?.findingKey ?? []);
    const picture = { role: 'place' as const, url: `${HOME}a`, at: '2026-11-22T10:00:00.000Z' };
    await addEvidence(
      store,
      {
        ...{
          campaignId: 'default',
          bodyId: body.id,
          runId: 'run-1',
          findingKey: keys[0] ?? '',
          take: '',
          at: picture.at,
        },
        ...{ picture, pages: [] },
      },
      [],
      1_000,
    );
    expect(await plan(2)).toEqual([
      ['b', 'extra'],
      ['c', 'not-rendered'],
    ]);
  });

  it('asks for no page that the survey did not read', async () => {
    await page('elsewhere', 'proven');
    await store.write(
      ['frontier'],
      async (tx) => void tx.objectStore('frontier').delete(['run-1', `${HOME}elsewhere`]),
    );
    expect(await plan()).toEqual([['elsewhere', 'not-rendered']]);
  });
});
