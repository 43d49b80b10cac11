/** Sites of fictional places with modes for older people, tools for accessible browsing, captchas and traps. */

const PARAGRAPH =
  '云溪市人民政府办公室关于做好全市防汛救灾工作的通知，请各县区、各部门认真贯彻执行，切实保障群众安全。';
const running = (times = 6) => `<div id="text">${`<p>${PARAGRAPH}</p>`.repeat(times)}</div>`;

interface Site {
  /** In the head of every page. */
  head?: string;
  /** At the top of every page. */
  top?: string;
  /** At the end of every page. */
  end?: string;
}

const STYLE =
  '<style>body{margin:0;font-size:14px;line-height:1.6;color:#222;background:#fff}a,button{font-size:14px}#text p{margin:1em 0}</style>';

const page = ({ head = '', top = '', end = '' }: Site, main: string, title = '云溪市人民政府'): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width,initial-scale=1">${STYLE}${head}</head><body><div class="header">${top}<a href="/">首页</a> <a href="/zwgk/">政务公开</a></div>${main}<ul><li><a href="/zwgk/202506/t20250610_1.html">关于做好防汛工作的通知</a></li><li><a href="/zwgk/202506/t20250611_2.html">关于公布年度计划的公告</a></li></ul>${end}</body></html>`;

/** A home page and an article. */
const siteOf = (host: string, site: Site, article: Site = site) => ({
  [`${host}/`]: page(site, running()),
  [`${host}/zwgk/202506/t20250610_1.html`]: page(article, running(4), '关于做好防汛工作的通知'),
});

const host = (name: string) => `http://www.${name}.example.gov.cn`;
export const HOSTS = {
  copy: host('copy'),
  parameter: host('parameter'),
  bar: host('bar'),
  stored: host('stored'),
  cookie: host('cookie'),
  sheet: host('sheet'),
  dialogue: host('dialogue'),
  toast: host('toast'),
  alert: host('alert'),
  lost: host('lost'),
  hidden: host('hidden'),
  broken: host('broken'),
  covering: host('covering'),
  small: host('small'),
  tool: host('tool'),
  plain: host('plain'),
};

const script = (code: string) => `<script>${code}</script>`;
const LARGE = '<style>.elder,.elder a,.elder button{font-size:20px;line-height:1.8}</style>';

/** A whole second site in larger letters. */
const copyOf = {
  ...siteOf(HOSTS.copy, { top: '<a href="/old/">长者版</a> ' }),
  [`${HOSTS.copy}/old/`]: page(
    { head: '<style>body,a{font-size:22px!important}</style>', top: '<a href="/">返回标准版</a> ' },
    `${running()}<a href="/old/zwgk/202506/t20250610_1.html">关于做好防汛工作的通知（长者版）</a>`,
  ),
  [`${HOSTS.copy}/old/zwgk/202506/t20250610_1.html`]: page(
    { head: '<style>body,a{font-size:22px!important}</style>', top: '<a href="/">返回标准版</a> ' },
    running(3),
  ),
};

/** A class on body, and a mark that every link carries on. */
const parameter: Site = {
  head: LARGE,
  top: '<span id="entry" onclick="toggle()" style="cursor:pointer">适老模式</span> ',
  end: script(`function on(){document.body.classList.add('elder');document.getElementById('entry').textContent='退出适老模式';
    for (const a of document.links) if (!a.href.includes('old=')) a.href += '?old=1'}
    function off(){document.body.classList.remove('elder');document.getElementById('entry').textContent='适老模式';
    for (const a of document.links) a.href = a.href.replace('?old=1','')}
    function toggle(){document.body.classList.contains('elder') ? off() : on()}
    if (location.search === '?old=1') on();`),
};

/** A vendor's bar with tools, kept for the session; the page is enlarged by zoom. */
const BAR = `(function(){
  var zoom = Number(sessionStorage.getItem('vendorZoom') || 1.3);
  function size(z){ zoom = z; sessionStorage.setItem('vendorZoom', z); document.querySelector('.main-of-page').style.zoom = z }
  function open(){
    if (document.getElementById('vendor-bar')) return;
    sessionStorage.setItem('vendorOpen', '1');
    var bar = document.createElement('div'); bar.id = 'vendor-bar';
    bar.style.cssText = 'position:fixed;top:0;left:0;right:0;height:70px;background:#036;color:#fff;z-index:9999;display:flex;gap:12px';
    ['放大','缩小','语音朗读','大鼠标','大字幕','配色','退出服务'].forEach(function(name){
      var b = document.createElement('button'); b.textContent = name; b.style.cssText = 'width:80px;height:60px;font-size:16px';
      b.addEventListener('click', function(){
        if (name === '放大') size(Math.min(1.8, zoom + 0.25));
        if (name === '缩小') size(Math.max(1, zoom - 0.25));
        if (name === '退出服务') { bar.remove(); document.querySelector('.main-of-page').style.zoom = 1; sessionStorage.clear() }
      });
      bar.appendChild(b);
    });
    document.body.appendChild(bar); size(zoom);
  }
  window.vendorOpen = open;
  if (sessionStorage.getItem('vendorOpen')) open();
})();`;
const bar: Site = {
  top: '<a href="javascript:vendorOpen()" id="cniil_znzx" title="长者助手">关怀版</a> ',
  end: `${script("var d=document.createElement('div');d.className='main-of-page';while(document.body.firstChild)d.appendChild(document.body.firstChild);document.body.appendChild(d);")}<script src="/vendor/bar.js"></script>`,
};

