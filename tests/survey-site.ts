/**
 * Sites for surveys, made from a seed: a county that does not exist, with whatever real sites do to a reader, and the
 * truth about every address: what a survey has to say of it in the end. Node only.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type ForwardProxy, startForwardProxy } from '../runner/forward-proxy.ts';
import type { SearchFacts } from '../utils/facts/site-facts.ts';
import type { Body } from '../utils/model.ts';
import type { AddressState, LinkRecord, Reason } from '../utils/survey/survey.ts';
import { docx, paragraph, pdf, plainXlsx, table } from './utils/attachments/files.ts';

const DOMAIN = 'yunxi.example.gov.cn';
/** The portal, under http with some pages under https. */
export const PORTAL = `http://www.${DOMAIN}`;
/** The disclosure platform. */
export const PLATFORM = `http://zwgk.${DOMAIN}`;
/** A host whose robots.txt is broken. */
export const SILENT = `http://lyj.${DOMAIN}`;
/** Government, and not of the body. */
const NEIGHBOUR = 'http://www.qingshan.example.gov.cn';
/** Where the extension may not read. */
const FOREIGN = 'http://www.qingshan-media.example.com';

/** What may be the matter with a content. Shares of all contents; what has a share is there at least once. */
export const FAULTS = {
  /** 5xx at first, then the page. */
  flaky: 0.03,
  /** 5xx for ever. */
  broken: 0.015,
  /** No answer at first, then the page. */
  slowOnce: 0.01,
  /** Never an answer. */
  hanging: 0.005,
  /** 429 with Retry-After at first, then the page. */
  busy: 0.01,
  /** The connection is cut. */
  cut: 0.01,
  notFound: 0.03,
  gone: 0.01,
  softNotFound: 0.02,
  /** The home page instead of a content. */
  ledHome: 0.01,
  forbidden: 0.01,
  /** 412 and a script. */
  shield: 0.01,
  /** 200 and a script that sets a cookie and loads again. */
  quietShield: 0.01,
  loginRedirect: 0.01,
  loginPage: 0.01,
  moved: 0.02,
  movedSecure: 0.01,
  movedAway: 0.01,
  movedAbroad: 0.005,
  loop: 0.01,
  /** A page that only sends its visitors on: by meta refresh, and by a script. */
  forwardMeta: 0.01,
  forwardScript: 0.01,
  /** The same page with another parameter. */
  twice: 0.02,
  /** The same page under http and https. */
  bothSchemes: 0.01,
  /** A file under the address of a page. */
  file: 0.01,
  /** Linked with a session, tracking parameters or a fragment, too. */
  manyNames: 0.05,
  gb2312: 0.08,
} as const;
export type Fault = keyof typeof FAULTS;

export interface SiteOptions {
  /** Addresses, roughly. */
  pages: number;
  seed?: string;
  /** In place of the shares above; a fault with share 0 is left out. */
  faults?: Partial<Record<Fault, number>>;
  /** Calendars, filters, piling links, patterns, robots.txt, the silent host: what comes beside the contents. */
  traps?: boolean;
  /** The year of the survey: the calendar leads beyond it. */
  year?: number;
  /** Milliseconds until an answer, drawn between the two. */
  latency?: readonly [number, number];
  /** Characters of a content's text. */
  characters?: number;
  /** A search on the home page: it finds what is asked for, or always something else, or is asked by a script. */
  search?: 'finds' | 'misses' | 'script';
  /** One of the files is not there, which a polite survey asks for again after half a minute; true where absent. */
  losesFile?: boolean;
}

/** What a survey says of an address in the end. */
export interface Expected {
  state: Exclude<AddressState, 'waiting' | 'fetching'>;
  reason?: Reason;
  /** The `<title>` of what is read. */
  title?: string;
  /** Where the redirect leads. */
  duplicateOf?: string;
  /** Addresses of one page: one of them is read, the others are its duplicates. Which one is a matter of the order. */
  group?: string;
}

export interface SiteAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
  /** Milliseconds. */
  delay: number;
  /** Nothing ever comes, or the connection is cut. */
  silence?: 'hang' | 'cut';
}

export interface SurveySite {
  /** What is surveyed. */
  body: Body;
  /** Patterns of the survey. */
  exclude: string[];
  /** By canonical address. */
  truth: ReadonlyMap<string, Expected>;
  /** Attachments, by canonical address. */
  files: ReadonlyMap<string, Pick<LinkRecord, 'state' | 'reason' | 'type'>>;
  /** Whether nobody may ever ask for it. */
  isForbidden(url: string): boolean;
  /** What a survey has to say of the search: of each title that it asks for the same. */
  search: Pick<SearchFacts, 'result' | 'reason'> | undefined;
  /** Answers the n-th request (from 1) for this address. */
  answer(url: string, nth: number): SiteAnswer;
  latency(url: string): number;
}

interface Link {
  href: string;
  text: string;
}

interface Content {
  path: string;
  title: string;
  day: string;
  fault: Fault | undefined;
}

