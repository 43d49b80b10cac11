// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { interpret } from '../../../utils/facts/interpret.ts';
import type { Answered } from '../../../utils/host/fetch-bytes.ts';
import { homesAt, outcomeOfAnswer, outcomeOfFailure, outcomeOfPage } from '../../../utils/survey/outcome.ts';

const HOST = 'http://www.yunxi.gov.cn';

function answered(body: string | Uint8Array = '', over: Partial<Answered> = {}): Answered {
  const url = over.url ?? `${HOST}/zwgk/202403/t20240305_4711.html`;
  return {
    answered: true,
    url,
    address: url,
    redirected: over.address !== undefined && over.address !== url,
    status: 200,
    contentType: 'text/html',
    headers: {},
    bytes: typeof body === 'string' ? new TextEncoder().encode(body) : Uint8Array.from(body),
    cut: false,
    at: '2024-03-05T00:00:00Z',
    missing: false,
    ...over,
  };
}

/** The whole way, as a survey goes it; `read` where nothing speaks against it. */
function outcome(body: string | Uint8Array, over: Partial<Answered> = {}, isEntry = false): string {
  const answer = answered(body, over);
  const early = outcomeOfAnswer(answer, (address) => new URL(address).host.endsWith('.yunxi.gov.cn'));
  if (early) return `${early.state} ${early.reason}`;
  const html = new TextDecoder().decode(answer.bytes);
  const document = new DOMParser().parseFromString(html, 'text/html');
  const { address, status } = answer;
  const facts = collectPageFacts(document, { url: address, capture: 'fetched', capturedAt: null, status });
  const late = outcomeOfPage(
    answer,
    facts,
    interpret(facts),
    isEntry,
    homesAt([`${HOST}/`, 'http://www.yunxi.gov.cn/lyj/']),
  );
  return late ? `${late.state} ${late.reason}` : 'read';
}

const CRUMB =
  '<div>当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/tzgg/">通知公告</a></div>';
const TEXT =
  '<p>各村、社区，县直各单位：为做好今年的春季绿化工作，现将有关事项通知如下，请认真贯彻执行，及时报告进展情况。</p>'.repeat(
    3,
  );
const article = (title: string, text = TEXT) =>
  `<title>${title}_云溪县人民政府</title>${CRUMB}<h1>${title}</h1><div>发布时间：2024-03-05 来源：云溪县人民政府办公室</div>${text}`;

describe('a status', () => {
  it.each([
    [404, 'dead not-found'],
    [410, 'dead not-found'],
    [401, 'blocked status'],
    [403, 'blocked status'],
    [405, 'blocked status'],
    [412, 'blocked status'],
    [429, 'blocked status'],
    [500, 'blocked status'],
    [502, 'blocked status'],
    [521, 'blocked status'],
    [599, 'blocked status'],
    [400, 'unknown status'],
    [418, 'unknown status'],
    [304, 'unknown status'],
    [204, 'unknown status'],
  ])('%i', (status, expected) => expect(outcome(article('关于春季绿化的通知'), { status })).toBe(expected));
  it('of what the archive lacks says nothing', () =>
    expect(outcome('未存档', { status: 404, missing: true })).toBe('unknown not-archived'));
});

