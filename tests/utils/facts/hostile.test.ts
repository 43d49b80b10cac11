// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { collectInSlices, collectPageFacts, collectSteps } from '../../../utils/facts/collect.ts';
import { pageFacts } from '../../../utils/facts/page-facts.ts';

const OPTIONS = {
  url: 'http://www.yunxi.gov.cn/zwgk/202403/t20240305_1.html',
  capture: 'fetched',
  capturedAt: '2024-03-06T08:00:00.000Z',
} as const;
const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const parseXml = (xml: string, type: DOMParserSupportedType = 'application/xhtml+xml'): Document =>
  new DOMParser().parseFromString(xml, type);

function read(document: Document) {
  const facts = collectPageFacts(document, OPTIONS);
  expect(facts.readerErrors).toEqual([]);
  expect(pageFacts.safeParse(facts).error).toBeUndefined();
  return facts;
}

const BODY = '<p>正文在此，说明春耕安排。</p><a href="/a.html">关于春耕的通知</a>';

describe('a page that names its controls after properties', () => {
  const NAMES = [
    'title body head firstChild nextSibling nodeType nodeValue localName getAttribute attributes children parentNode',
    'childNodes textContent documentElement defaultView querySelectorAll checkVisibility constructor __proto__ style',
    'tagName nodeName ownerDocument hasAttribute className id characterSet contentType toString valueOf length',
  ]
    .join(' ')
    .split(' ');
  it.each(NAMES)('%s', (name) => {
    const facts = read(
      parse(
        `<title>标题</title><form name="${name}" id="${name}"><input name="${name}"><input id="${name}">${BODY}</form><img name="${name}"><iframe name="${name}"></iframe><embed name="${name}"><object id="${name}"></object>`,
      ),
    );
    expect(facts.documentTitle).toBe('标题');
    expect(facts.links.map(({ text }) => text)).toEqual(['关于春耕的通知']);
    expect(facts.mainText).toContain('说明春耕安排');
  });

  it('类名与名称取自原型', () => {
    const marks = 'constructor __proto__ toString hasOwnProperty';
    const facts = read(
      parse(`<div class="${marks}" id="__proto__"><meta name="__proto__" content="x">constructor：值 ${BODY}</div>`),
    );
    expect(facts.links).toHaveLength(1);
  });
});

describe('documents of other kinds', () => {
  it('XHTML：前缀、CDATA、大写的名称', () => {
    const facts = read(
      parseXml(
        '<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>通知</h:title></h:head><h:body><h:p><![CDATA[全县各单位要做好春耕 < 2024 > 安排。]]></h:p><h:a href="/a.html">附件一</h:a></h:body></h:html>',
      ),
    );
    expect(facts.mainText).toContain('全县各单位要做好春耕 < 2024 > 安排。');
    expect(facts.links).toMatchObject([{ text: '附件一', href: 'http://www.yunxi.gov.cn/a.html' }]);
  });

  it.each([
    ['残缺的 XML', '<html><body>', 'application/xhtml+xml'],
    ['别的根元素', '<rss><title>通知</title><a href="/x">甲</a></rss>', 'text/xml'],
    [
      'SVG 文档',
      '<svg xmlns="http://www.w3.org/2000/svg"><title>图</title><a href="/x"><text>甲</text></a></svg>',
      'image/svg+xml',
    ],
  ] as const)('%s', (_, xml, type) => {
    read(parseXml(xml, type));
  });

  it('SVG 里的脚本、标题与链接不是网页的', () => {
    const facts = read(
      parse(
        `<title>网页</title><svg><title>图标</title><script>var a="x"</script><a href="/svg"><text>图中链接</text></a></svg>${BODY}`,
      ),
    );
    expect(facts.documentTitle).toBe('网页');
    expect(facts.links.map(({ text }) => text)).toEqual(['关于春耕的通知']);
    expect(facts.mainText).not.toContain('图标');
  });

  it('没有根元素，没有 body', () => {
    const document = parse('');
    document.documentElement.remove();
    expect(read(document)).toMatchObject({ elementCount: 0, links: [], mainText: '' });
    const bare = parse('<p>甲</p>');
    bare.body.remove();
    expect(read(bare).mainText).toBe('');
  });

  it('框架集', () => {
    const facts = read(
      parse(
        '<html><frameset cols="1,2"><frame src="top.html"><frameset><frame src="main.html"></frameset></frameset></html>',
      ),
    );
    expect(facts.media.map(({ src }) => src)).toEqual([
      'http://www.yunxi.gov.cn/zwgk/202403/top.html',
      'http://www.yunxi.gov.cn/zwgk/202403/main.html',
    ]);
  });

  it('影子树与模板里的内容不算', () => {
    const document = parse(`<div id="host">宿主</div><template><a href="/t">模板</a></template>${BODY}`);
    const shadow = document.querySelector('#host')?.attachShadow({ mode: 'open' });
    if (shadow) shadow.innerHTML = '<a href="/s">影子</a>';
    expect(read(document).links.map(({ text }) => text)).toEqual(['关于春耕的通知']);
  });
});

