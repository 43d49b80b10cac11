/** The columns (栏目) of a body as rules count them: distinct pages behind its menus and home page, each once. */
import type { ColumnId } from '../utils/facts/columns.ts';
import type { ListFacts, PageBrief, PlaceLink, SiteFacts } from '../utils/facts/site-facts.ts';
import { message } from '../utils/text/catalogue/index.ts';
import type { Day } from '../utils/text/day.ts';
import { daysBetween, earliest, latest } from '../utils/text/day.ts';
import { compact } from '../utils/text/normalise.ts';
import { cannotTell, type Finding, type Outcome, pass, proven, suspected } from './rule.ts';

export interface SiteColumn {
  /** As the site calls it. */
  name: string;
  url: string;
  /** What the links to it name; none for columns that no required one is. */
  ids: readonly ColumnId[];
  /** Absent where it was not read. */
  page?: PageBrief;
  list?: ListFacts;
  /** The home page leads there: 一级栏目. */
  onHome: boolean;
  /** Where a link to it stands. */
  from: string;
}

type Facts = Pick<SiteFacts, 'body' | 'pages' | 'columns' | 'menus' | 'lists'>;

/** A menu on fewer of the pages belongs to a unit inside the site (部门子站), which keeps its own columns. Default of the product. */
const COMMON_SHARE = 0.2;
const MAX_NAME = 14;

/** Links of menus that are no columns: what every site has around them. */
const NO_COLUMN =
  /^(?:网站)?首\s*页$|^返回|首页$|登[录陆]|注册|繁|简体|english|无障碍|长者|适老|关怀|老年|大字|邮箱|收藏|设为|rss|订阅|地图|关于我们|联系|帮助|声明|隐私|版权|搜索|检索|微信|微博|客户端|app|移动|手机|公众号|二维码|打印|关闭|旧版|返回|投诉$|纠错|找错|分享|备案|标识|\d{4,}|^[\d\s<>«»]+$|上一页|下一页|尾页|末页|^[a-z\s]+$|小程序|智能问答|机器人|ipv6|天气/i;
/** Names of bodies: where menus list them they lead to the nodes of other units (平台上的部门、区县), no column of this one. */
const UNIT =
  /(?:政府|管委会|委员会|办公室|街道|[县乡镇]|(?<!专)区|[^\s]{2,}[市州盟旗局委厅]|[市县区省].{1,6}(?:办|中心|院|公司))$/;
/** Words of links that lead to a column without saying its name. */
const MORE = /^[[【(（>»+\s]*(?:更多|more|查看更多|查看全部|进入栏目|进入|详情|查看)[\]】)）>»+\s.…]*$/i;

/** The hosts of the body, lower case. */
export function hostsOf({ scopes }: SiteFacts['body']): ReadonlySet<string> {
  return new Set(scopes.map(({ host }) => host.toLowerCase()));
}

