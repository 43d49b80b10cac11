/** The nouns of a survey (全站普查): what is asked for, what is known of each address, how far it is. Pure. */
import { z } from 'zod';
import type { AttachmentReason } from '../attachments/attachment.ts';
import type { EvidenceCounts } from '../evidence/evidence.ts';
import type { ColumnId } from '../facts/columns.ts';
import type { PageKind } from '../facts/reading.ts';
import type { SearchFacts } from '../facts/site-facts.ts';
import type { Message } from '../text/catalogue/index.ts';

/** Limits and manners of a survey. Every default is the product's own. */
export const surveySettings = z.object({
  /** Addresses that are asked for at most; retries of one address count once. */
  maxPages: z.number().int().min(1).max(200_000).default(2_000),
  /** Links away from the entry. */
  maxDepth: z.number().int().min(0).max(50).default(15),
  /** Minutes of work, pauses not counted; absent: no limit. */
  maxMinutes: z.number().int().min(1).max(10_080).optional(),
  /** Patterns of addresses, `*` for anything. An address is asked for where one of `include` fits (or there is none)
   * and none of `exclude` does. The entries of the bodies are always asked for. */
  include: z.array(z.string().trim().min(1).max(500)).max(50).default([]),
  exclude: z.array(z.string().trim().min(1).max(500)).max(50).default([]),
  /** Milliseconds between two requests to one platform. */
  delayMs: z.number().int().min(0).max(600_000).default(1_000),
  /** Requests under way at once on one platform. */
  concurrency: z.number().int().min(1).max(16).default(2),
  /** Milliseconds until an answer that does not come is given up. */
  timeoutMs: z.number().int().min(1_000).max(120_000).default(20_000),
  /** Orders what is equal in value: the same seed, the same order. */
  seed: z.string().max(60).default(''),
  /** Lists are paged back to this day, and no further; absent: to their end. */
  since: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  /** Whether targets on other sites are checked, too. */
  offSite: z.boolean().default(false),
  /** Whether attachments are asked for: that they exist, their size and type. */
  attachments: z.boolean().default(true),
  /** Whether DOCX, XLSX and PDF among them are fetched as a whole and read for text and tables. */
  readAttachments: z.boolean().default(false),
  /**
   * Pages are also looked at in a window of their own, as a visitor sees them (渲染抽样): a structured sample, and this
   * share of the rest, 0 to 1. Absent: no window is opened.
   */
  renderShare: z.number().min(0).max(1).optional(),
  /** Whether what may cost points is pictured and kept (取证), where a window is opened. */
  evidence: z.boolean().default(true),
  /** Pages that were only fetched and are looked at for the findings on them, at most. */
  evidencePages: z.number().int().min(0).max(10_000).default(40),
  /** Whether the bytes of each page are kept, compressed, as evidence. */
  keepBytes: z.boolean().default(true),
});
export type SurveySettings = z.infer<typeof surveySettings>;

/** `paused` goes on only when a person says so; `queued` waits for the surveys before it. */
export type SurveyState = 'queued' | 'running' | 'paused' | 'done' | 'stopped';

/**
 * Where an address stands. `read`: captured. `blocked` (受阻未测): refused, overloaded, behind a login or a challenge,
 * or too slow. `dead`: 404, 410 or a page that says so, twice. `unknown`: a failure that tells nothing of the page.
 * `unsupported`: no page (a file, a picture). `skipped`: left out by limits, patterns, robots.txt or as a trap.
 */
export type AddressState = 'waiting' | 'fetching' | 'read' | 'blocked' | 'dead' | 'unknown' | 'unsupported' | 'skipped';

/**
 * Why an address is not read; the catalogue words each as `survey.reason.<code>`. Two stand beside `read`: `too-large`, it
 * was read as far as it was fetched; `no-address`, it is a list with further pages that only its script can get.
 */
export const REASONS = [
  'status',
  'challenge',
  'login',
  'timeout',
  'network',
  'permission',
  'tls-unknown',
  'not-found',
  'soft-404',
  'not-archived',
  'not-html',
  'too-large',
  'no-address',
  'robots',
  'pattern',
  'depth',
  'pages',
  'minutes',
  'trap',
  'duplicate',
  'off-scope',
  'redirect-loop',
] as const;
export type Reason = (typeof REASONS)[number];

/** What kind of address it is taken for, in the order in which they are read. */
export const RANKS = {
  entry: 0,
  /** 政府信息公开 platform, site map. */
  index: 1,
  /** A required column (必设栏目), by its name. */
  column: 2,
  /** Another column, by its place in the navigation or by its shape. */
  section: 3,
  /** A further page of a list. */
  list: 4,
  /** A single content. */
  content: 5,
  other: 6,
  /** Asked for a second time, late. */
  retry: 8,
} as const;
export type Rank = (typeof RANKS)[keyof typeof RANKS];

/** One address of one survey; key `[runId, url]`. */
export interface FrontierRecord {
  runId: string;
  /** As `pageKeyOf` names pages. */
  url: string;
  /** The address to ask for, as it was linked. */
  address: string;
  state: AddressState;
  rank: Rank;
  /** Order of discovery within the survey, from 0: with `rank` it makes the order of reading. */
  seq: number;
  /** Links away from the entry. */
  depth: number;
  /** The page that linked it first, and with what words (at most 60 characters). */
  from?: string;
  text?: string;
  /** How often it was asked for. */
  tries: number;
  reason?: Reason;
  /** HTTP status, header or error, for people; at most 300 characters. */
  detail?: string;
  status?: number;
  /** ISO date-time of the last answer. */
  at?: string;
  kind?: PageKind;
  /** The page that has the same content, where `reason` is `duplicate`. */
  duplicateOf?: string;
  /** Of a further page of a list: the list's first page. */
  listOf?: string;
  /** No link leads there: it was worked out from a pager, so that it is not there accuses nobody. */
  derived?: true;
  /** A page at the same depth only sends its visitors there; where it sends them on, a step is counted. */
  forwarded?: true;
  /** Of the text, title and links of a page that was read: equal pages have it in common. */
  contentHash?: string;
  /** The required column (必设栏目) that the link to it names. */
  column?: ColumnId;
  /** Of a page that was read: the fingerprint of its template; that a script has yet to write what should stand there. */
  template?: string;
  byScript?: true;
  /** It is looked at in the survey's window, or was. */
  rendered?: RenderMark;
  /** Its turn, from 0, while it is `fetching`: results are kept in this order, and after a kill asked for again in it. */
  turn?: number;
}

