// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import rule from '../../../rules/published/item-published.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { HOME, judgeSite, type TestPage, testRule } from '../../test-rule.ts';
import { article, column, home, pagerOf, type Row } from './pages.ts';

const name = (...names: string[]) => names.map((of) => message('published.name', { name: of }));
const titled = (...words: string[]) =>
  message(words.length > 1 ? 'published.any-of' : 'published.one', { words: name(...words) });
const conditions = (...parts: ReturnType<typeof message>[]) => message('published.conditions', { parts });

// Everything is captured on 2025-06-10.
const site = (rows: readonly Row[], more: { pager?: string; others?: readonly TestPage[] } = {}): TestPage[] => [
  home({ 权责清单: 'qzqd/', 通知公告: 'tzgg/' }),
  column('权责清单', 'qzqd/', rows, more.pager ? { pager: more.pager } : {}),
  ...(more.others ?? []),
];
const unrelated: Row[] = [
  ['关于优化窗口服务时间的说明', '2025-05-06'],
  ['关于启用新版办事大厅的公告', '2025-04-02'],
  ['关于集中办理年审业务的提示', '2025-03-03'],
];

testRule(
  rule,
  { params: { anyOf: ['行政权力事项清单', '责任清单'], columns: ['权责清单'] } },
  {
    valid: [
      {
        name: '列表标题含有其中一个词',
        pages: site([['云溪市水务局责任清单（2025年版）', '2025-01-06'], ...unrelated]),
      },
      {
        name: '全角、空格和括号不影响',
        pages: site([['云溪市水务局 责 任 清 单', '2025-01-06'], ...unrelated]),
      },
      {
        name: '只在正文页读到，面包屑说明在此栏目',
        pages: site(unrelated, {
          others: [article('云溪市林业局责任清单', 'qzqd/lyj.html', { above: '权责清单' })],
        }),
      },
      {
        name: '没有日期也算发布',
        pages: site([['云溪市水务局责任清单'], ['云溪市民政局机构职能'], ['云溪市司法局机构职能']]),
      },
    ],
    invalid: [
      {
        name: '栏目读完，没有这项信息',
        pages: site(unrelated),
        certainty: 'suspected',
        findings: [message('finding.item-missing', { what: titled('行政权力事项清单', '责任清单'), conditions: '' })],
      },
      {
        name: '登在别的栏目',
        pages: site(unrelated, {
          others: [column('通知公告', 'tzgg/', [['云溪市水务局责任清单', '2025-01-06'], ...unrelated])],
        }),
        certainty: 'suspected',
        findings: [message('finding.item-missing', { what: titled('行政权力事项清单', '责任清单'), conditions: '' })],
      },
    ],
    cannotTell: [
      { name: '栏目没有读取', pages: [home({ 权责清单: 'qzqd/' })], because: 'because.place-not-read' },
      { name: '没有这个栏目', pages: [home({ 通知公告: 'tzgg/' })], because: 'because.place-not-read' },
      {
        name: '栏目后面还有几页没读',
        pages: site(unrelated, { pager: pagerOf(4) }),
        because: 'because.place-not-read',
      },
      {
        name: '同名的下级栏目没有读取',
        pages: [
          home({ 权责清单: 'qzqd/' }),
          column('权责清单', 'qzqd/', unrelated, {
            pager: '<div><a href="/qzqd/swj/">水务局清单</a> <a href="/qzqd/lyj/">林业局清单</a></div>',
          }),
        ],
        because: 'because.place-not-read',
      },
    ],
  },
);

