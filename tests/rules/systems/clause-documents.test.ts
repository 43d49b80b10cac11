import { describe, expect, it } from 'vitest';
import { ruleById } from '../../../rules/index.ts';
import { clauseEntry } from '../../../rules/systems/clause-document.ts';
import { CLAUSE_DOCUMENTS } from '../../../rules/systems/clause-documents.ts';

describe.each(CLAUSE_DOCUMENTS.map((document) => [document.id, document] as const))('%s', (_, { clauses }) => {
  it('holds entries that fit the format', () => {
    const wrong = clauses.flatMap((clause) => {
      const parsed = clauseEntry.safeParse(clause);
      return parsed.success ? [] : [[clause.id, parsed.error.issues[0]?.message]];
    });
    expect(wrong).toEqual([]);
  });

  it('asks rules that exist, with parameters that they accept', () => {
    const wrong = clauses.flatMap(({ id, checks = [] }) =>
      checks.flatMap(({ rule, params = {} }) => (ruleById(rule)?.params.safeParse(params).success ? [] : [[id, rule]])),
    );
    expect(wrong).toEqual([]);
  });

  it('repeats only clauses that it holds', () => {
    const ids = new Set(clauses.map(({ id }) => id));
    expect(ids.size).toBe(clauses.length);
    expect(clauses.filter(({ sameAs }) => sameAs !== undefined && !ids.has(sameAs)).map(({ id }) => id)).toEqual([]);
  });

  it('names as a default only parameters that a check has, or leaves to the rule', () => {
    const wrong = clauses.flatMap(({ id, checks = [], defaults = [] }) =>
      defaults.flatMap((name) => {
        const known = checks.some(({ rule, params = {} }) => {
          const parsed = ruleById(rule)?.params.safeParse(params);
          return name in params || (parsed?.success === true && name in (parsed.data as object));
        });
        return known ? [] : [[id, name]];
      }),
    );
    expect(wrong).toEqual([]);
  });
});
