import { describe, expect, it } from 'vitest';
import { SYSTEMS } from '../../../rules/systems/index.ts';
import { checkSystem, parseSystem } from '../../../rules/systems/validate.ts';
import { LOCALES, render } from '../../../utils/text/catalogue/index.ts';

const words = (text: string) => ({ 'zh-CN': text, en: text });
const leaf = (more: object = {}) => ({
  id: 'news',
  title: words('动态要闻'),
  points: 60,
  method: { type: 'all-or-nothing' },
  checks: [{ rule: 'column-stale', params: { column: 'news', maxDays: 14 } }],
  ...more,
});
const manual = {
  id: 'services',
  title: words('办事服务'),
  points: 40,
  method: { type: 'all-or-nothing' },
  question: words('办事指南是否准确？'),
};
/** A small system that is in order, with one leaf changed and fields added. */
const systemWith = (changed: object = {}, more: object = {}) => ({
  id: 'yunxi-2026',
  version: '1',
  title: words('云溪市评估体系'),
  authority: words('云溪市'),
  whenNotApplicable: 'rebase',
  onVeto: 'fail',
  tree: {
    id: 'all',
    title: words('全部'),
    points: 100,
    children: [{ id: 'first', title: words('一'), points: 60, children: [leaf(changed)] }, manual],
  },
  ...more,
});

/** Path and Chinese sentence of each problem. */
function problemsOf(value: unknown): (readonly [string, string])[] {
  const parsed = checkSystem(value);
  if (!('problems' in parsed)) return [];
  return parsed.problems.map(({ path, because }) => [path, render('zh-CN', because)] as const);
}

it.each(SYSTEMS.map((system) => [system.id, system] as const))(
  '%s is in order, and comes back as it was',
  (_, system) => {
    expect(parseSystem(JSON.stringify(system))).toEqual({ system });
  },
);

it('a small system is in order', () => {
  expect(problemsOf(systemWith())).toEqual([]);
});

const news = 'tree.children[0].children[0]';
describe('names what is wrong by its path', () => {
  it.each([
    ['an unknown rule', { checks: [{ rule: 'column-fresh' }] }, `${news}.checks[0].rule`, /没有 column-fresh 这条规则/],
    [
      'a parameter of the wrong kind',
      { checks: [{ rule: 'column-stale', params: { column: 'news', maxDays: 'two weeks' } }] },
      `${news}.checks[0].params.maxDays`,
      /应为数/,
    ],
    [
      'a parameter that is missing',
      { checks: [{ rule: 'column-stale', params: { column: 'news' } }] },
      `${news}.checks[0].params.maxDays`,
      /缺少/,
    ],
    [
      'a parameter that the rule does not have',
      { checks: [{ rule: 'column-stale', params: { column: 'news', maxDays: 14, maxHours: 3 } }] },
      `${news}.checks[0].params.maxHours`,
      /没有 maxHours 这一项/,
    ],
    [
      'a default that the rule does not have',
      { checks: [{ rule: 'column-stale', params: { column: 'news', maxDays: 14 }, defaults: ['limit'] }] },
      `${news}.checks[0].defaults[0]`,
      /没有 limit/,
    ],
    ['points that do not add up', { points: 59.9 }, 'tree.children[0].points', /60 分，下级合计 59.9 分/],
    ['an id that is used twice', { id: 'services' }, 'tree.children[1].id', /services 重复，tree\.children\[0\]/],
    ['an id of other characters', { id: '要闻' }, `${news}.id`, /小写字母/],
    ['a veto with points', { method: { type: 'veto' } }, `${news}.points`, /分值应为 0/],
    ['a bonus that nothing opens', { method: { type: 'bonus' } }, `${news}.method`, /bonus/],
    ['a method that does not exist', { method: { type: 'lottery' } }, `${news}.method.type`, /只能是：.*graded/],
    ['a share above one', { method: { type: 'proportional', target: 90 } }, `${news}.method.target`, /上限是 1/],
    [
      'a validity that ends before it begins',
      { applicability: { validFrom: '2022-12-31', validTo: '2022-09-30' } },
      `${news}.applicability.validTo`,
      /2022-12-31 晚于止日 2022-09-30/,
    ],
    [
      'a day that does not exist',
      { deadlines: [{ text: '二月底', on: '2022-02-30' }] },
      `${news}.deadlines[0].on`,
      /日期/,
    ],
    ['a sample of an unknown kind', { sample: { kind: 'photo', size: 5 } }, `${news}.sample.kind`, /只能是：policy/],
    ['a field that nobody knows', { combin: 'any' }, `${news}.combin`, /没有 combin/],
    ['a person without a question', { observable: 'assisted' }, `${news}.question`, /写明问题/],
  ])('%s', (_, changed, path, sentence) => {
    const problems = problemsOf(systemWith(changed));
    expect(problems.map(([where]) => where)).toContain(path);
    expect(problems.find(([where]) => where === path)?.[1]).toMatch(sentence);
  });

  it.each([
    ['no tree', { tree: undefined }, 'tree'],
    ['a leaf for a tree', { tree: manual }, 'tree.children'],
    [
      'grades from the lowest',
      { grades: [60, 90].map((atLeast) => ({ title: words('等'), atLeast })) },
      'grades[1].atLeast',
    ],
    ['a cap that is no number', { onVeto: { cap: 'all' } }, 'onVeto.cap'],
  ])('%s', (_, more, path) => {
    expect(problemsOf(systemWith({}, more)).map(([where]) => where)).toContain(path);
  });

  it('in both languages', () => {
    const parsed = checkSystem(systemWith({ checks: [{ rule: 'none' }], points: 'many', id: 7, combin: 1 }));
    const problems = 'problems' in parsed ? parsed.problems : [];
    expect(problems.length).toBeGreaterThan(2);
    for (const locale of LOCALES) {
      for (const { because } of problems) expect(render(locale, because)).not.toMatch(/[{}]|system\./);
    }
  });
});