testRule(
  rule,
  { params: { anyOf: ['抽查结果'], allOf: ['随机'], noneOf: ['征求意见'], columns: ['双随机'], withinDays: 365 } },
  {
    valid: [
      {
        name: '期限最后一天发布',
        pages: [
          home({ 双随机: 'ssj/' }),
          column('双随机', 'ssj/', [['随机检查抽查结果公示', '2024-06-10'], ...unrelated]),
        ],
      },
      {
        name: '栏目没有读到底，但已经找到',
        pages: [
          home({ 双随机: 'ssj/' }),
          column('双随机', 'ssj/', [['随机检查抽查结果公示', '2025-05-10'], ...unrelated], { pager: pagerOf(9) }),
        ],
      },
    ],
    invalid: [
      {
        name: '早一天就超过期限',
        pages: [
          home({ 双随机: 'ssj/' }),
          column('双随机', 'ssj/', [...unrelated, ['随机检查抽查结果公示', '2024-06-09']]),
        ],
        certainty: 'suspected',
        findings: [
          message('finding.item-missing', {
            what: message('published.and-none', {
              what: message('published.and-all', { what: titled('抽查结果'), words: name('随机') }),
              words: name('征求意见'),
            }),
            conditions: conditions(message('published.within', { days: 365 })),
          }),
        ],
      },
      {
        name: '缺另一个词，或含有应排除的词',
        pages: [
          home({ 双随机: 'ssj/' }),
          column('双随机', 'ssj/', [
            ['产品质量抽查结果公示', '2025-06-01'],
            ['随机抽查结果公示办法征求意见', '2025-05-20'],
            ['关于优化窗口服务时间的说明', '2025-05-06'],
          ]),
        ],
        certainty: 'suspected',
        findings: [
          message('finding.item-missing', {
            what: message('published.and-none', {
              what: message('published.and-all', { what: titled('抽查结果'), words: name('随机') }),
              words: name('征求意见'),
            }),
            conditions: conditions(message('published.within', { days: 365 })),
          }),
        ],
      },
      {
        name: '读过的几页已经早于期限',
        pages: [
          home({ 双随机: 'ssj/' }),
          column(
            '双随机',
            'ssj/',
            [
              ...unrelated,
              ['关于窗口搬迁的公告', '2024-12-05'],
              ['关于调整服务热线的公告', '2024-10-08'],
              ['关于系统维护的公告', '2024-08-01'],
              ['关于停止受理的公告', '2024-06-01'],
            ],
            { pager: pagerOf(9) },
          ),
        ],
        certainty: 'suspected',
        findings: [
          message('finding.item-missing', {
            what: message('published.and-none', {
              what: message('published.and-all', { what: titled('抽查结果'), words: name('随机') }),
              words: name('征求意见'),
            }),
            conditions: conditions(message('published.within', { days: 365 })),
          }),
        ],
      },
    ],
    cannotTell: [
      {
        name: '只有没写日期的相符',
        pages: [
          home({ 双随机: 'ssj/' }),
          column('双随机', 'ssj/', [
            ['随机检查抽查结果公示'],
            ['关于优化窗口服务时间的说明'],
            ['关于启用办事大厅的公告'],
          ]),
        ],
        because: 'because.matches-undated',
      },
      {
        name: '采集日期不明',
        pages: [home({ 双随机: 'ssj/' }, { capturedOn: null })],
        because: 'because.day-unknown',
      },
    ],
  },
);

describe('没有指定栏目', () => {
  const check = (anyOf: string[]) => ({ rule: 'item-published', params: { anyOf } });

  it('栏目名称含有该词的，栏目里的条目就是这项信息', () => {
    const pages = [
      home({ 最低生活保障: 'db/' }),
      column('最低生活保障', 'db/', [
        ['2025年5月发放情况公示', '2025-06-02'],
        ['2025年4月发放情况公示', '2025-05-02'],
        ['2025年3月发放情况公示', '2025-04-02'],
      ]),
    ];
    const { outcome } = judgeSite(pages, check(['最低生活保障']));
    expect(outcome).toMatchObject({ status: 'pass' });
    expect(outcome.status === 'pass' && outcome.evidence?.map(({ message }) => message.code)).toEqual(
      Array(3).fill('finding.item-in-column'),
    );
  });

  it('名称相符的栏目是空的，作疑似', () => {
    const pages = [home({ 最低生活保障: 'db/' }), column('最低生活保障', 'db/', [], { pager: '<p>暂无信息</p>' })];
    expect(judgeSite(pages, check(['最低生活保障'])).outcome).toMatchObject({
      status: 'fail',
      certainty: 'suspected',
      searched: [`${HOME}db/`],
    });
  });

  it('没有名称相符的栏目时，全站读完才作疑似', () => {
    const all = [
      {
        html: '<html><head><title>云溪市人民政府</title></head><body><div class="nav"><a href="/tzgg/">通知公告</a></div></body></html>',
      },
      {
        path: 'tzgg/',
        html: `<html><head><title>通知公告</title></head><body><div class="nav"><a href="/">首页</a></div><div class="main"><ul>
        ${unrelated.map(([title, day], index) => `<li><a href="/tzgg/t${index}.html">${title}</a><span>${day}</span></li>`).join('')}</ul></div></body></html>`,
      },
    ];
    expect(judgeSite(all, check(['河长名单'])).outcome).toMatchObject({ status: 'fail', certainty: 'suspected' });
    expect(judgeSite(all.slice(0, 1), check(['河长名单'])).outcome).toMatchObject({ status: 'cannot-tell' });
    expect(judgeSite(all.slice(1), check(['河长名单'])).outcome).toMatchObject({ status: 'cannot-tell' });
  });
});

