/**
 * Three sites for a clause of a policy document: one that does what the clause orders, one that does not, and one that
 * was not surveyed far enough to know. They are written as an editor would publish: titles of several forms, neighbours
 * that come near, dates that a rhythm gives. How rules decide is not asked here.
 */
import type { ClauseEntry } from '../../../rules/systems/clause-document.ts';
import type { Check } from '../../../rules/systems/system.ts';
import { COLUMN_NAMES } from '../../../utils/facts/column-names.ts';
import type { ColumnId } from '../../../utils/facts/columns.ts';
import type { Body } from '../../../utils/model.ts';
import { addDays } from '../../../utils/text/day.ts';
import { compact } from '../../../utils/text/normalise.ts';
import type { TestPage } from '../../test-rule.ts';
import { PAGE_BUILDERS } from './page-builders.ts';
import { type PlanRow, pagesOf, type SitePlan, together } from './site-plan.ts';

/** All pages are captured on this day (the tester's default). */
export const TODAY = '2025-06-10';

export interface Plans {
  meets: SitePlan;
  breaks: SitePlan;
  unsurveyed: SitePlan;
}

/** Of one check of a clause. `words`: all words that other checks of the clause look for, to be kept out of neighbours. */
export type PlanBuilder = (
  params: never,
  about: { clause: ClauseEntry; check: Check; words: readonly string[] },
) => Plans;

export interface ClauseSite {
  pages: TestPage[];
  body: Partial<Body>;
}

export type ClauseSites = Record<keyof Plans, ClauseSite>;

/** The three sites, or undefined where a check of the clause has no builder. */
export function sitesOf(clause: ClauseEntry): ClauseSites | undefined {
  const checks = (clause.checks ?? []).map(({ rule, params = {} }): Check => ({ rule, params }));
  const words = checks.flatMap(({ params }) => stringsIn(params));
  const plans = checks.map((check) => BUILDERS[check.rule]?.(check.params as never, { clause, check, words }));
  const whole = plans.filter((plan) => plan !== undefined);
  if (whole.length === 0 || whole.length < plans.length) return undefined;
  const site = (of: keyof Plans): ClauseSite => {
    const plan = together(whole.map((one) => one[of]));
    return { pages: pagesOf(plan), body: plan.body ?? {} };
  };
  return { meets: site('meets'), breaks: site('breaks'), unsurveyed: site('unsurveyed') };
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value && typeof value === 'object') return Object.values(value).flatMap(stringsIn);
  return [];
}

/** The same clause is always written the same way, and different ones differently. */
function pick<T>(from: readonly [T, ...T[]], seed: string): T {
  let hash = 0;
  for (const char of seed) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return from[hash % from.length] ?? from[0];
}

const before = (days: number, day = TODAY): string => addDays(day, -days) ?? day;

/** How editors put a matter into a title. */
const FORMS: readonly [(matter: string) => string, ...((matter: string) => string)[]] = [
  (matter) => `云溪市${matter}`,
  (matter) => `关于公布${matter}的公告`,
  (matter) => `云溪市水务局 ${matter}`,
  (matter) => `${matter}（第二批）`,
  (matter) => `【公示】${matter}`,
];

/** News of which no clause speaks, some years of it. */
const NEIGHBOURS: readonly (readonly [string, number])[] = [
  ['云溪河畔樱花盛放迎客来', 12],
  ['我市举办青少年书法展', 33],
  ['南门桥将夜间封闭养护', 61],
  ['市民中心启用新标识', 120],
  ['冬季长跑赛圆满落幕', 190],
  ['云溪灯会吸引八方来客', 420],
  ['老城墙修缮完工', 800],
  ['第一场雪如约而至', 1_500],
];
const neighbours = (words: readonly string[]): PlanRow[] =>
  NEIGHBOURS.filter(([title]) => !words.some((word) => word !== '' && title.includes(word))).map(([title, age]) => ({
    title,
    day: before(age),
  }));

/** Columns of all sites, of which one takes what has no column of its own. */
const PLACES: readonly [string, ...string[]] = ['通知公告', '公示公告', '部门信息', '最新发布'];

