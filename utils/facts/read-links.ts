/** Links with their text and place, and texts outside links that name an entrance. */
import { fold } from '../text/normalise.ts';
import { hasAny } from '../text/words.ts';
import { resolveAddress } from './address.ts';
import { CAPS } from './caps.ts';
import { addressInHandler, codeOfAddress, doesNothing } from './handlers.ts';
import type { Control, Link } from './page-facts.ts';
import { BUTTON_TYPES } from './read-forms.ts';
import { capped, type Reader, short } from './readers.ts';
import { attributeText, type Box, type Line, type Snapshot, textBetween, textOf } from './snapshot.ts';

/** Longer texts in a cell with an `onclick` are no name of a link. */
const NAME_SIZE = 80;
const HANDLER_LENGTH = 120;

export const readLinks: Reader = function* (snapshot, draft) {
  const { boxes, dom, base } = snapshot;
  const links: Link[] = [];
  const seen = new Set<string>();
  const sections = yield* findSections(snapshot);
  const clickable = new Set(dom.matching('[onclick]'));
  yield;
  let anchors = 0;
  for (const box of boxes) {
    const isAnchor = box.tag === 'a' || box.tag === 'area';
    if (!isAnchor && (clickable.size === 0 || !clickable.has(box.element))) continue;
    if (++anchors % 300 === 0) yield;
    if (links.length > CAPS.links) break;
    const raw = isAnchor ? dom.attribute(box.element, 'href') : null;
    const spoken = codeOfAddress(raw);
    const code =
      doesNothing(spoken) && clickable.has(box.element) ? (dom.attribute(box.element, 'onclick') ?? '') : spoken;
    if (raw === null && box.size === 0 && !code) continue;
    const href = resolveAddress(raw, base) ?? resolveAddress(addressInHandler(code), base);
    // A cell or a button is a link where its click leads to an address, and where it is no frame around others.
    if (!isAnchor && (!href || box.linkSize > 0 || box.anchor || box.size > NAME_SIZE)) continue;
    const link = readLink(snapshot, box, href);
    if (!doesNothing(code) && (!href || ENTRANCE.test(link.text) || ENTRANCE.test(link.label ?? '')))
      link.handler = code.trim().slice(0, HANDLER_LENGTH);
    const section = sections.find(({ from, to }) => box.from >= from && box.from < to);
    if (section) link.section = section.heading;
    if (!link.text && !link.href) continue;
    // The same link twice in the same place, as unclosed anchors and doubled menus give, says nothing new.
    const key = `${link.href}\u0000${link.text}\u0000${link.region}\u0000${link.visible}\u0000${link.near ?? ''}\u0000${link.section ?? ''}`;
    if (link.href && seen.has(key)) continue;
    seen.add(key);
    links.push(link);
  }
  draft.links = capped(draft, 'links', links, CAPS.links);
  yield;
  draft.controls = capped(draft, 'controls', yield* readControls(snapshot, clickable), CAPS.controls);
};

function readLink(snapshot: Snapshot, box: Box, href: string | null): Link {
  const own = textOf(snapshot, box, CAPS.shortText, true);
  const title = attributeText(snapshot, box, 'title') || attributeText(snapshot, box, 'aria-label');
  const label = title || (box.tag === 'area' ? attributeText(snapshot, box, 'alt') : imageAlt(snapshot, box));
  const link: Link = { text: own || label, href, region: box.region, visible: box.visible };
  if (label && label !== own && own) link.label = label;
  // An anchor without a box of its own that shows its children, or one whose children are hidden.
  if (link.visible === true && own && box.size === 0) link.visible = false;
  if (box.region === 'main' || box.region === 'unknown' || box.region === 'aside') {
    const near = textBefore(snapshot, box);
    if (near) link.near = near;
  }
  if (download(snapshot, box)) link.download = true;
  return link;
}

const RELATED =
  /^(?:(?:相关|政策|文件|关联|配套|更多|本文|文字|图文|专家|媒体|视频|图片)*(?:解读|图解)(?:材料|文件|链接|信息|文章|稿件?|方案)?|(?:相关|关联|解读)?(?:政策|文件|政策文件|公文)(?:原文|链接|全文)?|(?:查看)?原文(?:链接|件)?)$/;
const SECTION_END =
  /^(?:[上下]一[篇条]|附\s*件|打印|关闭|分享|扫一扫|返回|首页|责任编辑|来源|相关(?:新闻|信息|链接|阅读|稿件|文章|推荐)|友情链接|主办|版权)/;
const bare = (text: string): string => text.replace(/(?:更多|more)|[\s\u3000【】[\]|:：>》»+·]/gi, '');

const SECTION_WORDS = ['解读', '图解', '原文', '文件', '政策'];

interface Section {
  heading: string;
  /** Range of segments. */
  from: number;
  to: number;
}

