/** How the audit names and quotes an element: short, without what a person typed, long numbers masked. */
import { fold } from '../text/normalise.ts';
import { AUDIT_CAPS } from './audit-caps.ts';
import type { Dom } from './dom.ts';

/** Attributes that say what an element is. Never `value`: form values are not read. */
const TELLING = ['id', 'class', 'href', 'src', 'alt', 'title', 'role', 'type', 'name', 'for', 'lang', 'tabindex'];
const ARIA = ['aria-label', 'aria-labelledby', 'aria-hidden'];
/** What an editor or a visitor may have typed into. */
const TYPED = /^(?:input|textarea|select|option)$/;

/** Numbers as long as that of a phone, an identity card or a bank card keep three digits in front and two behind. */
export function maskDigits(text: string): string {
  return text.replace(/\d{11,19}[\dXx]?/g, (number) => {
    return `${number.slice(0, 3)}${'*'.repeat(number.length - 5)}${number.slice(-2)}`;
  });
}

/** At most so many UTF-16 units, never half a character. */
export function cutText(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

/** The beginning of the element's text. Undefined where it has none, or where it is something that is typed. */
export function quoteOf(dom: Dom, element: Element, length: number = AUDIT_CAPS.quote): string | undefined {
  if (TYPED.test(dom.tag(element))) return undefined;
  let text = '';
  let steps = 0;
  const visit = (node: Node): void => {
    for (let child = dom.firstChild(node); child; child = dom.nextSibling(child)) {
      if (text.length > 4 * length || ++steps > 200) return;
      const type = dom.nodeType(child);
      if (type === 3) text += dom.data(child).slice(0, 4 * length);
      else if (
        type === 1 &&
        !/^(?:script|style|noscript|template)$|^(?:textarea|select)$/.test(dom.tag(child as Element))
      ) {
        text += ' ';
        visit(child);
      }
    }
  };
  visit(element);
  const quote = cutText(maskDigits(fold(text)), length);
  return quote === '' ? undefined : quote;
}

/** The opening tag with the attributes that tell most, values cut. Addresses lose their query, which may be a secret. */
export function openingTag(dom: Dom, element: Element): string {
  let tag = `<${dom.tag(element)}`;
  for (const name of [...TELLING, ...ARIA]) {
    const value = dom.attribute(element, name, 400);
    if (value === null) continue;
    const shown = name === 'href' || name === 'src' ? shortAddress(value) : value;
    const part = ` ${name}="${cutText(maskDigits(fold(shown)), 50).replace(/"/g, "'")}"`;
    if (tag.length + part.length >= AUDIT_CAPS.html) break;
    tag += part;
  }
  return `${tag}>`;
}

function shortAddress(value: string): string {
  if (/^data:/i.test(value)) return 'data:…';
  return value.replace(/[?#].*$/s, (rest) => (rest.startsWith('#') ? rest : '?…'));
}

/** A selector that finds the element again: its id where that is unique, or the way to it from one that has. */
export function selectorOf(dom: Dom, element: Element, length: number = AUDIT_CAPS.selector): string {
  const document = element.ownerDocument;
  const steps: string[] = [];
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const tag = dom.tag(at);
    const id = dom.attribute(at, 'id', 60);
    if (id && /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(id) && dom.all(document, `#${id}`).length === 1) {
      steps.unshift(`#${id}`);
      break;
    }
    if (tag === 'body' || tag === 'html') {
      steps.unshift(tag);
      break;
    }
    steps.unshift(`${/^[a-z][a-z0-9-]*$/.test(tag) ? tag : '*'}${nth(dom, at)}`);
  }
  // What is nearest to the element finds it best where the whole way is too long.
  while (steps.length > 1 && steps.join(' > ').length > length) steps.shift();
  return cutText(steps.join(' > '), length);
}

function nth(dom: Dom, element: Element): string {
  const tag = dom.tag(element);
  let before = 0;
  let same = 0;
  const parent = parentOf(element);
  if (!parent) return '';
  for (let node = dom.firstChild(parent); node; node = dom.nextSibling(node)) {
    if (dom.nodeType(node) !== 1 || dom.tag(node as Element) !== tag) continue;
    same++;
    if (node === element) before = same;
  }
  return same > 1 ? `:nth-of-type(${before})` : '';
}

/** `form.parentElement` can be replaced by a field of that name; the prototype's getter cannot. */
const parentGetter =
  typeof Node === 'undefined' ? undefined : Object.getOwnPropertyDescriptor(Node.prototype, 'parentElement')?.get;
export function parentOf(node: Node): Element | null {
  return (parentGetter?.call(node) as Element | null | undefined) ?? null;
}

/** One decimal is as exact as a screen. */
export const round1 = (number: number): number => Math.round(number * 10) / 10;
export const round3 = (number: number): number => Math.round(number * 1000) / 1000;