describe('栏目名称与词语', () => {
  const rows: Row[] = [
    ['关于水务局职责调整的说明', '2025-05-06'],
    ['关于林业局职责调整的说明', '2025-04-02'],
    ['关于民政局职责调整的说明', '2025-03-03'],
  ];
  const judge = (params: object) =>
    judgeSite(site(rows), { rule: 'item-published', params: params as never }).outcome.status;

  it('同名栏目里的条目算，只是名称里含有这个词的不算', () => {
    expect(judge({ anyOf: ['权责清单'], columns: ['权责清单'] })).toBe('pass');
    expect(judge({ anyOf: ['责清单'], columns: ['权责清单'] })).toBe('fail');
    expect(judge({ anyOf: ['责清单'] })).toBe('pass');
    expect(judge({ anyOf: ['清单'] })).not.toBe('pass');
    expect(judge({ anyOf: ['权责清单'], allOf: ['动态调整'] })).toBe('fail');
  });
});

describe('说得清楚', () => {
  const nearestOf = (rows: readonly Row[], params: Record<string, never> | object) => {
    const { outcome } = judgeSite(
      site(rows, { others: [column('通知公告', 'tzgg/', [['云溪市责任清单公告', '2025-05-05'], ...unrelated])] }),
      {
        rule: 'item-published',
        params: { anyOf: ['责任清单'], columns: ['权责清单'], ...params } as never,
      },
    );
    return outcome.status === 'fail' ? outcome.nearest?.message : undefined;
  };

  it('通过的写明是哪几条、含哪个词，至多三条，新的在前', () => {
    const rows = [1, 2, 3, 4].map((month): Row => [`云溪市某某局${month}责任清单`, `2025-0${month}-01`]);
    const { outcome } = judgeSite(site(rows), {
      rule: 'item-published',
      params: { anyOf: ['权力清单', '责任清单'], columns: ['权责清单'] },
    });
    expect(outcome.status === 'pass' && outcome.evidence?.map((finding) => finding.message)).toEqual(
      [4, 3, 2].map((month) =>
        message('finding.item-matched', {
          title: `云溪市某某局${month}责任清单`,
          words: name('责任清单'),
          day: `2025-0${month}-01`,
        }),
      ),
    );
  });

  it('太旧的、年份不对的、别的栏目的、少一个词的、字面相近的', () => {
    expect(nearestOf([['云溪市责任清单', '2023-01-01'], ...unrelated], { withinDays: 100 })).toEqual(
      message('finding.item-old', { title: '云溪市责任清单', day: '2023-01-01', days: 891, limit: 100 }),
    );
    expect(
      nearestOf([['云溪市责任清单（2023年版）', '2025-01-01'], ...unrelated], { titleYear: 'last-or-this' }),
    ).toEqual(message('finding.item-other-year', { title: '云溪市责任清单（2023年版）', years: '2024—2025' }));
    expect(nearestOf(unrelated, {})).toEqual(
      message('finding.item-elsewhere', { title: '云溪市责任清单公告', column: '通知公告' }),
    );
    expect(nearestOf(unrelated, { allOf: ['动态调整'] })).toEqual(
      message('finding.item-partly', { title: '云溪市责任清单公告', missing: name('动态调整') }),
    );
    expect(nearestOf([['云溪市行政责任事项清单表', '2025-01-01'], ...unrelated], { anyOf: ['行政责任清单'] })).toEqual(
      message('finding.item-similar', { title: '云溪市行政责任事项清单表' }),
    );
  });

  it('无法判定时写明哪些栏目没读完', () => {
    const { outcome } = judgeSite(site(unrelated, { pager: pagerOf(3) }), {
      rule: 'item-published',
      params: { anyOf: ['责任清单'], columns: ['权责清单', 'budget'] },
    });
    expect(outcome).toMatchObject({
      status: 'cannot-tell',
      because: message('because.place-not-read', { places: name('权责清单') }),
    });
  });
});

describe('年份', () => {
  const judge = (rows: readonly Row[], titleYear: 'this' | 'last-or-this' | number, cutoff?: string) =>
    judgeSite(
      site(rows),
      { rule: 'item-published', params: { anyOf: ['清单'], columns: ['权责清单'], titleYear } },
      {},
      cutoff,
    ).outcome.status;

  it('以标题为准，没有写明的看发布日期', () => {
    expect(judge([['收费目录清单（2025年）', '2024-12-30'], ...unrelated], 'this')).toBe('pass');
    expect(judge([['收费目录清单', '2025-02-03'], ...unrelated], 'this')).toBe('pass');
    expect(judge([['二〇二四年度收费目录清单', '2025-02-03'], ...unrelated], 'this')).toBe('fail');
    expect(judge([['二〇二四年度收费目录清单', '2025-02-03'], ...unrelated], 'last-or-this')).toBe('pass');
    expect(judge([['2021—2025年项目清单', '2021-02-03'], ...unrelated], 2023)).toBe('pass');
    expect(judge([['收费目录清单'], ['关于停电的公告'], ['关于停水的公告']], 2025)).toBe('cannot-tell');
  });

  it('按截止日所在的年份', () => {
    expect(
      judge(
        [
          ['收费目录清单（2024年）', '2024-03-30'],
          ['关于停水的公告', '2024-03-01'],
          ['关于停电的公告', '2024-02-01'],
        ],
        'this',
        '2024-12-31',
      ),
    ).toBe('pass');
  });
});

