/** The contract of a rule: one file, one question, pure. The engine (`utils/audit/evaluate.ts`) alone calls it. */
import type { ZodType } from 'zod';
import type { PageView } from '../utils/facts/reading.ts';
import type { SiteFacts } from '../utils/facts/site-facts.ts';
import type { NameIndex, TitleIndex } from '../utils/facts/title-index.ts';
import type { Message } from '../utils/text/catalogue/index.ts';
import type { Day } from '../utils/text/day.ts';
import type { Clause } from './standards.ts';

/** What an editor can act on: one defect in one place. */
export interface Finding {
  /** Stable across runs (rule + target + region of the template): the same defect in one template counts once. */
  key: string;
  pageUrl: string;
  selector?: string;
  message: Message;
  /** Text of the page that shows it, at most 200 characters. */
  quote?: string;
}

/** One object that a rule counted or left out (台账), with the machine's reason: a person may decide otherwise. */
export interface LedgerEntry {
  /** Key of the finding that it is or would be: no two entries share one. */
  key: string;
  url: string;
  title: string;
  on?: Day;
  /** In the count. */
  counted: boolean;
  because: Message;
  /** Of what is counted: whether it met the requirement; absent where it could not be decided. */
  met?: boolean;
  /** The page that shows it. */
  by?: string;
}

/** `proven`: the page shows the defect. `suspected` (疑似): a person has to confirm it; it deducts nothing until then. */
export type Certainty = 'proven' | 'suspected';

export type Outcome =
  | {
      status: 'pass';
      /** What was found, at most three examples: so that a person can see why it passes. */
      evidence?: readonly Finding[];
    }
  | {
      status: 'fail';
      certainty: Certainty;
      findings: readonly [Finding, ...Finding[]];
      /** The places that were read completely and did not hold it: what makes an absence arguable. */
      searched?: readonly string[];
      nearest?: Finding;
    }
  | {
      status: 'measured';
      numerator: number;
      denominator: number;
      /** Of the denominator's objects, those that could not be decided stand apart and are not in it. */
      unknown: number;
      /** `suspected` findings belong to `unknown`, proven ones to the denominator. */
      certainty: Certainty;
      findings: readonly Finding[];
      searched?: readonly string[];
      /** At most `MAX_LEDGER` entries, the newest first. */
      ledger?: readonly LedgerEntry[];
    }
  | {
      status: 'not-applicable';
      because: Message;
      /** What was left out, where that is why nothing is owed. */
      ledger?: readonly LedgerEntry[];
    }
  | { status: 'cannot-tell'; because: Message; nearest?: Finding; searched?: readonly string[] };

/** A ledger names so many objects at most. */
export const MAX_LEDGER = 500;

/** What is fine up to a day and no longer, unless somebody acts (临期). */
export interface Due {
  /** The key of the finding that it becomes. */
  key: string;
  /** What falls due, by its name. */
  what: Message;
  /** Where somebody has to act. */
  pageUrl: string;
  /** The last day on which the rule passes; on the next one it fails. */
  lastDay: Day;
  /** The day of the newest item, on which it rests. */
  newest: Day;
  /** Every page that was read for it. */
  pages: readonly string[];
  /** The day on which the pages were read, the earliest of them; absent where one is not known. */
  readOn?: Day;
  /** How certain the finding will be. */
  certainty: Certainty;
  clause: Clause;
}

/** What the engine makes of a rule's answer; it alone says `error`. */
export type VerdictOutcome = Outcome | { status: 'error'; because: Message };

export interface RuleContext {
  /** The day as of which is judged: the earlier of cut-off and capture. Undefined where no day is known. */
  asOf: Day | undefined;
}

/** What a page says, for rules that name the pages whose text they want. */
export interface PageText {
  url: string;
  /** Main text, line by line. */
  text: string;
  /** Cells of its tables, row by row. */
  tables: readonly (readonly (readonly string[])[])[];
  /** Something may be missing: the text was cut, or scripts could still write it. */
  partial: boolean;
}

/** Rules about a whole site may ask for so many texts a check. */
export const MAX_TEXTS = 20;

export interface SiteContext extends RuleContext {
  /** Which of `items` have a word in their title; words announced by `words` are found in one pass. */
  titles: TitleIndex;
  /** The same of what lists, pages and menu links are called. */
  names: NameIndex;
  /** The text of a page that `wants` named; undefined where it was not read. */
  textOf(url: string): PageText | undefined;
}

export interface PageContext extends RuleContext {
  /** Whether this capture has no way to know the field (a dotted name, as in `unknown[]`). */
  isUnknown(field: string): boolean;
}

