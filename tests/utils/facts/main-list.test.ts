// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { interpret } from '../../../utils/facts/interpret.ts';
import { pageFacts } from '../../../utils/facts/page-facts.ts';

const HOME = 'http://www.yunxi.gov.cn/';
const COLUMN = 'http://www.yunxi.gov.cn/zwgk/tzgg/';
const CRUMB = '<div>当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 通知公告</div>';

function read(
  body: string,
  { url = COLUMN, capture = 'live' as 'live' | 'fetched', title = '通知公告_云溪县人民政府' } = {},
) {
  const html = `<title>${title}</title>${url === HOME ? '' : CRUMB}${body}`;
  const document = new DOMParser().parseFromString(html, 'text/html');
  const facts = collectPageFacts(document, { url, capture, capturedAt: null });
  expect(facts.readerErrors).toEqual([]);
  expect(pageFacts.safeParse(facts).success).toBe(true);
  return { facts, reading: interpret(facts) };
}
const listOf = (body: string, options?: Parameters<typeof read>[1]) => read(body, options).reading.list;

const item = (text: string, day = '', index = text.length) =>
  `<li><a href="/c/${index}${text.length}.html">${text}</a><span>${day}</span></li>`;
const news = (name: string, count: number, day = '05-12') =>
  Array.from({ length: count }, (_, i) => item(`${name}第${i + 1}次会议在县城召开`, day, i)).join('');
const MENU = `<ul>${['政务公开', '政务服务', '互动交流', '走进云溪', '机构设置', '领导之窗'].map((name, i) => `<li><a href="/m${i}/">${name}</a></li>`).join('')}</ul>`;
const LINKS = `<div>${Array.from({ length: 40 }, (_, i) => `<a href="/x${i}/">栏目${i}</a>`).join(' ')}</div>`;
const home = (body: string) => listOf(`${MENU}${body}${LINKS}`, { url: HOME, title: '云溪县人民政府' });

describe('the main list of a home page', () => {
  it('is the first tab that is shown, not the panels after it', () => {
    const panels = `<h3>云溪要闻</h3><h3>部门动态</h3><ul>${news('要闻', 9)}</ul><ul>${news('部门', 6, '03-02')}</ul><ul>${news('乡镇', 4, '02-01')}</ul>`;
    expect(home(panels)).toMatchObject({ count: 9, first: { title: '要闻第1次会议在县城召开' } });
  });
  it('passes over a carousel of pictures and over rows that scroll', () => {
    const carousel = `<ul>${[1, 2, 3, 4, 5].map((i) => `<li><a href="/p${i}.html"><img src="/${i}.jpg">云溪风光图片第${i}幅介绍文字</a></li>`).join('')}</ul>`;
    const ticker = `<marquee><ul>${news('滚动', 5)}</ul></marquee>`;
    const copies = `<div><div>${news('快报', 4)}${news('快报', 4)}</div></div>`;
    const list = `<h3>云溪要闻</h3><ul>${news('要闻', 7)}</ul>`;
    for (const first of [carousel, ticker, copies]) expect(home(first + list)).toMatchObject({ count: 7 });
  });
  it('is a list of news rather than the notices before it', () => {
    const body = `<h3>通知公告</h3><ul>${news('公告', 8)}</ul><h3>部门动态</h3><ul>${news('动态', 6)}</ul>`;
    expect(home(body)).toMatchObject({ count: 6 });
  });
  it('has a headline with a date of its own as first item', () => {
    const rows = `<ul>${news('要闻', 6)}</ul>`;
    const headline = (date: string, text = '云溪县召开全县经济工作大会') =>
      `<div><h3>云溪要闻</h3><div><div><h4><a href="/top.html">${text}</a></h4><p>会议强调，要坚持稳中求进。${date}</p></div>${rows}</div></div>`;
    expect(home(headline('<i>05-13</i>'))).toMatchObject({ count: 7, first: { title: '云溪县召开全县经济工作大会' } });
    expect(home(headline(''))).toMatchObject({ count: 6 });
  });
  it('does not count a headline that repeats the first row', () => {
    const rows = `<li class="big"><a href="/1.html">云溪县林长制工作会议召开</a><a href="/1.html">查看详情&gt;&gt;</a></li>${item('云溪县林长制工作会议召开', '2024-05-06')}${item('云溪县开展春季植树活动', '2024-05-01')}${item('云溪县部署森林防火工作', '2024-04-28')}${item('云溪县举办林业技术培训班', '2024-04-20')}`;
    expect(home(`<h3>工作动态</h3><ul>${rows}</ul>`)).toMatchObject({
      count: 4,
      first: { date: '2024-05-06' },
      newest: '2024-05-06',
    });
  });
});

