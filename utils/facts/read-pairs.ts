/** Labels with their values: document blocks (索引号, 文号, 发布机构) and bylines (来源, 发布时间). */
import { fold, unspaced } from '../text/normalise.ts';
import { CAPS } from './caps.ts';
import { LABELS, STOPS } from './labels.ts';
import type { LabelledValue } from './page-facts.ts';
import { capped, type Reader, short } from './readers.ts';
import type { Line, Snapshot } from './snapshot.ts';

const spaced = (label: string) => [...label].join('[\\s\u3000]*');
const NAMES = Object.keys(LABELS).sort((a, b) => b.length - a.length);
const LABEL = NAMES.map(spaced).join('|');
const STOP = STOPS.map((stop) => stop.replace(/[[\]]/g, '\\$&')).join('|');
// A label counts where a colon follows, or where it fills a cell.
const LABELLED = new RegExp(
  `(?<![\\u4e00-\\u9fa5])(?:(${LABEL})[\\s\u3000]*[:：∶]|(发[布表]于)\\s*[:：]?)|(?:${STOP})`,
  'g',
);
const WHOLE = new RegExp(`^[【\\[(（]?(${LABEL})[\\s\u3000]*[:：∶]?[】\\])）]?$`);
const COLON = /[:：∶]|[布表]于|浏览|阅读|点击/;
// Letters without which no label fills a cell.
const QUICK =
  /索\s*引|索取|信息|文\s*号|文件|字号|发[布文]|制发|公[开告布]|来\s*源|日\s*期|时\s*[间效]|主题|分类|效|出处|作者|编辑/;

export const readPairs: Reader = (snapshot, draft) => {
  const pairs: LabelledValue[] = [];
  const seen = new Set<string>();
  const add = (label: string, value: string, line: number, region: LabelledValue['region'], colon: boolean) => {
    const folded = short(fold(value));
    const name = unspaced(label);
    const key = `${name}\u0000${folded}\u0000${line}`;
    if (!folded || seen.has(key)) return;
    seen.add(key);
    pairs.push({ label: name, value: folded, region, line, ...(colon ? {} : { cell: true }) });
  };
  const { lines } = snapshot;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (!line || line.text.length > 500 || (!COLON.test(line.text) && !QUICK.test(line.text))) continue;
    const cells = cellsOf(snapshot, line);
    cellPairs(cells, (label, value) => add(label, value, i, line.box.region, false));
    const found =
      COLON.test(line.text) && labelled(line.text, (label, value) => add(label, value, i, line.box.region, true));
    const last = cells.at(-1) ?? line.text;
    const whole = WHOLE.exec(last)?.[1];
    const next = lines[i + 1];
    // Label and value in blocks of their own.
    if (whole && next && next.text.length <= 120 && !WHOLE.test(next.text) && (found || cells.length <= 1)) {
      const stop = labelStart(next.text);
      if (stop !== 0)
        add(whole, stop > 0 ? next.text.slice(0, stop) : next.text, i, line.box.region, /[:：∶]/.test(last));
    }
  }
  draft.pairs = capped(draft, 'pairs', pairs, CAPS.pairs);
};

const labelStart = (text: string): number => {
  LABELLED.lastIndex = 0;
  return LABELLED.exec(text)?.index ?? -1;
};

/** `来源：X 时间：Y` cut at its labels. Whether the last label had no value is returned. */
function labelled(text: string, add: (label: string, value: string) => void): boolean {
  const marks = [...text.matchAll(LABELLED)];
  let openEnd = false;
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i];
    const label = mark?.[1] ?? (mark?.[2] && '发布于');
    if (!mark || !label) continue;
    const from = mark.index + mark[0].length;
    const to = marks[i + 1]?.index ?? text.length;
    const value = text.slice(from, to).replace(/[【[（(|｜/\s]+$/, '');
    if (value.trim()) add(label, value);
    else openEnd = i === marks.length - 1;
  }
  return openEnd;
}

/** Texts of the cells, or of the inline elements, that one line is made of. */
function cellsOf(snapshot: Snapshot, line: Line): string[] {
  const cells: string[] = [];
  let box = line.box;
  let text = '';
  const flush = () => {
    const folded = fold(text);
    if (folded) cells.push(folded);
    text = '';
  };
  for (let i = line.from; i < line.to; i++) {
    const segment = snapshot.segments[i];
    if (!segment) continue;
    if (segment.border) {
      flush();
      continue;
    }
    if (segment.box.visible === false) continue;
    // `<strong>索引号</strong>：X`: a colon belongs to the label before it.
    if (segment.box !== box && !/^\s*[:：∶]/.test(segment.text) && WHOLE.test(fold(text))) flush();
    box = segment.box;
    text += segment.text;
  }
  flush();
  return cells;
}

function cellPairs(cells: readonly string[], add: (label: string, value: string) => void): void {
  for (let i = 0; i + 1 < cells.length; i++) {
    const label = WHOLE.exec(cells[i] ?? '')?.[1];
    const value = cells[i + 1] ?? '';
    if (label && !WHOLE.test(value)) add(label, value);
  }
}
