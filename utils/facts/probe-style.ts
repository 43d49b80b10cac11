/** What the probes ask of a shown page, each element once: the style and place of things. */
import type { Dom } from './dom.ts';
import { parentOf } from './probe-quote.ts';

export interface Sight {
  dom: Dom;
  document: Document;
  view: Window;
  style(element: Element): CSSStyleDeclaration;
  /** Rendered, opaque, and of some size on the page's plane: not moved off its left or upper edge. */
  isVisible(element: Element): boolean;
  rect(element: Element): DOMRect;
}

export function openSight(dom: Dom, document: Document, view: Window): Sight {
  const shown = new Map<Element, boolean>();
  const sight: Sight = {
    dom,
    document,
    view,
    style: (element) => view.getComputedStyle(element),
    rect: (element) => Element.prototype.getBoundingClientRect.call(element),
    isVisible(element) {
      const known = shown.get(element);
      if (known !== undefined) return known;
      const rect = sight.rect(element);
      const answer =
        rect.width > 1 &&
        rect.height > 1 &&
        rect.right + view.scrollX > 0 &&
        rect.bottom + view.scrollY > 0 &&
        (dom.isShown?.(element) ?? true);
      shown.set(element, answer);
      return answer;
    },
  };
  return sight;
}

const CHROME_TAGS = /^(?:header|footer|nav|aside)$/;
const CHROME_ROLES = /^(?:banner|navigation|contentinfo|complementary)$/;
const CHROME_NAMES =
  /(?:^|[-_])(?:header?|topbar|nav|navbar|menu|foot|footer|bottom|copyright|crumbs?|breadcrumbs?|sidebar|float)(?:[-_\d]|$)/i;

export interface Surroundings {
  /** In a link or a button. */
  linked: boolean;
  /** In header, footer, navigation or beside the content, by tag, role or name. */
  chrome: boolean;
}

/** Tells where elements stand, asking each ancestor once. */
export function openSurroundings({ dom, rect, document }: Sight): (element: Element) => Surroundings {
  const known = new Map<Element, Surroundings>();
  const root = dom.documentElement;
  const pageHeight = root ? Math.max(1, root.scrollHeight) : 1;
  void document;
  return (element) => {
    const chain: Element[] = [];
    let surroundings: Surroundings = { linked: false, chrome: false };
    for (let at: Element | null = element; at; at = parentOf(at)) {
      const answer = known.get(at);
      if (answer) {
        surroundings = answer;
        break;
      }
      chain.push(at);
    }
    for (let index = chain.length - 1; index >= 0; index--) {
      const at = chain[index] as Element;
      const tag = dom.tag(at);
      const linked = surroundings.linked || tag === 'a' || tag === 'button';
      let { chrome } = surroundings;
      if (!chrome && tag !== 'body' && tag !== 'html') {
        chrome = CHROME_TAGS.test(tag) || CHROME_ROLES.test(dom.attribute(at, 'role', 40) ?? '');
        if (!chrome) {
          const names = `${dom.attribute(at, 'id', 80) ?? ''} ${dom.attribute(at, 'class', 160) ?? ''}`;
          // A wrapper of the whole page can be named after its header.
          chrome = names.split(/\s+/).some((name) => CHROME_NAMES.test(name)) && rect(at).height < pageHeight / 2;
        }
      }
      if (linked !== surroundings.linked || chrome !== surroundings.chrome) surroundings = { linked, chrome };
      known.set(at, surroundings);
    }
    return surroundings;
  };
}
