/**
 * One pass over the DOM into plain records that all readers share, so that no reader walks the document again and none
 * can be misled by clobbered properties.
 */
import { fold } from '../text/normalise.ts';
import { CAPS } from './caps.ts';
import type { Dom } from './dom.ts';
import type { MarkName } from './marks.ts';
import type { Region, Tri } from './page-facts.ts';

/** An element in document order. The descendants of `boxes[i]` are `boxes[i + 1]` to `boxes[last - 1]`. */
export interface Box {
  index: number;
  last: number;
  element: Element;
  tag: string;
  parent: Box | null;
  /** `id` and `class` in lower case, parted by blanks. */
  marks: string;
  region: Region;
  visible: Tri;
  /** Hidden with all that stands in it. */
  gone: boolean;
  /** Range of its segments. */
  from: number;
  to: number;
  /** Visible characters other than blanks in it, and of these the ones inside links. */
  size: number;
  linkSize: number;
  /** The nearest `<a>` that it is or stands in. */
  anchor: Box | null;
}

export interface Segment {
  /** Raw text, or '\n' for the border of a block. */
  text: string;
  box: Box;
  border: boolean;
  /** Characters other than blanks; 0 for a border and for what is hidden. */
  size: number;
}

export interface Line {
  text: string;
  /** The box that holds the first text of the line. */
  box: Box;
  /** Index of its first segment. */
  from: number;
  to: number;
  /** Whether all of it stands in links. */
  linked: boolean;
}

/** The range of segments that shows the page's own place. */
export interface Path {
  box: Box;
  from: number;
  to: number;
}

export interface Snapshot {
  dom: Dom;
  boxes: Box[];
  segments: Segment[];
  /** Visible text, block by block. */
  lines: Line[];
  /** `line` of a segment: the number of the visible line that it belongs to, or of the next one. */
  lineOf: number[];
  /** Visible characters other than blanks of the page. */
  size: number;
  truncated: boolean;
  path?: Path;
  /** Address that relative addresses are resolved against. */
  base: string;
  /** What each text of marks names; see `namesOf`. */
  names: Map<string, ReadonlySet<MarkName>>;
}

const BLOCK = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main marquee menu nav ol optgroup p pre section summary table tbody td tfoot th thead tr ul caption publishtime'.split(
    ' ',
  ),
);
const NO_TEXT = new Set(
  'script style noscript template head title textarea select option datalist svg math canvas object embed iframe frame video audio'.split(
    ' ',
  ),
);
// A row's cells are read as one line: 索引号 | 113325000026455663/2023-43887.
const CELL = new Set(['td', 'th']);
/** Deeper elements are judged by themselves: the browser's own look goes through all ancestors of each. */
const DEEP = 64;
const HIDING = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$))/i;

export const isBlock = (box: Box): boolean => BLOCK.has(box.tag);