/** The name of the column in which the clause wants it, or of any other. */
function placeOf(columns: readonly string[] | undefined, clause: ClauseEntry, words: readonly string[]): string {
  const [first] = columns ?? [];
  if (first !== undefined) return COLUMN_NAMES[first as ColumnId]?.[0] ?? first;
  // One that no word of the clause names, so that only titles tell.
  const free = PLACES.filter((name) => !words.some((word) => name.includes(word) || word.includes(name)));
  return pick([free[0] ?? '云溪时讯', ...free.slice(1)], clause.id);
}

const closed = (plan: SitePlan): SitePlan => ({
  ...plan,
  columns: plan.columns.map((column) => ({ ...column, rows: [], unread: true })),
});

interface ItemParams {
  anyOf: string[];
  allOf?: string[];
  noneOf?: string[];
  withinDays?: number;
  frequency?: { every: string; periods: number };
  minimum?: number;
  columns?: string[];
  titleYear?: 'this' | 'last-or-this' | number;
}

/** The words in one matter: those that all titles need, then the one; no word twice. */
function matterOf({ anyOf, allOf = [] }: ItemParams, seed: string): string {
  const word = pick(anyOf as [string, ...string[]], seed);
  const others = allOf.filter((other) => !word.includes(other));
  return others.join('') + word;
}

const itemPublished = (
  params: ItemParams,
  { clause, words }: { clause: ClauseEntry; words: readonly string[] },
): Plans => {
  const { withinDays = 365, minimum = 1, frequency, columns, titleYear, noneOf = [] } = params;
  const place = placeOf(columns, clause, words);
  const title = (matter: string, seed: string) => {
    const forms = FORMS.filter((form) => !noneOf.some((word) => form(matter).includes(word)));
    return pick([forms[0] ?? FORMS[0], ...forms.slice(1)], seed)(matter);
  };
  const year = titleYear === undefined ? '' : `${typeof titleYear === 'number' ? titleYear : 2025}年`;
  const good: PlanRow[] = frequency
    ? seriesOf(params, clause.id)
    : Array.from({ length: minimum }, (_, index) => ({
        title: title(
          `${year}${matterOf(params, `${clause.id}${index}`)}${index > 0 ? `之${index + 1}` : ''}`,
          `${clause.id} ${index}`,
        ),
        day: before(Math.min(30 + index, withinDays)),
      }));
  const others = neighbours(words);
  return {
    meets: { columns: [{ name: place, rows: [...good, ...others] }] },
    breaks: { columns: [{ name: place, rows: [...brokenItems(params, good, clause.id), ...others] }] },
    unsurveyed: closed({ columns: [{ name: place, rows: [] }] }),
  };
};

/** Too old where there is a limit, with a period left out or ended where there is a rhythm, else not there at all. */
function brokenItems(params: ItemParams, good: readonly PlanRow[], seed: string): PlanRow[] {
  const { withinDays, frequency, minimum = 1, titleYear } = params;
  if (frequency) {
    if (frequency.periods < 3) return [];
    const newest = [...good].sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? 1 : -1));
    return pick([newest.filter((_, index) => index !== 2), []], seed);
  }
  if (titleYear !== undefined)
    return good.map((row) => ({ title: row.title.replace(/20\d\d年/, '2019年'), day: '2019-03-01' }));
  if (minimum > 1) return good.slice(1).map((row) => ({ ...row }));
  const old = withinDays === undefined ? [] : good.map((row) => ({ ...row, day: before(withinDays + 1) }));
  return pick([[], old], seed);
}

/** Months of a period. */
const MONTHS: Readonly<Record<string, number>> = { month: 1, 'two-months': 2, quarter: 3, 'half-year': 6, year: 12 };

