// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { interpret } from '../../../utils/facts/interpret.ts';
import type { ListItem, PageFacts } from '../../../utils/facts/page-facts.ts';
import { pagesOfList } from '../../../utils/survey/pages-of-list.ts';

const COLUMN = 'http://www.yunxi.gov.cn/zwgk/tzgg/index.html';
const FOLDER = 'http://www.yunxi.gov.cn/zwgk/tzgg/';
const row = (day: string, i = 0) =>
  `<li><a href="/zwgk/t${day.replace(/-/g, '')}_${i}.html">关于第${i + 1}号事项办理结果的公告</a><span>${day}</span></li>`;
const rows = (...days: string[]) => `<ul>${days.map(row).join('')}</ul>`;
const ROWS = rows('2024-03-05', '2024-03-04', '2024-03-02');

function further(body: string, { url = COLUMN, since = undefined as `${string}` | undefined } = {}) {
  const document = new DOMParser().parseFromString(`<title>通知公告_云溪县人民政府</title>${body}`, 'text/html');
  const facts = collectPageFacts(document, { url, capture: 'fetched', capturedAt: null });
  const found = pagesOfList(facts, interpret(facts).items, since as Parameters<typeof pagesOfList>[2]);
  return { because: found.because, pages: found.pages.map(({ address }) => address.replace(FOLDER, '')), found };
}
const trs = (pages: number, index: number) =>
  `${ROWS}<script>createPageHTML(${pages}, ${index}, "index", "html")</script>`;

describe('further pages', () => {
  it('of a script that states them: a chain, with shortcuts', () => {
    expect(further(trs(9, 0)).pages).toEqual(['index_1.html']);
    expect(further(trs(9, 1), { url: `${FOLDER}index_1.html` }).pages).toEqual([
      'index_2.html',
      'index_3.html',
      'index_4.html',
    ]);
    expect(further(trs(9, 5), { url: `${FOLDER}index_5.html` }).pages).toEqual(['index_6.html']);
    expect(further(trs(9, 8), { url: `${FOLDER}index_8.html` })).toMatchObject({ pages: [], because: 'end' });
    expect(further(trs(1, 0))).toMatchObject({ pages: [], because: 'end' });
  });
  it('reach every page whatever their number, and none beyond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.boolean(), (count, since) => {
        const address = { template: `${FOLDER}index_{n}.html`, offset: -1, first: COLUMN };
        const seen = new Set([1]);
        for (const page of seen) {
          const url = page === 1 ? COLUMN : `${FOLDER}index_${page - 1}.html`;
          const facts = { url, links: [], pager: { pages: count, address, current: page } };
          const found = pagesOfList(facts, [], since ? '2020-01-01' : undefined);
          for (const { page: next = 0, linked } of found.pages) {
            expect([next > page, linked]).toEqual([true, false]);
            seen.add(next);
          }
        }
        expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
      }),
      { numRuns: 30 },
    );
  });
  it('are asked for although one on the way failed', () => {
    const seen = new Set([1]);
    for (const page of seen) {
      if (page === 4) continue;
      const url = `${FOLDER}list_${page}.html`;
      const address = { template: `${FOLDER}list_{n}.html`, offset: 0 };
      for (const next of pagesOfList({ url, links: [], pager: { pages: 20, address } }, []).pages)
        seen.add(next.page ?? 0);
    }
    expect(seen.size).toBe(20);
  });
  it('of links: what a link leads to is told from what was worked out', () => {
    const links = (numbers: number[]) =>
      `${ROWS}<div class="pagination">${numbers.map((n) => `<a href="index_${n}.html">${n}</a>`).join('')}<a href="index_3.html">下一页</a><a href="index_9.html">尾页</a></div>`;
    const { found } = further(links([1, 2, 3]), { url: `${FOLDER}index_2.html` });
    expect(found.pages).toEqual([
      { address: `${FOLDER}index_3.html`, page: 3, linked: true },
      { address: `${FOLDER}index_4.html`, page: 4, linked: false },
      { address: `${FOLDER}index_5.html`, page: 5, linked: false },
    ]);
  });
  it('of a query', () => {
    const body = `${ROWS}<div class="page">共45条 第1/3页 <a href="?id=7&page=2">下一页</a><a href="?id=7&page=3">尾页</a></div>`;
    expect(further(body).pages).toEqual(['index.html?id=7&page=2']);
  });
  it('where only 下一页 leads on', () => {
    const body = `${ROWS}<a href="/c/100234.html">上一页</a><a href="/c/100236.html">下一页</a>`;
    expect(further(body, { url: 'http://www.yunxi.gov.cn/c/100235.html' }).found.pages).toEqual([
      { address: 'http://www.yunxi.gov.cn/c/100236.html', linked: true },
    ]);
  });
  it('never lead back to the page itself or to the first', () => {
    const body = `${ROWS}<a href="index.html">首页</a><a href="./">下一页</a>`;
    expect(further(body).pages).toEqual([]);
    expect(further(`${ROWS}<a href="index.html#top">下一页</a>`).pages).toEqual([]);
  });
  it.each([
    ['a page without a pager', ROWS],
    ['an article', '<h1>关于春季绿化的通知</h1><p>正文。</p>'],
  ])('%s has none', (_, body) => expect(further(body)).toMatchObject({ pages: [], because: 'end' }));
});

