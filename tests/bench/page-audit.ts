/**
 * What the audit of a page costs beside axe-core alone:
 * `node tests/bench/page-audit.ts ARCHIVE [--pages 24] [--rounds 3] [--browser chromium]`.
 *
 * Both come in bundles of the same weight, run with the same options and are injected by the same call of an extension
 * page; what is timed is that call. Every measurement starts from a freshly loaded page, the two take turns in going
 * first, and of the rounds the median counts. Pages are spread evenly over the archive by size.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openArchive } from '../../runner/archive.ts';
import type { BrowserName } from '../../runner/browser.ts';
import { startBesideAxe } from './beside-axe.ts';

const GOALS = { slope: 1.1, overhead: 150 };

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pages: { type: 'string', default: '24' },
    rounds: { type: 'string', default: '3' },
    browser: { type: 'string', default: 'chromium' },
  },
});
const [folder] = positionals;
if (!folder) throw new Error('usage: node tests/bench/page-audit.ts ARCHIVE [--pages N] [--rounds N] [--browser NAME]');

const median = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
};

const archive = openArchive(resolve(folder));
const bySize = [...archive.pages]
  .map((page) => ({ url: page.url, bytes: page.read().length }))
  .sort((a, b) => a.bytes - b.bytes);
const wanted = Math.min(Number(options.pages), bySize.length);
const chosen = Array.from(
  { length: wanted },
  (_, index) => bySize[Math.round((index * (bySize.length - 1)) / Math.max(1, wanted - 1))],
);

interface Row {
  elements: number;
  ours: number;
  axe: number;
  bytes: number;
}
const rows: Row[] = [];
const beside = await startBesideAxe(options.browser as BrowserName, archive);
try {
  const tab = await beside.driven.openTab();
  for (const page of chosen) {
    if (!page) continue;
    const ours: number[] = [];
    const alone: number[] = [];
    let elements = 0;
    let bytes = 0;
    try {
      for (let round = 0; round < Number(options.rounds); round++) {
        for (const which of round % 2 ? ['axe', 'ours'] : ['ours', 'axe']) {
          if (!(await beside.open(tab, page.url))) throw new Error('cannot be opened');
          if (which === 'axe') alone.push((await beside.axe(tab, 0)).ms);
          else {
            const { ms, answer } = await beside.audit(tab);
            if (!answer.ok || !answer.audit.axe || !answer.audit.layout) throw new Error('not audited');
            ours.push(ms);
            bytes = Buffer.byteLength(JSON.stringify(answer.audit));
          }
        }
        elements = await tab.page.evaluate(() => document.getElementsByTagName('*').length);
      }
    } catch (error) {
      console.log(`left out: ${page.url}: ${error}`);
      continue;
    }
    const row = { elements, ours: median(ours), axe: median(alone), bytes };
    rows.push(row);
    console.log(
      `${String(elements).padStart(6)} elements  audit ${row.ours.toFixed(0).padStart(6)} ms  axe alone ${row.axe.toFixed(0).padStart(6)} ms  ` +
        `+${(row.ours - row.axe).toFixed(0)} ms  ${(bytes / 1000).toFixed(1)} kB  ${page.url}`,
    );
  }
} finally {
  await beside.close();
}

/** Least squares over the number of elements. */
function lineOf(of: (row: Row) => number): { slope: number; start: number } {
  const meanX = rows.reduce((sum, { elements }) => sum + elements, 0) / rows.length;
  const meanY = rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  const slope =
    rows.reduce((sum, row) => sum + (row.elements - meanX) * (of(row) - meanY), 0) /
    rows.reduce((sum, { elements }) => sum + (elements - meanX) ** 2, 0);
  return { slope, start: meanY - slope * meanX };
}
const audit = lineOf(({ ours }) => ours);
const axe = lineOf((row) => row.axe);
console.log(
  `\n${options.browser}, ${rows.length} pages, ${rows.reduce((least, { elements }) => Math.min(least, elements), 1e9)}–${Math.max(...rows.map(({ elements }) => elements))} elements\n` +
    `per 1,000 elements: audit ${(1000 * audit.slope).toFixed(0)} ms, axe alone ${(1000 * axe.slope).toFixed(0)} ms: ratio ${(audit.slope / axe.slope).toFixed(3)} (goal ≤ ${GOALS.slope})\n` +
    `fixed overhead ${(audit.start - axe.start).toFixed(0)} ms (goal ≤ ${GOALS.overhead}); ` +
    `median difference ${median(rows.map((row) => row.ours - row.axe)).toFixed(0)} ms; ` +
    `median ratio ${median(rows.map((row) => row.ours / row.axe)).toFixed(3)}; ` +
    `largest audit ${(Math.max(...rows.map(({ bytes }) => bytes)) / 1000).toFixed(1)} kB`,
);
