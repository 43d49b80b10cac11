import { describe, expect, it } from 'vitest';
import { RULES, ruleById } from '../../../rules/index.ts';
import { general } from '../../../rules/systems/general.ts';
import { SYSTEMS } from '../../../rules/systems/index.ts';
import { inspection2019 } from '../../../rules/systems/inspection-2019.ts';
import type { Leaf } from '../../../rules/systems/system.ts';
import { checksOf, leavesOf, observableOf } from '../../../rules/systems/tree.ts';
import { type Owner, owingOf } from '../../../utils/audit/owing.ts';

/** Rules that the general system leaves to others, each with the reason. */
const NOT_GENERAL: Record<string, string> = {
  'ageing-app-numbers-unmet': '数值是对应用程序的要求，网页仅作参考：没有网站应当达到',
  'annual-report-key-points-unsaid': '只有部分地方要求写入年报',
  'column-named': '要什么栏目由文件规定：问文件的体系',
  'columns-blank-many': '单项否决的计数：问自查体系；通用体系逐个栏目扣分',
  'columns-unupdated-many': '单项否决的计数：问自查体系；通用体系逐类栏目判定',
  'content-fields': '要什么要素由文件规定：问文件的体系',
  'department-budgets-scattered': '只有个别文件要求集中在一天公开',
  'document-published-late': '与 documents-published-late 同一要求，后者按年度合并判定',
  'editor-missing': '只有把责任编辑列为指标的文件才要求',
  'item-published': '要公开什么由文件规定：问文件的体系',
  'link-present': '要什么链接由文件规定：问文件的体系',
  'original-share': '原创比例没有公认的标准：问提出要求的文件',
  'page-tool-empty': '在一份文件所在的页面上见到，没有文件要求',
  'phone-code-missing': '在一份文件所在的页面上见到，没有文件要求',
  'roster-covered': '需要使用者提供部门或乡镇名单',
  'service-guides-deficient': '单项否决的计数：问自查体系；通用体系逐份判定',
  'topics-covered': '要什么类别由文件规定：问文件的体系',
};

/** Rules that no built-in system asks. */
const ASKED_BY_NONE: Record<string, string> = {
  'ageing-app-numbers-unmet': '对应用程序的数值，供使用者自建体系参考',
  'roster-covered': '名单由使用者提供，内置体系没有名单可用',
};

const rulesOf = (...systems: (typeof general)[]) => new Set(systems.flatMap(checksOf).map(({ rule }) => rule));
const missingFrom = (asked: ReadonlySet<string>) => RULES.map(({ id }) => id).filter((id) => !asked.has(id));

it('asks every rule that can decide something about any site, or says why not', () => {
  expect(missingFrom(rulesOf(general)).sort()).toEqual(Object.keys(NOT_GENERAL).sort());
});

it('with the other built-in systems every rule is asked, or it is said why not', () => {
  expect(missingFrom(rulesOf(...SYSTEMS)).sort()).toEqual(Object.keys(ASKED_BY_NONE).sort());
});

it('shares its points over the areas as the design says', () => {
  expect(general.tree.children.map(({ title, points }) => [title['zh-CN'], points])).toEqual([
    ['必设栏目', 20],
    ['政策解读', 15],
    ['政府信息公开年报', 10],
    ['办事服务', 10],
    ['互动交流', 10],
    ['内容时效', 10],
    ['无障碍', 10],
    ['适老化', 5],
    ['标识与标签', 5],
    ['健康度', 5],
  ]);
});

it('never takes all points for one pale text', () => {
  const methods = leavesOf(general.tree).filter(({ checks = [] }) =>
    checks.some(({ rule }) => rule === 'contrast-low'),
  );
  expect(methods.map(({ method }) => method.type)).toEqual(['proportional']);
});

describe.each([general, inspection2019].map((system) => [system.id, system] as const))('%s', (_, system) => {
  const leaves = leavesOf(system.tree);

  it('says what a person has to answer, and where to look', () => {
    const silent = leaves.filter((leaf) => observableOf(leaf) !== 'auto' && !(leaf.question && leaf.howToLook));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('cites a clause with every leaf, and claims to know no more of it than the rules do', () => {
    const rank = { text: 2, secondary: 1, default: 0, observed: 0 };
    const bold = leaves.filter(({ clause, checks = [] }) => {
      if (!clause) return true;
      const known = checks
        .flatMap(({ rule }) => ruleById(rule)?.basis ?? [])
        .filter((basis) => basis.document === clause.document);
      return known.length > 0 && known.every(({ status }) => rank[status] < rank[clause.status]);
    });
    expect(bold.map(({ id }) => id)).toEqual([]);
  });

  it('names as its own only numbers that a check has', () => {
    const wrong = leaves.flatMap(({ id, checks = [] }) =>
      checks.flatMap(({ params, defaults = [] }) =>
        defaults.filter((name) => !(name in params)).map((name) => `${id} ${name}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('has short titles', () => {
    expect(leaves.filter(({ title }) => title['zh-CN'].length > 24).map(({ id }) => id)).toEqual([]);
  });
});

const host = 'www.yunxi.example.gov.cn';
const of = (leaf: Leaf, body: Pick<Owner, 'level' | 'kind' | 'powers' | 'scopes'>) =>
  owingOf(leaf.applicability, { confirmed: true, ...body }, '2026-04-20').owed;
const owed = (body: Pick<Owner, 'level' | 'kind' | 'powers' | 'scopes'>) =>
  leavesOf(general.tree)
    .filter((leaf) => of(leaf, body) !== 'no')
    .map(({ id }) => id);

describe('what a body does not owe is not asked of it', () => {
  const everything = owed({ level: 'city', kind: 'government', scopes: [{ type: 'host', host }] });
  const channel = owed({
    level: 'county',
    kind: 'department',
    powers: [],
    scopes: [{ type: 'path', host, path: '/slj/' }],
  });
  const township = owed({
    level: 'township',
    kind: 'government',
    powers: [],
    scopes: [{ type: 'path', host, path: '/qsz/' }],
  });

  it('a county department on a portal: no gazette, no site-wide tools, no interpretations, no services', () => {
    const notItsOwn = [
      'columns-gazette',
      'columns-grassroots',
      'columns-platform-search',
      'columns-public-enterprises',
      'interpretation-ratio',
      'services-guides-complete',
      'interaction-channel',
      'freshness-home',
      'freshness-news',
      'accessibility-entrance',
      'health-search-present',
    ];
    expect(channel.filter((id) => notItsOwn.includes(id))).toEqual([]);
    expect(everything).toEqual(expect.arrayContaining(notItsOwn.filter((id) => id !== 'columns-grassroots')));
  });

  it('but its guide, its report, its own pages', () => {
    expect(channel).toEqual(
      expect.arrayContaining([
        'columns-guide-and-reports',
        'annual-reports-years',
        'freshness-county-department',
        'health-personal-data',
      ]),
    );
  });

  it('a township owes less still', () => {
    expect(township).not.toEqual(expect.arrayContaining(['columns-guide-and-reports']));
    expect(township).not.toEqual(expect.arrayContaining(['ageing-entrance']));
    expect(township).toEqual(expect.arrayContaining(['annual-reports-years', 'annual-reports-in-time-for-level']));
    expect(township.length).toBeLessThan(channel.length);
  });
});
