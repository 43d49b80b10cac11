/**
 * Data tables of the content; tables that only lay out the page are left out. A cell stands with the spans that it has
 * on the screen: `rowspan="0"` and spans beyond the row group end where the group ends, rows without cells are no rows.
 */
import { CAPS } from './caps.ts';
import type { Cell } from './page-facts.ts';
import type { Reader } from './readers.ts';
import { type Box, type Snapshot, textOf } from './snapshot.ts';

/** A table as the walk finds it: its own rows, not those of tables that stand in its cells. */
interface Sketch {
  box: Box;
  rows: { cells: { box: Box; holdsTable: boolean }[]; group: Box | null }[];
  /** One more than are kept shows that something was left out. */
  cells: number;
  /** Visible characters in tables that stand in its cells. */
  nested: number;
}

export const readTables: Reader = function* (snapshot, draft) {
  const sketches = sketchTables(snapshot);
  yield;
  for (const sketch of sketches) {
    if (!isData(sketch)) continue;
    if (draft.tables.length >= CAPS.tables) {
      draft.truncated.push('tables');
      return;
    }
    const rows = readRows(snapshot, sketch);
    yield;
    let cells = 0;
    const kept = rows.filter((row) => {
      cells += row.length;
      return cells <= CAPS.cellsPerTable;
    });
    if (kept.length < rows.length && !draft.truncated.includes('tables')) draft.truncated.push('tables');
    draft.tables.push({ rows: kept, line: snapshot.lineOf[sketch.box.from] ?? 0 });
  }
};

/** One pass over all elements, however deep tables stand in tables. */
function sketchTables(snapshot: Snapshot): Sketch[] {
  const found: Sketch[] = [];
  const open: Sketch[] = [];
  for (const box of snapshot.boxes) {
    let table = open.at(-1);
    while (table && box.index >= table.box.last) {
      open.pop();
      table = open.at(-1);
    }
    if (box.tag === 'table') {
      if (table && box.size > 0) {
        table.nested += box.size;
        const cell = table.rows.at(-1)?.cells.at(-1);
        if (cell) cell.holdsTable = true;
      }
      const sketch = { box, rows: [], cells: 0, nested: 0 };
      found.push(sketch);
      open.push(sketch);
    } else if (table && !box.gone && table.cells <= CAPS.cellsPerTable) {
      if (box.tag === 'tr') table.rows.push({ cells: [], group: box.parent });
      else if (box.tag === 'td' || box.tag === 'th') {
        table.rows.at(-1)?.cells.push({ box, holdsTable: false });
        table.cells++;
      }
    }
  }
  return found;
}

/** Cells of a row whose figures stand under heads of another table: 行政复议、行政诉讼 has fifteen. */
const LONE_ROW = 8;

function isData({ box, rows, nested }: Sketch): boolean {
  if (box.size === 0 || box.visible === false || box.linkSize > box.size * 0.5) return false;
  if (box.region !== 'main' && box.region !== 'unknown') return false;
  const wide = rows.filter(({ cells }) => cells.filter(({ holdsTable }) => !holdsTable).length > 1);
  // A table around tables lays them out, unless most of the text is its own.
  if (nested > 0) return nested * 2 < box.size && wide.length > 2;
  return wide.length > 1 || wide.some(({ cells }) => cells.length >= LONE_ROW);
}

function readRows(snapshot: Snapshot, { rows }: Sketch): Cell[][] {
  const ends = groupEnds(rows);
  // How many rows without cells stand above each row.
  const blank: number[] = [0];
  for (const { cells } of rows) blank.push((blank.at(-1) ?? 0) + (cells.length === 0 ? 1 : 0));
  const read: Cell[][] = [];
  for (const [y, { cells }] of rows.entries()) {
    if (cells.length === 0) continue;
    read.push(
      cells.map(({ box, holdsTable }) => {
        const rowspan = number(snapshot, box, 'rowspan', 1);
        const end = Math.min(rowspan === 0 ? Number.POSITIVE_INFINITY : y + rowspan, ends[y] ?? y + 1);
        const blankRows = (blank[end] ?? 0) - (blank[y] ?? 0);
        return {
          text: holdsTable ? '' : textOf(snapshot, box),
          colspan: Math.min(Math.max(1, number(snapshot, box, 'colspan', 1)), 1_000),
          rowspan: Math.min(Math.max(1, end - y - blankRows), 1_000),
        };
      }),
    );
  }
  return read;
}

/** For each row the number of the row at which its group (thead, tbody, tfoot) ends. */
function groupEnds(rows: Sketch['rows']): number[] {
  const ends: number[] = [];
  for (let y = rows.length - 1; y >= 0; y--) {
    const goesOn = y + 1 < rows.length && rows[y + 1]?.group === rows[y]?.group;
    ends[y] = goesOn ? (ends[y + 1] ?? y + 1) : y + 1;
  }
  return ends;
}

/** A span as browsers take it: digits at the start, otherwise the default. */
function number(snapshot: Snapshot, box: Box, name: 'colspan' | 'rowspan', otherwise: number): number {
  const value = Number.parseInt(snapshot.dom.attribute(box.element, name, 8) ?? '', 10);
  return value >= 0 ? value : otherwise;
}
