/** Who runs the site: identifiers of the footer with the addresses they lead to, badges, and named entrances. */
import { fold, normalise } from '../text/normalise.ts';
import { namedThings, nameOf } from './interpret-entrances.ts';
import type { Link, PageFacts, Tri } from './page-facts.ts';
import type { Identity, IdentityTargets } from './reading.ts';

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁蜀陇滇黔';
const SITE_CODE = /(?:标识|识别)\s*码\s*(?:编号|号码|为|是)?[\s:()【】[\]|-]{0,6}([a-z]{2}\d{8}|\d{10})(?!\d)/i;
const ICP = new RegExp(
  `[${PROVINCES}]\\s*ICP\\s*备\\s*案?\\s*[:：]?\\s*\\d{5,10}(?:\\s*-\\s*\\d{1,3}(?!\\d))?\\s*号?(?:\\s*-\\s*\\d{1,3}(?!\\d))?`,
  'i',
);
const ICP_LICENCE = new RegExp(
  `ICP\\s*证?\\s*[:：]\\s*([${PROVINCES}]\\s*B2\\s*-\\s*\\d{8}(?:\\s*-\\s*\\d{1,3})?)`,
  'i',
);
const PSB = new RegExp(
  `(?:公\\s*(?:网\\s*(?:安\\s*)?|安\\s*(?:部\\s*|机\\s*关\\s*|网\\s*)?)备(?:\\s*案)?|网警备案)(?:[\\s:：号编序用码第()[\\]]|[${PROVINCES}]\\s*公\\s*网\\s*安\\s*备){0,12}(\\d[\\d\\s]{8,16}\\d)(?!\\d)`,
);
const SPONSOR = /主\s*办(?:\s*单\s*位|\s*方)?\s*[:：]\s*([^\n]{2,120})/;
const SPONSOR_WITHOUT_COLON = /(?:^|[\s|])主办单位\s+([^\s:：|]{4,40})/;
const SPONSOR_BEFORE = /(?:^|[\s|©])([\u4e00-\u9fa5]{4,30}?)\s?主办(?:[\s。|]|$)/;
const ORGANIZER = /承\s*办(?:\s*单\s*位|\s*方)?\s*[:：]\s*([^\n]{2,120})/;
const AUTHORITY = /主\s*管(?:\s*单\s*位|\s*部\s*门)?\s*[:：]\s*([^\n]{2,120})/;
// What follows the name: another label with its colon, or words that never belong to a name.
const NAME_END = new RegExp(
  `\\s*(?:(?:主\\s*办|承\\s*办|协\\s*办|主\\s*管|技术|运行|运维|维护|运营|管理|制作|建设|设计|开发|地\\s*址|电\\s*话|联系|邮编|邮箱|传真|政府网站|网站)[\\u4e00-\\u9fa5、/]{0,10}\\s*[:：]|版权|备案|copyright|©|(?:政府)?网站(?:标识|识别)|[|｜丨]|[${PROVINCES}]\\s*(?:ICP|公网安备)|ICP|建议使用|(?:网站|站点)(?:地图|导航|声明)|法律声明|隐私|免责|您是|(?:联系|关于)(?:我们|本站|方式)|访问量|为您服务|负责(?:制作|维护|建设)|[，,。;；])`,
  'i',
);

/** A number, or a greeting, in the place of a name. */
const NO_NAME = /^[\d\s-]+$|^欢迎/;