/** Host with port, lower case; empty for what is no address. */
export function hostOf(address: string): string {
  return /^https?:\/\/([^/?#]+)/i.exec(address)?.[1]?.toLowerCase() ?? '';
}

/** One page under both schemes and with or without a final slash or index page. */
export function samePlace(address: string): string {
  return address
    .replace(/^https?:\/\//i, '')
    .replace(/#.*$/, '')
    .replace(/\/(?:index|default)\.(?:s?html?|jsp|php|aspx?)$/i, '/')
    .replace(/\/$/, '');
}

/** Whether the capture knows all links of the page: scripts could not add any. */
export const linksKnown = ({ unknown }: PageBrief): boolean =>
  !unknown.some((name) => name === 'links' || name === 'columns' || name === 'columnLinks');

/** Whether this page is one that holds a column, not a content that a menu links. */
function isColumnPage({ kind, list }: PageBrief): boolean {
  return kind === 'column' || kind === 'interaction' || kind === 'disclosure-platform' || (kind === 'other' && !!list);
}

/**
 * The columns behind menus that the body's pages share, and behind the links that name a required column, each address
 * once. Columns that only the pages of one unit inside the site link are that unit's and left out. A page that several
 * names lead to is one column. Columns of other hosts are not the body's to keep.
 */
export function siteColumns({ body, pages, columns, menus, lists }: Facts): SiteColumn[] {
  const hosts = hostsOf(body);
  const common = Math.max(2, Math.ceil(pages.total * COMMON_SHARE));
  const listOf = new Map(lists.flatMap((list) => list.pages.map((url) => [samePlace(url), list] as const)));
  const idsOf = new Map<string, Set<ColumnId>>();
  const found = new Map<string, SiteColumn>();
  const homes = new Set(body.scopes.map(({ host }) => host.toLowerCase()));

  const note = (link: Pick<PlaceLink, 'text' | 'href' | 'from' | 'target'>, onHome: boolean) => {
    const { text, href, from, target } = link;
    const place = samePlace(target?.url ?? href);
    if (!hosts.has(hostOf(href)) || homes.has(place)) return;
    const list = listOf.get(place);
    const key = list ? samePlace(list.url) : place;
    const known = found.get(key);
    const named = MORE.test(text) ? undefined : text.trim();
    if (known) {
      known.onHome ||= onHome;
      if (named && MORE.test(known.name)) known.name = named;
      return;
    }
    found.set(key, {
      name: named ?? list?.names[0] ?? target?.title ?? text,
      url: target?.url ?? href,
      ids: [],
      onHome,
      from: from[0] ?? href,
      ...(target ? { page: target } : {}),
      ...(list ? { list } : {}),
    });
  };

  for (const link of menus) {
    const { text, target, region, onHome, pages: count } = link;
    if (!onHome && count < common) continue;
    if (target ? !isColumnPage(target) : !(region === 'navigation' || region === 'header')) continue;
    const name = text.trim();
    if (
      NO_COLUMN.test(name) ||
      UNIT.test(name) ||
      (!target && (compact(text).length > MAX_NAME || compact(text).length < 2))
    )
      continue;
    note(link, onHome);
  }
  for (const [id, links = []] of Object.entries(columns) as [ColumnId, SiteFacts['columns'][ColumnId]][]) {
    for (const link of links) {
      const place = samePlace(link.target?.url ?? link.href);
      const key = samePlace(listOf.get(place)?.url ?? link.target?.url ?? link.href);
      if (link.pages >= common) note(link, false);
      idsOf.set(key, (idsOf.get(key) ?? new Set()).add(id));
    }
  }
  return [...found.entries()]
    .map(([key, column]) => ({ ...column, ids: [...(idsOf.get(key) ?? [])] }))
    .sort((a, b) => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0));
}

/**
 * Names of columns that stand as they are and owe no news: 概况、机构、领导、指南、制度、清单、预案, and what is closed
 * or filed (归档、历年、往期).
 */
const STANDS =
  /概况|简介|机构|职能|职责|领导|分工|指南|指引|制度|规定|清单|目录|预案|须知|流程|章程|标准|名录|名单|权责|法律|法规|规章|规划|历史|沿革|荣誉|地图|联系|地址|电话|办事|服务|下载|表格|申请|常见问题|问答|知识库|导航|链接|年鉴|年报|年度报告/;
const FILED =
  /归档|历年|历史|往年|往期|往届|回顾|档案|存档|旧版|已结束|已关闭|已归集|专题|专栏|(?:19|20)\d{2}年?|第.{1,3}[届次期]/;

/** What stands at the entry of a site that moved, closed or is being mended: nothing can be missing on it. */
export const isNotice = (home: NonNullable<SiteFacts['home']>): boolean =>
  home.kind === 'other' && home.columns.length === 0 && linksKnown(home);

export const isFiledName = (name: string): boolean => FILED.test(name);

type Named = Pick<SiteColumn, 'name' | 'list' | 'page'>;

const namesOf = ({ name, list, page }: Named): string[] => [name, ...(list?.names ?? []), page?.title ?? ''];

/** Whether its own names or the path that leads to it say that the column is closed, filed or a topic of its time. */
export const isFiled = (column: Named): boolean => [...namesOf(column), ...(column.list?.path ?? [])].some(isFiledName);

/** Whether a column owes updates at all. */
export const owesUpdates = (column: Named): boolean =>
  !isFiled(column) && !namesOf(column).some((text) => STANDS.test(text));

export interface Freshness {
  newest: Day;
  /** Days from the newest item to the earlier of `asOf` and the day on which the list was read. */
  days: number;
  /** Nothing newer can stand in the list: it was read whole, or its first pages are sorted by day. */
  sure: boolean;
}

/** How old the newest item of a column is; undefined where nobody can tell. */
export function freshnessOf(
  page: PageBrief | undefined,
  list: ListFacts | undefined,
  asOf: Day,
): Freshness | undefined {
  if (!page || page.unknown.some((name) => name === 'list' || name === 'items')) return undefined;
  // A row without a day, or with one that names no year, can be newer than all that are known.
  if (!page.list?.freshest || (page.list.undated ?? 0) > 0) return undefined;
  const newest = latest(page.list.freshest, list?.freshest);
  const until = earliest(asOf, page.capturedOn);
  if (!newest || !until) return undefined;
  const sure = page.list.complete || list?.complete === true || list?.since !== undefined;
  return { newest, days: daysBetween(newest, until), sure };
}

/** Bytes that were not rendered show an empty list where a script would fill it. */
export function mayBeFilled({ capture, list, unknown }: PageBrief): boolean {
  return unknown.includes('list') || (capture === 'fetched' && list?.count === 0);
}

/**
 * Whether a number of columns comes up to the limit at which a site fails (累计超过（含）5个). It passes only where it
 * could not, whatever the columns that are open would say; the findings name every column of the count.
 */
export function countOutcome(
  found: readonly { sure: boolean; finding: Finding }[],
  unknown: readonly SiteColumn[],
  limit: number,
): Outcome {
  const sure = found.filter((one) => one.sure).map(({ finding }) => finding);
  const [first, ...more] = found.map(({ finding }) => finding);
  if (sure.length >= limit) return proven(...(sure as [Finding, ...Finding[]]));
  const searched = unknown.map(({ url }) => url);
  if (first && found.length >= limit) return suspected([first, ...more], { searched });
  if (found.length + unknown.length < limit) return pass();
  const because = message('because.columns-uncounted', { found: found.length, unknown: unknown.length, limit });
  if (!first) return cannotTell(because, { searched });
  const names = message('finding.columns-so-far', { columns: found.map(({ finding }) => finding.message) });
  return cannotTell(because, { searched, nearest: { ...first, message: names } });
}
