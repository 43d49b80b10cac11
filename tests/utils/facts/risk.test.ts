// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { interpret } from '../../../utils/facts/interpret.ts';
import type { CaptureMode } from '../../../utils/facts/page-facts.ts';

const read = (html: string, capture: CaptureMode = 'live') =>
  interpret(
    collectPageFacts(new DOMParser().parseFromString(html, 'text/html'), {
      url: 'http://www.yunxi.gov.cn/zwgk/202403/t1.html',
      capture,
      capturedAt: null,
    }),
  );
const MODES: CaptureMode[] = ['live', 'fetched'];
const HOSTS = ['a1.com', 'b2.com', 'c3.net', 'd4.org', 'e5.com', 'f6.cn'];
const links = (hosts: readonly string[], text = '某网') =>
  hosts.map((host) => `<a href="https://${host}/">${text}</a>`).join(' ');
const page = (body: string) => `<body><div class="nav"><a href="/">首页</a></div><p>正文内容。</p>${body}</body>`;

describe.each(MODES)('hidden links that look injected, %s', (mode) => {
  it.each([
    ['整段不显示', `<div style="display:none">${links(HOSTS)}</div>`, 'display', 6],
    ['不可见', `<div style="visibility: hidden;">${links(HOSTS)}</div>`, 'visibility', 6],
    ['透明', `<div style="opacity:0">${links(HOSTS)}</div>`, 'opacity', 6],
    ['移出屏幕', `<div style="position:absolute;left:-9999px">${links(HOSTS.slice(0, 2))}</div>`, 'off-screen', 2],
    ['裁掉', `<p style="position:absolute;clip:rect(0,0,0,0)">${links(HOSTS.slice(0, 2))}</p>`, 'off-screen', 2],
    ['零字号', `<div style="font-size:0px">${links(HOSTS.slice(0, 3))}</div>`, 'font-size', 3],
    ['零高度', `<div style="height:0;overflow:hidden">${links(HOSTS)}</div>`, 'size', 6],
    ['一像素的滚动条', `<marquee height="1" width="4">${links(HOSTS)}</marquee>`, 'size', 6],
    [
      '未闭合的链接',
      `<div style="display:none">${HOSTS.map((host) => `<a href="https://${host}/">网<a>`).join('')}</div>`,
      'display',
      6,
    ],
    [
      '一条博彩链接',
      `<div class="x" style="display:none"><a href="https://z9.com/">时时彩平台</a></div>`,
      'display',
      1,
    ],
  ])('%s', (_, html, by, count) => {
    const { hiddenLinks } = read(page(html), mode);
    expect(hiddenLinks).toHaveLength(count);
    expect(hiddenLinks[0]).toMatchObject({ by });
  });

  it.each([
    [
      '读屏文字',
      '<div style="opacity:0;text-indent:-9999px;width:0;height:0;overflow:hidden"><a href="javascript:void(0)" aria-label="欢迎访问">欢迎</a></div>',
    ],
    ['本站的链接', '<div style="display:none"><a href="/a/">甲</a><a href="http://xxgk.yunxi.gov.cn/">乙</a></div>'],
    ['各级政府', `<div style="display:none">${links(HOSTS.map((host) => `${host.slice(0, 2)}.gov.cn`))}</div>`],
    [
      '中央媒体',
      `<div style="display:none">${links(['www.people.com.cn', 'www.news.cn', 'www.cctv.com', 'www.gmw.cn', 'www.ce.cn', 'www.cnr.cn'])}</div>`,
    ],
    [
      '收起的菜单列表',
      `<div style="display:none"><ul>${HOSTS.map((host) => `<li><a href="https://${host}/">企业</a></li>`).join('')}</ul></div>`,
    ],
    ['有名的下拉框', `<div class="friend-list" style="display:none">${links(HOSTS)}</div>`],
    ['选项卡的另一页', `<div><div>${links(['g7.com'])}</div><div style="display:none">${links(HOSTS)}</div></div>`],
    ['导航里的', `<div class="nav"><div style="display:none">${links(HOSTS)}</div><a href="/x/">栏目</a></div>`],
    ['夹着本站链接', `<div style="display:none">${links(HOSTS)}<a href="/more/">更多</a></div>`],
    [
      '隐藏的图标',
      `<div style="display:none">${HOSTS.map((host) => `<a href="https://${host}/"><img src="a.png"></a>`).join('')}</div>`,
    ],
    ['轮播移出的一屏', `<div style="position:relative;left:-1200px">${links(HOSTS)}</div>`],
    ['图标代替文字', '<a style="text-indent:-9999px;display:block" href="https://h8.com/">微博</a>'],
    ['一两条站外链接', `<div style="display:none">${links(HOSTS.slice(0, 2))}</div>`],
    ['看得见的友情链接', `<div>${links(HOSTS)}</div>`],
  ])('不算：%s', (_, html) => {
    expect(read(page(html), mode).hiddenLinks).toEqual([]);
  });
});

