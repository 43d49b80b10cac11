/** Pages of the fictional site for tests of rules about columns: a home page, columns and contents. */
import type { TestPage } from './test-rule.ts';

export const FOOTER =
  '<div class="footer">主办单位：云溪市人民政府办公室　网站标识码：4699000001　<a href="/wzdt/">网站地图</a></div>';

/** The home page with these links in its navigation, and what stands below it. */
export function homePage(nav: Readonly<Record<string, string>>, more: Partial<TestPage> = {}, main = ''): TestPage {
  return {
    html: `<!doctype html><html lang="zh-CN"><head><title>云溪市人民政府</title></head><body>
    <div class="nav"><ul>${linksOf(nav)}</ul></div><div class="main">${main}</div>${FOOTER}</body></html>`,
    ...more,
  };
}

/** Links by their names. */
export const linksOf = (links: Readonly<Record<string, string>>): string =>
  Object.entries(links)
    .map(([name, href]) => `<li><a href="${href}">${name}</a></li>`)
    .join('');

/** Rows of a list, newest first as given; an empty day shows none. */
export const rowsOf = (...days: readonly string[]): string =>
  `<ul class="list">${days
    .map(
      (day, row) => `<li><a href="./${row}.html">市政府第${row + 1}次专题会议研究防汛工作</a><span>${day}</span></li>`,
    )
    .join('')}</ul>`;

/** A column with its path and this content. */
export function columnPage(path: string, name: string, content: string, more: Partial<TestPage> = {}): TestPage {
  return {
    path,
    html: `<!doctype html><html lang="zh-CN"><head><title>${name}_云溪市人民政府</title></head><body>
    <div class="nav"><a href="/">首页</a></div>
    <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/${path}">${name}</a></div>
    <div class="main"><h2>${name}</h2>${content}</div>${FOOTER}</body></html>`,
    ...more,
  };
}

/** A single content in a column. */
export function contentPage(
  path: string,
  column: string,
  title: string,
  more: Partial<TestPage> = {},
  head = '',
): TestPage {
  const text = `<p>${'市人民政府办公室就有关工作作出安排，要求各有关单位按照职责分工抓好落实。'.repeat(4)}</p>`;
  return {
    path,
    html: `<!doctype html><html lang="zh-CN"><head><title>${title}_云溪市人民政府</title></head><body>
    <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="./">${column}</a> &gt; 正文</div>
    <div class="article"><h1>${title}</h1>${head}<div class="content">${text}</div></div>${FOOTER}</body></html>`,
    ...more,
  };
}
