/**
 * Marks one element of a page: an outline and a label in a closed shadow root that hangs over the page. Nothing of the
 * page changes: no style is added to it, nothing moves but the scroll position, and no click is caught.
 */
import { openDom } from '../../utils/facts/dom.ts';
import { type Found, findPlace, type Place } from '../../utils/facts/find-place.ts';

export interface Order extends Place {
  label: string;
}

export interface Texts {
  close: string;
  gone: string;
  unseen: string;
  page: string;
  quote: string;
}

/** What became of the order; `removed`: the same was asked for again, which takes the mark away. */
export type Shown = Found['by'] | 'removed';

/** A page that fills itself in is given so long before an element counts as gone. */
const PATIENCE_MS = 2_000;
const LOOK_EVERY_MS = 100;
/** How often the mark follows what moves without scrolling. */
const FOLLOW_EVERY_MS = 250;
const SAME_CLICK_MS = 1_500;
const MAX_LABEL = 300;
const GAP = 4;
const MIN_SIZE = 24;

const FONT = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", system-ui, sans-serif';

export function createHighlighter(document: Document, texts: Texts): (order: Order) => Promise<Shown> {
  let current: { key: string; at: number; remove: () => void } | undefined;
  let latest = 0;
  const removeCurrent = () => {
    current?.remove();
    current = undefined;
  };
  return async (order) => {
    const call = ++latest;
    const key = JSON.stringify([order.selector, order.quote, order.label]);
    // Not by a double click, nor by an order that is sent again because its answer was lost.
    const again = current?.key === key && Date.now() - current.at > SAME_CLICK_MS;
    removeCurrent();
    if (again) return 'removed';
    const found = await waitFor(document, order);
    // Two clicks one after the other: the later one is what the user wants to see.
    if (call !== latest) return 'removed';
    current = {
      key,
      at: Date.now(),
      remove: draw(document, order.label.slice(0, MAX_LABEL), found, texts, removeCurrent),
    };
    return found.by;
  };
}

async function waitFor(document: Document, place: Place): Promise<Found> {
  for (const end = Date.now() + PATIENCE_MS; ; ) {
    const found = findPlace(document, place);
    if (found.by !== 'gone' || Date.now() >= end) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

function draw(document: Document, label: string, found: Found, texts: Texts, onEscape: () => void): () => void {
  const root = openDom(document).documentElement;
  if (!root) return () => undefined;
  const create = (style: Record<string, string>) =>
    styled(Document.prototype.createElement.call(document, 'div'), style);

  const host = create({
    all: 'initial',
    position: 'fixed',
    top: '0',
    left: '0',
    width: '0',
    height: '0',
    margin: '0',
    padding: '0',
    border: '0',
    display: 'block',
    'pointer-events': 'none',
    'z-index': '2147483647',
  });
  const shadow = Element.prototype.attachShadow.call(host, { mode: 'closed' });
  // Dark inside light inside dark: it stands out from any page.
  const box = create({
    position: 'absolute',
    'box-sizing': 'border-box',
    border: '3px solid #c01822',
    'border-radius': '4px',
    outline: '2px solid #ffffff',
    'box-shadow': '0 0 0 4px #17202a',
    'pointer-events': 'none',
  });
  const card = create({
    position: 'absolute',
    'box-sizing': 'border-box',
    width: 'max-content',
    'max-width': 'min(480px, calc(100vw - 16px))',
    padding: '8px 12px',
    border: '2px solid #ffffff',
    'border-radius': '6px',
    background: '#17202a',
    color: '#ffffff',
    font: `16px/1.5 ${FONT}`,
    'overflow-wrap': 'anywhere',
    'pointer-events': 'none',
  });
  card.setAttribute('role', 'status');
  const line = (text: string, style: Record<string, string> = {}) => {
    const element = create(style);
    element.textContent = text;
    card.append(element);
    return element;
  };
  line(label, { 'font-weight': '700' });
  const note = line('');
  line(texts.close, { 'font-size': '14px', color: '#d5dbe1' });
  shadow.append(box, card);

  let element = 'element' in found ? found.element : undefined;
  const say = (by: Found['by']) => {
    note.textContent = by === 'selector' ? '' : texts[by];
    note.style.setProperty('display', by === 'selector' ? 'none' : 'block', 'important');
  };
  say(found.by);

  const follow = () => {
    if (element && !isConnected(element)) {
      element = undefined;
      say('gone');
    }
    place(host, box, card, element);
  };
  const stop = new AbortController();
  const { signal } = stop;
  const onKey = (event: KeyboardEvent) => {
    if (event.isTrusted && event.key === 'Escape') onEscape();
  };
  addEventListener('keydown', onKey, { capture: true, signal });
  addEventListener('scroll', follow, { capture: true, passive: true, signal });
  addEventListener('resize', follow, { passive: true, signal });
  const timer = setInterval(follow, FOLLOW_EVERY_MS);

  Node.prototype.appendChild.call(root, host);
  if (element) {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    Element.prototype.scrollIntoView.call(element, {
      block: 'center',
      inline: 'nearest',
      behavior: still ? 'instant' : 'smooth',
    });
  }
  follow();
  return () => {
    stop.abort();
    clearInterval(timer);
    host.remove();
  };
}

/** Only through the style object: a page's policy may forbid style elements, and its rules lose against these. */
function styled(element: HTMLElement, style: Record<string, string>): HTMLElement {
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value, 'important');
  return element;
}

function place(host: HTMLElement, box: HTMLElement, card: HTMLElement, element: Element | undefined): void {
  // Where the page transforms its root, fixed is not fixed to the window: the host tells where it came to stand.
  const origin = host.getBoundingClientRect();
  const width = document.documentElement.clientWidth || innerWidth;
  const rect = element && Element.prototype.getBoundingClientRect.call(element);
  const size = card.getBoundingClientRect();
  const move = (target: HTMLElement, left: number, top: number) =>
    styled(target, { left: `${left - origin.left}px`, top: `${top - origin.top}px` });
  if (!rect) {
    styled(box, { display: 'none' });
    move(card, Math.max(8, (width - size.width) / 2), 8);
    return;
  }
  const grow = (length: number) => Math.max(GAP, (MIN_SIZE - length) / 2);
  const left = rect.left - grow(rect.width);
  const top = rect.top - grow(rect.height);
  const wide = rect.width + 2 * grow(rect.width);
  const high = rect.height + 2 * grow(rect.height);
  styled(box, { display: 'block', width: `${wide}px`, height: `${high}px` });
  move(box, left, top);
  const inView = top < innerHeight && top + high > 0;
  styled(card, { visibility: inView ? 'visible' : 'hidden' });
  // Above it, else below, else inside: the element itself stays in sight.
  const room = size.height + 12;
  const y = top >= room ? top - room : top + high + room <= innerHeight ? top + high + 12 : Math.max(8, top + 8);
  move(card, Math.min(Math.max(8, left), Math.max(8, width - size.width - 8)), y);
}

function isConnected(element: Element): boolean {
  return Object.getOwnPropertyDescriptor(Node.prototype, 'isConnected')?.get?.call(element) === true;
}
