// @vitest-environment jsdom
import rule from '../../../rules/accessibility/contrast-low.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { auditFacts, axeRule } from '../../audit-facts.ts';
import { testRule } from '../../test-rule.ts';

const html = '<html lang="zh-CN"><head><title>云溪市人民政府</title></head><body><p>政务公开</p></body></html>';
const finding = message('finding.contrast-low');

testRule(
  rule,
  {},
  {
    valid: [{ name: '黑字白底', html, audit: auditFacts({ passed: { 'color-contrast': 12 } }) }],
    invalid: [
      {
        name: '浅灰日期写在白底上',
        html,
        audit: auditFacts({ rules: [axeRule('color-contrast', { violations: ['span'] })] }),
        certainty: 'proven',
        findings: [finding],
      },
      {
        // A list of two hundred rows has one template, and one defect.
        name: '同一模板的多处只算一个问题，待确认的不妨碍认定',
        html,
        audit: auditFacts({
          rules: [
            axeRule('color-contrast', {
              violations: ['li:nth-child(1) > span', 'li:nth-child(2) > span'],
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
        audit: auditFacts({ inapplicable: ['color-contrast'] }),
        because: 'because.nothing-of-the-kind',
      },
    ],
    cannotTell: [
      { name: '没有做过按需审计', html, because: 'because.not-measured' },
      {
        // White on a footer's dark picture: without its style sheet the browser paints white on white.
        name: '样式表没有加载，看到的颜色不是页面的本意',
        html,
        audit: auditFacts({
          rules: [axeRule('color-contrast', { violations: ['#footer a'] })],
          stylesheetsMissing: 2,
        }),
        because: 'because.axe-needs-review',
      },
      {
        name: '工具不能确定',
        html,
        audit: auditFacts({ rules: [axeRule('color-contrast', { incomplete: ['#doubt'] })] }),
        because: 'because.axe-needs-review',
      },
    ],
  },
);
