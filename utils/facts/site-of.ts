/** Hosts, and the sites that they belong to. */
import { hostOfPlain } from './plain-address.ts';

/** Empty for what is no address. */
export function hostOf(url: string): string {
  const plain = hostOfPlain(url);
  if (plain !== undefined) return plain;
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}

/** What the addresses of an address's own host begin with, the slash included. */
export function originOf(url: string): string {
  return /^https?:\/\/[^/?#]+\//i.exec(url)?.[0] ?? `${url}/`;
}

/** The registered name that a host stands under: `zwgk.yunxi.gov.cn` → `yunxi.gov.cn`. An address by number is its own. */
export function siteOf(host: string): string {
  let site = sites.get(host);
  if (site === undefined) {
    if (sites.size === MOST_SITES) sites.clear();
    site = registeredNameOf(host);
    sites.set(host, site);
  }
  return site;
}

/** The links of a page name the same few hosts again and again. */
const sites = new Map<string, string>();
const MOST_SITES = 1_000;

function registeredNameOf(host: string): string {
  if (/^[\d.]+$|:/.test(host)) return host;
  const parts = /\.(?:com|net|org|gov|edu|ac|mil|[a-z]{2})\.(?:cn|hk|mo|tw)$/.test(host) ? 3 : 2;
  return host.split('.').slice(-parts).join('.');
}
