/** The main list of a column, a platform or a home page. */
import { type Day, latest } from '../text/day.ts';
import type { ContentList, ListItem, PageFacts } from './page-facts.ts';
import type { PageKind, Reading } from './reading.ts';

const shown = (list: ContentList): boolean => list.visible !== false;
const inPlace = (list: ContentList): boolean => list.region === 'main' || list.region === 'unknown';

const dated = (list: ContentList): number => list.items.filter((item) => item.day).length;
const timed = (list: ContentList): number => list.items.filter((item) => item.day || item.vague).length;
const titleLength = (list: ContentList): number =>
  list.items.reduce((sum, item) => sum + item.title.length, 0) / Math.max(list.items.length, 1);
/** How much of the page a list is: its titles, cut at 40 letters each, and its dates. */
const weight = (list: ContentList): number =>
  list.items.reduce((sum, item) => sum + Math.min(item.title.length, 40) + (item.day || item.vague ? 15 : 0), 0);

/** The list that the page is about; undefined where it has none. */
export function mainList(facts: PageFacts): ContentList | undefined {
  const candidates = facts.lists.filter((list) => list.items.length > 0 && shown(list) && inPlace(list));
  const lists = candidates.filter((list) => list.items.length > 1 && (dated(list) > 0 || titleLength(list) >= 9));
  const heaviest = lists.reduce((most, list) => Math.max(most, weight(list)), 0);
  // Rows with dates are content, rows without may be offices or services. Of equals the first on the page.
  const withDates = lists.filter((list) => timed(list) * 2 >= list.items.length && weight(list) >= heaviest * 0.4);
  const most = withDates.reduce((sum, list) => Math.max(sum, weight(list)), 0);
  return (
    firstOnPage(withDates.filter((list) => weight(list) >= most * 0.8)) ??
    firstOnPage(lists.filter((list) => weight(list) >= heaviest * 0.8)) ??
    candidates.find((list) => dated(list) > 0)
  );
}

const firstOnPage = (lists: readonly ContentList[]): ContentList | undefined =>
  lists.reduce<ContentList | undefined>((first, list) => (first && first.line <= list.line ? first : list), undefined);

/** The newest day of the main list. A row whose date names no year may be newer than all that do. */
function newestOf({ items }: ContentList): Day | undefined {
  if (items.some(({ vague }) => vague)) return undefined;
  return items.reduce<Day | undefined>((newest, { day }) => latest(newest, day), undefined);
}

/**
 * The newest day of the page's main part: a fresh second section or a closed tab is fresh too. A row whose date names no
 * year may be newer than all that do, so nothing is known beside one.
 */
function freshness(facts: PageFacts, main: ContentList): { freshest?: Day; undated?: number } {
  const lists = [main, ...facts.lists.filter(inPlace)];
  const days = lists.flatMap(({ items }) => items.map(({ day }) => day));
  const { newest: widest, undated = 0, vague = 0 } = facts.mainRows ?? {};
  const freshest = vague > 0 ? undefined : latest(widest, ...days);
  return { ...(freshest && { freshest }), ...(undated > 0 && { undated }) };
}

const NOTHING =
  /^[\s*·【[（(]*(?:对不起|抱歉|很抱歉|温馨提示)?[,，!！:：\s]*(?:(?:该|本|此)?栏目(?:下|中)?|当前|目前)?(?:暂时?(?:无|没有|未)(?:任何|相关|符合条件的?|发布|查询到|找到)?[\u4e00-\u9fa5]{0,8}|(?:没有|未)(?:查询到|检索到|找到|搜索到|查到)?(?:任何|相关|符合条件的?|您要的)?[\u4e00-\u9fa5]{0,4}(?:信息|内容|数据|记录|文件|资料|文章)|(?:该|本|此)?(?:栏目|页面|频道|专栏|内容)?(?:正在|在)?建设(?:之)?中|正在(?:建设|更新|整理|完善)中?|(?:内容)?更新中|敬请期待)[\s。.!！…,，]*(?:敬请期待|请稍[候后]再?[来看]?)?[\s。.!！…】\]）)]*$/;

/** What the page says itself where the list should stand: 暂无信息, 栏目建设中. */
function noticeOf({ mainText }: PageFacts): string | undefined {
  return mainText
    .slice(0, 5_000)
    .split('\n')
    .find((line) => line.length <= 40 && NOTHING.test(line));
}

