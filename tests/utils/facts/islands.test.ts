// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { interpret } from '../../../utils/facts/interpret.ts';
import { parseLiteral } from '../../../utils/facts/literal.ts';
import { pageFacts } from '../../../utils/facts/page-facts.ts';

const CRUMB = '<div>当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 通知公告</div>';

function read(body: string, capture: 'live' | 'fetched' = 'fetched') {
  const document = new DOMParser().parseFromString(
    `<title>通知公告_云溪县人民政府</title>${CRUMB}${body}`,
    'text/html',
  );
  const facts = collectPageFacts(document, {
    url: 'http://www.yunxi.gov.cn/col/col12/index.html',
    capture,
    capturedAt: null,
  });
  expect(facts.readerErrors).toEqual([]);
  expect(pageFacts.safeParse(facts).success).toBe(true);
  return { facts, reading: interpret(facts) };
}
const record = (i: number, day: string) =>
  `<record><![CDATA[<li><a href='/art/2024/1/${i}/art_12_${i}.html' title='云溪县第${i}号公告全文及附件'>云溪县第${i}号公告...</a><span>${day}</span></li>]]></record>`;
const XML = `<div id="67"><script type="text/xml"><datastore><nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&amp;columnid=12"></a>]]></nextgroup><totalrecord>83</totalrecord><recordset>${record(3, '2024-01-03')}${record(2, '2024-01-02')}${record(1, '2024-01-01')}</recordset></datastore></script></div>`;
const json = (text: string) => `<script>${text}</script>`;

describe('rows in XML', () => {
  it('are the list of a page whose script has yet to show them', () => {
    const { facts, reading } = read(XML);
    expect(facts.lists[0]).toMatchObject({ island: 'xml' });
    expect(reading.list).toMatchObject({ count: 3, newest: '2024-01-03', total: 83 });
    expect(reading.items[0]).toEqual({
      title: '云溪县第3号公告...',
      full: '云溪县第3号公告全文及附件',
      href: 'http://www.yunxi.gov.cn/art/2024/1/3/art_12_3.html',
      day: '2024-01-03',
    });
  });
  it('are not read twice, nor once scripts have run', () => {
    const shown = `<ul>${[3, 2, 1].map((i) => `<li><a href="/art/2024/1/${i}/art_12_${i}.html">云溪县第${i}号公告...</a><span>2024-01-0${i}</span></li>`).join('')}</ul>`;
    expect(read(XML + shown).facts.lists.filter(({ island }) => island)).toEqual([]);
    expect(read(XML, 'live').facts.lists).toEqual([]);
  });
  it('with the date in the link, without a link, without an end', () => {
    const records = `<record><![CDATA[<a href="/a.html"><p>云溪县人民政府公告</p><i>2024-02-03</i></a>]]></record><record><![CDATA[没有链接]]></record><record><![CDATA[<a href="/b.html">云溪县人民政府通告`;
    const { facts } = read(json('').replace('<script>', `<script type="text/xml"><recordset>${records}`));
    expect(facts.lists[0]?.items).toEqual([
      { title: '云溪县人民政府公告', href: 'http://www.yunxi.gov.cn/a.html', day: '2024-02-03' },
    ]);
  });
});

describe('rows in an array', () => {
  it.each([
    [
      'JSON 脚本',
      '<script type="application/json">{"data":{"list":[{"title":"云溪县第二号公告全文","url":"/2.html","publishDate":"2024-01-02 10:00:00"},{"title":"云溪县第一号公告全文","url":"/1.html","publishDate":"2024-01-01"}]}}</script>',
    ],
    [
      '变量，单引号，裸键，注释，尾逗号',
      json(
        `var rows = [ {/* 公告 */ title:'云溪县第二号公告全文', url:'/2.html', date:'2024-01-02'}, {title:'云溪县第一号公告全文', url:'/1.html', date:'2024年1月1日'}, ]; show(rows);`,
      ),
    ],
    [
      '毫秒',
      json(
        `var rows = [{"title":"云溪县第二号公告全文","link":"/2.html","pubTime":1704153600000},{"title":"云溪县第一号公告全文","link":"/1.html","pubTime":"1704067200000"}]`,
      ),
    ],
    [
      '不能读的数组在前',
      json(
        `var f = [{a: g()}]; var rows = [{"title":"云溪县第二号公告全文","url":"/2.html","fbsj":"20240102"},{"title":"云溪县第一号公告全文","url":"/1.html","fbsj":"20240101"}]`,
      ),
    ],
  ])('%s', (_, body) => {
    const { facts } = read(body);
    expect(facts.lists).toHaveLength(1);
    expect(facts.lists[0]).toMatchObject({
      island: 'json',
      items: [
        { title: '云溪县第二号公告全文', day: '2024-01-02', href: 'http://www.yunxi.gov.cn/2.html' },
        { day: '2024-01-01' },
      ],
    });
  });
  it.each([
    ['菜单：没有日期', `var menu = [{title:'云溪县政务公开专栏',url:'/a'},{title:'云溪县政务服务专栏',url:'/b'}]`],
    ['短名称', `var tabs = [{title:'公告',url:'/a',date:'2024-01-02'},{title:'通知',url:'/b',date:'2024-01-01'}]`],
    ['一行', `var one = [{title:'云溪县第一号公告全文',url:'/a',date:'2024-01-02'}]`],
    [
      '要运行才知道',
      `var rows = [{title: name(1), url: '/a', date: '2024-01-02'}, {title: name(2), url: '/b', date: '2024-01-01'}]`,
    ],
    [
      '坏日期',
      `var rows = [{title:'云溪县第二号公告全文',url:'/2',date:'2024-13-02'},{title:'云溪县第一号公告全文',url:'/1',date:'昨天'}]`,
    ],
  ])('not: %s', (_, text) => expect(read(json(text)).facts.lists).toEqual([]));
  it('does not lead to a script', () => {
    const { facts } = read(
      json(
        `var r=[{title:'云溪县第二号公告全文',url:'javascript:alert(1)',date:'2024-01-02'},{title:'云溪县第一号公告全文',url:'',date:'2024-01-01'}]`,
      ),
    );
    expect(facts.lists[0]?.items.map(({ href }) => href)).toEqual([null, null]);
  });
});

describe('a literal', () => {
  it('reads what JSON reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        const parsed = parseLiteral(text, 0);
        // Line breaks and tabs in texts become blanks, numbers with an exponent are not read.
        if (!parsed || /\\|e[+-]?\d/i.test(text)) return;
        expect(JSON.parse(JSON.stringify(parsed.value))).toEqual(JSON.parse(text));
        expect(parsed.end).toBe(text.length);
      }),
    );
  });
  it('never throws, nor takes what would have to be run', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseLiteral(`[{${text}`, 0)));
    for (const text of ['[f()]', '[a.b]', '[{a}]', '[1', '{"a":}', '[`x${y', `${'['.repeat(50)}`])
      expect(parseLiteral(text, 0)).toBeUndefined();
    expect(parseLiteral('{"__proto__":{"x":1}}', 0)?.value).not.toHaveProperty('x');
  });
  it('costs no more than its budget', () => {
    const started = performance.now();
    read(json(`var a = ${'[{'.repeat(100_000)}`));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