/**
 * Why a page is looked at in the survey's window (渲染抽样), in the order of precedence. `script`: a script fills it;
 * `refused`: it was refused to a plain request, and is asked for once in the browser's own session; `share`: drawn.
 */
export const RENDER_WHY = ['home', 'platform', 'column', 'template', 'script', 'refused', 'share'] as const;
export type RenderWhy = (typeof RENDER_WHY)[number];

export interface RenderMark {
  why: RenderWhy;
  /** Its turn among the pages to be looked at, from 0. */
  order: number;
  state: 'waiting' | 'read' | 'unread';
  /** Of `unread`. `timeout` (超时): it did not come to rest within the budget of a page. */
  reason?: Reason;
  /** At most 300 characters. */
  detail?: string;
  /** It was shown, and nobody could see it: the window was covered or minimised. */
  hidden?: true;
  /** It did not come to rest in time, or scripts of it did not come. */
  unsettled?: true;
  /** Accessibility and layout were measured. */
  measured?: true;
  /** ISO date-time. */
  at?: string;
}

/** How far the looking at pages is. */
export interface RenderCounts {
  planned: number;
  read: number;
  unread: number;
  hidden: number;
  /** What the window shows now. */
  now?: string;
}

/** Numbers of addresses by state, kept beside the frontier in the same transactions. */
export type SurveyCounts = Record<AddressState, number>;

export interface SurveyRecord {
  /** The run's. */
  runId: string;
  bodyIds: string[];
  state: SurveyState;
  /** Why it is paused, or why it ended before its frontier did. */
  because?: Message;
  /** ISO date-time of the next request, where it is far away: a site asked for that, or is in trouble. */
  restsUntil?: string;
  settings: SurveySettings;
  /** ISO date-times. */
  createdAt: string;
  startedAt?: string;
  endedAt?: string;
  /** Milliseconds of work so far, pauses not counted. */
  workedMs: number;
  counts: SurveyCounts;
  /** Addresses that were asked for, each once. */
  asked: number;
  /** The next `seq`. */
  nextSeq: number;
  /** The next `turn`. */
  nextTurn: number;
  /** Absent until the first of them is chosen. */
  rendered?: RenderCounts;
  /** 取证; absent until something is to be kept. */
  evidence?: EvidenceCounts;
  /** What the searches of its bodies' sites answered; at most three a body. */
  searches?: SearchRecord[];
}

/**
 * Why it is not known whether a search finds a title. Beside what keeps any page from being read: `no-box`, the home
 * page shows no search; `post` and `script`, it is not asked by an address; `charset`, its address takes another
 * encoding than UTF-8; `elsewhere`, it stands on a host that may not be read; `script-filled`, a script may write the
 * results; `no-results`, none stand there.
 */
export type SearchReason =
  | Reason
  | 'no-box'
  | 'post'
  | 'script'
  | 'charset'
  | 'elsewhere'
  | 'script-filled'
  | 'no-results';

export interface SearchRecord extends SearchFacts {
  bodyId: string;
}

/** The bytes of a page as they came, compressed: evidence that outlives the page. Key `[runId, url]`. */
export interface PageBytes {
  runId: string;
  /** As `pageKeyOf` names pages. */
  url: string;
  /** Where redirects led. */
  address: string;
  gzip: Uint8Array<ArrayBuffer>;
  /** Of the bytes before compression: their number, and SHA-256 in hex. */
  size: number;
  sha256: string;
  /** They were cut at the limit of a page's size. */
  cut?: true;
  status: number;
  /** Response headers that the browser shows. */
  headers: Record<string, string>;
  /** ISO date-time of the answer. */
  at: string;
}

/** The target of a link that is no page of the survey: whether it is there. Key `[runId, url]`. */
export interface LinkRecord {
  runId: string;
  /** As `pageKeyOf` names pages. */
  url: string;
  address: string;
  kind: 'attachment' | 'off-site';
  /** `read`: it is there. */
  state: Exclude<AddressState, 'fetching' | 'unsupported'>;
  /** The page that linked it first, and with what words (at most 60 characters). */
  from: string;
  text: string;
  /** Of an attachment: further pages that link it, at most nine. */
  alsoFrom?: string[];
  tries: number;
  reason?: Reason;
  detail?: string;
  status?: number;
  /** ISO date-time of the last answer. */
  at?: string;
  /** Of an attachment: its real type by its first bytes, as an extension (`pdf`), and its size in bytes. */
  type?: string;
  size?: number;
  /** Header and name agree on the type, and none of the bytes was seen. */
  declared?: true;
  /** Of an attachment that a survey was told to read: whether its text was read, or why not. */
  content?: 'read' | AttachmentReason;
}

export const noCounts = (): SurveyCounts => ({
  waiting: 0,
  fetching: 0,
  read: 0,
  blocked: 0,
  dead: 0,
  unknown: 0,
  unsupported: 0,
  skipped: 0,
});
