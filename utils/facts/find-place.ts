/** Where on the page a finding stands. Selectors and quotes are stored text of hostile pages: nothing here throws. */

import { unspaced } from '../text/normalise.ts';
import { type Dom, openDom } from './dom.ts';

export interface Place {
  selector?: string | undefined;
  /** Text of the page. */
  quote?: string | undefined;
}

export type Found =
  | { by: 'selector' | 'quote'; element: Element }
  /** It is there, but nobody sees it. */
  | { by: 'unseen' }
  /** It was there once. */
  | { by: 'gone' }
  /** The finding names no element. */
  | { by: 'page' };

/** Steps through open shadow roots, as axe writes them. */
const SHADOW_STEP = ' >>> ';
const MAX_MATCHES = 200;
const MAX_DEPTH = 500;
const MIN_QUOTE = 2;
const WHOLE: ReadonlySet<string> = new Set(['html', 'body']);
const NO_TEXT: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'head']);

export function findPlace(document: Document, { selector, quote }: Place): Found {
  if (!selector && !quote) return { by: 'page' };
  const dom = openDom(document);
  const matches = selector ? matchesOf(dom, document, selector) : [];
  const quoted = quote ? squeeze(quote) : '';
  const holds = (element: Element) => quoted === '' || holdsWords(dom, element, quoted);
  const [best] = [...matches.filter(holds), ...matches];
  const seen = [...matches.filter(holds), ...matches].find((element) => isSeen(dom, element));
  // A list that moved on: the selector now meets the neighbour, and the words stand elsewhere.
  if (best && !holds(best) && !WHOLE.has(dom.tag(best))) {
    const moved = byQuote(dom, quoted);
    if (moved) return { by: 'quote', element: moved };
  }
  // A frame around the whole page would stand outside of the window.
  if (seen && WHOLE.has(dom.tag(seen))) return { by: 'page' };
  if (seen) return { by: 'selector', element: seen };
  if (best) return { by: 'unseen' };
  const element = byQuote(dom, quoted) ?? byAddress(dom, document, quoted);
  return element ? { by: 'quote', element } : { by: 'gone' };
}

/** Whether an element holds the words of a finding, or leads to the address that it quotes. */
export function isOfQuote(document: Document, element: Element, quote: string): boolean {
  return holdsWords(openDom(document), element, squeeze(quote));
}

function holdsWords(dom: Dom, element: Element, quoted: string): boolean {
  return squeeze(dom.textContent(element)).includes(quoted) || (ADDRESS.test(quoted) && leadsTo(dom, element, quoted));
}

/** Findings about links quote where they lead. */
const ADDRESS = /^https?:\/\//i;

function leadsTo(dom: Dom, element: Element, quoted: string): boolean {
  const address = dom.attribute(element, 'href') ?? dom.attribute(element, 'src');
  if (address === null) return false;
  try {
    return squeeze(new URL(address, element.baseURI).href).startsWith(quoted);
  } catch {
    return false;
  }
}

function byAddress(dom: Dom, document: Document, quoted: string): Element | undefined {
  if (!ADDRESS.test(quoted)) return undefined;
  return dom.all(document, 'a[href], area[href], iframe[src], img[src]').find((element) => {
    return leadsTo(dom, element, quoted) && isSeen(dom, element);
  });
}

function matchesOf(dom: Dom, document: Document, selector: string): Element[] {
  let roots: (Document | ShadowRoot)[] = [document];
  const steps = selector.split(SHADOW_STEP);
  for (const [at, step] of steps.entries()) {
    const found = roots.flatMap((root) => queryAll(dom, root, step)).slice(0, MAX_MATCHES);
    if (at === steps.length - 1) return found;
    roots = found.flatMap((element) => openRootOf(element) ?? []);
  }
  return [];
}

function queryAll(dom: Dom, root: Document | ShadowRoot, selector: string): Element[] {
  try {
    return root instanceof Document ? dom.all(root, selector) : [...root.querySelectorAll(selector)];
  } catch {
    return [];
  }
}

function openRootOf(element: Element): ShadowRoot | null {
  return Object.getOwnPropertyDescriptor(Element.prototype, 'shadowRoot')?.get?.call(element) ?? null;
}

function isSeen(dom: Dom, element: Element): boolean {
  if (NO_TEXT.has(dom.tag(element))) return false;
  for (let depth = 0, at: Element | null = element; at && depth < MAX_DEPTH; depth++, at = parentOf(at)) {
    if (dom.tag(at) === 'head') return false;
  }
  return dom.isShown?.(element) ?? true;
}

function parentOf(element: Element): Element | null {
  return Object.getOwnPropertyDescriptor(Node.prototype, 'parentElement')?.get?.call(element) ?? null;
}

/** The smallest element that is seen and holds the words; not the whole page, which would say nothing. */
function byQuote(dom: Dom, quoted: string): Element | undefined {
  if (quoted.length < MIN_QUOTE || !dom.documentElement) return undefined;
  let at: Element = dom.documentElement;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const inner = childrenOf(dom, at).find(
      (child) => !NO_TEXT.has(dom.tag(child)) && squeeze(dom.textContent(child)).includes(quoted) && isSeen(dom, child),
    );
    if (!inner) break;
    at = inner;
  }
  return WHOLE.has(dom.tag(at)) ? undefined : at;
}

function childrenOf(dom: Dom, element: Element): Element[] {
  const children: Element[] = [];
  for (let child = dom.firstChild(element); child; child = dom.nextSibling(child)) {
    if (dom.nodeType(child) === 1) children.push(child as Element);
  }
  return children;
}

/** Without blanks, and without the sign that it was cut. */
function squeeze(text: string): string {
  return unspaced(text).replace(/…$/, '');
}
