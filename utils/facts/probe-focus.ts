/** Whether one gets through the page with the keyboard and sees where one is. Nothing is focused: a page reacts to that. */
import { AUDIT_CAPS } from './audit-caps.ts';
import type { FocusFacts } from './audit-facts.ts';
import type { Dom } from './dom.ts';
import { parentOf, quoteOf, selectorOf } from './probe-quote.ts';
import type { Sight } from './probe-style.ts';
import { textOf } from './probe-text.ts';

export const FOCUSABLE =
  'a[href],area[href],button,input:not([type=hidden]),select,textarea,summary,iframe,audio[controls],video[controls],[tabindex],[contenteditable=""],[contenteditable=true]';
/** Elements that are held against the style sheets. */
const SAMPLE = 200;
const SKIPPING = /跳[过到转至]|直接|正文|主体|主要?内容|skip|main content/i;

export function probeFocus(sight: Sight): FocusFacts {
  const { dom, document } = sight;
  const all = dom.all(document, FOCUSABLE) as HTMLElement[];
  const reached = all.filter((element) => isReached(dom, element));
  const visible = reached.filter((element) => sight.isVisible(element));
  const set = new Set<Element>(reached);
  return {
    focusable: visible.length,
    positiveTabindex: visible.filter((element) => Number(dom.attribute(element, 'tabindex', 10)) > 0).length,
    clickOnly: dom
      .all(document, '[onclick]')
      .filter(
        (element) =>
          !set.has(element) &&
          !/^(?:body|html|label)$/.test(dom.tag(element)) &&
          sight.isVisible(element) &&
          !standsWith(element, set),
      ).length,
    skipLink: skipLinkOf(dom, document, reached),
    outline: outlineOf(sight, visible),
  };
}

export function isReached(dom: Dom, element: HTMLElement): boolean {
  if (element.tabIndex < 0 || (element as HTMLButtonElement).disabled === true) return false;
  return dom.isShown?.(element) ?? true;
}

/** A handler around a link, or within one, is reached by that link. */
export function standsWith(element: Element, reached: ReadonlySet<Element>): boolean {
  for (let at = parentOf(element); at; at = parentOf(at)) if (reached.has(at)) return true;
  return [...Element.prototype.querySelectorAll.call(element, FOCUSABLE)].some((inner) => reached.has(inner));
}

