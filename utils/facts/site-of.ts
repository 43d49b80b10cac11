/** Hosts, and the sites that they belong to. */

/** Empty for what is no address. */
export function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}

/** The registered name that a host stands under: `zwgk.yunxi.gov.cn` → `yunxi.gov.cn`. */
export const siteOf = (host: string): string =>
  host
    .split('.')
    .slice(-(/\.(?:com|net|org|gov|edu|[a-z]{2})\.cn$/.test(host) ? 3 : 2))
    .join('.');
