// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { collectInSlices, collectPageFacts, collectSteps } from '../../../utils/facts/collect.ts';
import { pageFacts } from '../../../utils/facts/page-facts.ts';

const URL_ = 'http://www.yunxi.gov.cn/zwgk/tzgg/202403/t20240305_1.html';
const OPTIONS = { url: URL_, capture: 'fetched', capturedAt: '2024-03-06T08:00:00.000Z', status: 200 } as const;
const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const collect = (html: string) => {
  const facts = collectPageFacts(parse(html), OPTIONS);
  expect(facts.readerErrors).toEqual([]);
  expect(pageFacts.safeParse(facts).error).toBeUndefined();
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  return facts;
};

describe('collectPageFacts', () => {
  it('空白页也有完整的事实', () => {
    const facts = collect('');
    expect(facts).toMatchObject({ url: URL_, status: 200, links: [], lists: [], mainText: '' });
  });

  it('链接按 base 解析，占位地址为空', () => {
    const facts = collect(
      '<head><base href="/site/"></head><a href="a.html#x">甲</a><a href="#">乙</a><a href="javascript:;">丙</a><a href="">丁</a><a href="//x.gov.cn/">戊</a>',
    );
    expect(facts.links.map(({ text, href }) => [text, href])).toEqual([
      ['甲', 'http://www.yunxi.gov.cn/site/a.html'],
      ['乙', null],
      ['丙', null],
      ['丁', null],
      ['戊', 'http://x.gov.cn/'],
    ]);
  });

  it('图片链接取 alt，标题作为补充', () => {
    const facts = collect(
      '<a href="/nb/"><img src="n.png" alt="政府信息公开年报"></a><a href="/b/" title="全称">简称</a>',
    );
    expect(facts.links[0]).toMatchObject({ text: '政府信息公开年报' });
    expect(facts.links[1]).toMatchObject({ text: '简称', label: '全称' });
  });

  it('注释、脚本、样式、noscript、template 中的文字不算', () => {
    const facts = collect(
      '<p>正文<!-- 注释 --><script>var a="脚本"</script><style>.x{}</style><noscript>无脚本</noscript></p><template><p>模板</p></template>',
    );
    expect(facts.mainText).toBe('正文');
  });

  it('内联隐藏的链接不可见', () => {
    const facts = collect('<div style="display: none"><a href="/a">暗</a></div><div hidden><a href="/b">藏</a></div>');
    expect(facts.links.map((link) => link.visible)).toEqual([false, false]);
  });

  it('有外部样式表时可见性未知', () => {
    const facts = collect('<head><link rel="stylesheet" href="a.css"></head><body><a href="/a">甲</a></body>');
    expect(facts.links[0]?.visible).toBe('unknown');
  });

  it('没有样式表时可见', () => {
    expect(collect('<a href="/a">甲</a>').links[0]?.visible).toBe(true);
  });

  it.each([
    [
      '冒号后直接是值',
      '<p>来源：云溪县教育局　　时间：2024-03-05 10:20</p>',
      { 来源: '云溪县教育局', 时间: '2024-03-05 10:20' },
    ],
    ['连写', '<p>【信息发布时间：2024-03-05阅读次数：12】</p>', { 信息发布时间: '2024-03-05' }],
    [
      '表格两格',
      '<table><tr><td>索　引　号</td><td>A001/2024-1</td><td>文　　号</td><td>云政发〔2024〕1号</td></tr></table>',
      { 索引号: 'A001/2024-1', 文号: '云政发〔2024〕1号' },
    ],
    [
      'th 与 td，标签内有空元素',
      '<table><tr><th>索<span></span>引<span></span>号：</th><td>K1-2</td></tr></table>',
      { 索引号: 'K1-2' },
    ],
    ['标签加粗', '<p><strong>发布机构</strong>：云溪县人民政府</p>', { 发布机构: '云溪县人民政府' }],
    ['标签与值各占一块', '<div>信息来源：</div><div>云溪县财政局</div>', { 信息来源: '云溪县财政局' }],
    ['定义列表', '<dl><dt>成文日期</dt><dd>2024年3月1日</dd></dl>', { 成文日期: '2024年3月1日' }],
  ])('标签与值：%s', (_, html, expected) => {
    const pairs = Object.fromEntries(collect(html).pairs.map(({ label, value }) => [label, value]));
    expect(pairs).toMatchObject(expected);
  });

  it.each([
    [
      '文字带链接',
      '<div>当前位置：<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/zwgk/">政务公开</a> &gt; 通知公告</div>',
    ],
    ['双书名号', '<div>您现在的位置：<a href="/">首页</a>&raquo;<a href="/zwgk/">政务公开</a>&raquo;通知公告</div>'],
    ['纯文字箭头', '<p>当前位置：首页->政务公开->通知公告</p>'],
    [
      '分隔符在单独的元素里',
      '<div class="crumb"><a href="/">首页</a><span>&gt;</span><a href="/zwgk/">政务公开</a><span>&gt;</span><a href="/tz/">通知公告</a></div>',
    ],
    ['没有提示词', '<p><a href="/">首页</a> > <a href="/zwgk/">政务公开</a> > 通知公告</p>'],
    [
      '嵌套表格',
      '<table><tr><td>当前位置：</td><td><a href="/">首页</a></td><td><table><tr><td>&gt;<a href="/z/">政务公开</a></td><td>&gt;<a href="/t/">通知公告</a></td></tr></table></td></tr></table>',
    ],
  ])('面包屑：%s', (_, html) => {
    const facts = collect(`${html}<p>正文内容较长的一段，用来表示页面的主体部分。</p>`);
    expect(facts.breadcrumb.map((step) => step.text)).toEqual(['首页', '政务公开', '通知公告']);
  });

  it.each([
    [
      '日期在前',
      '<ul><li><span>2024-03-05</span><a href="/1">关于开展春季绿化工作的通知</a></li><li><span>2024-03-01</span><a href="/2">关于公布办事指南的公告</a></li></ul>',
    ],
    [
      '日期在后',
      '<ul><li><a href="/1">关于开展春季绿化工作的通知</a><span>[2024-03-05]</span></li><li><a href="/2">关于公布办事指南的公告</a><span>[2024-03-01]</span></li></ul>',
    ],
    [
      '日期在链接内',
      '<ul><li><a href="/1">关于开展春季绿化工作的通知<i>2024-03-05</i></a></li><li><a href="/2">关于公布办事指南的公告<i>2024-03-01</i></a></li></ul>',
    ],
    [
      '表格行',
      '<table><tr><td>·<a href="/1">关于开展春季绿化工作的通知</a></td><td>2024-03-05</td></tr><tr><td>·<a href="/2">关于公布办事指南的公告</a></td><td>2024-03-01</td></tr></table>',
    ],
    [
      '套叠的链接',
      '<ul><li><span>2024-03-05</span><a href="/1"><a href="/1">关于开展春季绿化工作的通知</a></a></li><li><span>2024-03-01</span><a href="/2"><a href="/2">关于公布办事指南的公告</a></a></li></ul>',
    ],
    [
      '年与日分开',
      '<ul><li><p>2024</p><p>03-05</p><a href="/1">关于开展春季绿化工作的通知</a></li><li><p>2024</p><p>03-01</p><a href="/2">关于公布办事指南的公告</a></li></ul>',
    ],
  ])('列表：%s', (_, html) => {
    expect(collect(html).lists[0]?.items).toEqual([
      { title: '关于开展春季绿化工作的通知', href: 'http://www.yunxi.gov.cn/1', day: '2024-03-05' },
      { title: '关于公布办事指南的公告', href: 'http://www.yunxi.gov.cn/2', day: '2024-03-01' },
    ]);
  });

  it('每五条一个 ul 的列表连成一个', () => {
    const row = (day: number) =>
      `<li><a href="/${day}">关于第${day}项工作安排的通知</a><span>2024-03-${String(day).padStart(2, '0')}</span></li>`;
    const facts = collect(`<div><ul>${[9, 8, 7].map(row).join('')}</ul><ul>${[6, 5, 4].map(row).join('')}</ul></div>`);
    expect(facts.lists[0]?.items).toHaveLength(6);
  });

  it('下一个标签页的列表不连', () => {
    const row = (day: number) =>
      `<li><a href="/${day}">关于第${day}项工作安排的通知</a><span>2024-03-${String(day).padStart(2, '0')}</span></li>`;
    const facts = collect(
      `<div><ul>${[9, 8, 7].map(row).join('')}</ul><ul>${[16, 15, 14].map(row).join('')}</ul></div>`,
    );
    expect(facts.lists.map((list) => list.items.length)).toEqual([3, 3]);
  });

  it('没有填充的模板行不是条目', () => {
    const row = `<li><a href="/1">${'$'}{doc.title} ${'$'}{doc.date}</a></li>`;
    const facts = collect(`<ul>${row.repeat(2)}</ul>`);
    expect(facts.lists.flatMap((list) => list.items)).toEqual([]);
  });

  it.each([
    ['从零数页', 'createPageHTML(4, 0, "index", "html")', { pages: 4, current: 1 }],
    ['从一数页并有总数', "createPageHTML('page_div',20, 1,'list','shtml',383)", { pages: 20, current: 1, total: 383 }],
  ])('分页脚本：%s', (_, script, pager) => {
    expect(
      collect(`<script>function createPageHTML(a,b){}</script><script>${script}</script><p>文</p>`).pager,
    ).toMatchObject(pager);
  });

  it('表单读名称与提示，不读填写的值', () => {
    const facts = collect(
      '<form action="/s"><input name="q" value="请输入关键字"><input name="idcard" value="999999199001010019"><textarea name="t">私人内容</textarea></form>',
    );
    expect(facts.forms[0]?.fields).toEqual([
      { name: 'q', type: 'text', label: '请输入关键字' },
      { name: 'idcard', type: 'text' },
      { name: 't', type: 'textarea' },
    ]);
    expect(JSON.stringify(facts)).not.toContain('999999199001010019');
    expect(JSON.stringify(facts)).not.toContain('私人内容');
  });
});

