// @vitest-environment jsdom
import rule from '../../../rules/accessibility/page-language-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { auditFacts, axeRule } from '../../audit-facts.ts';
import { testRule } from '../../test-rule.ts';

const html = '<html lang="zh-CN"><head><title>云溪市人民政府</title></head><body><p>政务公开</p></body></html>';
const finding = message('finding.page-language-missing');

testRule(
  rule,
  {},
  {
    valid: [{ name: '写明 zh-CN', html, audit: auditFacts({ passed: { 'html-has-lang': 12 } }) }],
    invalid: [
      {
        name: '没有 lang',
        html,
        audit: auditFacts({ rules: [axeRule('html-has-lang', { violations: ['html'] })] }),
        certainty: 'proven',
        findings: [finding],
      },
      {
        // A list of two hundred rows has one template, and one defect.
        name: '同一模板的多处只算一个问题，待确认的不妨碍认定',
        html,
        audit: auditFacts({
          rules: [
            axeRule('html-has-lang', {
              violations: ['li:nth-child(1) > html', 'li:nth-child(2) > html'],
              incomplete: ['#doubt'],
            }),
          ],
        }),
        certainty: 'proven',
        findings: [finding],
      },
    ],
    notApplicable: [
      {
        name: '没有这类元素',
        html,
        audit: auditFacts({ inapplicable: ['html-has-lang'] }),
        because: 'because.nothing-of-the-kind',
      },
    ],
    cannotTell: [
      { name: '没有做过按需审计', html, because: 'because.not-measured' },
      {
        name: '工具不能确定',
        html,
        audit: auditFacts({ rules: [axeRule('html-has-lang', { incomplete: ['#doubt'] })] }),
        because: 'because.axe-needs-review',
      },
    ],
  },
);
