/** Sizes of what one clicks or taps. */
import { AUDIT_CAPS } from './audit-caps.ts';
import type { TargetFacts } from './audit-facts.ts';
import { parentOf, quoteOf, round1, selectorOf } from './probe-quote.ts';
import type { Sight } from './probe-style.ts';
import { textOf } from './probe-text.ts';

const TARGETS =
  'a[href],area[href],button,input:not([type=hidden]),select,textarea,summary,[role=button],[role=link],[role=checkbox],[role=radio],[role=tab],[role=menuitem],[role=switch]';
/** Letters beside a link that make a sentence of it; 来源： or a date beside it does not. */
const SENTENCE_LETTERS = 6;
/** Descendants that can stick out of a link: pictures in it, blocks in it. */
const INSIDE = 12;

export function probeTargets(sight: Sight): TargetFacts {
  const { dom, document } = sight;
  const facts: TargetFacts = { count: 0, inline: 0, below24: 0, below44: 0, smallest: [] };
  const small: { element: Element; width: number; height: number }[] = [];
  const targets = dom.all(document, TARGETS);
  const set = new Set(targets);
  for (const element of targets) {
    const outer = parentOf(element);
    // A button in a link is one target.
    if (outer && set.has(outer)) continue;
    const box = boxOf(sight, element);
    if (!box) continue;
    if (isInSentence(sight, element)) {
      facts.inline++;
      continue;
    }
    facts.count++;
    const least = Math.min(box.width, box.height);
    // A pixel's fraction is the browser's rounding, not the page's doing.
    if (least < 23.95) facts.below24++;
    if (least < 43.95) {
      facts.below44++;
      small.push({ element, ...box });
    }
  }
  facts.smallest = small
    .sort((a, b) => Math.min(a.width, a.height) - Math.min(b.width, b.height))
    .slice(0, AUDIT_CAPS.examples)
    .map(({ element, width, height }) => ({
      selector: selectorOf(dom, element),
      ...textOf(quoteOf(dom, element) ?? undefined),
      width: round1(width),
      height: round1(height),
    }));
  return facts;
}

/** Width and height of what can be hit: the element, what sticks out of it, and the label of a box to tick. */
function boxOf(sight: Sight, element: Element): { width: number; height: number } | undefined {
  const { dom } = sight;
  const own = sight.rect(element);
  let { left, top, right, bottom } = own;
  let seen = sight.isVisible(element);
  const widen = (other: Element): void => {
    if (!sight.isVisible(other)) return;
    const rect = sight.rect(other);
    if (!seen) ({ left, top, right, bottom } = rect);
    seen = true;
    left = Math.min(left, rect.left);
    top = Math.min(top, rect.top);
    right = Math.max(right, rect.right);
    bottom = Math.max(bottom, rect.bottom);
  };
  const tag = dom.tag(element);
  if (tag === 'a' || tag === 'summary') {
    let steps = 0;
    for (let child = dom.firstChild(element); child && steps < INSIDE; child = dom.nextSibling(child), steps++) {
      if (dom.nodeType(child) === 1) widen(child as Element);
    }
  } else if (tag === 'input' && /^(?:checkbox|radio)$/i.test(dom.attribute(element, 'type', 20) ?? '')) {
    for (const label of (element as HTMLInputElement).labels ?? []) widen(label);
  }
  if (!seen) return undefined;
  return { width: right - left, height: bottom - top };
}

/** A link with letters of the same paragraph beside it. */
function isInSentence({ dom, style }: Sight, element: Element): boolean {
  if (dom.tag(element) !== 'a' || style(element).display !== 'inline') return false;
  const parent = parentOf(element);
  if (!parent) return false;
  let letters = 0;
  for (let node = dom.firstChild(parent); node && letters < SENTENCE_LETTERS; node = dom.nextSibling(node)) {
    if (dom.nodeType(node) === 3) letters += dom.data(node).slice(0, 400).match(/\p{L}/gu)?.length ?? 0;
  }
  return letters >= SENTENCE_LETTERS;
}
