/** What a careful evaluator concludes from the facts of a page. Derived without a DOM, so it can be derived again. */
import type { Day } from '../text/day.ts';
import type { ColumnId } from './columns.ts';
import type { Interpretation, Reference } from './interpret-interpretation.ts';
import type { ListItem, PageFacts, Tri } from './page-facts.ts';

/** Raised when `interpret` concludes otherwise; older digests are recomputed from their facts. */
export const INTERPRET_VERSION = 3;

export const PAGE_KINDS = [
  'home',
  'column',
  'article',
  'policy',
  'interpretation',
  'annual-report',
  'disclosure-platform',
  'service-guide',
  'interaction',
  'search',
  'error',
  'other',
  'negative',
] as const;
/** `negative`: not a government site. */
export type PageKind = (typeof PAGE_KINDS)[number];

export interface Identity {
  /** 网站标识码 as it stands in the page's text. */
  siteCode?: string;
  /** 网站标识码 of the meta tag SiteIDCode. */
  metaSiteCode?: string;
  /** ICP备案编号. */
  icp?: string;
  /** 公安机关备案 number. */
  psb?: string;
  /** 主办单位. */
  sponsor?: string;
  /** 党政机关 or 事业单位 badge. */
  conac: Tri;
  /** 我为政府网站找错. */
  reportError: Tri;
  siteMap: Tri;
  search: Tri;
  contact: Tri;
}

/** A link that names a required column (必设栏目). */
export interface ColumnLink {
  column: ColumnId;
  text: string;
  href: string;
  visible: Tri;
}

export interface AnnualReport {
  year?: number;
  /** Sections counted by their numbered headings. */
  sections: number;
  /** Statistics tables. */
  tables: number;
  /** The page only points to a file that holds the report. */
  attachmentOnly: boolean;
}

export interface Reading {
  kind: PageKind;
  kindConfidence: 'high' | 'medium' | 'low';
  /** Why this kind, for people who mend readers. English, short. */
  kindReasons: string[];
  /** Visible title of the single content, never the document title with the site's suffix. */
  title?: string;
  publishedOn?: Day;
  /** 成文日期. */
  writtenOn?: Day;
  /** When the page was generated, which is not its publication. */
  generatedOn?: Day;
  source?: string;
  /** 文号, with brackets 〔〕. */
  docNumber?: string;
  /** 索引号. */
  indexNumber?: string;
  /** 发布机构. */
  issuer?: string;
  identity: Identity;
  ageingEntrance: Tri;
  accessibleEntrance: Tri;
  attachments: { href: string; text: string }[];
  interpretationLinks: { href: string; text: string }[];
  /** Of an interpretation: its form, what it says, who says it. */
  interpretation?: Interpretation;
  /** Of a policy or an interpretation: the documents that it names, the interpreted one first. */
  references?: Reference[];
  /** Absent where the page has no main list. */
  list?: {
    count: number;
    first?: { title: string; date?: Day; href?: string };
    /** Of the main list; absent where one of its dates names no year. */
    newest?: Day;
    /** Of all lists of the main part, closed tabs too; absent where a date without a year may be newer. */
    freshest?: Day;
    /** Rows whose day cannot be known, beside rows that have one or with a date without a year; absent means none. */
    undated?: number;
    /** As the pager states it. */
    total?: number;
    /** What an empty page says itself: 暂无信息, 栏目建设中. */
    notice?: string;
  };
  /** The items of the main list. */
  items: ListItem[];
  /** Columns that the page links with a real address, each once, sorted. */
  columns: ColumnId[];
  columnLinks: ColumnLink[];
  annualReport?: AnnualReport;
  /** Page labels (页面标签) by lower-case name, as they stand; a tag that is absent is absent here. */
  metaTags: Record<string, string>;
  hiddenLinks: { href: string; text: string }[];
  privacy: { kind: 'id-number' | 'mobile' | 'bank-card'; masked: string }[];
  /** Dotted names of the fields that this capture cannot know. Absent and not listed here means: not on the page. */
  unknown: string[];
}

/** What rules are given of one page. */
export type PageView = PageFacts & Reading;
