/** Pages of a fictional city: documents, their interpretations, and the columns that list them. */
import type { TestPage } from '../test-rule.ts';

export interface Paper {
  path: string;
  title: string;
  day: string;
  number?: string;
  issuer?: string;
  /** Paragraphs of the text. */
  text?: string;
  /** What stands below the text. */
  below?: string;
}

const nav =
  '<div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/zcwj/">政策文件</a><a href="/zcjd/">政策解读</a></div>';
const footer = '<div class="footer">主办单位：云溪市人民政府办公室</div>';
const head = (title: string) =>
  `<head><title>${title}_云溪市人民政府</title><meta name="SiteName" content="云溪市人民政府"></head>`;

export const home: TestPage = {
  html: `<!doctype html><html lang="zh-CN"><head><title>云溪市人民政府</title></head><body>${nav}
  <a href="/xwdt/">新闻动态</a><a href="/hdjl/">互动交流</a><a href="/bsfw/">办事服务</a>${footer}</body></html>`,
};

const POLICY_TEXT = `<p>各乡镇人民政府，市直各单位：</p><p>《云溪市养犬管理办法》已经市政府常务会议审议通过，现印发给你们，请认真贯彻执行。</p>
  <p>第一条　为了规范养犬行为，保障公众健康和人身安全，维护市容环境卫生和社会公共秩序，根据有关法律法规，结合本市实际，制定本办法。</p>
  <p>第二条　本市行政区域内犬只的饲养、经营、诊疗、收容及相关管理活动，适用本办法。军用、警用犬只的管理，按照国家有关规定执行。</p>
  <p>第三条　养犬管理实行政府监管、部门负责、基层参与、社会监督相结合的原则。养犬人应当依法文明养犬，不得干扰他人正常生活。</p>`;

export const policy = ({
  path,
  title,
  day,
  number,
  issuer = '云溪市人民政府',
  text = POLICY_TEXT,
  below = '',
}: Paper): TestPage => ({
  path,
  html: `<!doctype html><html lang="zh-CN">${head(title)}<body>${nav}
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zcwj/">政策文件</a></div>
  <table class="info"><tr><td>索 引 号</td><td>YX0001-2025-00012</td><td>文　　号</td><td>${number ?? ''}</td></tr>
  <tr><td>发布机构</td><td>${issuer}</td><td>发布日期</td><td>${day}</td></tr></table>
  <h1>${title}</h1><div class="content"><p>${number ?? ''}</p>${text}<p>${issuer}</p></div>${below}${footer}</body></html>`,
});

const INTERPRETATION_TEXT = `<p>一、背景依据：近年来我市居民饲养犬只数量不断增加，犬只伤人、扰民的情况时有发生，有必要制定专门办法加以规范，回应群众关切。</p>
  <p>二、目标任务：通过登记免疫、分区管理和文明引导，力争用两年时间使犬只登记率明显提高，伤人事件明显减少，城市环境更加整洁有序。</p>
  <p>三、主要内容：明确了重点管理区范围、登记免疫要求和文明养犬规范，规定了各部门的职责分工和法律责任，并设立举报奖励渠道。</p>
  <p>四、适用范围：城市建成区和各镇政府驻地为重点管理区，其余为一般管理区，两类区域在登记、携犬外出和饲养数量等方面的要求有所不同，居民可以在便民服务平台查询自己所在的区域。</p>`;

export const interpretation = ({
  path,
  title,
  day,
  issuer = '云溪市公安局',
  text = INTERPRETATION_TEXT,
  below = '',
}: Paper): TestPage => ({
  path,
  html: `<!doctype html><html lang="zh-CN">${head(title)}<body>${nav}
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zcjd/">政策解读</a></div>
  <h1>${title}</h1><p>发布时间：${day} 10:20　来源：${issuer}</p><div class="content">${text}${below}</div>${footer}</body></html>`,
});

/** A column whose pager says that all of it stands here, or that there is more. */
export const column = (path: string, name: string, papers: readonly Paper[], pages = 1): TestPage => ({
  path,
  html: `<!doctype html><html lang="zh-CN">${head(name)}<body>${nav}
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/${path}">${name}</a></div>
  <div class="main"><h2>${name}</h2><ul>${papers
    .map((paper) => `<li><a href="/${paper.path}">${paper.title}</a><span>${paper.day}</span></li>`)
    .join('')}</ul><script>createPageHTML(${pages}, 0, "index", "html");</script></div>${footer}</body></html>`,
});

export const dogs: Paper = {
  path: 'zcwj/202505/t20250508_8.html',
  title: '关于印发云溪市养犬管理办法的通知',
  day: '2025-05-08',
  number: '云政发〔2025〕8号',
};
export const water: Paper = {
  path: 'zcwj/202504/t20250410_7.html',
  title: '云溪市人民政府关于加强节约用水工作的实施意见',
  day: '2025-04-10',
  number: '云政发〔2025〕6号',
};
export const dogsExplained: Paper = {
  path: 'zcjd/202505/t20250509_9.html',
  title: '《云溪市养犬管理办法》政策解读',
  day: '2025-05-09',
};
