/** What kind of page this is. */
import { compact } from '../text/normalise.ts';
import { bylineLine, metaOf, pickTitle, valuesOf } from './interpret-content.ts';
import { bareDate, emptyDayLabel } from './interpret-dates.ts';
import { mainList } from './interpret-list.ts';
import type { PageFacts } from './page-facts.ts';
import type { Identity, PageKind, Reading } from './reading.ts';

export interface Kind {
  kind: PageKind;
  kindConfidence: Reading['kindConfidence'];
  kindReasons: string[];
  /** The page shows one content: an article, a document, an application form's guide. */
  single: boolean;
}

const REPORT = /(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:年度)?(?:报告|年报)/;
/** The yearly table of a website is another thing; a body may have 网站 in its name. */
const SITE_TABLE = /网站(?:工作|运行|管理)?(?:年度)?(?:工作)?(?:年度)?(?:报表|报告|年报)/;
const INTERPRETATION =
  /^[【[](?:政策解读|图解|解读|答记者问|新闻发布会|政策图解|一图读懂|视频解读|专家解读|文字解读|图文解读)[】\]]|解读$|^(?:一图(?:读懂|看懂)|图解|读懂)|政策解读|》(?:的)?(?:政策|图文|文字)?(?:解读|图解|问答)|答记者问/;
/** A column of interpretations and of nothing else: 政策文件及解读 holds both. */
const INTERPRETATIONS =
  /^(?:政策|文件|法规|政策法规|规划|图文|文字|图片|视频|专家|媒体|部门|负责人|上级|本级|省级|市级|县级|本单位|最新|重要|数字化)*(?:解读|图解)(?:回应|与回应|材料|信息|专栏|专区|栏目)?$/;
/** The texts of the disclosure section itself. */
const DISCLOSURE_TEXT = /(?:政府)?信息公开(?:指南|制度|目录|申请表)$|公开指南$|依申请公开/;
/** Forms about a single case carry numbers too. */
const SINGLE_CASE = /行政处罚|行政许可|处罚决定|公开表$|公示表$|决定书/;
/** A draft is put up for opinions, and is no policy yet. */
const CONSULTATION =
  /征求.{0,60}意见|(?:公开|意见|民意)征集|征集.{0,30}(?:意见|建议)|(?:征求意见稿|草案).{0,20}(?:公告|公示|启事|通告)/;
/** How the title of a document begins that somebody issues. */
const ISSUED = /印发|关于.{2,60}的(?:通知|意见|决定|批复|通报|函)$|^.{2,30}(?:关于|转发).*(?:通知|意见|决定)$/;
const POLICY =
  /(?:的)?(?:通知|意见|决定|决议|办法|规定|条例|细则|实施方案|方案|批复|命令|令|指导意见|工作方案|行动计划|规划|通报|函)(?:[（(〔[][^（）()]{1,40}[）)〕\]])*$/;
// Not every 法 is a law: 方法, 做法, 书法, 执法. 办法 is one, but no 解决办法 and no 好办法.
const LAW =
  /(?:条例|(?<!解决|应对|[好新老土妙])办法|细则|规定|(?<![方做书看想用说手司执守普立合违办学语枪戏魔技疗打写读算句章兵笔刀画佛玩吃])法|决议|决定)(?:[（(][^（）()]{1,20}[）)])?$/;
/** Documents that name themselves: news of one goes on after the word. */
const DOCUMENT =
  /(?:(?:实施|指导|管理|若干|处理)意见|(?:实施|工作|行动)(?:方案|计划)|规划纲要)(?:[（(][^（）()]{1,20}[）)])?$/;
const SEARCH_TITLE = /^(?:站内|全站|智能|高级|全文|信息|统一)?(?:搜索|检索|搜集)(?:结果|中心|页|页面|平台|系统)?$/;
const PLATFORM =
  /^(?:政府)?(?:信息公开|政务公开)?(?:指南|目录|制度|规定)$|依申请公开|信息公开(?:指南|目录|制度|平台|专栏|规定)|公开指南|信息公开申请|法定主动公开/;
