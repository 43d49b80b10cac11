/** The pager of a list, as the page's script or its links state it. */
import { unspaced } from '../text/normalise.ts';
import { hasAny } from '../text/words.ts';
import { resolveAddress } from './address.ts';
import { namesOf } from './marks.ts';
import type { PageFacts } from './page-facts.ts';
import { pageOf, templateOfOne, templateOfTwo } from './pager-address.ts';
import { pagerFromScripts } from './read-pager-script.ts';
import type { Reader } from './readers.ts';
import { attributeText, type Box, type Snapshot, textOf } from './snapshot.ts';

export const readPager: Reader = function* (snapshot, draft) {
  const stated: NonNullable<PageFacts['pager']> = { ...(yield* fromText(snapshot)), ...pagerFromScripts(snapshot) };
  yield;
  const turns = readTurns(snapshot);
  const url = resolveAddress(draft.url, snapshot.base) ?? draft.url;
  const pager = { ...stated, ...(turns.next || Object.keys(stated).length > 0 ? fromTurns(turns, stated, url) : {}) };
  // The first page is this one, under whatever address it was asked for.
  if (pager.address && pager.current === 1) pager.address = { ...pager.address, first: url };
  if (Object.keys(pager).length > 0) draft.pager = pager;
  yield;
  const more = yield* readMore(snapshot, pager);
  if (more) draft.more = more;
};

const NEXT = new Set(['下页', '下一页', '后一页', 'nextpage', 'next']);
const LAST = new Set(['尾页', '末页', '最后页', '最后一页', '最末页', '最末一页', 'last']);
const BACK = new Set(['上页', '上一页', '前一页', 'prev', 'previous', 'prevpage', 'previouspage']);
const TURNS: ReadonlySet<string> = new Set([
  ...[...NEXT, ...LAST, ...BACK],
  ...['前页', '后页', '上组', '上一组', '下组', '下一组', 'lastpage', '跳转', '跳转到', '转到'],
]);
const turns = (text: string): boolean => TURNS.has(text) || (text.startsWith('第') && /^第\d{1,4}页$/.test(text));
const GROWS =
  /^(?:(?:点击|加载|查看|显示|展开|浏览|阅读|了解|获取|上拉|下拉|滑动|请)*(?:加载|更多|全部)(?:信息|内容|文章|新闻|公告|通知|文件|数据|列表|条目)?|(?:load|view|read|show|see)?more|viewall|loading)$/;
