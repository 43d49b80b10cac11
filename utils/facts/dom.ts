/**
 * Access to a hostile DOM. `<form><input name="firstChild">` and `<img name="body">` replace properties of the form and
 * of the document; the getters of the prototypes are out of their reach. Taken from the prototypes of the document at
 * hand, so that documents of another realm (frames, jsdom) work as well.
 */
import { CAPS } from './caps.ts';

export interface Dom {
  firstChild(node: Node): Node | null;
  nextSibling(node: Node): Node | null;
  nodeType(node: Node): number;
  /** Data of a text node. */
  data(node: Node): string;
  textContent(node: Node): string;
  /** Lower-case name without prefix. */
  tag(element: Element): string;
  /**
   * The attribute's value, cut at `limit` code units; null where it is absent. By default one more than an address may
   * have, so that what is cut is seen to be too long.
   */
  attribute(element: Element, name: string, limit?: number): string | null;
  all(document: Document, selector: string): Element[];
  /** How many elements the document has. */
  elementCount(): number;
  /** Elements of the document itself that the selector fits. */
  matching(selector: string): Element[];
  documentElement: Element | null;
  title: string;
  characterSet: string;
  contentType: string;
  /** Undefined in a document that is not shown, and where the browser has no `checkVisibility`. */
  isShown: ((element: Element) => boolean) | undefined;
  /** The same for an element whose parent is shown: looks at no ancestor, of which there may be thousands. */
  isShownInside: ((element: Element) => boolean) | undefined;
  /** The computed `display`, where the document is shown. */
  display: ((element: Element) => string) | undefined;
  hasView: boolean;
}

function descriptor(object: object, name: string): PropertyDescriptor | undefined {
  for (let proto = Object.getPrototypeOf(object); proto; proto = Object.getPrototypeOf(proto)) {
    const found = Object.getOwnPropertyDescriptor(proto, name);
    if (found) return found;
  }
  return undefined;
}

const { call } = Function.prototype;

// Bound, not wrapped: a wrapper of our own would run as often as the browser's function, in a cold engine.
function getter<T>(object: object, name: string): (target: object) => T | undefined {
  const get = descriptor(object, name)?.get;
  return get ? (call.bind(get) as (target: object) => T) : () => undefined;
}

function method(object: object, name: string): ((target: object, ...args: unknown[]) => unknown) | undefined {
  const value: unknown = descriptor(object, name)?.value;
  return typeof value === 'function' ? call.bind(value as () => unknown) : undefined;
}

/** Safe accessors for this document and the nodes in it. */
export function openDom(document: Document): Dom {
  const nodeType = getter<number>(document, 'nodeType');
  const firstChild = getter<Node | null>(document, 'firstChild');
  const nextSibling = getter<Node | null>(document, 'nextSibling');
  const nodeValue = getter<string | null>(document, 'nodeValue');
  const textContent = getter<string | null>(document, 'textContent');
  const querySelectorAll = method(document, 'querySelectorAll');
  const documentElement = getter<Element | null>(document, 'documentElement')(document) ?? null;
  const view = getter<(Window & typeof globalThis) | null>(document, 'defaultView')(document) ?? null;
  const probe: object = documentElement ?? document;
  const localName = getter<string>(probe, 'localName');
  const getAttribute = method(probe, 'getAttribute');
  const checkVisibility = method(probe, 'checkVisibility');
  const options = { checkOpacity: true, checkVisibilityCSS: true };
  const own = { checkVisibilityCSS: true };
  const all: Dom['all'] = (target, selector) =>
    Array.from((querySelectorAll?.(target, selector) ?? []) as ArrayLike<Element>);
  return {
    firstChild: firstChild as Dom['firstChild'],
    nextSibling: nextSibling as Dom['nextSibling'],
    nodeType: nodeType as Dom['nodeType'],
    data: (node) => nodeValue(node) ?? '',
    textContent: (node) => textContent(node) ?? '',
    tag: (element) => (localName(element) ?? '').toLowerCase(),
    attribute(element, name, limit = CAPS.url + 1) {
      const value = getAttribute?.(element, name);
      if (typeof value !== 'string') return null;
      return value.length > limit ? value.slice(0, limit) : value;
    },
    all,
    elementCount: () => (querySelectorAll?.(document, '*') as ArrayLike<Element> | undefined)?.length ?? 0,
    matching: (selector) => all(document, selector),
    documentElement,
    title: getter<string>(document, 'title')(document) ?? '',
    characterSet: getter<string>(document, 'characterSet')(document) ?? '',
    contentType: getter<string>(document, 'contentType')(document) ?? '',
    isShown: view && checkVisibility ? (element) => checkVisibility(element, options) === true : undefined,
    isShownInside:
      view && checkVisibility
        ? (element) => checkVisibility(element, own) === true && view.getComputedStyle(element).opacity !== '0'
        : undefined,
    display: view ? (element) => view.getComputedStyle(element).display : undefined,
    hasView: view !== null,
  };
}
