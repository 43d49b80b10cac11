// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { digestOf, type PageDigest } from '../../../utils/facts/digest.ts';
import type { ListItem } from '../../../utils/facts/page-facts.ts';
import { libraryPageOf } from '../../../utils/facts/site-library.ts';
import { article, column, home, type Row } from '../../rules/published/pages.ts';
import { HOME, readPage, readSite, type TestPage } from '../../test-rule.ts';

const rows = (from: number, count: number, month = '05'): Row[] =>
  Array.from({ length: count }, (_, index) => [
    `关于第${from + index}号事项办理情况的公告`,
    `2025-${month}-${String(28 - from - index).padStart(2, '0')}`,
    `/tzgg/a${from + index}.html`,
  ]);
const pager = (current: number, pages: number): string =>
  `<script>createPageHTML(${pages}, ${current - 1}, "index", "html");</script>`;
const listPage = (current: number, pages: number, of: readonly Row[]): TestPage =>
  column('通知公告', `tzgg/index${current === 1 ? '' : `_${current - 1}`}.html`, of, { pager: pager(current, pages) });

describe('lists of a site', () => {
  it('makes one list of its pages, complete where none is missing', () => {
    const site = readSite([
      home(),
      listPage(2, 3, rows(6, 6)),
      listPage(1, 3, rows(0, 6)),
      listPage(3, 3, rows(12, 4)),
    ]);
    expect(site.lists).toHaveLength(1);
    expect(site.lists[0]).toMatchObject({
      url: `${HOME}tzgg/index.html`,
      rows: 16,
      complete: true,
      freshest: '2025-05-28',
    });
    expect(site.lists[0]?.pages).toEqual([
      `${HOME}tzgg/index.html`,
      `${HOME}tzgg/index_1.html`,
      `${HOME}tzgg/index_2.html`,
    ]);
    expect(site.items).toHaveLength(16);
    expect(site.items.every(({ lists }) => lists.length === 1 && lists[0] === 0)).toBe(true);
  });

  it('knows since when it saw every row, up to the first page that is missing', () => {
    const two = readSite([home(), listPage(1, 4, rows(0, 6)), listPage(2, 4, rows(6, 6))]).lists[0];
    expect(two).toMatchObject({ complete: false, since: '2025-05-17' });
    const gap = readSite([home(), listPage(1, 4, rows(0, 6)), listPage(3, 4, rows(12, 4))]).lists[0];
    expect(gap).toMatchObject({ complete: false, since: '2025-05-23' });
    const headless = readSite([home(), listPage(2, 4, rows(6, 6))]).lists[0];
    expect(headless?.since).toBeUndefined();
  });

  it('bears pinned rows at the head, and trusts no list that is not sorted or not dated', () => {
    const pinned: Row = ['关于公布办事电话的公告', '2021-01-05', '/tzgg/p.html'];
    expect(readSite([home(), listPage(1, 4, [pinned, ...rows(0, 8)])]).lists[0]?.since).toBe('2025-05-21');
    const [first, ...others] = rows(0, 9);
    expect(readSite([home(), listPage(1, 4, [...others, first as Row])]).lists[0]?.since).toBeUndefined();
    const undated: Row = ['关于公布办事电话的公告', undefined as never, '/tzgg/p.html'];
    expect(readSite([home(), listPage(1, 4, [...rows(0, 8), undated])]).lists[0]?.since).toBeUndefined();
  });

  it('is not complete where a second list stands beside the main one', () => {
    const section = (name: string, of: readonly Row[]) =>
      `<div><h2>${name}</h2><ul>${of.map(([title, day, href]) => `<li><a href="${href}">${title}</a><span>${day}</span></li>`).join('')}</ul></div>`;
    const page = (body: string): TestPage => ({
      path: 'zwgk/',
      html: `<!doctype html><html><head><title>政务公开</title></head><body><div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a></div><div class="main">${body}</div></body></html>`,
    });
    const alone = readSite([home(), page(section('通知公告', rows(0, 6)))]);
    expect(alone.lists.map(({ complete }) => complete)).toEqual([true]);
    const beside = readSite([home(), page(section('通知公告', rows(0, 6)) + section('人事信息', rows(10, 6)))]);
    expect(beside.lists.map(({ complete }) => complete)).toEqual([false]);
  });

  it('is called by its path and by the menus that lead to it, not by 更多', () => {
    const site = readSite([
      home({ 公示公告: 'tzgg/', 更多: 'tzgg/', '更多>>': 'tzgg/' }),
      column('通知公告', 'tzgg/', rows(0, 5)),
    ]);
    expect(site.lists[0]?.names).toEqual(['通知公告', '公示公告']);
    expect(site.lists[0]?.path).toEqual(['首页', '通知公告']);
  });
});

