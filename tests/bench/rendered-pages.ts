/** Static pages for a bench: a home page, columns, documents, a table and a form, each of them in any number. */

const PLACES = ['云溪镇', '松岭乡', '石桥镇', '河湾乡', '竹园镇', '白塘镇'];
const SUBJECTS = ['河道整治', '校舍修缮', '公园改造', '道路养护', '供水管网', '社区食堂', '农田水利', '老旧小区改造'];

const titleOf = (number: number): string =>
  `${PLACES[number % PLACES.length]}关于${SUBJECTS[number % SUBJECTS.length]}第${number + 1}号情况的通报`;
const repeat = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => of(i)).join('\n');
const rows = (from: number, count: number): string =>
  `<ul>${repeat(count, (i) => `<li><a href="/document/${from + i}.html">${titleOf(from + i)}</a> <span>2026-0${(i % 9) + 1}-1${i % 10}</span></li>`)}</ul>`;

/** The main part of page `n` of each template. */
const MAINS: Record<string, (n: number) => string> = {
  home: (n) => repeat(6, (block) => `<section><h2>${SUBJECTS[block]}</h2>${rows(n + 10 * block, 8)}</section>`),
  column: (n) => `<h2>通知公告</h2>${rows(n, 20)}<p><a href="/column/${n + 1}.html">下页</a></p>`,
  document: (n) =>
    `<h2>${titleOf(n)}</h2><p>发布时间：2026-03-12　来源：云溪市人民政府办公室</p>${repeat(
      12,
      (i) =>
        `<p>${i + 1}．市人民政府听取了${titleOf(n + i)}，要求各有关部门按照职责分工抓好落实，并于月底前报告进展，接受社会监督。</p>`,
    )}`,
  table: (n) =>
    `<h2>项目清单</h2><table><thead><tr><th>序号</th><th>项目</th><th>地点</th><th>金额（万元）</th></tr></thead><tbody>${repeat(
      40,
      (i) =>
        `<tr><td>${i + 1}</td><td>${SUBJECTS[(n + i) % SUBJECTS.length]}</td><td>${PLACES[i % PLACES.length]}</td><td>${(n + 7) * (i + 3)}</td></tr>`,
    )}</tbody></table>`,
  form: (n) =>
    `<h2>意见征集第${n + 1}期</h2><form action="/form/${n}.html">${repeat(
      10,
      (i) => `<p><label for="f${i}">${SUBJECTS[i % SUBJECTS.length]}的意见</label> <input id="f${i}"></p>`,
    )}<button type="submit">提交</button></form>`,
};
const NAMES = Object.keys(MAINS);
export const TEMPLATES = NAMES.length;

/** The first pages are one of each template. */
export const pathOf = (number: number): string =>
  `/${NAMES[number % TEMPLATES]}/${Math.floor(number / TEMPLATES)}.html`;

/** The page at a path, undefined where there is none. */
export function templatePage(path: string): string | undefined {
  const [, name = '', number = ''] = /^\/(\w+)\/(\d+)\.html$/.exec(path) ?? [];
  const main = MAINS[name];
  if (!main) return undefined;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${titleOf(Number(number))}-云溪市人民政府</title>
<meta name="viewport" content="width=device-width"><style>body{font-size:16px;color:#222;background:#fff;margin:0}
nav a{margin:0 8px} li,p{margin:10px 0} .wrap{width:1000px;margin:0 auto} td,th{padding:6px;border:1px solid #ccc}</style></head>
<body><header class="wrap"><h1>云溪市人民政府</h1></header><nav class="wrap">${repeat(
    12,
    (i) => `<a href="/column/${i}.html">${SUBJECTS[i % SUBJECTS.length]}${i + 1}</a>`,
  )}</nav><main class="wrap">${main(Number(number))}</main>
<footer class="wrap"><p>主办：云溪市人民政府办公室　网站标识码：5300000098</p></footer></body></html>`;
}
