/** What the stored pages of one body say together: folded from small digests, never from full facts. */
import type { Body } from '../model.ts';
import type { SearchReason } from '../survey/survey.ts';
import type { Day } from '../text/day.ts';
import type { ColumnId } from './columns.ts';
import type { DetailFields } from './page-detail.ts';
import type { CaptureMode, Region, Tri } from './page-facts.ts';
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

/** A row of a list, or a content that was read, each address once: what the site published. */
export interface ItemFacts {
  title: string;
  /** Absent for a row without an address. */
  url?: string;
  /** Of the row, or else of the content. */
  day?: Day;
  /** Its date names no year or is counted from today: the day cannot be known. */
  vague?: true;
  /** Places in `lists`, ascending; none for a content that no list names. */
  lists: readonly number[];
  /** Place in `contents`, where it was read. */
  content?: number;
}

/** A list of the site: its pages together. */
export interface ListFacts {
  /** Of its first page that was read. */
  url: string;
  title?: string;
  /** What it is called: title, last step of the path, words of the menus that lead to it. */
  names: readonly string[];
  /** 面包屑. */
  path: readonly string[];
  /** The columns that links to it name. */
  columns: readonly ColumnId[];
  capture: CaptureMode;
  capturedOn?: Day;
  /** Every page of it that was read. */
  pages: readonly string[];
  /** Rows on these pages. */
  rows: number;
  /** No row of it is missing: the pager, its total or the page itself says so, and no capture could have missed rows. */
  complete: boolean;
  /**
   * Of a list that is not complete: every row from this day on was seen, since its first pages were read without a gap
   * and are sorted by day. Absent where nobody can tell.
   */
  since?: Day;
  freshest?: Day;
  blank?: boolean;
}

/** A content of its own: an article, a document, an interpretation, a guide, a letter … */
export interface ContentFacts extends Omit<PageBrief, 'list' | 'blank'>, DetailFields {
  publishedOn?: Day;
  writtenOn?: Day;
  docNumber?: string;
}

/** A short link that stands in a menu, in a footer or on a page of places, each address and text once. */
export interface PlaceLink {
  text: string;
  href: string;
  visible: Tri;
  /** On how many of the body's pages it stands, and up to three of them. */
  pages: number;
  from: readonly string[];
  /** It stands on the body's home page. */
  onHome: boolean;
  region: Region;
  /** The page that it opens; absent where that was not read. */
  target?: PageBrief;
}

/** What the search of the site (站内搜索) answered for the title of a content that was read. */
export interface SearchFacts {
  title: string;
  /** The content. */
  page: string;
  /** The address that was asked; absent where the search takes no address, or may not be asked. */
  address?: string;
  /** Whether the content stands on the first page of results; `not-found`: other results do. */
  result: 'found' | 'not-found' | 'unknown';
  /** Why it is unknown. */
  reason?: SearchReason;
  /** HTTP status. */
  status?: number;
  /** ISO date-time. */
  at: string;
}

/** What a survey found out about a target that is no page of the site: a file, or a page of another site. */
export interface TargetFacts {
  address: string;
  kind: 'attachment' | 'off-site';
  /** `read`: it is there. `dead`: it is not, twice, while others answered well. */
  state: 'read' | 'dead' | 'blocked' | 'unknown';
  status?: number;
  /** The page that linked it first, with what words, and further ones. */
  from: string;
  text: string;
  alsoFrom?: readonly string[];
}

export interface SiteFacts {
  body: Pick<Body, 'id' | 'name' | 'level' | 'kind' | 'confirmed' | 'founded' | 'merged' | 'abolished' | 'scopes'>;
  pages: { total: number; byKind: Readonly<Partial<Record<PageKind, number>>>; lastCapturedOn?: Day };
  /** The page at the scope's entry, with the columns it links; absent where it was not read. */
  home?: PageBrief & { columns: readonly ColumnId[] };
  columns: Readonly<Partial<Record<ColumnId, readonly ColumnLinkFacts[]>>>;
  /** Sorted by year, then address. */
  reports: readonly ReportFacts[];
  /** Sorted by address, those without one last. */
  items: readonly ItemFacts[];
  /** Sorted by address. */
  lists: readonly ListFacts[];
  /** Sorted by address. */
  contents: readonly ContentFacts[];
  /** Of all pages that are no contents: home, columns, platforms, guides to places. Sorted by address. */
  places: readonly (PageBrief & DetailFields)[];
  /** The links of all menus, those of most pages first. */
  menus: readonly PlaceLink[];
  /**
   * Addresses that were asked for and not read, at most 200, with the reason's code. `because.gone` alone says that
   * nothing is there: 404, 410 or a page that says so, twice.
   */
  unread: readonly { url: string; because: string }[];
  /** Titles drawn from the contents that were read, at most three, of the newest survey that asked. */
  searches: readonly SearchFacts[];
  /** Targets that were asked for. Absent where no survey checked links. */
  links?: readonly TargetFacts[];
}
