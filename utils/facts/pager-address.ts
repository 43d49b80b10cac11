/** Addresses of the pages of a list. */
import type { PageFacts } from './page-facts.ts';

type Pager = NonNullable<PageFacts['pager']>;
type Template = NonNullable<Pager['address']>;

/** The address of a page of the list, counted from 1; undefined where it cannot be known or the list is shorter. */
export function pageAddress({ address, pages, size }: Pager, page: number): string | undefined {
  if (!address || !Number.isInteger(page) || page < 1 || (pages !== undefined && page > pages)) return undefined;
  if (page === 1 && address.first) return address.first;
  const { template, offset } = address;
  if (template.includes('{n}')) return template.replace('{n}', String(page + offset));
  if (!size) return undefined;
  return template.replace('{from}', String((page - 1) * size + 1)).replace('{to}', String(page * size));
}

/** Which page of the list an address is; undefined where it is none. */
export function pageOf({ template, offset, first }: Template, url: string): number | undefined {
  if (url === first) return 1;
  const [before, after] = template.split('{n}');
  if (before === undefined || after === undefined) return undefined;
  if (!url.startsWith(before) || !url.endsWith(after) || url.length <= before.length + after.length) return undefined;
  const n = url.slice(before.length, url.length - after.length);
  return /^\d{1,6}$/.test(n) ? Number(n) - offset : undefined;
}

interface Run {
  start: number;
  text: string;
}

/** Runs of digits that may count pages: in the query, and in the last two parts of the path. */
function runsOf(href: string): Run[] {
  const query = href.indexOf('?');
  const end = query < 0 ? href.length : query;
  const host = href.indexOf('/', href.indexOf('//') + 2);
  if (host < 0) return [];
  const last = href.lastIndexOf('/', end - 1);
  const from = Math.max(host, href.lastIndexOf('/', last - 1));
  return [...href.slice(from).matchAll(/\d{1,6}/g)].map((match) => ({ start: from + match.index, text: match[0] }));
}

const cut = (href: string, { start, text }: Run): string =>
  `${href.slice(0, start)}{n}${href.slice(start + text.length)}`;

/** The template that two pages' addresses share: they differ in one number, by as much as the pages do. */
export function templateOfTwo([a, b]: readonly [{ page: number; href: string }, { page: number; href: string }]):
  | Template
  | undefined {
  if (a.page === b.page || a.href === b.href) return undefined;
  for (const run of runsOf(a.href)) {
    const offset = Number(run.text) - a.page;
    const template = cut(a.href, run);
    if ((offset === 0 || offset === -1) && template.replace('{n}', String(b.page + offset)) === b.href)
      return { template, offset };
  }
  return undefined;
}

const PAGE_NAME =
  /(?:^|[?&;])(?:page|p|pn|pageno|pagenum|pageindex|page_?id|curpage|currentpage|cur_?page|pageNumber|currpage)=$/i;

/** The template of one other page's address: a query that counts pages, or the list's own file with a number added. */
export function templateOfOne({ page, href }: { page: number; href: string }, own: string): Template | undefined {
  const runs = runsOf(href).reverse();
  for (const run of runs) {
    const offset = Number(run.text) - page;
    if (offset !== 0 && offset !== -1) continue;
    const before = href.slice(0, run.start);
    const after = href.slice(run.start + run.text.length);
    if (PAGE_NAME.test(before) && /^(?:&|$)/.test(after)) return { template: cut(href, run), offset };
    if (!/[_-]$/.test(before) || !/^\.\w{2,6}(?:\?|$)/.test(after)) continue;
    const stem = before.replace(/[_-]$/, '');
    const folder = stem.slice(0, stem.lastIndexOf('/') + 1);
    const name = stem.slice(folder.length);
    const plain = own.replace(/[?#].*$/, '');
    // index_2.html beside index.html, or in the folder that is the list's own address.
    if (plain.startsWith(`${stem}.`) || (plain === folder && /^(?:index|list|default)/i.test(name)))
      return { template: cut(href, run), offset, first: own };
  }
  return undefined;
}
