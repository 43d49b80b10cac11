import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Form } from '../../../utils/facts/page-facts.ts';
import { type AskSearchesOptions, askSearches } from '../../../utils/host/ask-searches.ts';
import type { Fetched } from '../../../utils/host/fetch-bytes.ts';
import { putBody } from '../../../utils/store/bodies.ts';
import { readBodyState, saveCapture } from '../../../utils/store/captures.ts';
import type { Store } from '../../../utils/store/db.ts';
import { putSurvey, readSurvey } from '../../../utils/store/surveys.ts';
import type { SearchRecord } from '../../../utils/survey/survey.ts';
import { aBody, aCapture, aSurvey, freshStore, HOME, theFacts } from '../store/fixtures.ts';

const title = (n: number) => `云溪市第${n}批防汛物资发放通知`;
const form = (action: string, method: Form['method'] = 'get'): Form => ({
  action,
  method,
  region: 'header',
  visible: true,
  fields: [{ name: 'q', type: 'text', label: '请输入关键词' }],
});

let store: Store;
let asked: string[];
let clock = 0;
beforeEach(async () => {
  store = await freshStore();
  asked = [];
  clock = Date.parse('2025-06-10T02:00:00Z');
  await putBody(store, aBody());
  await putSurvey(store, ...aSurvey({ state: 'running' }));
  for (let n = 1; n <= 9; n++) await saveCapture(store, aCapture(`/xw/${n}.html`, { reading: { title: title(n) } }));
});
afterEach(() => store.close());

const entered = (...forms: Form[]) =>
  saveCapture(store, aCapture('/', { facts: { forms, charset: 'utf-8' }, reading: { kind: 'home' } }));

/** `finds`: the numbers of the contents that a search for any title shows. */
async function run(finds: readonly number[], over: Partial<AskSearchesOptions> = {}): Promise<SearchRecord[]> {
  await askSearches({
    ...{ store, runId: 'run-1', bodies: [aBody()], seed: '甲', inArchive: false },
    manners: { delayMs: 1_000, concurrency: 2 },
    signal: new AbortController().signal,
    now: () => clock,
    sleep: async (milliseconds) => {
      clock += milliseconds;
    },
    allows: async () => true,
    isAllowed: async () => false,
    mayGoOn: async () => true,
    fetch: async (url): Promise<Fetched> => {
      asked.push(`${decodeURIComponent(new URL(url).search)} ${clock}`);
      return { ...answer(url), status: 200 };
    },
    factsOf: async ({ address }) =>
      theFacts(address, {
        links: finds.map((n) => ({ text: title(n), href: `${HOME}xw/${n}.html`, region: 'main', visible: true })),
      }),
    ...over,
  });
  return (await readSurvey(store, 'run-1'))?.searches ?? [];
}
const answer = (url: string) =>
  ({
    ...{ answered: true, url, address: url, redirected: false, status: 200, contentType: 'text/html', headers: {} },
    ...{ bytes: new TextEncoder().encode('<html><p>结果</p></html>'), cut: false, missing: false },
    at: new Date(clock).toISOString(),
  }) satisfies Fetched;

describe('a search', () => {
  it('is asked for three titles, one after the other at the pace of the survey, and judged by what it answers', async () => {
    await entered(form(`${HOME}search`));
    const searches = await run([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(searches).toHaveLength(3);
    const ninth = searches.filter(({ title: drawn }) => drawn === title(9));
    for (const search of searches) {
      expect(search).toMatchObject({
        bodyId: 'yunxi',
        result: ninth.includes(search) ? 'not-found' : 'found',
        status: 200,
      });
    }
    const times = asked.map((line) => Number(line.split(' ').at(-1)));
    expect(times.slice(1).every((time, index) => time - (times[index] ?? 0) >= 1_000)).toBe(true);
    const { siteFacts } = await readBodyState(store, 'yunxi');
    expect(siteFacts.searches).toEqual(searches.map(({ bodyId: _, ...search }) => search));
  });

  it('broken off and begun again goes on where it was', async () => {
    await entered(form(`${HOME}search`));
    let left = 1;
    await run([1], { mayGoOn: async () => left-- > 0 });
    expect(asked).toHaveLength(1);
    const searches = await run([1]);
    expect(asked).toHaveLength(3);
    expect(new Set(searches.map(({ page }) => page)).size).toBe(3);
    await run([1]);
    expect(asked).toHaveLength(3);
  });

  it.each([
    ['post', form(`${HOME}search`, 'post'), {}],
    ['elsewhere', form('http://search.elsewhere.com/'), {}],
    ['robots', form(`${HOME}search`), { allows: async () => false }],
  ])('is not asked, and the titles are named: %s', async (reason, box, over) => {
    await entered(box);
    const searches = await run([1], over);
    expect(asked).toEqual([]);
    expect(searches).toHaveLength(3);
    for (const search of searches) expect(search).toMatchObject({ result: 'unknown', reason });
  });

  it('is asked elsewhere where the browser may read', async () => {
    await entered(form('http://search.elsewhere.com/'));
    await run([1], { isAllowed: async () => true });
    expect(asked).toHaveLength(3);
  });

  it.each([
    ['not-archived', { missing: true, status: 404 }],
    ['challenge', { status: 412, bytes: new TextEncoder().encode('<script>document.cookie="a=1"</script>') }],
    ['not-found', { status: 404 }],
  ])('that answers nothing accuses nobody: %s', async (reason, over) => {
    await entered(form(`${HOME}search`));
    const searches = await run([1], { inArchive: true, fetch: async (url) => ({ ...answer(url), ...over }) });
    for (const search of searches) expect(search).toMatchObject({ result: 'unknown', reason });
  });

  it('of a home page that was not read is not asked', async () => {
    expect(await run([1])).toEqual([]);
    expect(asked).toEqual([]);
  });
});