// 404号文件 and 403会议室 are contents.
const ERROR =
  /^(?:404|403|500|502|503)(?![\w\u4e00-\u9fa5])|^(?:404|403|500|502|503)(?:错误|出错|页面|网页|找不到|未找到|没有|无法|禁止|拒绝|服务器|提示|error|not)|页面不存在|找不到(?:该|您|页面|文件)|无法访问|not\s+found|forbidden|页面(?:已|被)?删除|服务器错误|internal server error/i;
/** What a page says of itself where the server said 200 (soft 404). */
const SOFT_ERROR =
  /(?:页面|网页|文件|内容|信息|文章|栏目|资源|地址)(?:[^，。！\n]{0,12}?)(?:不存在|未找到|找不到|已(?:经)?(?:被)?(?:删除|移除|下线|撤回)|(?:无法|不能)(?:访问|显示))|(?:找不到|没有找到|未找到)[^，。！\n]{0,12}(?:页面|网页|文件|内容|信息|地址|资源)|^\s*(?:error\s*)?(?:404|403|500)\s*(?:error|not found|forbidden)?\s*$|page (?:was )?not found/im;
/** A soft error says little else, and nothing of its own. */
const SOFT_ERROR_LETTERS = 400;
const INTERACTIVE =
  /信箱|意见箱|(?:领导|主任|书记|[局县市区厅院镇乡]长|公众|群众|监督|举报)邮箱|留言|诉求|投诉|咨询|纠错|征集|调查|访谈|互动|问卷|写信|信件|信访|建言/;
/** Names of the parts of a service guide (办事指南). */
const GUIDE =
  /^[\s\d、.．（）()一二三四五六七八九十]{0,6}(事项(?:名称|类型|编码)|(?:办理|设定|实施|法定|政策|受理)依据|(?:办理|受理|申请|申报)条件|(?:办理|申请|办事)(?:流程|程序)|(?:申请|申报|办理|提交|所需)材料|(?:承诺|法定)?(?:办理|办结)?时限|收费(?:标准|依据|情况)|是否收费|(?:办理|受理|办公)(?:地点|地址|时间|机构|窗口)|实施主体|受理机构|办理形式|(?:咨询|监督|投诉)(?:电话|方式|渠道)|服务对象|办件类型|行使层级|(?:办理)?结果(?:名称|送达)|法律救济)/;
/** Of these a guide has at least one; an address and opening hours alone are any office's. */
const GUIDE_CORE = /依据|条件|材料|流程|程序|时限/;
const GUIDE_PARTS = 4;

/** The parts of a service guide that head a line of the text, each once. */
function guideParts(facts: PageFacts): number {
  const parts = new Set<string>();
  for (const line of facts.mainText.split('\n')) {
    const part = GUIDE.exec(line)?.[1];
    if (part) parts.add(part);
  }
  return [...parts].filter((part) => GUIDE_CORE.test(part)).length >= 2 ? parts.size : 0;
}

