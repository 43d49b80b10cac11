/**
 * The pages of ../shared/validation through the window of a survey: what the capture keeps of axe's findings is what
 * axe-core finds alone on the page in a tab of its own, in both browsers. `VALIDATION_PAGES` (24; `all`) pages are drawn
 * by `VALIDATION_SEED` (1), looked at in `VALIDATION_LANES` (1) browsers at once.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { type Archive, archiveOf } from '../../runner/archive.ts';
import { BROWSERS, type BrowserName, type Tab } from '../../runner/browser.ts';
import { contentTypeOf } from '../../runner/content-type.ts';
import type { AuditFacts } from '../../utils/facts/audit-facts.ts';
import type { Alone } from '../bench/axe-alone-entry.ts';
import { type BesideAxe, startBesideAxe } from '../bench/beside-axe.ts';
import { draw } from '../draw.ts';

const folder = resolve('../shared/validation');
const isThere = existsSync(join(folder, 'README.md'));
if (!isThere) console.warn(`没有 ${folder}：跳过无障碍验证页面`);

const ACT = 'https://www.w3.org/WAI/content-assets/wcag-act-rules/';
const GDS = 'http://gds.example.org/';

interface Case {
  url: string;
  /** Rules of axe of which one has to find a violation; none where the page is not to be failed by them. */
  mustFind: readonly string[];
}

/** Cases of the rules that axe implements, in HTML: a survey reads nothing else. */
function actCases(): Case[] {
  const { testcases } = JSON.parse(readFileSync(join(folder, 'act/testcases.json'), 'utf8')) as {
    testcases: { ruleId: string; expected: string; url: string }[];
  };
  const rules = axe.getRules() as { ruleId: string; actIds?: string[] }[];
  return testcases.flatMap(({ ruleId, expected, url }) => {
    const ids = rules.filter(({ actIds }) => actIds?.includes(ruleId)).map((rule) => rule.ruleId);
    if (ids.length === 0 || !url.endsWith('.html')) return [];
    return { url, mustFind: expected === 'failed' ? ids : [] };
  });
}

const gdsCases = (): Case[] =>
  readdirSync(join(folder, 'gds/tests')).map((file) => ({
    url: `${GDS}tests/${encodeURIComponent(file)}`,
    mustFind: [],
  }));

function validationPages(): Archive {
  return archiveOf([...filesOf('act', ACT), ...filesOf('gds', GDS)]);
}

const filesOf = (name: string, origin: string) =>
  readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const body = readFileSync(path);
      const place = path.slice(join(folder, name).length + 1);
      return {
        url: origin + place.split('/').map(encodeURIComponent).join('/'),
        body,
        contentType: contentTypeOf(path, body.subarray(0, 1_024)),
      };
    });

type Findings = Record<string, { violations: number; incomplete: number }>;

function findingsOf({ axe: said }: AuditFacts): Findings {
  return Object.fromEntries(
    (said?.rules ?? []).map(({ id, violations, incomplete }) => [id, { violations, incomplete }]),
  );
}

const fails = (findings: Findings | Record<string, Alone>, { mustFind }: Case): boolean =>
  mustFind.some((id) => (findings[id]?.violations ?? 0) > 0);

interface Outcome {
  compared: number;
  /** Rules that say something of a page. */
  findings: number;
  /** What the window of the survey does not show, or shows fewer of. */
  lost: string[];
  /** What it shows more of. */
  more: string[];
  /** The page sent its visitor elsewhere, before one of the two or both. */
  moved: string[];
  /** Of ACT's cases that have to fail: caught by axe alone, and by the capture. */
  mustFail: { cases: number; alone: number; ours: number };
}

/** Nothing where the page sends its visitor on while it is asked, twice in a row. */
async function axeAlone(beside: BesideAxe, tab: Tab, url: string): Promise<Record<string, Alone> | undefined> {
  for (let tries = 0; tries < 2; tries++) {
    try {
      await tab.page.goto(url, { waitUntil: 'load', timeout: 20_000 });
      return (await beside.axe(tab, 0)).answer;
    } catch (error) {
      console.warn(`${url}: ${error}`);
    }
  }
  return undefined;
}

