/** robots.txt (RFC 9309), read by a kept library. */
import robotsParser from 'robots-parser';

/** The name under which a site may address us; a group for `*` holds where none names it. */
export const ROBOT_NAME = 'zhengjian';
/** Characters that are parsed; the standard asks for at least 500 KiB. */
const LIMIT = 500_000;
/** A longer pause than this is a way to say no; milliseconds. Default of the product. */
const LONGEST_DELAY = 60_000;

export interface Robots {
  allows(url: string): boolean;
  /** Milliseconds that the site asks to leave between requests. */
  delayMs?: number;
  /** `sitemap` addresses. */
  sitemaps: string[];
  /** The file could not be had for a reason that may pass: the standard says to ask for nothing (section 2.3.1.4). */
  unreachable: boolean;
}

/** What came back for robots.txt; no status: the request itself failed. */
export interface RobotsAnswer {
  status?: number;
  text?: string;
}

/**
 * The rules of a host. A file that is not there (4xx) forbids nothing, one that a broken or busy server keeps back (5xx,
 * 429) everything, as RFC 9309 says. Where the request failed the pages will tell why: nothing is forbidden.
 */
export function readRobots(url: string, { status, text = '' }: RobotsAnswer): Robots {
  if (status !== undefined && (status >= 500 || status === 429)) {
    return { allows: () => false, sitemaps: [], unreachable: true };
  }
  // A page that is served for every address is no robots.txt.
  if (status === undefined || status >= 300 || /^\s*</.test(text)) return everything();
  const rules = robotsParser(url, text.slice(0, LIMIT));
  const delay = rules.getCrawlDelay(ROBOT_NAME);
  return {
    // Addresses of other hosts are undefined to the library: this file says nothing of them.
    allows: (address) => rules.isAllowed(address, ROBOT_NAME) !== false,
    ...(delay !== undefined && delay > 0 ? { delayMs: Math.min(delay * 1_000, LONGEST_DELAY) } : {}),
    sitemaps: rules.getSitemaps(),
    unreachable: false,
  };
}

const everything = (): Robots => ({ allows: () => true, sitemaps: [], unreachable: false });