describe('按周期发布', () => {
  const judge = (
    rows: readonly Row[],
    every: string,
    periods: number,
    more: { cutoff?: string; pager?: string } = {},
  ) =>
    judgeSite(
      [home({ 财政收支: 'czsz/' }), column('财政收支', 'czsz/', rows, more.pager ? { pager: more.pager } : {})],
      { rule: 'item-published', params: { anyOf: ['财政收支'], columns: ['财政收支'], frequency: { every, periods } } },
      {},
      more.cutoff,
    ).outcome;
  const monthly = (...months: number[]): Row[] =>
    months.map((month) => [`2025年${month}月财政收支情况`, `2025-0${month + 1}-09`]);

  it('每月都有的通过', () => {
    expect(judge(monthly(4, 3, 2, 1), 'month', 3)).toMatchObject({ status: 'pass' });
  });

  it('缺的月份逐一指出', () => {
    const outcome = judge(monthly(4, 2, 1), 'month', 3);
    expect(outcome).toMatchObject({
      status: 'measured',
      numerator: 2,
      denominator: 2,
      unknown: 1,
      certainty: 'suspected',
    });
    expect(outcome.status === 'measured' && outcome.findings.map((finding) => finding.message)).toEqual([
      message('finding.period-missing', {
        period: message('period.month', { year: 2025, month: 3 }),
        what: titled('财政收支'),
      }),
    ]);
  });

  it('刚过去的一个月还在制作，不算缺', () => {
    // As of 10 June the figures of May may still be made.
    expect(judge(monthly(4, 3, 2), 'month', 3)).toMatchObject({ status: 'pass' });
  });

  it('1—2月合并发布，累计数算到最后一月', () => {
    const rows: Row[] = [
      ['2025年1—4月财政收支情况', '2025-05-09'],
      ['2025年1—3月财政收支情况', '2025-04-09'],
      ['2025年1—2月财政收支情况', '2025-03-09'],
    ];
    expect(judge(rows, 'month', 4)).toMatchObject({ status: 'pass' });
    expect(judge([rows[0] as Row, rows[2] as Row], 'month', 4)).toMatchObject({ status: 'measured', unknown: 1 });
  });

  it('标题不写期次的看发布日期', () => {
    const rows: Row[] = ['2025-05-20', '2025-04-18', '2025-03-21'].map((day) => ['全市财政收支快报', day]);
    expect(judge(rows, 'month', 3)).toMatchObject({ status: 'pass' });
    expect(judge([rows[0] as Row, rows[2] as Row], 'month', 3)).toMatchObject({ status: 'measured', unknown: 1 });
  });

  it('一条也没有的只报一个', () => {
    const outcome = judge(
      unrelated.map(([title, day]) => [`${title}`, day] as Row),
      'quarter',
      4,
    );
    // The column itself is called 财政收支: what stands in it is about it.
    expect(outcome.status).toBe('measured');
    const other = judgeSite([home({ 统计: 'tj/' }), column('统计', 'tj/', unrelated)], {
      rule: 'item-published',
      params: { anyOf: ['财政收支'], columns: ['统计'], frequency: { every: 'quarter', periods: 4 } },
    }).outcome;
    expect(other).toMatchObject({ status: 'fail', certainty: 'suspected' });
    expect(other.status === 'fail' && other.findings).toHaveLength(1);
  });

  it('没有读到缺口以前的，不下结论', () => {
    expect(judge(monthly(4, 3), 'month', 4, { pager: pagerOf(5) })).toMatchObject({ status: 'cannot-tell' });
  });

  it('每季、每半年、每年', () => {
    const quarterly: Row[] = [
      ['2025年第一季度财政收支', '2025-04-20'],
      ['2024年四季度财政收支', '2025-01-20'],
      ['2024年前三季度财政收支', '2024-10-20'],
      ['2024年上半年财政收支', '2024-07-20'],
    ];
    expect(judge(quarterly, 'quarter', 4)).toMatchObject({ status: 'pass' });
    expect(
      judge(
        quarterly.filter(([title]) => !title.includes('四季度')),
        'quarter',
        4,
      ),
    ).toMatchObject({ status: 'measured', unknown: 1 });
    expect(judge(quarterly, 'quarter', 2, { cutoff: '2025-05-31' })).toMatchObject({ status: 'pass' });
    expect(
      judge(
        [
          ['2023年度财政收支', '2024-08-01'],
          ['2022年度财政收支', '2023-08-01'],
          ['2021年度财政收支', '2022-08-01'],
        ],
        'year',
        2,
      ),
    ).toMatchObject({ status: 'pass' });
  });
});
