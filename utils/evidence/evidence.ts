/** 取证: what is kept of the pages that findings stand on, so that a lost point can be proven when the page is mended. */
import { z } from 'zod';

/**
 * What a visitor met on a page that was tried: the mode for older people (长者模式) and the tool for accessible browsing
 * before they were entered, with them, and on the page after; what stood above the page; the way of the focus through it;
 * the page at the width of a phone.
 */
export const VISIT_ROLES = [
  'ageing-before',
  'ageing-after',
  'ageing-next',
  'tool-before',
  'tool-after',
  'popup',
  'focus-path',
  'phone',
] as const;
export type VisitRole = (typeof VISIT_ROLES)[number];

/** What a picture shows. `home` and `navigation` stand for all absences of a body: the places that anybody looks at. */
export const PICTURE_ROLES = ['place', 'nearest', 'home', 'navigation', ...VISIT_ROLES] as const;
export type PictureRole = (typeof PICTURE_ROLES)[number];

/** Why there is no picture, or no bytes; the catalogue words each as `evidence.missing.<code>`. */
export const MISSING = [
  'permission',
  'not-rendered',
  'unread',
  'hidden',
  'failed',
  'budget',
  'disk-full',
  'removed',
] as const;
export type Missing = (typeof MISSING)[number];

/** CSS px, from the upper left corner of the page's part of the window. */
export const rect = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Rect = z.infer<typeof rect>;

export const FOUND = ['selector', 'quote', 'unseen', 'gone', 'page'] as const;
export type FoundBy = (typeof FOUND)[number];

/** Bytes in the store of evidence. */
export interface StoredFile {
  /** Of the bytes as they are exported, hex. */
  sha256: string;
  /** MIME type. */
  type: string;
  /** Bytes that it takes in the store. */
  size: number;
}

export interface EvidencePicture {
  role: PictureRole;
  /** The page that was shown. */
  url: string;
  /** ISO date-time. */
  at: string;
  selector?: string;
  /** How the place was found; absent where the page could not be shown. */
  found?: FoundBy;
  /** Words of the element, personal numbers masked, at most 200 characters; and a mark of all of them. */
  text?: string;
  textMark?: string;
  file?: StoredFile;
  /** Pixels of the picture, and where in it the element is outlined. */
  width?: number;
  height?: number;
  outline?: Rect;
  /** Personal numbers and fields that are covered in it. */
  covered?: number;
  /** Of a page that takes several screens: which, from 0. */
  part?: number;
  /** Of a way of the focus: what is drawn of it. */
  path?: DrawnPath;
  missing?: Missing;
  /** Of what failed: why, in the browser's words. */
  detail?: string;
}

export interface DrawnPath {
  /** Steps of the walk, and those of them that this picture shows. */
  steps: number;
  drawn: number;
  /** Of the drawn ones: the focus did not stay, nothing was seen of it, it came no further. */
  left: number;
  unseen: number;
  trapped: boolean;
}

/** The page itself. */
export interface EvidencePage {
  /** `fetched`: the bytes as they came; `rendered`: the document as it stood in the window, written out. */
  capture: 'fetched' | 'rendered';
  url: string;
  at: string;
  status?: number;
  headers?: Record<string, string>;
  file?: StoredFile;
  missing?: Missing;
}

/** Whether a place that was looked at again (补拍) is as it was; `unknown`: nothing tells. */
export type Change = 'same' | 'changed' | 'gone' | 'unknown';

/** What was kept for one finding by one run, or by one later look; key `[campaignId, bodyId, runId, findingKey, take]`. */
export interface EvidenceRecord {
  campaignId: string;
  bodyId: string;
  runId: string;
  /** Empty: of the body as a whole, for its absences. `visitKeyOf`: of what a visitor met on one page. */
  findingKey: string;
  /** The page that was tried, where it is of what a visitor met. */
  visited?: string;
  /** Empty for the survey's; the moment (ISO date-time) of a later look at the place (补拍). */
  take: string;
  /** ISO date-time of the latest part. */
  at: string;
  pictures: EvidencePicture[];
  pages: EvidencePage[];
  /** Of an absence: the places that were read completely, and when, where that is known. */
  searched?: { url: string; at?: string }[];
  /** Of a later look. */
  change?: Change;
}

