// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { interpret } from '../../../utils/facts/interpret.ts';
import type { Cell, Table } from '../../../utils/facts/page-facts.ts';
import type { AnnualReport } from '../../../utils/facts/reading.ts';
import { readFee, readStatements } from '../../../utils/facts/report-prose.ts';
import { readFigures } from '../../../utils/facts/report-tables.ts';
import {
  DISCLOSED,
  DISCLOSED_2019,
  DISPUTES,
  LOOSE_DISPUTES,
  LOOSE_HEAD,
  REQUEST_HEAD,
  reportPage,
  requestRows,
  requests,
  SECTIONS,
  TITLE,
} from './report-pages.ts';

const collect = (html: string) =>
  collectPageFacts(new DOMParser().parseFromString(html, 'text/html'), {
    url: 'http://www.yunxi.gov.cn/zwgk/nb/202401/t1.html',
    capture: 'live',
    capturedAt: null,
  });
const read = (body: string, title = TITLE): AnnualReport => {
  const reading = interpret(collect(reportPage(body, title)));
  if (!reading.annualReport) throw new Error(`read as ${reading.kind}`);
  return reading.annualReport;
};
const values = (report: Pick<AnnualReport, 'figures'>) =>
  Object.fromEntries(Object.entries(report.figures).map(([id, { value }]) => [id, value]));

const WHOLE = SECTIONS(DISCLOSED, requests([...REQUEST_HEAD, ...requestRows()]), DISPUTES);
const APPLICANTS = ['individuals', 'companies', 'research', 'charities', 'lawFirms', 'others'];

/** What the format prints and what follows from its rows, for a report whose figures add up. */
function expectSums(figures: Record<string, number | null>): void {
  const of = (id: string) => figures[id] ?? Number.NaN;
  const rows = [...new Set(Object.keys(figures).filter((id) => id.startsWith('requests.')))].map((id) =>
    id.replace(/\.\w+$/, ''),
  );
  for (const column of [...APPLICANTS, 'total']) {
    expect(of(`requests.received.${column}`) + of(`requests.carriedIn.${column}`), column).toBe(
      of(`requests.handled.${column}`) + of(`requests.carriedOut.${column}`),
    );
    const results = [...new Set(rows)].filter((name) => !/\.(?:received|carriedIn|carriedOut|handled)$/.test(name));
    expect(
      results.reduce((sum, name) => sum + of(`${name}.${column}`), 0),
      column,
    ).toBe(of(`requests.handled.${column}`));
  }
  for (const name of rows)
    expect(
      APPLICANTS.reduce((sum, who) => sum + of(`${name}.${who}`), 0),
      name,
    ).toBe(of(`${name}.total`));
  for (const block of ['review', 'direct', 'afterReview']) {
    const sum = ['upheld', 'corrected', 'other', 'pending'].reduce(
      (all, name) => all + of(`disputes.${block}.${name}`),
      0,
    );
    expect(sum, block).toBe(of(`disputes.${block}.total`));
  }
}

