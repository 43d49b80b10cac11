// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import rule from '../../../rules/published/roster-covered.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { judgeSite, type TestPage, testRule } from '../../test-rule.ts';
import { article, column, home, pagerOf, type Row } from './pages.ts';

const roster = ['云溪市水务局', '市生态环境局', '市场监督管理局', '青石镇人民政府'];
const rows: Row[] = [
  ['云溪市水务局2025年部门预算', '2025-02-10'],
  ['云溪市环保局2025年部门预算', '2025-02-10'],
  ['云溪市市场监督管理局2025年部门预算', '2025-02-10'],
  ['云溪市青石镇2025年部门预算', '2025-02-11'],
];
const missing = (unit: string) =>
  message('finding.unit-missing', {
    unit,
    what: message('published.one', { words: [message('published.name', { name: '部门预算' })] }),
  });

// Everything is captured on 2025-06-10.
testRule(
  rule,
  { params: { roster, anyOf: ['部门预算'], year: 'this' } },
  {
    valid: [
      { name: '每个单位都有，旧名和镇名也算', pages: [home({ 部门预算: 'bmys/' }), column('部门预算', 'bmys/', rows)] },
      {
        name: '标题不写单位，正文页写明来源',
        pages: [
          home({ 部门预算: 'bmys/' }),
          column('部门预算', 'bmys/', rows.slice(1)),
          {
            ...article('2025年部门预算公开说明', 'bmys/swj.html', { day: '2025-02-10', above: '部门预算' }),
            html: article('2025年部门预算公开说明', 'bmys/swj.html', {
              day: '2025-02-10',
              above: '部门预算',
            }).html.replace('来源：云溪市人民政府办公室', '来源：云溪市水务局'),
          },
        ],
      },
    ],
    invalid: [
      {
        name: '缺一个单位，一个单位只有去年的',
        pages: [
          home({ 部门预算: 'bmys/' }),
          column('部门预算', 'bmys/', [rows[0] as Row, rows[1] as Row, ['云溪市青石镇2024年部门预算', '2024-02-11']]),
        ],
        certainty: 'suspected',
        findings: [missing('市场监督管理局'), missing('青石镇人民政府')],
      },
    ],
    cannotTell: [
      { name: '栏目没有读取', pages: [home({ 部门预算: 'bmys/' })], because: 'because.place-not-read' },
      { name: '采集日期不明', pages: [home({}, { capturedOn: null })], because: 'because.day-unknown' },
    ],
  },
);

describe('roster-covered', () => {
  const judge = (pages: readonly TestPage[], params: object) =>
    judgeSite(pages, { rule: 'roster-covered', params: params as never }).outcome;

  it('名单由使用者提供，没有提供的不下结论', () => {
    expect(judge([home()], { roster: 'departments', anyOf: ['部门预算'] })).toMatchObject({
      status: 'cannot-tell',
      because: { code: 'because.roster-unknown.departments' },
    });
  });

  it('免除的单位不计，用别的名称写的也不计', () => {
    const pages = [home({ 部门预算: 'bmys/' }), column('部门预算', 'bmys/', rows.slice(0, 3))];
    expect(judge(pages, { roster, exempt: ['云溪市青石镇'], anyOf: ['部门预算'] })).toMatchObject({ status: 'pass' });
  });

  it('栏目没有读完的，缺的单位计入待定', () => {
    const pages = [home({ 部门预算: 'bmys/' }), column('部门预算', 'bmys/', rows.slice(0, 2), { pager: pagerOf(4) })];
    expect(judge(pages, { roster, anyOf: ['部门预算'] })).toMatchObject({
      status: 'measured',
      numerator: 2,
      unknown: 2,
      findings: [],
    });
  });
});
