/** Whether anything that is seen changed: the places, sizes and colours of things that stand still by themselves. */
import type { Sight } from './probe-style.ts';

const MOST = 600;

export type Looks = Map<Element, string>;

export function readLooks(sight: Sight): Looks {
  const all = sight.dom.all(sight.document, 'body *');
  const step = Math.max(1, Math.floor(all.length / MOST));
  const looks: Looks = new Map();
  for (let index = 0; index < all.length; index += step) {
    const element = all[index] as Element;
    if (sight.isVisible(element)) looks.set(element, lookOf(sight, element));
  }
  return looks;
}

/** What looked the same in both. */
export function steady(one: Looks, other: Looks): Looks {
  return new Map([...one].filter(([element, look]) => other.get(element) === look));
}

/** Share of what stood still that looks otherwise now, 0 to 1; undefined where too little stood still to tell. */
export function changedShare(sight: Sight, before: Looks): number | undefined {
  if (before.size < 5) return undefined;
  let changed = 0;
  for (const [element, look] of before) {
    if (!element.isConnected || !sight.isVisible(element) || lookOf(sight, element) !== look) changed++;
  }
  return changed / before.size;
}

function lookOf(sight: Sight, element: Element): string {
  const { left, top, width, height } = sight.rect(element);
  const { fontSize, color, backgroundColor, cursor, filter } = sight.style(element);
  const place = [left + sight.view.scrollX, top + sight.view.scrollY, width, height].map(Math.round);
  return [...place, fontSize, color, backgroundColor, cursor, filter].join(' ');
}