/** Kept in localStorage, with two sizes. */
const stored: Site = {
  head: '<style>[data-mode=elder] body,[data-mode=elder] a{font-size:18px}[data-mode=elder][data-size=xl] body,[data-mode=elder][data-size=xl] a{font-size:24px}.sizes{display:none}[data-mode=elder] .sizes{display:block}[data-mode=elder] #in{display:none}</style>',
  top: `<button type="button" id="in" onclick="mode('elder')">长者模式</button><div class="sizes"><button onclick="size('l')">大</button><button onclick="size('xl')">特大</button><button onclick="mode('')">退出长者模式</button></div>`,
  end: script(`function apply(){var h=document.documentElement;h.dataset.mode=localStorage.getItem('mode')||'';h.dataset.size=localStorage.getItem('size')||''}
    function mode(m){m?localStorage.setItem('mode',m):(localStorage.removeItem('mode'),localStorage.removeItem('size'));apply()} function size(s){localStorage.setItem('size',s);apply()} apply();`),
};

/** Kept in a cookie; the page loads itself anew. */
const cookie: Site = {
  head: LARGE,
  top: '<a href="#" id="entry" title="关怀版">♿</a> ',
  end: script(`var on=/elder=1/.test(document.cookie); if(on) document.body.className='elder';
    document.getElementById('entry').title = on ? '退出关怀版' : '关怀版';
    document.getElementById('entry').onclick=function(){document.cookie='elder='+(on?0:1)+'; path=/'; location.reload(); return false}`),
};

/** Another style sheet; the entrance is a picture. */
const sheet: Site = {
  head: '<link id="skin" rel="stylesheet" href="/normal.css">',
  top: `<a href="javascript:void(0)" onclick="skin('elder')"><img src="/zz.gif" alt="长者版" width="60" height="24"></a> <a href="javascript:;" onclick="skin('normal')">标准版</a> `,
  end: script(
    `function skin(name){localStorage.setItem('skin',name);document.getElementById('skin').href='/'+name+'.css'} if(localStorage.getItem('skin')) skin(localStorage.getItem('skin'));`,
  ),
};

/** The entrance asks which mode is meant. */
const dialogue: Site = {
  head: LARGE,
  top: `<a href="javascript:ask()">适老化无障碍</a> `,
  end: `<div id="ask" style="display:none;position:fixed;left:30%;top:30%;width:300px;height:120px;background:#eee;z-index:99"><a href="javascript:elder()">进入长者模式</a> <a href="javascript:;" onclick="document.getElementById('ask').style.display='none'">关闭</a></div>${script(
    `function ask(){document.getElementById('ask').style.display='block'} function elder(){document.getElementById('ask').style.display='none';localStorage.setItem('e','1');apply()} function apply(){document.body.classList.toggle('elder',localStorage.getItem('e')==='1')} apply();`,
  )}`,
};

const toast: Site = {
  top: '<a href="javascript:toast()">长者模式</a> ',
  end: script(
    `function toast(){var t=document.createElement('div');t.textContent='已切换到长者模式';t.style.cssText='position:fixed;left:40%;top:40%;width:200px;height:40px;background:#000;color:#fff';document.body.appendChild(t);setTimeout(function(){t.remove()},1500)}`,
  ),
};
const alertOnly: Site = { top: `<a href="#" onclick="alert('功能建设中');return false">长者模式</a> ` };
const lost: Site = {
  head: LARGE,
  top: `<button onclick="document.body.classList.toggle('elder')">关怀版</button> `,
};
const hidden: Site = {
  head: LARGE,
  top: `<a href="javascript:void(0)" style="display:none" onclick="document.body.classList.add('elder')">长者模式</a> `,
};
const broken: Site = {
  top: '<a href="javascript:;" onclick="vendorOpen()">长者模式</a> ',
  end: '<script src="/vendor/missing.js"></script>',
};
const covering: Site = {
  head: LARGE,
  top: '<a href="javascript:cover()">长者模式</a> ',
  end: script(
    `function cover(){document.body.classList.add('elder');var c=document.createElement('div');c.id='cover';c.style.cssText='position:fixed;inset:0;background:#036;z-index:99999';c.innerHTML='<button>字体放大</button><button>语音朗读</button><button>大字幕</button><button>高对比度</button>';document.body.appendChild(c)}`,
  ),
};
/** Its largest size is too small, and an advertisement comes late. */
const small: Site = {
  head: '<style>.elder,.elder a{font-size:16px}.elder.l,.elder.l a{font-size:17px}</style>',
  top: `<button onclick="elder()">长者模式</button><span class="s" hidden><button onclick="document.body.classList.remove('l')">标准字号</button><button onclick="document.body.classList.add('l')">大字号</button></span> `,
  end: script(
    `function elder(){document.body.classList.add('elder');document.querySelector('.s').hidden=false;setTimeout(function(){var a=document.createElement('div');a.id='ad';a.style.cssText='position:fixed;right:0;top:200px;width:200px;height:200px';a.innerHTML='<a href="http://www.shop.example.com/"><img src="/zz.gif" width="200" height="200" alt=""></a>';document.body.appendChild(a)},2000)}`,
  ),
};

