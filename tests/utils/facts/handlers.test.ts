import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressInHandler, codeOfAddress, doesNothing } from '../../../utils/facts/handlers.ts';

describe('addressInHandler', () => {
  it.each([
    ["location.href='/zwgk/'", '/zwgk/'],
    ['window.location="/a.html?x=1";return false;', '/a.html?x=1'],
    ["document.location.href='/z'", '/z'],
    ["window.open('http://www.yunxi.gov.cn/a','_blank')", 'http://www.yunxi.gov.cn/a'],
    ["open('/a')", '/a'],
    ["location.replace('/a')", '/a'],
    ["window.open('/list?id='+id)", null],
    ["location='/a'+x", null],
    ["if(x)location.href='/a';else location.href='/b'", null],
    ["if(x)location.href='/a';else location.href=url", null],
    ["if(location.href=='/a'){b()}", null],
    ["window.open('')", null],
    ["goto('/a')", null],
    ['window.open(`/a/$' + '{id}`)', null],
    ['', null],
  ])('%s', (code, address) => expect(addressInHandler(code)).toBe(address));

  it('never throws, and invents no address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (code) => {
        const address = addressInHandler(code);
        expect(address === null || code.includes(address)).toBe(true);
      }),
    );
  });
});

describe('doesNothing', () => {
  it.each([
    '',
    ';',
    '#',
    '###',
    'void(0)',
    'void(0);',
    'javascript:;',
    'javascript:void(null);',
    'return false;',
    'void 0',
  ])('%s', (code) => expect(doesNothing(code)).toBe(true));
  it.each(['openToolbar()', 'void(open1())', 'aria.start()', 'return go()'])('but not %s', (code) =>
    expect(doesNothing(code)).toBe(false),
  );
});

it('codeOfAddress', () => {
  expect(codeOfAddress(' JavaScript:ABT.show()')).toBe('ABT.show()');
  expect(codeOfAddress('/a')).toBe('');
  expect(codeOfAddress(null)).toBe('');
});