const VISIT = 'visit:';
/** Under what the pictures of what a visitor met are kept; `pageKey`: of the page that was tried. */
export const visitKeyOf = (pageKey: string): string => VISIT + pageKey;
/** Whether evidence is of the body or of a page as a whole, so that any decision about the body may rest on it. */
export const isOfAll = ({ findingKey }: Pick<EvidenceRecord, 'findingKey'>): boolean =>
  findingKey === '' || findingKey.startsWith(VISIT);

/** One place to be pictured for a finding. */
export interface EvidenceItem {
  findingKey: string;
  role: PictureRole;
  selector?: string;
  quote?: string;
  searched?: { url: string; at?: string }[];
}

/** One page with what is to be kept of it. */
export interface EvidenceTask {
  campaignId: string;
  bodyId: string;
  runId: string;
  /** As findings name it. */
  url: string;
  /**
   * It is looked at in the survey's window: once more, since the sample showed it there (`sampled`), or for its findings
   * alone (`extra`).
   */
  look?: 'sampled' | 'extra';
  /** Why it is not looked at, where it is not. */
  unseen?: Missing;
  /** Milliseconds between two pages of a platform. */
  apart?: number;
  items: EvidenceItem[];
}

/** How far a survey's evidence is. */
export interface EvidenceCounts {
  /** Places of findings. */
  planned: number;
  /** With a picture. */
  kept: number;
  /** Without one, by reason. */
  missing: Partial<Record<Missing, number>>;
}

/** Bytes that the evidence of one campaign may take. Default of the product. */
export const DEFAULT_BUDGET = 500 * 1024 * 1024;

/** Navigation, by the elements that hold it. */
export const NAVIGATION =
  'nav, [role="navigation"], #nav, .nav, #menu, .menu, .navbar, .navigation, .main-nav, .header-nav';

/** What the evidence of a campaign takes and may take, in bytes. */
export interface EvidenceRoom {
  used: number;
  budget: number;
  /** Nobody changed the budget of the product. */
  isDefault: boolean;
  /** Records, and those of them that a superseded run kept and nothing rests on. */
  records: number;
  expendable: number;
}

/** A place as the window showed it. */
export interface Sight {
  /** ISO date-time. */
  at: string;
  found?: FoundBy;
  rect?: Rect;
  text?: string;
  /** Whether the element holds the finding's words. */
  holds?: boolean;
  covers: Rect[];
  viewport: { width: number; height: number };
  /** A `data:` address; nothing is drawn in it or covered. */
  picture?: string;
  missing?: Extract<Missing, 'permission' | 'hidden' | 'failed'>;
  /** In the browser's words, at most 200 characters. */
  detail?: string;
}

/**
 * A stop of the focus on its way through the page. `held`: it stayed there; `left`: it went elsewhere at once; `unseen`:
 * nothing of the element was to be seen; `trap`: it came no further.
 */
export interface PathStep {
  /** From 1, in the order of Tab. */
  n: number;
  state: 'held' | 'left' | 'unseen' | 'trap';
  /** Where it stands in the window, CSS px; absent where it has no place. */
  rect?: Rect;
}

/** What the window showed of a page that was tried as a visitor would. */
export interface Glimpse {
  role: VisitRole;
  /** The page that was shown. */
  url: string;
  part?: number;
  sight: Sight;
  path?: PathStep[];
}

/**
 * `closed`: somebody closed the window. `strained`: the platform asked to be left alone, for so many milliseconds or, 0,
 * it did not say for how long.
 */
export type EvidenceLook =
  | {
      state: 'seen';
      /** The address that the tab showed in the end. */
      address: string;
      at: string;
      status?: number;
      strained?: number;
      html?: string;
      sights: Sight[];
    }
  | { state: 'unread'; reason: 'timeout' | 'failed'; detail: string; status?: number; strained?: number }
  | { state: 'closed' };
