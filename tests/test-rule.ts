/** The rule tester: Chinese HTML goes through the real collector, and a rule is held to its exact findings. */
import { describe, expect, it } from 'vitest';
import type { PageRule, Rule, SiteRule, VerdictOutcome } from '../rules/rule.ts';
import type { Check } from '../rules/systems/system.ts';
import { evaluatePage, evaluateSite, wantedTexts } from '../utils/audit/evaluate.ts';
import type { Verdict } from '../utils/audit/verdict.ts';
import type { AuditFacts } from '../utils/facts/audit-facts.ts';
import { collectPageFacts } from '../utils/facts/collect.ts';
import { digestOf, edgesOf, pageKeyOf } from '../utils/facts/digest.ts';
import { type KeptCapture, siteFactsOf } from '../utils/facts/fold.ts';
import { interpret } from '../utils/facts/interpret.ts';
import { menusOf, pageDetailOf } from '../utils/facts/page-detail.ts';
import type { CaptureMode } from '../utils/facts/page-facts.ts';
import { pageWordsOf } from '../utils/facts/page-text.ts';
import type { PageView } from '../utils/facts/reading.ts';
import type { RenderedFacts } from '../utils/facts/rendered-facts.ts';
import type { SiteFacts } from '../utils/facts/site-facts.ts';
import type { Body } from '../utils/model.ts';
import type { Message } from '../utils/text/catalogue/index.ts';
import type { Day } from '../utils/text/day.ts';

/** The fictional site of all tests. */
export const HOME = 'http://www.yunxi.example.gov.cn/';

export interface TestPage {
  html: string;
  /** Path below the site's home; the home itself where absent. */
  path?: string;
  capture?: CaptureMode;
  /** Day of capture; null for unknown. */
  capturedOn?: string | null;
  /** What the on-demand audit measured; absent in other captures. */
  audit?: AuditFacts;
  /** What trying the rendered page showed. */
  rendered?: RenderedFacts;
}

/** What the collector and the reader make of a page. */
export function readPage({
  html,
  path = '',
  capture = 'live',
  capturedOn = '2025-06-10',
  audit,
  rendered,
}: TestPage): PageView {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const collected = collectPageFacts(document, {
    url: new URL(path, HOME).href,
    capture,
    capturedAt: capturedOn === null ? null : `${capturedOn}T09:00:00.000Z`,
  });
  const facts = { ...collected, ...(audit && { audit }), ...(rendered && { rendered }) };
  expect(facts.readerErrors, 'no reader may fail on a test page').toEqual([]);
  return { ...facts, ...interpret(facts) };
}

const BODY: Body = {
  id: 'yunxi',
  name: '云溪市人民政府',
  level: 'city',
  kind: 'government',
  confirmed: true,
  scopes: [{ type: 'host', host: 'www.yunxi.example.gov.cn' }],
  createdAt: '2025-01-01T00:00:00.000Z',
};

/** What the fold makes of the pages of a site. */
export function readSite(pages: readonly TestPage[], about: Partial<Body> = {}): SiteFacts {
  return siteOf(pages.map(readPage), about);
}

function siteOf(views: readonly PageView[], about: Partial<Body> = {}): SiteFacts {
  const captures = views.map((view, index): KeptCapture => {
    const factsHash = index.toString(16).padStart(64, '0');
    const menus = menusOf(view, view);
    return {
      digest: digestOf(view, view, { runId: 'run', factsHash }),
      edges: edgesOf(view),
      detail: pageDetailOf(view, view, 'run', menus),
      menus,
      items: view.items,
    };
  });
  return siteFactsOf({ ...BODY, ...about }, captures);
}

/** What only a survey knows. */
type SurveyedFacts = Partial<Pick<SiteFacts, 'unread' | 'searches' | 'links'>>;

/** Judges a site by one check, as the engine does: with the texts of the pages that the rule asks for. */
export function judgeSite(
  pages: readonly TestPage[],
  check: Check,
  about: Partial<Body> = {},
  cutoff?: Day,
  surveyed: SurveyedFacts = {},
): Verdict {
  const [verdict] = judgeChecks(pages, [check], about, cutoff, surveyed);
  if (!verdict) throw new Error(`${check.rule} is not in rules/index.ts`);
  return verdict;
}