/** Walks the document. Yields every few hundred elements; the value returned is complete. */
export function* takeSnapshot(dom: Dom): Generator<void, Snapshot> {
  const boxes: Box[] = [];
  const segments: Segment[] = [];
  const snapshot: Snapshot = {
    dom,
    boxes,
    segments,
    lines: [],
    lineOf: [],
    size: 0,
    truncated: false,
    base: '',
    names: new Map(),
  };
  const root = dom.documentElement;
  if (!root) return snapshot;
  const plain = !dom.hasView && dom.documentElement !== null && hasNoStyleSheet(dom, root);
  let characters = 0;
  let visited = 0;
  let closing: Box | null = null;
  let parent: Box | null = null;
  let node: Node | null = root;
  const stack: { box: Box; next: Node | null }[] = [];

  while (node) {
    visited++;
    if (visited % 300 === 0) yield;
    if (visited > CAPS.nodes) {
      snapshot.truncated = true;
      break;
    }
    const type = dom.nodeType(node);
    let child: Node | null = null;
    if (type === 1) {
      if (boxes.length >= CAPS.elements || characters >= CAPS.characters) {
        snapshot.truncated = true;
        break;
      }
      const box: Box = openBox(dom, node as Element, parent, boxes.length, segments.length);
      box.visible = visibility(dom, box, plain, stack.length > DEEP);
      boxes.push(box);
      if (BLOCK.has(box.tag) || box.tag === 'br') border(segments, box);
      child = NO_TEXT.has(box.tag) && box.tag !== 'head' ? null : dom.firstChild(node);
      if (child) {
        stack.push({ box, next: dom.nextSibling(node) });
        parent = box;
        node = child;
        continue;
      }
      closing = box;
    } else if ((type === 3 || type === 4) && parent && parent.tag !== 'head') {
      const text = dom.data(node);
      const room = CAPS.characters - characters;
      if (text.length > room) snapshot.truncated = true;
      if (text.length > 0 && room > 0) {
        pushText(segments, text.length > room ? text.slice(0, room) : text, parent);
        characters += text.length;
      }
    }
    let next: Node | null = dom.nextSibling(node);
    if (closing) {
      closeBox(closing, boxes, segments);
      closing = null;
    }
    while (!next && stack.length > 0) {
      const top = stack.pop();
      if (!top) break;
      closeBox(top.box, boxes, segments);
      parent = top.box.parent;
      next = top.box === boxes[0] ? null : top.next;
    }
    node = next;
  }
  while (stack.length > 0) {
    const top = stack.pop();
    if (top) closeBox(top.box, boxes, segments);
  }
  yield;
  snapshot.size = boxes[0]?.size ?? 0;
  yield* cutLines(snapshot);
  yield;
  return snapshot;
}

function hasNoStyleSheet(dom: Dom, root: Element): boolean {
  let node: Node | null = dom.firstChild(root);
  for (let count = 0; node && count < 10_000; count++) {
    if (dom.nodeType(node) === 1) {
      const tag = dom.tag(node as Element);
      if (tag === 'head') {
        for (let child = dom.firstChild(node); child; child = dom.nextSibling(child)) {
          if (dom.nodeType(child) === 1 && /^(?:style|link|script)$/.test(dom.tag(child as Element))) return false;
        }
      }
    }
    node = dom.nextSibling(node);
  }
  return true;
}

function openBox(dom: Dom, element: Element, parent: Box | null, index: number, from: number): Box {
  const tag = dom.tag(element);
  const id = dom.attribute(element, 'id', 100) ?? '';
  const classes = dom.attribute(element, 'class', 200) ?? '';
  const box: Box = {
    index,
    last: index + 1,
    element,
    tag,
    parent,
    marks: id || classes ? `${id} ${classes}`.toLowerCase() : '',
    region: 'unknown',
    visible: true,
    gone: false,
    from,
    to: from,
    size: 0,
    linkSize: 0,
    anchor: null,
  };
  box.anchor = tag === 'a' ? box : (parent?.anchor ?? null);
  return box;
}

function visibility(dom: Dom, box: Box, plain: boolean, deep: boolean): Tri {
  const { parent, element, tag } = box;
  if (parent?.gone) {
    box.gone = true;
    return false;
  }
  if (tag === 'html' || tag === 'head' || tag === 'body') return parent?.visible ?? true;
  if (NO_TEXT.has(tag) && tag !== 'svg' && tag !== 'iframe' && tag !== 'video') return parent?.visible ?? true;
  if (dom.isShown) {
    if (tag === 'br' || tag === 'wbr') return parent?.visible ?? true;
    if (isShown(dom, box, deep)) return true;
    const display = dom.display?.(element);
    if (display === 'contents') return parent?.visible ?? true;
    if (display === 'none') box.gone = true;
    return false;
  }
  const style = dom.attribute(element, 'style', 500);
  if (dom.attribute(element, 'hidden') !== null || (style !== null && HIDING.test(style))) {
    box.gone = true;
    return false;
  }
  if (!parent) return true;
  if (parent.visible !== true) return parent.visible;
  // In bytes that nobody rendered a style sheet may hide anything.
  return dom.hasView || plain ? true : 'unknown';
}