describe('the tables of 2021', () => {
  const report = read(WHOLE);

  it('every cell has its name', () => {
    const figures = values(report);
    expect(Object.keys(figures)).toHaveLength(10 + 25 * 7 + 15);
    expect(figures).toMatchObject({
      'disclosed.regulations.issued': 1,
      'disclosed.regulations.repealed': 0,
      'disclosed.regulations.inForce': 3,
      'disclosed.normative.issued': 12,
      'disclosed.normative.repealed': 5,
      'disclosed.normative.inForce': 1240,
      'disclosed.licences.decisions': 4529,
      'disclosed.penalties.decisions': 110,
      'disclosed.coercion.decisions': null,
      'disclosed.fees.amount': 18.06,
      'requests.received.individuals': 212,
      'requests.received.total': 222,
      'requests.carriedIn.total': 6,
      'requests.granted.individuals': 20,
      'requests.partlyGranted.companies': 1,
      'requests.refused.stateSecret.individuals': 1,
      'requests.refused.forbidden.individuals': 2,
      'requests.refused.security.individuals': 3,
      'requests.refused.thirdParty.individuals': 4,
      'requests.refused.internal.individuals': 5,
      'requests.refused.process.individuals': 6,
      'requests.refused.enforcementFile.individuals': 7,
      'requests.refused.query.individuals': 8,
      'requests.unavailable.notHeld.companies': 3,
      'requests.unavailable.toBeMade.individuals': 10,
      'requests.unavailable.unclear.individuals': 11,
      'requests.notProcessed.complaint.individuals': 12,
      'requests.notProcessed.repeated.individuals': 13,
      'requests.notProcessed.publication.individuals': 14,
      'requests.notProcessed.excessive.individuals': 15,
      'requests.notProcessed.reissue.individuals': 16,
      'requests.otherwise.notCorrected.individuals': 17,
      'requests.otherwise.feeUnpaid.individuals': 18,
      'requests.otherwise.other.others': 2,
      'requests.handled.total': 223,
      'requests.carriedOut.total': 5,
      'disputes.review.other': 3,
      'disputes.direct.total': 0,
      'disputes.afterReview.upheld': 13,
      'disputes.afterReview.total': 19,
    });
    expectSums(figures);
  });

  it('a cell keeps its text, unit and place', () => {
    expect(report.figures['disclosed.normative.inForce']).toEqual({
      value: 1240,
      text: '１，２４０',
      table: 0,
      row: 3,
      column: 3,
    });
    expect(report.figures['disclosed.penalties.decisions']).toEqual({
      value: 110,
      text: '110件',
      unit: '件',
      table: 0,
      row: 9,
      column: 1,
    });
    expect(report.figures['disclosed.fees.amount']).toEqual({
      value: 18.06,
      text: '18.06',
      unit: '万元',
      table: 0,
      row: 13,
      column: 1,
    });
    expect(report.figures['disclosed.coercion.decisions']).toEqual({
      value: null,
      text: '/',
      table: 0,
      row: 10,
      column: 1,
    });
    expect(report.figures['requests.received.total']).toEqual({ value: 222, text: '222', table: 1, row: 3, column: 9 });
    expect(report.figures['disputes.review.total']).toEqual({ value: 7, text: '7', table: 2, row: 3, column: 4 });
  });

  it('the tables say what they hold', () => {
    expect(report).toMatchObject({ format: 'format-2021', attachmentOnly: false });
    expect(report.tables).toEqual([
      { table: 0, holds: ['disclosed'], unread: 0 },
      { table: 1, holds: ['requests'], unread: 0 },
      { table: 2, holds: ['disputes'], unread: 0 },
    ]);
  });

  it('a blank cell is not 0', () => {
    const blank = DISPUTES.replace(/<td><p align="center">0<\/p><\/td>/g, '<td>&nbsp;</td>');
    const { figures } = read(SECTIONS(DISCLOSED, '', blank));
    expect(figures['disputes.direct.total']).toMatchObject({ value: null, text: '' });
    expect(figures['disputes.afterReview.pending']).toMatchObject({ value: null, text: '' });
    expect(figures['disputes.afterReview.other']?.value).toBe(4);
  });
});

describe('the tables of the trial format of 2019', () => {
  const title = '云溪县2019年政府信息公开工作年度报告';
  const report = read(
    SECTIONS(DISCLOSED_2019, requests([...REQUEST_HEAD, ...requestRows('trial-2019')]), DISPUTES),
    title,
  );

  it('every cell has its name', () => {
    const figures = values(report);
    expect(Object.keys(figures)).toHaveLength(6 + 6 + 2 + 2 + 23 * 7 + 15);
    expect(figures).toMatchObject({
      'disclosed.normative.made': 8,
      'disclosed.normative.published': 7,
      'disclosed.normative.publishedTotal': 60,
      'disclosed.licences.previous': 39,
      'disclosed.licences.change': -4,
      'disclosed.licences.decisions': 181,
      'disclosed.otherServices.decisions': 15,
      'disclosed.fees.previous': 3,
      'disclosed.fees.change': 1,
      'disclosed.procurement.projects': 6,
      'disclosed.procurement.amount': 251000,
      'requests.otherwise.individuals': 54,
      'requests.handled.total': 223,
    });
    expectSums(figures);
    expect(report.format).toBe('trial-2019');
    expect(report.figures['disclosed.procurement.amount']?.unit).toBe('元');
  });
});

