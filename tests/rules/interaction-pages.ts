/** Pages of a fictional city on which people write to the government. */
import type { TestPage } from '../test-rule.ts';

const nav =
  '<div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/hdjl/">互动交流</a><a href="/hdjl/zjdc/">意见征集</a></div>';
const footer = '<div class="footer">主办单位：云溪市人民政府办公室</div>';
const frame = (title: string, path: string, crumb: string, body: string): TestPage => ({
  path,
  html: `<!doctype html><html lang="zh-CN"><head><title>${title}_云溪市人民政府</title><meta name="SiteName" content="云溪市人民政府"></head><body>${nav}
  <div class="position">当前位置：<a href="/">首页</a> &gt; ${crumb}</div>${body}${footer}</body></html>`,
});

export const home: TestPage = {
  html: frame('首页', '', '<a href="/">首页</a>', '<a href="/xwdt/">新闻动态</a><a href="/bsfw/">办事服务</a>').html,
};

export interface Letter {
  title: string;
  asked: string;
  answered?: string;
  status?: string;
}

/** A column of letters as a table with heads. */
export const letters = (rows: readonly Letter[]): TestPage =>
  frame(
    '领导信箱',
    'hdjl/ldxx/',
    '<a href="/hdjl/">互动交流</a> &gt; <a href="/hdjl/ldxx/">领导信箱</a>',
    `<h2>领导信箱</h2><table><tr><th>标题</th><th>来信时间</th><th>答复单位</th><th>答复时间</th><th>办理状态</th></tr>${rows
      .map(
        ({ title, asked, answered = '', status = '已办结' }, index) =>
          `<tr><td><a href="/hdjl/ldxx/l${index}.html">${title}</a></td><td>${asked}</td><td>云溪市住房和城乡建设局</td><td>${answered}</td><td>${status}</td></tr>`,
      )
      .join('')}</table>`,
  );

export interface Call {
  path?: string;
  title?: string;
  day?: string;
  body: string;
}

export const CALL = '关于公开征求《云溪市城市绿化管理办法（征求意见稿）》意见的公告';
export const DRAFT = '<p>附件：<a href="/hdjl/zjdc/202503/W01.docx">云溪市城市绿化管理办法（征求意见稿）.docx</a></p>';
export const BASIS =
  '<p>根据《城市绿化条例》等规定，我局起草了《云溪市城市绿化管理办法（征求意见稿）》，现向社会公开征求意见。</p>';
export const PERIOD = '<p>征求意见时间：2025年3月3日至2025年4月3日。</p>';
export const CHANNEL =
  '<p>反馈意见可以通过电子邮件发送至 lhj@yunxi.example，或者寄送至云溪市中山路1号，联系电话：0812-1234567。</p>';

export const call = ({ path = 'hdjl/zjdc/202503/c1.html', title = CALL, day = '2025-03-03', body }: Call): TestPage =>
  frame(
    title,
    path,
    '<a href="/hdjl/">互动交流</a> &gt; <a href="/hdjl/zjdc/">意见征集</a>',
    `<h1>${title}</h1><p>发布时间：${day}　来源：云溪市城市管理局</p><div class="content">${body}</div>`,
  );

export const column = (rows: readonly { path: string; title: string; day: string }[], pages = 1): TestPage =>
  frame(
    '意见征集',
    'hdjl/zjdc/',
    '<a href="/hdjl/">互动交流</a> &gt; <a href="/hdjl/zjdc/">意见征集</a>',
    `<div class="main"><h2>意见征集</h2><ul>${rows
      .map(({ path, title, day }) => `<li><a href="/${path}">${title}</a><span>${day}</span></li>`)
      .join('')}</ul><script>createPageHTML(${pages}, 0, "index", "html");</script></div>`,
  );

/** A page of the column 依申请公开. */
export const application = (name: string, body: string): TestPage =>
  frame(
    name,
    `zfxxgk/ysqgk/${encodeURIComponent(name)}.html`,
    '<a href="/zfxxgk/">政府信息公开</a> &gt; <a href="/zfxxgk/ysqgk/">依申请公开</a>',
    `<h1>${name}</h1><div class="content">${body}</div>`,
  );

export const article = (path: string, title: string, body: string, crumb = '建议提案办理'): TestPage =>
  frame(
    title,
    path,
    `<a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/jyta/">${crumb}</a>`,
    `<h1>${title}</h1><p>发布时间：2025-04-20　来源：云溪市教育局</p><div class="content">${body}</div>`,
  );
