/** A walk through the page in the order of Tab. It moves the focus, which pages react to: nothing is measured after it. */
import type { Dom } from './dom.ts';
import { FOCUSABLE, isReached, standsWith } from './probe-focus.ts';
import { quoteOf, selectorOf } from './probe-quote.ts';
import { openSight, type Sight } from './probe-style.ts';
import { textOf } from './probe-text.ts';
import type { KeyboardFacts } from './rendered-facts.ts';

/** Defaults of the product. */
const MOST_STEPS = 400;
const MOST_TIME = 4_000;
const PATH = 40;
/** So many different elements, one after the other, gave the focus back to the same part. */
const TRAPPED = 3;
const CONTROL_ROLES = /^(?:button|link|checkbox|radio|tab|menuitem|switch|option|combobox|textbox|slider)$/;

type PageWindow = Window & typeof globalThis;
type Step = NonNullable<KeyboardFacts['path']>[number];

export interface Walk {
  facts: KeyboardFacts;
  /** Every step, in its order. */
  steps: WalkedStep[];
}

export interface WalkedStep {
  element: Element;
  /** The focus stayed on it. */
  landed: boolean;
  /** It could be seen while it had the focus; absent where nobody looked. */
  visible?: boolean;
  /** The focus came no further. */
  trap?: true;
}

/** @throws nothing; a page that throws in a handler is walked on. */
export async function walkKeyboard(dom: Dom, document: Document, view: PageWindow): Promise<Walk> {
  const sight = openSight(dom, document, view);
  const order = tabOrder(sight);
  const only = clickOnly(sight, order);
  const path: Step[] = [];
  const steps: WalkedStep[] = [];
  const reached = new Set<Element>();
  const began = performance.now();
  let pressed = 0;
  let ended: KeyboardFacts['ended'] = 'end';
  let trap: Element | undefined;
  let pulled: { by: Element; times: number } | undefined;
  for (const element of order) {
    if (pressed >= MOST_STEPS || performance.now() - began > MOST_TIME) {
      ended = 'limit';
      break;
    }
    const holder = focused(document);
    pressed++;
    if (holder && reached.has(holder) && holdsTab(document, view, holder)) {
      ended = 'trap';
      trap = holder;
      break;
    }
    const came = give(view, document, element);
    // Handlers that give the focus back do so at once or in the next task.
    if (pressed % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 0));
    const now = focused(document);
    const landed = now === element;
    if (landed) reached.add(element);
    if (path.length < PATH) {
      const visible = openSight(dom, document, view).isVisible(element);
      path.push({ selector: selectorOf(dom, element), ...textOf(quoteOf(dom, element)), landed, visible });
      steps.push({ element, landed, visible });
    } else steps.push({ element, landed });
    if (landed || !now) pulled = undefined;
    else if (came && pulled?.by === now) pulled.times++;
    else if (came) pulled = { by: now, times: 1 };
    if (pulled && pulled.times >= TRAPPED) {
      ended = 'trap';
      trap = pulled.by;
      break;
    }
  }
  if (trap) markTrap(steps, trap);
  const facts: KeyboardFacts = {
    walkedBy: 'script',
    focusable: order.length,
    pressed,
    reached: reached.size,
    ended,
    ...(trap ? { trap: selectorOf(dom, trap) } : {}),
    clickOnly: only
      .slice(0, 5)
      .map((element) => ({ selector: selectorOf(dom, element), ...textOf(quoteOf(dom, element)) })),
    clickOnlyCount: only.length,
    path,
  };
  return { facts, steps };
}

function markTrap(steps: WalkedStep[], trap: Element): void {
  const step = steps.find(({ element }) => element === trap);
  if (step) step.trap = true;
  else steps.push({ element: trap, landed: true, trap: true });
}

/** The element with the focus, also inside open shadow roots. */
function focused(document: Document): Element | undefined {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at && !/^(?:body|html)$/i.test(at.localName) ? at : undefined;
}

