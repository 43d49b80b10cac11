// @vitest-environment jsdom
import rule from '../../../rules/ageing/ageing-read-aloud-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { entered, UNSEEN } from '../../ageing-mode.ts';
import { testRule } from '../../test-rule.ts';

testRule(
  rule,
  {},
  {
    valid: [{ name: '可以语音阅读', ...entered() }],
    invalid: [
      {
        name: '不能语音阅读',
        ...entered({ readAloud: false }),
        certainty: 'suspected',
        findings: [message('finding.ageing-read-aloud-missing')],
      },
    ],
    notApplicable: UNSEEN.notApplicable,
    cannotTell: [
      ...UNSEEN.cannotTell,
      { name: '看不出来', ...entered({ readAloud: 'unknown' }), because: 'because.mode-unclear' },
    ],
  },
);
