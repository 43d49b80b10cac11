/**
 * Runs the suites one after the other, each in a process of its own, and ends with one line `N passed, N failed`.
 * `npm test` runs all but the corpus; `npm test -- --with-corpus` that too; `npm test -- unit` only what is named;
 * `npm run test:validation` all pages of ../shared/validation in the window of a survey.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', ...name.split('/'));

const suites: Record<string, () => Promise<Count>> = {
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
  const total: Count = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  for (const name of wanted) {
    console.log(`\n== ${name}`);
    const began = performance.now();
    const count = (await suites[name]?.()) ?? { passed: 0, failed: 1, skipped: 0 };
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const skipped = count.skipped > 0 ? ` skipped=${count.skipped}` : '';
    lines.push(`${name}: passed=${count.passed} failed=${count.failed}${skipped} in ${seconds} s`);
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
  }
  // The last line stands alone in its form, so that whoever reads only that reads the truth.
  console.log(`\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/** A program that passes or fails as a whole. */
async function asCheck(args: readonly string[]): Promise<Count> {
  const status = await run(args);
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
}

async function vitest(project: string, ...files: string[]): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'zhengjian-tests-'));
  const file = join(folder, 'result.json');
  try {
    const status = await run([
      bin('vitest/vitest.mjs'),
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...files,
    ]);
    return countOf(readReport(file), status);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** What cannot be counted is a failure: a crash, a file that does not load, a suite in which nothing ran. */
function countOf(report: Report | undefined, status: number): Count {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const passed = report.numPassedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + brokenFiles;
  return { passed, skipped, failed: failed === 0 && (status !== 0 || passed + skipped === 0) ? 1 : failed };
}

function run(args: readonly string[]): Promise<number> {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    child.once('error', () => done(1));
    child.once('exit', (code) => done(code ?? 1));
  });
}
