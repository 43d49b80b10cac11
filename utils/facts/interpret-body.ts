/** The body of a single content: its text without what the page puts around it, its media, its attachments. */
import { compact, fold, unspaced } from '../text/normalise.ts';
import type { Link, Media, PageFacts } from './page-facts.ts';

export interface Body {
  /** Letters, figures and marks of the main text without title, byline, block and what follows the text. */
  letters: number;
  /** Pictures in it, without icons, codes and buttons. */
  images: number;
  videos: number;
  audios: number;
}

/** An attachment that the text names (附件：…). */
export interface NamedAttachment {
  name: string;
  /** Its own text follows on the page. */
  onPage?: true;
}

/** What a page puts below its text. */
const BEHIND =
  /^(?:[【[(（]?(?:上一[篇条页]|下一[篇条页]|相关(?:信息|文章|阅读|链接|解读|新闻|稿件|推荐|政策)|关联(?:稿件|文件|信息|政策)|延伸阅读|推荐阅读|扫一扫|扫码|微信扫|分享|打印|关闭|责任编辑|责编|编辑[:：]|网站纠错|我要纠错|返回(?:列表|顶部|上页)|附件下载|友情链接))/;
const FURNITURE =
  /^[\s[【(（]*(?:字体|字号|分享|打印|关闭|保存|收藏|浏览|阅读|点击|视力保护色|背景|繁体|朗读|大\s*中\s*小|A[+-])/;

/** A line of the byline or of the document block: short, and with a label. */
const LABELLED_LINE =
  /^[^。]{0,40}?(?:发布|来源|时间|日期|作者|编辑|字体|字号|浏览|索\s*引|文\s*号|编号|机构|机关|公开|分类|类别|有效|标\s*题|名称|责编|主题词|关键词)[^，。]{0,8}[:：∶]/;

interface Range {
  lines: string[];
  start: number;
  end: number;
}

/**
 * The lines of the main text that are the content's own: from below title, byline and block to what the page puts
 * below it.
 */
export function bodyLines(facts: PageFacts, title: string | undefined): string[] {
  const { start, end, lines } = bodyRange(facts, title);
  return lines.slice(start, end);
}

function bodyRange(facts: PageFacts, title: string | undefined): Range {
  const lines = facts.mainText === '' ? [] : facts.mainText.split('\n');
  const key = compact(title ?? '');
  let start = 0;
  // A list of related contents below the text may name it again.
  for (let i = 0; i < lines.length && !isRunning(lines[i] ?? ''); i++) {
    if (key.length > 3 && compact((lines[i] ?? '').slice(0, 200)) === key) start = i + 1;
  }
  while (start < lines.length - 1 && isAbove(lines[start] ?? '', key)) start++;
  let end = start;
  while (end < lines.length && !((lines[end] ?? '').length < 60 && BEHIND.test(lines[end] ?? ''))) end++;
  return { lines, start, end };
}

const isRunning = (line: string): boolean => line.length > 60 && /[，。]/.test(line);

const isAbove = (line: string, title: string): boolean =>
  line.length <= 200 &&
  (LABELLED_LINE.test(line) ||
    FURNITURE.test(line) ||
    compact(line) === title ||
    /^[\s\d\-:：年月日./]+$/.test(line) ||
    line.length <= 2);

export function readBody(facts: PageFacts, title: string | undefined, titleLine: number | undefined): Body {
  const { lines, start, end } = bodyRange(facts, title);
  const from = titleLine ?? facts.mainLine;
  // Furniture between the lines moves the end a little.
  const to = facts.mainLine + end + 3;
  const inside = facts.media.filter(
    (media) =>
      media.visible !== false &&
      (media.region === 'main' || media.region === 'unknown') &&
      (media.line === undefined || (media.line >= from && media.line <= to)),
  );
  return {
    letters: unspaced(lines.slice(start, end).join('')).length,
    images: inside.filter(isPicture).length,
    videos: inside.filter(isVideo).length,
    audios: inside.filter(isAudio).length,
  };
}

const ORNAMENT =
  /(?:^|[/_-])(?:icons?|ico|logo|share|weixin|wechat|wx|weibo|qq|qrcode|erweima|ewm|qr|print|close|spacer|blank|loading|arrow|dot|line|btn|button|search|top|filetypeimages?|file_?icon)(?:[/_.-]|\d{0,3}\.)/i;
const isPicture = ({ kind, src, alt }: Media): boolean =>
  kind === 'image' &&
  src !== null &&
  !/^data:/.test(src) &&
  !ORNAMENT.test(src) &&
  !/二维码|扫一扫|分享|打印|图标|关闭|logo/i.test(alt ?? '');
const isVideo = ({ kind, src }: Media): boolean =>
  kind === 'video' ||
  ((kind === 'frame' || kind === 'object') && /\.(?:mp4|flv|m3u8|swf|wmv)(?:$|[?#])|player|video/i.test(src ?? ''));
const isAudio = ({ kind, src }: Media): boolean =>
  kind === 'audio' || ((kind === 'frame' || kind === 'object') && /\.(?:mp3|wav|wma|m4a)(?:$|[?#])/i.test(src ?? ''));

const FILE = /\.(?:pdf|docx?|xlsx?|wps|et|dps|pptx?|ofd|zip|rar|7z|txt|csv|ceb|rtf)(?:$|[?&])/i;
const DOWNLOAD =
  /down(?:load|file)?[\w-]*\.(?:jsp|aspx?|php|do|action)|[?&](?:filename|attach(?:ment)?id|fileid)=|\/attach(?:ment)?s?\/|downloadFile/i;

export function readAttachments(facts: PageFacts): { href: string; text: string }[] {
  const found = new Map<string, { href: string; text: string }>();
  for (const link of facts.links) {
    const { href, text, visible, region } = link;
    if (!href || visible === false || (region !== 'main' && region !== 'unknown')) continue;
    if (isFile(link) && !found.has(href)) found.set(href, { href, text });
  }
  return [...found.values()];
}

function isFile({ href, text, download }: Link): boolean {
  if (!href) return false;
  if (FILE.test(href) || FILE.test(text) || download) return !/\.(?:s?html?|jsp)$/i.test(href) || download === true;
  return DOWNLOAD.test(href);
}

const NAMING = /^[(（]?附\s?(?:件|表|录)?\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s?[:：]\s?(.*)$/;
const NUMBERED = /^(?:附\s?件\s?)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?[.、．:：]\s?(.{2,})$/;
const ANNEX = /^附\s?(?:件|表|录)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s?[:：]?$/;
/** The longest name; more is a sentence. */
const NAME = 80;

/**
 * Attachments that the text names (附件：1.… 2.…) and that no link leads to. Names, as they stand without their number.
 */
export function readNamedAttachments(
  facts: PageFacts,
  titleLine: number | undefined,
  attachments: readonly { text: string }[],
): NamedAttachment[] {
  const lines = facts.mainText.split('\n').map(fold);
  const from = titleLine === undefined ? 0 : Math.max(0, titleLine - facts.mainLine);
  const names = new Map<string, { name: string; line: number }>();
  for (let i = from; i < lines.length; i++) {
    const rest = NAMING.exec(lines[i] ?? '')?.[1];
    if (rest === undefined) continue;
    const said = rest === '' ? [] : rest.split(/[\s;；]+(?=\d{1,2}\s?[.、．])/);
    let last = i;
    while (said.length < 50 && /^.{0,90}$/.test(lines[last + 1] ?? '') && NUMBERED.test(lines[last + 1] ?? '')) {
      last++;
      said.push(lines[last] ?? '');
    }
    for (const one of said) {
      const name = (NUMBERED.exec(one)?.[1] ?? one).replace(/[。；;，,\s]+$/, '').replace(/^《([^《》]*)》$/, '$1');
      if (isName(name) && !names.has(compact(name))) names.set(compact(name), { name, line: last });
    }
    i = last;
  }
  const linked = facts.links.filter(({ href, visible }) => href && visible !== false).map(({ text }) => keyOf(text));
  const unsaid = attachments.filter(({ text }) =>
    /^(?:点击|附件|文件)?(?:查看|下载)?(?:附件|下载|查看)?\d*$/.test(compact(text)),
  );
  const free = [...names.values()].filter(({ name }) => {
    const key = keyOf(name);
    return !linked.some(
      (text) => text === key || (Math.min(text.length, key.length) >= 4 && (text.includes(key) || key.includes(text))),
    );
  });
  // 附件下载 says no name: as many of them as files may be the ones named.
  if (unsaid.length >= free.length) return [];
  return free.map(({ name, line }) => {
    const key = compact(name);
    const follows = lines.slice(line + 1).some((text) => ANNEX.test(text) || compact(text) === key);
    return { name, ...(follows && { onPage: true as const }) };
  });
}

const isName = (name: string): boolean =>
  name.length >= 2 &&
  name.length <= NAME &&
  !/[。？！]/.test(name) &&
  /\p{Script=Han}/u.test(name) &&
  !/^(?:无|略|如下|见下)$/.test(name);

/** A name or a link's text without number, file type and the word 附件. */
const keyOf = (text: string): string =>
  compact(text)
    .replace(/^附件(?:\d{1,2}|[一二三四五六七八九十]{1,2})?[:.、]?/, '')
    .replace(/^\d{1,2}[.、]/, '')
    .replace(/\.[a-z]{2,4}$/, '')
    .replace(/[《》"']/g, '');