describe('the same tables written otherwise', () => {
  const expected = values(read(WHOLE));
  const applications = (body: string) => read(SECTIONS(DISCLOSED, body, DISPUTES));
  const rows = requestRows();

  it.each([
    ['表头不跨行', requests([...LOOSE_HEAD, ...rows])],
    ['表头在每一页重复', requests([...REQUEST_HEAD, ...rows.slice(0, 2), ...REQUEST_HEAD, ...rows.slice(2)])],
    [
      '分成两张表，表头重复',
      `${requests([...REQUEST_HEAD, ...rows.slice(0, 9)])}<p></p>${requests([...REQUEST_HEAD, ...rows.slice(9)])}`,
    ],
    ['分成两张表，后一张没有表头', `${requests([...REQUEST_HEAD, ...rows.slice(0, 22)])}${requests(rows.slice(22))}`],
    ['行序颠倒', requests([...REQUEST_HEAD, ...rows.slice(-1), ...rows.slice(1, -1), ...rows.slice(0, 1)])],
    ['套在布局表格里', `<table><tr><td>${requests([...REQUEST_HEAD, ...rows])}</td></tr></table>`],
    ['数字分在几个标签里', requests([...REQUEST_HEAD, ...rows]).replace('>222<', '><span>2</span><span>22</span><')],
    [
      '夹有空行',
      requests([...REQUEST_HEAD, ...rows].flatMap((row) => [row, '<tr></tr>'])).replace(
        /rowspan=(\d+)/g,
        (_, count) => `rowspan=${2 * Number(count)}`,
      ),
    ],
  ])('%s', (_, body) => {
    const report = applications(body);
    expect(values(report)).toEqual(expected);
    expect(report.tables.every(({ unread }) => unread === 0)).toBe(true);
  });

  it('复议诉讼表的表头不跨行', () => {
    expect(values(read(SECTIONS(DISCLOSED, requests([...REQUEST_HEAD, ...rows]), LOOSE_DISPUTES)))).toEqual(expected);
  });

  it('三张表合成一张', () => {
    const inner = (table: string) => table.replace(/<\/?table>/g, '');
    const one = `<table>${inner(DISCLOSED)}${REQUEST_HEAD.join('')}${rows.join('')}${inner(DISPUTES)}</table>`;
    const report = read(SECTIONS(one, '', ''));
    expect(values(report)).toEqual(expected);
    expect(report.tables).toEqual([{ table: 0, holds: ['disclosed', 'requests', 'disputes'], unread: 0 }]);
  });

  it('主动公开表分成几张', () => {
    const parts = DISCLOSED.replace(/<tr><td colspan=4>/g, '</table><table>$&');
    expect(values(read(SECTIONS(parts, requests([...REQUEST_HEAD, ...rows]), DISPUTES)))).toEqual(expected);
  });

  it('行列互换', () => {
    const block = (name: string, figures: readonly number[]) =>
      ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
        .map(
          (outcome, i) =>
            `<tr>${i === 0 ? `<td rowspan=5>${name}</td>` : ''}<td>${outcome}</td><td>${figures[i]}</td></tr>`,
        )
        .join('');
    const turned = `<table>${block('行政复议', [2, 1, 3, 1, 7])}${block('未经复议直接起诉', [0, 0, 0, 0, 0])}${block('复议后起诉', [13, 2, 4, 0, 19])}</table>`;
    expect(values(read(SECTIONS(DISCLOSED, requests([...REQUEST_HEAD, ...rows]), turned)))).toEqual(expected);
  });

  it('表头跨列与数据不齐时按次序对应', () => {
    const misfit =
      '<table><tr><td>信息内容</td><td>上一年项目数量</td><td colspan=2>本年增/减</td><td>处理决定数量</td></tr><tr><td>行政许可</td><td colspan=2>39</td><td>0</td><td>18</td></tr><tr><td>行政处罚</td><td colspan=2>1</td><td>2</td><td>3</td></tr></table>';
    expect(values(read(SECTIONS(misfit, '', '')))).toEqual({
      'disclosed.licences.previous': 39,
      'disclosed.licences.change': 0,
      'disclosed.licences.decisions': 18,
      'disclosed.penalties.previous': 1,
      'disclosed.penalties.change': 2,
      'disclosed.penalties.decisions': 3,
    });
  });
});

