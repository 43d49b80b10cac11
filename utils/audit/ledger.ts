/** The rows of a leaf's ledgers (台账), and what persons decided of them. */
import type { LedgerEntry } from '../../rules/rule.ts';
import type { Leaf } from '../../rules/systems/system.ts';
import type { Decision, Judgement } from '../model.ts';
import { type Judged, standsAbove } from './judging.ts';
import type { CheckResult, LedgerRow } from './scorecard.ts';
import { checkKey, paramsKeyOf } from './verdict.ts';

/** What the machine says of an entry, as a person would; undefined where it is in the count and open. */
export function decidedByMachine({ counted, met }: Pick<LedgerEntry, 'counted' | 'met'>): Decision | undefined {
  if (!counted) return 'not-applicable';
  return met === undefined ? undefined : met ? 'met' : 'unmet';
}

/** The rows of all checks of a leaf; an entry that several of them have stands in the first one's. */
export function ledgerOf({ checks = [] }: Leaf, results: ReadonlyMap<string, CheckResult>): LedgerRow[] {
  const entries = new Map<string, LedgerEntry & { ruleId: string }>();
  for (const { rule, params } of checks) {
    const result = results.get(checkKey(rule, paramsKeyOf(params)));
    if (result?.scope !== 'site' || !('ledger' in result.outcome)) continue;
    for (const entry of result.outcome.ledger ?? []) {
      if (!entries.has(entry.key)) entries.set(entry.key, { ...entry, ruleId: result.ruleId });
    }
  }
  const keysAt = new Map<string, number>();
  for (const { url } of entries.values()) keysAt.set(url, (keysAt.get(url) ?? 0) + 1);
  return [...entries.values()].map((entry) => ({
    ...entry,
    object: keysAt.get(entry.url) === 1 ? entry.url : entry.key,
  }));
}

/** Adds the judgement of each row under its key, where that of the finding with this key does not stand above it. */
export function withRowsByKey(judged: Judged, rows: readonly LedgerRow[]): Judged {
  if (judged.size === 0 || rows.length === 0) return judged;
  const byKey = new Map<string, Judgement>(judged);
  for (const { key, object } of rows) {
    const ofRow = judged.get(object);
    const known = byKey.get(key);
    if (ofRow && (!known || standsAbove(ofRow, known))) byKey.set(key, ofRow);
  }
  return byKey;
}
