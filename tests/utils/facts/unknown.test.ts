// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { briefOf, digestOf } from '../../../utils/facts/digest.ts';
import { interpret } from '../../../utils/facts/interpret.ts';
import type { PageFacts } from '../../../utils/facts/page-facts.ts';

const HOST = 'http://www.yunxi.gov.cn';
const collect = (html: string, url = `${HOST}/zwgk/t1.html`): PageFacts =>
  collectPageFacts(new DOMParser().parseFromString(html, 'text/html'), { url, capture: 'live', capturedAt: null });

const TEXT =
  '<p>各村、社区，县直各单位：为做好今年的春季绿化工作，现将有关事项通知如下，请认真贯彻执行，及时报告进展情况。</p>'.repeat(
    3,
  );
const page = (title: string, more: string) =>
  interpret(
    collect(
      `<title>${title}_云溪县人民政府</title><div>当前位置：<a href="/">首页</a> &gt; 政策文件</div><div class="content"><h1>${title}</h1><p>发布时间：2024-03-05</p>${TEXT}${more}</div>`,
    ),
  );
const POLICY = '云溪县人民政府关于开展春季绿化工作的通知（云政发〔2024〕3号）';
const INTERPRETATION = '《云溪县人民政府关于开展春季绿化工作的通知》政策解读';

describe('links from a policy to its interpretation', () => {
  it.each([
    ['标题下一图读懂', '<h3>相关解读</h3><ul><li><a href="/j/1">一图读懂春季绿化</a><span>2024-03-06</span></li></ul>'],
    ['标题下文字解读', '<div><p>解读材料：</p><p><a href="/j/1">文字解读</a></p></div>'],
    ['没有文字的图片链接', '<div><b>政策解读</b><div><a href="/j/1"><img src="a.png"></a></div></div>'],
    ['与标签同一行', '<p>相关解读：<a href="/j/1">图解</a></p>'],
    ['PDF', '<h3>相关解读</h3><p><a href="/j/1">解读.pdf</a></p>'],
    ['侧栏', '<div class="aside"><h3>相关解读</h3><ul><li><a href="/j/1">县林业局负责人谈春季绿化</a></li></ul></div>'],
  ])('%s', (_, more) => {
    const reading = page(POLICY, more);
    expect(reading).toMatchObject({ kind: 'policy', interpretationLinks: [{ href: `${HOST}/j/1` }] });
    expect(reading.unknown).not.toContain('interpretationLinks');
  });
  it.each([
    ['PDF 文件', '<h3>相关解读</h3><p><a href="/j/1.pdf">图解</a></p>', '/j/1.pdf'],
    ['视频', '<h3>相关解读</h3><p><a href="/j/1.mp4">视频解读</a></p>', '/j/1.mp4'],
  ])('as a file: %s', (_, more, path) => expect(page(POLICY, more).interpretationLinks[0]?.href).toBe(HOST + path));

  it.each([
    [
      '解读栏是空的',
      '<div><h3>相关解读</h3><ul></ul></div><div><h3>相关新闻</h3><p><a href="/x">全县造林现场会召开</a></p></div>',
    ],
    ['别的文件的解读', '<p><a href="/x">《云溪县消防工作规定》政策解读</a></p>'],
    ['上一篇', '<div><p>相关解读</p><p>上一篇：<a href="/x">关于防汛的通知</a></p></div>'],
  ])('none, and known to be none: %s', (_, more) => {
    const reading = page(POLICY, more);
    expect(reading.interpretationLinks).toEqual([]);
    expect(reading.unknown).not.toContain('interpretationLinks');
  });
  it.each([
    ['脚本地址', '<p><a href="javascript:;">政策解读</a></p>'],
    ['标题下的脚本地址', '<h3>相关解读</h3><p><a href="javascript:show(3)">县林业局负责人答问</a></p>'],
    ['收起的解读', `<div style="display:none"><a href="/x">${INTERPRETATION}</a></div>`],
  ])('unknown where it has no address or is hidden: %s', (_, more) => {
    const reading = page(POLICY, more);
    expect(reading.interpretationLinks).toEqual([]);
    expect(reading.unknown).toContain('interpretationLinks');
  });
});

describe('links from an interpretation to its policy', () => {
  it.each([
    ['相关文件', '<h3>相关文件</h3><p><a href="/w/1">点击查看</a></p>'],
    ['政策原文', '<p>政策原文：<a href="/w/1">点击查看</a></p>'],
    ['原文链接', '<div><span>原文链接</span><div><a href="/w/1">查看</a></div></div>'],
  ])('%s', (_, more) =>
    expect(page(INTERPRETATION, more)).toMatchObject({
      kind: 'interpretation',
      interpretationLinks: [{ href: `${HOST}/w/1` }],
    }),
  );
  it('unknown: the original text has no address', () => {
    expect(page(INTERPRETATION, '<p><a href="javascript:;">政策原文</a></p>').unknown).toContain('interpretationLinks');
  });
});