/** What comes out each period: of the periods that ended, each some days after its end. */
function seriesOf(params: ItemParams, seed: string): PlanRow[] {
  const { frequency, minimum = 1 } = params;
  const { every = 'month', periods = 1 } = frequency ?? {};
  const count = periods + 3;
  if (every === 'week') {
    return Array.from({ length: count }, (_, index) => ({
      title: `${matterOf(params, seed)}（第${60 - index}期）`,
      day: before(3 + index * 7),
    }));
  }
  const months = MONTHS[every] ?? 1;
  const [nowYear, nowMonth] = [2025, 6];
  return Array.from({ length: count }, (_, index) => {
    // The first month of the period that ended `index` periods before this one.
    const first = nowYear * 12 + nowMonth - 1 - ((nowMonth - 1) % months) - months * (index + 1);
    const [year, month] = [Math.floor(first / 12), (first % 12) + 1];
    const name: Readonly<Record<string, string>> = {
      month: `${year}年${month}月`,
      'two-months': `${year}年${month}—${month + 1}月`,
      quarter: pick([`${year}年第${'一二三四'[(month - 1) / 3]}季度`, `${year}年${(month + 2) / 3}季度`], seed),
      'half-year': `${year}年${month === 1 ? '上' : '下'}半年`,
      year: `${year}年度`,
    };
    const end = `${Math.floor((first + months) / 12)}-${String(((first + months) % 12) + 1).padStart(2, '0')}-01`;
    return Array.from({ length: minimum }, (__, number) => ({
      title: `云溪市${name[every]}${matterOf(params, seed)}${number > 0 ? `之${number + 1}` : ''}`,
      day: addDays(end, 7) ?? end,
    }));
  }).flat();
}

interface ColumnParams {
  names: string[];
  withinDays?: number;
  minimumItems?: number;
}

const columnNamed = (
  { names, withinDays, minimumItems = 1 }: ColumnParams,
  { clause, check, words }: { clause: ClauseEntry; check: Check; words: readonly string[] },
): Plans => {
  const name = pick(names as [string, ...string[]], clause.id);
  const others = neighbours(words);
  const rows: PlanRow[] = Array.from({ length: minimumItems + 2 }, (_, index) => ({
    title: `${pick(FORMS, `${clause.id}${index}`)('工作进展情况')}${index + 1}`,
    day: before(Math.min(20, withinDays ?? 20) + index * 10),
  }));
  const site = (of: readonly PlanRow[]): SitePlan => ({
    columns: [
      { name, rows: of },
      { name: '云溪时讯', rows: others },
    ],
  });
  const stale =
    withinDays === undefined ? [] : rows.map((row, index) => ({ ...row, day: before(withinDays + 1 + index * 30) }));
  // Another check of the clause may want what stands in the column: then it is there and left alone.
  const shared = (clause.checks ?? []).some(
    (of) =>
      of.rule !== check.rule &&
      of.rule !== 'link-present' &&
      stringsIn(of.params).some((word) => compact(name).includes(compact(word))),
  );
  const gone: SitePlan = { columns: [{ name: '云溪时讯', rows: others }] };
  return {
    meets: site(rows),
    breaks: shared ? site(stale) : pick([gone, site(stale), gone], clause.id),
    unsurveyed: { columns: [{ name, rows: [], unread: true }] },
  };
};

interface Topic {
  name: string;
  words: string[];
  /** Last day on which it was owed. */
  until?: string;
}
interface TopicParams {
  topics?: Topic[];
  rows?: Topic[];
  stages?: Topic[];
  columns?: string[];
  withinDays?: number;
}

const topicsCovered = (
  { topics: allTopics = [], rows: allRows = [], stages = [], columns, withinDays = 365 }: TopicParams,
  { clause, words }: { clause: ClauseEntry; words: readonly string[] },
): Plans => {
  const place = placeOf(columns, clause, words);
  const isOwed = ({ until }: Topic) => until === undefined || until >= TODAY;
  const [topics, rows] = [allTopics.filter(isOwed), allRows.filter(isOwed)];
  const matters = [
    ...topics.map(({ words: of }) => of[0] ?? ''),
    ...rows.flatMap((row) => stages.map((stage) => `${row.words[0]}项目${stage.words[0]}`)),
  ];
  const others = neighbours(words);
  const published = matters.map((matter, index) => ({
    title: pick(FORMS, `${clause.id}${index}`)(matter),
    day: before(Math.min(15 + index, withinDays)),
  }));
  // The last one that nothing else on the site names.
  const parts = topics.length > 0 ? topics : stages;
  const lost = parts.filter(
    ({ words: of }) =>
      !of.some((word) => place.includes(word)) &&
      published.filter(({ title }) => of.some((word) => title.includes(word))).length <= Math.max(1, rows.length),
  );
  const without = lost.at(-1);
  const left = without ? published.filter(({ title }) => !without.words.some((word) => title.includes(word))) : [];
  const blank = without === undefined && parts.some(({ words: of }) => of.some((word) => place.includes(word)));
  return {
    meets: { columns: [{ name: place, rows: [...published, ...others] }] },
    breaks: { columns: [{ name: place, rows: blank ? [] : [...left, ...others] }] },
    unsurveyed: closed({ columns: [{ name: place, rows: [] }] }),
  };
};