async function look(browser: BrowserName, archive: Archive, cases: readonly Case[], outcome: Outcome): Promise<void> {
  const beside = await startBesideAxe(browser, archive);
  try {
    const tab = await beside.driven.openTab();
    for (const one of cases) {
      const { url } = one;
      const alone = await axeAlone(beside, tab, url);
      const there = tab.page.url();
      const shown = await beside.driven.call('render.page', { url, measure: true });
      if (!alone || (shown.state === 'read' && (shown.facts.url !== url || there !== url))) {
        outcome.moved.push(url);
        continue;
      }
      if (shown.state !== 'read' || !shown.facts.audit) {
        outcome.lost.push(`${url}: ${shown.state === 'unread' ? `${shown.reason} ${shown.detail}` : 'not measured'}`);
        continue;
      }
      const ours = findingsOf(shown.facts.audit);
      outcome.compared++;
      for (const [id, theirs] of Object.entries(alone)) {
        if (theirs.violations + theirs.incomplete === 0) continue;
        outcome.findings++;
        const { violations = 0, incomplete = 0 } = ours[id] ?? {};
        const line = `${url} ${id}: ${violations} + ${incomplete} to review, alone ${theirs.violations} + ${theirs.incomplete}`;
        if (violations < theirs.violations || violations + incomplete < theirs.violations + theirs.incomplete) {
          outcome.lost.push(line);
        } else if (violations !== theirs.violations || incomplete !== theirs.incomplete) outcome.more.push(line);
      }
      for (const [id, { violations, incomplete }] of Object.entries(ours)) {
        const theirs = alone[id];
        if (violations + incomplete > 0 && !(theirs && theirs.violations + theirs.incomplete > 0)) {
          outcome.more.push(`${url} ${id}: ${violations} + ${incomplete} to review, alone nothing`);
        }
      }
      if (one.mustFind.length > 0) {
        outcome.mustFail.cases++;
        outcome.mustFail.alone += Number(fails(alone, one));
        outcome.mustFail.ours += Number(fails(ours, one));
      }
    }
  } finally {
    await beside.close();
  }
}

describe.skipIf(!isThere)('pages with known answers, in the window of a survey', () => {
  const { VALIDATION_PAGES = '24', VALIDATION_SEED = '1', VALIDATION_LANES = '1', VALIDATION_BROWSER } = process.env;
  const lanes = Number(VALIDATION_LANES);

  it.each(BROWSERS.filter((name) => !VALIDATION_BROWSER || name === VALIDATION_BROWSER))(
    '%s: nothing that axe alone finds is lost',
    { timeout: 5_400_000 },
    async (browser) => {
      const archive = validationPages();
      const all = [...actCases(), ...gdsCases()];
      expect(all.filter(({ url }) => !archive.find(url))).toEqual([]);
      const count = VALIDATION_PAGES === 'all' ? all.length : Number(VALIDATION_PAGES);
      const cases = draw(all, count, Number(VALIDATION_SEED));
      const outcome: Outcome = {
        ...{ compared: 0, findings: 0, lost: [], more: [], moved: [] },
        mustFail: { cases: 0, alone: 0, ours: 0 },
      };
      const began = performance.now();
      await Promise.all(
        Array.from({ length: lanes }, (_, lane) =>
          look(
            browser,
            archive,
            cases.filter((_, at) => at % lanes === lane),
            outcome,
          ),
        ),
      );
      const { compared, findings, lost, more, moved, mustFail } = outcome;
      console.log(
        `${browser}: ${compared} of ${all.length} pages in ${((performance.now() - began) / 1000).toFixed(0)} s, ` +
          `${findings} findings of axe alone, ${lost.length} lost, ${more.length} grew, ${moved.length} moved; ` +
          `of ${mustFail.cases} ACT cases that must fail ${mustFail.ours} caught, alone ${mustFail.alone}\n` +
          [...more.map((line) => `  more: ${line}`), ...moved.map((line) => `  moved: ${line}`)].join('\n'),
      );
      expect(lost).toEqual([]);
      expect(compared).toBeGreaterThan(0.9 * cases.length);
    },
  );
});
