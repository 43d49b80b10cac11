/**
 * A place of a finding as it is about to be pictured: scrolled into view, with its rectangle and those of all that a
 * picture must not show (personal numbers, what stands in fields, frames that cannot be looked into). Nothing is drawn.
 */
import type { FoundBy, Rect } from '../evidence/evidence.ts';
import { personalNumbers } from '../text/privacy.ts';
import { findPlace, isOfQuote, type Place } from './find-place.ts';

export interface PlaceView {
  found: FoundBy;
  rect?: Rect;
  /** Words of the element, at most 2,000 characters. */
  text?: string;
  /** Whether the element holds the finding's words; absent where it has none. */
  holds?: boolean;
  covers: Rect[];
  viewport: { width: number; height: number };
  visible: boolean;
}

/** Until what moves with the page has come to rest; milliseconds. */
const AFTER_SCROLL = 150;
const MAX_TEXT = 2_000;
/** Of a page with more nobody knows in time what must not be shown: it is not pictured. */
const MAX_NODES = 200_000;
const MAX_FRAMES = 5;
const INLINE = /^(?:inline|contents|none|ruby)/;
const FIELDS =
  'textarea, select, input:not([type]), input:is([type=text i], [type=search i], [type=tel i], [type=email i], [type=url i], [type=number i], [type=password i])';

/** Brings the place into view. Measures it again, without moving anything, where `still`. */
export async function viewPlace(document: Document, place: Place, still = false): Promise<PlaceView> {
  const window = document.defaultView as Window & typeof globalThis;
  const found = findPlace(document, place);
  const element = 'element' in found ? found.element : undefined;
  if (!still) {
    if (element) {
      const isTall = Element.prototype.getBoundingClientRect.call(element).height > window.innerHeight * 0.8;
      const block = isTall ? 'start' : 'center';
      Element.prototype.scrollIntoView.call(element, { block, inline: 'nearest', behavior: 'instant' });
    } else window.scrollTo({ top: 0, left: 0, behavior: 'instant' });
    await pause(AFTER_SCROLL);
  }
  const text = element && textOf(element);
  return {
    found: found.by,
    ...(element ? { rect: plainRect(Element.prototype.getBoundingClientRect.call(element)) } : {}),
    ...(text === undefined ? {} : { text: text.slice(0, MAX_TEXT) }),
    ...(element && place.quote ? { holds: isOfQuote(document, element, place.quote) } : {}),
    covers: coversOf(window, document, { x: 0, y: 0 }, MAX_FRAMES).filter(
      ({ x, y, width, height }) => x < window.innerWidth && y < window.innerHeight && x + width > 0 && y + height > 0,
    ),
    viewport: { width: window.innerWidth, height: window.innerHeight },
    visible: document.visibilityState === 'visible',
  };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Its words; an empty element is told by what makes it up. */
function textOf(element: Element): string {
  const text = String(Object.getOwnPropertyDescriptor(Node.prototype, 'textContent')?.get?.call(element) ?? '');
  return text.trim() === '' ? String(element.outerHTML).slice(0, MAX_TEXT) : text.replace(/\s+/g, ' ').trim();
}

const plainRect = ({ x, y, width, height }: DOMRect | Rect): Rect => ({ x, y, width, height });

function coversOf(window: Window & typeof globalThis, root: Document | ShadowRoot, by: Point, frames: number): Rect[] {
  const covers: Rect[] = [];
  const add = (rects: Iterable<DOMRect | Rect>) => {
    for (const { x, y, width, height } of rects) {
      if (width > 0 && height > 0) covers.push({ x: x + by.x, y: y + by.y, width, height });
    }
  };
  for (const run of runsOf(window, root)) {
    for (const { index, length } of personalNumbers(run.text)) add(rectsOf(run, index, index + length));
  }
  for (const field of root.querySelectorAll<HTMLInputElement>(FIELDS)) {
    if (field.tagName !== 'SELECT' && field.value !== field.defaultValue) add([field.getBoundingClientRect()]);
  }
  for (const frame of root.querySelectorAll<HTMLIFrameElement>('iframe, frame')) {
    const place = frame.getBoundingClientRect();
    const inside = frames > 0 ? documentIn(frame) : undefined;
    if (!inside?.defaultView) add([place]);
    else {
      const at = { x: by.x + place.x + frame.clientLeft, y: by.y + place.y + frame.clientTop };
      covers.push(...coversOf(inside.defaultView, inside, at, frames - 1));
    }
  }
  return covers;
}

interface Point {
  x: number;
  y: number;
}

function documentIn(frame: HTMLIFrameElement): Document | undefined {
  try {
    return frame.contentDocument ?? undefined;
  } catch {
    return undefined;
  }
}

/** Text that stands in one line of flow, with the nodes that it is made of: a number may be written across several. */
interface Run {
  text: string;
  parts: { node: Text; from: number }[];
}

function runsOf(window: Window & typeof globalThis, root: Document | ShadowRoot): Run[] {
  const runs: Run[] = [];
  const blocks = new WeakMap<Element, Element>();
  const blockOf = (element: Element): Element => {
    const known = blocks.get(element);
    if (known) return known;
    const parent = element.parentElement;
    const block = !parent || !INLINE.test(window.getComputedStyle(element).display) ? element : blockOf(parent);
    blocks.set(element, block);
    return block;
  };
  const walk = (from: Document | ShadowRoot, depth: number) => {
    const document = from.ownerDocument ?? (from as Document);
    const walker = document.createTreeWalker(from, window.NodeFilter.SHOW_TEXT | window.NodeFilter.SHOW_ELEMENT);
    let block: Element | undefined;
    let run: Run | undefined;
    for (let node = walker.nextNode(), seen = 0; node; node = walker.nextNode(), seen++) {
      if (seen > MAX_NODES) throw new Error('too many nodes');
      if (node.nodeType === 1) {
        const { shadowRoot } = node as Element;
        if (shadowRoot && depth > 0) walk(shadowRoot, depth - 1);
        if ((node as Element).tagName === 'BR') run = undefined;
        continue;
      }
      const parent = node.parentElement;
      if (!parent) continue;
      const own = blockOf(parent);
      if (own !== block || !run) {
        block = own;
        run = { text: '', parts: [] };
        runs.push(run);
      }
      run.parts.push({ node: node as Text, from: run.text.length });
      run.text += (node as Text).data.replace(/[\t\n\r\f]/g, ' ');
    }
  };
  walk(root, 3);
  return runs.filter(({ text }) => /[\d０-９]{4}/.test(text));
}

function rectsOf({ parts }: Run, from: number, to: number): DOMRect[] {
  return parts.flatMap(({ node, from: start }) => {
    const [first, last] = [Math.max(0, from - start), Math.min(node.data.length, to - start)];
    if (first >= last) return [];
    const range = node.ownerDocument.createRange();
    range.setStart(node, first);
    range.setEnd(node, last);
    return [...range.getClientRects()];
  });
}
