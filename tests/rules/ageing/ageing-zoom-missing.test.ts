// @vitest-environment jsdom
import rule from '../../../rules/ageing/ageing-zoom-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { entered, PHONE, UNSEEN } from '../../ageing-mode.ts';
import { testRule } from '../../test-rule.ts';

testRule(
  rule,
  {},
  {
    valid: [{ name: '有页面放大', ...entered() }],
    invalid: [
      {
        name: '没有页面放大',
        ...entered({ zoom: false }),
        certainty: 'suspected',
        findings: [message('finding.ageing-zoom-missing')],
      },
    ],
    notApplicable: [
      ...UNSEEN.notApplicable,
      { name: '手机宽度', ...entered({ viewport: PHONE, zoom: false }), because: 'because.desktop-only' },
    ],
    cannotTell: [
      ...UNSEEN.cannotTell,
      { name: '看不出来', ...entered({ zoom: 'unknown' }), because: 'because.mode-unclear' },
    ],
  },
);