/** Running text that is no list. */
const isText = ({ mainText }: PageFacts): boolean =>
  mainText.split('\n', 60).filter((line) => line.length > 60 && /[，。；]/.test(line)).length >= 2;

const hasForm = ({ forms }: PageFacts): boolean =>
  forms.some(
    ({ fields, visible }) =>
      visible !== false &&
      fields.filter(({ type, hidden }) => !hidden && /^(?:text|textarea|tel|email)$/.test(type)).length > 4,
  );

/**
 * Whether the place of the main list stands empty, by the pager, by the page's own words or by an empty container of
 * rows. In bytes that a script may fill, only the pager says so. A page that was shown without its scripts was shown
 * empty; that nobody knows what they would have written stands in `unknown`.
 */
function isEmpty(facts: PageFacts, main: ContentList | undefined): boolean {
  if (main && dated(main) > 0) return false;
  if (facts.pager?.total === 0 || facts.pager?.pages === 0) return true;
  if (facts.capture === 'fetched' && facts.scriptFilled) return false;
  if (main && titleLength(main) >= 10) return false;
  if (isText(facts) || hasForm(facts)) return false;
  return (
    noticeOf(facts) !== undefined || facts.lists.some((list) => list.items.length === 0 && shown(list) && inPlace(list))
  );
}

const NEWS = /要闻|动态|新闻|今日|信息(?!公开)|头条|资讯|快讯/;

/** On a home page the first list that is shown, unless it is about something else than news and another one is not. */
function homeList(facts: PageFacts): ContentList | undefined {
  const lists = facts.lists.filter(
    (list) => list.items.length >= 4 && shown(list) && inPlace(list) && titleLength(list) > 9,
  );
  // Data in a script has no place of its own on the page.
  const inOrder = [...lists].sort(
    (a, b) => Number(a.island === 'json') - Number(b.island === 'json') || a.line - b.line,
  );
  const still = inOrder.filter((list) => !list.pictures && !list.scrolling);
  const [first] = still;
  if (first && first.heading === undefined) return first;
  return (
    still.find(({ heading }) => NEWS.test(heading ?? '')) ??
    first ??
    inOrder.find((list) => !list.pictures) ??
    inOrder[0]
  );
}

/** Leaders by name and office, where a column shows nothing else. */
const captionList = ({ captionLists = [] }: PageFacts): ContentList | undefined =>
  captionLists.find((list) => list.items.length > 2 && shown(list) && inPlace(list));

/** Letters of every Chinese text; they are rare where bytes were read in a wrong charset. */
const COMMON =
  /[的一是在不了有和人这中大为上个国我以要时来用到作地于出分对成会可主发年动同工能行学法民部信息公开政府]/g;

/** Text in a wrong charset: what its rows say is not known. */
export function isGarbled({ mainText }: Pick<PageFacts, 'mainText'>): boolean {
  const text = mainText.slice(0, 4_000).replace(/[\s\u0021-\u007e\u3000-\u303f\uff00-\uffef]/g, '');
  return text.length > 200 && (text.match(COMMON)?.length ?? 0) < text.length * 0.02;
}

const LISTING: ReadonlySet<PageKind> = new Set(['home', 'column', 'disclosure-platform', 'interaction', 'negative']);

export function readList(facts: PageFacts, kind: PageKind): Pick<Reading, 'list' | 'items'> {
  if (!LISTING.has(kind) || isGarbled(facts)) return { items: [] };
  const found = kind === 'home' ? homeList(facts) : mainList(facts);
  const total = facts.pager?.total;
  const captions = !found && kind === 'column' ? captionList(facts) : undefined;
  const main = found ?? captions;
  if (kind !== 'home' && !captions && isEmpty(facts, main)) {
    const notice = noticeOf(facts);
    return { list: { count: 0, ...(total !== undefined && { total }), ...(notice && { notice }) }, items: [] };
  }
  if (!main) return { items: [] };
  const newest = newestOf(main);
  return {
    list: {
      count: main.items.length,
      ...firstOf(main.items[0]),
      ...(newest && { newest }),
      ...freshness(facts, main),
      ...(total !== undefined && { total }),
    },
    items: main.items,
  };
}

function firstOf(item: ListItem | undefined): Pick<NonNullable<Reading['list']>, 'first'> {
  if (!item) return {};
  const { title, day, href } = item;
  return { first: { title, ...(day && { date: day }), ...(href && { href }) } };
}
