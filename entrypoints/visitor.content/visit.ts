/** Carries out what the driver asks for, in the page. Presses nothing itself: it only marks what is to be pressed. */
import { openDom } from '../../utils/facts/dom.ts';
import { screensOf, stepsInWindow } from '../../utils/facts/focus-path.ts';
import { probeCaptchas } from '../../utils/facts/probe-captcha.ts';
import { seenEntrances } from '../../utils/facts/probe-entrances.ts';
import { type Walk, walkKeyboard } from '../../utils/facts/probe-keyboard.ts';
import { measureMode } from '../../utils/facts/probe-mode.ts';
import { changedShare, type Looks, readLooks, steady } from '../../utils/facts/probe-mode-layout.ts';
import { putBack, readKept } from '../../utils/facts/probe-mode-storage.ts';
import {
  type Control,
  controlNames,
  leadsTo,
  mayPress,
  pressable,
  readModeControls,
} from '../../utils/facts/probe-mode-tools.ts';
import { lookNarrow, lookWide } from '../../utils/facts/probe-phone.ts';
import { find, modeFloats, popupsOf, readFloating } from '../../utils/facts/probe-popups.ts';
import { quoteOf } from '../../utils/facts/probe-quote.ts';
import { openSight, type Sight } from '../../utils/facts/probe-style.ts';
import {
  AIMED,
  type Aim,
  type Pressed,
  type VisitorOrder,
  type VisitorOrders,
  type VisitorStep,
} from '../../utils/facts/visitor-orders.ts';
import { whenQuiet } from '../../utils/facts/when-quiet.ts';

/** Defaults of the product, ms. */
const QUIET = 400;
const AT_MOST = 4_000;
const STEADY_TIME = 500;
/** Until what moves with the page has come to rest. */
const AFTER_SCROLL = 150;
/** A toast comes at once and goes again. */
const TOAST_LOOK = 150;

type Answer = VisitorOrders[VisitorStep]['answer'];

