/** What a careful evaluator concludes from the facts of a page. Derived without a DOM, so it can be derived again. */
import type { Day } from '../text/day.ts';
import type { PrivacyHit } from '../text/privacy.ts';
import type { ResidueKind } from '../text/residue.ts';
import type { ColumnId } from './columns.ts';
import type { InjectionTopic } from './injection-topics.ts';
import type { Body, NamedAttachment } from './interpret-body.ts';
import type { DamagedDate } from './interpret-dates.ts';
import type { DocumentDetails } from './interpret-document.ts';
import type { ApplicationForm, Consultation, Letters } from './interpret-interaction.ts';
import type { Interpretation, Reference } from './interpret-interpretation.ts';
import type { SearchBox } from './interpret-search.ts';
import type { ServiceGuide } from './interpret-service.ts';
import type { Concealed, ListItem, PageFacts, Region, Tri } from './page-facts.ts';

/** Raised when `interpret` concludes otherwise; older digests are recomputed from their facts. */
export const INTERPRET_VERSION = 5;

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
  /** 承办单位. */
  organizer?: string;
  /** 主管单位. */
  authority?: string;
  /** Red badge 党政机关, blue badge 事业单位; absent where the badge does not say. */
  conacKind?: 'party-government' | 'institution';
  /** 网站标识码 that the 找错 entrance reports to. */
  reportErrorCode?: string;
  /** 网站标识码 in every place that gives one. */
  siteCodes?: { place: 'text' | 'meta' | 'report-error'; code: string }[];
  /** Of the numbers above the ones that nobody was given: 冀ICP备:10000000号. */
  placeholders?: ('icp' | 'psb' | 'siteCode')[];
  /** Which ways of contact the footer gives. */
  contactDetails?: { phone: boolean; address: boolean; email: boolean };
  targets?: IdentityTargets;
}

/** Absolute addresses that identifiers and entrances lead to, where they have one. */
export interface IdentityTargets {
  icp?: string;
  psb?: string;
  conac?: string;
  reportError?: string;
  siteMap?: string;
  contact?: string;
}

/** A way into a version for the elderly (适老化) or into accessible browsing (无障碍). */
export interface Entrance {
  kind: 'ageing' | 'accessible';
  text: string;
  href?: string;
  /** What a click runs, cut. */
  handler?: string;
}

/** A link that names a required column (必设栏目). */
export interface ColumnLink {
  column: ColumnId;
  text: string;
  href: string;
  visible: Tri;
}

/** A numbered part of an annual report. Lines are those of `mainText`, counted from 0. */
export interface ReportSection {
  /** As it stands; absent where the page shows none. */
  number?: number;
  /** Which of the six sections of the official formats it is, by its name. */
  id?: 'overview' | 'disclosed' | 'requests' | 'disputes' | 'problems' | 'other';
  title: string;
  /** 字数 without heading and tables, as word processors count it. */
  length: number;
  from: number;
  /** The line behind its last one. */
  to: number;
}

/** A statistics table. `table` is its place in `tables` of the facts. */
export interface ReportTable {
  table: number;
  /** Which official tables it holds, whole or in part; none for a table of another form. */
  holds: ('disclosed' | 'requests' | 'disputes')[];
  /** Rows of the official form whose cells fit no heads: their figures are not known. */
  unread: number;
}

/** What a cell says, and where it stands. Rows and columns are squares of the table, counted from 0, spans laid out. */
export interface ReportFigure {
  /** Null where the cell is blank (`text` is empty) or holds no number (`/`, 无): neither of these is 0. */
  value: number | null;
  text: string;
  /** Unit of the cell, or else of its head: 万元. */
  unit?: string;
  table: number;
  row: number;
  column: number;
  /** Another cell of the page claims the same name and says otherwise: nobody can tell which one counts. */
  repeated?: true;
}

/** A number in the prose that the tables state too. */
export interface ReportStatement {
  says: 'received' | 'dealtWith' | 'carriedIn' | 'carriedOut' | 'issued' | 'inForce' | 'reviewed' | 'litigated';
  value: number;
  /** Names of figures: the number agrees if it is any of them, or with `sum` their sum. */
  figures: string[];
  sum?: true;
  text: string;
}

/** What the prose says of 信息处理费. */
export interface ReportFee {
  text: string;
  /** It says 信息处理费 by name, not only that nothing was charged. */
  named: boolean;
  /** Absent where the sentence does not say. */
  charged?: boolean;
  /** 元. */
  amount?: number;
}

/** A column whose name stands in a link without an address (`#`, `javascript:;`, empty). */
export interface NamedColumn {
  column: ColumnId;
  text: string;
}

