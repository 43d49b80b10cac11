/** Annual reports of places that do not exist, in the official formats, with figures that add up. */

const cell = (text: string | number, span = '') => `<td${span}><p align="center">${text}</p></td>`;
const row = (...cells: string[]) => `<tr>${cells.join('')}</tr>`;

/** 第二十条第（一）（五）（六）（八）项 of the format of 2021. */
export const DISCLOSED = `<table>${[
  row(cell('第二十条第（一）项', ' colspan=4')),
  row(cell('信息内容'), cell('本年制发件数'), cell('本年废止件数'), cell('现行有效件数')),
  row(cell('规章'), cell(1), cell(0), cell(3)),
  row(cell('行政规范性文件'), cell('12'), cell(5), cell('１，２４０')),
  row(cell('第二十条第（五）项', ' colspan=4')),
  row(cell('信息内容'), cell('本年处理决定数量', ' colspan=3')),
  row(cell('行政许可'), cell('4,529', ' colspan=3')),
  row(cell('第二十条第（六）项', ' colspan=4')),
  row(cell('信息内容'), cell('本年处理决定数量', ' colspan=3')),
  row(cell('行政处罚'), cell('110件', ' colspan=3')),
  row(cell('行政强制'), cell('/', ' colspan=3')),
  row(cell('第二十条第（八）项', ' colspan=4')),
  row(cell('信息内容'), cell('本年收费金额（单位：万元）', ' colspan=3')),
  row(cell('行政事业性收费'), cell('18.06', ' colspan=3')),
].join('')}</table>`;

/** The same of the trial format of 2019. */
export const DISCLOSED_2019 = `<table>${[
  row(cell('第二十条第（一）项', ' colspan=4')),
  row(cell('信息内容'), cell('本年新<br>制作数量'), cell('本年新<br>公开数量'), cell('对外公开总数量')),
  row(cell('规章'), cell(0), cell(0), cell(0)),
  row(cell('规范性文件'), cell(8), cell(7), cell(60)),
  row(cell('第二十条第（五）项', ' colspan=4')),
  row(cell('信息内容'), cell('上一年项目数量'), cell('本年增/减'), cell('处理决定数量')),
  row(cell('行政许可'), cell(39), cell('减4'), cell(181)),
  row(cell('其他对外管理服务事项'), cell(10), cell(0), cell(15)),
  row(cell('第二十条第（八）项', ' colspan=4')),
  row(cell('信息内容'), cell('上一年项目数量'), cell('本年增/减', ' colspan=2')),
  row(cell('行政事业性收费'), cell(3), cell('+1', ' colspan=2')),
  row(cell('第二十条第（九）项', ' colspan=4')),
  row(cell('信息内容'), cell('采购项目数量'), cell('采购总金额', ' colspan=2')),
  row(cell('政府集中采购'), cell(6), cell('251000元', ' colspan=2')),
].join('')}</table>`;

/** Labels of the rows of the table of applications, group by group, with the figures of 自然人, 商业企业 and 其他. */
const GROUPS: readonly (readonly [group: string, rows: readonly (readonly [label: string, ...figures: number[]])[]])[] =
  [
    ['', [['（一）予以公开', 20, 2, 1]]],
    ['', [['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', 3, 1, 0]]],
    [
      '（三）不予公开',
      [
        ['1.属于国家秘密', 1, 0, 0],
        ['2.其他法律行政法规禁止公开', 2, 0, 0],
        ['3.危及“三安全一稳定”', 3, 0, 0],
        ['4.保护第三方合法权益', 4, 0, 0],
        ['5.属于三类内部事务信息', 5, 0, 0],
        ['6.属于四类过程性信息', 6, 0, 0],
        ['7.属于行政执法案卷', 7, 0, 0],
        ['8.属于行政查询事项', 8, 0, 0],
      ],
    ],
    [
      '（四）无法提供',
      [
        ['1.本机关不掌握相关政府信息', 9, 3, 0],
        ['2.没有现成信息需要另行制作', 10, 0, 0],
        ['3.补正后申请内容仍不明确', 11, 0, 0],
      ],
    ],
    [
      '（五）不予处理',
      [
        ['1.信访举报投诉类申请', 12, 0, 0],
        ['2.重复申请', 13, 0, 0],
        ['3.要求提供公开出版物', 14, 0, 0],
        ['4.无正当理由大量反复申请', 15, 0, 0],
        ['5.要求行政机关确认或重新出具已获取信息', 16, 0, 0],
      ],
    ],
  ];
const OTHERWISE_2021 = [
  ['1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', 17, 0, 0],
  ['2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', 18, 0, 0],
  ['3.其他', 19, 1, 2],
] as const;

const seven = ([people, companies, others]: readonly number[]) =>
  [people ?? 0, companies ?? 0, 0, 0, 0, others ?? 0, (people ?? 0) + (companies ?? 0) + (others ?? 0)].map((n) =>
    cell(n),
  );

