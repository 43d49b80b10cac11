/**
 * The sample site against its answer key (`sample/expected.json`): the audit command finds exactly what was planted.
 *
 * `defects` is one entry a finding: the body, the rule, the finding's key, its certainty, all pages on which it stands,
 * and where it matters some parameters of its message. `traps` look like defects and are none. The pages of the
 * department belong to the portal too, whose host they stand on.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../runner/archive.ts';
import { isPage } from '../../runner/content-type.ts';
import type { Scorecard } from '../../utils/audit/scorecard.ts';
import { BROWSERS } from './harness.ts';

interface Defect {
  body: string;
  rule: string;
  key: string;
  certainty: 'proven' | 'suspected';
  urls: string[];
  params?: Record<string, string | number>;
  why: string;
}

interface Trap {
  body: string;
  rule: string;
  url: string;
  why: string;
}

/** A finding as the scorecard and the key can both tell it. */
interface Told {
  body: string;
  rule: string;
  key: string;
  certainty: string;
  /** On how many pages it stands. */
  pages: number;
}

const { defects, traps } = JSON.parse(readFileSync('sample/expected.json', 'utf8')) as {
  defects: Defect[];
  traps: Trap[];
};
const archive = openArchive('sample');
const addresses = archive.pages.filter(({ contentType }) => isPage(contentType)).map(({ url }) => url);

const folder = mkdtempSync(join(tmpdir(), 'sample-site-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
  cards: Scorecard[];
}

/** `npm run audit` without its installation. */
async function audit(browser: string, capture: string): Promise<Ran> {
  const out = join(folder, `${browser}-${capture}`);
  const child = spawn(process.execPath, [
    'runner/main.ts',
    ...['--out', out, '--facts', join(out, 'facts.jsonl')],
    ...['--browser', browser, '--capture', capture],
  ]);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const status = await new Promise<number | null>((done) => child.once('close', done));
  const cards = status === 0 ? JSON.parse(readFileSync(join(out, 'scorecard.json'), 'utf8')).scorecards : [];
  return { status, stdout, stderr, cards };
}

/** Every finding once, though several leaves may ask its rule; what the body does not owe is held against nobody. */
function findingsOf(cards: readonly Scorecard[]) {
  const found = cards.flatMap(({ body, areas }) =>
    areas.flatMap(({ leaves }) =>
      leaves
        .filter(({ state }) => state !== 'not-applicable')
        .flatMap(({ findings }) => findings.map((entry) => ({ body, ...entry }))),
    ),
  );
  return [...new Map(found.map((one) => [`${one.body.name} ${one.ruleId} ${one.finding.key}`, one])).values()];
}

const told = (cards: readonly Scorecard[]): Told[] =>
  findingsOf(cards)
    .map(({ body, ruleId, finding: { key }, certainty, pages }) => ({
      body: body.name,
      rule: ruleId,
      key,
      certainty,
      pages,
    }))
    .sort(inOrder);

const planted: Told[] = defects
  .map(({ body, rule, key, certainty, urls }) => ({ body, rule, key, certainty, pages: urls.length }))
  .sort(inOrder);

function inOrder(a: Told, b: Told): number {
  const [left, right] = [`${a.body} ${a.rule} ${a.key}`, `${b.body} ${b.rule} ${b.key}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

describe('the answer key', () => {
  it('speaks of pages that the sample site has, each as it was on one day', () => {
    expect(addresses.length).toBeGreaterThanOrEqual(60);
    const named = [...defects.flatMap(({ urls }) => urls), ...traps.map(({ url }) => url)];
    expect(named.filter((url) => !addresses.includes(url))).toEqual([]);
    const days = new Set(addresses.map((url) => archive.find(url)?.capturedAt));
    expect([...days]).toEqual(['2026-04-20']);
  });

  it('names every finding once', () => {
    const names = planted.map(({ body, rule, key }) => `${body} ${rule} ${key}`);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});

describe.each(BROWSERS)('the sample site in %s', (browser) => {
  it('shows exactly what was planted', { timeout: 900_000 }, async () => {
    const ran = await audit(browser, 'live');
    expect(ran.status, ran.stderr).toBe(0);
    const all = addresses.length;
    expect(ran.stdout).toContain(`共 ${all} 页，读到 ${all} 页，未能读取 0 页，读取器出错 0 处`);
    expect(ran.cards.map(({ body }) => [body.name, body.kind, body.confirmed])).toEqual([
      ['云溪市人民政府', 'government', true],
      ['云溪市教育局', 'department', true],
    ]);
    // A leaf shows only so many: the key must not plant more than can be compared.
    const leaves = ran.cards.flatMap(({ areas }) => areas.flatMap((area) => area.leaves));
    expect(leaves.filter(({ findings, findingCount }) => findings.length < findingCount)).toEqual([]);
    expect(told(ran.cards)).toEqual(planted);

    for (const { body, ruleId, finding } of findingsOf(ran.cards)) {
      const defect = defects.find((one) => one.body === body.name && one.rule === ruleId && one.key === finding.key);
      expect(defect?.urls, finding.key).toContain(finding.pageUrl);
      expect(finding.message.params ?? {}, finding.key).toMatchObject(defect?.params ?? {});
    }
  });

  it('accuses nobody on what only a rendered page can show', { timeout: 300_000 }, async () => {
    const ran = await audit(browser, 'fetched');
    expect(ran.status, ran.stderr).toBe(0);
    const names = new Set(planted.map(({ body, rule, key }) => `${body} ${rule} ${key}`));
    const beyond = told(ran.cards).filter(({ body, rule, key }) => !names.has(`${body} ${rule} ${key}`));
    expect(beyond).toEqual([]);
  });
});
