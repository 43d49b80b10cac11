import { describe, expect, it } from 'vitest';
import { type SuiteReport, summaryOf, type TestReport } from './suite-report.ts';

const report = (parts: Partial<SuiteReport>): SuiteReport => ({
  passed: 0,
  skipped: 0,
  failed: [],
  retried: [],
  files: [],
  ...parts,
});
const failing = (name: string, ...messages: string[]): TestReport => ({ file: 'tests/a.test.ts', name, messages });

describe('the summary of a run', () => {
  it('says what failed: suite, file, test and the beginning of every try, without colours', () => {
    const failed = [failing('a page > opens', '\u001b[31mno page\u001b[0m\n\nat all', 'still no page')];
    expect(summaryOf({ unit: report({ passed: 3 }), e2e: report({ failed }) })).toEqual([
      'Failed:',
      '  e2e > tests/a.test.ts > a page > opens',
      '      no page',
      '      at all',
      '      still no page',
      '',
    ]);
  });

  it('stays short, however much fails and however long it is told', () => {
    const long = Array.from({ length: 500 }, () => 'x'.repeat(5_000)).join('\n');
    const failed = Array.from({ length: 300 }, (_, at) => failing(`test ${at}`, long, long));
    const lines = summaryOf({ unit: report({ failed }) });
    expect(lines.length).toBeLessThan(20 * 17);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(300);
    expect(lines).toContain('  … and 280 more');
  });

  it('tells a second try from a failure, and says it before', () => {
    const lines = summaryOf({
      e2e: report({ retried: [failing('limps', 'once')], failed: [failing('falls', 'twice')] }),
    });
    expect(lines.filter((line) => line.endsWith(':'))).toEqual(['Passed at the second try:', 'Failed:']);
  });

  it('names the five slowest files of all suites', () => {
    const files = (...ms: number[]) =>
      report({ files: ms.map((each) => ({ file: `tests/${each}.test.ts`, ms: each })) });
    expect(summaryOf({ unit: files(1_000, 7_000, 2_000), e2e: files(90_500, 3_000, 4_000) })).toEqual([
      'Slowest files:',
      '  e2e tests/90500.test.ts: 90.5 s',
      '  unit tests/7000.test.ts: 7.0 s',
      '  e2e tests/4000.test.ts: 4.0 s',
      '  e2e tests/3000.test.ts: 3.0 s',
      '  unit tests/2000.test.ts: 2.0 s',
      '',
    ]);
  });

  it('has nothing to say of a run in which nothing happened', () => {
    expect(summaryOf({ lint: report({ passed: 1 }) })).toEqual([]);
  });
});
