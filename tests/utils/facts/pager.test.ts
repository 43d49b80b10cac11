// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { pageFacts } from '../../../utils/facts/page-facts.ts';
import { pageAddress, pageOf } from '../../../utils/facts/pager-address.ts';

const COLUMN = 'http://www.yunxi.gov.cn/zwgk/tzgg/index.html';

function pagerOf(body: string, url = COLUMN) {
  const document = new DOMParser().parseFromString(`<title>通知公告</title>${body}`, 'text/html');
  const facts = collectPageFacts(document, { url, capture: 'fetched', capturedAt: null });
  expect(facts.readerErrors).toEqual([]);
  expect(pageFacts.safeParse(facts).success).toBe(true);
  return facts.pager;
}
/** The addresses of the first three pages. */
function pagesOf(body: string, url = COLUMN): (string | undefined)[] {
  const pager = pagerOf(body, url);
  return [1, 2, 3].map((page) => pager && pageAddress(pager, page)?.replace('http://www.yunxi.gov.cn/zwgk/tzgg/', ''));
}
const script = (text: string) => `<script>${text}</script>`;

describe('a pager that a script draws', () => {
  it('createPageHTML(pages, index from 0): index_1 is page 2', () => {
    const call = script('createPageHTML(4, 0, "index", "html")');
    expect(pagerOf(call)).toMatchObject({ pages: 4, current: 1 });
    expect(pagesOf(call)).toEqual(['index.html', 'index_1.html', 'index_2.html']);
  });
  it('on a later page counts on', () => {
    const url = 'http://www.yunxi.gov.cn/zwgk/tzgg/index_2.html';
    const call = script('createPageHTML(4, 2, "index", "html");');
    expect(pagerOf(call, url)).toMatchObject({ pages: 4, current: 3 });
    expect(pagesOf(call, url)).toEqual(['index.html', 'index_1.html', 'index_2.html']);
  });
  it('createPageHTML(container, pages, index from 1, name, extension, total): list_2 is page 2', () => {
    const call = script(`createPageHTML('page_div',20, 1,'xwzx_list','shtml',383);`);
    const url = 'http://www.yunxi.gov.cn/zwgk/tzgg/xwzx_list.shtml';
    expect(pagerOf(call, url)).toMatchObject({ pages: 20, current: 1, total: 383 });
    expect(pagesOf(call, url)).toEqual(['xwzx_list.shtml', 'xwzx_list_2.shtml', 'xwzx_list_3.shtml']);
  });
  it('keeps a number that belongs to the name', () => {
    const call = script(`createPageHTML('page_div',3, 1,'list_2','shtml',41);`);
    expect(pagesOf(call, 'http://www.yunxi.gov.cn/zwgk/tzgg/list_2.shtml')).toEqual([
      'list_2.shtml',
      'list_2_2.shtml',
      'list_2_3.shtml',
    ]);
  });
  it('Pager({size, current, prefix, suffix}): size pages, counted from 0', () => {
    const call = script(`var pager = new Pager({size:7, current:0, prefix:'index',suffix:'html',visible:5});`);
    expect(pagerOf(call)).toMatchObject({ pages: 7, current: 1 });
    expect(pagesOf(call)).toEqual(['index.html', 'index_1.html', 'index_2.html']);
  });
  it.each([
    [
      'laypage',
      `laypage.render({ elem: 'p', count: 383, limit: 20, curr: 2 })`,
      { total: 383, size: 20, pages: 20, current: 2 },
    ],
    ['老 laypage', `laypage({ cont: 'p', pages: 18, curr: 1 })`, { pages: 18, current: 1 }],
    [
      '从 0 数起的 pageIndex',
      `$('#p').pagination({ pageIndex: 0, pageSize: 15, total: 169 })`,
      { total: 169, size: 15, pages: 12, current: 1 },
    ],
    [
      '总数在前',
      `$("#p").pagination(383, { items_per_page: 20, current_page: 0 })`,
      { total: 383, size: 20, pages: 20, current: 1 },
    ],
    ['总页数', `$('#p').twbsPagination({ totalPages: 35, visiblePages: 7 })`, { pages: 35 }],
  ])('%s', (_, call, pager) => expect(pagerOf(script(call))).toEqual(pager));

  it.each([
    ['函数的定义', 'function createPageHTML(count, index, name, ext) { return count > 1 }'],
    ['数目是变量', 'createPageHTML(count, 0, "index", "html")'],
    ['构造函数的定义', 'function Pager(settings) { this.size = settings.size; }'],
    ['别的选项', 'swiper({ limit: 5, total: 9 })'],
    ['注释掉的表单', '// 每页20条，共383条'],
  ])('is not read from %s', (_, text) => expect(pagerOf(script(text))).toBeUndefined());
});