/** The same for several checks of whole sites, each distinct one once. */
export function judgeChecks(
  pages: readonly TestPage[],
  checks: readonly Check[],
  about: Partial<Body> = {},
  cutoff?: Day,
  surveyed: SurveyedFacts = {},
): Verdict[] {
  return judgeViews(pages.map(readPage), checks, about, cutoff, surveyed);
}

/** The same of pages that were read before. */
export function judgeViews(
  views: readonly PageView[],
  checks: readonly Check[],
  about: Partial<Body> = {},
  cutoff?: Day,
  { unread = [], searches = [], links }: SurveyedFacts = {},
): Verdict[] {
  const facts = { ...siteOf(views, about), unread, searches, ...(links && { links }) };
  const byKey = new Map(views.map((view) => [pageKeyOf(view.url), view]));
  const texts = new Map(
    wantedTexts(facts, checks, cutoff).flatMap((url) => {
      const view = byKey.get(pageKeyOf(url));
      return view ? [[url, { url, ...pageWordsOf(view) }] as const] : [];
    }),
  );
  return evaluateSite(facts, checks, cutoff, texts);
}

interface Case {
  /** Which real confusion the case guards against, in the words of the trade. */
  name: string;
}
interface PageCase extends Case, TestPage {}
interface SiteCase extends Case, SurveyedFacts {
  pages: readonly TestPage[];
  body?: Partial<Body>;
}
interface Expected {
  findings: readonly Message[];
  certainty: 'proven' | 'suspected';
}
interface Because {
  because: Message['code'];
}

interface Table<C> {
  valid: readonly C[];
  invalid: readonly (C & Expected)[];
  notApplicable?: readonly (C & Because)[];
  cannotTell?: readonly (C & Because)[];
}

interface Options {
  params?: Record<string, never> | Record<string, unknown>;
  cutoff?: string;
}

/**
 * Runs a rule over a table of pages or sites. A rule needs at least one valid and one invalid case, and names of cases
 * are unique. Exact findings are asserted: message, parameters, certainty.
 */
export function testRule(rule: PageRule, options: Options, table: Table<PageCase>): void;
export function testRule(rule: SiteRule, options: Options, table: Table<SiteCase>): void;
export function testRule(rule: Rule, { params = {}, cutoff }: Options, table: Table<PageCase> | Table<SiteCase>): void {
  const check = { rule: rule.id, params: params as Record<string, never> };
  const judge = (of: PageCase | SiteCase): VerdictOutcome => {
    if ('pages' in of) return judgeSite(of.pages, check, of.body, cutoff, of).outcome;
    const [verdict] = evaluatePage(readPage(of), [check], cutoff);
    if (!verdict) throw new Error(`${rule.id} is not in rules/index.ts`);
    return verdict.outcome;
  };
  const cases = Object.values(table).flat() as Case[];

  describe(rule.id, () => {
    it('has valid and invalid cases with names of their own', () => {
      expect(table.valid.length).toBeGreaterThan(0);
      expect(table.invalid.length).toBeGreaterThan(0);
      expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    });
    it.each([...table.valid])('passes: $name', (of) => {
      const outcome = judge(of);
      // What is counted passes where all of it met the requirement.
      if (outcome.status === 'measured') {
        const { numerator, denominator, unknown, findings } = outcome;
        expect({ unmet: denominator - numerator, unknown, findings }).toEqual({ unmet: 0, unknown: 0, findings: [] });
      } else expect(outcome).toMatchObject({ status: 'pass' });
    });
    it.each([...table.invalid])('fails: $name', (of) => {
      const outcome = judge(of);
      if (outcome.status !== 'fail' && outcome.status !== 'measured') throw new Error(JSON.stringify(outcome));
      expect(outcome.findings.map(({ message }) => message)).toEqual(of.findings);
      expect(outcome.certainty).toBe(of.certainty);
      // Without a place nobody can check the claim.
      for (const { pageUrl, key } of outcome.findings) expect([pageUrl, key]).not.toContain('');
    });
    it.each([...(table.notApplicable ?? [])])('does not apply: $name', (of) => {
      expect(judge(of)).toMatchObject({ status: 'not-applicable', because: { code: of.because } });
    });
    it.each([...(table.cannotTell ?? [])])('cannot tell: $name', (of) => {
      expect(judge(of)).toMatchObject({ status: 'cannot-tell', because: { code: of.because } });
    });
  });
}
