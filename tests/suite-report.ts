/** What one suite has to report, and the short text in which the end of a run says what failed, limped and lasted. */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

export interface TestReport {
  /** Path from the root of the project. */
  file: string;
  name: string;
  /** One message for each try that failed. */
  messages: string[];
}

export interface SuiteReport {
  passed: number;
  skipped: number;
  failed: TestReport[];
  /** Tests that passed after they had failed. */
  retried: TestReport[];
  /** Tests, hooks and the loading of each file, in ms. */
  files: { file: string; ms: number }[];
}

const MOST_FAILURES = 20;
const MOST_LINES = 15;
const MOST_COLUMNS = 240;
const MOST_RETRIED = 20;
const SLOWEST_FILES = 5;

/** A reporter for vitest: writes the {@link SuiteReport} into the file that `SUITE_REPORT` names, when all has run. */
export default class SuiteReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const report: SuiteReport = { passed: 0, skipped: 0, failed: [], retried: [], files: [] };
    for (const module of modules) addModule(report, module);
    if (unhandled.length > 0)
      report.failed.push({ file: '', name: 'unhandled error', messages: messagesOf(unhandled) });
    if (process.env.SUITE_REPORT) writeFileSync(process.env.SUITE_REPORT, JSON.stringify(report));
  }
}

function addModule(report: SuiteReport, module: TestModule): void {
  const file = relative(module.project.config.root, module.moduleId);
  const { duration, collectDuration, setupDuration } = module.diagnostic();
  report.files.push({ file, ms: duration + collectDuration + setupDuration });
  const parts = [
    { name: 'the file itself', errors: module.errors() },
    ...[...module.children.allSuites()].map((suite) => ({ name: suite.fullName, errors: suite.errors() })),
  ];
  for (const { name, errors } of parts) {
    if (errors.length > 0) report.failed.push({ file, name, messages: messagesOf(errors) });
  }
  for (const test of module.children.allTests()) {
    const { state, errors } = test.result();
    const entry = { file, name: test.fullName, messages: messagesOf(errors ?? []) };
    if (state === 'passed') report.passed++;
    else if (state === 'skipped') report.skipped++;
    // What is still pending at the end has lost its worker.
    else report.failed.push(entry);
    if (test.diagnostic()?.flaky) report.retried.push(entry);
  }
}

/** Lines without colours, for the reports of all suites by their names; what matters most is last, where a log that was cut still has it. */
export function summaryOf(reports: Readonly<Record<string, SuiteReport>>): string[] {
  const suites = Object.entries(reports);
  const of = (list: (report: SuiteReport) => TestReport[]) =>
    suites.flatMap(([suite, report]) => list(report).map((test) => ({ suite, ...test })));
  const failed = of((report) => report.failed);
  const retried = of((report) => report.retried);
  const slowest = suites
    .flatMap(([suite, { files }]) => files.map((file) => ({ suite, ...file })))
    .sort((one, other) => other.ms - one.ms)
    .slice(0, SLOWEST_FILES);
  return [
    ...section('Slowest files', slowest, SLOWEST_FILES, ({ suite, file, ms }) => [
      `  ${suite} ${file}: ${(ms / 1000).toFixed(1)} s`,
    ]),
    ...section('Passed at the second try', retried, MOST_RETRIED, (test) => [
      titleOf(test),
      ...firstLines(test.messages.slice(0, 1)).slice(0, 3),
    ]),
    ...section('Failed', failed, MOST_FAILURES, (test) => [titleOf(test), ...firstLines(test.messages)]),
  ];
}

function section<T>(title: string, entries: readonly T[], most: number, linesOf: (entry: T) => string[]): string[] {
  if (entries.length === 0) return [];
  const left = entries.length - most;
  return [`${title}:`, ...entries.slice(0, most).flatMap(linesOf), ...(left > 0 ? [`  … and ${left} more`] : []), ''];
}

function titleOf({ suite, file, name }: TestReport & { suite: string }): string {
  return `  ${[suite, file, name].filter(Boolean).join(' > ')}`;
}

/** The first lines of every message share the room that one failure has. */
function firstLines(messages: readonly string[]): string[] {
  const room = Math.max(3, Math.floor(MOST_LINES / Math.max(1, messages.length)));
  return messages
    .flatMap((message) => linesIn(message).slice(0, room))
    .slice(0, MOST_LINES)
    .map((line) => `      ${line.slice(0, MOST_COLUMNS)}`);
}

function linesIn(message: string): string[] {
  return stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '');
}

function messagesOf(errors: readonly Partial<SerializedError>[]): string[] {
  return errors.map(({ message, diff, stack }) => [message, diff, placesIn(stack)].filter(Boolean).join('\n'));
}

/** Where in the project's own files it was; the frames of the tools say nothing. */
function placesIn(stack: string | undefined): string | undefined {
  const frames = stack?.split('\n').filter((line) => /^\s+at /.test(line) && !line.includes('node_modules'));
  return frames?.slice(0, 2).join('\n');
}
