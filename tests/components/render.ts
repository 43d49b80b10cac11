/** Renders for real into jsdom and finds things the way a user does: by role and by visible words. */
import { type ComponentChild, h, render as mount } from 'preact';
import { act } from 'preact/test-utils';
import { LocaleProvider } from '../../components/locale.tsx';
import type { Locale } from '../../utils/text/catalogue/index.ts';

let root: HTMLElement | undefined;

export async function show(content: ComponentChild, locale: Locale = 'zh-CN'): Promise<HTMLElement> {
  root = document.createElement('div');
  document.body.append(root);
  const into = root;
  await act(async () => {
    mount(h(LocaleProvider, { value: locale, children: content }), into);
  });
  await settle();
  return into;
}

export async function unmount(): Promise<void> {
  const from = root;
  root = undefined;
  if (!from) return;
  await act(async () => {
    mount(null, from);
  });
  from.remove();
}

/** Lets promises of the port and the effects after them come to rest. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await act(async () => {
      await new Promise((done) => setTimeout(done, 0));
    });
  }
}

export async function press(element: Element | undefined): Promise<void> {
  if (!element) throw new Error('there is nothing to press');
  await act(async () => {
    (element as HTMLElement).click();
  });
  await settle();
}

export async function key(element: Element | undefined, name: string): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
  await act(async () => {
    element?.dispatchEvent(event);
  });
  await settle();
  return event.defaultPrevented;
}

export async function type(field: HTMLInputElement | HTMLSelectElement | undefined, value: string): Promise<void> {
  if (!field) throw new Error('there is nothing to type into');
  await act(async () => {
    field.value = value;
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  });
}

/** Text that is not in a hidden part, with white space folded. */
export function visibleText(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('[hidden]')) hidden.remove();
  for (const fold of copy.querySelectorAll('details:not([open])')) {
    for (const child of [...fold.children]) if (child.tagName !== 'SUMMARY') child.remove();
  }
  for (const block of copy.querySelectorAll('p,li,h1,h2,h3,h4,td,th,button,div,span')) block.append(' ');
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The accessible name, as far as these pages make one. */
function nameOf(element: Element): string {
  const labels = (element as HTMLInputElement).labels;
  return (
    element.getAttribute('aria-label') ??
    (labels?.length ? [...labels].map((label) => label.textContent).join(' ') : element.textContent) ??
    ''
  )
    .replace(/\s+/g, ' ')
    .trim();
}

const within = (selector: string) => (container: Element, name: string) =>
  [...container.querySelectorAll(selector)].find(
    (element) => nameOf(element).startsWith(name) && !element.closest('[hidden]'),
  );

export const button = within('button');
export const tab = within('[role="tab"]');
export const field = within('input,select') as (
  container: Element,
  name: string,
) => HTMLInputElement | HTMLSelectElement | undefined;
