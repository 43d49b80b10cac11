/** The real pages of ../shared, read by the command as a user runs it: both captures, both browsers. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const corpus = resolve('../shared/corpus');
const isThere = existsSync(join(corpus, 'index.jsonl'));
if (!isThere) console.warn(`没有 ${corpus}：跳过真实网页测试`);

/** F1 that every field labelled on ten pages or more has to reach in the live capture, and the mean of them all. */
const LEAST = { live: { field: 0.92, macro: 0.95 }, fetched: { field: 0.85, macro: 0.93 } };
/** Fields of identity: what is read of them is right, or nothing is said. */
const CERTAIN = ['siteCode', 'metaSiteCode', 'icp', 'psb', 'sponsor', 'hasConac'];
/**
 * The live browser takes the bytes for another charset there, since none is declared or since the label cannot be true
 * of them, and shows letters that nobody can read; a fetched capture reads them as they were written.
 */
const GARBLED = /state-council-news|ysqgk-form|shanghai\.gov\.cn\/doc(?:index2|show)|article-gb2312/;

const runs = (['chromium', 'firefox'] as const).flatMap((browser) =>
  (['live', 'fetched'] as const).map((capture) => ({ browser, capture })),
);

describe.skipIf(!isThere)('the corpus', () => {
  let out: string;
  beforeAll(() => {
    out = mkdtempSync(join(tmpdir(), 'zhengjian-corpus-'));
    writeFileSync(join(out, 'corrected.jsonl'), correctedLabels());
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
    const corrected = ['--labels', join(out, 'corrected.jsonl')];
    const time = /用时 [\d.]+ 秒/.exec(stdout)?.[0] ?? '';
    console.log(`${browser}, ${capture} ${time}\n${score()}\nwith corrected labels\n${score(...corrected)}`);
    const { macro, table } = JSON.parse(score('--json')) as { macro: number; table: Row[] };
    expect(macro).toBeGreaterThanOrEqual(LEAST[capture].macro);
    const common = table.filter(({ pages }) => pages >= 10);
    expect(common.filter(({ f1 }) => f1 < LEAST[capture].field)).toEqual([]);
    expect(common.filter(({ field, precision }) => CERTAIN.includes(field) && precision < 1)).toEqual([]);
    const rare = table.filter(({ pages }) => pages < 10);
    expect(capture === 'live' ? rare.filter(({ missed, wrong }) => missed > 1 || wrong > 1) : []).toEqual([]);
  });

  it.each(['chromium', 'firefox'])('a fetched fact contradicts no live one: %s', (browser) => {
    const read = (capture: string) =>
      new Map(linesOf(join(out, `${browser}-${capture}.jsonl`)).map(({ url, facts }) => [url, facts]));
    const live = read('live');
    const contradictions: string[] = [];
    for (const [url, fetched] of read('fetched')) {
      const shown = live.get(url);
      if (!shown || GARBLED.test(url)) continue;
      for (const field of SCALARS) {
        const [a, b] = [valueAt(fetched, field), valueAt(shown, field)];
        // Absence and `unknown` are what bytes alone may say less.
        if (a !== undefined && a !== 'unknown' && a !== b) contradictions.push(`${url} ${field}: ${a} | ${b}`);
      }
    }
    expect(contradictions).toEqual([]);
  });
});

/** Facts of one value each, by their path in the facts. */
const SCALARS = [
  ...['kind', 'title', 'publishedOn', 'writtenOn', 'source', 'docNumber', 'indexNumber', 'issuer'],
  ...['identity.siteCode', 'identity.metaSiteCode', 'identity.icp', 'identity.psb', 'identity.sponsor'],
  ...['identity.conac', 'identity.reportError', 'identity.siteMap', 'identity.search', 'identity.contact'],
  ...['ageingEntrance', 'accessibleEntrance', 'list.newest', 'list.first.title', 'list.first.date'],
  ...['annualReport.year', 'annualReport.format'],
];

const valueAt = (facts: object, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], facts);

interface Row {
  field: string;
  pages: number;
  missed: number;
  wrong: number;
  precision: number;
  f1: number;
}

interface Correction {
  file: string;
  without?: Record<string, string[]>;
  set?: Record<string, unknown>;
  reason: string;
}

/** The labels with the errors mended that `label-corrections.json` lists with their reasons. */
function correctedLabels(): string {
  const corrections = JSON.parse(
    readFileSync(resolve(import.meta.dirname, 'label-corrections.json'), 'utf8'),
  ) as Correction[];
  const lines = readFileSync(join(corpus, 'labels.jsonl'), 'utf8').split('\n').filter(Boolean);
  return lines
    .map((line) => {
      const label = JSON.parse(line);
      for (const { file, without = {}, set = {} } of corrections) {
        if (file !== label.file) continue;
        Object.assign(label, set);
        for (const [field, wrong] of Object.entries(without)) {
          label[field] = label[field].filter((one: string) => !wrong.includes(one));
        }
      }
      return JSON.stringify(label);
    })
    .join('\n');
}

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