describe('a row', () => {
  const rowOf = (row: string) => {
    const { facts } = read(
      `<ul>${row}${item('云溪县二季度工作情况通报', '2024-02-02')}${item('云溪县一季度工作情况通报', '2024-01-02')}</ul>`,
    );
    return facts.lists[0]?.items[0];
  };
  it.each([
    [
      '年与日分开，标题在块里',
      '<li><a href="/q"><p>--2024--</p><p>06-09</p><p>何时开始换证？</p><p>县民政局</p></a></li>',
      '何时开始换证？',
    ],
    [
      '卡片：标题、摘要、带名称的日期',
      '<li><a href="/q"><h3>云溪县政务公开年度报告</h3><p>报告共分六个部分，全文约三千字，现予公布，欢迎监督，报告的电子版可以下载。</p><i>时间：2024-06-09</i></a></li>',
      '云溪县政务公开年度报告',
    ],
    [
      '标题后紧跟括号里的日期',
      '<li><a href="/q">县领导到云溪村走访慰问(2024-06-09)</a></li>',
      '县领导到云溪村走访慰问',
    ],
    [
      '日期也是链接',
      '<li><a href="/q">县领导到云溪村走访慰问</a><a href="/q">2024-06-09</a></li>',
      '县领导到云溪村走访慰问',
    ],
    [
      '日期在标题前',
      '<li><span>[2024/06/09]</span><a href="/q">县领导到云溪村走访慰问</a></li>',
      '县领导到云溪村走访慰问',
    ],
    [
      '摘要里有别的日期',
      '<li><a href="/q">县领导到云溪村走访慰问</a><p>2023年5月1日，县委书记到云溪村走访，详细了解群众的生产生活情况，并召开座谈会，听取大家的意见和建议。</p><span>2024-06-09</span></li>',
      '县领导到云溪村走访慰问',
    ],
    [
      '发布时间写明',
      '<li><a href="/q">县领导到云溪村走访慰问</a><p>来源：云溪县人民政府办公室 发布时间：2024-06-09 10:20 浏览次数：120次 有效期至2025-01-01</p></li>',
      '县领导到云溪村走访慰问',
    ],
    [
      '下面列着解读，日期在最后',
      '<li><a href="/q">关于印发云溪县城乡规划管理办法的通知</a><div><ul><li><a href="/j1">一图读懂云溪县城乡规划管理办法</a><span>2024/06/20</span></li><li><a href="/j2">云溪县城乡规划管理办法政策解读</a></li></ul></div><span>2024/06/09</span></li>',
      '关于印发云溪县城乡规划管理办法的通知',
    ],
    [
      '卡片里一行有几项',
      '<li><a href="/q"><h2>云溪县政务公开年度报告</h2><div><p><i>主题：年度报告</i><i>日期：2024-06-09</i></p></div></a></li>',
      '云溪县政务公开年度报告',
    ],
    [
      '下面列着解读',
      '<li><a href="/q">关于印发云溪县城乡规划管理办法的通知</a><span>2024/06/09</span><ul><li><a href="/j1">一图读懂云溪县城乡规划管理办法</a><span>2024/06/20</span></li><li><a href="/j2">云溪县城乡规划管理办法政策解读</a></li></ul></li>',
      '关于印发云溪县城乡规划管理办法的通知',
    ],
  ])('%s', (_, row, title) => expect(rowOf(row)).toMatchObject({ title, day: '2024-06-09' }));

  it('with a summary only has no day of its own', () => {
    const row =
      '<li><a href="/q">县领导到云溪村走访慰问</a><p>2023年5月1日，县委书记到云溪村走访，详细了解群众的生产生活情况，并召开座谈会，听取大家的意见和建议，晚上返回县城。</p></li>';
    expect(rowOf(row)?.day).toBeUndefined();
  });
  it('says the date without a year apart from the title', () => {
    expect(rowOf('<li><a href="/q">[12-29] 云溪县举行电子保函首单仪式</a></li>')).toMatchObject({
      title: '云溪县举行电子保函首单仪式',
      vague: true,
    });
  });
  it('with links beside its title is one item, short titles too', () => {
    const row = (name: string) =>
      `<li><strong><a href="/o/${name}">${name}</a></strong> <span>2024-01-01</span>［<a href="/s">云溪省</a>］<a href="/v">访问</a></li>`;
    const names = ['云溪县妇女儿童活动中心', '云溪县养老服务中心', '云溪书院', '云溪县志愿服务联合会'];
    expect(listOf(`<ul>${names.map(row).join('')}</ul>`)?.count).toBe(4);
  });
  it('is no part of the clock above it', () => {
    const clock = '<div><a href="/en/">ENGLISH VERSION</a> 2026年11月22日 星期日</div>';
    expect(listOf(`${clock}<ul>${news('公告', 5, '2024-02-03')}</ul>`)).toMatchObject({
      newest: '2024-02-03',
      freshest: '2024-02-03',
    });
  });
  it('of a pager is none', () => {
    expect(listOf(`<ul>${news('公告', 5, '2024-02-03')}</ul><div><a>共 47 条 当前第 1 / 5 页</a></div>`)).toMatchObject(
      { count: 5, total: 47 },
    );
  });
});

