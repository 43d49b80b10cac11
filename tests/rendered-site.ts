/** A site of our own whose pages are what only a browser sees, and which knows the truth about each of them. */
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startForwardProxy } from '../runner/forward-proxy.ts';
import type { Body } from '../utils/model.ts';

const ORIGIN = 'http://www.lanting.example.gov.cn';
export const LANTING: Body = {
  id: 'lanting',
  name: '兰汀市人民政府',
  level: 'city',
  kind: 'government',
  confirmed: true,
  createdAt: '2026-01-05T00:00:00Z',
  scopes: [{ type: 'host', host: 'www.lanting.example.gov.cn', entry: `${ORIGIN}/` }],
};

/** What stands in a column, and what the record of it is to say. */
export interface ColumnTruth {
  url: string;
  /** Titles of its rows as a visitor sees them, in their order; null where no capture can know them. */
  rows: readonly string[] | null;
  state: 'read' | 'unread';
  reason?: string;
  unsettled?: true;
}

const COLUMNS = {
  plain: '通知公告',
  filled: '政策文件',
  slow: '财政预决算',
  lazy: '政务要闻',
  more: '人事信息',
  pager: '工作动态',
  empty: '规划计划',
  challenge: '行政许可',
  restless: '统计数据',
  loop: '应急管理',
  broken: '重大项目',
} as const;
export type ColumnName = keyof typeof COLUMNS;

const SUBJECTS = ['河道整治', '校舍修缮', '公园改造', '道路养护', '供水管网', '老旧小区', '农田水利', '社区食堂'];
const titleOf = (column: ColumnName, n: number): string =>
  `关于${SUBJECTS[n % SUBJECTS.length]}${COLUMNS[column]}第${n + 1}号情况的通报`;
const ROWS: Record<ColumnName, number> = {
  plain: 8,
  filled: 9,
  slow: 7,
  lazy: 20,
  more: 18,
  pager: 15,
  empty: 0,
  challenge: 8,
  restless: 6,
  loop: 0,
  broken: 6,
};
const titlesOf = (column: ColumnName): string[] => Array.from({ length: ROWS[column] }, (_, n) => titleOf(column, n));
export const addressOf = (column: ColumnName): string => `${ORIGIN}/gk/${column}/`;
const contentOf = (column: ColumnName, n: number): string => `/nr/${column}/2026${String(n + 101)}.html`;
const rowOf = (column: ColumnName, n: number): string =>
  `<li><a href="${contentOf(column, n)}">${titleOf(column, n)}</a><span>2026-0${(n % 9) + 1}-1${n % 10}</span></li>`;
const rowsOf = (column: ColumnName, from = 0, to = ROWS[column]): string =>
  Array.from({ length: to - from }, (_, n) => rowOf(column, from + n)).join('\n');

/** The record of each column as it has to be. */
export const TRUTH: Record<ColumnName, ColumnTruth> = Object.fromEntries(
  (Object.keys(COLUMNS) as ColumnName[]).map((name): [ColumnName, ColumnTruth] => {
    const url = addressOf(name);
    if (name === 'loop') return [name, { url, rows: null, state: 'unread', reason: 'timeout' }];
    if (name === 'broken') return [name, { url, rows: null, state: 'read', unsettled: true }];
    if (name === 'restless') return [name, { url, rows: titlesOf(name), state: 'read', unsettled: true }];
    return [name, { url, rows: titlesOf(name), state: 'read' }];
  }),
) as Record<ColumnName, ColumnTruth>;

const page = (title: string, main: string, script = ''): string => `<!doctype html><html lang="zh-CN"><head>
<meta charset="utf-8"><title>${title}-兰汀市人民政府</title><meta name="SiteName" content="兰汀市人民政府">
<style>body{font-size:16px;color:#222;background:#fff} nav a{margin:0 8px} li{margin:8px 0} .wrap{width:1000px;margin:0 auto}</style></head>
<body><header class="top"><h1>兰汀市人民政府</h1></header>
<nav class="menu"><a href="/">首页</a>${(Object.keys(COLUMNS) as ColumnName[])
  .map((name) => `<a href="/gk/${name}/">${COLUMNS[name]}</a>`)
  .join('')}</nav>
<main class="wrap">${main}</main>
<footer class="foot"><p>主办：兰汀市人民政府办公室　网站标识码：5300000099</p></footer>
${script ? `<script>${script}</script>` : ''}</body></html>`;

const list = (column: ColumnName, rows: string, more = ''): string =>
  `<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/gk/${column}/">${COLUMNS[column]}</a></div>
<h2>${COLUMNS[column]}</h2><ul class="list" id="list">${rows}</ul>${more}`;

const FILL = (name: string) =>
  `fetch('/sj/${name}').then((r)=>r.text()).then((html)=>{document.getElementById('list').innerHTML=html})`;

/** What a browser without the cookie of the shield gets. */
const SHIELD = `<!doctype html><html><head><meta charset="utf-8"></head><body><script>
setTimeout(()=>{document.cookie='lt_pass=1; path=/gk/challenge/';location.reload()},300)</script></body></html>`;

