/** Pages of single contents of the fictional 云溪市, as rules about documents are tried on them. */

const TEXT = `<p>各乡镇人民政府、市直各单位：</p>
  <p>为做好全市养老服务工作，经市政府同意，现将有关事项通知如下。各单位要按照职责分工抓好落实，加强协作配合，确保各项任务按期完成，工作中遇到的重要情况及时报告。</p>
  <p>一、完善养老服务设施。新建住宅小区按标准配套建设养老服务用房，与住宅同步规划、同步建设、同步验收、同步交付使用。</p>
  <p>二、加强养老服务队伍建设。支持院校开设相关专业，组织护理人员参加职业技能培训，落实培训补贴政策，提高服务质量和水平。</p>
  <p>三、落实资金保障。市财政部门将养老服务所需资金纳入年度预算，加强资金使用情况的监督检查，确保专款专用。</p>`;

interface DocumentPage {
  title?: string;
  /** Label and value of the block, in its order. */
  block?: Readonly<Record<string, string>>;
  byline?: string;
  text?: string;
  /** What stands below the text: signature, statement, attachments. */
  below?: string;
  head?: string;
  site?: string;
}

/** The page of a policy document. */
export function documentPage({
  title = '云溪市人民政府关于加强养老服务工作的通知',
  block = {},
  byline = '发布时间：2025-05-20 09:30　来源：云溪市人民政府办公室',
  text = TEXT,
  below = '<p>云溪市人民政府</p><p>2025年5月12日</p><p>（此件公开发布）</p>',
  head = '',
  site = '云溪市人民政府',
}: DocumentPage = {}): string {
  const cells = Object.entries(block).map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`);
  return `<!doctype html><html><head><title>${title}_${site}</title><meta name="SiteName" content="${site}">${head}</head><body>
  <div class="header"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/xwdt/">新闻动态</a></div>
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/zcwj/">政策文件</a></div>
  ${cells.length > 0 ? `<table class="xxgk">${cells.join('')}</table>` : ''}
  <h1>${title}</h1><p class="info">${byline}</p>
  <div class="content" id="zoom"><p>云政发〔2025〕12号</p>${text}${below}</div>
  <div class="footer">主办单位：${site}　网站标识码：4699000001</div></body></html>`;
}

/** The page of a piece of news. */
export function articlePage({
  title = '云溪市召开防汛工作会议',
  byline = '发布时间：2025-06-01 09:30　来源：云溪市融媒体中心',
  text = `<p>本报讯 六月一日，云溪市召开防汛工作会议，总结上半年工作，部署主汛期任务，要求各乡镇各部门压实责任、备足物资。</p>
  <p>会议指出，今年汛期降雨偏多，要加强监测预报预警，及时转移危险区域群众，确保人民群众生命财产安全。</p>`,
  head = '',
}: Pick<DocumentPage, 'title' | 'byline' | 'text' | 'head'> = {}): string {
  return `<!doctype html><html><head><title>${title}_云溪市人民政府</title><meta name="SiteName" content="云溪市人民政府">${head}</head><body>
  <div class="header"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/xwdt/">新闻动态</a></div>
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/xwdt/">新闻动态</a> &gt; <a href="/xwdt/yxyw/">云溪要闻</a></div>
  <h1>${title}</h1><p class="info">${byline}</p><div class="content">${text}</div>
  <div class="footer">主办单位：云溪市人民政府　网站标识码：4699000001</div></body></html>`;
}

export const DOCUMENT_PATH = 'zwgk/zcwj/202505/t20250520_12.html';
export const ARTICLE_PATH = 'xwdt/yxyw/202506/t20250601_1.html';
/** A page that is no single content. */
export const COLUMN = {
  html: `<!doctype html><html><head><title>通知公告_云溪市人民政府</title></head><body>
  <div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div>
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/tzgg/">通知公告</a></div>
  <ul class="list"><li><a href="/tzgg/1.html">关于开展防汛演练的通知</a><span>2025-06-01</span></li>
  <li><a href="/tzgg/2.html">关于征集民生实事项目的公告</a><span>2025-05-20</span></li>
  <li><a href="/tzgg/3.html">关于端午节放假的通知</a><span>2025-05-18</span></li></ul></body></html>`,
  path: 'tzgg/index.html',
};
export const ERROR = {
  html: '<html><head><title>404</title></head><body><h1>404</h1><p>您访问的页面不存在</p></body></html>',
  path: 'zwgk/nothing.html',
};
