/** Annual reports of places that do not exist, made of figures: as pages, and as the tables that a reader makes of them. */
import fc from 'fast-check';
import {
  APPLICANTS,
  COLUMNS,
  DISPUTE_BLOCKS,
  DISPUTE_OUTCOMES,
  OTHERWISE_ROWS,
  RESULT_ROWS,
  type RequestRow,
} from '../../../rules/annual-report.ts';
import type { Cell, Table } from '../../../utils/facts/page-facts.ts';

export type Format = 'trial-2019' | 'format-2021';
/** By the names of report-format.ts. */
export type Figures = Record<string, number>;

const resultRows = (format: Format): readonly RequestRow[] => [
  ...RESULT_ROWS,
  ...(format === 'format-2021' ? OTHERWISE_ROWS : (['otherwise'] as const)),
];
export const requestRowsOf = (format: Format): readonly RequestRow[] => [
  'received',
  'carriedIn',
  ...resultRows(format),
  'handled',
  'carriedOut',
];

/** The counts that are free; the others follow from them. */
interface Free {
  results: readonly (readonly number[])[];
  carriedOut: readonly number[];
  /** Of those handled and carried over, how many had been carried in. */
  carriedIn: readonly number[];
  disputes: readonly (readonly number[])[];
}

/** All cells of both tables, every identity of the standard holding. */
function figuresOf(format: Format, free: Free): Figures {
  const figures: Figures = {};
  for (const [i, who] of APPLICANTS.entries()) {
    const set = (row: RequestRow, value: number) => {
      figures[`requests.${row}.${who}`] = value;
      figures[`requests.${row}.total`] = (figures[`requests.${row}.total`] ?? 0) + value;
    };
    const counts = resultRows(format).map((row, j) => [row, free.results[j]?.[i] ?? 0] as const);
    for (const [row, count] of counts) set(row, count);
    const handled = counts.reduce((sum, [, count]) => sum + count, 0);
    const out = free.carriedOut[i] ?? 0;
    const into = Math.min(free.carriedIn[i] ?? 0, handled + out);
    set('handled', handled);
    set('carriedOut', out);
    set('carriedIn', into);
    set('received', handled + out - into);
  }
  for (const [i, block] of DISPUTE_BLOCKS.entries()) {
    const counts = DISPUTE_OUTCOMES.map((outcome, j) => [outcome, free.disputes[i]?.[j] ?? 0] as const);
    for (const [outcome, count] of counts) figures[`disputes.${block}.${outcome}`] = count;
    figures[`disputes.${block}.total`] = counts.reduce((sum, [, count]) => sum + count, 0);
  }
  return figures;
}

/** Mostly zeros, as in real reports. */
const count = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 30 }) },
  { weight: 1, arbitrary: fc.integer({ min: 31, max: 20_000 }) },
);
const counts = (length: number) => fc.array(count, { minLength: length, maxLength: length });
const times = <T>(length: number, of: fc.Arbitrary<T>) => fc.array(of, { minLength: length, maxLength: length });

export const consistentFigures = (format: Format): fc.Arbitrary<Figures> =>
  fc
    .record({
      results: times(resultRows(format).length, counts(APPLICANTS.length)),
      carriedOut: counts(APPLICANTS.length),
      carriedIn: counts(APPLICANTS.length),
      disputes: times(DISPUTE_BLOCKS.length, counts(DISPUTE_OUTCOMES.length)),
    })
    .map((free) => figuresOf(format, free));

/** 11 applications and one carried in, of which 10 were handled, one of a company's; one review and two lawsuits. */
export const example = (format: Format = 'format-2021', { carriedIn = 1, carriedOut = 2 } = {}): Figures =>
  figuresOf(format, {
    results: [[4, 1], [2], [0], [1], [0], [0], [0], [0], [0], [0], [2]],
    carriedOut: [carriedOut],
    carriedIn: [carriedIn],
    disputes: [[1], [1, 1], []],
  });

const cell = (text: string | number, colspan = 1, rowspan = 1): Cell => ({ text: String(text), colspan, rowspan });
type Rows = readonly (readonly Cell[])[];

