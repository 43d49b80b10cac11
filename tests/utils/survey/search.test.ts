// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import type { PageFacts } from '../../../utils/facts/page-facts.ts';
import { addressOf, answerOf, drawTitles, searchOf, TITLES } from '../../../utils/survey/search.ts';

const HOME = 'http://www.yunxi.example.gov.cn/';
const at = (path: string) => new URL(path, HOME).href;
function page(html: string, path = '', more: Partial<PageFacts> = {}): PageFacts {
  const document = new DOMParser().parseFromString(`<title>云溪市人民政府</title><body>${html}</body>`, 'text/html');
  const capturedAt = '2025-06-10T01:00:00.000Z';
  return { ...collectPageFacts(document, { url: at(path), capture: 'fetched', capturedAt }), ...more };
}
const NAV = '<div class="nav"><a href="/xw/">新闻动态</a><a href="/zwgk/">政务公开信息平台</a></div>';
const home = page(NAV);

describe('titles for a search', () => {
  const content = (n: number, more: { title?: string; day?: string; host?: string } = {}) => ({
    url: `http://${more.host ?? 'www.yunxi.example.gov.cn'}/xw/${n}.html`,
    title: more.title ?? `云溪市第${n}批防汛物资发放通知`,
    ...(more.day ? { day: more.day } : {}),
  });
  const contents = Array.from({ length: 30 }, (_, n) => content(n));

  it('are the same three for one seed in whatever order contents come, and others for another seed', () => {
    const drawn = drawTitles(contents, home, '甲');
    expect(drawn).toHaveLength(TITLES);
    fc.assert(
      fc.property(fc.shuffledSubarray(contents, { minLength: contents.length }), (shuffled) => {
        expect(drawTitles(shuffled, home, '甲')).toEqual(drawn);
      }),
    );
    expect(drawTitles(contents, home, '乙')).not.toEqual(drawn);
  });
  it.each([
    ['有标点', content(1, { title: '关于印发《云溪市防汛预案》的通知' })],
    ['太短', content(1, { title: '会议纪要' })],
    ['太长', content(1, { title: '云溪'.repeat(21) })],
    ['刚发布，索引里可能还没有', content(1, { day: '2025-06-01' })],
  ])('leave out: %s', (_, unfit) => expect(drawTitles([unfit], home, '')).toEqual([]));
  it('leave out what the home page links, and titles that several contents have', () => {
    const linking = page(
      `${NAV}<ul><li><a href="https://www.yunxi.example.gov.cn/xw/1.html">云溪市防汛物资</a></li></ul>`,
    );
    expect(drawTitles([content(1)], linking, '')).toEqual([]);
    expect(
      drawTitles([content(1, { title: '云溪市人事任免公告' }), content(2, { title: '云溪市人事任免公告' })], home, ''),
    ).toEqual([]);
  });
  it('come from the host of the home page where there are any, since its search may know no other', () => {
    const far = content(7, { host: 'zwgk.yunxi.example.gov.cn', day: '2024-01-01' });
    expect(drawTitles([far, content(1)], home, '')).toMatchObject([{ url: content(1).url }]);
    expect(drawTitles([far], home, '')).toMatchObject([{ url: far.url }]);
  });
});

describe('the search of a home page', () => {
  const box = (attributes: string) =>
    `<form ${attributes}><input name="q" placeholder="请输入关键词"><input type="hidden" name="site" value="1"><button>搜索</button></form>`;
  it('is asked by its address, the word in UTF-8', () => {
    const search = searchOf(page(box('action="/search" method="get"')));
    expect('template' in search && addressOf(search.template, '防汛$&')).toBe(
      `${HOME}search?site=1&q=${encodeURIComponent('防汛$&')}`,
    );
  });
  it.each([
    ['post', page(box('action="/search" method="post"'))],
    ['script', page('<input name="q" placeholder="请输入关键词"><a href="javascript:search()">搜索</a>')],
    ['charset', page(box('action="/search"'), '', { charset: 'gb18030' })],
    ['no-box', page(NAV)],
    ['script-filled', page(NAV, '', { scriptFilled: true })],
  ])('is not asked: %s', (reason, facts) => expect(searchOf(facts)).toEqual({ reason }));
});

describe('the first page of results', () => {
  const content = { url: at('xw/1.html'), title: '云溪市春季防汛物资发放情况通知' };
  const row = (href: string, text: string) => `<li><a href="${href}">${text}</a><span>2024-03-01</span></li>`;
  const results = (rows: string, more: Partial<PageFacts> = {}) =>
    answerOf(
      content,
      page(`${NAV}<div class="main"><ul>${rows}</ul></div>`, 'search?q=1', { scriptFilled: false, ...more }),
      home,
    );
  const other = row('/xw/2.html', '云溪市春季植树造林情况通报');

  it.each([
    ['by its address', row('https://www.yunxi.example.gov.cn/xw/1.html?spm=1', '查看全文')],
    ['by its title, under an address of the search', row('/jump?to=77', '云溪市<em>春季防汛物资</em>发放情况通知')],
    ['by a title that is shown cut', row('/jump?to=77', '云溪市春季防汛物资发…')],
  ])('holds the content %s', (_, rows) => expect(results(other + rows)).toEqual({ result: 'found' }));
  it('shows others and not the content', () => expect(results(other)).toEqual({ result: 'not-found' }));
  it.each([
    ['no-results', '<li>没有找到相关结果</li>', {}],
    ['no-results', row('/zwgk/', '政务公开信息平台'), {}],
    ['no-results', row(`?q=${encodeURIComponent(content.title)}&sort=time`, `“${content.title}”按时间排序`), {}],
    ['script-filled', other, { scriptFilled: true }],
    ['too-large', other, { truncated: ['links'] }],
  ])('tells nothing: %s, %s', (reason, rows, more) =>
    expect(results(rows, more as Partial<PageFacts>)).toEqual({ result: 'unknown', reason }),
  );
  it('is believed where it holds the content although scripts may write more', () =>
    expect(results(row('/xw/1.html', content.title), { scriptFilled: true })).toEqual({ result: 'found' }));
});
