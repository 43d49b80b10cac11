/**
 * The rules on annual reports over the three reports of the municipal portal in ../shared. Their sums hold; the report
 * on 2023 states another number of documents in force in its prose than in its table, and a list skips a number.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { evaluatePage, evaluateSite } from '../../utils/audit/evaluate.ts';
import { collectPageFacts } from '../../utils/facts/collect.ts';
import { digestOf, edgesOf } from '../../utils/facts/digest.ts';
import { siteFactsOf } from '../../utils/facts/fold.ts';
import { interpret } from '../../utils/facts/interpret.ts';
import { pageDetailOf } from '../../utils/facts/page-detail.ts';
import type { PageView } from '../../utils/facts/reading.ts';
import { render } from '../../utils/text/catalogue/index.ts';

const portal = resolve('../shared/corpus/municipal-portal');
const isThere = existsSync(join(portal, 'index.jsonl'));
if (!isThere) console.warn(`没有 ${portal}：跳过年度报告规则测试`);

const HOST = 'www.pingtan.gov.cn';
const FILES = { 2019: 'nb2019_80576.html', 2023: 'nb2023_87885.html', 2024: 'nb2024_97791.html' } as const;
type Year = keyof typeof FILES;

function viewOf(year: Year): PageView {
  const html = readFileSync(join(portal, 'pages', FILES[year]), 'utf8');
  const facts = collectPageFacts(new JSDOM(html).window.document, {
    url: `https://${HOST}/${FILES[year]}`,
    capture: 'live',
    capturedAt: '2025-06-10T01:00:00.000Z',
  });
  return { ...facts, ...interpret(facts) };
}

const PAGE_RULES = RULES.filter(({ id, scope }) => scope === 'page' && id.startsWith('annual-report-'));

/** Status by rule, with the words of findings. */
function judged(year: Year): Record<string, string | string[]> {
  const verdicts = evaluatePage(
    viewOf(year),
    PAGE_RULES.map(({ id }) => ({ rule: id, params: {} })),
  );
  return Object.fromEntries(
    verdicts.map(({ ruleId, outcome }) => [
      ruleId.replace('annual-report-', ''),
      outcome.status === 'fail'
        ? [outcome.certainty, ...outcome.findings.map(({ message }) => render('zh-CN', message))]
        : outcome.status,
    ]),
  );
}

const SUMS = { 'balance-wrong': 'pass', 'results-wrong': 'pass', 'applicants-wrong': 'pass', 'disputes-wrong': 'pass' };

describe.skipIf(!isThere)('the rules over the annual reports of the municipal portal', () => {
  it('2019: the sums hold, and nothing is asked that the format of 2021 brought', () => {
    const answers = judged(2019);
    expect(answers).toMatchObject({ ...SUMS, 'year-differs': 'pass', 'overview-long': 'not-applicable' });
    expect(Object.values(answers).filter((answer) => Array.isArray(answer))).toEqual([]);
  });

  it('2023: the sums hold; prose and table disagree on the documents in force', () => {
    const answers = judged(2023);
    expect(answers).toMatchObject({
      ...SUMS,
      'section-missing': 'pass',
      'section-disordered': 'pass',
      'table-missing': 'pass',
      'format-outdated': 'pass',
      'fee-unsaid': 'pass',
      'prose-differs': ['suspected', '正文写“现行有效规范性文件”393，表中行政规范性文件现行有效470'],
      'list-skips': ['suspected', '“存在的主要问题及改进情况”部分的列举序号为：一是……三是……三是'],
      'overview-long': ['suspected', '第一部分1404字，超过1000字'],
    });
    console.log(answers);
  });

  it('2024: the sums hold, prose and table agree', () => {
    expect(judged(2024)).toMatchObject({
      ...SUMS,
      'prose-differs': 'pass',
      'list-skips': 'pass',
      'fee-unsaid': 'pass',
    });
  });

  it('2023 and 2024: what was carried over was carried in, section five was written anew', () => {
    const captures = ([2023, 2024] as const).map((year) => {
      const view = viewOf(year);
      return {
        digest: digestOf(view, view, { runId: 'run', factsHash: String(year).padStart(64, '0') }),
        edges: edgesOf(view),
        detail: pageDetailOf(view, view, 'run', []),
        menus: [],
        items: view.items,
      };
    });
    const facts = siteFactsOf(
      {
        id: 'portal',
        name: '平潭综合实验区管委会',
        level: 'city',
        kind: 'government',
        confirmed: true,
        scopes: [{ type: 'host', host: HOST }],
        createdAt: '2025-01-01T00:00:00.000Z',
      },
      captures,
    );
    const verdicts = evaluateSite(
      facts,
      ['carry-over-differs', 'problems-repeated', 'fee-jump', 'late-for-level'].map((id) => ({
        rule: `annual-report-${id}`,
        params: {},
      })),
    );
    expect(Object.fromEntries(verdicts.map(({ ruleId, outcome }) => [ruleId, outcome]))).toEqual({
      'annual-report-carry-over-differs': { status: 'pass' },
      'annual-report-problems-repeated': { status: 'pass' },
      'annual-report-fee-jump': { status: 'pass' },
      'annual-report-late-for-level': { status: 'pass' },
    });
  });
});