describe('a list in blocks', () => {
  const block = (days: string[], name: string) =>
    `<ul>${days.map((day, i) => item(`${name}项目${i}环境影响评价公示`, day, i)).join('')}</ul>`;
  it('of one size with dates that go on downwards is one list', () => {
    const body =
      block(['2024-03-05', '2024-03-04', '2024-03-03'], '甲') +
      block(['2024-03-02', '2024-03-01', '2024-02-28'], '乙') +
      block(['2024-02-27'], '丙');
    expect(listOf(`<div>${body}</div>`)?.count).toBe(7);
  });
  it('of different sizes, or starting anew, is the panels of tabs', () => {
    const first = block(['2024-03-05', '2024-03-04', '2024-03-03'], '甲');
    expect(listOf(`<div>${first}${block(['2024-03-09', '2024-03-08', '2024-03-01'], '乙')}</div>`)?.count).toBe(3);
    expect(
      listOf(
        `<div>${first}${block(['2024-03-01'], '乙')}${block(['2024-02-09', '2024-02-08', '2024-02-01'], '丙')}</div>`,
      )?.count,
    ).toBe(3);
  });
});

describe('the newest day', () => {
  const main = `<ul>${news('公告', 8, '2024-02-03')}</ul>`;
  it('is the main list’s; the freshest is the page’s', () => {
    expect(listOf(`${main}<h3>公示</h3><ul>${news('公示', 2, '2025-06-01')}</ul>`)).toMatchObject({
      newest: '2024-02-03',
      freshest: '2025-06-01',
    });
  });
  it('is absent where the list names no year, though another one does', () => {
    const list = listOf(`<ul>${news('公告', 8, '02-03')}</ul><h3>公示</h3><ul>${news('公示', 2, '2025-06-01')}</ul>`);
    expect(list).toMatchObject({ count: 8 });
    expect(list).not.toHaveProperty('newest');
    expect(list).not.toHaveProperty('freshest');
  });
});

