/** Facts × rules → verdicts. Pure, and the only place that turns a failure into the verdict `error`. */
import { ruleById } from '../../rules/index.ts';
import {
  cannotTell,
  MAX_TEXTS,
  notApplicable,
  type PageContext,
  type PageRule,
  type PageText,
  type Rule,
  type SiteContext,
  type SiteRule,
  type VerdictOutcome,
} from '../../rules/rule.ts';
import type { Check } from '../../rules/systems/system.ts';
import { SCHEMA_VERSION } from '../facts/caps.ts';
import type { PageChecks } from '../facts/fold.ts';
import type { PageView } from '../facts/reading.ts';
import type { SiteFacts } from '../facts/site-facts.ts';
import { nameIndexOf, titleIndexOf } from '../facts/title-index.ts';
import { message } from '../text/catalogue/index.ts';
import { type Day, dayInChina, earliest } from '../text/day.ts';
import { checkKey, paramsKeyOf, type Verdict } from './verdict.ts';

/** Facts that a rule is handed beside those that it declared. */
const ALWAYS = { page: ['url'], site: ['body'] } as const;

/** What a rule is handed of facts with certain fields: those that it declared, and a guard before all others. */
interface Opening {
  fields: readonly string[];
  guard: object;
}

type Openings = Map<Rule, Opening>;
const openingsByFields = new Map<string, Openings>();

function openingsOf(facts: object): Openings {
  const fields = Object.keys(facts).join(' ');
  const openings = openingsByFields.get(fields) ?? new Map<Rule, Opening>();
  openingsByFields.set(fields, openings);
  return openings;
}

function openingOf(facts: object, rule: Rule): Opening {
  const declared: readonly string[] = [...new Set([...rule.needs, ...ALWAYS[rule.scope]])];
  const guard = {};
  for (const field of Object.keys(facts)) {
    if (declared.includes(field)) continue;
    Object.defineProperty(guard, field, {
      get() {
        throw new Error(`reads the fact "${field}" without declaring it in needs`);
      },
    });
  }
  return { fields: declared.filter((field) => field in facts), guard };
}

/**
 * Hands out to each rule the facts that it declared; reading another one throws, in tests as in the product. Facts are
 * judged by hundreds of checks: what depends on the facts alone is done here once.
 */
export function narrowing<T extends object>(facts: T): (rule: Rule) => T {
  const openings = openingsOf(facts);
  return (rule) => {
    let opening = openings.get(rule);
    if (!opening) {
      opening = openingOf(facts, rule);
      openings.set(rule, opening);
    }
    const view = Object.create(opening.guard) as Record<string, unknown>;
    for (const field of opening.fields) view[field] = (facts as Record<string, unknown>)[field];
    return view as T;
  };
}

/** A rule with the parameters of a check. */
interface Question<R extends Rule = Rule> {
  rule: R;
  check: Check;
  paramsKey: string;
  params: unknown;
  /** Why the rule refuses its parameters. */
  refusal: unknown;
  /** The words that it looks for in titles and names. */
  words: readonly string[];
}

/** Checks are data that stand still: what follows from them is worked out once, and not for every page of a survey. */
const questions = new WeakMap<Check, Question>();

function questionOf(rule: Rule, check: Check): Question {
  const known = questions.get(check);
  if (known) return known;
  const made: Question = {
    rule,
    check,
    paramsKey: paramsKeyOf(check.params),
    params: undefined,
    refusal: undefined,
    words: [],
  };
  try {
    made.params = rule.params.parse(check.params);
    if (rule.scope === 'site') made.words = rule.words?.(made.params) ?? [];
  } catch (error) {
    made.refusal = error ?? new Error('refused');
  }
  questions.set(check, made);
  return made;
}

const asked = new WeakMap<readonly Check[], { page: Question[]; site: Question[] }>();

/** The distinct checks of one scope, in their order. */
function questionsOf<S extends Rule['scope']>(
  checks: readonly Check[],
  scope: S,
): readonly Question<Extract<Rule, { scope: S }>>[] {
  let sorted = asked.get(checks);
  if (!sorted) {
    sorted = sortOut(checks);
    asked.set(checks, sorted);
  }
  return sorted[scope] as Question<Extract<Rule, { scope: S }>>[];
}

function sortOut(checks: readonly Check[]): { page: Question[]; site: Question[] } {
  const sorted: { page: Question[]; site: Question[] } = { page: [], site: [] };
  const seen = new Set<string>();
  for (const check of checks) {
    const rule = ruleById(check.rule);
    if (!rule) continue;
    const question = questionOf(rule, check);
    const key = checkKey(rule.id, question.paramsKey);
    if (seen.has(key)) continue;
    seen.add(key);
    sorted[rule.scope].push(question);
  }
  return sorted;
}

/** Never throws: what a rule throws, and parameters that it refuses, become the verdict `error`. */
function answer<R extends Rule>(question: Question<R>, judge: (question: Question<R>) => VerdictOutcome): Verdict {
  const { rule, paramsKey, refusal } = question;
  let outcome: VerdictOutcome;
  try {
    if (refusal !== undefined) throw refusal;
    outcome = judge(question);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    outcome = { status: 'error', because: message('because.rule-failed', { rule: rule.id, detail }) };
  }
  return { ruleId: rule.id, ruleVersion: rule.version, paramsKey, outcome };
}