describe('what a cut hides', () => {
  const links = (count: number) =>
    Array.from({ length: count }, (_, i) => `<a href="/${i}.html">第${i}条</a>`).join(' ');
  it('a home page with 3,100 links lacks no column and no entrance: nobody knows', () => {
    const facts = collect(
      `<title>云溪县人民政府</title>${links(3_100)}<a href="/zwgk/">政府信息公开</a><a href="/nb/">政府信息公开年报</a>`,
      `${HOST}/`,
    );
    const reading = interpret(facts);
    expect(facts.truncated).toContain('links');
    expect(reading.unknown).toEqual(
      expect.arrayContaining(['links', 'columns', 'columnLinks', 'identity.siteMap', 'accessibleEntrance']),
    );
    expect(reading.accessibleEntrance).toBe('unknown');
    const brief = briefOf(digestOf(facts, reading, { runId: 'r', factsHash: 'a' }));
    expect(brief.unknown).toContain('columns');
    expect(brief.accessibleEntrance).toBeUndefined();
  });
  it('what was found stays found', () => {
    const reading = interpret(
      collect(`<a href="/m">网站地图</a>${links(3_100)}<p>网站标识码3301000001</p>`, `${HOST}/`),
    );
    expect(reading.identity).toMatchObject({ siteMap: true, siteCode: '3301000001' });
    expect(reading.unknown).not.toContain('identity.siteMap');
    expect(reading.unknown).not.toContain('identity.siteCode');
  });
  it('a long footer', () => {
    const facts = collect(
      `<main>${TEXT.repeat(60)}</main><footer>${'云溪县各单位的联系方法见各单位的网站首页'.repeat(400)}</footer>`,
    );
    expect(facts.truncated).toContain('footerText');
    expect(interpret(facts).unknown).toEqual(
      expect.arrayContaining(['identity.icp', 'identity.psb', 'identity.siteCode']),
    );
  });
  it('a page that was not read to its end', () => {
    const facts = { ...collect('<p>正文</p>'), truncated: ['elements'] };
    expect(interpret(facts).unknown).toEqual(
      expect.arrayContaining(['list', 'items', 'columns', 'identity.conac', 'identity.search', 'attachments', 'forms']),
    );
  });
  it('more lists than are kept', () => {
    const facts = { ...collect('<ul><li><a href="/1">关于开展春季绿化工作的通知</a></li></ul>'), truncated: ['lists'] };
    expect(interpret(facts).unknown).toEqual(expect.arrayContaining(['list', 'items']));
  });
});

describe('what a reader that failed hides', () => {
  it.each([
    ['links', ['columns', 'interpretationLinks', 'accessibleEntrance', 'kind']],
    ['forms', ['identity.search']],
    ['footerText', ['identity.icp', 'identity.sponsor']],
    ['snapshot', ['list', 'columns', 'metaTags', 'kind', 'title']],
    ['metas', ['metaTags', 'identity.metaSiteCode']],
  ])('%s', (reader, fields) => {
    const facts = { ...collect('<p>正文</p>'), readerErrors: [{ reader, message: 'x' }] };
    const reading = interpret(facts);
    expect(reading.unknown).toEqual(expect.arrayContaining(fields));
    expect(digestOf(facts, reading, { runId: 'r', factsHash: 'a' }).unknown).toEqual(expect.arrayContaining(fields));
  });
  it('nothing else is doubted', () => {
    expect(interpret(collect('<p>正文</p>')).unknown).toEqual(['audit']);
  });
});

describe('a page whose scripts could not run', () => {
  it('shows what it shows, and what it lacks is not known, in a tab as in bytes', () => {
    const facts = collect(
      '<ul class="list"><li><a href="/a">甲通知</a><span>2024-03-05</span></li><li><a href="/b">乙通知</a><span>2024-03-04</span></li><li><a href="/c">丙通知</a><span>2024-03-03</span></li></ul><div class="footer">网站标识码：5399000001</div>',
      `${HOST}/tzgg/`,
    );
    const whole = interpret(facts);
    expect(whole.identity).toMatchObject({ siteCode: '5399000001', search: false });
    expect(whole.unknown).not.toContain('columns');
    for (const capture of ['live', 'fetched'] as const) {
      const open = interpret({ ...facts, capture, scriptFilled: true });
      expect(open.list).toEqual(whole.list);
      expect(open.identity).toMatchObject({ siteCode: '5399000001', search: 'unknown' });
      expect(open.unknown).toEqual(
        expect.arrayContaining(['columns', 'identity.icp', 'identity.search', 'ageingEntrance']),
      );
      expect(open.unknown).not.toContain('identity.siteCode');
    }
  });
});

describe('an empty column whose scripts were not there', () => {
  const empty = collect(
    '<title>政策解读-云溪县人民政府</title><div>当前位置：<a href="/">首页</a> &gt; 政策解读</div><h1>政策解读</h1><ul class="list"> </ul><script src="/list.js"></script>',
    `${HOST}/zcjd/`,
  );
  it('was shown empty, and is not known to be blank', () => {
    const reading = interpret({ ...empty, scriptFilled: true });
    expect(reading.list?.count).toBe(0);
    expect(reading.unknown).toContain('list');
    expect(digestOf({ ...empty, scriptFilled: true }, reading, { runId: 'r', factsHash: 'h' }).blank).toBeUndefined();
  });

  it('is blank where its scripts ran, and unknown in bytes alone', () => {
    expect(digestOf(empty, interpret(empty), { runId: 'r', factsHash: 'h' }).blank).toBe(true);
    const bytes = interpret({ ...empty, capture: 'fetched', scriptFilled: true });
    expect(bytes.list).toBeUndefined();
    expect(bytes.unknown).toContain('list');
  });
});
