/** Links to other hosts that the page holds but does not show: how they are hidden, where, and in what company. */
import { resolveAddress } from './address.ts';
import { CAPS } from './caps.ts';
import type { Concealed } from './page-facts.ts';
import { capped, type Reader } from './readers.ts';
import { type Box, type Snapshot, textOf } from './snapshot.ts';

const HOST = /^\s*(?:https?:)?\/\/(?:[^/?#@\s]*@)?([^/?#:\s]+)/i;
/** Beyond this many pixels outside of its place nothing is seen of it. */
const FAR = String.raw`-\s*\d{3,}(?:\.\d+)?\s*(?:px|em|rem|pt|%)?`;
const WAYS: readonly (readonly [by: Concealed['by'], style: RegExp])[] = [
  ['display', /(?:^|;)\s*display\s*:\s*none/i],
  ['visibility', /(?:^|;)\s*visibility\s*:\s*(?:hidden|collapse)/i],
  ['opacity', /(?:^|;)\s*opacity\s*:\s*(?:0+(?:\.0*)?|\.0+)\s*(?:;|!|$)/i],
  ['font-size', /(?:^|;)\s*font-size\s*:\s*[01](?:\.\d+)?(?:px|pt)?\s*(?:;|!|$)/i],
];
const PLACED = /(?:^|;)\s*position\s*:\s*(?:absolute|fixed)/i;
const AWAY = new RegExp(String.raw`(?:^|;)\s*(?:left|top|right|bottom|margin-left|margin-top)\s*:\s*${FAR}`, 'i');
const CLIPPED = /(?:^|;)\s*clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)/i;
const CUT = /(?:^|;)\s*overflow\s*:\s*hidden/i;
const TINY = /(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*[01](?:px|pt|em|%)?\s*(?:;|!|$)/i;

interface Place {
  by: Concealed['by'];
  box: Box;
}

export const readConcealed: Reader = function* (snapshot, draft) {
  const { boxes, dom, base } = snapshot;
  const own = HOST.exec(base)?.[1]?.toLowerCase() ?? '';
  const places = new Map<Box, Place | null>();
  const groups = new Map<Box, Concealed>();
  let anchors = 0;
  for (const box of boxes) {
    if (box.tag !== 'a' && box.tag !== 'area') continue;
    if (++anchors % 500 === 0) yield;
    const raw = dom.attribute(box.element, 'href');
    const host = raw === null ? undefined : HOST.exec(raw)?.[1]?.toLowerCase();
    if (!host || host === own) continue;
    const place = placeOf(snapshot, box, places);
    const href = place && resolveAddress(raw, base);
    if (!place || !href) continue;
    if (groups.size > CAPS.concealed) break;
    const group = groups.get(place.box) ?? describe(snapshot, place, own);
    groups.set(place.box, group);
    if (group.links.length < CAPS.concealedLinks && !group.links.some((link) => link.href === href)) {
      group.links.push({ href, text: textOf(snapshot, box, 40, true) });
    }
  }
  draft.concealed = capped(draft, 'concealed', [...groups.values()], CAPS.concealed);
};

/** The outermost element that hides the box; each element is looked at once. */
function placeOf(snapshot: Snapshot, from: Box, places: Map<Box, Place | null>): Place | null {
  const path: Box[] = [];
  let box: Box | null = from;
  while (box && !places.has(box)) {
    path.push(box);
    box = box.parent;
  }
  let place = (box && places.get(box)) ?? null;
  for (const step of path.reverse()) {
    const by = place ? undefined : hiddenBy(snapshot, step);
    if (by) place = { by, box: step };
    places.set(step, place);
  }
  return place;
}

function hiddenBy({ dom }: Snapshot, box: Box): Concealed['by'] | undefined {
  if (box.tag === 'html' || box.tag === 'body') return undefined;
  const style = dom.attribute(box.element, 'style', 500);
  if (style) {
    for (const [by, pattern] of WAYS) if (pattern.test(style)) return by;
    if (PLACED.test(style) && (AWAY.test(style) || CLIPPED.test(style))) return 'off-screen';
    if (CUT.test(style) && TINY.test(style)) return 'size';
  }
  if (box.tag === 'marquee') {
    const sides = ['height', 'width'].map((name) => dom.attribute(box.element, name, 10));
    if (sides.some((side) => side !== null && /^\s*[0-9](?:px)?\s*$/.test(side))) return 'size';
  }
  // Whatever else hides it: a style sheet, or the attribute `hidden`.
  return box.visible === false && box.parent?.visible !== false ? 'style-sheet' : undefined;
}

function describe(snapshot: Snapshot, { by, box }: Place, own: string): Concealed {
  const { boxes, dom } = snapshot;
  let ownLinks = 0;
  let listed = false;
  let pictures = false;
  for (let i = box.index; i < box.last; i++) {
    const inner = boxes[i];
    if (!inner) break;
    if (/^(?:li|dd|option|tr)$/.test(inner.tag)) listed = true;
    else if (inner.tag === 'img') pictures = true;
    else if (inner.tag === 'a') {
      const href = dom.attribute(inner.element, 'href', 200);
      const host = href === null ? undefined : HOST.exec(href)?.[1]?.toLowerCase();
      if (href !== null && (host === own || (!host && /^\s*[^#\s]/.test(href) && !/^\s*javascript:/i.test(href))))
        ownLinks++;
    }
  }
  return {
    by,
    region: box.region,
    links: [],
    ownLinks,
    ...(listed && { listed: true as const }),
    ...(pictures && { pictures: true as const }),
    ...(box.marks && { named: true as const }),
    ...(hasTwin(snapshot, box) && { twin: true as const }),
  };
}

/** A neighbour of the same make that holds links as well: the panel of another tab. */
function hasTwin({ boxes }: Snapshot, box: Box): boolean {
  if (!box.parent) return false;
  const end = box.parent.last;
  for (let i = box.parent.index + 1, looked = 0; i < end && looked < 200; looked++) {
    const sibling = boxes[i];
    if (!sibling) break;
    if (sibling !== box && sibling.tag === box.tag && sibling.marks === box.marks) {
      for (let j = sibling.index; j < sibling.last && j < sibling.index + 20; j++)
        if (boxes[j]?.tag === 'a') return true;
    }
    i = sibling.last;
  }
  return false;
}
