/**
 * What judging costs: `node tests/bench/judging.ts`.
 *
 * Sites of 1,000, 3,000 and 10,000 pages with ten titles each, and single pages, made by rule, are judged by the distinct
 * checks of all systems of `SYSTEMS`. Costs are CPU time beside `JSON.parse` of the same facts in the same run, since
 * clocks of a shared machine say nothing. The bars: at most 3 × `JSON.parse` a hundred rules; ten times the pages cost
 * at most twelve times the time under all systems, scores included.
 */
import { ruleById } from '../../rules/index.ts';
import { SYSTEMS } from '../../rules/systems/index.ts';
import type { Check, System } from '../../rules/systems/system.ts';
import { checksOf } from '../../rules/systems/tree.ts';
import { evaluatePage, evaluateSite } from '../../utils/audit/evaluate.ts';
import { score } from '../../utils/audit/score.ts';
import type { CheckResult } from '../../utils/audit/scorecard.ts';
import { checkKey, paramsKeyOf } from '../../utils/audit/verdict.ts';
import { SCHEMA_VERSION } from '../../utils/facts/caps.ts';
import { interpret } from '../../utils/facts/interpret.ts';
import type { PageFacts } from '../../utils/facts/page-facts.ts';
import type { ContentFacts, ItemFacts, ListFacts, PlaceLink, SiteFacts } from '../../utils/facts/site-facts.ts';
import { addDays } from '../../utils/text/day.ts';

const HOME = 'http://www.yunxi.example.gov.cn/';
const LAST = '2025-06-10';
const ROWS = 10;

const BEGINNINGS = ['云溪市人民政府关于', '市水务局', '关于公布', '【公示】', '云溪市2024年', '青石镇', '我市'];
const MATTERS = [
  '“三公”经费预算情况的说明',
  '做好防汛抗旱工作的通知',
  '城乡低保对象名单',
  '水质监测月报',
  '政府采购项目成交公告',
  '节水办法（试行）的解读',
  '双随机抽查结果',
  '重大建设项目可行性研究报告的批复',
  '中小学招生工作实施方案',
  '常务会议召开',
  '行政处罚决定书（云水罚〔2024〕3号）',
  '人事任免的通知',
  '春季植树活动侧记',
  '道路封闭施工的通告',
  '就业创业培训班开班',
];
const ENDINGS = ['', '（第二批）', '——以青石镇为例', '公示', '（2025年修订）'];

const nth = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;
const dayOf = (n: number): string => addDays(LAST, -(n % 1_800)) ?? LAST;

function siteOf(pages: number): SiteFacts {
  const lists: ListFacts[] = [];
  const items: ItemFacts[] = [];
  const contents: ContentFacts[] = [];
  const menus: PlaceLink[] = [];
  // One page in ten is of a list, the others are contents that the lists name.
  const listPages = Math.max(10, Math.floor(pages / 10));
  const groups = Math.max(5, Math.floor(listPages / 5));
  for (let index = 0; index < groups; index++) {
    const name = `${nth(MATTERS, index).slice(0, 4)}${index}`;
    lists.push({
      url: `${HOME}lm${index}/`,
      title: name,
      names: [name, `公开${index}`],
      path: ['首页', '政务公开', name],
      columns: index % 7 === 0 ? ['budget'] : [],
      capture: 'live',
      capturedOn: LAST,
      pages: Array.from({ length: 5 }, (_, page) => `${HOME}lm${index}/index_${page}.html`),
      rows: (pages * ROWS) / groups,
      complete: index % 2 === 0,
      since: '2024-01-01',
      freshest: LAST,
    });
    menus.push({
      text: name,
      href: `${HOME}lm${index}/`,
      visible: true,
      pages,
      from: [HOME],
      onHome: index < 40,
      region: 'navigation',
    });
  }
  for (let index = 0; index < pages * ROWS; index++) {
    const title = `${nth(BEGINNINGS, index * 7)}${nth(MATTERS, index * 3)}${index}${nth(ENDINGS, index * 5)}`;
    const content = index % ROWS === 0 ? contents.length : undefined;
    const url = `${HOME}lm${index % groups}/t${index}.html`;
    const day = dayOf(index * 13);
    items.push({ title, url, day, lists: [index % groups], ...(content === undefined ? {} : { content }) });
    if (content !== undefined) {
      contents.push({
        url,
        kind: 'article',
        title,
        capture: 'live',
        capturedOn: LAST,
        unknown: ['audit'],
        publishedOn: day,
        source: '云溪市人民政府办公室',
        path: ['首页', '政务公开', '通知公告'],
        template: 'a1b2c3d4e5',
        body: { letters: 900, images: 0, videos: 0, audios: 0 },
        textFingerprint: 'aBcDeFgHiJaBcDeFgHiJaBcDeFgHiJaBcDeFgHiJ',
      });
    }
  }
  return {
    body: { id: 'b', name: '云溪市人民政府', level: 'city', kind: 'government', confirmed: true, scopes: [] },
    pages: { total: pages, byKind: {}, lastCapturedOn: LAST },
    home: { url: HOME, kind: 'home', capture: 'live', unknown: [], columns: [] },
    columns: {},
    reports: [],
    items,
    lists,
    contents,
    places: [],
    menus,
    unread: [],
    searches: [],
  };
}

