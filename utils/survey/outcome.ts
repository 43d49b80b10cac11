/**
 * What became of an address: what came back, and the page where it was parsed, → state and reason. What a site refuses
 * is recorded and never evaded. Pure; a wrong `dead` accuses, so in doubt it is `unknown`.
 */
import { canonicalUrl } from '../facts/canonical-url.ts';
import type { PageFacts } from '../facts/page-facts.ts';
import type { Reading } from '../facts/reading.ts';
import type { Answered, Unanswered } from '../host/fetch-bytes.ts';
import { compact } from '../text/normalise.ts';
import { typeOfBytes } from './file-type.ts';
import type { AddressState, Reason } from './survey.ts';

export interface Outcome {
  state: Exclude<AddressState, 'waiting' | 'fetching'>;
  reason: Reason;
  /** For people: status, header, address or the words that gave it away; at most 300 characters. */
  detail: string;
}

type Answer = Pick<
  Answered,
  'url' | 'address' | 'redirected' | 'status' | 'contentType' | 'headers' | 'bytes' | 'cut' | 'missing'
>;

const outcome = (state: Outcome['state'], reason: Reason, detail: string): Outcome => ({
  state,
  reason,
  detail: detail.slice(0, 300),
});

/** Of a request that brought no answer. */
export function outcomeOfFailure({ reason, detail }: Pick<Unanswered, 'reason' | 'detail'>): Outcome {
  if (reason === 'timeout') return outcome('blocked', reason, detail);
  if (reason === 'off-scope') return outcome('skipped', reason, detail);
  return outcome('unknown', reason, detail);
}

/** Answers that say nothing about the page itself: refusals, overload, broken servers (受阻未测). */
export function isBlockedStatus(status: number): boolean {
  return [401, 403, 405, 412, 429].includes(status) || status >= 500;
}

/**
 * What the answer says before anything is parsed; undefined: it is a page to be read.
 *
 * @param inScope whether an address belongs to the survey; asked where redirects led elsewhere.
 */
export function outcomeOfAnswer(
  answer: Answer,
  inScope: (address: string) => boolean = () => true,
): Outcome | undefined {
  const { url, address, redirected, status, contentType, headers, bytes, missing } = answer;
  if (missing) return outcome('unknown', 'not-archived', String(status));
  if (status === 404 || status === 410) return outcome('dead', 'not-found', String(status));
  const challenge = challengeOf(answer);
  if (challenge) return outcome('blocked', 'challenge', `${status} ${challenge}`);
  if (isBlockedStatus(status)) return outcome('blocked', 'status', String(status));
  if (status < 200 || status >= 300 || status === 204 || status === 205) {
    return outcome('unknown', 'status', String(status));
  }
  if (redirected && isLoginAddress(address) && !isLoginAddress(url)) return outcome('blocked', 'login', address);
  if (redirected && !inScope(address)) return outcome('skipped', 'off-scope', address);
  if (/^\s*attachment\b/i.test(headers['content-disposition'] ?? '')) {
    return outcome('unsupported', 'not-html', contentType || 'attachment');
  }
  if (contentType && !/html|text\/plain|xml/i.test(contentType)) return outcome('unsupported', 'not-html', contentType);
  const type = typeOfBytes(bytes);
  if (bytes.length > 0 && type !== 'html' && type !== 'xml' && type !== 'text' && !looksLikeMarkup(bytes)) {
    return outcome('unsupported', 'not-html', type ?? 'binary');
  }
  return undefined;
}

/** Control characters stand in broken pages, too; tags do not stand in files. */
const looksLikeMarkup = (bytes: Uint8Array): boolean =>
  /<(?:html|head|body|title|div|table)\b/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 4_096)));

/**
 * What the parsed page says; undefined: it was read. `too-large` stands beside `read`: the page was read as far as it
 * was fetched.
 *
 * @param isEntry it is the entry of a body: where that leads to the home page, it is the home page.
 * @param isHome whether an address is the home page of a body of the survey.
 */
