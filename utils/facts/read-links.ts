/** Links with their text and place, and texts outside links that name an entrance. */
import { resolveAddress } from './address.ts';
import { CAPS } from './caps.ts';
import type { Control, Link } from './page-facts.ts';
import { capped, type Reader } from './readers.ts';
import { attributeText, type Box, type Snapshot, textBetween, textOf } from './snapshot.ts';

export const readLinks: Reader = (snapshot, draft) => {
  const { boxes, dom, base } = snapshot;
  const links: Link[] = [];
  const seen = new Set<string>();
  for (const box of boxes) {
    if (box.tag !== 'a' && box.tag !== 'area') continue;
    const raw = dom.attribute(box.element, 'href');
    if (raw === null && box.size === 0) continue;
    const link = readLink(snapshot, box, resolveAddress(raw, base));
    if (!link.text && !link.href) continue;
    // The same link twice in the same place, as unclosed anchors and doubled menus give, says nothing new.
    const key = `${link.href}\u0000${link.text}\u0000${link.region}\u0000${link.visible}\u0000${link.near ?? ''}`;
    if (link.href && seen.has(key)) continue;
    seen.add(key);
    links.push(link);
  }
  draft.links = capped(draft, 'links', links, CAPS.links);
  draft.controls = capped(draft, 'controls', readControls(snapshot), CAPS.controls);
};

function readLink(snapshot: Snapshot, box: Box, href: string | null): Link {
  const own = textOf(snapshot, box, CAPS.shortText, true);
  const title = attributeText(snapshot, box, 'title') || attributeText(snapshot, box, 'aria-label');
  const label = title || imageAlt(snapshot, box);
  const link: Link = { text: own || label, href, region: box.region, visible: box.visible };
  if (label && label !== own && own) link.label = label;
  // An anchor without a box of its own that shows its children, or one whose children are hidden.
  if (link.visible === true && own && box.size === 0) link.visible = false;
  if (box.region === 'main' || box.region === 'unknown') {
    const near = textBefore(snapshot, box);
    if (near) link.near = near;
  }
  if (download(snapshot, box)) link.download = true;
  return link;
}

/** Short text on the same line before the link, such as 附件： or 相关解读：. */
function textBefore(snapshot: Snapshot, box: Box): string {
  // Only the nearest segments: a block may hold hundreds of links.
  let from = box.from;
  while (from > 0 && box.from - from < 8) {
    const segment = snapshot.segments[from - 1];
    if (!segment || (segment.border && segment.text === '\n')) break;
    from--;
  }
  if (from === box.from) return '';
  const text = textBetween(snapshot, from, box.from, 40);
  if (text && text.length <= 20 && /[:：】]$|^(?:附件|相关|原文|解读)/.test(text)) return text;
  return '';
}

const download = (snapshot: Snapshot, box: Box): boolean =>
  snapshot.dom.attribute(box.element, 'download', 10) !== null;

function imageAlt(snapshot: Snapshot, box: Box): string {
  for (let i = box.index + 1; i < box.last && i < box.index + 12; i++) {
    const inner = snapshot.boxes[i];
    if (!inner) break;
    const text =
      inner.tag === 'img' ? attributeText(snapshot, inner, 'alt') || attributeText(snapshot, inner, 'title') : '';
    if (text) return text;
  }
  return '';
}

export const ENTRANCE =
  /长者|适老|关怀版|关爱版|长辈|老年|无障碍|纠\s*错|找\s*错|(?:网站|站点)(?:地图|导航)|联系我们|联系方式|搜\s*索|检\s*索/;

function readControls(snapshot: Snapshot): Control[] {
  const found: Control[] = [];
  const seen = new Set<string>();
  const add = (text: string, box: Box) => {
    const key = `${text}\u0000${box.visible}`;
    if (seen.has(key)) return;
    seen.add(key);
    found.push({ text: text.slice(0, 40), region: box.region, visible: box.visible });
  };
  for (const { text, box, border } of snapshot.segments) {
    if (border || box.anchor || text.length > 200 || text.length < 2) continue;
    const folded = text.trim();
    if (folded.length <= 40 && ENTRANCE.test(folded)) add(folded.replace(/\s+/g, ' '), box);
  }
  for (const box of snapshot.boxes) {
    if (box.tag !== 'img' && box.tag !== 'input' && box.tag !== 'button') continue;
    const names = box.tag === 'img' ? ['alt', 'title'] : ['title', 'aria-label', 'placeholder'];
    const type = box.tag === 'input' ? (snapshot.dom.attribute(box.element, 'type', 20) ?? '') : '';
    if (/^(?:button|submit|image|reset)$/i.test(type)) names.push('value', 'alt');
    for (const name of names) {
      const text = attributeText(snapshot, box, name, 40);
      if (text && ENTRANCE.test(text)) add(text, box);
    }
  }
  return found;
}
