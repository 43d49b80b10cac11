// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-fee-unit-mixed.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { reportPage } from './generated-reports.ts';

testRule(
  rule,
  {},
  {
    valid: [
      { name: '万元', html: reportPage({ amount: '5949.09' }) },
      { name: '写明万元', html: reportPage({ amount: '18.06万元' }) },
      { name: '没有收费', html: reportPage({ amount: '0' }) },
    ],
    invalid: [
      {
        name: '表头是万元，格里写元',
        html: reportPage({ amount: '180600元' }),
        certainty: 'suspected',
        findings: [message('finding.annual-report-fee-in-yuan', { amount: '180600元' })],
      },
      {
        name: '五千九百多亿元',
        html: reportPage({ amount: '59490886.67' }),
        certainty: 'suspected',
        findings: [message('finding.annual-report-fee-huge', { amount: '59490886.67' })],
      },
    ],
    notApplicable: [
      { name: '试行格式没有这一格', html: reportPage({ year: 2020 }), because: 'because.report-before-format' },
    ],
    cannotTell: [{ name: '空白', html: reportPage({ amount: '' }), because: 'because.report-fee-unclear' }],
  },
);
