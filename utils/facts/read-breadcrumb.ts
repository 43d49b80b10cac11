/** The path that the page shows for itself (当前位置：首页 > 政务公开). */
import { resolveAddress } from './address.ts';
import { CAPS } from './caps.ts';
import { type Reader, short } from './readers.ts';
import { HERE } from './regions.ts';
import { type Box, type Snapshot, textOf } from './snapshot.ts';

interface Crumb {
  text: string;
  href: string | null;
}

const SEPARATOR = /\s*(?:-{1,3}>|={1,2}>|[>＞»›→⟩❯▶►]+|&gt;|::|≫|\|)\s*/;
const LOOSE = /\s+[/\\-]\s+|\s*[>＞»›→]+\s*|[/\\]/;
const MARKER = new RegExp(`^.{0,12}?(?:${HERE.source})[】\\]]?\\s*[:：∶]?\\s*|^(?:位\\s*置|导航|路径)\\s*[:：]\\s*`);

export const readBreadcrumb: Reader = (snapshot, draft) => {
  for (const box of candidates(snapshot)) {
    const crumbs = parse(snapshot, box);
    if (crumbs.length > 0 && crumbs.length <= CAPS.breadcrumb) {
      draft.breadcrumb = crumbs;
      return;
    }
  }
};

/** Boxes that say 当前位置, then boxes named so; outermost region boxes only, in document order. */
function candidates(snapshot: Snapshot): Box[] {
  const said: Box[] = [];
  const named: Box[] = [];
  for (const box of snapshot.boxes) {
    if (box.region !== 'breadcrumb' || box.parent?.region === 'breadcrumb' || box.visible === false || box.size === 0)
      continue;
    (HERE.test(textOf(snapshot, box, 60)) ? said : named).push(box);
  }
  // The words may stand in a cell of their own, with the links in the next one.
  const widened = said.map((box) => widen(snapshot, box));
  return [...widened, ...named.filter((box) => box.linkSize > 0)];
}

function widen(snapshot: Snapshot, box: Box): Box {
  let wide = box;
  for (let steps = 0; steps < 4 && wide.linkSize === 0 && wide.parent && wide.parent.size < 200; steps++) {
    if (wide.size > 8 && SEPARATOR.test(textOf(snapshot, wide, 200))) return wide;
    wide = wide.parent;
  }
  return wide;
}

function parse(snapshot: Snapshot, box: Box): Crumb[] {
  const pieces: { text: string; anchor: Box | null }[] = [];
  for (let i = box.from; i < box.to; i++) {
    const segment = snapshot.segments[i];
    if (!segment || segment.box.visible === false) continue;
    const text = segment.border ? ' ' : segment.text;
    const last = pieces.at(-1);
    if (last && last.anchor === segment.box.anchor) last.text += text;
    else pieces.push({ text, anchor: segment.box.anchor });
  }
  const plain = pieces.map((piece) => (piece.anchor ? '' : piece.text)).join(' ');
  const separator =
    SEPARATOR.test(plain.replace(MARKER, '')) || SEPARATOR.test(textOf(snapshot, box, 200).replace(MARKER, ''));
  const crumbs: Crumb[] = [];
  let started = false;
  for (const { text, anchor } of pieces) {
    const folded = text.replace(/[\s\u00a0\u3000]+/g, ' ').trim();
    if (!folded) continue;
    if (anchor) {
      const clean = folded.replace(MARKER, '').replace(/^[>＞»›\s]+|[>＞»›\s]+$/g, '');
      const href = resolveAddress(snapshot.dom.attribute(anchor.element, 'href'), snapshot.base);
      if (clean) crumbs.push({ text: short(clean), href });
      started = true;
      continue;
    }
    const rest = started ? folded : folded.replace(MARKER, '');
    for (const part of rest.split(separator ? SEPARATOR : LOOSE)) {
      const clean = part.replace(/^[\s:：>＞»\-/\\|]+|[\s>＞»/\\|]+$/g, '').trim();
      if (clean.length > 0 && clean.length < 160 && !/^[-–—·.,，、。:：|\\/]+$/.test(clean))
        crumbs.push({ text: short(clean), href: null });
    }
    started = true;
  }
  return crumbs.length > 1 || crumbs[0]?.href ? crumbs : [];
}