describe('a challenge', () => {
  const cookieAndReload =
    '<script>var a="x";document.cookie="__test="+a+";path=/";location.reload();</script><noscript>请开启JavaScript并刷新该页.</noscript>';
  const ruishu =
    '<!DOCTYPE html><html><head><meta id="9DhefwqGPrzG" content="abc" r="m"><script>$_ts=window[\'$_ts\'];if(!$_ts)$_ts={};$_ts.nsd=1;</script><script src="/a1B2c3/d4.js"></script></head><body></body></html>';
  it.each([
    ['瑞数 412', ruishu, 412],
    ['瑞数 202', ruishu, 202],
    ['瑞数 200', ruishu, 200],
    [
      '加速乐 521',
      "<script>document.cookie=('_')+('_jsl_clearance=1|0|x')+';max-age=3600;path=/';location.href=location.pathname+location.search</script>",
      521,
    ],
    ['cookie and reload', cookieAndReload, 200],
    ['cookie and refresh', '<meta http-equiv="refresh" content="0"><script>document.cookie="v=1"</script>', 200],
    [
      '云锁',
      '<script>function f(){self.location="/a.html?security_verify_data=313"}</script><body onload="f()"></body>',
      200,
    ],
    ['script with 412', '<html><script>eval(function(p){}("x"))</script></html>', 412],
    ['请稍候', '<title>请稍候…</title><div>正在验证您的浏览器，请稍候</div><script src="/c.js"></script>', 200],
    ['滑动验证', '<title>安全验证</title><h1>访问验证</h1><p>请按住滑块，拖动完成拼图</p>', 200],
    ['人机验证', '<title>人机验证</title><p>请完成安全验证后继续访问</p>', 200],
    ['创宇盾', '<title>拦截提示</title><p>当前访问疑似黑客攻击，已被网站管理员设置为拦截</p><p>创宇盾</p>', 200],
    ['频繁', '<title>提示</title><p>您的访问过于频繁，请稍后再试。</p>', 200],
    ['human', '<title>Just a moment...</title><p>Verify you are human by completing the action below.</p>', 403],
    ['防火墙 403', '<title>网站防火墙</title><p>您的请求带有不合法参数，已被网站管理员设置拦截！</p>', 403],
    ['GBK', Uint8Array.of(0x3c, 0x70, 0x3e, 0xc8, 0xcb, 0xbb, 0xfa, 0xd1, 0xe9, 0xd6, 0xa4), 403],
  ])('%s', (_, body, status) => expect(outcome(body, { status })).toBe('blocked challenge'));
  it('is told by a header', () =>
    expect(outcome(article('通知'), { headers: { 'cf-mitigated': 'challenge' } })).toBe('blocked challenge'));

  it.each([
    ['a real page that a shield left its mark in', `${ruishu}${article('关于春季绿化的通知')}`],
    ['a page that sets a cookie', `<script>document.cookie="seen=1"</script>${article('关于春季绿化的通知')}`],
    [
      'an article about slide captchas',
      article('12306 取消滑动验证', '<p>拖动滑块完成验证将不再需要，记者昨日获悉。</p>'),
    ],
    [
      'an article about attacks',
      article('关于防范网络攻击的通知', '<p>近期访问过于频繁的请求被拦截，请各单位做好安全验证。</p>'),
    ],
    ['a short but real page', article('放假通知', '<p>元旦放假一天。</p>')],
    [
      'a column of few rows',
      `<title>安全验证_云溪县</title>${CRUMB}<ul><li><a href="/1.html">关于安全验证工作的通知之一</a><span>2024-01-02</span></li><li><a href="/2.html">关于安全验证工作的通知之二</a><span>2024-01-02</span></li><li><a href="/3.html">关于安全验证工作的通知之三</a><span>2024-01-01</span></li></ul>`,
    ],
    ['a page that leads on by script', '<title>云溪县人民政府</title><script>location.href="/web/index.html"</script>'],
    [
      'a page that sets a language and leads on',
      '<script>document.cookie="lang=zh";location.href="/web/index.html"</script>',
    ],
    ['an empty page', ''],
    ['a page that scripts fill', '<title>云溪县政务服务网</title><div id="app"></div><script src="/app.js"></script>'],
  ])('is not: %s', (_, body) => expect(outcome(body)).toBe('read'));
});

