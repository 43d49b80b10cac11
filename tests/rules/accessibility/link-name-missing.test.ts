// @vitest-environment jsdom
import rule from '../../../rules/accessibility/link-name-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { auditFacts, axeRule } from '../../audit-facts.ts';
import { testRule } from '../../test-rule.ts';

const html = '<html lang="zh-CN"><head><title>云溪市人民政府</title></head><body><p>政务公开</p></body></html>';
const finding = message('finding.link-name-missing');

testRule(
  rule,
  {},
  {
    valid: [{ name: '链接都有文字', html, audit: auditFacts({ passed: { 'link-name': 12 } }) }],
    invalid: [
      {
        name: '图标链接没有名称',
        html,
        audit: auditFacts({ rules: [axeRule('link-name', { violations: ['a'] })] }),
        certainty: 'proven',
        findings: [finding],
      },
      {
        // A list of two hundred rows has one template, and one defect.
        name: '同一模板的多处只算一个问题，待确认的不妨碍认定',
        html,
        audit: auditFacts({
          rules: [
            axeRule('link-name', {
              violations: ['li:nth-child(1) > a', 'li:nth-child(2) > a'],
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
        audit: auditFacts({ inapplicable: ['link-name'] }),
        because: 'because.nothing-of-the-kind',
      },
    ],
    cannotTell: [
      { name: '没有做过按需审计', html, because: 'because.not-measured' },
      {
        name: '工具不能确定',
        html,
        audit: auditFacts({ rules: [axeRule('link-name', { incomplete: ['#doubt'] })] }),
        because: 'because.axe-needs-review',
      },
    ],
  },
);
