/** The controls of a mode: which there are, the bar that they stand in, and what leaves the mode. */
import { fold } from '../text/normalise.ts';
import { nameOf } from './interpret-entrances.ts';
import {
  CLOSING_NAME,
  LARGER_NAME,
  LEAVING_NAME,
  NEVER_PRESSED,
  SIZE_NAME,
  TOOL_HINTS,
  TOOL_NAMES,
  type Tool,
} from './mode-words.ts';
import { parentOf, quoteOf, selectorOf } from './probe-quote.ts';
import type { Sight } from './probe-style.ts';

export const TOOLS = Object.keys(TOOL_NAMES) as Tool[];

const NAMED = 'a,button,input,[role=button],[role=switch],[onclick],label,li,dd,dt,td,p,div,span,i,em,b,strong,img,svg';
const PRESSABLE = 'a,button,input,[role=button],[role=switch],[onclick],li';
const LONGEST_NAME = 14;
const MOST_CONTROLS = 6_000;

export interface Control {
  element: HTMLElement;
  name: string;
}

export interface ModeControls {
  /** The smallest part that holds the tools; absent where fewer than two of them stand together. */
  bar?: { element: Element; selector: string; cover: number; tools: number };
  /** Offered by name, not offered, or perhaps: by a hint, or somewhere in a control without a name. */
  offered: Record<Tool, boolean | 'unknown'>;
  tools: Map<Tool, Control>;
  sizes: Control[];
  larger: Control | undefined;
  leaving: Control | undefined;
}

/** All visible things with a short name. */
export function namedControls(sight: Sight): Control[] {
  const { dom, document } = sight;
  const found: Control[] = [];
  const scan = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (found.length >= MOST_CONTROLS) return;
      if (element.shadowRoot) scan(element.shadowRoot);
      if (!element.matches(NAMED)) continue;
      for (const name of controlNames(sight, element)) {
        if (sight.isVisible(element)) found.push({ element, name });
      }
    }
  };
  scan(document);
  void dom;
  return found;
}

/** Text, title, label and alternative, each in the form in which names are compared. */
export function controlNames({ dom }: Sight, element: Element): string[] {
  const names = ['title', 'aria-label', 'alt'].map((name) => dom.attribute(element, name, 40));
  if (dom.tag(element) === 'input') {
    const type = dom.attribute(element, 'type', 20) ?? '';
    if (/^(?:button|image|submit)$/i.test(type)) names.push(dom.attribute(element, 'value', 40));
  } else names.push(quoteOf(dom, element, 2 * LONGEST_NAME) ?? null);
  const short = names.flatMap((name) => {
    const text = name ? nameOf(fold(name)) || fold(name).replace(/\s+/g, '') : '';
    return text && text.length <= LONGEST_NAME ? [text] : [];
  });
  return [...new Set(short)];
}

/** @param known elements that were there before the mode: what closes one of them leaves no mode. */
export function readModeControls(sight: Sight, entrance?: Element): ModeControls {
  const named = namedControls(sight);
  const tools = new Map<Tool, Control>();
  for (const control of named) {
    for (const tool of TOOLS) {
      if (!TOOL_NAMES[tool].test(control.name) || control.element === entrance) continue;
      // Of things within each other the innermost is what one presses.
      const known = tools.get(tool);
      if (!known || known.element.contains(control.element)) tools.set(tool, control);
    }
  }
  const sized = innermost(named.filter(({ name }) => SIZE_NAME.test(name)));
  const larger = innermost(named.filter(({ name }) => LARGER_NAME.test(name)))[0];
  const bar = barOf(sight, [...tools.values()]);
  const sizes = groupOf(sized, bar?.element);
  const leaving =
    named.find(({ name }) => /^(?:退出|离开)/.test(name) && LEAVING_NAME.test(name)) ??
    named.find(({ name }) => LEAVING_NAME.test(name)) ??
    (bar && named.find(({ element, name }) => bar.element.contains(element) && CLOSING_NAME.test(name)));
  const all = [...tools.values(), ...sizes, ...(larger ? [larger] : []), ...(leaving ? [leaving] : [])];
  const hints = hintsOf(sight, bar?.element, all);
  const offered = Object.fromEntries(
    TOOLS.map((tool) => [
      tool,
      tools.has(tool) || (hints.some((hint) => hint === '' || TOOL_HINTS[tool].test(hint)) && 'unknown'),
    ]),
  ) as ModeControls['offered'];
  if (sizes.length > 0 || larger) offered.zoom = true;
  return { ...(bar ? { bar } : {}), offered, tools, sizes, larger, leaving: leaving && pressable(leaving) };
}

