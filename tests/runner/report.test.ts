import { expect, it } from 'vitest';
import { formatTable, reportOf, systemTable } from '../../runner/report.ts';
import type { Scorecard } from '../../utils/audit/scorecard.ts';
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

function aCard(system: string, ...problems: { points: number; year: number }[]): Scorecard {
  const leaves = problems.map(({ points, year }) => {
    const finding = {
      key: String(year),
      pageUrl: 'http://a.gov.cn/\u001b[2Jx',
      message: { code: 'finding.annual-report-year-missing', params: { year } },
    };
    return {
      ...{ id: `l${year}`, title: words('年报'), points, score: { low: 0, high: points }, state: 'undecided' },
      ...{ veto: false, because: [], findingCount: 1, rules: [], judged: false },
      findings: [{ ruleId: 'annual-report-year-missing', certainty: 'suspected', finding, pages: 1 }],
    };
  });
  return {
    body: { id: 'b', name: '甲市', level: 'city', kind: 'government', confirmed: true },
    system: { id: system, version: '1', title: words(`${system}体系`), authority: words('内置参考') },
    pages: { total: 3, byKind: {} },
    score: { low: 40, high: 70.004 },
    points: 100,
    decided: 0.6999,
    vetoes: { confirmed: 0, open: 1 },
    areas: [{ id: 'a', title: words('栏目'), points: 20, score: { low: 20, high: 20 }, decided: 1, leaves }],
  } as unknown as Scorecard;
}

const told = { asked: 3, failures: [], readerErrors: [], missing: 7, files: ['audit/scorecard.json'], seconds: 1.25 };

it('says score, share decided, problems costliest first, and what was not read', () => {
  const text = reportOf({
    ...told,
    scorecards: [aCard('通用', { points: 2, year: 2021 }, { points: 5.5, year: 2022 })],
    failures: [{ url: 'http://a.gov.cn/x', reason: '未存档' }],
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

it('names the body of each problem where there are several, and calls nothing that is there nothing', () => {
  const second = aCard('通用', { points: 0.004, year: 2022 });
  const text = reportOf({
    ...told,
    scorecards: [
      aCard('通用', { points: 2, year: 2021 }),
      { ...second, body: { ...second.body, id: 'c', name: '乙县' } },
    ],
  });
  expect(text).toContain('  2 分  疑似  甲市  未发现2021年度');
  expect(text).toContain('  <0.01 分  疑似  乙县  未发现2022年度');
});

it('says scores and problems of one system after the other', () => {
  const text = reportOf({
    ...told,
    scorecards: [aCard('甲', { points: 2, year: 2021 }), aCard('乙', { points: 3, year: 2022 })],
  });
  expect(text).toMatch(
    /^甲体系（内置参考）\n[\s\S]+\n {2}2 分 .*2021[\s\S]+\n乙体系（内置参考）\n[\s\S]+\n {2}3 分 .*2022/,
  );
});

it('lists the systems there are', () => {
  const entry = {
    id: 'a',
    version: '2016',
    title: words('甲'),
    authority: words('本产品'),
    builtIn: true,
    points: 100,
    usedBy: [],
  };
  expect(systemTable([{ ...entry, leaves: { auto: 3, assisted: 2, manual: 1 } }])).toBe(
    '编号  版本  名称  自动  辅助  人工  权重来源\na     2016  甲    3     2     1     本产品',
  );
});

it('says what became of the addresses of a survey, and why', () => {
  const text = reportOf({
    ...{
      scorecards: [],
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