describe('what cannot be read is not guessed', () => {
  it('a row with too many or too few cells has no figures', () => {
    const rows = requestRows();
    const zero = '<td><p align="center">0</p></td>';
    const broken = rows.map((row, i) =>
      i === 0 ? row.replace('</tr>', `${zero}</tr>`) : i === 1 ? row.replace(zero, '') : row,
    );
    const { figures, tables } = read(SECTIONS('', requests([...REQUEST_HEAD, ...broken]), ''));
    expect(figures['requests.received.total']).toBeUndefined();
    expect(figures['requests.carriedIn.total']).toBeUndefined();
    expect(figures['requests.granted.total']?.value).toBe(23);
    expect(tables).toEqual([{ table: 0, holds: ['requests'], unread: 2 }]);
  });

  it.each([
    [
      '表头少跨一列',
      (html: string) => html.replace('colspan="5"><p align="center">法人', 'colspan="4"><p align="center">法人'),
    ],
    [
      '复议表头少跨一列',
      (html: string) => html.replace('colspan="5"><p align="center">未经', 'colspan="4"><p align="center">未经'),
    ],
    [
      '复议表头少跨一行',
      (html: string) =>
        html.replace(
          'rowspan="2"><p align="center">总计</p></td><td colspan="5"><p align="center">未经',
          '><p align="center">总计</p></td><td colspan="5"><p align="center">未经',
        ),
    ],
    [
      '数据行多一格',
      (html: string) => html.replace('<td><p align="center">7</p></td><td><p align="center">0</p></td>', '$&<td></td>'),
    ],
    ['数据行少一格', (html: string) => html.replace('<td><p align="center">13</p></td>', '')],
    ['主动公开少一格', (html: string) => html.replace('<td><p align="center">5</p></td>', '')],
  ])('a shifted cell makes no wrong figure: %s', (_, damage) => {
    const quoted = WHOLE.replace(/(colspan|rowspan)=(\d+)/g, '$1="$2"')
      .replace(/ rowspan="2"/g, 'rowspan="2"')
      .replace(/<td(?=\w)/g, '<td ');
    const damaged = damage(quoted);
    expect(damaged).not.toBe(quoted);
    const whole = values(read(WHOLE));
    const report = read(damaged);
    for (const [id, value] of Object.entries(values(report))) expect(value, id).toBe(whole[id]);
    expect(report.tables.reduce((sum, { unread }) => sum + unread, 0)).toBeGreaterThan(0);
  });

  it('the label of a group is no row', () => {
    const rows = requestRows().map((row) => row.replace('<td><p align="center">3.其他</p></td>', ''));
    const ids = Object.keys(read(SECTIONS('', requests([...REQUEST_HEAD, ...rows]), '')).figures);
    expect(ids.filter((id) => /^requests\.otherwise\.(?:\w+$|other\.)/.test(id))).toEqual([]);
    expect(ids).toContain('requests.otherwise.feeUnpaid.total');
  });

  it('a name that two cells claim with different figures is marked', () => {
    const other = DISPUTES.replace('>13<', '>14<');
    const { figures } = read(SECTIONS('', DISPUTES, other));
    expect(figures['disputes.afterReview.upheld']).toMatchObject({ value: 13, repeated: true });
    expect(figures['disputes.afterReview.total']?.repeated).toBeUndefined();
  });

  it('其他 outside 其他处理 is no row of the table', () => {
    const table =
      '<table><tr><td>类别</td><td>自然人</td><td>商业企业</td><td>总计</td></tr><tr><td>网络</td><td>1</td><td>2</td><td>3</td></tr><tr><td>其他</td><td>1</td><td>1</td><td>2</td></tr><tr><td>总计</td><td>2</td><td>3</td><td>5</td></tr></table>';
    const report = read(SECTIONS(table, '', ''));
    expect(report.figures).toEqual({});
    expect(report.tables).toEqual([{ table: 0, holds: [], unread: 0 }]);
  });

  it('tables of an older form count as tables and have no named figures', () => {
    const old =
      '<table><tr><td colspan=2>指 标</td><td>累计数</td><td>17年发生数</td></tr><tr><td rowspan=2>申请处理情况</td><td>1.对申请的答复数</td><td></td><td></td></tr><tr><td>其中：同意部分公开答复数</td><td></td><td></td></tr></table>';
    const report = read(`<p>一、概述</p><p>二、主动公开情况</p>${old}`, '云溪县2017年政府信息公开工作年度报告');
    expect(report).toMatchObject({ format: 'before-2019', figures: {}, tables: [{ table: 0, holds: [], unread: 0 }] });
  });

  it('tables without figures do not count', () => {
    const contacts = '<table><tr><td>科室</td><td>地址</td></tr><tr><td>办公室</td><td>云溪路</td></tr></table>';
    expect(read(SECTIONS(contacts, '', '')).tables).toEqual([]);
  });

  it('never throws, whatever the tables hold', () => {
    const text = fc.constantFrom(
      '',
      '0',
      '7',
      '/',
      '规章',
      '本年制发件数',
      '自然人',
      '商业企业',
      '总计',
      '其他',
      '一、本年新收',
      '（七）总计',
      '行政复议',
      '行政诉讼',
      '复议后起诉',
      '结果维持',
      '尚未审结',
      '其他结果',
      '结果纠正',
    );
    const cells = fc.record({ text, colspan: fc.integer({ min: 1, max: 5 }), rowspan: fc.integer({ min: 1, max: 4 }) });
    const table = fc.record({
      rows: fc.array(fc.array(cells, { minLength: 1, maxLength: 7 }), { maxLength: 8 }),
      line: fc.constant(0),
    });
    fc.assert(
      fc.property(fc.array(table, { maxLength: 3 }), (tables: Table[]) => {
        for (const figure of Object.values(readFigures(tables).figures)) {
          const texts = tables[figure.table]?.rows[figure.row]?.map((each: Cell) => each.text) ?? [];
          expect(texts).toContain(figure.text);
        }
      }),
    );
  });
});

