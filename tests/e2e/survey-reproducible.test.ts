/**
 * The same archive and seed give the same survey, run after run and browser by browser: the same addresses in the same
 * order with the same fates, the same facts, the same scorecard; only times differ, and the name of the browser.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scorecard } from '../../utils/audit/scorecard.ts';
import type { FrontierRecord } from '../../utils/survey/survey.ts';
import type { BrowserName } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-reproducible-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  status: number | null;
  stderr: string;
  state: string;
  /** By discovery. */
  addresses: Omit<FrontierRecord, 'runId' | 'at'>[];
  links: unknown[];
  facts: string[];
  cards: Scorecard[];
}

async function survey(name: string, browser: BrowserName, ...args: string[]): Promise<Ran> {
  const out = join(folder, name);
  const facts = join(out, 'facts.jsonl');
  const options = ['--survey', '--browser', browser, '--out', out, '--facts', facts, ...args];
  const child = spawn(process.execPath, ['runner/main.ts', ...options], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const status = await new Promise<number | null>((done) => child.once('close', done));
  expect(status, stderr).toBe(0);
  const { survey, addresses, links } = JSON.parse(readFileSync(join(out, 'survey.json'), 'utf8'));
  return {
    ...{ status, stderr, state: survey.state },
    addresses: addresses.map(withoutTime),
    links: links.map(withoutTime),
    facts: readFileSync(facts, 'utf8').split('\n').filter(Boolean),
    cards: JSON.parse(readFileSync(join(out, 'scorecard.json'), 'utf8')).scorecards,
  };
}

function withoutTime<T extends { runId: string; at?: string }>({ runId: _, at: __, ...record }: T) {
  return record;
}

/** Scorecards without the time at which they were made and the name of the browser that made them. */
function timeless(cards: readonly Scorecard[]) {
  return cards.map(({ id: _, madeAt: __, versions: { browser: ___, ...versions }, ...card }) => ({
    ...card,
    versions,
  }));
}

describe('a survey of the sample site', () => {
  let first: Ran;
  beforeAll(async () => {
    first = await survey('first', 'chromium', '--seed', '甲');
  });

  it('comes to its end, having read every page that can be reached', () => {
    expect(first.state).toBe('done');
    expect(first.facts.length).toBeGreaterThan(100);
    expect(first.addresses.filter(({ state }) => state === 'read')).toHaveLength(first.facts.length);
  });

  it.each([
    ['again in Chromium', 'chromium'],
    ['in Firefox', 'firefox'],
  ] as const)('gives the same %s', async (name, browser) => {
    const other = await survey(name, browser, '--seed', '甲');
    expect(other.addresses).toEqual(first.addresses);
    expect(other.links).toEqual(first.links);
    expect(other.facts).toEqual(first.facts);
    expect(timeless(other.cards)).toEqual(timeless(first.cards));
  });

  it('finds the same in another order with another seed', async () => {
    const other = await survey('other seed', 'chromium', '--seed', '乙');
    const read = ({ addresses }: Ran) => addresses.filter(({ state }) => state === 'read').map(({ url }) => url);
    expect(read(other)).not.toEqual(read(first));
    expect(read(other).sort()).toEqual(read(first).sort());
  });

  it('stops at the number of pages that it is given, and says so of the rest', async () => {
    const other = await survey('limited', 'chromium', '--pages', '20');
    expect(other.addresses.filter(({ tries }) => tries > 0)).toHaveLength(20);
    expect(other.addresses.filter(({ reason }) => reason === 'pages').length).toBeGreaterThan(0);
  });
});
