// @vitest-environment jsdom
/**
 * I1 to I4 over generated reports of both formats: what holds is never accused, and a single wrong cell names exactly
 * the identities that it belongs to. Pages go through the collector; as that takes a document each, most reports start
 * as the tables that the collector hands over.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluatePage } from '../../../utils/audit/evaluate.ts';
import type { PageView } from '../../../utils/facts/reading.ts';
import { readFigures } from '../../../utils/facts/report-tables.ts';
import { readPage } from '../../test-rule.ts';
import {
  consistentFigures,
  type Figures,
  type Format,
  type Report,
  reportPage,
  reportTables,
} from './generated-reports.ts';

const SUMS = ['balance', 'results', 'applicants', 'disputes'].map((name) => `annual-report-${name}-wrong`);
const CHECKS = SUMS.map((rule) => ({ rule, params: {} }));
const FORMATS = [
  ['trial-2019', 2020],
  ['format-2021', 2023],
] as const;

const bases = new Map<Format, PageView>(
  FORMATS.map(([format, year]) => [format, readPage({ html: reportPage({ format, year }) })]),
);

/** The view that a page with these tables gives, without a document. */
function viewOf(report: Report & { format: Format }): PageView {
  const base = bases.get(report.format);
  if (!base?.annualReport) throw new Error('not read as a report');
  const tables = reportTables(report);
  return { ...base, tables, annualReport: { ...base.annualReport, ...readFigures(tables) } };
}

interface Answer {
  /** `rule identity`, sorted. */
  wrong: string[];
  statuses: string[];
}
function judge(view: PageView): Answer {
  const verdicts = evaluatePage(view, CHECKS);
  const wrong = verdicts.flatMap(({ ruleId, outcome }) =>
    outcome.status === 'fail'
      ? outcome.findings.map(({ key }) => `${ruleId} ${key.slice(key.lastIndexOf(':') + 1)}`)
      : [],
  );
  return { wrong: wrong.sort(), statuses: verdicts.map(({ outcome }) => outcome.status) };
}

/** The identities that a cell belongs to, as the standard counts them. */
function identitiesOf(name: string): string[] {
  const [table = '', ...path] = name.split('.');
  const column = path.pop() ?? '';
  const row = path.join('.');
  if (table === 'disputes') return [`annual-report-disputes-wrong ${row}`];
  const outside = row === 'received' || row === 'carriedIn' || row === 'carriedOut';
  return [
    `annual-report-applicants-wrong ${row}`,
    ...(outside || row === 'handled' ? [`annual-report-balance-wrong ${column}`] : []),
    ...(outside ? [] : [`annual-report-results-wrong ${column}`]),
  ].sort();
}

const passed = { wrong: [], statuses: ['pass', 'pass', 'pass', 'pass'] };
const corrupted = (figures: Figures, name: string, by: number): Figures => {
  const value = figures[name] ?? 0;
  return { ...figures, [name]: value + by >= 0 ? value + by : value - by };
};
const difference = fc.oneof(fc.constantFrom(1, -1), fc.integer({ min: 2, max: 9_000 }));

describe.each(FORMATS)('the sums of %s', (format, year) => {
  const figures = consistentFigures(format);
  const cells = format === 'format-2021' ? 25 * 7 + 15 : 23 * 7 + 15;

  it('500 reports whose sums hold, of them 30 as pages: nothing is accused', () => {
    fc.assert(
      fc.property(figures, (each) => {
        expect(judge(viewOf({ format, figures: each }))).toEqual(passed);
      }),
      { numRuns: 470 },
    );
    fc.assert(
      fc.property(figures, (each) => {
        expect(judge(readPage({ html: reportPage({ format, year, figures: each }) }))).toEqual(passed);
      }),
      { numRuns: 30 },
    );
  });

  it('every cell, made wrong, names the identities that it belongs to and no other', () => {
    const [sample = {}] = fc.sample(figures, { numRuns: 1, seed: 20_211_109 });
    const names = Object.keys(sample);
    expect(names).toHaveLength(cells);
    for (const name of names) {
      const view = viewOf({ format, figures: corrupted(sample, name, 1) });
      expect(judge(view).wrong, name).toEqual(identitiesOf(name));
    }
  });

  it('any cell of any report, by any difference', () => {
    const wrong = (each: Figures, at: number, by: number) => {
      const names = Object.keys(each);
      const name = names[at % names.length] ?? '';
      return { name, figures: corrupted(each, name, by) };
    };
    fc.assert(
      fc.property(figures, fc.nat(cells - 1), difference, (each, at, by) => {
        const { name, figures } = wrong(each, at, by);
        expect(judge(viewOf({ format, figures })).wrong, name).toEqual(identitiesOf(name));
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(figures, fc.nat(cells - 1), difference, (each, at, by) => {
        const { name, figures } = wrong(each, at, by);
        expect(judge(readPage({ html: reportPage({ format, year, figures }) })).wrong, name).toEqual(
          identitiesOf(name),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('a cell without a number leaves its identities open and accuses nobody', () => {
    fc.assert(
      fc.property(figures, fc.nat(cells - 1), fc.constantFrom('', '/', '—', '无', '不涉及'), (each, at, text) => {
        const name = Object.keys(each)[at] ?? '';
        const answer = judge(viewOf({ format, figures: each, texts: { [name]: text } }));
        const open = new Set(identitiesOf(name).map((identity) => identity.split(' ')[0]));
        expect(answer.wrong).toEqual([]);
        expect(answer.statuses).toEqual(SUMS.map((rule) => (open.has(rule) ? 'cannot-tell' : 'pass')));
      }),
      { numRuns: 200 },
    );
  });
});
