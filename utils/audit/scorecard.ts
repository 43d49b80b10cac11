/** The canonical result of an audit: one body, one indicator system, one campaign, one moment. Immutable once made. */
import type { Finding, VerdictOutcome } from '../../rules/rule.ts';
import type { LeafClause } from '../../rules/systems/system.ts';
import type { Body } from '../model.ts';
import type { Message } from '../text/catalogue/index.ts';
import type { Day } from '../text/day.ts';

/** Raised when the exported JSON changes its shape. */
export const SCORECARD_SCHEMA_VERSION = 1;

/** A text of an indicator system, which carries its own two languages. */
export interface Words {
  'zh-CN': string;
  en: string;
}

/** Points as an interval: all that is undecided lost, all of it won. Rounded to two decimals only where shown. */
export interface Interval {
  low: number;
  high: number;
}

export type LeafState = 'met' | 'partly' | 'unmet' | 'not-applicable' | 'undecided';

export interface LeafScore {
  id: string;
  title: Words;
  /** Points that the leaf has in this body's score, after what is not applicable was spread or rebased. */
  points: number;
  score: Interval;
  state: LeafState;
  /** A veto's points are none; it stands beside the score. */
  veto: boolean;
  /** Why it is undecided or not applicable. */
  because: Message[];
  /** Most costly first, at most 20. */
  findings: { ruleId: string; certainty: 'proven' | 'suspected'; finding: Finding; pages: number }[];
  /** How many distinct findings there are in all. */
  findingCount: number;
  rules: { id: string; version: number }[];
  clause?: LeafClause;
  /** A person's decision replaced the verdict. */
  judged: boolean;
}

export interface AreaScore {
  id: string;
  title: Words;
  points: number;
  score: Interval;
  /** Share of the area's points that is decided, 0–1. */
  decided: number;
  leaves: LeafScore[];
}

export interface Scorecard {
  schemaVersion: typeof SCORECARD_SCHEMA_VERSION;
  id: string;
  body: Pick<Body, 'id' | 'name' | 'level' | 'kind' | 'confirmed'>;
  system: { id: string; version: string; title: Words; authority: Words };
  campaign: { id: string; cutoff?: Day };
  /** ISO date-time of making; the one field that differs between two runs over the same facts. */
  madeAt: string;
  versions: { extension: string; rules: string; schema: number; reader: number; interpret: number };
  /** Sum of the SHA-256 hashes of the captures that it rests on, modulo 2^256, hex: the same whatever their order. */
  factsHash: string;
  pages: { total: number; byKind: Record<string, number> };
  score: Interval;
  /** 满分. */
  points: number;
  /** 已判定比例, 0–1. */
  decided: number;
  vetoes: { confirmed: number; open: number };
  areas: AreaScore[];
  /** Titles of the pages that the findings name, by address, where they are known. */
  pageTitles?: Record<string, string>;
  /** Addresses that were asked for and not read, with the reason (未存档, 受阻未测 …). */
  unread: { url: string; because: Message }[];
}

/** The outcomes of a rule over all pages of a body: what a leaf with a page rule is scored from. */
export interface RuleTally {
  ruleId: string;
  ruleVersion: number;
  pass: number;
  /** Pages with a proven fail. */
  fail: number;
  suspected: number;
  notApplicable: number;
  cannotTell: number;
  error: number;
  /** Distinct findings, sorted by key; `overflow` where there are more than are kept. */
  findings: { certainty: 'proven' | 'suspected'; finding: Finding; pages: number }[];
  overflow: boolean;
  /** Reasons of the undecided and not applicable, each once. */
  because: Message[];
}

/** What a check says about a body: a tally of a page rule, or the one outcome of a site rule. */
export type CheckResult =
  | { scope: 'page'; tally: RuleTally }
  | { scope: 'site'; ruleId: string; ruleVersion: number; outcome: VerdictOutcome };