describe('metas', () => {
  it('viewport 只认网页自己的 name，依次保留，最后一个在后', () => {
    const document = parse(
      `<head><meta name="Viewport" content="width=device-width,user-scalable=no"><meta name="viewport">
      <meta property="viewport" content="user-scalable=no"><noscript><meta name="viewport" content="a"></noscript>
      <meta name="viewport" content="width=device-width"></head>
      <body><svg></svg><template><meta name="viewport" content="c"></template></body>`,
    );
    // The parser would move it out of the svg; a script can put it there.
    const foreign = document.createElementNS('http://www.w3.org/2000/svg', 'meta');
    foreign.setAttribute('name', 'viewport');
    foreign.setAttribute('content', 'user-scalable=no');
    document.querySelector('svg')?.append(foreign);
    const facts = collectPageFacts(document, OPTIONS);
    expect(facts.metas.filter(({ name }) => /viewport/i.test(name)).map(({ content }) => content)).toEqual([
      'width=device-width,user-scalable=no',
      'width=device-width',
    ]);
  });
  it('其他标签取 property 也算', () => {
    expect(collect('<meta property="og:title" content="甲">').metas).toEqual([{ name: 'og:title', content: '甲' }]);
  });
});

describe('the schema', () => {
  const facts = () => collect('<title>标题</title><p>文</p>');
  const cells = (count: number) => Array.from({ length: count }, () => ({ text: '1', colspan: 1, rowspan: 1 }));
  const many = (length: number) => Array.from({ length }, (_, index) => `名${index}`);
  it.each([
    ['日期', { capturedAt: '2024-03-06' }],
    ['没有时区的时刻', { capturedAt: '2024-03-06T08:00' }],
    ['日期不明', { capturedAt: null }],
    ['https', { url: 'https://www.yunxi.gov.cn/' }],
    ['一千五百格', { tables: [{ rows: [cells(1_000), cells(500)], line: 0 }] }],
  ])('接受：%s', (_, more) => expect(pageFacts.safeParse({ ...facts(), ...more }).success).toBe(true));
  it.each([
    ['时刻不存在', { capturedAt: '2024-02-30T08:00:00Z' }],
    ['时刻是别的文字', { capturedAt: '昨天' }],
    ['本机文件', { url: 'file:///a.html' }],
    ['规范地址不是网址', { canonicalUrl: 'javascript:alert(1)' }],
    ['没有主机', { url: 'http:///a' }],
    ['行太多', { tables: [{ rows: Array.from({ length: 1_501 }, () => []), line: 0 }] }],
    ['一行的格太多', { tables: [{ rows: [cells(1_501)], line: 0 }] }],
    ['各行的格合起来太多', { tables: [{ rows: [cells(1_000), cells(501)], line: 0 }] }],
    ['截断的名称太多', { truncated: many(41) }],
    ['出错的读取器太多', { readerErrors: many(41).map((reader) => ({ reader, message: '' })) }],
    [
      '没有这一天',
      { lists: [{ region: 'main', visible: true, line: 0, items: [{ title: '甲', href: null, day: '2024-02-30' }] }] },
    ],
  ])('拒绝：%s', (_, more) => expect(pageFacts.safeParse({ ...facts(), ...more }).success).toBe(false));
});

