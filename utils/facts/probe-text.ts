/** Font sizes of the visible text, weighted by characters. */
import { AUDIT_CAPS } from './audit-caps.ts';
import type { TextFacts, TextSizes } from './audit-facts.ts';
import { parentOf, quoteOf, round1, round3, selectorOf } from './probe-quote.ts';
import { openSurroundings, type Sight } from './probe-style.ts';

const SILENT = /^(?:script|style|noscript|template|title|textarea|option|select|iframe|object|video|audio|canvas)$/;
/** Less than that is a label, a date, a menu. */
const PARAGRAPH_CHARACTERS = 20;
const MAIN_CHARACTERS = 50;

interface Run {
  characters: number;
  lineHeight: number | undefined;
}
interface Block {
  plain: number;
  linked: number;
  runs: Map<number, Run>;
}

export function probeText(sight: Sight): { text: TextFacts; truncated: string[] } {
  const { dom, document, style } = sight;
  const surroundings = openSurroundings(sight);
  const tally = new Map<number, { characters: number; first: Element }>();
  const blocks = new Map<Element, Block>();
  const displays = new Map<Element, boolean>();
  const isInline = (element: Element): boolean => {
    let inline = displays.get(element);
    if (inline === undefined) {
      inline = style(element).display.startsWith('inline');
      displays.set(element, inline);
    }
    return inline;
  };
  const seen = new Map<Element, { px: number; lineHeight: number | undefined } | null>();
  const body = dom.all(document, 'body')[0];
  const walker = body && document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let node = walker?.nextNode(); node; node = walker?.nextNode()) {
    const characters = dom.data(node).replace(/[\s\u200b\ufeff]+/g, '').length;
    const element = characters > 0 ? parentOf(node) : null;
    if (!element) continue;
    let seenAs = seen.get(element);
    if (seenAs === undefined) {
      seenAs = SILENT.test(dom.tag(element)) || !sight.isVisible(element) ? null : measure(style(element));
      seen.set(element, seenAs);
    }
    if (!seenAs) continue;
    const { px, lineHeight } = seenAs;
    const entry = tally.get(px);
    if (entry) entry.characters += characters;
    else tally.set(px, { characters, first: element });
    const { linked, chrome } = surroundings(element);
    if (chrome) continue;
    let at: Element = element;
    for (let up = parentOf(at); up && isInline(at); up = parentOf(at)) at = up;
    let block = blocks.get(at);
    if (!block) {
      block = { plain: 0, linked: 0, runs: new Map() };
      blocks.set(at, block);
    }
    if (linked) block.linked += characters;
    else {
      block.plain += characters;
      const run = block.runs.get(px);
      if (run) run.characters += characters;
      else block.runs.set(px, { characters, lineHeight });
    }
  }

  const truncated: string[] = [];
  let sizes = [...tally].map(([px, { characters }]) => ({ px, characters })).sort((a, b) => a.px - b.px);
  const whole = sizesOf(sizes);
  if (sizes.length > AUDIT_CAPS.fontSizes) {
    truncated.push('layout.text.sizes');
    const common = new Set([...sizes].sort((a, b) => b.characters - a.characters).slice(0, AUDIT_CAPS.fontSizes));
    sizes = sizes.filter((size) => common.has(size));
  }
  const smallest = [...tally]
    .filter(([px]) => px < 18)
    .sort(([a], [b]) => a - b)
    .slice(0, AUDIT_CAPS.examples)
    .map(([px, { characters, first }]) => ({
      selector: selectorOf(dom, first),
      ...textOf(quoteOf(dom, first)),
      px,
      characters,
    }));
  return { text: { ...whole, sizes, main: mainOf([...blocks.values()]), smallest }, truncated };
}

export const textOf = (text: string | undefined): { text?: string } => (text ? { text } : {});

function measure({ fontSize, lineHeight }: CSSStyleDeclaration): { px: number; lineHeight: number | undefined } | null {
  const px = round1(Number.parseFloat(fontSize));
  if (!(px > 0)) return null;
  const height = Number.parseFloat(lineHeight);
  return { px, lineHeight: height > 0 ? height / px : undefined };
}

function mainOf(blocks: readonly Block[]): TextFacts['main'] {
  const sizes = new Map<number, number>();
  const heights: { px: number; characters: number }[] = [];
  for (const { plain, linked, runs } of blocks) {
    if (plain < PARAGRAPH_CHARACTERS || linked > plain) continue;
    for (const [px, { characters, lineHeight }] of runs) {
      sizes.set(px, (sizes.get(px) ?? 0) + characters);
      if (lineHeight !== undefined) heights.push({ px: lineHeight, characters });
    }
  }
  const list = [...sizes].map(([px, characters]) => ({ px, characters })).sort((a, b) => a.px - b.px);
  const main = sizesOf(list);
  if (main.characters < MAIN_CHARACTERS) return null;
  const known = heights.reduce((sum, { characters }) => sum + characters, 0);
  const median = medianOf(heights.sort((a, b) => a.px - b.px));
  // Where most of the text leaves it to the browser, the few lines that state one say nothing.
  return {
    ...main,
    lineHeight: median !== null && known >= main.characters / 2 ? Math.round(median * 100) / 100 : null,
  };
}

/** @param sizes ascending */
export function sizesOf(sizes: readonly { px: number; characters: number }[]): TextSizes {
  const characters = sizes.reduce((sum, size) => sum + size.characters, 0);
  const below = (limit: number) =>
    characters === 0
      ? 0
      : round3(sizes.filter(({ px }) => px < limit).reduce((sum, size) => sum + size.characters, 0) / characters);
  return {
    characters,
    minPx: sizes[0]?.px ?? null,
    medianPx: medianOf(sizes),
    below12: below(12),
    below14: below(14),
    below16: below(16),
    below18: below(18),
  };
}

function medianOf(sizes: readonly { px: number; characters: number }[]): number | null {
  const half = sizes.reduce((sum, size) => sum + size.characters, 0) / 2;
  let passed = 0;
  for (const { px, characters } of sizes) {
    passed += characters;
    if (passed >= half) return px;
  }
  return null;
}