/**
 * A window without the focus fires no events of it; then the page is told by events of ours.
 * @returns whether the focus came, which does not say that it stayed.
 */
function give(view: PageWindow, document: Document, element: HTMLElement): boolean {
  let came = false;
  element.addEventListener('focus', () => (came = true), { once: true, capture: true });
  const before = focused(document);
  element.focus({ preventScroll: true });
  if (came || focused(document) !== element) return came;
  const say = (target: Element, type: string, bubbles: boolean, relatedTarget: Element | undefined) =>
    target.dispatchEvent(new view.FocusEvent(type, { bubbles, composed: true, relatedTarget: relatedTarget ?? null }));
  if (before && before !== element) {
    say(before, 'blur', false, element);
    say(before, 'focusout', true, element);
  }
  say(element, 'focus', false, before);
  say(element, 'focusin', true, before);
  return came;
}

/** Whether the page hinders Tab there and leaves the focus where it is. */
function holdsTab(document: Document, view: PageWindow, holder: Element): boolean {
  const press = (): boolean =>
    holder.dispatchEvent(
      new view.KeyboardEvent('keydown', {
        key: 'Tab',
        code: 'Tab',
        keyCode: 9,
        which: 9,
        bubbles: true,
        cancelable: true,
        composed: true,
      } as KeyboardEventInit),
    );
  // An editor takes Tab as a letter by right.
  if (holder.localName === 'textarea' || (holder as HTMLElement).isContentEditable) return false;
  return !press() && focused(document) === holder && !press() && focused(document) === holder;
}

/** What Tab reaches: positive `tabindex` first, then as it stands, open shadow roots included. */
function tabOrder(sight: Sight): HTMLElement[] {
  const { dom, document } = sight;
  const all: HTMLElement[] = [];
  const modal = document.querySelector('dialog:modal');
  const visit = (root: Document | ShadowRoot | Element): void => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if (!element.matches(FOCUSABLE) || !isReached(dom, element) || !sight.isVisible(element)) continue;
      if (element.closest('[inert]') || element.closest('fieldset:disabled')) continue;
      if (!isChosenRadio(element)) continue;
      all.push(element);
    }
  };
  visit(modal ?? document);
  const first = all.filter((element) => element.tabIndex > 0).sort((a, b) => a.tabIndex - b.tabIndex);
  return [...first, ...all.filter((element) => element.tabIndex <= 0)];
}

/** Tab stops once in a group of radio buttons. */
function isChosenRadio(element: HTMLElement): boolean {
  const { type, name, checked, form } = element as HTMLInputElement;
  if (element.localName !== 'input' || type !== 'radio' || !name || checked) return true;
  const root = form ?? element.ownerDocument;
  const group = [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter((one) => one.name === name);
  return !group.some((one) => one.checked) && group[0] === element;
}

/** Things that say that they react to a click, and that no Tab stops at, in or around. */
function clickOnly(sight: Sight, order: readonly Element[]): Element[] {
  const { dom, document } = sight;
  const set = new Set(order);
  const found: Element[] = [];
  for (const element of dom.all(document, '[onclick],[role]')) {
    const handled = dom.attribute(element, 'onclick', 1) !== null;
    if (!handled && !CONTROL_ROLES.test(dom.attribute(element, 'role', 20) ?? '')) continue;
    if (set.has(element) || /^(?:body|html|label|form)$/.test(dom.tag(element))) continue;
    if (!sight.isVisible(element) || standsWith(element, set)) continue;
    // Parts of one widget are reached by the arrows once it has the focus.
    if (!handled && /^(?:option|tab|menuitem|radio)$/.test(dom.attribute(element, 'role', 20) ?? '')) continue;
    if (
      element.closest('[aria-hidden=true],[inert],[aria-disabled=true]') ||
      found.some((one) => one.contains(element))
    )
      continue;
    // A native control that is disabled, or that its author took out of the order.
    if (element.matches(FOCUSABLE) && !handled) continue;
    if (element.matches('a[href],button,input,select,textarea')) continue;
    found.push(element);
  }
  return found;
}
