// @vitest-environment jsdom
import rule from '../../../rules/finance/issue-numbers-gap.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { home, list } from '../finance-pages.ts';

const issues = (numbers: readonly string[]) =>
  numbers.map((number, index) => ({ title: `云溪市人民政府公报2024年第${number}期`, day: `2024-1${index % 3}-15` }));

testRule(
  rule,
  { params: { anyOf: ['政府公报'] } },
  {
    valid: [
      { name: '一至四期都在', pages: [home, list('gb/', '政府公报', issues(['4', '3', '二', '一']))] },
      {
        name: '跨年从头编号',
        pages: [
          home,
          list('gb/', '政府公报', [
            { title: '云溪市人民政府公报2025年第1期', day: '2025-02-01' },
            ...issues(['3', '2', '1']),
          ]),
        ],
      },
      { name: '列表没有读完，中间的可能在别页', pages: [home, list('gb/', '政府公报', issues(['4', '1']), 5)] },
    ],
    invalid: [
      {
        name: '缺第2期',
        pages: [home, list('gb/', '政府公报', issues(['4', '3', '1']))],
        certainty: 'suspected',
        findings: [message('finding.issue-missing', { name: '政府公报 2024', number: 2, highest: 4 })],
      },
    ],
    cannotTell: [{ name: '没有公报', pages: [home], because: 'because.no-numbered-titles' }],
  },
);
