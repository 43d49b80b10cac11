/** Windows that float above the page: where they stand, whether they move by themselves, and how they are closed. */
import { fold } from '../text/normalise.ts';
import { AUDIT_CAPS } from './audit-caps.ts';
import type { FloatingFacts } from './audit-facts.ts';
import { parentOf, quoteOf, round1, round3, selectorOf } from './probe-quote.ts';
import { openSight, type Sight } from './probe-style.ts';
import { textOf } from './probe-text.ts';

/** Smaller things are arrows and dots. */
const LEAST_AREA = 900;
/** Pixels; less is the rounding of a page that is zoomed. */
const MOVED = 1.5;
/** More are a pattern of the page, not windows. */
const CANDIDATES = 60;
const SIBLINGS = 3;

interface Candidate {
  element: Element;
  position: FloatingFacts['position'];
  /** In the viewport for what is fixed, on the page for what is absolute. */
  left: number;
  top: number;
}

export interface FloatingProbe {
  /** Whether anything is there whose movement is worth a second look. */
  hasCandidates: boolean;
  /** To be called a little later, when what moves has moved. */
  finish(): { floating: FloatingFacts[]; truncated: string[] };
}

export function startFloatingProbe(first: Sight): FloatingProbe {
  const candidates = findCandidates(first);
  return {
    hasCandidates: candidates.length > 0,
    finish() {
      // Things were shown and hidden meanwhile.
      const sight = openSight(first.dom, first.document, first.view);
      const floating = candidates.flatMap((candidate) => describe(sight, candidate) ?? []);
      floating.sort((a, b) => b.cover - a.cover || b.width * b.height - a.width * a.height);
      return {
        floating: floating.slice(0, AUDIT_CAPS.floating),
        truncated: floating.length > AUDIT_CAPS.floating ? ['layout.floating'] : [],
      };
    },
  };
}

function findCandidates(sight: Sight): Candidate[] {
  const { dom, document, view } = sight;
  const found: Candidate[] = [];
  const taken = new Set<Element>();
  for (const element of dom.all(document, 'body *')) {
    if (found.length === CANDIDATES) break;
    const style = sight.style(element);
    const { position } = style;
    if (position !== 'fixed' && position !== 'sticky' && position !== 'absolute') continue;
    if (position === 'absolute' && !isOverlay(sight, element, style)) continue;
    if (!sight.isVisible(element) || isInside(element, taken)) continue;
    const rect = sight.rect(element);
    if (rect.width * rect.height < LEAST_AREA) continue;
    taken.add(element);
    const onPage = position === 'absolute';
    found.push({
      element,
      position,
      left: rect.left + (onPage ? view.scrollX : 0),
      top: rect.top + (onPage ? view.scrollY : 0),
    });
  }
  return found;
}

function isInside(element: Element, outer: ReadonlySet<Element>): boolean {
  for (let at = parentOf(element); at; at = parentOf(at)) if (outer.has(at)) return true;
  return false;
}

/**
 * Placed on the page itself, by a script (which writes its place into the element) or as a dialogue. What is placed in a
 * box of the page is part of that box: slides of a carousel move, too.
 */
function isOverlay({ dom }: Sight, element: Element, style: CSSStyleDeclaration): boolean {
  const parent = (element as HTMLElement).offsetParent;
  if (parent && dom.tag(parent) !== 'body' && dom.tag(parent) !== 'html') return false;
  if (isDialogue(dom.attribute(element, 'role', 40), dom.attribute(element, 'aria-modal', 10), dom.tag(element))) {
    return true;
  }
  const placed = /(?:^|[;\s])(?:left|right|top|bottom)\s*:/i.test(dom.attribute(element, 'style', 1_000) ?? '');
  return placed || Number(style.zIndex) >= 10 || style.animationName !== 'none';
}

function isDialogue(role: string | null, modal: string | null, tag: string): boolean {
  return role === 'dialog' || role === 'alertdialog' || modal === 'true' || tag === 'dialog';
}

function describe(sight: Sight, { element, position, left, top }: Candidate): FloatingFacts | undefined {
  const { dom, view } = sight;
  if (!element.isConnected || !sight.isVisible(element)) return undefined;
  const rect = sight.rect(element);
  const [width, height] = [view.innerWidth, view.innerHeight];
  const overlap =
    Math.max(0, Math.min(rect.right, width) - Math.max(rect.left, 0)) *
    Math.max(0, Math.min(rect.bottom, height) - Math.max(rect.top, 0));
  const onPage = position === 'absolute';
  const moved =
    Math.abs(rect.left + (onPage ? view.scrollX : 0) - left) > MOVED ||
    Math.abs(rect.top + (onPage ? view.scrollY : 0) - top) > MOVED;
  // What sticks moves when the page is scrolled, which a person can do meanwhile.
  const drifting = moved && position !== 'sticky';
  const seen = drifting ? rect.width * rect.height : overlap;
  const cover = width * height > 0 ? Math.min(1, seen / (width * height)) : 0;
  // A fixed element that stands outside of the window is not seen.
  if (cover === 0 && !onPage) return undefined;
  const text = quoteOf(dom, element);
  const inside = (selector: string): Element[] => within(element, selector, 100);
  const frame = /^(?:iframe|object|embed)$/.test(dom.tag(element)) || inside('iframe,object,embed').length > 0;
  const pictures = inside('img,video,canvas,svg').length + (hasPicture(sight, element) ? 1 : 0);
  const fields = inside('input,select,textarea').length;
  const letters = (quoteOf(dom, element, 200) ?? '').match(/\p{L}/gu)?.length ?? 0;
  return {
    selector: selectorOf(dom, element),
    position,
    // Where it happens to be is no fact of the page.
    x: drifting ? null : round1(rect.left),
    y: drifting ? null : round1(rect.top),
    width: round1(rect.width),
    height: round1(rect.height),
    cover: round3(cover),
    drifting,
    modal:
      isDialogue(dom.attribute(element, 'role', 40), dom.attribute(element, 'aria-modal', 10), dom.tag(element)) ||
      cover >= 0.5,
    picture: (frame || pictures > 0) && fields === 0 && letters <= 20,
    frame,
    links: inside('a[href]').length + (dom.tag(element) === 'a' ? 1 : 0),
    ...textOf(text),
    close: closeOf(sight, element),
  };
}