describe('items of a site', () => {
  it('joins the rows of several lists and the content of one address', () => {
    const shared: Row = ['关于公布收费目录清单的公…', undefined as never, '/sf/a.html'];
    const site = readSite([
      home(),
      column('通知公告', 'tzgg/', [shared, ...rows(0, 4)]),
      column('收费公示', 'sfgs/', [shared, ...rows(5, 4)]),
      article('关于公布收费目录清单的公告', 'sf/a.html', { day: '2025-03-05' }),
    ]);
    expect(site.items.filter(({ url }) => url === `${HOME}sf/a.html`)).toEqual([
      { title: '关于公布收费目录清单的公告', url: `${HOME}sf/a.html`, day: '2025-03-05', content: 0, lists: [0, 1] },
    ]);
  });

  it('keeps rows without an address apart, and contents that no list names', () => {
    const site = readSite([home(), article('关于公布收费目录清单的公告', 'sf/a.html')]);
    expect(site.items).toEqual([
      { title: '关于公布收费目录清单的公告', url: `${HOME}sf/a.html`, day: '2025-03-05', content: 0, lists: [] },
    ]);
    expect(site.contents[0]).toMatchObject({ kind: 'article', path: ['首页', '通知公告', '正文'] });
  });
});

describe('menus of a site', () => {
  it('counts the pages of a link, says whether it stands on the home page, and what it opens', () => {
    const site = readSite([
      home({ 通知公告: 'tzgg/', 数字经济: 'szjj/' }),
      column('通知公告', 'tzgg/', rows(0, 5)),
      column('财政信息', 'czxx/', rows(6, 5)),
    ]);
    const link = (text: string) => site.menus.find((menu) => menu.text === text);
    expect(link('通知公告')).toMatchObject({ onHome: true, target: { url: `${HOME}tzgg/` } });
    expect(link('数字经济')).toMatchObject({ onHome: true, pages: 1 });
    expect(link('数字经济')?.target).toBeUndefined();
    expect(link('办事服务')).toMatchObject({ onHome: false, pages: 2, from: [`${HOME}czxx/`, `${HOME}tzgg/`] });
    expect(site.menus.map(({ text }) => text)).not.toContain(rows(0, 1)[0]?.[0]);
  });

  it('keeps links to other sites wherever they stand, with or without a name', () => {
    const site = readSite([
      home(),
      column('通知公告', 'tzgg/', rows(0, 5), {
        pager: '<a href="https://weibo.com/yunxi"><img src="/w.png"></a>',
      }),
    ]);
    expect(site.menus.find(({ href }) => href === 'https://weibo.com/yunxi')).toMatchObject({ text: '' });
  });
});

describe('what is kept of the captures of one page', () => {
  const item = (number: number): ListItem =>
    ({
      title: `关于第${number}号事项的公告`,
      href: `${HOME}a${number}.html`,
      day: `2025-05-${10 + number}`,
    }) as ListItem;
  const digest = (runId: string, capture: 'live' | 'fetched' | 'rendered', capturedAt: string): PageDigest => ({
    ...digestOf(readPage(column('通知公告', 'tzgg/', rows(0, 5))), readPage(column('通知公告', 'tzgg/', rows(0, 5))), {
      runId,
      factsHash: '0'.repeat(64),
    }),
    capture,
    capturedAt,
  });

  it('takes the rows from the capture that its list was taken from', () => {
    const weak = { ...digest('a', 'live', '2025-06-01T00:00:00Z'), unknown: ['items', 'list'] };
    const page = libraryPageOf([
      { digest: weak, items: [] },
      { digest: digest('a', 'fetched', '2025-06-01T00:00:00Z'), items: [item(1)] },
    ]);
    expect(page?.items).toEqual([item(1)]);
  });

  it('puts the rows of the watch before those of the last survey, each once', () => {
    const page = libraryPageOf([
      { digest: digest('a', 'live', '2025-06-01T00:00:00Z'), items: [item(3), item(2), item(1)] },
      { digest: digest('watch:1', 'fetched', '2025-06-02T00:00:00Z'), items: [item(4), item(3)] },
    ]);
    expect(page?.items).toEqual([item(4), item(3), item(2), item(1)]);
  });

  it('forgets the captures of older runs', () => {
    const page = libraryPageOf([
      { digest: digest('a', 'live', '2025-06-01T00:00:00Z'), items: [item(1)] },
      { digest: digest('b', 'fetched', '2025-06-03T00:00:00Z'), items: [item(2)] },
    ]);
    expect(page?.items).toEqual([item(2)]);
    expect(libraryPageOf([])).toBeUndefined();
  });
});
