/** `npm run audit`: started by setup.mjs once everything it needs is there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listSystems, runAudit } from './audit.ts';
import { CallError } from './browser.ts';
import { InputError } from './errors.ts';
import { HelpWanted, type Options, parseOptions, USAGE } from './options.ts';
import { reportOf, systemTable } from './report.ts';

const root = join(import.meta.dirname, '..');
// npm runs scripts in the project's folder; paths are meant from where the user typed them.
const typedIn = process.env.INIT_CWD ?? process.cwd();

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const interrupt = new AbortController();
  const pause = new AbortController();
  let isSurvey = false;
  process.on('SIGINT', () => {
    // A survey may have read for an hour: the first time it pauses, and keeps what it has.
    if (isSurvey && !pause.signal.aborted) pause.abort();
    else interrupt.abort();
  });
  process.once('SIGTERM', () => interrupt.abort());
  try {
    const options: Options = parseOptions(args, typedIn, join(root, 'sample'));
    isSurvey = options.survey !== undefined;
    const extensionDir = builtExtension(options);
    if (options.listSystems) {
      process.stdout.write(`${systemTable(await listSystems(options, { extensionDir }))}\n`);
      return 0;
    }
    const outcome = await runAudit(options, {
      extensionDir,
      say: (line) => process.stderr.write(`${line}\n`),
      signal: interrupt.signal,
      pause: pause.signal,
    });
    process.stdout.write(`\n${reportOf(outcome)}\n`);
    return pause.signal.aborted ? 130 : 0;
  } catch (error) {
    if (error instanceof HelpWanted) {
      process.stdout.write(`${USAGE}\n`);
      return 0;
    }
    if (interrupt.signal.aborted) {
      process.stderr.write('已中断\n');
      return 130;
    }
    if (error instanceof InputError) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    process.stderr.write(`审计未能完成：${error instanceof CallError ? error.message : describe(error)}\n`);
    return 1;
  }
}

function builtExtension({ browser }: Options): string {
  const dir = join(root, '.output', browser === 'firefox' ? 'firefox-mv3' : 'chrome-mv3');
  if (!existsSync(join(dir, 'manifest.json'))) throw new InputError(`扩展尚未构建：${dir}（npm run audit 会自动构建）`);
  return dir;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
