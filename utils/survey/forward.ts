/** Where a page sends its visitors by itself: a meta refresh, or a short script on a page without content. Pure. */
import { canonicalUrl } from '../facts/canonical-url.ts';
import type { PageFacts } from '../facts/page-facts.ts';

/** A longer delay is a notice that people read, not a way onwards; seconds. All numbers are defaults of the product. */
const LONGEST_DELAY = 5;
/** Characters of a document in which a meta refresh stands. */
const HEAD = 16_384;
/** A document that only forwards is no longer than this, and shows no more letters and links. */
const SHORT = 20_000;
const LETTERS = 200;
const LINKS = 5;
/** A script may tell phones from others. */
const MOST = 3;

const REFRESHES = /http-equiv\s*=\s*["']?\s*refresh\b/i;

type Facts = Pick<PageFacts, 'url' | 'mainText' | 'links' | 'lists' | 'forms'>;

/** Addresses of the web that the page forwards to, each once; what they are is for others to judge. */
export function forwardsOf(html: string, facts: Facts): string[] {
  const head = html.slice(0, HEAD);
  const meta = REFRESHES.test(head) ? metaTargets(plainOf(head)) : [];
  const targets = [...meta, ...(isEmpty(html, facts) ? scriptTargets(plainOf(html)) : [])];
  const own = canonicalUrl(facts.url);
  const addresses = targets.flatMap((target) => resolve(target, facts.url) ?? []);
  return [...new Set(addresses)].filter((address) => canonicalUrl(address) !== own).slice(0, MOST);
}

/** The same from the bytes of a page that was read, of which no more is decoded than may matter. */
export function forwardsOfBytes(
  bytes: Uint8Array<ArrayBuffer>,
  facts: Facts & Pick<PageFacts, 'scriptFilled'>,
  decode: (bytes: Uint8Array<ArrayBuffer>) => string,
): string[] {
  // Whoever forwards is held to be unfinished.
  if (!facts.scriptFilled) return [];
  const head = bytes.subarray(0, HEAD);
  if (isBare(facts) && bytes.length <= SHORT * 3) return forwardsOf(decode(bytes), facts);
  return REFRESHES.test(new TextDecoder('latin1').decode(head)) ? forwardsOf(decode(head), facts) : [];
}

const isEmpty = (html: string, facts: Facts): boolean => html.length <= SHORT && isBare(facts);

/** Hardly any text and links: where such a page forwards, it does nothing else. */
export function isBare({ mainText, links, lists, forms }: Omit<Facts, 'url'>): boolean {
  return (
    mainText.length <= LETTERS &&
    links.length <= LINKS &&
    forms.length === 0 &&
    lists.every(({ items }) => items.length === 0)
  );
}

/** Without comments of both languages, and without what stands there for browsers that run no scripts. */
const plainOf = (html: string): string =>
  html
    // Old scripts begin with the mark of a comment.
    .replace(/<script\b[\s\S]*?<\/script\s*>|<!--[\s\S]*?-->/gi, (part) => (part.startsWith('<!--') ? ' ' : part))
    .replace(/<noscript\b[\s\S]*?<\/noscript\s*>/gi, ' ')
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/^[ \t]*\/\/.*$/gm, ' ');

const META = /<meta\b[^<>]{0,600}>/gi;
const CONTENT = /\bcontent\s*=\s*(?:"([^"]{0,500})"|'([^']{0,500})')/i;
const DELAY_AND_TARGET = /^\s*(\d{1,4}(?:\.\d*)?|\.\d+)?\s*[;,]?\s*url\s*=\s*["']?([^"']+)/i;

function metaTargets(html: string): string[] {
  return (html.match(META) ?? []).flatMap((meta) => {
    const content = REFRESHES.test(meta) ? CONTENT.exec(meta) : null;
    const found = content && DELAY_AND_TARGET.exec(unescaped(content[1] ?? content[2] ?? ''));
    return found?.[2] && Number(found[1] ?? 0) <= LONGEST_DELAY ? [found[2]] : [];
  });
}

/** A target in one literal: what a script puts together is not guessed. */
const ASSIGNS = /\blocation(?:\s*\.\s*href)?\s*=\s*(["'`])([^"'`\s<>]{1,500})\1\s*(?![\s+.[])/g;
const CALLS = /\blocation\s*\.\s*(?:replace|assign)\s*\(\s*(["'`])([^"'`\s<>]{1,500})\1\s*\)/g;

function scriptTargets(html: string): string[] {
  return [ASSIGNS, CALLS].flatMap((pattern) => [...html.matchAll(pattern)].map(([, , target = '']) => target));
}

const unescaped = (text: string): string =>
  text
    .replace(/&(?:amp|#38);/gi, '&')
    .replace(/&(?:quot|#34);/gi, '"')
    .replace(/&#39;/g, "'");

function resolve(target: string, base: string): string | undefined {
  try {
    const url = new URL(target.trim(), base);
    url.hash = '';
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
