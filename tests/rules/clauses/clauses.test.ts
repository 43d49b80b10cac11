// @vitest-environment jsdom
/** Every clause that pages decide, on three sites: it is met, it is broken, nobody surveyed it. */
import { describe, expect, it } from 'vitest';
import type { VerdictOutcome } from '../../../rules/rule.ts';
import type { ClauseEntry } from '../../../rules/systems/clause-document.ts';
import { CLAUSE_DOCUMENTS } from '../../../rules/systems/clause-documents.ts';
import { evaluatePage } from '../../../utils/audit/evaluate.ts';
import { paramsKeyOf } from '../../../utils/audit/verdict.ts';
import { checkKeyOf } from '../../../utils/facts/digest.ts';
import type { PageView } from '../../../utils/facts/reading.ts';
import { judgeViews, readPage, type TestPage } from '../../test-rule.ts';
import { BUILDERS, type ClauseSite, sitesOf } from './site-builder.ts';

type Answer = 'met' | 'broken' | 'open';

/** The sites of a clause differ in one or two pages, and those of several clauses have neighbours in common. */
const known = new Map<string, PageView>();
function viewOf(page: TestPage): PageView {
  const key = JSON.stringify(page);
  const view = known.get(key) ?? readPage(page);
  known.set(key, view);
  return view;
}

/** What a clause's checks say together. */
function answerOf({ checks = [], combine = 'all' }: ClauseEntry, { pages, body }: ClauseSite): Answer {
  const asked = checks.map(({ rule, params = {} }) => ({ rule, params }));
  const views = pages.map(viewOf);
  const site = new Map(judgeViews(views, asked, body).map((verdict) => [checkKeyOf(verdict), told(verdict.outcome)]));
  const answers = asked.map((check) => {
    const ofSite = site.get(checkKeyOf({ ruleId: check.rule, paramsKey: paramsKeyOf(check.params) }));
    return ofSite ?? toldOfPages(views.flatMap((view) => evaluatePage(view, [check]).map(({ outcome }) => outcome)));
  });
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
  if (outcome.status !== 'measured') return 'open';
  const { findings, numerator, denominator, unknown } = outcome;
  if (findings.length > 0) return 'broken';
  return denominator > 0 && numerator === denominator && unknown === 0 ? 'met' : 'open';
}

/** Of a rule about single pages: all pages that it speaks about have to meet it. */
function toldOfPages(outcomes: readonly VerdictOutcome[]): Answer {
  const asked = outcomes.filter(({ status }) => status !== 'not-applicable').map(told);
  if (asked.includes('broken')) return 'broken';
  return asked.length === 0 || asked.includes('open') ? 'open' : 'met';
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

  it('are all written as sites', () => {
    expect(clauses.filter((clause) => !isBuilt(clause)).map(({ id }) => id)).toEqual([]);
    expect(clauses.length).toBeGreaterThanOrEqual(428);
  });
});
