// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';

const URL_ = 'http://www.yunxi.gov.cn/zwgk/tzgg/index.html';
const collect = (html: string) =>
  collectPageFacts(new DOMParser().parseFromString(html, 'text/html'), {
    url: URL_,
    capture: 'live',
    capturedAt: null,
  });
const BODY = `<h1>关于开展防汛演练的通知</h1><p>${'各乡镇人民政府、县直各部门要落实责任，加强值守。'.repeat(8)}</p>`;
const steps = (html: string) => collect(`${html}${BODY}`).breadcrumb.map(({ text }) => text);
const THREE = ['首页', '政务公开', '通知公告'];

describe('breadcrumb', () => {
  it.each([
    '>',
    '＞',
    '»',
    '&raquo;',
    '&gt;&gt;',
    '›',
    '→',
    '/',
    '／',
    '->',
    ' --&gt; ',
    '=>',
    '::',
    '|',
    '｜',
    '·',
    ' · ',
    ' - ',
    '\\',
    '&nbsp;&gt;&nbsp;',
  ])('纯文本，以 %s 分隔', (separator) => {
    expect(steps(`<div>当前位置：首页${separator}政务公开${separator}通知公告</div>`)).toEqual(THREE);
  });

  it.each([
    '>',
    '＞',
    '&raquo;',
    '/',
    '->',
    '::',
    '|',
    '·',
    '<i class="icon"></i>',
    '<em>&gt;</em>',
    '<img src="a.png">',
  ])('每级有链接，以 %s 分隔', (separator) => {
    const { breadcrumb } = collect(
      `<div>当前位置：<a href="/">首页</a>${separator}<a href="/zwgk/">政务公开</a>${separator}<a href="./">通知公告</a></div>${BODY}`,
    );
    expect(breadcrumb).toEqual([
      { text: '首页', href: 'http://www.yunxi.gov.cn/' },
      { text: '政务公开', href: 'http://www.yunxi.gov.cn/zwgk/' },
      { text: '通知公告', href: 'http://www.yunxi.gov.cn/zwgk/tzgg/' },
    ]);
  });

  it.each([
    '您现在的位置：',
    '当前位置：',
    '当前位置:&nbsp;',
    '【当前位置】',
    '您现在所在的位置：',
    '您当前所在位置：',
    '你所在的位置：',
    '所在位置：',
    '现在位置：',
    '位置：',
    '位 置：',
    '您的位置：',
    '当前栏目：',
    '当前路径：',
    '您现在位于：',
    '您在这里：',
    '当 前 位 置：',
    '<b>当前位置</b>：',
  ])('前缀 %s', (prefix) => {
    expect(steps(`<div>${prefix}首页 &gt; 政务公开 &gt; 通知公告</div>`)).toEqual(THREE);
  });

  it.each([
    ['没有前缀', '<div><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 通知公告</div>'],
    [
      '前缀单独成块',
      '<div><div>当前位置</div><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li>通知公告</li></ul></div>',
    ],
    [
      '前缀与别的链接同行',
      '<div><a href="/x/">云溪县</a> 当前位置：<a href="/">首页</a>&gt;<a href="/zwgk/">政务公开</a>&gt;通知公告</div>',
    ],
    [
      '只有类名',
      '<ul class="breadcrumb"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li>通知公告</li></ul>',
    ],
    [
      '只有无障碍标签',
      '<nav aria-label="面包屑导航"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="./">通知公告</a></nav>',
    ],
    [
      '一格一级的表格',
      '<table><tr><td>当前位置：<table><tr><td><a href="/">首页</a></td></tr></table></td><td>&gt;<a href="/zwgk/">政务公开</a></td><td>&gt; 通知公告</td></tr></table>',
    ],
    [
      '双重锚',
      '<div>当前位置：<a href="/">首页</a>&gt;<a href="/zwgk/"><a href="/zwgk/">政务公开</a></a>&gt;通知公告</div>',
    ],
  ])('%s', (_, html) => {
    expect(steps(html)).toEqual(THREE);
  });

  it('名称里的符号不拆开', () => {
    expect(
      steps('<div>当前位置：<a href="/">首页</a> &gt; <a href="/a/">预算/决算</a> &gt; 全·网·通 - 专栏</div>'),
    ).toEqual(['首页', '预算/决算', '全·网·通 - 专栏']);
    expect(steps('<div>当前位置：<a href="/">首页</a><i></i><a href="/a/">公开</a><i></i>招标/采购</div>')).toEqual([
      '首页',
      '公开',
      '招标/采购',
    ]);
  });

  it('末尾悬空的分隔符另记，下面的标题不是一级', () => {
    const facts = collect(
      `<div>您现在的位置：<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/zwgk/">政务公开</a>&nbsp;&gt;&nbsp;</div>${BODY}`,
    );
    expect(facts.breadcrumb.map(({ text }) => text)).toEqual(['首页', '政务公开']);
    expect(facts.breadcrumbDangling).toBe(true);
    expect(collect(`<div>当前位置：首页 &gt; 政务公开</div>${BODY}`).breadcrumbDangling).toBeUndefined();
  });

  it.each([
    ['正文里的话', '<p>当前位置偏移的界桩要及时校正，所在栏目的负责人要上报。</p>'],
    ['注释', '<!-- 当前位置：首页 > 政务公开 -->'],
    [
      '一行菜单',
      '<div><a href="/">首页</a> | <a href="/zwgk/">政务公开</a> | <a href="/hd/">政民互动</a> | <a href="/fw/">办事服务</a></div>',
    ],
    ['只有一级', '<div>当前位置：首页</div>'],
  ])('不是路径：%s', (_, html) => {
    expect(steps(html)).toEqual([]);
  });

  it('正文里先说到位置，路径照样找到', () => {
    expect(
      steps('<p>您现在的位置偏远也能办事。</p><div>当前位置：<a href="/">首页</a>&gt;<a href="/a/">政务公开</a></div>'),
    ).toEqual(['首页', '政务公开']);
  });
});
