/** What a page says of phones in its code: how wide it wants to be laid out, and another edition of it for phones. */
import type { Dom } from './dom.ts';
import { quoteOf } from './probe-quote.ts';
import type { PhoneFacts } from './rendered-facts.ts';
import { hostOf, siteOf } from './site-of.ts';

/** Of several settings the last one counts, as in browsers. */
export function phoneLayout(settings: readonly string[]): PhoneFacts['layout'] {
  const content = settings.at(-1)?.toLowerCase();
  if (content === undefined) return 'none';
  const setting = (name: string) => new RegExp(`(?:^|[\\s,;])${name}\\s*=\\s*([\\w.-]+)`).exec(content)?.[1];
  const width = setting('width');
  if (width === 'device-width') return 'device';
  if (width !== undefined && Number.parseFloat(width) > 0) return 'fixed';
  // A scale alone makes the layout as wide as the device, too.
  return Number(setting('initial-scale')) > 0 ? 'device' : 'none';
}

export const viewportSettings = (dom: Dom, document: Document): string[] =>
  dom.all(document, 'meta[name=viewport i]').map((one) => dom.attribute(one, 'content', 300) ?? '');

const NAMED =
  /(?:手机|移动|触屏|掌上|无线)(?:浏览|访问)?(?:版|端|网|站|门户)|手机.{0,6}(?:浏览|访问|查看|阅读|打开)|(?:^|[^a-z])wap(?:[^a-z]|$)/i;
const HOST = /^(?:m|wap|3g|mobile|h5|touch|sj)\d*\./i;
const FOLDER = /^\/(?:m|wap|3g|mobile|phone|h5|touch|sj|sjb)(?:\/|$|\.)/i;
const REDIRECT_SOURCE = /(?:uaredirect|mobile[-_]?(?:redirect|jump)|(?:redirect|jump)[-_]?mobile)/i;
const DEVICES = /android|iphone|ipad|mobile|midp|ucweb|windows ce/i;
const GOES = /location|uaredirect/i;
const LONGEST = 20;

/**
 * What says that phones are to have another edition of this page (手机版, a host `m.`, a script that sends phones on);
 * undefined where nothing does. A server that tells phones by what they say of themselves leaves no sign.
 */
export function otherEdition(dom: Dom, document: Document): string | undefined {
  for (const meta of dom.all(document, 'meta')) {
    const name =
      `${dom.attribute(meta, 'http-equiv', 40) ?? ''} ${dom.attribute(meta, 'name', 40) ?? ''}`.toLowerCase();
    const content = dom.attribute(meta, 'content', 300) ?? '';
    if (name.includes('mobile-agent')) return content.slice(0, 60) || 'mobile-agent';
    if (name.includes('applicable-device') && content.trim().toLowerCase() === 'pc') return 'applicable-device: pc';
  }
  for (const link of dom.all(document, 'link[rel~=alternate i]')) {
    if (/handheld|max-width/i.test(dom.attribute(link, 'media', 200) ?? '')) return 'link alternate';
  }
  const own = hostOf(document.URL);
  for (const element of dom.all(document, 'a,area,img,[title]')) {
    const texts = [
      quoteOf(dom, element, LONGEST + 1) ?? '',
      ...['title', 'alt', 'aria-label'].map((name) => dom.attribute(element, name, LONGEST + 2) ?? ''),
    ];
    const said = texts.find((text) => text.length <= LONGEST && NAMED.test(text));
    if (said) return said;
    if (leadsToEdition(dom.attribute(element, 'href', 400), document, own)) {
      return (quoteOf(dom, element, 60) ?? dom.attribute(element, 'href', 60)) || undefined;
    }
  }
  for (const script of dom.all(document, 'script')) {
    if (REDIRECT_SOURCE.test(dom.attribute(script, 'src', 400) ?? '')) return dom.attribute(script, 'src', 60) ?? '';
    const code = dom.textContent(script).slice(0, 20_000);
    if (/useragent|screen\.width|innerwidth|clientwidth/i.test(code) && DEVICES.test(code) && GOES.test(code)) {
      return 'script';
    }
  }
  return undefined;
}

/** Another host of the same site, or a folder of its own. */
function leadsToEdition(href: string | null, document: Document, own: string): boolean {
  if (!href) return false;
  try {
    const { hostname, pathname } = new URL(href, document.baseURI);
    if (hostname !== own) return HOST.test(hostname) && siteOf(hostname) === siteOf(own);
    return FOLDER.test(pathname) && !FOLDER.test(new URL(document.URL).pathname);
  } catch {
    return false;
  }
}