/** CPU milliseconds of the best of several runs, after one that warms up; what is prepared for a run is not counted. */
function cpu<T>(runs: number, work: (prepared: T) => unknown, prepare: () => T = () => undefined as T): number {
  work(prepare());
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const prepared = prepare();
    const start = process.cpuUsage();
    work(prepared);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}

/** A page with menus, a list or an article, and a footer, as large as pages of governments are. */
function pageOf(n: number): PageFacts {
  const isList = n % 3 === 0;
  const url = isList ? `${HOME}lm${n}/` : `${HOME}lm${n % 40}/t${n}.html`;
  const title = `${nth(BEGINNINGS, n)}${nth(MATTERS, n)}${n}`;
  const link = (index: number, region: string) => ({
    text: `${nth(MATTERS, index).slice(0, 6)}${index}`,
    href: `${HOME}lm${index}/`,
    region,
    visible: true,
  });
  const rows = Array.from({ length: isList ? 20 : 0 }, (_, index) => ({
    title: `${nth(MATTERS, n + index)}${index}`,
    href: `${HOME}lm${n}/t${index}.html`,
    date: dayOf(index),
  }));
  return {
    schemaVersion: SCHEMA_VERSION,
    readerVersion: 1,
    url,
    canonicalUrl: url,
    capture: 'live',
    capturedAt: `${LAST}T01:00:00.000Z`,
    documentTitle: `${title}_云溪市人民政府`,
    elementCount: 900,
    scriptFilled: false,
    metas: [
      { name: 'SiteName', content: '云溪市人民政府' },
      { name: 'ColumnName', content: '通知公告' },
      { name: 'ArticleTitle', content: title },
      { name: 'PubDate', content: `${dayOf(n)} 09:00` },
    ],
    links: [
      ...Array.from({ length: 90 }, (_, index) => link(index, 'navigation')),
      ...rows.map(({ title: text, href }) => ({ text, href, region: 'main', visible: true })),
      ...Array.from({ length: 12 }, (_, index) => ({
        ...link(100 + index, 'footer'),
        ...(index % 2 === 0 && { href: `http://www.qingshi${index}.example.cn/` }),
      })),
    ],
    controls: [],
    headings: [{ level: 1, text: title }],
    titles: [{ text: title, source: 'h1' }],
    pairs: [],
    dates: [],
    lists: [],
    breadcrumb: [{ text: '首页', href: HOME }],
    tables: [],
    media: [],
    forms: [],
    scripts: [],
    marks: [],
    mainText: isList
      ? ''
      : `${title}\n${'各有关单位要落实责任，做好有关工作，并于每月底前报送进展情况。\n'.repeat(60)}`,
    mainLine: 0,
    mainLinkShare: isList ? 0.9 : 0,
    footerText: '主办：云溪市人民政府办公室 网站标识码：9999990001 备案序号：云ICP备00000001号 联系电话：0000-1234567',
    truncated: [],
    readerErrors: [],
  } as unknown as PageFacts;
}

