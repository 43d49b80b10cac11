/** Pages of a fictional place as a narrow window shows them, and the truth about each. */
import type { PhoneFacts } from '../../../utils/facts/rendered-facts.ts';

const HOST = 'http://www.narrow.example.gov.cn';
const MOBILE = 'http://m.narrow.example.gov.cn/';
const PARAGRAPH =
  '云溪市人民政府办公室关于做好全市防汛救灾工作的通知，请各县区、各部门认真贯彻执行，切实保障群众安全。';
const running = (times = 6) => `<p>${PARAGRAPH}</p>`.repeat(times);
const NAVIGATION = ['政务公开', '新闻动态', '办事服务', '互动交流', '走进云溪'];
const navigation = `<div class="nav">${NAVIGATION.map((name, index) => `<a href="/${index}/">${name}</a> `).join('')}</div>`;
const search = '<form class="find" action="/s"><input name="q" placeholder="请输入关键词"><button>搜索</button></form>';
const VIEWPORT = '<meta name="viewport" content="width=device-width,initial-scale=1">';

const page = (head: string, main: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>云溪市人民政府</title>${head}<style>body{margin:0;font-size:16px;line-height:1.6}.nav a{display:inline-block;padding:14px 0}</style></head><body>${main}</body></html>`;
const narrow = (style: string) => `<style>@media (max-width:600px){${style}}</style>`;

interface Narrow {
  html: string;
  /** What the record says of it. */
  truth: Partial<Omit<PhoneFacts, 'sticksOut'>> & { sticksOut?: Partial<PhoneFacts['sticksOut'][number]>[] };
  /** Shares are measured to a tenth. */
  cut?: number;
  /** Rules that suspect it. */
  suspected: string[];
}

export const NARROW: Record<string, Narrow> = {
  /** Its navigation goes behind a button; a picture gallery and a table scroll within themselves. */
  responsive: {
    html: page(
      `${VIEWPORT}<style>.menu{display:none;width:48px;height:48px}</style>${narrow('.nav{display:none}.menu{display:block}')}`,
      `<button class="menu" aria-label="菜单">☰</button>${navigation}${search}${running()}
       <div style="width:300px;overflow:hidden;white-space:nowrap">${'<span style="display:inline-block;width:300px">防汛救灾图片新闻</span>'.repeat(4)}</div>
       <div style="overflow-x:auto"><table style="width:900px"><tr><td>${PARAGRAPH}</td></tr></table></div>`,
    ),
    truth: {
      layout: 'device',
      sideways: false,
      sticksOut: [],
      navigation: { onDesktop: 5, seen: 0 },
      menuButton: true,
      search: { onDesktop: true, seen: true },
    },
    suspected: [],
  },
  /** Made for desktops and marked for phones; what it leaves out on phones nobody finds again. */
  overflowing: {
    html: page(
      `${VIEWPORT}${narrow('.nav,.find{display:none}')}`,
      `${navigation}${search}<div id="wide" style="width:1000px">${running()}</div>`,
    ),
    truth: {
      layout: 'device',
      sideways: true,
      sticksOut: [{ selector: '#wide', tag: 'div', right: 1000 }],
      navigation: { onDesktop: 5, seen: 0 },
      menuButton: false,
      search: { onDesktop: true, seen: false },
    },
    suspected: ['phone-parts-hidden', 'phone-reflow-broken'],
  },
  cut: {
    html: page(
      `${VIEWPORT}<style>html{overflow-x:hidden}</style>`,
      `${navigation}${search}<div id="wide" style="width:900px">${running()}</div>`,
    ),
    truth: { layout: 'device', sideways: false, navigation: { onDesktop: 5, seen: 5 }, cutOnDesktop: 0 },
    cut: 0.5,
    suspected: ['phone-reflow-broken'],
  },
  /** Of the time before phones, with a site of its own for them. */
  twin: {
    html: page('', `<div style="width:1000px">${navigation}${search}<a href="${MOBILE}">手机版</a>${running()}</div>`),
    truth: { layout: 'none', otherEdition: '手机版', sideways: true },
    suspected: [],
  },
  /** The same without one. */
  bare: {
    html: page('', `<div style="width:1000px">${navigation}${search}${running()}</div>`),
    truth: { layout: 'none', sideways: true },
    suspected: ['phone-viewport-missing'],
  },
};

/** Sends narrow windows on, and keeps that it did. */
export const SENDING: Narrow = {
  html: page(
    '',
    `${navigation}${search}${running()}<script>if (innerWidth < 500 || localStorage.small) { localStorage.small = 1; location.replace('${MOBILE}') }</script>`,
  ),
  truth: {
    movedTo: MOBILE,
    layout: 'device',
    sideways: false,
    navigation: { onDesktop: 5, seen: 5 },
    search: { onDesktop: true, seen: false },
  },
  suspected: [],
};

export const narrowUrl = (name: string): string => `${HOST}/${name}`;

export const NARROW_PAGES = {
  ...Object.fromEntries(
    Object.entries({ ...NARROW, sending: SENDING }).map(([name, { html }]) => [narrowUrl(name), html]),
  ),
  [MOBILE]: page(VIEWPORT, `${navigation}${running(3)}`),
};
