// @vitest-environment jsdom
import rule from '../../../rules/ageing/ageing-large-text-screen-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { entered, PHONE, UNSEEN } from '../../ageing-mode.ts';
import { testRule } from '../../test-rule.ts';

testRule(
  rule,
  {},
  {
    valid: [{ name: '有大字幕', ...entered() }],
    invalid: [
      {
        name: '没有大字幕',
        ...entered({ largeTextScreen: false }),
        certainty: 'suspected',
        findings: [message('finding.ageing-large-text-screen-missing')],
      },
    ],
    notApplicable: [
      ...UNSEEN.notApplicable,
      { name: '手机宽度', ...entered({ viewport: PHONE, largeTextScreen: false }), because: 'because.desktop-only' },
    ],
    cannotTell: [
      ...UNSEEN.cannotTell,
      { name: '看不出来', ...entered({ largeTextScreen: 'unknown' }), because: 'because.mode-unclear' },
    ],
  },
);
