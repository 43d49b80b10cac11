/**
 * What judging a whole site costs: `node tests/bench/judging.ts`.
 *
 * Sites of 1,000, 3,000 and 10,000 pages with ten titles each, made by rule, are judged by 100 checks of the policy
 * documents, and by all of them with all their words. Costs are CPU time beside `JSON.parse` of the same facts in the same run, since
 * clocks of a shared machine say nothing. The bar: at most 3 × `JSON.parse` a hundred rules, and linear in pages.
 */
import { ruleById } from '../../rules/index.ts';
import { CLAUSE_DOCUMENTS } from '../../rules/systems/clause-documents.ts';
import type { Check } from '../../rules/systems/system.ts';
import { evaluateSite } from '../../utils/audit/evaluate.ts';
import { paramsKeyOf } from '../../utils/audit/verdict.ts';
import type { ContentFacts, ItemFacts, ListFacts, PlaceLink, SiteFacts } from '../../utils/facts/site-facts.ts';
import { titleIndexOf } from '../../utils/facts/title-index.ts';
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

/** CPU milliseconds of the best of several runs, after one that warms up. */
function cpu(runs: number, work: () => unknown): number {
  work();
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}

const PUBLISHED = [
  'item-published',
  'column-named',
  'topics-covered',
  'content-fields',
  'link-present',
  'roster-covered',
];
const distinct = new Map<string, Check>();
for (const { clauses } of CLAUSE_DOCUMENTS) {
  for (const { checks = [] } of clauses) {
    for (const { rule, params = {} } of checks) {
      if (PUBLISHED.includes(rule)) distinct.set(rule + paramsKeyOf(params), { rule, params });
    }
  }
}
const all = [...distinct.values()];
const words = [
  ...new Set(
    all.flatMap(({ rule, params }) => {
      const of = ruleById(rule);
      return of?.scope === 'site' ? (of.words?.(of.params.parse(params)) ?? []) : [];
    }),
  ),
];
const hundred = Array.from({ length: 100 }, (_, index) => all[Math.floor((index * all.length) / 100)] as Check);

console.log(`${all.length} checks with ${words.length} words`);
console.log('pages\ttitles\tparse ms\twords ms\t100 rules ms\t÷ parse\tall rules ms\ta hundred ÷ parse');
for (const pages of [1_000, 3_000, 10_000]) {
  const text = JSON.stringify(siteOf(pages));
  const parse = cpu(5, () => JSON.parse(text));
  const of = () => JSON.parse(text) as SiteFacts;
  const judged = (checks: readonly Check[]) => cpu(3, () => evaluateSite(of(), checks)) - parse;
  const facts = of();
  const scan = cpu(3, () => titleIndexOf(facts.items, words).withWord('预算'));
  const [some, every] = [judged(hundred), judged(all)];
  const row = [pages, facts.items.length, parse, scan, some, some / parse, every, every / parse / (all.length / 100)];
  console.log(
    row.map((value, index) => (index < 2 ? value : value.toFixed(index === 5 || index === 7 ? 2 : 0))).join('\t'),
  );
}