export function createVisitor(document: Document, view: Window & typeof globalThis) {
  const dom = openDom(document);
  const see = (): Sight => openSight(dom, document, view);
  let looks: Looks = new Map();
  let walked: Walk | undefined;
  let watch: { appeared: Set<string>; end(): void; follow: string | undefined } | undefined;

  async function look(): Promise<VisitorOrders['look']['answer']> {
    const floating = await readFloating(dom, document, view);
    const sight = see();
    return {
      url: document.URL,
      visible: document.visibilityState === 'visible',
      captchas: probeCaptchas(sight),
      entrances: seenEntrances(sight).map(({ seen }) => seen),
      floating,
    };
  }

  async function walk(): Promise<VisitorOrders['walk']['answer']> {
    walked = await walkKeyboard(dom, document, view);
    return { keyboard: walked.facts, screens: screensOf(walked, view) };
  }

  async function path(top: number | undefined): Promise<VisitorOrders['path']['answer']> {
    if (top !== undefined) {
      view.scrollTo({ top, left: 0, behavior: 'instant' });
      await new Promise((resolve) => setTimeout(resolve, AFTER_SCROLL));
    }
    return walked ? stepsInWindow(walked, view) : [];
  }

  async function aim(at: Aim): Promise<VisitorOrders['aim']['answer']> {
    const control = findAim(at);
    if (!control || !mayPress(see(), control)) return { found: false };
    const first = readLooks(see());
    await new Promise((resolve) => setTimeout(resolve, at.what === 'entrance' ? STEADY_TIME : 0));
    looks = steady(first, readLooks(see()));
    watch?.end();
    watch = startWatch(control.element);
    control.element.setAttribute(AIMED, '');
    return { found: true, name: control.name.slice(0, 60), born: performance.timeOrigin };
  }

  function findAim(at: Aim): Control | undefined {
    const sight = see();
    if (at.what === 'entrance') {
      const element = find(document, at.selector) as HTMLElement | undefined;
      return element && { element, name: controlNames(sight, element)[0] ?? '' };
    }
    if (at.what === 'inner-entrance') {
      const root = find(document, at.within);
      const inner = root && seenEntrances(sight, root).find(({ seen }) => seen.kind === at.kind);
      return inner && { element: inner.element, name: inner.seen.text };
    }
    const controls = readModeControls(sight);
    const control =
      at.what === 'size' ? controls.sizes[at.index] : at.what === 'larger' ? controls.larger : controls.leaving;
    return control && pressable(control);
  }

  /** Notes texts that appear, and holds links back, which are followed by address: a window of their own would be lost. */
  function startWatch(pressed: Element) {
    const appeared = new Set<string>();
    const added = new Set<Element>();
    const noteTexts = () => {
      const sight = see();
      for (const element of added) {
        const text = element.isConnected && sight.isVisible(element) ? quoteOf(dom, element, 60) : undefined;
        if (text && appeared.size < 5) appeared.add(text);
      }
    };
    const observer = new MutationObserver((records) => {
      for (const { target, addedNodes, type } of records) {
        for (const node of addedNodes) if (node instanceof view.Element && added.size < 50) added.add(node);
        if (
          type === 'attributes' &&
          target instanceof view.Element &&
          added.size < 50 &&
          target.childElementCount < 6
        ) {
          if (!/^(?:html|body)$/.test(target.localName) && !target.contains(pressed)) added.add(target);
        }
      }
      view.setTimeout(noteTexts, TOAST_LOOK);
    });
    const known = { attributes: true, attributeFilter: ['style', 'class', 'hidden', 'open'] };
    observer.observe(document.documentElement, { childList: true, subtree: true, ...known });
    const state = {
      appeared,
      follow: undefined as string | undefined,
      end() {
        observer.disconnect();
        view.removeEventListener('click', hold);
      },
    };
    const hold = (event: MouseEvent) => {
      const href = event.target instanceof view.Element ? leadsTo(event.target) : undefined;
      if (!href || event.defaultPrevented) return;
      event.preventDefault();
      state.follow = href;
    };
    view.addEventListener('click', hold);
    return state;
  }

  async function pressed(): Promise<Pressed> {
    const { follow } = watch ?? {};
    if (!follow) await whenQuiet(document, { quiet: QUIET, atMost: AT_MOST });
    watch?.end();
    const changed = changedShare(see(), looks);
    return {
      ...(follow ? { follow } : {}),
      appeared: [...(watch?.appeared ?? [])],
      ...(changed === undefined ? {} : { changed: Math.round(changed * 1000) / 1000 }),
    };
  }

  function floats(first: VisitorOrders['floats']['order']['first'], now: typeof first) {
    const { bar } = readModeControls(see());
    const entrances = seenEntrances(see()).map(({ element }) => element);
    // The bar of the mode is no window above it, unless there is nothing left beside it.
    return modeFloats(document, first, now, (element) => {
      const isBar = bar !== undefined && (element.contains(bar.element) || bar.element.contains(element));
      return (isBar && bar.cover < 0.5) || entrances.some((one) => element.contains(one));
    });
  }

  return async (order: VisitorOrder): Promise<Answer> => {
    switch (order.step) {
      case 'look':
        return look();
      case 'walk':
        return walk();
      case 'path':
        return path(order.top);
      case 'popups':
        return popupsOf(order.first, await readFloating(dom, document, view));
      case 'wide':
        return lookWide(dom, document, view);
      case 'narrow':
        return lookNarrow(dom, document, view, order.wide);
      case 'settle':
        await whenQuiet(document, { quiet: QUIET, atMost: AT_MOST });
        return { url: document.URL };
      case 'measure':
        return measureMode(dom, document, view);
      case 'floats':
        return floats(order.first, await readFloating(dom, document, view));
      case 'aim':
        return aim(order.at);
      case 'pressed':
        return pressed();
      case 'keep':
        return readKept(document, view);
      case 'putBack':
        return putBack(document, view, order.before);
    }
  };
}
