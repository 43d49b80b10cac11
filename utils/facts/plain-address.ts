/**
 * Addresses that a parser of addresses would give back letter by letter. Most are, and a page has hundreds: asking the
 * parser for each of them takes longer than reading the page's lists.
 */

const HOST = '(?:[a-z0-9-]+\\.)+[a-z]{2,}';
// No empty segment, and none that begins with a dot.
const PATH = '(?:[\\w~-][\\w.~-]*/)*(?:[\\w~-][\\w.~-]*)?';
const QUERY = '(?:\\?[\\w.~&=%-]*)?';
const PLAIN = new RegExp(`^https?://(${HOST})/${PATH}${QUERY}$`);
const PLAIN_PATH = new RegExp(`^/${PATH}${QUERY}$`);
const ROOT = new RegExp(`^https?://${HOST}(?=/)`);

/** The host of an address that is plain; undefined for any other. */
export function hostOfPlain(address: string): string | undefined {
  const host = PLAIN.exec(address)?.[1];
  // Names in punycode can be wrong.
  return host === undefined || host.includes('xn--') ? undefined : host;
}

/** The address that a rooted path (`/zwgk/`) leads to from a page; undefined where path or page are not plain. */
export function underRoot(path: string, base: string): string | undefined {
  if (!PLAIN_PATH.test(path)) return undefined;
  const root = ROOT.exec(base)?.[0];
  return root === undefined || root.includes('xn--') ? undefined : root + path;
}
