/**
 * On the real pages of ../shared: what our digest says of a page is what axe-core says alone, rule by rule, in both
 * browsers, and all of it can be said in Chinese. `AXE_PAGES` (20; `all`) pages are drawn by `AXE_SEED` (1).
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../runner/archive.ts';
import { BROWSERS } from '../../runner/browser.ts';
import { type AuditFacts, auditFacts, MAX_AUDIT_BYTES } from '../../utils/facts/audit-facts.ts';
import { axeEn } from '../../utils/text/axe/en.ts';
import { wordAxeCheck, wordAxeRule } from '../../utils/text/axe/index.ts';
import { axeZhCn } from '../../utils/text/axe/zh-cn.ts';
import type { Alone } from '../bench/axe-alone-entry.ts';
import { startBesideAxe } from '../bench/beside-axe.ts';
import { draw } from '../draw.ts';
import { ENGLISH } from '../english.ts';

const corpus = resolve('../shared/corpus');
const isThere = existsSync(join(corpus, 'index.jsonl'));
if (!isThere) console.warn(`没有 ${corpus}：跳过 axe 对照测试`);

const CONTRAST = 'color-contrast';
const contrast: Record<string, Record<string, { violations: number; incomplete: number }>> = {};

/** Counts and impact by rule, of the digest in the form of the other. */
function rulesOf({ axe }: AuditFacts): Record<string, Omit<Alone, 'nodes'>> {
  const rules: Record<string, Omit<Alone, 'nodes'>> = {};
  for (const [id, passes] of Object.entries(axe?.passed ?? {}))
    rules[id] = { violations: 0, incomplete: 0, passes, impact: null };
  for (const { id, violations, incomplete, passes, impact } of axe?.rules ?? []) {
    rules[id] = { violations, incomplete, passes, impact };
  }
  return rules;
}

describe.skipIf(!isThere)('axe in our digest', () => {
  const archive = isThere ? openArchive(corpus) : undefined;
  const count = process.env.AXE_PAGES === 'all' ? Number.POSITIVE_INFINITY : Number(process.env.AXE_PAGES ?? 20);
  const urls = draw(
    (archive?.pages ?? []).map(({ url }) => url),
    count,
    Number(process.env.AXE_SEED ?? 1),
  );

  it.each(BROWSERS)('%s: is axe alone, and Chinese', async (browser) => {
    if (!archive) return;
    const beside = await startBesideAxe(browser, archive);
    const differences: string[] = [];
    let compared = 0;
    try {
      const tab = await beside.driven.openTab();
      for (const url of urls) {
        if (!(await beside.open(tab, url))) {
          differences.push(`${url}: cannot be opened`);
          continue;
        }
        const { answer } = await beside.audit(tab);
        if (!answer.ok) {
          differences.push(`${url}: ${answer.detail}`);
          continue;
        }
        const audit = auditFacts.parse(answer.audit);
        const alone = (await beside.axe(tab, 5)).answer;
        expect(Buffer.byteLength(JSON.stringify(audit)), url).toBeLessThanOrEqual(MAX_AUDIT_BYTES);
        expect([audit.errors, audit.environment.visible], url).toEqual([[], true]);
        const ours = rulesOf(audit);
        for (const id of new Set([...Object.keys(ours), ...Object.keys(alone)])) {
          const { nodes: _, ...theirs } = alone[id] ?? { nodes: [] };
          if (!isDeepStrictEqual(ours[id], theirs)) {
            differences.push(`${url} ${id}: ${JSON.stringify(ours[id])}, alone ${JSON.stringify(theirs)}`);
          }
          compared++;
        }
        for (const rule of audit.axe?.rules ?? []) {
          const theirs = alone[rule.id]?.nodes ?? [];
          for (const [index, { target, checks }] of rule.nodes.entries()) {
            const node = theirs[index];
            const messages = checks.map((check) => wordAxeCheck(axeEn, check));
            // Selectors and values of ours are cut where they are long.
            if (
              !node?.target.startsWith(target) ||
              messages.some((text, at) => !isSame(text, node.messages[at] ?? ''))
            ) {
              differences.push(`${url} ${rule.id} ${target}: ${messages.join(' | ')}, alone ${JSON.stringify(node)}`);
            }
            for (const check of checks) expect(wordAxeCheck(axeZhCn, check), url).not.toMatch(ENGLISH);
          }
          const { help, description } = wordAxeRule(axeZhCn, rule.id);
          expect(`${help}\n${description}`).not.toMatch(ENGLISH);
        }
        const { violations = 0, incomplete = 0 } = ours[CONTRAST] ?? {};
        contrast[url] = { ...contrast[url], [browser]: { violations, incomplete } };
      }
    } finally {
      await beside.close();
    }
    console.log(
      `${browser}: ${urls.length} pages, ${compared} results of rules compared, ${differences.length} differ`,
    );
    expect(differences).toEqual([]);
  });

  afterAll(() => {
    const differing = Object.entries(contrast).filter(
      ([, by]) => by.chromium && by.firefox && JSON.stringify(by.chromium) !== JSON.stringify(by.firefox),
    );
    const lines = differing.map(
      ([url, { chromium, firefox }]) =>
        `  ${url}: Chromium ${chromium?.violations} + ${chromium?.incomplete} to review, Firefox ${firefox?.violations} + ${firefox?.incomplete}`,
    );
    console.log(
      `contrast differs between the browsers on ${differing.length} of ${Object.keys(contrast).length} pages\n${lines.join('\n')}`,
    );
  });
});

/** Equal up to where ours were cut. */
function isSame(ours: string, theirs: string): boolean {
  if (ours === theirs) return true;
  let at = 0;
  while (at < ours.length && ours[at] === theirs[at]) at++;
  return at >= 40;
}
