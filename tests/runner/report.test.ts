import { expect, it } from 'vitest';
import { formatTable, reportOf } from '../../runner/report.ts';
import type { Scorecard } from '../../utils/audit/scorecard.ts';
import type { Summary } from '../../utils/audit/summary.ts';
import type { SurveyRecord } from '../../utils/survey/survey.ts';

const words = (text: string) => ({ 'zh-CN': text, en: text });

it('pads columns to the width of Chinese on a terminal', () => {
  expect(
    formatTable([
      ['评估', '分'],
      ['ab', '1'],
      ['甲\n乙', '2'],
    ]),
  ).toBe('评估   分\nab     1\n甲 乙  2');
});

it('says score, share decided, problems costliest first, and what was not read', () => {
  const card = {
    body: { id: 'b', name: '甲市', level: 'city', kind: 'government', confirmed: true },
    system: { id: 'general', version: '1', title: words('通用体系'), authority: words('内置参考') },
    score: { low: 40, high: 70.004 },
    points: 100,
    decided: 0.6999,
    vetoes: { confirmed: 0, open: 1 },
    areas: [{ id: 'a', title: words('栏目'), points: 20, score: { low: 20, high: 20 }, decided: 1, leaves: [] }],
  } as unknown as Scorecard;
  const problem = (points: number, year: number) => ({
    leafId: 'l',
    leafTitle: words('年报'),
    ruleId: 'annual-report-year-missing',
    certainty: 'suspected' as const,
    points,
    pages: 1,
    finding: {
      key: String(year),
      pageUrl: 'http://a.gov.cn/\u001b[2Jx',
      message: { code: 'finding.annual-report-year-missing' as const, params: { year } },
    },
  });
  const summary = {
    bodyId: 'b',
    problems: [problem(2, 2021), problem(5.5, 2022)],
    problemCount: 2,
  } as unknown as Summary;
  const text = reportOf({
    scorecards: [card],
    summaries: [summary],
    asked: 3,
    failures: [{ url: 'http://a.gov.cn/x', reason: '未存档' }],
    readerErrors: [],
    missing: 7,
    files: ['audit/scorecard.json'],
    seconds: 1.25,
  });
  expect(text).toBe(
    [
      '通用体系（内置参考）',
      '评估对象  指标  得分区间  满分  已判定  否决',
      '甲市      总体  40 ~ 70   100   69%     未排除 1 项',
      '          栏目  20        20    100%',
      '',
      '问题，失分最多的在前（2）',
      '  5.5 分  疑似  未发现2022年度政府信息公开工作年度报告  1 页  http://a.gov.cn/ [2Jx',
      '  2 分  疑似  未发现2021年度政府信息公开工作年度报告  1 页  http://a.gov.cn/ [2Jx',
      '',
      '未能读取的网页（1）',
      '  http://a.gov.cn/x  未存档',
      '',
      '共 3 页，读到 2 页，未能读取 1 页，读取器出错 0 处，归档中没有的地址 7 个（未存档，不算失效）；用时 1.3 秒',
      '',
      '结果：audit/scorecard.json',
    ].join('\n'),
  );
});

it('says what became of the addresses of a survey, and why', () => {
  const text = reportOf({
    ...{
      scorecards: [],
      summaries: [],
      asked: 9,
      failures: [],
      readerErrors: [],
      missing: 1,
      files: ['a'],
      seconds: 1,
    },
    survey: {
      record: { state: 'paused', counts: { read: 4 } } as unknown as SurveyRecord,
      tally: [
        { state: 'read', count: 4 },
        { state: 'blocked', reason: 'status', count: 3 },
        { state: 'waiting', count: 2 },
      ],
    },
  });
  expect(text).toContain('全站普查：共发现 9 个地址，已暂停\n状态      原因');
  expect(text).toMatch(/^受阻未测 {2}.+ 3$/m);
  expect(text).toContain('请求 9 个地址，读到 4 页，读取器出错 0 处，归档中没有的地址 1 个');
});
