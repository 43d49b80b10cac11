// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { openDom } from '../../../utils/facts/dom.ts';
import { otherEdition, phoneLayout } from '../../../utils/facts/read-phone-edition.ts';

describe('the layout that a page asks for', () => {
  it.each([
    [['width=device-width, initial-scale=1'], 'device'],
    [['WIDTH = Device-Width'], 'device'],
    [['initial-scale=1.0,user-scalable=no'], 'device'],
    [['width=1200'], 'fixed'],
    [['width=1200', 'width=device-width'], 'device'],
    [['user-scalable=yes'], 'none'],
    [['maximum-scale=1.0'], 'none'],
    [[''], 'none'],
    [[], 'none'],
  ] as const)('of %j is %s', (settings, layout) => {
    expect(phoneLayout(settings)).toBe(layout);
  });
});

/** As the document of jsdom, whose address is that of a page of the site. */
function editionOf(head: string, body = ''): string | undefined {
  document.head.innerHTML = head;
  document.body.innerHTML = body;
  return otherEdition(openDom(document), document);
}

describe('another edition for phones', () => {
  it.each([
    ['a link by its name', '', '<a href="/sj/index.html">手机版</a>', '手机版'],
    ['a picture of a code', '', '<img src="/qr.png" alt="手机扫一扫访问">', '手机扫一扫访问'],
    ['an old name', '', '<a href="/3g.html">WAP浏览</a>', 'WAP浏览'],
    [
      'an address told to search engines',
      '<meta http-equiv="mobile-agent" content="format=html5;url=/m/">',
      '',
      'format=html5;url=/m/',
    ],
    [
      'a page that says it is for desktops',
      '<meta name="applicable-device" content="pc">',
      '',
      'applicable-device: pc',
    ],
    [
      'an alternate',
      '<link rel="alternate" media="only screen and (max-width: 640px)" href="/m/">',
      '',
      'link alternate',
    ],
    [
      'a script that sends phones on',
      '<script type="text/plain">if(/Android|iPhone/i.test(navigator.userAgent)){location.href="/wap/"}</script>',
      '',
      'script',
    ],
    ['a folder of its own', '', '<a href="/wap/index.html">精简</a>', '精简'],
  ])('is told by %s', (_, head, body, said) => {
    expect(editionOf(head, body)).toBe(said);
  });

  it.each([
    ['a form that asks for the number of a phone', '<label>手机号码</label><a href="/login">手机验证码登录</a>'],
    ['a folder that only begins alike', '<a href="/main/index.html">首页</a><a href="/media/">媒体</a>'],
    ['another site', '<a href="http://m.weibo.cn/u/1">微博</a>'],
    ['news about phones', '<a href="/1.html">市民在手机端办理社保业务突破百万人次，平台服务再升级</a>'],
  ])('is not told by %s', (_, body) => {
    expect(editionOf('', body)).toBeUndefined();
  });
});
