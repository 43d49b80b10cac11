/** The links of a page that lead to other hosts: several rules ask where, so they are looked up once. */
import type { Link } from '../utils/facts/page-facts.ts';
import { hostOf, originOf } from '../utils/facts/site-of.ts';

export interface OutwardLink extends Pick<Link, 'text' | 'region' | 'label'> {
  href: string;
  /** Empty where the address has none. */
  host: string;
}

const lookups = new WeakMap<readonly Link[], { url: string; outward: readonly OutwardLink[] }>();

/** Those of the links of the page at `url` that a visitor sees and that do not stay at its origin, in their order. */
export function outwardLinks(links: readonly Link[], url: string): readonly OutwardLink[] {
  const known = lookups.get(links);
  if (known?.url === url) return known.outward;
  const origin = originOf(url);
  const outward: OutwardLink[] = [];
  for (const { href, visible, text, region, label } of links) {
    if (href && visible !== false && !href.startsWith(origin)) {
      outward.push({ href, text, region, label, host: hostOf(href) });
    }
  }
  lookups.set(links, { url, outward });
  return outward;
}