/** Without those that hold another of them. */
function innermost(controls: readonly Control[]): Control[] {
  return controls.filter(
    ({ element }) => !controls.some((one) => one.element !== element && element.contains(one.element)),
  );
}

/** Sizes are sizes where several stand together, or one in the bar. */
function groupOf(sized: readonly Control[], bar: Element | undefined): Control[] {
  const inBar = sized.filter(({ element }) => bar?.contains(element));
  if (inBar.length > 0) return inBar;
  for (const { element } of sized) {
    let around = parentOf(element);
    for (let step = 0; around && step < 2; step++, around = parentOf(around)) {
      const group = sized.filter((one) => around?.contains(one.element));
      if (group.length >= 2 && new Set(group.map(({ name }) => name)).size >= 2) return group;
    }
  }
  return [];
}

/** The smallest part around most of the tools, as long as it is not the page itself. */
function barOf(sight: Sight, tools: readonly Control[]): ModeControls['bar'] {
  let best: { element: Element; tools: number } | undefined;
  for (const { element } of tools) {
    let at = parentOf(element);
    for (let step = 0; at && step < 6; step++, at = parentOf(at)) {
      if (/^(?:body|html)$/.test(sight.dom.tag(at))) break;
      const inside = tools.filter((one) => at?.contains(one.element)).length;
      if (inside >= 2 && (!best || inside > best.tools)) best = { element: at, tools: inside };
    }
  }
  if (!best) return undefined;
  const { view } = sight;
  const outer = floatingAround(sight, best.element);
  const rect = sight.rect(outer);
  const width = Math.max(0, Math.min(rect.right, view.innerWidth) - Math.max(rect.left, 0));
  const height = Math.max(0, Math.min(rect.bottom, view.innerHeight) - Math.max(rect.top, 0));
  const cover = Math.min(1, (width * height) / Math.max(1, view.innerWidth * view.innerHeight));
  return { ...best, element: outer, selector: selectorOf(sight.dom, outer), cover: Math.round(cover * 1000) / 1000 };
}

function floatingAround({ style, dom }: Sight, element: Element): Element {
  for (let at: Element | null = element; at && dom.tag(at) !== 'body'; at = parentOf(at)) {
    if (/^(?:fixed|sticky)$/.test(style(at).position)) return at;
  }
  return element;
}

/** What controls of the bar without a known name say by their ids and classes; an empty text where they say nothing. */
function hintsOf(sight: Sight, bar: Element | undefined, known: readonly Control[]): string[] {
  const { dom } = sight;
  if (!bar) return [];
  if (bar.querySelector('iframe,object,canvas')) return [''];
  const unnamed = [...bar.querySelectorAll(PRESSABLE)].filter(
    (element) =>
      sight.isVisible(element) &&
      controlNames(sight, element).length === 0 &&
      !(quoteOf(dom, element, 4 * LONGEST_NAME) ?? '') &&
      !known.some((one) => element.contains(one.element) || one.element.contains(element)),
  );
  return unnamed.map((element) => {
    const parts = [element, ...element.querySelectorAll('img,i,span')];
    const says = parts.flatMap((one) => ['id', 'class', 'src'].map((name) => dom.attribute(one, name, 120) ?? ''));
    const hint = says.join(' ').trim();
    return TOOLS.some((tool) => TOOL_HINTS[tool].test(hint)) ? hint : '';
  });
}

/** The control that reacts: the thing itself, or the link or button around it. */
export function pressable({ element, name }: Control): Control {
  const around = element.closest<HTMLElement>('a,button,[role=button],[onclick]');
  return { element: around ?? element, name };
}

/** Whether a control may be pressed: it sends nothing, and no word of it promises to. */
export function mayPress(sight: Sight, { element, name }: Control): boolean {
  if (NEVER_PRESSED.test(name) || controlNames(sight, element).some((one) => NEVER_PRESSED.test(one))) return false;
  const { type } = element as HTMLButtonElement;
  if (/^(?:submit|image)$/.test(type ?? '') && element.closest('form')) return false;
  return !/__doPostBack|\.submit\s*\(/.test(
    `${sight.dom.attribute(element, 'href', 400) ?? ''} ${sight.dom.attribute(element, 'onclick', 400) ?? ''}`,
  );
}

/** The page that a link leads to; undefined for what is a control of this page. */
export function leadsTo(element: Element): string | undefined {
  const link = element.closest<HTMLAnchorElement>('a[href]');
  const written = link?.getAttribute('href')?.trim() ?? '';
  if (!link || written === '' || written.startsWith('#') || !/^https?:$/.test(link.protocol)) return undefined;
  return link.href;
}