describe('sections', () => {
  const named = (report: AnnualReport) => report.sections.map(({ number, id }) => `${number ?? ''}${id ?? ''}`);
  const SIX = ['1overview', '2disclosed', '3requests', '4disputes', '5problems', '6other'];

  it('have number, title and length; rows of tables are none, and tables do not count', () => {
    const { sections } = read(WHOLE);
    expect(named({ ...read(WHOLE) })).toEqual(SIX);
    expect(sections.map(({ title }) => title)).toEqual([
      '总体情况',
      '主动公开政府信息情况',
      '收到和处理政府信息公开申请情况',
      '政府信息公开行政复议、行政诉讼情况',
      '存在的主要问题及改进情况',
      '其他需要报告的事项',
    ]);
    expect(sections.map(({ length }) => length)).toEqual([142, 0, 0, 0, 71, 12]);
  });

  it.each([
    ['正文接在标题后面', (body: string) => body.replace('一、总体情况</p><p>', '一、总体情况。')],
    [
      '前面有目录',
      (body: string) =>
        `<p>一、总体情况</p><p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p>${body}`,
    ],
    ['后面有附表', (body: string) => `${body}<p>一、基本情况</p><p>二、主动公开情况</p>`],
  ])('%s', (_, change) => {
    const report = read(change(WHOLE));
    expect(named(report)).toEqual(SIX);
    expect(report.sections[0]?.length).toBeGreaterThan(130);
  });

  it('序号写错时按名称', () => {
    const wrong = WHOLE.replace('四、政府信息', '三、政府信息').replace('六、其他需要', '七、其他需要');
    expect(named(read(wrong))).toEqual(['1overview', '2disclosed', '3requests', '3disputes', '5problems', '7other']);
  });

  it('自动编号不在文字里', () => {
    expect(named(read(WHOLE.replace(/<p>[一二三四五六]、/g, '<p>')))).toEqual(SIX.map((name) => name.slice(1)));
  });

  it('老式报告的部分', () => {
    const body = [
      '概述',
      '主动公开情况',
      '依申请公开情况',
      '申请行政复议、提起行政诉讼情况',
      '收费及减免情况',
      '存在的不足',
      '附表',
    ]
      .map((title, i) => `<p>${'一二三四五六七'[i]}、${title}</p><p>内容如前所述，情况良好，没有其他需要说明。</p>`)
      .join('');
    expect(named(read(body, '云溪县2012年政府信息公开年度报告'))).toEqual([
      '1overview',
      '2disclosed',
      '3requests',
      '4disputes',
      '5',
      '6problems',
      '7',
    ]);
  });
});