it('隐藏链接说明主题与所在', () => {
  expect(read(page(`<div style="display:none">${links(HOSTS, '云溪男科医院')}</div>`)).hiddenLinks[0]).toEqual({
    href: 'https://a1.com/',
    text: '云溪男科医院',
    by: 'display',
    region: 'unknown',
    topic: 'medicine',
  });
});

describe('foreign scripts', () => {
  const hosts = (body: string) => (read(page(body)).foreignScripts ?? []).map(({ host }) => host);
  it('站外脚本', () => {
    expect(hosts('<script src="https://kb9.net.cn/js/kb.js"></script>')).toEqual(['kb9.net.cn']);
  });
  it.each([
    ['本站', '<script src="/js/a.js"></script><script src="http://img.yunxi.gov.cn/a.js"></script>'],
    ['政府云', '<script src="https://cdn.zj.gov.cn/a.js"></script>'],
    [
      '标识与找错',
      '<script src="https://dcs.conac.cn/js/a.js"></script><script src="//pucha.kaipuyun.cn/exposure/jiucuo.js"></script>',
    ],
    [
      '经代理的标识',
      '<script src="http://yx001.ipv6proxy.com.cn/js/09/152/0000/60413915/CA091520000604139150001.js"></script>',
    ],
    ['百度统计', '<script src="https://hm.baidu.com/hm.js?1"></script>'],
    ['分享', '<script src="http://static.bshare.cn/b/buttonLite.js"></script>'],
    ['无障碍', '<script src="http://gov.govwza.cn/dist/aria.js"></script>'],
    [
      '本站的另一个主机',
      '<script src="https://static.yxcloud.com/a.js"></script><img src="https://static.yxcloud.com/logo.png">',
    ],
    [
      '反复链接的主机',
      '<script src="https://www.yxly.cn/a.js"></script><a href="https://www.yxly.cn/1">一</a><a href="https://www.yxly.cn/2">二</a><a href="https://www.yxly.cn/3">三</a>',
    ],
    ['以数字为地址的主机', '<script src="http://202.0.0.1/a.js"></script>'],
  ])('不算：%s', (_, body) => {
    expect(hosts(body)).toEqual([]);
  });
});

describe('residue and brackets of a page', () => {
  const text = '各村、社区：为做好今年的春季绿化工作，现将有关事项通知如下，请认真贯彻执行。';
  const article = (title: string, body: string, capture: CaptureMode = 'live', head = '') =>
    read(
      `<head><title>${title}_云溪县人民政府</title>${head}</head><body><div class="crumb">当前位置：<a href="/">首页</a> &gt; 通知公告</div><div class="content"><h1>${title}</h1><div>发布时间：2024-03-05 来源：县林业局</div><p>${text.repeat(4)}</p><p>${body}</p></div></body>`,
      capture,
    );
  it('正文里的 Word 书签', () => {
    expect(article('关于春季绿化的通知', '特此通知。[bookmark: _GoBack]').residue).toEqual([
      { kind: 'word', quote: '特此通知。[bookmark: _GoBack]', place: 'text' },
    ]);
  });
  it('脚本会填的变量，未执行脚本时不算', () => {
    const script = '<script src="/js/vue.js"></script>';
    expect(article('关于春季绿化的通知', '阅读{{count}}次', 'fetched', script).residue).toEqual([]);
    expect(article('关于春季绿化的通知', '阅读{{count}}次', 'live', script).residue).toHaveLength(1);
  });
  it('标题少半个书名号', () => {
    expect(article('关于印发《云溪县绿化办法的通知', '特此通知。').unmatched).toEqual([
      { mark: '《', quote: '关于印发《云溪县绿化办法的通知', place: 'title' },
    ]);
  });
  it('引用的原文里号码打码', () => {
    const reading = article('关于春季绿化的通知', '领取人（张某某13800000000请于周五前到场办理有关手续。');
    expect(reading.unmatched).toHaveLength(1);
    expect(JSON.stringify(reading.unmatched)).not.toContain('13800000000');
  });
  it('干净的文章什么也没有', () => {
    const reading = article('关于印发《云溪县绿化办法》的通知', '特此通知（联系电话：0731-85000000）。');
    expect(reading).toMatchObject({ residue: [], unmatched: [], privacy: [], hiddenLinks: [], foreignScripts: [] });
  });
});

it('旧记录没有隐藏的元素：不知道', () => {
  const { concealed: _, ...old } = collectPageFacts(new DOMParser().parseFromString(page(''), 'text/html'), {
    url: 'http://www.yunxi.gov.cn/',
    capture: 'live',
    capturedAt: null,
  });
  expect(interpret(old)).toMatchObject({ hiddenLinks: [], unknown: expect.arrayContaining(['hiddenLinks']) });
});
