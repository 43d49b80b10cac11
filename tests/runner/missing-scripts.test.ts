import { describe, expect, it } from 'vitest';
import { mayHaveWritten } from '../../runner/missing-scripts.ts';

const PAGE = 'http://jyj.a.gov.cn/x/';
const asked = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  mayHaveWritten({ method, url, headers: { accept: '*/*', referer: PAGE, ...headers } }, PAGE);
const IMAGE = { accept: 'image/avif,image/webp,*/*;q=0.8' };
const FRAME = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

describe('what a missing request may have written', () => {
  it.each([
    ['a script of the site', 'http://jyj.a.gov.cn/js/list.js', {}],
    ['a script of a neighbour on the same site', 'https://www.a.gov.cn/foot.jsp?id=1', {}],
    ['a script from elsewhere', 'http://cdn.b.com/vue.js', {}],
    ['a script from elsewhere that is asked for with its origin', 'http://cdn.b.com/vue.js', { origin: PAGE }],
    ['data', 'http://jyj.a.gov.cn/api?page=1', { 'x-requested-with': 'XMLHttpRequest' }],
    ['data of a neighbour', 'http://api.a.gov.cn/list', { accept: 'application/json, text/plain, */*' }],
    ['a frame', 'http://www.a.gov.cn/head.html', FRAME],
    ['a frame, as browsers say it', 'https://www.a.gov.cn/head.html', { ...FRAME, 'sec-fetch-dest': 'iframe' }],
    ['data, as browsers say it', 'https://www.a.gov.cn/a.png', { 'sec-fetch-dest': 'empty' }],
  ])('counts %s', (_name, url, headers) => expect(asked(url, headers)).toBe(true));

  it('counts data that are asked for by POST', () => {
    expect(asked('http://jyj.a.gov.cn/queryList', {}, 'POST')).toBe(true);
    expect(asked('http://other.gov.cn/queryList', {}, 'POST')).toBe(false);
  });

  it.each([
    ['a picture', 'http://jyj.a.gov.cn/a.do', IMAGE],
    ['a style', 'http://jyj.a.gov.cn/a.do', { accept: 'text/css,*/*;q=0.1' }],
    ['a font', 'http://jyj.a.gov.cn/a.woff2', { origin: PAGE }],
    ['a film', 'http://jyj.a.gov.cn/a.mp4', {}],
    ['a style, as browsers say it', 'https://jyj.a.gov.cn/a', { 'sec-fetch-dest': 'style' }],
    ['the page to come', 'https://jyj.a.gov.cn/next', { 'sec-fetch-dest': 'document' }],
    ['a page fetched in advance', 'http://jyj.a.gov.cn/next', { ...FRAME, 'sec-purpose': 'prefetch' }],
    ['a frame from elsewhere', 'http://map.b.com/', FRAME],
    ['data from elsewhere', 'http://b.com/api', { origin: PAGE }],
    ['the badge of 党政机关', 'http://dcs.conac.cn/js/27/000/0000/00000000/CA270000000000000000001.js', {}],
    ['the badge of 找错', 'https://zfwzgl.www.gov.cn/exposure/jiucuo.js', { 'sec-fetch-dest': 'script' }],
    ['statistics', 'https://hm.baidu.com/hm.js?0123', { 'sec-fetch-dest': 'script' }],
    ['statistics of the site', 'http://jyj.a.gov.cn/visitcount/piwik.js', {}],
    ['the tool bar of 无障碍', 'http://jyj.a.gov.cn/images/aria.js?appid=0', {}],
  ])('does not count %s', (_name, url, headers) => expect(asked(url, headers)).toBe(false));

  it('does not count what the browser asks for itself', () => {
    const headers = { accept: '*/*' };
    expect(mayHaveWritten({ method: 'GET', url: 'http://detectportal.firefox.com/success.txt', headers }, PAGE)).toBe(
      false,
    );
  });
});