export function readKind(facts: PageFacts, identity: Identity): Kind {
  const single = singleContent(facts);
  const reasons = single.reasons;
  const say = (kind: PageKind, kindConfidence: Kind['kindConfidence'], ...because: string[]): Kind => ({
    kind,
    kindConfidence,
    kindReasons: [...reasons, ...because],
    single: single.is,
  });
  const title = pickTitle(facts);
  const name = title?.text ?? '';
  if (
    (facts.status !== undefined && facts.status >= 400) ||
    (ERROR.test(facts.documentTitle) && facts.mainText.length < 1_500)
  ) {
    return say('error', 'high', 'status or title of an error page');
  }
  if (isSoftError(facts)) return say('error', 'medium', 'little text, and it says that the page is not there');
  if (!isOfficial(facts, identity))
    return say('negative', 'medium', 'neither address nor identifiers of a government site');
  const ending = compact(name || facts.breadcrumb.at(-1)?.text || facts.documentTitle);
  if (single.is) {
    if (
      REPORT.test(compact(name)) &&
      /\d{4}|[二〇零一二三四五六七八九]{4}年/.test(name) &&
      !SITE_TABLE.test(compact(name))
    )
      return say('annual-report', 'high', 'title of an annual report');
    if (INTERPRETATION.test(compact(name))) return say('interpretation', 'high', 'title of an interpretation');
    const core = compact(name).replace(/[（(][^（）()]*[）)]$/, '');
    // A policy is filed under the interpretations now and then.
    if (inInterpretations(facts) && !(ISSUED.test(core) && POLICY.test(core)))
      return say('interpretation', 'high', 'column of interpretations');
    if (DISCLOSURE_TEXT.test(compact(name)) || /^依申请公开/.test(compact(facts.breadcrumb.at(-1)?.text ?? '')))
      return say('disclosure-platform', 'medium', 'text of the disclosure section');
    if (CONSULTATION.test(core) && !/印发/.test(core)) return say('interaction', 'medium', 'title of a consultation');
    const numbered =
      valuesOf(facts, 'number').some(({ value }) => /[\d０-９一二三四五六七八九十]\s*号/.test(value)) ||
      /[〔（([【][^〕）)\]】]*(?:19|20)\d{2}[^〕）)\]】]*[〕）)\]】]\s*\d+\s*号/.test(name);
    if (numbered && !SINGLE_CASE.test(core)) return say('policy', 'high', 'document number');
    if (ISSUED.test(core) && POLICY.test(core)) return say('policy', 'medium', 'title of an official document');
    if (LAW.test(core) && !/[《]/.test(core)) return say('policy', 'medium', 'title of a rule of law');
    if (DOCUMENT.test(compact(name)) && !/[《]|^我[市县区省]|[召举]开|印发|出台|发布/.test(core))
      return say('policy', 'low', 'title that names a document');
    if (guideParts(facts) >= GUIDE_PARTS) return say('service-guide', 'medium', 'parts of a service guide');
    return say('article', 'high', 'single content');
  }
  const section = sectionName(facts.documentTitle);
  const last = compact(facts.breadcrumb.at(-1)?.text ?? '');
  if (/(?:站点|网站)地图/.test(`${last} ${section}`)) return say('other', 'medium', 'site map');
  if (SEARCH_TITLE.test(section) || SEARCH_TITLE.test(last)) return say('search', 'medium', 'name of a search page');
  if (safePath(facts.url).length > 1) {
    if (/依申请公开/.test(last)) return say('disclosure-platform', 'medium', 'breadcrumb of the disclosure section');
    if (INTERACTIVE.test(section)) return say('interaction', 'medium', 'document title of an interactive page');
    if (PLATFORM.test(section) && section.length < 16)
      return say('disclosure-platform', 'medium', 'document title of the disclosure section');
  }
  if (guideParts(facts) > GUIDE_PARTS) return say('service-guide', 'medium', 'parts of a service guide');
  if (isHome(facts)) return say('home', 'high', 'many lists, no breadcrumb');
  const place = `${last} ${compact(facts.documentTitle)} ${facts.headings
    .slice(0, 4)
    .map((heading) => compact(heading.text))
    .join(' ')}`;
  const list = mainList(facts);
  const dated = list ? list.items.filter((item) => item.day).length : 0;
  if (/依申请公开|公开指南|公开制度|公开目录|信息公开$/.test(last) && dated < 5)
    return say('disclosure-platform', 'medium', 'breadcrumb of the disclosure section');
  const form = facts.forms.some(
    ({ fields, visible }) =>
      visible !== false &&
      fields.filter(({ type, hidden }) => !hidden && /^(?:text|textarea|select|tel|email)$/.test(type)).length >= 3,
  );
  if (form && INTERACTIVE.test(place)) return say('interaction', 'medium', 'form to write with');
  if (INTERACTIVE.test(`${last} ${compact(facts.documentTitle)}`) && !/领导/.test(last))
    return say('interaction', 'medium', 'name of an interactive page');
  if (
    form &&
    facts.breadcrumb.length === 0 &&
    /检索|搜索|查询/.test(
      `${facts.documentTitle} ${facts.mainText.slice(0, 300)} ${facts.forms.flatMap(({ fields }) => fields.map((field) => field.label ?? '')).join(' ')}`,
    ) &&
    facts.links.length < 15
  ) {
    return say('search', 'medium', 'form to search with and little else');
  }
  if (PLATFORM.test(ending) && !list) return say('disclosure-platform', 'medium', 'name of the disclosure section');
  if (list && list.items.length > 1) return say('column', dated > 2 ? 'high' : 'medium', 'main list');
  if (namesSection(facts.documentTitle) && facts.links.length > 10) {
    return say('column', 'low', 'document title of a section');
  }
  if (facts.breadcrumb.length > 0 || facts.pager) return say('column', 'low', 'breadcrumb or pager without content');
  return say('other', 'low', 'nothing typical');
}

