/** One small record a body: all that badge, popup and lists show, so that they open as fast on 100,000 pages as on none. */
import type { Due, Finding } from '../../rules/rule.ts';
import type { Leaf } from '../../rules/systems/system.ts';
import type { Message } from '../text/catalogue/index.ts';
import type { Bonus, Interval, Vetoes, VetoResult, Words } from './scorecard.ts';

export interface SummaryProblem {
  leafId: string;
  leafTitle: Words;
  ruleId: string;
  certainty: 'proven' | 'suspected';
  /** Points that this leaf loses, or that hang on it while undecided. */
  points: number;
  finding: Finding;
  /** Pages that show it. */
  pages: number;
}

/** What falls due by a rule with a period; the day on which it is looked at comes later. */
export interface SummaryDue extends Omit<Due, 'clause'> {
  ruleId: string;
  /** The newest item in words, where its row is known. */
  newestTitle?: string;
  /** The rule says already that it is overdue; else it was last read while it was fine. */
  late: boolean;
  /** That of the system where it has one. */
  clause: NonNullable<Leaf['clause']>;
}

export interface Summary {
  bodyId: string;
  /** Captures were stored that are not judged yet. */
  dirty: boolean;
  /** Raised by every capture; a settlement counts only for the revision it was made from. */
  revision: number;
  /** The revision at which facts changed last, not only judgements or the campaign; absent: not known. */
  factsRevision?: number;
  /** ISO date-time of the last settlement. */
  settledAt?: string;
  /** The version of the extension that made it. */
  madeBy?: string;
  systemId: string;
  pages: number;
  score: Interval;
  points: number;
  /** 已判定比例, 0–1. */
  decided: number;
  /** The amounts are the product's own and nobody confirmed them: `score` is shown to nobody. */
  total?: 'unconfirmed';
  vetoes: Vetoes;
  /** As in the scorecard. */
  result?: VetoResult;
  grades?: Words[];
  bonus?: Bonus;
  areas: { id: string; title: Words; points: number; score: Interval; decided: number }[];
  /** Costliest first, at most 10. */
  problems: SummaryProblem[];
  problemCount: number;
  /** By last day; absent in summaries of older versions. */
  due?: SummaryDue[];
}

/** What an audit of one page says at once, kept or not. */
export interface PageAudit {
  url: string;
  title?: string;
  kind: string;
  /** Bodies that the page was kept for; empty where it belongs to none and nothing was stored. */
  bodyIds: string[];
  verdicts: {
    ruleId: string;
    status: string;
    certainty?: 'proven' | 'suspected';
    findings: Finding[];
    because?: Message;
  }[];
  readerErrors: { reader: string; message: string }[];
  /** Primitives and reading merged; only where asked for. */
  facts?: Record<string, unknown>;
}
