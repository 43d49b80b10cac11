/** Contrast of running text to what is behind it, where both are plain colours. */
import { parentOf, quoteOf } from './probe-quote.ts';
import { openSurroundings, type Sight } from './probe-style.ts';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const PARAGRAPH = 20;
const BLOCKS = 200;

/** @returns the lowest, 1 to 21; undefined where there is no running text or it stands on pictures. */
export function lowestContrast(sight: Sight): number | undefined {
  const { dom, document, style } = sight;
  const surroundings = openSurroundings(sight);
  let lowest: number | undefined;
  let seen = 0;
  for (const block of dom.all(document, 'p,div,td,li,section,article')) {
    if (seen === BLOCKS) break;
    let own = '';
    for (let node = dom.firstChild(block); node; node = dom.nextSibling(node)) {
      if (dom.nodeType(node) === 3) own += dom.data(node).trim();
    }
    if (own.length < PARAGRAPH || !sight.isVisible(block) || !quoteOf(dom, block, 20)) continue;
    const { linked, chrome } = surroundings(block);
    if (linked || chrome) continue;
    seen++;
    const front = colourOf(style(block).color);
    const back = backgroundOf(sight, block);
    if (!front || front[3] < 1 || !back) continue;
    const contrast = contrastOf(front, back);
    if (lowest === undefined || contrast < lowest) lowest = contrast;
  }
  return lowest === undefined ? undefined : Math.round(lowest * 100) / 100;
}

function backgroundOf({ style }: Sight, element: Element): Colour | undefined {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const { backgroundColor, backgroundImage, opacity, filter } = style(at);
    if (backgroundImage !== 'none' || opacity !== '1' || (filter !== 'none' && filter !== '')) return undefined;
    const colour = colourOf(backgroundColor);
    if (!colour) return undefined;
    if (colour[3] === 1) return colour;
    if (colour[3] > 0) return undefined;
  }
  return [255, 255, 255, 1];
}

/** `rgb(…)` and `rgba(…)`, as browsers compute colours of sRGB. */
export function colourOf(text: string): Colour | undefined {
  const [, list] = /^rgba?\(([^)]+)\)$/.exec(text) ?? [];
  const [red, green, blue, alpha = 1] = (list ?? '').split(/[\s,/]+/).map(Number);
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return [red, green, blue, alpha].some(Number.isNaN) ? undefined : [red, green, blue, alpha];
}

/** WCAG 2.2, relative luminance and contrast ratio. */
export function contrastOf(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
