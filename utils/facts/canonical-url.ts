/** One address for one page, however it was linked. Pure: no redirects are followed and no page is read. */
import { hostOfPlain } from './plain-address.ts';

// Parameters that name a visit, not a page. Only unmistakable names: `sid`, `session` and `sessionid` may number an
// article or an interview, and two pages taken for one are worse than one page taken for two.
const TRACKING = /^(?:utm_[a-z]+|spm|isappinstalled|hmsr|hmpl|hmcu|hmkw|hmci|gclid|fbclid|msclkid|bd_vid)$/i;
const CLOCK = /^(?:_|_t|_ts|t|ts|time|timestamp|rand|random|rnd|_rnd|v_t|nocache)$/i;
const SESSION = /^(?:jsessionid|phpsessid|aspsessionid[a-z]*|cftoken|asp\.net_sessionid)$/i;
const DEFAULT_PAGE = /\/(?:index|default|main)\.(?:s?html?|aspx?|jsp|php|jhtml|action|do)$/i;

/**
 * The canonical form of an address: scheme and host in lower case, no default port, no trailing dot of the host, no
 * fragment, no session id, no tracking parameters, no default page, dot segments resolved, parameters in their order.
 * `http` and `https` stay apart: whether both serve the same page is a finding, not an assumption. A text that is no
 * http address is returned trimmed.
 */
export function canonicalUrl(address: string): string {
  const trimmed = address.trim();
  if (!trimmed.includes('?') && !DEFAULT_PAGE.test(trimmed) && hostOfPlain(trimmed) !== undefined) return trimmed;
  let url: URL;
  try {
    url = new URL(trimmed);
  } catch {
    return trimmed;
  }
  if (!/^https?:$/.test(url.protocol)) return trimmed;
  // Each change parses the address anew.
  if (trimmed.includes('#')) url.hash = '';
  if (url.username) url.username = '';
  if (url.password) url.password = '';
  const host = url.hostname.replace(/\.+$/, '');
  if (host && host !== url.hostname) url.hostname = host;
  const path = canonicalPath(url.pathname);
  if (path !== url.pathname) url.pathname = path;
  const query = canonicalQuery(url.search);
  if (query !== url.search) url.search = query;
  return query ? url.href : url.href.replace(/\?+$/, '');
}

function canonicalPath(path: string): string {
  const withoutSession = path.replace(/;(?:jsessionid|phpsessid)=[^/;]*/gi, '');
  const single = withoutSession.replace(/\/{2,}/g, '/');
  return single.replace(DEFAULT_PAGE, '/').replace(/%[0-9a-f]{2}/gi, (escaped) => {
    const char = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(char) ? char : escaped.toUpperCase();
  });
}

function canonicalQuery(search: string): string {
  if (search.length < 2) return '';
  const kept = search
    .slice(1)
    .split('&')
    .filter((part) => {
      const name = part.split('=', 1)[0] ?? '';
      return part !== '' && !namesVisit(name, part.slice(name.length + 1));
    });
  return kept.length > 0 ? `?${kept.join('&')}` : '';
}

function namesVisit(name: string, value: string): boolean {
  if (TRACKING.test(name)) return true;
  if (CLOCK.test(name)) return /^(?:1\d{9}(?:\d{3})?|0\.\d+)?$/.test(value);
  if (name.toLowerCase() === 'from')
    return /^(?:singlemessage|groupmessage|timeline|weixin|wechat|qq|weibo)$/i.test(value);
  return SESSION.test(name);
}
