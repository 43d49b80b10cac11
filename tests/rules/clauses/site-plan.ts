/** A small site before it is written as pages: what several checks of one clause ask for stands on one site together. */
import type { Body } from '../../../utils/model.ts';
import type { TestPage } from '../../test-rule.ts';

export interface PlanRow {
  title: string;
  /** Absent for a row without a date. */
  day?: string;
  /** The text of the page that it opens; absent where that is not read. */
  text?: string;
  /** A table below the text: rows of cells. */
  table?: readonly (readonly string[])[];
}

export interface PlanColumn {
  name: string;
  rows: readonly PlanRow[];
  /** Linked, but not read. */
  unread?: boolean;
  /** An empty list; without this a column without rows says that there is nothing. */
  blank?: boolean;
}

export interface SitePlan {
  columns: readonly PlanColumn[];
  /** What the home page lists. */
  news?: readonly PlanRow[];
  /** Links of the home page to other sites. */
  links?: readonly (readonly [text: string, href: string])[];
  /** The home page is not read. */
  homeless?: boolean;
  /** Pages as they are, for rules about single pages. */
  pages?: readonly TestPage[];
  /** What differs from the tester's body. */
  body?: Partial<Body>;
}

/** One site that holds what all of them hold; columns of one name are one column. */
export function together(plans: readonly SitePlan[]): SitePlan {
  const columns = new Map<string, PlanColumn>();
  for (const column of plans.flatMap((plan) => plan.columns)) {
    const known = columns.get(column.name);
    columns.set(column.name, known ? merged(known, column) : column);
  }
  return {
    columns: [...columns.values()],
    news: plans.flatMap(({ news = [] }) => news),
    links: plans.flatMap(({ links = [] }) => links),
    homeless: plans.some(({ homeless }) => homeless),
    pages: distinct(plans.flatMap(({ pages = [] }) => pages)),
    body: Object.assign({}, ...plans.map(({ body }) => body)),
  };
}

function merged(a: PlanColumn, b: PlanColumn): PlanColumn {
  const rows = new Map([...a.rows, ...b.rows].map((row) => [row.title, row]));
  return {
    name: a.name,
    rows: [...rows.values()],
    unread: Boolean(a.unread || b.unread),
    blank: Boolean(a.blank && b.blank),
  };
}

/** Several checks may ask for one and the same page. */
const distinct = (pages: readonly TestPage[]): TestPage[] => [
  ...new Map(pages.map((page) => [`${page.path ?? ''} ${page.html}`, page])).values(),
];

const page = (title: string, body: string, nav: string): string => `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>${title}</title></head><body>
<div class="header"><div class="nav">${nav}</div></div>
${body}
<div class="footer"><p>主办：云溪市人民政府办公室　网站标识码：5200000000</p></div></body></html>`;

/** Newest first, as sites list them; rows without a day last. */
const sorted = (rows: readonly PlanRow[]): PlanRow[] =>
  [...rows].sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? 1 : (a.day ?? '') > (b.day ?? '') ? -1 : 0));

/** The pages of the site, as a survey would have read them. */
export function pagesOf({ columns, news = [], links = [], homeless = false, pages = [] }: SitePlan): TestPage[] {
  const paths = new Map(columns.map(({ name }, index) => [name, `lm${index + 1}/`]));
  const nav = columns.map(({ name }) => `<a href="/${paths.get(name)}">${name}</a>`).join('');
  const others = links.map(([text, href]) => `<li><a href="${href}">${text}</a></li>`).join('');
  const home: TestPage = {
    html: page(
      '云溪市人民政府',
      `${news.length > 0 ? `<div class="main"><h3>最新发布</h3>${listOf(news, 'xw/')}</div>` : ''}<div class="links"><h3>网站导航</h3><ul>${others}</ul></div>`,
      nav,
    ),
  };
  const read = columns.filter(({ unread }) => !unread);
  return [
    ...(homeless ? [] : [home]),
    ...read.flatMap(({ name, rows, blank }) => columnPages(name, paths.get(name) ?? '', sorted(rows), nav, blank)),
    ...pages,
  ];
}

const NOTHING_YET = '<ul class="list"></ul><script>createPageHTML(1, 0, "index", "html");</script>';

const addressOf = (path: string, index: number) => `${path}t${index + 1}.html`;

const listOf = (rows: readonly PlanRow[], path: string): string =>
  `<ul class="list">${rows
    .map(
      ({ title, day }, index) =>
        `<li><a href="/${addressOf(path, index)}">${title}</a>${day ? `<span>${day}</span>` : ''}</li>`,
    )
    .join('\n')}</ul>`;

function columnPages(
  name: string,
  path: string,
  rows: readonly PlanRow[],
  nav: string,
  blank: boolean | undefined,
): TestPage[] {
  const crumbs = (last: string) =>
    `<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/${path}">${name}</a>${last}</div>`;
  const list = rows.length > 0 ? listOf(rows, path) : blank ? NOTHING_YET : '<p>暂无信息</p>';
  return [
    { path, html: page(`${name}_云溪市人民政府`, `${crumbs('')}<div class="main"><h2>${name}</h2>${list}</div>`, nav) },
    ...rows.flatMap((row, index) =>
      row.text === undefined
        ? []
        : [{ path: addressOf(path, index), html: page(row.title, contentOf(row, crumbs(' &gt; 正文')), nav) }],
    ),
  ];
}

function contentOf({ title, day, text = '', table = [] }: PlanRow, crumbs: string): string {
  const paragraphs = text.split('\n').map((line) => `<p>${line}</p>`);
  const cells = table.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `${crumbs}<div class="article"><h1>${title}</h1><div class="info">发布时间：${day ?? ''}　来源：云溪市人民政府办公室</div>
<div class="content">${paragraphs.join('\n')}${cells.length > 0 ? `<table>${cells.join('')}</table>` : ''}</div></div>`;
}
