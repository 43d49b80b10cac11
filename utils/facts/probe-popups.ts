/** What stands above the page, now and a while later. */
import { AUDIT_CAPS } from './audit-caps.ts';
import type { FloatingFacts } from './audit-facts.ts';
import type { Dom } from './dom.ts';
import { SELLING_WORDS } from './mode-words.ts';
import { startFloatingProbe } from './probe-floating.ts';
import { openSight } from './probe-style.ts';
import type { ModeFloatFacts, PopupFacts } from './rendered-facts.ts';
import { hostOf, siteOf } from './site-of.ts';

/** Between two looks at what may drift, ms. */
const DRIFT_TIME = 120;
const MOST = 10;
/** Bars at an edge are tools: what covers less of the window is left alone. */
const MIN_COVER = 0.01;

/** Windows above the page, as `floating-window-unclosable` understands them: what drifts, blocks, or is a picture. */
export async function readFloating(dom: Dom, document: Document, view: Window): Promise<FloatingFacts[]> {
  const probe = startFloatingProbe(openSight(dom, document, view));
  if (!probe.hasCandidates) return [];
  await new Promise((resolve) => setTimeout(resolve, DRIFT_TIME));
  return probe.finish().floating.filter(({ cover }) => cover >= MIN_COVER);
}

const isWindow = ({ drifting, modal, picture, position }: FloatingFacts): boolean =>
  drifting || modal || (picture && position !== 'sticky');

/** A frame is closed from within, which nobody sees from outside. */
const closableOf = ({ close, frame }: FloatingFacts): ModeFloatFacts['closable'] =>
  close !== null || (frame ? 'unknown' : false);

/** @param first what stood there when the page had settled. */
export function popupsOf(first: readonly FloatingFacts[], now: readonly FloatingFacts[]): PopupFacts[] {
  const early = new Set(first.map(({ selector }) => selector));
  return now
    .filter((one) => isWindow(one) || !early.has(one.selector))
    .slice(0, MOST)
    .map((one) => ({
      selector: one.selector.slice(0, AUDIT_CAPS.selector),
      late: !early.has(one.selector),
      moves: one.drifting,
      modal: one.modal,
      closable: closableOf(one),
      cover: one.cover,
      ...(one.text ? { text: one.text.slice(0, 60) } : {}),
    }));
}

/**
 * The same while a mode is on.
 * @param own parts of the mode itself: its bar, what it says when it is entered.
 */
export function modeFloats(
  document: Document,
  first: readonly FloatingFacts[],
  now: readonly FloatingFacts[],
  own: (element: Element) => boolean,
): ModeFloatFacts[] {
  const early = new Set(first.map(({ selector }) => selector));
  return now
    .filter((one) => isWindow(one) || !early.has(one.selector))
    .flatMap((one): ModeFloatFacts[] => {
      const element = find(document, one.selector);
      if (element && own(element)) return [];
      return [
        {
          selector: one.selector,
          advertises: advertises(document, one, element),
          late: !early.has(one.selector),
          closable: closableOf(one),
          ...(one.text ? { text: one.text.slice(0, 60) } : {}),
        },
      ];
    })
    .slice(0, MOST);
}

export function find(document: Document, selector: string): Element | undefined {
  try {
    return document.querySelector(selector) ?? undefined;
  } catch {
    return undefined;
  }
}

function advertises(
  document: Document,
  { text, frame, picture }: FloatingFacts,
  element: Element | undefined,
): ModeFloatFacts['advertises'] {
  if (SELLING_WORDS.test(text ?? '')) return true;
  if (frame || !element) return 'unknown';
  const site = siteOf(hostOf(document.URL));
  const links = [element, ...element.querySelectorAll('a[href]')].filter(
    (one): one is HTMLAnchorElement => one.localName === 'a',
  );
  const leadsAway = links.some(({ href }) => {
    const host = hostOf(href);
    // Governments point at each other's campaigns.
    return host !== '' && siteOf(host) !== site && !/(?:^|\.)gov\.cn$/.test(host);
  });
  return picture && leadsAway;
}
