// @vitest-environment jsdom
import rule from '../../../rules/ageing/ageing-mode-stuck.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { entered, UNSEEN } from '../../ageing-mode.ts';
import { testRule } from '../../test-rule.ts';

testRule(
  rule,
  {},
  {
    valid: [{ name: '有退出按钮', ...entered() }],
    invalid: [
      {
        name: '找不到退出按钮',
        ...entered({ canBeLeft: false }),
        certainty: 'suspected',
        findings: [message('finding.ageing-mode-stuck')],
      },
    ],
    notApplicable: UNSEEN.notApplicable,
    cannotTell: [
      ...UNSEEN.cannotTell,
      { name: '看不出来', ...entered({ canBeLeft: 'unknown' }), because: 'because.mode-unclear' },
    ],
  },
);