describe('addresses that mean harm', () => {
  it.each([
    ['脚本', 'javascript:alert(1)//'],
    ['数据', 'data:text/html,<p>'],
    ['没有主机', 'http://'],
  ])('base 是%s时不理会它', (_, base) => {
    expect(read(parse(`<base href="${base}">${BODY}`)).links[0]?.href).toBe('http://www.yunxi.gov.cn/a.html');
  });

  it('五百万字的地址不截成别的地址', () => {
    const facts = read(
      parse(
        `<a href="/${'a'.repeat(5_000_000)}">甲</a><a href="data:text/plain,${'b'.repeat(5_000_000)}">乙</a><img src="data:image/png;base64,${'c'.repeat(5_000_000)}">`,
      ),
    );
    expect(facts.links.map(({ text, href }) => [text, href])).toEqual([
      ['甲', null],
      ['乙', null],
    ]);
    expect(JSON.stringify(facts).length).toBeLessThan(20_000);
  });

  it('地址里的换行、制表符与隐形字符', () => {
    const facts = read(
      parse('<a href="/a\n\t/b.html\r\n">甲</a><a href="java\nscript:x()">乙</a><a href="\u0001javascript:x()">丙</a>'),
    );
    expect(facts.links.map(({ href }) => href)).toEqual(['http://www.yunxi.gov.cn/a/b.html', null, null]);
  });
});

describe('text of every kind', () => {
  it('NUL、单独的代理项、方向标记', () => {
    const document = parse('<title>x</title><p></p>');
    document.title = '\ud800标题\u202e\0';
    document.querySelector('p')?.append('开头\0\udc00中间\u202e反转\u202c结尾，共一百字。');
    const link = document.createElement('a');
    link.setAttribute('href', '/\ud800?\0');
    link.append('\ud83d');
    document.body.append(link);
    const facts = read(document);
    expect(facts.mainText).toContain('结尾');
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  });

  it('四十层未闭合的链接', () => {
    const open = Array.from({ length: 40 }, (_, i) => `<a href="/${i}"><font><b>第${i}项工作安排`).join('');
    expect(read(parse(`${open}<table><tr><td>末尾</td></tr></table>`)).links.length).toBeGreaterThanOrEqual(40);
  });

  it('一万个属性、一千万字的属性', () => {
    const document = parse(BODY);
    const { body } = document;
    for (let i = 0; i < 10_000; i++) body.setAttribute(`data-x${i}`, 'y');
    for (const name of ['class', 'id', 'title', 'style', 'onclick', 'role', 'alt'])
      document.querySelector('a')?.setAttribute(name, '长 '.repeat(5_000_000));
    const facts = read(document);
    expect(facts.links).toHaveLength(1);
    expect(JSON.stringify(facts).length).toBeLessThan(20_000);
  });
});

describe('getters that throw', () => {
  it('原型被改坏时不抛错，记为读取器出错', () => {
    const document = parse(BODY);
    const { prototype } = document.defaultView?.Node ?? globalThis.Node;
    const original = Object.getOwnPropertyDescriptor(prototype, 'firstChild');
    if (!original) throw new Error('no descriptor');
    Object.defineProperty(prototype, 'firstChild', {
      configurable: true,
      get() {
        throw new Error('clobbered');
      },
    });
    try {
      const facts = collectPageFacts(document, OPTIONS);
      expect(facts.readerErrors).toEqual([{ reader: 'snapshot', message: 'clobbered' }]);
      expect(pageFacts.safeParse(facts).error).toBeUndefined();
    } finally {
      Object.defineProperty(prototype, 'firstChild', original);
    }
  });
});

describe('a page that changes while it is read', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, i) => `<li><a href="/${i}">第${i}项工作的通知</a></li>`).join('');

  it.each([
    ['全部消失', (document: Document) => document.body?.replaceChildren()],
    ['根元素消失', (document: Document) => document.documentElement?.remove()],
    ['重写', (document: Document) => (document.body.innerHTML = '<p>新的一页</p>')],
    ['不断增长', (document: Document) => document.body.insertAdjacentHTML('beforeend', rows(50))],
    ['倒着排', (document: Document) => document.body.append(...[...document.body.children].reverse())],
    ['移到别处', (document: Document) => document.body.prepend(document.body.lastElementChild ?? '')],
  ])('%s', (_, change) => {
    const document = parse(`<div>开头</div><ul>${rows(800)}</ul><div>末尾</div>`);
    const steps = collectSteps(document, OPTIONS);
    let count = 0;
    for (;;) {
      const step = steps.next();
      if (step.done) {
        expect(step.value.readerErrors).toEqual([]);
        expect(pageFacts.safeParse(step.value).error).toBeUndefined();
        break;
      }
      if (count++ < 40) change(document);
      expect(count).toBeLessThan(5_000);
    }
  });

  it('在间隙里重写的网页也读得完', async () => {
    const document = parse(`<ul>${rows(500)}</ul>`);
    const facts = await collectInSlices(document, OPTIONS, async () => {
      document.body.textContent = '空';
    });
    expect(facts.readerErrors).toEqual([]);
  });
});
