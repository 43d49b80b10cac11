/** Pagers as scripts call them, with the names that the common ones give to their numbers. */
import { hasAny } from '../text/words.ts';
import { resolveAddress } from './address.ts';
import type { PageFacts } from './page-facts.ts';
import type { Snapshot } from './snapshot.ts';

type Pager = NonNullable<PageFacts['pager']>;

/** Scripts longer than this are libraries. */
const SCRIPT = 60_000;
const ARGUMENTS = 3_000;

/** createPageHTML(4, 0, "index", "html") counts from 0; createPageHTML('page_div',20,1,'list','shtml',383) from 1. */
const CALL =
  /\bcreatePage(?:HTML|Html)?\s*\(\s*(['"][\w-]*['"]\s*,\s*)?(\d{1,6})\s*,\s*(\d{1,6})\s*,\s*['"]([^'"]{0,120})['"]\s*,\s*['"](\w{0,8})['"]\s*(?:,\s*['"]?(\d{1,7})['"]?\s*)?/;
const OPTIONS =
  /(?:\blaypage(?:\.render)?|\b(?:Pager|Paging|Pagination|Paginator)|\.(?:pagination|paging|jqPaginator|createPage|whjPaging|simplePaging|twbsPagination|pagePaging|pager|jpage))\s*\(\s*(?:(\d{1,7})\s*,\s*)?(?:['"#.\w$()-]{1,60}\s*,\s*)?\{/g;
const OPTION = /['"]?\b(\w{2,24})['"]?\s*:\s*(?:['"](\d{1,7})['"]|(\d{1,7}))(?=\s*(?:[,}\n\r/]|$))/g;

const TOTAL =
  /^(?:total|count|total_?count|total_?records?|total_?num|total_?size|total_?items?|records?|record_?count|all_?count|maxentries)$/i;
const PAGES = /^(?:pages|page_?count|total_?pages?|count_?page|page_?total|all_?pages?|num_?pages)$/i;
const SIZE = /^(?:page_?size|limit|per_?page|items_?per_?page|num_?per_?page|show_?count|page_?rows|page_?limit)$/i;
const CURRENT = /^(?:curr|current|current_?page|curr_?page|cur_?page|page_?no)$/i;

/** What scripts state of the pager. The definition of a function is no call of it. */
export function pagerFromScripts(snapshot: Snapshot): Pager {
  for (const box of snapshot.boxes) {
    if (box.tag !== 'script') continue;
    const text = snapshot.dom.textContent(box.element);
    if (text.length > SCRIPT || !hasAny(text.toLowerCase(), ['page', 'paging', 'paginat'])) continue;
    const pager = fromCall(snapshot, text) ?? fromDataproxy(snapshot, text) ?? fromOptions(snapshot, text);
    if (pager) return pager;
  }
  return {};
}

function fromCall(snapshot: Snapshot, text: string): Pager | undefined {
  if (!text.includes('reatePage')) return undefined;
  const call = CALL.exec(text.replace(/function\s+createPage\w*\s*\([^)]*\)/g, ''));
  if (!call) return undefined;
  const [, container, count, index, name, extension, sum] = call;
  const pages = Number(count);
  // The form with a container counts from 1, as its addresses do: page 2 is list_2.shtml.
  const base = container ? 0 : 1;
  const address = numbered(snapshot, name ?? '', extension ?? '', container ? 0 : -1);
  return {
    pages,
    current: Number(index) + base,
    ...(sum !== undefined && container && { total: Number(sum) }),
    ...(address && { address }),
  };
}

/** `index.html`, `index_1.html` … */
function numbered(snapshot: Snapshot, name: string, extension: string, offset: number): Pager['address'] {
  if (!/^[\w./-]+$/.test(name) || !/^\w+$/.test(extension)) return undefined;
  const template = withHole(`${name}_${HOLE}.${extension}`, snapshot.base, HOLE, '{n}');
  const first = resolveAddress(`${name}.${extension}`, snapshot.base);
  return template ? { template, offset, ...(first && { first }) } : undefined;
}

/** A number that no address has by chance: braces would be escaped while the address is resolved. */
const HOLE = '990000017';

function withHole(value: string, base: string, hole: string, name: string): string | undefined {
  const resolved = resolveAddress(value, base);
  return resolved?.includes(hole) ? resolved.replace(hole, name) : undefined;
}

function fromOptions(snapshot: Snapshot, text: string): Pager | undefined {
  for (const match of text.matchAll(OPTIONS)) {
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + ARGUMENTS);
    const options = rest.slice(0, endOfObject(rest));
    const numbers = [...options.matchAll(OPTION)].map(
      ([, name = '', quoted, bare]) => [name, Number(quoted ?? bare)] as const,
    );
    const named = (pattern: RegExp) => numbers.find(([name]) => pattern.test(name))?.[1];
    const prefix = /\bprefix['"]?\s*:\s*['"]([\w-]+)['"]/.exec(options)?.[1];
    const suffix = /\bsuffix['"]?\s*:\s*['"](\w+)['"]/.exec(options)?.[1];
    // Pager({size: 4, current: 0, prefix: 'index', suffix: 'html'}): size pages, counted from 0.
    if (prefix && suffix) {
      const pages = named(/^size$/);
      const current = named(CURRENT);
      const address = numbered(snapshot, prefix, suffix, -1);
      if (pages !== undefined)
        return { pages, ...(current !== undefined && { current: current + 1 }), ...(address && { address }) };
    }
    const total = match[1] !== undefined ? Number(match[1]) : named(TOTAL);
    const size = named(SIZE);
    const pages = named(PAGES) ?? (total !== undefined && size ? Math.ceil(total / size) : undefined);
    if (total === undefined && pages === undefined) continue;
    const current = named(CURRENT) ?? (named(/^page_?index$/i) === 0 ? 1 : undefined);
    return {
      ...(pages !== undefined && { pages }),
      // A pager that counts from 0 says 0 on the first page.
      ...(current !== undefined && { current: Math.max(current, 1) }),
      ...(total !== undefined && { total }),
      ...(size && { size }),
    };
  }
  return undefined;
}

/** Where the object that has just begun ends. */
function endOfObject(text: string): number {
  let depth = 1;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return text.length;
}

/** 大汉: rows come from dataproxy.jsp by the numbers of the first and the last one. */
function fromDataproxy(snapshot: Snapshot, text: string): Pager | undefined {
  const at = text.indexOf('dataproxy.jsp');
  if (at < 0) return undefined;
  const start = text.slice(Math.max(0, at - 300), at).search(/[^'"\s<>[(=]*$/);
  const path = text.slice(Math.max(0, at - 300) + start, at);
  const query = /^\?([^'"\s<>\]]{0,900})/.exec(text.slice(at + 'dataproxy.jsp'.length))?.[1] ?? '';
  const params = new URLSearchParams(query.replace(/&amp;/g, '&'));
  const object = /ajaxParam['"]?\s*[:=]\s*\{/.exec(text);
  if (object) {
    const rest = text.slice(object.index + object[0].length, object.index + object[0].length + ARGUMENTS);
    const pairs = rest
      .slice(0, endOfObject(rest))
      .matchAll(/['"]?(\w{2,30})['"]?\s*:\s*(?:'([^']{0,200})'|"([^"]{0,200})"|(\d{1,12}))/g);
    for (const [, name = '', single, double, bare] of pairs) params.set(name, single ?? double ?? bare ?? '');
  }
  const number = (name: string) => {
    const found = new RegExp(`\\b${name}['"]?\\s*(?:[:=]|>)\\s*['"]?(\\d{1,7})`, 'i').exec(text)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const size = number('perpage') ?? (Number(params.get('perpage')) || undefined);
  const total = number('totalrecords?') ?? number('totalcount');
  const pages = number('totalpages?') ?? (total !== undefined && size ? Math.ceil(total / size) : undefined);
  for (const name of ['page', 'startrecord', 'endrecord', 'perpage']) params.delete(name);
  const known = params.has('columnid') && size !== undefined;
  const proxy = `${path}dataproxy.jsp?startrecord=${HOLE}1&endrecord=${HOLE}2&perpage=${size ?? ''}&${params}`;
  const template = known
    ? withHole(proxy, snapshot.base, `${HOLE}1`, '{from}')?.replace(`${HOLE}2`, '{to}')
    : undefined;
  return {
    ...(pages !== undefined && { pages }),
    ...(total !== undefined && { total }),
    ...(size && { size }),
    ...(template && { address: { template, offset: 0 } }),
  };
}
