/** What is read of an attachment: plain, bounded, the same whatever the file was. */

/** Kinds of files that are read. */
export type AttachmentType = 'docx' | 'xlsx' | 'pdf';

/** Limits of what is read. A hostile file must neither hang the survey nor fill the disk. Defaults of the product. */
export const ATTACHMENT_CAPS = {
  /** Bytes of a file. */
  file: 20_000_000,
  /** Characters of its text. */
  text: 200_000,
  tables: 100,
  rowsPerTable: 2_000,
  cellsPerRow: 60,
  /** Characters of a cell. */
  cell: 300,
  /** Cells of all tables together. */
  cells: 30_000,
  /** Pages of a PDF that are read. */
  pages: 1_000,
  /** Entries of a ZIP, bytes of all of them unpacked, and of a single one. */
  entries: 5_000,
  unpacked: 200_000_000,
  part: 60_000_000,
} as const;

/** What was left out: more of it stood in the file. */
export type AttachmentCut = 'text' | 'tables' | 'rows' | 'cells' | 'pages';

export interface AttachmentTable {
  /** The sheet of a workbook. */
  name?: string;
  /** The page of a PDF, from 1. Its tables are made out from where the words stand, so a cell may be split or joined. */
  page?: number;
  /**
   * Cell texts, row by row. An empty cell, and what a merged cell covers, is an empty text. Numbers of a workbook stand
   * as they are stored (12.5 % as `0.125`), days as `2026-03-31`.
   */
  rows: string[][];
}

/** Text and tables of one file. Lines and cells are folded as the lines of pages are (`fold`). */
export interface AttachmentText {
  type: AttachmentType;
  /** Of the file: bytes, and SHA-256 in hex. */
  size: number;
  sha256: string;
  /** Of a PDF. */
  pages?: number;
  /** Pages of a PDF that hold no text: pictures, as a rule. What they say is not known. */
  pagesWithoutText?: number;
  /** Line by line; the cells of a row of a table with tabs between them. */
  text: string;
  tables: AttachmentTable[];
  truncated: AttachmentCut[];
}

/**
 * Why a file was not read; the catalogue words each as `attachment.reason.<code>`. `image-only`: a PDF or DOCX without any text;
 * `old-format`: Office of before 2007, WPS and the like; `unpacked`: it would unpack to more than is allowed;
 * `too-slow`: it was not read in time; `crashed`: reading it was broken off again and again; `not-fetched`: it was there
 * when it was checked, and did not come when it was asked for; `many`: more files than are read in one survey; `minutes`: the
 * survey had come to its limit of time.
 */
export const ATTACHMENT_REASONS = [
  'image-only',
  'old-format',
  'other-type',
  'encrypted',
  'broken',
  'unpacked',
  'too-slow',
  'crashed',
  'too-large',
  'not-fetched',
  'many',
  'minutes',
] as const;
export type AttachmentReason = (typeof ATTACHMENT_REASONS)[number];

export interface Unreadable {
  reason: AttachmentReason;
  /** For people; at most 200 characters. */
  detail: string;
}

/** What reading one file comes to. */
export type AttachmentReading = { text: AttachmentText } | { unreadable: Unreadable };

/** An attachment of a survey; key `[runId, url]`. */
export interface AttachmentRecord {
  runId: string;
  /** As `pageKeyOf` names pages. */
  url: string;
  address: string;
  /** Pages that link it, by their keys, at most ten; the first one is the first that was read. */
  from: string[];
  /** Words of the link (at most 60 characters). */
  linkText: string;
  /** `reading`: begun, and broken off where nobody is at it. `unsupported`: of a kind that is not read. */
  state: 'reading' | 'read' | 'unsupported' | 'failed';
  tries: number;
  reason?: AttachmentReason;
  detail?: string;
  /** ISO date-time of the last try. */
  at: string;
  text?: AttachmentText;
}