describe('what the report says of itself', () => {
  it.each([
    ['云溪县2023年政府信息公开工作年度报告', 2023, '云溪县'],
    ['云溪县水务局2023年度政府信息公开工作年度报告', 2023, '云溪县水务局'],
    ['2023年云溪县财政局政府信息公开工作年度报告', 2023, '云溪县财政局'],
    ['关于发布云溪县2023年度政府信息公开年度报告的公告（2024年1月）', 2023, undefined],
    ['云溪县教育局二〇二三年政府信息公开年度报告', 2023, '云溪县教育局'],
    ['云溪县发改局2023政府信息公开工作年度报告', 2023, '云溪县发改局'],
    ['云溪县公共服务平台网站2023年政府信息公开工作年度报告', 2023, '云溪县公共服务平台网站'],
  ])('year and publisher: %s', (title, year, publisher) => {
    const report = read(WHOLE, title);
    expect(report.year).toBe(year);
    if (publisher) expect(report.publisher).toBe(publisher);
  });

  it('the period of its figures, beside the year of the title', () => {
    const report = read(WHOLE.replace(/自2023年1月1日起至2023年12月31日止/, '自2022年1月1日至12月31日'));
    expect(report).toMatchObject({ year: 2023, period: { from: '2022-01-01', to: '2022-12-31' } });
  });

  it.each([
    ['before-2019', 2018, '<p>一、概述</p><p>内容</p>'],
    ['trial-2019', 2020, SECTIONS('', '', '')],
    ['format-2021', 2022, SECTIONS('', '', '')],
    ['format-2021', 2022, '<p>根据国办公开办函〔2021〕30号要求编制。</p>'],
    ['trial-2019', 2022, SECTIONS(DISCLOSED_2019, '', '')],
    ['unknown', 2022, '<p>一、概述</p><p>内容</p>'],
  ])('format %s in %i', (format, year, body) => {
    expect(read(body, `云溪县${year}年政府信息公开工作年度报告`).format).toBe(format);
  });

  it('a page that only points to a file', () => {
    const link = '<p>详见附件：<a href="nb.pdf">年度报告.pdf</a></p>';
    expect(read(link)).toMatchObject({ year: 2023, attachmentOnly: true, sections: [], tables: [], figures: {} });
    expect(read(`${WHOLE}${link}`).attachmentOnly).toBe(false);
    expect(read('<p>正在整理。</p>').attachmentOnly).toBe(false);
    const bytes = { ...collect(reportPage(link)), capture: 'fetched' as const, scriptFilled: true };
    expect(interpret(bytes).annualReport?.attachmentOnly).toBe('unknown');
    expect(interpret(bytes).unknown).toEqual(expect.arrayContaining(['annualReport.sections', 'annualReport.tables']));
    expect(read('<iframe src="/files/nb.pdf" width=600 height=800></iframe><p>年报全文如下</p>').attachmentOnly).toBe(
      true,
    );
  });

  it('pictures, in which tables may stand', () => {
    expect(read(SECTIONS('<img src="/b1.png">', '<img src="/b2.png">', '')).pictures).toBe(2);
    expect(read(`<img src="/logo.png">${WHOLE}<p>附件下载</p><p>扫一扫</p><img src="/code.png">`).pictures).toBe(0);
  });

  it('the sentence on 工作要点, not the title of one', () => {
    expect(read(SECTIONS('', '', '', '<p>2023年政务公开工作要点落实情况：按期完成。</p>')).keyPoints).toContain(
      '工作要点落实情况',
    );
    expect(read(SECTIONS('', '', '', '<p>根据《2023年政务公开工作要点》编制。</p>')).keyPoints).toBeUndefined();
  });

  it('the yearly table of a website is no such report', () => {
    expect(
      interpret(collect(reportPage('<p>详见附件</p>', '云溪县政府网站工作年度报表（2023年度）'))).annualReport,
    ).toBeUndefined();
  });
});

