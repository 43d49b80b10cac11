// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { interpret } from '../../../utils/facts/interpret.ts';
import { similarity } from '../../../utils/text/similarity.ts';

const collect = (html: string) =>
  collectPageFacts(new DOMParser().parseFromString(html, 'text/html'), {
    url: 'http://www.yunxi.gov.cn/zwgk/202403/t1.html',
    capture: 'live',
    capturedAt: null,
  });
const template = (html: string) => collect(html).template;

const HEADER = '<div class="header"><div class="logo">云溪县</div></div>';
const nav = (current: number) =>
  `<div class="nav"><ul class="menu">${[1, 2, 3].map((n) => `<li class="${n === current ? 'on' : ''}"><a href="/${n}/">栏目</a></li>`).join('')}</ul></div>`;
const FOOTER = '<div class="footer"><div class="ids">主办：云溪县人民政府 网站标识码：4309990001</div></div>';
const TEXT = '为做好今年的春季绿化工作，现将有关事项通知如下，请认真贯彻执行，及时报告进展情况，确保按期完成任务。';
const article = (title: string, body: string, footer = FOOTER) =>
  `<body>${HEADER}${nav(1)}<div class="main"><div class="article"><h1 class="title">${title}</h1><div class="content">${body}</div></div></div>${footer}</body>`;
const list = (rows: number, current = 2, page = 1) =>
  `<body>${HEADER}${nav(current)}<div class="main"><div class="list list${page}"><ul class="rows">${'<li><a href="/a">关于春季绿化工作的通知</a><span>2024-03-05</span></li>'.repeat(rows)}</ul></div></div>${FOOTER}</body>`;

describe('fingerprint of the template', () => {
  const base = template(article('甲', `<p>${TEXT}</p>`));
  it.each([
    ['另一篇文章', article('乙', `<p>${TEXT}</p>`.repeat(9))],
    [
      '带图与表格的文章',
      article('丙', `<p><img src="a.png"></p><table><tr><td>1</td></tr></table><p class="MsoNormal">${TEXT}</p>`),
    ],
    ['当前栏目的样式变了', article('丁', TEXT).replace('class="main"', 'class="main on"')],
    ['类名次序变了', article('戊', TEXT).replace('class="header"', 'class="header "')],
  ])('相同模板：%s', (_, html) => {
    expect(template(html)).toEqual(base);
  });
  it('列表页与文章页不同，页头、导航、页脚相同', () => {
    const other = template(list(20));
    expect(other?.whole).not.toBe(base?.whole);
    expect(other).toMatchObject({ header: base?.header, navigation: base?.navigation, footer: base?.footer });
  });
  it('列表行数、页码不影响', () => {
    expect(template(list(3, 3, 2))).toEqual(template(list(20)));
  });
  it('只有页脚不同', () => {
    const other = template(article('甲', `<p>${TEXT}</p>`, FOOTER.replace('class="ids"', 'class="ids-new"')));
    expect(other?.footer).not.toBe(base?.footer);
    expect(other).toMatchObject({ header: base?.header, navigation: base?.navigation });
  });
  it('is eleven characters', () => {
    expect(base?.whole).toMatch(/^[0-9a-z]{11}$/);
  });
  it('stays linear on deep and on wide pages', () => {
    const started = performance.now();
    expect(
      template(`<body>${'<div class="a b c">'.repeat(60)}${'<ul class="x"></ul>'.repeat(3_000)}</body>`)?.whole,
    ).toMatch(/^[0-9a-z]{11}$/);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('fingerprint of the text', () => {
  const head = '<div class="crumb">当前位置：<a href="/">首页</a> &gt; 通知公告</div>';
  const print = (title: string, body: string) =>
    interpret(
      collect(
        `<title>${title}</title>${head}${article(title, `<div>发布时间：2024-03-05 来源：县林业局</div>${body}`)}`,
      ),
    ).textFingerprint;
  const other =
    '近日县林业局组织全体干部职工开展义务植树活动，共栽植各类苗木三千余株，大家分工协作，热情高涨，现场一派繁忙景象。';
  it('只属于单篇内容；转载相近，他文相远', () => {
    const first = print('关于春季绿化的通知', `<p>${TEXT}</p><p>${TEXT.replace('春季', '秋季')}特此通知。</p>`);
    const repost = print('关于春季绿化的通知', `<p>${TEXT}</p><p>${TEXT.replace('春季', '秋季')}特此公告。</p>`);
    const another = print('我县开展义务植树活动', `<p>${other}</p><p>${other.replace('三千', '五千')}</p>`);
    expect(similarity(first, repost)).toBeGreaterThan(0.7);
    expect(similarity(first, another)).toBeLessThan(0.3);
    expect(interpret(collect(list(20))).textFingerprint).toBeUndefined();
  });
});
