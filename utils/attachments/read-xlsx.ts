/** Text and tables of a workbook (XLSX): each sheet that is shown is one table. */
import { readXlsx as readWorkbook } from 'hucre/xlsx';
import { ATTACHMENT_CAPS as CAPS } from './attachment.ts';
import { type Collected, collector } from './collector.ts';
import { readParts } from './read-zip.ts';
import { UnreadableError } from './unreadable.ts';

/** Columns beyond it hold formats and no figures. */
const COLUMNS = 100;

/** @throws UnreadableError */
export async function readXlsx(bytes: Uint8Array): Promise<Collected> {
  // The library unpacks by itself: what it would unpack to is checked before.
  readParts(bytes, () => false);
  const out = collector();
  const workbook = await readWorkbook(bytes, {
    sheets: ({ hidden, veryHidden, index }) => !hidden && !veryHidden && index < CAPS.tables,
    range: `A1:${columnName(COLUMNS)}${CAPS.rowsPerTable + 1}`,
  }).catch((error: unknown) => {
    throw new UnreadableError('broken', `xlsx: ${String(error)}`);
  });
  for (const { name, rows } of workbook.sheets) {
    const texts = rows.map((row) => row.map(textOfCell));
    out.line(name);
    for (const row of texts) out.line(row.join('\t'));
    out.table(texts, { name: name.slice(0, CAPS.cell) });
  }
  return out.collected();
}

/** Numbers with the digits that a workbook shows at most, so that no remainder of binary arithmetic stands there. */
function textOfCell(value: string | number | boolean | Date | null): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  if (!(value instanceof Date)) return String(value);
  if (Number.isNaN(value.getTime())) return '';
  const iso = value.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}

/** 1 → A, 27 → AA. */
function columnName(column: number): string {
  const rest = (column - 1) % 26;
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? columnName(before) : '') + String.fromCharCode(65 + rest);
}
