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
  if (/^[\d.]+$|:/.test(host)) return host;
  const parts = /\.(?:com|net|org|gov|edu|ac|mil|[a-z]{2})\.(?:cn|hk|mo|tw)$/.test(host) ? 3 : 2;
  return host.split('.').slice(-parts).join('.');
}
