import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveAddress } from '../../../utils/facts/address.ts';
import { canonicalUrl } from '../../../utils/facts/canonical-url.ts';
import { hostOfPlain, underRoot } from '../../../utils/facts/plain-address.ts';
import { hostOf } from '../../../utils/facts/site-of.ts';

/** Addresses of all sorts, most of them nearly plain. */
const piece = fc.constantFrom(
  ...[
    'zwgk',
    't2025_1.html',
    'a..b',
    '..',
    '.',
    '',
    '.x',
    '%2e',
    '%41',
    'A',
    '中',
    'b c',
    'index.html',
    '~',
    '-',
    ';s=1',
  ],
);
const host = fc.constantFrom(
  ...[
    'www.yunxi.gov.cn',
    'YUNXI.gov.cn',
    'a-.b.cn',
    '1.2.3.4',
    '0x7f.1',
    'a.b.cn:80',
    'a.b.cn:8080',
    'xn--a.cn',
    'a_b.cn',
  ],
  ...['xn--fiqs8s', 'yunxi.gov.cn.', 'localhost', 'a.123', 'u:p@yunxi.gov.cn', 'a..cn'],
);
const tail = fc.constantFrom('', '?', '?a=1&b=%41', '?a=中', '?utm_source=x', '#', '#a', '?a#b', '?"');
const path = fc.tuple(fc.array(piece, { maxLength: 4 }), tail).map(([pieces, end]) => `/${pieces.join('/')}${end}`);
const address = fc
  .tuple(fc.constantFrom('http://', 'https://', 'HTTP://', 'ftp://'), host, path)
  .map((parts) => parts.join(''));

const parsed = (text: string, base?: string) => {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
};

describe('a plain address', () => {
  it('is what a parser would give back', () => {
    fc.assert(
      fc.property(address, (text) => {
        const found = hostOfPlain(text);
        if (found === undefined) return;
        expect(parsed(text)?.href).toBe(text);
        expect(parsed(text)?.hostname).toBe(found);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is found where a rooted path leads', () => {
    fc.assert(
      fc.property(path, address, (text, base) => {
        const found = underRoot(text, base);
        if (found !== undefined) expect(parsed(text, base)?.href).toBe(found);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the common one', () => {
    expect(hostOfPlain('http://www.yunxi.gov.cn/zwgk/202506/t20250610_1.html')).toBe('www.yunxi.gov.cn');
    expect(hostOfPlain('https://www.yunxi.gov.cn/?id=1&page=2')).toBe('www.yunxi.gov.cn');
    expect(underRoot('/zwgk/', 'https://www.yunxi.gov.cn/a/b.html?c')).toBe('https://www.yunxi.gov.cn/zwgk/');
  });

  it.each([
    'http://yunxi.gov.cn',
    'http://1.2.3.4/',
    'http://yunxi.gov.cn:80/',
    'http://Yunxi.gov.cn/',
    'http://a.cn/./b',
  ])('%s is none', (text) => expect(hostOfPlain(text)).toBeUndefined());
});

it('hosts and resolved addresses are those of the parser', () => {
  fc.assert(
    fc.property(fc.oneof(address, path), address, (text, base) => {
      // A page's own address is always one.
      fc.pre(parsed(base) !== undefined);
      expect(hostOf(text)).toBe(parsed(text)?.hostname ?? '');
      const url = parsed(text, base);
      if (url) url.hash = '';
      const isPlace = url && ['http:', 'https:', 'ftp:', 'file:'].includes(url.protocol);
      expect(resolveAddress(text, base)).toBe(isPlace ? url.href : null);
    }),
    { numRuns: 2_000 },
  );
});

it('canonical addresses stay what they are', () => {
  fc.assert(
    fc.property(address, (text) => {
      const canonical = canonicalUrl(text);
      expect(canonicalUrl(canonical)).toBe(canonical);
      if (parsed(text) && /^https?:/i.test(text)) expect(parsed(canonical)?.href).toBe(canonical);
    }),
    { numRuns: 2_000 },
  );
});