function within(element: Element, selector: string, atMost: number): Element[] {
  return Array.from(Element.prototype.querySelectorAll.call(element, selector)).slice(0, atMost);
}

function hasPicture({ style }: Sight, element: Element): boolean {
  return style(element).backgroundImage.includes('url(');
}

const CONTROLS = 'a,button,input[type=button],input[type=image],[role=button],[onclick],span,i,em,b,img,svg,div,area,p';
const CLOSING_TEXT =
  /^[[【(（<「]?(?:×|✕|✖|╳|❌|⨯|x|关 ?闭(?:窗口|广告|浮窗|此窗口|页面)?|關閉|close|不再(?:提示|显示|弹出)|我?知道了|收起|点击关闭|跳过)[\]】)）>」]?$/i;
const CLOSING_NAME =
  /(?:^|[^a-z])(?:close[ds]?|closebtn|closeimg|btnclose|guanbi|dismiss|shut)(?:[^a-z]|$)|关闭|[a-z]Close(?:[^a-z]|$)|(?:^|[^a-z])close[A-Z]/;
const CLOSING_SOURCE = /(?:^|[/_-])(?:close|guanbi|gb|cha|x)\d*\.(?:gif|png|jpe?g|svg|webp)/i;
const CLOSING_HANDLER = /close|hide\s*\(|guanbi|display\s*=\s*['"]?none|\.remove\s*\(|removeChild|visibility/i;

/** The smallest visible thing in it, or just beside it, that says that it closes. */
function closeOf(sight: Sight, floating: Element): FloatingFacts['close'] {
  const { dom } = sight;
  const whole = sight.rect(floating);
  const near = (element: Element): boolean => {
    const rect = sight.rect(element);
    return (
      rect.left >= whole.left - 40 &&
      rect.right <= whole.right + 40 &&
      rect.top >= whole.top - 40 &&
      rect.bottom <= whole.bottom + 40
    );
  };
  let best: { element: Element; area: number; label: string | undefined } | undefined;
  const look = (element: Element, isInside: boolean): void => {
    const rect = sight.rect(element);
    const area = rect.width * rect.height;
    if (area <= 0 || (area > (whole.width * whole.height) / 2 && area > 4_000)) return;
    if (best && area >= best.area) return;
    const label = closingLabel(dom, element, isInside);
    if (label !== null && sight.isVisible(element)) best = { element, area, label };
  };
  for (const element of within(floating, CONTROLS, 400)) look(element, true);
  for (const sibling of siblingsOf(dom, floating)) {
    // A close button of some other window must not count for this one.
    for (const element of [sibling, ...within(sibling, CONTROLS, 40)]) if (near(element)) look(element, false);
  }
  if (!best) return null;
  const rect = sight.rect(best.element);
  return {
    selector: selectorOf(dom, best.element),
    ...(best.label ? { label: best.label.slice(0, AUDIT_CAPS.quote) } : {}),
    width: round1(rect.width),
    height: round1(rect.height),
  };
}

/** The elements just before and after it. */
function siblingsOf(dom: Sight['dom'], element: Element): Element[] {
  const parent = parentOf(element);
  if (!parent) return [];
  const all: Element[] = [];
  for (let node = dom.firstChild(parent); node; node = dom.nextSibling(node)) {
    if (dom.nodeType(node) === 1) all.push(node as Element);
  }
  const at = all.indexOf(element);
  return all.slice(Math.max(0, at - SIBLINGS), at + SIBLINGS + 1).filter((one) => one !== element);
}

/** Null where nothing says that it closes; undefined where only its name does. */
function closingLabel(dom: Sight['dom'], element: Element, within: boolean): string | undefined | null {
  const text = quoteOf(dom, element, 12);
  if (text && CLOSING_TEXT.test(text)) return text;
  for (const name of ['aria-label', 'title', 'alt', 'value']) {
    // `value` of a button is its label; of a field it is never read.
    if (name === 'value' && !/^(?:button|image)$/.test(dom.attribute(element, 'type', 20) ?? '')) continue;
    const label = fold(dom.attribute(element, name, 40) ?? '');
    if (label && (CLOSING_TEXT.test(label) || /关闭|close/i.test(label))) return label;
  }
  if (!within) return null;
  const named = `${dom.attribute(element, 'id', 80) ?? ''} ${dom.attribute(element, 'class', 160) ?? ''}`;
  if (CLOSING_NAME.test(named)) return undefined;
  if (CLOSING_SOURCE.test(dom.attribute(element, 'src', 400) ?? '')) return undefined;
  if (CLOSING_HANDLER.test(dom.attribute(element, 'onclick', 400) ?? '')) return undefined;
  const href = dom.attribute(element, 'href', 400) ?? '';
  return /^javascript:/i.test(href) && CLOSING_HANDLER.test(href) ? undefined : null;
}