interface Column {
  origin: string;
  path: string;
  name: string;
  pager: 'createPageHTML' | 'links' | 'query' | 'dataproxy' | 'none';
  contents: Content[];
}

type Serve = (nth: number) => Omit<SiteAnswer, 'delay'>;

/** Contents on a page of a list. */
const ROWS = 8;
const REVISIT = '回头看';

/** Makes a site. The same options, the same site. */
export function makeSurveySite({
  pages,
  seed = '',
  faults = {},
  traps = true,
  year = new Date().getFullYear(),
  latency = [0, 0],
  characters = 300,
  search,
  losesFile = true,
}: SiteOptions): SurveySite {
  const random = randomOf(seed);
  const truth = new Map<string, Expected>();
  const files = new Map<string, Pick<LinkRecord, 'state' | 'reason' | 'type'>>();
  const served = new Map<string, Serve>();
  const forbidden: ((url: string) => boolean)[] = [
    (url) => url.startsWith(`${NEIGHBOUR}/list/`) || url.startsWith(`${FOREIGN}/list/`),
  ];
  const navigation: Link[] = [{ href: `${PORTAL}/`, text: '首页' }];

  const html = (title: string, inner: string, extra = '', charset = 'utf-8') =>
    page({ title, inner, extra, navigation, charset });
  const serve = (url: string, expected: Expected | undefined, how: Serve): void => {
    if (served.has(url)) throw new Error(`${url} is there already`);
    served.set(url, how);
    if (expected) truth.set(url, expected);
  };
  const serveHtml = (url: string, title: string, inner: string, extra = ''): void => {
    // Made anew for each answer: a large site would not fit into the memory.
    serve(url, { state: 'read', title: `${title}_云溪县人民政府` }, () => ok(html(title, inner, extra)));
  };

  // Columns and what they list
  const columns: Column[] = [
    { origin: PORTAL, path: '/xw/yw/', name: '云溪要闻', pager: 'createPageHTML', contents: [] },
    { origin: PORTAL, path: '/xw/bm/', name: '部门动态', pager: 'links', contents: [] },
    { origin: PORTAL, path: '/xw/gs/', name: '通知公告', pager: 'query', contents: [] },
    { origin: PORTAL, path: '/hd/zj/', name: '意见征集', pager: 'none', contents: [] },
    { origin: PLATFORM, path: '/zc/', name: '政策文件', pager: 'createPageHTML', contents: [] },
    { origin: PLATFORM, path: '/fdgk/cz/', name: '财政预决算', pager: 'links', contents: [] },
    { origin: PLATFORM, path: '/fdgk/rs/', name: '人事信息', pager: 'query', contents: [] },
    { origin: PLATFORM, path: '/fdgk/gh/', name: '规划计划', pager: 'dataproxy', contents: [] },
  ];
  const overhead = (traps ? 34 : 12) + Math.ceil(pages / (ROWS + 1));
  const count = Math.max(columns.length, pages - overhead);
  const kinds = drawFaults(count, faults, random);
  for (let i = 0; i < count; i++) {
    // A list without a pager stays short.
    const pick = i < columns.length ? i : Math.floor(random() * columns.length);
    const full = columns[pick]?.pager === 'none' && (columns[pick]?.contents.length ?? 0) >= ROWS;
    const column = columns[full ? 0 : pick];
    if (!column) continue;
    const month = 1 + (i % 12);
    const day = `${year - 1}-${two(month)}-${two(1 + (i % 28))}`;
    column.contents.push({
      path: `${year - 1}${two(month)}/t${day.replaceAll('-', '')}_${10_000 + i}.html`,
      title: `关于${PLACES[i % PLACES.length]}第${i + 1}批${THINGS[Math.floor(random() * THINGS.length)]}的通知`,
      day,
      fault: kinds[i],
    });
  }

  const sections: [url: string, name: string, children: Link[]][] = [
    [`${PORTAL}/xw/`, '新闻中心', linksOf(columns.slice(0, 3))],
    [`${PORTAL}/hd/`, '互动交流', linksOf(columns.slice(3, 4))],
    [`${PLATFORM}/`, '政府信息公开', [...linksOf(columns.slice(4, 5)), { href: '/fdgk/', text: '法定主动公开内容' }]],
    [`${PLATFORM}/fdgk/`, '法定主动公开内容', linksOf(columns.slice(5))],
  ];
  for (const [href, text] of sections) navigation.push({ href, text });
  navigation.push({ href: `${PLATFORM}/zhinan/index.html`, text: '政府信息公开指南' });
  serveHtml(`${PLATFORM}/zhinan/`, '政府信息公开指南', `<h1>政府信息公开指南</h1>${prose('指南', characters)}`);
  // The column under its default page, and with a fragment.
  for (const [url, name, children] of sections) {
    serveHtml(url, name, `<h2>${name}</h2>${listOf(children)}<p><a href="./index.html#top">返回顶部</a></p>`);
  }

  for (const column of columns) {
    const url = column.origin + column.path;
    const rows = column.contents.map((content, at) => {
      const address = url + content.path;
      serve(address, ...treat(address, content));
      const name = content.fault === 'manyNames' ? (NAMES[at % NAMES.length]?.(content.path) ?? '') : content.path;
      const also = alsoLinked(address, content.fault);
      return `<li><a href="${name}">${content.title}</a><span>${content.day}</span></li>${also}`;
    });
    const lists = Math.max(1, Math.ceil(rows.length / ROWS));
    if (column.pager === 'dataproxy') {
      serveEndpoint(column, rows);
      continue;
    }
    for (let n = 1; n <= lists; n++) {
      const inner = `<h2>${column.name}</h2><ul class="list">${rows.slice((n - 1) * ROWS, n * ROWS).join('')}</ul>`;
      serveHtml(url + listPath(column.pager, n), column.name, inner + pagerOf(column.pager, n, lists, rows.length));
    }
  }

  const special: Link[] = [];
  if (traps) addTraps();
  addFiles();
  const home = columns.map((column) =>
    column.contents.slice(0, 3).map(({ path, title }) => [column, path, title] as const),
  );
  const latest = home
    .flat()
    .map(([column, path, title]) => ({ href: column.origin + column.path + path, text: title }));
  serveHtml(
    `${PORTAL}/`,
    '云溪县人民政府门户网站',
    `${search ? SEARCH_BOXES[search === 'script' ? 'script' : 'get'] : ''}<h2>最新信息</h2>${listOf(latest)}<h2>专题</h2>${listOf(special)}<div class="links">${listOf(
      [
        { href: `${NEIGHBOUR}/list/`, text: '青山县人民政府' },
        { href: `${FOREIGN}/list/`, text: '青山在线' },
        { href: 'javascript:void(0)', text: '设为首页' },
        { href: 'mailto:office@yunxi.example.gov.cn', text: '联系我们' },
      ],
    )}</div>`,
  );

  const hosts = traps ? [PORTAL, PLATFORM, SILENT] : [PORTAL, PLATFORM];
  return {
    body: {
      id: 'yunxi',
      name: '云溪县人民政府',
      level: 'county',
      kind: 'government',
      confirmed: true,
      scopes: hosts.map((origin) => ({ type: 'host', host: new URL(origin).host })),
      createdAt: `${year}-01-01T00:00:00.000Z`,
    },
    exclude: traps ? [`www.${DOMAIN}/old/`] : [],
    truth,
    files,
    search: search && SEARCHED[search],
    isForbidden: (url) => forbidden.some((test) => test(plainOf(url))) || truth.get(plainOf(url))?.reason === 'trap',
    latency: (url) => latency[0] + Math.floor(randomOf(`${seed}${url}`)() * (latency[1] - latency[0])),
    answer(url, nth) {
      const plain = plainOf(url);
      const how = served.get(plain) ?? searched(plain) ?? endless(plain) ?? (() => respond(404, '没有这个页面'));
      return { ...how(nth), delay: this.latency(url) };
    },
  };

  /** The first rows stand in the page as XML for its script, the others come from the address that the script calls. */
  function serveEndpoint({ origin, path, name }: Column, lists: readonly string[]): void {
    const rows: string[] = lists.join('').match(/<li>.*?<\/li>/g) ?? [];
    // Nothing says of the last part that it is the last but that it is not full.
    if (rows.length % ROWS === 0) rows.push(`<li><a href="./">${name}</a></li>`);
    const part = (from: number) =>
      `<datastore><totalrecord>${rows.length}</totalrecord><recordset>${rows
        .slice(from, from + ROWS)
        .map((row) => `<record><![CDATA[${row.replace(/href="(?:\.\/)?(?!http)/, `href="${path}`)}]]></record>`)
        .join('')}</recordset></datastore>`;
    const call = `<script>$('#67').jpage({proxyUrl:'/module/web/jpage/dataproxy.jsp',perPage:${ROWS},totalRecord:${rows.length},ajaxParam:{columnid:'1229',unitid:'67'}})</script>`;
    const inner = `<h2>${name}</h2><div id="67"><script type="text/xml">${part(0)}</script></div>`;
    serveHtml(origin + path, name, inner, call);
    for (let from = ROWS; from < rows.length; from += ROWS) {
      const url = `${origin}/module/web/jpage/dataproxy.jsp?startrecord=${from + 1}&endrecord=${from + ROWS}&perpage=${ROWS}&columnid=1229&unitid=67`;
      serve(url, { state: 'read', title: '' }, () => ({
        status: 200,
        headers: { 'content-type': 'text/xml; charset=utf-8' },
        body: bytesOf(`<?xml version="1.0" encoding="utf-8"?>${part(from)}`),
      }));
    }
  }

  /** What is to be said of a content, and how it is served. */
  function treat(url: string, { title, day, fault }: Content): [Expected, Serve] {
    const full = `${title}_云溪县人民政府`;
    const inner = `<h1>${title}</h1><p class="info">发布时间：${day}　来源：云溪县人民政府办公室</p><div class="content">${prose(
      url,
      characters,
    )}</div>`;
    const good = () => ok(html(title, inner));
    const read: Expected = { state: 'read', title: full };
    const put = (expected: Expected, how: Serve): [Expected, Serve] => [expected, how];
    const moved = (to: string, expected: Expected, status = 302) =>
      put(expected, () => respond(status, '', { location: to }));
    const first = (how: Serve) => put(read, (nth) => (nth === 1 ? how(nth) : good()));
    switch (fault) {
      case undefined:
      case 'manyNames':
        return put(read, good);
      case 'gb2312':
        return put(read, () => ({
          status: 200,
          headers: { 'content-type': 'text/html' },
          body: toGbk(html(title, inner, '', 'gb2312')),
        }));
      case 'flaky':
        return first(() => respond(503, '服务器繁忙'));
      case 'busy':
        return first(() => respond(429, '', { 'retry-after': '1' }));
      case 'slowOnce':
        return first(() => ({ ...respond(200, ''), silence: 'hang' }));
      case 'broken':
        return put({ state: 'blocked', reason: 'status' }, () => respond(500, '<h1>500</h1>'));
      case 'hanging':
        return put({ state: 'blocked', reason: 'timeout' }, () => ({ ...respond(200, ''), silence: 'hang' }));
      case 'cut':
        return put({ state: 'unknown', reason: 'network' }, () => ({ ...respond(200, ''), silence: 'cut' }));
      case 'notFound':
        return put({ state: 'dead', reason: 'not-found' }, () => respond(404, '<h1>404</h1>'));
      case 'gone':
        return put({ state: 'dead', reason: 'not-found' }, () => respond(410, ''));
      case 'softNotFound':
        return put({ state: 'dead', reason: 'soft-404' }, () => ok(MISSING_PAGE));
      case 'ledHome':
        return moved(new URL('/', url).href, { state: 'dead', reason: 'soft-404' });
      case 'forbidden':
        return put({ state: 'blocked', reason: 'status' }, () => respond(403, '<h1>403 Forbidden</h1>'));
      case 'shield':
        return put({ state: 'blocked', reason: 'challenge' }, () => respond(412, SHIELD));
      case 'quietShield':
        return put({ state: 'blocked', reason: 'challenge' }, () => ok(SHIELD));
      case 'loginRedirect':
        served.set(`${PORTAL}/sso/login.jsp`, () => ok(LOGIN));
        return moved(`${PORTAL}/sso/login.jsp`, { state: 'blocked', reason: 'login' });
      case 'loginPage':
        return put({ state: 'blocked', reason: 'login' }, () => ok(LOGIN));
      case 'moved': {
        const to = url.replace('.html', '_new.html');
        serve(to, read, () => ok(html(title, inner)));
        return moved(to, { state: 'skipped', reason: 'duplicate', duplicateOf: to }, 301);
      }
      case 'movedSecure': {
        const to = url.replace('http:', 'https:');
        serve(to, read, () => ok(html(title, inner)));
        return moved(to, { state: 'skipped', reason: 'duplicate', duplicateOf: to }, 301);
      }
      case 'movedAway':
        served.set(`${NEIGHBOUR}/`, () => ok(html('青山县人民政府', prose('青山', characters))));
        return moved(`${NEIGHBOUR}/`, { state: 'skipped', reason: 'off-scope' });
      case 'movedAbroad':
        served.set(`${FOREIGN}/`, () => ok(html('青山在线', prose('青山', characters))));
        return moved(`${FOREIGN}/`, { state: 'skipped', reason: 'off-scope' });
      case 'loop': {
        served.set(`${url}?again`, () => respond(302, '', { location: url }));
        return moved(`${url}?again`, { state: 'unknown', reason: 'redirect-loop' });
      }
      case 'forwardMeta':
      case 'forwardScript': {
        const to = url.replace('.html', '_on.html');
        serve(to, read, () => ok(html(title, inner)));
        const name = to.slice(to.lastIndexOf('/') + 1);
        const way =
          fault === 'forwardMeta'
            ? `<meta http-equiv="refresh" content="2; url=${name}">`
            : `<script>window.location.href = '${name}';</script>`;
        return put({ state: 'read', title: '正在跳转' }, () =>
          ok(
            `<!doctype html><html><head><meta charset="utf-8"><title>正在跳转</title>${way}</head><body></body></html>`,
          ),
        );
      }
      case 'twice':
        serve(`${url}?order=desc`, { ...read, group: url }, good);
        return put({ ...read, group: url }, good);
      case 'bothSchemes':
        serve(url.replace('http:', 'https:'), { ...read, group: url }, good);
        return put({ ...read, group: url }, good);
      case 'file':
        return put({ state: 'unsupported', reason: 'not-html' }, () => ({
          status: 200,
          headers: { 'content-type': 'application/pdf' },
          body: PDF,
        }));
    }
  }

  function addFiles(): void {
    const at = `${PLATFORM}/fdgk/files/`;
    const list: [name: string, body: Uint8Array | undefined, type: string, contentType?: string][] = [
      ...DOCUMENTS,
      ['budget.pdf', PDF, 'pdf'],
      ['form.rar', Uint8Array.of(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0, ...new Array(200).fill(7)), 'rar'],
      ...(losesFile ? [['lost.docx', undefined, ''] satisfies [string, undefined, string]] : []),
    ];
    for (const [name, content, type, contentType = 'application/octet-stream'] of list) {
      const url = at + name;
      files.set(url, content ? { state: 'read', type } : { state: 'dead', reason: 'not-found' });
      served.set(url, () =>
        content
          ? { status: 200, headers: { 'content-type': contentType }, body: content }
          : respond(404, '<h1>404</h1>'),
      );
    }
    const url = `${PLATFORM}/fdgk/xiazai.html`;
    serveHtml(
      url,
      '表格下载',
      `<h1>表格下载</h1>${prose(url, characters)}${listOf(list.map(([name]) => ({ href: `files/${name}`, text: `附件：${name}` })))}`,
    );
    special.push({ href: url, text: '表格下载' });
  }

  function addTraps(): void {
    // Allowed and forbidden by robots.txt
    served.set(`${PORTAL}/robots.txt`, () => text('User-agent: *\nDisallow: /internal/\nAllow: /internal/open.html\n'));
    for (let i = 0; i < 4; i++) {
      const url = `${PORTAL}/internal/${i}.html`;
      truth.set(url, { state: 'skipped', reason: 'robots' });
      special.push({ href: url, text: `内部资料${i}` });
    }
    forbidden.push((url) => /\/internal\/\d/.test(url));
    serveHtml(`${PORTAL}/internal/open.html`, '公开资料', `<h1>公开资料</h1>${prose('公开', characters)}`);
    special.push({ href: `${PORTAL}/internal/open.html`, text: '公开资料' });

    // A broken robots.txt forbids all; the entry is then tried under https, as people write hosts without a scheme.
    for (const origin of [SILENT, SILENT.replace('http:', 'https:')]) {
      served.set(`${origin}/robots.txt`, () => respond(503, ''));
      truth.set(`${origin}/`, { state: 'blocked', reason: 'robots' });
    }
    forbidden.push((url) => new URL(url).host === new URL(SILENT).host && !url.endsWith('/robots.txt'));

    // Excluded by a pattern
    truth.set(`${PORTAL}/old/`, { state: 'skipped', reason: 'pattern' });
    special.push({ href: `${PORTAL}/old/`, text: '旧版网站' });
    forbidden.push((url) => url.startsWith(`${PORTAL}/old/`));

    // A calendar whose next month has no end: from the tenth month of next year on
    for (let i = 0; i < 4; i++) {
      const month = i < 3 ? `${year + 1}-${10 + i}` : `${year + 2}-01`;
      const url = `${PORTAL}/rili/?month=${month}`;
      if (i < 3) serve(url, { state: 'read', title: `${month}工作日历_云溪县人民政府` }, () => calendar(month));
      else truth.set(url, { state: 'skipped', reason: 'trap' });
    }
    special.push({ href: `${PORTAL}/rili/?month=${year + 1}-10`, text: '工作日历' });

    // A filter that adds itself with each click
    for (let i = 1; i <= 3; i++) {
      const url = filterUrl(i);
      if (i < 3) serve(url, { state: 'read', title: `${REVISIT}${i}_云溪县人民政府` }, () => filter(i));
      else truth.set(url, { state: 'skipped', reason: 'trap' });
    }
    special.push({ href: filterUrl(1), text: REVISIT });

    // A relative link that piles up
    for (let i = 1; i <= 3; i++) {
      const url = `${PORTAL}/${'zhuanti/'.repeat(i)}`;
      if (i < 3) serve(url, { state: 'read', title: '专题专栏_云溪县人民政府' }, () => pile());
      else truth.set(url, { state: 'skipped', reason: 'trap' });
    }
    special.push({ href: `${PORTAL}/zhuanti/`, text: '专题专栏' });

    // A list that a script fills, and a page in a frame
    serveHtml(
      `${PORTAL}/hd/xinxiang.html`,
      '县长信箱',
      `<h2>县长信箱</h2><ul id="list"></ul><iframe src="/hd/frame.html"></iframe>`,
      `<script>fetch('/api/letters').then((r) => r.json()).then((rows) => { for (const row of rows) document.getElementById('list').append(row.title); });</script>`,
    );
    serveHtml(`${PORTAL}/hd/frame.html`, '信件统计', `<h2>信件统计</h2>${prose('信件', characters)}`);
    special.push({ href: `${PORTAL}/hd/xinxiang.html`, text: '县长信箱' });
  }

  /** The first page of results, its links those of the search. */
  function searched(url: string): Serve | undefined {
    const { origin, pathname, searchParams } = new URL(url);
    if (!search || origin !== PORTAL || pathname !== '/search') return undefined;
    const word = searchParams.get('q') ?? '';
    const all = columns.flatMap(({ contents }) => contents);
    const hits = all.filter(({ title }) => title.includes(word) === (search === 'finds')).slice(0, ROWS);
    const rows = hits.map(({ title, day }, i) => `<li><a href="/jump?to=${i}">${title}</a><span>${day}</span></li>`);
    return () => ok(html('搜索结果', `<h2>搜索结果</h2><ul class="list">${rows.join('')}</ul>`));
  }

  /** What traps would go on serving to whoever followed them. */
  function endless(url: string): Serve | undefined {
    const { pathname, search } = new URL(url);
    if (url.startsWith(`${PORTAL}/rili/`)) return () => calendar(search.slice(7));
    if (pathname === '/chaxun/') return () => filter(search.split('&').length);
    if (/^\/(?:zhuanti\/)+$/.test(pathname)) return () => pile();
    return undefined;
  }
  function calendar(month: string): Omit<SiteAnswer, 'delay'> {
    const [y = 0, m = 0] = month.split('-').map(Number);
    const next = m === 12 ? `${y + 1}-01` : `${y}-${two(m + 1)}`;
    const inner = `<h1>${month}工作日历</h1>${prose(month, characters)}<a href="/rili/?month=${next}">下月</a>`;
    return ok(html(`${month}工作日历`, inner));
  }
  function filter(depth: number): Omit<SiteAnswer, 'delay'> {
    const inner = `<h1>${REVISIT}${depth}</h1>${prose(`filter${depth}`, characters)}<a href="${filterUrl(depth + 1)}">再筛选</a>`;
    return ok(html(`${REVISIT}${depth}`, inner));
  }
  function pile(): Omit<SiteAnswer, 'delay'> {
    return ok(html('专题专栏', `<h1>专题专栏</h1>${prose('专题', characters)}<a href="zhuanti/">更多专题</a>`));
  }
}

/**
 * What a survey's record says otherwise than the truth, one line each; empty where they are equal.
 *
 * @param titles the `<title>` of pages that were read, by canonical address; left out, titles are not compared.
 */
export function differencesFromTruth(
  truth: ReadonlyMap<string, Expected>,
  records: readonly { url: string; state: string; reason?: string; detail?: string; duplicateOf?: string }[],
  titles?: ReadonlyMap<string, string>,
): string[] {
  const lines: string[] = [];
  const known = new Map(records.map((record) => [record.url, record]));
  if (known.size !== records.length) lines.push(`${records.length - known.size} addresses stand there twice`);
  const groups = new Map<string, string[]>();
  for (const [url, { group }] of truth) if (group) groups.set(group, [...(groups.get(group) ?? []), url]);
  for (const [url, expected] of truth) {
    const record = known.get(url);
    if (!record) {
      lines.push(`${url}: missing, expected ${wording(expected)}`);
      continue;
    }
    const wanted = expected.group ? wantedOfGroup(url, expected, groups.get(expected.group) ?? [], known) : expected;
    if (wording(record) !== wording(wanted)) {
      lines.push(`${url}: ${wording(record)} ${record.detail ?? ''}, expected ${wording(wanted)}`);
    } else if (titles && wanted.state === 'read' && titles.get(url) !== wanted.title) {
      lines.push(`${url}: title ${titles.get(url)}, expected ${wanted.title}`);
    }
  }
  for (const { url, ...record } of records) {
    if (!truth.has(url)) lines.push(`${url}: ${wording(record)}, which is not there`);
  }
  return lines;
}

function wantedOfGroup(
  url: string,
  expected: Expected,
  group: readonly string[],
  known: ReadonlyMap<string, { state: string }>,
): Expected {
  const read = group.find((one) => known.get(one)?.state === 'read');
  if (read === undefined || read === url) return expected;
  return { state: 'skipped', reason: 'duplicate', duplicateOf: read };
}

const wording = ({ state, reason, duplicateOf }: { state: string; reason?: string; duplicateOf?: string }): string =>
  [state, reason, duplicateOf && `of ${duplicateOf}`].filter(Boolean).join('/');

export interface SiteRequest {
  url: string;
  method: string;
  /** Milliseconds since the server was started. */
  at: number;
  /** Requests under way with this one. */
  beside: number;
  status: number;
}

export interface ServedSite extends Omit<ForwardProxy, 'close'> {
  /** All that was asked for, in order, but for what browsers ask of their own makers. */
  requests: readonly SiteRequest[];
  close(): Promise<void>;
}

/** Serves sites through a forward proxy. Hosts that are nobody's are answered 404. */
export async function serveSite(site: Pick<SurveySite, 'answer'>): Promise<ServedSite> {
  const requests: SiteRequest[] = [];
  const times = new Map<string, number>();
  const began = performance.now();
  const closing = new AbortController();
  let underWay = 0;
  const proxy = await startForwardProxy(async (url, request, response) => {
    const method = request.method ?? 'GET';
    if (!url || !/\.example\.(?:gov\.cn|com)$/.test(new URL(url).hostname)) return void response.writeHead(404).end();
    const nth = (times.get(url) ?? 0) + 1;
    times.set(url, nth);
    underWay++;
    let over = false;
    const end = () => {
      if (!over) underWay--;
      over = true;
    };
    response.once('close', end);
    const { status, headers, body, delay, silence } = site.answer(url, nth);
    requests.push({ url, method, at: performance.now() - began, beside: underWay - 1, status });
    if (silence === 'hang') return;
    if (delay > 0) await sleep(delay, undefined, { signal: closing.signal }).catch(() => undefined);
    if (silence === 'cut') return void request.socket.destroy();
    response.writeHead(status, { ...headers, 'content-length': body.length, 'cache-control': 'no-store' });
    response.end(method === 'HEAD' ? undefined : body);
  });
  return {
    port: proxy.port,
    requests,
    async close() {
      closing.abort();
      await proxy.close();
    },
  };
}

/** Without fragment, session and tracking: what the site makes of it. */
function plainOf(url: string): string {
  return url
    .replace(/#.*$/, '')
    .replace(/;jsessionid=[^?]*/i, '')
    .replace(/[?&](?:utm_source|spm)=[^&]*/g, '')
    .replace(/\/index\.html$/, '/');
}

/** Other names of one address. */
const NAMES: readonly ((path: string) => string)[] = [
  (path) => `${path};jsessionid=0A1B2C3D4E5F`,
  (path) => `${path}?utm_source=weixin`,
  (path) => `./${path}#content`,
];

/** Further links to the same content, beside the first one. */
function alsoLinked(url: string, fault: Fault | undefined): string {
  const link = (href: string, text: string) => `<li><a href="${href}">${text}</a></li>`;
  if (fault === 'twice') return link(`${url}?order=desc`, '按时间排序');
  if (fault === 'bothSchemes') return link(url.replace('http:', 'https:'), '安全访问');
  if (fault === 'manyNames') return link(`${url}?spm=a1.b2`, '分享');
  return '';
}

function drawFaults(
  count: number,
  faults: Partial<Record<Fault, number>>,
  random: () => number,
): (Fault | undefined)[] {
  const drawn: (Fault | undefined)[] = [];
  for (const [fault, share] of Object.entries({ ...FAULTS, ...faults }) as [Fault, number][]) {
    const times = share > 0 ? Math.max(1, Math.round(share * count)) : 0;
    for (let i = 0; i < times && drawn.length < count; i++) drawn.push(fault);
  }
  while (drawn.length < count) drawn.push(undefined);
  for (let i = drawn.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [drawn[i], drawn[other]] = [drawn[other], drawn[i]];
  }
  return drawn;
}

const two = (n: number): string => String(n).padStart(2, '0');
const PLACES = ['城关镇', '白石乡', '青杨镇', '柳河乡', '清水镇', '东山街道'];
const THINGS = ['防汛物资发放', '春季植树', '农田水利维修', '道路养护', '饮水安全检查', '技能培训', '环境整治'];
const WORDS =
  '各单位要认真组织落实有关工作安排按照统一部署做好人员物资保障及时登记发放台账逐级核对数量并在规定时间内报送进展情况加强巡查维护确保群众生产生活正常有序开展宣传引导完善责任分工健全长效机制';

/** Sentences that belong to this key alone. */
function prose(key: string, characters: number): string {
  const random = randomOf(key);
  const parts: string[] = [];
  for (let length = 0; length < characters; ) {
    let sentence = '';
    const words = 8 + Math.floor(random() * 12);
    for (let i = 0; i < words; i++) {
      const at = Math.floor(random() * (WORDS.length - 2));
      sentence += WORDS.slice(at, at + 2);
    }
    parts.push(`<p>${sentence}。</p>`);
    length += sentence.length + 1;
  }
  return parts.join('');
}

const linksOf = (columns: readonly Column[]): Link[] =>
  columns.map(({ origin, path, name }) => ({ href: origin + path, text: name }));
const listOf = (links: readonly Link[]): string =>
  `<ul>${links.map(({ href, text }) => `<li><a href="${href}">${text}</a></li>`).join('')}</ul>`;

function listPath(pager: Column['pager'], n: number): string {
  if (n === 1) return '';
  if (pager === 'createPageHTML') return `index_${n - 1}.html`;
  return pager === 'query' ? `?page=${n}` : `index_${n}.html`;
}

function pagerOf(pager: Column['pager'], n: number, lists: number, total: number): string {
  if (lists === 1 || pager === 'none') return '';
  // The pages stand in the script alone.
  if (pager === 'createPageHTML')
    return `<div class="page"><script>createPageHTML(${lists}, ${n - 1}, "index", "html");</script></div>`;
  const turn = (to: number, text: string) => `<a href="${to === 1 ? 'index.html' : listPath(pager, to)}">${text}</a>`;
  const turns = [
    ...(n > 1 ? [turn(1, '首页'), turn(n - 1, '上一页')] : []),
    ...(n < lists ? [turn(n + 1, '下一页'), turn(lists, '尾页')] : []),
  ];
  return `<div class="page">共${total}条 第${n}/${lists}页 ${turns.join(' ')}</div>`;
}

const filterUrl = (depth: number): string =>
  `${PORTAL}/chaxun/?${Array.from({ length: depth }, (_, i) => `f=${i}`).join('&')}`;

function page({
  title,
  inner,
  extra,
  navigation,
  charset,
}: {
  title: string;
  inner: string;
  extra: string;
  navigation: readonly Link[];
  charset: string;
}): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="${charset}"><title>${title}_云溪县人民政府</title>
<meta name="SiteName" content="云溪县人民政府"></head><body><div class="nav">${listOf(navigation)}</div>
<div class="main">${inner}</div><div class="footer">主办单位：云溪县人民政府办公室　网站标识码：4699000088</div>${extra}</body></html>`;
}

const bytesOf = (html: string): Uint8Array => new TextEncoder().encode(html);
const respond = (status: number, html: string, headers: Record<string, string> = {}): Omit<SiteAnswer, 'delay'> => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body: bytesOf(html),
});
const ok = (html: string) => respond(200, html);
const text = (content: string): Omit<SiteAnswer, 'delay'> => ({
  status: 200,
  headers: { 'content-type': 'text/plain' },
  body: bytesOf(content),
});

const PDF = bytesOf(`%PDF-1.4\n${'% 云溪县\n'.repeat(40)}%%EOF\n`);
const FIGURES = [
  ['科目名称', '2026年预算数'],
  ['一般公共服务支出', '1310.5'],
  ['教育支出', '905.25'],
  ['合计', '2215.75'],
];
const OFFICE = 'application/vnd.openxmlformats-officedocument';
/** Files that are read where a survey reads attachments: all of them hold the same figures, but for the last one. */
const DOCUMENTS: [name: string, body: Uint8Array, type: string, contentType: string][] = [
  [
    'yusuan.docx',
    docx(paragraph('云溪县2026年部门预算') + table(FIGURES)),
    'docx',
    `${OFFICE}.wordprocessingml.document`,
  ],
  [
    'shouzhi.xlsx',
    plainXlsx(
      '收支总表',
      FIGURES.map(([name = '', figure = ''], i) => [name, i === 0 ? figure : Number(figure)]),
    ),
    'xlsx',
    `${OFFICE}.spreadsheetml.sheet`,
  ],
  [
    'juesuan.pdf',
    pdf(
      [
        [
          { text: '云溪县2026年部门预算', x: 180, y: 780 },
          ...FIGURES.flatMap((row, i) => row.map((text, j) => ({ text, x: 60 + j * 200, y: 700 - i * 24 }))),
        ],
      ],
      // Not embedded: the browser has to find the map of its characters.
      { font: 'gbk' },
    ),
    'pdf',
    'application/pdf',
  ],
  ['saomiao.pdf', pdf([[]]), 'pdf', 'application/pdf'],
];
const SEARCH_BOXES = {
  get: '<form action="/search" method="get"><input type="text" name="q" placeholder="请输入关键词"><button>搜索</button></form>',
  script: '<div><input type="text" name="q" placeholder="请输入关键词"><a href="javascript:search()">搜索</a></div>',
} as const;
const SEARCHED = {
  finds: { result: 'found' },
  misses: { result: 'not-found' },
  script: { result: 'unknown', reason: 'script' },
} as const;
const MISSING_PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>页面不存在</title></head><body>
<h1>您访问的页面不存在或已被删除</h1><p>请检查地址，或<a href="/">返回首页</a>。</p></body></html>`;
const SHIELD = `<!doctype html><html><head><meta charset="utf-8"><script>document.cookie = '__jsl_clearance_s=1';
location.reload();</script></head><body></body></html>`;
const LOGIN = `<!doctype html><html><head><meta charset="utf-8"><title>统一身份认证登录</title></head><body><h1>用户登录</h1>
<form action="/sso/check" method="post"><input name="user"><input name="word" type="password"><button>登录</button></form></body></html>`;

let gbk: Map<string, readonly [number, number]> | undefined;
/** Text in the bytes of GBK. What it lacks becomes a question mark. */
export function toGbk(content: string): Uint8Array {
  if (!gbk) {
    gbk = new Map();
    const decoder = new TextDecoder('gbk');
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        if (trail === 0x7f) continue;
        const char = decoder.decode(Uint8Array.of(lead, trail));
        if (char.length === 1 && char !== '\ufffd' && !gbk.has(char)) gbk.set(char, [lead, trail]);
      }
    }
  }
  const bytes: number[] = [];
  for (const char of content) {
    const code = char.charCodeAt(0);
    if (code < 0x80) bytes.push(code);
    else bytes.push(...(gbk.get(char) ?? [0x3f]));
  }
  return Uint8Array.from(bytes);
}

/** Numbers from 0 to 1 that a text decides (mulberry32). */
function randomOf(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
