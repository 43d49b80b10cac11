// @vitest-environment jsdom
import rule from '../../../rules/ageing/ageing-app-numbers-unmet.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { entered, UNSEEN } from '../../ageing-mode.ts';
import { testRule } from '../../test-rule.ts';

const text = { medianPx: 20, below18: 0, lineHeight: 1.2 };

testRule(
  rule,
  {},
  {
    valid: [
      { name: '都达到', ...entered() },
      { name: '行距为浏览器默认值，没有数值', ...entered({ after: { ...text, lineHeight: null } }) },
    ],
    invalid: [
      {
        name: '三项都低，只是提示',
        ...entered({ contrast: 3.2, smallestTargetPx: 24, after: text }),
        certainty: 'suspected',
        findings: [
          message('finding.ageing-app-contrast', { value: 3.2, limit: 4.5 }),
          message('finding.ageing-app-line-height', { value: 1.2, limit: 1.3 }),
          message('finding.ageing-app-target', { value: 24, limit: 44 }),
        ],
      },
    ],
    notApplicable: UNSEEN.notApplicable,
    cannotTell: [
      ...UNSEEN.cannotTell,
      {
        name: '没有量到数值',
        ...entered({ contrast: undefined, smallestTargetPx: undefined, after: undefined }),
        because: 'because.mode-no-text',
      },
    ],
  },
);
