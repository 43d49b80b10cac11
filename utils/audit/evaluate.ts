/** Facts × rules → verdicts. Pure, and the only place that turns a failure into the verdict `error`. */
import { ruleById } from '../../rules/index.ts';
import {
  cannotTell,
  MAX_TEXTS,
  notApplicable,
  type PageContext,
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

/** What views of facts with the same fields have in common, by rule. */
type Guards = Map<Rule, object>;
const guardsByFields = new Map<string, Guards>();
/** Facts are judged by hundreds of checks: their fields are listed once. */
const guardsOfFacts = new WeakMap<object, Guards>();

function guardsOf(facts: object): Guards {
  const known = guardsOfFacts.get(facts);
  if (known) return known;
  const fields = Object.keys(facts).sort().join(' ');
  const guards = guardsByFields.get(fields) ?? new Map<Rule, object>();
  guardsByFields.set(fields, guards);
  guardsOfFacts.set(facts, guards);
  return guards;
}

const fieldsOf = (rule: Rule): readonly string[] => [...rule.needs, ...ALWAYS[rule.scope]];

function guardOf(facts: object, rule: Rule): object {
  const guard = {};
  const declared = fieldsOf(rule);
  for (const field of Object.keys(facts)) {
    if (declared.includes(field)) continue;
    Object.defineProperty(guard, field, {
      get() {
        throw new Error(`reads the fact "${field}" without declaring it in needs`);
      },
    });
  }
  return guard;
}

/** The facts that a rule declared; reading another one throws, in tests as in the product. */
export function narrow<T extends object>(facts: T, rule: Rule): T {
  const guards = guardsOf(facts);
  let guard = guards.get(rule);
  if (!guard) {
    guard = guardOf(facts, rule);
    guards.set(rule, guard);
  }
  const view = Object.create(guard) as Record<string, unknown>;
  for (const field of fieldsOf(rule)) {
    if (field in facts) view[field] = (facts as Record<string, unknown>)[field];
  }
  return view as T;
}

/** Never throws: what a rule throws, and parameters that it refuses, become the verdict `error`. */
function guarded(rule: Rule, check: Check, judge: (params: unknown) => VerdictOutcome): Verdict {
  const { paramsKey, params } = preparedOf(rule, check);
  const verdict = { ruleId: rule.id, ruleVersion: rule.version, paramsKey };
  try {
    return { ...verdict, outcome: judge(params()) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return {
      ...verdict,
      outcome: { status: 'error', because: message('because.rule-failed', { rule: rule.id, detail }) },
    };
  }
}

interface Prepared {
  paramsKey: string;
  /** Throws where the rule refuses them. */
  params(): unknown;
  /** The words that it looks for in titles and names; none where the rule refuses the parameters. */
  words: readonly string[];
}

/** Checks are data that stand still: what follows from them is worked out once, and not for every page of a survey. */
const prepared = new WeakMap<Check, Prepared>();
function preparedOf(rule: Rule, check: Check): Prepared {
  const known = prepared.get(check);
  if (known) return known;
  const params = parsed(rule, check);
  const made: Prepared = { paramsKey: paramsKeyOf(check.params), params, words: wordsOf(rule, params) };
  prepared.set(check, made);
  return made;
}

function wordsOf(rule: Rule, params: () => unknown): readonly string[] {
  if (rule.scope !== 'site' || !rule.words) return [];
  try {
    return rule.words(params());
  } catch {
    return [];
  }
}

function parsed(rule: Rule, check: Check): () => unknown {
  try {
    const params = rule.params.parse(check.params);
    return () => params;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

type Pairs = readonly (readonly [Rule, Check])[];
const pairsOf = new WeakMap<readonly Check[], Partial<Record<Rule['scope'], Pairs>>>();

function rulesOf<S extends Rule['scope']>(
  checks: readonly Check[],
  scope: S,
): readonly (readonly [Extract<Rule, { scope: S }>, Check])[] {
  const known = pairsOf.get(checks) ?? {};
  pairsOf.set(checks, known);
  known[scope] ??= findRules(checks, scope);
  return known[scope] as readonly (readonly [Extract<Rule, { scope: S }>, Check])[];
}

function findRules(checks: readonly Check[], scope: Rule['scope']): Pairs {
  const seen = new Set<string>();
  return checks.flatMap((check) => {
    const rule = ruleById(check.rule);
    const key = check.rule + paramsKeyOf(check.params);
    if (rule?.scope !== scope || seen.has(key)) return [];
    seen.add(key);
    return [[rule, check] as const];
  });
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
  const [failedReader] = view.readerErrors;
  const isUnknown = (field: string) => view.unknown.some((name) => name === field || field.startsWith(`${name}.`));
  let wasDayAsked = false;
  const context: PageContext = {
    get asOf() {
      wasDayAsked = true;
      return asOf;
    },
    isUnknown,
  };
  return rulesOf(checks, 'page').map(([rule, check]) => {
    wasDayAsked = false;
    const verdict = guarded(rule, check, (params) => {
      if (view.schemaVersion !== SCHEMA_VERSION) return cannotTell(message('because.recapture'));
      if (view.fragment) return notApplicable(message('because.fragment'));
      // A missing fact can hide in everything that was concluded from it, so no rule is trusted on such a page.
      if (failedReader) {
        return { status: 'error', because: message('because.reader-failed', { reader: failedReader.reader }) };
      }
      return rule.check(narrow(view, rule), params, context);
    });
    return wasDayAsked ? { ...verdict, cutoff: cutoff ?? '' } : verdict;
  });
}

/** The distinct page checks by `checkKey`. */
export function pageChecksOf(checks: readonly Check[]): Map<string, { check: Check; version: number }> {
  return new Map(
    rulesOf(checks, 'page').map(([rule, check]) => [
      checkKey(rule.id, preparedOf(rule, check).paramsKey),
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
  const keys = rulesOf(checks, 'site').map(
    ([rule, check]) => `${rule.version} ${checkKey(rule.id, preparedOf(rule, check).paramsKey)}`,
  );
  return [cutoff ?? '', ...keys].join('\n');
}

/** Texts of pages by the address that a rule named. */
export type PageTexts = ReadonlyMap<string, PageText>;

interface SiteJudge {
  of: readonly (readonly [SiteRule, Check])[];
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
  const words = of.flatMap(([rule, check]) => preparedOf(rule, check).words);
  const found = { titles: titleIndexOf(facts.items, words), names: nameIndexOf(facts, words) };
  lookups.set(facts, { checks, found });
  return found;
}

function siteJudge(facts: SiteFacts, checks: readonly Check[], cutoff: Day | undefined, texts: PageTexts): SiteJudge {
  const lastDay = facts.pages.lastCapturedOn;
  const of = rulesOf(checks, 'site');
  const asOf = lastDay ? earliest(cutoff, lastDay) : undefined;
  return { of, context: { asOf, ...lookUp(facts, checks, of), textOf: (url) => texts.get(url) } };
}

/**
 * The addresses of the pages whose texts the checks want, each once. A rule that fails here fails when it judges, too,
 * and is told then.
 */
export function wantedTexts(facts: SiteFacts, checks: readonly Check[], cutoff?: Day): string[] {
  const { of, context } = siteJudge(facts, checks, cutoff, new Map());
  const wanted = of.flatMap(([rule, check]) => {
    try {
      const params = preparedOf(rule, check).params();
      return rule.wants?.(narrow(facts, rule), params, context).slice(0, MAX_TEXTS) ?? [];
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
  return of.map(([rule, check]) => guarded(rule, check, (params) => rule.check(narrow(facts, rule), params, context)));
}