describe('大汉 dataproxy', () => {
  const param = `ajaxParam:{col:1,webid:67,path:'/',columnid:'1229',sourceContentType:1,unitid:'6793',webname:'云溪县人民政府',permissiontype:0}`;
  const call = script(
    `$('#6793').jpage({proxyUrl:'/module/web/jpage/dataproxy.jsp',perPage:15,totalRecord:383,${param}})`,
  );
  it('is asked for rows by their numbers, counted from 1', () => {
    const pager = pagerOf(call);
    expect(pager).toMatchObject({ total: 383, size: 15, pages: 26 });
    const second = new URL(pager ? (pageAddress(pager, 2) ?? '') : '');
    expect(second.pathname).toBe('/module/web/jpage/dataproxy.jsp');
    expect(Object.fromEntries(second.searchParams)).toMatchObject({
      startrecord: '16',
      endrecord: '30',
      perpage: '15',
      columnid: '1229',
      unitid: '6793',
      webname: '云溪县人民政府',
    });
    expect(pager && pageAddress(pager, 27)).toBeUndefined();
  });
  it('without its column leads nowhere', () =>
    expect(pagerOf(script(`$.get('/module/jpage/dataproxy.jsp', {perPage:15,totalRecord:30})`))).toEqual({
      total: 30,
      size: 15,
      pages: 2,
    }));
});

