/** The path that the page shows for itself (当前位置：首页 > 政务公开). */
import { resolveAddress } from './address.ts';
import { CAPS } from './caps.ts';
import { type Reader, short } from './readers.ts';
import { HERE } from './regions.ts';
import type { Box, Path, Snapshot } from './snapshot.ts';

interface Crumb {
  text: string;
  href: string | null;
}

const SEPARATOR = /\s*(?:-{1,3}>|={1,2}>|[>＞»›→⟩❯▶►]+|&gt;|::|≫|\|)\s*/;
const LOOSE = /\s+[/\\-]\s+|\s*[>＞»›→]+\s*|[/\\]/;
const MARKER = new RegExp(`^.{0,12}?(?:${HERE.source})[】\\]]?\\s*[:：∶]?\\s*|^(?:位\\s*置|导航|路径)\\s*[:：]\\s*`);

export const readBreadcrumb: Reader = (snapshot, draft) => {
  if (!snapshot.path) return;
  const crumbs = parse(snapshot, snapshot.path);
  if (crumbs.length <= CAPS.breadcrumb) draft.breadcrumb = crumbs;
};

function parse(snapshot: Snapshot, { from, to }: Path): Crumb[] {
  const pieces: { text: string; anchor: Box | null }[] = [];
  for (let i = from; i < to; i++) {
    const segment = snapshot.segments[i];
    if (!segment || segment.box.visible === false) continue;
    const text = segment.border ? ' ' : segment.text;
    const last = pieces.at(-1);
    if (last && last.anchor === segment.box.anchor) last.text += text;
    else pieces.push({ text, anchor: segment.box.anchor });
  }
  const plain = pieces.map((piece) => (piece.anchor ? '' : piece.text)).join(' ');
  const separator = SEPARATOR.test(plain.replace(MARKER, ''));
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
