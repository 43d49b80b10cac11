// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { findPress } from '../../entrypoints/rendered.content/press-more.ts';

const found = (html: string) => {
  document.body.innerHTML = `<main>${html}</main>`;
  const press = findPress(document);
  return press && `${press.how} ${press.element.textContent || (press.element as HTMLInputElement).value}`;
};

describe('what may be pressed for further rows', () => {
  it.each([
    ['<button>加载更多</button>', 'more 加载更多'],
    ['<a href="javascript:;">点击加载更多&gt;&gt;</a>', 'more 点击加载更多>>'],
    ['<div onclick="loadMore()">查看更多</div>', 'more 查看更多'],
    ['<a href="#" onclick="turn(2)">下一页</a>', 'next 下一页'],
    ['<input type="button" value="加载更多">', 'more 加载更多'],
    ['<a href="#">下一页</a><button>加载更多</button>', 'more 加载更多'],
  ])('%s', (html, expected) => expect(found(html)).toBe(expected));

  it('is the innermost element', () => {
    document.body.innerHTML = '<main><p><span><a id="grow" href="javascript:;">加载更多</a></span></p></main>';
    expect(findPress(document)?.element.id).toBe('grow');
  });

  it.each([
    ['<li><a href="/gk/zc/">更多</a></li>'],
    ['<a href="/gk/zc/">更多</a>'],
    ['<form><button>加载更多</button></form>'],
    ['<form action="/tj"><a href="javascript:;">下一页</a></form>'],
    ['<a href="javascript:document.forms[0].submit()">下一页</a>'],
    ["<a href=\"javascript:__doPostBack('pager','2')\">下一页</a>"],
    ['<button form="ask">加载更多</button>'],
    ['<button disabled>加载更多</button>'],
    ['<a href="#" class="disabled">下一页</a>'],
    ['<p>更多信息请拨打服务热线，工作日上午九点到下午五点。</p>'],
    ['<button>提交</button><button>删除</button>'],
  ])('nothing in %s', (html) => expect(found(html)).toBeUndefined());
});