export function readIdentity(facts: PageFacts): Identity {
  const footer = lines(facts.footerText);
  const text = `${footer}\n${linkTexts(facts)}`;
  const things = [...namedThings(facts)];
  const has = (name: RegExp): boolean => things.some(({ names }) => names.some((said) => name.test(nameOf(said))));
  const identity: Identity = {
    conac: hasConac(facts),
    reportError: hasReportError(facts) || has(REPORT_ERROR),
    siteMap: has(SITE_MAP) || facts.links.some((link) => link.visible !== false && isSiteMap(link)),
    search: hasSearch(facts) || has(SEARCH),
    contact: has(CONTACT) || CONTACT_TEXT.test(footer),
    targets: readTargets(facts, things),
  };
  const siteCode = SITE_CODE.exec(text)?.[1];
  if (siteCode) identity.siteCode = siteCode;
  const metaSiteCode = facts.metas.find(({ name, content }) => name.toLowerCase() === 'siteidcode' && content)?.content;
  if (metaSiteCode) identity.metaSiteCode = metaSiteCode;
  const reportErrorCode = errorSiteCode(facts);
  if (reportErrorCode) identity.reportErrorCode = reportErrorCode;
  identity.siteCodes = [
    ...(siteCode ? [{ place: 'text', code: siteCode } as const] : []),
    ...(metaSiteCode?.trim() ? [{ place: 'meta', code: metaSiteCode.trim() } as const] : []),
    ...(reportErrorCode ? [{ place: 'report-error', code: reportErrorCode } as const] : []),
  ];
  const icp = ICP.exec(text)?.[0] ?? ICP_LICENCE.exec(text)?.[1];
  if (icp) identity.icp = fold(icp);
  const psb = PSB.exec(text)?.[1]?.replace(/\s/g, '') ?? recordCode(facts);
  if (psb) identity.psb = psb;
  const doubtful = [
    ...(icp && isPlaceholder(icp) ? (['icp'] as const) : []),
    ...(psb && isPlaceholder(psb) ? (['psb'] as const) : []),
    ...(siteCode && isPlaceholder(siteCode) ? (['siteCode'] as const) : []),
  ];
  if (doubtful.length > 0) identity.placeholders = doubtful;
  const kind = conacKind(facts);
  if (kind) identity.conacKind = kind;
  readNames(facts.footerText, identity);
  readContact(footer, identity);
  return identity;
}

/** `normalise`, line by line. */
const lines = (text: string): string => text.split('\n').map(normalise).join('\n');

function readNames(footer: string, identity: Identity): void {
  const sponsor = cutName(
    SPONSOR.exec(footer)?.[1] ?? SPONSOR_WITHOUT_COLON.exec(footer)?.[1] ?? SPONSOR_BEFORE.exec(footer)?.[1],
  );
  if (sponsor) identity.sponsor = sponsor;
  const organizer = cutName(ORGANIZER.exec(footer)?.[1]);
  if (organizer) identity.organizer = organizer;
  const authority = cutName(AUTHORITY.exec(footer)?.[1]);
  if (authority) identity.authority = authority;
}

/** Of the rest of a line the name that it begins with. */
function cutName(said: string | undefined): string | undefined {
  if (!said) return undefined;
  const end = NAME_END.exec(said);
  const name = (end && end.index >= 2 ? said.slice(0, end.index) : said).replace(/^本?(?:网站|站|网)?由/, '').trim();
  const first = name.split(/\s{1,}(?=[\u4e00-\u9fa5]{0,8}[:：])/)[0]?.trim() ?? '';
  return first.length >= 4 && first.length <= 60 && !NO_NAME.test(first) ? first : undefined;
}

const PHONE = /(?<!\d)(?:\(?0\d{2,3}\)?[\s-]?\d{7,8}|[48]00[\s-]?\d{3,4}[\s-]?\d{3,4}|123\d{2}|1[3-9]\d{9})(?!\d)/;

/** Which ways of contact the footer gives. The numbers themselves are not kept. */
function readContact(footer: string, identity: Identity): void {
  const phone = footer.split('\n').some((line) => /电\s*话|热线|咨询|传真|tel/i.test(line) && PHONE.test(line));
  const address = /地\s*址\s*:\s*\S{4}/.test(footer);
  const email = /[\w.-]{1,60}@[\w-]{1,60}\.[a-z]{2}/i.test(footer);
  if (phone || address || email) identity.contactDetails = { phone, address, email };
}

/** Numbers that nobody was given: `10000000`, `12345678`, one digit repeated. Site codes are full of zeros. */
function isPlaceholder(number: string): boolean {
  const digits = /\d{8,}/.exec(number)?.[0] ?? number.replace(/\D/g, '');
  if (/^(\d)\1+$/.test(digits) || '01234567890123456789'.includes(digits)) return true;
  return !/^[a-z]{2}\d{8}$|^\d{10}$/i.test(number) && /^\d{0,6}0{7,}$/.test(digits);
}

