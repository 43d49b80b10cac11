// @vitest-environment jsdom
import rule from '../../../rules/ageing/ageing-cursor-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { entered, PHONE, UNSEEN } from '../../ageing-mode.ts';
import { testRule } from '../../test-rule.ts';

testRule(
  rule,
  {},
  {
    valid: [{ name: '有大鼠标', ...entered() }],
    invalid: [
      {
        name: '没有大鼠标',
        ...entered({ largeCursor: false }),
        certainty: 'suspected',
        findings: [message('finding.ageing-cursor-missing')],
      },
    ],
    notApplicable: [
      ...UNSEEN.notApplicable,
      { name: '手机宽度', ...entered({ viewport: PHONE, largeCursor: false }), because: 'because.desktop-only' },
    ],
    cannotTell: [
      ...UNSEEN.cannotTell,
      { name: '看不出来', ...entered({ largeCursor: 'unknown' }), because: 'because.mode-unclear' },
    ],
  },
);