function singleContent(facts: PageFacts): { is: boolean; reasons: string[] } {
  const reasons: string[] = [];
  let points = 0;
  const add = (value: number, reason: string) => {
    points += value;
    reasons.push(reason);
  };
  if (metaOf(facts, 'articletitle')) add(3, 'meta ArticleTitle');
  const title = pickTitle(facts);
  const byline = bylineLine(facts);
  if (byline !== undefined) add(3, 'byline');
  if (valuesOf(facts, 'index').length > 0 || valuesOf(facts, 'number').length > 0) add(2, 'document block');
  if (title?.matchesMeta) add(2, 'title as in the meta');
  else if (title?.matchesDocument && compact(title.text).length > 9 && !namesSite(facts, title.text))
    add(compact(title.text).length > 14 ? 2 : 1, 'title as in the document title');
  // A column with a text of its own (机构职能) is headed by its name, which is the last step of its path.
  else if (
    title?.matchesDocument &&
    title.heading &&
    compact(title.text).length > 3 &&
    compact(facts.breadcrumb.at(-1)?.text ?? '') !== compact(title.text)
  )
    add(1, 'heading as in the document title');
  const running = facts.mainText.split('\n').filter((line) => line.length > 60 && /[，。；]/.test(line)).length;
  if (running >= 2 && facts.mainLinkShare < 0.4) add(2, 'running text');
  else if (running === 1 && facts.mainLinkShare < 0.4) add(1, 'some running text');
  if (running >= 2 && title?.plain) add(1, 'line like a title above running text');
  if (byline === undefined && title && (title.heading || title.matchesDocument || title.plain)) {
    const below = bareDate(facts, title.line, 3);
    if (below) add(2, 'date below the title');
    else if (emptyDayLabel(facts, title.line) !== undefined) add(2, 'label of a day below the title');
  }
  if (contentTools(facts) >= 3) add(2, 'tools of a content');
  const list = mainList(facts);
  const dated = list?.items.filter((item) => item.day).length ?? 0;
  if (list && dated >= 4 && byline === undefined) add(-3, 'dated list');
  if (facts.pager && byline === undefined) add(-2, 'pager');
  if (bylines(facts) >= 4 && (facts.pager || (list?.items.length ?? 0) >= 4)) add(-4, 'bylines of many contents');
  if (isRoot(facts) && facts.links.length > 20) add(-3, 'address of a home page');
  if (facts.lists.filter((one) => one.items.length >= 4 && one.visible !== false && one.region !== 'aside').length >= 4)
    add(-2, 'many lists');
  return { is: points >= 3, reasons };
}

const CONTENT_TOOLS =
  /字体|字号|打印|关闭(?:本页|窗口)|上一[篇条]|下一[篇条]|(?:点击|浏览|阅读|访问)(?:量|次数|数|率)|责任编辑|发布(?:时间|日期)|来源|分享到|扫一扫/g;
/** Longer lines are text that happens to hold such a word. */
const TOOL_LINE = 80;

/** What stands around a single content even where its date is left to a script: font sizes, print, the next one. */
function contentTools(facts: PageFacts): number {
  const tools = new Set<string>();
  for (const line of facts.mainText.split('\n')) {
    if (line.length > TOOL_LINE) continue;
    for (const [tool] of line.matchAll(CONTENT_TOOLS)) tools.add(tool.slice(0, 2));
  }
  return tools.size;
}

/** Lines that say when or by whom something was published: a list with abstracts has one for each row. */
const bylines = (facts: PageFacts): number =>
  new Set([...valuesOf(facts, 'published'), ...valuesOf(facts, 'source')].map(({ line }) => line)).size;

const inInterpretations = ({ breadcrumb }: PageFacts): boolean =>
  breadcrumb.some(({ text }) => INTERPRETATIONS.test(compact(text)));

