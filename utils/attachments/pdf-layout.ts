/**
 * Lines and tables of a page of a PDF, made out from where its words stand: a PDF knows neither. What is drawn between
 * the words is not looked at, so two cells that stand close are one, and a row whose cells all run over two lines is two
 * rows. Pure. All numbers are defaults of the product.
 */

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

// In heights of a letter.
/** Baselines that differ by less stand on one line. */
const SAME_LINE = 0.4;
/** Lines of running text stand further from each other; what stands closer is set in the middle of its neighbours. */
const STAGGERED = 1;
/** A wider gap between two words is a blank. */
const BLANK = 0.25;
/** A wider gap is a border between cells. Justified lines spread their letters by less. */
const CELL = 1.2;
/** Rows of a table stand no further from each other. */
const NEXT_ROW = 4;

/** Rows of two cells and more that make a table. */
const FEWEST_ROWS = 3;
/** Lines of one cell, one after the other, that may stand in a table. */
const RUN_ON = 3;
/** A line of one cell that is wider than this share of the table is a text below it. */
const WIDE = 0.6;

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
  return withoutStagger(lines.map(lineOf));
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

/** A cell of one line beside a cell of two stands between their lines: all three are one row. */
function withoutStagger(lines: readonly Line[]): Line[] {
  const rows: Line[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    const row = rows.at(-1);
    if (row && last && last.y - line.y < STAGGERED * Math.min(last.height, line.height)) {
      for (const cell of line.cells) addBelow(row.cells, cell);
      row.cells.sort((a, b) => a.from - b.from);
    } else rows.push({ ...line, cells: [...line.cells] });
    last = line;
  }
  return rows;
}

function addBelow(cells: Cell[], cell: Cell): void {
  const above = cells.find(({ from, to }) => Math.min(to, cell.to) - Math.max(from, cell.from) > 0);
  if (!above) cells.push(cell);
  else {
    const joint = /[\w,.]$/.test(above.text) && /^\w/.test(cell.text) ? ' ' : '';
    above.text += joint + cell.text;
    above.from = Math.min(above.from, cell.from);
    above.to = Math.max(above.to, cell.to);
  }
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
      const before = run.slice(-RUN_ON);
      const isText = widthOf([line]) > WIDE * widthOf(run);
      if (isText || (before.length === RUN_ON && before.every(({ cells }) => cells.length === 1))) end();
      else run.push(line);
    }
  }
  end();
  return tables;
}

function widthOf(lines: readonly Line[]): number {
  const cells = lines.flatMap((line) => line.cells);
  return Math.max(...cells.map(({ to }) => to)) - Math.min(...cells.map(({ from }) => from));
}

/** Columns are where the fullest rows have their cells; a cell of another row goes to the column it stands over most. */
function inColumns(rows: readonly Line[]): string[][] {
  const most = Math.max(...rows.map(({ cells }) => cells.length));
  const full = rows.filter(({ cells }) => cells.length === most);
  const columns = Array.from({ length: most }, (_, at) => ({
    from: Math.min(...full.map(({ cells }) => cells[at]?.from ?? Number.POSITIVE_INFINITY)),
    to: Math.max(...full.map(({ cells }) => cells[at]?.to ?? Number.NEGATIVE_INFINITY)),
  }));
  return rows.map(({ cells }) => {
    if (cells.length === most) return cells.map(({ text }) => text);
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
