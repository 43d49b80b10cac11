/** Where the steps of a walk of the focus stand on the page, for pictures of it. Nothing is drawn in the page. */
import type { PathStep, Rect } from '../evidence/evidence.ts';
import type { Walk, WalkedStep } from './probe-keyboard.ts';
import { parentOf } from './probe-quote.ts';

/** Screens of a page that are pictured. Default of the product. */
export const MOST_SCREENS = 3;

/**
 * How far down the page one scrolls for each picture, CSS px: the first screens through which the walk leads, and the one
 * on which it came no further.
 */
export function screensOf({ steps }: Walk, view: Window): number[] {
  const { innerHeight: height, scrollY } = view;
  const screenOf = ({ element }: WalkedStep): number | undefined => {
    const rect = placeOf(element, view);
    return rect && Math.max(0, Math.floor((rect.y + rect.height / 2 + scrollY) / height));
  };
  const screens = [...new Set(steps.flatMap((step) => screenOf(step) ?? []))].sort((a, b) => a - b);
  const chosen = screens.slice(0, MOST_SCREENS);
  const trap = steps.find((step) => step.trap);
  const end = trap && screenOf(trap);
  if (end !== undefined && !chosen.includes(end)) chosen.splice(-1, 1, end);
  return chosen.map((screen) => screen * height);
}

/** The steps as they stand in the window now. */
export function stepsInWindow({ steps }: Walk, view: Window): PathStep[] {
  return steps.map((step, index) => {
    const rect = placeOf(step.element, view);
    return { n: index + 1, state: stateOf(step), ...(rect ? { rect } : {}) };
  });
}

function stateOf({ landed, visible, trap }: WalkedStep): PathStep['state'] {
  if (trap) return 'trap';
  if (!landed) return 'left';
  return visible === false ? 'unseen' : 'held';
}

/** Its rectangle as far as the boxes around it let it be seen; undefined where they do not, or it has none. */
function placeOf(element: Element, view: Window): Rect | undefined {
  if (!element.isConnected) return undefined;
  const { left, top, right, bottom } = Element.prototype.getBoundingClientRect.call(element);
  const seen = { left, top, right, bottom };
  if (view.getComputedStyle(element).visibility !== 'visible') return undefined;
  for (let at = parentOf(element); at && isSome(seen); at = parentOf(at)) {
    const { overflowX, overflowY, position } = view.getComputedStyle(at);
    const isRoot = at.localName === 'body' || at.localName === 'html';
    if (!isRoot && (overflowX !== 'visible' || overflowY !== 'visible')) {
      const box = Element.prototype.getBoundingClientRect.call(at);
      seen.left = Math.max(seen.left, box.left);
      seen.top = Math.max(seen.top, box.top);
      seen.right = Math.min(seen.right, box.right);
      seen.bottom = Math.min(seen.bottom, box.bottom);
    }
    // It hangs from the window and not from the boxes around it.
    if (position === 'fixed') break;
  }
  if (!isSome(seen) || seen.right + view.scrollX <= 0) return undefined;
  return { x: seen.left, y: seen.top, width: seen.right - seen.left, height: seen.bottom - seen.top };
}

const isSome = ({ left, top, right, bottom }: { left: number; top: number; right: number; bottom: number }): boolean =>
  right - left > 1 && bottom - top > 1;