export function outcomeOfPage(
  answer: Answer,
  facts: PageFacts,
  reading: Pick<Reading, 'kind' | 'publishedOn' | 'docNumber' | 'attachments'>,
  isEntry = false,
  isHome: IsHome = () => false,
): Outcome | undefined {
  const refusal = refusalOf(facts);
  if (refusal) return outcome('blocked', 'challenge', refusal);
  if (isLoginForm(facts)) return outcome('blocked', 'login', facts.documentTitle || facts.url);
  const gone = errorOf(facts, reading);
  if (gone) return gone;
  if (!isEntry && leadsHome(answer, isHome) && (isOwnRoot(answer) || isNumberedFile(answer.url))) {
    // A content is gone; a column may have become the home page, or a site of its own.
    return outcome(isContentAddress(answer.url) ? 'dead' : 'unknown', 'soft-404', answer.address);
  }
  if (answer.cut) return outcome('read', 'too-large', `${answer.bytes.length} B`);
  const cut = facts.truncated.filter((name) => name === 'links' || name === 'elements');
  return cut.length > 0 ? outcome('read', 'too-large', cut.join(', ')) : undefined;
}

const LOGIN_ADDRESS =
  /[/._?&=-](?:user)?(?:login|signin|sign-in|logon|to-?login|sso|cas|passport|denglu|oauth2?|authorize|uias)(?:[/._?&=-]|$)/i;

/** A part of host or path that names a login: `/cas/login`, `sso.yunxi.gov.cn`, `/userLogin.jsp`. */
function isLoginAddress(address: string): boolean {
  try {
    const { host, pathname } = new URL(address);
    return LOGIN_ADDRESS.test(`.${host}${pathname}`);
  } catch {
    return false;
  }
}

/** Marks that the common shields (瑞数, 加速乐, 创宇盾, 云锁, 安全狗, 阿里云, Cloudflare …) leave in their own pages. */
const SHIELDS =
  /\$_ts\b|__jsl_clearance|__jsluid|security_verify_data|yunsuo_session|acw_sc__v\d|_____tmd_____|safedog|waf_?(?:captcha|token|cookie)|aliyun_waf|cf-chl|cf_chl_|_cf_chl|challenge-platform|geetest|TCaptcha|yidun|nc_token|slide-?verify|probe\.js\?|HMF_CI|yundun/i;
