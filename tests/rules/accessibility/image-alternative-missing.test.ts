// @vitest-environment jsdom
import rule from '../../../rules/accessibility/image-alternative-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { auditFacts, axeRule } from '../../audit-facts.ts';
import { testRule } from '../../test-rule.ts';

const html = '<html lang="zh-CN"><head><title>云溪市人民政府</title></head><body><p>政务公开</p></body></html>';
const finding = message('finding.image-alternative-missing');

const doubted = (id: string, doubt: 'unused-map' | 'dot') => {
  const found = axeRule(id, { violations: ['#one'] });
  return { ...found, nodes: found.nodes.map((node) => ({ ...node, doubt })) };
};

testRule(
  rule,
  {},
  {
    valid: [{ name: '图片都有替代文字', html, audit: auditFacts({ passed: { 'image-alt': 12 } }) }],
    invalid: [
      {
        name: '轮播图没有替代文字',
        html,
        audit: auditFacts({ rules: [axeRule('image-alt', { violations: ['img'] })] }),
        certainty: 'proven',
        findings: [finding],
      },
      {
        // A list of two hundred rows has one template, and one defect.
        name: '同一模板的多处只算一个问题，待确认的不妨碍认定',
        html,
        audit: auditFacts({
          rules: [
            axeRule('image-alt', {
              violations: ['li:nth-child(1) > img', 'li:nth-child(2) > img'],
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
        audit: auditFacts({ inapplicable: ['image-alt'] }),
        because: 'because.nothing-of-the-kind',
      },
    ],
    cannotTell: [
      {
        name: '热区所属的图片已经注释掉，访客看不到',
        html,
        audit: auditFacts({ rules: [doubted('area-alt', 'unused-map')] }),
        because: 'because.axe-needs-review',
      },
      {
        name: '朗读工具放入的一像素图片',
        html,
        audit: auditFacts({ rules: [doubted('image-alt', 'dot')] }),
        because: 'because.axe-needs-review',
      },
      { name: '没有做过按需审计', html, because: 'because.not-measured' },
      {
        name: '工具不能确定',
        html,
        audit: auditFacts({ rules: [axeRule('image-alt', { incomplete: ['#doubt'] })] }),
        because: 'because.axe-needs-review',
      },
    ],
  },
);
