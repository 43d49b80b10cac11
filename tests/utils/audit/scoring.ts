/** Small systems and results, for tests of the scorer. */
import type { VerdictOutcome } from '../../../rules/rule.ts';
import type { Group, Leaf, Method, Node, System } from '../../../rules/systems/system.ts';
import { isLeaf } from '../../../rules/systems/tree.ts';
import { type Score, type ScoreInput, score } from '../../../utils/audit/score.ts';
import type { CheckResult, LeafScore, RuleTally } from '../../../utils/audit/scorecard.ts';
import { checkKey, paramsKeyOf } from '../../../utils/audit/verdict.ts';
import type { Judgement } from '../../../utils/model.ts';
import { message } from '../../../utils/text/catalogue/index.ts';

export const words = (text: string) => ({ 'zh-CN': text, en: text });
export const because = message('because.home-not-read');
export const finding = (key: string) => ({
  key,
  pageUrl: 'http://www.yunxi.example.gov.cn/',
  message: message('finding.disclosure-entry-missing'),
});

export const PASS: VerdictOutcome = { status: 'pass' };
export const PROVEN = fails('proven', 'a');
export const SUSPECTED = fails('suspected', 'a');
export const CANNOT_TELL: VerdictOutcome = { status: 'cannot-tell', because };
export const ERROR: VerdictOutcome = { status: 'error', because };
export const NOT_APPLICABLE: VerdictOutcome = { status: 'not-applicable', because };

export function fails(certainty: 'proven' | 'suspected', ...keys: [string, ...string[]]): VerdictOutcome {
  const [first, ...rest] = keys;
  return { status: 'fail', certainty, findings: [finding(first), ...rest.map(finding)] };
}

export function measures(
  numerator: number,
  denominator: number,
  unknown = 0,
  certainty: 'proven' | 'suspected' = 'proven',
  keys: string[] = [],
): VerdictOutcome {
  return { status: 'measured', numerator, denominator, unknown, certainty, findings: keys.map(finding) };
}

/** Asks the rule of its own name. */
export const leaf = (id: string, points: number, more: Partial<Leaf> = {}): Leaf => ({
  id,
  title: words(id),
  points,
  method: { type: 'all-or-nothing' },
  checks: [{ rule: id, params: {} }],
  combine: 'all',
  ...more,
});

const worth = (node: Node): number =>
  isLeaf(node) && (node.method.type === 'veto' || node.method.type === 'bonus') ? 0 : node.points;

export const group = (id: string, children: Node[], more: Partial<Group> = {}): Group => ({
  id,
  title: words(id),
  points: children.reduce((sum, child) => sum + worth(child), 0),
  children,
  ...more,
});

export const systemOf = (children: Node[], more: Partial<System> = {}): System => ({
  id: 'test',
  version: '1',
  title: words('试验体系'),
  authority: words('试验'),
  whenNotApplicable: 'rebase',
  onVeto: 'fail',
  tree: group('tree', children),
  ...more,
});

export const site = (outcomes: Record<string, VerdictOutcome>, params: Record<string, unknown> = {}, ruleVersion = 1) =>
  new Map<string, CheckResult>(
    Object.entries(outcomes).map(([ruleId, outcome]) => [
      checkKey(ruleId, paramsKeyOf(params[ruleId] ?? {})),
      { scope: 'site', ruleId, ruleVersion, outcome },
    ]),
  );

export const found = (key: string, certainty: 'proven' | 'suspected', pages = 1): RuleTally['findings'][number] => ({
  certainty,
  finding: finding(key),
  pages,
});

export const tally = (counts: Partial<RuleTally>, ruleId = 'a'): Map<string, CheckResult> =>
  new Map([
    [
      checkKey(ruleId, '{}'),
      {
        scope: 'page',
        tally: {
          ruleId,
          ruleVersion: 1,
          pass: 0,
          fail: 0,
          suspected: 0,
          notApplicable: 0,
          cannotTell: 0,
          error: 0,
          findings: [],
          overflow: false,
          because: [],
          ...counts,
        },
      },
    ],
  ]);

export const body: ScoreInput['body'] = { level: 'city', kind: 'government', confirmed: true };

export const run = (
  system: System,
  results: ScoreInput['results'],
  judgements: Judgement[] = [],
  more: Partial<ScoreInput> = {},
): Score => score({ system, body, results, judgements, campaign: {}, asOf: '2025-06-10', ...more });

/** Of one leaf `a` with ten points. */
export const one = (method: Method, results: ScoreInput['results']) =>
  run(systemOf([leaf('a', 10, { method })]), results);

export const leafOf = (result: Score, id: string): LeafScore => {
  const leafScore = result.areas.flatMap(({ leaves }) => leaves).find((entry) => entry.id === id);
  if (!leafScore) throw new Error(`no leaf ${id}`);
  return leafScore;
};

export const decide = (leafId: string, decision: Judgement['decision'], more: Partial<Judgement> = {}): Judgement => ({
  campaignId: 'default',
  bodyId: 'yunxi',
  systemId: 'test',
  leafId,
  object: '',
  evaluator: '评估员甲',
  stage: 'initial',
  decision,
  reason: '',
  decidedAt: '2025-06-10T09:00:00.000Z',
  ...more,
});
