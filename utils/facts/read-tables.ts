/** Data tables of the content; tables that only lay out the page are left out. */
import { CAPS } from './caps.ts';
import type { Cell } from './page-facts.ts';
import type { Reader } from './readers.ts';
import { type Box, type Snapshot, textOf } from './snapshot.ts';

export const readTables: Reader = function* (snapshot, draft) {
  for (const box of snapshot.boxes) {
    if (box.tag !== 'table' || box.size === 0 || box.visible === false) continue;
    if (box.region !== 'main' && box.region !== 'unknown') continue;
    if (holdsTable(snapshot, box) || box.linkSize > box.size * 0.5) continue;
    const rows = readRows(snapshot, box);
    yield;
    const wide = rows.filter((row) => row.length > 1).length;
    if (wide < 2) continue;
    if (draft.tables.length >= CAPS.tables) {
      draft.truncated.push('tables');
      return;
    }
    let cells = 0;
    const kept = rows.filter((row) => {
      cells += row.length;
      return cells <= CAPS.cellsPerTable;
    });
    if (kept.length < rows.length && !draft.truncated.includes('tables')) draft.truncated.push('tables');
    draft.tables.push({ rows: kept, line: snapshot.lineOf[box.from] ?? 0 });
  }
};

function holdsTable(snapshot: Snapshot, table: Box): boolean {
  for (let i = table.index + 1; i < table.last; i++) {
    const box = snapshot.boxes[i];
    if (box?.tag === 'table' && box.size > 0) return true;
  }
  return false;
}

/** As far as cells are kept; one more shows that something was left out. */
function readRows(snapshot: Snapshot, table: Box): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let cells = 0;
  for (let i = table.index + 1; i < table.last && cells <= CAPS.cellsPerTable; i++) {
    const box = snapshot.boxes[i];
    if (!box) break;
    if (box.tag === 'tr') {
      row = [];
      rows.push(row);
    } else if (box.tag === 'td' || box.tag === 'th') {
      cells++;
      row.push({
        text: textOf(snapshot, box),
        colspan: span(snapshot, box, 'colspan'),
        rowspan: span(snapshot, box, 'rowspan'),
      });
    }
  }
  return rows.filter((cells) => cells.length > 0);
}

function span(snapshot: Snapshot, box: Box, name: 'colspan' | 'rowspan'): number {
  const value = Number.parseInt(snapshot.dom.attribute(box.element, name, 8) ?? '1', 10);
  return value >= 1 && value <= 1_000 ? value : 1;
}
