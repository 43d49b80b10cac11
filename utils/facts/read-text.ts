/** The main text and the footer's text. */
import { CAPS } from './caps.ts';
import type { Reader } from './readers.ts';
import type { Box, Snapshot } from './snapshot.ts';

export const readMainText: Reader = (snapshot, draft) => {
  const root = contentRoot(snapshot);
  const from = snapshot.lineOf[root.from] ?? 0;
  const to = snapshot.lineOf[Math.max(root.from, root.to - 1)] ?? snapshot.lines.length;
  const kept: string[] = [];
  let length = 0;
  let content: number | undefined;
  for (let i = from; i <= to && i < snapshot.lines.length; i++) {
    const line = snapshot.lines[i];
    if (!line) break;
    const { region } = line.box;
    if (region === 'navigation' || region === 'footer' || region === 'breadcrumb' || region === 'header') continue;
    content ??= i;
    kept.push(line.text);
    length += line.text.length + 1;
    if (length > CAPS.mainText) break;
  }
  const text = kept.join('\n');
  if (text.length > CAPS.mainText) draft.truncated.push('mainText');
  draft.mainText = text.slice(0, CAPS.mainText);
  draft.mainLine = content ?? 0;
  draft.mainLinkShare = root.size > 0 ? Math.round((root.linkSize / root.size) * 100) / 100 : 0;
};

/**
 * The smallest box that holds most of the running text and most of all text outside links: a table of names below the
 * text has more letters than the text, and a guide in short cells has no running text at all.
 */
function contentRoot(snapshot: Snapshot): Box {
  const { boxes, segments } = snapshot;
  const running = new Float64Array(boxes.length);
  const letters = new Float64Array(boxes.length);
  for (const { text, box, border } of segments) {
    if (border || box.visible === false || box.anchor) continue;
    if (box.region !== 'main' && box.region !== 'unknown') continue;
    const length = text.trim().length;
    if (length === 0) continue;
    letters[box.index] = (letters[box.index] ?? 0) + length;
    if (text.length < RUNNING) continue;
    const points = (text.match(/[，。；、！？：]/g)?.length ?? 0) * 8;
    running[box.index] = (running[box.index] ?? 0) + points + length;
  }
  for (let i = boxes.length - 1; i > 0; i--) {
    const parent = boxes[i]?.parent;
    if (!parent) continue;
    running[parent.index] = (running[parent.index] ?? 0) + (running[i] ?? 0);
    letters[parent.index] = (letters[parent.index] ?? 0) + (letters[i] ?? 0);
  }
  const [page] = boxes;
  if (!page) throw new Error('no element');
  let root: Box = page;
  const most = (of: Float64Array, box: Box) => (of[box.index] ?? 0) >= (of[0] ?? 0) * MOST;
  if ((letters[0] ?? 0) < 20) return root;
  for (;;) {
    const next: Box | undefined = childrenOf(snapshot, root).find(
      (child) => most(running, child) && most(letters, child),
    );
    if (!next || next.tag === 'p' || next.tag === 'table' || next.tag === 'tbody') return root;
    root = next;
  }
}

/** Pieces of text that are shorter are labels and cells. */
const RUNNING = 8;
const MOST = 0.7;

function childrenOf(snapshot: Snapshot, box: Box): Box[] {
  const children: Box[] = [];
  for (let i = box.index + 1; i < box.last; ) {
    const child = snapshot.boxes[i];
    if (!child) break;
    children.push(child);
    i = child.last;
  }
  return children;
}

export const readFooterText: Reader = (snapshot, draft) => {
  const inFooter = snapshot.lines.filter((line) => line.box.region === 'footer').map((line) => line.text);
  // Identifiers also stand before or behind what the regions call the footer.
  const others = snapshot.lines.filter(
    (line) => line.box.region !== 'footer' && line.text.length < 200 && IDENTIFIER.test(line.text.toLowerCase()),
  );
  const text = [...inFooter, ...others.map((line) => line.text)].join('\n');
  if (text.length > CAPS.footerText) draft.truncated.push('footerText');
  draft.footerText = text.slice(0, CAPS.footerText);
};

// On folded text in lower case: neither `\s` nor the flag `i`, which double what it costs to compile.
const IDENTIFIER = /网站(?:标识|识别)码|icp *[备证]|公 *网 *(?:安 *)?备|网警备案|^版权所有|^主办(?:单位|方)?[:：]/;