describe('a login wall', () => {
  const form =
    '<title>统一身份认证平台</title><h1>用户登录</h1><form><input name="user"><input type="password" name="pw"><button>登录</button></form>';
  it.each([
    [`${HOST}/cas/login?service=x`],
    ['https://sso.yunxi.gov.cn/'],
    [`${HOST}/user/toLogin.do`],
    [`${HOST}/admin/login.jsp`],
    ['https://login.example.gov.cn/oauth2/authorize'],
  ])('is where redirects led: %s', (address) => expect(outcome(form, { address })).toBe('blocked login'));
  it('is a page that asks for a password and nothing else', () =>
    expect(outcome(form, { url: `${HOST}/hd/wdxx/` })).toBe('blocked login'));

  it.each([
    ['a news article about login', article('县政务服务网启用统一身份认证登录', TEXT)],
    [
      'a portal with a login in its corner',
      `<form><input type="password" name="p"><button>登录</button></form>${article('关于春季绿化的通知')}`,
    ],
    [
      'a form without a password',
      '<title>写信</title><h1>写信登录须知</h1><form><input name="a"><textarea name="b"></textarea></form>',
    ],
  ])('is not: %s', (_, body) => expect(outcome(body)).toBe('read'));
  it.each([
    [`${HOST}/zwgk/blogin/202403/t20240305_4711.html`],
    [`${HOST}/casual/1.html`],
    [`${HOST}/assorted/sso1.html`],
  ])('is not an address that only holds the letters: %s', (address) =>
    expect(outcome(article('关于春季绿化的通知'), { address })).toBe('read'),
  );
});

describe('a page that is not there, with a good status', () => {
  it.each([
    ['says so', '<title>提示</title><p>您访问的页面不存在或已被删除</p>'],
    ['by its title', '<title>404 Not Found</title><h1>Not Found</h1>'],
    ['by a number alone', '<title>云溪县</title><h1>404</h1>'],
    ['in a sentence', '<title>错误提示</title><p>对不起，找不到您要访问的页面。</p><a href="/">返回首页</a>'],
  ])('%s', (_, body) => expect(outcome(body)).toBe('dead soft-404'));
  it.each([
    ['no right', '<title>403 Forbidden</title><h1>Forbidden</h1>'],
    ['busy', '<title>500</title><h1>服务器内部错误</h1>'],
    ['not reachable', '<title>无法访问</title><p>系统维护中</p>'],
  ])('is refused, not gone: %s', (_, body) => expect(outcome(body)).toBe('blocked status'));

  it.each([
    ['a document with the number 404', article('404号文件关于春季绿化的通知', '<p>见附件。</p>')],
    ['a title that begins with 404', article('404名志愿者参加植树', '<p>昨日植树。</p>')],
    ['a room', '<title>403会议室使用须知</title><h1>403会议室使用须知</h1><p>请爱护设备。</p>'],
    [
      'news of a page that was deleted',
      article('关于网站栏目调整的公告', '<p>原栏目已删除，页面不存在的请访问新栏目。</p>'),
    ],
    [
      'a list of files that were revoked',
      `<title>废止文件_云溪县</title>${CRUMB}<ul>${[1, 2, 3, 4].map((i) => `<li><a href="/${i}.html">第${i}号文件已撤回的公告</a><span>2024-01-0${i}</span></li>`).join('')}</ul>`,
    ],
  ])('is not: %s', (_, body) => expect(outcome(body)).toBe('read'));

  it('is one whose deep address leads to the home page', () => {
    const home = `<title>云溪县人民政府</title>${'<a href="/zwgk/">政务公开</a>'.repeat(5)}`;
    const at = (url: string, address = `${HOST}/`, isEntry = false) => outcome(home, { url, address }, isEntry);
    expect(at(`${HOST}/zwgk/202403/t20240305_4711.html`)).toBe('dead soft-404');
    expect(at(`${HOST}/info.jsp?id=20471`)).toBe('dead soft-404');
    expect(at(`${HOST}/zwgk/202403/t20240305_4711.html`, `${HOST}/index.html`)).toBe('dead soft-404');
    // A column may have become the home page, and an entry is it.
    expect(at(`${HOST}/ztzl/`)).toBe('unknown soft-404');
    expect(at(`${HOST}/portal/202403/t20240305_4711.html`, `${HOST}/`, true)).toBe('read');
    expect(at(`${HOST}/index.html`)).toBe('read');
    expect(at('https://www.yunxi.gov.cn/')).toBe('read');
    // To the home page of a body elsewhere: a column may have become a site of its own.
    const unit = `${HOST}/lyj/index.html`;
    expect(at('http://lyj.yunxi.gov.cn/202403/t20240305_4711.html')).toBe('dead soft-404');
    expect(at('http://lyj.yunxi.gov.cn/202403/t20240305_4711.html', unit)).toBe('dead soft-404');
    expect(at(`${HOST}/bm/lyj/`, unit)).toBe('read');
    expect(at(`${HOST}/list.jsp?channel=4711`, unit)).toBe('read');
    expect(at('http://lyj.yunxi.gov.cn/')).toBe('read');
    expect(at(`${HOST}/202403/t20240305_4711.html`, 'http://zwgk.yunxi.gov.cn/')).toBe('read');
    // To another content, or home in another way than by a redirect.
    expect(at(`${HOST}/a/20240305.html`, `${HOST}/b/20240305.html`)).toBe('read');
    expect(at(`${HOST}/`, `${HOST}/`)).toBe('read');
  });
});