describe('the sentence on fees', () => {
  it.each([
    ['本年度未收取信息处理费', { named: true, charged: false }],
    ['2023年，无收取信息处理费情况', { named: true, charged: false }],
    ['本机关2023年没有产生信息处理费', { named: true, charged: false }],
    ['收取信息处理费情况：无', { named: true, charged: false }],
    ['全年收取信息处理费0元', { named: true, charged: false, amount: 0 }],
    [
      '依据《政府信息公开信息处理费管理办法》，全县实际收取信息处理费共计1,400元',
      { named: true, charged: true, amount: 1400 },
    ],
    ['收取信息处理费总金额为0.05万元', { named: true, charged: true, amount: 500 }],
    ['依申请公开政府信息未收取任何费用', { named: false, charged: false }],
    ['收取信息处理费情况如下', { named: true }],
  ])('%s', (sentence, fee) => {
    expect(readFee(`六、其他需要报告的事项\n${sentence}。`)).toEqual({ text: sentence, ...fee });
  });

  it.each([
    '根据《政府信息公开信息处理费管理办法》编制本报告',
    '行政事业性收费公开目录已更新',
    '没有其他需要报告的事项',
  ])('none: %s', (sentence) => {
    expect(readFee(`${sentence}。`)).toBeUndefined();
  });

  it('the sentence that says more counts', () => {
    expect(readFee('（二）收取信息处理费情况\n2023年未收取信息处理费。')?.charged).toBe(false);
  });
});

describe('numbers in the prose', () => {
  it.each([
    ['全年共收到政府信息公开申请81件，按时答复', 'received', 81],
    ['2023年新收政府信息公开申请1,281件', 'received', 1281],
    ['共收到81件政府信息公开申请', 'received', 81],
    ['接收通过邮寄、网络提交的各类政府信息公开申请共计81件', 'received', 81],
    ['新收依申请公开申请十二件', 'received', 12],
    ['全年未收到政府信息公开申请', 'received', 0],
    ['全年办理政府信息公开申请218件', 'dealtWith', 218],
    ['政府信息公开申请结转下年度继续办理5件', 'carriedOut', 5],
    ['上年结转政府信息公开申请6件', 'carriedIn', 6],
    ['本年度制发行政规范性文件62件', 'issued', 62],
    ['因政府信息公开引起的行政复议案件2件', 'reviewed', 2],
    ['涉及政府信息公开的行政诉讼案件7件', 'litigated', 7],
  ])('%s', (sentence, says, value) => {
    expect(readStatements(`${sentence}。`, 2023)).toMatchObject([{ says, value, text: sentence }]);
  });

  it('a statement names the figures that it speaks of', () => {
    expect(readStatements('信息公开行政诉讼案件7件。', 2023)[0]).toMatchObject({
      figures: ['disputes.direct.total', 'disputes.afterReview.total'],
      sum: true,
    });
    expect(readStatements('办结信息公开申请81件。', 2023)[0]?.figures).toEqual([
      'requests.handled.total',
      'requests.received.total',
    ]);
  });

  it.each([
    '2022年共收到政府信息公开申请50件',
    '收到网上申请30件',
    '其中收到自然人申请30件',
    '县教育局收到政府信息公开申请20件',
    '收到政府信息公开申请约80件',
    '收到政府信息公开申请80余件',
    '收到政府信息公开申请较上年增加20件',
    '主动公开政府信息10407条',
    '行政复议案件办结率100%',
    '全年办理行政复议案件120件',
    '全年行政诉讼案件30件',
    '通过信息公开平台办理行政许可申请4529件',
    '在信息公开专栏收到困难群众补助申请30件',
    '出台规范性文件3件',
    '除网上渠道外没有收到建议',
  ])('left out: %s', (sentence) => {
    expect(readStatements(`${sentence}。`, 2023)).toEqual([]);
  });

  it('a number that counts those of last year in is not that of this year', () => {
    expect(readStatements('收到政府信息公开申请83件（含上年结转2件）。', 2023).map(({ says }) => says)).toEqual([
      'carriedIn',
    ]);
  });

  it('are twelve at most, and reading takes no long', () => {
    const many = Array.from({ length: 40 }, (_, i) => `收到政府信息公开申请${i + 1}件。`).join('');
    expect(readStatements(many, 2023)).toHaveLength(12);
    const started = performance.now();
    readStatements('收到申请'.repeat(20_000), 2023);
    readFee(`未${'收取信息处理'.repeat(10_000)}`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
