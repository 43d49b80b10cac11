// @vitest-environment jsdom
import rule from '../../../rules/ageing/ageing-mode-lost.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { entered, UNSEEN } from '../../ageing-mode.ts';
import { testRule } from '../../test-rule.ts';

testRule(
  rule,
  {},
  {
    valid: [{ name: '打开下一页仍有效', ...entered() }],
    invalid: [
      {
        name: '打开下一页变回常规版',
        ...entered({ holdsOnNextPage: false }),
        certainty: 'suspected',
        findings: [message('finding.ageing-mode-lost')],
      },
    ],
    notApplicable: UNSEEN.notApplicable,
    cannotTell: [
      ...UNSEEN.cannotTell,
      { name: '看不出来', ...entered({ holdsOnNextPage: 'unknown' }), because: 'because.mode-unclear' },
    ],
  },
);