describe('what is no page of the survey', () => {
  const pdf = new TextEncoder().encode('%PDF-1.7 …');
  it.each([
    ['by its type', pdf, { contentType: 'application/pdf' }],
    ['by its bytes', pdf, {}],
    ['by its bytes, without a type', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), { contentType: '' }],
    ['a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), {}],
    ['json', '{}', { contentType: 'application/json' }],
    ['a download', '<p>表</p>', { headers: { 'content-disposition': 'attachment; filename=a.html' } }],
  ])('%s', (_, body, over) => expect(outcome(body, over)).toBe('unsupported not-html'));
  it.each([
    ['a page without a type', article('关于春季绿化的通知'), { contentType: '' }],
    ['a page as text', article('关于春季绿化的通知'), { contentType: 'text/plain' }],
    ['a page with a stray control character', `\u0001${article('关于春季绿化的通知')}`, {}],
    ['xml', '<?xml version="1.0"?><html><p>页面</p></html>', { contentType: 'application/xhtml+xml' }],
    ['a page that is shown', article('通知'), { headers: { 'content-disposition': 'inline' } }],
  ])('is not: %s', (_, body, over) => expect(outcome(body, over)).toBe('read'));
  it('lies elsewhere', () =>
    expect(outcome(article('通知'), { address: 'http://www.other.gov.cn/a.html' })).toBe('skipped off-scope'));
  it('was read as far as it was fetched', () =>
    expect(outcome(article('关于春季绿化的通知'), { cut: true })).toBe('read too-large'));

  it('a page of more links than are kept was read in part', () => {
    const links = Array.from({ length: 3_100 }, (_, at) => `<li><a href="/c/${at}.html">第${at}号文件</a></li>`).join(
      '',
    );
    expect(outcome(`<ul>${links}</ul>${article('文件目录')}`)).toBe('read too-large');
  });
});

describe('no answer', () => {
  it.each([
    ['timeout', 'blocked'],
    ['network', 'unknown'],
    ['tls-unknown', 'unknown'],
    ['permission', 'unknown'],
    ['redirect-loop', 'unknown'],
    ['off-scope', 'skipped'],
  ] as const)('%s: %s', (reason, state) =>
    expect(outcomeOfFailure({ reason, detail: 'x' })).toEqual({ state, reason, detail: 'x' }),
  );
});

it('never throws, never calls a page dead that is there, and costs little', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.integer({ min: 200, max: 599 }), (bytes, status) => {
      const found = outcomeOfAnswer(answered(bytes, { status }));
      if (found?.state === 'dead') expect([404, 410]).toContain(status);
      expect((found?.detail.length ?? 0) <= 300).toBe(true);
    }),
  );
  const started = performance.now();
  for (const text of ['<', '<!--', '<script', '<script></script', '&nbsp;', '请稍候', '<meta http-equiv=']) {
    outcomeOfAnswer(answered(text.repeat(20_000).slice(0, 290_000), { status: 412 }));
  }
  expect(performance.now() - started).toBeLessThan(3_000);
});
