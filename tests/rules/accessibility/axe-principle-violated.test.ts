// @vitest-environment jsdom
import axe from 'axe-core';
import { expect, it } from 'vitest';
import rule from '../../../rules/accessibility/axe-principle-violated.ts';
import { AXE_PRINCIPLES, type AxeRuleId } from '../../../rules/axe-principles.ts';
import { evaluatePage } from '../../../utils/audit/evaluate.ts';
import { standing } from '../../../utils/facts/axe-digest.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { auditFacts, axeRule } from '../../audit-facts.ts';
import { readPage, testRule } from '../../test-rule.ts';

const html = '<html lang="zh-CN"><head><title>云溪市人民政府</title></head><body><p>政务公开</p></body></html>';
const finding = (id: AxeRuleId, count: number) =>
  message('finding.axe-principle-violated', { what: message(`axe.${id}`), count });
const judge = (rules: Parameters<typeof auditFacts>[0], more: Record<string, number | string[]> = {}) => {
  const check = { rule: rule.id, params: { principle: 'perceivable', ...more } };
  const [verdict] = evaluatePage(readPage({ html, audit: auditFacts(rules) }), [check]);
  return verdict?.outcome;
};

testRule(
  rule,
  { params: { principle: 'perceivable' } },
  {
    valid: [
      { name: '图片都有替代文字', html, audit: auditFacts({ passed: { 'image-alt': 12, 'color-contrast': 80 } }) },
      {
        name: '别的原则不算在内',
        html,
        audit: auditFacts({ passed: { 'image-alt': 12 }, rules: [axeRule('link-name', { violations: ['a'] })] }),
      },
      {
        name: '最佳实践不是标准',
        html,
        audit: auditFacts({ passed: { 'image-alt': 12 }, rules: [axeRule('region', { violations: ['div'] })] }),
      },
    ],
    invalid: [
      {
        name: '两种问题各算一个，不论多少处',
        html,
        audit: auditFacts({
          rules: [
            axeRule('image-alt', { violations: ['.footer > img', 'li:nth-child(2) > img'] }),
            axeRule('list', { violations: ['ul'], incomplete: ['#doubt'] }),
          ],
        }),
        certainty: 'proven',
        findings: [finding('image-alt', 2), finding('list', 1)],
      },
    ],
    notApplicable: [
      {
        name: '没有这类元素',
        html,
        audit: auditFacts({ inapplicable: ['image-alt'] }),
        because: 'because.nothing-of-the-kind',
      },
    ],
    cannotTell: [
      { name: '没有做过按需审计', html, because: 'because.not-measured' },
      {
        name: '全部需要人工确认',
        html,
        audit: auditFacts({ rules: [axeRule('color-contrast', { incomplete: ['#doubt'] })] }),
        because: 'because.axe-needs-review',
      },
    ],
  },
);

it('what a person has to look at stays undecided beside what passed', () => {
  const rules = [axeRule('color-contrast', { incomplete: ['#a', '#b'] })];
  expect(judge({ rules, passed: { 'image-alt': 3 } })).toMatchObject({
    status: 'measured',
    numerator: 3,
    denominator: 3,
    unknown: 2,
    findings: [],
  });
});

it('a check counts with so many elements at most, and one violation never vanishes', () => {
  const rules = [{ ...axeRule('image-alt', { violations: ['img'] }), passes: 1_999 }];
  expect(judge({ rules, passed: { list: 3 } })).toMatchObject({ numerator: 52, denominator: 53, unknown: 0 });
  expect(judge({ rules, passed: { list: 3 } }, { cap: 10 })).toMatchObject({ numerator: 12, denominator: 13 });
});

it('checks that other indicators ask about are left out', () => {
  const rules = [axeRule('image-alt', { violations: ['img'] })];
  expect(judge({ rules, passed: { list: 3 } }, { except: ['image-alt'] })).toEqual({ status: 'pass' });
});

it('pages of one template share the finding', () => {
  const page = (path: string, text: string) => ({
    path,
    html: `<html><head><title>云溪市</title></head><body><div id="top"><a href="/">首页</a></div><div class="content"><h1>${text}</h1><p>正文</p></div></body></html>`,
    audit: auditFacts({ rules: [axeRule('image-alt', { violations: ['#top > img'] })] }),
  });
  const keys = [page('a.html', '甲'), page('b.html', '乙')].map((each) => {
    const [verdict] = evaluatePage(readPage(each), [{ rule: rule.id, params: { principle: 'perceivable' } }]);
    return verdict?.outcome.status === 'measured' ? verdict.outcome.findings[0]?.key : undefined;
  });
  expect(keys[0]).toBeDefined();
  expect(keys[0]).toBe(keys[1]);
});

it('knows every check of levels A and AA of the axe-core that is installed, under its principle', () => {
  const expected = axe.getRules().flatMap(({ ruleId, tags }) => {
    const { principle, level } = standing(tags);
    const off = tags.some((tag) => /^(?:deprecated|experimental)$|obsolete/.test(tag));
    return off || !principle || (level !== 'A' && level !== 'AA') ? [] : [`${principle} ${level} ${ruleId}`];
  });
  const known = Object.entries(AXE_PRINCIPLES).flatMap(([principle, levels]) =>
    Object.entries<readonly string[]>(levels).flatMap(([level, ids]) => ids.map((id) => `${principle} ${level} ${id}`)),
  );
  expect([...known].sort()).toEqual([...expected].sort());
});