const distinct = new Map<string, Check>();
for (const system of SYSTEMS) {
  for (const { rule, params } of checksOf(system)) distinct.set(rule + paramsKeyOf(params), { rule, params });
}
const scoped = (scope: 'page' | 'site') => [...distinct.values()].filter(({ rule }) => ruleById(rule)?.scope === scope);
const hundredOf = (all: readonly Check[]) =>
  all.length <= 100
    ? all
    : Array.from({ length: 100 }, (_, index) => all[Math.floor((index * all.length) / 100)] as Check);

const BAR = 3;
const said = (value: number, bar: number) => `${value.toFixed(2)} (bar ≤ ${bar}: ${value <= bar ? 'met' : 'NOT met'})`;

function sites(): void {
  const all = scoped('site');
  console.log(`${SYSTEMS.length} systems, ${all.length} checks of whole sites; a hundred rules ÷ JSON.parse`);
  for (const pages of [1_000, 3_000, 10_000]) {
    const text = JSON.stringify(siteOf(pages));
    const runs = Math.ceil(30_000 / pages);
    const parse = cpu(runs, () => JSON.parse(text));
    const ratio = (checks: readonly Check[]) => {
      // Facts of their own for each run: what is looked up in them is remembered with them.
      const judged = cpu(runs, () => evaluateSite(JSON.parse(text) as SiteFacts, checks)) - parse;
      return said(judged / parse / (checks.length / 100), BAR);
    };
    console.log(`  ${pages} pages: ${ratio(hundredOf(all))}, all of them ${ratio(all)}`);
  }
}

function pages(): void {
  const all = scoped('page');
  const texts = Array.from({ length: 300 }, (_, index) => JSON.stringify(pageOf(index)));
  const parse = cpu(30, () => texts.map((text) => JSON.parse(text)));
  // Facts of their own for each run: what is looked up in them is remembered with them.
  const read = () =>
    texts.map((text) => {
      const facts = JSON.parse(text) as PageFacts;
      return { ...facts, ...interpret(facts) };
    });
  const judged = cpu(30, (views) => views.map((view) => evaluatePage(view, all)), read);
  const size = Math.round(texts.reduce((sum, { length }) => sum + length, 0) / texts.length / 1_000);
  console.log(`${all.length} checks of pages, ${size} KB a page; a hundred rules ÷ JSON.parse`);
  console.log(`  ${said(judged / parse / (all.length / 100), BAR)}`);
}

function underAll(facts: SiteFacts): void {
  for (const system of SYSTEMS) scoreOf(system, facts);
}

function scoreOf(system: System, facts: SiteFacts): void {
  const results = new Map<string, CheckResult>();
  for (const { ruleId, ruleVersion, paramsKey, outcome } of evaluateSite(facts, checksOf(system))) {
    results.set(checkKey(ruleId, paramsKey), { scope: 'site', ruleId, ruleVersion, outcome });
  }
  const { level, kind, confirmed } = facts.body;
  score({ system, body: { level, kind, confirmed }, results, judgements: [], campaign: {}, asOf: LAST });
}

function systems(): void {
  console.log('judged and scored under all systems');
  const time = (count: number, runs: number) => {
    const text = JSON.stringify(siteOf(count));
    const parse = cpu(runs, () => JSON.parse(text));
    return cpu(runs, () => underAll(JSON.parse(text) as SiteFacts)) - parse;
  };
  const [few, many] = [time(1_000, 10), time(10_000, 3)];
  console.log(`  1,000 pages ${few.toFixed(0)} ms, 10,000 pages ${many.toFixed(0)} ms: × ${said(many / few, 12)}`);
}

// Pages first, as in the worker of a survey, which has judged no site before.
pages();
sites();
systems();
