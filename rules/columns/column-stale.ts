import { z } from 'zod';
import { COLUMN_IDS } from '../../utils/facts/columns.ts';
import type { ColumnLinkFacts, ListFacts, PageBrief } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { addDays, type Day, daysBetween, earliest } from '../../utils/text/day.ts';
import { type Certainty, cannotTell, defineSiteRule, type Finding, notApplicable, pass } from '../rule.ts';
import { isFiledName } from '../site-columns.ts';
import { clause } from '../standards.ts';

/** A column that says on its own page that it ended or stands elsewhere by now. */
const CLOSED =
  /[本该此]栏目.{0,40}(?:并入|合并|整合|归并|停止更新|不再更新|停更|迁移|移至|调整至|归档|撤销|关闭)|(?:停止更新|不再更新|历史信息归档)/;

const BASIS = clause('inspection-indicators-2019', '单项否决 栏目不更新', 'secondary');

export default defineSiteRule({
  id: 'column-stale',
  version: 3,
  /** `maxDays`: how old the newest item may be. 14 for 动态要闻, six months for 通知公告 and 政策文件. */
  params: z.object({ column: z.enum(COLUMN_IDS), maxDays: z.number().int().positive() }),
  needs: ['columns', 'home', 'lists'],
  basis: [BASIS],

  wants: ({ columns, home }, { column }) => columnOf(columns[column], home).read.map(({ url }) => url),

  check({ columns, home, lists }, { column, maxDays }, { asOf, textOf }) {
    if (OWE_NOTHING.has(column)) return notApplicable(message('because.column-stands'));
    const { links, read } = columnOf(columns[column], home);
    if (links.length === 0) return cannotTell(message('because.column-not-found', { column: columnName(column) }));
    if (read.length === 0) return cannotTell(message('because.column-not-read', { column: columnName(column) }));
    // Blank is only suspected: while it is, freshness stays open too.
    if (read.every(({ blank }) => blank)) return cannotTell(message('because.column-blank'));
    if (!asOf) return cannotTell(message('because.day-unknown'));

    // One column can be linked in several ways; whoever keeps one of them fresh keeps the column.
    const aged = read.flatMap((page) => ageOf(page, asOf) ?? []).sort((a, b) => a.days - b.days);
    const [freshest] = aged;
    const searched = read.map(({ url }) => url);
    if (!freshest) return cannotTell(message('because.no-dated-item'), { searched });
    if (freshest.days < 0) return cannotTell(message('because.newer-than-cutoff'), { searched });
    if (freshest.days <= maxDays) return pass();
    // A column that is linked elsewhere too, where it was not read or shows no date, may be kept fresh there.
    if (links.some(({ target }) => !target)) {
      return cannotTell(message('because.column-not-read', { column: columnName(column) }), { searched });
    }
    if (aged.length < read.length || aged.some(({ sure }) => !sure))
      return cannotTell(message('because.no-dated-item'), { searched });

    if (CLOSED.test(textOf(freshest.page.url)?.text ?? '')) {
      return cannotTell(message('because.column-says-closed'), { searched });
    }
    const finding: Finding = {
      key: keyOf(column),
      pageUrl: freshest.page.url,
      message: message('finding.column-stale', {
        column: columnName(column),
        newest: freshest.newest,
        days: freshest.days,
        limit: maxDays,
      }),
      quote: freshest.newest,
    };
    // On the pages of the list that were not read something newer may stand, pinned or sorted otherwise.
    return { status: 'fail', certainty: certaintyOf(freshest.page, lists), findings: [finding], searched };
  },

  dueOn({ columns, home, lists }, { column, maxDays }) {
    if (OWE_NOTHING.has(column)) return [];
    const { links, read } = columnOf(columns[column], home);
    // Once its days are over nobody could tell, for the reasons that `check` gives.
    if (read.length === 0 || links.some(({ target }) => !target)) return [];
    const dated = read.flatMap((page) => datedOf(page) ?? []);
    if (dated.length < read.length || dated.some(({ sure }) => !sure)) return [];
    // An item of tomorrow, whose day may be wrong: nobody can tell today either.
    if (dated.some(({ page, newest }) => page.capturedOn !== undefined && newest > page.capturedOn)) return [];

    const [freshest] = dated.sort((a, b) => (a.newest < b.newest ? 1 : a.newest > b.newest ? -1 : 0));
    const lastDay = freshest && addDays(freshest.newest, maxDays);
    if (!freshest || !lastDay) return [];
    const readOn = read.every(({ capturedOn }) => capturedOn)
      ? earliest(...read.map((page) => page.capturedOn))
      : undefined;
    return [
      {
        key: keyOf(column),
        what: columnName(column),
        pageUrl: freshest.page.url,
        lastDay,
        newest: freshest.newest,
        pages: read.map(({ url }) => url),
        ...(readOn && { readOn }),
        certainty: certaintyOf(freshest.page, lists),
        clause: BASIS,
      },
    ];
  },
});

type Column = (typeof COLUMN_IDS)[number];

/** 概况、机构、领导、指南、制度、目录 stand as they are; reports come once a year and are asked for by year. */
const OWE_NOTHING: ReadonlySet<Column> = new Set([
  'disclosure',
  'guide',
  'regime',
  'statutory',
  'catalogue',
  'annual-reports',
  'on-request',
  'organisation',
  'leaders',
  'services',
  'interaction',
  'mailbox',
  'topics',
]);

const columnName = (column: Column) => message(`column.${column}`);
const keyOf = (column: Column) => `column-stale:${column}`;

/** Nothing newer can stand in a list that was read whole, or whose first pages are sorted by day. */
function certaintyOf({ url, list }: PageBrief, lists: readonly ListFacts[]): Certainty {
  if (list?.complete) return 'proven';
  const whole = lists.find(({ pages }) => pages.includes(url));
  return whole?.complete || whole?.since ? 'proven' : 'suspected';
}

/** The links that lead to the column, and the pages that were read behind them, each once. */
function columnOf(
  all: readonly ColumnLinkFacts[] = [],
  home?: PageBrief,
): { links: ColumnLinkFacts[]; read: PageBrief[] } {
  // 历年公告, 2019年要闻 are filed, and nobody adds to them.
  const shown = all.filter(({ visible, text }) => visible !== false && !isFiledName(text));
  // The column of the site is the one that its home page links; a department inside it keeps its own.
  const onHome = shown.filter(({ from }) => home !== undefined && from.includes(home.url));
  const links = onHome.length > 0 ? onHome : shown;
  const read = new Map(links.flatMap(({ target }) => (target ? [[target.url, target] as const] : [])));
  return { links, read: [...read.values()] };
}

interface Dated {
  page: PageBrief;
  newest: Day;
  /** Rows that say 刚刚 or 06-05 can be newer than the newest one with a whole date. */
  sure: boolean;
}

interface Aged extends Dated {
  days: number;
}

function datedOf(page: PageBrief): Dated | undefined {
  const { freshest: newest, undated = 0 } = page.list ?? {};
  if (!newest || page.unknown.includes('list')) return undefined;
  return { page, newest, sure: undated === 0 };
}

/** Days since the newest item, as of the earlier of the cut-off and the day on which the list was read. */
function ageOf(page: PageBrief, asOf: Day): Aged | undefined {
  const dated = datedOf(page);
  const until = earliest(asOf, page.capturedOn);
  return dated && until ? { ...dated, days: daysBetween(dated.newest, until) } : undefined;
}
