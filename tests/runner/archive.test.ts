import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressKey, archiveOf, openArchive } from '../../runner/archive.ts';
import { InputError } from '../../runner/errors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-test-'));
  mkdirSync(join(folder, 'pages'));
  writeFileSync(join(folder, 'pages/a.html'), '<title>甲</title>');
  writeFileSync(join(folder, 'pages/b.jsp'), '\ufeff\n<html></html>');
  writeFileSync(join(folder, 'pages/c'), Uint8Array.of(0xff, 0xfe, 0x3c, 0x00));
  writeFileSync(join(folder, 'pages/d.do'), 'PK\u0003\u0004');
});
afterEach(() => rmSync(folder, { recursive: true }));

const index = (...lines: (object | string)[]) =>
  writeFileSync(
    join(folder, 'index.jsonl'),
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
const line = (more: object = {}) => ({ file: 'pages/a.html', url: 'http://www.a.gov.cn/', ...more });
const problem = () => {
  try {
    openArchive(folder);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    const { message } = error as InputError;
    expect(message).not.toContain('\n');
    return message.replace(folder, '');
  }
  return undefined;
};

describe('openArchive', () => {
  it('reads lines in their order, with fields of other people left alone', () => {
    index(
      line({ capturedAt: '2021-06-09', flags: ['x'], kind: '年报' }),
      '',
      line({ url: 'http://b.cn/', status: 404 }),
    );
    const { pages, bodies } = openArchive(folder);
    expect(pages.map(({ url, status, capturedAt }) => [url, status, capturedAt])).toEqual([
      ['http://www.a.gov.cn/', 200, '2021-06-09'],
      ['http://b.cn/', 404, undefined],
    ]);
    expect(new TextDecoder().decode(pages[0]?.read())).toBe('<title>甲</title>');
    expect(bodies).toBeNull();
  });

  it('needs no file for a line that has an error status', () => {
    index({ url: 'http://b.cn/', status: 500 });
    expect(openArchive(folder).pages[0]?.read()).toHaveLength(0);
  });

  it('never invents a charset, and tells pages from files where the ending says nothing', () => {
    index(
      line(),
      line({ file: 'pages/b.jsp', url: 'http://b.cn/b.jsp' }),
      line({ file: 'pages/c', url: 'http://b.cn/c' }),
      line({ file: 'pages/d.do', url: 'http://b.cn/d.do' }),
    );
    expect(openArchive(folder).pages.map(({ contentType }) => contentType)).toEqual([
      'text/html',
      'text/html',
      'text/html',
      'application/octet-stream',
    ]);
  });

  it('reads the bodies of site.json', () => {
    index(line());
    const body = {
      name: '甲市人民政府',
      level: 'city',
      kind: 'government',
      scopes: [{ type: 'host', host: 'www.a.gov.cn' }],
    };
    writeFileSync(join(folder, 'site.json'), JSON.stringify({ bodies: [body] }));
    expect(openArchive(folder).bodies).toEqual([body]);
    writeFileSync(join(folder, 'site.json'), JSON.stringify({ bodies: [{ ...body, level: '市' }] }));
    expect(problem()).toBe('/site.json：bodies.0.level：只能是 national、province、city、county、township');
  });

  it.each([
    ['不是 JSON', [line(), '{file:'], '/index.jsonl 第 2 行：不是有效的 JSON'],
    ['没有 url', [{ file: 'pages/a.html' }], '/index.jsonl 第 1 行：url：缺少'],
    ['网址不是文字', [line({ url: 1 })], '/index.jsonl 第 1 行：url：应为文字'],
    ['不是对象', ['[]'], '/index.jsonl 第 1 行：内容：应为对象'],
    ['file 为空', [line({ file: '' })], '/index.jsonl 第 1 行：file：不能为空'],
    ['file 是目录', [line({ file: 'pages' })], '/index.jsonl 第 1 行：不是文件 pages'],
    ['不是网址', [line({ url: 'www.a.gov.cn' })], '/index.jsonl 第 1 行：url：不是 http(s) 地址'],
    ['没有 file', [{ url: 'http://b.cn/' }], '/index.jsonl 第 1 行：file：缺少 file'],
    [
      '文件不存在',
      [line(), '', line({ file: 'no.html', url: 'http://b.cn/' })],
      '/index.jsonl 第 3 行：文件不存在 no.html',
    ],
    ['目录之外', [line({ file: '../../etc/passwd' })], '/index.jsonl 第 1 行：file 指向目录之外 ../../etc/passwd'],
    ['日期不存在', [line({ capturedAt: '2021-02-30' })], '/index.jsonl 第 1 行：capturedAt：不是日期'],
    ['同一地址两次', [line(), line({ url: 'http://www.a.gov.cn:80/' })], /第 2 行：与第 1 行是同一地址/],
    ['空', [''], '/index.jsonl 中没有网页'],
  ])('names the file and the line: %s', (_name, lines, expected) => {
    index(...lines);
    expect(problem()).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  it.each([
    [100, '100 不是可重放的状态码'],
    [404.5, '404.5 不是可重放的状态码'],
    [204, '204 的回应没有网页内容，无法重放'],
    [205, '205 的回应没有网页内容，无法重放'],
    [304, '304 的回应没有网页内容，无法重放'],
    [302, '302 是转向，索引中没有目标地址，无法重放'],
    [407, '407 是代理服务器的回应，不是网站的，无法重放'],
    ['404', '应为数字'],
  ])('refuses the status %s', (status, words) => {
    index(line({ status }));
    expect(problem()).toBe(`/index.jsonl 第 1 行：status：${words}`);
  });

  it('says where there is no index', () => {
    expect(problem()).toBe('归档目录中没有 index.jsonl：');
    mkdirSync(join(folder, 'index.jsonl'));
    expect(problem()).toBe('：不是文件 index.jsonl');
  });

  it('says where site.json is no file', () => {
    index(line());
    mkdirSync(join(folder, 'site.json'));
    expect(problem()).toBe('：不是文件 site.json');
  });

  it('follows a link inside of the folder and none to outside', () => {
    symlinkSync('a.html', join(folder, 'pages/inside.html'));
    index(line({ file: 'pages/inside.html' }));
    expect(openArchive(folder).pages).toHaveLength(1);
    symlinkSync(import.meta.filename, join(folder, 'pages/outside.html'));
    index(line({ file: 'pages/outside.html' }));
    expect(problem()).toBe('/index.jsonl 第 1 行：符号链接指向目录之外 pages/outside.html');
    symlinkSync(import.meta.dirname, join(folder, 'elsewhere'));
    index(line({ file: 'elsewhere/archive.test.ts' }));
    expect(problem()).toBe('/index.jsonl 第 1 行：符号链接指向目录之外 elsewhere/archive.test.ts');
    symlinkSync('round.html', join(folder, 'pages/round.html'));
    index(line({ file: 'pages/round.html' }));
    expect(problem()).toBe('/index.jsonl 第 1 行：文件无法读取 pages/round.html');
  });

  it('opens a folder that is itself reached by a link', () => {
    index(line());
    const linked = `${folder}-link`;
    symlinkSync(folder, linked);
    try {
      expect(openArchive(linked).pages).toHaveLength(1);
    } finally {
      rmSync(linked);
    }
  });

  it('words a body of site.json without an English sentence', () => {
    index(line());
    const body = {
      name: '甲市人民政府',
      level: 'city',
      kind: 'government',
      scopes: [{ type: 'host', host: 'a.gov.cn' }],
    };
    for (const [wrong, words] of [
      [[], 'bodies：不能为空'],
      [undefined, 'bodies：缺少'],
      [{}, 'bodies：应为列表'],
      [[{ ...body, name: '' }], 'bodies.0.name：不能为空'],
      [[{ ...body, name: '甲'.repeat(121) }], 'bodies.0.name：太长或太大（至多 120）'],
      [[{ ...body, founded: '2020年' }], 'bodies.0.founded：格式有误'],
      [[{ ...body, scopes: [{ type: 'domain', host: 'a' }] }], 'bodies.0.scopes.0.type：不在可用的取值之中'],
      [[{ ...body, scopes: [{ host: 'a' }] }], 'bodies.0.scopes.0.type：缺少'],
    ] as const) {
      writeFileSync(join(folder, 'site.json'), JSON.stringify({ bodies: wrong }));
      expect(problem()).toBe(`/site.json：${words}`);
    }
  });
});

describe('find', () => {
  const archive = archiveOf([
    { url: 'http://www.a.gov.cn/', body: 'home' },
    { url: 'https://www.a.gov.cn:8443/x', body: 'port' },
    { url: 'http://www.a.gov.cn/政策/列表.html?栏目=年报', body: 'unescaped' },
    { url: 'http://www.a.gov.cn/s?q=%d6%d0', body: 'gbk' },
    { url: 'http://www.a.gov.cn/both', body: 'http' },
    { url: 'https://www.a.gov.cn/both', body: 'https' },
  ]);
  const found = (url: string) => {
    const page = archive.find(url);
    return page && new TextDecoder().decode(page.read());
  };

  it.each([
    ['http://www.a.gov.cn:80/', 'home'],
    ['http://WWW.A.GOV.CN/#top', 'home'],
    ['https://www.a.gov.cn/', 'home'],
    ['https://www.a.gov.cn:443/', 'home'],
    ['http://www.a.gov.cn:8443/x', 'port'],
    ['http://www.a.gov.cn/%E6%94%BF%E7%AD%96/%e5%88%97表.html?%E6%A0%8F%E7%9B%AE=年报', 'unescaped'],
    ['http://www.a.gov.cn/s?q=%D6%D0', 'gbk'],
    ['http://www.a.gov.cn/both', 'http'],
    ['https://www.a.gov.cn/both', 'https'],
    ['http://www.a.gov.cn:8080/', undefined],
    ['http://www.a.gov.cn/x', undefined],
    ['http://www.a.gov.cn/?a=1', undefined],
    ['http://a.gov.cn/', undefined],
  ])('%s → %s', (url, expected) => expect(found(url)).toBe(expected));

  it('keeps escapes that change the meaning of an address', () => {
    expect(addressKey('http://a.cn/x%2Fy')).not.toBe(addressKey('http://a.cn/x/y'));
    expect(addressKey('http://a.cn/x%3Fy')).not.toBe(addressKey('http://a.cn/x?y'));
  });
});
