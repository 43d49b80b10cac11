// @vitest-environment jsdom
import rule from '../../../rules/finance/department-budgets-scattered.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { home, list } from '../finance-pages.ts';

const departments = ['教育局', '民政局', '财政局', '水务局', '交通运输局', '农业农村局'];
const rows = (days: readonly string[]) =>
  departments.map((name, index) => ({ title: `云溪市${name}2025年部门预算`, day: days[index % days.length] ?? '' }));

testRule(
  rule,
  {},
  {
    valid: [{ name: '同一天公开', pages: [home, list('czxx/', '财政预决算', rows(['2025-02-20']))] }],
    invalid: [
      {
        name: '分三天公开',
        pages: [home, list('czxx/', '财政预决算', rows(['2025-02-20', '2025-02-25', '2025-03-03']))],
        certainty: 'suspected',
        findings: [
          message('finding.department-budgets-scattered', {
            year: 2025,
            kind: message('budget-kind.budget'),
            count: 6,
            most: 2,
            day: '2025-02-20',
          }),
        ],
      },
    ],
    cannotTell: [
      {
        name: '只有两个部门',
        pages: [home, list('czxx/', '财政预决算', rows(['2025-02-20']).slice(0, 2))],
        because: 'because.too-few-budgets',
      },
    ],
  },
);
