import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSample, type SamplePage } from '../../../utils/survey/render-sample.ts';
import { RANKS } from '../../../utils/survey/survey.ts';

const HOST = 'http://www.lanting.example.gov.cn';
const page = (path: string, more: Partial<SamplePage> = {}): SamplePage => ({
  url: HOST + path,
  state: 'read',
  rank: RANKS.content,
  seq: 1,
  depth: 2,
  from: `${HOST}/`,
  kind: 'article',
  template: 'aaaaaaaaaaa',
  ...more,
});
const home = page('/', { rank: RANKS.entry, seq: 0, depth: 0, from: undefined, kind: 'home', template: 'hhhhhhhhhhh' });
const articles = (count: number): SamplePage[] =>
  Array.from({ length: count }, (_, n) => page(`/n/${n}.html`, { seq: n + 10 }));
const why = (pages: readonly SamplePage[], options = { share: 0, seed: 's' }) =>
  Object.fromEntries(renderSample(pages, options).map((chosen) => [chosen.url.slice(HOST.length), chosen.why]));

describe('the rendered sample', () => {
  it('holds the home page, the platform, each required column once, and a page of each template', () => {
    const pages = [
      home,
      page('/xxgk/', { kind: 'disclosure-platform', rank: RANKS.index, template: 'ppppppppppp', seq: 1 }),
      page('/nb/', { column: 'annual-reports', rank: RANKS.column, kind: 'column', template: 'ccccccccccc', seq: 2 }),
      page('/nb/more/', {
        column: 'annual-reports',
        rank: RANKS.column,
        kind: 'column',
        template: 'ccccccccccc',
        seq: 3,
      }),
      ...articles(5),
    ];
    const chosen = why(pages);
    expect(chosen).toMatchObject({ '/': 'home', '/xxgk/': 'platform', '/nb/': 'column' });
    expect(Object.values(chosen).filter((one) => one === 'template')).toHaveLength(1);
    expect(Object.keys(chosen)).toHaveLength(4);
  });

  it('takes what a script fills, and what was refused to a plain request, but nothing that robots.txt or a login keeps', () => {
    const blocked = { state: 'blocked' as const, template: undefined };
    const pages = [
      home,
      page('/js/', { byScript: true, template: 'hhhhhhhhhhh' }),
      page('/412/', { ...blocked, reason: 'challenge', status: 412 }),
      page('/403/', { ...blocked, reason: 'status', status: 403 }),
      page('/503/', { ...blocked, reason: 'status', status: 503 }),
      page('/login/', { ...blocked, reason: 'login' }),
      page('/robots/', { state: 'skipped', reason: 'robots', template: undefined }),
    ];
    expect(why(pages)).toEqual({ '/': 'home', '/js/': 'script', '/412/': 'refused', '/403/': 'refused' });
  });

  const anyPage = fc.record({
    n: fc.integer({ min: 0, max: 400 }),
    kind: fc.constantFrom('article', 'column', 'home', 'disclosure-platform', 'other'),
    column: fc.constantFrom(undefined, 'annual-reports', 'policies'),
    template: fc.constantFrom(undefined, 'aaaaaaaaaaa', 'bbbbbbbbbbb', 'ccccccccccc'),
    byScript: fc.constantFrom(undefined, true as const),
    derived: fc.constantFrom(undefined, true as const),
    state: fc.constantFrom('read', 'read', 'read', 'blocked', 'dead', 'skipped'),
    rank: fc.constantFrom(...Object.values(RANKS)),
  });
  const anyPages = fc
    .uniqueArray(anyPage, { selector: ({ n }) => n, maxLength: 60 })
    .map((all) => all.map(({ n, ...rest }) => page(`/${n}.html`, { ...rest, seq: n } as Partial<SamplePage>)));

  it('is the same in whatever order the pages come, names each once, and draws at least the share', () => {
    fc.assert(
      fc.property(
        anyPages,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.string({ maxLength: 5 }),
        (pages, share, seed) => {
          const chosen = renderSample(pages, { share, seed });
          expect(renderSample([...pages].reverse(), { share, seed })).toEqual(chosen);
          expect(new Set(chosen.map(({ url }) => url)).size).toBe(chosen.length);
          const drawn = chosen.filter((one) => one.why === 'share').length;
          const readable = pages.filter(({ state, derived }) => state === 'read' && !derived);
          const rest =
            readable.length -
            chosen.filter(({ url, why }) => why !== 'share' && readable.some((one) => one.url === url)).length;
          expect(drawn).toBe(Math.ceil(rest * share));
          for (const template of new Set(readable.flatMap((one) => one.template ?? [])))
            expect(readable.some((one) => one.template === template && chosen.some(({ url }) => url === one.url))).toBe(
              true,
            );
        },
      ),
    );
  });

  it('chooses nothing twice when it is asked again with more pages', () => {
    fc.assert(
      fc.property(anyPages, anyPages, (first, second) => {
        const options = { share: 0.2, seed: 'again' };
        const chosen = new Map(renderSample(first, options).map(({ url, why }, order) => [url, { why, order }]));
        const marked = first.map((one): SamplePage => {
          const mark = chosen.get(one.url);
          return mark ? { ...one, rendered: { ...mark, state: 'read' } } : one;
        });
        const known = new Set(first.map(({ url }) => url));
        const all = [...marked, ...second.filter(({ url }) => !known.has(url))];
        for (const { url } of renderSample(all, options)) expect(chosen.has(url)).toBe(false);
        expect(renderSample(marked, options)).toEqual([]);
      }),
    );
  });
});