describe('an empty column', () => {
  it.each(['暂无信息', '暂无数据！', '该栏目正在建设中', '栏目建设中，敬请期待', '没有相关信息。', '未查询到相关记录'])(
    'says so: %s',
    (notice) => expect(listOf(`<div>${notice}</div>`)).toEqual({ count: 0, notice: notice }),
  );
  it.each([
    ['空的行容器', '<ul> </ul>'],
    ['总数为零', '<script>createPageHTML("page_div",1,1,"list","shtml",0)</script>'],
  ])('%s', (_, body) => expect(listOf(body)).toMatchObject({ count: 0 }));
  it('is not known from bytes that a script may fill, but from its pager', () => {
    const script = '<script src="/list.js"></script>';
    const { reading } = read(`${script}<ul> </ul><div>暂无信息</div>`, { capture: 'fetched' });
    expect(reading.list).toBeUndefined();
    expect(reading.unknown).toContain('list');
    expect(
      listOf(`${script}<ul></ul><script>createPageHTML("page_div",1,1,"list","shtml",0)</script>`, {
        capture: 'fetched',
      }),
    ).toMatchObject({ count: 0, total: 0 });
    expect(listOf('<ul> </ul>', { capture: 'fetched' })).toMatchObject({ count: 0 });
  });
  it.each([
    [
      '有正文',
      `<ul></ul><p>${'云溪县位于云溪省东部，历史悠久，物产丰富，交通便利，风景优美。'.repeat(4)}</p><p>${'全县辖十二个镇、六个乡，共有二百个行政村，总面积二千平方公里，森林覆盖率较高。'.repeat(3)}</p>`,
    ],
    ['有表单', `<ul></ul><form>${'<input type="text">'.repeat(6)}</form>`],
    ['有行', `<ul>${news('公告', 3)}</ul><div>暂无附件</div>`],
    ['一句话提到', '<p>目前没有收到有关该项目的书面意见，公示期满后将按程序办理有关手续并向社会公布。</p>'],
  ])('is none: %s', (_, body) => expect(listOf(body)?.count ?? -1).not.toBe(0));
});

describe('a column of leaders', () => {
  it('lists persons by picture and name, or by office', () => {
    const pictures = [1, 2, 3, 4]
      .map((i) => `<li><a href="#"><img src="/${i}.jpg"></a><a href="/l${i}.html">李某${i}</a></li>`)
      .join('');
    expect(listOf(`<ul>${pictures}</ul>`)).toMatchObject({ count: 4, first: { title: '李某1' } });
    const offices = ['县长 王某', '副县长 李某', '副县长 张某']
      .map((name, i) => `<li><a href="/l${i}.html">${name}</a></li>`)
      .join('');
    expect(listOf(`<ul>${offices}</ul>`)).toMatchObject({ count: 3, first: { title: '县长 王某' } });
  });
  it('is not made of a menu, nor preferred to items', () => {
    expect(listOf(MENU)).toBeUndefined();
    const pictures = [1, 2, 3, 4]
      .map((i) => `<li><img src="/${i}.jpg"><a href="/l${i}.html">李某${i}</a></li>`)
      .join('');
    expect(listOf(`<ul>${pictures}</ul><ul>${news('公告', 3, '2024-01-02')}</ul>`)?.count).toBe(3);
  });
});

it('text in a wrong charset is no list, and nobody knows', () => {
  const body = `<ul>${Array.from({ length: 12 }, (_, i) => item(`涓浗鍏变骇鍏氱珷绋嬮€氳繃鐨勫喅璁叏鏂囧叕甯${i}鍙`, '2024-01-02', i)).join('')}</ul>`;
  const { reading } = read(body);
  expect(reading.list).toBeUndefined();
  expect(reading.unknown).toContain('list');
});

describe('any page', () => {
  const piece = fc.constantFrom(
    '<ul>',
    '</ul>',
    '<li>',
    '</li>',
    '<a href="/a">',
    '</a>',
    '<p>',
    '</p>',
    '<tr>',
    '<td>',
    '<marquee>',
    '云溪县人民政府关于公告的通知',
    '2024-01-02',
    '06-05',
    '公示',
    '共 3 条',
    '<script>',
    '</script>',
    '[{"title":"',
    '"}]',
    'createPageHTML(',
    '<img>',
    '<h3>',
    '更多',
  );
  it('is read without an error, in both captures', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.constantFrom('live' as const, 'fetched' as const),
        (parts, capture) => {
          const { reading } = read(parts.join(''), { capture });
          if (reading.list) expect(reading.list.count).toBe(reading.items.length);
        },
      ),
      { numRuns: 150 },
    );
  });
  it('costs in proportion to its rows', () => {
    const time = (rows: number) => {
      const body = `<ul>${Array.from({ length: rows }, (_, i) => item(`云溪县第${i}号公告全文公布如下`, '2024-01-02', i)).join('')}</ul>`;
      const document = new DOMParser().parseFromString(`${CRUMB}${body}`, 'text/html');
      const started = performance.now();
      collectPageFacts(document, { url: COLUMN, capture: 'live', capturedAt: null });
      return performance.now() - started;
    };
    time(500);
    const small = Math.max(time(1_000), 5);
    expect(time(8_000)).toBeLessThan(small * 40);
  });
});
