import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../utils/model.ts';
import { addressRanges, bodiesOfUrl, hostOf, isInScopes } from '../../../utils/store/scopes.ts';

const host = (name: string): Scope => ({ type: 'host', host: name });
const path = (prefix: string): Scope => ({ type: 'path', host: 'www.yunxi.example.gov.cn', path: prefix });
const unit = (value: string): Scope => ({
  type: 'platform-unit',
  host: 'xxgk.yunxi.example.gov.cn',
  parameter: 'unitid',
  value,
});

describe('a scope contains', () => {
  it.each([
    [host('www.yunxi.example.gov.cn'), 'https://www.yunxi.example.gov.cn/a'],
    [host('www.yunxi.example.gov.cn'), 'http://WWW.YUNXI.example.gov.cn:80/'],
    [host('WWW.Yunxi.example.gov.cn'), 'http://www.yunxi.example.gov.cn'],
    [host('www.yunxi.example.gov.cn:443'), 'https://www.yunxi.example.gov.cn/'],
    [host('www.yunxi.example.gov.cn:8080'), 'http://www.yunxi.example.gov.cn:8080/a'],
    [host('云溪.政务.cn'), 'https://xn--9kq759e.xn--zfr164b.cn/'],
    [path('/zjj/'), 'http://www.yunxi.example.gov.cn/zjj/a.html'],
    [path('/zjj/'), 'http://www.yunxi.example.gov.cn/zjj'],
    [path('/住建局/'), 'http://www.yunxi.example.gov.cn/%E4%BD%8F%E5%BB%BA%E5%B1%80/a'],
    [path('/'), 'http://www.yunxi.example.gov.cn/anything'],
    [unit('7'), 'http://xxgk.yunxi.example.gov.cn/list?unitid=7&page=2'],
  ])('%j %s', (scope, url) => expect(isInScopes([scope], url)).toBe(true));

  it.each([
    [host('www.yunxi.example.gov.cn'), 'https://yunxi.example.gov.cn/'],
    [host('www.yunxi.example.gov.cn'), 'https://www.yunxi.example.gov.cn:8443/'],
    [host('www.yunxi.example.gov.cn'), 'https://www.yunxi.example.gov.cn.evil.example/'],
    [host('www.yunxi.example.gov.cn'), 'https://evil.example/www.yunxi.example.gov.cn/'],
    [host('www.yunxi.example.gov.cn'), 'https://www.yunxi.example.gov.cn@evil.example/'],
    [host('www.yunxi.example.gov.cn'), 'ftp://www.yunxi.example.gov.cn/'],
    [host('www.yunxi.example.gov.cn'), 'no address'],
    [path('/zjj/'), 'http://www.yunxi.example.gov.cn/zjjx/a.html'],
    [path('/zjj/'), 'http://www.yunxi.example.gov.cn/a/zjj/'],
    [unit('7'), 'http://xxgk.yunxi.example.gov.cn/list?unitid=77'],
    [unit('7'), 'http://xxgk.yunxi.example.gov.cn/'],
  ])('not: %j %s', (scope, url) => expect(isInScopes([scope], url)).toBe(false));
});

describe('bodies of an address', () => {
  it('may be several: a department inside a portal', () => {
    const portal = { id: 'portal', scopes: [host('www.yunxi.example.gov.cn')] };
    const department = { id: 'zjj', scopes: [path('/zjj/'), unit('7')] };
    const ids = (url: string) => bodiesOfUrl([portal, department], url).map(({ id }) => id);
    expect(ids('https://www.yunxi.example.gov.cn/zjj/1')).toEqual(['portal', 'zjj']);
    expect(ids('https://www.yunxi.example.gov.cn/1')).toEqual(['portal']);
    expect(ids('https://xxgk.yunxi.example.gov.cn/?unitid=7')).toEqual(['zjj']);
    expect(ids('about:blank')).toEqual([]);
  });
});

describe('address ranges', () => {
  const within = (scopes: Scope[], url: string) => addressRanges(scopes).some(([from, to]) => url >= from && url <= to);

  it('hold every canonical address of the scopes, under both schemes', () => {
    const scopes = [path('/zjj/'), unit('7')];
    for (const scheme of ['http', 'https']) {
      expect(within(scopes, `${scheme}://www.yunxi.example.gov.cn/zjj/a`)).toBe(true);
      expect(within(scopes, `${scheme}://www.yunxi.example.gov.cn/zjj`)).toBe(true);
      expect(within(scopes, `${scheme}://xxgk.yunxi.example.gov.cn/?unitid=7`)).toBe(true);
      expect(within(scopes, `${scheme}://www.yunxi.example.gov.cn/other`)).toBe(false);
      expect(within([host('a.cn')], `${scheme}://a.cn:8080/`)).toBe(false);
    }
  });

  it('do not overlap where scopes do', () => {
    const ranges = addressRanges([path('/zjj/'), host('www.yunxi.example.gov.cn'), path('/zjj/gk/')]);
    expect(ranges).toHaveLength(2);
    expect([...ranges].sort()).toEqual(ranges);
  });
});

describe('a host', () => {
  it('reads as the address of a page has it', () => {
    expect(hostOf('WWW.Yunxi.example.gov.cn.')).toBe('www.yunxi.example.gov.cn');
    expect(hostOf('www.yunxi.example.gov.cn:80')).toBe('www.yunxi.example.gov.cn');
  });
});
