/** Lists of a fictional city's budgets, issues and leaders. */
import type { TestPage } from '../test-rule.ts';

const nav =
  '<div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/czxx/">财政预决算</a><a href="/ldzc/">领导之窗</a><a href="/gb/">政府公报</a></div>';
const frame = (path: string, crumb: string, title: string, body: string): TestPage => ({
  path,
  html: `<!doctype html><html lang="zh-CN"><head><title>${title}_云溪市人民政府</title><meta name="SiteName" content="云溪市人民政府"></head><body>${nav}
  <div class="position">当前位置：<a href="/">首页</a> &gt; ${crumb}</div>${body}<div class="footer">主办单位：云溪市人民政府办公室</div></body></html>`,
});

export const home: TestPage = {
  html: `<!doctype html><html lang="zh-CN"><head><title>云溪市人民政府</title></head><body>${nav}<a href="/xwdt/">新闻动态</a><a href="/hdjl/">互动交流</a></body></html>`,
};

export interface Row {
  title: string;
  day: string;
}

export const list = (path: string, name: string, rows: readonly Row[], pages = 1): TestPage =>
  frame(
    path,
    `<a href="/${path}">${name}</a>`,
    name,
    `<div class="main"><h2>${name}</h2><ul>${rows
      .map(({ title, day }, index) => `<li><a href="/${path}t${index}.html">${title}</a><span>${day}</span></li>`)
      .join('')}</ul><script>createPageHTML(${pages}, 0, "index", "html");</script></div>`,
  );

export const page = (path: string, crumb: string, title: string, body: string): TestPage =>
  frame(path, crumb, title, `<h1>${title}</h1><div class="content">${body}</div>`);
