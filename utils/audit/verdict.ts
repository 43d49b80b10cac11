/** A rule's answer with its address: what the store keeps and the scorer reads. */
import type { VerdictOutcome } from '../../rules/rule.ts';
import { hash53 } from '../facts/digest.ts';

export interface Verdict {
  ruleId: string;
  ruleVersion: number;
  /** The check's parameters, serialised with sorted keys: one rule can be asked several questions. */
  paramsKey: string;
  /** Of a page rule that asked for the day: the cut-off (截止日) of that moment, '' for none. Others hold under any. */
  cutoff?: string;
  outcome: VerdictOutcome;
}

/** A rule with its parameters, as one text: `footer-identifier-missing{}`. */
export function checkKey(ruleId: string, paramsKey: string): string {
  return ruleId + paramsKey;
}

/** Keys are kept with every verdict: longer ones, as of a check with a user's lexicon, are kept by their hash. */
const LONGEST_KEY = 500;
/** Parameters are data of a system, which nobody changes. */
const keys = new WeakMap<object, string>();

/** One text for parameters, equal for equal parameters whatever the order of their keys. */
export function paramsKeyOf(params: unknown): string {
  if (typeof params !== 'object' || params === null) return keyOf(params);
  const known = keys.get(params);
  if (known !== undefined) return known;
  const key = keyOf(params);
  keys.set(params, key);
  return key;
}

function keyOf(params: unknown): string {
  const text = JSON.stringify(params ?? {}, (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return text.length <= LONGEST_KEY ? text : `#${hash53(text).toString(36)}.${text.length}`;
}
