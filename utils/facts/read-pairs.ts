/** Labels with their values: document blocks (索引号, 文号, 发布机构) and bylines (来源, 发布时间). */
import { fold, unspaced } from '../text/normalise.ts';
import { CAPS } from './caps.ts';
import { findLabels, wholeLabel } from './find-labels.ts';
import { LABELS, type LabelId } from './labels.ts';
import type { LabelledValue } from './page-facts.ts';
import { capped, type Reader, short } from './readers.ts';
import type { Line, Snapshot } from './snapshot.ts';

/** Another label, known or not: 载体类型：纸质. */
const ANY_LABEL = /^[\u4e00-\u9fa5][\u4e00-\u9fa5\s\u3000]{1,9}[:：∶]/;
const COLON = /[:：∶]|[布表]于|浏览|阅读|点击|[【[]|[日时] *[期间]/;
// Letters without which no label fills a cell. Lines are folded: a blank stands for white space of any kind.
const QUICK =
  /索 *引|索取|信 *息|文 *号|文 *件|字 *号|发 *[布文]|[制印]发|公 *[开告布]|来 *源|日 *期|时 *[间效]|主 *题|分 *类|效|出 *处|作 *者|编 *辑|标 *题|名 *称|体 *裁|文 *种|责 *编|供 *稿|撰 *稿|机 *关|关键/;
/** Values that may hold a word at which a byline's value ends: 关于加强打印服务管理的通知. */
const LONG_VALUES: ReadonlySet<LabelId> = new Set(['title', 'topic', 'category', 'index', 'number', 'issuer']);

const idOf = (label: string): LabelId | undefined => {
  const key = unspaced(label);
  return Object.hasOwn(LABELS, key) ? LABELS[key] : undefined;
};

export const readPairs: Reader = function* (snapshot, draft) {
  const pairs: LabelledValue[] = [];
  const empty: { label: string; region: LabelledValue['region']; line: number }[] = [];
  const seen = new Set<string>();
  const add = (label: string, value: string, line: number, region: LabelledValue['region'], colon: boolean) => {
    const folded = short(fold(value));
    const name = unspaced(label);
    const key = `${name}\u0000${folded}\u0000${line}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (folded) pairs.push({ label: name, value: folded, region, line, ...(colon ? {} : { cell: true }) });
    else empty.push({ label: name, region, line });
  };
  const { lines } = snapshot;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (i % 300 === 299) yield;
    if (pairs.length > CAPS.pairs) break;
    if (!line || line.text.length > 500 || (!COLON.test(line.text) && !QUICK.test(line.text))) continue;
    const { region } = line.box;
    const cells = cellsOf(snapshot, line);
    const next = lines[i + 1];
    if (isHeadRow(cells) && next && next.text.length <= 500) {
      headPairs(cells, cellsOf(snapshot, next), (label, value) => add(label, value, i, region, false));
      continue;
    }
    cellPairs(cells, (label, value) => add(label, value, i, region, false));
    const open = COLON.test(line.text) && labelled(line.text, (label, value) => add(label, value, i, region, true));
    const filled = cells.filter(Boolean);
    const last = filled.at(-1) ?? line.text;
    const whole = wholeLabel(last);
    if (!whole && open) add(open, '', i, region, true);
    // Label and value in blocks of their own.
    if (!whole || !(open || filled.length <= 1)) continue;
    const colon = /[:：∶]/.test(last);
    const stop = next && next.text.length <= 120 && !wholeLabel(next.text) ? labelStart(next.text) : 0;
    if (next && stop !== 0 && !ANY_LABEL.test(next.text) && idOf(whole) !== 'other')
      add(whole, stop > 0 ? next.text.slice(0, stop) : next.text, i, region, colon);
    else if (colon && next) add(whole, '', i, region, true);
  }
  draft.pairs = capped(draft, 'pairs', pairs, CAPS.pairs);
  if (empty.length > 0) draft.emptyLabels = capped(draft, 'emptyLabels', empty, CAPS.emptyLabels);
};

const labelStart = (text: string): number => {
  const [mark] = findLabels(text);
  return mark && (!mark.touching || mark.from === 0) ? mark.from : -1;
};

/**
 * `来源：X 时间：Y` cut at its labels; a last one without a value is returned. A label that touches what stands before
 * it counts only where that is the value of another.
 */
function labelled(text: string, add: (label: string, value: string) => void): string | undefined {
  const found = findLabels(text);
  const first = found.findIndex(({ label, touching }) => label && !touching);
  const marks = found.filter(({ touching }, at) => !touching || (first >= 0 && at > first));
  let open: string | undefined;
  for (let i = 0; i < marks.length; i++) {
    const label = marks[i]?.label;
    if (!label) continue;
    const id = idOf(label);
    const end =
      marks.slice(i + 1, i + 4).find((mark) => mark.label || !id || !LONG_VALUES.has(id))?.from ?? text.length;
    const value = text.slice(marks[i]?.to, end).replace(/[【[（(|｜/;；,，\s\u3000]+$/, '');
    if (value.trim()) add(label, value);
    else if (i === marks.length - 1) open = label;
    else if (marks[i + 1]?.label || id === 'published') add(label, '');
  }
  return open;
}

/** Texts of the cells, or of the inline elements, that one line is made of; an empty cell is an empty text. */
function cellsOf(snapshot: Snapshot, line: Line): string[] {
  const cells: string[] = [];
  let box = line.box;
  let text = '';
  let opened: unknown;
  const flush = (keepEmpty = false) => {
    const folded = fold(text);
    if (folded || keepEmpty) cells.push(folded);
    text = '';
  };
  for (let i = line.from; i < line.to; i++) {
    const segment = snapshot.segments[i];
    if (!segment) continue;
    if (segment.border) {
      // The two borders of a cell with no text between them.
      flush(segment.text === '\t' && opened === segment.box && !fold(text));
      opened = segment.box;
      continue;
    }
    if (segment.box.visible === false) continue;
    // `<strong>索引号</strong>：X`: a colon belongs to the label before it.
    if (segment.box !== box && !/^\s*[:：∶]/.test(segment.text) && wholeLabel(text)) flush();
    box = segment.box;
    text += segment.text;
    if (segment.text.trim()) opened = undefined;
  }
  flush();
  return cells;
}

function cellPairs(cells: readonly string[], add: (label: string, value: string) => void): void {
  for (let i = 0; i + 1 < cells.length; i++) {
    const label = wholeLabel(cells[i] ?? '');
    const value = cells[i + 1] ?? '';
    if (!label || wholeLabel(value)) continue;
    const stop = labelStart(value);
    add(label, stop === 0 || ANY_LABEL.test(value) ? '' : stop > 0 ? value.slice(0, stop) : value);
  }
}

/** A row of labels over the row of their values. */
const isHeadRow = (cells: readonly string[]): boolean => cells.length > 1 && cells.every(wholeLabel);

function headPairs(
  cells: readonly string[],
  values: readonly string[],
  add: (label: string, value: string) => void,
): void {
  if (values.length !== cells.length || values.some(wholeLabel)) return;
  for (let i = 0; i < cells.length; i++) {
    const label = wholeLabel(cells[i] ?? '');
    if (label) add(label, values[i] ?? '');
  }
}