describe('a pager of links', () => {
  it('帝国: index_2 is page 2', () => {
    const body =
      '页次：1/107&nbsp;每页10&nbsp;总数1061&nbsp; 首页 上一页 <a href="index_2.html">下一页</a> <a href="index_107.html">尾页</a>';
    expect(pagerOf(body)).toMatchObject({
      pages: 107,
      current: 1,
      total: 1061,
      size: 10,
      next: 'http://www.yunxi.gov.cn/zwgk/tzgg/index_2.html',
    });
    expect(pagesOf(body)).toEqual(['index.html', 'index_2.html', 'index_3.html']);
  });
  it('TRS, drawn: index_1 is page 2, and the last page tells how many there are', () => {
    const body = '<a href="index_1.html">下一页</a> <a href="index_33.html">尾页</a>';
    expect(pagerOf(body)).toMatchObject({ pages: 34, current: 1 });
    expect(pagesOf(body, 'http://www.yunxi.gov.cn/zwgk/tzgg/')).toEqual(['', 'index_1.html', 'index_2.html']);
  });
  it('pageNum=2 beside a uid that holds digits too', () => {
    const body =
      '<div class="pages"><span>1</span><a href="index.html?uid=67932&pageNum=2">2</a><a href="index.html?uid=67932&pageNum=3">3</a><a href="index.html?uid=67932&pageNum=2">下一页</a></div>';
    expect(pagesOf(body)).toEqual(['index.html', 'index.html?uid=67932&pageNum=2', 'index.html?uid=67932&pageNum=3']);
  });
  it('numbers of pages counted from 0 in the address', () => {
    const body = '<a href="?page=1">2</a><a href="?page=2">3</a><a href="?page=1">下一页</a>';
    expect(pagesOf(body)).toEqual(['index.html', 'index.html?page=1', 'index.html?page=2']);
  });
  it('on a later page knows where it is', () => {
    const body =
      '<a href="index_2.html">上一页</a><a href="index.html">1</a><a href="index_2.html">2</a><span>3</span><a href="index_4.html">4</a><a href="index_4.html">下一页</a>';
    const url = 'http://www.yunxi.gov.cn/zwgk/tzgg/index_3.html';
    expect(pagerOf(body, url)).toMatchObject({ current: 3 });
    expect(pagesOf(body, url)).toEqual(['index.html', 'index_2.html', 'index_3.html']);
  });
  it('on a later page without a way back knows it by the numbers', () => {
    const body =
      '<div class="pagination"><a href="index_2.html">2</a><a href="index_3.html">3</a><a href="index_3.html">下一页</a></div>';
    const url = 'http://www.yunxi.gov.cn/zwgk/tzgg/index_2.html';
    expect(pagerOf(body, url)).toMatchObject({ current: 2 });
    expect(pagerOf(body, url)?.address).not.toHaveProperty('first');
    expect(pagerOf(body)).toMatchObject({ current: 1, address: { first: COLUMN } });
  });
  it.each([
    ['另一站点上看不出规律的下一页', '<a href="http://www.yunxi.gov.cn/c/100234.html">下一页</a>'],
    ['不知道自己是第几页', '<a href="x_7.html">上一页</a><a href="x_9.html">下一页</a>'],
  ])('has no template: %s', (_, body) => expect(pagerOf(body)).not.toHaveProperty('address'));
  it.each([
    [
      '日历',
      '<table class="rili"><tr><td><a href="?d=1">1</a></td><td><a href="?d=2">2</a></td><td><a href="?d=3">3</a></td></tr></table>',
    ],
    ['年份', '<div><a href="/2021/">2021</a><a href="/2022/">2022</a></div>'],
    ['句中的数目', '<p>会议审议通过决议共12条，共34页材料分发各单位学习。</p>'],
    ['两件事的比', '<p>完成率为第 3/5 页所列各项指标的平均值</p>'],
  ])('is not made of %s', (_, body) => expect(pagerOf(body)).toBeUndefined());
});

describe('the text of a pager', () => {
  it.each([
    ['共 35 条 当前第 2 / 4 页', { total: 35, current: 2, pages: 4 }],
    ['共383条记录 每页20条 第1/20页 首页 上一页 下一页 尾页', { total: 383, size: 20, current: 1, pages: 20 }],
    ['总记录数:768,每页显示20条记录,当前页: 1/39 页', { total: 768, size: 20, pages: 39, current: 1 }],
    ['当前第1页 共26页</div><p>首页</p><div>共259记录', { current: 1, pages: 26, total: 259 }],
    ['第 3 页 共 12 页', { current: 3, pages: 12 }],
  ])('%s', (text, pager) => expect(pagerOf(`<div>${text}</div>`)).toEqual(pager));
});

describe('pageAddress', () => {
  it('never throws, and pageOf undoes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.constantFrom(0, -1), fc.boolean(), (page, offset, own) => {
        const first = 'http://www.yunxi.gov.cn/a/index.html';
        const address = { template: 'http://www.yunxi.gov.cn/a/index_{n}.html', offset, ...(own && { first }) };
        const url = pageAddress({ address }, page);
        expect(url).toBeDefined();
        expect(pageOf(address, url ?? '')).toBe(page);
      }),
    );
  });
  it('knows no page beyond the last, before the first or between two', () => {
    const address = { template: 'http://www.yunxi.gov.cn/a/index_{n}.html', offset: 0 };
    for (const page of [0, -1, 5, 1.5, Number.NaN]) expect(pageAddress({ address, pages: 4 }, page)).toBeUndefined();
  });
});
