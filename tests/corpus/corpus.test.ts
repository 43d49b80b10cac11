/** The real pages of ../shared, read by the command as a user runs it: both captures, both browsers. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const corpus = resolve('../shared/corpus');
const isThere = existsSync(join(corpus, 'index.jsonl'));
if (!isThere) console.warn(`没有 ${corpus}：跳过真实网页测试`);

/** A starting point far below what is reached: it tells of a reader that broke, not of one that got a little worse. */
const LEAST_MACRO_F1 = 0.7;

const runs = (['chromium', 'firefox'] as const).flatMap((browser) =>
  (['live', 'fetched'] as const).map((capture) => ({ browser, capture })),
);

describe.skipIf(!isThere)('the corpus', () => {
  let out: string;
  beforeAll(() => {
    out = mkdtempSync(join(tmpdir(), 'zhengjian-corpus-'));
  });
  afterAll(() => rmSync(out, { recursive: true }));

  it.each(runs)('is read without an error: $browser, $capture', ({ browser, capture }) => {
    const facts = join(out, `${browser}-${capture}.jsonl`);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        ...['runner/main.ts', '--archive', corpus, '--browser', browser, '--capture', capture],
        ...['--facts', facts, '--out', join(out, `${browser}-${capture}`)],
      ],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    const failed = stdout.slice(Math.max(0, stdout.indexOf('未能读取的网页')));
    expect(status, `${stderr.slice(-4000)}\n${failed}`).toBe(0);
    const urls = linesOf(join(corpus, 'index.jsonl')).map(({ url }) => url);
    const read = linesOf(facts);
    expect(read.map(({ url }) => url).sort(), failed).toEqual([...urls].sort());
    expect(
      read.flatMap(({ url, facts: { readerErrors } }) => readerErrors.map((error) => ({ url, ...error }))),
    ).toEqual([]);
    const score = (...args: string[]) =>
      execFileSync(process.execPath, [join(corpus, 'score.mjs'), facts, ...args], { encoding: 'utf8' });
    const time = /用时 [\d.]+ 秒/.exec(stdout)?.[0] ?? '';
    console.log(`${browser}, ${capture} ${time}\n${score()}`);
    expect(JSON.parse(score('--json')).macro).toBeGreaterThan(LEAST_MACRO_F1);
  });
});

interface Line {
  url: string;
  facts: { readerErrors: { reader: string; message: string }[] };
}

function linesOf(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
