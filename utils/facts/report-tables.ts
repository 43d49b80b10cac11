/** The statistics tables of an annual report: each cell under its name, found by the meaning of its row and column. */
import { isFigurePlace, parseFigure } from '../text/figures.ts';
import { compact } from '../text/normalise.ts';
import type { Table } from './page-facts.ts';
import type { ReportFigure, ReportTable } from './reading.ts';
import {
  DISCLOSED_COLUMNS,
  DISCLOSED_ROWS,
  DISPUTE_BLOCKS,
  DISPUTE_OUTCOMES,
  REQUEST_COLUMNS,
  REQUEST_ROWS,
  type RowName,
} from './report-format.ts';
import { type Grid, layOut, type Slot, turned } from './table-grid.ts';

export interface ReportFigures {
  tables: ReportTable[];
  figures: Record<string, ReportFigure>;
}

/** The statistics tables among the page's tables, and what stands in them. The official ones may be split or merged. */
export function readFigures(tables: readonly Table[]): ReportFigures {
  const found: ReportTable[] = [];
  const figures = new Map<string, ReportFigure>();
  const shared: Shared = { requestColumns: [], after: '' };
  for (const [index, { rows }] of tables.entries()) {
    const grid = layOut(rows);
    let read = readGrid(grid, shared);
    if (read.figures.length === 0 && grid.length <= TURNABLE) {
      const other = readGrid(turned(grid), shared);
      if (other.figures.length > 0) read = other;
    }
    if (read.figures.length === 0 && read.unread === 0 && !isStatistics(grid)) continue;
    for (const { id, slot, unit } of read.figures) {
      const { value, unit: own } = parseFigure(slot.text);
      const before = figures.get(id);
      if (before) {
        if (before.value !== value || before.text !== slot.text) before.repeated = true;
        continue;
      }
      const place = { table: index, row: slot.row, column: slot.column };
      const known = own ?? unit;
      figures.set(id, { value, text: slot.text, ...(known && { unit: known }), ...place });
    }
    found.push({ table: index, holds: holdings(read.figures), unread: read.unread });
  }
  return { tables: found, figures: Object.fromEntries(figures) };
}

const TURNABLE = 60;
/** 三、本年度办理结果 | （三）不予公开 | 1.属于国家秘密, and one to spare. More are a row of heads. */
const MAX_LABELS = 4;

const holdings = (figures: readonly Read[]): ReportTable['holds'] =>
  (['disclosed', 'requests', 'disputes'] as const).filter((name) =>
    figures.some(({ id }) => id.startsWith(`${name}.`)),
  );

interface Read {
  id: string;
  slot: Slot;
  unit?: string;
}

/** What a table leaves for the next, which may be its other half. */
interface Shared {
  /** Columns of the applicants in the order of the last head. */
  requestColumns: string[];
  /** The last row of the table of applications. */
  after: string;
}

interface Head {
  id: string;
  unit?: string;
}

interface Columns {
  disclosed: Map<number, Head>;
  /** Heads of the last row of them, from left to right. */
  disclosedOrder: Head[];
  requests: Map<number, string>;
  blocks: Map<number, string>;
  outcomes: Map<number, string>;
}

function readGrid(grid: Grid, shared: Shared): { figures: Read[]; unread: number } {
  const columns: Columns = {
    disclosed: new Map(),
    disclosedOrder: [],
    requests: new Map(),
    blocks: new Map(),
    outcomes: new Map(),
  };
  const figures: Read[] = [];
  let unread = 0;
  const disputes: Read[][] = [];
  for (const [y, line] of grid.entries()) {
    const { labels, values } = partsOf(line);
    const last = labels.at(-1);
    const label = last?.text ?? '';
    // A label over several rows names their group.
    const isGroup = last !== undefined && (grid[y - 1]?.includes(last) || grid[y + 1]?.includes(last));
    const isRow = values.length > 0 && labels.length <= MAX_LABELS && !isGroup;
    const request = isRow ? requestRow(label, labels, shared.after) : undefined;
    if (request) {
      shared.after = request;
      const read = inColumns(values, columns.requests, shared.requestColumns);
      if (!read && (columns.requests.size > 0 || shared.requestColumns.length > 0)) unread++;
      for (const { id, slot } of read ?? []) figures.push({ id: `requests.${request}.${id}`, slot });
      continue;
    }
    const disclosed = isRow && DISCLOSED_ROWS.find(({ names }) => names.includes(plainLabel(label)));
    if (disclosed) {
      const read = disclosedValues(values, columns, disclosed.columns);
      if (!read && columns.disclosed.size > 0) unread++;
      for (const { id, ...rest } of read ?? []) figures.push({ id: `disclosed.${disclosed.id}.${id}`, ...rest });
      continue;
    }
    const outcome = disputeValues(line, columns);
    if (outcome === 'misfit') unread++;
    else if (outcome.length > 0) disputes.push(outcome);
    else noteHeads(line, columns, shared);
  }
  // Rows of blanks are part of the head or the foot, unless nothing else stands there.
  const filled = disputes.filter((row) => row.some(({ slot }) => slot.text !== ''));
  return { figures: [...figures, ...(filled.length > 0 ? filled.flat() : (disputes[0] ?? []))], unread };
}

