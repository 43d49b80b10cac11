/** Lines and tables of a page of a PDF, made out from where its words stand: a PDF knows neither. Pure. */

/** A piece of text: left edge, baseline, width and height of its letters, in points from the lower left corner. */
export interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A line as its cells: pieces that stand far apart. */
export interface Line {
  cells: Cell[];
  y: number;
  height: number;
}

interface Cell {
  text: string;
  from: number;
  to: number;
}

// In heights of a letter. All are defaults of the product, tried on pages of our own.
/** Baselines that differ by less stand on one line. */
const SAME_LINE = 0.4;
/** A wider gap between two words is a blank. */
const BLANK = 0.25;
/** A wider gap is a border between cells. Justified lines spread their letters by less. */
const CELL = 1.2;
/** Rows of a table stand no further from each other. */
const NEXT_ROW = 4;

/** Rows of two cells and more, one after the other, that make a table. */
const FEWEST_ROWS = 3;
/** Lines of one cell, one after the other, that may stand in a table: a cell that runs over several lines. */
const RUN_ON = 3;

/** Lines of a page from top to bottom, each from left to right. */
export function linesOf(pieces: readonly Piece[]): Line[] {
  const sorted = pieces.filter(({ text }) => text.trim() !== '').sort((a, b) => b.y - a.y || a.x - b.x);
  const lines: Piece[][] = [];
  for (const piece of sorted) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && first.y - piece.y < SAME_LINE * Math.min(first.height, piece.height)) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map(lineOf);
}

function lineOf(pieces: Piece[]): Line {
  const cells: Cell[] = [];
  let height = 0;
  for (const { text, x, width, height: own } of pieces.sort((a, b) => a.x - b.x)) {
    height = Math.max(height, own);
    const cell = cells.at(-1);
    const gap = cell ? x - cell.to : Number.POSITIVE_INFINITY;
    if (!cell || gap > CELL * own) cells.push({ text: text.trim(), from: x, to: x + width });
    else {
      cell.text += (gap > BLANK * own ? ' ' : '') + text.trim();
      cell.to = Math.max(cell.to, x + width);
    }
  }
  return { cells, y: pieces[0]?.y ?? 0, height };
}

/** Runs of lines that stand like the rows of a table, with their cells in columns. */
export function tablesOf(lines: readonly Line[]): string[][][] {
  const tables: string[][][] = [];
  let run: Line[] = [];
  const end = () => {
    while (run.length > 0 && (run.at(-1)?.cells.length ?? 0) < 2) run.pop();
    if (run.filter(({ cells }) => cells.length >= 2).length >= FEWEST_ROWS) tables.push(inColumns(run));
    run = [];
  };
  for (const line of lines) {
    const last = run.at(-1);
    if (last && last.y - line.y > NEXT_ROW * Math.max(last.height, line.height)) end();
    if (line.cells.length >= 2) run.push(line);
    else if (run.length > 0) {
      const single = run.slice(-RUN_ON).filter(({ cells }) => cells.length === 1).length;
      if (single === RUN_ON) end();
      else run.push(line);
    }
  }
  end();
  return tables;
}

/** Columns are where the fullest rows have their cells; each cell goes to the column that it stands over most. */
function inColumns(rows: readonly Line[]): string[][] {
  const most = Math.max(...rows.map(({ cells }) => cells.length));
  const columns: { from: number; to: number }[] = [];
  const full = rows.filter(({ cells }) => cells.length === most).flatMap(({ cells }) => cells);
  for (const { from, to } of full.sort((a, b) => a.from - b.from)) {
    const column = columns.at(-1);
    if (column && from < column.to) column.to = Math.max(column.to, to);
    else columns.push({ from, to });
  }
  return rows.map(({ cells }) => {
    const row = columns.map(() => '');
    for (const cell of cells) {
      const at = columnOf(cell, columns);
      row[at] = row[at] ? `${row[at]} ${cell.text}` : cell.text;
    }
    return row;
  });
}

function columnOf({ from, to }: Cell, columns: readonly { from: number; to: number }[]): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const [at, column] of columns.entries()) {
    // Negative where they do not meet: then the nearest one.
    const shared = Math.min(to, column.to) - Math.max(from, column.from);
    if (shared > most) [best, most] = [at, shared];
  }
  return best;
}
