// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import rule from '../../../rules/published/topics-covered.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { judgeSite, type TestPage, testRule } from '../../test-rule.ts';
import { column, home, pagerOf, type Row } from './pages.ts';

const topics = [
  { name: '城乡低保', words: ['低保', '最低生活保障'] },
  { name: '特困人员', words: ['特困'] },
  { name: '医疗救助', words: ['医疗救助'] },
];
const all: Row[] = [
  ['2025年第一季度城乡低保资金发放公示', '2025-04-08'],
  ['关于提高特困人员供养标准的通知', '2025-03-11'],
  ['2025年一季度医疗救助情况公示', '2025-04-09'],
];
const missing = (name: string) => message('finding.topic-missing', { topic: message('published.name', { name }) });

// Everything is captured on 2025-06-10.
testRule(
  rule,
  { params: { topics, columns: ['社会救助'], withinDays: 180 } },
  {
    valid: [
      { name: '三类都有', pages: [home({ 社会救助: 'shjz/' }), column('社会救助', 'shjz/', all)] },
      {
        name: '一类有自己的下级栏目，条目标题不写类别',
        pages: [
          home({ 社会救助: 'shjz/' }),
          column('社会救助', 'shjz/', all.slice(0, 2)),
          column(
            '医疗救助',
            'shjz/ylj/',
            [
              ['2025年5月救助对象公示', '2025-06-03'],
              ['2025年4月救助对象公示', '2025-05-03'],
            ],
            { above: '社会救助' },
          ),
        ],
      },
    ],
    invalid: [
      {
        name: '缺一类，一类太旧',
        pages: [
          home({ 社会救助: 'shjz/' }),
          column('社会救助', 'shjz/', [
            all[0] as Row,
            ['关于提高特困人员供养标准的通知', '2023-03-11'],
            ['关于救助站开放的公告', '2025-05-05'],
          ]),
        ],
        certainty: 'suspected',
        findings: [missing('特困人员'), missing('医疗救助')],
      },
    ],
    cannotTell: [
      { name: '栏目没有读取', pages: [home({ 社会救助: 'shjz/' })], because: 'because.place-not-read' },
      { name: '采集日期不明', pages: [home({}, { capturedOn: null })], because: 'because.day-unknown' },
      {
        name: '相符的都没有日期',
        pages: [
          home({ 社会救助: 'shjz/' }),
          column(
            '社会救助',
            'shjz/',
            all.map(([title]): Row => [title]),
          ),
        ],
        because: 'because.matches-undated',
      },
    ],
  },
);

describe('topics-covered', () => {
  const judge = (pages: readonly TestPage[], params: object) =>
    judgeSite(pages, { rule: 'topics-covered', params: params as never }).outcome;

  it('没有读完的栏目，缺的计入待定而不指出', () => {
    const pages = [home({ 社会救助: 'shjz/' }), column('社会救助', 'shjz/', all.slice(0, 2), { pager: pagerOf(5) })];
    expect(judge(pages, { topics, columns: ['社会救助'] })).toEqual({
      status: 'measured',
      numerator: 2,
      denominator: 2,
      unknown: 1,
      certainty: 'suspected',
      findings: [],
    });
  });

  it('四大类与环节的矩阵：类别写在栏目上，环节写在标题里', () => {
    const rows = [
      { name: '政府采购', words: ['政府采购'] },
      { name: '土地出让', words: ['土地使用权', '土地出让'] },
    ];
    const stages = [
      { name: '交易公告', words: ['招标公告', '采购公告', '出让公告'] },
      { name: '成交信息', words: ['成交', '中标'] },
    ];
    const pages = [
      home({ 政府采购: 'zfcg/', 土地出让: 'tdcr/' }),
      column('政府采购', 'zfcg/', [
        ['第一中学课桌椅采购公告', '2025-05-05'],
        ['第一中学课桌椅成交结果公告', '2025-06-05'],
      ]),
      column('土地出让', 'tdcr/', [
        ['2025年第3号国有土地使用权挂牌出让公告', '2025-05-08'],
        ['2025年第2号国有土地使用权挂牌出让公告', '2025-04-08'],
      ]),
    ];
    const outcome = judge(pages, { rows, stages });
    expect(outcome).toMatchObject({ status: 'measured', numerator: 3, unknown: 1 });
    expect(outcome.status === 'measured' && outcome.findings.map((finding) => finding.message)).toEqual([
      message('finding.topic-missing', { topic: message('published.cell', { row: '土地出让', stage: '成交信息' }) }),
    ]);
  });

  it('事情已经结束的类别不再计数，全部结束的不适用，采集日期不明的不能判断', () => {
    const over = { name: '疫情救助', words: ['疫情'], until: '2022-12-31' };
    const pages = [home({ 社会救助: 'shjz/' }), column('社会救助', 'shjz/', all)];
    const params = { topics: [...topics, over], columns: ['社会救助'] };
    expect(judge(pages, params)).toMatchObject({ status: 'pass' });
    const current = judge(pages, { ...params, topics: [...topics, { ...over, until: '2025-06-10' }] });
    expect(current).toMatchObject({ status: 'measured', numerator: 3, unknown: 1 });
    expect(judge(pages, { topics: [over], columns: ['社会救助'] })).toEqual({
      status: 'not-applicable',
      because: message('because.expired', { day: '2022-12-31' }),
    });
    const undated = [home({}, { capturedOn: null })];
    expect(judge(undated, { ...params, topics: [...topics, over] })).toMatchObject({
      status: 'cannot-tell',
      because: message('because.day-unknown'),
    });
  });

  it('参数只能是类别，或行和列', () => {
    expect(judge([home()], { rows: topics })).toMatchObject({ status: 'error' });
    expect(judge([home()], { topics, rows: topics, stages: topics })).toMatchObject({ status: 'error' });
  });
});