/** Texts of links and images, as far as they are shown. */
function linkTexts(facts: PageFacts): string {
  const texts: string[] = [];
  for (const { text, label, visible, region } of facts.links) {
    if (visible === false || region === 'main') continue;
    const said = `${text} ${label ?? ''}`;
    if (/备|标识码/.test(said)) texts.push(normalise(said));
  }
  for (const { alt, visible } of facts.media) {
    if (visible !== false && alt && /备|标识码/.test(alt)) texts.push(normalise(alt));
  }
  return texts.join('\n');
}

const ICP_HOST = /^https?:\/\/(?:[\w-]+\.)*(?:miit\.gov\.cn|miibeian\.gov\.cn|miitbeian\.gov\.cn)(?:[./:]|$)/i;
const PSB_HOST = /^https?:\/\/(?:[\w-]+\.)*(?:beian\.gov\.cn|beian\.mps\.gov\.cn)(?:[./:]|$)/i;
const CONAC_HOST = /^https?:\/\/(?:[\w-]+\.)*conac\.cn(?:[:/]|$)/i;

function recordCode(facts: PageFacts): string | undefined {
  for (const { href, visible } of facts.links) {
    if (!href || visible === false || !PSB_HOST.test(href)) continue;
    const code = /[?&#/](?:recordcode|code)=(\d{10,16})(?!\d)/i.exec(href)?.[1];
    if (code) return code;
  }
  return undefined;
}

const ICP_TEXT = new RegExp(`[${PROVINCES}]\\s*ICP\\s*备|ICP\\s*(?:证|备案)`, 'i');
const PSB_TEXT = /公\s*网\s*安\s*备|公安(?:部|机关)?备案|网警备案/;

/** Where the identifiers and entrances lead. By name first: a wrong address is what a rule wants to see. */
function readTargets(
  facts: PageFacts,
  things: Iterable<{ names: readonly string[]; href: string | null }>,
): IdentityTargets {
  const targets: IdentityTargets = {};
  const set = (name: keyof IdentityTargets, href: string | null) => {
    if (href && targets[name] === undefined) targets[name] = href;
  };
  for (const { names, href } of things) {
    if (!href) continue;
    for (const said of names) {
      const name = nameOf(said);
      if (ICP_TEXT.test(said)) set('icp', href);
      if (PSB_TEXT.test(said)) set('psb', href);
      if (REPORT_ERROR.test(name)) set('reportError', href);
      if (SITE_MAP.test(name)) set('siteMap', href);
      if (CONTACT.test(name)) set('contact', href);
    }
  }
  for (const { href, visible } of facts.links) {
    if (!href || visible === false) continue;
    if (ICP_HOST.test(href)) set('icp', href);
    if (PSB_HOST.test(href)) set('psb', href);
    if (CONAC_HOST.test(href)) set('conac', href);
    if (REPORT_ERROR_ADDRESS.test(href)) set('reportError', href);
  }
  return targets;
}

const CONAC = /(?:^|[/.])conac\.cn\/(?:sitename|js|image)|[?&]method=show&id=[0-9A-F]{20,}/i;
const CONAC_SCRIPT = /\/js\/\d+\/\d+\/\d+\/CA\d{20,}\.js|\/CA\d{20,}\.js/i;
const BADGE_IMAGE =
  /\/(?:a?red|blue|ablue|dzjg|jg_?red|dangzheng(?:jiguan)?|footer_dzjg|shiye(?:danwei)?)\.(?:png|jpe?g|gif)$/i;

type Media = PageFacts['media'][number];
const isBadge = ({ src, alt, visible, region, linked }: Media): boolean =>
  visible !== false &&
  ((alt !== undefined && /党政机关|事业单位标识/.test(alt)) ||
    (src !== null && BADGE_IMAGE.test(src) && (region === 'footer' || linked === true)));

function hasConac(facts: PageFacts): Tri {
  if (facts.marks.includes('_ideconac')) return true;
  if (facts.links.some(({ href, visible }) => href && visible !== false && CONAC.test(href))) return true;
  if (facts.scripts.some(({ src }) => src && (CONAC.test(src) || CONAC_SCRIPT.test(src)))) return true;
  return facts.media.some(isBadge);
}

/** Red is 党政机关, blue 事业单位. */
function conacKind({ media }: PageFacts): Identity['conacKind'] {
  for (const item of media) {
    if (!isBadge(item)) continue;
    const said = `${item.alt ?? ''} ${item.src ?? ''}`;
    if (/党政机关|\/(?:a?red|jg_?red|dzjg|footer_dzjg|dangzheng\w*)\.\w+$/i.test(said)) return 'party-government';
    if (/事业单位|\/(?:a?blue|shiye\w*)\.\w+$/i.test(said)) return 'institution';
  }
  return undefined;
}

const REPORT_ERROR =
  /^(?:我为|我要|帮)?(?:政府)?(?:网站|网页|本页|本站|内容|我要|页面|信息|在线)?(?:找错|纠错|报错|挑错)(?:监督举报平台|平台|入口|举报|反馈|专栏|窗口)?$/;
const REPORT_ERROR_ADDRESS = /\/exposure\/jiucuo|zfwzgl\.www\.gov\.cn\/exposure/i;
const ERROR_IMAGE = /(?:jiucuo|zhao_?cuo)[\w-]*\.(?:png|jpe?g|gif|svg)$/i;

function hasReportError({ scripts, links, media }: PageFacts): boolean {
  return (
    scripts.some(({ src, id, siteCode }) => /jiucuo/i.test(`${src ?? ''} ${id ?? ''}`) || siteCode) ||
    links.some(({ href, visible }) => visible !== false && href && REPORT_ERROR_ADDRESS.test(href)) ||
    media.some(
      ({ src, alt, visible, kind }) =>
        kind === 'image' && visible !== false && (/网站找错/.test(alt ?? '') || ERROR_IMAGE.test(src ?? '')),
    )
  );
}

/** The site code that the 找错 entrance reports to. */
function errorSiteCode({ scripts, links }: PageFacts): string | undefined {
  const valid = (code: string | undefined) =>
    code && /^(?:[a-z]{2}\d{8}|\d{10})$/i.test(code.trim()) ? code.trim() : undefined;
  for (const { siteCode, src } of scripts) {
    const code = valid(siteCode) ?? valid(/jiucuo.*[?&]site_?code=(\w+)/i.exec(src ?? '')?.[1]);
    if (code) return code;
  }
  for (const { href, visible } of links) {
    if (!href || visible === false) continue;
    const code = valid(/(?:jiucuo|exposure).*[?&]site_?code=(\w+)/i.exec(href)?.[1]);
    if (code) return code;
  }
  return undefined;
}

const SITE_MAP = /^(?:本站|本网|网站|站点|站内)(?:地图|导航|导览)(?:网站地图)?$|^sitemap$/i;
const isSiteMap = ({ text, href }: Link): boolean =>
  href !== null && /地图/.test(text) && text.length <= 12 && /(?:\/\/|[/.])site_?map(?:[/.?]|$)/i.test(href);
const SEARCH = /^(?:搜索|高级搜索|智能搜索|站内搜索|全站搜索|检索|高级检索|站内检索|全文检索|智能检索|搜一下)$/;

const SEARCH_TEXT = /搜\s*索|检\s*索|关键[字词]|search|站内|查找|全文/i;
const SEARCH_NAME =
  /search|keyword|^q$|^wd$|^query$|^key(?:s|word)?s?$|^searchword$|sousuo|^qt$|textfield_?search|^kw$|searchtxt|^words?$/i;
const QUERY = /查询|编号|办件|验证码|用户名|密码|账号|姓名|手机/;

function hasSearch(facts: PageFacts): boolean {
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
    if (text.length > 0 && text.length < 4 && button) return true;
    // Several fields query a register.
    if (text.length === 1 && /search|sousuo/i.test(action ?? '')) return true;
  }
  return false;
}

const CONTACT = /^(?:联系我们|联系方[式法]|联系电话|联系本站|联系站长|contactus|与我联系)$/i;
const CONTACT_TEXT =
  /(?:联系|电话|传真|热线|地\s*址|邮箱|信箱|咨询|e-?mail|邮编|tel)[^\n]{0,6}?[:：]\s*\S{3}|联系我们|联系方[式法]|办公电话/i;
