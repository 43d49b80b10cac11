import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answered } from '../../../utils/host/fetch-bytes.ts';
import {
  confirmed,
  disbelieved,
  doubted,
  type Finding,
  findingOf,
  findingOfHead,
  needsSecondTry,
} from '../../../utils/survey/links.ts';

const FILE = 'http://www.yunxi.gov.cn/zwgk/202403/P020240305.pdf';
const AT = '2024-03-05T00:00:00.000Z';
const utf8 = (text: string) => new TextEncoder().encode(text);
const PDF = utf8('%PDF-1.5 …');

function answered(body: Uint8Array<ArrayBuffer>, over: Partial<Answered> = {}): Answered {
  const url = over.url ?? FILE;
  return {
    answered: true,
    url,
    address: url,
    redirected: over.address !== undefined,
    status: 200,
    contentType: 'application/octet-stream',
    headers: {},
    bytes: body,
    cut: false,
    at: AT,
    missing: false,
    ...over,
  };
}
const attachment = (body: Uint8Array<ArrayBuffer>, over: Partial<Answered> = {}) =>
  findingOf({ kind: 'attachment', address: over.url ?? FILE }, answered(body, over));
const offSite = (body: string, over: Partial<Answered> = {}) =>
  findingOf(
    { kind: 'off-site', address: 'http://www.other.cn/a' },
    answered(utf8(body), { contentType: 'text/html', ...over }),
  );

describe('an answer to HEAD', () => {
  const head = (over: Partial<Answered>, address = FILE) =>
    findingOfHead(
      { kind: 'attachment', address },
      answered(new Uint8Array(), {
        url: address,
        contentType: 'application/pdf',
        headers: { 'content-length': '50000' },
        ...over,
      }),
    );
  it('is believed where header and name agree on the type, and there is a length', () => {
    const found = { state: 'read', status: 200, at: AT, type: 'pdf', size: 50_000, declared: true };
    expect(head({})).toEqual(found);
    expect(head({ contentType: 'Application/PDF; charset=utf-8' })).toEqual(found);
    expect(head({ contentType: 'image/jpeg' }, 'http://www.yunxi.gov.cn/a.JPG?v=1')).toMatchObject({ type: 'jpg' });
  });
  it.each<[string, Partial<Answered>, string?]>([
    ['refused', { status: 405 }],
    ['unknown to the server', { status: 501 }],
    ['forbidden', { status: 403 }],
    ['not there', { status: 404 }],
    ['an error', { status: 500 }],
    ['without a length', { headers: {} }],
    ['empty', { headers: { 'content-length': '0' } }],
    ['compressed', { headers: { 'content-length': '50000', 'content-encoding': 'gzip' } }],
    ['of no type', { contentType: '' }],
    ['of any type', { contentType: 'application/octet-stream' }],
    ['a page', { contentType: 'text/html' }],
    ['named otherwise', {}, 'http://www.yunxi.gov.cn/a.docx'],
    ['an old kind of Office', { contentType: 'application/msword' }, 'http://www.yunxi.gov.cn/a.doc'],
    ['led elsewhere', { address: 'http://www.yunxi.gov.cn/error.pdf' }],
  ])('says nothing where it is %s', (_, over, address) => {
    expect(head(over, address)).toBeUndefined();
  });
  it.each([429, 503])('asks to be left alone with %d', (status) => {
    expect(head({ status })).toMatchObject({ state: 'blocked', reason: 'status' });
  });
});

it('a file in whose place the home page of a body elsewhere comes is gone', () => {
  const home = { address: 'http://www.hexi.gov.cn/', contentType: 'text/html' };
  const found = (isHome?: (address: string) => boolean) =>
    findingOf({ kind: 'attachment', address: FILE }, answered(utf8('<h1>河西市人民政府</h1>'), home), isHome).state;
  expect(found((address) => address === home.address)).toBe('dead');
  expect(found()).toBe('unknown');
});

