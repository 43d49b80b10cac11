/** Who runs the site: identifiers of the footer, badges and entrances. */
import { asciiForms, fold, unspaced } from '../text/normalise.ts';
import type { PageFacts, Tri } from './page-facts.ts';
import type { Identity } from './reading.ts';

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁蜀陇滇黔';
const SITE_CODE = /(?:网站)?(?:标识|识别)码\s*[:：]?\s*([a-z]{2}\d{8}|\d{10})(?!\d)/i;
const ICP = new RegExp(
  `[${PROVINCES}]\\s*ICP\\s*备\\s*案?\\s*[:：]?\\s*\\d{5,10}(?:\\s*-\\s*\\d{1,3}(?!\\d))?\\s*号?(?:\\s*-\\s*\\d{1,3}(?!\\d))?`,
  'i',
);
const ICP_LICENCE = new RegExp(
  `ICP\\s*证?\\s*[:：]\\s*([${PROVINCES}]\\s*B2\\s*-\\s*\\d{8}(?:\\s*-\\s*\\d{1,3})?)`,
  'i',
);
const PSB = /(?:公\s*网\s*(?:安\s*)?备\s*(?:案)?(?:号|编号|序号)?|网警备案(?:号)?)\s*[:：]?\s*(\d[\d\s]{8,16}\d)(?!\d)/;
const SPONSOR = /主\s*办(?:\s*单\s*位|\s*方)?\s*[:：]\s*([^\n]{2,120})/;
const SPONSOR_WITHOUT_COLON = /(?:^|[\s|])主办单位\s+([^\s:：|]{4,40})/;
const SPONSOR_BEFORE = /(?:^|[\s|©])([\u4e00-\u9fa5]{4,30}?)\s?主办(?:[\s。|]|$)/;
// What follows the name: another label with its colon, or words that never belong to a name.
const SPONSOR_END = new RegExp(
  `\\s*(?:(?:承\\s*办|协\\s*办|主\\s*管|技术|运行|运维|维护|运营|管理|制作|建设|设计|开发|地\\s*址|电\\s*话|联系|邮编|邮箱|传真|政府网站|网站)[\\u4e00-\\u9fa5、/]{0,10}\\s*[:：]|版权|备案|copyright|©|(?:政府)?网站(?:标识|识别)|[|｜丨]|[${PROVINCES}]\\s*(?:ICP|公网安备)|ICP|建议使用|网站地图|您是|关于我们|访问量|[，,。;；])`,
  'i',
);

export function readIdentity(facts: PageFacts): Identity {
  const footer = asciiForms(facts.footerText);
  const text = `${footer}\n${linkTexts(facts)}`;
  const identity: Identity = {
    conac: hasConac(facts),
    reportError: hasReportError(facts),
    siteMap: hasEntrance(facts, /^(?:本站|网站|站点)(?:地图|导航|导览)$/),
    search: hasSearch(facts),
    contact: hasContact(facts, footer),
  };
  const siteCode = SITE_CODE.exec(text)?.[1];
  if (siteCode) identity.siteCode = siteCode;
  const metaSiteCode = facts.metas.find(({ name, content }) => name.toLowerCase() === 'siteidcode' && content)?.content;
  if (metaSiteCode) identity.metaSiteCode = metaSiteCode;
  const icp = ICP.exec(text)?.[0] ?? ICP_LICENCE.exec(text)?.[1];
  if (icp) identity.icp = fold(icp);
  const psb = unspaced(PSB.exec(text)?.[1] ?? '') || recordCode(facts);
  if (psb) identity.psb = psb;
  const sponsor = readSponsor(facts.footerText);
  if (sponsor) identity.sponsor = sponsor;
  return identity;
}

/** Texts of links and images, as far as they are shown. */
function linkTexts(facts: PageFacts): string {
  const texts: string[] = [];
  for (const { text, label, visible, region } of facts.links) {
    if (visible === false || region === 'main') continue;
    const said = `${text} ${label ?? ''}`;
    if (/备|标识码/.test(said)) texts.push(asciiForms(said));
  }
  for (const { alt, visible } of facts.media) {
    if (visible !== false && alt && /备|标识码/.test(alt)) texts.push(asciiForms(alt));
  }
  return texts.join('\n');
}

