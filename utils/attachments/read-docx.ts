/** Text and tables of a DOCX: WordprocessingML (ECMA-376 part 1, §17), the body of the document alone. */
import { ATTACHMENT_CAPS as CAPS } from './attachment.ts';
import { type Collected, collector } from './collector.ts';
import { readXml } from './read-xml.ts';
import { readParts } from './read-zip.ts';
import { UnreadableError } from './unreadable.ts';

/** Word calls it `document.xml`; other programs number it. */
const BODY = /^word\/document\d{0,3}\.xml$/;
/** A table in a cell of a table in a cell …: deeper ones are read as text. */
const DEEPEST = 8;

interface Table {
  rows: string[][];
  /** Of the cell that is open: its lines. */
  cell: string[];
}

/** @throws UnreadableError `image-only` where it holds no text. */
export function readDocx(bytes: Uint8Array): Collected {
  const body = [...readParts(bytes, (name) => BODY.test(name)).values()][0];
  if (!body) throw new UnreadableError('broken', 'docx: no document');
  const out = collector();
  const tables: Table[] = [];
  let tooDeep = 0;
  let paragraph = '';
  let isHidden = false;
  let runs = 0;
  let isText = false;
  /** Inside of what another program shows instead. */
  let fallback = 0;

  const endLine = () => {
    const table = tables.at(-1);
    if (paragraph !== '' && table) table.cell.push(paragraph);
    else out.line(paragraph);
    paragraph = '';
  };
  const endTable = () => {
    const table = tables.pop();
    if (!table) return;
    out.table(table.rows);
    const outer = tables.at(-1);
    // What stands in a table of a cell stands in the cell, too.
    for (const row of table.rows) {
      const line = row.join('\t');
      if (outer) outer.cell.push(line);
      else out.line(line);
    }
  };

  readXml(body, {
    open(name, attribute) {
      if (name === 'Fallback') fallback++;
      if (fallback > 0) return;
      const table = tables.at(-1);
      if (name === 'r') {
        runs++;
        isHidden = false;
      } else if (name === 't') isText = true;
      else if (name === 'vanish') isHidden = runs > 0 && !isOff(attribute('val'));
      else if (runs > 0 && !isHidden && name === 'tab') paragraph += ' ';
      else if (runs > 0 && !isHidden && name === 'noBreakHyphen') paragraph += '-';
      else if (runs > 0 && (name === 'br' || name === 'cr')) endLine();
      else if (name === 'tbl') {
        if (tables.length < DEEPEST) tables.push({ rows: [], cell: [] });
        else tooDeep++;
      } else if (table && tooDeep === 0 && name === 'tr') table.rows.push([]);
      else if (table && tooDeep === 0 && name === 'tc') table.cell = [];
      else if (table && tooDeep === 0 && name === 'gridSpan') {
        // The columns that the cell covers stand before it for now: the row is put in order with its end.
        const covered = Math.min(Number(attribute('val')) || 1, CAPS.cellsPerRow) - 1;
        table.cell.push(...Array<string>(Math.max(0, covered)).fill(COVERED));
      }
    },
    close(name) {
      if (name === 'Fallback') fallback--;
      if (fallback > 0) return;
      const table = tables.at(-1);
      if (name === 'r') runs--;
      else if (name === 't') isText = false;
      else if (name === 'p') endLine();
      else if (name === 'tc' && table && tooDeep === 0) endCell(table);
      else if (name === 'tbl') {
        if (tooDeep > 0) tooDeep--;
        else endTable();
      }
    },
    text(text) {
      if (isText && !isHidden && fallback === 0 && paragraph.length < CAPS.text) paragraph += text;
    },
  });
  endLine();
  while (tables.length > 0) endTable();
  const collected = out.collected();
  // Scanned pages are put into documents, too.
  if (collected.text === '') throw new UnreadableError('image-only', 'docx');
  return collected;
}

const COVERED = '\0';

function endCell({ rows, cell }: Table): void {
  const row = rows.at(-1);
  if (!row || row.length > CAPS.cellsPerRow) return;
  row.push(cell.filter((line) => line !== COVERED).join(' '));
  row.push(...cell.filter((line) => line === COVERED).map(() => ''));
}

const isOff = (value: string | undefined): boolean => value === '0' || value === 'false' || value === 'off';
