/** Text that stands where no scrolling sideways shows it: beyond the edge of the page or of a box that hides the rest. */
import { parentOf, quoteOf, selectorOf } from './probe-quote.ts';
import type { Sight } from './probe-style.ts';

/** From where to where, CSS px of the window. */
export interface Reach {
  left: number;
  right: number;
}

const ALL: Reach = { left: Number.NEGATIVE_INFINITY, right: Number.POSITIVE_INFINITY };
const SILENT = /^(?:script|style|noscript|template|title|textarea|option|select|iframe|object|video|audio|canvas)$/;
/** Rounding, and the side bearing of letters. */
const SLACK = 2;
const MOST_NODES = 20_000;

export const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
export const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';

/** Whether the page itself can be scrolled sideways: `overflow` of body counts for the window where html leaves it. */
export function pageScrolls({ dom, document, style }: Sight): boolean {
  const root = dom.documentElement;
  const [body] = dom.all(document, 'body');
  if (!root) return true;
  const own = style(root).overflowX;
  const counts = own === 'visible' && body ? style(body).overflowX : own;
  return !hides(counts);
}

export interface Reaches {
  /** What can be brought into sight of the line that the element stands in. */
  around(element: Element): Reach;
  /** The same of what stands in it. */
  within(element: Element): Reach;
}

/** Asks each box once. */
export function openReach(sight: Sight): Reaches {
  const { dom, document, style, rect } = sight;
  const root = dom.documentElement;
  const [body] = dom.all(document, 'body');
  const page: Reach = pageScrolls(sight) ? ALL : { left: 0, right: root?.clientWidth ?? Number.POSITIVE_INFINITY };
  const known = new Map<Element, Reach>();
  const within = (box: Element): Reach => {
    const { overflowX } = style(box);
    // What can be scrolled to in a box can be seen.
    if (scrolls(overflowX)) return ALL;
    const outer = around(box);
    if (!hides(overflowX)) return outer;
    const { left, right } = rect(box);
    return { left: Math.max(outer.left, left), right: Math.min(outer.right, right) };
  };
  const around = (element: Element): Reach => {
    const answer = known.get(element);
    if (answer) return answer;
    const { position } = style(element);
    const outer =
      position === 'fixed'
        ? null
        : position === 'absolute'
          ? ((element as HTMLElement).offsetParent ?? null)
          : parentOf(element);
    const found = !outer || outer === root || outer === body ? page : within(outer);
    known.set(element, found);
    return found;
  };
  return { around, within };
}

export interface CutText {
  /** Share of the characters, 0 to 1. */
  share: number;
  /** Where most of it stands. */
  example?: { selector: string; text?: string };
}

export function probeCutText(sight: Sight): CutText {
  const { dom, document } = sight;
  const { within } = openReach(sight);
  const range = document.createRange();
  let [all, cut, nodes] = [0, 0, 0];
  let worst: { element: Element; characters: number } | undefined;
  const [body] = dom.all(document, 'body');
  const walker = body && document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let node = walker?.nextNode(); node && nodes < MOST_NODES; node = walker?.nextNode(), nodes++) {
    const characters = dom.data(node).replace(/\s+/g, '').length;
    const element = characters > 0 ? parentOf(node) : null;
    if (!element || SILENT.test(dom.tag(element)) || !sight.isVisible(element)) continue;
    all += characters;
    const { left, right } = within(element);
    if (left === ALL.left && right === ALL.right) continue;
    range.selectNodeContents(node);
    const place = range.getBoundingClientRect();
    const hidden =
      Math.max(0, place.right - Math.max(place.left, right)) + Math.max(0, Math.min(place.right, left) - place.left);
    if (place.width <= 0 || hidden <= SLACK) continue;
    const lost = characters * Math.min(1, hidden / place.width);
    cut += lost;
    if (!worst || lost > worst.characters) worst = { element, characters: lost };
  }
  const text = worst && quoteOf(dom, worst.element, 60);
  return {
    share: all === 0 ? 0 : Math.round((cut / all) * 1000) / 1000,
    ...(worst ? { example: { selector: selectorOf(dom, worst.element), ...(text ? { text } : {}) } } : {}),
  };
}
