// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { forwardsOf, forwardsOfBytes } from '../../../utils/survey/forward.ts';

const HERE = 'http://www.yunxi.gov.cn/';
function forwards(html: string, url = HERE): string[] {
  const document = new DOMParser().parseFromString(html, 'text/html');
  return forwardsOf(html, collectPageFacts(document, { url, capture: 'fetched', capturedAt: null, status: 200 }));
}
const THERE = `${HERE}yunxi/index.shtml`;
const script = (code: string) => `<html><head><title>云溪县</title><script>${code}</script></head><body></body></html>`;

describe('a page forwards', () => {
  it.each([
    ['<meta http-equiv="refresh" content="0; url=/yunxi/index.shtml">'],
    ["<META HTTP-EQUIV='Refresh' CONTENT='5;URL=yunxi/index.shtml'>"],
    ['<meta content="0;url=\'yunxi/index.shtml\'" http-equiv=refresh>'],
    ['<meta http-equiv="refresh" content="url=yunxi/index.shtml">'],
    [script("window.location.href = '/yunxi/index.shtml';")],
    [script('location="yunxi/index.shtml"')],
    [script('<!--\ntop.location.replace("/yunxi/index.shtml")\n//-->')],
    [script('setTimeout("document.location.href=\'/yunxi/index.shtml\'", 2000)')],
    [script('self.location.assign(`http://www.yunxi.gov.cn/yunxi/index.shtml#top`)')],
    ['<body onload="location.href=\'/yunxi/index.shtml\'">正在进入云溪县人民政府网站……</body>'],
    ['<script>location.href="/yunxi/index.shtml"</script><a href="/yunxi/index.shtml">点击进入</a>'],
  ])('%s', (html) => expect(forwards(html)).toEqual([THERE]));

  it('with its parameters, and under the address where redirects led', () => {
    const meta = '<meta http-equiv="refresh" content="0;url=main.jsp?a=1&amp;b=2">';
    expect(forwards(meta, `${HERE}cms/start.jsp`)).toEqual([`${HERE}cms/main.jsp?a=1&b=2`]);
  });

  it('to one page for phones and one for others', () => {
    expect(
      forwards(script("if (/Mobi/.test(navigator.userAgent)) location.href='/m/'; else location.href='/pc/';")),
    ).toEqual([`${HERE}m/`, `${HERE}pc/`]);
  });

  it('by its meta even where it shows a page', () => {
    const page = `${'<p>云溪县人民政府新网站已开通，本页即将转到新网站，请更新收藏的地址。</p>'.repeat(20)}`;
    expect(forwards(`<meta http-equiv="refresh" content="3;url=/new/">${page}`)).toEqual([`${HERE}new/`]);
  });
});

describe('a page does not forward', () => {
  it.each([
    ['to itself', '<meta http-equiv="refresh" content="0;url=/">'],
    ['where it loads itself again', '<meta http-equiv="refresh" content="5">'],
    ['after people have read it', '<meta http-equiv="refresh" content="30;url=/new/">'],
    ['in a comment', '<!-- <meta http-equiv="refresh" content="0;url=/new/"> -->'],
    ['where scripts are switched off', '<noscript><meta http-equiv="refresh" content="0;url=/nojs/"></noscript>'],
    ['by a script in a comment', script("/* location.href='/old/' */\n// location.href='/older/'\nrun();")],
    ['where a script puts the address together', script("location.href = '/list?id=' + id;")],
    ['where it only compares', script("if (location.href == '/a/') run();")],
    ['to a script', script("location.href='javascript:void(0)'")],
    ['to data', '<meta http-equiv="refresh" content="0;url=data:text/html,x">'],
    ['to what is no address', script("location.href='http://['")],
    [
      'by a script of a page with content',
      `<script>if (old) location.href='/old-browser.html'</script>${'<p>各村、社区：现将春季绿化工作有关事项通知如下，请认真贯彻执行。</p>'.repeat(12)}`,
    ],
    [
      'where a form waits',
      "<form action='/login'><input name=a><button onclick=\"location.href='/reg/'\">注册</button></form>",
    ],
  ])('%s', (_, html) => expect(forwards(html)).toEqual([]));

  it('says the same of bytes, and decodes no page that says nothing of it', () => {
    const bare = { url: HERE, mainText: '', links: [], lists: [], forms: [], scriptFilled: true };
    const full = { ...bare, mainText: '云溪县'.repeat(200) };
    const utf8 = (text: string) => Uint8Array.from(new TextEncoder().encode(text));
    const meta = utf8('<meta http-equiv="refresh" content="0;url=/new/">');
    const code = utf8(script("location.href='/new/'"));
    let decoded = 0;
    const of = (bytes: Uint8Array<ArrayBuffer>, facts: typeof bare) =>
      forwardsOfBytes(bytes, facts, (part) => {
        decoded++;
        return new TextDecoder().decode(part);
      });
    expect([of(meta, bare), of(meta, full), of(code, bare)]).toEqual([
      [`${HERE}new/`],
      [`${HERE}new/`],
      [`${HERE}new/`],
    ]);
    expect(decoded).toBe(3);
    expect([of(code, full), of(code, { ...bare, scriptFilled: false })]).toEqual([[], []]);
    expect(decoded).toBe(3);
  });

  it('never throws, and ends soon on whatever is written there', () => {
    const parts = [
      '<!--',
      '<meta http-equiv=refresh content="0;',
      'url=',
      '<script>',
      'location="',
      "'",
      '/*',
      '<noscript>',
      ' ',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 400 }), (texts) => {
        const facts = { url: HERE, mainText: '', links: [], lists: [], forms: [] };
        expect(forwardsOf(texts.join(''), facts).length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 200 },
    );
  });
});
