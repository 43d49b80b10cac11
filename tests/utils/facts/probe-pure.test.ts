// @vitest-environment jsdom
/** What the probes read without a layout; the rest is looked at in real browsers (tests/e2e/page-audit.test.ts). */
import { beforeEach, describe, expect, it } from 'vitest';
import { openDom } from '../../../utils/facts/dom.ts';
import { probeFocus } from '../../../utils/facts/probe-focus.ts';
import { readRefresh, readZoom } from '../../../utils/facts/probe-motion.ts';
import { maskDigits, openingTag, quoteOf, selectorOf } from '../../../utils/facts/probe-quote.ts';
import { openSight } from '../../../utils/facts/probe-style.ts';
import { sizesOf } from '../../../utils/facts/probe-text.ts';

const page = (html: string) => new DOMParser().parseFromString(html, 'text/html');

describe('zoom', () => {
  const read = (head: string) => {
    const document = page(head);
    return readZoom(openDom(document), document);
  };
  it.each([
    ['<meta name="viewport" content="width=device-width, maximum-scale=1.0, user-scalable=no">', 1, false],
    ['<meta name="viewport" content="width=device-width;maximum-scale=5;user-scalable=yes">', 5, true],
    ['<meta name="Viewport" content="user-scalable=0">', null, false],
    // The last one counts.
    ['<meta name="viewport" content="maximum-scale=1"><meta name="viewport" content="width=device-width">', null, null],
    // Browsers ignore what is no scale.
    ['<meta name="viewport" content="maximum-scale=-1">', null, null],
  ])('%s', (head, maximumScale, userScalable) => {
    expect(read(head)).toMatchObject({ maximumScale, userScalable });
  });
  it('没有 viewport 的页面', () => {
    expect(read('<p>')).toEqual({ viewport: null, maximumScale: null, minimumScale: null, userScalable: null });
  });
});

describe('meta refresh', () => {
  it.each([
    ['5', { seconds: 5, elsewhere: false }],
    ['0;url=/new/', { seconds: 0, elsewhere: true }],
    ["3; URL='http://www.yunxi.example.gov.cn/'", { seconds: 3, elsewhere: true }],
    ['soon', null],
  ])('%s', (content, expected) => {
    const document = page(`<meta http-equiv="Refresh" content="${content}">`);
    expect(readRefresh(openDom(document), document)).toEqual(expected);
  });
});

describe('font sizes', () => {
  it('are weighted by characters', () => {
    const sizes = [
      { px: 12, characters: 10 },
      { px: 14, characters: 30 },
      { px: 18, characters: 60 },
    ];
    expect(sizesOf(sizes)).toEqual({
      characters: 100,
      minPx: 12,
      medianPx: 18,
      below12: 0,
      below14: 0.1,
      below16: 0.4,
      below18: 0.4,
    });
    expect(sizesOf([])).toMatchObject({ characters: 0, minPx: null, medianPx: null, below12: 0 });
  });
});

describe('quotes', () => {
  it('mask numbers as long as a phone or an identity card, and no date', () => {
    expect(maskDigits('身份证110101199003077715，电话13800138000，2025年06月10日，0871-63212345')).toBe(
      '身份证110*************15，电话138******00，2025年06月10日，0871-63212345',
    );
  });
  it('never hold what was typed', () => {
    const document = page(
      '<label>姓名<textarea>张三</textarea><input value="李四"><select><option>王五</select></label>',
    );
    const dom = openDom(document);
    const label = document.querySelector('label') as Element;
    expect(quoteOf(dom, label)).toBe('姓名');
    expect(openingTag(dom, document.querySelector('input') as Element)).toBe('<input>');
  });
  it('leave out queries and data', () => {
    const document = page('<a href="/a?token=secret" title=\'引"号\'></a><img src="data:image/png;base64,AAAA">');
    const dom = openDom(document);
    expect(openingTag(dom, document.querySelector('a') as Element)).toBe(`<a href="/a?…" title="引'号">`);
    expect(openingTag(dom, document.querySelector('img') as Element)).toBe('<img src="data:…">');
  });
  it('find the element again', () => {
    const document = page('<div id="box"><p></p><p><a></a></p></div><i id="2x"></i><i id="twin"></i><b id="twin"></b>');
    const dom = openDom(document);
    for (const element of document.querySelectorAll('body *')) {
      expect([...document.querySelectorAll(selectorOf(dom, element))]).toEqual([element]);
    }
    expect(selectorOf(dom, document.querySelector('a') as Element)).toBe('#box > p:nth-of-type(2) > a');
  });
});

describe('the mark of the focus', () => {
  beforeEach(() => {
    // jsdom has no layout: everything is seen.
    Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 100, 20);
  });
  const outline = (css: string, html = '<a href="/a" class="link">甲</a>') => {
    document.head.innerHTML = `<style>${css}</style>`;
    document.body.innerHTML = html;
    return probeFocus(openSight(openDom(document), document, window)).outline;
  };
  it.each([
    ['没有样式', '', 0, 0],
    ['全局去掉', '* { outline: none }', 1, 0],
    ['得到焦点时去掉', 'a:focus { outline: 0 }', 1, 0],
    ['去掉后用阴影代替', 'a:focus { outline: none; box-shadow: 0 0 2px red }', 1, 1],
    ['先去掉，后面更具体的规则又加上', 'a { outline: none } .link:focus { outline: 2px solid red }', 0, 0],
    ['只对鼠标去掉', 'a:focus:not(:focus-visible) { outline: none }', 0, 0],
    ['鼠标悬停与焦点无关', 'a:hover { outline: none }', 0, 0],
    ['带 important 的去掉胜过更具体的', 'a { outline: none !important } .link:focus { outline: 2px solid red }', 1, 1],
  ])('%s', (_, css, removed, replaced) => {
    expect(outline(css)).toMatchObject({ sampled: 1, removed, replaced });
  });
  it('样式写在元素上', () => {
    expect(outline('', '<a href="/a" style="outline:none">甲</a>')).toMatchObject({
      removed: 1,
      examples: [{ text: '甲' }],
    });
  });
  it('跳转到正文的链接', () => {
    outline('', '<a href="#main">跳转到正文</a><div id="main"></div>');
    const { skipLink } = probeFocus(openSight(openDom(document), document, window));
    expect(skipLink).toMatchObject({ text: '跳转到正文', targetFound: true });
  });
});