/** The server said that all is well and the page says that it is not there. */
function isSoftError(facts: PageFacts): boolean {
  const said = [
    ...facts.headings.filter(({ visible }) => visible !== false).map(({ text }) => text),
    facts.mainText,
  ].join('\n');
  if (compact(said).length > SOFT_ERROR_LETTERS || !SOFT_ERROR.test(said)) return false;
  // A list or a byline is content of its own; what it says may be news of other pages.
  return (mainList(facts)?.items.length ?? 0) < 3 && bylineLine(facts) === undefined;
}

const isRoot = (facts: PageFacts): boolean => /^\/(?:index\.\w+)?$/.test(safePath(facts.url));

function isHome(facts: PageFacts): boolean {
  if (facts.breadcrumb.length > 0) return false;
  const lists = facts.lists.filter((list) => list.items.length >= 3 && list.visible !== false).length;
  // A department inside a portal has its home under a path, and few links.
  const site = compact(metaOf(facts, 'sitename') ?? '');
  if (site && compact(facts.documentTitle) === site && !facts.pager && (lists >= 3 || sections(facts) >= 2))
    return true;
  if (isRoot(facts) && facts.links.length > 3) return true;
  if (facts.pager || namesSection(facts.documentTitle)) return false;
  return lists >= 3 && facts.links.length > 40;
}

/** Sections with a way to more of each, as a home page has them. */
const sections = (facts: PageFacts): number =>
  new Set(
    facts.links
      .filter(({ text, href, visible }) => href && visible !== false && /^[[【]?(?:更多|more)\W*$/i.test(text.trim()))
      .map(({ href }) => href),
  ).size;

const SITE_NAME = /(?:人民政府|政府|门户|网站?|厅|局|处|委|部|院|所|委员会|办公室|平台|中心)$/;

/** The document title says this and no more, and it is the name of a site or a system. */
const namesSite = (facts: PageFacts, title: string): boolean =>
  compact(facts.documentTitle) === compact(title) && /(?:网|网站|门户|平台|政府|系统)$/.test(compact(title));

/** The part of the document title that names the section: `信息公开指南_云溪县人民政府`, `云溪县教育局-搜索`. */
function sectionName(documentTitle: string): string {
  const parts = documentTitle
    .split(/\s*[-_|—–]+\s*/)
    .map((part) => compact(part).replace(/^[[【]|[\]】!！]+$/g, ''))
    .filter(Boolean);
  return parts.find((part) => !SITE_NAME.test(part)) ?? parts[0] ?? '';
}

/** `信息公开指南_云溪县人民政府`: the title names a part of the site before the site. */
function namesSection(documentTitle: string): boolean {
  const parts = documentTitle
    .split(/\s*[-_|—–]+\s*/)
    .map((part) => compact(part))
    .filter(Boolean);
  const [first, last] = [parts[0] ?? '', parts.at(-1) ?? ''];
  return parts.length > 1 && SITE_NAME.test(last) && !SITE_NAME.test(first) && !/首页|index/.test(first);
}

function safePath(url: string): string {
  try {
    return new URL(url).pathname;
  } catch {
    return '';
  }
}

/** A government site: by its host, or by an identifier that only such sites have. */
function isOfficial(facts: PageFacts, identity: Identity): boolean {
  let host = '';
  try {
    host = new URL(facts.url).hostname;
  } catch {
    return true;
  }
  if (/(?:^|\.)gov\.cn$/.test(host) || host === 'localhost' || /^\d+\.\d+\.\d+\.\d+$/.test(host)) return true;
  if (identity.siteCode || /^(?:[a-z]{2}\d{8}|\d{10})$/.test(identity.metaSiteCode?.trim() ?? '')) return true;
  if (facts.scripts.some(({ siteCode }) => siteCode)) return true;
  return (
    /主办(?:单位)?[:：]\s*[\u4e00-\u9fa5]{0,20}(?:人民政府|委员会|[部厅局])/.test(facts.footerText) ||
    /版权所有[^\n]{0,10}(?:人民政府|中华人民共和国[\u4e00-\u9fa5]{2,16}[部委局])/.test(facts.footerText)
  );
}
