/** Gathers text and tables of a file within the limits. */
import { fold } from '../text/normalise.ts';
import {
  type AttachmentCut,
  type AttachmentTable,
  type AttachmentText,
  ATTACHMENT_CAPS as CAPS,
} from './attachment.ts';

export type Collected = Pick<AttachmentText, 'text' | 'tables' | 'truncated'>;

export interface Collector {
  /** A line of text; blank ones are left out. Tabs between cells are kept. */
  line(text: string): void;
  /** A table. Rows without any text are left out, and so are tables without any row. */
  table(rows: readonly (readonly string[])[], about?: Pick<AttachmentTable, 'name' | 'page'>): void;
  cut(what: AttachmentCut): void;
  /** Nothing more would be kept. */
  readonly isFull: boolean;
  collected(): Collected;
}

export function collector(): Collector {
  const lines: string[] = [];
  const tables: AttachmentTable[] = [];
  const truncated = new Set<AttachmentCut>();
  let length = 0;
  let cells = 0;

  const keptRow = (row: readonly string[]): string[] => {
    if (row.length > CAPS.cellsPerRow) truncated.add('cells');
    const kept = row.slice(0, CAPS.cellsPerRow).map((cell) => {
      const text = fold(cell.slice(0, CAPS.cell * 4));
      if (text.length <= CAPS.cell) return text;
      truncated.add('cells');
      return text.slice(0, CAPS.cell);
    });
    while (kept.at(-1) === '') kept.pop();
    return kept;
  };

  return {
    line(text) {
      if (length >= CAPS.text) {
        if (text.trim() !== '') truncated.add('text');
        return;
      }
      const left = CAPS.text - length;
      const folded = text.split('\t').map(fold).join('\t').trim();
      if (folded === '') return;
      if (folded.length > left) truncated.add('text');
      lines.push(folded.slice(0, left));
      length += folded.length + 1;
    },
    table(rows, about = {}) {
      const kept: string[][] = [];
      for (const row of rows) {
        const shortened = keptRow(row);
        if (shortened.length === 0) continue;
        if (kept.length >= CAPS.rowsPerTable || cells + shortened.length > CAPS.cells) {
          truncated.add('rows');
          break;
        }
        kept.push(shortened);
        cells += shortened.length;
      }
      if (kept.length === 0) return;
      if (tables.length >= CAPS.tables) truncated.add('tables');
      else tables.push({ ...about, rows: kept });
    },
    cut: (what) => void truncated.add(what),
    get isFull() {
      return length >= CAPS.text;
    },
    collected: () => ({ text: lines.join('\n'), tables, truncated: [...truncated].sort() }),
  };
}