interface FieldParams {
  about: string[];
  columns?: string[];
  fields: Topic[];
  withinDays?: number;
}

const contentFields = (
  { about, columns, fields, withinDays = 365 }: FieldParams,
  { clause, words }: { clause: ClauseEntry; words: readonly string[] },
): Plans => {
  const place = placeOf(columns, clause, words);
  const title = pick(FORMS, clause.id)(pick(about as [string, ...string[]], clause.id));
  const day = before(Math.min(25, withinDays));
  const line = ({ words: of }: Topic, index: number) =>
    `${'一二三四五六七八九十'[index % 10]}、${of[0]}：按规定执行，详见下述。`;
  const inTable = fields.length > 3 && pick([true, false], clause.id);
  const write = (of: readonly Topic[]): PlanRow => ({
    title,
    day,
    text: ['为方便群众了解，现予公布。', ...(inTable ? [] : of.map(line)), '如有疑问，可到现场了解。'].join('\n'),
    ...(inTable ? { table: [of.map(({ words: [word = ''] }) => word), of.map(() => '略')] } : {}),
  });
  // The last one whose words nothing else says.
  const rest = (without: Topic) => fields.filter((field) => field !== without);
  const lost = fields.filter((field) => {
    const { text = '', table = [] } = write(rest(field));
    return !field.words.some((word) => `${title}${text}${table.flat().join('')}`.includes(word));
  });
  const without = lost.at(-1);
  const others = neighbours(words);
  return {
    meets: { columns: [{ name: place, rows: [write(fields), ...others] }] },
    breaks: { columns: [{ name: place, rows: [write(without ? rest(without) : []), ...others] }] },
    unsurveyed: { columns: [{ name: place, rows: [{ title, day }, ...others] }] },
  };
};

const linkPresent = (
  { hosts = [], names = [] }: { hosts?: string[]; names?: string[] },
  { clause, words }: { clause: ClauseEntry; words: readonly string[] },
): Plans => {
  const host = hosts[0]?.replace('.*', '.yunxi.example.cn') ?? 'fw.example.cn';
  const byName = names.length > 0 && (hosts.length === 0 || pick([true, false], clause.id));
  const link = byName
    ? ([names[0] ?? '', 'https://fw.example.cn/'] as const)
    : (['点击进入', `https://www.${host}/index.html`] as const);
  const columns = [{ name: '云溪时讯', rows: neighbours(words) }];
  const other = ['云岭省人民政府', 'https://www.yunling.example.gov.cn/'] as const;
  return {
    meets: {
      columns,
      links: [other, hosts[0]?.endsWith('.*') && !byName ? (['点击进入', `https://${host}/`] as const) : link],
    },
    breaks: { columns, links: [other] },
    unsurveyed: { columns, homeless: true },
  };
};

/** By rule. A clause has sites only where all its checks have a builder. */
export const BUILDERS: Readonly<Record<string, PlanBuilder | undefined>> = {
  'item-published': itemPublished as PlanBuilder,
  'column-named': columnNamed as PlanBuilder,
  'topics-covered': topicsCovered as PlanBuilder,
  'content-fields': contentFields as PlanBuilder,
  'link-present': linkPresent as PlanBuilder,
  ...(PAGE_BUILDERS as Readonly<Record<string, PlanBuilder>>),
};