/**
 * A 政府信息公开工作年度报告. `before-2019`: no official tables to check; `trial-2019`: 国办公开办函〔2019〕60号, reports of
 * 2019 and 2020; `format-2021`: 国办公开办函〔2021〕30号. Names of figures and what rules compare: report-format.ts.
 */
export interface AnnualReport {
  /** Reported on, not the year of the publication. */
  year?: number;
  /** 统计期限. */
  period?: { from: Day; to: Day };
  /** Who reports: by the title, or else the issuer or source of the page. */
  publisher?: string;
  format: 'before-2019' | 'trial-2019' | 'format-2021' | 'unknown';
  sections: ReportSection[];
  /** Statistics tables, official or not, in page order. */
  tables: ReportTable[];
  /** By name; a name that is absent was not found. */
  figures: Record<string, ReportFigure>;
  statements: ReportStatement[];
  fee?: ReportFee;
  /** The sentence on the year's 政务公开工作要点. */
  keyPoints?: string;
  /** The page only points to a file that holds the report. */
  attachmentOnly: Tri;
  /** Pictures among the sections: tables that were not found may stand in them. */
  pictures: number;
}

/** A hidden link that looks injected, with how and where it is hidden. */
export interface HiddenLink {
  href: string;
  text: string;
  by: Concealed['by'];
  region: Region;
  /** What it advertises, where its words say so. */
  topic?: InjectionTopic;
}

/** Residue with where it stands. Quotes hold no personal number. */
export interface PageResidue {
  kind: ResidueKind;
  quote: string;
  place: 'title' | 'document-title' | 'breadcrumb' | 'text';
}

/** A bracket without its other half. */
export interface PageUnmatched {
  mark: string;
  quote: string;
  place: 'title' | 'text';
}

export interface ForeignScript {
  src: string;
  host: string;
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
  /** 印发日期 of the imprint (版记), which is no 成文日期. */
  imprintOn?: Day;
  /** When the page was generated, which is not its publication. */
  generatedOn?: Day;
  /** Dates and document numbers that lost characters (日期残缺). No day above rests on them. Absent: none. */
  damagedDates?: DamagedDate[];
  source?: string;
  /** 作者, 供稿. */
  author?: string;
  /** 责任编辑. */
  editor?: string;
  /** 文号, with brackets 〔〕. */
  docNumber?: string;
  /** 索引号. */
  indexNumber?: string;
  /** 发布机构. */
  issuer?: string;
  /** What else the document block and the document's own words say of it. Absent: nothing. */
  document?: DocumentDetails;
  /** Size of a single content. */
  body?: Body;
  identity: Identity;
  ageingEntrance: Tri;
  accessibleEntrance: Tri;
  /** The entrances of both kinds that are not known to be hidden. */
  entrances?: Entrance[];
  attachments: { href: string; text: string }[];
  /** Attachments that the text names and no link leads to. Absent: none. */
  attachmentsNamed?: NamedAttachment[];
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
  /** The box that searches the site. */
  searchBox?: SearchBox;
  /** Of pages on applying for information (依申请公开). */
  applicationForm?: ApplicationForm;
  /** Letters (信箱, 留言) with their answers. */
  letters?: Letters;
  /** A call for opinions (征求意见) or its result. */
  consultation?: Consultation;
  /** Of a service guide (办事指南). */
  serviceGuide?: ServiceGuide;
  /** The items of the main list. */
  items: ListItem[];
  /** Columns that the page links with a real address, each once, sorted. */
  columns: ColumnId[];
  columnLinks: ColumnLink[];
  /** Columns that the page names in a dead link and reaches by no other. A script may still open them. */
  unlinkedColumns?: NamedColumn[];
  /** The names that the columns rest on: their version, and a mark for a user's own (`2`, `2+1a2b3c`). */
  columnNames?: string;
  annualReport?: AnnualReport;
  /** Page labels (页面标签) by lower-case name, as they stand; a tag that is absent is absent here. */
  metaTags: Record<string, string>;
  /** Hidden links to other hosts that look injected. */
  hiddenLinks: HiddenLink[];
  /** Scripts of hosts that are neither the site's own nor known. */
  foreignScripts?: ForeignScript[];
  /** What editors and templates left behind in the visible text. */
  residue?: PageResidue[];
  /** Of the body of a single content, for `similarity` of utils/text: 40 characters. Absent for a few words. */
  textFingerprint?: string;
  /** Of a single content only. */
  unmatched?: PageUnmatched[];
  /** Personal numbers, masked, also in the quotes that prove them. */
  privacy: Omit<PrivacyHit, 'index'>[];
  /** Dotted names of the fields that this capture cannot know. Absent and not listed here means: not on the page. */
  unknown: string[];
}

/** What rules are given of one page. */
export type PageView = PageFacts & Reading;
