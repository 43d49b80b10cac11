/** The tools of a single content by their labels (字体：, 分享到：, 扫一扫), and whether anything stands behind them. */
import { hasAny } from '../text/words.ts';
import { CAPS } from './caps.ts';
import type { PageTool } from './page-facts.ts';
import { capped, type Reader, short } from './readers.ts';
import { attributeText, type Box, type Line, type Snapshot } from './snapshot.ts';

const WORDS = ['字体', '字号', '分享', '扫一扫', '手机', '二维码'];
const LABELS: readonly (readonly [PageTool['kind'], RegExp])[] = [
  ['font-size', /(?:^|[\s【[(（|])(?:文字|字体|字号)(?:大小)?\s*[:：]/],
  ['share', /(?:^|[\s【[(（|])分享(?:到|至)?\s*(?:[:：]|$)/],
  ['phone-code', /扫一扫|(?:用|在)?手机(?:上|端)?(?:打开|查看|浏览|访问|阅读|扫)|扫描?二维码/],
];
/** Longer lines are sentences that speak of such things. */
const LONGEST = { 'font-size': 120, share: 120, 'phone-code': 30 } as const;
/** What says itself, behind a label for sizes or for shares. */
const CHOICES = /^[\s:：]*(?:[大中小默]|特大|加大|放大|标准|超大|A[+-]?|\+|微信|微博|QQ|空间|朋友|新浪|腾讯)/;
/** The holder of a label and its tool has no more text than this. */
const HOLDER = 160;
const SHOWN = new Set(['img', 'canvas', 'svg', 'input', 'button', 'select', 'object', 'embed', 'iframe', 'a']);
/** Drawn by a style sheet: icons have a class and no text. */
const ICON = new Set(['i', 'em', 'b', 'span', 'li', 'u', 'ins', 'label']);
const CODE_MARK = /(?:^|[\s_-])(?:qr|ewm|erweima|wxcode)|qr-?code|ercode/;
const CODE_NAME = /二维码|扫一扫|扫码/;

export const readPageTools: Reader = (snapshot, draft) => {
  const tools: PageTool[] = [];
  for (const line of snapshot.lines) {
    const { region } = line.box;
    if (region === 'footer' || region === 'navigation' || !hasAny(line.text, WORDS)) continue;
    for (const [kind, label] of LABELS) {
      const found = line.text.length <= LONGEST[kind] ? label.exec(line.text) : null;
      if (!found) continue;
      const rest = line.text.slice(found.index + found[0].length);
      const filled = kind !== 'phone-code' && CHOICES.test(rest) ? true : isFilled(snapshot, line, kind);
      tools.push({ kind, text: short(line.text), region, filled });
    }
  }
  const code = snapshot.boxes.find((box) => isCode(snapshot, box));
  if (code) tools.push({ kind: 'phone-code', text: '', region: code.region, filled: true });
  draft.pageTools = capped(draft, 'pageTools', tools, CAPS.pageTools);
};

/** Whether a picture, a link, an icon or a control stands with the label. */
function isFilled(snapshot: Snapshot, { box }: Line, kind: PageTool['kind']): boolean {
  if (box.anchor) return kind !== 'phone-code' || holds(snapshot, box.anchor, kind);
  let holder = box;
  while (holder.parent && holder.parent.tag !== 'body' && holder.parent.size <= HOLDER) holder = holder.parent;
  return holds(snapshot, holder, kind);
}

function holds({ boxes, dom }: Snapshot, { index, last }: Box, kind: PageTool['kind']): boolean {
  for (let i = index + 1; i < last; i++) {
    const box = boxes[i];
    if (!box) continue;
    if (SHOWN.has(box.tag) && (kind !== 'phone-code' || box.tag !== 'a')) return true;
    if (box.tag === 'table' && kind === 'phone-code') return true;
    if (ICON.has(box.tag) && box.size === 0 && box.marks) return true;
    if (dom.attribute(box.element, 'onclick', 1) !== null) return true;
  }
  return false;
}

/** A drawn code, shown or opened by a click: those of the footer are of the site's accounts. */
function isCode(snapshot: Snapshot, box: Box): boolean {
  if (box.region === 'footer' || box.region === 'header' || box.region === 'navigation') return false;
  if (box.tag === 'img' && CODE_NAME.test(attributeText(snapshot, box, 'alt'))) return true;
  return CODE_MARK.test(box.marks) && (SHOWN.has(box.tag) || holds(snapshot, box, 'phone-code'));
}
