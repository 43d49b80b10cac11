// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import rule from '../../../rules/columns/home-stale.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { columnPage, homePage, rowsOf } from '../../column-site.ts';
import { readSite, testRule } from '../../test-rule.ts';

// Everything is captured on 2025-06-10.
const home = (list: string, more = {}) => homePage({ 政务公开: '/zwgk/', 政民互动: '/hd/' }, more, list);
const gate = homePage({ 政务要闻: '/yw/', 通知公告: '/tz/' });
const days = (...all: string[]) => rowsOf(...all, '2025-03-02', '2025-03-01', '2025-02-01');

testRule(
  rule,
  { params: {} },
  {
    valid: [
      { name: '昨天有更新', pages: [home(days('2025-06-09'))] },
      { name: '恰好第十四天', pages: [home(days('2025-05-27'))] },
      {
        name: '首页只是栏目入口，有一个栏目有更新',
        pages: [
          gate,
          columnPage('yw/', '政务要闻', days('2025-06-08')),
          columnPage('tz/', '通知公告', days('2024-06-08')),
        ],
      },
      { name: '第二个版块有更新', pages: [home(`${days('2025-04-01')}<h2>公告</h2>${days('2025-06-08')}`)] },
    ],
    invalid: [
      {
        name: '第十五天，头条版块可能不写日期，只作疑似',
        pages: [home(days('2025-05-26'))],
        certainty: 'suspected',
        findings: [message('finding.home-stale', { newest: '2025-05-26', days: 15, limit: 14 })],
      },
      {
        name: '首页只是栏目入口，各栏目都没有更新',
        pages: [
          gate,
          columnPage('yw/', '政务要闻', days('2025-05-20')),
          columnPage('tz/', '通知公告', days('2024-06-08')),
        ],
        certainty: 'suspected',
        findings: [message('finding.home-columns-stale', { newest: '2025-05-20', days: 21, limit: 14 })],
      },
    ],
    cannotTell: [
      {
        name: '首页只是栏目入口，有的栏目没有读取',
        pages: [gate, columnPage('tz/', '通知公告', days('2024-06-08'))],
        because: 'because.home-undated',
      },
      { name: '首页没有读取', pages: [home(days('2025-05-26'), { path: 'zwgk/' })], because: 'because.home-not-read' },
      { name: '首页只是栏目入口，栏目都没有读取', pages: [home('')], because: 'because.home-undated' },
      {
        name: '日期只写月日',
        pages: [home(rowsOf('06-09', '05-20', '05-18', '05-01'))],
        because: 'because.home-undated',
      },
      {
        name: '采集日期不明',
        pages: [home(days('2025-05-26'), { capturedOn: null })],
        because: 'because.day-unknown',
      },
    ],
  },
);

describe('what falls due', () => {
  it('is the fourteenth day after the newest item', () => {
    const facts = readSite([home(days('2025-06-09'))]);
    expect(rule.dueOn?.(facts, { maxDays: 14 })).toMatchObject([{ lastDay: '2025-06-23', newest: '2025-06-09' }]);
    expect(rule.dueOn?.(readSite([home('')]), { maxDays: 14 })).toEqual([]);
  });
});
