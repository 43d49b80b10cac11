// @vitest-environment jsdom
/** Every clause that pages decide, on three sites: it is met, it is broken, nobody surveyed it. */
import { describe, expect, it } from 'vitest';
import type { VerdictOutcome } from '../../../rules/rule.ts';
import type { ClauseEntry } from '../../../rules/systems/clause-document.ts';
import { CLAUSE_DOCUMENTS } from '../../../rules/systems/clause-documents.ts';
import { judgeChecks, type TestPage } from '../../test-rule.ts';
import { BUILDERS, sitesOf } from './site-builder.ts';

type Answer = 'met' | 'broken' | 'open';

/** What a clause's checks say together. */
function answerOf({ checks = [], combine = 'all' }: ClauseEntry, pages: readonly TestPage[]): Answer {
  const asked = checks.map(({ rule, params = {} }) => ({ rule, params }));
  const answers = judgeChecks(pages, asked).map(({ outcome }) => told(outcome));
  if (combine === 'any') {
    if (answers.includes('met')) return 'met';
    return answers.includes('open') ? 'open' : 'broken';
  }
  if (answers.includes('broken')) return 'broken';
  return answers.includes('open') ? 'open' : 'met';
}

function told(outcome: VerdictOutcome): Answer {
  if (outcome.status === 'pass') return 'met';
  if (outcome.status === 'fail') return 'broken';
  if (outcome.status === 'measured') return outcome.findings.length > 0 ? 'broken' : 'open';
  return 'open';
}

const clauses = CLAUSE_DOCUMENTS.flatMap((document) => document.clauses).filter(
  ({ observable }) => observable === 'auto',
);
const isBuilt = ({ checks = [] }: ClauseEntry) => checks.every(({ rule }) => Object.hasOwn(BUILDERS, rule));

describe('clauses', () => {
  it.each(clauses.filter(isBuilt).map((clause) => [clause.id, clause] as const))('%s', (_, clause) => {
    const sites = sitesOf(clause);
    expect(sites).toBeDefined();
    if (!sites) return;
    expect({
      meets: answerOf(clause, sites.meets),
      breaks: answerOf(clause, sites.breaks),
      unsurveyed: answerOf(clause, sites.unsurveyed),
    }).toEqual({ meets: 'met', breaks: 'broken', unsurveyed: 'open' });
  });

  it('are written as sites for the most part', () => {
    expect(clauses.filter(isBuilt).length).toBeGreaterThanOrEqual(331);
  });
});