interface RuleBase<P> {
  /** File name without extension, for good: it stands in users' databases. Renames go to `renames.ts`. */
  id: string;
  /** Raised when the rule's verdicts can change. */
  version: number;
  params: ZodType<P>;
  /** On what authority: never empty. */
  basis: readonly [Clause, ...Clause[]];
}

export interface PageRuleDefinition<K extends keyof PageView, P> extends RuleBase<P> {
  /** The only facts it is given. */
  needs: readonly K[];
  check(facts: Pick<PageView, K | 'url'>, params: P, context: PageContext): Outcome;
}

export interface SiteRuleDefinition<K extends keyof SiteFacts, P> extends RuleBase<P> {
  needs: readonly K[];
  /** The words that it looks for in titles and names. */
  words?(params: P): readonly string[];
  /** The pages whose text it wants, the likeliest first: `MAX_TEXTS` at most are read. */
  wants?(facts: Pick<SiteFacts, K | 'body'>, params: P, context: SiteContext): readonly string[];
  check(facts: Pick<SiteFacts, K | 'body'>, params: P, context: SiteContext): Outcome;
  /**
   * For rules with a period: what falls due if nothing changes, and when. It knows no day of judgement. Read again
   * unchanged, `check` passes up to `lastDay` and fails from the next day on; where it could not tell then, nothing is due.
   */
  dueOn?(facts: Pick<SiteFacts, K | 'body'>, params: P): readonly Due[];
}

/** A rule as the index and the engine hold it, its own types forgotten: the engine parses what it hands over. */
export interface PageRule extends RuleBase<unknown> {
  scope: 'page';
  needs: readonly (keyof PageView)[];
  check(facts: PageView, params: unknown, context: PageContext): Outcome;
}

export interface SiteRule extends RuleBase<unknown> {
  scope: 'site';
  needs: readonly (keyof SiteFacts)[];
  words?(params: unknown): readonly string[];
  wants?(facts: SiteFacts, params: unknown, context: SiteContext): readonly string[];
  check(facts: SiteFacts, params: unknown, context: SiteContext): Outcome;
  dueOn?(facts: SiteFacts, params: unknown): readonly Due[];
}

export type Rule = PageRule | SiteRule;

/** Reading a fact that `needs` does not name does not compile; at run time the engine's view refuses it. */
export function definePageRule<const K extends keyof PageView, P>(rule: PageRuleDefinition<K, P>): PageRule {
  return { ...rule, scope: 'page', check: (facts, params, context) => rule.check(facts, params as P, context) };
}

export function defineSiteRule<const K extends keyof SiteFacts, P>(rule: SiteRuleDefinition<K, P>): SiteRule {
  const { dueOn, words, wants, ...rest } = rule;
  return {
    ...rest,
    scope: 'site',
    check: (facts, params, context) => rule.check(facts, params as P, context),
    ...(words && { words: (params: unknown) => words(params as P) }),
    ...(wants && {
      wants: (facts: SiteFacts, params: unknown, context: SiteContext) => wants(facts, params as P, context),
    }),
    ...(dueOn && { dueOn: (facts: SiteFacts, params: unknown) => dueOn(facts, params as P) }),
  };
}

export const pass = (evidence: readonly Finding[] = []): Outcome => ({
  status: 'pass',
  ...(evidence.length > 0 ? { evidence } : {}),
});
export const notApplicable = (because: Message, more: { ledger?: readonly LedgerEntry[] } = {}): Outcome => ({
  status: 'not-applicable',
  because,
  ...more,
});
export const cannotTell = (
  because: Message,
  more: { nearest?: Finding; searched?: readonly string[] } = {},
): Outcome => ({ status: 'cannot-tell', because, ...more });
export const proven = (first: Finding, ...others: Finding[]): Outcome => ({
  status: 'fail',
  certainty: 'proven',
  findings: [first, ...others],
});
/** Absence is at most this, and only where every place in `searched` was read completely. */
export const suspected = (
  findings: readonly [Finding, ...Finding[]],
  more: { nearest?: Finding; searched?: readonly string[] } = {},
): Outcome => ({ status: 'fail', certainty: 'suspected', findings, ...more });

/**
 * A count in which nothing is proven unmet: what was not found stays open until a person confirms it. `met` and `open`
 * together are all objects of the count.
 */
export const suspectedShare = ({
  met,
  open,
  ...more
}: {
  met: number;
  open: number;
  findings: readonly Finding[];
  searched?: readonly string[];
  ledger?: readonly LedgerEntry[];
}): Outcome => ({
  status: 'measured',
  numerator: met,
  denominator: met,
  unknown: open,
  certainty: 'suspected',
  ...more,
});
