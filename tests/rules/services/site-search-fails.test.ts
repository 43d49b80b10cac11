// @vitest-environment jsdom
import { expect, it } from 'vitest';
import rule from '../../../rules/services/site-search-fails.ts';
import type { SearchFacts } from '../../../utils/facts/site-facts.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { HOME, judgeSite, testRule } from '../../test-rule.ts';
import { home } from '../services-pages.ts';

const TITLES = ['云溪市养老服务补贴发放公告', '云溪市春季植树活动通知', '云溪市道路养护安排通报'];
const search = (at: number, result: SearchFacts['result'], more: Partial<SearchFacts> = {}): SearchFacts => ({
  title: TITLES[at] ?? '',
  page: `${HOME}xw/${at}.html`,
  address: `${HOME}search?q=${at}`,
  result,
  at: '2025-06-10T01:00:00.000Z',
  ...more,
});
const site = (name: string, ...searches: SearchFacts[]) => ({ name, pages: [home()], searches });

testRule(
  rule,
  {},
  {
    valid: [site('三个标题都搜得到', search(0, 'found'), search(1, 'found'), search(2, 'found'))],
    invalid: [
      {
        ...site('有结果，没有所搜的内容', search(0, 'found'), search(1, 'not-found')),
        certainty: 'suspected',
        findings: [message('finding.site-search-fails', { title: TITLES[1] ?? '' })],
      },
      {
        ...site('一个也搜不到，也只是疑似', search(0, 'not-found'), search(2, 'not-found')),
        certainty: 'suspected',
        findings: [0, 2].map((at) => message('finding.site-search-fails', { title: TITLES[at] ?? '' })),
      },
    ],
    cannotTell: [
      { ...site('普查没有问过'), because: 'because.search-not-asked' },
      { ...site('提交表单的搜索', search(0, 'unknown', { reason: 'post' })), because: 'because.search-post' },
      { ...site('脚本发出的搜索', search(0, 'unknown', { reason: 'script' })), because: 'because.search-script' },
      {
        ...site('结果由脚本写出', search(0, 'unknown', { reason: 'script-filled', status: 200 })),
        because: 'because.search-script-filled',
      },
      { ...site('空的结果页', search(0, 'unknown', { reason: 'no-results' })), because: 'because.search-no-results' },
      { ...site('存档中没有', search(0, 'unknown', { reason: 'not-archived' })), because: 'because.search-unread' },
      {
        ...site('要求验证', search(0, 'unknown', { reason: 'challenge', status: 412 })),
        because: 'because.search-unread',
      },
    ],
  },
);

it('names every title in its ledger, and leaves open what had no answer', () => {
  const searches = [search(0, 'found'), search(1, 'unknown', { reason: 'timeout' }), search(2, 'not-found')];
  const check = { rule: rule.id, params: {} };
  const { outcome } = judgeSite([home()], check, {}, undefined, { searches });
  expect(outcome).toMatchObject({
    ...{ status: 'measured', numerator: 1, denominator: 1, unknown: 2 },
    findings: [{ pageUrl: `${HOME}search?q=2` }],
    ledger: [
      { title: TITLES[0], counted: true, met: true, by: `${HOME}search?q=0` },
      { title: TITLES[1], counted: true, because: { code: 'because.search-unread' } },
      { title: TITLES[2], counted: true, because: { code: 'ledger.search-not-found' } },
    ],
  });
});
