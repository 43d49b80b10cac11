import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding, VerdictOutcome } from '../../../rules/rule.ts';
import { inspection2019 } from '../../../rules/systems/inspection-2019.ts';
import { leavesOf } from '../../../rules/systems/tree.ts';
import { owingOf } from '../../../utils/audit/owing.ts';
import { type ScoreInput, score } from '../../../utils/audit/score.ts';
import type { CheckResult } from '../../../utils/audit/scorecard.ts';
import { checkKey, paramsKeyOf } from '../../../utils/audit/verdict.ts';
import { message } from '../../../utils/text/catalogue/index.ts';

const leaves = leavesOf(inspection2019.tree);
const indicators = resolve('../shared/standards/01-inspection-indicators.md');

it.skipIf(!existsSync(indicators))('quotes the vetoes word for word', () => {
  const text = readFileSync(indicators, 'utf8').replaceAll(',', '，').replace(/\s/g, '');
  const quotes = leaves.flatMap(({ clause }) => clause?.quote ?? []);
  expect(quotes.length).toBeGreaterThanOrEqual(8);
  expect(quotes.filter((quote) => !text.includes(quote.replace(/\s/g, '')))).toEqual([]);
});

it('says everywhere that it is not official, and what it leaves out', () => {
  expect(inspection2019.title['zh-CN']).toContain('参照');
  expect(inspection2019.authority['zh-CN']).toMatch(/非官方.*内置默认分值.*加分部分未纳入/);
  expect(inspection2019.notOnWebsite?.map(({ clause }) => clause.place)).toContain('加分指标（30分）');
  expect(leaves.filter(({ clause }) => clause?.status === 'text')).toEqual([]);
});

const HOME = 'http://www.yunxi.example.gov.cn/';
const finding = (key: string): Finding => ({
  key,
  pageUrl: HOME,
  message: message('finding.home-stale', { newest: '2026-01-01', days: 20, limit: 14 }),
});
const PASS: VerdictOutcome = { status: 'pass' };
const failed = (certainty: 'proven' | 'suspected', ...keys: string[]): VerdictOutcome => {
  const [first = finding('none'), ...others] = keys.map(finding);
  return { status: 'fail', certainty, findings: [first, ...others] };
};

const PORTAL: ScoreInput['body'] = {
  level: 'city',
  kind: 'government',
  confirmed: true,
  powers: ['public-services', 'rule-making'],
};

/** Everything passes but the leaves named; a person found nothing wrong with what is a person's to judge. */
function run(outcomes: Record<string, VerdictOutcome>, { body = PORTAL, amountsConfirmed = true } = {}) {
  const results = new Map<string, CheckResult>();
  for (const { id, checks = [] } of leaves) {
    for (const { rule, params } of checks) {
      const outcome = outcomes[`${id} ${rule}`] ?? outcomes[id];
      const key = checkKey(rule, paramsKeyOf(params));
      if (outcome || !results.has(key))
        results.set(key, { scope: 'site', ruleId: rule, ruleVersion: 1, outcome: outcome ?? PASS });
    }
  }
  const judgements: ScoreInput['judgements'] = leaves
    .filter(({ observable, checks, sample }) => !checks || sample || observable === 'assisted')
    .filter(({ applicability }) => owingOf(applicability, body, '2026-04-20').owed !== 'no')
    .map(({ id }) => ({
      campaignId: 'default',
      bodyId: 'yunxi',
      systemId: inspection2019.id,
      leafId: id,
      object: '',
      evaluator: '评估员',
      stage: 'initial' as const,
      decision: 'met' as const,
      reason: '',
      decidedAt: '2026-04-20T00:00:00.000Z',
    }));
  return score({
    system: inspection2019,
    body,
    results,
    judgements,
    campaign: { amountsConfirmed },
    asOf: '2026-04-20',
  });
}
const five = ['a', 'b', 'c', 'd', 'e'];

describe('vetoes', () => {
  it('four columns are none, five proven ones fail the site', () => {
    const [four, all] = [five.slice(0, 4), five].map((keys) =>
      run({ 'veto-columns-not-updated': failed('proven', ...keys) }),
    );
    expect([four?.vetoes.confirmed, four?.result]).toEqual([0, 'passed']);
    expect([all?.vetoes.confirmed, all?.result]).toEqual([1, 'failed']);
  });

  it('what is suspected waits for a person', () => {
    const { vetoes, result } = run({ 'veto-columns-blank': failed('suspected', ...five) });
    expect([vetoes, result]).toEqual([{ confirmed: 0, open: 1, suspected: 1 }, 'open']);
  });

  it('are asked of the site of any department, deductions of portals alone', () => {
    const asked = (body: ScoreInput['body']) =>
      run({}, { body }).areas.map(({ leaves: of }) => of.filter(({ state }) => state !== 'not-applicable').length);
    const [vetoes, ...others] = asked({ ...PORTAL, kind: 'department' });
    expect(vetoes).toBe(11);
    // A page that was read excludes none of them and is no survey: they are open, and nothing is held against the body.
    const unread = score({
      ...{ system: inspection2019, body: { ...PORTAL, kind: 'department' }, results: new Map(), judgements: [] },
      ...{ campaign: {}, asOf: '2026-04-20' },
    });
    expect(unread.vetoes).toEqual({ confirmed: 0, open: 11 });
    expect(others).toEqual([0, 0, 0, 0]);
    expect(asked(PORTAL).every((count) => count > 0)).toBe(true);
  });

  it('a channel of a portal is no site', () => {
    const channel: ScoreInput['body'] = {
      ...PORTAL,
      kind: 'department',
      scopes: [{ type: 'path', host: 'www.yunxi.example.gov.cn', path: '/jyj/' }],
    };
    expect(run({ 'veto-home': failed('suspected', 'a') }, { body: channel }).vetoes).toEqual({ confirmed: 0, open: 0 });
  });
});

describe('deductions', () => {
  it('show no total before a person confirmed the amounts', () => {
    expect(run({}, { amountsConfirmed: false }).total).toBe('unconfirmed');
    expect(run({}, { amountsConfirmed: false }).grades).toBeUndefined();
    expect(run({}).total).toBeUndefined();
    expect(run({}).grades?.map((grade) => grade['zh-CN'])).toEqual(['合格']);
  });

  it('take an amount for each finding, and no more than the indicator has', () => {
    const links = (keys: string[]) =>
      run({ 'publishing-links interpretation-policy-unlinked': failed('proven', ...keys) }).score;
    expect(links(['a', 'b'])).toEqual({ low: 98, high: 98 });
    expect(links(five)).toEqual({ low: 97, high: 97 });
  });

  it('a stale column costs its own indicator, whatever the rule that found it', () => {
    const stale = run({
      'publishing-policies column-stale': failed('proven', 'column-stale:policies'),
      'publishing-other-stale column-stale': failed('proven', 'column-stale:notices'),
    });
    const lost = stale.areas.flatMap(({ leaves: of }) =>
      of.filter(({ points, score: { high } }) => high < points).map(({ id }) => id),
    );
    expect(lost).toEqual(['publishing-policies', 'publishing-other-stale']);
  });

  it('without public services are of 75, times 4/3', () => {
    const stale = { 'publishing-news column-stale': failed('proven', 'column-stale:news') };
    const { score: bounds } = run(stale, { body: { ...PORTAL, powers: ['rule-making'] } });
    expect(bounds.low).toBeCloseTo(100 - (5 * 4) / 3);
    expect(bounds.high).toBeCloseTo(100 - (5 * 4) / 3);
    expect(run(stale).score).toEqual({ low: 95, high: 95 });
  });
});
