/** What the stored pages of one body say together: folded from small digests, never from full facts. */
import type { Body } from '../model.ts';
import type { Day } from '../text/day.ts';
import type { ColumnId } from './columns.ts';
import type { CaptureMode, Tri } from './page-facts.ts';
import type { PageKind } from './reading.ts';

/** A captured page, as far as rules about the whole site need it. */
export interface PageBrief {
  url: string;
  kind: PageKind;
  title?: string;
  capture: CaptureMode;
  /** The day of capture, where it is known. */
  capturedOn?: Day;
  /** HTTP status, where it is known. */
  status?: number;
  /**
   * The main list, where the page has one; `complete` only where the page shows that all its items stand on it.
   * `undated` rows have no day that could be known: one of them may be newer than `freshest`. Absent means none.
   */
  list?: { count: number; freshest?: Day; undated?: number; total?: number; complete: boolean };
  /** Nothing stands on it where the content of a column should; absent means no. */
  blank?: boolean;
  /** Entrances that a visitor sees; absent where the capture cannot know. */
  ageingEntrance?: boolean;
  accessibleEntrance?: boolean;
  /** Names of fields that the capture cannot know. */
  unknown: readonly string[];
}

/** One way in which the site links a column. */
export interface ColumnLinkFacts {
  text: string;
  href: string;
  visible: Tri;
  /** On how many of the body's pages it stands. */
  pages: number;
  /** Up to three of them, in the order of their addresses. */
  from: readonly string[];
  /** The captured page that it opens; absent where that was not read. */
  target?: PageBrief;
}

/** A 政府信息公开工作年度报告 that was seen, as a page or as a title in a list. */
export interface ReportFacts {
  year: number;
  title: string;
  url: string;
  publishedOn?: Day;
  /** `page`: the report itself was read; `item`: only its title in a list. */
  seenAs: 'page' | 'item';
  /** Its title, which is not kept, names a department or a township. */
  lesser?: true;
}

export interface SiteFacts {
  body: Pick<Body, 'id' | 'name' | 'level' | 'kind' | 'confirmed' | 'founded' | 'merged' | 'abolished' | 'scopes'>;
  pages: { total: number; byKind: Readonly<Partial<Record<PageKind, number>>>; lastCapturedOn?: Day };
  /** The page at the scope's entry, with the columns it links; absent where it was not read. */
  home?: PageBrief & { columns: readonly ColumnId[] };
  columns: Readonly<Partial<Record<ColumnId, readonly ColumnLinkFacts[]>>>;
  /** Sorted by year, then address. */
  reports: readonly ReportFacts[];
}