/** The labels of a row, and what stands behind the last of them. A unit in a cell of its own is no label. */
function partsOf(line: readonly (Slot | undefined)[]): { labels: Slot[]; values: Placed[] } {
  const labels: Slot[] = [];
  let values: Placed[] = [];
  for (const [x, slot] of line.entries()) {
    if (!slot) continue;
    const last = values.at(-1);
    if (last?.slot === slot) last.columns.push(x);
    else if (isFigurePlace(slot.text) || /^[(（]?(?:件|条|万元|元|项)[)）]?$/.test(slot.text))
      values.push({ slot, columns: [x] });
    else if (labels.at(-1) !== slot) {
      labels.push(slot);
      values = [];
    }
  }
  return { labels, values: labels.length > 0 ? values : [] };
}

interface Placed {
  slot: Slot;
  columns: number[];
}

/** Without numbering, notes in brackets, punctuation and blanks. */
export function plainLabel(text: string): string {
  return compact(text)
    .replaceAll('其它', '其他')
    .replace(/\([^()]*\)/g, '')
    .replace(/^(?:[一二三四五六七八九十]+[、.,:]|\d+[、.,:)])/, '')
    .replace(/["'、,.:;()/\\*★-]/g, '');
}

/** The same with what stands in brackets: 本年收费金额（单位：万元）. */
const wholeLabel = (text: string): string => compact(text).replace(/["'、,.:;()/\\*★-]/g, '');

function requestRow(label: string, labels: readonly Slot[], after: string): string | undefined {
  const plain = plainLabel(label);
  if (plain === '' || plain.length > 60) return undefined;
  for (const { id, names, grouped } of REQUEST_ROWS) {
    if (!grouped && names.some((name) => plain.includes(name))) return id;
    if (grouped && names.includes(plain) && belongs(id, labels, after)) return id;
  }
  return undefined;
}

/** 其他 and 总计 by the group that they stand in, or by the row above where a table was split. */
function belongs(id: string, labels: readonly Slot[], after: string): boolean {
  const groups = labels.slice(0, -1).map(({ text }) => compact(text));
  if (id === 'handled') return after.startsWith('otherwise') || groups.some((group) => group.includes('办理结果'));
  return (
    after === 'otherwise.notCorrected' || after === 'otherwise.feeUnpaid' || /其[他它]处理/.test(groups.at(-1) ?? '')
  );
}

/** Values by the heads above them; by their order where that does not fit and their number does. */
function inColumns(
  values: readonly Placed[],
  heads: ReadonlyMap<number, string>,
  order: readonly string[],
): { id: string; slot: Slot }[] | undefined {
  const placed: { id: string; slot: Slot }[] = [];
  let fits = heads.size > 0 && order.length > 0;
  for (const { slot, columns } of values) {
    const ids = [...new Set(columns.map((x) => heads.get(x)))];
    if (ids.length === 1 && ids[0] === undefined) fits &&= slot.text === '';
    else if (ids.length > 1 && slot.text !== '') fits = false;
    else for (const id of ids) if (id !== undefined) placed.push({ id, slot });
  }
  const seen = new Set(placed.map(({ id }) => id));
  if (fits && seen.size === placed.length && seen.size === new Set(heads.values()).size) return placed;
  if (order.length > 0 && values.length === order.length)
    return values.map(({ slot }, i) => ({ id: order[i] ?? '', slot }));
  return undefined;
}

/** Values by the heads above them; by their order where spans do not fit and the number of values does. */
function disclosedValues(
  values: readonly Placed[],
  { disclosed: heads, disclosedOrder: order }: Columns,
  allowed: readonly string[],
): (Head & { slot: Slot })[] | undefined {
  const read = new Map<string, Head & { slot: Slot }>();
  let fits = true;
  for (const { slot, columns } of values) {
    const above = columns.map((x) => heads.get(x)).filter((head) => head !== undefined);
    const [head] = above;
    const before = head && read.get(head.id);
    // A head over several columns, of which one is filled in.
    if (slot.text === '' && (!head || before)) continue;
    fits &&= above.every(({ id }) => id === head?.id) && !before?.slot.text;
    if (head) read.set(head.id, { ...head, slot });
    else fits = false;
  }
  const inOrder = fits && read.size === order.length ? [...read.values()] : pairs(order, values);
  return inOrder.length > 0 && inOrder.every(({ id }) => allowed.includes(id)) ? inOrder : undefined;
}

const pairs = (heads: readonly Head[], values: readonly Placed[]): (Head & { slot: Slot })[] =>
  heads.length === values.length
    ? heads.flatMap((head, i) => (values[i] ? [{ ...head, slot: values[i].slot }] : []))
    : [];

/** Figures of a row below the heads of 行政复议、行政诉讼; none where the row is one of heads. */
function disputeValues(line: readonly (Slot | undefined)[], { blocks, outcomes }: Columns): Read[] | 'misfit' {
  const columns = [...outcomes.keys()].filter((x) => isBlock(blocks.get(x))).sort((a, b) => a - b);
  const [first] = columns;
  if (first === undefined || columns.length < OUTCOME_IDS.length) return [];
  const behind = line.slice(first);
  if (!line.some((slot) => slot) || behind.some((slot) => slot && !isFigurePlace(slot.text))) return [];
  if (behind.every((slot) => !slot)) return [];
  // Heads that do not stand as the format has them, or more or fewer cells than heads: something was shifted.
  const names = columns.map((x) => `${blocks.get(x)}.${outcomes.get(x)}`);
  const expected = columns.map((_, i) => {
    const start = columns[i - (i % OUTCOME_IDS.length)] ?? first;
    return `${blocks.get(start)}.${OUTCOME_IDS[i % OUTCOME_IDS.length]}`;
  });
  const slots = columns.map((x) => line[x]);
  const filled = slots.filter((slot) => slot && slot.text !== '');
  const whole = columns.length % OUTCOME_IDS.length === 0 && names.join() === expected.join();
  const extra = line.some((slot, x) => x > first && slot && slot.text !== '' && !outcomes.has(x));
  if (!whole || extra || slots.includes(undefined) || new Set(filled).size < filled.length) return 'misfit';
  return names.flatMap((name, i) => (slots[i] ? [{ id: `disputes.${name}`, slot: slots[i] }] : []));
}

const OUTCOME_IDS = DISPUTE_OUTCOMES.map(({ id }) => id);
/** 行政诉讼 stands over two blocks and is none itself. */
const isBlock = (block: string | undefined): boolean => block !== undefined && block !== 'litigation';

function noteHeads(line: readonly (Slot | undefined)[], columns: Columns, shared: Shared): void {
  const applicants = new Map<number, string>();
  const order = new Map<Slot, Head>();
  for (const [x, slot] of line.entries()) {
    if (!slot || slot.text === '') continue;
    const whole = wholeLabel(slot.text);
    if (whole.length > 40) continue;
    const disclosed = DISCLOSED_COLUMNS.find(({ names }) => names.some((name) => whole.includes(name)));
    const unit = /万元|亿元|元/.exec(whole)?.[0];
    if (disclosed) {
      const head = { id: disclosed.id, ...(unit && { unit }) };
      columns.disclosed.set(x, head);
      order.set(slot, head);
    }
    const plain = plainLabel(slot.text);
    const applicant = named(REQUEST_COLUMNS, plain);
    if (applicant) applicants.set(x, applicant);
    const block = blockOf(whole);
    const outcome = named(DISPUTE_OUTCOMES, plain);
    if (block) {
      columns.blocks.set(x, block);
      columns.outcomes.delete(x);
    } else if (outcome) columns.outcomes.set(x, outcome);
  }
  if (order.size > 0) columns.disclosedOrder = [...order.values()];
  // 其他 and 总计 are heads of other tables too.
  if ([...applicants.values()].every((id) => id === 'others' || id === 'total')) return;
  for (const [x, id] of applicants) columns.requests.set(x, id);
  const ids = [...columns.requests].sort(([a], [b]) => a - b).map(([, id]) => id);
  const known = REQUEST_COLUMNS.map(({ id }) => id).filter((id) => ids.includes(id));
  // Heads that share their columns are taken in the order of the format; one out of that order was shifted by a span.
  shared.requestColumns = ids.length > known.length || ids.join() === known.join() ? known : [];
}

const named = (names: readonly RowName[], label: string): string | undefined =>
  names.find((row) => row.names.includes(label))?.id;

/** A head that names both stands over the whole table. */
function blockOf(label: string): string | undefined {
  if (label.includes('行政复议') && label.includes('行政诉讼')) return undefined;
  return DISPUTE_BLOCKS.find(({ names }) => names.some((name) => label.includes(name)))?.id;
}

/** Whether a column of figures stands under a head: also where every figure was left blank. */
function isStatistics(grid: Grid): boolean {
  if (grid.length < 2) return false;
  const width = grid[0]?.length ?? 0;
  for (let x = 1; x < width; x++) {
    const places = grid.filter((line) => line[x] !== undefined);
    const head = places[0]?.[x];
    const below = places.slice(1).map((line) => line[x]?.text ?? '');
    if (!head || below.length === 0) continue;
    if (below.some((text) => parseFigure(text).value !== null)) return true;
    if (COUNTED.test(head.text) && below.every(isFigurePlace)) return true;
  }
  return false;
}

const COUNTED = /(?:数量?|金额|件数|次数|合计|总计|年)(?:[(（][^()（）]*[)）])?$/;
