// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { interpret } from '../../../utils/facts/interpret.ts';
import { pageFacts } from '../../../utils/facts/page-facts.ts';
import { factsOfBytes, fetchPage } from '../../../utils/host/fetch-page.ts';
import { pagesOfList } from '../../../utils/survey/pages-of-list.ts';

const utf8 = (text: string) => Uint8Array.from(new TextEncoder().encode(text));
const ADDRESS = 'http://www.yunxi.gov.cn/zwgk/tzgg/index.html';
function facts(bytes: Uint8Array<ArrayBuffer>, over = {}) {
  const read = factsOfBytes(
    { address: ADDRESS, bytes, contentType: '', status: 200, cut: false, ...over },
    '2024-03-05',
  );
  expect(pageFacts.safeParse(read).success).toBe(true);
  expect(read.readerErrors).toEqual([]);
  return read;
}

describe('a page from its bytes', () => {
  it('is read in its charset, under the address where redirects led', () => {
    const gbk = Uint8Array.of(...utf8('<meta charset="gb2312"><title>'), 0xd6, 0xd0, 0xce, 0xc4, ...utf8('</title>'));
    expect(facts(gbk)).toMatchObject({
      url: ADDRESS,
      capture: 'fetched',
      capturedAt: '2024-03-05',
      status: 200,
      charset: 'gbk',
      documentTitle: '中文',
    });
  });
  it.each([
    ['GBK called UTF-8', Uint8Array.of(...utf8('<title>'), 0xd4, 0xc6, 0xcf, 0xaa, ...utf8('</title>')), 'utf-8'],
    ['UTF-8 called gb2312', utf8('<title>云溪</title><p>关于春季绿化的通知</p>'), 'gb2312'],
  ])('is read as it was written where its label cannot be true: %s', (_, page, charset) => {
    expect(facts(page, { contentType: `text/html; charset=${charset}` }).documentTitle).toBe('云溪');
  });
  it('that was cut does not claim to know what stood behind the cut', () => {
    const page = utf8('<title>云溪县</title><p>关于春季绿化的通知</p>');
    expect(facts(page).truncated).toEqual([]);
    expect(facts(page, { cut: true }).truncated).toEqual(['elements']);
    expect(interpret(facts(page, { cut: true })).unknown).toContain('columns');
    expect(interpret(facts(page)).unknown).not.toContain('columns');
  });
});

it('a page that only forwards claims nothing to be missing: visitors see another one', () => {
  const read = facts(utf8('<title>云溪县</title><meta http-equiv="refresh" content="0;url=/yunxi/">'));
  expect(interpret(read).unknown).toEqual(expect.arrayContaining(['columns', 'ageingEntrance']));
  expect(read.forwards).toEqual([new URL('/yunxi/', read.url).href]);
  const notice = `<meta http-equiv="refresh" content="5;url=/yunxi/"><p>${'本站已经改版，五秒后转到新版。'.repeat(20)}</p>`;
  expect(facts(utf8(notice)), 'it shows something itself').not.toHaveProperty('forwards');
  expect(interpret(facts(utf8('<title>云溪县</title>'))).unknown).not.toContain('columns');
});

describe("rows that a list's endpoint answers", () => {
  const address =
    'http://www.yunxi.gov.cn/module/web/jpage/dataproxy.jsp?startrecord=16&endrecord=30&perpage=15&columnid=12';
  const record = (i: number) =>
    `<record><![CDATA[<!-- ${i} --><li><a href="/art/2024/1/${i}/art_12_${i}.html">云溪县第${i}号公告全文</a><span>2024-01-0${i}</span><script>x()</script></li>]]></record>`;
  const xml = (start: string) =>
    utf8(
      `${start}<datastore><totalrecord>50</totalrecord><recordset>${record(3)}${record(2)}${record(1)}</recordset></datastore>`,
    );
  it.each(['', '<?xml version="1.0" encoding="UTF-8"?>\n'])('are a list and no page: %j', (start) => {
    const read = facts(xml(start), { address });
    expect(read.fragment).toBe(true);
    expect(read.documentTitle).toBe('');
    const reading = interpret(read);
    expect(reading.items.map(({ href, day }) => [href, day])).toEqual([
      ['http://www.yunxi.gov.cn/art/2024/1/3/art_12_3.html', '2024-01-03'],
      ['http://www.yunxi.gov.cn/art/2024/1/2/art_12_2.html', '2024-01-02'],
      ['http://www.yunxi.gov.cn/art/2024/1/1/art_12_1.html', '2024-01-01'],
    ]);
    expect(pagesOfList(read, reading.items).pages.map(({ page }) => page)).toEqual([3, 4]);
  });
  it('are not a page that holds such rows', () =>
    expect(
      facts(utf8(`<title>通知</title><script type="text/xml">${new TextDecoder().decode(xml(''))}</script>`)),
    ).not.toHaveProperty('fragment'));
});

describe('fetchPage', () => {
  afterEach(() => vi.restoreAllMocks());
  const answer = (body: string, init: ResponseInit) =>
    vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(body, init));
  const html = { 'content-type': 'text/html' };

  it('reads a page, and one that is not there as well', async () => {
    answer('<title>通知</title>', { headers: html });
    expect(await fetchPage(ADDRESS, null, false)).toMatchObject({ read: true, facts: { documentTitle: '通知' } });
    answer('<title>没有</title>', { status: 404, headers: html });
    expect(await fetchPage(ADDRESS, null, false)).toMatchObject({ read: true, facts: { status: 404 } });
  });
  it.each([
    ['status', 503, {}, false],
    ['not-archived', 404, { 'x-zhengjian-archive': 'missing' }, true],
  ])('says why not: %s', async (reason, status, headers, inArchive) => {
    answer('', { status, headers });
    expect(await fetchPage(ADDRESS, null, inArchive)).toEqual({ read: false, reason, detail: String(status) });
  });
  it('does not take a challenge for the page', async () => {
    answer('<script>document.cookie="a=1";location.reload()</script>', { status: 412, headers: html });
    expect(await fetchPage(ADDRESS, null, false)).toMatchObject({ read: false, reason: 'status' });
  });
  it('says that there was no answer', async () => {
    vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await fetchPage(ADDRESS, null, false)).toMatchObject({ read: false, reason: 'failed' });
  });
  it('refuses what is no page', async () => {
    answer('%PDF-1.5', { headers: html });
    await expect(fetchPage(ADDRESS, null, false)).rejects.toMatchObject({ code: 'not-html', detail: 'pdf' });
  });
});