/** The lines of links below a short heading such as 相关解读 or 政策原文. */
function* findSections(snapshot: Snapshot): Generator<void, Section[]> {
  const { lines, boxes } = snapshot;
  const sections: Section[] = [];
  const anchors = boxes.filter(({ tag }) => tag === 'a');
  let after = 0;
  for (let i = 0; i < lines.length && sections.length < 20; i++) {
    const line = lines[i];
    if (i % 2_000 === 1_999) yield;
    if (!line || line.text.length > 24 || !hasAny(line.text, SECTION_WORDS)) continue;
    const { region } = line.box;
    if ((region !== 'main' && region !== 'unknown' && region !== 'aside') || !RELATED.test(bare(line.text))) continue;
    // Anchors and lines both stand in the order of the page.
    while ((anchors[after]?.from ?? line.to) < line.to) after++;
    const first = anchors[after];
    if (!first) break;
    const holdsLink = (box: Box): boolean => first.index >= box.index && first.index < box.last;
    let holder = line.box;
    for (let up = 0; up < 4 && holder.parent && holder.parent.tag !== 'html' && !holdsLink(holder); up++)
      holder = holder.parent;
    if (!holdsLink(holder)) continue;
    let to = holder.to;
    for (let j = i + 1; j < lines.length && j < i + 40; j++) {
      const next = lines[j];
      if (!next || next.from >= holder.to) break;
      if (
        SECTION_END.test(next.text) ||
        (!next.linked && RELATED.test(bare(next.text))) ||
        plainLength(snapshot, next) > 14
      ) {
        to = next.from;
        break;
      }
    }
    if (to > line.to) sections.push({ heading: short(bare(line.text)), from: line.to, to });
  }
  return sections;
}

/** Characters of the line outside links: a row of links has a date at most. */
function plainLength(snapshot: Snapshot, { from, to, linked }: Line): number {
  if (linked) return 0;
  let length = 0;
  let links = 0;
  for (let i = from; i < to; i++) {
    const segment = snapshot.segments[i];
    if (!segment || segment.border || segment.box.visible === false) continue;
    if (segment.box.anchor) links++;
    else length += segment.text.trim().length;
  }
  // Without a link it is a date, or ends the section.
  return links > 0 || /^[\s\d年月日./:[\]()-]*$/.test(snapshot.lines[snapshot.lineOf[from] ?? 0]?.text ?? '')
    ? length
    : 99;
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

/** Names that say what an element is for; blanks and dots may stand between their characters. */
export const ENTRANCE =
  /长\s*者|适\s*老|关\s*怀|关\s*爱|长\s*辈|老\s*[年人]|敬\s*老|尊\s*老|爱\s*老|银\s*龄|乐\s*龄|大\s*字|无[\s·・•‧]*障[\s·・•‧]*碍|辅助(?:浏览|阅读)|读\s*屏|盲\s*人|视\s*障|纠\s*错|找\s*错|报\s*错|(?:网\s*站|站\s*点|本\s*站)\s*(?:地\s*图|导\s*航)|联系(?:我们|方[式法]|本站)|搜\s*索|检\s*索/;
/** Elements that are buttons of a toolbar at times; titles of images and links are read for themselves. */
const MAY_BE_BUTTON = new Set('div span i em b li p object svg'.split(' '));

function* readControls(snapshot: Snapshot, clickable: ReadonlySet<Element>): Generator<void, Control[]> {
  const { dom, base } = snapshot;
  const found: Control[] = [];
  const seen = new Set<string>();
  const add = (text: string, box: Box) => {
    const key = `${text}\u0000${box.visible}`;
    if (seen.has(key)) return;
    seen.add(key);
    const control: Control = { text: text.slice(0, 40), region: box.region, visible: box.visible };
    let holder: Box | null = box;
    for (let up = 0; up < 4 && holder && !clickable.has(holder.element); up++) holder = holder.parent;
    const code = holder && clickable.has(holder.element) ? (dom.attribute(holder.element, 'onclick') ?? '') : '';
    if (!doesNothing(code)) {
      control.handler = code.trim().slice(0, HANDLER_LENGTH);
      const href = resolveAddress(addressInHandler(code), base);
      if (href) control.href = href;
    }
    found.push(control);
  };
  for (let i = 0; i < snapshot.segments.length; i++) {
    if (i % 2_000 === 1_999) yield;
    const segment = snapshot.segments[i];
    if (!segment || segment.border) continue;
    const { text, box } = segment;
    if (box.anchor || text.length > 200 || text.length < 2) continue;
    const folded = text.trim();
    if (folded.length <= 40 && ENTRANCE.test(folded)) add(fold(folded), box);
  }
  const named = new Set([...dom.matching('[title]'), ...dom.matching('[aria-label]')]);
  for (const box of snapshot.boxes) {
    if (box.index % 3_000 === 2_999) yield;
    const { tag } = box;
    const isField = tag === 'img' || tag === 'input' || tag === 'button';
    if (!isField && (box.anchor || named.size === 0 || !MAY_BE_BUTTON.has(tag) || !named.has(box.element))) continue;
    const names = tag === 'img' ? ['alt', 'title'] : ['title', 'aria-label', ...(isField ? ['placeholder'] : [])];
    const type = tag === 'input' ? (dom.attribute(box.element, 'type', 20) ?? '') : '';
    if (BUTTON_TYPES.has(type.toLowerCase())) names.push('value', 'alt');
    for (const name of names) {
      const text = attributeText(snapshot, box, name, 40);
      if (text && ENTRANCE.test(text)) add(text, box);
    }
  }
  return found;
}
