import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { CLAUSE_DOCUMENTS } from '../../rules/systems/clause-documents.ts';

interface Clause {
  clauseId: string;
  quote: string;
  observable: 'auto' | 'assisted' | 'manual';
  sameAs: string | null;
}

const clauses: Clause[] = readFileSync(resolve('../shared/seeds/clauses.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Clause);
const held = new Map(CLAUSE_DOCUMENTS.flatMap((document) => document.clauses.map((clause) => [clause.id, clause])));

it('every clause of the five documents is held, and nothing else', () => {
  expect([...held.keys()].sort()).toEqual(clauses.map(({ clauseId }) => clauseId).sort());
});

it('verbatim, with the row of the table that repeats it', () => {
  const differing = clauses.filter(({ clauseId, quote, sameAs }) => {
    const clause = held.get(clauseId);
    return clause?.quote !== quote || (clause.sameAs ?? null) !== sameAs;
  });
  expect(differing.map(({ clauseId }) => clauseId)).toEqual([]);
});

it('what pages can decide is decided by pages', () => {
  const lowered = clauses.filter(
    ({ clauseId, observable }) => observable === 'auto' && held.get(clauseId)?.observable !== 'auto',
  );
  // Lowered with a reason, in the note of the change.
  expect(lowered.map(({ clauseId }) => clauseId)).toEqual([]);
});
