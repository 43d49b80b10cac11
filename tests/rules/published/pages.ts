/** Pages of a fictional site, for the rules about what a site published. */
import type { TestPage } from '../../test-rule.ts';

export type Row = readonly [title: string, day?: string, href?: string];

const NAV = '<a href="/zwgk/">政务公开</a><a href="/bsfw/">办事服务</a><a href="/hdjl/">互动交流</a>';

/** The home page, with links to columns by name and path. */
export function home(columns: Readonly<Record<string, string>> = {}, more: Partial<TestPage> = {}): TestPage {
  const links = Object.entries(columns).map(([name, path]) => `<a href="/${path}">${name}</a>`);
  return {
    html: `<!doctype html><html><head><title>云溪市人民政府</title></head><body><div class="nav">${links.join('')}</div>
    <div class="footer">主办：云溪市人民政府办公室</div></body></html>`,
    ...more,
  };
}

export const rowsOf = (rows: readonly Row[], path: string): string =>
  rows
    .map(
      ([title, day, href], index) =>
        `<li><a href="${href ?? `/${path}t${index + 1}.html`}">${title}</a>${day ? `<span>${day}</span>` : ''}</li>`,
    )
    .join('');

/** A column with its list. `pager`: markup that leads to further pages. */
export function column(
  name: string,
  path: string,
  rows: readonly Row[],
  more: Partial<TestPage> & { above?: string; pager?: string } = {},
): TestPage {
  const { above, pager = '', ...page } = more;
  return {
    path,
    html: `<!doctype html><html><head><title>${name}_云溪市人民政府</title></head><body><div class="nav">${NAV}</div>
    <div class="position">当前位置：<a href="/">首页</a> &gt; ${above ? `<a href="/${above}/">${above}</a> &gt; ` : ''}<a href="/${path}">${name}</a></div>
    <div class="main"><h2>${name}</h2><ul>${rowsOf(rows, path)}</ul>${pager}</div>
    <div class="footer">主办：云溪市人民政府办公室</div></body></html>`,
    ...page,
  };
}

/** A content with its text. */
export function article(
  title: string,
  path: string,
  {
    day = '2025-03-05',
    text = '',
    above = '通知公告',
    body = '',
    ...page
  }: Partial<TestPage> & {
    day?: string;
    text?: string;
    above?: string;
    body?: string;
  } = {},
): TestPage {
  return {
    path,
    html: `<!doctype html><html><head><title>${title}_云溪市人民政府</title><meta name="ArticleTitle" content="${title}">
    <meta name="PubDate" content="${day}"></head><body><div class="nav">${NAV}</div>
    <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/x/">${above}</a> &gt; 正文</div>
    <div class="article"><h1>${title}</h1><div class="info">发布时间：${day} 来源：云溪市人民政府办公室</div>
    <div class="content"><p>${text || '根据有关规定，现将有关事项公布如下，请各有关单位和个人知悉，并按照要求做好相关工作。'}</p>
    <p>各单位要高度重视，认真组织实施，确保各项工作落到实处，取得实效，为人民群众提供优质服务。</p>${body}</div></div>
    <div class="footer">主办：云溪市人民政府办公室</div></body></html>`,
    ...page,
  };
}

/** A pager that says how many pages there are. */
export const pagerOf = (pages: number): string => `<script>createPageHTML(${pages}, 0, "index", "html");</script>`;