function isShown({ isShown, isShownInside }: Dom, { element, parent }: Box, deep: boolean): boolean {
  if (deep && parent) return parent.visible === true && isShownInside?.(element) === true;
  return isShown?.(element) === true;
}

const BLANK = /[\0- \u00a0\u3000\u200b\ufeff]+/g;

function addText(segments: Segment[], text: string, box: Box): void {
  const size = box.visible === false ? 0 : text.replace(BLANK, '').length;
  box.size += size;
  if (box.anchor) box.linkSize += size;
  segments.push({ text, box, border: false, size });
}

/** In `<pre>` the line breaks of the text are breaks. */
function pushText(segments: Segment[], text: string, box: Box): void {
  if (!text.includes('\n') || !isPreformatted(box)) {
    addText(segments, text, box);
    return;
  }
  for (const [i, line] of text.split('\n').entries()) {
    if (i > 0) border(segments, box);
    if (line) addText(segments, line, box);
  }
}

/** Pages nest little within it. */
const PRE_DEPTH = 4;

function isPreformatted(box: Box): boolean {
  let up: Box | null = box;
  for (let i = 0; up && i < PRE_DEPTH; i++, up = up.parent) if (up.tag === 'pre') return true;
  return false;
}

function border(segments: Segment[], box: Box): void {
  segments.push({ text: CELL.has(box.tag) ? '\t' : '\n', box, border: true, size: 0 });
}

function closeBox(box: Box, boxes: Box[], segments: Segment[]): void {
  box.last = boxes.length;
  if (BLOCK.has(box.tag)) border(segments, box);
  box.to = segments.length;
  if (box.parent) {
    box.parent.size += box.size;
    box.parent.linkSize += box.linkSize;
  }
}

function* cutLines(snapshot: Snapshot): Generator<void> {
  const { segments, lines, lineOf } = snapshot;
  let text = '';
  let first: Segment | undefined;
  let from = 0;
  let linked = true;
  const flush = (to: number) => {
    const folded = first && fold(text);
    if (folded && first) lines.push({ text: folded, box: first.box, from, to, linked });
    text = '';
    first = undefined;
    linked = true;
  };
  for (let i = 0; i < segments.length; i++) {
    const segment = segments[i];
    if (!segment) continue;
    if (i % 1_000 === 999) yield;
    if (segment.border && segment.text === '\n') flush(i);
    lineOf.push(lines.length);
    if (segment.box.visible === false) continue;
    if (segment.border) {
      if (text) text += ' ';
      continue;
    }
    if (segment.size > 0) {
      if (!first) {
        first = segment;
        from = i;
      }
      if (!segment.box.anchor) linked = false;
    }
    text += segment.text;
  }
  flush(segments.length);
}

/** Text of the box, folded to one line, cut at `limit`. Hidden parts count only where `hidden` is asked for. */
export function textOf(snapshot: Snapshot, box: Box, limit: number = CAPS.shortText, hidden = false): string {
  return textBetween(snapshot, box.from, box.to, limit, hidden);
}

export function textBetween(snapshot: Snapshot, from: number, to: number, limit: number, hidden = false): string {
  let text = '';
  for (let i = from; i < to && text.length < limit * 4 + 2_000; i++) {
    const segment = snapshot.segments[i];
    if (!segment || (!hidden && segment.box.visible === false)) continue;
    text += segment.border ? ' ' : segment.text;
  }
  const folded = fold(text);
  return folded.length > limit ? folded.slice(0, limit) : folded;
}

/** Whether `inner` is `outer` or stands in it. */
export const within = (inner: Box, outer: Box): boolean => inner.index >= outer.index && inner.index < outer.last;

/** The attribute, folded and cut at the cap of short texts; empty where absent. */
export function attributeText(snapshot: Snapshot, box: Box, name: string, limit: number = CAPS.shortText): string {
  const value = snapshot.dom.attribute(box.element, name, limit * 2);
  if (!value) return '';
  const folded = fold(value);
  return folded.length > limit ? folded.slice(0, limit) : folded;
}