/** The script sends the visitor to the same address again. */
const RELOADS =
  /location\.reload\s*\(|location(?:\.href)?\s*=\s*(?:window\.|document\.|self\.)?location|location\.(?:replace|assign)\s*\(\s*(?:window\.|document\.|self\.)?location|location\.href\s*=\s*(?:document|window)\.URL|history\.go\(\s*0/i;
const REFRESHES_ITSELF =
  /<meta[^>]{0,80}http-equiv\s*=\s*["']?refresh["']?[^>]{0,40}content\s*=\s*["']?\s*\d+\s*["']?\s*\/?>/i;
const SETS_COOKIE = /document\.cookie\s*=|\.cookie\s*=\s*|setCookie\s*\(/i;
/** Letters that a page of nothing but script shows. */
const LITTLE = 160;

/** Why the answer is the challenge of a shield and not the page. Real pages behind a shield hold its marks, too. */
function challengeOf({ status, headers, bytes }: Answer): string | undefined {
  if (/challenge/i.test(headers['cf-mitigated'] ?? '')) return 'cf-mitigated';
  if (bytes.length === 0 || bytes.length > 300_000) return undefined;
  const html = textOf(bytes);
  const visible = visibleTextOf(html);
  // Most pages say far more, which is seen without comparing forms.
  if (hasHan(visible, LITTLE * 4)) return undefined;
  const shown = compact(visible);
  if (shown.length > LITTLE * 4) return undefined;
  const words = REFUSALS.exec(shown)?.[0];
  if (isBlockedStatus(status) && words) return words;
  if (shown.length > LITTLE || !/<script\b/i.test(html)) return undefined;
  const shield = SHIELDS.exec(html)?.[0];
  if (shield) return shield;
  if (SETS_COOKIE.test(html) && (RELOADS.test(html) || REFRESHES_ITSELF.test(html))) return 'cookie and reload';
  // These serve nothing else with such a status.
  if (status === 202 || status === 412 || status === 521) return 'script';
  return undefined;
}

/** More than so many of the common Chinese characters. */
function hasHan(text: string, most: number): boolean {
  let count = 0;
  for (let at = 0; at < text.length && count <= most; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fff) count++;
  }
  return count > most;
}

/** UTF-8, or Chinese of before Unicode where it is none. */
function textOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 65_536);
  const text = new TextDecoder().decode(head);
  return text.includes('\ufffd') ? new TextDecoder('gb18030').decode(head) : text;
}

const visibleTextOf = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style|template)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ');

/** What the pages of shields say. Compact text: without blanks. */
const REFUSALS =
  /请稍[候后][^，。]{0,12}(?:验证|检查|检测|浏览器|跳转)|(?:正在|进行)(?:安全)?(?:验证|检查|检测|校验)[^，。]{0,6}(?:您|你|浏览器|访问|请求|环境|身份)|(?:滑动|拖动|拖拽|点击|完成)[^，。]{0,10}(?:验证|拼图)|(?:安全|人机|访问|身份|滑块|行为)(?:验证|校验|检查)(?:中|码|$|[，。,.…]|请)|(?:请求|访问|操作|行为)[^，。]{0,12}(?:被(?:拦截|阻断|拒绝|禁止)|存在(?:威胁|风险|异常)|疑似(?:攻击|黑客))|(?:访问|请求|操作)(?:过于|太)(?:频繁|快)|(?:已|被)(?:防火墙|云防护|云盾|安全狗|创宇盾|waf)(?:拦截|阻断)|网站防火墙|创宇盾|加速乐|安全狗|云锁|知道创宇|(?:请)?(?:开启|启用)(?:浏览器的?)?javascript[^。]{0,12}(?:刷新|重试|访问)|verif(?:y|ying)(?:that)?youare(?:a)?human|justamoment|checkingyourbrowser|areyouarobot|attentionrequired|pleaseenablejavascriptandrefresh|enablejavascriptandcookiestocontinue|requestblocked|accessdenied/i;

/** Words of a shield on a page that says nothing else and leads nowhere. */
function refusalOf(facts: PageFacts): string | undefined {
  if (hasContent(facts)) return undefined;
  const text = saidBy(facts);
  if (text.length > LITTLE * 2) return undefined;
  return REFUSALS.exec(text)?.[0].slice(0, 60) ?? (/^请稍[候后]?[.…。]*$/.test(text) ? text : undefined);
}

/** Title, headings, text: all that a short page says, without blanks. */
const saidBy = (facts: PageFacts): string =>
  compact([facts.documentTitle, ...facts.headings.map(({ text }) => text), facts.mainText].join(' '));

/** A list, a breadcrumb, an attachment or a way to many pages: more than an error page or a shield holds. */
function hasContent(facts: PageFacts): boolean {
  return (
    facts.breadcrumb.length > 1 ||
    facts.lists.some(({ items }) => items.length >= 3) ||
    facts.links.filter(({ region, visible }) => visible !== false && (region === 'main' || region === 'unknown'))
      .length > 12
  );
}

/** A form with a password is what the page is there for. A portal may have one in a corner. */
function isLoginForm(facts: PageFacts): boolean {
  const asks = facts.forms.some(
    ({ fields, visible }) => visible !== false && fields.some(({ type, hidden }) => type === 'password' && !hidden),
  );
  if (!asks || hasContent(facts)) return false;
  const text = saidBy(facts);
  return text.length < 600 && (/登[录陆入]|身份认证|login|signin|logon/i.test(text) || isLoginAddress(facts.url));
}

/** Letters of a page that says nothing but that something is not there. */
const GONE_LETTERS = 200;
const GONE_BY_NAME =
  /(?:页面|网页|文件|附件|内容|信息|文章|资源|地址|链接)[^，。！]{0,12}(?:不存在|未找到|找不到|已(?:经)?(?:被)?(?:删除|移除|下线|撤回))|(?:找不到|没有找到|未找到)[^，。！]{0,12}(?:页面|网页|文件|附件|内容|信息|地址|资源)|(?:^|\D)404(?!\d)[^\u4e00-\u9fa5]{0,30}(?:notfound|error|错误|$)|(?:page|file|resource)(?:was|is)?notfound/i;

/** The words of a short answer that was sent in place of something, where they say that it is not there. */
export function goneWordsOf(bytes: Uint8Array): string | undefined {
  const shown = compact(visibleTextOf(textOf(bytes)));
  return shown.length > GONE_LETTERS ? undefined : GONE_BY_NAME.exec(shown)?.[0].slice(0, 60);
}

/** A page that says that something is not there. */
const GONE =
  /404|notfound|(?:不存在|未找到|找不到|没有找到|已(?:经)?(?:被)?(?:删除|移除|下线|撤回|关闭|过期))|no(?:such|longer)/i;
const REFUSED =
  /\b(?:403|500|502|503|504)\b|forbidden|(?:拒绝|禁止|无权|没有权限|暂时无法|无法)访问|服务器(?:内部)?(?:错误|繁忙|异常)|系统(?:繁忙|维护|升级|异常|错误)|internalservererror|badgateway|serviceunavailable|gatewaytime/i;

/** What an error page says that came with a good status. */
function errorOf(
  facts: PageFacts,
  { kind, publishedOn, docNumber, attachments }: Pick<Reading, 'kind' | 'publishedOn' | 'docNumber' | 'attachments'>,
): Outcome | undefined {
  if (kind !== 'error' || hasContent(facts)) return undefined;
  // 404号文件: a content by its day, number or files, whatever its title says.
  if (publishedOn || docNumber || attachments.length > 0) return undefined;
  const text = saidBy(facts);
  const gone = GONE.exec(text)?.[0];
  if (gone) return outcome('dead', 'soft-404', (facts.headings[0]?.text ?? facts.documentTitle) || gone);
  const refused = REFUSED.exec(text)?.[0];
  return refused ? outcome('blocked', 'status', refused) : outcome('unknown', 'soft-404', facts.documentTitle);
}

/** Whether an address is the home page of a body. */
export type IsHome = (address: string) => boolean;

/** Whether an address is one of these home pages, under either scheme. */
export function homesAt(homes: readonly string[]): IsHome {
  const plain = (address: string) => canonicalUrl(address).replace(/^https?:/i, '');
  const known = new Set(homes.map(plain));
  return (address) => known.has(plain(address));
}

/** A deep address that led to the root of its host, or to the home page of a body elsewhere. */
export function leadsHome(
  { url, address, redirected }: Pick<Answer, 'url' | 'address' | 'redirected'>,
  isHome: IsHome,
): boolean {
  if (!redirected) return false;
  const [from, to] = [parse(url), parse(address)];
  if (!from || !to || `${from.pathname}${from.search}` === '/' || isHome(url)) return false;
  return isHome(address) || isOwnRoot({ url, address });
}

/** The root of the host that was asked. */
function isOwnRoot({ url, address }: Pick<Answer, 'url' | 'address'>): boolean {
  const [from, to] = [parse(url), parse(address)];
  return to?.pathname === '/' && to.search === '' && from?.hostname === to.hostname;
}

/** `/t20240101_1.html`, `/content/post_271956.html`, `?id=4711`: named by a number of its own. */
function isContentAddress(address: string): boolean {
  const url = parse(address);
  return url !== undefined && (NUMBERED.test(url.pathname) || /=\d{3,}/.test(url.search));
}

const NUMBERED = /\d{3,}[^/]*\.\w{2,6}$|\/\d{4,}\/?$/;

/** By its path alone: parameters number columns as well, and these move to sites of their own. */
function isNumberedFile(address: string): boolean {
  return NUMBERED.test(parse(address)?.pathname ?? '');
}

function parse(address: string): URL | undefined {
  try {
    return new URL(canonicalUrl(address));
  } catch {
    return undefined;
  }
}