const GROW_WORDS = ['加载', '更多', '全部', 'more', 'viewall', 'loading'];
const PAGER_CALL =
  /\b(?:createPage\w*|laypage(?:\.render)?|new\s+(?:Pagination|Paging|Pager|Page))\s*\(|\.(?:pagination|paging|jqPaginator|createPage|whjPaging|simplePaging|twbsPagination)\s*\(/;
const PAGE_COUNT =
  /(?:page_?count|total_?pages?|count_?page|page_?total|page_?(?:sum|all)|max_?page|all_?page|pages)['"]?\s*[:=]\s*['"]?(\d{1,6})/gi;
const PAGE_TURN =
  /\b(?:load_?more|get_?more|next_?page)\w*\s*\(|\b(?:page|page_?(?:index|no|num)|cur_?page|current_?page)\s*(?:\+\+|\+=)/i;

/**
 * Whether something leads to rows that do not stand here, with or without an address. Generous: whoever calls a list
 * complete must have seen none of it.
 */
function* readMore(snapshot: Snapshot, pager: NonNullable<PageFacts['pager']>): Generator<void, PageFacts['more']> {
  let more: PageFacts['more'];
  let number: { value: number; box: Box } | undefined;
  for (const box of snapshot.boxes) {
    const { tag, region } = box;
    if (box.index % 3_000 === 2_999) yield;
    if (tag === 'script') {
      if (turnsPages(snapshot, box, pager)) more ??= 'pager';
      continue;
    }
    if (namesOf(snapshot, box).has('pager')) more ??= 'pager';
    if (region === 'header' || region === 'navigation' || region === 'breadcrumb') continue;
    if ((tag === 'iframe' || tag === 'frame') && region !== 'footer' && region !== 'aside') {
      if (box.visible !== false && resolveAddress(snapshot.dom.attribute(box.element, 'src'), snapshot.base))
        return 'rows';
      continue;
    }
    const clickable = tag === 'a' || tag === 'button' || tag === 'input';
    // Hidden ones have no size.
    if (box.last - box.index > 5 || box.size > 14 || (box.size === 0 && !clickable)) continue;
    for (const name of textsOf(snapshot, box, clickable)) {
      const text = name.toLowerCase();
      if (hasAny(text, GROW_WORDS) && GROWS.test(text)) {
        if (region !== 'footer' && region !== 'aside') return 'rows';
      } else if (turns(text) || (clickable && text.length <= 3 && /^[>»›→▶]*$/.test(text))) {
        more ??= 'pager';
      } else if (/^\d{1,4}$/.test(text)) {
        const value = Number(text);
        const follows = number && value === number.value + 1 && related(number.box, box);
        if (clickable || box.anchor || follows) more ??= 'pager';
        number = { value, box };
      }
    }
  }
  return more;
}

function textsOf(snapshot: Snapshot, box: Box, clickable: boolean): string[] {
  const names = [textOf(snapshot, box, 24, true)];
  if (clickable) {
    for (const name of ['title', 'aria-label']) names.push(attributeText(snapshot, box, name, 24));
    if (box.tag === 'input') names.push(attributeText(snapshot, box, 'value', 24));
  }
  return names
    .map((name) => {
      const text = unspaced(name);
      return text.replace(/^[[【(（<«‹|·]+(?=.)|(?<=[^>»›→▶])[\]】)）>»›→▶|+….]+$/g, '');
    })
    .filter(Boolean);
}

/** Neighbours in one bar of numbers. */
const related = (a: Box, b: Box): boolean =>
  a.parent === b.parent || (a.parent?.parent != null && a.parent.parent === b.parent?.parent);

function turnsPages(snapshot: Snapshot, box: Box, { pages }: NonNullable<PageFacts['pager']>): boolean {
  const text = snapshot.dom.textContent(box.element).slice(0, 50_000);
  if (!hasAny(text.toLowerCase(), ['page', 'paging', 'more'])) return false;
  const calls = text.replace(/function\s+\w+\s*\([^)]*\)/g, '');
  if (PAGER_CALL.test(calls) && pages === undefined) return true;
  for (const count of calls.matchAll(PAGE_COUNT)) if (Number(count[1]) > 1) return true;
  return PAGE_TURN.test(calls);
}

const POSITION = /(?:第\s*)?(\d{1,6})\s*\/\s*(?:共\s*)?(\d{1,6})\s*页|页次\s*[:：]\s*(\d{1,6})\s*\/\s*(\d{1,6})/;
/** What is left of a pager's text without its own words is short: a sentence that counts something is no pager. */
const PAGER_WORDS =
  /[共总计数有第当前本页次每条篇项个记录信息数据文章转到跳至首上下一末尾最前后确定显示分\d\s/:：,，、|<>«»‹›.…\-[\]()（）]|GO/gi;

/** Lines among which the parts of one pager stand. Default of the product. */
const PAGER_LINES = 40;

/** 共 or 总, or a position such as 1/20. */
const mayCount = (text: string): boolean =>
  text.includes('共') || text.includes('总') || (text.includes('/') && /\d\s*\//.test(text));

function* fromText(snapshot: Snapshot): Generator<void, NonNullable<PageFacts['pager']>> {
  let pager: NonNullable<PageFacts['pager']> = {};
  let start: number | undefined;
  for (const [i, { text, box }] of snapshot.lines.entries()) {
    if (start !== undefined && i > start + PAGER_LINES) break;
    if (i % 2_000 === 1_999) yield;
    if (text.length > 200 || box.region === 'footer' || !mayCount(text)) continue;
    if (text.replace(PAGER_WORDS, '').length > 4) continue;
    const part = fromLine(text);
    if (!part) continue;
    start ??= i;
    pager = { ...part, ...pager };
  }
  return pager;
}

function fromLine(text: string): PageFacts['pager'] {
  const total =
    /(?:共|总计|总数|总记录数?|合计|总条数)[有:：\s]*(\d{1,7})\s*(?:条|篇|个?记录|项|个?信息)/.exec(text)?.[1] ??
    /(?:总数|总记录数?|总条数|记录总数)[:：\s]*(\d{1,7})(?!\s*[\d页])/.exec(text)?.[1];
  const pages = /(?:共|总|总页数)[有:：\s]*(\d{1,6})\s*页|总页数[:：\s]*(\d{1,6})/.exec(text);
  const position = POSITION.exec(text);
  const current = /(?:第|当前)\s*(\d{1,6})\s*页/.exec(text)?.[1];
  const size = /每页\s*(?:显示)?\s*(\d{1,4})|(\d{1,4})\s*条\s*\/\s*页/.exec(text);
  if (!total && !pages && !position) return undefined;
  const pager: NonNullable<PageFacts['pager']> = {};
  if (total) pager.total = Number(total);
  if (position) {
    pager.current = Number(position[1] ?? position[3]);
    pager.pages = Number(position[2] ?? position[4]);
  } else if (current) pager.current = Number(current);
  if (pages) pager.pages = Number(pages[1] ?? pages[2]);
  if (size) pager.size = Number(size[1] ?? size[2]);
  return pager;
}

interface Turn {
  page: number;
  href: string;
}
interface Turns {
  next?: string;
  last?: string;
  /** 上一页 or 首页 leads somewhere: this may be a later page. */
  back: boolean;
  numbers: Turn[];
}

/** The links that turn pages. Numbers count only where words such as 下一页 or 尾页, or the name of a bar, stand by. */
function readTurns(snapshot: Snapshot): Turns {
  const turns: Turns = { back: false, numbers: [] };
  let bar = false;
  for (const box of snapshot.boxes) {
    if (namesOf(snapshot, box).has('pager')) bar = true;
    if (box.tag !== 'a' || box.last - box.index > 4 || box.size > 14) continue;
    if (box.region === 'header' || box.region === 'navigation' || box.region === 'breadcrumb') continue;
    const text = textOf(snapshot, box, 16, true)
      .replace(/[\s>»›<«‹[\]]+/g, '')
      .toLowerCase();
    const isNext = NEXT.has(text);
    const isLast = LAST.has(text);
    const isBack = BACK.has(text);
    const number = /^\d{1,4}$/.test(text) ? Number(text) : 0;
    if (!isNext && !isLast && !isBack && (number === 0 || number >= 1_900)) continue;
    if (!number) bar = true;
    const href = resolveAddress(snapshot.dom.attribute(box.element, 'href'), snapshot.base);
    if (!href) continue;
    if (isNext) turns.next ??= href;
    else if (isLast) turns.last ??= href;
    else if (isBack) turns.back = true;
    else if (turns.numbers.length < 40) turns.numbers.push({ page: number, href });
  }
  return bar ? turns : { back: turns.back, numbers: [] };
}

/** Where the pages stand, as the links that turn them show it, and what follows from that. */
function fromTurns(
  turns: Turns,
  stated: NonNullable<PageFacts['pager']>,
  url: string,
): NonNullable<PageFacts['pager']> {
  const { next, last, back, numbers } = turns;
  // The numbers may say that this is a later page, though nothing leads back.
  const later = numbers.filter(({ page }) => page > 1);
  const byNumbers = stated.address ?? templateOf(later, url);
  const onPage = byNumbers && pageOf(byNumbers, url);
  const current = stated.current ?? (onPage !== undefined && onPage > 0 ? onPage : back ? undefined : 1);
  const following = next !== undefined && current !== undefined ? { page: current + 1, href: next } : undefined;
  const address = byNumbers ?? templateOf([...later, ...(following ? [following] : [])], url);
  const found: NonNullable<PageFacts['pager']> = { ...(next !== undefined && { next }), ...(address && { address }) };
  if (!address) return found;
  if (!address.first && !stated.address) {
    const first = numbers.find(({ page }) => page === 1)?.href ?? (current === 1 ? url : undefined);
    if (first) found.address = { ...address, first };
  }
  const here = current ?? pageOf(address, url);
  if (here !== undefined && here > 0) found.current = here;
  const end = last === undefined ? undefined : pageOf(address, last);
  if (stated.pages === undefined && end !== undefined && end > 0) found.pages = end;
  return found;
}

function templateOf(samples: readonly Turn[], url: string): NonNullable<PageFacts['pager']>['address'] {
  const [first, ...rest] = samples;
  if (!first) return undefined;
  const second = rest.find(({ page }) => page !== first.page);
  const shared = second && templateOfTwo([first, second]);
  return shared ?? templateOfOne(first, url);
}