it('a hundredth is no error', () => {
  expect(problemsOf(systemWith({ points: 59.99 }))).toEqual([]);
  expect(problemsOf(systemWith({ points: 59.98 }))).not.toEqual([]);
});

describe('hostile files are refused', () => {
  const refused = (text: string, sentence: RegExp) => {
    const parsed = parseSystem(text);
    expect('problems' in parsed).toBe(true);
    if ('problems' in parsed)
      expect(render('zh-CN', parsed.problems[0]?.because ?? { code: 'system.problem.missing' })).toMatch(sentence);
  };

  it('a hundred megabytes', () => refused(`"${'a'.repeat(100_000_000)}"`, /过大/));
  it('nested ten thousand deep', () => {
    refused('['.repeat(10_000) + ']'.repeat(10_000), /过深/);
    refused(`${'{"tree":'.repeat(10_000)}1${'}'.repeat(10_000)}`, /过深/);
    let deep: unknown = 1;
    for (let level = 0; level < 10_000; level++) deep = { tree: deep };
    expect(problemsOf(deep)[0]?.[1]).toMatch(/过深/);
  });
  it('a million values', () => {
    expect(problemsOf(systemWith({}, { sources: Array.from({ length: 1_000_000 }, () => 1) }))[0]?.[1]).toMatch(/过大/);
  });
  it('__proto__, anywhere', () => {
    const text = JSON.stringify(systemWith()).replace('"column":"news"', '"__proto__":{"maxDays":1},"column":"news"');
    refused(text, /没有 __proto__/);
    refused('{"__proto__":{"id":"general"}}', /没有 __proto__/);
    expect(({} as Record<string, unknown>).maxDays).toBeUndefined();
  });
  it('what is no JSON, and no object', () => {
    refused('{"id":', /不是 JSON/);
    refused('', /不是 JSON/);
    for (const text of ['null', '[]', '"general"', '7']) refused(text, /应为对象/);
  });
  it('brackets in a text are no depth', () => {
    expect(problemsOf(systemWith({ title: words('['.repeat(500)) }))).toEqual([]);
    expect('system' in parseSystem(JSON.stringify(systemWith({ title: words('"\\[{'.repeat(100)) })))).toBe(true);
  });
});
