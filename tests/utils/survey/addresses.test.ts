import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { platformOf } from '../../../utils/survey/platform-of.ts';
import { type Lead, rankOf } from '../../../utils/survey/rank.ts';
import { fitsPattern, passesPatterns } from '../../../utils/survey/scope.ts';
import { RANKS } from '../../../utils/survey/survey.ts';
import { watchForTraps } from '../../../utils/survey/traps.ts';

const HOST = 'http://www.yunxi.gov.cn';

describe('the platform of a host', () => {
  it.each([
    ['www.yunxi.gov.cn', 'yunxi.gov.cn'],
    ['lyj.yunxi.gov.cn', 'yunxi.gov.cn'],
    ['a.b.c.yunxi.gov.cn:8080', 'yunxi.gov.cn'],
    ['www.gov.cn', 'www.gov.cn'],
    ['www.yunxi.org.cn', 'yunxi.org.cn'],
    ['news.example.com', 'example.com'],
    ['LYJ.Yunxi.gov.cn.', 'yunxi.gov.cn'],
    ['127.0.0.1:8080', '127.0.0.1'],
    ['localhost', 'localhost'],
  ])('%s → %s', (host, platform) => expect(platformOf(host)).toBe(platform));
});

describe('the value of an address', () => {
  const lead = (path: string, text: string, more: Partial<Lead> = {}) =>
    rankOf({ address: HOST + path, text, region: 'main', ...more });
  it.each([
    ['the site map', lead('/wzdt/', '网站地图', { region: 'footer' }), RANKS.index],
    ['the disclosure platform', lead('/zwgk/', '政府信息公开', { column: 'disclosure' }), RANKS.index],
    ['a required column', lead('/tzgg/index.html', '通知公告', { column: 'notices' }), RANKS.column],
    ['a place of the navigation', lead('/lyzx?id=3', '旅游资讯', { region: 'navigation' }), RANKS.section],
    ['a directory', lead('/lyzx/', '我县的旅游资源和景点一览表', {}), RANKS.section],
    ['a page of a list', lead('/tzgg/index_2.html', '2', { isListPage: true }), RANKS.list],
    ['an article', lead('/tzgg/202403/t20240305_123.html', '关于绿化的通知'), RANKS.content],
    [
      'an article that names a column',
      lead('/art/2024/3/5/art_1_2.html', '政策解读', { column: 'interpretation' }),
      RANKS.content,
    ],
    ['an item without a telling address', lead('/show?id=3', '关于绿化的通知', { isItem: true }), RANKS.content],
    ['anything else', lead('/show?id=3', '关于绿化工作的一些说明和补充'), RANKS.other],
  ])('%s', (_, rank, expected) => expect(rank).toBe(expected));
});

describe('patterns', () => {
  it.each([
    ['/zwgk/', `${HOST}/zwgk/a.html`, true],
    ['www.yunxi.gov.cn/a/*/b', `${HOST}/a/x/y/b.html`, true],
    ['/a/*/b', `${HOST}/a/b`, false],
    ['http://www.yunxi.gov.cn/a', `https://www.yunxi.gov.cn/a`, true],
    ['/ZWGK/', `${HOST}/zwgk/`, true],
  ])('%s on %s: %s', (pattern, address, fits) => expect(fitsPattern(pattern, address)).toBe(fits));

  it('what is excluded is out, even where it is included', () => {
    const patterns = { include: ['/zwgk/'], exclude: ['*print=1'] };
    expect(passesPatterns(patterns, `${HOST}/zwgk/a.html`)).toBe(true);
    expect(passesPatterns(patterns, `${HOST}/zwgk/a.html?print=1`)).toBe(false);
    expect(passesPatterns(patterns, `${HOST}/news/a.html`)).toBe(false);
  });

  it('many stars on a long address take no time', () => {
    expect(fitsPattern('a*'.repeat(200), 'b'.repeat(2_000))).toBe(false);
  });
});

describe('traps', () => {
  it('a calendar without end', () => {
    const traps = watchForTraps(2026);
    expect(traps.isTrap(`${HOST}/rili?date=2026-11`)).toBe(false);
    expect(traps.isTrap(`${HOST}/rili?date=2031-05`)).toBe(true);
    expect(traps.isTrap(`${HOST}/rili?year=1931&month=5`)).toBe(true);
    const months = Array.from({ length: 400 }, (_, i) => `${HOST}/rl?ym=${2026 - (i % 30)}-${(i % 12) + 1}&d=${i}`);
    expect(months.filter((month) => traps.isTrap(month)).length).toBeGreaterThan(150);
  });

  it('an article of an early year is none', () => {
    expect(watchForTraps(2026).isTrap(`${HOST}/1985-05/t1.html`)).toBe(false);
  });

  it('a list of two thousand pages is none, filters that combine are', () => {
    const traps = watchForTraps(2026);
    const pages = Array.from({ length: 2_000 }, (_, i) => `${HOST}/list.aspx?page=${i}`);
    expect(pages.some((page) => traps.isTrap(page))).toBe(false);
    const filters = Array.from({ length: 600 }, (_, i) => `${HOST}/f?a=${i % 10}&b=${i % 7}&c=${i}`);
    expect(filters.filter((filter) => traps.isTrap(filter))).toHaveLength(300);
  });

  it.each([
    ['a link resolved against itself', `${HOST}/zwgk/list/zwgk/list/zwgk/list/`],
    ['one directory over and over', `${HOST}/a/a/a/index.html`],
    ['a parameter that adds itself', `${HOST}/s?tag=1&tag=2&tag=3`],
    ['an endless address', `${HOST}/s?q=${'x'.repeat(2_000)}`],
  ])('%s', (_, url) => expect(watchForTraps(2026).isTrap(url)).toBe(true));

  it('numbers that repeat in a path are dates', () => {
    expect(watchForTraps(2026).isTrap(`${HOST}/art/11/11/11/a.html`)).toBe(false);
  });

  it('never throws', () => {
    const traps = watchForTraps(2026);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })), (url) => {
        expect(typeof traps.isTrap(url)).toBe('boolean');
      }),
    );
  });
});
