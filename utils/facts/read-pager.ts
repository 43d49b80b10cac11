/** The pager of a list, as the page's script or its links state it. */
import { unspaced } from '../text/normalise.ts';
import { resolveAddress } from './address.ts';
import type { PageFacts } from './page-facts.ts';
import type { Reader } from './readers.ts';
import { attributeText, type Box, type Snapshot, textOf } from './snapshot.ts';

export const readPager: Reader = function* (snapshot, draft) {
  const pager: NonNullable<PageFacts['pager']> = { ...fromText(snapshot), ...fromScript(snapshot) };
  const next = nextLink(snapshot);
  if (next) pager.next = next;
  if (Object.keys(pager).length > 0) draft.pager = pager;
  yield;
  const more = yield* readMore(snapshot, pager);
  if (more) draft.more = more;
};

const TURNS =
  /^(?:[上下前后]一?页|[上下]一?组|尾页|末页|最[后末]一?页|(?:next|prev(?:ious)?|last)(?:page)?|第\d{1,4}页|跳转到?|转到)$/i;
const GROWS =
  /^(?:(?:点击|加载|查看|显示|展开|浏览|阅读|了解|获取|上拉|下拉|滑动|请)*(?:加载|更多|全部)(?:信息|内容|文章|新闻|公告|通知|文件|数据|列表|条目)?|(?:load|view|read|show|see)?more|viewall|loading)$/i;
const PAGER_NAME =
  /(?:^|[\s_-])(?:pagination|paginator|pager|paging|pagenav|page-?bar|fenye|laypage|turnpage)(?:$|[\s_-])/;
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
    const { tag, region, marks } = box;
    if (box.index % 3_000 === 2_999) yield;
    if (tag === 'script') {
      if (turnsPages(snapshot, box, pager)) more ??= 'pager';
      continue;
    }
    if (marks && PAGER_NAME.test(marks)) more ??= 'pager';
    if (region === 'header' || region === 'navigation' || region === 'breadcrumb') continue;
    if ((tag === 'iframe' || tag === 'frame') && region !== 'footer' && region !== 'aside') {
      if (box.visible !== false && resolveAddress(snapshot.dom.attribute(box.element, 'src'), snapshot.base))
        return 'rows';
      continue;
    }
    const clickable = tag === 'a' || tag === 'button' || tag === 'input';
    // Hidden ones have no size.
    if (box.last - box.index > 5 || box.size > 14 || (box.size === 0 && !clickable)) continue;
    for (const text of namesOf(snapshot, box, clickable)) {
      if (GROWS.test(text)) {
        if (region !== 'footer' && region !== 'aside') return 'rows';
      } else if (TURNS.test(text) || (clickable && /^[>»›→▶]{1,3}$/.test(text))) {
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

function namesOf(snapshot: Snapshot, box: Box, clickable: boolean): string[] {
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
  if (!/page|paging|more/i.test(text)) return false;
  const calls = text.replace(/function\s+\w+\s*\([^)]*\)/g, '');
  if (PAGER_CALL.test(calls) && pages === undefined) return true;
  for (const count of calls.matchAll(PAGE_COUNT)) if (Number(count[1]) > 1) return true;
  return PAGE_TURN.test(calls);
}

// createPageHTML(4, 0, "index", "html") counts pages from 0; createPageHTML('page_div',20,1,'list','shtml',383) from 1.
const CALL =
  /\b(?:createPageHTML|createPageHtml|createPage)\s*\(\s*(?:['"][\w-]*['"]\s*,\s*)?(\d{1,6})\s*,\s*(\d{1,6})\s*,\s*['"][^'"]*['"]\s*,\s*['"]\w*['"]\s*(?:,\s*['"]?(\d{1,7})['"]?\s*)?/;

function fromScript(snapshot: Snapshot): NonNullable<PageFacts['pager']> {
  for (const box of snapshot.boxes) {
    if (box.tag !== 'script') continue;
    const text = snapshot.dom.textContent(box.element);
    if (text.length > 50_000 || !text.includes('reatePage')) continue;
    // The definition of the function is no call of it.
    const call = CALL.exec(text.replace(/function\s+createPage\w*\s*\([^)]*\)/g, ''));
    if (!call) continue;
    const named = /\(\s*['"]/.test(call[0].slice(0, call[0].indexOf(',')));
    const pages = Number(call[1]);
    const current = Number(call[2]) + (named ? 0 : 1);
    return { pages, current, ...(call[3] !== undefined && named && { total: Number(call[3]) }) };
  }
  return {};
}

function fromText(snapshot: Snapshot): NonNullable<PageFacts['pager']> {
  for (const { text, box } of snapshot.lines) {
    if (text.length > 160 || box.region === 'footer' || !/共|总|\d\s*\/\s*\d/.test(text)) continue;
    const total = /(?:共|总计|总数|总记录数?|合计)[有:：\s]*(\d{1,7})\s*(?:条|篇|个?记录|项)/.exec(text)?.[1];
    const pages = /(?:共|总)[有:：\s]*(\d{1,6})\s*页/.exec(text)?.[1];
    const position = /(?:第\s*)?(\d{1,6})\s*\/\s*(\d{1,6})\s*页/.exec(text);
    if (!total && !pages && !position) continue;
    const pager: NonNullable<PageFacts['pager']> = {};
    if (total) pager.total = Number(total);
    if (position) {
      pager.current = Number(position[1]);
      pager.pages = Number(position[2]);
    }
    if (pages) pager.pages = Number(pages);
    return pager;
  }
  return {};
}

function nextLink(snapshot: Snapshot): string | undefined {
  for (const box of snapshot.boxes as readonly Box[]) {
    if (box.tag !== 'a' || box.last - box.index > 4) continue;
    if (!/^(?:下一?页|后一页|next\s?page|下页[>»]*)$/i.test(textOf(snapshot, box, 12, true).replace(/[\s>»›]+/g, '')))
      continue;
    const href = resolveAddress(snapshot.dom.attribute(box.element, 'href'), snapshot.base);
    if (href) return href;
  }
  return undefined;
}