function skipLinkOf(dom: Dom, document: Document, reached: readonly Element[]): FocusFacts['skipLink'] {
  for (const element of reached.slice(0, 12)) {
    const href = dom.attribute(element, 'href', 200);
    const text = quoteOf(dom, element);
    if (!href?.startsWith('#') || href.length < 2 || !text || !SKIPPING.test(text)) continue;
    const id = decode(href.slice(1));
    const targetFound = dom
      .all(document, '[id],a[name]')
      .some(
        (one) =>
          dom.attribute(one, 'id', 200) === id || (dom.tag(one) === 'a' && dom.attribute(one, 'name', 200) === id),
      );
    return { selector: selectorOf(dom, element), text, targetFound };
  }
  return null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

interface FocusRule {
  /** The selector as it holds for an element that has the focus. */
  selector: string;
  /** It speaks of the focus; else it holds always. */
  onFocus: boolean;
  important: boolean;
  weight: number;
  outline: 'none' | 'some' | undefined;
  /** It gives a mark of another kind. */
  marks: boolean;
}

function outlineOf({ dom, document, view }: Sight, visible: readonly Element[]): FocusFacts['outline'] {
  const { rules, unreadable } = readRules(document, view);
  const sample = spread(visible, SAMPLE);
  const facts: FocusFacts['outline'] = {
    sampled: sample.length,
    removed: 0,
    replaced: 0,
    unreadableSheets: unreadable,
    examples: [],
  };
  for (const element of sample) {
    let winner: FocusRule | undefined;
    let marked = false;
    for (const rule of rules) {
      if (!matches(element, rule.selector)) continue;
      if (rule.marks) marked = true;
      if (rule.outline && (!winner || isStronger(rule, winner))) winner = rule;
    }
    const inline = inlineOutline(dom, element);
    const removed = inline === undefined || winner?.important ? winner?.outline === 'none' : inline === 'none';
    if (!removed) continue;
    facts.removed++;
    if (marked) facts.replaced++;
    else if (facts.examples.length < AUDIT_CAPS.examples) {
      facts.examples.push({ selector: selectorOf(dom, element), ...textOf(quoteOf(dom, element)) });
    }
  }
  return facts;
}

/** Later rules stand later in the list, so an equal weight goes to the later one. */
const isStronger = (rule: FocusRule, than: FocusRule): boolean =>
  rule.important === than.important ? rule.weight >= than.weight : rule.important;

function matches(element: Element, selector: string): boolean {
  try {
    return Element.prototype.matches.call(element, selector);
  } catch {
    return false;
  }
}

/** Every so many-th, so that header and content are both among them. */
function spread<T>(list: readonly T[], length: number): T[] {
  if (list.length <= length) return [...list];
  return Array.from({ length }, (_, index) => list[Math.floor((index * list.length) / length)] as T);
}

function inlineOutline(dom: Dom, element: Element): 'none' | 'some' | undefined {
  const style = dom.attribute(element, 'style', 1_000);
  if (!style || !/outline/i.test(style)) return undefined;
  return outlineIn((element as HTMLElement).style);
}

/** Rules that take an outline away, give one, or mark the focus in another way, in the order of the cascade. */
function readRules(document: Document, view: Window): { rules: FocusRule[]; unreadable: number } {
  const rules: FocusRule[] = [];
  let unreadable = 0;
  let read = 0;
  const visit = (list: CSSRuleList): void => {
    for (const rule of list) {
      if (++read > 50_000) return;
      const { selectorText, style, cssRules, media, styleSheet } = rule as Partial<
        CSSStyleRule & CSSMediaRule & CSSImportRule
      >;
      if (media && media.length > 0 && !view.matchMedia(media.mediaText).matches) continue;
      if (selectorText && style) add(rules, selectorText, style);
      if (styleSheet) visitSheet(styleSheet);
      else if (cssRules) visit(cssRules);
    }
  };
  const visitSheet = (sheet: CSSStyleSheet): void => {
    if (sheet.disabled || (sheet.media.length > 0 && !view.matchMedia(sheet.media.mediaText).matches)) return;
    let list: CSSRuleList;
    try {
      list = sheet.cssRules;
    } catch {
      unreadable++;
      return;
    }
    visit(list);
  };
  for (const sheet of document.styleSheets) visitSheet(sheet);
  return { rules, unreadable };
}

/** With what stands before it: where it stands alone, any element is meant. */
const FOCUS = /(^|[\s>+~(,])?:focus(?:-visible|-within)?(?![\w-])/g;

function add(rules: FocusRule[], selectorText: string, style: CSSStyleDeclaration): void {
  const outline = outlineIn(style);
  const onFocus = selectorText.includes(':focus');
  if (!outline && !onFocus) return;
  const marks = onFocus && (outline === 'some' || marksFocus(style));
  if (!outline && !marks) return;
  const important = ['outline', 'outline-style', 'outline-width'].some(
    (name) => style.getPropertyPriority(name) === 'important',
  );
  for (const selector of splitSelectors(selectorText)) {
    const focused = selector.includes(':focus');
    // `:focus:not(:focus-visible)` speaks of the mouse.
    if (/:not\([^)]*:focus/.test(selector)) continue;
    rules.push({
      selector: focused
        ? selector.replace(FOCUS, (_, before: string | undefined) => (before === undefined ? '' : `${before}*`))
        : selector,
      onFocus: focused,
      important,
      weight: weightOf(selector),
      outline,
      marks: focused && marks,
    });
  }
}

function outlineIn(style: CSSStyleDeclaration): 'none' | 'some' | undefined {
  const line = style.getPropertyValue('outline-style');
  const width = style.getPropertyValue('outline-width');
  if (line === '' && width === '') {
    // Not taken apart: it holds a variable, or the document is no browser's.
    const whole = style.getPropertyValue('outline');
    if (whole === '') return undefined;
    return /(?:^|\s)(?:none|0(?:px)?)(?:\s|$)/.test(whole) ? 'none' : 'some';
  }
  if (/^(?:none|initial|unset)$/.test(line) || /^0(?:px)?$/.test(width)) return 'none';
  return line === '' ? undefined : 'some';
}

const MARKS = [
  'box-shadow',
  'border',
  'border-color',
  'border-top-color',
  'border-bottom-color',
  'background',
  'background-color',
  'text-decoration',
  'text-decoration-line',
];

function marksFocus(style: CSSStyleDeclaration): boolean {
  return MARKS.some((name) => !/^(?:|none|0|inherit|initial|unset|transparent)$/.test(style.getPropertyValue(name)));
}

/** At commas outside of brackets. */
function splitSelectors(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of text) {
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
    if (char === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += char;
  }
  if (part.trim()) parts.push(part.trim());
  return parts;
}

/** Specificity, near enough to tell a reset from a rule for links. */
function weightOf(selector: string): number {
  const ids = selector.match(/#[\w-]+/g)?.length ?? 0;
  const classes = selector.match(/\.[\w-]+|\[[^\]]*\]|(?<!:):(?!:)(?!not|is|where)[\w-]+/g)?.length ?? 0;
  const tags = selector.match(/(?:^|[\s>+~])[a-z][\w-]*/gi)?.length ?? 0;
  return ids * 10_000 + classes * 100 + tags;
}
