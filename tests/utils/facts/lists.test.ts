// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { briefOf, digestOf } from '../../../utils/facts/digest.ts';
import { interpret } from '../../../utils/facts/interpret.ts';

const URL_ = 'http://www.yunxi.gov.cn/zwgk/tzgg/';
const row = (day: string, index = 1) =>
  `<li><a href="/${index}.html">关于做好第${index}项工作安排的通知</a><span>${day}</span></li>`;
const rows = (...days: string[]) => `<ul>${days.map(row).join('')}</ul>`;
const LIST = rows('2024-03-05', '2024-03-04', '2024-03-01', '2024-02-28', '2024-02-20');
const CRUMB = '<div>当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 通知公告</div>';

function listOf(body: string) {
  const document = new DOMParser().parseFromString(
    `<title>通知公告_云溪县人民政府</title>${CRUMB}<div>${body}</div>`,
    'text/html',
  );
  const facts = collectPageFacts(document, { url: URL_, capture: 'live', capturedAt: null });
  expect(facts.readerErrors).toEqual([]);
  return briefOf(digestOf(facts, interpret(facts), { runId: 'r', factsHash: 'a' })).list;
}

describe('a list is complete', () => {
  it.each([
    ['没有任何分页的痕迹，行行有年份', LIST],
    ['总数都在这里', `${LIST}<p>共 5 条 首页 上一页 <a href="javascript:;">下一页</a> 尾页</p>`],
    ['只有一页', `${LIST}<p>共5条记录 第1/1页</p>`],
    ['脚本画的分页只有一页', `${LIST}<script>createPageHTML(1, 0, "index", "html")</script>`],
    ['页眉里的“更多”不是列表的', `<nav><a href="/m">更多</a></nav>${LIST}`],
  ])('%s', (_, body) => expect(listOf(body)).toMatchObject({ count: 5, complete: true }));

  it.each([
    ['下一页有地址', '<a href="index_1.html">下一页</a>'],
    ['下一页是脚本', '<a href="javascript:;">下一页</a>'],
    ['下一页靠点击', '<span onclick="go(2)">下一页 &gt;</span>'],
    ['只有上一页：这是最后一页', '<a href="index_1.html">上一页</a>'],
    ['只有页码', '<div><a href="#">1</a><a href="#">2</a><a href="#">3</a></div>'],
    ['页码不是链接', '<div><span>1</span><span>2</span></div>'],
    ['只有箭头', '<a href="javascript:void(0)">»</a>'],
    ['加载更多', '<button>加载更多</button>'],
    ['点击查看更多', '<div onclick="more()">点击查看更多&gt;&gt;</div>'],
    ['更多', '<a href="/more/">更多&gt;&gt;</a>'],
    ['隐藏的加载更多', '<a href="#" style="display:none">加载更多</a>'],
    ['按钮的值', '<input type="button" value="下一页">'],
    ['列表在框架里', '<iframe src="/list.html"></iframe>'],
    ['脚本画的分页没有画出', '<script>createPageHTML(4, 0, "index", "html")</script>'],
    ['页数是变量', '<script>var n = pages(); createPageHTML(n, 0, "index", "html")</script>'],
    ['脚本里有页数', '<script>var totalPage = "7";</script>'],
    ['脚本滚动加载', '<script>window.onscroll = function () { loadMore(2) }</script>'],
    ['空的分页条', '<div class="pagination"></div>'],
    ['总数更多', '<p>共 83 条</p>'],
    ['总数齐了，别的栏目还有更多', '<p>共 5 条</p><button>查看更多</button>'],
    ['有的行没有年份', rows('06-05', '06-04')],
    [
      '有的行没有日期',
      '<ul><li><a href="/x">关于做好防汛抗旱工作的通知</a></li><li><a href="/y">关于停水的临时公告通知</a><b>2024-01-02</b></li></ul>',
    ],
  ])('not: %s', (_, more) => expect(listOf(LIST + more)).toMatchObject({ complete: false }));
});

describe('the newest day', () => {
  it.each([
    ['第二个栏目更新', `${LIST}<h3>最新公示</h3>${rows('2025-06-01', '2025-05-20')}`],
    ['收起的标签页更新', `${LIST}<div style="display:none">${rows('2025-06-01', '2025-05-20')}</div>`],
    [
      '在第十三个列表里',
      LIST +
        Array.from(
          { length: 14 },
          (_, i) =>
            `<h4>第${i}栏</h4><div><ul>${row(i === 13 ? '2025-06-01' : '2020-01-01', i)}${row('2019-01-01', i + 50)}</ul></div>`,
        ).join(''),
    ],
  ])('counts wherever it stands: %s', (_, body) => expect(listOf(body)?.freshest).toBe('2025-06-01'));

  it.each([
    '06-05',
    '[06-05]',
    '6月5日',
    '06/05',
    '刚刚',
    '3小时前',
    '昨天',
    '昨天 10:20',
    '2天前',
    '10:30',
    '05 06月',
  ])('is not known beside a row of %s', (day) =>
    expect(listOf(rows('2024-03-05', day, '2024-03-01'))).toEqual({ count: 3, undated: 1, complete: false }),
  );
  it('is not known beside such a row in another list, nor where the date stands in the link', () => {
    expect(listOf(`${LIST}<h3>公示</h3>${rows('06-05', '06-04')}`)).toEqual({ count: 5, undated: 2, complete: false });
    const inside =
      '<ul><li><a href="/1">关于做好第一项工作的通知<i>06-05</i></a></li><li><a href="/2">关于做好第二项工作的通知<i>2024-01-02</i></a></li></ul>';
    expect(listOf(inside)).toEqual({ count: 2, undated: 1, complete: false });
  });
  it('is kept beside rows without any date, which are counted', () => {
    expect(
      listOf(
        '<ul><li><a href="/t">云溪县公开招聘工作人员的公告</a></li><li><a href="/2">关于做好第二项工作的通知</a><i>2024-01-02</i></li></ul>',
      ),
    ).toEqual({
      count: 2,
      freshest: '2024-01-02',
      undated: 1,
      complete: false,
    });
  });
  it('does not take numbers of a summary for a date', () => {
    const summary =
      '<ul><li><a href="/1">云溪县经济运行情况的通报</a><p>增长3.5%，完成12.8亿元</p></li><li><a href="/2">关于做好第二项工作的通知</a><i>2024-01-02</i></li></ul>';
    expect(listOf(summary)?.freshest).toBe('2024-01-02');
  });
});
