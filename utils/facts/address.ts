/** Addresses as a page means them, resolved without the DOM's own properties. */
import { CAPS } from './caps.ts';
import { hostOfPlain, underRoot } from './plain-address.ts';

const NOWHERE = new Set(['javascript:', 'about:', 'data:', 'blob:', 'vbscript:', 'mailto:', 'tel:', 'sms:']);
const SCHEMES = new Set(['http:', 'https:', 'ftp:', 'file:']);

/** The address that relative addresses of the page are resolved against. */
export function baseOf(pageUrl: string, baseHref: string | null): string {
  if (baseHref === null) return pageUrl;
  try {
    const base = new URL(baseHref.trim(), pageUrl);
    return /^https?:$/.test(base.protocol) ? base.href : pageUrl;
  } catch {
    return pageUrl;
  }
}

/**
 * The absolute address without fragment; null for a placeholder (`#…`, `javascript:`, empty), for a scheme other than
 * http, https, ftp and file, and for what is no address.
 */
export function resolveAddress(value: string | null, base: string): string | null {
  if (value === null || value.length > CAPS.url) return null;
  const text = value.trim();
  if (text === '' || text.startsWith('#') || NOWHERE.has(text.slice(0, text.indexOf(':') + 1).toLowerCase()))
    return null;
  const plain = text.startsWith('/') ? underRoot(text, base) : hostOfPlain(text) && text;
  if (plain) return plain.length > CAPS.url ? null : plain;
  try {
    const url = new URL(text, base);
    if (!SCHEMES.has(url.protocol)) return null;
    if (text.includes('#')) url.hash = '';
    return url.href.length > CAPS.url ? null : url.href;
  } catch {
    return null;
  }
}
