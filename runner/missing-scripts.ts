/**
 * Which requests that an archive could not answer may have written a part of a page. Where one of them is missing, what
 * the page does not show may still have stood on it.
 */

export interface Missed {
  method: string;
  url: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * Whether a request that `pageUrl` made and that found nothing may have brought content: a script, data or a frame of
 * the same site, or a script from elsewhere that is not known to only count, share or show a badge.
 */
export function mayHaveWritten({ method, url, headers }: Missed, pageUrl: string): boolean {
  const { hostname, pathname } = new URL(url);
  if (header(headers, 'sec-purpose')?.includes('prefetch')) return false;
  const what = kindOf(method, pathname, headers);
  if (what === 'other' || WRITES_NOTHING.test(pathname)) return false;
  if (siteOf(hostname) === siteOf(new URL(pageUrl).hostname)) return true;
  // Browsers ask for files of their own, too, and then on nobody's behalf.
  return what === 'script' && header(headers, 'referer') !== undefined && !WRITES_NO_CONTENT.test(hostname);
}

/** Badges are read from the element that asks for them; the others write nothing that an evaluator looks for. */
const WRITES_NO_CONTENT =
  /(?:^|\.)(?:conac\.cn|kaipuyun\.cn|zfwzgl\.www\.gov\.cn|(?:hm|tongji|push|share|cpro|pos|dup)\.baidu\.com|zz\.bdstatic\.com|cnzz\.com|umeng\.com|51\.la|51yes\.com|(?:ta|tajs|pingjs|res\.wx)\.(?:qq|trs)\.c(?:om|n)|qzonestyle\.gtimg\.cn|sinajs\.cn|qhimg\.com|qihucdn\.com|jiathis\.com|bshare\.cn|addthis\.com|sharethis\.com|gridsum\.com|gridsumdissector\.com|webdissector\.com|google-analytics\.com|googletagmanager\.com|googlesyndication\.com|doubleclick\.net|clarity\.ms|weather\.com\.cn|tianqi\.com|tianqiapi\.com)$/;
/** By their usual names: counters, and the tool bar of 无障碍, which a link that stands on the page opens. */
const WRITES_NOTHING =
  /(?:^|[/_.-])(?:tongji|piwik|matomo|webdig|analytics|counter|tracker|trs_?ta|ga|hm|cnzz|stat|aria)(?:[._-][^/]*)?\.(?:js|php)$/i;

/**
 * Browsers say what a request is for only to secure addresses. Elsewhere `Accept` tells pages, pictures and styles
 * apart, and the ending the files that are asked for as scripts are.
 */
function kindOf(method: string, pathname: string, headers: Missed['headers']): 'script' | 'data' | 'frame' | 'other' {
  const stated = header(headers, 'sec-fetch-dest');
  if (stated !== undefined) {
    if (stated === 'script') return 'script';
    if (stated === 'iframe' || stated === 'frame') return 'frame';
    return stated === 'empty' ? 'data' : 'other';
  }
  if (method !== 'GET' || header(headers, 'x-requested-with')) return 'data';
  const accept = header(headers, 'accept') ?? '';
  if (/^text\/html/.test(accept)) return 'frame';
  if (/image\/|text\/css|font|audio\/|video\//.test(accept)) return 'other';
  if (/\.(?:css|woff2?|ttf|otf|eot|svg|png|jpe?g|gif|webp|bmp|ico|swf|mp[34]|m4a|webm|ogg|flv|pdf)$/i.test(pathname)) {
    return 'other';
  }
  // A script that is asked for with its origin, as data are from another site, bears its ending.
  return accept === '*/*' && (!header(headers, 'origin') || /\.js$/i.test(pathname)) ? 'script' : 'data';
}

function header(headers: Missed['headers'], name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The part of a host that one registrant holds, as far as it matters among Chinese sites. */
function siteOf(host: string): string {
  const kept = /\.(?:com|net|org|gov|edu|ac|[a-z]{2})\.cn$/.test(host) ? 3 : 2;
  return /^[\d.]+$/.test(host) ? host : host.split('.').slice(-kept).join('.');
}
