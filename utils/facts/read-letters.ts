/** Lists of letters under a row of heads, and the closed tabs of a service guide. */
import { hasAny } from '../text/words.ts';
import { resolveAddress } from './address.ts';
import { CAPS } from './caps.ts';
import type { LetterGrid } from './page-facts.ts';
import { type Reader, short } from './readers.ts';
import type { Box, Snapshot } from './snapshot.ts';
import { textOf } from './snapshot.ts';

const HEAD_WORDS = ['时间', '日期', '状态', '单位', '部门'];
const TIME_HEAD =
  /^(?:来信|写信|提交|留言|咨询|提问|反映|信件|来件|投诉|诉求|收信|受理|发布|回复|答复|办结|处理|办理|回信|反馈)?(?:时间|日期)$/;
const OTHER_HEAD =
  /^(?:序号|编号|信件编号|类型|类别|信件类型|(?:信件|来信|留言|咨询|问题|诉求)?(?:标题|主题|内容|名称)|(?:来信|写信|留言|咨询|提问|投诉|反映)?(?:人|者)|姓名|昵称|网友|(?:回复|答复|办理|承办|受理|处理|收信|接收)(?:单位|部门|机构|人)|(?:办理|处理|回复|受理|信件|当前|答复)?(?:状态|情况|进度|结果)|是否公开|(?:点击|浏览|访问)(?:数|量|次数)|满意度|评价|操作|查看)$/;
const LETTER_HEAD = /来信|写信|信件|留言|咨询|提问|诉求|投诉|回复|答复|办理|办结|受理/;
/** Columns that hold a person's name. */
const PERSON_HEAD = /^(?:来信|写信|留言|咨询|提问|投诉|反映)?(?:人|者)$|^(?:姓名|昵称|网友)$/;

export const readLetters: Reader = function* (snapshot, draft) {
  const grids: LetterGrid[] = [];
  const { lines } = snapshot;
  for (let i = 0; i < lines.length && grids.length < CAPS.letterGrids; i++) {
    if (i % 2_000 === 1_999) yield;
    const line = lines[i];
    if (!line || line.text.length > 80 || !hasAny(line.text, HEAD_WORDS)) continue;
    const row = headRow(snapshot, line.box);
    if (!row || grids.some((grid) => grid.line === (snapshot.lineOf[row.box.from] ?? 0))) continue;
    const grid = readGrid(snapshot, row.box, row.heads);
    if (grid) grids.push(grid);
    yield;
  }
  if (grids.length > 0) draft.letterGrids = grids;
  const closed = yield* closedText(snapshot);
  if (closed) draft.closedText = closed;
};

function childrenOf({ boxes }: Snapshot, box: Box, most: number): Box[] {
  const children: Box[] = [];
  for (let i = box.index + 1; i < box.last && children.length <= most; ) {
    const child = boxes[i];
    if (!child) break;
    if (child.tag !== 'br' && child.tag !== 'script' && child.tag !== 'style') children.push(child);
    i = child.last;
  }
  return children;
}

const clean = (text: string): string => text.replace(/[\s\u3000:：]/g, '');

/** The element whose children are heads of columns: a row of a table, or blocks side by side. */
function headRow(snapshot: Snapshot, start: Box): { box: Box; heads: string[] } | undefined {
  let box: Box | null = start;
  for (let up = 0; box && up < 4; up++, box = box.parent) {
    if (box.size > 80) return undefined;
    const cells = childrenOf(snapshot, box, CAPS.letterCells);
    if (cells.length < 3 || cells.length > CAPS.letterCells) continue;
    const heads = cells.map((cell) => clean(textOf(snapshot, cell, 20)));
    if (!heads.some((head) => LETTER_HEAD.test(head))) continue;
    const times = heads.filter((head) => TIME_HEAD.test(head)).length;
    const known = times + heads.filter((head) => OTHER_HEAD.test(head)).length;
    if (known < Math.max(3, heads.length - 1)) continue;
    return { box, heads };
  }
  return undefined;
}

function readGrid(snapshot: Snapshot, head: Box, heads: readonly string[]): LetterGrid | undefined {
  const rows: LetterGrid['rows'] = [];
  let holder: Box | null = head.parent;
  // The heads may stand in a block of their own before the rows: `<thead>`, a second table, `<div class="head">`.
  for (let up = 0; holder && up < 3 && rows.length === 0; up++, holder = holder.parent) {
    if (holder.tag === 'html') break;
    for (let i = head.last; i < holder.last && rows.length < CAPS.letterRows; ) {
      const box = snapshot.boxes[i];
      if (!box) break;
      const row = box.visible === false ? undefined : describeRow(snapshot, box, heads);
      if (row) rows.push(row);
      i = row || box.visible === false ? box.last : i + 1;
    }
  }
  return rows.length > 0 ? { heads: heads.map(short), rows, line: snapshot.lineOf[head.from] ?? 0 } : undefined;
}

function describeRow(snapshot: Snapshot, box: Box, heads: readonly string[]): LetterGrid['rows'][number] | undefined {
  if (box.size === 0 || box.size > 1_000) return undefined;
  const cells = childrenOf(snapshot, box, CAPS.letterCells);
  if (cells.length !== heads.length) return undefined;
  const texts = cells.map((cell, i) => (PERSON_HEAD.test(heads[i] ?? '') ? '' : textOf(snapshot, cell, 120)));
  if (texts.filter(Boolean).length < 2 || texts.every((text, i) => clean(text) === heads[i])) return undefined;
  return { cells: texts, href: firstAddress(snapshot, box) };
}

function firstAddress({ boxes, dom, base }: Snapshot, row: Box): string | null {
  for (let i = row.index; i < row.last; i++) {
    const box = boxes[i];
    const href = box?.tag === 'a' ? resolveAddress(dom.attribute(box.element, 'href'), base) : null;
    if (href) return href;
  }
  return null;
}

const GUIDE_PART =
  /(?:申请|办理|所需|申报)材料|(?:受理|办理|申请)条件|办理(?:流程|程序)|设定依据|法定(?:办结)?时限|收费标准/;

/** What tabs and panels of the main part hide, where it belongs to a guide; a rule of dashes between the panels. */
function* closedText({ segments }: Snapshot): Generator<void, string> {
  let text = '';
  let panel: Box | undefined;
  for (let i = 0; i < segments.length; i++) {
    if (i % 5_000 === 4_999) yield;
    const segment = segments[i];
    if (!segment) break;
    const { text: part, box, border } = segment;
    if (text.length >= CAPS.closedText) break;
    if (box.visible !== false || box.anchor || (box.region !== 'main' && box.region !== 'unknown')) continue;
    if (!panel || box.index < panel.index || box.index >= panel.last) {
      panel = box;
      while (panel.parent && panel.parent.visible === false) panel = panel.parent;
      text += text ? '\n---\n' : '';
    }
    if (border) text += text && !text.endsWith('\n') ? (part === '\n' ? '\n' : ' ') : '';
    else text += part.replace(/\s+/g, ' ');
  }
  return text && GUIDE_PART.test(text) ? text.slice(0, CAPS.closedText).trim() : '';
}
