/** The canonical result of an audit: one body, one indicator system, one campaign, one moment. Immutable once made. */
import type { Finding, LedgerEntry, VerdictOutcome } from '../../rules/rule.ts';
import type { Deadline, LeafClause, Method } from '../../rules/systems/system.ts';
import type { AdoptedLimits, Body, Decision } from '../model.ts';
import type { Message } from '../text/catalogue/index.ts';
import type { Day } from '../text/day.ts';

/** Raised when the exported JSON changes its shape. */
export const SCORECARD_SCHEMA_VERSION = 2;

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

/** A finding as a leaf holds it. */
export interface ScoredFinding {
  ruleId: string;
  certainty: 'proven' | 'suspected';
  finding: Finding;
  /** Pages that show it. */
  pages: number;
  /** The leaf that loses the points for it (已在…扣分); this one loses nothing. */
  deductedIn?: string;
  /** What a person decided of this one finding. */
  decision?: Decision;
}

/** A row of the ledger (台账) of a leaf: what the machine says of one document, and what a person does. */
export interface LedgerRow extends LedgerEntry {
  ruleId: string;
  /** The object of judgements about it: its address, or its key where several rows have one address. */
  object: string;
  /** What a person decided of it; counts instead of what the machine says. */
  decision?: Decision;
  /** Who decided; '' where nobody signed. */
  decidedBy?: string;
}

/** Distinct findings of a veto against the number that confirms it (3/5). */
export interface VetoCount {
  proven: number;
  /** How many could be added; null: nobody knows. */
  open: number | null;
  atLeast: number;
}

export interface LeafScore {
  id: string;
  title: Words;
  /** Titles of the groups between the area and the leaf, the outermost first. */
  path: Words[];
  /**
   * Points that the leaf has in this body's score, after what is not applicable was spread or rebased, and as long as
   * what is undecided applies. Those of a bonus stand on top of the score, not in it.
   */
  points: number;
  score: Interval;
  state: LeafState;
  /** Points that the system gives it, before anything is scaled. */
  weight: number;
  method: Method['type'];
  /** A veto's points are none; it stands beside the score. */
  veto: boolean;
  /** Of a veto that machine or sample counts. */
  vetoCount?: VetoCount;
  /** Why it is undecided or not applicable, or what is to be known of how it was decided. */
  because: Message[];
  /** Most costly first, at most 20; those that are deducted elsewhere last. */
  findings: ScoredFinding[];
  /** How many distinct findings there are in all. */
  findingCount: number;
  /** How many of them are deducted in another leaf. */
  deductedElsewhere?: number;
  /** Keys of those that are not shown. */
  moreKeys?: string[];
  rules: { id: string; version: number; paramsKey: string }[];
  clause?: LeafClause;
  /** Responsible units, as the document names them. */
  unit?: string;
  deadlines?: Deadline[];
  /** A person's decision replaced the verdict. */
  judged: boolean;
  /** Whose decisions count in it, of the leaf or of its objects, sorted; '' is one that nobody signed. */
  judgedBy?: string[];
  /** Of the leaf as a whole. */
  decision?: Decision;
  /** A person decided otherwise than the facts alone had. */
  overrules?: true;
  /** What a judgement rested on is not what the leaf rests on now. */
  restsOnChanged?: true;
  /** 台账: the documents that were counted or left out, in the order of the rules, at most `MAX_LEDGER`. */
  ledger?: LedgerRow[];
  /** Objects that are counted and not in it. */
  ledgerBeyond?: number;
  /** Objects that were drawn to be judged, and those that are. */
  sample?: { drawn: number; judged: number };
  /**
   * Marks, equal for equal content: what a judgement rests on, all that the checks said of the facts, what the system
   * says of the leaf, what persons decided.
   */
  marks: { restsOn: string; results: string; definition: string; judgements?: string };
}

/** By the vetoes alone: 不合格, 未触发否决, or not known yet. */
export type VetoResult = 'failed' | 'passed' | 'open';

export interface Vetoes {
  confirmed: number;
  /** Not excluded yet: pages that nobody has read say nothing of a body, so this alone is no reproach. */
  open: number;
  /** Of the open ones, those for which something was found that a person has to confirm. Absent: none, or not counted yet. */
  suspected?: number;
}

/** What stands on top of the score. */
export interface Bonus {
  /** Points of the bonus leaves, at most the cap; they count where it opens. */
  score: Interval;
  opens: 'yes' | 'no' | 'open';
}

/** The top level of a system's tree. */
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
  body: Pick<Body, 'id' | 'name' | 'level' | 'kind' | 'confirmed' | 'powers'>;
  system: { id: string; version: string; title: Words; authority: Words };
  campaign: { id: string; cutoff?: Day; seed?: string; adopted?: AdoptedLimits; amountsConfirmed?: boolean };
  /** The day as of which the body was judged; absent where it is not known. */
  asOf?: Day;
  /** ISO date-time of making; the one field that differs between two runs over the same facts. */
  madeAt: string;
  versions: {
    extension: string;
    rules: string;
    schema: number;
    reader: number;
    interpret: number;
    axe: string;
    browser: string;
  };
  /** Sum of the SHA-256 hashes of the captures that it rests on, modulo 2^256, hex: the same whatever their order. */
  factsHash: string;
  pages: { total: number; byKind: Record<string, number> };
  score: Interval;
  /** The amounts are the product's own and nobody confirmed them: `score` is shown to nobody. */
  total?: 'unconfirmed';
  /** 满分. */
  points: number;
  /** 已判定比例, 0–1. */
  decided: number;
  vetoes: Vetoes;
  /** Absent where the system has no veto that fails. */
  result?: VetoResult;
  /** 等级, the best first; more than one while it is open. Absent where the system has none, or no total. */
  grades?: Words[];
  bonus?: Bonus;
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