describe('an attachment', () => {
  it('is there with its real type and size', () => {
    expect(attachment(PDF)).toEqual({ state: 'read', status: 200, at: AT, type: 'pdf', size: PDF.length });
    const part = {
      status: 206,
      cut: true,
      headers: { 'content-range': 'bytes 0-8191/1234567', 'content-length': '8192' },
    };
    expect(attachment(PDF, part)).toMatchObject({ state: 'read', type: 'pdf', size: 1_234_567 });
    const whole = { cut: true, headers: { 'content-length': '99999' } };
    expect(attachment(PDF, whole)).toMatchObject({ size: 99_999 });
    expect(attachment(PDF, { contentType: 'application/pdf' })).toMatchObject({ state: 'read', type: 'pdf' });
    expect(attachment(PDF, { headers: { 'content-disposition': 'attachment' } })).toMatchObject({ state: 'read' });
  });
  it('has no size where nobody says it', () => {
    const packed = { cut: true, headers: { 'content-length': '500', 'content-encoding': 'gzip' } };
    expect(attachment(PDF, packed)).not.toHaveProperty('size');
    expect(attachment(PDF, { status: 206, cut: true, headers: { 'content-length': '8192' } })).not.toHaveProperty(
      'size',
    );
  });
  it('may be of another type than its name says, and empty', () => {
    expect(attachment(Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2))).toMatchObject({ state: 'read', type: 'zip' });
    expect(attachment(new Uint8Array())).toEqual({ state: 'read', status: 200, at: AT, size: 0 });
  });
  it.each([
    ['404', attachment(utf8('<h1>404</h1>'), { status: 404 }), 'dead', 'not-found'],
    [
      'a page that says so',
      attachment(utf8('<h1>对不起，文件不存在</h1>'), { contentType: 'text/html' }),
      'dead',
      'soft-404',
    ],
    [
      'the home page',
      attachment(utf8('<h1>云溪县人民政府</h1>'), { address: 'http://www.yunxi.gov.cn/' }),
      'dead',
      'soft-404',
    ],
    ['another page', attachment(utf8('<h1>附件下载须知</h1>'), { contentType: 'text/html' }), 'unknown', 'soft-404'],
    ['403', attachment(utf8('<h1>403</h1>'), { status: 403 }), 'blocked', 'status'],
    ['405', attachment(utf8(''), { status: 405 }), 'blocked', 'status'],
    ['busy', attachment(utf8(''), { status: 503 }), 'blocked', 'status'],
    ['a login', attachment(utf8('<p>登录</p>'), { address: 'http://www.yunxi.gov.cn/login.jsp' }), 'blocked', 'login'],
    [
      'a challenge',
      attachment(utf8('<script>document.cookie="a=1";location.reload()</script>'), { contentType: 'text/html' }),
      'blocked',
      'challenge',
    ],
    ['not archived', attachment(utf8(''), { status: 404, missing: true }), 'unknown', 'not-archived'],
  ])('%s', (_, finding, state, reason) => expect(finding).toMatchObject({ state, reason }));
  it('that is a page by its name is there', () => {
    const url = 'http://www.yunxi.gov.cn/data/catalogue.xml';
    expect(attachment(utf8('<html><p>文件不存在的说明</p></html>'), { url })).toMatchObject({
      state: 'read',
      type: 'html',
    });
  });
  it.each(['timeout', 'network', 'tls-unknown', 'permission', 'redirect-loop'] as const)(
    'without an answer is never dead: %s',
    (reason) => {
      const finding = findingOf(
        { kind: 'attachment', address: FILE },
        { answered: false, url: FILE, reason, detail: '', at: AT },
      );
      expect(finding).toMatchObject({ state: reason === 'timeout' ? 'blocked' : 'unknown', reason });
    },
  );
});

describe('another site', () => {
  it.each([
    ['a page', offSite('<h1>青山县</h1><p>页面</p>'), 'read'],
    ['a file', offSite('%PDF-1.5', { contentType: 'application/pdf' }), 'read'],
    ['404', offSite('', { status: 404 }), 'dead'],
    ['a page that says so', offSite('<title>提示</title><p>您访问的页面不存在</p>'), 'dead'],
    [
      'an article that speaks of it',
      offSite(`<h1>公告</h1><p>页面不存在的，请反馈。${'正文。'.repeat(80)}</p>`),
      'read',
    ],
    ['a page that was read in part', offSite('<p>页面不存在</p>', { cut: true }), 'read'],
    ['no right', offSite('', { status: 401 }), 'blocked'],
  ])('%s', (_, finding, state) => {
    expect(finding).toMatchObject({ state });
    expect(finding).not.toHaveProperty('type');
  });

  const entry = (host: string, state: Finding['state'], kind: 'off-site' | 'attachment' = 'off-site') => ({
    link: { kind, address: `http://${host}/a` },
    finding: { state } as Finding,
  });
  const states = (...round: ReturnType<typeof entry>[]) =>
    disbelieved(round, doubted(round)).map(({ finding }) => finding.state);
  it('is dead only where another one answered in the same round', () => {
    expect(states(entry('a.cn', 'dead'), entry('b.cn', 'read'))).toEqual(['dead', 'read']);
    expect(states(entry('a.cn', 'dead'))).toEqual(['unknown']);
    expect(states(entry('a.cn', 'dead'), entry('a.cn', 'read'))).toEqual(['unknown', 'read']);
    expect(states(entry('a.cn', 'dead'), entry('b.cn', 'blocked'), entry('c.cn', 'dead'))).toEqual([
      'unknown',
      'blocked',
      'unknown',
    ]);
  });
  it('does not depend on attachments, nor they on it', () => {
    expect(states(entry('a.cn', 'dead'), entry('b.cn', 'read', 'attachment'))).toEqual(['unknown', 'read']);
    expect(states(entry('a.cn', 'dead', 'attachment'))).toEqual(['dead']);
  });
});

describe('two tries', () => {
  const finding = (state: Finding['state'], reason?: Finding['reason']): Finding => ({
    state,
    ...(reason && { reason }),
    at: AT,
  });
  it('call dead only what was dead twice', () => {
    expect(confirmed({ reason: 'not-found' }, finding('dead', 'not-found')).state).toBe('dead');
    expect(confirmed({ reason: 'soft-404' }, finding('dead', 'not-found')).state).toBe('dead');
    expect(confirmed({ reason: 'status' }, finding('dead', 'not-found')).state).toBe('unknown');
    expect(confirmed({ reason: 'network' }, finding('dead', 'soft-404')).state).toBe('unknown');
    expect(confirmed({ reason: 'not-found' }, finding('read')).state).toBe('read');
    expect(confirmed({ reason: 'not-found' }, finding('blocked', 'status')).state).toBe('blocked');
  });
  it.each([
    ['read', undefined, false],
    ['dead', 'not-found', true],
    ['blocked', 'status', true],
    ['blocked', 'login', false],
    ['unknown', 'network', true],
    ['unknown', 'not-archived', false],
    ['unknown', 'permission', false],
    ['skipped', 'robots', false],
  ] as const)('%s %s: %s', (state, reason, due) => expect(needsSecondTry(finding(state, reason))).toBe(due));
});

it('never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 200, max: 599 }), (bytes, status) => {
      const finding = attachment(Uint8Array.from(bytes), { status });
      if (finding.state === 'dead' && finding.reason === 'not-found') expect([404, 410]).toContain(status);
    }),
  );
});
