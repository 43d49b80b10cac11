/** A rule's answer with its address: what the store keeps and the scorer reads. */
import type { VerdictOutcome } from '../../rules/rule.ts';

export interface Verdict {
  ruleId: string;
  ruleVersion: number;
  /** The check's parameters, serialised with sorted keys: one rule can be asked several questions. */
  paramsKey: string;
  outcome: VerdictOutcome;
}

/** A rule with its parameters, as one text: `footer-identifier-missing{}`. */
export function checkKey(ruleId: string, paramsKey: string): string {
  return ruleId + paramsKey;
}

/** Parameters as text, equal for equal parameters whatever the order of their keys. */
export function paramsKeyOf(params: unknown): string {
  return JSON.stringify(params ?? {}, (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