const GROUPS: readonly (readonly [label: string, rows: readonly (readonly [row: RequestRow, label: string])[]])[] = [
  ['', [['granted', '（一）予以公开']]],
  ['', [['partlyGranted', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）']]],
  [
    '（三）不予公开',
    [
      ['refused.stateSecret', '1.属于国家秘密'],
      ['refused.forbidden', '2.其他法律行政法规禁止公开'],
      ['refused.security', '3.危及“三安全一稳定”'],
      ['refused.thirdParty', '4.保护第三方合法权益'],
      ['refused.internal', '5.属于三类内部事务信息'],
      ['refused.process', '6.属于四类过程性信息'],
      ['refused.enforcementFile', '7.属于行政执法案卷'],
      ['refused.query', '8.属于行政查询事项'],
    ],
  ],
  [
    '（四）无法提供',
    [
      ['unavailable.notHeld', '1.本机关不掌握相关政府信息'],
      ['unavailable.toBeMade', '2.没有现成信息需要另行制作'],
      ['unavailable.unclear', '3.补正后申请内容仍不明确'],
    ],
  ],
  [
    '（五）不予处理',
    [
      ['notProcessed.complaint', '1.信访举报投诉类申请'],
      ['notProcessed.repeated', '2.重复申请'],
      ['notProcessed.publication', '3.要求提供公开出版物'],
      ['notProcessed.excessive', '4.无正当理由大量反复申请'],
      ['notProcessed.reissue', '5.要求行政机关确认或重新出具已获取信息'],
    ],
  ],
];
const OTHERWISE: Record<Format, (typeof GROUPS)[number]> = {
  'format-2021': [
    '（六）其他处理',
    [
      ['otherwise.notCorrected', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
      ['otherwise.feeUnpaid', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
      ['otherwise.other', '3.其他'],
    ],
  ],
  'trial-2019': ['', [['otherwise', '（六）其他处理']]],
};

function requestTable(format: Format, textOf: (name: string) => string): Rows {
  const values = (row: RequestRow) => COLUMNS.map((column) => cell(textOf(`requests.${row}.${column}`)));
  const groups = [...GROUPS, OTHERWISE[format], ['', [['handled', '（七）总计']]] as (typeof GROUPS)[number]];
  const results = groups.flatMap(([group, rows]) =>
    rows.map(([row, label], i) => [
      ...(group && i === 0 ? [cell(group, 1, rows.length)] : []),
      cell(label, group ? 1 : 2),
      ...values(row),
    ]),
  );
  return [
    [cell('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3), cell('申请人情况', 7)],
    [cell('自然人', 1, 2), cell('法人或其他组织', 5), cell('总计', 1, 2)],
    ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map((text) => cell(text)),
    [cell('一、本年新收政府信息公开申请数量', 3), ...values('received')],
    [cell('二、上年结转政府信息公开申请数量', 3), ...values('carriedIn')],
    ...results.map((cells, i) => (i === 0 ? [cell('三、本年度办理结果', 1, results.length), ...cells] : cells)),
    [cell('四、结转下年度继续办理', 3), ...values('carriedOut')],
  ];
}

function disputeTable(textOf: (name: string) => string): Rows {
  const heads = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  return [
    [cell('行政复议', 5), cell('行政诉讼', 10)],
    [...heads.map((text) => cell(text, 1, 2)), cell('未经复议直接起诉', 5), cell('复议后起诉', 5)],
    [...heads, ...heads].map((text) => cell(text)),
    DISPUTE_BLOCKS.flatMap((block) =>
      [...DISPUTE_OUTCOMES, 'total'].map((outcome) => cell(textOf(`disputes.${block}.${outcome}`))),
    ),
  ];
}

function disclosedTable(format: Format, normative: number, amount: string): Rows {
  const head = (article: string) => [cell(`第二十条第（${article}）项`, 4)];
  if (format === 'trial-2019') {
    return [
      head('一'),
      [cell('信息内容'), cell('本年新制作数量'), cell('本年新公开数量'), cell('对外公开总数量')],
      [cell('规章'), cell(0), cell(0), cell(0)],
      [cell('规范性文件'), cell(8), cell(8), cell(normative)],
      head('五'),
      [cell('信息内容'), cell('上一年项目数量'), cell('本年增/减'), cell('处理决定数量')],
      [cell('行政许可'), cell(39), cell('-4'), cell(181)],
      [cell('其他对外管理服务事项'), cell(10), cell(0), cell(15)],
      head('八'),
      [cell('信息内容'), cell('上一年项目数量'), cell('本年增/减', 2)],
      [cell('行政事业性收费'), cell(3), cell(0, 2)],
      head('九'),
      [cell('信息内容'), cell('采购项目数量'), cell('采购总金额', 2)],
      [cell('政府集中采购'), cell(6), cell('25.1万元', 2)],
    ];
  }
  return [
    head('一'),
    [cell('信息内容'), cell('本年制发件数'), cell('本年废止件数'), cell('现行有效件数')],
    [cell('规章'), cell(0), cell(0), cell(0)],
    [cell('行政规范性文件'), cell(8), cell(2), cell(normative)],
    head('五'),
    [cell('信息内容'), cell('本年处理决定数量', 3)],
    [cell('行政许可'), cell(181, 3)],
    head('六'),
    [cell('信息内容'), cell('本年处理决定数量', 3)],
    [cell('行政处罚'), cell(20, 3)],
    [cell('行政强制'), cell(0, 3)],
    head('八'),
    [cell('信息内容'), cell('本年收费金额（单位：万元）', 3)],
    [cell('行政事业性收费'), cell(amount, 3)],
  ];
}

export interface Report {
  format?: Format;
  figures?: Figures;
  /** Cells that say something else than their figure: `''` for blank. */
  texts?: Readonly<Record<string, string>>;
  /** 现行有效 / 对外公开总数. */
  normative?: number;
  /** 行政事业性收费, 本年收费金额. */
  amount?: string;
}

/** The three tables as the reader makes them. */
export function reportTables({
  format = 'format-2021',
  figures = example(format),
  texts = {},
  normative = 62,
  amount = '18.06',
}: Report): [disclosed: Table, requests: Table, disputes: Table] {
  const textOf = (name: string) => texts[name] ?? String(figures[name] ?? '');
  const table = (rows: Rows): Table => ({ rows: rows.map((cells) => [...cells]), line: 0 });
  return [
    table(disclosedTable(format, normative, amount)),
    table(requestTable(format, textOf)),
    table(disputeTable(textOf)),
  ];
}

const span = (name: string, size: number) => (size > 1 ? ` ${name}="${size}"` : '');
export const tableHtml = ({ rows }: Table): string =>
  `<table border="1">${rows
    .map(
      (cells) =>
        `<tr>${cells
          .map(
            ({ text, colspan, rowspan }) =>
              `<td${span('colspan', colspan)}${span('rowspan', rowspan)}><p align="center"><span>${text}</span></p></td>`,
          )
          .join('')}</tr>`,
    )
    .join('')}</table>`;

const SENTENCE =
  '我市坚持以公开为常态、不公开为例外，持续扩大主动公开范围，规范依申请公开办理流程，提升平台建设水平，各项工作取得新的成效。';

export interface Prose {
  year?: number;
  /** 统计期限; `false` for none. */
  period?: string | false;
  title?: string;
  publishedOn?: string;
  /** Words of the sections that are prose. */
  overview?: string;
  problems?: string;
  other?: string;
  /** What stands in the three sections with tables, where that is not the tables. */
  tables?: readonly [disclosed: string, requests: string, disputes: string];
  /** The sections in this order, by their place in the format. */
  order?: readonly number[];
  /** Headings other than those of the format. */
  headings?: Readonly<Record<number, string>>;
  /** Below the report. */
  after?: string;
}

const NUMBERS = ['一', '二', '三', '四', '五', '六'];
const HEADINGS = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
];

/** The page of a report of 云溪市, in the format of its year. */
export function reportPage(report: Report & Prose = {}): string {
  const { year = 2023, order = [0, 1, 2, 3, 4, 5], headings = {}, after = '' } = report;
  const format = report.format ?? (year < 2021 ? 'trial-2019' : 'format-2021');
  const title = report.title ?? `云溪市人民政府${year}年政府信息公开工作年度报告`;
  const period = report.period ?? `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`;
  const tables = report.tables ?? reportTables({ ...report, format }).map(tableHtml);
  const bodies = [
    report.overview ?? `${year}年，${SENTENCE}`,
    tables[0],
    tables[1],
    tables[2],
    report.problems ?? `一是部分栏目更新不够及时，二是解读形式还不够丰富。下一步，将加强日常巡查，丰富解读形式。`,
    report.other ?? `${year}年度未收取信息处理费。落实${year}年政务公开工作要点的情况已在上文报告。`,
  ];
  const sections = order.map((section, i) => {
    const body = bodies[section] ?? '';
    const heading = headings[section] ?? `${NUMBERS[i]}、${HEADINGS[section]}`;
    return `<p>${heading}</p>${body.startsWith('<') ? body : `<p>${body}</p>`}`;
  });
  return `<!doctype html><html><head><title>${title}_云溪市人民政府</title></head><body>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/nb/">政府信息公开年报</a></div>
<div class="content"><h1>${title}</h1><div>发布时间：${report.publishedOn ?? `${year + 1}-01-20`} 来源：云溪市人民政府办公室</div>
<p>根据《中华人民共和国政府信息公开条例》规定，现公布云溪市人民政府${year}年政府信息公开工作年度报告。${SENTENCE}</p>
${period ? `<p>${period}</p>` : ''}${sections.join('\n')}${after}</div></body></html>`;
}