/** A tool for accessible browsing only. */
const tool: Site = {
  top: `<a href="javascript:;" onclick="document.getElementById('wza').style.display='block'">无障碍浏览</a> `,
  end: `<div id="wza" style="display:none;position:fixed;top:0;left:0;width:100%;height:60px;background:#ddd">${['语音', '光标', '放大镜', '对比度'].map((name) => `<a href="javascript:;">${name}</a> `).join('')}<a href="javascript:;" onclick="document.getElementById('wza').style.display='none'">退出无障碍</a></div>`,
};

const captchas = `<form action="/send" method="post"><label for="n">姓名</label><input id="n" name="n">
  <p>验证码 <input id="code" name="code" placeholder="请输入验证码"><img src="/captcha.jsp" alt="验证码" width="80" height="30"></p>
  <p>手机验证码 <input id="sms" name="smsCode"><button type="button">获取验证码</button></p>
  <p>校验码 <input id="spoken" name="checkcode"><img src="/checkcode.png" width="80" height="30" alt=""><a href="javascript:;">语音播报验证码</a></p>
  <div id="slide" style="width:300px;height:40px;background:#eee">按住滑块，拖动到最右边</div>
  <button id="send" onclick="document.title='sent'">提交</button></form>`;
const keyboard = `<a id="b" href="/b">乙</a><button id="c" type="button">丙</button><input id="d"><a id="a" href="/a" tabindex="1">甲</a>
  <a id="gone" href="/x" style="display:none">隐</a><div id="only" onclick="go()">打开详情</div><div inert><a href="/y">惰</a></div>`;
const trap = `<a href="/1">一</a><input id="trap" onkeydown="if(event.key==='Tab'){event.preventDefault()}"><a href="/2">二</a><a href="/3">三</a>`;
const pull = `<a href="/1">一</a><div id="box"><button id="ok" type="button">知道了</button></div><a href="/2">二</a><a href="/3">三</a><a href="/4">四</a><a href="/5">五</a>
  <script>document.addEventListener('focusin',function(e){if(e.target.id!=='ok')document.getElementById('ok').focus()})</script>`;
const popups = `${running()}<div id="drift" style="position:fixed;left:10px;top:100px;width:150px;height:150px;background:#fee"><img src="/zz.gif" width="150" height="130" alt=""><a href="javascript:;" onclick="this.parentNode.remove()">关闭</a></div>
  <script>var x=10;setInterval(function(){x+=2;document.getElementById('drift').style.left=(x%600)+'px'},20);
  setTimeout(function(){var d=document.createElement('div');d.id='notice';d.setAttribute('role','dialog');d.style.cssText='position:fixed;left:700px;top:400px;width:600px;height:300px;background:#fff';d.textContent='温馨提示：网站将于本周末维护';document.body.appendChild(d)},2200)</script>`;

export const PAGES = {
  ...copyOf,
  ...siteOf(HOSTS.parameter, parameter),
  [`${HOSTS.parameter}/zwgk/202506/t20250610_1.html?old=1`]: page(parameter, running(4), '关于做好防汛工作的通知'),
  ...siteOf(HOSTS.bar, bar),
  [`${HOSTS.bar}/vendor/bar.js`]: { body: BAR, contentType: 'text/javascript' },
  ...siteOf(HOSTS.stored, stored),
  ...siteOf(HOSTS.cookie, cookie),
  ...siteOf(HOSTS.sheet, sheet),
  [`${HOSTS.sheet}/normal.css`]: { body: 'body{font-size:14px}', contentType: 'text/css' },
  [`${HOSTS.sheet}/elder.css`]: { body: 'body,body a{font-size:21px}', contentType: 'text/css' },
  ...siteOf(HOSTS.dialogue, dialogue),
  ...siteOf(HOSTS.toast, toast),
  ...siteOf(HOSTS.alert, alertOnly),
  ...siteOf(HOSTS.lost, lost),
  ...siteOf(HOSTS.hidden, hidden),
  ...siteOf(HOSTS.broken, broken),
  ...siteOf(HOSTS.covering, covering, {}),
  ...siteOf(HOSTS.small, small),
  ...siteOf(HOSTS.tool, tool),
  [`${HOSTS.plain}/captchas`]: page({}, captchas),
  [`${HOSTS.plain}/keyboard`]: page({}, keyboard),
  [`${HOSTS.plain}/trap`]: page({}, trap),
  [`${HOSTS.plain}/pull`]: page({}, pull),
  [`${HOSTS.plain}/popups`]: page({}, popups),
};
