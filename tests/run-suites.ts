/**
 * Runs the suites one after the other, each in a process of its own, and ends with one line `N passed, N failed`.
 * `npm test` runs all but the corpus; `npm test -- --with-corpus` that too; `npm test -- unit` only what is named;
 * `npm run test:validation` all pages of ../shared/validation in the window of a survey.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SuiteReport, summaryOf } from './suite-report.ts';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', ...name.split('/'));

const suites: Record<string, () => Promise<SuiteReport>> = {
  lint: () => asCheck([bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings']),
  typecheck: () => asCheck([bin('typescript/bin/tsc'), '--noEmit']),
  unit: () => vitest('unit'),
  e2e: () => vitest('e2e'),
  corpus: () => vitest('corpus'),
  validation: () => {
    process.env.VALIDATION_PAGES ??= 'all';
    process.env.VALIDATION_LANES ??= '3';
    return vitest('corpus', 'tests/corpus/validation.test.ts');
  },
};
/** Many minutes for each browser; the corpus suite draws two dozen of its pages. */
const ONLY_WHERE_NAMED = ['validation'];

const NOTHING: SuiteReport = { passed: 0, skipped: 0, failed: [], retried: [], files: [] };

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const named = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.filter((arg) => arg !== '--with-corpus' && !Object.hasOwn(suites, arg));
  if (unknown.length > 0) {
    console.error(`没有这个测试组：${unknown.join('、')}（可用：${Object.keys(suites).join('、')}）`);
    return 2;
  }
  const wanted =
    named.length > 0
      ? named
      : Object.keys(suites)
          .filter((name) => !ONLY_WHERE_NAMED.includes(name))
          .filter((name) => name !== 'corpus' || args.includes('--with-corpus'));
  const reports: Record<string, SuiteReport> = {};
  const lines: string[] = [];
  for (const name of wanted) {
    console.log(`\n== ${name}`);
    const began = performance.now();
    const report = (await suites[name]?.()) ?? failure('this suite is not there');
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    reports[name] = report;
    const also = [
      ...(report.skipped > 0 ? [`skipped=${report.skipped}`] : []),
      ...(report.retried.length > 0 ? [`retried=${report.retried.length}`] : []),
    ];
    lines.push(
      [`${name}: passed=${report.passed} failed=${report.failed.length}`, ...also, `in ${seconds} s`].join(' '),
    );
  }
  const passed = Object.values(reports).reduce((sum, report) => sum + report.passed, 0);
  const failed = Object.values(reports).reduce((sum, report) => sum + report.failed.length, 0);
  console.log(`\n${[...summaryOf(reports), ...lines].join('\n')}\n`);
  // The last line stands alone in its form, so that whoever reads only that reads the truth.
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

/** A program that passes or fails as a whole. */
async function asCheck(args: readonly string[]): Promise<SuiteReport> {
  let output = '';
  const status = await run(args, {}, (text) => {
    output += text;
  });
  return status === 0 ? { ...NOTHING, passed: 1 } : failure(output);
}

async function vitest(project: string, ...files: string[]): Promise<SuiteReport> {
  const folder = mkdtempSync(join(tmpdir(), 'zhengjian-tests-'));
  const file = join(folder, 'report.json');
  try {
    const status = await run(
      [
        bin('vitest/vitest.mjs'),
        'run',
        `--project=${project}`,
        '--reporter=default',
        `--reporter=${join(import.meta.dirname, 'suite-report.ts')}`,
        ...files,
      ],
      { SUITE_REPORT: file },
    );
    return checked(readReport(file), status);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file: string): SuiteReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** What cannot be counted is a failure: a crash, a file that does not load, a suite in which nothing ran. */
function checked(report: SuiteReport | undefined, status: number): SuiteReport {
  if (!report) return failure(`no report; ended with status ${status}`);
  if (report.failed.length > 0) return report;
  if (status !== 0) return { ...report, failed: failure(`ended with status ${status}`).failed };
  return report.passed + report.skipped === 0 ? failure('nothing ran') : report;
}

function failure(message: string): SuiteReport {
  return { ...NOTHING, failed: [{ file: '', name: '', messages: [message] }] };
}

/** The status of a program; what it prints is shown, and told to `listen` if that is given. */
function run(args: readonly string[], env: Record<string, string>, listen?: (text: string) => void): Promise<number> {
  return new Promise((done) => {
    const output = listen ? 'pipe' : 'inherit';
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['inherit', output, output],
    });
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      from?.setEncoding('utf8').on('data', (text: string) => {
        to.write(text);
        listen?.(text);
      });
    }
    child.once('error', () => done(1));
    child.once('close', (code) => done(code ?? 1));
  });
}
