// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { interpret } from '../../../utils/facts/interpret.ts';
import { pageFacts } from '../../../utils/facts/page-facts.ts';

const HOST = 'http://www.yunxi.gov.cn';
const facts = (html: string) =>
  collectPageFacts(new DOMParser().parseFromString(html, 'text/html'), {
    url: `${HOST}/index.html`,
    capture: 'live',
    capturedAt: null,
  });
const box = (html: string) => interpret(pageFacts.parse(facts(html))).searchBox;

describe('the search box and its address', () => {
  it.each([
    [
      'a form with its field',
      '<form action="/so/s" method="get"><input name="q" placeholder="请输入关键字"><button>搜索</button></form>',
      { template: `${HOST}/so/s?q={keyword}`, field: 'q', by: 'get' },
    ],
    [
      'hidden fields belong to the address, the query of the action does not',
      '<form action="/s?old=1"><input type="hidden" name="siteCode" value="3301000099"><input type="hidden" name="csrfToken" value="abc"><input name="searchWord"></form>',
      { template: `${HOST}/s?siteCode=3301000099&searchWord={keyword}`, by: 'get' },
    ],
    [
      'a script that opens the address',
      '<input id="word" placeholder="请输入搜索内容"><script>function so(){ var k = document.getElementById("word").value; window.open("/guest/s?siteCode=1&searchWord=" + encodeURIComponent(k)); }</script>',
      { template: `${HOST}/guest/s?siteCode=1&searchWord={keyword}`, field: 'word', by: 'script' },
    ],
    [
      'a script with a template string',
      `<input id="k" placeholder="搜索"><script>const search = (v) => { location.href = \`/search.html?q=\${v}\`; };</script>`,
      { template: `${HOST}/search.html?q={keyword}`, by: 'script' },
    ],
    [
      'POST: there is one, and no address',
      '<form action="/s?column=1" method="post"><input name="searchWord" placeholder="请输入搜索关键字"></form>',
      { template: undefined, field: 'searchWord', by: 'post' },
    ],
    [
      'a script that shows no address',
      '<input id="k" placeholder="站内搜索"><script src="/search.js"></script>',
      { template: undefined, field: 'k', by: 'script' },
    ],
    [
      'the whole site before a part of it',
      '<form action="/guide"><input name="q" placeholder="请输入办事指南关键字"></form><form action="/s" method="post"><input name="keyword"></form>',
      { template: undefined, field: 'keyword', by: 'post' },
    ],
  ])('%s', (_, html, expected) => {
    expect({ template: undefined, ...box(html) }).toMatchObject(expected);
  });

  it.each([
    [
      'a query of a number',
      '<form action="/bj"><input name="code" placeholder="请输入办件编号"><button>查询</button></form>',
    ],
    ['a login', '<form action="/login"><input name="username"><input type="password" name="password"></form>'],
    ['a hidden form', '<form action="/s" style="display:none"><input name="q"></form>'],
    ['no field', '<p>搜索</p>'],
  ])('none: %s', (_, html) => {
    expect(box(html)).toBeUndefined();
  });

  it.each([
    ['commented out', '// window.open("/s?searchWord=" + k);'],
    ['a map', 'window.open("https://map.example.com/?keyword=" + k);'],
    ['a share button', 'window.open("http://share.example.com/share?text=" + k);'],
    ['the rest of one', 'var url = base; url += "&searchWord=" + k; window.open(url);'],
    ['a key that is no word', 'load("/data.json?key=" + k);'],
  ])('no address of a search: %s', (_, script) => {
    expect(box(`<input id="k" placeholder="站内搜索"><p>${'。'.repeat(400)}</p><script>${script}</script>`)).toEqual({
      field: 'k',
      by: 'script',
      visible: true,
    });
  });

  it('what a person typed is not read', () => {
    const html =
      '<form action="/s"><input name="q" value="甲乙丙的事"><input type="hidden" name="user" value="甲乙丙"></form>';
    expect(JSON.stringify(facts(html))).not.toContain('甲乙丙');
  });
});

describe('labels of fields', () => {
  const labels = (html: string) => facts(html).forms[0]?.fields.map(({ label }) => label);
  it.each([
    ['for', '<form><label for="a">申请人姓名</label><p>请如实填写</p><input id="a" name="a"></form>', ['申请人姓名']],
    [
      '表格的前一格',
      '<form><table><tr><td>证件名称</td><td><input name="a"></td><td>证件号码</td><td><input name="b"></td></tr></table></form>',
      ['证件名称', '证件号码'],
    ],
    ['上一行', '<form><div>所需信息的名称</div><div><textarea name="a"></textarea></div></form>', ['所需信息的名称']],
    [
      '单选在后',
      '<form><input type="radio" name="a">邮寄<input type="radio" name="a">当面领取</form>',
      ['邮寄', '当面领取'],
    ],
  ])('%s', (_, html, expected) => {
    expect(labels(html)).toEqual(expected);
  });
});
