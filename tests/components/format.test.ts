import { describe, expect, it } from 'vitest';
import {
  formatAddress,
  formatInterval,
  formatPoints,
  formatShare,
  formatTime,
  isDecided,
  safeHref,
  shareComesFirst,
} from '../../components/format.ts';
import { hostOfInput, hostOfOrigin, mayRead, originOfHost } from '../../components/hosts.ts';

describe('numbers', () => {
  it.each([
    [72, '72'],
    [1.005, '1.01'],
    [72.3333, '72.33'],
    [0.1 + 0.2, '0.3'],
    [-0.001, '0'],
  ])('shows %d as %s', (points, text) => expect(formatPoints(points)).toBe(text));

  it('shows one number where both bounds look the same', () => {
    expect(formatInterval({ low: 72, high: 88.5 })).toBe('72–88.5');
    expect(formatInterval({ low: 72.001, high: 72.004 })).toBe('72');
  });

  it('never rounds a share up', () => {
    expect(formatShare(0.9999)).toBe('99\u00a0%');
    expect(formatShare(0.29)).toBe('29\u00a0%');
    expect(formatShare(0.001)).toBe('<1\u00a0%');
    expect(formatShare(0)).toBe('0\u00a0%');
    expect(formatShare(0.1 * 3 + 0.7)).toBe('100\u00a0%');
  });

  it('knows 80 % and 100 % in spite of fractions', () => {
    expect(shareComesFirst(0.7999)).toBe(true);
    expect(shareComesFirst(0.1 * 8)).toBe(false);
    expect(isDecided(0.9999999999)).toBe(true);
    expect(isDecided(0.9999)).toBe(false);
  });
});

describe('texts', () => {
  it('gives the year of a time only where it is another one', () => {
    const now = new Date(2026, 10, 22);
    expect(formatTime(new Date(2026, 10, 2, 9, 5).toISOString(), 'zh-CN', now)).toBe('11/02 09:05');
    expect(formatTime(new Date(2025, 10, 2, 9, 5).toISOString(), 'zh-CN', now)).toContain('2025');
    expect(formatTime('some day', 'zh-CN', now)).toBe('some day');
  });

  it('reads addresses as people do, damaged ones as they are', () => {
    expect(formatAddress('https://a.cn/%E6%94%BF')).toBe('a.cn/政');
    expect(formatAddress('http://a.cn/%B5%C8')).toBe('a.cn/%B5%C8');
  });

  it('links only pages', () => {
    expect(safeHref('https://a.cn/')).toBe('https://a.cn/');
    for (const url of ['javascript:alert(1)', 'data:text/html,x', ' https://a.cn', 'file:///etc']) {
      expect(safeHref(url)).toBeUndefined();
    }
  });
});

describe('hosts', () => {
  it('takes what people paste', () => {
    expect(hostOfInput('https://WWW.Example.cn:8080/a?b')).toBe('www.example.cn');
    expect(hostOfInput('www.example.cn/index')).toBe('www.example.cn');
    expect(hostOfInput('例子.cn')).toBe('xn--fsqu00a.cn');
    for (const text of ['', 'example', 'ftp://a.cn', 'a b.cn', 'javascript:alert(1)']) {
      expect(hostOfInput(text)).toBeUndefined();
    }
  });

  it('goes from host to origin and back', () => {
    expect(originOfHost('www.example.cn:8080')).toBe('*://www.example.cn/*');
    expect(hostOfOrigin('*://*.gov.cn/*')).toBe('*.gov.cn');
  });

  it('knows what may be read', () => {
    const sites = { origins: ['*://a.cn/*', '*://*.b.cn/*'], builtIn: true };
    expect(['a.cn', 'a.cn:81', 'x.b.cn', 'b.cn', 'www.yunxi.gov.cn'].every((host) => mayRead(sites, host))).toBe(true);
    expect(['x.a.cn', 'xb.cn', 'fakegov.cn'].some((host) => mayRead(sites, host))).toBe(false);
    expect(mayRead({ ...sites, builtIn: false }, 'www.yunxi.gov.cn')).toBe(false);
    expect(mayRead({ origins: ['*://*/*'], builtIn: false }, 'any.where')).toBe(true);
  });
});