export const REQUEST_HEAD = [
  row(
    cell('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', ' colspan=3 rowspan=3'),
    cell('申请人情况', ' colspan=7'),
  ),
  row(cell('自然人', ' rowspan=2'), cell('法人或其他组织', ' colspan=5'), cell('总计', ' rowspan=2')),
  row(...['商业<br>企业', '科研机构', '社会公益 组织', '法律服务机构', '其他'].map((text) => cell(text))),
];
/** The same as some editors write it: no spans downwards, blanks instead. */
export const LOOSE_HEAD = [
  row(
    cell('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', ' colspan=3 rowspan=3'),
    cell('申请人情况', ' colspan=7'),
  ),
  row(cell('自然人'), cell('法人或其他组织', ' colspan=5'), cell('总计')),
  row(...['', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', ''].map((text) => cell(text))),
];

/** The rows under the head: 222 + 6 applications, of which 223 were handled and 5 carried over. */
export function requestRows(format: 'trial-2019' | 'format-2021' = 'format-2021'): string[] {
  const groups = [...GROUPS, ['（六）其他处理', format === 'format-2021' ? OTHERWISE_2021 : []] as const];
  const handled = [0, 0, 0];
  const body: string[] = [];
  for (const [group, rows] of groups) {
    const single = rows.length === 0;
    for (const [i, [label, ...figures]] of (single ? [[group, 54, 1, 2] as const] : rows).entries()) {
      for (const [j, figure] of figures.entries()) handled[j] = (handled[j] ?? 0) + figure;
      const grouped = !single && group !== '';
      const head = grouped && i === 0 ? cell(group, ` rowspan=${rows.length}`) : '';
      body.push(`${head}${cell(label, grouped ? '' : ' colspan=2')}${seven(figures).join('')}`);
    }
  }
  body.push(`${cell('（七）总计', ' colspan=2')}${seven(handled).join('')}`);
  const [people = 0, companies = 0, others = 0] = handled;
  return [
    row(cell('一、本年新收政府信息公开申请数量', ' colspan=3'), ...seven([people - 1, companies, others])),
    row(cell('二、上年结转政府信息公开申请数量', ' colspan=3'), ...seven([5, 1, 0])),
    ...body.map(
      (cells, i) => `<tr>${i === 0 ? cell('三、本年度办 理结果', ` rowspan=${body.length}`) : ''}${cells}</tr>`,
    ),
    row(cell('四、结转下年度继续办理', ' colspan=3'), ...seven([4, 1, 0])),
  ];
}

export const requests = (rows: readonly string[]) => `<table>${rows.join('')}</table>`;

const OUTCOMES = ['结果<br>维持', '结果<br>纠正', '其他<br>结果', '尚未<br>审结', '总计'];
/** 2+1+3+1=7; 0; 13+2+4+0=19. */
export const DISPUTES = `<table>${[
  row(cell('行政复议', ' colspan=5'), cell('行政诉讼', ' colspan=10')),
  row(
    ...OUTCOMES.map((text) => cell(text, ' rowspan=2')),
    cell('未经复议直接起诉', ' colspan=5'),
    cell('复议后起诉', ' colspan=5'),
  ),
  row(...[...OUTCOMES, ...OUTCOMES].map((text) => cell(text))),
  row(...[2, 1, 3, 1, 7, 0, 0, 0, 0, 0, 13, 2, 4, 0, 19].map((n) => cell(n))),
].join('')}</table>`;
export const LOOSE_DISPUTES = `<table>${[
  row(cell('行政复议', ' colspan=5'), cell('行政诉讼', ' colspan=10')),
  row(...OUTCOMES.map((text) => cell(text)), cell('未经复议直接起诉', ' colspan=5'), cell('复议后起诉', ' colspan=5')),
  row(...['', '', '', '', '', ...OUTCOMES, ...OUTCOMES].map((text) => cell(text))),
  row(...[2, 1, 3, 1, 7, 0, 0, 0, 0, 0, 13, 2, 4, 0, 19].map((n) => cell(n))),
].join('')}</table>`;

const PROSE =
  '<p>2023年，我县坚持以公开为常态、不公开为例外，持续扩大主动公开范围，不断规范依申请公开办理流程，着力提升平台建设水平，政府信息公开工作取得新成效。</p>';

export const SECTIONS = (
  disclosed: string,
  applications: string,
  disputes: string,
  last = '<p>本年度未收取信息处理费。</p>',
) => `<p>本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。</p><p>一、总体情况</p>${PROSE}${PROSE}
<p>二、主动公开政府信息情况</p>${disclosed}<p>三、收到和处理政府信息公开申请情况</p>${applications}
<p>四、政府信息公开行政复议、行政诉讼情况</p>${disputes}<p>五、存在的主要问题及改进情况</p>${PROSE}<p>六、其他需要报告的事项</p>${last}`;

export const TITLE = '云溪县2023年政府信息公开工作年度报告';

export const reportPage = (body: string, title = TITLE) =>
  `<title>${title}_云溪县人民政府</title><div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 年度报告</div>
<div class="content"><h1>${title}</h1><div>发布时间：2024-01-20 来源：云溪县人民政府办公室</div>${body}</div>`;
