// @vitest-environment jsdom
import rule from '../../../rules/documents/date-damaged.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { COLUMN, DOCUMENT_PATH, documentPage } from '../document-page.ts';

const path = DOCUMENT_PATH;

testRule(
  rule,
  {},
  {
    valid: [
      { name: '日期和文号完整', html: documentPage(), path },
      {
        name: '正文里的电话和金额不是日期',
        html: documentPage({ below: '<p>咨询电话：08986660001，补贴2018523元。</p>' }),
        path,
      },
    ],
    invalid: [
      {
        name: '落款日期少了“月”',
        html: documentPage({ below: '<p>云溪市人民政府</p><p>2025年512日</p>' }),
        path,
        certainty: 'proven',
        findings: [message('finding.date-damaged', { text: '2025年512日', place: message('damaged-place.signature') })],
      },
      {
        name: '引用的文号少了括号',
        html: documentPage({ below: '<p>按照《云溪市养老服务办法》（云政办〔20226号）执行。</p>' }),
        path,
        certainty: 'proven',
        findings: [
          message('finding.number-damaged', { text: '云政办〔20226号', place: message('damaged-place.number') }),
        ],
      },
    ],
    notApplicable: [{ name: '栏目页', ...COLUMN, because: 'because.not-a-single-content' }],
  },
);