describe('collectPageFacts on a hostile page', () => {
  it('表单控件冒充属性', () => {
    const facts = collect(
      '<form name="body"><input name="firstChild"><input name="nextSibling"><input name="nodeType"><input name="getAttribute"><a href="/a">里面的链接</a></form><img name="querySelectorAll"><form name="title"></form><form name="documentElement"></form>',
    );
    expect(facts.links.map((link) => link.text)).toEqual(['里面的链接']);
  });

  it('自身属性被改写', () => {
    const document = parse('<title>标题</title><a href="/a">甲</a>');
    for (const name of ['title', 'documentElement', 'querySelectorAll', 'defaultView']) {
      Object.defineProperty(document, name, {
        get() {
          throw new Error('clobbered');
        },
      });
    }
    const facts = collectPageFacts(document, OPTIONS);
    expect(facts.readerErrors).toEqual([]);
    expect(facts.documentTitle).toBe('标题');
    expect(facts.links).toHaveLength(1);
  });

  it('很深的嵌套', () => {
    const document = parse('');
    let node: Element = document.body;
    for (let i = 0; i < 2_000; i++) {
      const child = document.createElement('div');
      node.append(child);
      node = child;
    }
    node.append('深处');
    const facts = collectPageFacts(document, OPTIONS);
    expect(facts.readerErrors).toEqual([]);
    expect(facts.mainText).toBe('深处');
  });

  it('很长的属性与文字被截断', () => {
    const long = '长'.repeat(500_000);
    const facts = collect(
      `<title>${long}</title><meta name="${long}" content="${long}"><a href="/${'a'.repeat(9_000)}" title="${long}" class="${long}">${long}</a><p>${long}</p>`,
    );
    expect(facts.truncated).toContain('mainText');
    expect(JSON.stringify(facts).length).toBeLessThan(80_000);
  });

  it('过多的链接被截断并注明', () => {
    const facts = collect(Array.from({ length: 3_200 }, (_, i) => `<a href="/${i}">第${i}条</a>`).join(''));
    expect(facts.links).toHaveLength(3_000);
    expect(facts.truncated).toContain('links');
  });

  it('注释与碎文字也有限度，截断后注明', () => {
    const document = parse('<p>开头</p>');
    for (let i = 0; i < 200_100; i++) document.body.append(document.createComment('x'));
    document.body.append('末尾');
    const facts = collectPageFacts(document, OPTIONS);
    expect(facts.truncated).toContain('elements');
    expect(facts.mainText).toBe('开头');
  });

  it('没有标签的超长文字截断后注明', () => {
    expect(collect(`<p>${'文'.repeat(1_000_100)}</p><a href="/a">后面的链接</a>`)).toMatchObject({
      truncated: expect.arrayContaining(['elements', 'mainText']),
      links: [],
    });
  });

  it('很大的表格只读到限度，分成许多步', () => {
    const row = `<tr>${'<td>1</td>'.repeat(10)}</tr>`;
    const steps = collectSteps(parse(`<p>说明</p>${`<table>${row.repeat(300)}</table>`.repeat(10)}`), OPTIONS);
    let count = 0;
    let step = steps.next();
    for (; !step.done; count++) step = steps.next();
    expect(count).toBeGreaterThan(120);
    expect(step.value.tables.map(({ rows }) => rows.length)).toEqual(Array(10).fill(150));
    expect(step.value.truncated).toContain('tables');
    expect(pageFacts.safeParse(step.value).success).toBe(true);
  });

  it('标题里的标签只当文字', () => {
    expect(collect('<title><h1 onclick="x()">通知</h1></title>').documentTitle).toBe('<h1 onclick="x()">通知</h1>');
  });

  it('未闭合的标签', () => {
    expect(
      collect('<div><a href="http://a.example/">一<a href="http://b.example/">二<table><tr><td>三').links,
    ).toHaveLength(2);
  });
});

describe('collectInSlices', () => {
  it('与一次读完的结果相同', async () => {
    const html = '<h1>关于春耕的通知</h1><p>发布时间：2024-03-05</p>'.repeat(50);
    let pauses = 0;
    const sliced = await collectInSlices(parse(html), OPTIONS, async () => {
      pauses++;
    });
    expect(sliced).toEqual(collectPageFacts(parse(html), OPTIONS));
    expect(pauses).toBeGreaterThanOrEqual(0);
  });
});