/**
 * Judges one capture of one page.
 *
 * @param cutoff 截止日 of the campaign; what was captured later is judged as of this day.
 * @returns one verdict for each distinct page check, in the order of `checks`. A day of capture that is not known
 *   leaves `asOf` undefined: rules of freshness then cannot tell, whatever the cut-off.
 */
export function evaluatePage(view: PageView, checks: readonly Check[], cutoff?: Day): Verdict[] {
  const capturedOn = dayInChina(view.capturedAt);
  const asOf = capturedOn ? earliest(cutoff, capturedOn) : undefined;
  const isUnknown = (field: string) => view.unknown.some((name) => name === field || field.startsWith(`${name}.`));
  let wasDayAsked = false;
  const context: PageContext = {
    get asOf() {
      wasDayAsked = true;
      return asOf;
    },
    isUnknown,
  };
  const forAll = outcomeForAll(view);
  const narrow = narrowing(view);
  const judge = ({ rule, params }: Question<PageRule>) => forAll ?? rule.check(narrow(rule), params, context);
  return questionsOf(checks, 'page').map((question) => {
    wasDayAsked = false;
    const verdict = answer(question, judge);
    if (wasDayAsked) verdict.cutoff = cutoff ?? '';
    return verdict;
  });
}

/** What is said of a page whatever is asked. */
function outcomeForAll({ schemaVersion, fragment, readerErrors }: PageView): VerdictOutcome | undefined {
  if (schemaVersion !== SCHEMA_VERSION) return cannotTell(message('because.recapture'));
  if (fragment) return notApplicable(message('because.fragment'));
  // A missing fact can hide in everything that was concluded from it, so no rule is trusted on such a page.
  const [failed] = readerErrors;
  return failed && { status: 'error', because: message('because.reader-failed', { reader: failed.reader }) };
}

/** The distinct page checks by `checkKey`. */
export function pageChecksOf(checks: readonly Check[]): Map<string, { check: Check; version: number }> {
  return new Map(
    questionsOf(checks, 'page').map(({ rule, check, paramsKey }) => [
      checkKey(rule.id, paramsKey),
      { check, version: rule.version },
    ]),
  );
}

/** What is put to pages and as of which day: what is stored of them is held against it. */
export function pageAnswersTo(checks: readonly Check[], cutoff?: Day): PageChecks {
  const versions = new Map([...pageChecksOf(checks)].map(([key, { version }]) => [key, version]));
  return { versions, cutoff };
}

/** The distinct site checks with all that their verdicts rest on beside the facts. */
export function siteQuestionsOf(checks: readonly Check[], cutoff?: Day): string {
  const keys = questionsOf(checks, 'site').map(
    ({ rule, paramsKey }) => `${rule.version} ${checkKey(rule.id, paramsKey)}`,
  );
  return [cutoff ?? '', ...keys].join('\n');
}

/** Texts of pages by the address that a rule named. */
export type PageTexts = ReadonlyMap<string, PageText>;

interface SiteJudge {
  of: readonly Question<SiteRule>[];
  context: SiteContext;
}

/** What was looked up in the titles of a site for a set of checks: texts are asked for first, then it is judged. */
const lookups = new WeakMap<SiteFacts, { checks: readonly Check[]; found: Pick<SiteContext, 'titles' | 'names'> }>();

function lookUp(
  facts: SiteFacts,
  checks: readonly Check[],
  of: SiteJudge['of'],
): Pick<SiteContext, 'titles' | 'names'> {
  const known = lookups.get(facts);
  if (known?.checks === checks) return known.found;
  const words = of.flatMap((question) => question.words);
  const found = { titles: titleIndexOf(facts.items, words), names: nameIndexOf(facts, words) };
  lookups.set(facts, { checks, found });
  return found;
}

function siteJudge(facts: SiteFacts, checks: readonly Check[], cutoff: Day | undefined, texts: PageTexts): SiteJudge {
  const lastDay = facts.pages.lastCapturedOn;
  const of = questionsOf(checks, 'site');
  const asOf = lastDay ? earliest(cutoff, lastDay) : undefined;
  return { of, context: { asOf, ...lookUp(facts, checks, of), textOf: (url) => texts.get(url) } };
}

/**
 * The addresses of the pages whose texts the checks want, each once. A rule that fails here fails when it judges, too,
 * and is told then.
 */
export function wantedTexts(facts: SiteFacts, checks: readonly Check[], cutoff?: Day): string[] {
  const { of, context } = siteJudge(facts, checks, cutoff, new Map());
  const narrow = narrowing(facts);
  const wanted = of.flatMap(({ rule, params, refusal }) => {
    try {
      if (!rule.wants || refusal !== undefined) return [];
      return rule.wants(narrow(rule), params, context).slice(0, MAX_TEXTS);
    } catch {
      return [];
    }
  });
  return [...new Set(wanted)];
}

/** Judges what a body's stored pages say together; `asOf` is the earlier of cut-off and last capture. */
export function evaluateSite(
  facts: SiteFacts,
  checks: readonly Check[],
  cutoff?: Day,
  texts: PageTexts = new Map(),
): Verdict[] {
  const { of, context } = siteJudge(facts, checks, cutoff, texts);
  const narrow = narrowing(facts);
  return of.map((question) => answer(question, ({ rule, params }) => rule.check(narrow(rule), params, context)));
}
