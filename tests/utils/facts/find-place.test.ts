// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { findPlace } from '../../../utils/facts/find-place.ts';

const page = (html: string) => {
  document.body.innerHTML = html;
};
const find = (selector?: string, quote?: string) => {
  const found = findPlace(document, { selector, quote });
  return [found.by, 'element' in found ? found.element.id : ''];
};

beforeEach(() => page(''));

describe('findPlace', () => {
  it('finds by selector', () => {
    page('<p id="a">一</p><p id="b">二</p>');
    expect(find('body > p:nth-child(2)')).toEqual(['selector', 'b']);
  });

  it('prefers, of what the selector meets, that which holds the words', () => {
    page('<p id="a">一</p><p id="b">二 号</p>');
    expect(find('p', '二号')).toEqual(['selector', 'b']);
  });

  it('follows the words where the list has moved on', () => {
    page('<ul><li id="new">新公告</li><li id="old"><a id="link">旧公告，已转移</a></li></ul>');
    expect(find('li:nth-child(1)', '旧公告')).toEqual(['quote', 'link']);
  });

  it('takes the smallest element with the words, and never a script or the whole page', () => {
    page('<script>旧公告</script><div><p id="p">有<b>旧</b>公告</p></div>');
    expect(find(undefined, '旧公告')).toEqual(['quote', 'p']);
    page('旧公告');
    expect(find('#gone', '旧公告')).toEqual(['gone', '']);
  });

  it('says what is gone, what nobody sees, and what has no one place', () => {
    expect(find('#gone')).toEqual(['gone', '']);
    expect(find('head')).toEqual(['unseen', '']);
    expect(find()).toEqual(['page', '']);
    expect(find('html')).toEqual(['page', '']);
  });

  it('steps through open shadow roots', () => {
    page('<div id="host"></div>');
    const root = document.getElementById('host')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<p id="inner">影</p>';
    expect(find('#host >>> p')).toEqual(['selector', 'inner']);
    expect(find('#host >>> b')).toEqual(['gone', '']);
  });

  it.each([
    ':::',
    'a[',
    '',
    ' ',
    '>>>',
    ' >>> ',
    ')',
    'p:has(',
    '\u0000',
    '#1',
    'a'.repeat(5000),
    '*|*|*',
    ':nth-child(1e99)',
  ])('never throws at the selector %j', (selector) => {
    page('<p>一</p>');
    expect(() => find(selector, '没有')).not.toThrow();
  });

  it('is not led astray by names that replace what the document has', () => {
    page(
      '<form id="form"><input name="textContent"><input name="parentElement"><input name="firstChild"><b id="b">找我</b></form><img name="documentElement"><img name="querySelectorAll">',
    );
    expect(find('#form')).toEqual(['selector', 'form']);
    expect(find(undefined, '找我')).toEqual(['quote', 'b']);
  });
});