function recordCode(facts: PageFacts): string | undefined {
  for (const { href, visible } of facts.links) {
    if (!href || visible === false || !/beian\.(?:gov\.cn|mps\.gov\.cn)/i.test(href)) continue;
    const code = /[?&#/](?:recordcode|code)=(\d{10,16})/i.exec(href)?.[1];
    if (code) return code;
  }
  return undefined;
}

function readSponsor(footer: string): string | undefined {
  const said = SPONSOR.exec(footer)?.[1] ?? SPONSOR_WITHOUT_COLON.exec(footer)?.[1] ?? SPONSOR_BEFORE.exec(footer)?.[1];
  if (!said) return undefined;
  const end = SPONSOR_END.exec(said);
  const name = (end && end.index >= 2 ? said.slice(0, end.index) : said).trim();
  const first = name.split(/\s{1,}(?=[\u4e00-\u9fa5]{0,8}[:：])/)[0]?.trim() ?? '';
  return first.length >= 4 && first.length <= 60 ? first : undefined;
}

const CONAC = /(?:^|[/.])conac\.cn\/(?:sitename|js|image)|[?&]method=show&id=[0-9A-F]{20,}/i;
const CONAC_SCRIPT = /\/js\/\d+\/\d+\/\d+\/CA\d{20,}\.js|\/CA\d{20,}\.js/i;
const BADGE_IMAGE =
  /\/(?:a?red|blue|ablue|dzjg|jg_?red|dangzheng(?:jiguan)?|footer_dzjg|shiye(?:danwei)?)\.(?:png|jpe?g|gif)$/i;

function hasConac(facts: PageFacts): Tri {
  if (facts.marks.includes('_ideconac')) return true;
  if (facts.links.some(({ href, visible }) => href && visible !== false && CONAC.test(href))) return true;
  if (facts.scripts.some(({ src }) => src && (CONAC.test(src) || CONAC_SCRIPT.test(src)))) return true;
  return facts.media.some(
    ({ src, alt, visible, region, linked }) =>
      visible !== false &&
      ((alt && /党政机关|事业单位标识/.test(alt)) ||
        (src && BADGE_IMAGE.test(src) && (region === 'footer' || linked === true))),
  );
}

function hasReportError(facts: PageFacts): Tri {
  if (
    facts.scripts.some(({ src, id, siteCode }) => /jiucuo/i.test(src ?? '') || /jiucuo/i.test(id ?? '') || siteCode)
  ) {
    return true;
  }
  if (facts.links.some(({ href, visible }) => visible !== false && href && /\/exposure\/jiucuo\.html/i.test(href)))
    return true;
  if (
    hasEntrance(
      facts,
      /^(?:我为)?(?:政府)?(?:网站|网页|本页|内容|我要|页面|信息)?(?:找错|纠错|报错)(?:监督举报平台|平台|入口|举报)?$/,
    )
  )
    return true;
  return facts.media.some(
    ({ src, alt, visible, kind }) =>
      kind === 'image' &&
      visible !== false &&
      (/网站找错/.test(alt ?? '') || /(?:jiucuo|zhao_?cuo)[\w-]*\.(?:png|jpe?g|gif)$/i.test(src ?? '')),
  );
}

/** Whether a visible link or text says just this. */
function hasEntrance(facts: PageFacts, name: RegExp): boolean {
  const says = (text: string | undefined) =>
    text !== undefined && name.test(text.replace(/[\s\u3000[\]【】|()（）·•>»]+/g, ''));
  return (
    facts.links.some(({ text, label, visible }) => visible !== false && (says(text) || says(label))) ||
    facts.controls.some(({ text, visible }) => visible !== false && text.split(/[|｜丨\s]+/).some(says))
  );
}

const SEARCH_TEXT = /搜\s*索|检\s*索|关键[字词]|search|站内|查找|全文/i;
const SEARCH_NAME =
  /search|keyword|^q$|^wd$|^query$|^key(?:s|word)?s?$|^searchword$|sousuo|^qt$|textfield_?search|^kw$|searchtxt|^words?$/i;
const QUERY = /查询|编号|办件|验证码|用户名|密码|账号|姓名|手机/;

function hasSearch(facts: PageFacts): Tri {
  for (const { fields, visible, action } of facts.forms) {
    if (visible === false) continue;
    const shown = fields.filter((field) => !field.hidden);
    const input = shown.some(({ type, name, label }) => {
      if (!/^(?:text|search)$/.test(type) || QUERY.test(label ?? '')) return false;
      return type === 'search' || SEARCH_TEXT.test(label ?? '') || SEARCH_NAME.test(name);
    });
    if (input) return true;
    const text = shown.filter(({ type }) => type === 'text');
    const button = shown.some(
      ({ label, name, type }) => /^(?:submit|button|image)$/.test(type) && SEARCH_TEXT.test(`${label ?? ''} ${name}`),
    );
    if (text.length > 0 && text.length < 4 && (button || /search|sousuo/i.test(action ?? ''))) return true;
  }
  return hasEntrance(
    facts,
    /^(?:搜索|高级搜索|智能搜索|站内搜索|全站搜索|检索|高级检索|站内检索|全文检索|智能检索|搜一下)$/,
  );
}

const CONTACT = /^(?:联系我们|联系方式|联系电话|联系本站|联系站长|contactus|与我联系)[:：]?$/i;
const CONTACT_TEXT =
  /(?:联系|电话|传真|热线|地\s*址|邮箱|e-?mail|邮编|tel)[^\n]{0,6}?[:：]\s*\S{3}|联系我们|联系方式|办公电话/i;

function hasContact(facts: PageFacts, footer: string): Tri {
  return hasEntrance(facts, CONTACT) || CONTACT_TEXT.test(footer);
}

const AGEING =
  /^(?:进入)?(?:长者(?:模式|版|助手|浏览|频道)?|长辈(?:版|模式)|关怀(?:版|模式)|关爱(?:版|模式)|适老(?:版|化|模式|化版|化模式|化服务|化浏览|化阅读|化专版)|老年(?:版|模式)|大字版|尊老版|敬老版)(?:服务|入口|切换)?$/;
const AGEING_SECTION = /^(?:长者(?:专区|专版|专栏)|老年(?:专区)|适老专区|适老化专区)$/;
const ACCESSIBLE =
  /^(?:网站)?(?:适老化)?无障碍(?:浏览|阅读|通道|模式|版|服务|辅助|工具|浏览工具|辅助工具|访问|环境|声明|阅读器|工具条|浏览辅助工具|版本|网站|导盲|盲道)?$|^(?:进入|开启|网站)?无障碍(?:模式)?$|^适老化?及?无障碍$/;

/** Visible entrances to the elderly version and to accessible browsing. */
export function readEntrances(facts: PageFacts): { ageing: Tri; accessible: Tri } {
  const accessible =
    hasEntrance(facts, ACCESSIBLE) ||
    facts.links.some(
      ({ text, label, visible, href }) => visible !== false && !href && ACCESSIBLE.test(fold(label ?? text)),
    );
  return { ageing: hasEntrance(facts, AGEING) || hasEntrance(facts, AGEING_SECTION), accessible };
}
