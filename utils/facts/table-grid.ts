/** The cells of a table on the squares that they cover. */
import type { Cell } from './page-facts.ts';

/** A cell with the square of its top left corner, counted from 0. One object on all squares that it covers. */
export interface Slot {
  text: string;
  row: number;
  column: number;
}

/** `grid[row][column]`; undefined where no cell reaches. All rows are of one width. */
export type Grid = readonly (readonly (Slot | undefined)[])[];

/** Columns beyond are not laid out; the widest official table has fifteen. */
export const MAX_COLUMNS = 60;

/**
 * Lays the cells out as browsers do: each at the first free square of its row, over `colspan` columns and `rowspan`
 * rows. Where spans collide the earlier cell keeps the square. No row is added by a span.
 */
export function layOut(rows: readonly (readonly Cell[])[]): Grid {
  const grid: (Slot | undefined)[][] = rows.map(() => []);
  let width = 0;
  for (const [row, cells] of rows.entries()) {
    let column = 0;
    for (const { text, colspan, rowspan } of cells) {
      while (grid[row]?.[column]) column++;
      if (column >= MAX_COLUMNS) break;
      const right = Math.min(column + colspan, MAX_COLUMNS);
      const slot = { text, row, column };
      for (const line of grid.slice(row, row + rowspan)) {
        for (let x = column; x < right; x++) line[x] ??= slot;
      }
      width = Math.max(width, right);
    }
  }
  return grid.map((line) => Array.from({ length: width }, (_, x) => line[x]));
}

/** Rows become columns: a table whose figures run the other way is read like the rest. */
export function turned(grid: Grid): Grid {
  const width = grid[0]?.length ?? 0;
  return Array.from({ length: width }, (_, x) => grid.map((line) => line[x]));
}