describe('pages that only a script gets', () => {
  it.each([
    [
      'a count without an address',
      `${ROWS}<script>laypage.render({ elem: 'p', count: 383, limit: 20, curr: 1 })</script>`,
    ],
    ['a pager by clicks', `${ROWS}<div>共383条 第1/20页 <a href="javascript:go(2)">下一页</a></div>`],
    ['a button for more rows', `${ROWS}<a href="javascript:;">加载更多</a>`],
  ])('%s', (_, body) => expect(further(body)).toMatchObject({ pages: [], because: 'no-address' }));
});

describe('rows from an endpoint (dataproxy.jsp)', () => {
  const call = `<script>$('#6793').jpage({proxyUrl:'/module/web/jpage/dataproxy.jsp',perPage:15,totalRecord:83,ajaxParam:{col:1,webid:67,path:'/',columnid:'1229',unitid:'6793'}})</script>`;
  const numbersOf = (address = '') => {
    const query = new URL(address).searchParams;
    return [query.get('startrecord'), query.get('endrecord'), query.get('columnid')];
  };
  it('begin behind the first page', () => {
    const { found } = further(ROWS + call);
    expect(found.pages.map(({ address }) => numbersOf(address))).toEqual([['16', '30', '1229']]);
  });
  it('go on from answer to answer, by the total that the answer states or while pages are full', () => {
    const url =
      'http://www.yunxi.gov.cn/module/web/jpage/dataproxy.jsp?startrecord=16&endrecord=30&perpage=15&columnid=1229';
    const facts = (pager?: PageFacts['pager']) => ({ url, links: [], ...(pager && { pager }) });
    const items: ListItem[] = Array.from({ length: 15 }, () => ({ title: '公告', href: null }));
    const stated = pagesOfList(facts({ total: 50 }), items).pages;
    expect(stated.map(({ address }) => numbersOf(address))).toEqual([
      ['31', '45', '1229'],
      ['46', '60', '1229'],
    ]);
    expect(pagesOfList(facts({ total: 500 }), items).pages.map(({ page }) => page)).toEqual([3, 4, 5]);
    expect(pagesOfList(facts(), items).pages.map(({ page }) => page)).toEqual([3]);
    expect(pagesOfList(facts(), items.slice(1))).toEqual({ pages: [], because: 'end' });
    expect(pagesOfList(facts({ total: 30 }), items)).toEqual({ pages: [], because: 'end' });
  });
  it('are not made of numbers that fit no pages', () => {
    for (const query of [
      'startrecord=7&endrecord=21',
      'startrecord=30&endrecord=16',
      'startrecord=1',
      'xstartrecord=16&endrecord=30',
    ]) {
      const facts = { url: `http://www.yunxi.gov.cn/dataproxy.jsp?${query}`, links: [] };
      expect(
        pagesOfList(
          facts,
          Array.from({ length: 15 }, () => ({ title: '公告', href: null })),
        ).pages,
      ).toEqual([]);
    }
  });
});

describe('since', () => {
  const until = (since: `${string}`, ...days: string[]) => {
    const body = `${rows(...days)}<script>createPageHTML(9, 2, "index", "html")</script>`;
    return further(body, { url: `${FOLDER}index_2.html`, since });
  };
  it('goes on one page at a time', () =>
    expect(until('2024-01-01', '2024-03-05', '2024-03-04', '2023-12-30').pages).toEqual(['index_3.html']));
  it('ends with a page of older rows', () =>
    expect(until('2024-04-01', '2024-03-05', '2024-03-04', '2024-03-04')).toMatchObject({
      pages: [],
      because: 'before-since',
    }));
  it.each([
    ['the day itself counts', '2024-03-05', ['2024-03-05', '2024-03-04', '2024-03-02']],
    ['old rows at the top', '2024-03-01', ['2019-03-05', '2024-03-04', '2024-03-02']],
    ['the oldest first', '2024-04-01', ['2019-03-05', '2020-03-04', '2021-03-02']],
  ])('goes on: %s', (_, since, days) => expect(until(since as `${string}`, ...days).pages).toEqual(['index_3.html']));
  it('goes on where rows have no day', () => {
    const items: ListItem[] = [
      { title: '公告', href: null },
      { title: '公告', href: null },
      { title: '公告', href: null, day: '2019-01-01' },
    ];
    const address = { template: `${FOLDER}index_{n}.html`, offset: 0 };
    const facts = { url: COLUMN, links: [], pager: { pages: 9, current: 1, address } };
    expect(pagesOfList(facts, items, '2024-01-01').pages).toHaveLength(1);
    expect(pagesOfList(facts, [], '2024-01-01').pages).toHaveLength(1);
    const vague: ListItem[] = [
      { title: '公告', href: null, day: '2019-01-01' },
      { title: '公告', href: null, vague: true },
    ];
    expect(pagesOfList(facts, vague, '2024-01-01').pages).toHaveLength(1);
  });
});
