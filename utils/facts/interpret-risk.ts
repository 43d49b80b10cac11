/** What may have been done to a page, or left on it by mistake: injected links and scripts, residue, open brackets. */
import { compact } from '../text/normalise.ts';
import { maskPrivacy } from '../text/privacy.ts';
import { findResidue, findUnmatched, findUnmatchedInTitle } from '../text/residue.ts';
import { INJECTION_TOPICS } from './injection-topics.ts';
import { isStateHost, isTrustedHost } from './known-hosts.ts';
import type { Concealed, PageFacts } from './page-facts.ts';
import type { ForeignScript, HiddenLink, PageResidue, PageUnmatched } from './reading.ts';
import { hostOf, siteOf } from './site-of.ts';

/** Ways that serve to deceive: what a script opens and closes is hidden otherwise. */
const DECEIVING: ReadonlySet<Concealed['by']> = new Set(['off-screen', 'font-size']);

/**
 * Hidden links to other hosts that look injected. Closed menus, tabs and share bars, links of the state's own and of
 * known services, and text for screen readers are none: when in doubt none.
 */
export function readHiddenLinks(facts: PageFacts): HiddenLink[] {
  const own = siteOf(hostOf(facts.url));
  const found = new Map<string, HiddenLink>();
  for (const group of facts.concealed ?? []) {
    const links = group.links.filter(({ href }) => isElsewhere(hostOf(href), own));
    const topics = links.map(({ href, text }) => topicOf(`${compact(text)} ${hostOf(href)}`));
    if (
      !looksInjected(group, new Set(links.map(({ href }) => siteOf(hostOf(href)))).size) &&
      !topics.some((t) => t?.certain)
    )
      continue;
    for (const [i, { href, text }] of links.entries()) {
      const topic = topics[i]?.topic;
      if (!found.has(href))
        found.set(href, { href, text, by: group.by, region: group.region, ...(topic && { topic }) });
    }
  }
  return [...found.values()];
}

const topicOf = (text: string) => INJECTION_TOPICS.find(({ words }) => words.test(text));

const isElsewhere = (host: string, own: string): boolean =>
  host !== '' && siteOf(host) !== own && !isStateHost(host) && !isTrustedHost(host);

/** A bare row of links to many places, in nothing that a page would open or slide into view. */
function looksInjected({ by, region, ownLinks, listed, pictures, named, twin }: Concealed, sites: number): boolean {
  if (ownLinks > 0 || listed || pictures || twin || region === 'navigation') return false;
  return DECEIVING.has(by) ? sites >= 2 : !named && sites >= 5;
}

/** The badge 党政机关 comes through proxies of the site's network, too, under its own path. */
const BADGE_SCRIPT = /\/js\/\d+\/\d+\/\d+\/\d+\/CA\d{20,40}\.js$/;
/** So many links to a host, or a picture from it, make it a second host of the site. */
const SECOND_HOST_LINKS = 3;

/**
 * Scripts of hosts that are neither the site's own, nor the state's, nor a known service. A host that also gives the
 * page its pictures, or is linked again and again, is a second host of the site. Addresses by number are left out:
 * many are the authority's own servers.
 */
export function readForeignScripts(facts: PageFacts): ForeignScript[] {
  const ownSites = ownSitesOf(facts);
  const found = new Map<string, ForeignScript>();
  for (const { src } of facts.scripts) {
    const host = src ? hostOf(src) : '';
    if (!src || !host || /^[\d.]+$|:|^[^.]+$/.test(host)) continue;
    if (ownSites.has(siteOf(host)) || isStateHost(host) || isTrustedHost(host) || BADGE_SCRIPT.test(src)) continue;
    if (!found.has(src)) found.set(src, { src, host });
  }
  return [...found.values()];
}

function ownSitesOf(facts: PageFacts): Set<string> {
  const sites = new Set([siteOf(hostOf(facts.url))]);
  for (const { name, content } of facts.metas) {
    if (/^(?:sitedomain|url)$/i.test(name)) {
      const host = hostOf(/^https?:/i.test(content) ? content : `http://${content}`);
      if (host.includes('.')) sites.add(siteOf(host));
    }
  }
  const links = new Map<string, number>();
  const count = (href: string | null, by: number) => {
    const site = href ? siteOf(hostOf(href)) : '';
    if (site) links.set(site, (links.get(site) ?? 0) + by);
  };
  for (const { href, visible } of facts.links) if (visible !== false) count(href, 1);
  for (const { kind, src, visible } of facts.media)
    if (kind === 'image' && visible !== false) count(src, SECOND_HOST_LINKS);
  for (const [site, times] of links) if (times >= SECOND_HOST_LINKS) sites.add(site);
  return sites;
}

const MOST = 20;

/** Residue in what the page shows. A variable that scripts have yet to fill is none. */
export function readResidue(facts: PageFacts, title?: string): PageResidue[] {
  const places: [PageResidue['place'], readonly string[]][] = [
    ['document-title', [facts.documentTitle]],
    ['title', title && title !== facts.documentTitle ? [title] : []],
    ['breadcrumb', facts.breadcrumb.map(({ text }) => text)],
    ['text', facts.mainText.split('\n')],
  ];
  const found: PageResidue[] = [];
  for (const [place, lines] of places) {
    for (const line of lines) {
      for (const { kind, quote, byScript } of findResidue(maskPrivacy(line))) {
        if (byScript && facts.scriptFilled) continue;
        if (found.some((one) => one.quote === quote && one.place === place)) continue;
        if (found.length < MOST) found.push({ kind, quote, place });
      }
    }
  }
  return found;
}

/** Brackets without their other half, in the title and the main text of a single content. */
export function readUnmatched(facts: PageFacts, title?: string): PageUnmatched[] {
  const cut = facts.truncated.includes('mainText') || facts.truncated.includes('elements');
  const inTitle = title && title.length < 300 ? findUnmatchedInTitle(maskPrivacy(title)) : [];
  return [
    ...inTitle.map((one) => ({ ...one, place: 'title' as const })),
    ...findUnmatched(maskPrivacy(facts.mainText).split('\n'), cut).map((one) => ({ ...one, place: 'text' as const })),
  ].slice(0, MOST);
}
