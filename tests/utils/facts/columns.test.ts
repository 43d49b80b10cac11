// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { COLUMN_NAMES } from '../../../utils/facts/column-names.ts';
import { COLUMN_IDS } from '../../../utils/facts/columns.ts';
import { interpret } from '../../../utils/facts/interpret.ts';
import { columnIndex, columnsOfName, NAME_LENGTH } from '../../../utils/facts/interpret-columns.ts';
import { columnAdditions } from '../../../utils/model.ts';

const facts = (html: string, capture: 'live' | 'fetched' = 'live') =>
  collectPageFacts(new DOMParser().parseFromString(html, 'text/html'), {
    url: 'http://www.yunxi.gov.cn/index.html',
    capture,
    capturedAt: null,
  });
const read = (html: string) => interpret(facts(html));

describe('names of columns', () => {
  it.each([
    ['政府信息公开工作指南', ['guide']],
    ['政府信息公开规章制度', ['regime']],
    ['法定主动公开事项', ['statutory']],
    ['政府信息公开目录', ['catalogue']],
    ['信息公开指南和目录', ['catalogue', 'guide']],
    ['政府信息公开年度工作报告', ['annual-reports']],
    ['政务公开年报', ['annual-reports']],
    ['政府信息依申请公开', ['on-request']],
    ['政府信息公开申请', ['on-request']],
    ['一网通办', ['services']],
    ['互动', ['interaction']],
    ['政　务　公　开', ['disclosure']],
    ['【政务公开】', ['disclosure']],
    ['全·网·通', []],
    ['规划·计划', ['planning']],
    ['办理动态', []],
    ['交通动态', []],
    ['意见反馈', []],
    ['云溪县召开政务公开工作会', []],
  ])('%s', (name, ids) => expect([...columnsOfName(name)].sort()).toEqual(ids));

  it('every name of the table finds its column, and none is too long to be found', () => {
    for (const id of COLUMN_IDS) for (const name of COLUMN_NAMES[id]) expect(columnsOfName(name), name).toContain(id);
  });

  it('never throws; longer texts are titles', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        expect(Array.isArray(columnsOfName(name))).toBe(true);
      }),
    );
    expect(columnsOfName(`政务公开${'的'.repeat(NAME_LENGTH)}`)).toEqual([]);
  });
});

describe('names that users add', () => {
  const additions = columnAdditions.parse([
    { column: 'disclosure', names: ['阳光云溪', '玻璃门'] },
    { column: 'services', names: ['云溪快办'] },
  ]);
  const page = facts('<a href="/yg/">阳光云溪</a><a href="/ban/">云溪快办</a><a href="/jd/">政策解读</a>');

  it('join the built-in ones, and the reading says that it rests on them', () => {
    const plain = interpret(page);
    const own = interpret(page, { columnNames: additions });
    expect(plain.columns).toEqual(['interpretation']);
    expect(own.columns).toEqual(['disclosure', 'interpretation', 'services']);
    expect(own.columnLinks[0]).toMatchObject({
      column: 'disclosure',
      text: '阳光云溪',
      href: 'http://www.yunxi.gov.cn/yg/',
    });
    expect(own.columnNames).not.toBe(plain.columnNames);
    expect(interpret(page, { columnNames: [...additions].reverse() }).columnNames).toBe(own.columnNames);
    expect(interpret(page).columns).toEqual(['interpretation']);
  });

  it('may give a known name a second column, and never twice the same', () => {
    const index = columnIndex([{ column: 'topics', names: ['政策解读', '政策解读'] }]);
    expect([...columnsOfName('政策解读', index)].sort()).toEqual(['interpretation', 'topics']);
  });

  it.each([
    ['an unknown column', [{ column: 'weather', names: ['天气'] }]],
    ['an empty name', [{ column: 'news', names: [' '] }]],
    ['no names', [{ column: 'news', names: [] }]],
    ['a whole sentence', [{ column: 'news', names: ['长'.repeat(21)] }]],
    ['more than it asks for', [{ column: 'news', names: ['头条'], weight: 1 }]],
  ])('are refused with %s', (_, value) => expect(columnAdditions.safeParse(value).success).toBe(false));
});

describe('links to columns', () => {
  it.each([
    ['图片链接的 alt', '<a href="/gk/"><img src="a.png" alt="政务公开"></a>'],
    ['图片链接的 title', '<a href="/gk/"><img src="a.png" title="政务公开"></a>'],
    ['链接的 title', '<a href="/gk/" title="政务公开"><i></i></a>'],
    ['热区', '<map><area href="/gk/" alt="政务公开"></map>'],
    ['被标签和空格拆开', '<a href="/gk/"><span>政务</span>&nbsp;<b>公开</b>\n</a>'],
    ['点击到字面地址', `<a href="javascript:;" onclick="location.href='/gk/'">政务公开</a>`],
    ['脚本地址里的字面地址', `<a href="javascript:window.open('/gk/')">政务公开</a>`],
    ['单元格的点击', `<table><tr><td onclick="window.location.href='/gk/'">政务公开</td></tr></table>`],
    ['按钮', `<button onclick="window.open('/gk/','_blank')">政务公开</button>`],
  ])('%s', (_, html) => {
    expect(read(html).columnLinks).toMatchObject([{ column: 'disclosure', href: 'http://www.yunxi.gov.cn/gk/' }]);
  });

  it.each(['#', '###', '', 'javascript:;', 'javascript:void(0)', 'javascript:void(0);', '#nogo'])(
    '%s 不是地址，但名称记下',
    (href) => {
      const { columns, unlinkedColumns } = read(`<a href="${href}">政务公开</a>`);
      expect(columns).toEqual([]);
      expect(unlinkedColumns).toEqual([{ column: 'disclosure', text: '政务公开' }]);
    },
  );

  it.each([
    ['脚本打开的', '<a href="#" onclick="openMenu(3)">政务公开</a>'],
    ['拼出来的地址', `<a href="#" onclick="location.href='/gk/'+id">政务公开</a>`],
    ['路径的末级', '<div>当前位置：<a href="/">首页</a> &gt; <a href="">政务公开</a></div>'],
    ['另有真链接', '<a href="#">政务公开</a><a href="/gk/">政务公开</a>'],
    ['藏起来的', '<div style="display:none"><a href="#">政务公开</a></div>'],
  ])('没有地址也不算空名：%s', (_, html) => expect(read(html).unlinkedColumns).toEqual([]));

  it('脚本字符串里的导航，未渲染时只是未知', () => {
    const html = `<script>document.writeln("<a href='/gk/'>政务公开</a>");var s='<a href="//www.yunxi.gov.cn/jd/">政策解读</a>'</script><p>正文</p>`;
    const reading = interpret(facts(html, 'fetched'));
    expect(reading.columns).toEqual([]);
    expect(reading.unknown).toContain('columns');
  });

  it('外层框架不是链接', () => {
    expect(
      read(`<div onclick="location.href='/x/'"><a href="/gk/">政务公开</a></div>`).columnLinks.map(({ href }) => href),
    ).toEqual(['http://www.yunxi.gov.cn/gk/']);
  });
});