const columnPage = (column: ColumnName): string => {
  const title = COLUMNS[column];
  const of = (rows: string, script = '', more = '') => page(title, list(column, rows, more), script);
  switch (column) {
    case 'plain':
      return of(rowsOf(column));
    case 'filled':
      return of('', `setTimeout(()=>{${FILL('filled')}},300)`);
    case 'slow':
      return of('', FILL('slow'));
    case 'empty':
      return of('', FILL('empty'));
    case 'challenge':
      return of(rowsOf(column));
    case 'broken':
      return page(title, `${list(column, '')}<script src="/js/lost.js"></script>`);
    case 'restless':
      return of(
        rowsOf(column),
        `setInterval(()=>{const p=document.createElement('p');p.textContent=Math.random();const b=document.getElementById('tick');b.textContent='';b.append(p)},80)`,
        '<div id="tick"></div>',
      );
    case 'loop':
      return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title></head><body><p>正在跳转</p><script>
const to=['/gk','loop','?r='+Math.random()].join('/');setTimeout(()=>{location.replace(to)},150)</script></body></html>`;
    case 'lazy':
      return of(
        rowsOf(column, 0, 8),
        `let n=8;new IntersectionObserver((es)=>{if(!es.some((e)=>e.isIntersecting)||n>=20)return;
fetch('/sj/lazy?from='+n).then((r)=>r.text()).then((html)=>{document.getElementById('list').insertAdjacentHTML('beforeend',html);n+=4})}).observe(document.getElementById('end'))`,
        '<style>#list li{height:240px}</style><div id="end" style="height:40px"></div>',
      );
    case 'more':
      return of(
        rowsOf(column, 0, 6),
        `let n=6;const b=document.getElementById('grow');b.addEventListener('click',()=>{
fetch('/sj/more?from='+n).then((r)=>r.text()).then((html)=>{document.getElementById('list').insertAdjacentHTML('beforeend',html);n+=6;if(n>=18)b.remove()})})`,
        '<p><a href="javascript:;" id="grow">加载更多</a></p>',
      );
    case 'pager':
      return of(
        rowsOf(column, 0, 5),
        `let p=0;const b=document.getElementById('next');b.addEventListener('click',()=>{
fetch('/sj/pager?from='+(p+1)*5).then((r)=>r.text()).then((html)=>{p++;document.getElementById('list').innerHTML=html;if(p>=2)b.classList.add('disabled')})})`,
        `<form action="/jg/tj/" method="post" id="ask"><input name="q"><button type="submit">下一页</button></form>
<div class="page"><a href="javascript:;" id="next">下一页</a></div>`,
      );
  }
};

export interface RenderedSite {
  port: number;
  /** Addresses that were asked for, as often as they were. */
  asked: string[];
  /** When each of them was, as `Date.now()`. */
  times: number[];
  close(): Promise<void>;
}

/** Serves it to a browser that has this as its proxy. */
export async function serveRenderedSite(): Promise<RenderedSite> {
  const asked: string[] = [];
  const times: number[] = [];
  const proxy = await startForwardProxy(async (address, request, response) => {
    if (!address?.startsWith(ORIGIN)) return void response.writeHead(404).end();
    asked.push(`${request.method} ${address}`);
    times.push(Date.now());
    const { pathname, searchParams } = new URL(address);
    if (pathname === '/sj/slow') await sleep(1_800);
    const { status, html } = answer(pathname, searchParams, request);
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(html);
  });
  return { port: proxy.port, asked, times, close: () => proxy.close() };
}

function answer(path: string, query: URLSearchParams, request: IncomingMessage): { status: number; html: string } {
  const send = (status: number, html: string) => ({ status, html });
  if (path === '/') {
    const blocks = (['plain', 'challenge', 'restless'] as const).map(
      (name) => `<h3>${COLUMNS[name]}</h3><ul>${rowsOf(name, 0, 4)}</ul>`,
    );
    return send(
      200,
      page('首页', `${blocks.join('')}<p><label>留言 <input id="note"></label></p><div style="height:3000px"></div>`),
    );
  }
  const [, place = '', column = ''] = path.split('/');
  if (place === 'sj') {
    const from = Number(query.get('from') ?? 0);
    const size = { lazy: 4, more: 6, pager: 5 }[column] ?? ROWS[column as ColumnName];
    return send(
      200,
      size
        ? rowsOf(column as ColumnName, from, Math.min(from + size, ROWS[column as ColumnName]))
        : '<li class="none">暂无信息</li>',
    );
  }
  if (place === 'gk' && column in COLUMNS) {
    if (column === 'challenge' && !/lt_pass=1/.test(request.headers.cookie ?? '')) return send(412, SHIELD);
    return send(200, columnPage(column as ColumnName));
  }
  const content = /^\/nr\/(\w+)\/2026(\d+)\.html$/.exec(path);
  if (content?.[1] && content[1] in COLUMNS) {
    const title = titleOf(content[1] as ColumnName, Number(content[2]) - 101);
    return send(
      200,
      page(
        title,
        `<h2>${title}</h2><p>发布时间：2026-03-12　来源：兰汀市人民政府办公室</p><div class="text">${'<p>市人民政府常务会议听取了有关情况，要求各部门按照职责分工抓好落实，并于月底前报告进展，接受社会监督。</p>'.repeat(3)}</div>`,
      ),
    );
  }
  return send(404, '<h1>404</h1><p>页面不存在</p>');
}
