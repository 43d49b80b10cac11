// @vitest-environment jsdom
import rule from '../../../rules/finance/budget-matrix-incomplete.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { home, list } from '../finance-pages.ts';

const budget = (year: number) => ({ title: `云溪市${year}年政府预算公开`, day: `${year}-02-20` });
const accounts = (year: number) => ({ title: `云溪市${year}年度政府决算公开`, day: `${year + 1}-09-20` });
const all = [budget(2025), budget(2024), budget(2023), accounts(2023), accounts(2022), accounts(2021)];

testRule(
  rule,
  {},
  {
    valid: [{ name: '三年预算、三年决算', pages: [home, list('czxx/', '财政预决算', all)] }],
    invalid: [
      {
        name: '缺2022年决算',
        pages: [
          home,
          list(
            'czxx/',
            '财政预决算',
            all.filter(({ title }) => !title.includes('2022')),
          ),
        ],
        certainty: 'suspected',
        findings: [message('finding.accounts-missing', { year: 2022 })],
      },
      {
        name: '编制预算的通知和执行情况不是预算',
        pages: [
          home,
          list('czxx/', '财政预决算', [
            ...all.slice(1),
            { title: '关于编制2025年部门预算的通知', day: '2024-10-01' },
            { title: '云溪市2025年一季度预算执行情况', day: '2025-04-10' },
          ]),
        ],
        certainty: 'suspected',
        findings: [message('finding.budget-missing', { year: 2025 })],
      },
      {
        name: '栏目还有下一页，不指出',
        pages: [home, list('czxx/', '财政预决算', all.slice(0, 3), 4)],
        certainty: 'suspected',
        findings: [],
      },
    ],
    cannotTell: [{ name: '没有读到财政栏目', pages: [home], because: 'because.budget-not-read' }],
  },
);
