/** Sizes of the text as they are seen: with the zoom and the scale that a mode puts around it. */
import { parentOf } from './probe-quote.ts';
import type { Sight } from './probe-style.ts';
import { probeText } from './probe-text.ts';
import type { ModeText } from './rendered-facts.ts';

export interface SeenText {
  /** Running text; absent on a page of links. */
  main?: ModeText;
  /** All visible text: mean and median in CSS px, 0 where there is none. */
  meanPx: number;
  medianPx: number;
}

export function seenText(sight: Sight): SeenText {
  const scale = openScale(sight);
  const scaled: Sight = {
    ...sight,
    style(element) {
      const { display, fontSize, lineHeight } = sight.style(element);
      const by = scale(element);
      const times = (length: string) => {
        const px = Number.parseFloat(length);
        return Number.isFinite(px) ? `${px * by}px` : length;
      };
      return { display, fontSize: times(fontSize), lineHeight: times(lineHeight) } as CSSStyleDeclaration;
    },
  };
  const { text } = probeText(scaled);
  const characters = text.sizes.reduce((sum, size) => sum + size.characters, 0);
  const mean = text.sizes.reduce((sum, size) => sum + size.px * size.characters, 0) / Math.max(1, characters);
  const { main } = text;
  return {
    ...(main?.medianPx
      ? { main: { medianPx: Math.min(main.medianPx, 1_000), below18: main.below18, lineHeight: main.lineHeight } }
      : {}),
    meanPx: Math.round(mean * 100) / 100,
    medianPx: text.medianPx ?? 0,
  };
}

/** How many times larger than its own style says an element is shown, by `zoom`, `scale` and `transform` around it. */
function openScale({ style }: Sight): (element: Element) => number {
  const known = new Map<Element, number>();
  const scaleOf = (element: Element): number => {
    const answer = known.get(element);
    if (answer !== undefined) return answer;
    const outer = parentOf(element);
    const own = style(element);
    const zoom = Number.parseFloat(own.getPropertyValue('zoom')) || 1;
    const scale = Number.parseFloat(own.getPropertyValue('scale')) || 1;
    const scaled = (outer ? scaleOf(outer) : 1) * zoom * scale * matrixScale(own.transform);
    known.set(element, scaled);
    return scaled;
  };
  return scaleOf;
}

/** Vertical scale of `matrix(a, b, c, d, …)`; what is turned or flat is left as it is. */
function matrixScale(transform: string): number {
  const [, , , c = Number.NaN, d = Number.NaN] =
    /^matrix\(([^,]+),([^,]+),([^,]+),([^,]+)/.exec(transform)?.map(Number) ?? [];
  const scale = Math.hypot(c, d);
  return scale > 0.1 && scale < 10 ? scale : 1;
}
